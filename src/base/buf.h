/* buf.h - growing bytes with a largest size, told at birth.
 *
 * A buffer that would grow past `max` drops what does not fit and sets
 * `full`; the caller asks for that once at the end instead of at each append.
 * `struct buf b = {.max = N}` is ready; buf_free ends it.
 */
#ifndef BUF_H
#define BUF_H

#include <stdbool.h>

#include "base/cc.h"
#include "base/str.h"

struct buf {
	char *at; /* always NUL-terminated once anything was added */
	size_t len, cap;
	size_t max; /* in bytes; 0 means LIMIT_OUTPUT_BYTES */
	bool full; /* something was dropped */
	/* Takes the bytes that are there when they are many, so that a long
	 * text is never there as a whole; NULL: they stay. */
	void (*pour)(void *to, struct str bytes);
	void *to;
	size_t poured; /* bytes that are gone */
};

void buf_add(struct buf *b, struct str s);
void buf_add_c(struct buf *b, const char *c_string);

/* Where there is room, which there mostly is, a byte costs no call. */
static inline void
buf_add_char(struct buf *b, char c)
{
	if (b->full || b->len + 1 >= b->cap) {
		buf_add(b, (struct str){&c, 1});
		return;
	}
	b->at[b->len++] = c;
	b->at[b->len] = '\0';
}

CC_PRINTF(2, 3) void buf_print(struct buf *b, const char *fmt, ...);

/* Keeps the memory, forgets the bytes and that some were taken. */
void buf_reset(struct buf *b);
void buf_free(struct buf *b);

/* What the buffer holds, borrowed until the next change. */
struct str buf_str(const struct buf *b);

#endif
