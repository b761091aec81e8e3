/* Footnotes: lines in the lower part of a page, down to its end, whose first
 * begins with the raised mark that stands in the text above. */
#include "read/pdf.h"

/* The mark that opens a note: raised, and text follows. */
static struct str
mark_of(const struct pdf *pdf, const struct pdf_line *l)
{
	const struct pdf_span *s = &pdf->spans.at[l->first_span];

	if (l->n_spans < 2 || !s->raised || s->start != 0)
		return (struct str){0};
	return str_trim(str_sub(l->text, 0, s->end));
}

/* Notes do not reach higher. */
static bool
is_low(const struct pdf *pdf, const struct pdf_line *l)
{
	return l->top * 3L > pdf->pages.at[l->page].height;
}

/* Some line above cites the mark. */
static bool
is_cited(const struct pdf *pdf, const struct pdf_page *page, size_t before,
    struct str mark)
{
	for (size_t i = page->first; i < before; i++) {
		const struct pdf_line *l = &pdf->lines.at[i];

		for (size_t k = 1; k < l->n_spans; k++) {
			const struct pdf_span *s =
			    &pdf->spans.at[l->first_span + k];

			if (s->raised &&
			    str_eq(str_trim(str_sub(l->text, s->start, s->end)),
				mark))
				return true;
		}
	}
	return false;
}

/* Where the notes of a page begin. */
static size_t
start_of_notes(const struct pdf *pdf, const struct pdf_page *page)
{
	size_t start = page->end;

	for (size_t i = page->end; i-- > page->first;) {
		const struct pdf_line *l = &pdf->lines.at[i];

		if (l->use != PDF_TEXT)
			continue;
		if (!is_low(pdf, l))
			break;
		if (mark_of(pdf, l).len > 0 &&
		    is_cited(pdf, page, i, mark_of(pdf, l)))
			start = i;
	}
	return start;
}

static void
take_notes(struct pdf *pdf, int number, size_t start)
{
	size_t end = pdf->pages.at[number].end;
	struct pdf_note *note = NULL;

	for (size_t i = start; i < end; i++) {
		struct pdf_line *l = &pdf->lines.at[i];
		struct str mark;

		if (l->use != PDF_TEXT)
			continue;
		mark = mark_of(pdf, l);
		if (mark.len > 0) {
			note = VEC_ADD(&pdf->arena, &pdf->notes);
			note->mark = str_before(mark, ' ');
			note->page = number;
			l->text_at = pdf->spans.at[l->first_span].end;
			while (l->text_at < l->text.len &&
			       l->text.at[l->text_at] == ' ')
				l->text_at++;
		}
		if (!note)
			continue;
		l->use = PDF_NOTE;
		l->note = (int)pdf->notes.len - 1;
		VEC_PUSH(&pdf->arena, &note->lines, i);
	}
}

void
pdf_find_notes(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->pages.len; i++) {
		size_t start = start_of_notes(pdf, &pdf->pages.at[i]);

		if (start < pdf->pages.at[i].end)
			take_notes(pdf, (int)i, start);
	}
}
