/* range.h - sentences about a run of items of a list: "reasons 1 to 5 within
 * 24 hours"; private to src/prose. */
#ifndef RANGE_H
#define RANGE_H

#include "doc/doc.h"
#include "map/map.h"
#include "phrase/text.h"

/* What is said of the items from `first` to `last`. */
struct item_range {
	bool letters; /* (a) to (f), not 1 to 6 */
	int first, last;
	struct stretch stretch;
};

struct item_ranges VEC(struct item_range);

/* Number of an item by its label: "4.", "(4)", "d)"; 0 when it has none. */
int item_number(struct str label, bool *letters);

/* All ranges in the paragraphs of the section that `block` is in.  `out` is
 * emptied first. */
void ranges_find(struct arena *a, const struct doc *doc, const struct map *map,
    int document, int block, struct item_ranges *out);

#endif
