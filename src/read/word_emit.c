/* Records to blocks: where a record waits, which cell it is in once layout
 * tables are gone. */
#include "read/word_body.h"

static bool
is_blank(const struct word_record *r)
{
	return r->text.len == 0 && r->label.len == 0 && !r->notes &&
	       !r->notices;
}

static void
append(struct record_list *list, struct word_record *r)
{
	r->next = NULL;
	if (list->last)
		list->last->next = r;
	else
		list->first = r;
	list->last = r;
}

/* A copy of what must outlive the paragraph's buffers. */
static int
keep(struct word_body *b, const struct word_record *r, struct err *err)
{
	struct word_story *s = b->story;
	struct arena *a = s->keeps ? &b->word->arena : &b->scratch;
	struct word_record *copy = arena_new(a, struct word_record);
	struct trace_piece *pieces;
	struct word_mark *marks;

	*copy = *r;
	copy->text = arena_copy(a, r->text);
	if (r->n_marks) {
		marks = arena_many(a, struct word_mark, r->n_marks);
		(void)memcpy(marks, r->marks, r->n_marks * sizeof(*marks));
		copy->marks = marks;
	}
	if (r->n_pieces) {
		pieces = arena_many(a, struct trace_piece, r->n_pieces);
		(void)memcpy(pieces, r->pieces, r->n_pieces * sizeof(*pieces));
		copy->pieces = pieces;
	}
	append(&s->out, copy);
	b->waiting_bytes += r->text.len;
	if (s->keeps && ++b->n_kept > LIMIT_NOTES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d paragraphs of notes",
		    LIMIT_NOTES);
	if (++b->n_waiting > LIMIT_BLOCKS)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d blocks", LIMIT_BLOCKS);
	if (b->waiting_bytes > LIMIT_TEXT_BYTES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %zu bytes of text",
		    LIMIT_TEXT_BYTES);
	return 0;
}

/* ---- lists ---- */

static void
join_list(struct word_body *b, const struct word_record *r, struct block *out)
{
	struct list_item item = {
	    .definition = word_lists_abstract(&b->word->lists, r->number.num),
	    .ilvl = r->number.ilvl,
	    .left = r->left,
	    .is_bullet = r->is_bullet,
	    .label = r->label /* lives in the arena of the numbers */
	};

	list_runs_join(&b->lists, &item, &out->list, &out->level);
}

static void
follow_lists(struct word_body *b, const struct word_record *r,
    struct word_cell *cell, struct block *out)
{
	if (b->list_cell != cell || r->kind == BLOCK_HEADING)
		list_runs_end(&b->lists);
	b->list_cell = cell;
	if (r->kind == BLOCK_ITEM)
		join_list(b, r, out);
	else if (r->text.len)
		list_runs_interrupt(&b->lists, r->left);
}

/* ---- tables ---- */

/* The cell that holds a record once layout tables are gone. */
static struct word_cell *
real_cell(struct word_cell *cell)
{
	while (cell && cell->table->is_layout)
		cell = cell->table->in_cell;
	return cell;
}

static int
add_table(struct word_body *b, struct word_table *t)
{
	struct word_cell *in = real_cell(t->in_cell);
	struct table out = {.parent = -1,
	    .rows = t->rows,
	    .cols = t->cols,
	    .header_rows = t->header_rows,
	    .header_col = t->header_column};

	if (in)
		out.parent = in->table->index;
	return doc_add_table(b->word->doc, &out);
}

/* Outer tables come first, so that a table can name its parent. */
static int
table_index(struct word_body *b, struct word_table *t)
{
	struct word_table *chain[LIMIT_TABLE_DEPTH + 1];
	int n = 0;

	for (; t->index < 0 && n <= LIMIT_TABLE_DEPTH; n++) {
		struct word_cell *in = real_cell(t->in_cell);

		chain[n] = t;
		if (!in)
			break;
		t = in->table;
	}
	if (n <= LIMIT_TABLE_DEPTH && t->index < 0)
		n++;
	while (n-- > 0)
		chain[n]->index = add_table(b, chain[n]);
	return t->index;
}

static void
place_in_table(struct word_body *b, struct word_cell *cell, struct block *out)
{
	out->kind = BLOCK_CELL;
	(void)table_index(b, cell->table);
	out->table = cell->table->index;
	out->row = cell->grid.row;
	out->col = cell->grid.col;
	out->row_span = cell->grid.row_span;
	out->col_span = cell->grid.col_span;
}

/* ---- blocks ---- */

