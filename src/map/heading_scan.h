/* heading_scan.h - reads a number at the start of a text.
 *
 * Private to src/map.
 */
#ifndef MAP_HEADING_SCAN_H
#define MAP_HEADING_SCAN_H

#include "base/utf8.h"
#include "map/heading.h"

#define VIEW_BYTES 80 /* longer than any number with its words */
#define NUMBER_BYTES 64

/* The plain form of the start of a text. */
struct view {
	char at[VIEW_BYTES + UTF8_PLAIN_MAX];
	size_t source[VIEW_BYTES + UTF8_PLAIN_MAX]; /* place of each byte */
	size_t len;
	struct str text;
	bool is_label; /* made by the word processor: a lone figure counts */
};

/* What was read; in `number` printed form, in `key` dotted places. */
struct found {
	enum heading_kind kind;
	char number[NUMBER_BYTES], key[NUMBER_BYTES];
	size_t number_len, key_len;
	int places;
	size_t end; /* in the view: where the title starts */
};

void view_make(struct view *v, struct str text, bool is_label);

/* True when the text starts with a number of any kind; `f` says which. */
bool scan_number(const struct view *v, struct found *f);

/* Offset in the text behind punctuation and dashes at its start. */
size_t view_skip_separators(const struct view *v);

#endif
