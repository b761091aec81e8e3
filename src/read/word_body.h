/* word_body.h - the machine that turns WordprocessingML events into blocks.
 *
 * Shared by the files of the machine only:
 *   word_body.c    which element means what where (the events)
 *   word_marks.c   elements whose meaning is in their attributes: fields,
 *                  tracked changes, notes, breaks, objects
 *   word_story.c   stories: the body, text boxes, notes, headers and footers
 *   word_text.c    the text of a paragraph and what holds of its parts
 *   word_trace.c   which elements the text came from, when asked
 *   word_para.c    the end of a paragraph: number, kind, role
 *   word_table.c   rows, cells, merged cells
 *   word_emit.c    records: which wait (read/records.h), which are written
 *
 * A paragraph outside tables becomes a block when it ends.  So memory is
 * bounded by the largest table, not by the document.
 */
#ifndef READ_WORD_BODY_H
#define READ_WORD_BODY_H

#include "base/limits.h"
#include "read/records.h"
#include "read/word.h"
#include "read/word_fields.h"
#include "read/word_names.h"
#include "read/word_pages.h"

struct cell_props {
	int span;
	bool is_v_continued, is_h_continued;
	bool is_gone; /* by a tracked change */
	bool is_shaded;
};

struct word_table {
	struct word_table *outer; /* open around this one */
	struct grid grid;
	bool look_first_column;
	int style;
	/* The row that is open. */
	bool row_has_begun, row_is_gone, row_is_header;
	int col;
	/* The cell that is open. */
	struct grid_cell *cell;
	struct cell_props props;
	bool cell_has_begun, cell_is_skipped;
};

/* A note that is cited. */
struct word_note {
	struct record_queue blocks;
	bool is_there, is_cited;
};

/* Bits of a run that are kept as marks. */
#define WORD_MARKED 4

struct word_para {
	struct word_para *next_free, *next_made;
	struct para_props props;
	int style; /* index, or -1 */
	int heading_id; /* told by an id that no style has */
	struct run_props mark; /* of the paragraph mark */
	bool mark_is_gone; /* by a tracked change: merges with the next */
	bool ends_section;
	struct buf text;
	struct text_mark *marks;
	size_t n_marks, cap_marks;
	int last_mark[WORD_MARKED]; /* of each kind: into marks, or -1 */
	struct VEC(struct trace_piece) pieces; /* when traced */
	size_t element;
	struct cited_note *notes, **notes_end;
	struct late_notice *notices;
	struct record_queue after; /* text boxes */
	bool is_seen; /* visible text came */
	bool is_contents; /* some of it in a field of contents */
	unsigned look; /* run bits that all visible text has */
	int half_points; /* likewise; -1 when sizes differ */
	int ordinal, page;
	struct str label; /* of a field at its start */
	bool in_link;
	size_t link_start;
	struct str link;
};

enum story_kind { STORY_BODY, STORY_BOX, STORY_NOTE, STORY_MARGIN };

struct word_story {
	struct word_story *outer;
	enum story_kind kind;
	enum block_role role;
	int part;
	struct numbering *numbering;
	bool waits; /* records go to `out`, not to the document */
	bool keeps; /* ... and stay until the reading ends */
	struct record_queue out;
	struct word_para *para; /* that is open, or NULL */
	struct word_para *carry; /* ended without a mark of its own */
	struct word_table *table; /* innermost open one */
	struct grid_cell *base_cell; /* that a text box hangs in */
	struct fields fields;
	int contents, cover; /* content controls of that kind around */
	int mute; /* placeholders around */
	struct word_note *note; /* that is filled */
	/* The run that is open. */
	struct run_props run;
	int run_style;
	bool run_is_gone;
	bool run_is_ready; /* `shown` holds */
	struct run_props shown;
};

struct frame {
	unsigned char state, ends, flags;
};

#define STORY_DEPTH 8

struct word_body {
	struct word *word;
	struct arena scratch; /* waiting records of the story in hand */
	const struct opc_rels *rels; /* of the part in hand */
	struct word_compat compat;
	int skip; /* depth inside an element that is left out */
	bool skips_change; /* a tracked change left it out */
	int depth;
	struct frame frames[LIMIT_XML_DEPTH + 2];
	struct word_story *story;
	struct word_story *stories[STORY_DEPTH]; /* made so far, by depth */
	int n_stories; /* open ones */
	struct word_para *free_paras, *made_paras;
	int ordinal;
	struct word_pages pages;
	/* Text that is open. */
	bool keeps_space, keeps_space_here;
	size_t text_start; /* of the open w:t in its paragraph */
	/* The trace: of the part in hand, when it is asked for. */
	bool is_traced;
	size_t element; /* start tags so far */
	size_t text_element, text_offset; /* the open w:t, bytes of it so far */
	size_t n_pieces;
	/* Tables. */
	struct grid_cell *above[LIMIT_TABLE_DEPTH][LIMIT_TABLE_COLUMNS];
	size_t n_marks, label_bytes;
	/* Notes: "f1", "e1" -> notes. */
	struct index note_index;
	struct VEC(struct word_note *) notes;
	int n_footnotes, n_endnotes;
	/* Headers and footers: relationship ids in order of appearance. */
	struct VEC(struct margin_ref) margins;
	struct index margin_index;
	struct record_queue margin_records; /* of those that stand inline */
	struct records records;
	bool has_heading; /* a heading was written */
	/* The drawing or object that is open. */
	long object_cx, object_cy;
	struct str object_title;
	bool object_is_told;
};

