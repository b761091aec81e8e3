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
	struct word_table *outer = s->table, *t;
	int level = outer ? outer->level + 1 : 0;

	if (!outer && s->base_cell)
		level = s->base_cell->table->level + 1;
	if (level >= LIMIT_TABLE_DEPTH)
		return false;
	t = arena_new(arena_of(b), struct word_table);
	t->outer = outer;
	t->in_cell = outer ? outer->cell : s->base_cell;
	t->level = level;
	t->index = t->style = -1;
	(void)memset(b->above[level], 0, sizeof(b->above[level]));
	s->table = t;
	return true;
}

/* Word sets firstColumn on every new table, so it counts only with a style
 * that dresses the first column. */
static void
settle_headings(const struct word_body *b, struct word_table *t)
{
	const struct word_styles *styles = &b->word->styles;

	t->dress.first_column = t->look_first_column && t->style >= 0 &&
				styles->list.at[t->style].first_column;
	table_dress_settle(&t->dress, t->rows, t->cols,
	    t->corner ? &t->corner->grid : NULL, &t->header_rows,
	    &t->header_column);
}

int
table_close(struct word_body *b, struct err *err)
{
	struct word_story *s = b->story;
	struct word_table *t = s->table;
	struct record_list out;

	if (t->has_heading && t->in_cell)
		t->in_cell->table->has_heading = true;
	t->is_layout = t->n_cells <= 1 || t->has_heading ||
		       s->kind == STORY_NOTE || s->kind == STORY_MARGIN;
	if (t->is_layout && t->has_text && t->in_cell) {
		t->in_cell->has_record = true;
		t->in_cell->table->has_text = true;
	}
	settle_headings(b, t);
	s->table = t->outer;
	if (s->waits || s->table)
		return 0;
	out = s->out;
	s->out = (struct record_list){0};
	return records_put(b, &out, err);
}

void
row_open(struct word_body *b)
{
	struct word_table *t = b->story->table;

	t->row_has_begun = t->row_is_gone = t->row_is_header = false;
	table_dress_row(&t->dress);
	t->col = 0;
	t->cell = NULL;
}

void
row_close(struct word_body *b)
{
	struct word_table *t = b->story->table;

	if (t->row_has_begun)
		table_dress_row_end(&t->dress, t->rows, t->row_is_header,
		    t->cell && t->cell->grid.col_span == t->col);
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
static struct word_cell *
continued_above(struct word_body *b, const struct word_table *t)
{
	struct word_cell *c = b->above[t->level][t->col];

	if (!t->props.is_v_continued || !c)
		return NULL;
	return c->grid.row + c->grid.row_span == t->rows - 1 ? c : NULL;
}

static int
advance(struct word_table *t, struct err *err)
{
	t->col += t->props.span;
	if (t->col > LIMIT_TABLE_COLUMNS)
		return err_set(err, ERR_LIMIT,
		    "a table has more than %d columns", LIMIT_TABLE_COLUMNS);
	if (t->cols < t->col)
		t->cols = t->col;
	return 0;
}

static int
new_cell(struct word_body *b, struct word_table *t, struct err *err)
{
	struct word_cell *c = arena_new(arena_of(b), struct word_cell);

	c->table = t;
	c->grid = (struct dressed_cell){.row = t->rows - 1,
	    .col = t->col,
	    .row_span = 1,
	    .col_span = t->props.span,
	    .is_shaded = t->props.is_shaded};
	if (c->grid.row == 0 && c->grid.col == 0)
		t->corner = c;
	t->n_cells++;
	t->cell = c;
	if (advance(t, err))
		return -1;
	for (int i = c->grid.col; i < t->col; i++)
		b->above[t->level][i] = NULL;
	b->above[t->level][c->grid.col] = c;
	if (++b->n_waiting > LIMIT_BLOCKS)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d blocks", LIMIT_BLOCKS);
	return 0;
}

int
cell_begin(struct word_body *b, struct err *err)
{
	struct word_table *t = b->story->table;
	struct word_cell *above;

	t->cell_has_begun = true;
	if (t->props.is_gone) {
		t->cell_is_skipped = true;
		return 0;
	}
	if (!t->row_has_begun) {
		t->row_has_begun = true;
		t->rows++;
		if (t->col >= LIMIT_TABLE_COLUMNS) /* gridBefore */
			t->col = LIMIT_TABLE_COLUMNS - 1;
	}
	if (t->props.is_h_continued && t->cell) {
		t->cell->grid.col_span += t->props.span;
		t->cell_is_skipped = true;
		return advance(t, err);
	}
	if (t->col < LIMIT_TABLE_COLUMNS) {
		above = continued_above(b, t);
		if (above) {
			above->grid.row_span++;
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
	struct word_record blank = {.kind = BLOCK_PARAGRAPH};

	if (!t->cell_has_begun && cell_begin(b, err))
		return -1;
	if (t->cell_is_skipped)
		return 0;
	if (para_flush(b, err))
		return -1;
	table_dress_cell(&t->dress, &t->cell->grid);
	if (t->cell->has_record)
		return 0;
	/* Every cell of the grid is there, empty ones too. */
	blank.role = b->story->role;
	blank.place = (struct place){.part = b->story->part,
	    .ordinal = b->ordinal,
	    .page = b->pages.page};
	return record_add_blank(b, &blank, err);
}
