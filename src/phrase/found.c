/* What phrases found in a text so far.
 *
 * Several patterns ask for the same phrase, and most ask only about the units
 * in which their other phrases stand.  So each phrase is searched unit by unit
 * when a unit is asked about, and what it found there is kept:
 *
 *	searched  units looked at
 *	holds     those of them with a match
 *	places    by unit, where its matches stand in `spans`
 *
 * A search through many units adds their places at the end; one unit between
 * others is put where it belongs.
 */
#include "phrase/leaf.h"

struct held {
	int unit;
	int first, n; /* of the spans */
};

struct found {
	uint64_t *searched, *holds; /* NULL: nothing was asked yet */
	struct spans spans;
	struct VEC(struct held) places; /* by unit */
};

struct finds {
	struct found *leaves; /* by number: room for all of the set, of which
				 most are never touched */
	size_t n_leaves;
	uint64_t *none, *all; /* sets */
};

/* Memory that comes cleared costs nothing until it is touched. */
static void
make_room(struct phrase_index *ix, size_t n_leaves)
{
	struct finds *finds = ix->finds;
	struct found *all = arena_many(ix->arena, struct found, n_leaves);

	if (finds->n_leaves)
		(void)memcpy(
		    all, finds->leaves, finds->n_leaves * sizeof(*all));
	finds->leaves = all;
	finds->n_leaves = n_leaves;
}

static struct found *
found_of(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf)
{
	struct phrase_index *ix = text->index;

	if (!ix->finds) {
		ix->finds = arena_new(ix->arena, struct finds);
		ix->finds->none = index_set(ix);
		ix->finds->all = index_set(ix);
		(void)memset(ix->finds->all, 0xFF,
		    ix->n_words * sizeof(*ix->finds->all));
	}
	if (ix->finds->n_leaves < set->leaves.len)
		make_room(ix, set->leaves.len);
	return &ix->finds->leaves[leaf->number];
}

/* The first place at or behind the unit. */
static size_t
place_of_unit(const struct found *f, int unit)
{
	size_t low = 0, high = f->places.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (f->places.at[middle].unit < unit)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
put_place(struct phrase_index *ix, struct found *f, struct held p)
{
	size_t at =
	    f->places.len > 0 && f->places.at[f->places.len - 1].unit > p.unit
		? place_of_unit(f, p.unit)
		: f->places.len;

	if (f->holds == ix->finds->none)
		f->holds = index_set(ix);
	VEC_PUSH(ix->arena, &f->places, p);
	if (at + 1 < f->places.len)
		(void)memmove(&f->places.at[at + 1], &f->places.at[at],
		    (f->places.len - 1 - at) * sizeof(p));
	f->places.at[at] = p;
	set_add(f->holds, p.unit);
}

/* The unit that holds the token, at or behind `unit`. */
static int
unit_of(const struct phrase_text *text, int token, int unit)
{
	int end = (int)text->units.len;

	while (end - unit > 1) {
		int middle = unit + (end - unit) / 2;

		if (text->units.at[middle].first <= token)
			unit = middle;
		else
			end = middle;
	}
	return unit;
}

/* Notes the spans from `from` on; they stand in order. */
static void
put_spans(const struct phrase_text *text, struct found *f, size_t from)
{
	int unit = 0;

	for (size_t i = from; i < f->spans.len;) {
		struct held p = {.first = (int)i};

		unit = unit_of(text, f->spans.at[i].first, unit);
		while (i < f->spans.len &&
		       f->spans.at[i].first < text->units.at[unit].last)
			i++;
		p.unit = unit;
		p.n = (int)i - p.first;
		put_place(text->index, f, p);
	}
}

/* Searches the units of `open`, which has nothing outside of [first, last). */
static int
search_units(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *open, int first, int last,
    uint64_t *work, struct err *err)
{
	struct found *f = found_of(set, text, leaf);
	size_t before = f->spans.len;

	if (last > (int)text->units.len)
		last = (int)text->units.len;
	if (leaf->raw < 0) {
		leaf_matches(
		    set, text, leaf, open, first, last, &f->spans, work);
	} else if (raw_matches(set, text, leaf, open, first, last, &f->spans,
		       work, err)) {
		f->spans.len = before;
		return -1;
	}
	put_spans(text, f, before);
	return 0;
}

/* Leaves in open[from, to) what has to be searched; false when that is
 * nothing. */
static bool
is_open(const struct found *f, uint64_t *open, size_t from, size_t to)
{
	uint64_t any = 0;

	for (size_t i = from; i < to; i++)
		any |= open[i] &= ~f->searched[i];
	return any != 0;
}

/* The first search of a leaf, through all units that can match: then one set
 * for all of them tells that all were searched. */
static const uint64_t *
search_all(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, struct found *f, uint64_t *work, struct err *err)
{
	const uint64_t *can = leaf_units(set, text, leaf, work);

	f->holds = text->index->finds->none;
	if (search_units(
		set, text, leaf, can, 0, (int)text->units.len, work, err))
		return NULL;
	f->searched = text->index->finds->all; /* never written again */
	return f->holds;
}

/* Searches what of `open`, which is overwritten, must be. */
static const uint64_t *
search_some(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, uint64_t *open, size_t from, size_t to,
    uint64_t *work, struct err *err)
{
	struct phrase_index *ix = text->index;
	struct found *f = found_of(set, text, leaf);

	if (!f->searched) {
		const uint64_t *can = leaf_units(set, text, leaf, work);

		f->holds = ix->finds->none;
		f->searched = index_set(ix);
		for (size_t i = 0; i < ix->n_words; i++)
			f->searched[i] = ~can[i]; /* nothing to look for */
	}
	if (!is_open(f, open, from, to))
		return f->holds;
	if (search_units(set, text, leaf, open, (int)(from * 64),
		(int)(to * 64), work, err))
		return NULL;
	for (size_t i = from; i < to; i++)
		f->searched[i] |= open[i];
	return f->holds;
}

const uint64_t *
leaf_search(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, size_t from, size_t to,
    uint64_t *work, struct err *err)
{
	uint64_t *open = index_lend(text->index);
	const uint64_t *holds;

	(void)memcpy(open + from, units + from, (to - from) * sizeof(*open));
	holds = search_some(set, text, leaf, open, from, to, work, err);
	index_return(text->index);
	return holds;
}

const uint64_t *
leaf_search_units(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, int first, int last, uint64_t *work,
    struct err *err)
{
	struct found *f = found_of(set, text, leaf);
	size_t from = (size_t)first / 64, to = ((size_t)last + 63) / 64;
	const uint64_t *holds;
	uint64_t *open;

	if (f->searched &&
	    (f->searched == text->index->finds->all ||
		(last == first + 1 && set_has(f->searched, first))))
		return f->holds;
	if (!f->searched && first == 0 && last == (int)text->units.len)
		return search_all(set, text, leaf, f, work, err);
	open = index_lend(text->index);
	set_range(open, from, to, first, last);
	holds = search_some(set, text, leaf, open, from, to, work, err);
	index_return(text->index);
	return holds;
}

const struct span *
leaf_found(const struct phrase_text *text, const struct leaf *leaf, int unit,
    size_t *n)
{
	const struct found *f = &text->index->finds->leaves[leaf->number];
	size_t at = place_of_unit(f, unit);

	*n = 0;
	if (at == f->places.len || f->places.at[at].unit != unit)
		return NULL;
	*n = (size_t)f->places.at[at].n;
	return &f->spans.at[f->places.at[at].first];
}
