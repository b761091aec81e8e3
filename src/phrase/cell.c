/* Cells: what table[ROW, COLUMN, LEAD] is looked for in. */
#include "phrase/finder.h"

/* -- what heads a cell --------------------------------------------------- */

/* Whether one of the matches in a unit ends before a token; 0: any does. */
static bool
ends_before(const struct asked *known, int unit, int last)
{
	const struct held *h = asked_from(known, unit);

	if (h == asked_end(known) || h->unit != unit)
		return false;
	for (int i = 0; i < h->n && last; i++)
		if (h->spans[i].last <= last)
			return true;
	return !last;
}

/* 1 when the heading matches (no leaf or no pattern: any), 0 or -1. */
static int
heading_matches(struct finder *f, const struct leaf *leaf, int unit, int last)
{
	const struct asked *known;

	if (!leaf)
		return 1;
	if (unit < 0)
		return 0;
	known = leaf_search_units(
	    f->set, f->text, leaf, unit, unit + 1, f->work, f->err);
	return known ? ends_before(known, unit, last) : -1;
}

/* Whether a leaf matches in units [first, last): 1, 0 or -1. */
static int
is_in(struct finder *f, const struct leaf *leaf, int first, int last)
{
	const struct asked *known = leaf_search_units(
	    f->set, f->text, leaf, first, last, f->work, f->err);
	const struct held *h;

	if (!known)
		return -1;
	h = asked_from(known, first);
	return h < asked_end(known) && h->unit < last;
}

/* The same for what stands before the table. */
static int
lead_matches(struct finder *f, const struct leaf *leaf, int unit)
{
	int first = unit, last = unit;

	if (!leaf)
		return 1;
	if (f->windows->lead)
		f->windows->lead(f->windows->self, unit, &first, &last);
	return first == last ? 0 : is_in(f, leaf, first, last);
}

/* -- one by one ---------------------------------------------------------- */

/* 1 when the unit is a cell that the term is about, 0 or -1. */
static int
cell_matches(struct finder *f, const struct term *term, int unit)
{
	struct heads heads;
	int yes;

	if (!f->windows || !f->windows->cell ||
	    !f->windows->cell(f->windows->self, unit, &heads))
		return 0;
	yes = heading_matches(
	    f, finder_leaf(f, term->row), heads.row, heads.row_last);
	if (yes > 0)
		yes = heading_matches(
		    f, finder_leaf(f, term->column), heads.column, 0);
	if (yes > 0)
		yes = lead_matches(f, finder_leaf(f, term->lead), unit);
	return yes;
}

static int
find_cell(
    struct finder *f, const struct term *term, int unit, struct spans *out)
{
	const struct unit *u = &f->text->units.at[unit];
	struct span span = {.first = u->first, .last = u->last - 1};
	int yes = cell_matches(f, term, unit);

	if (yes > 0)
		VEC_PUSH(f->text->index->arena, out, span);
	return yes < 0 ? -1 : 0;
}

int
cells_find(struct finder *f, const struct term *term, int first, int last,
    struct spans *out)
{
	for (int u = first; u < last; u++)
		if (find_cell(f, term, u, out))
			return -1;
	return 0;
}

/* -- as a set ------------------------------------------------------------ */

/* False when the leaf matches nowhere in the text; NULL matches anywhere. */
static bool
can_match(struct finder *f, const struct leaf *leaf)
{
	return !leaf || leaf_asked(f->set, f->text, leaf, f->work)->can.n > 0;
}

/* All units that are cells: few of most texts are. */
static const uint64_t *
cells_of(const struct finder *f)
{
	struct phrase_index *ix = f->text->index;
	const struct windows *w = f->windows;

	if (ix->cells && ix->cells_by == w)
		return ix->cells;
	ix->cells = index_set(ix);
	ix->cells_by = w;
	ix->heads = arena_many(ix->arena, struct heads, f->text->units.len);
	for (int u = 0; w && w->cell && u < (int)f->text->units.len; u++)
		if (w->cell(w->self, u, &ix->heads[u]))
			set_add(ix->cells, u);
	return ix->cells;
}

/* The unit that heads a cell, or -1. */
static int
head_of(const struct phrase_index *ix, int cell, bool is_row)
{
	return is_row ? ix->heads[cell].row : ix->heads[cell].column;
}

/* Leaves in alive[from, to), which are cells, those whose row or column
 * heading holds the leaf (NULL: any): one search through all the headings. */
static int
keep_headed(struct finder *f, const struct leaf *leaf, bool is_row,
    uint64_t *alive, size_t from, size_t to)
{
	struct phrase_index *ix = f->text->index;
	const struct asked *known;
	uint64_t *heads;
	int last = (int)to * 64, unit;

	if (!leaf || set_is_empty(alive + from, to - from))
		return 0;
	heads = index_lend(ix);
	(void)memset(heads, 0, ix->n_words * sizeof(*heads));
	for (unit = set_next(alive, (int)from * 64, last); unit >= 0;
	     unit = set_next(alive, unit + 1, last))
		if (head_of(ix, unit, is_row) >= 0)
			set_add(heads, head_of(ix, unit, is_row));
	known = leaf_search(
	    f->set, f->text, leaf, heads, 0, ix->n_words, f->work, f->err);
	for (unit = set_next(alive, (int)from * 64, last); known && unit >= 0;
	     unit = set_next(alive, unit + 1, last)) {
		int head = head_of(ix, unit, is_row);
		int end = is_row ? ix->heads[unit].row_last : 0;

		if (head < 0 || !ends_before(known, head, end))
			set_remove(alive, unit);
	}
	index_return(ix);
	return known ? 0 : -1;
}

/* The same for what leads in their tables. */
static int
keep_led(struct finder *f, const struct leaf *leaf, uint64_t *alive,
    size_t from, size_t to)
{
	int last = (int)to * 64;

	for (int unit = leaf ? set_next(alive, (int)from * 64, last) : -1;
	     unit >= 0; unit = set_next(alive, unit + 1, last)) {
		int yes = lead_matches(f, leaf, unit);

		if (yes < 0)
			return -1;
		if (!yes)
			set_remove(alive, unit);
	}
	return 0;
}

int
cells_keep(struct finder *f, const struct term *term, enum round round,
    uint64_t *alive, size_t from, size_t to)
{
	if (round < ROUND_PHRASE) {
		bool can = can_match(f, finder_leaf(f, term->row)) &&
			   can_match(f, finder_leaf(f, term->column)) &&
			   can_match(f, finder_leaf(f, term->lead));
		const uint64_t *cells = cells_of(f);

		for (size_t i = from; i < to; i++)
			alive[i] &= can ? cells[i] : 0;
		return 0;
	}
	if (round != ROUND_PHRASE)
		return 0;
	if (keep_headed(f, finder_leaf(f, term->row), true, alive, from, to) ||
	    keep_headed(
		f, finder_leaf(f, term->column), false, alive, from, to))
		return -1;
	return keep_led(f, finder_leaf(f, term->lead), alive, from, to);
}
