/* arena.h - allocate many, free once.  An all-zero arena is empty and ready.
 *
 * Everything that lives exactly as long as a document, a rule pack or a run
 * comes from that thing's arena and is never freed by itself.  There are only
 * those three lifetimes; if an object seems to need a fourth, it wants a
 * scratch arena that the caller clears.
 *
 * arena_alloc never returns NULL.  Memory use is bounded long before malloc
 * fails: readers refuse input above the sizes in limits.h.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/cc.h"
#include "base/str.h"

struct arena {
	struct arena_block *head;
	size_t total; /* bytes handed out, for --stats and tests */
};

/* Zeroed memory for `count` objects of `size` bytes, aligned for any type of
 * that size. */
void *arena_alloc(struct arena *a, size_t count, size_t size);

#define arena_new(a, type) ((type *)arena_alloc((a), 1, sizeof(type)))
#define arena_many(a, type, n) ((type *)arena_alloc((a), (n), sizeof(type)))

/* The same, not zeroed: it holds anything. */
void *arena_room(struct arena *a, size_t count, size_t size);

/* A copy of `s` that lives in `a`, with a NUL after it. */
struct str arena_copy(struct arena *a, struct str s);

/* Formatted text that lives in `a`. */
CC_PRINTF(2, 3)
struct str arena_print(struct arena *a, const char *fmt, ...);
CC_PRINTF(2, 0)
struct str arena_vprint(struct arena *a, const char *fmt, va_list args);

/* Room for one more element of `size` bytes in an array of `len` elements
 * whose capacity is `*cap`; returns the array, moved when it had to grow (the
 * old place is gone then).  The array is one that arena_grow, arena_room or
 * arena_many of this arena gave.  What is beyond `len` holds anything. */
void *arena_grow(
    struct arena *a, void *array, size_t len, size_t *cap, size_t size);

/* The same for `want` elements, and no more than those. */
void *arena_fit(
    struct arena *a, void *array, size_t *cap, size_t want, size_t size);

/* Gives back what of such an array is beyond `len`; with `len` 0, all of it.
 * Only large arrays can be parted with: a small one stays as it is. */
void *arena_trim(
    struct arena *a, void *array, size_t len, size_t *cap, size_t size);

/* Frees every object at once.  The arena may be used again. */
void arena_clear(struct arena *a);

/* Says so and ends the program with status 2.  For the libraries that hand
 * back NULL, so that "no memory" has one ending everywhere. */
CC_NORETURN void out_of_memory(void);

#endif
