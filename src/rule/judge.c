#include "rule/judge.h"

#include "rule/agree.h"
#include "rule/dates.h"
#include "rule/differ.h"
#include "rule/profiles.h"

/* A schedule in the text ("from March two, from June three") gives a step for
 * each day: the newest one in force replaces those before it. */
static bool
is_superseded(const struct sightings *list, const struct sighting *s, date day)
{
	if (s->from == DATE_NONE)
		return false;
	for (size_t i = 0; i < list->len; i++) {
		const struct sighting *t = &list->at[i];

		if (t->document == s->document && t->section == s->section &&
		    t->from != DATE_NONE && t->from <= day && t->from > s->from)
			return true;
	}
	return false;
}

/* Why a sighting counts only in part; SHORT_NOT when it counts in full. */
static enum shortfall
shortfall_of(const struct sighting *s)
{
	if (s->flags & SIGHT_SHADE)
		return SHORT_SHADE;
	if (s->flags & SIGHT_WEAKENED)
		return SHORT_WEAKENED;
	if (s->flags & SIGHT_WEAK)
		return SHORT_WEAK;
	if (s->flags & SIGHT_ELSEWHERE)
		return SHORT_ELSEWHERE;
	if (s->flags & SIGHT_WRONG_KIND)
		return SHORT_KIND;
	return SHORT_NOT;
}

/* Smaller is better: fewer shortfalls, nearer to home, not replaced by a later
 * step, earlier.  A weaker wording counts only when there is no full one, and
 * one that is a conflict before one that is merely vague. */
static int
rank(const struct element *e, const struct sightings *list,
    const struct sighting *s, date day)
{
	int shorts = 0;

	for (unsigned f = s->flags; f; f &= f - 1)
		shorts++;
	if (!sighting_in_force(s, day))
		shorts += 8;
	if (e && s->shade >= 0)
		shorts +=
		    e->partial[s->shade].verdict == VERDICT_CONFLICT ? 16 : 32;
	return (shorts * (NEAR_REST + 1) + (int)s->near) * 2 +
	       is_superseded(list, s, day);
}

static const struct sighting *
best_of(const struct element *e, const struct sightings *list, date day)
{
	const struct sighting *best = NULL;

	for (size_t i = 0; i < list->len; i++)
		if (!best ||
		    rank(e, list, &list->at[i], day) < rank(e, list, best, day))
			best = &list->at[i];
	return best;
}

/* The sighting whose quantity lies outside the limit, or NULL. */
static const struct sighting *
worse_than_limit(const struct sightings *list, const struct limit *limit,
    date day, const struct limit_step **step)
{
	for (size_t i = 0; i < list->len; i++) {
		const struct sighting *s = &list->at[i];

		if (s->quantity && sighting_in_force(s, day) &&
		    !is_superseded(list, s, day) &&
		    limit_compare(limit, s->quantity, day, step) < 0)
			return s;
	}
	return NULL;
}

date
judge_written(const struct view *v)
{
	date d = DATE_NONE;

	for (int i = 0; i < v->prose->n_docs; i++)
		if (v->dates[i] != DATE_NONE &&
		    (d == DATE_NONE || v->dates[i] < d))
			d = v->dates[i];
	return d;
}

/* What came later than a text was written is not asked of it; one without a
 * date is taken for one of today. */
static bool
is_asked(const struct judge *j, const struct element *e)
{
	date written = judge_written(j->view);

	return j->day >= e->dated_from &&
	       (written == DATE_NONE || written >= e->dated_from);
}

