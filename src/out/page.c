#include "out/page.h"

#include "base/utf8.h"

#define WIDTH_PLAIN 80

struct page
page_of(const struct style *style, struct buf *out)
{
	return (struct page){
	    .out = out,
	    .width = style->width ? style->width : WIDTH_PLAIN,
	    .color = style->color,
	};
}

/* ECMA-48, select graphic rendition. */
static const char *const tone_start[] = {
    [TONE_PLAIN] = "",
    [TONE_STRONG] = "\033[1m",
    [TONE_FAINT] = "\033[2m",
    [TONE_GOOD] = "\033[32m",
    [TONE_CARE] = "\033[33m",
    [TONE_BAD] = "\033[1;31m",
};

void
page_add(struct page *p, enum tone tone, struct str text)
{
	bool shows = p->color && tone != TONE_PLAIN && text.len;

	if (shows)
		buf_add_c(p->out, tone_start[tone]);
	buf_add(p->out, text);
	if (shows)
		buf_add_c(p->out, "\033[0m");
}

void
page_blank(struct page *p)
{
	buf_add_char(p->out, '\n');
}

void
page_spaces(struct page *p, int n)
{
	for (int i = 0; i < n; i++)
		buf_add_char(p->out, ' ');
}

void
page_rule(struct page *p)
{
	struct buf line = {0};

	for (int i = 0; i < p->width; i++)
		buf_add_c(&line, "─");
	page_add(p, TONE_FAINT, buf_str(&line));
	page_blank(p);
	buf_free(&line);
}

int
page_columns(struct str text)
{
	size_t at = 0;
	int n = 0;

	while (at < text.len)
		n += utf8_width(utf8_next(text, &at));
	return n;
}

/* The next word of `*rest` without the white space around it. */
static struct str
next_word(struct str *rest)
{
	size_t start = 0, end;

	while (start < rest->len && char_is_space(rest->at[start]))
		start++;
	end = start;
	while (end < rest->len && !char_is_space(rest->at[end]))
		end++;
	*rest = (struct str){rest->at + end, rest->len - end};
	return (struct str){rest->at - (end - start), end - start};
}

/* As much of a word as fits into `room` columns, at least one character. */
static struct str
head_of(struct str word, int room)
{
	size_t at = 0, end = 0;
	int n = 0;

	while (at < word.len) {
		n += utf8_width(utf8_next(word, &at));
		if (n > room && end > 0)
			break;
		end = at;
	}
	return str_sub(word, 0, end);
}

/* Where the writing of wrapped text stands. */
struct wrap {
	struct page *page;
	enum tone tone;
	int indent, column;
	int edge; /* column after the last one of this line */
	bool has_word; /* on this line */
	struct buf line;
};

static void
end_line(struct wrap *w)
{
	page_add(w->page, w->tone, buf_str(&w->line));
	page_blank(w->page);
	buf_reset(&w->line);
	w->column = 0;
	w->edge = w->page->width;
	w->has_word = false;
}

/* Fills whole lines with a word; gives what is left for the next. */
static struct str
cut_word(struct wrap *w, struct str word)
{
	struct str head = head_of(word, w->edge - w->column);

	while (head.len < word.len) {
		buf_add(&w->line, head);
		end_line(w);
		page_spaces(w->page, w->indent);
		w->column = w->indent;
		word = str_sub(word, head.len, word.len);
		head = head_of(word, w->edge - w->column);
	}
	return word;
}

static void
add_word(struct wrap *w, struct str word)
{
	int columns = page_columns(word);

	if (w->has_word && w->column + 1 + columns > w->edge)
		end_line(w);
	if (w->column == 0) {
		page_spaces(w->page, w->indent);
		w->column = w->indent;
	}
	if (w->has_word) {
		buf_add_char(&w->line, ' ');
		w->column++;
	}
	/* Only a word that is longer than a line is cut. */
	if (w->column + columns > w->edge)
		word = cut_word(w, word);
	buf_add(&w->line, word);
	w->column += page_columns(word);
	w->has_word = true;
}

static void
wrap_words(struct wrap *w, struct str text)
{
	struct str word;

	while ((word = next_word(&text)).len > 0)
		add_word(w, word);
}

void
page_wrap(
    struct page *p, enum tone tone, int first, int indent, struct str text)
{
	struct wrap w = {p, tone, indent, first, p->width, false, {0}};

	wrap_words(&w, text);
	end_line(&w);
	buf_free(&w.line);
}

void
page_wrap_lines(
    struct page *p, enum tone tone, int first, int indent, struct str text)
{
	do {
		page_wrap(p, tone, first, indent, str_cut(&text, '\n'));
		first = 0;
	} while (text.len > 0);
}

void
page_ends(struct page *p, int first, int indent, enum tone left_tone,
    struct str left, enum tone right_tone, struct str right)
{
	int columns = page_columns(right);
	int edge = p->width - columns - 2;
	struct wrap w = {p, left_tone, indent, first, edge, false, {0}};
	struct str word, rest = left;

	if (columns == 0) {
		page_wrap(p, left_tone, first, indent, left);
		return;
	}
	/* The words of the first line, to know where the gap begins. */
	while ((word = next_word(&rest)).len > 0) {
		if (w.has_word && w.column + 1 + page_columns(word) > edge)
			break;
		add_word(&w, word);
		left = rest;
	}
	page_add(p, left_tone, buf_str(&w.line));
	page_spaces(p, p->width - columns - w.column);
	page_add(p, right_tone, right);
	page_blank(p);
	buf_reset(&w.line);
	if (str_trim(left).len > 0)
		page_wrap(p, left_tone, 0, indent, left);
	buf_free(&w.line);
}

/* Byte offset of the end of the part that fills at most `most` columns,
 * moved back to a blank when one is near. */
static size_t
fitting_head(struct str s, int most)
{
	size_t at = 0, end = 0, blank = 0;
	int n = 0;

	while (at < s.len) {
		size_t here = at;

		n += utf8_width(utf8_next(s, &at));
		if (n > most)
			break;
		if (char_is_space(s.at[here]))
			blank = here;
		end = at;
	}
	return blank > end / 2 ? blank : end;
}

static size_t
fitting_tail(struct str s, int most)
{
	int skip = page_columns(s) - most, n = 0;
	size_t at = 0;

	while (at < s.len && n < skip)
		n += utf8_width(utf8_next(s, &at));
	for (size_t i = at; i < s.len && i < at + 24; i++)
		if (char_is_space(s.at[i]))
			return i + 1;
	return at;
}

struct str
page_shorten(struct arena *a, struct str text, int most)
{
	size_t head, tail;

	if (page_columns(text) <= most)
		return text;
	head = fitting_head(text, most * 2 / 3);
	tail = fitting_tail(text, most / 3 - 3);
	return arena_print(a, "%.*s … %.*s", (int)head, text.at,
	    (int)(text.len - tail), text.at + tail);
}
