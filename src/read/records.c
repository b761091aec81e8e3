#include "read/records.h"

#include "base/limits.h"

static bool
is_blank(const struct record *r)
{
	return r->block.text.len == 0 && r->block.label.len == 0 && !r->notes &&
	       !r->notices;
}

/* ---- waiting ---- */

void
record_queue_join(struct record_queue *to, struct record_queue *from)
{
	if (!from->first)
		return;
	if (to->last)
		to->last->next = from->first;
	else
		to->first = from->first;
	to->last = from->last;
	*from = (struct record_queue){0};
}

bool
record_enter(struct record *r, struct grid_cell *cell, bool is_blank_cell)
{
	r->cell = cell;
	if (!cell)
		return true;
	if (is_blank(r) && !is_blank_cell)
		return false;
	cell->has_record = true;
	if (!is_blank_cell) {
		cell->is.has_text = true;
		cell->is.has_plain_text |= !r->block.look.bold;
		cell->table->has_text = true;
	}
	if (r->block.kind == BLOCK_HEADING)
		cell->table->has_heading = true;
	return true;
}

int
records_count(struct records *rs, struct err *err)
{
	if (++rs->n_waiting > LIMIT_BLOCKS)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d blocks", LIMIT_BLOCKS);
	return 0;
}

static void *
copy_of(struct arena *a, const void *from, size_t n, size_t size)
{
	void *to = n ? arena_alloc(a, n, size) : NULL;

	if (to)
		(void)memcpy(to, from, n * size);
	return to;
}

int
records_keep(struct records *rs, const struct record *r, bool to_the_end,
    struct record_queue *to, struct err *err)
{
	struct arena *a = to_the_end ? rs->kept : rs->scratch;
	struct record *copy = arena_new(a, struct record);
	struct record_queue one = {copy, copy};

	*copy = *r;
	copy->next = NULL;
	copy->block.text = arena_copy(a, r->block.text);
	copy->block.style = arena_copy(a, r->block.style);
	copy->marks = copy_of(a, r->marks, r->n_marks, sizeof(*r->marks));
	copy->pieces = copy_of(a, r->pieces, r->n_pieces, sizeof(*r->pieces));
	record_queue_join(to, &one);
	rs->waiting_bytes += r->block.text.len;
	if (to_the_end && ++rs->n_kept > LIMIT_NOTES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d paragraphs of notes",
		    LIMIT_NOTES);
	if (rs->waiting_bytes > LIMIT_TEXT_BYTES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %zu bytes of text",
		    LIMIT_TEXT_BYTES);
	return records_count(rs, err);
}

void
records_rest(struct records *rs)
{
	rs->n_waiting = 0;
	rs->waiting_bytes = 0;
	if (rs->list_cell) {
		rs->list_cell = NULL;
		list_runs_end(&rs->runs);
	}
}

/* ---- tables ---- */

void
grid_begin(struct grid *g, struct grid_cell *in)
{
	g->in_cell = in;
	g->level = in ? in->table->level + 1 : 0;
	g->index = -1;
}

void
grid_end(struct grid *g, bool is_aside)
{
	if (g->has_heading && g->in_cell)
		g->in_cell->table->has_heading = true;
	g->is_layout = g->n_cells <= 1 || g->has_heading || is_aside;
	if (g->is_layout && g->has_text && g->in_cell) {
		g->in_cell->has_record = true;
		g->in_cell->table->has_text = true;
	}
}

/* The cell that holds a record once layout tables are gone. */
static struct grid_cell *
real_cell(struct grid_cell *cell)
{
	while (cell && cell->table->is_layout)
		cell = cell->table->in_cell;
	return cell;
}

static int
add_table(struct records *rs, const struct grid *g)
{
	struct grid_cell *in = real_cell(g->in_cell);
	struct table out = {.parent = -1,
	    .rows = g->rows,
	    .cols = g->cols,
	    .header_rows = g->header_rows,
	    .header_col = g->header_column};

	if (in)
		out.parent = in->table->index;
	return doc_add_table(rs->doc, &out);
}

