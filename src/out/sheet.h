/* sheet.h - a table that is filled cell by cell and written as CSV, as
 * Markdown or as a sheet of a workbook (port/xlsx.h). */
#ifndef OUT_SHEET_H
#define OUT_SHEET_H

#include "base/vec.h"
#include "port/xlsx.h"

struct sheet_maker {
	struct arena *arena;
	const char *name;
	const struct sheet_column *columns;
	size_t n_columns;
	struct VEC(struct sheet_cell) cells; /* row by row */
};

/* The next cell; the text is borrowed. */
void sheet_add(struct sheet_maker *s, struct str text, enum cell_look look);
void sheet_words(struct sheet_maker *s, const char *words);

/* All its rows; a row must be whole by now. */
struct sheet sheet_of(const struct sheet_maker *s);

void sheet_csv(const struct sheet *s, struct buf *out);

/* A table; line breaks inside a cell become <br>. */
void sheet_markdown(const struct sheet *s, struct buf *out);

#endif
