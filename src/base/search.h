/* search.h - where in an order something belongs.
 *
 *	size_t low = 0, high = list->len;
 *
 *	LOWER_BOUND(low, high, i, list->at[i].block < block);
 *
 * Of places low to high, all for which the condition holds stand before those
 * for which it does not; `low` becomes the first of the latter, or `high` when
 * there is none, in as many steps as the number of places has bits.  `i` is a
 * size_t that the condition may use.  Both bounds are variables of type
 * size_t, and both are moved.
 *
 * And the order of numbers, for qsort.
 */
#ifndef SEARCH_H
#define SEARCH_H

#include <stddef.h>

#define LOWER_BOUND(low, high, i, is_before)                                   \
	while ((low) < (high)) {                                               \
		size_t i = (low) + ((high) - (low)) / 2;                       \
                                                                               \
		if (is_before)                                                 \
			(low) = i + 1;                                         \
		else                                                           \
			(high) = i;                                            \
	}

static inline int
compare_ints(const void *left, const void *right)
{
	const int *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

#endif
