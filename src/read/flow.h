/* flow.h - a builder of blocks for formats whose structure is elements.
 *
 * OpenDocument, HTML, Markdown, DocBook and JATS differ in names; what they
 * say is the same: a paragraph opens, text comes, a list opens, an item, a
 * table, a row, a cell.  A reader says so in the order of the file and knows
 * nothing of blocks; the flow makes the blocks that the Word readers would
 * make of the same text:
 *
 * - White space collapses unless it is kept; the ends of a block are trimmed.
 * - Text where no block is open opens a paragraph; a block, list or table that
 *   opens ends the block before it.
 * - The first block of an item is the item; what follows in it are
 *   paragraphs.  Items of one list are told by list_runs.h.
 * - A table is layout when it has one cell, when a cell holds a heading, or
 *   when it stands in a note, a header or a footer: then its blocks are
 *   ordinary ones.  Every cell of other tables gives a block, empty ones too.
 *   Heading rows and column are told by table_dress.h.
 * - Notes stand right after the block that cites them, wherever the file keeps
 *   them.
 *
 * Blocks wait until the outermost table ends, and while a cited note has not
 * come; otherwise they go to the document as they end.
 *
 * What is opened must be closed in order, within one story (the text, a note,
 * a box, a header); closing what is not open does nothing, and what is still
 * open at the end of its cell, note or document is closed with it.  So a
 * reader of a format that nests badly need not keep books.
 */
#ifndef READ_FLOW_H
#define READ_FLOW_H

#include "read/list_runs.h"
#include "read/notices.h"
#include "read/number.h"

struct flow;

/* The document must outlive the flow. */
struct flow *flow_new(struct doc *doc);
void flow_free(struct flow *f); /* NULL is fine */

/* Closes everything and writes what waits. */
CC_MUST_CHECK
int flow_finish(struct flow *f, struct err *err);

struct notices *flow_notices(struct flow *f);

/* ---- where what follows stands ---- */

/* Begins a part of the file; its paragraphs count from 1. */
void flow_part(struct flow *f, struct str name);
void flow_line(struct flow *f, int line);
void flow_page(struct flow *f, int page);

/* The role of the blocks that open from now on in this story; gives the one
 * before.  ROLE_BODY at first. */
enum block_role flow_role(struct flow *f, enum block_role role);

/* ---- blocks ---- */

struct flow_block {
	int heading; /* level 1..9, or 0 */
	struct str label; /* automatic number as shown; without a heading it
			     makes an item */
	struct str style; /* name of its style, for diagnosis */
	enum block_role role; /* other than that of the flow; or ROLE_BODY */
	bool is_centered;
	int left; /* indentation, where the format gives it */
	/* The item that `label` is of, where the format tells; otherwise the
	 * lists that are open tell. */
	const struct list_item *item;
};

/* Opens a block; NULL is a plain paragraph. */
CC_MUST_CHECK
int flow_open(struct flow *f, const struct flow_block *block, struct err *err);
CC_MUST_CHECK
int flow_close(struct flow *f, struct err *err);
bool flow_is_open(const struct flow *f); /* a block is open in this story */

/* The open block is hidden after all: it is forgotten with all it holds. */
void flow_drop(struct flow *f);

/* ---- text ---- */

/* Text of the file, in pieces as they come. */
CC_MUST_CHECK
int flow_text(struct flow *f, struct str text, struct err *err);

/* One character as it is, white space too: '\n' is a line break, '\t' a tab,
 * 0x2011 a non-breaking hyphen. */
CC_MUST_CHECK
int flow_char(struct flow *f, uint32_t code, struct err *err);

/* What holds of a stretch of text, on top of what is around it. */
enum {
	FLOW_BOLD = 1,
	FLOW_ITALIC = 2,
	FLOW_UNDERLINE = 4,
	FLOW_CAPS = 8,
	FLOW_STRUCK = 16,
	FLOW_HIDDEN = 32, /* gives no text */
	FLOW_KEEPS_SPACE = 64 /* preformatted: line ends are line breaks */
};

struct flow_span {
	unsigned on, off;
	int half_points; /* size; 0 as around */
	int percent; /* size relative to what is around; 0: none */
};