static void
judge_element(const struct judge *j, size_t i)
{
	const struct element *e = &j->rule->elements[i];
	const struct sightings *list = &j->seen->elements[i];
	struct outcome *o = &j->outcomes[i];

	*o = (struct outcome){.verdict = VERDICT_MISSING};
	if (!is_asked(j, e)) {
		o->verdict = VERDICT_NOT_APPLICABLE;
		return;
	}
	if (j->seen->denial) {
		*o = (struct outcome){.verdict = VERDICT_COMPLIANT,
		    .best = &j->seen->denied,
		    .why = SHORT_DENIED};
		return;
	}
	o->best = worse_than_limit(list, &e->limit, j->day, &o->step);
	if (o->best) {
		o->verdict = e->limit.worse;
		o->why = SHORT_LIMIT;
		return;
	}
	o->best = best_of(e, list, j->day);
	if (!o->best)
		return;
	if (!sighting_in_force(o->best, j->day))
		o->why = o->best->from != DATE_NONE && o->best->from > j->day
			     ? SHORT_LATER
			     : SHORT_ENDED;
	else
		o->why = shortfall_of(o->best);
	if (o->why == SHORT_NOT)
		o->verdict = VERDICT_COMPLIANT;
	else if (o->why == SHORT_SHADE)
		o->verdict = e->partial[o->best->shade].verdict;
	else
		o->verdict = VERDICT_PARTIAL;
}

/* "That the CA does not generate keys": a text that denies it says what is
 * asked for. */
static bool
asks_denial(struct str asks)
{
	return str_has_nocase(asks, STR(" not ")) ||
	       str_has_nocase(asks, STR(" never "));
}

/* The text says that what is asked for is not so, and nowhere that it is.  Only
 * what is asked as a claim can be denied: "that", not "which". */
static void
judge_refusal(const struct judge *j, size_t i)
{
	const struct element *e = &j->rule->elements[i];
	const struct sightings *list = &j->seen->refused[i];
	struct outcome *o = &j->outcomes[i];

	if (!list->len || !e->core || !str_starts(e->asks, STR("that ")) ||
	    asks_denial(e->asks) ||
	    (o->verdict != VERDICT_MISSING && o->why != SHORT_SHADE))
		return;
	*o = (struct outcome){.verdict = VERDICT_CONFLICT,
	    .best = best_of(NULL, list, j->day),
	    .why = SHORT_REFUSED};
}

/* What hits the i-th conflict on the day, or NULL. */
static const struct sighting *
conflict_hit(const struct judge *j, size_t i, const struct sighting **against)
{
	const struct conflict *x = &j->rule->conflicts[i];
	const struct sightings *list = &j->seen->conflicts[i];
	const struct limit_step *step;
	const struct sighting *at;

	*against = NULL;
	if (x->differs)
		return differ_find(j->view, list, x->differs, j->day, against);
	at = x->limit.n_steps ? worse_than_limit(list, &x->limit, j->day, &step)
			      : best_of(NULL, list, j->day);
	return at && sighting_in_force(at, j->day) ? at : NULL;
}

/* A passage that weakens takes back in part what another one gave; where
 * nothing was given there is nothing to weaken. */
static void
weaken(struct judge *j, const struct conflict *x, const struct sighting *at)
{
	for (size_t i = 0; i < j->rule->n_elements; i++) {
		struct outcome *o = &j->outcomes[i];

		if (o->verdict != VERDICT_COMPLIANT ||
		    !str_eq(j->rule->elements[i].name, x->element))
			continue;
		o->verdict = VERDICT_PARTIAL;
		o->why = SHORT_UNDONE;
		o->undone_by = x;
		o->undone_at = at;
	}
}

/* Whether an element is in conflict by a passage nearer to where it belongs:
 * the reader is shown that one. */
static bool
is_told_nearer(
    const struct judge *j, const struct conflict *x, const struct sighting *at)
{
	for (size_t i = 0; i < j->rule->n_elements; i++) {
		const struct outcome *o = &j->outcomes[i];

		if (o->verdict == VERDICT_CONFLICT && o->best &&
		    o->best->near < at->near &&
		    str_eq(j->rule->elements[i].name, x->element))
			return true;
	}
	return false;
}

