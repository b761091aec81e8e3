/* vec.h - a typed growable array that lives in an arena.
 *
 *	struct blocks VEC(struct block);	declares {at, len, cap}
 *	VEC_PUSH(arena, &blocks, block);	appends a copy
 *
 * All zero is empty.  Growing moves the elements, so pointers into a vec
 * hold only until the next push; keep indices instead.
 */
#ifndef VEC_H
#define VEC_H

#include "base/arena.h"

#define VEC(type)                                                              \
	{                                                                      \
		type *at;                                                      \
		size_t len, cap;                                               \
	}

#define VEC_ROOM(arena, vec)                                                   \
	((vec)->at = (vec)->len < (vec)->cap                                   \
			 ? (vec)->at                                           \
			 : arena_grow((arena), (vec)->at, (vec)->len,          \
			       &(vec)->cap, sizeof(*(vec)->at)))

/* Makes room for `n` elements in all, for who knows how many there will be. */
#define VEC_FIT(arena, vec, n)                                                 \
	((vec)->at = arena_fit(                                                \
	     (arena), (vec)->at, &(vec)->cap, (n), sizeof(*(vec)->at)))

/* Gives back the room that is left, of one that will not grow. */
#define VEC_TRIM(arena, vec)                                                   \
	((vec)->at = arena_trim(                                               \
	     (arena), (vec)->at, (vec)->len, &(vec)->cap, sizeof(*(vec)->at)))

#define VEC_PUSH(arena, vec, value)                                            \
	(VEC_ROOM(arena, vec), (vec)->at[(vec)->len++] = (value))

/* Appends a zeroed element and gives its address. */
#define VEC_ADD(arena, vec)                                                    \
	(VEC_ROOM(arena, vec),                                                 \
	    (void)memset(&(vec)->at[(vec)->len], 0, sizeof(*(vec)->at)),       \
	    &(vec)->at[(vec)->len++])

#endif
