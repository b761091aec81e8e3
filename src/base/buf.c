#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"

/* So many are poured out at once. */
#define POURED ((size_t)64 << 10)

static void
pour(struct buf *b, struct str bytes)
{
	b->pour(b->to, bytes);
	b->poured += bytes.len;
}

/* False when the largest size forbids `more` bytes. */
static bool
may_hold(struct buf *b, size_t more)
{
	size_t max = b->max ? b->max : LIMIT_OUTPUT_BYTES;

	if (b->full || more > max || b->poured + b->len > max - more)
		b->full = true;
	return !b->full;
}

/* Room for `more` bytes and a NUL. */
static void
make_room(struct buf *b, size_t more)
{
	size_t want, cap;
	char *at;

	if (b->pour && b->len > 0 && b->len + more >= POURED) {
		pour(b, buf_str(b));
		b->len = 0;
	}
	want = b->len + more + 1;
	if (want <= b->cap)
		return;
	cap = b->cap ? b->cap : 256;
	while (cap < want)
		cap *= 2;
	at = realloc(b->at, cap);
	if (!at)
		out_of_memory();
	b->at = at;
	b->cap = cap;
}

void
buf_add(struct buf *b, struct str s)
{
	if (s.len == 0 || !may_hold(b, s.len))
		return;
	if (b->pour && s.len >= POURED) {
		pour(b, buf_str(b));
		pour(b, s);
		b->len = 0;
		return;
	}
	make_room(b, s.len);
	(void)memcpy(b->at + b->len, s.at, s.len);
	b->len += s.len;
	b->at[b->len] = '\0';
}

void
buf_add_c(struct buf *b, const char *c_string)
{
	buf_add(b, str_of(c_string));
}

void
buf_print(struct buf *b, const char *fmt, ...)
{
	va_list args, again;
	int n;

	va_start(args, fmt);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (n > 0 && may_hold(b, (size_t)n)) {
		make_room(b, (size_t)n);
		(void)vsnprintf(b->at + b->len, (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
}

void
buf_reset(struct buf *b)
{
	b->len = b->poured = 0;
	b->full = false;
	b->pour = NULL;
	if (b->at)
		b->at[0] = '\0';
}

void
buf_free(struct buf *b)
{
	free(b->at);
	*b = (struct buf){.max = b->max};
}

struct str
buf_str(const struct buf *b)
{
	return (struct str){b->at, b->len};
}
