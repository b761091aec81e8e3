/* The rows of change logs: tables whose columns are told by their headings,
 * and lines like "Version 1.1, 3 May 2021: OCSP added".  Dates like 03/04/2021
 * are read in the order that the other dates of the document give away. */
#include "base/limits.h"
#include "doc/roles.h"
#include "fact/edition.h"
#include "fact/line.h"
#include "fact/log_date.h"

/* Where the date of a line ends at the latest. */
#define LINE_HEAD 100

/* A table of a change log while its cells go by. */
struct log {
	int table, row;
	enum log_column columns[LIMIT_TABLE_COLUMNS];
	bool effective[LIMIT_TABLE_COLUMNS]; /* of dates: the better ones */
	enum date_order order;
	struct edition_row current;
	bool current_effective;
	size_t change_length;
};

static bool
is_about_effect(struct str heading)
{
	return phrase_in(heading, "effective") ||
	       phrase_in(heading, "in force");
}

static void
start_row(struct log *log, int table, int row)
{
	enum date_order order = log->order;

	if (table != log->table)
		*log = (struct log){.table = table, .order = order};
	log->row = row;
	log->current = (struct edition_row){.version_block = -1,
	    .day = DATE_NONE,
	    .day_block = -1,
	    .change_block = -1,
	    .table = table};
	log->current_effective = false;
	log->change_length = 0;
}

static void
end_row(struct arena *a, const struct log *log, struct edition_rows *rows)
{
	if (log->current.version_block >= 0 || log->current.day_block >= 0)
		VEC_PUSH(a, rows, log->current);
}

/* The number in a cell of the version column: "5.1", "v5.1", "Version 5.1",
 * "5.1 draft". */
static void
take_version(struct edition_row *row, int i, struct str text)
{
	size_t start = 0, end;
	struct edition_hit hit;

	if (row->version_block >= 0)
		return;
	if (edition_version((struct str){0}, text, &hit))
		start = hit.start;
	else if (text.len && (text.at[0] == 'v' || text.at[0] == 'V'))
		start = 1;
	end = edition_number_end(text, start);
	if (end <= start)
		return;
	row->version = str_sub(text, start, end);
	row->version_block = i;
	row->version_start = start;
}

static void
keep_other(struct edition_row *row, date day)
{
	if (day != DATE_NONE && row->n_others < COUNT_OF(row->others))
		row->others[row->n_others++] = day;
}

/* Takes the date of a cell; `better` replaces one that is there. */
static void
take_date(struct edition_row *row, int i, struct str text,
    enum date_order order, bool better)
{
	struct log_date d;

	if (!log_date_read(text, order, &d))
		return;
	if (d.day == DATE_NONE) {
		row->has_unread_date = true;
		return;
	}
	if (row->day_block >= 0 && !better) {
		keep_other(row, d.day);
		return;
	}
	keep_other(row, row->day);
	row->day = d.day;
	row->day_span = d.span;
	row->day_block = i;
	row->day_start = d.start;
	row->day_end = d.end;
}

static void
take_change(struct log *log, int i, struct str text)
{
	if (text.len <= log->change_length)
		return;
	log->change_length = text.len;
	log->current.change_block = i;
}

static void
take_heading(struct log *log, const struct block *b, enum log_column column)
{
	enum date_order said = log_date_order_said(b->text);

	log->columns[b->col] = column;
	log->effective[b->col] = is_about_effect(b->text);
	if (said != ORDER_UNKNOWN)
		log->order = said;
}

static void
take_cell(struct log *log, int i, const struct block *b)
{
	enum log_column column;

	if (b->col < 0 || b->col >= LIMIT_TABLE_COLUMNS)
		return;
	column = roles_log_column(b->text);
	if (b->row < 2 && log->columns[b->col] == LOG_COLUMN_OTHER &&
	    column != LOG_COLUMN_OTHER) {
		take_heading(log, b, column);
		return;
	}
	switch (log->columns[b->col]) {
	case LOG_COLUMN_VERSION:
		take_version(&log->current, i, b->text);
		break;
	case LOG_COLUMN_DATE:
		take_date(&log->current, i, b->text, log->order,
		    log->effective[b->col] && !log->current_effective);
		log->current_effective |= log->effective[b->col];
		break;
	case LOG_COLUMN_CHANGE:
	case LOG_COLUMN_TEXT:
		take_change(log, i, b->text);
		break;
	default:
		break;
	}
}

/* A log kept as text: the rest of the line says what changed. */
static void
take_line(struct arena *a, int i, struct str text, enum date_order order,
    struct edition_rows *rows)
{
	struct edition_row row = {.version_block = -1,
	    .day = DATE_NONE,
	    .day_block = -1,
	    .change_block = i,
	    .table = -1};
	struct str head = str_sub(text, 0, LINE_HEAD);

	take_date(&row, i, head, order, false);
	take_version(&row, i, head);
	if (row.version_block >= 0 && row.day_block >= 0)
		VEC_PUSH(a, rows, row);
}

/* Whether the dates of the logs put the day or the month first, when all that
 * show it agree. */
static enum date_order
learn_order(const struct doc *doc)
{
	enum date_order order = ORDER_UNKNOWN;

	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];
		struct log_date d;

		if ((b->role != ROLE_CHANGELOG && b->role != ROLE_COVER) ||
		    !log_date_read(b->text, ORDER_UNKNOWN, &d) ||
		    d.shows == ORDER_UNKNOWN)
			continue;
		if (order != ORDER_UNKNOWN && order != d.shows)
			return ORDER_UNKNOWN;
		order = d.shows;
	}
	return order;
}

void
edition_rows(struct arena *a, const struct doc *doc, struct edition_rows *rows)
{
	struct log *log = arena_new(a, struct log);

	log->table = -1;
	log->order = learn_order(doc);
	start_row(log, -1, 0);
	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->role != ROLE_CHANGELOG)
			continue;
		if (b->table != log->table || b->row != log->row) {
			end_row(a, log, rows);
			start_row(log, b->table, b->row);
		}
		if (b->table >= 0)
			take_cell(log, (int)i, b);
		else if (b->kind != BLOCK_HEADING)
			take_line(a, (int)i, b->text, log->order, rows);
	}
	end_row(a, log, rows);
}

static bool
is_newer(const struct edition_row *a, const struct edition_row *b, bool by_date)
{
	int order = a->version_block >= 0 && b->version_block >= 0
			? edition_cmp(a->version, b->version)
			: (a->version_block >= 0) - (b->version_block >= 0);

	if (by_date && a->day != b->day)
		return a->day > b->day;
	return order > 0;
}

const struct edition_row *
edition_newest(const struct edition_rows *rows)
{
	const struct edition_row *best = NULL;
	size_t dated = 0, numbered = 0;
	bool by_date;

	for (size_t i = 0; i < rows->len; i++) {
		dated += rows->at[i].day_block >= 0;
		numbered += rows->at[i].version_block >= 0;
	}
	by_date = dated * 5 >= rows->len * 4 || dated > numbered;
	for (size_t i = 0; i < rows->len; i++)
		if (!best || is_newer(&rows->at[i], best, by_date))
			best = &rows->at[i];
	return best;
}
