/* Pieces of text to lines.
 *
 * A piece goes on with the line when it stands on the same baseline (the
 * boxes share half of the lower one's height), to the right of it, and no
 * farther than blanks in justified text are wide: what is farther away is
 * another column, or stands behind a tab, and becomes a line of its own.  A
 * blank goes between two pieces where neither brings one and the gap is wide
 * enough for it.
 *
 * A label (a bullet, "(a)", "4.9.1") with a gap behind it is told from the
 * text that follows, because items are aligned by their text.
 */
#include "base/buf.h"
#include "base/limits.h"
#include "base/roman.h"
#include "base/utf8.h"
#include "doc/title.h"
#include "read/pdf.h"

/* What stands on one baseline is shorter: a row of a contents or a form. */
#define BASELINE_BYTES 2000

struct pdf_pen {
	struct pdf *pdf;
	struct buf text;
	struct pdf_line line;
	bool open;
	size_t longest; /* bytes of the piece that gives top and bottom */
	int ink; /* where the last piece that is no blank ends */
	int size; /* of the font of the last such piece */
	size_t last; /* where the last piece begins in the text */
	int last_left, last_top;
};

struct pdf_pen *
pdf_pen_new(struct pdf *pdf)
{
	struct pdf_pen *pen = arena_new(&pdf->arena, struct pdf_pen);

	pen->pdf = pdf;
	return pen;
}

void
pdf_pen_free(struct pdf_pen *pen)
{
	buf_free(&pen->text);
}

/* ---- labels ---- */

static bool
is_counter(struct str s)
{
	size_t digits = 0;

	while (digits < s.len && char_is_digit(s.at[digits]))
		digits++;
	if (digits == s.len)
		return s.len > 0 && s.len <= 3;
	return (s.len == 1 && char_is_alpha(s.at[0])) || roman_value(s) > 0;
}

/* One sign that is no letter, digit, quote or bracket; "o" is the bullet of
 * the second level in Word. */
static bool
is_bullet(struct str s)
{
	size_t at = 0;
	uint32_t code;

	if (s.len == 0 || s.len > 4)
		return false;
	if (str_eq(s, STR("o")) || str_eq(s, STR("--")))
		return true;
	code = utf8_next(s, &at);
	if (at != s.len || utf8_is_alnum(code))
		return false;
	if (code < 0x80)
		return code == '-' || code == '*' || code == '>' || code == '+';
	return code != 0x2018 && code != 0x2019 && code != 0x201C &&
	       code != 0x201D && code != 0xAB && code != 0xBB && code != 0xA9 &&
	       code != 0xAE && code != 0x2026;
}

enum pdf_label
pdf_label_of(struct str s)
{
	struct outline_number number;
	bool opens = str_starts(s, STR("("));

	if (is_bullet(s))
		return PDF_LABEL_BULLET;
	if (s.len == 0 || s.len > 24)
		return PDF_LABEL_NONE;
	if (str_ends(s, STR(")"))) {
		if (is_counter(str_sub(s, opens, s.len - 1)))
			return PDF_LABEL_COUNTER;
	} else if (str_ends(s, STR(".")) &&
		   is_counter(str_sub(s, 0, s.len - 1)))
		return PDF_LABEL_COUNTER;
	if (char_is_digit(s.at[0]) && outline_number_read(s, &number) &&
	    number.title == s.len)
		return PDF_LABEL_OUTLINE;
	return PDF_LABEL_NONE;
}

/* ---- the line that is being written ---- */

static int
clip(int value)
{
	return value < -PDF_FAR ? -PDF_FAR : value > PDF_FAR ? PDF_FAR : value;
}

static bool
is_blank(struct str s)
{
	size_t at = 0;

	while (at < s.len)
		if (!utf8_is_space(utf8_next(s, &at)))
			return false;
	return true;
}

static int
size_of(const struct pdf *pdf, const struct pdf_piece *p)
{
	int size =
	    p->n_spans ? pdf->styles.at[p->spans[0].style].size : p->height;

	return size > 4 ? size : 4;
}

static bool
is_level(const struct pdf_line *l, int top, int bottom)
{
	int over = (l->bottom < bottom ? l->bottom : bottom) -
		   (l->top > top ? l->top : top);
	int low = l->bottom - l->top < bottom - top ? l->bottom - l->top
						    : bottom - top;

	return over * 2 >= low && over >= 0;
}

