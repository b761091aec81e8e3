/* telling.h - which findings a report for people tells, in which order and
 * under which number.
 *
 * Chapters 1 to 9, then what sits in none of them, each with its issues
 * first; at the end what could not be decided.  A finding that is told has
 * one number, from 1, the same in every report of a review.
 */
#ifndef OUT_TELLING_H
#define OUT_TELLING_H

#include "review/review.h"

struct telling {
	const struct review *review;
	bool brief; /* issues only */
	int *numbers; /* by finding; 0: it is not told */
	int *order; /* findings as they are told */
	size_t n;
};

void telling_make(
    struct arena *a, const struct review *r, bool brief, struct telling *out);

/* Told with the findings of its chapter: not when it is undecided, and when
 * brief only if something is to be done. */
bool telling_tells(const struct telling *t, const struct finding *f);

/* Findings that are told with chapter `c` (0 to 8, -1 for none). */
int telling_count(const struct telling *t, int chapter);

/* The number of the first finding told that gives the same advice, or 0. */
int telling_like(const struct telling *t, size_t finding);

/* An issue, now or when it falls due: something is to be done, unless it is
 * waived. */
bool finding_asks(const struct finding *f);

/* The same, or what could not be decided: for lists of what is left to do. */
bool finding_is_open(const struct finding *f);

/* Stands with the high-priority findings. */
bool finding_is_urgent(const struct finding *f);

#endif
