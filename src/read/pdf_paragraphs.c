/* Lines to paragraphs.
 *
 * A new paragraph begins where a label stands, where the gap to the line
 * above is wider than from line to line inside a paragraph (what is usual is
 * measured on the whole document), where an empty line was drawn between,
 * where the size changes, where the line is indented, and after a line that
 * ends early: the first word of the next one would have stood in it.
 *
 * Over a page break a paragraph goes on when its last line is full and ends
 * no sentence, or when the next begins with a small letter.
 */
#include "doc/title.h"
#include "read/pdf.h"

struct cutter {
	const struct pdf *pdf;
	const size_t *lines;
	size_t n;
	int right; /* margin of the page or of the cell */
	int page; /* whose margin that is */
};

static const struct pdf_line *
line_at(const struct cutter *c, size_t i)
{
	return &c->pdf->lines.at[c->lines[i]];
}

static bool
ends_sentence(struct str s)
{
	char last = s.len ? s.at[s.len - 1] : '.';

	if ((last == ')' || last == '"') && s.len > 1)
		last = s.at[s.len - 2];
	return last == '.' || last == ':' || last == ';' || last == '?' ||
	       last == '!';
}

static bool
begins_small(struct str s)
{
	return s.len > 0 && s.at[0] >= 'a' && s.at[0] <= 'z';
}

static int
size_of(const struct cutter *c, const struct pdf_line *l)
{
	return c->pdf->styles.at[l->style].size;
}

/* About what the first word of a line takes, and the blank before it. */
static int
first_word_width(const struct pdf_line *l)
{
	size_t n = 0;

	while (n < l->text.len && l->text.at[n] != ' ')
		n++;
	return (int)((long)(l->right - l->left) * (long)(n + 1) /
		     (long)l->text.len);
}

/* The margin: how far lines of this page, or of this cell, reach. */
static void
find_margin(struct cutter *c, size_t i)
{
	int page = line_at(c, i)->page;

	if (c->page == page)
		return;
	c->page = page;
	c->right = -PDF_FAR;
	while (i > 0 && line_at(c, i - 1)->page == page)
		i--;
	for (; i < c->n && line_at(c, i)->page == page; i++)
		if (line_at(c, i)->right > c->right)
			c->right = line_at(c, i)->right;
}

static int
room_after(
    const struct cutter *c, const struct pdf_line *a, const struct pdf_line *b)
{
	return c->right - a->right - first_word_width(b);
}

/* An empty line was drawn between the two. */
static bool
has_blank_between(const struct cutter *c, size_t a, size_t b)
{
	const struct pdf_line *x = &c->pdf->lines.at[a];
	const struct pdf_line *y = &c->pdf->lines.at[b];

	for (size_t i = a + 1; i < b && i < a + 8; i++) {
		const struct pdf_line *l = &c->pdf->lines.at[i];

		if (l->use == PDF_BLANK && l->top * 2 > x->top + x->bottom &&
		    l->bottom < y->bottom)
			return true;
	}
	return false;
}

static bool
is_gap(
    const struct cutter *c, const struct pdf_line *a, const struct pdf_line *b)
{
	int usual = size_of(c, a) * c->pdf->leading / 100;
	int step = b->top - a->top;

	return step <= 0 || step > usual * 122 / 100 + 1;
}

/* Both stand around one middle and not at one edge. */
static bool
is_centered(const struct pdf_line *a, const struct pdf_line *b, int em)
{
	int middle = (a->left + a->right) / 2 - (b->left + b->right) / 2;
	int edge = a->left - b->left;

	return middle <= em && middle >= -em && (edge > em || edge < -em);
}

/* The line stands where no line of the paragraph would: `first` is the first
 * line of the paragraph, `a` the one above. */
static bool
is_indented(const struct cutter *c, const struct pdf_line *first,
    const struct pdf_line *a, const struct pdf_line *b)
{
	int em = pdf_em(c->pdf, b), from = a->left;

	if (first->text_at > 0) { /* an item: under its text or its label */
		if (b->left <= first->text_left + em &&
		    b->left >= first->left - em / 2)
			return false;
		return true;
	}
	if (a == first) /* its first line may stand in or out */
		return b->left < from - 5 * em ||
		       (b->left > from + em && ends_sentence(a->text));
	return b->left > from + em / 2 || b->left < from - em / 2;
}

/* The line above ends early. */
static bool
is_short(
    const struct cutter *c, const struct pdf_line *a, const struct pdf_line *b)
{
	int em = pdf_em(c->pdf, a), room = room_after(c, a, b);
	bool small = begins_small(b->text);

	if (room < em / 3)
		return false;
	if (ends_sentence(a->text))
		return !small;
	return !small && room > 4 * em;
}

static bool
breaks_on_page(const struct cutter *c, const struct pdf_line *first,
    const struct pdf_line *a, const struct pdf_line *b)
{
	int em = pdf_em(c->pdf, b);

	if (begins_small(b->text))
		return false;
	if (ends_sentence(a->text) || room_after(c, a, b) > em)
		return true;
	return first->text_at > 0
		   ? b->left < first->left - em
		   : b->left > a->left + em / 2 || b->left < a->left - 5 * em;
}

/* Whether a paragraph ends between two lines; `begin` is its first. */
static bool
breaks(struct cutter *c, size_t begin, size_t i)
{
	const struct pdf_line *first = line_at(c, begin);
	const struct pdf_line *a = line_at(c, i), *b = line_at(c, i + 1);
	int em = pdf_em(c->pdf, b), grown = size_of(c, a) - size_of(c, b);

	if (b->goes_on)
		return false;
	if (b->level > 0 || a->level > 0 || a->goes_on || b->text_at > 0 ||
	    b->runs_in || title_ends_in_page(a->text, NULL, NULL))
		return true;
	if (grown > 1 || grown < -1)
		return true;
	find_margin(c, i);
	if (a->page != b->page)
		return breaks_on_page(c, first, a, b);
	if (has_blank_between(c, c->lines[i], c->lines[i + 1]) ||
	    is_gap(c, a, b))
		return true;
	if (is_centered(a, b, em) && a->bold == b->bold &&
	    a->right < c->right - em)
		return false;
	if (a->bold != b->bold && (a->bold || b->bold) &&
	    room_after(c, a, b) > em / 3 && !begins_small(b->text))
		return true;
	return is_indented(c, first, a, b) || is_short(c, a, b);
}

void
pdf_cut(const struct pdf *pdf, struct arena *a, const size_t *lines, size_t n,
    struct pdf_paragraphs *out)
{
	struct cutter c = {.pdf = pdf, .lines = lines, .n = n, .page = -1};
	size_t begin = 0;

	for (size_t i = 0; i < n; i++) {
		struct pdf_paragraph p;

		if (i + 1 < n && !breaks(&c, begin, i))
			continue;
		p = (struct pdf_paragraph){.first = begin, .end = i + 1};
		p.is_item = line_at(&c, begin)->text_at > 0 &&
			    line_at(&c, begin)->level == 0;
		VEC_PUSH(a, out, p);
		begin = i + 1;
	}
}
