/* A table opens with its first row or cell, so that a caption stands before
 * it.  Rows that nobody opened are opened by their cells.
 *
 * A pipe table of Markdown must have a heading row; one whose cells are all
 * empty says that there is none, so such a row is held until it has text. */
#include "read/html_state.h"

int
html_table_open(struct html_body *b, struct html_frame *f, struct err *err)
{
	if (html_end_block(b, err))
		return -1;
	f->ends |= ENDS_TABLE;
	f->table = b->table;
	b->table = (int)(f - b->frames);
	return 0;
}

static int
begin_table(struct html_body *b, struct html_frame *table, struct err *err)
{
	if (html_end_block(b, err))
		return -1;
	if (table->is_table_open)
		return 0;
	table->is_table_open = true;
	return flow_table_open(b->flow, err);
}

static int
end_row(struct html_body *b, struct html_frame *table, struct err *err)
{
	if (!table->is_row_open)
		return 0;
	table->is_row_open = false;
	return flow_row_close(b->flow, err);
}

/* Whether one of the frames between here and the table is a <thead>. */
static bool
is_in_head(const struct html_body *b)
{
	for (int i = b->depth; i-- > b->table;)
		if (b->frames[i].id == HTML_THEAD)
			return true;
	return false;
}

static int
begin_row(struct html_body *b, struct html_frame *table, struct err *err)
{
	if (begin_table(b, table, err) || end_row(b, table, err))
		return -1;
	table->is_row_open = true;
	return flow_row_open(b->flow, is_in_head(b), err);
}

int
html_row_open(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, struct err *err)
{
	struct html_frame *table;

	if (b->table < 0)
		return html_end_block(b, err);
	table = &b->frames[b->table];
	f->ends |= ENDS_ROW;
	if (!xml_attr(tag, HTML_AT_SOURCEPOS).len || !is_in_head(b))
		return begin_row(b, table, err);
	table->held = 1;
	return begin_table(b, table, err);
}

int
html_row_release(struct html_body *b, struct err *err)
{
	struct html_frame *table = b->table < 0 ? NULL : &b->frames[b->table];
	struct flow_cell cell = {.is_heading = true};

	if (!table || table->held == 0)
		return 0;
	if (begin_row(b, table, err))
		return -1;
	for (; table->held > 2; table->held--)
		if (flow_cell_open(b->flow, &cell, err) ||
		    flow_cell_close(b->flow, err))
			return -1;
	table->held = 0;
	return flow_cell_open(b->flow, &cell, err);
}

static int
number_of(const struct xml_tag *tag, int id, long least, int otherwise)
{
	long n;

	if (!str_to_long(str_trim(xml_attr(tag, id)), least, INT32_MAX, &n))
		return otherwise;
	return n > LIMIT_BLOCKS ? LIMIT_BLOCKS : (int)n;
}

int
html_cell_open(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, struct err *err)
{
	struct flow_cell cell = {.is_heading = tag->id == HTML_TH};
	struct html_frame *table;

	if (b->table < 0)
		return html_end_block(b, err);
	table = &b->frames[b->table];
	f->ends |= ENDS_CELL;
	if (table->held) {
		table->held++;
		return 0;
	}
	if (!table->is_row_open && begin_row(b, table, err))
		return -1;
	if (html_end_block(b, err))
		return -1;
	cell.col_span = number_of(tag, HTML_AT_COLSPAN, 1, 1);
	cell.row_span = number_of(tag, HTML_AT_ROWSPAN, 0, 1);
	cell.to_end = cell.row_span == 0;
	/* Browsers take no more than a thousand columns for meant. */
	if (cell.col_span > 1000)
		cell.col_span = 1;
	return flow_cell_open(b->flow, &cell, err);
}

int
html_table_end(struct html_body *b, struct html_frame *f, struct err *err)
{
	struct html_frame *table = b->table < 0 ? NULL : &b->frames[b->table];

	if (html_end_block(b, err))
		return -1;
	if (f->ends & ENDS_CELL)
		return table && table->held ? 0 : flow_cell_close(b->flow, err);
	if (f->ends & ENDS_ROW) {
		if (!table)
			return 0;
		table->held = 0;
		return end_row(b, table, err);
	}
	b->table = f->table;
	if (!f->is_table_open)
		return 0;
	if (end_row(b, f, err))
		return -1;
	return flow_table_close(b->flow, err);
}
