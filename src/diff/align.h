/* align.h - what of one version stands where in the other.
 *
 * Sections are aligned first (diff/zone.h).  Inside two sections that belong
 * together, portions with the same words are found in order, then those that
 * are alike; what is left over is looked for in all other sections, through an
 * index of rare words.  A portion that was cut in two, or several that became
 * one (a list made a sentence, rows made a list), are one group.  Groups that
 * do not keep their order are moved.
 *
 * Every portion of both documents is in exactly one group.  The words of the
 * groups that are not moved, read in order, are the same for both documents
 * but for the words that diff/mark.h marks: so the groups are a complete
 * account of what became of the old text.
 *
 * Ownership: all in the arena given.
 */
#ifndef DIFF_ALIGN_H
#define DIFF_ALIGN_H

#include "diff/portion.h"

struct group {
	int first[2], last[2]; /* portions [first, last) of each side; equal
				  when there are none */
	bool moved;
	bool same; /* the same words as written, labels too */
};

struct alignment {
	int base; /* the side that comes first where two answers are equally
		     good: the same document whichever way they are given */
	struct terms terms;
	struct side side[2];
	int *zone_pair[2]; /* by zone: the other side's, or -1 */
	struct VEC(struct group) groups; /* by the place in side 1, what is
					    only in side 0 behind what stood
					    before it */
};

/* Aligns two documents, each read into a prose of its own and cut by itself;
 * both are used up.  What comes out for two documents is the same, sides
 * exchanged, when they are exchanged. */
void align(
    struct arena *a, struct cut *one, struct cut *other, struct alignment *out);

#endif
