/* Rows, columns and cells.
 *
 * Lines are drawn cell by cell.  Lines that go down in one column make a run;
 * where the next line stands beside the run, to its right and no lower, the
 * two are cells of one row, and so on to the right; where it goes back to the
 * left below, a row is over.  The run of the first cell may begin with text
 * that stood before the table: only its lines at the height of the row belong
 * to it.  Cells may be aligned at their tops, middles or ends.
 *
 * Rows make a table when their cells stand in the same columns; two such rows
 * are the least.  Labels and their items stand side by side as well, and so
 * do the titles of the contents and their pages: neither is a table.
 *
 * A table goes on over the page when the next page begins with rows in the
 * same columns.  Rows that repeat its heading are dropped, and a row without
 * a first cell right after the break goes on with the one before it.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "doc/title.h"
#include "read/pdf.h"
#include "read/table_dress.h"

struct row {
	struct VEC(struct pdf_cell) cells;
	int top, bottom, page;
};

struct rows VEC(struct row);

struct run {
	size_t first, end; /* of the list of lines */
	int left, right, top, bottom;
};

struct runs VEC(struct run);

struct seeker {
	struct pdf *pdf;
	size_t *lines; /* of the page, text only */
	size_t n;
	struct runs runs;
	struct rows rows; /* of the table that is being collected */
	size_t first; /* its first line */
};

static struct pdf_line *
line_at(const struct seeker *s, size_t i)
{
	return &s->pdf->lines.at[s->lines[i]];
}

/* The first line of a cell. */
static const struct pdf_line *
line_of(const struct seeker *s, const struct pdf_cell *c)
{
	return &s->pdf->lines.at[c->lines.at[0]];
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static int
most(int a, int b)
{
	return a > b ? a : b;
}

/* ---- runs ---- */

static void
widen(struct run *r, const struct pdf_line *l)
{
	r->left = least(r->left, l->left);
	r->right = most(r->right, l->right);
	r->top = least(r->top, l->top);
	r->bottom = most(r->bottom, l->bottom);
}

/* Below the last line of the run and in its column: at its left edge, inside
 * it, or around the same middle. */
static bool
goes_down(const struct seeker *s, const struct run *r, const struct pdf_line *l)
{
	const struct pdf_line *last = line_at(s, r->end - 1);
	int em = pdf_em(s->pdf, l), height = l->bottom - l->top;
	int middle = (l->left + l->right) / 2 - (last->left + last->right) / 2;

	if (l->top < last->bottom - height * 2 / 5 ||
	    l->top > last->bottom + 3 * height)
		return false;
	if (l->left >= r->left - em && l->left <= r->left + em)
		return true;
	if (l->left >= r->left - em && l->right <= r->right + em)
		return true;
	return middle >= -em && middle <= em;
}

static void
find_runs(struct seeker *s)
{
	s->runs.len = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct pdf_line *l = line_at(s, i);
		struct run *r =
		    s->runs.len ? &s->runs.at[s->runs.len - 1] : NULL;

		if (r && goes_down(s, r, l)) {
			r->end++;
			widen(r, l);
			continue;
		}
		VEC_PUSH(&s->pdf->arena, &s->runs,
		    ((struct run){
			i, i + 1, l->left, l->right, l->top, l->bottom}));
	}
}

/* Run `b` stands to the right of the lines of `a` that are at its height. */
static bool
is_beside(const struct seeker *s, const struct run *a, const struct run *b)
{
	const struct pdf_line *first = line_at(s, b->first);
	int em = pdf_em(s->pdf, first);
	bool meets = false;

	if (first->top >= a->bottom - em / 3 || b->left <= a->left)
		return false;
	for (size_t i = a->end; i-- > a->first;) {
		const struct pdf_line *l = line_at(s, i);

		if (l->bottom <= b->top + em / 3)
			break;
		if (l->top >= b->bottom - em / 3)
			continue;
		if (b->left < l->right + em / 3)
			return false;
		meets = true;
	}
	/* Centred or sunk cells may meet no line, only the row. */
	return meets || (a->end - a->first == 1 && b->top < a->bottom &&
			    b->bottom > a->top && b->left > a->right);
}

