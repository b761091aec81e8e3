#include "doc/split.h"

#include "base/limits.h"
#include "base/search.h"
#include "doc/trace.h"

struct cutter {
	struct arena scratch;
	struct doc *doc;
	const struct piece *pieces; /* of all blocks, in order */
	size_t n;
	int *first_piece, *n_pieces; /* by old block; 0: stays as it is */
	int *first_block; /* by old block: its first new one */
};

static void
count_pieces(struct cutter *c)
{
	size_t n = c->doc->blocks.len;

	c->first_piece = arena_many(&c->scratch, int, n + 1);
	c->n_pieces = arena_many(&c->scratch, int, n + 1);
	c->first_block = arena_many(&c->scratch, int, n + 1);
	for (size_t i = c->n; i-- > 0;) {
		c->first_piece[c->pieces[i].block] = (int)i;
		c->n_pieces[c->pieces[i].block]++;
	}
}

static void
make_blocks(struct cutter *c)
{
	struct VEC(struct block) out = {0};
	struct doc *doc = c->doc;

	for (size_t i = 0; i < doc->blocks.len; i++) {
		c->first_block[i] = (int)out.len;
		if (c->n_pieces[i] == 0)
			VEC_PUSH(&doc->arena, &out, doc->blocks.at[i]);
		for (int k = 0; k < c->n_pieces[i]; k++) {
			const struct piece *p =
			    &c->pieces[c->first_piece[i] + k];
			struct block b = p->is;

			b.text =
			    str_sub(doc->blocks.at[i].text, p->start, p->end);
			VEC_PUSH(&doc->arena, &out, b);
		}
	}
	doc->blocks.at = out.at;
	doc->blocks.len = out.len;
	doc->blocks.cap = out.cap;
	doc->text_bytes = 0;
	for (size_t i = 0; i < out.len; i++)
		doc->text_bytes += out.at[i].text.len;
}

/* The piece of a block that byte `at` is in, or the next one, else the last. */
static int
piece_at(const struct cutter *c, int block, size_t at)
{
	const struct piece *p = &c->pieces[c->first_piece[block]];
	size_t low = 0, high = (size_t)c->n_pieces[block] - 1;

	LOWER_BOUND(low, high, i, p[i].end < at);
	return (int)low;
}

/* The byte of the old block as one of a piece, within its bounds. */
static size_t
byte_in(const struct piece *p, size_t at)
{
	if (at < p->start)
		return 0;
	return (at > p->end ? p->end : at) - p->start;
}

/* Notes stand behind the block that cites them; the mark of the n-th says
 * which piece that is. */
static void
move_notes(struct cutter *c)
{
	struct doc *doc = c->doc;
	size_t mark = 0;
	int last = -1;

	for (size_t i = 0; i < doc->blocks.len; i++) {
		struct block *b = &doc->blocks.at[i];
		int old = b->anchor;

		if (old < 0)
			continue;
		b->anchor = c->first_block[old];
		if (c->n_pieces[old] == 0)
			continue;
		if (old != last)
			mark = 0;
		last = old;
		while (mark < doc->marks.len &&
		       !(doc->marks.at[mark].block == old &&
			   doc->marks.at[mark].kind == MARK_NOTE_REF))
			mark++;
		if (mark < doc->marks.len)
			b->anchor +=
			    piece_at(c, old, doc->marks.at[mark++].start);
	}
}

static void
push_mark(struct doc *doc, struct mark_list *to, const struct mark *m)
{
	if (m->start < m->end || m->kind == MARK_NOTE_REF)
		VEC_PUSH(&doc->arena, to, *m);
}

/* A mark over several pieces becomes one of each. */
static void
share_mark(struct cutter *c, struct mark_list *to, const struct mark *old)
{
	bool is_point = old->start == old->end;
	int k = piece_at(c, old->block, is_point ? old->start : old->start + 1);

	for (; k < c->n_pieces[old->block]; k++) {
		const struct piece *p =
		    &c->pieces[c->first_piece[old->block] + k];
		struct mark m = *old;

		if (p->start >= old->end && !is_point)
			break;
		m.block = c->first_block[old->block] + k;
		m.start = byte_in(p, old->start);
		m.end = byte_in(p, old->end);
		push_mark(c->doc, to, &m);
		if (is_point)
			break;
	}
}

static void
move_marks(struct cutter *c)
{
	struct doc *doc = c->doc;
	struct mark_list out = {0};

	for (size_t i = 0; i < doc->marks.len; i++) {
		struct mark m = doc->marks.at[i];

		if (c->n_pieces[m.block]) {
			share_mark(c, &out, &m);
			continue;
		}
		m.block = c->first_block[m.block];
		push_mark(doc, &out, &m);
	}
	doc->marks = out;
	doc_sort_marks(doc);
}

static void
move_notices(struct cutter *c)
{
	struct doc *doc = c->doc;

	for (size_t i = 0; i < doc->notices.len; i++) {
		struct notice *notice = &doc->notices.at[i];

		if (notice->block >= 0)
			notice->block = c->first_block[notice->block];
	}
}

/* A stretch of the trace may go over several pieces: each gets its share. */
static void
share_trace(struct cutter *c, struct trace *to, const struct trace_piece *old)
{
	bool is_even = old->length == old->end - old->start;

	for (int k = piece_at(c, old->block, old->start + 1);
	     k < c->n_pieces[old->block]; k++) {
		const struct piece *p =
		    &c->pieces[c->first_piece[old->block] + k];
		struct trace_piece new = *old;

		if (p->start >= old->end)
			break;
		new.block = c->first_block[old->block] + k;
		new.start = byte_in(p, old->start);
		new.end = byte_in(p, old->end);
		if (new.start == new.end)
			continue;
		if (is_even) {
			new.offset += p->start + new.start - old->start;
			new.length = new.end - new.start;
		}
		VEC_PUSH(&c->doc->arena, &to->pieces, new);
	}
}

static void
move_trace(struct cutter *c, struct trace *t)
{
	struct trace old = *t;

	for (size_t i = 0; i < t->paragraphs.len; i++)
		t->paragraphs.at[i].block =
		    c->first_block[t->paragraphs.at[i].block];
	(void)memset(&t->pieces, 0, sizeof(t->pieces));
	for (size_t i = 0; i < old.pieces.len; i++) {
		struct trace_piece piece = old.pieces.at[i];

		if (c->n_pieces[piece.block]) {
			share_trace(c, t, &piece);
			continue;
		}
		piece.block = c->first_block[piece.block];
		VEC_PUSH(&c->doc->arena, &t->pieces, piece);
	}
}

bool
doc_split(struct doc *doc, const struct pieces *pieces)
{
	struct cutter c = {.doc = doc, .pieces = pieces->at, .n = pieces->len};

	if (doc->blocks.len + pieces->len > LIMIT_BLOCKS)
		return false;
	if (pieces->len == 0)
		return true;
	count_pieces(&c);
	make_blocks(&c);
	move_notes(&c);
	move_marks(&c);
	move_notices(&c);
	if (doc->trace)
		move_trace(&c, doc->trace);
	arena_clear(&c.scratch);
	return true;
}
