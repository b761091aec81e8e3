/* Patterns and their search in windows.
 *
 * Where the window is one unit, a pattern is a question to sets of units: from
 * all units those are taken out in which one of its terms cannot match, by the
 * words and concepts it needs, then those in which its phrases are searched and
 * not found, raw expressions last.  Only what is left is looked at match by
 * match.  Wider windows are walked one after another.
 *
 * A hit of a window is the shortest stretch that holds one match of each term;
 * matches with an unwanted one in their clause are left out before that.  What
 * is left beside the shortest hit may give more: "domain names are reused for
 * 200 days and addresses for 825 days" holds two quantities, each with its
 * own noun.
 */
#include "phrase/pattern.h"

#include <assert.h>
#include <limits.h>

#include "base/limits.h"
#include "phrase/leaf.h"

struct pattern_set *
pattern_set_new(const struct lexicon *lexicon)
{
	return parsing_new(lexicon);
}

void
pattern_set_free(struct pattern_set *set)
{
	if (set && set->parsing)
		parsing_free(set);
}

int
pattern_add(struct pattern_set *set, struct str source, struct pattern **out,
    struct err *err)
{
	int known = index_find(&set->by_source, source);
	struct arena *a;
	struct pattern *p;

	if (known >= 0) {
		*out = set->patterns.at[known];
		return 0;
	}
	assert(set->parsing);
	a = parsing_arena(set);
	p = arena_new(a, struct pattern);
	p->set = set;
	p->source = arena_copy(a, source);
	if (pattern_parse(set, p, err))
		return -1;
	index_put(a, &set->by_source, p->source, (int)set->patterns.len);
	VEC_PUSH(a, &set->patterns, p);
	*out = p;
	return 0;
}

enum window
pattern_window(const struct pattern *p)
{
	return p->window;
}

struct str
pattern_source(const struct pattern *p)
{
	return p->source;
}

/* -- one window ---------------------------------------------------------- */

struct finder {
	const struct pattern *p;
	const struct pattern_set *set;
	const struct phrase_text *text;
	const struct windows *windows;
	const uint64_t *among; /* windows without one of these units are passed
				  over; NULL: none are */
	uint64_t *work;
	struct err *err;
};

static const struct part *
part_at(const struct finder *f, int i)
{
	return &f->set->parts.at[f->p->parts + i];
}

static const struct term *
term_of(const struct finder *f, const struct part *part)
{
	return &f->set->terms.at[part->term];
}

/* NULL for none. */
static const struct leaf *
leaf_at(const struct finder *f, int leaf)
{
	return leaf < 0 ? NULL : &f->set->leaves.at[leaf];
}

/* All matches of a leaf in units [first, last). */
static int
matches_in(struct finder *f, const struct leaf *leaf, int first, int last,
    struct spans *out)
{
	const struct asked *known = leaf_search_units(
	    f->set, f->text, leaf, first, last, f->work, f->err);
	const struct held *h, *end;

	if (!known)
		return -1;
	end = asked_end(known);
	for (h = asked_from(known, first); h < end && h->unit < last; h++)
		for (int i = 0; i < h->n; i++)
			VEC_PUSH(f->text->index->arena, out, h->spans[i]);
	return 0;
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
	    f, leaf_at(f, term->row), heads.row, heads.row_last);
	if (yes > 0)
		yes = heading_matches(
		    f, leaf_at(f, term->column), heads.column, 0);
	if (yes > 0)
		yes = lead_matches(f, leaf_at(f, term->lead), unit);
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

/* All matches of a part in units [first, last). */
static int
find_part(struct finder *f, const struct part *part, int first, int last,
    struct spans *out)
{
	const struct term *term = term_of(f, part);

	out->len = 0;
	if (term->cell) {
		for (int u = first; u < last; u++)
			if (find_cell(f, term, u, out))
				return -1;
		return 0;
	}
	return matches_in(f, leaf_at(f, term->leaf), first, last, out);
}

static int
unit_of(const struct finder *f, int token, int first, int last)
{
	while (last - first > 1) {
		int middle = first + (last - first) / 2;

		if (f->text->units.at[middle].first <= token)
			first = middle;
		else
			last = middle;
	}
	return first;
}

