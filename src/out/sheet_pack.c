/* Numbers as eight bytes in the order of the machine, texts with their length
 * before them: what packs and what unpacks is one program. */
#include "out/sheet_pack.h"

static void
add_number(struct buf *out, uint64_t n)
{
	char bytes[sizeof(n)];

	(void)memcpy(bytes, &n, sizeof(n));
	buf_add(out, (struct str){bytes, sizeof(bytes)});
}

static void
add_text(struct buf *out, struct str text)
{
	add_number(out, text.len);
	buf_add(out, text);
}

static void
add_sheet(struct buf *out, const struct sheet *s)
{
	add_text(out, str_of(s->name));
	add_number(out, s->n_columns);
	for (size_t c = 0; c < s->n_columns; c++) {
		add_text(out, str_of(s->columns[c].name));
		add_number(out, (uint64_t)s->columns[c].width);
		add_number(out, s->columns[c].is_number);
	}
	add_number(out, s->n_rows);
	for (size_t i = 0; i < s->n_rows * s->n_columns; i++) {
		add_text(out, s->cells[i].text);
		add_number(out, s->cells[i].look);
	}
}

void
sheets_pack(const struct sheet *sheets, size_t n, date day, struct buf *out)
{
	add_number(out, (uint64_t)day);
	add_number(out, n);
	for (size_t i = 0; i < n; i++)
		add_sheet(out, &sheets[i]);
}

#ifdef HAVE_XLSX

struct unpacker {
	struct arena arena;
	struct str rest;
	bool failed;
};

/* A number from 0 to `most`. */
static size_t
take_number(struct unpacker *u, size_t most)
{
	uint64_t n = 0;

	if (u->rest.len < sizeof(n)) {
		u->failed = true;
		return 0;
	}
	(void)memcpy(&n, u->rest.at, sizeof(n));
	u->rest = str_sub(u->rest, sizeof(n), u->rest.len);
	u->failed |= n > most;
	return u->failed ? 0 : (size_t)n;
}

static struct str
take_text(struct unpacker *u)
{
	size_t len = take_number(u, u->rest.len);
	struct str text;

	if (len > u->rest.len) {
		u->failed = true;
		len = 0;
	}
	text = arena_copy(&u->arena, str_sub(u->rest, 0, len));
	u->rest = str_sub(u->rest, len, u->rest.len);
	return text;
}

/* How many there may be of what takes at least `bytes` each. */
static size_t
take_count(struct unpacker *u, size_t bytes)
{
	return take_number(u, u->rest.len / bytes);
}

#define COLUMN_BYTES 24
#define CELL_BYTES 16
#define SHEET_BYTES 24
#define WIDEST 255
#define LAST_DAY 0x7FFFFFFF

static void
take_columns(struct unpacker *u, struct sheet *s)
{
	struct sheet_column *columns;

	s->n_columns = take_count(u, COLUMN_BYTES);
	columns = arena_many(&u->arena, struct sheet_column, s->n_columns + 1);
	for (size_t c = 0; c < s->n_columns && !u->failed; c++) {
		columns[c].name = take_text(u).at;
		columns[c].width = (int)take_number(u, WIDEST);
		columns[c].is_number = take_number(u, 1) == 1;
	}
	s->columns = columns;
}

static void
take_cells(struct unpacker *u, struct sheet *s)
{
	struct sheet_cell *cells;
	size_t n;

	u->failed |= s->n_columns == 0;
	if (u->failed)
		return;
	s->n_rows = take_count(u, s->n_columns * CELL_BYTES);
	n = s->n_rows * s->n_columns;
	cells = arena_many(&u->arena, struct sheet_cell, n + 1);
	for (size_t i = 0; i < n && !u->failed; i++) {
		cells[i].text = take_text(u);
		cells[i].look =
		    (enum cell_look)take_number(u, N_CELL_LOOKS - 1);
	}
	s->cells = cells;
}

int
sheets_to_book(struct str packed, struct buf *out, struct err *err)
{
	struct unpacker u = {.rest = packed};
	date day = (date)take_number(&u, LAST_DAY);
	size_t n = take_count(&u, SHEET_BYTES);
	struct sheet *sheets = arena_many(&u.arena, struct sheet, n + 1);
	int rc;

	for (size_t i = 0; i < n && !u.failed; i++) {
		sheets[i].name = take_text(&u).at;
		take_columns(&u, &sheets[i]);
		take_cells(&u, &sheets[i]);
	}
	rc = u.failed || u.rest.len || n == 0
		 ? err_set(err, ERR_FORMAT, "the sheets are damaged")
		 : xlsx_write(sheets, n, day, out, err);
	arena_clear(&u.arena);
	return rc;
}

#else

int
sheets_to_book(struct str packed, struct buf *out, struct err *err)
{
	(void)packed, (void)out;
	return err_set(err, ERR_USAGE, "this build makes no workbooks");
}

#endif
