/* Rows, cells and merged cells of the tables that are open.
 *
 * A cell that continues the one above (vMerge) or the one before it (hMerge)
 * gives no block; it makes that one larger.  What it holds is not shown by
 * Word and is passed over.
 *
 * A table is layout when it has one cell, when a cell holds a heading, or when
 * it stands in a note, a header or a footer: then its paragraphs are ordinary
 * ones. */
#include "read/word_body.h"

/* Cells live as long as the records in them. */
static struct arena *
arena_of(struct word_body *b)
{
	return b->story->keeps ? &b->word->arena : &b->scratch;
}

bool
table_open(struct word_body *b)
{
	struct word_story *s = b->story;
	struct word_table *t = arena_new(arena_of(b), struct word_table);

	grid_begin(&t->grid, s->table ? s->table->cell : s->base_cell);
	if (s->table) /* even where no cell of it is open */
		t->grid.level = s->table->grid.level + 1;
	if (t->grid.level >= LIMIT_TABLE_DEPTH)
		return false;
	t->outer = s->table;
	t->style = -1;
	(void)memset(b->above[t->grid.level], 0, sizeof(b->above[0]));
	s->table = t;
	return true;
}

/* Word sets firstColumn on every new table, so it counts only with a style
 * that dresses the first column. */
static void
settle_headings(const struct word_body *b, struct word_table *t)
{
	const struct word_styles *styles = &b->word->styles;

	t->grid.dress.first_column = t->look_first_column && t->style >= 0 &&
				     styles->list.at[t->style].first_column;
	table_dress_settle(&t->grid.dress, t->grid.rows, t->grid.cols,
	    t->grid.corner ? &t->grid.corner->is : NULL, &t->grid.header_rows,
	    &t->grid.header_column);
}

int
table_close(struct word_body *b, struct err *err)
{
	struct word_story *s = b->story;
	struct word_table *t = s->table;
	struct record_queue out;

	grid_end(&t->grid, s->kind == STORY_NOTE || s->kind == STORY_MARGIN);
	settle_headings(b, t);
	s->table = t->outer;
	if (s->waits || s->table)
		return 0;
	out = s->out;
	s->out = (struct record_queue){0};
	return word_emit_queue(b, &out, err);
}

void
row_open(struct word_body *b)
{
	struct word_table *t = b->story->table;

	t->row_has_begun = t->row_is_gone = t->row_is_header = false;
	table_dress_row(&t->grid.dress);
	t->col = 0;
	t->cell = NULL;
}

void
row_close(struct word_body *b)
{
	struct word_table *t = b->story->table;

	if (t->row_has_begun)
		table_dress_row_end(&t->grid.dress, t->grid.rows,
		    t->row_is_header,
		    t->cell && t->cell->is.col_span == t->col);
	t->cell = NULL;
}

void
cell_open(struct word_body *b)
{
	struct word_table *t = b->story->table;

	t->props = (struct cell_props){.span = 1};
	t->cell_has_begun = t->cell_is_skipped = false;
}

/* The cell above that this one continues, or NULL. */
static struct grid_cell *
continued_above(struct word_body *b, const struct word_table *t)
{
	struct grid_cell *c = b->above[t->grid.level][t->col];

	if (!t->props.is_v_continued || !c)
		return NULL;
	return c->is.row + c->is.row_span == t->grid.rows - 1 ? c : NULL;
}

static int
advance(struct word_table *t, struct err *err)
{
	t->col += t->props.span;
	if (t->col > LIMIT_TABLE_COLUMNS)
		return err_set(err, ERR_LIMIT,
		    "a table has more than %d columns", LIMIT_TABLE_COLUMNS);
	if (t->grid.cols < t->col)
		t->grid.cols = t->col;
	return 0;
}

static int
new_cell(struct word_body *b, struct word_table *t, struct err *err)
{
	struct grid_cell *c = arena_new(arena_of(b), struct grid_cell);

	c->table = &t->grid;
	c->is = (struct dressed_cell){.row = t->grid.rows - 1,
	    .col = t->col,
	    .row_span = 1,
	    .col_span = t->props.span,
	    .is_shaded = t->props.is_shaded};
	if (c->is.row == 0 && c->is.col == 0)
		t->grid.corner = c;
	t->grid.n_cells++;
	t->cell = c;
	if (advance(t, err))
		return -1;
	for (int i = c->is.col; i < t->col; i++)
		b->above[t->grid.level][i] = NULL;
	b->above[t->grid.level][c->is.col] = c;
	return records_count(&b->records, err);
}

int
cell_begin(struct word_body *b, struct err *err)
{
	struct word_table *t = b->story->table;
	struct grid_cell *above;

	t->cell_has_begun = true;
	if (t->props.is_gone) {
		t->cell_is_skipped = true;
		return 0;
	}
	if (!t->row_has_begun) {
		t->row_has_begun = true;
		t->grid.rows++;
		if (t->col >= LIMIT_TABLE_COLUMNS) /* gridBefore */
			t->col = LIMIT_TABLE_COLUMNS - 1;
	}
	if (t->props.is_h_continued && t->cell) {
		t->cell->is.col_span += t->props.span;
		t->cell_is_skipped = true;
		return advance(t, err);
	}
	if (t->col < LIMIT_TABLE_COLUMNS) {
		above = continued_above(b, t);
		if (above) {
			above->is.row_span++;
			t->cell_is_skipped = true;
			t->cell = above;
			return advance(t, err);
		}
	}
	if (t->col >= LIMIT_TABLE_COLUMNS)
		return advance(t, err);
	return new_cell(b, t, err);
}

int
cell_close(struct word_body *b, struct err *err)
{
	struct word_table *t = b->story->table;
	struct record blank = {
	    .block = {.kind = BLOCK_PARAGRAPH, .table = -1, .anchor = -1}};

	if (!t->cell_has_begun && cell_begin(b, err))
		return -1;
	if (t->cell_is_skipped)
		return 0;
	if (para_flush(b, err))
		return -1;
	table_dress_cell(&t->grid.dress, &t->cell->is);
	if (t->cell->has_record)
		return 0;
	/* Every cell of the grid is there, empty ones too. */
	blank.block.role = b->story->role;
	blank.block.place = (struct place){.part = b->story->part,
	    .ordinal = b->ordinal,
	    .page = b->pages.page};
	return word_emit_blank(b, &blank, err);
}
