/* range.h - sentences about a run of items of a list: "reasons 1 to 5 within
 * 24 hours"; private to src/prose. */
#ifndef RANGE_H
#define RANGE_H

#include "doc/doc.h"
#include "map/map.h"
#include "phrase/text.h"

#define ITEM_NUMBERS 100 /* two digits; letters need fewer */

/* What is said of the items from `first` to `last`. */
struct item_range {
	bool letters; /* (a) to (f), not 1 to 6 */
	int first, last;
	struct stretch stretch;
};

/* What a section says of its items.  `last` and `before` lead from a number,
 * by letters or not, to the range that speaks of it last and to the last one
 * in another block than that, as index plus one; 0 where there is none. */
struct item_ranges {
	struct item_range *at;
	size_t len, cap;
	int last[2][ITEM_NUMBERS], before[2][ITEM_NUMBERS];
};

/* Number of an item by its label: "4.", "(4)", "d)"; 0 when it has none. */
int item_number(struct str label, bool *letters);

/* All ranges in the paragraphs of the section that `block` is in.  What `out`
 * held is dropped, its memory is used again. */
void ranges_find(struct arena *a, const struct doc *doc, const struct map *map,
    int document, int block, struct item_ranges *out);

/* What another block than `block` says of item `number` there; empty where
 * nothing is said. */
struct stretch range_of_item(
    const struct item_ranges *ranges, bool letters, int number, int block);

#endif
