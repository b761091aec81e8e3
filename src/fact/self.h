/* self.h - how a document names itself: title, kind, publisher, language.
 *
 * Part of identity.  Each function leaves its value empty when the document
 * does not say.
 */
#ifndef FACT_SELF_H
#define FACT_SELF_H

#include "doc/doc.h"
#include "doc/title.h"
#include "fact/identity.h"

/* Where a document introduces itself: the blocks from its first heading up to
 * section 1.3, `most` at most. */
struct front {
	size_t first, end;
};

struct front self_front(const struct doc *doc, size_t most);

/* The number of a heading of the body, automatic or typed. */
bool self_heading_number(const struct block *b, struct outline_number *n);

/* "This CPS", "This document is the combined CP/CPS of ...": the next place at
 * or after *at where the document names its kind, no more than six words after
 * "this".  Gives the bytes and the kinds, and moves *at past them. */
bool self_mention(
    struct str s, size_t *at, size_t *start, size_t *end, unsigned *kinds);

/* Kinds named in a stretch of text: bits of IDENTITY_CP and IDENTITY_CPS. */
unsigned self_kinds_in(struct str s);

void self_title(
    struct arena *a, const struct doc *doc, struct fact_value *title);
unsigned self_kind(const struct doc *doc, const struct fact_value *title,
    struct fact_value *said);
void self_ca(struct arena *a, const struct doc *doc, struct fact_value *ca);
struct str self_language(const struct doc *doc, struct fact_value *said);

#endif
