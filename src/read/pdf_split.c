/* Columns that stand too close.
 *
 * The converter writes what is less than a line's height apart as one piece:
 * a cell that fills its column runs into the next one, with a blank between.
 * Where a row near by begins two columns on one baseline, and a line begins
 * with the first of them and goes on past the second, the line is cut at the
 * word that stands where the second column begins.  Where words stand is
 * reckoned from the widths that letters usually have.
 *
 * Running text under a table may have a word there too.  So a line at the
 * left edge is cut only when the table goes on right above and below it.
 */
#include "read/pdf.h"

/* Lines back in which a row is looked for. */
#define NEAR 40

/* A letter's width in tenths of a usual one. */
static int
width_of(char c)
{
	if (strchr(".,:;'|!ijlIt()[]/ -", c))
		return c == ' ' || c == 't' || c == '-' ? 6 : 5;
	if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '@')
		return 15;
	if (c >= 'A' && c <= 'Z')
		return 12;
	return ((unsigned char)c & 0xC0) == 0x80 ? 0 : 10;
}

static long
width_to(struct str s, size_t end)
{
	long sum = 0;

	for (size_t i = 0; i < end; i++)
		sum += width_of(s.at[i]);
	return sum;
}

/* The offset of the word that begins at `x`, give or take half an em, or up to
 * an em before it, because the gap is lost; 0 when there is none. */
static size_t
word_at(const struct pdf_line *l, int x, int em)
{
	long whole = width_to(l->text, l->text.len), sum = 0;
	int nearest = em * 3 / 4 + 1;
	size_t best = 0;

	for (size_t i = 0; i + 1 < l->text.len; i++) {
		int at, d;

		sum += width_of(l->text.at[i]);
		if (l->text.at[i] != ' ' || l->text.at[i + 1] == ' ')
			continue;
		at = l->left + (int)(sum * (l->right - l->left) / whole);
		d = at - (x - em / 4);
		d = d < 0 ? -d : d;
		if (d < nearest) {
			nearest = d;
			best = i + 1;
		}
	}
	return best;
}

static bool
is_near(int a, int b)
{
	return a - b <= 4 && b - a <= 4;
}

/* Lines a and b begin two columns of one row.  A label and its text do not
 * count: they stand side by side everywhere. */
static bool
is_pair(const struct pdf_line *a, const struct pdf_line *b)
{
	return a->use == PDF_TEXT && pdf_label_of(a->text) == PDF_LABEL_NONE &&
	       b->use == PDF_TEXT && a->page == b->page &&
	       is_near(a->top, b->top) && b->left > a->right;
}

/* The place of the column to the right of the one at `l`; -1 when no row
 * near by tells. */
static int
next_column(const struct pdf *pdf, size_t i)
{
	const struct pdf_line *l = &pdf->lines.at[i];
	int em = pdf_em(pdf, l), found = -1;

	for (size_t k = i, n = 0; k-- > 0 && n < NEAR; n++) {
		const struct pdf_line *a = &pdf->lines.at[k], *b = a + 1;

		if (a->page != l->page)
			break;
		if (k + 1 == i || !is_pair(a, b) || !is_near(a->left, l->left))
			continue;
		if (b->left > l->left + 2 * em && b->left < l->right - em &&
		    (found < 0 || b->left < found))
			found = b->left;
	}
	return found;
}

/* Right below, a row of the same two columns, or more of the second. */
static bool
goes_on_below(const struct pdf *pdf, size_t i, int x)
{
	const struct pdf_line *l = &pdf->lines.at[i], *b = l + 1;
	int height = l->bottom - l->top;

	if (i + 2 >= pdf->lines.len || b->page != l->page ||
	    b->use != PDF_TEXT || b->top < l->top + height / 2 ||
	    b->top > l->top + 3 * height)
		return false;
	return is_near(b->left, x) ||
	       (is_near(b->left, l->left) && is_pair(b, b + 1) &&
		   is_near(b[1].left, x));
}

