/* method_set.h - which methods a passage is about, as bits: bit i is item i of
 * the list in hand; private to the methods of src/fact.
 *
 * Ranges are units [first, last); the hits of the list are there
 * (fact/method_scan.h).
 */
#ifndef FACT_METHOD_SET_H
#define FACT_METHOD_SET_H

#include "fact/method_scan.h"

static inline bool
method_is_single(uint64_t set)
{
	return set && (set & (set - 1)) == 0;
}

static inline int
method_count(uint64_t set)
{
	int n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

/* Those whose numbers stand there. */
uint64_t method_numbers_in(const struct method_finder *f, int first, int last);

/* Those that are named; of names that overlap the first and longest counts. */
uint64_t method_names_in(struct method_finder *f, int first, int last);

/* Those that the descriptions speak of.  What any text about records and files
 * would fit counts only when there is no other; of descriptions that overlap
 * one is meant. */
uint64_t method_deeds_in(struct method_finder *f, int first, int last);

/* One of a set, not empty, that names alone cannot part: by printed number, by
 * cited number, by description, else the one that is still allowed. */
int method_pick(struct method_finder *f, uint64_t set, struct str printed,
    int first, int last);

/* The longest named hits of the range: items of a tie are bits of *set; gives
 * the tokens.  False when there is none after token `from`. */
bool method_longest_name(const struct method_finder *f, int first, int last,
    int from, uint64_t *set, int *start, int *end);

#endif