static void
judge_conflicts(struct judge *j)
{
	for (size_t i = 0; i < j->rule->n_conflicts && !j->conflict; i++) {
		const struct conflict *x = &j->rule->conflicts[i];
		const struct sighting *against;
		const struct sighting *at = conflict_hit(j, i, &against);

		if (at && x->verdict == VERDICT_PARTIAL) {
			weaken(j, x, at);
		} else if (at && !is_told_nearer(j, x, at)) {
			j->conflict = x;
			j->conflict_at = at;
			j->conflict_against = against;
		}
	}
}

/* A reference in the section on OCSP says nothing of CRLs. */
static bool
is_place_of(
    const struct judge *j, const struct element *e, const struct sighting *s)
{
	const struct map *map = j->view->prose->maps[s->document];

	for (size_t i = 0; i < e->only.len; i++)
		if (map_is_below(map, s->section, e->only.at[i]))
			return true;
	return e->only.len == 0;
}

/* Whether the text leaves an element to the reference: it does not state it,
 * or only in passing, in part, farther from where it belongs. */
static bool
is_left_to(const struct judge *j, const struct outcome *o)
{
	if (o->verdict == VERDICT_MISSING)
		return true;
	return o->verdict == VERDICT_PARTIAL && o->best &&
	       (o->why == SHORT_WEAK || o->why == SHORT_WEAKENED) &&
	       j->rule->pointer == POINTER_OK && !j->pointer->flags &&
	       j->pointer->near == NEAR_HOME && o->best->near > NEAR_HOME;
}

/* A reference to the cited clause stands in for elements that the text does
 * not state, as far as the rule lets it. */
static void
apply_pointer(struct judge *j)
{
	j->pointer = best_of(NULL, &j->seen->pointers, j->day);
	if (!j->pointer || !sighting_in_force(j->pointer, j->day))
		return;
	for (size_t i = 0; i < j->rule->n_elements; i++) {
		struct outcome *o = &j->outcomes[i];

		if (!is_left_to(j, o) ||
		    !is_place_of(j, &j->rule->elements[i], j->pointer))
			continue;
		o->best = j->pointer;
		o->why = SHORT_POINTER;
		o->verdict = j->rule->pointer == POINTER_OK ? VERDICT_COMPLIANT
							    : VERDICT_PARTIAL;
	}
}

static enum verdict
verdict_of_elements(const struct judge *j)
{
	size_t met = 0, part = 0, asked = 0;

	for (size_t i = 0; i < j->rule->n_elements; i++) {
		enum verdict v = j->outcomes[i].verdict;

		if (v == VERDICT_CONFLICT)
			return VERDICT_CONFLICT;
		asked += v != VERDICT_NOT_APPLICABLE;
		met += v == VERDICT_COMPLIANT;
		part += v == VERDICT_PARTIAL;
	}
	for (size_t i = 0; i < j->rule->n_methods; i++) {
		enum verdict v = j->methods[i].verdict;

		if (v == VERDICT_CONFLICT)
			return VERDICT_CONFLICT;
		asked += v != VERDICT_NOT_APPLICABLE;
		met += v == VERDICT_COMPLIANT;
		part += v == VERDICT_PARTIAL;
	}
	if (met == asked)
		return VERDICT_COMPLIANT;
	if (met + part > 0)
		return VERDICT_PARTIAL;
	return j->seen->anchors.len ? j->rule->anchor_only : VERDICT_MISSING;
}

static enum verdict
verdict_of_outline(const struct judge *j)
{
	enum verdict worst = VERDICT_COMPLIANT;

	for (size_t i = 0; i < j->seen->outline.len; i++) {
		enum verdict v = j->seen->outline.at[i].check->verdict;

		if (verdict_rank(v) < verdict_rank(worst))
			worst = v;
	}
	return worst;
}

enum verdict
judge_date(const struct date_sighting *s)
{
	return s->instead ? VERDICT_PARTIAL : s->check->verdict;
}

