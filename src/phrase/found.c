/* What phrases found in a text so far.
 *
 * Several patterns ask for the same phrase, and most ask only about the units
 * in which their other phrases stand.  So each phrase is searched unit by unit
 * when a unit is asked about, and what it found there is kept (struct asked).
 *
 * A search through many units adds what they hold at the end; one unit between
 * others is put where it belongs.
 */
#include "phrase/leaf.h"

/* The first place at or behind the unit. */
static size_t
place_of_unit(const struct asked *q, int unit)
{
	size_t low = 0, high = q->held.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (q->held.at[middle].unit < unit)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
put_held(struct arena *a, struct asked *q, struct held h)
{
	size_t at = q->held.len > 0 && q->held.at[q->held.len - 1].unit > h.unit
			? place_of_unit(q, h.unit)
			: q->held.len;

	VEC_PUSH(a, &q->held, h);
	if (at + 1 < q->held.len)
		(void)memmove(&q->held.at[at + 1], &q->held.at[at],
		    (q->held.len - 1 - at) * sizeof(h));
	q->held.at[at] = h;
}

/* Keeps the spans that a search found; they stand in order. */
static void
put_spans(struct arena *a, const struct phrase_text *text, struct asked *q,
    const struct spans *found)
{
	size_t n = found->len;
	struct span *spans;
	int unit = 0;

	if (n == 0)
		return;
	spans = arena_room(a, n, sizeof(*spans));
	(void)memcpy(spans, found->at, n * sizeof(*spans));
	if (q->held.cap == 0) { /* most phrases are searched once */
		q->held.cap = n;
		q->held.at = arena_room(a, n, sizeof(*q->held.at));
	}
	for (size_t i = 0, end; i < n; i = end) {
		unit = phrase_text_unit(
		    text, spans[i].first, unit, (int)text->units.len);
		for (end = i + 1; end < n; end++)
			if (spans[end].first >= text->units.at[unit].last)
				break;
		put_held(a, q, (struct held){unit, (int)(end - i), &spans[i]});
	}
}

struct seeker {
	const struct pattern_set *set;
	const struct phrase_text *text;
	const struct leaf *leaf;
	struct asked *asked;
	uint64_t *work;
	struct err *err;
};

/* Searches the units of `open`, which has nothing outside of words [from,
 * to). */
static int
search_units(
    const struct seeker *s, const uint64_t *open, size_t from, size_t to)
{
	struct spans *found = &room_of(s->text)->found;
	int first = (int)from * 64, last = (int)to * 64;

	found->len = 0;
	if (last > (int)s->text->units.len)
		last = (int)s->text->units.len;
	if (s->leaf->raw < 0)
		leaf_matches(s->set, s->text, s->leaf, open, first, last, found,
		    s->work);
	else if (raw_matches(s->set, s->text, s->leaf, open, first, last, found,
		     s->work, s->err))
		return -1;
	put_spans(leaf_arena(s->text, s->leaf), s->text, s->asked, found);
	return 0;
}

/* The units that were not searched yet. */
static struct packed
open_of(const struct asked *q)
{
	struct packed open = q->can;

	if (q->open)
		open.words = q->open;
	return open;
}

/* What is in units[from, to) is open no more. */
static void
close_units(struct arena *a, struct asked *q, const uint64_t *units,
    size_t from, size_t to)
{
	size_t n = q->can.n;

	if (!q->open) {
		q->open = arena_room(a, n, sizeof(*q->open));
		(void)memcpy(q->open, q->can.words, n * sizeof(*q->open));
	}
	for (size_t i = packed_from(&q->can, from); i < n && q->can.at[i] < to;
	     i++)
		q->open[i] &= ~units[q->can.at[i]];
}

/* Searches what of `units`, which is overwritten, must be. */
static int
search_open(
    const struct seeker *s, uint64_t *units, size_t from, size_t to, bool all)
{
	struct asked *q = s->asked;
	struct packed open = open_of(q);

	if (packed_keep(&open, units, from, to)) {
		if (search_units(s, units, from, to))
			return -1;
		if (!all)
			close_units(
			    leaf_arena(s->text, s->leaf), q, units, from, to);
	}
	q->is_searched = all;
	return 0;
}

const struct asked *
leaf_search(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, size_t from, size_t to,
    uint64_t *work, struct err *err)
{
	struct asked *q = leaf_asked(set, text, leaf, work);
	const struct seeker s = {set, text, leaf, q, work, err};
	uint64_t *these;
	int failed;

	if (q->is_searched || q->can.n == 0)
		return q;
	these = index_lend(text->index);
	(void)memcpy(these + from, units + from, (to - from) * sizeof(*these));
	failed = search_open(&s, these, from, to, false);
	index_return(text->index);
	return failed ? NULL : q;
}

const struct asked *
leaf_search_units(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, int first, int last, uint64_t *work,
    struct err *err)
{
	struct asked *q = leaf_asked(set, text, leaf, work);
	const struct seeker s = {set, text, leaf, q, work, err};
	const struct packed open = open_of(q);
	size_t from = (size_t)first / 64, to = ((size_t)last + 63) / 64;
	uint64_t *units;
	int failed;

	if (q->is_searched || packed_next(&open, first, last) < 0)
		return q;
	units = index_lend(text->index);
	set_range(units, from, to, first, last);
	failed = search_open(
	    &s, units, from, to, first == 0 && last == (int)text->units.len);
	index_return(text->index);
	return failed ? NULL : q;
}

const struct held *
asked_from(const struct asked *asked, int unit)
{
	return asked->held.len ? asked->held.at + place_of_unit(asked, unit)
			       : NULL;
}

const struct held *
asked_end(const struct asked *asked)
{
	return asked->held.len ? asked->held.at + asked->held.len : NULL;
}

bool
asked_keep(const struct asked *asked, uint64_t *units, size_t from, size_t to)
{
	const struct held *h = asked_from(asked, (int)from * 64);
	const struct held *end = asked_end(asked);
	uint64_t any = 0;
	size_t word = from;

	while (h < end && (size_t)h->unit / 64 < to) {
		size_t at = (size_t)h->unit / 64;
		uint64_t these = 0;

		for (; h < end && (size_t)h->unit / 64 == at; h++)
			these |= UINT64_C(1) << (h->unit % 64);
		while (word < at)
			units[word++] = 0;
		any |= units[word++] &= these;
	}
	while (word < to)
		units[word++] = 0;
	return any != 0;
}
