/* Rows and cells of the tables that are open.
 *
 * A cell takes the next column of its row that no cell above reaches into.
 * Rows and columns that a cell spans beyond its table are cut when the blocks
 * are written, because only then is known how large the table is. */
#include <limits.h>

#include "read/flow_state.h"

/* A span wider than any real table ("as wide as all") makes it no wider. */
#define WIDE_SPAN 64

/* Cells live as long as the records in them. */
static struct arena *
arena_of(struct flow *f)
{
	for (struct flow_story *s = f->story; s; s = s->outer)
		if (s->kind == FLOW_MARGIN)
			return &f->arena;
	return &f->scratch;
}

int
flow_table_open(struct flow *f, struct err *err)
{
	struct flow_story *s = f->story;
	struct open_grid *outer = s->table, *t;
	struct grid_cell *in;

	if (flow_close(f, err))
		return -1;
	in = outer && outer->cell_is_open ? outer->cell
	     : outer                      ? outer->grid.in_cell
					  : s->base_cell;
	t = arena_new(arena_of(f), struct open_grid);
	grid_begin(&t->grid, in);
	if (outer) /* even where no cell of it is open */
		t->grid.level = outer->grid.level + 1;
	if (t->grid.level >= LIMIT_TABLE_DEPTH)
		return err_set(err, ERR_LIMIT,
		    "tables are nested more than %d deep", LIMIT_TABLE_DEPTH);
	t->outer = outer;
	t->n_lists = s->base_lists;
	s->base_lists = s->lists.len;
	(void)memset(f->until[t->grid.level], 0, sizeof(f->until[0]));
	s->table = t;
	return 0;
}

static void
settle(struct open_grid *t)
{
	struct dressed_cell corner;

	if (t->grid.corner) {
		corner = t->grid.corner->is;
		if (corner.row_span > t->grid.rows)
			corner.row_span = t->grid.rows;
		if (corner.col_span > t->grid.cols)
			corner.col_span = t->grid.cols;
	}
	table_dress_settle(&t->grid.dress, t->grid.rows, t->grid.cols,
	    t->grid.corner ? &corner : NULL, &t->grid.header_rows,
	    &t->grid.header_column);
}

int
flow_table_close(struct flow *f, struct err *err)
{
	struct flow_story *s = f->story;
	struct open_grid *t = s->table;

	if (!t)
		return flow_close(f, err);
	if (flow_row_close(f, err) || flow_close(f, err))
		return -1;
	grid_end(&t->grid, s->kind == FLOW_NOTE || s->kind == FLOW_MARGIN);
	settle(t);
	flow_lists_cut(s, s->base_lists);
	s->base_lists = t->n_lists;
	s->table = t->outer;
	return flow_records_settle(f, err);
}

int
flow_tables_close(struct flow *f, struct err *err)
{
	while (f->story->table)
		if (flow_table_close(f, err))
			return -1;
	return 0;
}

int
flow_row_open(struct flow *f, bool is_heading, struct err *err)
{
	struct open_grid *t = f->story->table;

	if (!t)
		return flow_close(f, err);
	if (flow_row_close(f, err) || flow_close(f, err))
		return -1;
	if (t->grid.rows == INT_MAX)
		return err_set(err, ERR_LIMIT, "a table has too many rows");
	t->grid.rows++;
	t->row_is_open = true;
	t->row_is_heading = is_heading;
	t->col = 0;
	t->cell = NULL;
	table_dress_row(&t->grid.dress);
	return 0;
}

/* Whether a cell above reaches into the row that is open. */
static bool
is_reached(const struct flow *f, const struct open_grid *t)
{
	for (int i = 0; i < t->grid.cols; i++)
		if (f->until[t->grid.level][i] > t->grid.rows - 1)
			return true;
	return false;
}

/* A row without cells is none, unless cells above fill it. */
int
flow_row_close(struct flow *f, struct err *err)
{
	struct open_grid *t = f->story->table;

	if (!t || !t->row_is_open)
		return 0;
	if (flow_cell_close(f, err) || flow_close(f, err))
		return -1;
	t->row_is_open = false;
	if (t->cell)
		table_dress_row_end(&t->grid.dress, t->grid.rows,
		    t->row_is_heading, t->cell->is.col_span >= t->grid.cols);
	else if (!is_reached(f, t))
		t->grid.rows--;
	t->cell = NULL;
	return 0;
}

static int
new_cell(struct flow *f, struct open_grid *t, const struct flow_cell *cell,
    struct err *err)
{
	int *until = f->until[t->grid.level], row = t->grid.rows - 1;
	int span = cell->col_span, rows = cell->row_span;
	struct grid_cell *c;

	if (cell->col > t->col + 1 && cell->col <= LIMIT_TABLE_COLUMNS)
		t->col = cell->col - 1;
	while (t->col < LIMIT_TABLE_COLUMNS && until[t->col] > row)
		t->col++;
	if (t->col == LIMIT_TABLE_COLUMNS)
		return err_set(err, ERR_LIMIT,
		    "a table has more than %d columns", LIMIT_TABLE_COLUMNS);
	span = span < 1 ? 1 : span;
	if (span > LIMIT_TABLE_COLUMNS - t->col)
		span = LIMIT_TABLE_COLUMNS - t->col;
	rows = cell->to_end || rows > INT_MAX - row ? INT_MAX - row : rows;
	rows = rows < 1 ? 1 : rows;
	c = arena_new(arena_of(f), struct grid_cell);
	c->table = &t->grid;
	c->is = (struct dressed_cell){.row = row,
	    .col = t->col,
	    .row_span = rows,
	    .col_span = span,
	    .is_shaded = cell->is_shaded,
	    .is_heading = cell->is_heading};
	if (row == 0 && t->col == 0)
		t->grid.corner = c;
	for (int i = 0; i < span; i++)
		until[t->col + i] = row + rows;
	t->col += span;
	if (t->grid.cols < (span > WIDE_SPAN ? c->is.col + 1 : t->col))
		t->grid.cols = span > WIDE_SPAN ? c->is.col + 1 : t->col;
	t->cell = c;
	t->grid.n_cells++;
	return records_count(&f->records, err);
}

int
flow_cell_open(struct flow *f, const struct flow_cell *cell, struct err *err)
{
	static const struct flow_cell plain = {0};
	struct open_grid *t = f->story->table;

	if (!t)
		return flow_close(f, err);
	if (flow_cell_close(f, err) || flow_close(f, err))
		return -1;
	if (!t->row_is_open && flow_row_open(f, false, err))
		return -1;
	if (new_cell(f, t, cell ? cell : &plain, err))
		return -1;
	t->cell_is_open = true;
	return 0;
}

int
flow_cell_close(struct flow *f, struct err *err)
{
	struct flow_story *s = f->story;
	struct open_grid *t = s->table;
	struct record blank = {
	    .block = {.kind = BLOCK_PARAGRAPH, .table = -1, .anchor = -1}};

	if (flow_close(f, err))
		return -1;
	if (!t || !t->cell_is_open)
		return 0;
	flow_lists_cut(s, s->base_lists);
	if (!t->cell->has_record) {
		/* Every cell of the grid is there, empty ones too. */
		blank.block.role = s->role;
		blank.block.place = (struct place){.part = f->part,
		    .ordinal = f->ordinal,
		    .line = f->line,
		    .page = f->page};
		if (flow_record_add_blank(f, &blank, err))
			return -1;
	}
	t->cell_is_open = false;
	table_dress_cell(&t->grid.dress, &t->cell->is);
	return 0;
}
