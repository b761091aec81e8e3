/* finder.h - a pattern looked for in a text; private to src/phrase.
 *
 * Functions that search give -1 with `f->err` when the search was given up.
 */
#ifndef FINDER_H
#define FINDER_H

#include "base/limits.h"
#include "phrase/leaf.h"

struct finder {
	const struct pattern *p;
	const struct pattern_set *set;
	const struct phrase_text *text;
	const struct windows *windows;
	const uint64_t *among; /* windows without one of these units are passed
				  over; NULL: none are */
	uint64_t *work;
	struct err *err;
};

static inline const struct part *
finder_part(const struct finder *f, int i)
{
	return &f->set->parts.at[f->p->parts + i];
}

static inline const struct term *
finder_term(const struct finder *f, const struct part *part)
{
	return &f->set->terms.at[part->term];
}

/* NULL for none. */
static inline const struct leaf *
finder_leaf(const struct finder *f, int leaf)
{
	return leaf < 0 ? NULL : &f->set->leaves.at[leaf];
}

/* Which parts are looked at in what order: words and concepts only have to be
 * looked up, phrases are searched, and raw expressions come last. */
enum round { ROUND_WORDS, ROUND_PHRASE, ROUND_RAW, ROUNDS };

/* -- cell.c */

/* Appends the cells among units [first, last) that the term is about. */
CC_MUST_CHECK
int cells_find(struct finder *f, const struct term *term, int first, int last,
    struct spans *out);

/* Leaves in the words [from, to) of a set the cells that the term is about;
 * before ROUND_PHRASE those that it can be about. */
CC_MUST_CHECK
int cells_keep(struct finder *f, const struct term *term, enum round round,
    uint64_t *alive, size_t from, size_t to);

/* -- window.c */

/* The hits of units [first, last), the shortest first, no part over a hit.
 * Gives their number, or -1. */
CC_MUST_CHECK
int hits_in_window(
    struct finder *f, int first, int last, struct hit hits[LIMIT_HITS]);

/* The hits among the matches of one unit, the shortest first, none over
 * another.  Gives their number. */
int hits_among(const struct span *matches, size_t n, int unit,
    struct hit hits[LIMIT_HITS]);

#endif