static void
clause_around(
    const struct finder *f, int unit, int token, int *first, int *last)
{
	const struct unit *u = &f->text->units.at[unit];

	if (f->windows && f->windows->clause) {
		f->windows->clause(f->windows->self, unit, token, first, last);
		return;
	}
	for (*first = token; *first > u->first; (*first)--)
		if (token_flags(f->text, *first - 1) & KEY_BARRIER)
			break;
	for (*last = token + 1; *last < u->last; (*last)++)
		if (token_flags(f->text, *last) & KEY_BARRIER)
			break;
}

/* True when one of the unwanted spans lies in a clause of the span. */
static bool
is_spoilt(const struct finder *f, const struct span *span, int unit,
    const struct spans *unwanted)
{
	int first, last, end_first, end_last;

	clause_around(f, unit, span->first, &first, &last);
	clause_around(f, unit, span->last - 1, &end_first, &end_last);
	for (size_t i = 0; i < unwanted->len; i++)
		if (unwanted->at[i].first >= first &&
		    unwanted->at[i].last <= end_last)
			return true;
	return false;
}

static void
leave_out_spoilt(const struct finder *f, struct spans *spans,
    const struct spans *unwanted, int first, int last)
{
	size_t n = 0;

	if (unwanted->len == 0)
		return;
	for (size_t i = 0; i < spans->len; i++) {
		int unit = unit_of(f, spans->at[i].first, first, last);

		if (!is_spoilt(f, &spans->at[i], unit, unwanted))
			spans->at[n++] = spans->at[i];
	}
	spans->len = n;
}

static void
note_all(struct hit *hit, const struct span *span)
{
	for (int i = 0; span->noted && i < span->noted->n; i++)
		if (hit->n_quantities < HIT_QUANTITIES)
			hit->quantities[hit->n_quantities++] =
			    span->noted->quantities[i];
}

/* Tokens, and more for each comma or "and" between them: of two numbers as
 * near, the one in the same part of the sentence is meant. */
static int
stretch_cost(const struct phrase_text *t, int first, int last)
{
	const int *keys = t->keys.at;
	int cost = last - first;

	for (int i = first + 1; i + 1 < last; i++)
		if ((t->words.flags.at[keys[i]] & (KEY_SIGN | KEY_SILENT)) ==
			KEY_SIGN ||
		    keys[i] == t->and_key)
			cost += 2;
	return cost;
}

/* The shortest stretch with one span of each list: from the earliest starts
 * on, the list whose span starts first moves to its next one. */
static bool
shortest(
    const struct finder *f, struct spans *lists[], size_t n, struct hit *hit)
{
	size_t at[PATTERN_TERMS] = {0}, best[PATTERN_TERMS];
	int cheapest = INT_MAX;

	for (size_t i = 0; i < n; i++)
		if (lists[i]->len == 0)
			return false;
	for (;;) {
		int first = INT_MAX, last = 0, cost;
		size_t earliest = 0;

		for (size_t i = 0; i < n; i++) {
			const struct span *s = &lists[i]->at[at[i]];

			if (s->first < first) {
				first = s->first;
				earliest = i;
			}
			if (s->last > last)
				last = s->last;
		}
		cost = last - first < cheapest
			   ? stretch_cost(f->text, first, last)
			   : cheapest;
		if (cost < cheapest) {
			cheapest = cost;
			hit->first = first;
			hit->last = last;
			(void)memcpy(best, at, sizeof(best));
		}
		if (++at[earliest] == lists[earliest]->len)
			break;
	}
	hit->n_quantities = 0;
	for (size_t i = 0; i < n; i++)
		note_all(hit, &lists[i]->at[best[i]]);
	return true;
}

static bool
overlaps(const struct hit *hit, const struct span *span)
{
	return span->first < hit->last && hit->first < span->last;
}

static void
leave_out_overlapping(struct spans *spans, const struct hit *hit)
{
	size_t n = 0;

	for (size_t i = 0; i < spans->len; i++)
		if (!overlaps(hit, &spans->at[i]))
			spans->at[n++] = spans->at[i];
	spans->len = n;
}