static bool
goes_on(const struct pdf_pen *pen, const struct pdf_piece *p)
{
	const struct pdf_line *l = &pen->line;
	int em = size_of(pen->pdf, p);
	int gap = p->left - l->right;

	em = pen->size > em ? pen->size : em;
	return pen->open && is_level(l, p->top, p->top + p->height) &&
	       gap * 5 <= em * 3 && gap >= -em / 2 &&
	       p->left > l->left - em / 2;
}

/* Some producers draw bold text twice, a hair apart. */
static bool
is_said_twice(const struct pdf_pen *pen, const struct pdf_piece *p)
{
	struct str last =
	    str_sub(buf_str(&pen->text), pen->last, pen->text.len);

	return pen->open && !is_blank(p->text) && str_eq(last, p->text) &&
	       p->left - pen->last_left <= 2 && pen->last_left - p->left <= 2 &&
	       p->top - pen->last_top <= 2 && pen->last_top - p->top <= 2;
}

/* The mark of a note: a few small digits or stars above the baseline. */
static bool
is_mark(struct str s)
{
	s = str_trim(s);
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_digit(s.at[i]) && s.at[i] != '*')
			return false;
	return s.len > 0 && s.len <= 3;
}

static bool
is_raised(const struct pdf_pen *pen, const struct pdf_piece *p)
{
	return is_mark(p->text) && pen->open &&
	       size_of(pen->pdf, p) * 10 <= pen->size * 8 &&
	       p->top + p->height < pen->line.bottom;
}

static void
add_spans(struct pdf_pen *pen, const struct pdf_piece *p, bool raised)
{
	struct pdf *pdf = pen->pdf;

	for (size_t i = 0; i < p->n_spans; i++) {
		struct pdf_span s = p->spans[i];

		s.start += pen->text.len;
		s.end += pen->text.len;
		s.raised = raised;
		VEC_PUSH(&pdf->arena, &pdf->spans, s);
	}
	pen->line.n_spans += p->n_spans;
}

/* Before a piece that follows a label behind a gap. */
static void
note_label(struct pdf_pen *pen, const struct pdf_piece *p)
{
	struct str so_far = str_trim(buf_str(&pen->text));
	enum pdf_label label;

	if (pen->line.text_at > 0 || so_far.len > 24 ||
	    (p->left - pen->ink) * 10 < pen->size * 3)
		return;
	label = pdf_label_of(so_far);
	if (label == PDF_LABEL_BULLET || label == PDF_LABEL_COUNTER) {
		if (!str_ends(buf_str(&pen->text), STR(" ")))
			buf_add_char(&pen->text, ' ');
		pen->line.text_at = pen->text.len;
		pen->line.text_left = p->left;
	}
}

static void
append(struct pdf_pen *pen, const struct pdf_piece *p)
{
	struct pdf_line *l = &pen->line;
	int size = size_of(pen->pdf, p);
	int gap = p->left - pen->ink;
	bool raised = is_raised(pen, p), blank = is_blank(p->text);

	/* A small figure that the text follows opens a note. */
	if (!blank && l->n_spans == 1 && pen->size * 10 <= size * 8 &&
	    is_mark(buf_str(&pen->text)) && l->bottom < p->top + p->height)
		pen->pdf->spans.at[l->first_span].raised = true;
	if (!blank) {
		note_label(pen, p);
		if (pen->text.len > 0 && gap * 20 > pen->size * 3 &&
		    !char_is_space(pen->text.at[pen->text.len - 1]) &&
		    !char_is_space(p->text.at[0]))
			buf_add_char(&pen->text, ' ');
	}
	pen->last = pen->text.len;
	pen->last_left = p->left;
	pen->last_top = p->top;
	add_spans(pen, p, raised);
	buf_add(&pen->text, p->text);
	l->right = clip(p->left + p->width) > l->right
		       ? clip(p->left + p->width)
		       : l->right;
	if (blank)
		return;
	pen->ink = clip(p->left + p->width);
	if (!raised)
		pen->size = size;
	if (!raised && p->text.len > pen->longest) {
		pen->longest = p->text.len;
		l->top = p->top;
		l->bottom = clip(p->top + p->height);
	}
}

static void
begin(struct pdf_pen *pen, const struct pdf_piece *p)
{
	pen->open = true;
	buf_reset(&pen->text);
	pen->longest = 0;
	pen->size = size_of(pen->pdf, p);
	pen->ink = p->left;
	pen->line = (struct pdf_line){
	    .page = (int)pen->pdf->pages.len - 1,
	    .first_span = pen->pdf->spans.len,
	    .left = p->left,
	    .text_left = p->left,
	    .right = p->left,
	    .top = p->top,
	    .bottom = clip(p->top + p->height),
	    .source = p->source,
	    .table = -1,
	    .note = -1,
	};
}

