/* Which element each stretch of text came from, for those who asked
 * (doc/trace.h).  Pieces are kept with their paragraph, like marks, and become
 * part of the trace when the paragraph becomes a block. */
#include "read/word_body.h"

void
trace_text(struct word_body *b, size_t start, size_t length)
{
	struct word_para *p = b->story->para;
	struct trace_piece piece = {0}, *last;

	if (!b->is_traced || p->text.len == start)
		return;
	piece.start = start;
	piece.end = p->text.len;
	piece.element = length ? b->text_element : b->element;
	piece.offset = length ? b->text_offset : 0;
	piece.length = length;
	last = p->pieces.len ? &p->pieces.at[p->pieces.len - 1] : NULL;
	if (last && length == piece.end - start &&
	    last->element == piece.element && last->end == start &&
	    last->length == last->end - last->start &&
	    last->offset + last->length == piece.offset) {
		last->end = piece.end;
		last->length += length;
		return;
	}
	b->n_pieces++;
	VEC_PUSH(&b->word->arena, &p->pieces, piece);
}

void
trace_cut(struct word_para *p)
{
	while (p->pieces.len) {
		struct trace_piece *last = &p->pieces.at[p->pieces.len - 1];
		size_t extra;

		if (last->end <= p->text.len)
			return;
		if (last->start < p->text.len) {
			extra = last->end - p->text.len;
			last->end -= extra;
			last->length -=
			    extra < last->length ? extra : last->length;
			return;
		}
		p->pieces.len--;
	}
}

void
trace_fit(struct word_para *p, size_t start, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < p->pieces.len; i++) {
		struct trace_piece piece = p->pieces.at[i];
		bool is_even = piece.length == piece.end - piece.start;
		size_t before = piece.start < start ? start - piece.start : 0;

		if (piece.end <= start || piece.start >= start + len)
			continue;
		if (before && is_even) {
			piece.offset += before;
			piece.length -= before;
		}
		piece.start = piece.start + before - start;
		piece.end -= start;
		if (piece.end > len && is_even)
			piece.length -= piece.end - len;
		if (piece.end > len)
			piece.end = len;
		p->pieces.at[n++] = piece;
	}
	p->pieces.len = n;
}

void
trace_block(struct word_body *b, const struct record *r, int block)
{
	struct doc *doc = b->word->doc;
	struct trace *t = b->word->trace;
	struct trace_paragraph paragraph = {block, r->element};

	if (!t || !r->element)
		return;
	VEC_PUSH(&doc->arena, &t->paragraphs, paragraph);
	for (size_t i = 0; i < r->n_pieces; i++) {
		struct trace_piece piece = r->pieces[i];

		piece.block = block;
		VEC_PUSH(&doc->arena, &t->pieces, piece);
	}
}

void
trace_note(struct word_body *b, size_t element, int block)
{
	struct doc *doc = b->word->doc;
	struct trace_piece piece = {.block = block, .element = element};

	if (!b->word->trace || !element)
		return;
	piece.end = doc->blocks.at[block].text.len;
	VEC_PUSH(&doc->arena, &b->word->trace->pieces, piece);
}
