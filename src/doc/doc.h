/* doc.h - the one document model, between every reader and everything else.
 *
 * A document is a flat array of blocks in reading order: headings,
 * paragraphs, list items, table cells and notes.  A table cell with three
 * paragraphs is three blocks.  What belongs together (sections, lists with
 * their lead-in, rows with their headings) is told by fields of the blocks and
 * worked out by `map` and `prose`, never by nesting.
 *
 * Readers fill a document with doc_add_* and call doc_finish once; from then
 * on it is read-only.  Nothing here knows a file format, a rule or a section
 * number.
 *
 * Text: `block.text` is what a reader of the printed page sees in that block:
 * valid UTF-8, no control characters but tab and newline (a line break), runs
 * joined, soft hyphens dropped, a non-breaking hyphen as U+2011, hidden text
 * left out, white space at both ends trimmed.  It does not hold the automatic
 * number or bullet, which is `block.label`.  Every quote in every report is a
 * byte range of this text.
 *
 * Ownership: everything lives in the document's arena and dies with doc_free.
 */
#ifndef DOC_H
#define DOC_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sha256.h"
#include "base/str.h"
#include "base/vec.h"

enum block_kind {
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_ITEM, /* of a list, numbered or bulleted */
	BLOCK_CELL, /* a paragraph inside a table cell */
	BLOCK_NOTE /* a footnote or endnote, right after the block that cites it
		    */
};

/* Which part of the document a block belongs to.  Only ROLE_BODY can hold a
 * commitment. */
enum block_role {
	ROLE_BODY,
	ROLE_COVER, /* title page: everything before the contents and chapter 1
		     */
	ROLE_CONTENTS, /* table of contents, list of figures or tables */
	ROLE_CHANGELOG, /* revision history, wherever it stands */
	ROLE_HEADER, /* running header */
	ROLE_FOOTER
};

/* Where a block comes from, for messages and for finding it again. */
struct place {
	int part; /* index into doc.parts, e.g. "word/document.xml" */
	int ordinal; /* n-th paragraph of that part, from 1, empty ones counted
		      */
	int line; /* of the source, from 1; 0 when the format has no lines */
	int page; /* from 1; 0 when the format has no pages */
};

/* How the whole block looks: what a heading without a heading style can be
 * told by.  Set by readers when it holds for all visible text of the block. */
struct look {
	unsigned bold : 1, italic : 1, underline : 1, caps : 1, centered : 1;
	unsigned half_points : 12; /* font size times two; 0 unknown */
};

struct block {
	enum block_kind kind;
	enum block_role role;
	struct str text;
	struct str label; /* automatic number or bullet as shown: "4.9.1",
			     "(a)", "•"; empty when there is none.  A number
			     typed into the text stays in the text. */
	int level; /* headings 1..9; items and cells that are items: depth from
		      1; otherwise 0 */
	int list; /* items of one list share a number > 0; 0 otherwise */
	int table; /* index into doc.tables, or -1 */
	int row, col; /* grid position of the cell, from 0 */
	int row_span, col_span; /* >= 1 inside a table */
	int anchor; /* notes: block that cites it; otherwise -1 */
	struct place place;
	struct look look;
	struct str style; /* name of the paragraph style, for diagnosis */
};

/* A table that holds data.  Tables used for layout only (one cell, or cells
 * that hold headings) are dissolved by the readers: their blocks have
 * table == -1. */
struct table {
	int parent; /* table whose cell holds this one, or -1 */
	int rows, cols;
	int header_rows; /* rows at the top that are column headings */
	bool header_col; /* first column holds row headings */
	bool drawn; /* made of | signs in a paragraph, see doc/bars.h */
};

enum mark_kind {
	MARK_STRUCK, /* struck through by hand, not by tracked changes */
	MARK_LINK, /* target holds the address */
	MARK_BOLD, /* a bold stretch inside a block that is not all bold */
	MARK_ITALIC, /* likewise */
	MARK_UNDERLINE,
	MARK_NOTE_REF /* target holds the note's mark; start == end */
};

/* Something true of a byte range of a block. */
struct mark {
	enum mark_kind kind;
	int block;
	size_t start, end;
	struct str target;
};

struct mark_list VEC(struct mark);

