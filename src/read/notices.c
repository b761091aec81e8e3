#include "read/notices.h"

#include <stdarg.h>

#define MOST_NOT_READ 100
#define MOST_STRUCK 100
#define MOST_DAMAGED 20

/* A longer stretch is quoted by its beginning. */
#define QUOTE_BYTES 80

void
notices_not_read(
    struct notices *n, enum notice_kind kind, int block, const char *fmt, ...)
{
	va_list args;
	struct str text;

	n->n_not_read++;
	if (n->n_not_read > MOST_NOT_READ + 1)
		return;
	if (n->n_not_read == MOST_NOT_READ + 1) {
		doc_add_notice(n->doc, NOTICE_NOT_READ, block,
		    "more pictures and objects are not read");
		return;
	}
	va_start(args, fmt);
	text = arena_vprint(&n->doc->arena, fmt, args);
	va_end(args);
	doc_add_notice(n->doc, kind, block, "%.*s", STR_ARG(text));
}

void
notices_damaged(struct notices *n, const char *fmt, ...)
{
	va_list args;
	struct str text;

	if (n->n_damaged++ >= MOST_DAMAGED)
		return;
	va_start(args, fmt);
	text = arena_vprint(&n->doc->arena, fmt, args);
	va_end(args);
	doc_add_notice(n->doc, NOTICE_DAMAGED, (int)n->doc->blocks.len - 1,
	    "%.*s", STR_ARG(text));
}

void
notices_struck(struct notices *n, int block, size_t start, size_t end)
{
	struct str text = n->doc->blocks.at[block].text;
	bool is_long = end - start > QUOTE_BYTES;

	if (str_trim(str_sub(text, start, end)).len == 0)
		return;
	if (++n->n_struck > MOST_STRUCK)
		return;
	text = str_sub(text, start, is_long ? start + QUOTE_BYTES : end);
	while (is_long && text.len &&
	       ((unsigned char)text.at[text.len - 1] & 0x80))
		text.len--;
	doc_add_notice(n->doc, NOTICE_STRUCK, block,
	    "struck through by hand: '%.*s%s'", STR_ARG(text),
	    is_long ? " ..." : "");
}

#define PICTURE_WIDTH 400
#define PICTURE_HEIGHT 200

/* 0 when the file does not say, or not in pixels. */
static long
pixels(struct str size)
{
	long n;

	if (str_ends(size, STR("px")))
		size = str_sub(size, 0, size.len - 2);
	return str_to_long(str_trim(size), 1, 100000, &n) ? n : 0;
}

bool
notices_is_small(struct str width, struct str height)
{
	long w = pixels(width), h = pixels(height);

	return (w && w < PICTURE_WIDTH) || (h && h < PICTURE_HEIGHT);
}