void flow_span_open(struct flow *f, const struct flow_span *span);
void flow_span_close(struct flow *f);

/* The same with bits alone. */
void flow_bits_open(struct flow *f, unsigned on);

/* A link with its address. */
void flow_link_open(struct flow *f, struct str target);
void flow_link_close(struct flow *f);

/* Something in the block that is open, or before the next one, could not be
 * looked at. */
CC_PRINTF(3, 4)
void flow_not_read(struct flow *f, enum notice_kind kind, const char *fmt, ...);

/* ---- lists ---- */

struct flow_list {
	bool is_numbered;
	enum number_format format; /* of numbers */
	long start; /* first number */
	bool counts_down; /* HTML's "reversed" */
	const char *before, *after; /* around the number; NULL: "" and "." */
	struct str bullet; /* of bullets; empty: by depth, as shown commonly */
	bool is_plain; /* neither number nor bullet is shown: its items are
			  paragraphs */
};

CC_MUST_CHECK
int flow_list_open(
    struct flow *f, const struct flow_list *list, struct err *err);
CC_MUST_CHECK
int flow_list_close(struct flow *f, struct err *err);

struct flow_item {
	bool has_value; /* the file gives its number */
	long value;
	struct str label; /* the file gives all of it; NULL `at`: it does not */
};

/* The next item; NULL when nothing is said of it.  Outside a list it is one of
 * bullets. */
CC_MUST_CHECK
int flow_item_open(
    struct flow *f, const struct flow_item *item, struct err *err);
CC_MUST_CHECK
int flow_item_close(struct flow *f, struct err *err);

/* How many lists are open around here, up to the cell or note. */
int flow_list_depth(const struct flow *f);

/* ---- tables ---- */

/* ERR_LIMIT when tables nest deeper than LIMIT_TABLE_DEPTH. */
CC_MUST_CHECK
int flow_table_open(struct flow *f, struct err *err);
CC_MUST_CHECK
int flow_table_close(struct flow *f, struct err *err);

/* A row; `is_heading` when the file says that it holds headings. */
CC_MUST_CHECK
int flow_row_open(struct flow *f, bool is_heading, struct err *err);
CC_MUST_CHECK
int flow_row_close(struct flow *f, struct err *err);

struct flow_cell {
	int row_span, col_span; /* 0 and 1 mean 1; what is longer than the
				   table is cut */
	bool to_end; /* spans all rows that follow */
	bool is_heading; /* the file calls it a heading */
	bool is_shaded;
	int col; /* column where it begins, when the file says so, from 1 */
};

/* The next cell, in the next column that no cell above reaches into; NULL for
 * a plain one.  ERR_LIMIT beyond LIMIT_TABLE_COLUMNS. */
CC_MUST_CHECK
int flow_cell_open(
    struct flow *f, const struct flow_cell *cell, struct err *err);
CC_MUST_CHECK
int flow_cell_close(struct flow *f, struct err *err);

/* ---- stories ---- */

/* A note that stands where it is cited; `label` is its mark as shown. */
CC_MUST_CHECK
int flow_note_open(struct flow *f, struct str label, struct err *err);

/* A note that stands elsewhere: it is cited here by its id ... */
CC_MUST_CHECK
int flow_note_cite(
    struct flow *f, struct str id, struct str label, struct err *err);

/* Something before cites a note of that id, and it has not come. */
bool flow_note_is_awaited(const struct flow *f, struct str id);

/* ... and stands here.  One that nothing before has cited is taken as text
 * where it stands, so that nothing is lost. */
CC_MUST_CHECK
int flow_note_define(struct flow *f, struct str id, struct err *err);

/* Ends either. */
CC_MUST_CHECK
int flow_note_close(struct flow *f, struct err *err);

/* A frame that hangs in the open block: its blocks follow that one. */
CC_MUST_CHECK
int flow_box_open(struct flow *f, struct err *err);
CC_MUST_CHECK
int flow_box_close(struct flow *f, struct err *err);

/* A running header or footer: its blocks come at the end. */
CC_MUST_CHECK
int flow_margin_open(struct flow *f, enum block_role role, struct err *err);
CC_MUST_CHECK
int flow_margin_close(struct flow *f, struct err *err);

#endif
