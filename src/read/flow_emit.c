/* Records to blocks: where a record waits, and which cell it is in once layout
 * tables are gone. */
#include "read/flow_state.h"

static bool
is_blank(const struct flow_record *r)
{
	return r->block.text.len == 0 && r->block.label.len == 0 && !r->notes &&
	       !r->notices;
}

void
flow_queue_join(struct record_queue *to, struct record_queue *from)
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

static bool
is_kept(const struct flow *f)
{
	for (const struct flow_story *s = f->story; s; s = s->outer)
		if (s->kind == FLOW_MARGIN)
			return true;
	return false;
}

static int
check_waiting(struct flow *f, bool kept, struct err *err)
{
	if (kept && ++f->n_kept > LIMIT_NOTES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d paragraphs of notes",
		    LIMIT_NOTES);
	if (++f->n_waiting > LIMIT_BLOCKS)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d blocks", LIMIT_BLOCKS);
	if (f->waiting_bytes > LIMIT_TEXT_BYTES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %zu bytes of text",
		    LIMIT_TEXT_BYTES);
	return 0;
}

/* A copy of what must outlive the buffers of the open block. */
static int
keep(struct flow *f, const struct flow_record *r, struct err *err)
{
	bool kept = is_kept(f);
	struct arena *a = kept ? &f->arena : &f->scratch;
	struct flow_record *copy = arena_new(a, struct flow_record);
	struct record_queue one = {copy, copy};
	struct text_mark *marks;

	*copy = *r;
	copy->next = NULL;
	copy->block.text = arena_copy(a, r->block.text);
	copy->block.style = arena_copy(a, r->block.style);
	if (r->n_marks) {
		marks = arena_many(a, struct text_mark, r->n_marks);
		(void)memcpy(marks, r->marks, r->n_marks * sizeof(*marks));
		copy->marks = marks;
	}
	flow_queue_join(&f->story->out, &one);
	f->waiting_bytes += r->block.text.len;
	return check_waiting(f, kept, err);
}

/* ---- tables ---- */

/* The cell that holds a record once layout tables are gone. */
static struct table_cell *
real_cell(struct table_cell *cell)
{
	while (cell && cell->table->is_layout)
		cell = cell->table->in_cell;
	return cell;
}

static int
add_table(struct flow *f, struct open_grid *t)
{
	struct table_cell *in = real_cell(t->in_cell);
	struct table out = {.parent = -1,
	    .rows = t->rows,
	    .cols = t->cols,
	    .header_rows = t->header_rows,
	    .header_col = t->header_column};

	if (in)
		out.parent = in->table->index;
	return doc_add_table(f->doc, &out);
}

/* Outer tables come first, so that a table can name its parent. */
static void
number_table(struct flow *f, struct open_grid *t)
{
	struct open_grid *chain[LIMIT_TABLE_DEPTH];
	int n = 0;

	while (t->index < 0 && n < LIMIT_TABLE_DEPTH) {
		struct table_cell *in = real_cell(t->in_cell);

		chain[n++] = t;
		if (!in)
			break;
		t = in->table;
	}
	while (n-- > 0)
		chain[n]->index = add_table(f, chain[n]);
}

static void
place_in_table(struct flow *f, struct table_cell *cell, struct block *out)
{
	struct open_grid *t = cell->table;

	if (t->index < 0)
		number_table(f, t);
	out->kind = BLOCK_CELL;
	out->table = t->index;
	out->row = cell->grid.row;
	out->col = cell->grid.col;
	out->row_span = cc_least(cell->grid.row_span, t->rows - out->row);
	out->col_span = cc_least(cell->grid.col_span, t->cols - out->col);
}

/* ---- blocks ---- */

static void
follow_lists(struct flow *f, const struct flow_record *r,
    struct table_cell *cell, struct block *out)
{
	if (f->list_cell != cell || r->block.kind == BLOCK_HEADING)
		list_runs_end(&f->runs);
	f->list_cell = cell;
	if (r->is_item)
		list_runs_join(&f->runs, &r->item, &out->list, &out->level);
	else if (r->block.text.len)
		list_runs_interrupt(&f->runs, r->left);
}

static void
add_marks(struct flow *f, const struct flow_record *r, int index)
{
	for (size_t i = 0; i < r->n_marks; i++) {
		const struct text_mark *m = &r->marks[i];
		struct mark out = {m->kind, index, m->start, m->end, m->target};

		doc_add_mark(f->doc, &out);
		if (m->kind == MARK_STRUCK)
			notices_struck(&f->notices, index, m->start, m->end);
	}
	for (struct note_cited *n = r->notes; n; n = n->next) {
		struct mark out = {
		    MARK_NOTE_REF, index, n->at, n->at, n->label};

		doc_add_mark(f->doc, &out);
	}
}

