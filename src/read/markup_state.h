/* markup_state.h - where the machine stands.
 *
 *   markup.c       which meaning opens what, and what its end does
 *   markup_list.c  lists and their numbers
 *   markup_table.c rows, cells and the names of columns
 */
#ifndef READ_MARKUP_STATE_H
#define READ_MARKUP_STATE_H

#include "base/index.h"
#include "base/limits.h"
#include "read/markup.h"

struct markup_frame {
	unsigned char meaning; /* enum markup_meaning */
	unsigned char ends; /* meaning whose end is due; MK_PASS: none */
	bool flag;
};

/* A span of columns, by name; from 1. */
struct markup_columns {
	int first, last;
};

/* A grid that is open. */
struct markup_grid {
	struct index names; /* -> columns */
	struct VEC(struct markup_columns) columns;
	int n_columns;
	bool in_head;
};

struct markup {
	const struct markup_format *format;
	struct doc *doc;
	struct arena arena;
	struct flow *flow;
	bool rejects; /* tracked changes */
	size_t n_added, n_deleted;
	int skip, depth;
	struct markup_frame frames[LIMIT_XML_DEPTH + 2];
	int sections; /* that are open */
	int contents;
	/* Text that is kept aside: a label, the mark of a note, a property. */
	struct buf aside;
	bool is_aside;
	bool aside_is_raised; /* all of it is superscript */
	int raised; /* superscripts around */
	struct str label; /* of the section that is open; {0}: none */
	struct str target, kind; /* of the reference that is open */
	bool title_is_document;
	struct buf title;
	bool item_waits; /* an item was opened and its label may come */
	struct flow_item item;
	long last_number; /* of the last numbered list that ended */
	struct VEC(long) numbers; /* of the lists that are open */
	struct VEC(struct markup_grid) grids;
};

/* The meaning of the element around, `up` elements out (0: the open one). */
enum markup_meaning markup_around(const struct markup *m, int up);

/* What waits for something to come before it: an item for its label. */
CC_MUST_CHECK
int markup_begin(struct markup *m, struct err *err);

/* ---- markup_list.c ---- */

int markup_list_open(
    struct markup *m, const struct xml_tag *tag, struct err *err);
int markup_list_close(struct markup *m, struct err *err);
int markup_item_open(
    struct markup *m, const struct xml_tag *tag, struct err *err);

/* ---- markup_table.c ---- */

int markup_grid_open(struct markup *m, struct err *err);
int markup_grid_close(struct markup *m, struct err *err);
void markup_column(struct markup *m, const struct xml_tag *tag);
int markup_row_open(
    struct markup *m, const struct xml_tag *tag, struct err *err);
int markup_cell_open(
    struct markup *m, const struct xml_tag *tag, struct err *err);

#endif
