/* Tables over page breaks, and the headings of their columns.
 *
 * A table goes on over the page when the next page begins with rows in the
 * same columns.  Rows that repeat its heading are dropped, and a row that
 * lacks cells right after the break goes on with the one before it.
 */
#include <stdlib.h>

#include "read/pdf.h"
#include "read/table_dress.h"

static void
claim(struct pdf *pdf, int table)
{
	struct pdf_table *t = &pdf->tables.at[table];

	for (size_t i = 0; i < t->cells.len; i++)
		for (size_t k = 0; k < t->cells.at[i].lines.len; k++) {
			struct pdf_line *l =
			    &pdf->lines.at[t->cells.at[i].lines.at[k]];

			l->use = PDF_CELL;
			l->table = table;
		}
}

/* The lines of `b` begin with all those of `a`. */
static bool
begins_with(
    const struct pdf *pdf, const struct pdf_cell *b, const struct pdf_cell *a)
{
	if (a->lines.len > b->lines.len)
		return false;
	for (size_t i = 0; i < a->lines.len; i++)
		if (!str_eq(pdf->lines.at[a->lines.at[i]].text,
			pdf->lines.at[b->lines.at[i]].text))
			return false;
	return true;
}

static size_t
cells_of_first_row(const struct pdf_table *t)
{
	size_t n = 0;

	while (n < t->cells.len && t->cells.at[n].row == 0)
		n++;
	return n;
}

/* Takes the heading of `a` off the top of `b` where it is repeated.  Where
 * nothing but the last cell of a row goes on over the page, its lines were
 * taken for more of that heading: they stay. */
static bool
drop_repeated(struct pdf *pdf, const struct pdf_table *a, struct pdf_table *b)
{
	size_t n = cells_of_first_row(a), left = 0;
	int up;

	if (n < 2 || cells_of_first_row(b) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!begins_with(pdf, &b->cells.at[i], &a->cells.at[i]))
			return false;
	for (size_t i = 0; i < n; i++) {
		struct pdf_cell *c = &b->cells.at[i];
		size_t head = a->cells.at[i].lines.len;

		for (size_t k = 0; k < head; k++)
			pdf->lines.at[c->lines.at[k]].use = PDF_GONE;
		c->lines.at += head;
		c->lines.len -= head;
		c->lines.cap = c->lines.len;
		if (c->lines.len > 0)
			b->cells.at[left++] = *c;
	}
	/* Nothing left of the first row: all move up. */
	up = left == 0;
	for (size_t i = n; i < b->cells.len; i++) {
		b->cells.at[left] = b->cells.at[i];
		b->cells.at[left++].row -= up;
	}
	b->cells.len = left;
	b->rows -= up;
	return true;
}

/* The column of `t` at the left edge of `c`; *far is how far it is away. */
static int
column_at(const struct pdf_table *t, const struct pdf_cell *c, int *far)
{
	int best = 0;

	*far = PDF_FAR * 2;
	for (int i = 0; i < t->cols; i++) {
		int d = t->lefts[i] - c->left;

		d = d < 0 ? -d : d;
		if (d < *far) {
			*far = d;
			best = i;
		}
	}
	return best;
}

static bool
same_columns(
    const struct pdf *pdf, const struct pdf_table *a, const struct pdf_table *b)
{
	int em = pdf_em(pdf, &pdf->lines.at[a->first]);

	if (a->cols < b->cols)
		return false;
	for (size_t i = 0; i < cells_of_first_row(b); i++) {
		int far;

		(void)column_at(a, &b->cells.at[i], &far);
		if (far > em)
			return false;
	}
	return true;
}

/* Nothing stands before the line on its page but what is of table `a`. */
static bool
is_first_of_page(const struct pdf *pdf, size_t line, int a)
{
	size_t i = pdf->pages.at[pdf->lines.at[line].page].first;

	while (
	    i < line && pdf->lines.at[i].use != PDF_TEXT &&
	    (pdf->lines.at[i].use != PDF_CELL || pdf->lines.at[i].table == a))
		i++;
	return i == line;
}