static bool
is_raw(const struct finder *f, const struct part *part)
{
	const struct leaf *leaf = leaf_at(f, term_of(f, part)->leaf);

	return leaf && leaf->raw >= 0;
}

/* Whether all wanted parts are in units [first, last): 1, 0 or -1.  Their
 * places go to the lists of the parts.  Raw expressions come last. */
static int
find_wanted(struct finder *f, int first, int last, struct spans lists[])
{
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < f->p->n_parts; i++) {
			const struct part *part = part_at(f, i);

			if (part->negative || is_raw(f, part) != (round == 1))
				continue;
			if (find_part(f, part, first, last, &lists[i]))
				return -1;
			if (lists[i].len == 0)
				return 0;
		}
	return 1;
}

/* The hits of units [first, last), the shortest first, no part over a hit.
 * Gives their number, or -1. */
static int
find_in_window(
    struct finder *f, int first, int last, struct hit hits[LIMIT_HITS])
{
	int n_parts = f->p->n_parts;
	struct room *room = room_of(f->text);
	struct spans *lists[PATTERN_TERMS];
	size_t n = 0;
	int found = find_wanted(f, first, last, room->scratch);

	if (found <= 0)
		return found;
	for (int i = 0; i < n_parts; i++)
		if (!part_at(f, i)->negative)
			lists[n++] = &room->scratch[i];
	found = 0;
	for (int i = 0; i < n_parts; i++) {
		struct spans *unwanted = &room->scratch[i];

		if (!part_at(f, i)->negative)
			continue;
		if (find_part(f, part_at(f, i), first, last, unwanted))
			return -1;
		for (size_t k = 0; k < n; k++)
			leave_out_spoilt(f, lists[k], unwanted, first, last);
	}
	while (found < LIMIT_HITS && shortest(f, lists, n, &hits[found])) {
		hits[found].unit = unit_of(f, hits[found].first, first, last);
		for (size_t i = 0; i < n; i++)
			leave_out_overlapping(lists[i], &hits[found]);
		found++;
	}
	return found;
}

/* Do its parts stand in several units? */
static bool
is_wide(const struct pattern *p)
{
	return p->window != WINDOW_STATEMENT && p->window != WINDOW_SET;
}

/* The window around a unit, within [first, last). */
static void
window_around(
    const struct finder *f, int unit, int first, int last, int *from, int *to)
{
	*from = unit;
	*to = unit + 1;
	if (!is_wide(f->p) || !f->windows)
		return;
	f->windows->around(f->windows->self, unit, f->p->window, from, to);
	if (*from < first)
		*from = first;
	if (*to > last)
		*to = last;
	if (*to <= unit)
		*to = unit + 1;
}

/* -- a pattern of one phrase ---------------------------------------------- */

/* The hits among the matches of one unit, the shortest first, none over
 * another.  Gives their number. */
static int
choose_hits(
    const struct span *matches, size_t n, int unit, struct hit hits[LIMIT_HITS])
{
	for (int k = 0; k < LIMIT_HITS; k++) {
		const struct span *best = NULL;

		for (size_t i = 0; i < n; i++) {
			const struct span *m = &matches[i];
			bool taken = false;

			for (int j = 0; j < k && !taken; j++)
				taken = overlaps(&hits[j], m);
			if (!taken && (!best || m->last - m->first <
						    best->last - best->first))
				best = m;
		}
		if (!best)
			return k;
		hits[k] = (struct hit){
		    .unit = unit, .first = best->first, .last = best->last};
		note_all(&hits[k], best);
		if (n == 1)
			return 1;
	}
	return LIMIT_HITS;
}

static int
tell_matches(const struct asked *known, int first, int last,
    const uint64_t *among, bool (*found)(void *self, const struct hit *hit),
    void *self)
{
	const struct held *h;
	int unit = first;

	/* Who is told may search. */
	while ((h = asked_from(known, unit)) < asked_end(known) &&
	       h->unit < last) {
		struct hit hits[LIMIT_HITS];
		int n_hits;

		unit = h->unit + 1;
		if (among && !set_has(among, h->unit))
			continue;
		n_hits = choose_hits(h->spans, (size_t)h->n, h->unit, hits);
		for (int i = 0; i < n_hits; i++)
			if (!found(self, &hits[i]))
				return 0;
	}
	return 0;
}