/* ---- rows ---- */

static struct pdf_cell
cell_of(struct seeker *s, size_t first, size_t end)
{
	const struct pdf_line *l = line_at(s, first);
	struct pdf_cell c = {.left = l->left,
	    .right = l->right,
	    .top = l->top,
	    .bottom = l->bottom,
	    .col_span = 1,
	    .row_span = 1};

	for (size_t i = first; i < end; i++) {
		l = line_at(s, i);
		c.left = least(c.left, l->left);
		c.right = most(c.right, l->right);
		c.top = least(c.top, l->top);
		c.bottom = most(c.bottom, l->bottom);
		VEC_PUSH(&s->pdf->arena, &c.lines, s->lines[i]);
	}
	return c;
}

static bool
is_tight(const struct pdf_line *a, const struct pdf_line *b)
{
	return (b->top - a->top) * 10 <= (a->bottom - a->top) * 15;
}

/* The first line of run `a` that belongs to the row whose other cells reach
 * from `top` to `bottom` and begin at `left`. */
static size_t
start_in_row(
    const struct seeker *s, const struct run *a, int top, int bottom, int left)
{
	size_t start = a->end - 1;
	int em = pdf_em(s->pdf, line_at(s, start));

	while (start > a->first && line_at(s, start - 1)->bottom > top + em / 3)
		start--;
	if (line_at(s, start)->top <= top + em / 2 &&
	    line_at(s, start)->top >= top - em / 2)
		return start;
	/* Others in the middle of a taller first cell. */
	while (start > a->first) {
		const struct pdf_line *l = line_at(s, start - 1);
		int middle = (line_at(s, start)->top + a->bottom) / 2;

		if (middle <= (top + bottom) / 2 + em / 2 || l->right >= left ||
		    !is_tight(l, line_at(s, start)))
			break;
		start--;
	}
	return start;
}

/* A row that begins with run `i`; gives the run after it, or `i` when there
 * is no row.  *start is its first line. */
static size_t
take_row(struct seeker *s, size_t i, struct row *row, size_t *start)
{
	const struct run *runs = s->runs.at;
	int top, bottom;
	size_t end = i + 1;

	if (end >= s->runs.len || !is_beside(s, &runs[i], &runs[end]))
		return i;
	top = runs[end].top;
	bottom = runs[end].bottom;
	while (end + 1 < s->runs.len && end - i < LIMIT_PDF_CELLS &&
	       is_beside(s, &runs[end], &runs[end + 1])) {
		end++;
		top = least(top, runs[end].top);
		bottom = most(bottom, runs[end].bottom);
	}
	*start = start_in_row(s, &runs[i], top, bottom, runs[i + 1].left);
	*row = (struct row){.page = line_at(s, *start)->page};
	VEC_PUSH(&s->pdf->arena, &row->cells, cell_of(s, *start, runs[i].end));
	for (size_t k = i + 1; k <= end; k++)
		VEC_PUSH(&s->pdf->arena, &row->cells,
		    cell_of(s, runs[k].first, runs[k].end));
	row->top = least(top, row->cells.at[0].top);
	row->bottom = most(bottom, row->cells.at[0].bottom);
	return end + 1;
}

/* ---- what is no table ---- */

static struct str
text_of(const struct pdf *pdf, const struct pdf_cell *c)
{
	return pdf->lines.at[c->lines.at[0]].text;
}

static bool
is_label_row(const struct pdf *pdf, const struct row *row)
{
	const struct pdf_cell *c = &row->cells.at[0];

	return row->cells.len == 2 && c->lines.len == 1 &&
	       pdf_label_of(text_of(pdf, c)) != PDF_LABEL_NONE;
}

static bool
is_dotted(struct str s)
{
	size_t dots = 0;

	for (size_t i = 0; i < s.len; i++)
		dots += s.at[i] == '.' || s.at[i] == '_';
	return dots >= 3 && dots * 2 >= s.len - s.len / 3;
}