/* Nothing stands behind the table on its last page. */
static bool
is_last_of_page(const struct pdf *pdf, int number)
{
	size_t i = pdf->tables.at[number].last;
	size_t end = pdf->pages.at[pdf->lines.at[i].page].end;

	for (i++; i < end; i++)
		if (pdf->lines.at[i].use == PDF_TEXT ||
		    (pdf->lines.at[i].use == PDF_CELL &&
			pdf->lines.at[i].table != number))
			return false;
	return true;
}

/* The cell of the last row in a column, or NULL. */
static struct pdf_cell *
last_cell_at(struct pdf_table *t, int col)
{
	for (size_t i = t->cells.len; i-- > 0;) {
		if (t->cells.at[i].row != t->rows - 1)
			break;
		if (t->cells.at[i].col == col)
			return &t->cells.at[i];
	}
	return NULL;
}

static void
append_lines(struct pdf *pdf, struct pdf_cell *to, const struct pdf_cell *from)
{
	for (size_t i = 0; i < from->lines.len; i++)
		VEC_PUSH(&pdf->arena, &to->lines, from->lines.at[i]);
	to->left = cc_least(to->left, from->left);
	to->right = cc_most(to->right, from->right);
}

static size_t
cells_of_last_row(const struct pdf_table *t)
{
	size_t n = 0;

	while (n < t->cells.len &&
	       t->cells.at[t->cells.len - n - 1].row == t->rows - 1)
		n++;
	return n;
}

/* The first row of `b` goes on with the last one of `a`: it has no first
 * cell, or lacks another where rows of `a` hardly ever do. */
static bool
begins_inside(struct pdf_table *a, const struct pdf_table *b)
{
	size_t n = cells_of_first_row(b);
	int far;

	if (n == 0 || a->rows < 2)
		return false;
	if (column_at(a, &b->cells.at[0], &far) > 0)
		return true;
	if (n >= cells_of_last_row(a) ||
	    a->cells.len * 10 < (size_t)a->rows * (size_t)a->cols * 9)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!last_cell_at(a, column_at(a, &b->cells.at[i], &far)))
			return false;
	return true;
}

/* Appends the rows of `b` to `a`. */
static void
append_rows(struct pdf *pdf, struct pdf_table *a, struct pdf_table *b)
{
	int shift = a->rows, far, inside;

	a->repeats |= drop_repeated(pdf, a, b);
	inside = begins_inside(a, b);
	for (size_t i = 0; i < b->cells.len; i++) {
		struct pdf_cell c = b->cells.at[i];
		struct pdf_cell *above = NULL;

		c.col = column_at(a, &c, &far);
		if (c.row == 0 && inside)
			above = last_cell_at(a, c.col);
		pdf_table_reach(a, &c);
		if (above) {
			append_lines(pdf, above, &c);
			continue;
		}
		c.row += shift - inside;
		if (c.row >= a->rows)
			a->rows = c.row + 1;
		VEC_PUSH(&pdf->arena, &a->cells, c);
	}
	b->cells.len = 0;
	b->weak = a->weak = a->led = false;
}

/* Lines at the top of the page after table `a` that stand in a column of it,
 * other than the first: the rest of its last row. */
