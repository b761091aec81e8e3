/* markdown_block.h - the text of one block in Markdown, with what holds of
 * stretches of it: bold, struck, links, marks of notes.
 */
#ifndef OUT_MARKDOWN_BLOCK_H
#define OUT_MARKDOWN_BLOCK_H

#include "base/buf.h"
#include "doc/doc.h"

struct markdown_text {
	const struct doc *doc;
	int block;
	int first_note; /* number of the first note that the block cites */
	int n_notes; /* those that stand behind the block */
	bool begins; /* at the start of a line of the page */
	bool is_plain; /* bold all over says nothing here: a heading */
	const char *line_break; /* what a line break becomes */
};

bool markdown_has_marks(const struct doc *doc, int block);

void markdown_block(struct buf *out, const struct markdown_text *text);

#endif
