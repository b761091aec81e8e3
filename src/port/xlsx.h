/* xlsx.h - tables as a workbook of Excel's kind.
 *
 * The one door to libxlsxwriter.  Each sheet has a frozen row of headings with
 * filters, columns of the widths given, wrapped text, and colours by what a
 * cell means.  Every text is a text: nothing is taken for a formula.  The same
 * tables give the same bytes.
 */
#ifndef PORT_XLSX_H
#define PORT_XLSX_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"

enum cell_look {
	CELL_PLAIN,
	CELL_STRONG,
	CELL_FAINT,
	CELL_GOOD,
	CELL_CARE, /* needs a look */
	CELL_BAD
};
#define N_CELL_LOOKS 6

struct sheet_cell {
	struct str text;
	enum cell_look look;
};

struct sheet_column {
	const char *name;
	int width; /* in characters */
	bool is_number; /* whole numbers; other texts stay texts */
};

struct sheet {
	const char *name; /* at most 31 characters */
	const struct sheet_column *columns;
	size_t n_columns;
	const struct sheet_cell *cells; /* row by row */
	size_t n_rows;
};

/* Appends the bytes of a workbook that says it was made on `day`.  ERR_LIMIT
 * when there are more rows than a sheet takes, ERR_IO when no temporary file
 * can be written. */
CC_MUST_CHECK
int xlsx_write(const struct sheet *sheets, size_t n, date day, struct buf *out,
    struct err *err);

#endif
