/* trace.h - where the text of each block stands in the XML that it came from.
 *
 * Kept only when asked for, by a reader of XML, for those who write a copy of
 * the document with something added.  Elements are told by their number: the
 * n-th start tag of the part, from 1, in the order of the file, counted over
 * all elements, so that whoever scans the bytes finds the same ones whatever
 * the prefixes are.
 *
 * Ownership: lives in the arena of the document.
 */
#ifndef DOC_TRACE_H
#define DOC_TRACE_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

/* Bytes [start, end) of a block's text.  With a `length` they are what bytes
 * [offset, offset + length) of the element's own text show (its character
 * data in UTF-8, references resolved): byte for byte where both have one
 * length, otherwise one for the other as a whole.  Without a length the
 * element as a whole stands for them: a tab, a symbol, the reference to the
 * note that holds the block. */
struct trace_piece {
	int block;
	size_t start, end;
	size_t element, offset, length;
};

/* The element of the paragraph that became a block. */
struct trace_paragraph {
	int block;
	size_t element;
};

struct trace {
	struct str part; /* that all numbers are of; empty: nothing traced */
	struct VEC(struct trace_piece) pieces; /* by block, then start */
	struct VEC(struct trace_paragraph) paragraphs; /* by block */
};

/* The pieces of bytes [start, end) of a block: [*first, *last] in
 * trace.pieces.  False when none of them is traced. */
bool trace_find(const struct trace *t, int block, size_t start, size_t end,
    size_t *first, size_t *last);

/* The element of a block's paragraph, or 0. */
size_t trace_paragraph(const struct trace *t, int block);

#endif
