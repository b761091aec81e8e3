/* passages.h - the evidence of a finding as a reader wants it: passages of
 * one statement together and in the order of the document, the decisive ones
 * first, and then what was searched in vain.
 */
#ifndef OUT_PASSAGES_H
#define OUT_PASSAGES_H

#include "out/evidence.h"

/* The passages of one statement (a lead-in and its item, a cell and its
 * headings) that play the same part; their place is told once. */
struct passage_group {
	const struct evidence *decisive;
	const struct evidence **at; /* in the order of the document */
	size_t len;
};

struct passages {
	struct VEC(struct passage_group) groups; /* decisive first */
	struct str searched; /* in words; empty when nothing was */
};

void finding_passages(struct arena *a, const struct review *r,
    const struct finding *f, struct passages *out);

/* A heading quoted for the outline's sake is its own place: no more need be
 * said than its number and words. */
bool passage_is_its_own_place(const struct review *r, const struct evidence *e);

/* "5.5.5 “Records archival”": such a heading, with the number that is no part
 * of its text. */
struct str passage_heading_words(
    struct arena *a, const struct review *r, const struct evidence *e);

#endif