/* Leaves in units[from, to) those that are in `these`; false for none. */
static bool
keep_these(uint64_t *units, const uint64_t *these, size_t from, size_t to)
{
	uint64_t any = 0;

	for (size_t i = from; i < to; i++)
		any |= units[i] &= these[i];
	return any != 0;
}

/* A single phrase in windows of one unit: one search through them all. */
static int
find_single(struct finder *f, const struct leaf *leaf, int first, int last,
    bool (*found)(void *self, const struct hit *hit), void *self)
{
	const struct asked *known =
	    f->among ? leaf_search(f->set, f->text, leaf, f->among, 0,
			   f->text->index->n_words, f->work, f->err)
		     : leaf_search_units(
			   f->set, f->text, leaf, first, last, f->work, f->err);

	if (!known)
		return -1;
	return tell_matches(known, first, last, f->among, found, self);
}

/* -- windows of one unit -------------------------------------------------- */

/* Which parts are looked at in what order: words and concepts only have to be
 * looked up, phrases are searched, and raw expressions come last. */
enum round { ROUND_WORDS, ROUND_PHRASE, ROUND_RAW, ROUNDS };

static bool
is_exact(const struct leaf *leaf)
{
	return leaf->is_word || leaf->is_concept;
}

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

/* Leaves in alive[from, to) the cells that the term is about. */
static int
keep_cells(struct finder *f, const struct term *term, enum round round,
    uint64_t *alive, size_t from, size_t to)
{
	if (round < ROUND_PHRASE) {
		bool can = can_match(f, leaf_at(f, term->row)) &&
			   can_match(f, leaf_at(f, term->column)) &&
			   can_match(f, leaf_at(f, term->lead));
		const uint64_t *cells = cells_of(f);

		for (size_t i = from; i < to; i++)
			alive[i] &= can ? cells[i] : 0;
		return 0;
	}
	if (round != ROUND_PHRASE)
		return 0;
	if (keep_headed(f, leaf_at(f, term->row), true, alive, from, to) ||
	    keep_headed(f, leaf_at(f, term->column), false, alive, from, to))
		return -1;
	return keep_led(f, leaf_at(f, term->lead), alive, from, to);
}

/* Leaves in alive[from, to) the units where the part can match; from
 * ROUND_PHRASE on those where it does. */
static int
keep_matching(struct finder *f, const struct part *part, enum round round,
    uint64_t *alive, size_t from, size_t to)
{
	const struct term *term = term_of(f, part);
	const struct leaf *leaf = leaf_at(f, term->leaf);
	const struct asked *known;

	if (part->negative)
		return 0;
	if (term->cell)
		return keep_cells(f, term, round, alive, from, to);
	if (round >= ROUND_PHRASE &&
	    (is_exact(leaf) || (leaf->raw >= 0) != (round == ROUND_RAW)))
		return 0;
	if (round < ROUND_PHRASE) {
		known = leaf_asked(f->set, f->text, leaf, f->work);
		(void)packed_keep(&known->can, alive, from, to);
		return 0;
	}
	known = leaf_search(
	    f->set, f->text, leaf, alive, from, to, f->work, f->err);
	if (!known)
		return -1;
	(void)asked_keep(known, alive, from, to);
	return 0;
}

/* Leaves in alive[from, to) the units where all wanted phrases match. */
static int
keep_all_matching(struct finder *f, uint64_t *alive, size_t from, size_t to)
{
	for (enum round round = 0; round < ROUNDS; round++)
		for (int i = 0; i < f->p->n_parts; i++) {
			if (keep_matching(
				f, part_at(f, i), round, alive, from, to))
				return -1;
			if (set_is_empty(alive + from, to - from))
				return 0;
		}
	return 0;
}

static int
tell_units(struct finder *f, const uint64_t *units, int first, int last,
    bool (*found)(void *self, const struct hit *hit), void *self)
{
	for (int unit = set_next(units, first, last); unit >= 0;
	     unit = set_next(units, unit + 1, last)) {
		struct hit hits[LIMIT_HITS];
		int n = find_in_window(f, unit, unit + 1, hits);

		if (n < 0)
			return -1;
		for (int i = 0; i < n; i++)
			if (!found(self, &hits[i]))
				return 0;
	}
	return 0;
}