/* ---- the line when it is done ---- */

/* Takes white space off both ends; the spans follow. */
static void
trim(struct pdf *pdf, struct pdf_line *l)
{
	struct str whole = l->text;
	size_t start = 0, end = whole.len;

	while (start < end && char_is_space(whole.at[start]))
		start++;
	while (end > start && char_is_space(whole.at[end - 1]))
		end--;
	l->ends_in_blank = end < whole.len;
	l->text = str_sub(whole, start, end);
	for (size_t i = 0; i < l->n_spans; i++) {
		struct pdf_span *s = &pdf->spans.at[l->first_span + i];

		s->start = s->start > start ? s->start - start : 0;
		s->end = s->end > start ? s->end - start : 0;
		s->end = s->end < l->text.len ? s->end : l->text.len;
		s->start = s->start < s->end ? s->start : s->end;
	}
	l->text_at = l->text_at > start ? l->text_at - start : 0;
	if (l->text_at >= l->text.len)
		l->text_at = 0;
}

/* The style of most of the text, and whether all of it is bold.  Blanks have
 * no look, and a label may have one of its own. */
static void
judge_style(struct pdf *pdf, struct pdf_line *l)
{
	size_t most = 0, counted = 0, bold = 0, italic = 0;

	for (size_t i = 0; i < l->n_spans; i++) {
		const struct pdf_span *s = &pdf->spans.at[l->first_span + i];
		const struct pdf_style *style = &pdf->styles.at[s->style];
		size_t n = 0;

		for (size_t k = s->start; k < s->end; k++)
			n += k >= l->text_at && !char_is_space(l->text.at[k]);
		if (s->raised || n == 0)
			continue;
		counted += n;
		bold += style->bold ? n : 0;
		italic += style->italic ? n : 0;
		if (n > most) {
			most = n;
			l->style = s->style;
		}
	}
	l->bold = counted > 0 && bold == counted;
	l->italic = counted > 0 && italic == counted;
}

/* ---- small capitals ---- */

static bool
has_letters(struct str s, bool small)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.at[i] >= 'a' && s.at[i] <= 'z') ||
		    (!small && s.at[i] >= 'A' && s.at[i] <= 'Z'))
			return true;
	return false;
}

/* Two fonts that differ in nothing but their size. */
static bool
is_smaller(const struct pdf_style *a, const struct pdf_style *b)
{
	return a->size * 100 <= b->size * 88 && a->size * 100 >= b->size * 60 &&
	       a->bold == b->bold && a->italic == b->italic &&
	       a->color == b->color && str_eq(a->family, b->family);
}

/* Small capitals are drawn as capitals of a smaller font among larger ones:
 * the smaller ones were typed as small letters.  No line that has small
 * letters of its own is set so. */
static void
undo_small_capitals(struct pdf *pdf, struct pdf_line *l, char *text)
{
	int large = -1;

	if (l->n_spans < 2 || has_letters(l->text, true))
		return;
	for (size_t i = 0; i < l->n_spans; i++) {
		const struct pdf_span *s = &pdf->spans.at[l->first_span + i];

		if (has_letters(str_sub(l->text, s->start, s->end), false) &&
		    (large < 0 || pdf->styles.at[s->style].size >
				      pdf->styles.at[large].size))
			large = s->style;
	}
	for (size_t i = 0; large >= 0 && i < l->n_spans; i++) {
		struct pdf_span *s = &pdf->spans.at[l->first_span + i];

		if (s->raised || !is_smaller(&pdf->styles.at[s->style],
				     &pdf->styles.at[large]))
			continue;
		for (size_t k = s->start; k < s->end; k++)
			text[k] = char_lower(text[k]);
		s->style = large;
	}
}

