/* page.h - text for people: wrapped lines, columns, a little colour.
 *
 * A page writes into a buffer and knows its width in columns.  Colours are
 * named by what they mean; without colour nothing is written for them, so
 * that a report never says anything by colour alone.
 */
#ifndef OUT_PAGE_H
#define OUT_PAGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "out/style.h"

struct page {
	struct buf *out;
	int width; /* columns */
	bool color;
};

enum tone {
	TONE_PLAIN,
	TONE_STRONG, /* headings, titles */
	TONE_FAINT, /* what may be skipped */
	TONE_GOOD,
	TONE_CARE, /* needs a look */
	TONE_BAD
};

struct page page_of(const struct style *style, struct buf *out);

/* Text in a tone; ends in the plain one. */
void page_add(struct page *p, enum tone tone, struct str text);
void page_blank(struct page *p); /* an empty line */
void page_spaces(struct page *p, int n);
void page_rule(struct page *p); /* a line across the page */

/* Text in lines of the page's width, the first after `first` columns that are
 * already filled, the others after `indent` spaces.  White space of the text,
 * newlines too, becomes one blank.  Ends the last line. */
void page_wrap(
    struct page *p, enum tone tone, int first, int indent, struct str text);

/* The same for text with paragraphs: a newline in it begins a new line. */
void page_wrap_lines(
    struct page *p, enum tone tone, int first, int indent, struct str text);

/* `left` wrapped as above but kept clear of `right`, which stands at the end
 * of the first line. */
void page_ends(struct page *p, int first, int indent, enum tone left_tone,
    struct str left, enum tone right_tone, struct str right);

/* Columns that a text takes. */
int page_columns(struct str text);

/* A text of at most `most` columns, its middle left out at blanks and
 * replaced by an ellipsis where it is longer; lives in `a`. */
struct str page_shorten(struct arena *a, struct str text, int most);

#endif