enum notice_kind {
	NOTICE_NOT_READ, /* "could not look": embedded object, sub-document,
			    alternative chunk: it may hold whole sections */
	NOTICE_FIGURE, /* picture, chart, SmartArt: nobody looked at it either,
			  but it tells of the section in which it stands */
	NOTICE_STRUCK, /* manual strikethrough that may mean deletion */
	NOTICE_TRACKED, /* tracked changes present, and how they were taken */
	NOTICE_DAMAGED /* a reference inside the file leads nowhere */
};

/* True when the whole block looks so, and needs no mark to say it. */
bool look_says(const struct look *look, enum mark_kind kind);

/* All of the block is bold, slanted, underlined or in capitals. */
bool look_is_set_off(const struct look *look);

/* What a reviewer must know about how the file was read. */
struct notice {
	enum notice_kind kind;
	int block; /* where, or -1 */
	struct str text; /* one clause, lower case, no full stop */
};

/* A property of the file: title, subject, creator, created, modified,
 * company, version, language, or a custom one with its own name. */
struct property {
	struct str name, value;
};

struct doc {
	struct arena arena;
	struct str file; /* base name, as given by the user */
	struct str format; /* "docx", "flat-opc", "word2003", ... */
	struct sha256 digest; /* of the bytes of the file */
	struct VEC(struct block) blocks;
	struct VEC(struct table) tables;
	struct mark_list marks; /* sorted by block, start */
	struct VEC(struct notice) notices;
	struct VEC(struct property) properties;
	struct VEC(struct str) parts;
	size_t text_bytes; /* of all blocks */
	struct trace *trace; /* of the reader, moved when blocks are; or NULL
			      */
	bool finished;
	int *column_headings, *row_headings; /* by block; made by doc_finish,
						read through the functions */
};

struct doc *doc_new(struct str file, struct str format); /* never NULL */
void doc_free(struct doc *doc); /* NULL is fine */

/* Appends a copy of `block` with its text cleaned, trimmed and copied (label
 * and style too).  The caller sets kind, level, table and so on; `table` must
 * be -1 outside tables.  Empty text is allowed only for cells and headings
 * with a label; otherwise nothing is added and *index (may be NULL) becomes
 * -1.  Fails with ERR_LIMIT. */
CC_MUST_CHECK
int doc_add_block(
    struct doc *doc, const struct block *block, int *index, struct err *err);

/* Appends; gives the index.  Marks are byte ranges of the text as the block
 * holds it, cleaned and trimmed (so a reader trims before it counts); ranges
 * outside are cut, empty ones other than note references dropped.  The fields
 * of a table may still be set through doc.tables until doc_finish. */
int doc_add_table(struct doc *doc, const struct table *table);
int doc_add_part(struct doc *doc, struct str name);
void doc_add_mark(struct doc *doc, const struct mark *mark);
CC_PRINTF(4, 5)
void doc_add_notice(
    struct doc *doc, enum notice_kind kind, int block, const char *fmt, ...);
void doc_add_property(struct doc *doc, struct str name, struct str value);
struct str doc_property(const struct doc *doc, struct str name);

/* Ends building: sorts the marks, makes tables that are drawn with | signs
 * (doc/bars.h), promotes numbered bold paragraphs, and numbered bold words at
 * the head of one, to headings where they run as an outline does
 * (doc/promote.h), so too lines that part a section (doc/subtitle.h), and finds
 * cover, contents and change log by their headings (doc/roles.h). */
void doc_finish(struct doc *doc);

/* For those that move marks while a document is finished. */
void doc_sort_marks(struct doc *doc);

/* Asserts every invariant above; for tests and fuzzing. */
void doc_check(const struct doc *doc);

bool block_is_body(const struct block *b);

/* True for a cell with text over the whole width of a table of several
 * columns. */
bool doc_spans_table(const struct doc *doc, int block);

/* Index of the first mark of a block, or of the next one that has any. */
size_t doc_first_mark(const struct doc *doc, int block);

/* The block that is the column (row) heading of a cell, or -1: the last
 * header row of that column, or the last row of one cell where that is all
 * that heads it; the first column of that row (also where the
 * file does not mark it as headings, see table.header_col).  Of a cell with
 * several paragraphs the first one with text stands for it.  A heading cell
 * has none of its own kind; a cell of a header row has only that of a column,
 * where a wider cell of a row above heads it and its neighbours. */
int doc_column_heading(const struct doc *doc, int block);
int doc_row_heading(const struct doc *doc, int block);

/* The number of a label that is just one, "12." or "(12)"; 0 for others. */
long doc_label_number(struct str label);

const char *block_kind_name(enum block_kind kind);
const char *block_role_name(enum block_role role);

#endif
