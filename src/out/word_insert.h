/* word_insert.h - the marks of comments in the bytes of a Word document's main
 * part.
 *
 * Bytes are only added: the start and the end of what a comment is about, the
 * reference to it, and where such a mark falls inside a run, what makes two
 * runs of it (the tags and the properties once more).  Everything else stays
 * as it is, byte for byte.
 */
#ifndef OUT_WORD_INSERT_H
#define OUT_WORD_INSERT_H

#include "base/buf.h"
#include "doc/trace.h"
#include "out/word_anchor.h"

/* What one comment is about. */
struct word_target {
	long id; /* of the comment */
	int block; /* and bytes of its text; start == end: all of it */
	size_t start, end;
	bool is_placed; /* set by word_insert */
};

/* Appends the part with the marks of all targets that have a place in it:
 * around the words, or into the paragraph where it has none. */
CC_MUST_CHECK
int word_insert(struct str part, const struct trace *trace,
    struct word_target *targets, size_t n, struct buf *out, struct err *err);

#endif