static void
take_leading(struct pdf *pdf, int number)
{
	struct pdf_table *a = &pdf->tables.at[number];
	size_t page = (size_t)pdf->lines.at[a->last].page + 1;

	if (page >= pdf->pages.len || a->weak || !is_last_of_page(pdf, number))
		return;
	for (size_t i = pdf->pages.at[page].first; i < pdf->pages.at[page].end;
	     i++) {
		struct pdf_line *l = &pdf->lines.at[i];
		struct pdf_cell here = {.left = l->left, .right = l->right};
		struct pdf_cell *c;
		int far, k;

		if (l->use != PDF_TEXT && l->use != PDF_CELL)
			continue;
		k = column_at(a, &here, &far);
		c = k > 0 && far <= pdf_em(pdf, l) / 2 ? last_cell_at(a, k)
						       : NULL;
		if (l->use != PDF_TEXT || !c || l->text_at > 0 ||
		    (k + 1 < a->cols && l->right > a->lefts[k + 1]))
			return;
		VEC_PUSH(&pdf->arena, &c->lines, i);
		l->use = PDF_CELL;
		l->table = number;
		a->last = i;
		a->led = true;
	}
}

/* Where text begins on most pages. */
static int
usual_top(struct pdf *pdf)
{
	int *count = arena_many(&pdf->arena, int, 256), best = 0;

	for (size_t p = 0; p < pdf->pages.len; p++) {
		int top = PDF_FAR;

		for (size_t i = pdf->pages.at[p].first;
		     i < pdf->pages.at[p].end; i++)
			if (pdf->lines.at[i].use == PDF_TEXT ||
			    pdf->lines.at[i].use == PDF_CELL)
				top = cc_least(top, pdf->lines.at[i].top);
		if (top >= 0 && top / 4 < 256)
			count[top / 4]++;
	}
	for (int i = 1; i < 256; i++)
		if (count[i] > count[best])
			best = i;
	return best * 4;
}

/* The table stands below the top of the page, after a blank line: it is
 * another one. */
static bool
stands_lower(const struct pdf *pdf, const struct pdf_table *t, int top)
{
	const struct pdf_line *l = &pdf->lines.at[t->first];
	int first = l->top;

	for (size_t i = 0; i < cells_of_first_row(t); i++)
		first = cc_least(first, t->cells.at[i].top);
	return first > top + pdf_em(pdf, l) * 3 / 2;
}

static void
join_pages(struct pdf *pdf)
{
	int top = usual_top(pdf);
	size_t last = 0;

	if (pdf->tables.len > 0)
		take_leading(pdf, 0);
	for (size_t i = 1; i < pdf->tables.len; i++) {
		struct pdf_table *a = &pdf->tables.at[last];
		struct pdf_table *b = &pdf->tables.at[i];
		int page = pdf->lines.at[b->first].page;
		int before = pdf->lines.at[a->last].page;

		if (a->cells.len > 0 &&
		    is_first_of_page(pdf, b->first, (int)last) &&
		    (before == page - 1 ? is_last_of_page(pdf, (int)last) &&
					      !stands_lower(pdf, b, top)
					: before == page && a->led) &&
		    same_columns(pdf, a, b)) {
			append_rows(pdf, a, b);
			claim(pdf, (int)last);
		} else {
			last = i;
		}
		take_leading(pdf, (int)last);
	}
}

/* ---- headings of columns ---- */

/* Short words without figures, one in each column. */
static bool
is_row_of_names(const struct pdf *pdf, const struct pdf_table *t)
{
	if (cells_of_first_row(t) != (size_t)t->cols)
		return false;
	for (size_t i = 0; i < t->cells.len; i++) {
		const struct pdf_cell *c = &t->cells.at[i];
		size_t bytes = 0;

		if (c->row > 0)
			break;
		for (size_t k = 0; k < c->lines.len; k++) {
			struct str s = pdf->lines.at[c->lines.at[k]].text;

			bytes += s.len;
			if (str_ends(s, STR(".")) || str_ends(s, STR(":")))
				return false;
		}
		if (bytes > 60)
			return false;
	}
	return true;
}

static bool
is_plain(const struct pdf *pdf, const struct pdf_cell *c)
{
	for (size_t i = 0; i < c->lines.len; i++)
		if (!pdf->lines.at[c->lines.at[i]].bold)
			return true;
	return false;
}

static int
compare_cells(const void *left, const void *right)
{
	const struct pdf_cell *a = left, *b = right;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return a->col < b->col ? -1 : a->col > b->col;
}