struct margin_ref {
	struct str rel_id;
	enum block_role role;
};

/* ---- word_body.c ---- */

/* Makes the machine; it lives in the word's arena. */
void word_body_init(struct word *w);
void word_body_free(struct word *w);

/* A sink for a whole part, or for the w:body of Word 2003 XML. */
struct xml_sink word_body_sink(struct word *w);

/* Before a part is read: where it is, its relationships, what it holds. */
void word_body_begin(struct word *w, struct str part, enum story_kind kind,
    enum block_role role, const struct opc_rels *rels);
int word_body_end(struct word *w, struct err *err);

/* After all parts. */
int word_body_finish(struct word *w, struct err *err);

/* ---- word_story.c ---- */

bool story_open(struct word_body *b, enum story_kind kind);
int story_close(struct word_body *b, struct err *err);
struct word_note *story_note(struct word_body *b, char kind, struct str id);

/* ---- word_text.c ---- */

struct word_para *para_new(struct word_body *b);
void para_free(struct word_body *b, struct word_para *p);
bool text_is_visible(struct word_body *b);
int text_add(struct word_body *b, struct str s, struct err *err);
int text_add_code(struct word_body *b, uint32_t code, struct err *err);
void text_mark(struct word_body *b, struct word_para *p, enum mark_kind kind,
    size_t start, size_t end, struct str target);
/* The text became shorter at its end. */
void text_cut_marks(struct word_para *p);
void text_end_links(struct word_body *b, struct word_para *p);

/* ---- word_trace.c ---- */

/* The text of the open paragraph grew from `start` by what `length` bytes at
 * b->text_offset of the open text element show; 0: by the element in hand. */
void trace_text(struct word_body *b, size_t start, size_t length);
/* The text became shorter at its end. */
void trace_cut(struct word_para *p);
/* Only `len` bytes from `start` on become the block's text. */
void trace_fit(struct word_para *p, size_t start, size_t len);
/* A record became a block; a note that `element` cites did (record_watch). */
void trace_block(struct word_body *b, const struct record *r, int block);
void trace_note(struct word_body *b, size_t element, int block);

/* ---- word_para.c ---- */

void para_open(struct word_body *b);
int para_close(struct word_body *b, struct err *err);
/* Ends a paragraph that lost its mark and found no other to merge with. */
int para_flush(struct word_body *b, struct err *err);

/* ---- word_table.c ---- */

bool table_open(struct word_body *b);
int table_close(struct word_body *b, struct err *err);
void row_open(struct word_body *b);
void row_close(struct word_body *b);
void cell_open(struct word_body *b);
int cell_begin(struct word_body *b, struct err *err);
int cell_close(struct word_body *b, struct err *err);

/* ---- word_emit.c ---- */

void word_emit_init(struct word_body *b);
/* A paragraph has ended.  In a cell, one without text is dropped; the cell
 * that has no other block in the end gets a blank one. */
int word_emit(struct word_body *b, const struct record *r, struct err *err);
int word_emit_blank(
    struct word_body *b, const struct record *r, struct err *err);
/* Nothing waits any more: gives back what waiting took. */
void word_emit_rest(struct word_body *b);
/* Records that waited for something that has now come: on to the document,
 * or to wait on with the story that is open. */
int word_emit_queue(
    struct word_body *b, struct record_queue *queue, struct err *err);

/* ---- word_marks.c ---- */

/* True when what the tag holds is gone by the way tracked changes are taken;
 * counts them. */
bool change_is_gone(struct word_body *b, const struct xml_tag *tag);
int field_char(struct word_body *b, const struct xml_tag *tag, struct err *err);
int field_simple_open(
    struct word_body *b, const struct xml_tag *tag, struct err *err);
int field_close(struct word_body *b, struct err *err);
struct str field_link(struct word_body *b, const struct field *f);
int note_reference(
    struct word_body *b, const struct xml_tag *tag, struct err *err);
bool note_inline_open(struct word_body *b, const struct xml_tag *tag);
int break_open(struct word_body *b, const struct xml_tag *tag, struct err *err);
int symbol_open(
    struct word_body *b, const struct xml_tag *tag, struct err *err);
void link_open(struct word_body *b, const struct xml_tag *tag);
void link_close(struct word_body *b);
void object_begin(struct word_body *b);
void object_open(struct word_body *b, const struct xml_tag *tag);
void chunk_open(struct word_body *b, const struct xml_tag *tag);
CC_PRINTF(3, 4)
void notice_later(
    struct word_body *b, enum notice_kind kind, const char *fmt, ...);

#endif
