/* table_dress.h - which rows and which column of a table are headings, told
 * by how its cells are dressed.
 *
 * Heading rows are marked as such by the file; else the file says that the
 * first row is dressed as one; else they are the rows at the top that are bold
 * or shaded when others are not.  An empty corner with headings to its right
 * and below tells both.  The reader tells each cell once, when it has ended,
 * in the order of the file.
 */
#ifndef READ_TABLE_DRESS_H
#define READ_TABLE_DRESS_H

#include <stdbool.h>
#include <stddef.h>

/* A cell that has ended. */
struct dressed_cell {
	int row, col, row_span, col_span; /* from 0; spans as known so far */
	bool has_text, has_plain_text; /* some of it not bold */
	bool is_shaded;
	bool is_heading; /* the file says so; it counts as dressed */
};

/* All zero is ready. */
struct table_dress {
	/* What the file says. */
	int marked_rows; /* rows at the top marked as headings */
	bool first_row; /* dressed as headings by the table's style */
	bool first_column;
	/* What cells tell. */
	int dressed_rows; /* rows at the top with no other cell */
	size_t n_dressed_below; /* in the first column, below those rows */
	bool first_column_is_plain, rest_is_plain;
	/* Gaps in the first row and column, other than the corner. */
	bool first_row_has_gap, first_column_has_gap;
	/* The row that is open. */
	bool row_is_plain; /* has a cell that is not dressed */
	size_t n_dressed_in_row;
};

void table_dress_row(struct table_dress *d); /* a row begins */
void table_dress_cell(struct table_dress *d, const struct dressed_cell *c);

/* The row ends that is the `rows`-th; `is_marked` when the file calls it a
 * heading.  `is_covered` when its last cell is as wide as the row. */
void table_dress_row_end(
    struct table_dress *d, int rows, bool is_marked, bool is_covered);

/* The table has ended with so many rows and columns; `corner` is its first
 * cell with its final spans, NULL when there is none. */
void table_dress_settle(const struct table_dress *d, int rows, int cols,
    const struct dressed_cell *corner, int *header_rows, bool *header_col);

#endif
