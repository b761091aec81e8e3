/* odf_body.h - the machine that turns OpenDocument events into blocks.
 *
 *   odf_body.c     which element means what
 *   odf_para.c     paragraphs: number, kind, style
 *   odf_changes.c  tracked changes
 *
 * A paragraph is only noted when it opens; its number is counted and its block
 * opened when something visible comes, or when it ends.  So one that a
 * rejected insertion takes away leaves no trace in the numbers.
 */
#ifndef READ_ODF_BODY_H
#define READ_ODF_BODY_H

#include "read/odf_styles.h"
#include "read/read.h"

/* A list element that is open. */
struct odf_list {
	struct odf_run *run;
	struct str style; /* its own or the one around; may be empty */
	int level; /* from 0 */
	bool in_item; /* an item is open that wants a number */
	bool continues; /* its numbers go on */
	long start; /* restarts the numbers, or -1 */
};

enum odf_ends {
	ODF_ENDS_NOTHING,
	ODF_ENDS_PARAGRAPH,
	ODF_ENDS_SPAN,
	ODF_ENDS_LINK,
	ODF_ENDS_LIST,
	ODF_ENDS_ITEM,
	ODF_ENDS_TABLE,
	ODF_ENDS_HEADER_ROWS,
	ODF_ENDS_ROW,
	ODF_ENDS_CELL,
	ODF_ENDS_CITATION,
	ODF_ENDS_CITED,
	ODF_ENDS_NOTE,
	ODF_ENDS_BOX,
	ODF_ENDS_MARGIN,
	ODF_ENDS_FRAME,
	ODF_ENDS_TITLE,
	ODF_ENDS_MUTE,
	ODF_ENDS_SECTION,
	ODF_ENDS_CONTENTS,
	ODF_ENDS_CHANGES,
	ODF_ENDS_REGION,
	ODF_ENDS_DELETION
};

struct odf_frame {
	unsigned char ends;
	unsigned char font; /* symbol font around the element */
	bool flag;
};

/* What a paragraph interrupts when a note or box stands in it. */
struct odf_place {
	int in_para;
	size_t base_lists;
	bool pending; /* a paragraph is noted and not begun */
	bool is_dropped; /* it is hidden as a whole */
	struct str style;
	int heading; /* of the noted paragraph */
	bool is_list_header, restarts;
	long start;
};

#define ODF_PLACES 32

/* One event of deleted text. */
struct odf_event {
	enum { ODF_EVENT_OPEN, ODF_EVENT_CLOSE, ODF_EVENT_TEXT } kind;
	struct xml_tag tag;
	struct str text;
};

struct odf_deletion {
	struct VEC(struct odf_event) events;
};

struct odf_body {
	struct doc *doc;
	struct arena *arena;
	struct flow *flow;
	struct odf_styles *styles;
	bool rejects; /* tracked changes */
	int depth, skip;
	struct odf_frame frames[LIMIT_XML_DEPTH + 2];
	unsigned char font;
	struct odf_place now;
	struct odf_place places[ODF_PLACES];
	int n_places, lost_places;
	struct VEC(struct odf_list) lists;
	int muted; /* hidden sections around */
	int contents; /* indexes around */
	int in_margin;
	bool in_header_rows;
	bool has_heading;
	size_t n_paragraphs;
	/* The frame that is open. */
	long width, height;
	const char *object; /* what it holds that is not read, or NULL */
	enum notice_kind object_kind;
	struct str frame_name;
	struct buf frame_title;
	/* Note citation. */
	bool in_citation;
	struct buf citation;
	struct str cited; /* by a link */
	/* Pages. */
	int page;
	bool has_page_marks;
	/* Tracked changes. */
	bool in_changes;
	struct str region; /* id of the one that is open */
	struct index deletion_index, gone; /* regions that are left out */
	struct VEC(struct odf_deletion) deletions;
	int recording; /* depth inside a deletion that is kept */
	int left_out; /* regions left out that are open */
	size_t n_inserted, n_deleted, n_formatted;
	bool carries; /* a paragraph end was inserted: it goes on */
	bool is_putting_back; /* a deletion */
	int replaying; /* depth of deletions that are put back */
	bool replay_is_first; /* its first paragraph joins the open one */
	int replay_tables;
};

void odf_body_init(struct odf_body *b, struct doc *doc, struct arena *arena,
    struct odf_styles *styles, enum tracked tracked);
void odf_body_free(struct odf_body *b);

/* A sink for office:body and office:master-styles. */
struct xml_sink odf_body_sink(struct odf_body *b);

CC_MUST_CHECK
int odf_body_finish(struct odf_body *b, struct err *err);

/* ---- odf_body.c ---- */

int odf_body_open(
    struct odf_body *b, const struct xml_tag *tag, struct err *err);
int odf_body_close(struct odf_body *b, struct err *err);
int odf_body_text(struct odf_body *b, struct str text, struct err *err);

/* ---- odf_para.c ---- */

int odf_para_open(
    struct odf_body *b, const struct xml_tag *tag, struct err *err);
int odf_para_close(struct odf_body *b, struct err *err);
/* Something visible comes: the noted paragraph becomes a block. */
int odf_para_begin(struct odf_body *b, struct err *err);
/* Text here is shown. */
bool odf_is_shown(const struct odf_body *b);
void odf_span_open(struct odf_body *b, const struct odf_style *style);

void odf_list_open(struct odf_body *b, const struct xml_tag *tag);
void odf_list_close(struct odf_body *b);
void odf_item_open(struct odf_body *b, const struct xml_tag *tag);
void odf_item_close(struct odf_body *b);
void odf_numbered_open(struct odf_body *b, const struct xml_tag *tag);

/* ---- odf_note.c ---- */

/* A link that cites a note, or leads back from one: the first has to be ended
 * by odf_note_cited, the other is skipped. */
int odf_note_link(struct odf_body *b, const struct xml_tag *tag, bool *is_one,
    struct err *err);
int odf_note_cited(struct odf_body *b, struct err *err);
/* The section holds a note that was cited before. */
bool odf_note_is_section(const struct odf_body *b, const struct xml_tag *tag);

/* ---- odf_changes.c ---- */

/* Inside text:tracked-changes: true when the tag was taken. */
bool odf_changes_open(struct odf_body *b, const struct xml_tag *tag);
/* text:change, text:change-start, text:change-end in the text. */
int odf_change_point(
    struct odf_body *b, const struct xml_tag *tag, struct err *err);
/* Events inside a deletion that is kept. */
void odf_record_open(struct odf_body *b, const struct xml_tag *tag);
void odf_record_close(struct odf_body *b);
void odf_record_text(struct odf_body *b, struct str text);

#endif
