/* word_state.h - where the machine stands, and the openers of its states.
 *
 * Every open element has a frame: what its children are (state), and what its
 * end does (ends).  An opener looks at one child: it takes what the child
 * says, then pushes a frame for it or skips it with all it holds.
 */
#ifndef READ_WORD_STATE_H
#define READ_WORD_STATE_H

#include "read/word_body.h"

enum state {
	IN_ROOT, /* the part, or the w:body of Word 2003 XML, is next */
	IN_DOCUMENT, /* w:document: only the body matters */
	IN_BLOCKS, /* paragraphs and tables */
	IN_NOTES, /* footnotes and endnotes */
	IN_PARA,
	IN_RUN,
	IN_TEXT,
	IN_INSTRUCTION,
	IN_FIELD_CHAR,
	IN_GRAPHIC,
	IN_PPR,
	IN_NUM_PR,
	IN_PPR_OLD, /* properties before a tracked change */
	IN_MARK_RPR,
	IN_MARK_RPR_OLD,
	IN_RPR,
	IN_RPR_OLD,
	IN_SDT,
	IN_SDT_PR,
	IN_TABLE,
	IN_TABLE_PR,
	IN_TABLE_PR_OLD,
	IN_ROW,
	IN_ROW_PR,
	IN_ROW_PR_OLD,
	IN_CELL,
	IN_CELL_PR,
	IN_CELL_PR_OLD,
	IN_SECTION
};

enum ends {
	ENDS_NOTHING,
	ENDS_PARA,
	ENDS_PPR,
	ENDS_TEXT,
	ENDS_FIELD,
	ENDS_LINK,
	ENDS_CONTROL, /* sdtContent; flags say which */
	ENDS_TABLE,
	ENDS_ROW,
	ENDS_CELL,
	ENDS_STORY
};

static inline void
push(struct word_body *b, enum state state, enum ends ends)
{
	b->frames[b->depth++] =
	    (struct frame){(unsigned char)state, (unsigned char)ends, 0};
}

/* The element and all it holds do not matter. */
static inline void
skip(struct word_body *b)
{
	b->skip = 1;
	b->skips_change = false;
}

/* The same for what a tracked change takes away: the changes inside it are
 * counted all the same, so that both ways to take them tell one number. */
static inline void
skip_change(struct word_body *b)
{
	skip(b);
	b->skips_change = true;
}

static inline enum state
state_now(const struct word_body *b)
{
	return b->depth ? (enum state)b->frames[b->depth - 1].state : IN_ROOT;
}

static inline void
pass_through(struct word_body *b)
{
	push(b, state_now(b), ENDS_NOTHING);
}

static inline void
skip_or_enter(struct word_body *b, bool is_skipped, enum state state)
{
	if (is_skipped)
		skip(b);
	else
		push(b, state, ENDS_NOTHING);
}

static inline bool
is_rejecting(const struct word_body *b)
{
	return b->word->tracked == TRACKED_REJECT;
}

/* ---- word_control.c ---- */

/* Content controls, tracked changes and annotations, which may stand
 * anywhere: true when the tag was one of them. */
bool open_wrapper(struct word_body *b, const struct xml_tag *tag);
void open_in_control(struct word_body *b, const struct xml_tag *tag);
void open_in_control_pr(struct word_body *b, const struct xml_tag *tag);
void close_control(struct word_body *b, unsigned flags);

/* Properties as they were before a tracked change: they hold when the change
 * is rejected. */
void open_old(struct word_body *b, enum state state);

/* ---- word_format.c: properties of paragraphs and runs ---- */

void open_in_ppr(struct word_body *b, const struct xml_tag *tag);
void open_in_ppr_old(struct word_body *b, const struct xml_tag *tag);
void open_in_num_pr(struct word_body *b, const struct xml_tag *tag);
void open_in_mark_rpr(struct word_body *b, const struct xml_tag *tag);
void open_in_mark_rpr_old(struct word_body *b, const struct xml_tag *tag);
void open_in_rpr(struct word_body *b, const struct xml_tag *tag);
void open_in_rpr_old(struct word_body *b, const struct xml_tag *tag);
void end_ppr(struct word_body *b);

/* ---- word_grid.c: properties of tables, rows and cells ---- */

void open_in_table(struct word_body *b, const struct xml_tag *tag);
void open_in_table_pr(struct word_body *b, const struct xml_tag *tag);
void open_in_row(struct word_body *b, const struct xml_tag *tag);
void open_in_row_pr(struct word_body *b, const struct xml_tag *tag);
void open_in_cell_pr(struct word_body *b, const struct xml_tag *tag);
/* The properties before a tracked change. */
void open_in_old(
    struct word_body *b, const struct xml_tag *tag, enum state state);

#endif
