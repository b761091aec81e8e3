/* html_state.h - where the reading of a page stands, shared by its parts.
 *
 * Every open element that is not skipped has a frame.  What holds of a stretch
 * of text (bold, a link) is noted in the frame and told to the flow when a
 * block is open: HTML lets a <b> hold paragraphs and a paragraph hold a <b>,
 * and either way the stretch begins and ends within one block.
 */
#ifndef READ_HTML_STATE_H
#define READ_HTML_STATE_H

#include "base/limits.h"
#include "read/flow.h"
#include "read/html_body.h"
#include "read/html_css.h"
#include "read/html_names.h"

/* What the end of an element does, on top of ending its stretch. */
enum {
	ENDS_BLOCK = 1 << 0,
	ENDS_LISTS = 1 << 1, /* frame.lists of them */
	ENDS_ITEM = 1 << 2,
	ENDS_TABLE = 1 << 3,
	ENDS_ROW = 1 << 4,
	ENDS_CELL = 1 << 5,
	ENDS_NOTE = 1 << 6,
	ENDS_NOTES = 1 << 7, /* the part of the page that holds the notes */
	ENDS_ROLE = 1 << 8,
	ENDS_MARGIN = 1 << 9,
	ENDS_SCOPE = 1 << 10,
	ENDS_CITE = 1 << 11,
	ENDS_LABEL_GAP = 1 << 12,
	ENDS_TITLE = 1 << 13,
	ENDS_SHEET = 1 << 14,
	ENDS_QUOTE = 1 << 15
};

struct html_frame {
	int id;
	unsigned ends;
	struct flow_span span; /* all zero: none */
	struct str target; /* of a link; empty: none */
	bool is_told; /* the flow knows of the stretch */
	int lists;
	enum block_role role; /* that held before */
	int table; /* frame of the table around, or -1 */
	bool is_table_open, is_row_open; /* of a table */
	int held; /* cells of a heading row that may be empty, and 1; 0: none is
		     held */
};

/* The head of a block whose text has not come yet. */
struct html_pending {
	bool is_set;
	struct flow_block block;
	struct list_item item;
	int frame; /* where stretches inside it begin */
};

#define LEAD_BYTES 40 /* a number that Word typed before a paragraph */

struct html_body {
	struct doc *doc;
	const struct html_page *page;
	struct flow *flow;
	struct arena arena; /* lives as long as the reading */
	struct css_sheet sheet;
	struct html_frame frames[LIMIT_XML_DEPTH + 2];
	int depth;
	int skip; /* elements open that give nothing; 0: none */
	struct html_pending pending;
	int table; /* frame of the innermost table, or -1 */
	int notes; /* parts that hold notes, open */
	struct buf captured; /* title, style sheet or mark of a note */
	bool is_capturing;
	struct str cited; /* id of the note */
	/* Only what stands in the main part of the page is text. */
	const char *scope; /* how that part is told, or NULL */
	int in_scope;
	/* Word's pages: numbers stand in the text, before a gap. */
	bool is_word, takes_lead;
	char lead[LEAD_BYTES];
	size_t lead_len;
	/* Items of lists that count down, by the order of <ol>. */
	struct VEC(int) list_sizes;
	size_t n_lists;
	struct VEC(size_t) lines; /* of the Markdown: where each begins */
	struct str
	    typed; /* the number at the head of the item, and its blank */
};

/* ---- html_block.c: blocks and stretches of text ---- */

/* Ends the block that is open, and the stretches in it. */
CC_MUST_CHECK
int html_end_block(struct html_body *b, struct err *err);

/* The next text opens this block. */
void html_await(struct html_body *b, const struct flow_block *block);

/* Opens what is awaited, or a plain paragraph, and the stretches around. */
CC_MUST_CHECK
int html_need_block(struct html_body *b, struct err *err);
CC_MUST_CHECK
int html_text(struct html_body *b, struct str text, struct err *err);
void html_end_stretch(struct html_body *b, struct html_frame *f);

/* The number that Word typed ends here. */
void html_take_label(struct html_body *b);

/* ---- html_table.c ---- */

CC_MUST_CHECK
int html_table_open(struct html_body *b, struct html_frame *f, struct err *err);
CC_MUST_CHECK
int html_row_open(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, struct err *err);
CC_MUST_CHECK
int html_cell_open(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, struct err *err);
/* The heading row that is held has text: it is told. */
CC_MUST_CHECK
int html_row_release(struct html_body *b, struct err *err);
/* What the end of a table, row or cell does. */
CC_MUST_CHECK
int html_table_end(struct html_body *b, struct html_frame *f, struct err *err);

/* ---- html_list.c ---- */

CC_MUST_CHECK
int html_list_open(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, const struct css_look *look, struct err *err);
CC_MUST_CHECK
int html_item_open(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, struct err *err);

/* Counts the items of every <ol>, where one counts down. */
CC_MUST_CHECK
int html_count_items(struct html_body *b, struct err *err);

/* ---- html_note.c ---- */

/* The element is a note, or the part that holds them. */
CC_MUST_CHECK
int html_note_open(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, bool *is_one, struct err *err);

/* A link that cites a note, leads back from one, or names it (Google Docs):
 * true when it was one of them. */
CC_MUST_CHECK
int html_note_link(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, bool *is_one, struct err *err);
CC_MUST_CHECK
int html_note_cited(struct html_body *b, struct err *err);

/* ---- html_part.c: what a part of a page is for ---- */

enum html_part {
	PART_TEXT,
	PART_CONTENTS,
	PART_AROUND, /* navigation and the like */
	PART_FOOT
};

enum html_part html_part_of(const struct xml_tag *tag, enum html_kind kind);

/* True when one of the words of an attribute is `word`, any case. */
bool html_has_word(struct str value, const char *word);

/* How the main part of this page is told, or NULL when all of it is text. */
const char *html_scope_of(struct str page);
bool html_begins_scope(const char *scope, const struct xml_tag *tag);

#endif
