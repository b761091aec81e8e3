#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A block is a quarter of what the arena holds, so that little of it stays
 * empty at the end; of one that holds next to nothing, as most do, and of a
 * large one it is: */
#define FIRST_BLOCK_SIZE ((size_t)4 * 1024)
#define BLOCK_SIZE ((size_t)256 * 1024)

/* An object of this size has a block for itself, so that an array that grows
 * leaves no old copies behind. */
#define ALONE_SIZE ((size_t)32 * 1024)

struct arena_block {
	struct arena_block *next, *newer;
	size_t used, size;
	max_align_t data[];
};

/* Other threads go on until the end: nothing may be taken down under them. */
void
out_of_memory(void)
{
	(void)fputs("cpslint: out of memory\n", stderr);
	_Exit(2);
}

static void
link_block(struct arena *a, struct arena_block *b)
{
	if (b->next)
		b->next->newer = b;
	if (b->newer)
		b->newer->next = b;
	else
		a->head = b;
}

/* Objects are cleared one by one as they are handed out, when the caches hold
 * them anyway; only a large one comes cleared from the C library, which knows
 * what the system has just cleared. */
static struct arena_block *
new_block(size_t size, bool is_clear)
{
	size_t bytes = size + offsetof(struct arena_block, data);
	struct arena_block *b =
	    is_clear && size > BLOCK_SIZE ? calloc(1, bytes) : malloc(bytes);

	if (!b)
		out_of_memory();
	*b = (struct arena_block){.size = size};
	return b;
}

static void
add_block(struct arena *a, size_t want)
{
	size_t size = want;
	struct arena_block *b;

	/* ARENA_DEBUG: one block per object, so that ASan sees its edges. */
#ifndef ARENA_DEBUG
	size_t least = a->total / 4;

	if (least > BLOCK_SIZE)
		least = BLOCK_SIZE;
	if (least < FIRST_BLOCK_SIZE)
		least = FIRST_BLOCK_SIZE;
	if (size < least)
		size = least;
#endif
	b = new_block(size, false);
	b->next = a->head;
	link_block(a, b);
}

/* Behind the newest block, which may have room for others still. */
static void *
take_alone(struct arena *a, size_t want, bool is_clear)
{
	struct arena_block *b = new_block(want, is_clear);

	b->used = want;
	b->newer = a->head;
	if (a->head)
		b->next = a->head->next;
	link_block(a, b);
	a->total += want;
	return b->data;
}

/* True of the size of an object that has a block for itself. */
static bool
is_alone(size_t bytes)
{
#ifdef ARENA_DEBUG
	return bytes > 0;
#else
	return bytes >= ALONE_SIZE;
#endif
}

/* Memory that holds anything, unless it is large and shall be clear. */
static void *
take(struct arena *a, size_t want, size_t align, bool is_clear)
{
	struct arena_block *b = a->head;
	size_t start;

	if (is_alone(want))
		return take_alone(a, want, is_clear);
	start = b ? (b->used + align - 1) / align * align : 0;
	if (!b || start > b->size || want > b->size - start) {
		add_block(a, want);
		b = a->head;
		start = 0;
	}
	b->used = start + want;
	a->total += want;
	return (char *)b->data + start;
}

static size_t
product(size_t count, size_t size)
{
	if (size != 0 && count > (SIZE_MAX / 2) / size)
		out_of_memory(); /* count * size would wrap */
	return count * size;
}

/* A type's size is a multiple of its alignment: so is the largest power of two
 * in it. */
static size_t
align_of(size_t size)
{
	size_t align = size & (~size + 1);

	return align && align < alignof(max_align_t) ? align
						     : alignof(max_align_t);
}

void *
arena_alloc(struct arena *a, size_t count, size_t size)
{
	size_t want = product(count, size);
	void *object = take(a, want, align_of(size), true);

	if (want > 0 && want <= BLOCK_SIZE)
		(void)memset(object, 0, want);
	return object;
}

void *
arena_room(struct arena *a, size_t count, size_t size)
{
	return take(a, product(count, size), align_of(size), false);
}

struct str
arena_copy(struct arena *a, struct str s)
{
	char *to = take(a, s.len + 1, 1, false);

	if (s.len)
		(void)memcpy(to, s.at, s.len);
	to[s.len] = '\0';
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
	to = take(a, (size_t)n + 1, 1, false);
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

static struct arena_block *
alone_block(void *array)
{
	return (void *)((char *)array - offsetof(struct arena_block, data));
}

static void *
resize_alone(struct arena *a, void *array, size_t bytes)
{
	struct arena_block *b = alone_block(array);

	b = realloc(b, offsetof(struct arena_block, data) + bytes);
	if (!b)
		out_of_memory();
	a->total += bytes - b->size;
	b->used = b->size = bytes;
	link_block(a, b);
	return b->data;
}

/* Makes the array longer where it stands, when it is the last object of the
 * newest block. */
static bool
lengthen(struct arena *a, const void *array, size_t bytes, size_t more)
{
	struct arena_block *b = a->head;

	if (!b || (const char *)array + bytes != (char *)b->data + b->used ||
	    more > b->size - b->used)
		return false;
	b->used += more;
	a->total += more;
	return true;
}

/* The array with room for `cap` elements, which had room for `had`. */
static void *
resize(struct arena *a, void *array, size_t had, size_t cap, size_t size)
{
	size_t old = had * size, new = product(cap, size);
	void *moved;

	if (is_alone(old))
		return resize_alone(a, array, new);
	if (old > 0 && !is_alone(new) && lengthen(a, array, old, new - old))
		return array;
	moved = take(a, new, align_of(size), false);
	if (old)
		(void)memcpy(moved, array, old);
	return moved;
}

void *
arena_grow(struct arena *a, void *array, size_t len, size_t *cap, size_t size)
{
	size_t had = *cap;

	if (len < had)
		return array;
	*cap = is_alone(had * size) ? had + had / 2 + 1 : had ? had * 2 : 8;
	return resize(a, array, had, *cap, size);
}

void *
arena_fit(struct arena *a, void *array, size_t *cap, size_t want, size_t size)
{
	size_t had = *cap;

	if (want <= had)
		return array;
	*cap = want;
	return resize(a, array, had, want, size);
}

static void
free_alone(struct arena *a, void *array)
{
	struct arena_block *b = alone_block(array);

	if (b->next)
		b->next->newer = b->newer;
	if (b->newer)
		b->newer->next = b->next;
	else
		a->head = b->next;
	a->total -= b->size;
	free(b);
}

void *
arena_trim(struct arena *a, void *array, size_t len, size_t *cap, size_t size)
{
	size_t had = *cap * size;

	if (!is_alone(had) || len == *cap)
		return array;
	*cap = len;
	if (len > 0)
		return resize_alone(a, array, len * size);
	free_alone(a, array);
	return NULL;
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
