/* split.h - blocks that are cut into several.
 *
 * Part of doc_finish: what a reader took for one paragraph may be a table that
 * is drawn with signs, or a heading with the text behind it.  The pieces of a
 * block become blocks; what goes with its text (marks, notes, notices, trace)
 * goes with the piece that has it.  What is in no piece is dropped.
 */
#ifndef DOC_SPLIT_H
#define DOC_SPLIT_H

#include "doc/doc.h"

/* Bytes [start, end) of a block's text, trimmed, and the block that they
 * become; its text is set here. */
struct piece {
	int block;
	size_t start, end;
	struct block is;
};

struct pieces VEC(struct piece);

/* `pieces` are sorted by block and place; a block that has none stays as it
 * is.  False, with nothing done, where there would be too many blocks. */
bool doc_split(struct doc *doc, const struct pieces *pieces);

#endif
