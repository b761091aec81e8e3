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
 */
#include "base/limits.h"
#include "doc/title.h"
#include "read/pdf.h"

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

/* ---- runs ---- */

static void
widen(struct run *r, const struct pdf_line *l)
{
	r->left = cc_least(r->left, l->left);
	r->right = cc_most(r->right, l->right);
	r->top = cc_least(r->top, l->top);
	r->bottom = cc_most(r->bottom, l->bottom);
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
	return middle >= -em && middle <= em && l->left > r->left - 4 * em &&
	       l->right < r->right + 4 * em;
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
		c.left = cc_least(c.left, l->left);
		c.right = cc_most(c.right, l->right);
		c.top = cc_least(c.top, l->top);
		c.bottom = cc_most(c.bottom, l->bottom);
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
		top = cc_least(top, runs[end].top);
		bottom = cc_most(bottom, runs[end].bottom);
	}
	*start = start_in_row(s, &runs[i], top, bottom, runs[i + 1].left);
	*row = (struct row){.page = line_at(s, *start)->page};
	VEC_PUSH(&s->pdf->arena, &row->cells, cell_of(s, *start, runs[i].end));
	for (size_t k = i + 1; k <= end; k++)
		VEC_PUSH(&s->pdf->arena, &row->cells,
		    cell_of(s, runs[k].first, runs[k].end));
	row->top = cc_least(top, row->cells.at[0].top);
	row->bottom = cc_most(bottom, row->cells.at[0].bottom);
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

/* Three dots in a row, with or without blanks between. */
static bool
is_dotted(struct str s)
{
	size_t dots = 0;

	for (size_t i = 0; i < s.len && dots < 3; i++)
		if (s.at[i] == '.' || s.at[i] == '_')
			dots++;
		else if (s.at[i] != ' ')
			dots = 0;
	return dots >= 3;
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

			c->left[k] = cc_least(c->left[k], r->cells.at[k].left);
			c->right[k] = cc_least(
			    cc_most(c->right[k], r->cells.at[k].right), limit);
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
			int over = cc_least(x->right, c->right[k]) -
				   cc_most(x->left, c->left[k]);

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

static struct pdf_cell *
cell_in(struct row *r, int col)
{
	for (size_t i = 0; i < r->cells.len; i++)
		if (r->cells.at[i].col == col)
			return &r->cells.at[i];
	return NULL;
}

void
pdf_table_reach(struct pdf_table *t, const struct pdf_cell *c)
{
	size_t line = c->lines.at[c->lines.len - 1];

	t->last = line > t->last ? line : t->last;
}

/* A row without a first cell that follows as closely as lines do is more of
 * the row above. */
static void
fold_rows(struct seeker *s)
{
	struct pdf *pdf = s->pdf;
	size_t kept = 1;

	for (size_t i = 1; i < s->rows.len; i++) {
		struct row r = s->rows.at[i];
		struct pdf_cell *above =
		    r.cells.len == 1 && r.cells.at[0].col > 0
			? cell_in(&s->rows.at[kept - 1], r.cells.at[0].col)
			: NULL;
		const struct pdf_line *l = line_of(s, &r.cells.at[0]);
		const struct pdf_line *last =
		    above
			? &pdf->lines.at[above->lines.at[above->lines.len - 1]]
			: NULL;

		if (last && (l->top - last->top) * 100 <=
				pdf_em(pdf, l) * pdf->leading * 115 / 100) {
			for (size_t k = 0; k < r.cells.at[0].lines.len; k++)
				VEC_PUSH(&pdf->arena, &above->lines,
				    r.cells.at[0].lines.at[k]);
			continue;
		}
		s->rows.at[kept++] = r;
	}
	s->rows.len = kept;
}

static void
append_table(struct seeker *s)
{
	struct pdf *pdf = s->pdf;
	struct pdf_table *t;
	struct columns columns;

	find_columns(&s->rows, &columns);
	for (size_t i = 0; i < s->rows.len; i++)
		place_cells(&columns, &s->rows.at[i]);
	fold_rows(s);
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

		for (size_t k = 0; k < r->cells.len; k++) {
			r->cells.at[k].row = (int)i;
			pdf_table_reach(t, &r->cells.at[k]);
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

/* The widest gap between rows so far. */
static int
widest_gap(const struct seeker *s)
{
	int widest = 0;

	for (size_t i = 1; i < s->rows.len; i++) {
		int gap = s->rows.at[i].top - s->rows.at[i - 1].bottom;

		widest = gap > widest ? gap : widest;
	}
	return widest;
}

/* What begins at `top` stands much farther below than rows of the table do. */
static bool
is_far(const struct seeker *s, int top)
{
	const struct row *last = &s->rows.at[s->rows.len - 1];
	int widest = widest_gap(s);

	return s->rows.len > 2 &&
	       top - last->bottom >
		   widest + widest / 2 +
		       pdf_em(s->pdf, line_of(s, &last->cells.at[0]));
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
	if (is_far(s, l->top) ||
	    (l->style != line_of(s, &last->cells.at[0])->style &&
		(outline_number_read(l->text, &number) ||
		    l->top - last->bottom >
			widest_gap(s) + pdf_em(s->pdf, l) / 2)))
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
	bool goes_on = s->rows.len > 0;
	bool after_label =
	    goes_on && is_label_row(s->pdf, &s->rows.at[s->rows.len - 1]);

	if (goes_on && !take_single(s, first, start, row->cells.at[1].left)) {
		close_table(s);
		goes_on = false;
	}
	/* Labels follow labels, rows rows; numbers may stand under a heading
	 * of their column. */
	if (goes_on && (!fits(s, &s->rows.at[s->rows.len - 1], row) ||
			   (after_label && !label) || is_far(s, row->top)))
		close_table(s);
	if (s->rows.len == 0)
		s->first = s->lines[start];
	VEC_PUSH(&s->pdf->arena, &s->rows, *row);
}

/* Lines of one column right below a row: more of its cell, or the rest of a
 * row that began on the page before. */
static bool
take_lone(struct seeker *s, size_t run)
{
	const struct run *r = &s->runs.at[run];
	const struct row *last =
	    s->rows.len ? &s->rows.at[s->rows.len - 1] : NULL;
	const struct pdf_line *l = line_at(s, r->first);
	struct row row = {.page = l->page, .top = r->top, .bottom = r->bottom};
	const struct row *full;

	if (!last || l->text_at > 0 ||
	    l->top - last->bottom > l->bottom - l->top)
		return false;
	full = fullest(&s->rows);
	for (size_t k = 1; k < full->cells.len; k++) {
		const struct pdf_cell *c = &full->cells.at[k];
		int d = c->left - r->left, em = pdf_em(s->pdf, l);

		if (d > em / 2 || d < -em / 2 ||
		    (k + 1 < full->cells.len && r->right > c[1].left))
			continue;
		VEC_PUSH(
		    &s->pdf->arena, &row.cells, cell_of(s, r->first, r->end));
		VEC_PUSH(&s->pdf->arena, &s->rows, row);
		return true;
	}
	return false;
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
			if (!take_lone(s, i))
				close_table(s);
			i++;
		}
	}
	close_table(s);
}

/* ---- all pages ---- */

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
}
