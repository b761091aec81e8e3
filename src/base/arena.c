#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Big enough that a 200-page CPS takes some twenty blocks. */
#define BLOCK_SIZE ((size_t)64 * 1024)

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	max_align_t data[];
};

void
out_of_memory(void)
{
	(void)fputs("cpslint: out of memory\n", stderr);
	exit(2);
}

static struct arena_block *
add_block(struct arena *a, size_t want)
{
	struct arena_block *b;
	size_t size = want;

	/* ARENA_DEBUG: one block per object, so that ASan sees its edges. */
#ifndef ARENA_DEBUG
	if (size < BLOCK_SIZE)
		size = BLOCK_SIZE;
#endif
	b = calloc(1, offsetof(struct arena_block, data) + size);
	if (!b)
		out_of_memory();
	b->size = size;
	b->next = a->head;
	a->head = b;
	return b;
}

void *
arena_alloc(struct arena *a, size_t count, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct arena_block *b = a->head;
	size_t want, start;

	if (size != 0 && count > (SIZE_MAX / 2) / size)
		out_of_memory(); /* count * size would wrap */
	want = count * size;

	start = b ? (b->used + align - 1) / align * align : 0;
	if (!b || start > b->size || want > b->size - start) {
		b = add_block(a, want);
		start = 0;
	}
	b->used = start + want;
	a->total += want;
	return (char *)b->data + start;
}

struct str
arena_copy(struct arena *a, struct str s)
{
	char *to = arena_alloc(a, s.len + 1, 1);

	if (s.len)
		(void)memcpy(to, s.at, s.len);
	return (struct str){to, s.len};
}

struct str
arena_vprint(struct arena *a, const char *fmt, va_list args)
{
	va_list again;
	char *to;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, args);
	if (n < 0)
		n = 0;
	to = arena_alloc(a, (size_t)n + 1, 1);
	(void)vsnprintf(to, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){to, (size_t)n};
}

struct str
arena_print(struct arena *a, const char *fmt, ...)
{
	va_list args;
	struct str out;

	va_start(args, fmt);
	out = arena_vprint(a, fmt, args);
	va_end(args);
	return out;
}

void *
arena_grow(struct arena *a, void *array, size_t len, size_t *cap, size_t size)
{
	void *moved;

	if (len < *cap)
		return array;
	*cap = *cap ? *cap * 2 : 8;
	moved = arena_alloc(a, *cap, size);
	if (len)
		(void)memcpy(moved, array, len * size);
	return moved;
}

void
arena_clear(struct arena *a)
{
	struct arena_block *b = a->head;

	while (b) {
		struct arena_block *next = b->next;

		free(b);
		b = next;
	}
	*a = (struct arena){0};
}
