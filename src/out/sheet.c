#include "out/sheet.h"

#include <assert.h>

#include "out/csv.h"

void
sheet_add(struct sheet_maker *s, struct str text, enum cell_look look)
{
	const struct sheet_cell cell = {text, look};

	VEC_PUSH(s->arena, &s->cells, cell);
}

void
sheet_words(struct sheet_maker *s, const char *words)
{
	sheet_add(s, str_of(words), CELL_PLAIN);
}

struct sheet
sheet_of(const struct sheet_maker *s)
{
	assert(s->cells.len % s->n_columns == 0);
	return (struct sheet){s->name, s->columns, s->n_columns, s->cells.at,
	    s->cells.len / s->n_columns};
}

void
sheet_csv(const struct sheet *s, struct buf *out)
{
	struct csv csv = {.out = out};

	for (size_t c = 0; c < s->n_columns; c++)
		csv_words(&csv, s->columns[c].name);
	csv_end_line(&csv);
	for (size_t r = 0; r < s->n_rows; r++) {
		for (size_t c = 0; c < s->n_columns; c++)
			csv_field(&csv, s->cells[r * s->n_columns + c].text);
		csv_end_line(&csv);
	}
}

/* What would mean something to Markdown, or end the cell. */
static void
add_markdown(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c == '\n') {
			buf_add_c(out, "<br>");
			continue;
		}
		if (c && strchr("\\`*_[]|", c))
			buf_add_char(out, '\\');
		if (c == '<')
			buf_add_c(out, "&lt;");
		else if (c == '&')
			buf_add_c(out, "&amp;");
		else
			buf_add_char(out, c == '\t' || c == '\r' ? ' ' : c);
	}
}

void
sheet_markdown(const struct sheet *s, struct buf *out)
{
	for (size_t c = 0; c < s->n_columns; c++)
		buf_print(out, "| %s ", s->columns[c].name);
	buf_add_c(out, "|\n");
	for (size_t c = 0; c < s->n_columns; c++)
		buf_add_c(out, "| --- ");
	buf_add_c(out, "|\n");
	for (size_t r = 0; r < s->n_rows; r++) {
		for (size_t c = 0; c < s->n_columns; c++) {
			buf_add_c(out, "| ");
			add_markdown(out, s->cells[r * s->n_columns + c].text);
			buf_add_char(out, ' ');
		}
		buf_add_c(out, "|\n");
	}
}