static int
keep(struct pdf *pdf, struct pdf_line *l, struct err *err)
{
	trim(pdf, l);
	judge_style(pdf, l);
	if (l->text.len == 0)
		l->use = PDF_BLANK;
	else
		pdf->styles.at[l->style].bytes += l->text.len;
	if (pdf->lines.len >= LIMIT_PDF_LINES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d lines", LIMIT_PDF_LINES);
	VEC_PUSH(&pdf->arena, &pdf->lines, *l);
	if (pdf->pages.len > 0)
		pdf->pages.at[pdf->pages.len - 1].end = pdf->lines.len;
	return 0;
}

int
pdf_end_line(struct pdf_pen *pen, struct err *err)
{
	if (!pen->open)
		return 0;
	pen->open = false;
	pen->line.text = buf_str(&pen->text);
	undo_small_capitals(pen->pdf, &pen->line, pen->text.at);
	pen->line.text = arena_copy(&pen->pdf->arena, buf_str(&pen->text));
	return keep(pen->pdf, &pen->line, err);
}

int
pdf_put(struct pdf_pen *pen, const struct pdf_piece *piece, struct err *err)
{
	if (piece->text.len == 0 || is_said_twice(pen, piece))
		return 0;
	if (pen->text.len + piece->text.len > LIMIT_PDF_PIECE * 4 ||
	    !goes_on(pen, piece)) {
		if (pdf_end_line(pen, err))
			return -1;
		begin(pen, piece);
	}
	append(pen, piece);
	return 0;
}

/* ---- one baseline ---- */

/* A line of nothing but dots leads from a title to its page. */
static bool
is_leader(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] != '.' && s.at[i] != ' ' && s.at[i] != '_')
			return false;
	return s.len > 0;
}

static void
copy_spans(struct pdf *pdf, const struct pdf_line *l, size_t shift)
{
	for (size_t i = 0; i < l->n_spans; i++) {
		struct pdf_span s = pdf->spans.at[l->first_span + i];

		s.start += shift;
		s.end += shift;
		VEC_PUSH(&pdf->arena, &pdf->spans, s);
	}
}

static void
join(struct pdf *pdf, struct pdf_line *a, struct pdf_line *b)
{
	enum pdf_label label = pdf_label_of(a->text);
	bool is_label = label == PDF_LABEL_BULLET || label == PDF_LABEL_COUNTER;
	size_t shift = a->text.len + 1, first = pdf->spans.len;

	copy_spans(pdf, a, 0);
	copy_spans(pdf, b, shift);
	a->first_span = first;
	a->n_spans += b->n_spans;
	if (is_label) {
		a->text_at = shift;
		a->text_left = b->left;
	}
	a->text = arena_print(&pdf->arena, "%.*s%c%.*s", STR_ARG(a->text),
	    label != PDF_LABEL_NONE ? ' ' : '\t', STR_ARG(b->text));
	a->ends_in_blank = b->ends_in_blank;
	a->right = b->right > a->right ? b->right : a->right;
	if (label != PDF_LABEL_NONE || is_leader(a->text)) {
		a->top = b->top;
		a->bottom = b->bottom;
	}
	judge_style(pdf, a);
	b->use = PDF_GONE;
}

/* A label may hang far out, a column stand anywhere to the right. */
static bool
stands_beside(
    const struct pdf *pdf, const struct pdf_line *a, const struct pdf_line *b)
{
	return b->page == a->page && is_level(a, b->top, b->bottom) &&
	       b->left >= a->right - pdf_em(pdf, a) / 2;
}

/* Bullets, and letters or figures in brackets, are never a column. */
static bool
is_sure_label(struct str s)
{
	enum pdf_label label = pdf_label_of(s);

	return label == PDF_LABEL_BULLET ||
	       (label == PDF_LABEL_COUNTER && str_ends(s, STR(")")));
}

void
pdf_join_labels(struct pdf *pdf)
{
	struct pdf_line *a = NULL;

	for (size_t i = 0; i < pdf->lines.len; i++) {
		struct pdf_line *l = &pdf->lines.at[i];

		if (l->use == PDF_BLANK)
			continue;
		if (l->use != PDF_TEXT) {
			a = NULL;
			continue;
		}
		if (a && is_sure_label(a->text) && stands_beside(pdf, a, l) &&
		    l->left - a->right < pdf_em(pdf, l) * 5 / 2) {
			join(pdf, a, l);
			a = NULL;
		} else {
			a = l;
		}
	}
}

void
pdf_join_baselines(struct pdf *pdf)
{
	struct pdf_line *a = NULL;

	for (size_t i = 0; i < pdf->lines.len; i++) {
		struct pdf_line *l = &pdf->lines.at[i];

		if (l->use == PDF_BLANK)
			continue;
		if (l->use != PDF_TEXT && l->use != PDF_NOTE) {
			a = NULL;
			continue;
		}
		if (a && a->use == l->use && stands_beside(pdf, a, l) &&
		    a->text.len + l->text.len < BASELINE_BYTES)
			join(pdf, a, l);
		else
			a = l;
	}
}
