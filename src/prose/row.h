/* row.h - rows of tables, and what is told like one: "Validity: 90 days" in a
 * list.  For phrase/pattern.h, struct windows. */
#ifndef PROSE_ROW_H
#define PROSE_ROW_H

#include "prose/prose.h"

/* What heads a statement as a cell of a row; false when nothing does. */
bool row_heads(const struct prose *p, int unit, struct heads *out);

/* The statements [*first, *last) that lead in the table or list: its heading
 * or caption and the sentences right before it, or before the one that it
 * continues: fields in one table, extensions in the next. */
void row_lead(const struct prose *p, int unit, int *first, int *last);

#endif
