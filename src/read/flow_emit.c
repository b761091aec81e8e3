/* Records that wait for the end of a table or for a note, and those that are
 * written at once. */
#include "read/flow_state.h"

void
flow_records_init(struct flow *f)
{
	f->records.doc = f->doc;
	f->records.notices = &f->notices;
	f->records.kept = &f->arena;
	f->records.scratch = &f->scratch;
}

static bool
must_wait(const struct flow *f)
{
	return f->story->waits || f->story->table || f->n_missing > 0;
}

/* Margins stay until the reading ends. */
static bool
is_kept(const struct flow *f)
{
	for (const struct flow_story *s = f->story; s; s = s->outer)
		if (s->kind == FLOW_MARGIN)
			return true;
	return false;
}

static struct grid_cell *
cell_in_hand(const struct flow_story *s)
{
	if (!s->table)
		return s->base_cell;
	return s->table->cell_is_open ? s->table->cell : s->table->grid.in_cell;
}

static int
add(struct flow *f, const struct record *r, bool is_blank_cell, struct err *err)
{
	struct flow_story *s = f->story;
	struct record in_cell = *r;
	int rc;

	if (!record_enter(&in_cell, cell_in_hand(s), is_blank_cell))
		return 0;
	if (must_wait(f) || s->out.first) {
		rc = records_keep(
		    &f->records, &in_cell, is_kept(f), &s->out, err);
		return rc ? rc : flow_records_settle(f, err);
	}
	rc = records_write(&f->records, &in_cell, err);
	records_rest(&f->records);
	return rc;
}

int
flow_record_add(struct flow *f, const struct record *r, struct err *err)
{
	return add(f, r, false, err);
}

int
flow_record_add_blank(struct flow *f, const struct record *r, struct err *err)
{
	return add(f, r, true, err);
}

int
flow_records_settle(struct flow *f, struct err *err)
{
	struct record *r;

	if (must_wait(f))
		return 0;
	r = f->story->out.first;
	f->story->out = (struct record_queue){0};
	for (; r; r = r->next)
		if (records_write(&f->records, r, err))
			return -1;
	records_rest(&f->records);
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
	record_queue_join(&f->story->out, q);
	return flow_records_settle(f, err);
}
