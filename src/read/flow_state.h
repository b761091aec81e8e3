/* flow_state.h - what the files of the flow share.
 *
 *   flow.c        parts, spans, links, stories and their ends
 *   flow_text.c   the text of a block and what holds of its parts
 *   flow_block.c  blocks, and the lists whose items they are
 *   flow_table.c  rows and cells
 *   flow_emit.c   records: which wait (read/records.h), which are written
 */
#ifndef READ_FLOW_STATE_H
#define READ_FLOW_STATE_H

#include "base/buf.h"
#include "base/index.h"
#include "base/limits.h"
#include "read/flow.h"
#include "read/records.h"

/* A note that is cited. */
struct flow_note {
	struct record_queue blocks;
	struct str id;
	bool is_there, is_cited;
};

/* A table that is open. */
struct open_grid {
	struct open_grid *outer; /* open around this one, in this story */
	struct grid grid;
	bool row_is_open, row_is_heading;
	int col; /* next one of the row */
	struct grid_cell *cell; /* that is open, or the last of the row */
	bool cell_is_open;
	size_t n_lists; /* lists that were open around it */
};

/* Bits of a span that are kept as marks. */
#define FLOW_MARKED 4

/* The block that is open. */
struct flow_para {
	struct flow_block is; /* strings copied */
	struct list_item item;
	bool is_item;
	bool took_item; /* of the list that is open */
	struct buf text;
	struct VEC(struct text_mark) marks;
	int last_mark[FLOW_MARKED]; /* of each kind: into marks, or -1 */
	struct cited_note *notes, **notes_end;
	struct late_notice *notices;
	struct record_queue after; /* boxes */
	bool is_seen; /* visible text came */
	bool ends_in_space; /* that goes before a line break */
	unsigned look; /* bits that all visible text has */
	int half_points; /* likewise; -1 when sizes differ */
	int ordinal, line, page;
	bool in_link;
	size_t link_start;
};

/* A list that is open. */
struct list_state {
	struct flow_list is; /* strings copied */
	int depth; /* from 1, in its cell */
	long next; /* number of the next item */
	bool item_is_open, item_is_new; /* it has no block yet */
	struct str label; /* of the item that is open */
};

enum flow_story_kind { FLOW_TEXT, FLOW_NOTE, FLOW_BOX, FLOW_MARGIN };

struct flow_story {
	struct flow_story *outer;
	enum flow_story_kind kind;
	enum block_role role;
	bool waits; /* records go to `out`, not to the document */
	struct record_queue out;
	struct flow_para para;
	bool para_is_open;
	struct VEC(struct list_state) lists;
	size_t base_lists; /* those that were open around the cell in hand */
	struct open_grid *table; /* innermost open one */
	struct grid_cell *base_cell; /* that a box hangs in */
	size_t n_spans; /* that were open around it */
	struct flow_note *note; /* that is filled */
	int passed; /* notes and boxes in this note that are open: their text
		       goes on here */
	bool in_link;
	struct str link;
};

#define FLOW_STORIES 8

struct flow {
	struct doc *doc;
	struct arena arena; /* what lives as long as the flow */
	struct arena scratch; /* what waits */
	struct notices notices;
	struct flow_story *story;
	struct flow_story *stories[FLOW_STORIES]; /* made so far, by depth */
	int n_stories;
	struct VEC(struct flow_span) spans; /* each with those around it */
	int part, ordinal, line, page;
	/* Tables: the row from which each column is free again. */
	int until[LIMIT_TABLE_DEPTH][LIMIT_TABLE_COLUMNS];
	size_t n_marks, label_bytes;
	/* Notes that stand elsewhere. */
	struct index note_index;
	struct VEC(struct flow_note *) notes;
	size_t n_missing; /* cited and not there yet */
	struct record_queue margins;
	struct records records;
};

/* ---- flow.c ---- */

struct flow_span flow_span_now(const struct flow *f);

/* ---- flow_text.c ---- */

/* Makes ready for a new block; `text` and `marks` keep their memory. */
void flow_para_reset(struct flow *f, struct flow_para *p);
void flow_para_mark(struct flow *f, struct flow_para *p, enum mark_kind kind,
    size_t start, size_t end, struct str target);
/* The text without white space at its ends, and its marks moved to fit: those
 * that the look of the block says go, in contents links too. */
struct str flow_para_trimmed(
    struct flow_para *p, const struct look *look, enum block_role role);

/* ---- flow_block.c ---- */

/* Ends the lists that were opened in the cell or story that ends. */
void flow_lists_cut(struct flow_story *s, size_t n);

/* ---- flow_table.c ---- */

/* Ends the tables that are open in this story. */
CC_MUST_CHECK
int flow_tables_close(struct flow *f, struct err *err);

/* ---- flow_emit.c ---- */

void flow_records_init(struct flow *f);

/* A block has ended.  In a cell, one without text is dropped; the cell that
 * has no other block in the end gets a blank one. */
CC_MUST_CHECK
int flow_record_add(struct flow *f, const struct record *r, struct err *err);
CC_MUST_CHECK
int flow_record_add_blank(
    struct flow *f, const struct record *r, struct err *err);

/* Writes what waits in this story when nothing is waited for any more. */
CC_MUST_CHECK
int flow_records_settle(struct flow *f, struct err *err);

/* A block opens: gives back what waiting took when nothing waits. */
void flow_records_forget(struct flow *f);

/* Records that no block waits for: to the document, or to wait on. */
CC_MUST_CHECK
int flow_records_put(struct flow *f, struct record_queue *q, struct err *err);

#endif
