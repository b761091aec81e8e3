/* Stories: the body, and what stands beside it.  A text box or an inline note
 * interrupts a paragraph and has paragraphs, tables and fields of its own. */
#include "read/word_body.h"

static struct word_story *
story_at(struct word_body *b, int depth)
{
	struct word_story *s = b->stories[depth];

	if (!s)
		s = b->stories[depth] =
		    arena_new(&b->word->arena, struct word_story);
	return s;
}

bool
story_open(struct word_body *b, enum story_kind kind)
{
	struct word_story *outer = b->story, *s;

	if (b->n_stories == STORY_DEPTH)
		return false;
	s = story_at(b, b->n_stories++);
	*s = (struct word_story){.outer = outer, .kind = kind, .run_style = -1};
	if (outer) {
		s->role = outer->role;
		s->part = outer->part;
		s->numbering = outer->numbering;
		s->keeps = outer->keeps;
		s->waits = true;
	}
	if (outer && kind == STORY_BOX)
		s->base_cell =
		    outer->table ? outer->table->cell : outer->base_cell;
	if (kind == STORY_NOTE || kind == STORY_MARGIN)
		s->numbering = b->word->lists.side;
	b->story = s;
	return true;
}

int
story_close(struct word_body *b, struct err *err)
{
	struct word_story *s = b->story, *outer = s->outer;

	if (para_flush(b, err))
		return -1;
	if (s->fields.depth)
		notices_damaged(
		    &b->word->notices, "a field begins and does not end");
	b->n_stories--;
	b->story = outer;
	if (s->kind == STORY_NOTE && s->note) {
		s->note->blocks = s->out;
	} else if (s->kind == STORY_MARGIN && outer) {
		record_queue_join(&b->margin_records, &s->out);
	} else if (outer && outer->para) {
		record_queue_join(&outer->para->after, &s->out);
	} else if (outer) {
		record_queue_join(&outer->out, &s->out);
	}
	return 0;
}

struct word_note *
story_note(struct word_body *b, char kind, struct str id)
{
	struct arena *a = &b->word->arena;
	struct str key = arena_print(a, "%c%.*s", kind, STR_ARG(id));
	int i = index_find(&b->note_index, key);
	struct word_note *n;

	if (i >= 0)
		return b->notes.at[i];
	n = arena_new(a, struct word_note);
	VEC_PUSH(a, &b->notes, n);
	index_put(a, &b->note_index, key, (int)b->notes.len - 1);
	return n;
}