static int
add_block(struct flow *f, const struct flow_record *r, struct block *out,
    int *index, struct err *err)
{
	if (doc_add_block(f->doc, out, index, err))
		return -1;
	if (*index >= 0)
		add_marks(f, r, *index);
	for (struct late_notice *n = r->notices; n; n = n->next)
		notices_not_read(&f->notices,
		    *index >= 0 ? *index : (int)f->doc->blocks.len - 1, "%.*s",
		    STR_ARG(n->text));
	return 0;
}

static int
write_notes(struct flow *f, const struct flow_record *citing, struct err *err)
{
	int anchor = (int)f->doc->blocks.len - 1, index;

	for (struct note_cited *n = citing->notes; n; n = n->next) {
		struct str label = n->label;
		const struct flow_record *r =
		    n->note ? n->note->blocks.first : NULL;

		for (; r; r = r->next) {
			struct block out = r->block;

			out.kind = BLOCK_NOTE;
			out.role = citing->block.role;
			out.label = label;
			out.level = out.list = 0;
			out.anchor = anchor;
			out.place.page = citing->block.place.page;
			if (add_block(f, r, &out, &index, err))
				return -1;
			if (index >= 0)
				label = (struct str){0};
		}
	}
	return 0;
}

static int
write_record(struct flow *f, const struct flow_record *r, struct err *err)
{
	struct table_cell *cell = real_cell(r->cell);
	struct block out = r->block;
	int index;

	if (cell != r->cell && is_blank(r))
		return 0; /* of a layout table */
	follow_lists(f, r, cell, &out);
	if (cell)
		place_in_table(f, cell, &out);
	if (add_block(f, r, &out, &index, err))
		return -1;
	return r->notes ? write_notes(f, r, err) : 0;
}

/* Nothing waits any more. */
static void
forget(struct flow *f)
{
	f->n_waiting = 0;
	f->waiting_bytes = 0;
	if (f->list_cell) {
		f->list_cell = NULL;
		list_runs_end(&f->runs);
	}
}

static bool
must_wait(const struct flow *f)
{
	return f->story->waits || f->story->table || f->n_missing > 0;
}

static void
see_in_cell(struct flow_record *r, bool is_blank_cell)
{
	struct table_cell *c = r->cell;

	c->has_record = true;
	if (!is_blank_cell) {
		c->grid.has_text = true;
		c->grid.has_plain_text |= !r->block.look.bold;
		c->table->has_text = true;
	}
	if (r->block.kind == BLOCK_HEADING)
		c->table->has_heading = true;
}

static int
add(struct flow *f, const struct flow_record *r, bool is_blank_cell,
    struct err *err)
{
	struct flow_story *s = f->story;
	struct flow_record in_cell = *r;
	int rc;

	in_cell.cell = !s->table                ? s->base_cell
		       : s->table->cell_is_open ? s->table->cell
						: s->table->in_cell;
	if (in_cell.cell) {
		/* A cell needs one block, not one for each empty line. */
		if (is_blank(r) && !is_blank_cell)
			return 0;
		see_in_cell(&in_cell, is_blank_cell);
	}
	if (must_wait(f))
		return keep(f, &in_cell, err);
	if (s->out.first)
		return keep(f, &in_cell, err) || flow_records_settle(f, err)
			   ? -1
			   : 0;
	rc = write_record(f, &in_cell, err);
	forget(f);
	return rc;
}

int
flow_record_add(struct flow *f, const struct flow_record *r, struct err *err)
{
	return add(f, r, false, err);
}

int
flow_record_add_blank(
    struct flow *f, const struct flow_record *r, struct err *err)
{
	return add(f, r, true, err);
}

int
flow_records_settle(struct flow *f, struct err *err)
{
	struct flow_record *r;

	if (must_wait(f))
		return 0;
	r = f->story->out.first;
	f->story->out = (struct record_queue){0};
	for (; r; r = r->next)
		if (write_record(f, r, err))
			return -1;
	forget(f);
	return 0;
}

void
flow_records_forget(struct flow *f)
{
	if (!must_wait(f) && !f->story->out.first &&
	    f->scratch.total > (size_t)1 << 20)
		arena_clear(&f->scratch);
}

int
flow_records_put(struct flow *f, struct record_queue *q, struct err *err)
{
	if (!q->first)
		return 0;
	flow_queue_join(&f->story->out, q);
	return flow_records_settle(f, err);
}