/* Cells of the first row and column that have no text are not there at all. */
static void
tell_gaps(const struct pdf_table *t, struct table_dress *dress)
{
	int col = 0, row = 0;

	for (size_t i = 0; i < t->cells.len; i++) {
		const struct pdf_cell *c = &t->cells.at[i];

		if (c->row == 0) {
			if (c->col > col && c->col > 1)
				table_dress_cell(dress,
				    &(struct dressed_cell){.col = c->col - 1});
			col = c->col + c->col_span;
		}
		if (c->col == 0) {
			if (c->row > row && c->row > 1)
				table_dress_cell(dress,
				    &(struct dressed_cell){.row = c->row - 1});
			row = c->row + c->row_span;
		}
	}
	if (col < t->cols)
		table_dress_cell(dress, &(struct dressed_cell){.col = col});
	if (row < t->rows)
		table_dress_cell(dress, &(struct dressed_cell){.row = row});
}

/* The cells tell by being bold; where none is, the first row is a heading
 * that is repeated on the next page, or that names the columns of a table
 * with three of them or more. */
static void
find_headings(const struct pdf *pdf, struct pdf_table *t)
{
	struct table_dress dress = {
	    .first_row = t->repeats || is_row_of_names(pdf, t)};
	struct dressed_cell corner = {.row_span = 1, .col_span = 1};
	int row = -1;

	for (size_t i = 0; i < t->cells.len; i++) {
		const struct pdf_cell *c = &t->cells.at[i];
		struct dressed_cell d = {.row = c->row,
		    .col = c->col,
		    .row_span = c->row_span,
		    .col_span = c->col_span,
		    .has_text = true,
		    .has_plain_text = is_plain(pdf, c)};

		if (c->row != row) {
			if (row >= 0)
				table_dress_row_end(
				    &dress, row + 1, false, false);
			table_dress_row(&dress);
			row = c->row;
		}
		if (i == 0 && c->row == 0 && c->col == 0)
			corner = d;
		table_dress_cell(&dress, &d);
	}
	tell_gaps(t, &dress);
	if (row >= 0)
		table_dress_row_end(&dress, row + 1, false, false);
	table_dress_settle(
	    &dress, t->rows, t->cols, &corner, &t->header_rows, &t->header_col);
}

/* ---- all of them ---- */

static void
release(struct pdf *pdf, const struct pdf_table *t)
{
	for (size_t i = 0; i < t->cells.len; i++)
		for (size_t k = 0; k < t->cells.at[i].lines.len; k++)
			pdf->lines.at[t->cells.at[i].lines.at[k]].use =
			    PDF_TEXT;
}

/* How far each column reaches, as its cells tell. */
static void
find_rights(struct pdf *pdf, struct pdf_table *t)
{
	t->rights = arena_many(&pdf->arena, int, (size_t)t->cols);
	for (int i = 0; i < t->cols; i++)
		t->rights[i] = -PDF_FAR;
	for (size_t i = 0; i < t->cells.len; i++) {
		const struct pdf_cell *c = &t->cells.at[i];

		for (size_t k = 0; c->col_span == 1 && k < c->lines.len; k++)
			t->rights[c->col] = cc_most(t->rights[c->col],
			    pdf->lines.at[c->lines.at[k]].right);
	}
}

void
pdf_join_tables(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->tables.len; i++)
		claim(pdf, (int)i);
	join_pages(pdf);
	for (size_t i = 0; i < pdf->tables.len; i++) {
		struct pdf_table *t = &pdf->tables.at[i];

		if (t->weak) {
			release(pdf, t);
			t->cells.len = 0;
		}
		if (t->cells.len == 0)
			continue;
		claim(pdf, (int)i);
		qsort(t->cells.at, t->cells.len, sizeof(*t->cells.at),
		    compare_cells);
		find_rights(pdf, t);
		find_headings(pdf, t);
	}
}