/* A title, dots, a page. */
static bool
is_contents_row(const struct pdf *pdf, const struct row *row)
{
	const struct pdf_cell *last = &row->cells.at[row->cells.len - 1];

	for (size_t i = 0; i < row->cells.len; i++)
		if (is_dotted(text_of(pdf, &row->cells.at[i])))
			return true;
	return last->lines.len == 1 && title_is_page(text_of(pdf, last));
}

/* Rows under a heading of their own columns may have numbers in the first. */
static bool
is_no_table(const struct pdf *pdf, const struct rows *rows)
{
	size_t contents = 0, labels = 0;

	for (size_t i = 0; i < rows->len; i++) {
		contents += is_contents_row(pdf, &rows->at[i]);
		labels += is_label_row(pdf, &rows->at[i]);
	}
	return labels == rows->len || contents * 4 >= rows->len * 3;
}

/* ---- one table ---- */

static bool
overlaps(const struct pdf_cell *a, const struct pdf_cell *b)
{
	return a->left < b->right && b->left < a->right;
}

/* Each cell meets one column at most, and the columns come in order. */
static bool
fits(const struct seeker *s, const struct row *a, const struct row *b)
{
	int em = pdf_em(s->pdf, &s->pdf->lines.at[a->cells.at[0].lines.at[0]]);
	size_t same = 0,
	       n = a->cells.len < b->cells.len ? a->cells.len : b->cells.len;

	for (size_t i = 0; i < a->cells.len; i++)
		for (size_t k = 0; k < b->cells.len; k++) {
			const struct pdf_cell *x = &a->cells.at[i];
			const struct pdf_cell *y = &b->cells.at[k];
			int d = x->left - y->left;

			if ((d <= em && d >= -em) || overlaps(x, y)) {
				same++;
				break;
			}
		}
	if (a->cells.len == b->cells.len)
		for (size_t i = 0; i + 1 < n; i++)
			if (overlaps(&a->cells.at[i], &b->cells.at[i + 1]) ||
			    overlaps(&b->cells.at[i], &a->cells.at[i + 1]))
				return false;
	return same >= n && n > 0;
}

/* The row with the most cells tells the columns. */
static const struct row *
fullest(const struct rows *rows)
{
	const struct row *best = &rows->at[0];

	for (size_t i = 1; i < rows->len; i++)
		if (rows->at[i].cells.len > best->cells.len)
			best = &rows->at[i];
	return best;
}

struct columns {
	int left[LIMIT_PDF_CELLS + 1], right[LIMIT_PDF_CELLS + 1];
	int n;
};

static void
find_columns(const struct rows *rows, struct columns *c)
{
	const struct row *full = fullest(rows);

	c->n = (int)full->cells.len;
	for (int k = 0; k < c->n; k++) {
		c->left[k] = full->cells.at[k].left;
		c->right[k] = full->cells.at[k].right;
	}
	for (size_t i = 0; i < rows->len; i++) {
		const struct row *r = &rows->at[i];

		if ((int)r->cells.len != c->n)
			continue;
		for (int k = 0; k < c->n; k++) {
			int limit = k + 1 < c->n ? c->left[k + 1] : PDF_FAR;

			c->left[k] = least(c->left[k], r->cells.at[k].left);
			c->right[k] = least(
			    most(c->right[k], r->cells.at[k].right), limit);
		}
	}
}

/* Puts the cells of a row into the columns; one that reaches over several
 * spans them. */
static void
place_cells(const struct columns *c, struct row *r)
{
	int next = 0;

	for (size_t i = 0; i < r->cells.len; i++) {
		struct pdf_cell *x = &r->cells.at[i];
		int rest = (int)(r->cells.len - i) - 1;
		int col = next, best = -PDF_FAR;

		for (int k = next; k < c->n - rest; k++) {
			int over = least(x->right, c->right[k]) -
				   most(x->left, c->left[k]);

			if (over > best) {
				best = over;
				col = k;
			}
		}
		/* A wide cell begins where it does. */
		while (col > next && x->left < c->right[col - 1] &&
		       x->left < c->left[col] - 8)
			col--;
		x->col = col;
		while (col + 1 < c->n - rest &&
		       x->right > (c->left[col + 1] + c->right[col + 1]) / 2)
			col++;
		x->col_span = col - x->col + 1;
		next = col + 1;
	}
}

