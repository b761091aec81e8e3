/* A search through the text, each hit weighed, and the sightings that are kept:
 * one of each wording and quantity in a statement, the best.
 */
#include "rule/collect.h"

#include "base/limits.h"
#include "phrase/index.h"
#include "rule/scope.h"

/* Runs patterns over units.  A search that is given up is remembered and is
 * never "no match". */
static int
search(struct observer *o, const struct phrases *says,
    bool (*found)(void *, const struct hit *), void *self, struct reach reach)
{
	const struct view *v = o->view;
	struct err err = {0};

	for (size_t i = 0; i < says->len; i++) {
		if (*v->work > LIMIT_PATTERN_WORK) {
			o->gave_up = true;
			return 0;
		}
		if (reach_find(v, says->at[i], &reach, found, self, &err) == 0)
			continue;
		if (err.code != ERR_LIMIT) {
			*o->err = err;
			return err_wrap(
			    o->err, "rule '%.*s'", STR_ARG(o->rule->id));
		}
		o->gave_up = true;
	}
	return 0;
}

static bool
has_any(struct observer *o, const struct phrases *list, int first, int last)
{
	bool found = false;

	/* A pattern of the pack has compiled before it got here. */
	(void)search(o, list, pattern_stop_at_first, &found,
	    (struct reach){.first = first, .last = last});
	return found;
}

/* Headings above a hit that are asked: its section and those around it. */
#define HEADINGS_ASKED 5

/* Whether a heading above the statement has one of the patterns. */
static bool
stands_under(struct observer *o, const struct phrases *list, int statement)
{
	const struct prose *p = o->view->prose;
	const struct statement *st = &p->statements.at[statement];
	const struct map *map = p->maps[st->document];
	int section = st->section;

	for (int i = 0; i < HEADINGS_ASKED && section > 0; i++) {
		const struct section *at = &map->sections.at[section];

		if (at->heading >= 0) {
			int unit =
			    p->first_statement[st->document][at->heading];

			if (has_any(o, list, unit, unit + 1))
				return true;
		}
		section = at->parent;
	}
	return false;
}

static bool
is_well_placed(const struct collector *c, const struct sighting *s)
{
	if (c->only->len &&
	    !scope_has(c->o->view, s->document, s->section, c->only))
		return false;
	if (c->under && c->under->len &&
	    !stands_under(c->o, c->under, s->statement))
		return false;
	return !c->not_under || !c->not_under->len ||
	       !stands_under(c->o, c->not_under, s->statement);
}

/* The sighting of the same wording and quantity in the same statement, or
 * NULL. */
static struct sighting *
known(const struct sightings *list, const struct sighting *s)
{
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i].statement == s->statement &&
		    list->at[i].shade == s->shade &&
		    list->at[i].quantity == s->quantity)
			return &list->at[i];
	return NULL;
}

/* One past the last unit that the hit touches. */
static int
end_unit(const struct prose *p, const struct hit *hit)
{
	int unit = hit->unit + 1;

	while ((size_t)unit < p->text->units.len &&
	       p->text->units.at[unit].first < hit->last)
		unit++;
	return unit;
}

/* The tokens around a hit, up to a semicolon or a word of contrast on either
 * side: what is said behind one is said of something else. */
struct portion {
	int first, last;
	bool is_met;
};

static struct portion
portion_around(
    const struct phrase_text *t, const struct hit *hit, int last_unit)
{
	struct portion p = {hit->first, hit->last, false};

	while (p.first > t->units.at[hit->unit].first &&
	       !(token_flags(t, p.first - 1) & KEY_BARRIER))
		p.first--;
	while (p.last < t->units.at[last_unit - 1].last &&
	       !(token_flags(t, p.last) & KEY_BARRIER))
		p.last++;
	return p;
}

static bool
stop_at_meeting(void *self, const struct hit *hit)
{
	struct portion *p = self;

	p->is_met = hit->first < p->last && p->first < hit->last;
	return !p->is_met;
}

static bool
is_met(struct observer *o, const struct phrases *one, const struct hit *hit,
    int last_unit)
{
	struct portion p = portion_around(o->view->prose->text, hit, last_unit);

	(void)search(o, one, stop_at_meeting, &p,
	    (struct reach){.first = hit->unit, .last = last_unit});
	return p.is_met;
}

/* Whether the pattern stands in the units of a window around the hit. */
static bool
stands_around(struct observer *o, const struct phrases *one, enum window window,
    const struct hit *hit, int last_unit)
{
	const struct windows *w = &o->view->prose->windows;
	int from, to, f, l;

	w->around(w->self, hit->unit, window, &from, &to);
	w->around(w->self, last_unit - 1, window, &f, &l);
	return has_any(o, one, from < f ? from : f, to > l ? to : l);
}

/* Whether one of the patterns stands beside the hit in its clause, or, "within
 * paragraph", around it. */
static bool
is_ruled_out(struct observer *o, const struct phrases *unless,
    const struct hit *hit, int last_unit)
{
	for (size_t i = 0; i < unless->len; i++) {
		struct phrases one = {&unless->at[i], 1};
		enum window window = pattern_window(unless->at[i]);

		if (window == WINDOW_STATEMENT
			? is_met(o, &one, hit, last_unit)
			: stands_around(o, &one, window, hit, last_unit))
			return true;
	}
	return false;
}