static void
add_marks(struct word_body *b, const struct word_record *r, int index)
{
	for (size_t i = 0; i < r->n_marks; i++) {
		const struct word_mark *m = &r->marks[i];
		struct mark out = {m->kind, index, m->start, m->end, m->target};

		doc_add_mark(b->word->doc, &out);
		if (m->kind == MARK_STRUCK)
			notices_struck(
			    &b->word->notices, index, m->start, m->end);
	}
	for (struct note_ref *n = r->notes; n; n = n->next) {
		struct mark out = {MARK_NOTE_REF, index, n->at, n->at, n->mark};

		doc_add_mark(b->word->doc, &out);
	}
}

static int
add_block(struct word_body *b, const struct word_record *r, struct block *out,
    int *index, struct err *err)
{
	struct doc *doc = b->word->doc;

	if (doc_add_block(doc, out, index, err))
		return -1;
	if (*index >= 0) {
		add_marks(b, r, *index);
		trace_block(b, r, *index);
	}
	for (struct pending_notice *n = r->notices; n; n = n->next)
		notices_not_read(&b->word->notices,
		    *index >= 0 ? *index : (int)doc->blocks.len - 1, "%.*s",
		    STR_ARG(n->text));
	return 0;
}

static struct block
block_of(const struct word_record *r)
{
	return (struct block){.kind = r->kind,
	    .role = r->role,
	    .text = r->text,
	    .label = r->label,
	    .level = r->level,
	    .table = -1,
	    .anchor = -1,
	    .place = r->place,
	    .look = r->look,
	    .style = r->style};
}

static int
write_notes(
    struct word_body *b, const struct word_record *citing, struct err *err)
{
	int anchor = (int)b->word->doc->blocks.len - 1, index;

	for (struct note_ref *n = citing->notes; n; n = n->next) {
		struct str label = n->mark;

		for (struct word_record *r = n->note->first; r; r = r->next) {
			struct block out = block_of(r);

			out.kind = BLOCK_NOTE;
			out.role = citing->role;
			out.label = label;
			out.anchor = anchor;
			out.place.page = citing->place.page;
			if (add_block(b, r, &out, &index, err))
				return -1;
			if (index < 0)
				continue;
			label = (struct str){0};
			trace_note(b, n->element, index);
		}
	}
	return 0;
}

static int
write_record(struct word_body *b, const struct word_record *r, struct err *err)
{
	struct word_cell *cell = real_cell(r->cell);
	struct block out = block_of(r);
	int index;

	if (cell != r->cell && is_blank(r))
		return 0; /* of a layout table */
	follow_lists(b, r, cell, &out);
	if (cell)
		place_in_table(b, cell, &out);
	else if (r->kind == BLOCK_HEADING)
		b->has_heading = true;
	if (add_block(b, r, &out, &index, err))
		return -1;
	return r->notes ? write_notes(b, r, err) : 0;
}

static int
add(struct word_body *b, const struct word_record *r, bool is_last_chance,
    struct err *err)
{
	struct word_story *s = b->story;
	struct word_record in_cell = *r;

	in_cell.cell = s->table ? s->table->cell : s->base_cell;
	if (in_cell.cell) {
		/* A cell needs one block, not one for each empty line. */
		if (is_blank(r) && !is_last_chance)
			return 0;
		in_cell.cell->has_record = true;
		if (!is_last_chance) {
			in_cell.cell->grid.has_text = true;
			in_cell.cell->grid.has_plain_text |= !r->look.bold;
			in_cell.cell->table->has_text = true;
		}
		if (r->kind == BLOCK_HEADING)
			in_cell.cell->table->has_heading = true;
	}
	if (s->waits || s->table)
		return keep(b, &in_cell, err);
	return write_record(b, &in_cell, err);
}

int
record_add(struct word_body *b, const struct word_record *r, struct err *err)
{
	return add(b, r, false, err);
}

int
record_add_blank(
    struct word_body *b, const struct word_record *r, struct err *err)
{
	return add(b, r, true, err);
}

void
records_forget(struct word_body *b)
{
	b->n_waiting = 0;
	b->waiting_bytes = 0;
	if (b->list_cell) {
		b->list_cell = NULL;
		list_runs_end(&b->lists);
	}
	if (b->scratch.total > (size_t)1 << 20)
		arena_clear(&b->scratch);
}

int
records_put(struct word_body *b, struct record_list *list, struct err *err)
{
	struct word_story *s = b->story;
	struct word_record *r = list->first;

	if (!r)
		return 0;
	if (s->waits || s->table) {
		if (s->out.last)
			s->out.last->next = list->first;
		else
			s->out.first = list->first;
		s->out.last = list->last;
		*list = (struct record_list){0};
		return 0;
	}
	for (; r; r = r->next)
		if (write_record(b, r, err))
			return -1;
	*list = (struct record_list){0};
	records_forget(b);
	return 0;
}
