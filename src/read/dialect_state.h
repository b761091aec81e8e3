/* dialect_state.h - where the machine stands.
 *
 *   dialect.c       which meaning opens what, and what its end does
 *   dialect_list.c  lists and their numbers
 *   dialect_table.c rows, cells and the names of columns
 */
#ifndef READ_DIALECT_STATE_H
#define READ_DIALECT_STATE_H

#include "base/index.h"
#include "base/limits.h"
#include "read/dialect.h"

struct dialect_frame {
	unsigned char meaning; /* enum dialect_meaning */
	unsigned char ends; /* meaning whose end is due; MK_PASS: none */
	bool flag;
};

/* A span of columns, by name; from 1. */
struct dialect_columns {
	int first, last;
};

/* A grid that is open. */
struct dialect_grid {
	struct index names; /* -> columns */
	struct VEC(struct dialect_columns) columns;
	int n_columns;
	bool in_head;
};

struct dialect {
	const struct dialect_format *format;
	struct doc *doc;
	struct arena arena;
	struct flow *flow;
	bool rejects; /* tracked changes */
	size_t n_added, n_deleted;
	size_t n_notes; /* that stand where they are cited */
	int skip, depth;
	struct dialect_frame frames[LIMIT_XML_DEPTH + 2];
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
	struct VEC(struct dialect_grid) grids;
};

/* What waits for something to come before it: an item for its label. */
CC_MUST_CHECK
int dialect_begin(struct dialect *m, struct err *err);

/* ---- dialect_list.c ---- */

int dialect_list_open(
    struct dialect *m, const struct xml_tag *tag, struct err *err);
int dialect_list_close(struct dialect *m, struct err *err);
int dialect_item_open(
    struct dialect *m, const struct xml_tag *tag, struct err *err);

/* ---- dialect_table.c ---- */

int dialect_grid_open(struct dialect *m, struct err *err);
int dialect_grid_close(struct dialect *m, struct err *err);
void dialect_column(struct dialect *m, const struct xml_tag *tag);
int dialect_row_open(
    struct dialect *m, const struct xml_tag *tag, struct err *err);
int dialect_cell_open(
    struct dialect *m, const struct xml_tag *tag, struct err *err);

#endif
