/* markdown_writer.h - where the writing of a document as Markdown stands, and
 * the writers of its parts.  Shared by extract_markdown.c and its parts only.
 */
#ifndef OUT_MARKDOWN_WRITER_H
#define OUT_MARKDOWN_WRITER_H

#include "base/limits.h"
#include "out/extract.h"

/* A list whose items may follow. */
struct open_list {
	int list, level; /* of the blocks */
	int indent, content; /* columns of the mark, and of the text */
	char mark; /* '-', '.' or ')' */
	long next; /* number */
};

struct open_lists {
	int n;
	struct open_list at[LIMIT_LIST_DEPTH + 1];
};

struct note {
	int first, last; /* blocks */
	int number;
};

struct markdown_writer {
	const struct map *map;
	const struct doc *doc;
	const struct extract_choice *choice;
	struct buf *out;
	struct arena arena;
	struct VEC(struct note) waiting;
	int n_notes;
	struct open_lists lists;
	bool in_list; /* the last line was an item's */
};

/* An empty line, but not at the start. */
void markdown_blank_line(struct markdown_writer *w);

/* The text of a block and the marks of its notes, which are put aside;
 * `begins` at the start of a line, `is_plain` where bold says nothing, and
 * what a line break becomes. */
void markdown_block_text(struct markdown_writer *w, int block, bool begins,
    bool is_plain, const char *line_break);

void markdown_paragraph(struct markdown_writer *w, int block);
void markdown_item(struct markdown_writer *w, int block);
void markdown_end_lists(struct markdown_writer *w);

/* The outermost table that begins with a block; gives the block behind it. */
int markdown_table(struct markdown_writer *w, int block);

/* What stands in front of the text; nothing when there is nothing to say. */
void markdown_front(
    const struct doc *doc, const struct identity *id, struct buf *out);

#endif