static int
find_in_statements(struct finder *f, int first, int last,
    bool (*found)(void *self, const struct hit *hit), void *self)
{
	struct phrase_index *ix = f->text->index;
	uint64_t *alive = index_lend(ix);
	size_t from = (size_t)first / 64, to = ((size_t)last + 63) / 64;
	int failed;

	set_range(alive, from, to, first, last);
	if (f->among)
		(void)keep_these(alive, f->among, from, to);
	failed = keep_all_matching(f, alive, from, to);
	if (!failed)
		failed = tell_units(f, alive, first, last, found, self);
	index_return(ix);
	return failed;
}

/* -- wider windows -------------------------------------------------------- */

/* The sets of units in which each wanted phrase can match; gives their number.
 * Stops at an empty one. */
static int
candidates_of(struct finder *f, const struct packed *sets[PATTERN_TERMS])
{
	int n = 0;

	for (int i = 0; i < f->p->n_parts; i++) {
		const struct term *t = term_of(f, part_at(f, i));

		if (part_at(f, i)->negative || t->cell)
			continue;
		sets[n] =
		    &leaf_asked(f->set, f->text, leaf_at(f, t->leaf), f->work)
			 ->can;
		if (sets[n++]->n == 0)
			break;
	}
	return n;
}

/* Whether all wanted phrases can match in units [from, to). */
static bool
all_can_match(const struct packed *const sets[], int n, int from, int to)
{
	for (int i = 0; i < n; i++)
		if (packed_next(sets[i], from, to) < 0)
			return false;
	return true;
}

/* The next unit from which on the first wanted phrase can match. */
static int
next_candidate(const struct packed *const sets[], int n, int from, int last)
{
	if (n > 0)
		return packed_next(sets[0], from, last);
	return from < last ? from : -1;
}

static int
find_in_windows(struct finder *f, int first, int last,
    bool (*found)(void *self, const struct hit *hit), void *self)
{
	const struct packed *sets[PATTERN_TERMS];
	int n = candidates_of(f, sets), from, to;

	if (!all_can_match(sets, n, first, last))
		return 0;
	for (int unit = next_candidate(sets, n, first, last); unit >= 0;
	     unit = next_candidate(sets, n, to, last)) {
		struct hit hits[LIMIT_HITS];
		int n_hits;

		window_around(f, unit, first, last, &from, &to);
		if ((f->among && set_next(f->among, from, to) < 0) ||
		    !all_can_match(sets, n, from, to))
			continue;
		n_hits = find_in_window(f, from, to, hits);
		if (n_hits < 0)
			return -1;
		for (int i = 0; i < n_hits; i++)
			if (!found(self, &hits[i]))
				return 0;
	}
	return 0;
}

static int
find(struct finder *f, int first, int last,
    bool (*found)(void *self, const struct hit *hit), void *self)
{
	assert(f->text->index);
	if (last > (int)f->text->units.len)
		last = (int)f->text->units.len;
	if (first >= last)
		return 0;
	if (is_wide(f->p))
		return find_in_windows(f, first, last, found, self);
	if (f->p->n_parts == 1) {
		const struct term *t = term_of(f, part_at(f, 0));

		if (!t->cell)
			return find_single(
			    f, leaf_at(f, t->leaf), first, last, found, self);
	}
	return find_in_statements(f, first, last, found, self);
}

int
pattern_find(const struct pattern *p, const struct phrase_text *text,
    const struct windows *windows, int first, int last,
    bool (*found)(void *self, const struct hit *hit), void *self,
    uint64_t *work, struct err *err)
{
	struct finder f = {p, p->set, text, windows, NULL, work, err};

	return find(&f, first, last, found, self);
}

int
pattern_find_among(const struct pattern *p, const struct phrase_text *text,
    const struct windows *windows, const uint64_t *among,
    bool (*found)(void *self, const struct hit *hit), void *self,
    uint64_t *work, struct err *err)
{
	struct finder f = {p, p->set, text, windows, among, work, err};

	return find(&f, 0, (int)text->units.len, found, self);
}
