/* same_parts.h - what the writers of migration checks share. */
#ifndef OUT_SAME_PARTS_H
#define OUT_SAME_PARTS_H

#include "out/same.h"

struct same_count {
	int shown; /* faults */
	int kinds[N_SAME_KINDS];
};

struct same_count same_count(
    const struct same *s, const struct same_choice *choice);

/* "No fault: 12,345 words say the same." and the like, one sentence or two. */
struct str same_sentence(
    struct arena *a, const struct same *s, const struct same_choice *choice);

/* The section a fault is in, of one side; -1 where that has no text. */
int same_section(const struct same *s, int side, const struct same_fault *f);

/* The quote of one side with a few words around it where it is short; empty
 * where the side has nothing.  [*start, *end) are the bytes of the result that
 * the fault is about. */
struct str same_context(struct arena *a, const struct same *s, int side,
    const struct same_fault *f, size_t *start, size_t *end);

#endif
