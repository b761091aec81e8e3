/* script.h - which elements of two sequences stay as they are.
 *
 * Elements are small numbers: of words, or of texts that are the same.  What
 * is equal at both ends stays; then elements that each sequence has once are
 * anchors, as long as they keep their order; between them Myers' algorithm
 * ("An O(ND) Difference Algorithm and Its Variations", 1986) finds the
 * longest common part, up to LIMIT_SCRIPT_EDITS differences: what differs more
 * has nothing in common that a reader would see.
 */
#ifndef DIFF_SCRIPT_H
#define DIFF_SCRIPT_H

#include "base/arena.h"
#include "base/vec.h"

struct script {
	struct arena *arena;
	int *counts[2], *places[2]; /* by element */
	int n_elements;
	struct VEC(int) rows; /* of Myers' search, one after another */
	struct VEC(struct script_gap) gaps;
	struct VEC(struct script_anchor) anchors;
	struct VEC(int) tails; /* of the longest chain */
};

/* Elements are in [0, n_elements). */
void script_init(struct script *s, struct arena *a, int n_elements);

/* For each element of `a` the place in `b` where it stays, or -1; the places
 * rise. */
void script_match(
    struct script *s, const int *a, int n, const int *b, int m, int *match);

/* The heaviest rising chain: of `n` values, of which each weighs at least 1,
 * sets in[i] for those that are part of it. */
void script_chain(
    struct arena *a, const int *values, const int *weights, int n, bool *in);

#endif
