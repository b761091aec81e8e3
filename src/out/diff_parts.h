/* diff_parts.h - what the writers of diffs share. */
#ifndef OUT_DIFF_PARTS_H
#define OUT_DIFF_PARTS_H

#include "diff/diff.h"
#include "out/diff.h"

/* One contiguous stretch of one block that belongs to a change. */
struct diff_passage {
	int block;
	size_t start, end; /* bytes of its text; equal: only its label */
	bool label; /* its label belongs to the change */
	int first_word, last_word; /* of the side, labels too */
};

struct diff_passages VEC(struct diff_passage);

/* The passages of one side of a change, in reading order.  Of contents and
 * running lines only those that differ. */
void diff_passages(struct arena *a, const struct diff *d,
    const struct change *c, int side, struct diff_passages *out);

/* The next stretch of marked words of a passage at or after word *at, of its
 * label or of its text: the bytes there; false when there is none. */
bool diff_next_mark(const struct diff *d, int side,
    const struct diff_passage *p, bool label, int *at, size_t *start,
    size_t *end);

/* Every word of these passages is marked. */
bool diff_all_marked(
    const struct diff *d, int side, const struct diff_passages *list);

/* "section 4.9.1 (RFC 3647 4.9.1) Circumstances for revocation"; number as
 * printed, or "before the first heading". */
struct str diff_place(
    struct arena *a, const struct diff *d, int side, int section);
struct str diff_place_in(struct arena *a, const struct map *map, int section);

/* How many changes are shown, and of them those that touch commitments. */
struct diff_count {
	int shown, commitments;
	int classes[N_CHANGE_CLASSES];
};

struct diff_count diff_count(
    const struct diff *d, const struct diff_choice *choice);

#endif
