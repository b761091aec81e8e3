/* Records that wait for the end of a table or for the place that cites them,
 * and those that are written at once. */
#include "read/word_body.h"

static void
on_block(void *self, const struct record *r, int block)
{
	struct word_body *b = self;

	b->has_heading |= r->block.kind == BLOCK_HEADING;
	trace_block(b, r, block);
}

static void
on_note(void *self, size_t element, int block)
{
	trace_note(self, element, block);
}

void
word_emit_init(struct word_body *b)
{
	b->records.doc = b->word->doc;
	b->records.notices = &b->word->notices;
	b->records.kept = &b->word->arena;
	b->records.scratch = &b->scratch;
	b->records.watch = (struct record_watch){b, on_block, on_note};
}

static bool
must_wait(const struct word_body *b)
{
	return b->story->waits || b->story->table;
}

static int
add(struct word_body *b, const struct record *r, bool is_blank_cell,
    struct err *err)
{
	struct word_story *s = b->story;
	struct record in_cell = *r;

	if (!record_enter(&in_cell, s->table ? s->table->cell : s->base_cell,
		is_blank_cell))
		return 0;
	if (must_wait(b))
		return records_keep(
		    &b->records, &in_cell, s->keeps, &s->out, err);
	return records_write(&b->records, &in_cell, err);
}

int
word_emit(struct word_body *b, const struct record *r, struct err *err)
{
	return add(b, r, false, err);
}

int
word_emit_blank(struct word_body *b, const struct record *r, struct err *err)
{
	return add(b, r, true, err);
}

void
word_emit_rest(struct word_body *b)
{
	records_rest(&b->records);
	if (b->scratch.total > (size_t)1 << 20)
		arena_clear(&b->scratch);
}

int
word_emit_queue(
    struct word_body *b, struct record_queue *queue, struct err *err)
{
	struct record *r = queue->first;

	if (!r)
		return 0;
	if (must_wait(b)) {
		record_queue_join(&b->story->out, queue);
		return 0;
	}
	for (; r; r = r->next)
		if (records_write(&b->records, r, err))
			return -1;
	*queue = (struct record_queue){0};
	word_emit_rest(b);
	return 0;
}
