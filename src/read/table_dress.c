#include "read/table_dress.h"

/* More rows of one dress are no heading. */
#define MOST_HEADER_ROWS 5

void
table_dress_row(struct table_dress *d)
{
	d->row_is_plain = false;
	d->n_dressed_in_row = 0;
}

void
table_dress_cell(struct table_dress *d, const struct dressed_cell *c)
{
	bool is_dressed = c->is_shaded || c->is_heading ||
			  (c->has_text && !c->has_plain_text);

	if (!c->has_text) {
		d->first_row_has_gap |= c->row == 0 && c->col > 0;
		d->first_column_has_gap |= c->row > 0 && c->col == 0;
		if (!c->is_shaded && !c->is_heading)
			return;
	}
	d->row_is_plain |= !is_dressed;
	d->n_dressed_in_row += is_dressed;
	if (c->col > 0)
		d->rest_is_plain |= !is_dressed;
	else if (!is_dressed)
		d->first_column_is_plain = true;
	else if (c->is_heading && c->row > 0)
		d->n_dressed_below += 2; /* the file says so: one is enough */
	else if (c->row > d->dressed_rows)
		d->n_dressed_below++;
}

/* Two cells or more, or one over the whole width; one dressed cell among empty
 * ones is more likely the heading of its row. */
static bool
row_is_dressed(const struct table_dress *d, bool is_covered)
{
	if (d->row_is_plain)
		return false;
	return d->n_dressed_in_row > 1 ||
	       (d->n_dressed_in_row == 1 && is_covered);
}

void
table_dress_row_end(
    struct table_dress *d, int rows, bool is_marked, bool is_covered)
{
	/* Header rows stand at the top, one after another. */
	if (is_marked && d->marked_rows == rows - 1)
		d->marked_rows = rows;
	if (row_is_dressed(d, is_covered) && d->dressed_rows == rows - 1)
		d->dressed_rows = rows;
}

/* An empty corner with headings to its right and below. */
static bool
has_blank_corner(const struct table_dress *d, int rows, int cols,
    const struct dressed_cell *corner)
{
	return corner && !corner->has_text && !d->first_row_has_gap &&
	       !d->first_column_has_gap && rows > corner->row_span &&
	       cols > corner->col_span;
}

void
table_dress_settle(const struct table_dress *d, int rows, int cols,
    const struct dressed_cell *corner, int *header_rows, bool *header_col)
{
	bool is_crossed = has_blank_corner(d, rows, cols, corner);
	int n = d->marked_rows;

	if (n == 0 && rows > 1 && (d->first_row || is_crossed))
		n = 1;
	if (n == 0 && d->dressed_rows < rows &&
	    d->dressed_rows <= MOST_HEADER_ROWS)
		n = d->dressed_rows;
	if (is_crossed && n < corner->row_span)
		n = corner->row_span;
	*header_rows = n;
	*header_col = is_crossed || d->first_column ||
		      (d->n_dressed_below > 1 && !d->first_column_is_plain &&
			  d->rest_is_plain);
}
