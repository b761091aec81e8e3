/* class.h - which certificates a passage is about.
 *
 * "EV TLS certificates", "the keys of subordinate CAs", "CRL", or the heading
 * "Subscriber certificates" over a column: a set of bits in four groups that
 * say different things and are read and compared each for itself:
 *
 *	whose	subscriber, sub-ca, root, cross, ocsp-responder; also of a
 *		key, which is of the class of its certificate
 *	level	dv, ov, iv, ev; mailbox and sponsor of S/MIME
 *	purpose	tls, smime, code-signing, timestamp, client, document (signing
 *		of documents, electronic signatures and seals)
 *	object	crl, ocsp-response, where a list or a response is meant
 *
 * A level or a purpose alone means certificates of subscribers.  "CA
 * certificate" and "CA key" without more are those of any CA: root, sub-ca
 * and cross.
 *
 * Each group is read from the nearest place that says anything about it: the
 * hit itself, its clause, its sentence, the row and column headings or the
 * lead-ins, the caption or sentence that leads in a table, then the headings
 * above.  A group without a bit is unknown.
 *
 * The words stand in the lexicon, frames/classes.
 */
#ifndef PROSE_CLASS_H
#define PROSE_CLASS_H

#include "prose/prose.h"

enum cert_class { /* bits */
	CERT_SUBSCRIBER = 1 << 0,
	CERT_SUB_CA = 1 << 1,
	CERT_ROOT = 1 << 2,
	CERT_CROSS = 1 << 3,
	CERT_OCSP_RESPONDER = 1 << 4,
	CERT_DV = 1 << 5,
	CERT_OV = 1 << 6,
	CERT_IV = 1 << 7,
	CERT_EV = 1 << 8,
	CERT_TLS = 1 << 9,
	CERT_SMIME = 1 << 10,
	CERT_CODE_SIGNING = 1 << 11,
	CERT_TIMESTAMP = 1 << 12,
	CERT_CLIENT = 1 << 13,
	CERT_CRL = 1 << 14,
	CERT_OCSP_RESPONSE = 1 << 15,
	CERT_DOCUMENT = 1 << 16,
	CERT_MAILBOX = 1 << 17,
	CERT_SPONSOR = 1 << 18
};

#define CERT_WHOSE                                                             \
	((unsigned)(CERT_SUBSCRIBER | CERT_SUB_CA | CERT_ROOT | CERT_CROSS |   \
		    CERT_OCSP_RESPONDER))
#define CERT_ANY_CA ((unsigned)(CERT_SUB_CA | CERT_ROOT | CERT_CROSS))
#define CERT_LEVELS                                                            \
	((unsigned)(CERT_DV | CERT_OV | CERT_IV | CERT_EV | CERT_MAILBOX |     \
		    CERT_SPONSOR))
#define CERT_PURPOSES                                                          \
	((unsigned)(CERT_TLS | CERT_SMIME | CERT_CODE_SIGNING |                \
		    CERT_TIMESTAMP | CERT_CLIENT | CERT_DOCUMENT))
#define CERT_OBJECTS ((unsigned)(CERT_CRL | CERT_OCSP_RESPONSE))

/* The bits of a name ("sub-ca", or "ca" for any CA); 0 for an unknown one. */
unsigned class_parse(struct str name);

/* What tokens [first, last) of a statement are about, 0 where nothing tells. */
unsigned class_of(const struct prose *p, int statement, int first, int last);

/* The same where the quantity in tokens [first, last) is what counts: "199 days
 * for TLS certificates and 825 days for S/MIME certificates" tells of each what
 * stands behind it. */
unsigned class_of_quantity(const struct prose *p, int statement, int first,
    int last, const struct quantity *q);

/* The same of a hit, by the quantity that it has caught if there is one. */
unsigned class_of_hit(const struct prose *p, const struct hit *h);

/* False when a group of which `wanted` names something is known of the passage
 * and has nothing in common with it. */
bool class_fits(unsigned wanted, unsigned said);

/* The certificates that a policy identifier of the CA/Browser Forum in the text
 * stands for: the first in the order of the table, or all; 0 for none. */
unsigned class_of_policy(struct str text);
unsigned classes_of_policies(struct str text);

/* Appends " subscriber dv" and so on, for tests and diagnosis. */
struct buf;
void class_print(unsigned bits, struct buf *out);

#endif