static void
see_last(struct pdf_table *t, const struct pdf_cell *c)
{
	size_t line = c->lines.at[c->lines.len - 1];

	t->last = line > t->last ? line : t->last;
}

static void
append_table(struct seeker *s)
{
	struct pdf *pdf = s->pdf;
	struct pdf_table *t;
	struct columns columns;

	find_columns(&s->rows, &columns);
	t = VEC_ADD(&pdf->arena, &pdf->tables);
	t->rows = (int)s->rows.len;
	t->cols = columns.n;
	t->first = s->first;
	t->weak = s->rows.len < 2;
	t->lefts = arena_many(&pdf->arena, int, (size_t)columns.n);
	(void)memcpy(
	    t->lefts, columns.left, (size_t)columns.n * sizeof(*t->lefts));
	for (size_t i = 0; i < s->rows.len; i++) {
		struct row *r = &s->rows.at[i];

		place_cells(&columns, r);
		for (size_t k = 0; k < r->cells.len; k++) {
			r->cells.at[k].row = (int)i;
			see_last(t, &r->cells.at[k]);
			VEC_PUSH(&pdf->arena, &t->cells, r->cells.at[k]);
		}
	}
}

static void
close_table(struct seeker *s)
{
	if (s->rows.len > 0 && !is_no_table(s->pdf, &s->rows))
		append_table(s);
	s->rows = (struct rows){0};
}

/* Lines of a run before the row that begins in it: cells of the first column
 * when they stand under a table and inside that column. */
static bool
take_single(struct seeker *s, size_t first, size_t end, int left)
{
	const struct row *last =
	    s->rows.len ? &s->rows.at[s->rows.len - 1] : NULL;
	struct row row = {.page = line_at(s, first)->page};
	const struct pdf_line *l;
	struct outline_number number;
	struct pdf_cell c;

	if (!last || first == end)
		return first == end;
	l = line_at(s, first);
	if (l->style != line_of(s, &last->cells.at[0])->style &&
	    outline_number_read(l->text, &number))
		return false;
	c = cell_of(s, first, end);
	if (c.right >= left || l->page != last->page ||
	    c.left < last->cells.at[0].left - pdf_em(s->pdf, l) ||
	    l->top - last->bottom > 2 * (l->bottom - l->top))
		return false;
	row.top = c.top;
	row.bottom = c.bottom;
	VEC_PUSH(&s->pdf->arena, &row.cells, c);
	VEC_PUSH(&s->pdf->arena, &s->rows, row);
	return true;
}

static void
take_next(struct seeker *s, struct row *row, size_t start, size_t run)
{
	size_t first = s->runs.at[run].first;
	bool label = is_label_row(s->pdf, row);
	const struct row *last =
	    s->rows.len ? &s->rows.at[s->rows.len - 1] : NULL;

	if (last && !take_single(s, first, start, row->cells.at[1].left)) {
		close_table(s);
		last = NULL;
	}
	/* Labels follow labels, rows rows; numbers may stand under a heading
	 * of their column. */
	if (last && (!fits(s, &s->rows.at[s->rows.len - 1], row) ||
			(is_label_row(s->pdf, last) && !label)))
		close_table(s);
	if (s->rows.len == 0)
		s->first = s->lines[start];
	VEC_PUSH(&s->pdf->arena, &s->rows, *row);
}

static void
seek_page(struct seeker *s)
{
	size_t i = 0;

	find_runs(s);
	while (i < s->runs.len) {
		struct row row;
		size_t start, end = take_row(s, i, &row, &start);

		if (end > i) {
			take_next(s, &row, start, i);
			i = end;
		} else {
			close_table(s);
			i++;
		}
	}
	close_table(s);
}

/* ---- over the page ---- */

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

