/* libxlsxwriter writes to a path, so the workbook goes through a temporary file
 * without a name, by the path that the system gives its descriptor. */
#include "port/xlsx.h"

#ifdef HAVE_XLSX

#include <errno.h>
#include <stdio.h>
#include <xlsxwriter.h>

#include "base/utf8.h"

/* What one cell takes, in UTF-16 units, and rows of one sheet. */
#define CELL_UNITS 32767
#define MOST_ROWS 1048575

#define SECONDS_A_DAY 86400

#define CHUNK_BYTES ((size_t)32 << 10)

struct workbook {
	lxw_workbook *book;
	lxw_format *looks[N_CELL_LOOKS];
	lxw_format *head;
};

static void
colour(lxw_format *f, lxw_color_t text, lxw_color_t ground)
{
	format_set_font_color(f, text);
	format_set_pattern(f, LXW_PATTERN_SOLID);
	format_set_bg_color(f, ground);
}

static void
make_looks(struct workbook *w)
{
	for (int i = 0; i < N_CELL_LOOKS; i++) {
		w->looks[i] = workbook_add_format(w->book);
		format_set_text_wrap(w->looks[i]);
		format_set_align(w->looks[i], LXW_ALIGN_VERTICAL_TOP);
	}
	format_set_bold(w->looks[CELL_STRONG]);
	format_set_font_color(w->looks[CELL_FAINT], 0x666666);
	colour(w->looks[CELL_GOOD], 0x0B5D1E, 0xDDF3E0);
	colour(w->looks[CELL_CARE], 0x7A4D00, 0xFFF1CC);
	colour(w->looks[CELL_BAD], 0x8A1020, 0xFBDFE2);
	w->head = workbook_add_format(w->book);
	format_set_bold(w->head);
	format_set_text_wrap(w->head);
	format_set_align(w->head, LXW_ALIGN_VERTICAL_TOP);
	colour(w->head, 0xFFFFFF, 0x2F4858);
}

/* As much as a cell takes, not inside a character. */
static const char *
cell_text(struct arena *a, struct str text)
{
	size_t at = 0, fits = 0, units = 0;

	while (at < text.len) {
		units += utf8_next(text, &at) > 0xFFFF ? 2 : 1;
		if (units > CELL_UNITS - 1)
			return arena_print(
			    a, "%.*s…", STR_ARG(str_sub(text, 0, fits)))
			    .at;
		fits = at;
	}
	return arena_copy(a, text).at;
}

static void
write_cell(struct workbook *w, lxw_worksheet *sheet, lxw_row_t row,
    lxw_col_t col, const struct sheet_column *column,
    const struct sheet_cell *cell)
{
	struct arena a = {0};
	lxw_format *look = w->looks[cell->look];
	long n;

	if (!cell->text.len)
		(void)worksheet_write_blank(sheet, row, col, look);
	else if (column->is_number &&
		 str_to_long(cell->text, 0, 1000000000L, &n))
		(void)worksheet_write_number(sheet, row, col, (double)n, look);
	else
		(void)worksheet_write_string(
		    sheet, row, col, cell_text(&a, cell->text), look);
	arena_clear(&a);
}

static void
write_sheet(struct workbook *w, const struct sheet *s)
{
	lxw_worksheet *sheet = workbook_add_worksheet(w->book, s->name);

	for (size_t c = 0; c < s->n_columns; c++) {
		(void)worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c,
		    s->columns[c].width, NULL);
		(void)worksheet_write_string(
		    sheet, 0, (lxw_col_t)c, s->columns[c].name, w->head);
	}
	for (size_t r = 0; r < s->n_rows; r++)
		for (size_t c = 0; c < s->n_columns; c++)
			write_cell(w, sheet, (lxw_row_t)r + 1, (lxw_col_t)c,
			    &s->columns[c], &s->cells[r * s->n_columns + c]);
	worksheet_freeze_panes(sheet, 1, 0);
	(void)worksheet_autofilter(sheet, 0, 0,
	    (lxw_row_t)(s->n_rows ? s->n_rows : 1),
	    (lxw_col_t)(s->n_columns - 1));
	worksheet_set_landscape(sheet);
	worksheet_repeat_rows(sheet, 0, 0);
	worksheet_fit_to_pages(sheet, 1, 0);
}

static int
fill_file(const char *path, const struct sheet *sheets, size_t n, date day,
    struct err *err)
{
	struct workbook w = {.book = workbook_new(path)};
	char author[] = "cpslint";
	lxw_doc_properties properties = {.author = author};
	lxw_error e;

	if (!w.book)
		out_of_memory();
	properties.created = (time_t)day * SECONDS_A_DAY;
	(void)workbook_set_properties(w.book, &properties);
	make_looks(&w);
	for (size_t i = 0; i < n; i++)
		write_sheet(&w, &sheets[i]);
	e = workbook_close(w.book);
	return e == LXW_NO_ERROR
		   ? 0
		   : err_set(err, ERR_IO, "cannot write a workbook: %s",
			 lxw_strerror(e));
}

static int
check_rows(const struct sheet *sheets, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (sheets[i].n_rows > MOST_ROWS)
			return err_set(err, ERR_LIMIT,
			    "more than %d rows for one sheet", MOST_ROWS);
	return 0;
}

static int
read_back(FILE *file, struct buf *out, struct err *err)
{
	char chunk[CHUNK_BYTES];
	size_t n;

	rewind(file);
	while ((n = fread(chunk, 1, sizeof(chunk), file)) > 0)
		buf_add(out, (struct str){chunk, n});
	return ferror(file) ? err_set(err, ERR_IO, "cannot read a workbook")
			    : 0;
}

int
xlsx_write(const struct sheet *sheets, size_t n, date day, struct buf *out,
    struct err *err)
{
	struct arena a = {0};
	FILE *file;
	int rc;

	if (check_rows(sheets, n, err))
		return -1;
	file = tmpfile();
	if (!file)
		return err_set(err, ERR_IO, "cannot make a temporary file: %s",
		    strerror(errno));
	rc = fill_file(arena_print(&a, "/dev/fd/%d", fileno(file)).at, sheets,
	    n, day, err);
	if (rc == 0)
		rc = read_back(file, out, err);
	(void)fclose(file);
	arena_clear(&a);
	return rc;
}
#endif
