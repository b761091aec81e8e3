/* class_part.h - what the files of prose/class.h share: bits, and where they
 * are read from; private to src/prose.
 */
#ifndef PROSE_CLASS_PART_H
#define PROSE_CLASS_PART_H

#include "prose/prose.h"

/* -- class.c */

/* Takes from `more` the groups that are not known yet. */
void class_fill(unsigned *bits, unsigned more);

/* The bits with what they imply: a mailbox S/MIME, a level or a purpose alone
 * the certificates of subscribers. */
unsigned class_completed(unsigned bits);

/* "EV and code signing", but not "EV and OV code signing": a level that stands
 * for itself beside another purpose is one of TLS.  CERT_TLS or 0. */
unsigned class_own_purpose(unsigned level, unsigned next);

/* What tokens [first, last) mention; what stands before the token `behind` may
 * tell of all that follows it. */
void class_fill_from(
    const struct prose *p, unsigned *bits, int first, int last, int behind);

/* What stands above a statement: its lead-ins or the heading cells, what leads
 * in its part of the section, the headings. */
void class_fill_from_above(
    const struct prose *p, unsigned *bits, int statement);

/* -- class_label.c: the label before the colon in tokens [first, last), or all
 * of a short lead-in or heading, when it has at most so many words.  `own` is
 * what it stands before: it tells an OCSP responder from its responses. */
void class_fill_from_label(const struct prose *p, unsigned *bits, int first,
    int last, int most, const struct stretch *own);

/* -- class_product.c */

/* Tokens [first, last) that name products and nothing else: "TLS Server", "EV
 * and OV certificates", "S/MIME (sponsor)", "Issuing CAs".  Gives their bits,
 * or 0.  Common words count `among` others: "TLS. ...  Client. ..." */
unsigned class_products(const struct prose *p, int first, int last, bool among);

/* The same for a heading, which may name them at its end: "Domain names (TLS,
 * S/MIME)", "Persons [EV] [OV]", "Revocation: TLS", "Requirements for EV". */
unsigned class_products_of_heading(const struct prose *p, int first, int last);

/* The same for products of a level, among others: "DV and OV". */
unsigned class_levels_only(const struct prose *p, int first, int last);

/* -- class_mention.c: what certificates tokens [first, last) mention, 0 for
 * none. */
unsigned class_mentions(const struct prose *p, int first, int last);

#endif
