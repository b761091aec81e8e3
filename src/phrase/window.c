/* The hits of one window.
 *
 * A hit is the shortest stretch that holds one match of each term; matches with
 * an unwanted one in their clause are left out before that.  What is left
 * beside the shortest hit may give more: "domain names are reused for 200 days
 * and addresses for 825 days" holds two quantities, each with its own noun.
 */
#include <limits.h>

#include "base/limits.h"
#include "phrase/finder.h"

/* -- the matches of a part ------------------------------------------------ */

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

/* All matches of a part in units [first, last). */
static int
find_part(struct finder *f, const struct part *part, int first, int last,
    struct spans *out)
{
	const struct term *term = finder_term(f, part);

	out->len = 0;
	if (term->cell)
		return cells_find(f, term, first, last, out);
	return matches_in(f, finder_leaf(f, term->leaf), first, last, out);
}

/* -- unwanted ones --------------------------------------------------------- */

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
		int unit =
		    phrase_text_unit(f->text, spans->at[i].first, first, last);

		if (!is_spoilt(f, &spans->at[i], unit, unwanted))
			spans->at[n++] = spans->at[i];
	}
	spans->len = n;
}

/* -- the shortest stretch -------------------------------------------------- */

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

/* The places of a part that is wanted. */
struct wanted {
	struct spans *spans;
	bool behind; /* those of the one before */
};

static bool
in_order(const struct wanted lists[], const size_t at[], size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (lists[i].behind &&
		    lists[i].spans->at[at[i]].first <
			lists[i - 1].spans->at[at[i - 1]].last)
			return false;
	return true;
}

/* The shortest stretch with one span of each list: from the earliest starts
 * on, the list whose span starts first moves to its next one. */
static bool
shortest(const struct finder *f, const struct wanted lists[], size_t n,
    struct hit *hit)
{
	size_t at[PATTERN_TERMS] = {0}, best[PATTERN_TERMS];
	int cheapest = INT_MAX;

	for (size_t i = 0; i < n; i++)
		if (lists[i].spans->len == 0)
			return false;
	for (;;) {
		int first = INT_MAX, last = 0, cost;
		size_t earliest = 0;

		for (size_t i = 0; i < n; i++) {
			const struct span *s = &lists[i].spans->at[at[i]];

			if (s->first < first) {
				first = s->first;
				earliest = i;
			}
			if (s->last > last)
				last = s->last;
		}
		cost = last - first < cheapest && in_order(lists, at, n)
			   ? stretch_cost(f->text, first, last)
			   : cheapest;
		if (cost < cheapest) {
			cheapest = cost;
			hit->first = first;
			hit->last = last;
			(void)memcpy(best, at, sizeof(best));
		}
		if (++at[earliest] == lists[earliest].spans->len)
			break;
	}
	if (cheapest == INT_MAX)
		return false;
	hit->n_quantities = 0;
	for (size_t i = 0; i < n; i++)
		note_all(hit, &lists[i].spans->at[best[i]]);
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

/* -- hits ------------------------------------------------------------------ */

static bool
is_raw(const struct finder *f, const struct part *part)
{
	const struct leaf *leaf = finder_leaf(f, finder_term(f, part)->leaf);

	return leaf && leaf->raw >= 0;
}

/* Whether all wanted parts are in units [first, last): 1, 0 or -1.  Their
 * places go to the lists of the parts.  Raw expressions come last. */
static int
find_wanted(struct finder *f, int first, int last, struct spans lists[])
{
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < f->p->n_parts; i++) {
			const struct part *part = finder_part(f, i);

			if (part->negative || is_raw(f, part) != (round == 1))
				continue;
			if (find_part(f, part, first, last, &lists[i]))
				return -1;
			if (lists[i].len == 0)
				return 0;
		}
	return 1;
}

int
hits_in_window(
    struct finder *f, int first, int last, struct hit hits[LIMIT_HITS])
{
	int n_parts = f->p->n_parts;
	struct room *room = room_of(f->text);
	struct wanted lists[PATTERN_TERMS];
	size_t n = 0;
	int found = find_wanted(f, first, last, room->scratch);

	if (found <= 0)
		return found;
	for (int i = 0; i < n_parts; i++)
		if (!finder_part(f, i)->negative)
			lists[n++] = (struct wanted){
			    &room->scratch[i], finder_part(f, i)->behind};
	found = 0;
	for (int i = 0; i < n_parts; i++) {
		struct spans *unwanted = &room->scratch[i];

		if (!finder_part(f, i)->negative)
			continue;
		if (find_part(f, finder_part(f, i), first, last, unwanted))
			return -1;
		for (size_t k = 0; k < n; k++)
			leave_out_spoilt(
			    f, lists[k].spans, unwanted, first, last);
	}
	while (found < LIMIT_HITS && shortest(f, lists, n, &hits[found])) {
		hits[found].unit =
		    phrase_text_unit(f->text, hits[found].first, first, last);
		for (size_t i = 0; i < n; i++)
			leave_out_overlapping(lists[i].spans, &hits[found]);
		found++;
	}
	return found;
}

int
hits_among(
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
