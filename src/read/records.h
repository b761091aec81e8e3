/* records.h - blocks that have ended and wait, and their way to the document.
 *
 * What the readers of formats with tables, notes and boxes share.  A paragraph
 * in a table becomes a record that waits until the outermost table ends,
 * because only then is known whether the table holds data or layout and how
 * far its cells reach; records of boxes wait for their anchor, those of notes
 * for the place that cites them.  When to wait is the reader's business; here
 * is how: copies, tables and their places, lists, notes behind the block that
 * cites them.
 */
#ifndef READ_RECORDS_H
#define READ_RECORDS_H

#include "doc/doc.h"
#include "doc/trace.h"
#include "read/list_runs.h"
#include "read/notices.h"
#include "read/table_dress.h"

struct text_mark {
	enum mark_kind kind;
	size_t start, end;
	struct str target;
};

/* What could not be read at some block. */
struct late_notice {
	struct late_notice *next;
	enum notice_kind kind;
	struct str text;
};

struct record_queue {
	struct record *first, *last;
};

struct cited_note {
	struct cited_note *next;
	const struct record_queue *blocks; /* of the note, or NULL */
	struct str label;
	size_t at; /* offset in the citing text */
	size_t element; /* of the reference, 0 when not traced */
};

struct grid_cell {
	struct grid *table;
	struct dressed_cell is;
	bool has_record;
};

/* A table that is open, or whose records wait. */
struct grid {
	struct grid_cell *in_cell; /* that it stands in, or NULL */
	int level; /* depth of nesting, from 0 */
	bool is_layout; /* known when it ends */
	bool has_heading, has_text;
	int index; /* into doc.tables, or -1 */
	int rows, cols, header_rows;
	bool header_column;
	size_t n_cells;
	struct table_dress dress;
	struct grid_cell *corner;
};

struct record {
	struct record *next;
	struct block block;
	struct grid_cell *cell; /* that it stands in, or NULL */
	struct list_item item;
	bool is_item;
	int left; /* indentation */
	const struct text_mark *marks;
	size_t n_marks;
	const struct trace_piece *pieces; /* when traced */
	size_t n_pieces;
	size_t element; /* of the paragraph, 0 when not traced */
	struct cited_note *notes;
	struct late_notice *notices;
};

/* Who wants to know which record and which reference to a note became which
 * block; either function may be NULL. */
struct record_watch {
	void *self;
	void (*block)(void *self, const struct record *r, int block);
	void (*note)(void *self, size_t element, int block);
};

struct records {
	struct doc *doc;
	struct notices *notices;
	struct arena *kept; /* for what waits until the reading ends */
	struct arena *scratch; /* for what waits till then */
	struct record_watch watch;
	struct list_runs runs;
	struct grid_cell *list_cell;
	size_t n_waiting, waiting_bytes; /* since the last was written */
	size_t n_kept;
};

void record_queue_join(struct record_queue *to, struct record_queue *from);

/* Puts a record into the cell (NULL: none), which learns what is in it.  A
 * cell needs one block, not one for each empty line: false when the record is
 * to be dropped; `is_blank_cell` says that it stands for the whole cell. */
bool record_enter(struct record *r, struct grid_cell *cell, bool is_blank_cell);

/* Appends a copy, of what must outlive the buffers of the open block too.
 * ERR_LIMIT. */
CC_MUST_CHECK
int records_keep(struct records *rs, const struct record *r, bool to_the_end,
    struct record_queue *to, struct err *err);

/* Counts what waits without being a record: a cell.  ERR_LIMIT. */
CC_MUST_CHECK
int records_count(struct records *rs, struct err *err);

/* Writes a record, its notes behind it. */
CC_MUST_CHECK
int records_write(struct records *rs, const struct record *r, struct err *err);

/* Nothing waits any more. */
void records_rest(struct records *rs);

/* A new table, in the cell or not. */
void grid_begin(struct grid *g, struct grid_cell *in);

/* The table has ended: tells the one around it what it holds.  It is layout
 * when it has one cell, when a cell holds a heading, or where `is_aside`, in a
 * note or a margin. */
void grid_end(struct grid *g, bool is_aside);

#endif
