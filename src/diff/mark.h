/* mark.h - the words that differ inside portions that belong together.
 *
 * Words that stay keep their order.  A few small words that happen to stay
 * between long stretches that do not are marked with them, because nobody
 * reads them as kept.
 */
#ifndef DIFF_MARK_H
#define DIFF_MARK_H

#include "diff/align.h"

struct marks {
	bool *changed[2]; /* by word of the side */
};

/* Marks the words of all groups; of what is only on one side, all. */
void marks_make(struct arena *a, const struct alignment *al, struct marks *out);

/* Words [first, last) of a side that a group has. */
void group_words(const struct alignment *al, const struct group *g, int side,
    int *first, int *last);

/* A place where words were exchanged: old words [first[0], last[0]) and new
 * ones [first[1], last[1]), either may be none. */
struct hunk {
	int first[2], last[2];
};

struct hunks VEC(struct hunk);

/* The hunks of a group, in order. */
void group_hunks(struct arena *a, const struct alignment *al,
    const struct marks *m, const struct group *g, struct hunks *out);

#endif
