/* Patterns and their search in windows.
 *
 * Where the window is one unit, a pattern is a question to sets of units: from
 * all units those are taken out in which one of its terms cannot match, by the
 * words and concepts it needs, then those in which its phrases are searched and
 * not found, raw expressions last.  Only what is left is looked at match by
 * match (phrase/window.c).  Wider windows are walked one after another.
 */
#include "phrase/pattern.h"

#include <assert.h>

#include "base/limits.h"
#include "phrase/finder.h"

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
	p->denies = pattern_find_denial(p);
	index_put(a, &set->by_source, p->source, (int)set->patterns.len);
	VEC_PUSH(a, &set->patterns, p);
	*out = p;
	return 0;
}

bool
pattern_denies(const struct pattern *p)
{
	return p->denies;
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

/* -- a pattern of one phrase ---------------------------------------------- */

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
		n_hits = hits_among(h->spans, (size_t)h->n, h->unit, hits);
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

static bool
is_exact(const struct leaf *leaf)
{
	return leaf->is_word || leaf->is_concept;
}

/* Leaves in alive[from, to) the units where the part can match; from
 * ROUND_PHRASE on those where it does. */
static int
keep_matching(struct finder *f, const struct part *part, enum round round,
    uint64_t *alive, size_t from, size_t to)
{
	const struct term *term = finder_term(f, part);
	const struct leaf *leaf = finder_leaf(f, term->leaf);
	const struct asked *known;

	if (part->negative)
		return 0;
	if (term->cell)
		return cells_keep(f, term, round, alive, from, to);
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
				f, finder_part(f, i), round, alive, from, to))
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
		int n = hits_in_window(f, unit, unit + 1, hits);

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

/* The sets of units in which each wanted phrase can match; gives their number.
 * Stops at an empty one. */
static int
candidates_of(struct finder *f, const struct packed *sets[PATTERN_TERMS])
{
	int n = 0;

	for (int i = 0; i < f->p->n_parts; i++) {
		const struct term *t = finder_term(f, finder_part(f, i));

		if (finder_part(f, i)->negative || t->cell)
			continue;
		sets[n] = &leaf_asked(
		    f->set, f->text, finder_leaf(f, t->leaf), f->work)
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
		n_hits = hits_in_window(f, from, to, hits);
		if (n_hits < 0)
			return -1;
		for (int i = 0; i < n_hits; i++)
			if (!found(self, &hits[i]))
				return 0;
	}
	return 0;
}

/* -- all ------------------------------------------------------------------- */

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
		const struct term *t = finder_term(f, finder_part(f, 0));

		if (!t->cell)
			return find_single(f, finder_leaf(f, t->leaf), first,
			    last, found, self);
	}
	return find_in_statements(f, first, last, found, self);
}

bool
pattern_stop_at_first(void *self, const struct hit *hit)
{
	(void)hit;
	*(bool *)self = true;
	return false;
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