static void
keep(const struct collector *c, const struct sighting *s)
{
	struct sighting *same = known(c->out, s);

	if (!same)
		VEC_PUSH(&c->o->gone, c->out, *s);
	else if (sighting_shortfalls(s) < sighting_shortfalls(same))
		*same = *s;
}

/* The next value of "15 or 18 years" in a direction, or NULL.  "24 hours or
 * five days" may be those of two cases. */
static const struct quantity *
alternative(const struct phrase_text *t, const struct quantity *q, int way)
{
	const struct quantity *next = q + way, *last = way > 0 ? q : next;

	if (next < t->quantities.at ||
	    next >= t->quantities.at + t->quantities.len)
		return NULL;
	return next->kind == q->kind && str_eq_nocase(next->unit, q->unit) &&
		       last->last + 1 == last[1].first &&
		       str_eq(token_key(t, last->last), STR("or"))
		   ? next
		   : NULL;
}

/* Of values between which somebody may choose each is said. */
static void
keep_alternatives(const struct collector *c, const struct sighting *s)
{
	const struct phrase_text *t = c->o->view->prose->text;
	struct sighting other = *s;

	keep(c, s);
	for (int way = -1; s->quantity && c->limit->n_steps && way <= 1;
	     way += 2)
		for (const struct quantity *q =
			 alternative(t, s->quantity, way);
		     q; q = alternative(t, q, way)) {
			other.quantity = q;
			keep(c, &other);
		}
}

/* What is said of one value of a schedule is said of each, in its time. */
static void
keep_steps(const struct collector *c, const struct sighting *s)
{
	const struct prose *p = c->o->view->prose;
	const struct step *step = s->quantity && c->limit->n_steps
				      ? prose_step(p, s->quantity)
				      : NULL;

	if (!step) {
		keep_alternatives(c, s);
		return;
	}
	for (int i = 0; i < step->n; i++) {
		const struct step *each = &p->steps.at[step->first + i];
		struct sighting t = *s;

		t.quantity = &p->text->quantities.at[each->quantity];
		t.from = each->from;
		t.until = each->until;
		keep(c, &t);
	}
}

/* "Details of the plan are not disclosed": there is a plan, and only what the
 * hit does not speak of is denied. */
static bool
is_only_untold(const struct collector *c, const struct sighting *s)
{
	const struct phrase_text *t = c->o->view->prose->text;
	int verb = s->clause ? s->clause->verb : -1;

	return verb >= 0 && (verb < s->first || verb >= s->last) &&
	       token_flags(t, verb) & KEY_TELLING;
}

/* Goes on: what is asked for may be affirmed elsewhere. */
static bool
refuse(const struct collector *c, const struct hit *hit, int last_unit)
{
	struct sighting s;

	if (c->refused && c->refused->len < SIGHTINGS_MAX &&
	    collector_refuses(c, hit, last_unit, &s) &&
	    !is_only_untold(c, &s) && is_well_placed(c, &s) &&
	    !is_ruled_out(c->o, c->unless, hit, last_unit))
		VEC_PUSH(&c->o->gone, c->refused, s);
	return true;
}

static bool
collect(void *self, const struct hit *hit)
{
	struct collector *c = self;
	int last_unit = end_unit(c->o->view->prose, hit);
	struct sighting s;

	if (!collector_weigh(c, hit, last_unit, &s))
		return refuse(c, hit, last_unit);
	if (!is_well_placed(c, &s))
		return true;
	if (c->shade < 0 && c->unless->len &&
	    is_ruled_out(c->o, c->unless, hit, last_unit))
		return true;
	s.shade = c->shade;
	if (c->shade >= 0)
		s.flags |= SIGHT_SHADE;
	s.quantity = collector_caught(c, hit);
	if (c->full_only && !sighting_is_full(&s))
		return true;
	keep_steps(c, &s);
	return c->out->len < c->max;
}

/* Of many, one may be better that is found later; of one, the first will do. */
static bool
has_enough(const struct collector *c)
{
	return c->max == 1 && c->out->len;
}

/* One pattern after the other, because a frame may depend on the pattern. */
static int
search_each(struct collector *c, const struct phrases *says, struct reach reach)
{
	const struct frame_need *asked = c->need;
	int failed = 0;

	for (size_t i = 0; i < says->len && !failed && !has_enough(c); i++) {
		struct phrases one = {&says->at[i], 1};
		struct frame_need need = *asked;

		if (need.as_pattern)
			need.any_polarity = pattern_denies(says->at[i]);
		c->need = &need;
		failed = search(c->o, &one, collect, c, reach);
	}
	c->need = asked;
	return failed;
}

int
collector_search_in(struct collector *c, const struct phrases *says,
    const struct sections *there)
{
	const struct view *v = c->o->view;
	struct reach reach = {.last = (int)v->text->units.len};
	uint64_t *room = index_lend(v->text->index);
	int failed;

	if (there->len && v->scopes)
		reach.among = scope_units(v->scopes, v, there, room);
	failed = search_each(c, says, reach);
	index_return(v->text->index);
	return failed;
}

int
collector_search(struct collector *c, const struct phrases *says)
{
	return collector_search_in(c, says, c->only);
}

int
collector_search_units(
    struct collector *c, const struct phrases *says, int first, int last)
{
	return search_each(
	    c, says, (struct reach){.first = first, .last = last});
}