/* Right above, the second column or one behind it. */
static bool
goes_on_above(const struct pdf *pdf, size_t i, int x)
{
	const struct pdf_line *l = &pdf->lines.at[i], *a = l - 1;

	return i > 0 && a->page == l->page && a->use == PDF_TEXT &&
	       a->left >= x - 4 && a->top < l->top &&
	       a->top > l->top - 3 * (l->bottom - l->top);
}

/* What stands to the right of the line, or NULL. */
static const struct pdf_line *
neighbour_of(const struct pdf *pdf, size_t i)
{
	const struct pdf_line *l = &pdf->lines.at[i];

	return i + 1 < pdf->lines.len && l[1].page == l->page &&
		       l[1].use == PDF_TEXT && is_near(l[1].top, l->top) &&
		       l[1].left > l->right
		   ? l + 1
		   : NULL;
}

/* Nothing stands to the left of the line. */
static bool
is_edge(const struct pdf *pdf, size_t i)
{
	const struct pdf_line *l = &pdf->lines.at[i];

	for (size_t k = i, n = 0; k-- > 0 && n < NEAR; n++) {
		const struct pdf_line *a = &pdf->lines.at[k];

		if (a->page != l->page)
			break;
		if (a->use == PDF_TEXT && is_near(a->top, l->top) &&
		    a->right < l->left)
			return false;
	}
	return true;
}

static size_t
cut_of(const struct pdf *pdf, size_t i, int *x)
{
	const struct pdf_line *l = &pdf->lines.at[i], *right;

	if (l->use != PDF_TEXT || l->text_at > 0)
		return 0;
	*x = next_column(pdf, i);
	if (*x < 0)
		return 0;
	right = neighbour_of(pdf, i);
	if (right ? right->left < *x + pdf_em(pdf, l)
		  : is_edge(pdf, i) && !(goes_on_below(pdf, i, *x) &&
					   goes_on_above(pdf, i, *x)))
		return 0;
	return word_at(l, *x, pdf_em(pdf, l));
}

/* The spans of `l` from byte `start` to `end`, counted from `start`. */
static void
copy_spans(struct pdf *pdf, struct pdf_line *l, size_t start, size_t end)
{
	size_t first = pdf->spans.len, from = l->first_span, n = l->n_spans;

	for (size_t i = 0; i < n; i++) {
		struct pdf_span s = pdf->spans.at[from + i];

		if (s.end <= start || s.start >= end)
			continue;
		s.start = s.start > start ? s.start - start : 0;
		s.end = (s.end < end ? s.end : end) - start;
		VEC_PUSH(&pdf->arena, &pdf->spans, s);
	}
	l->first_span = first;
	l->n_spans = pdf->spans.len - first;
}

struct lines VEC(struct pdf_line);

static void
push_parts(
    struct pdf *pdf, struct lines *out, struct pdf_line l, size_t cut, int x)
{
	struct pdf_line right = l;

	right.text = str_sub(l.text, cut, l.text.len);
	right.left = right.text_left = x;
	copy_spans(pdf, &right, cut, l.text.len);
	l.text =
	    str_trim(str_sub(l.text, 0, cut)); /* it begins with no blank */
	copy_spans(pdf, &l, 0, l.text.len);
	l.right = x - pdf_em(pdf, &l) / 2;
	l.ends_in_blank = true;
	VEC_PUSH(&pdf->arena, out, l);
	VEC_PUSH(&pdf->arena, out, right);
}

void
pdf_split_columns(struct pdf *pdf)
{
	struct lines out = {0};

	for (size_t p = 0; p < pdf->pages.len; p++) {
		struct pdf_page *page = &pdf->pages.at[p];
		size_t first = out.len;

		for (size_t i = page->first; i < page->end; i++) {
			int x = 0;
			size_t cut = cut_of(pdf, i, &x);

			if (cut > 0)
				push_parts(pdf, &out, pdf->lines.at[i], cut, x);
			else
				VEC_PUSH(&pdf->arena, &out, pdf->lines.at[i]);
		}
		page->first = first;
		page->end = out.len;
	}
	pdf->lines.at = out.at;
	pdf->lines.len = out.len;
	pdf->lines.cap = out.cap;
}