static bool
is_first_of_page(const struct pdf *pdf, size_t line)
{
	size_t i = pdf->pages.at[pdf->lines.at[line].page].first;

	while (i < line && pdf->lines.at[i].use != PDF_TEXT &&
	       pdf->lines.at[i].use != PDF_CELL)
		i++;
	return i == line;
}

/* No text between the two. */
static bool
is_last_of_page(const struct pdf *pdf, const struct pdf_table *t)
{
	size_t i = t->last;
	size_t end = pdf->pages.at[pdf->lines.at[i].page].end;

	for (i++; i < end; i++)
		if (pdf->lines.at[i].use == PDF_TEXT)
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
	to->left = least(to->left, from->left);
	to->right = most(to->right, from->right);
}

/* Appends the rows of `b` to `a`.  A first row without a first cell goes on
 * with the last one of `a`. */
static void
append_rows(struct pdf *pdf, struct pdf_table *a, struct pdf_table *b)
{
	int shift = a->rows, far, inside;

	a->repeats |= drop_repeated(pdf, a, b);
	inside = b->cells.len > 0 && a->rows > 1 && b->cells.at[0].row == 0 &&
		 column_at(a, &b->cells.at[0], &far) > 0;
	for (size_t i = 0; i < b->cells.len; i++) {
		struct pdf_cell c = b->cells.at[i];
		struct pdf_cell *above = NULL;

		c.col = column_at(a, &c, &far);
		if (c.row == 0 && inside)
			above = last_cell_at(a, c.col);
		see_last(a, &c);
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
	b->weak = a->weak = false;
}

static void
join_pages(struct pdf *pdf)
{
	size_t last = 0;

	for (size_t i = 1; i < pdf->tables.len; i++) {
		struct pdf_table *a = &pdf->tables.at[last];
		struct pdf_table *b = &pdf->tables.at[i];
		int page = pdf->lines.at[b->first].page;

		if (a->cells.len > 0 && is_first_of_page(pdf, b->first) &&
		    pdf->lines.at[a->last].page == page - 1 &&
		    is_last_of_page(pdf, a) && same_columns(pdf, a, b))
			append_rows(pdf, a, b);
		else
			last = i;
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

/* The cells tell by being bold; where none is, the first row is a heading
 * that is repeated on the next page, or that names the columns of a table
 * with three of them or more. */
static void
find_headings(const struct pdf *pdf, struct pdf_table *t)
{
	struct table_dress dress = {
	    .first_row = t->repeats || is_row_of_names(pdf, t)};
	struct dressed_cell corner = {.row = 0};
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
		if (i == 0)
			corner = d;
		table_dress_cell(&dress, &d);
	}
	if (row >= 0)
		table_dress_row_end(&dress, row + 1, false, false);
	table_dress_settle(
	    &dress, t->rows, t->cols, &corner, &t->header_rows, &t->header_col);
}

/* ---- all of them ---- */

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

void
pdf_find_tables(struct pdf *pdf)
{
	struct seeker s = {.pdf = pdf};

	s.lines = arena_many(&pdf->arena, size_t, pdf->lines.len + 1);
	for (size_t p = 0; p < pdf->pages.len; p++) {
		s.n = 0;
		for (size_t i = pdf->pages.at[p].first;
		     i < pdf->pages.at[p].end; i++)
			if (pdf->lines.at[i].use == PDF_TEXT)
				s.lines[s.n++] = i;
		seek_page(&s);
	}
	for (size_t i = 0; i < pdf->tables.len; i++)
		claim(pdf, (int)i);
	join_pages(pdf);
	for (size_t i = 0; i < pdf->tables.len; i++) {
		struct pdf_table *t = &pdf->tables.at[i];

		if (t->weak)
			for (size_t k = 0; k < t->cells.len; k++)
				for (size_t n = 0; n < t->cells.at[k].lines.len;
				     n++)
					pdf->lines
					    .at[t->cells.at[k].lines.at[n]]
					    .use = PDF_TEXT;
		else
			claim(pdf, (int)i);
		if (t->weak || t->cells.len == 0)
			continue;
		qsort(t->cells.at, t->cells.len, sizeof(*t->cells.at),
		    compare_cells);
		find_headings(pdf, t);
	}
}
