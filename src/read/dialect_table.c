/* Tables: columns that have names (the CALS tables of DocBook), spans that
 * are counted (those of HTML), and rows of headings. */
#include "read/dialect_state.h"

static struct dialect_grid *
grid_now(struct dialect *m)
{
	return m->grids.len ? &m->grids.at[m->grids.len - 1] : NULL;
}

int
dialect_grid_open(struct dialect *m, struct err *err)
{
	(void)VEC_ADD(&m->arena, &m->grids);
	return dialect_begin(m, err) || flow_table_open(m->flow, err) ? -1 : 0;
}

int
dialect_grid_close(struct dialect *m, struct err *err)
{
	if (m->grids.len)
		m->grids.len--;
	return flow_table_close(m->flow, err);
}

static const struct dialect_columns *
columns_named(const struct dialect_grid *g, struct str name)
{
	int i = name.len ? index_find(&g->names, name) : -1;

	return i < 0 ? NULL : &g->columns.at[i];
}

static void
name_columns(struct dialect *m, struct dialect_grid *g, struct str name,
    struct dialect_columns columns)
{
	if (name.len == 0 || g->columns.len > LIMIT_TABLE_COLUMNS * 4)
		return;
	VEC_PUSH(&m->arena, &g->columns, columns);
	index_put(&m->arena, &g->names, arena_copy(&m->arena, name),
	    (int)g->columns.len - 1);
}

/* colspec gives a column a name, spanspec a span. */
void
dialect_column(struct dialect *m, const struct xml_tag *tag)
{
	struct dialect_grid *g = grid_now(m);
	const struct dialect_columns *first, *last;
	long number;

	if (!g)
		return;
	if (tag->id == MK_COLUMN) {
		if (str_to_long(xml_attr(tag, MA_COL_NUMBER), 1,
			LIMIT_TABLE_COLUMNS, &number))
			g->n_columns = (int)number - 1;
		if (g->n_columns < LIMIT_TABLE_COLUMNS)
			g->n_columns++;
		name_columns(m, g, xml_attr(tag, MA_COL_NAME),
		    (struct dialect_columns){g->n_columns, g->n_columns});
		return;
	}
	first = columns_named(g, xml_attr(tag, MA_FIRST_COL));
	last = columns_named(g, xml_attr(tag, MA_LAST_COL));
	if (first && last)
		name_columns(m, g, xml_attr(tag, MA_SPAN_NAME),
		    (struct dialect_columns){first->first, last->last});
}

/* Rows of a table that has no grid of its own open one. */
int
dialect_row_open(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	struct dialect_grid *g = grid_now(m);

	return flow_row_open(
	    m->flow, tag->id == MK_HEAD_ROW || (g && g->in_head), err);
}

static int
count_of(const struct xml_tag *tag, int id, int most)
{
	long n;

	return str_to_long(xml_attr(tag, id), 0, most, &n) ? (int)n : 0;
}

int
dialect_cell_open(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	const struct dialect_grid *g = grid_now(m);
	const struct dialect_columns *first = NULL, *last = NULL, *span = NULL;
	struct flow_cell cell = {.is_heading = tag->id == MK_HEAD_CELL};
	struct str rows = xml_attr(tag, MA_ROW_SPAN);

	cell.row_span = count_of(tag, MA_ROW_SPAN, LIMIT_BLOCKS);
	cell.to_end = str_eq(rows, STR("0"));
	cell.col_span = count_of(tag, MA_COL_SPAN, LIMIT_BLOCKS);
	if (cell.row_span == 0)
		cell.row_span = count_of(tag, MA_MORE_ROWS, LIMIT_BLOCKS) + 1;
	if (g) {
		first = columns_named(g, xml_attr(tag, MA_FIRST_COL));
		last = columns_named(g, xml_attr(tag, MA_LAST_COL));
		span = columns_named(g, xml_attr(tag, MA_SPAN_NAME));
		if (!first)
			first = columns_named(g, xml_attr(tag, MA_COL_NAME));
	}
	if (span)
		first = last = span;
	if (first)
		cell.col = first->first;
	if (first && last && last->last >= first->first)
		cell.col_span = last->last - first->first + 1;
	return flow_cell_open(m->flow, &cell, err);
}
