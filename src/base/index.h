/* index.h - a hash table from strings to non-negative numbers.
 *
 * The keys are borrowed: they live at least as long as the table.  All zero
 * is empty; the slots come from the arena given at each put, always the same.
 */
#ifndef INDEX_H
#define INDEX_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct index_slot {
	struct str key; /* at == NULL: free */
	uint32_t hash;
	int value;
};

struct index {
	struct index_slot *slots;
	size_t len, cap;
};

/* Maps `key` to `value`, replacing an older value. */
void index_put(struct arena *a, struct index *ix, struct str key, int value);

/* The value of `key`, or -1. */
int index_find(const struct index *ix, struct str key);

#endif