static enum verdict
verdict_of_dates(const struct judge *j)
{
	enum verdict worst = VERDICT_COMPLIANT;

	for (size_t i = 0; i < j->seen->dates.len; i++) {
		const struct date_sighting *s = &j->seen->dates.at[i];
		enum verdict v = judge_date(s);

		if (dates_fires(j->rule, s, j->day) &&
		    verdict_rank(v) < verdict_rank(worst))
			worst = v;
	}
	return worst;
}

/* Where the methods do not meet a check, a sentence may: "IP addresses are not
 * certified". */
static void
judge_instead(struct judge *j, size_t i)
{
	const struct element *e = &j->rule->methods[i].instead;
	struct method_outcome *o = &j->methods[i];
	const struct sighting *at = best_of(e, &j->seen->instead[i], j->day);

	if (!at || !sighting_in_force(at, j->day) ||
	    (o->verdict != VERDICT_MISSING &&
		!(o->verdict == VERDICT_PARTIAL && at->shade < 0)))
		return;
	o->instead = at;
	o->sure = true;
	o->verdict =
	    at->shade < 0 ? VERDICT_COMPLIANT : e->partial[at->shade].verdict;
	o->cases.len = 0;
}

static void
judge_methods(struct judge *j)
{
	size_t n = j->rule->n_methods;

	j->methods = arena_many(j->a, struct method_outcome, n);
	for (size_t i = 0; i < n; i++) {
		methods_judge(j->a, j->view->prose, j->view->methods,
		    &j->rule->methods[i], j->day, &j->methods[i]);
		judge_instead(j, i);
	}
}

static void
judge_all(struct judge *j)
{
	j->outcomes = arena_many(j->a, struct outcome, j->rule->n_elements);
	for (size_t i = 0; i < j->rule->n_elements; i++) {
		judge_element(j, i);
		judge_refusal(j, i);
	}
	judge_methods(j);
	apply_pointer(j);
	judge_conflicts(j);
}

enum verdict
judge_verdict(const struct judge *j)
{
	enum verdict a, b, c;

	if (j->conflict)
		return VERDICT_CONFLICT;
	a = verdict_of_elements(j);
	b = verdict_of_outline(j);
	c = verdict_of_dates(j);
	a = verdict_rank(a) < verdict_rank(b) ? a : b;
	a = verdict_rank(a) < verdict_rank(c) ? a : c;
	b = agree_verdict(j->seen);
	a = verdict_rank(a) < verdict_rank(b) ? a : b;
	b = profiles_verdict(j->seen, j->day);
	return verdict_rank(a) < verdict_rank(b) ? a : b;
}

struct judge
judge_on(struct arena *a, const struct view *view,
    const struct observation *seen, date day)
{
	struct judge j = {
	    .a = a, .view = view, .seen = seen, .rule = seen->rule, .day = day};

	judge_all(&j);
	return j;
}

const struct sighting *
judge_best(const struct sightings *list, date day)
{
	return best_of(NULL, list, day);
}

/* How well a document can hold the rule's home: its own section in a document
 * of a kind that counts, in another, or only a section above it. */
static int
home_rank(const struct judge *j, int document, int section)
{
	const struct map *m = j->view->prose->maps[document];
	unsigned kind = j->view->kinds[document];
	int rank = 0;

	if (section < 0 || kind == KIND_PROFILES)
		return 0;
	if (m->sections.at[section].rfc >= 0 &&
	    str_eq(m->outline->sections[m->sections.at[section].rfc].number,
		j->rule->home))
		rank += 2;
	return rank + (!kind || (j->rule->kinds & kind) ? 2 : 1);
}

int
judge_home(const struct judge *j, int *document)
{
	int best = -1, rank = 0;

	*document = 0;
	for (int d = 0; d < j->view->prose->n_docs; d++) {
		int s = map_find(j->view->prose->maps[d], j->rule->home);

		if (home_rank(j, d, s) <= rank)
			continue;
		rank = home_rank(j, d, s);
		best = s;
		*document = d;
	}
	return best;
}
