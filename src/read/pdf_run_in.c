/* Lines that begin with the heading of their paragraph: number and title in
 * another look than the text behind them, on the same line or, behind a long
 * title, on the next.  Such a line is no heading, but begins a paragraph; the
 * document cuts it where the title ends (doc/run_in.h). */
#include "base/buf.h"
#include "base/limits.h"
#include "doc/run_in.h"
#include "read/pdf.h"

static bool
is_free(const struct pdf_line *l)
{
	return l->use == PDF_TEXT && l->text.len > 0;
}

/* Bold or slanted, and the text is not. */
static bool
is_set_off(const struct pdf *pdf, const struct pdf_span *s)
{
	const struct pdf_style *style = &pdf->styles.at[s->style];
	const struct pdf_style *body = &pdf->styles.at[pdf->body];

	return (style->bold && !body->bold) || (style->italic && !body->italic);
}

/* The end of what is set off from byte `at` of a line on, or 0. */
static size_t
end_of_set_off(const struct pdf *pdf, const struct pdf_line *l, size_t at)
{
	size_t end = 0;

	for (size_t i = 0; i < l->n_spans; i++) {
		const struct pdf_span *s = &pdf->spans.at[l->first_span + i];

		if (s->end <= at)
			continue;
		if (!is_set_off(pdf, s))
			break;
		end = s->end;
	}
	return end;
}

/* The next line, where it goes on closely. */
static const struct pdf_line *
line_below(const struct pdf *pdf, size_t i)
{
	const struct pdf_line *l = &pdf->lines.at[i], *b = l + 1;

	return i + 1 < pdf->lines.len && is_free(b) && b->page == l->page &&
		       b->text_at == 0 && b->top > l->top &&
		       b->top - l->top < 2 * pdf_em(pdf, l)
		   ? b
		   : NULL;
}

/* Whether the line and the one below it, if any, begin with a heading and go
 * on with its text. */
static bool
runs_in(const struct pdf *pdf, size_t i, struct buf *text)
{
	const struct pdf_line *l = &pdf->lines.at[i];
	const struct pdf_line *below = line_below(pdf, i);
	struct run_in cut;
	size_t end;

	if (!char_is_digit(l->text.at[0]) ||
	    !outline_number_read(l->text, &cut.number) || cut.number.places < 2)
		return false;
	end = end_of_set_off(pdf, l, cut.number.title);
	if (end == 0)
		return false;
	buf_reset(text);
	buf_add(text, l->text);
	if (below) {
		buf_add_char(text, ' ');
		buf_add(text, below->text);
	}
	if (end == l->text.len) {
		size_t more = below ? end_of_set_off(pdf, below, 0) : 0;

		end += more > 0 ? more + 1 : 0;
	}
	return end != l->text.len &&
	       run_in_cut(buf_str(text), cut.number.title, end, &cut);
}

void
pdf_find_run_ins(struct pdf *pdf)
{
	struct buf text = {.max = LIMIT_BLOCK_BYTES};

	for (size_t i = 0; i < pdf->lines.len; i++)
		if (is_free(&pdf->lines.at[i]))
			pdf->lines.at[i].runs_in = runs_in(pdf, i, &text);
	buf_free(&text);
}