/* Outer tables come first, so that a table can name its parent. */
static void
number_table(struct records *rs, struct grid *g)
{
	struct grid *chain[LIMIT_TABLE_DEPTH];
	int n = 0;

	while (g->index < 0 && n < LIMIT_TABLE_DEPTH) {
		struct grid_cell *in = real_cell(g->in_cell);

		chain[n++] = g;
		if (!in)
			break;
		g = in->table;
	}
	while (n-- > 0)
		chain[n]->index = add_table(rs, chain[n]);
}

static void
place_in_table(struct records *rs, struct grid_cell *cell, struct block *out)
{
	struct grid *g = cell->table;

	if (g->index < 0)
		number_table(rs, g);
	out->kind = BLOCK_CELL;
	out->table = g->index;
	out->row = cell->is.row;
	out->col = cell->is.col;
	out->row_span = cc_least(cell->is.row_span, g->rows - out->row);
	out->col_span = cc_least(cell->is.col_span, g->cols - out->col);
}

/* ---- blocks ---- */

static void
follow_lists(struct records *rs, const struct record *r, struct grid_cell *cell,
    struct block *out)
{
	if (rs->list_cell != cell || r->block.kind == BLOCK_HEADING)
		list_runs_end(&rs->runs);
	rs->list_cell = cell;
	if (r->is_item)
		list_runs_join(&rs->runs, &r->item, &out->list, &out->level);
	else if (r->block.text.len)
		list_runs_interrupt(&rs->runs, r->left);
}

static void
add_marks(struct records *rs, const struct record *r, int index)
{
	for (size_t i = 0; i < r->n_marks; i++) {
		const struct text_mark *m = &r->marks[i];
		struct mark out = {m->kind, index, m->start, m->end, m->target};

		doc_add_mark(rs->doc, &out);
		if (m->kind == MARK_STRUCK)
			notices_struck(rs->notices, index, m->start, m->end);
	}
	for (struct cited_note *n = r->notes; n; n = n->next) {
		struct mark out = {
		    MARK_NOTE_REF, index, n->at, n->at, n->label};

		doc_add_mark(rs->doc, &out);
	}
}

static int
add_block(struct records *rs, const struct record *r, struct block *out,
    int *index, struct err *err)
{
	if (doc_add_block(rs->doc, out, index, err))
		return -1;
	if (*index >= 0) {
		add_marks(rs, r, *index);
		if (rs->watch.block)
			rs->watch.block(rs->watch.self, r, *index);
	}
	for (struct late_notice *n = r->notices; n; n = n->next)
		notices_not_read(rs->notices, n->kind,
		    *index >= 0 ? *index : (int)rs->doc->blocks.len - 1, "%.*s",
		    STR_ARG(n->text));
	return 0;
}

static int
write_note(struct records *rs, const struct record *citing,
    const struct cited_note *n, int anchor, struct err *err)
{
	struct str label = n->label;
	int index;

	for (struct record *r = n->blocks->first; r; r = r->next) {
		struct block out = r->block;

		out.kind = BLOCK_NOTE;
		out.role = citing->block.role;
		out.label = label;
		out.level = out.list = 0;
		out.anchor = anchor;
		out.place.page = citing->block.place.page;
		if (add_block(rs, r, &out, &index, err))
			return -1;
		if (index < 0)
			continue;
		label = (struct str){0};
		if (rs->watch.note)
			rs->watch.note(rs->watch.self, n->element, index);
	}
	return 0;
}

int
records_write(struct records *rs, const struct record *r, struct err *err)
{
	struct grid_cell *cell = real_cell(r->cell);
	struct block out = r->block;
	int index, anchor;

	if (cell != r->cell && is_blank(r))
		return 0; /* of a layout table */
	follow_lists(rs, r, cell, &out);
	if (cell)
		place_in_table(rs, cell, &out);
	if (add_block(rs, r, &out, &index, err))
		return -1;
	anchor = (int)rs->doc->blocks.len - 1;
	for (struct cited_note *n = r->notes; n; n = n->next)
		if (n->blocks && write_note(rs, r, n, anchor, err))
			return -1;
	return 0;
}
