/* group.h - portions that say the same, together.
 *
 * A pair that was matched is a group; a free portion beside one joins it when
 * it repeats what the group's other side has more of than its own: a sentence
 * cut in two, items joined into one.  Groups that do not keep their order are
 * moved, the lightest that make it so; what is left is a group by itself.
 */
#ifndef DIFF_GROUP_H
#define DIFF_GROUP_H

#include "diff/align.h"

/* Makes the groups of the two sides; `match`: by portion of side 0 its partner
 * in side 1, or -1. */
void groups_make(struct arena *a, struct alignment *al, const int *match);

/* By the place in side 1; what only side 0 has goes behind the groups that
 * stood before it and stay; contents, headers and footers come last. */
void groups_order(struct arena *a, struct alignment *al);

#endif
