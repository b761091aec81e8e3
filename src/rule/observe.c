#include "rule/observe.h"

#include "fact/line.h"
#include "rule/agree.h"
#include "rule/collect.h"
#include "rule/dates.h"
#include "rule/methods.h"
#include "rule/pointers.h"
#include "rule/profiles.h"
#include "rule/purposes.h"
#include "rule/structure.h"

/* For full wordings of the element, under whatever heading. */
static struct collector
collector_of(struct observer *o, const struct element *e, struct sightings *out)
{
	return (struct collector){.o = o,
	    .need = &e->frame,
	    .unless = &e->unless,
	    .only = &e->only,
	    .limit = &e->limit,
	    .shade = -1,
	    .max = SIGHTINGS_MAX,
	    .out = out};
}

/* What counts in full at home settles the element, whatever stands elsewhere.
 * So it is looked for there first, and most elements never ask for the rest of
 * the text.  A limit must know all numbers. */
static int
observe_at_home(
    struct observer *o, const struct element *e, struct sightings *out)
{
	struct collector c = collector_of(o, e, out);
	const struct sections home = {&o->rule->home, 1};
	const struct sections *there =
	    o->rule->must.len ? &o->rule->must : &home;

	if (!o->view->scopes || e->limit.n_steps)
		return 0;
	c.under = &e->under;
	c.not_under = &e->not_under;
	c.full_only = true;
	c.max = 1;
	if (collector_search_in(&c, &e->says, there))
		return -1;
	for (size_t i = 0; i < e->n_local && !out->len; i++) {
		c.under = &e->local[i].under;
		c.only = &e->local[i].only;
		if (collector_search_in(&c, &e->local[i].says, there))
			return -1;
	}
	return 0;
}

static int
observe_element(struct observer *o, const struct element *e,
    struct sightings *out, struct sightings *refused)
{
	struct collector c = collector_of(o, e, out);

	if (observe_at_home(o, e, out))
		return -1;
	if (out->len)
		return 0;
	c.refused = refused;
	c.under = &e->under;
	c.not_under = &e->not_under;
	if (collector_search(&c, &e->says))
		return -1;
	for (size_t i = 0; i < e->n_local; i++) {
		struct collector there = c;

		there.under = &e->local[i].under;
		there.only = &e->local[i].only;
		there.max = out->len + SIGHTINGS_MAX;
		if (collector_search(&there, &e->local[i].says))
			return -1;
	}
	c.refused = NULL;
	for (size_t i = 0; i < e->n_partial; i++) {
		c.shade = (int)i;
		c.max = out->len + SIGHTINGS_MAX;
		if (collector_search(&c, &e->partial[i].says))
			return -1;
	}
	return 0;
}

/* What the value of a field says: the patterns of a check of profiles. */
static int
observe_value(void *self, const struct element *e, int first, int last,
    struct sightings *out)
{
	struct collector c = collector_of(self, e, out);

	return collector_search_units(&c, &e->says, first, last);
}

static int
search_conflict(
    struct observer *o, const struct conflict *x, struct sightings *out)
{
	struct collector c = {.o = o,
	    .need = &x->frame,
	    .unless = &x->unless,
	    .under = &x->under,
	    .not_under = &x->not_under,
	    .only = &x->only,
	    .limit = &x->limit,
	    .compares = x->differs == DIFFERS_NUMBER,
	    .last_only = true,
	    .shade = -1,
	    .max = SIGHTINGS_MAX,
	    .out = out};

	return collector_search(&c, &x->says);
}

/* The frame of conditions and anchors: any text about the topic will do, also
 * the definition of a term where an element takes it. */
static struct frame_need
any_frame(const struct rule *r)
{
	struct frame_need need = {
	    .actors = ~0u, .any_strength = true, .any_polarity = true};

	for (size_t i = 0; i < r->n_elements; i++) {
		need.definitions |= r->elements[i].frame.definitions;
		need.front |= r->elements[i].frame.front;
	}
	return need;
}

/* Any text that one of the patterns finds, wherever it stands. */
static int
observe_any(struct observer *o, const struct phrases *says, size_t max,
    struct sightings *out)
{
	const struct frame_need any = any_frame(o->rule);
	static const struct phrases none = {0};
	static const struct sections anywhere = {0};
	static const struct limit no_limit = {0};
	struct collector c = {.o = o,
	    .need = &any,
	    .unless = &none,
	    .only = &anywhere,
	    .limit = &no_limit,
	    .shade = -1,
	    .max = max,
	    .out = out};

	return collector_search(&c, says);
}

static bool
cites(const struct rule *r, const struct pointer *p, bool *exact)
{
	for (size_t i = 0; i < r->n_cites; i++) {
		const struct cite *c = &r->cites[i];

		if (!str_eq(c->source->id, p->source) || !p->section.len)
			continue;
		if (str_eq(c->section, p->section) ||
		    number_is_below(p->section, c->section)) {
			*exact = true;
			return true;
		}
		if (number_is_below(c->section, p->section)) {
			*exact = false;
			return true;
		}
	}
	return false;
}

/* Passages on the topic, looked for when they are asked for first. */
static const struct sightings *
anchors_of(struct observer *o, struct observation *out)
{
	if (!o->has_anchors) {
		o->has_anchors = true;
		o->failed |= observe_any(o, &o->rule->anchor, SIGHTINGS_MAX,
				 &out->anchors) != 0;
	}
	return &out->anchors;
}

static bool
is_anchored(struct observer *o, struct observation *out, int statement)
{
	const struct sightings *anchors = anchors_of(o, out);

	for (size_t i = 0; i < anchors->len; i++)
		if (anchors->at[i].statement == statement)
			return true;
	return false;
}

/* References to the clause a rule cites, or to its parent beside an anchor. */
static void
observe_pointers(struct observer *o, struct observation *out)
{
	static const struct frame_need need = {.any_strength = true};

	for (size_t i = 0; i < o->pointers->sources.len; i++) {
		const struct pointer *ptr = o->pointers->sources.at[i];
		struct hit hit = {.unit = ptr->statement,
		    .first = ptr->first,
		    .last = ptr->last};
		struct sighting s;
		bool exact;

		if (!cites(o->rule, ptr, &exact))
			continue;
		if (!exact && (o->rule->pointer == POINTER_NO ||
				  !is_anchored(o, out, ptr->statement)))
			continue;
		if (observer_weigh(o, &need, &hit, &s))
			VEC_PUSH(&o->gone, &out->pointers, s);
	}
}

/* Terms, agreements and notices on privacy hold what chapter 9 is about; on the
 * practices of the CA a reference to them leaves nothing open. */
static bool
could_hold_it(const struct rule *r, struct str name)
{
	static const char *const contracts[] = {
	    "agreement", "terms", "privacy"};

	for (size_t i = 0; i < COUNT_OF(contracts); i++)
		if (phrase_in(name, contracts[i]))
			return str_starts(r->home, STR("9."));
	return true;
}

/* The home section says nothing but "see our other document", or a passage on
 * the topic there does. */
static void
observe_deferral(struct observer *o, struct observation *out)
{
	const struct prose *p = o->view->prose;

	for (size_t i = 0; i < o->pointers->deferrals.len; i++) {
		const struct pointer *ptr = o->pointers->deferrals.at[i];
		const struct statement *st = &p->statements.at[ptr->statement];

		if (observer_spot(o, st->document, st->section)->near !=
			NEAR_HOME ||
		    (!st->bare_pointer &&
			!is_anchored(o, out, ptr->statement)) ||
		    !could_hold_it(o->rule, ptr->name))
			continue;
		out->deferred = true;
		out->deferred_statement = ptr->statement;
		out->deferred_to = ptr->name;
		return;
	}
}

bool
rule_fits_purpose(const struct view *v, const struct rule *r)
{
	if (r->purposes.len == 0)
		return true;
	for (size_t i = 0; i < r->purposes.len; i++)
		if (subject_is_offered(v->subjects, r->purposes.at[i]))
			return true;
	return false;
}

/* The document denies the offer without which the passage is a conflict. */
static bool
has_ground(const struct view *v, const struct conflict *x)
{
	const struct subject *s =
	    x->denied.len ? subject_find(v->subjects, x->denied) : NULL;

	return !x->denied.len || (s && s->standing == STANDING_DENIED);
}

/* Found, and nothing is said anywhere that makes it good. */
static int
observe_conflict(
    struct observer *o, const struct conflict *x, struct sightings *out)
{
	struct sightings good = {0};

	if (search_conflict(o, x, out))
		return -1;
	if (out->len && x->without.len && observe_any(o, &x->without, 1, &good))
		return -1;
	if (good.len)
		out->len = 0;
	return 0;
}

static struct str
purposes_said(struct arena *a, const struct view *v)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < v->subjects->len; i++) {
		const struct subject *s = &v->subjects->at[i];

		if (!s->is_purpose || s->standing != STANDING_OFFERED)
			continue;
		if (b.len)
			buf_add_c(&b, ", ");
		buf_add(&b, s->title);
	}
	out = arena_copy(a, b.len ? buf_str(&b) : STR("no known purpose"));
	buf_free(&b);
	return out;
}

static void
not_in_scope(struct observer *o, struct observation *out)
{
	struct buf b = {0};

	for (size_t i = 0; i < o->rule->purposes.len; i++) {
		const struct subject *s =
		    subject_find(o->view->subjects, o->rule->purposes.at[i]);

		if (i)
			buf_add_c(&b, " or ");
		buf_add(&b, s ? s->title : o->rule->purposes.at[i]);
	}
	out->condition = arena_print(o->a,
	    "the requirement is about %.*s; the document is about %.*s",
	    STR_ARG(buf_str(&b)), STR_ARG(purposes_said(o->a, o->view)));
	buf_free(&b);
}

/* A rule on a method that the document says it does not use: that is all that
 * it has to say. */
static void
observe_denial(struct observer *o, struct observation *out)
{
	const struct prose *p = o->view->prose;
	const struct method_use *u =
	    methods_denied(o->view->methods, &o->rule->condition);
	const struct statement *st;

	out->denial = u;
	if (!u)
		return;
	st = &p->statements.at[u->statement];
	out->denied = (struct sighting){.statement = u->statement,
	    .first = p->text->units.at[u->statement].first,
	    .last = p->text->units.at[u->statement].last,
	    .document = st->document,
	    .section = st->section,
	    .shade = -1,
	    .from = DATE_NONE,
	    .until = DATE_OPEN};
	out->denied.clause =
	    prose_clause(p, u->statement, out->denied.first, out->denied.last);
}

/* "OCSP is no longer provided" outweighs what is said of OCSP elsewhere. */
static int
observe_condition_denied(struct observer *o, struct observation *out)
{
	struct sightings denied = {0};

	if (observe_any(o, &o->rule->condition.unless, 1, &denied))
		return -1;
	if (denied.len) {
		out->applies = false;
		out->because = denied;
	}
	return 0;
}

/* "Enterprise RAs are admitted for S/MIME certificates only": all that speaks
 * for the offer is about certificates of other purposes than the rule's.  Where
 * more may speak for it than is kept, it is taken to be offered for all. */
static bool
is_for_others(const struct observer *o, const struct subject *s)
{
	const struct prose *p = o->view->prose;

	if (s->n_because == 0 || s->n_because == COUNT_OF(s->because))
		return false;
	for (size_t i = 0; i < s->n_because; i++) {
		int unit = s->because[i].statement;
		struct hit hit = {.unit = unit};

		if (unit < 0)
			return false;
		hit.first = p->text->units.at[unit].first;
		hit.last = p->text->units.at[unit].last;
		if (purposes_fit(p, 0, o->purposes, &hit))
			return false;
	}
	return true;
}

static bool
one_is_offered(const struct observer *o, const struct sections *names)
{
	for (size_t i = 0; i < names->len; i++) {
		const struct subject *s =
		    subject_find(o->view->subjects, names->at[i]);

		if (s && s->standing == STANDING_OFFERED &&
		    (s->is_forced || !is_for_others(o, s)))
			return true;
	}
	return false;
}

static int
observe_condition(struct observer *o, struct observation *out)
{
	const struct condition *c = &o->rule->condition;

	out->applies = rule_fits_purpose(o->view, o->rule);
	if (!out->applies) {
		not_in_scope(o, out);
		return 0;
	}
	if (c->kind == CONDITION_OFFERS) {
		out->applies = one_is_offered(o, &c->offers);
	} else if (c->kind == CONDITION_METHODS &&
		   methods_listed(o->view->methods, c)) {
		out->applies = true;
		observe_denial(o, out);
	} else if (c->kind != CONDITION_NONE) {
		if (observe_any(o, &c->says, 1, &out->because))
			return -1;
		out->applies = out->because.len != 0 ||
			       (c->kind == CONDITION_SAYS && !c->says.len);
		if (out->applies && observe_condition_denied(o, out))
			return -1;
	}
	if (c->kind != CONDITION_NONE)
		out->condition = out->applies
				     ? c->text
				     : arena_print(o->a, "not the case: %.*s",
					   STR_ARG(c->text));
	return 0;
}

/* Of a document that states one of the elements it is no question whether it
 * speaks of the topic; the outline is shown by a passage on it. */
static bool
wants_anchors(const struct observation *out)
{
	const struct rule *r = out->rule;

	for (size_t i = 0; i < r->n_elements && !r->n_outline; i++)
		for (size_t k = 0; k < out->elements[i].len; k++)
			if (sighting_is_full(&out->elements[i].at[k]))
				return false;
	return true;
}

static int
observe(struct observer *o, struct observation *out)
{
	const struct view *view = o->view;
	const struct rule *rule = o->rule;
	struct arena *a = o->a;

	if (observe_condition(o, out))
		return -1;
	if (!out->applies)
		return 0;
	for (size_t i = 0; i < rule->n_elements; i++)
		if (observe_element(o, &rule->elements[i], &out->elements[i],
			&out->refused[i]))
			return -1;
	out->instead = arena_many(a, struct sightings, rule->n_methods);
	for (size_t i = 0; i < rule->n_methods; i++) {
		o->check = &rule->methods[i];
		if (observe_element(
			o, &o->check->instead, &out->instead[i], NULL))
			return -1;
		o->check = NULL;
	}
	for (size_t i = 0; i < rule->n_conflicts; i++)
		if (has_ground(view, &rule->conflicts[i]) &&
		    observe_conflict(
			o, &rule->conflicts[i], &out->conflicts[i]))
			return -1;
	observe_pointers(o, out);
	observe_deferral(o, out);
	structure_observe(a, view, rule, out);
	dates_observe(a, view, rule, out);
	agree_observe(a, view, rule, out);
	if (profiles_observe(a, view, rule, observe_value, o, out))
		return -1;
	if (wants_anchors(out))
		(void)anchors_of(o, out);
	out->gave_up = o->gave_up;
	return o->failed ? -1 : 0;
}

/* A list as it is kept: it may have been collected in memory that goes. */
static void
settle(struct arena *a, struct sightings *list)
{
	struct sightings kept = {0};

	VEC_FIT(a, &kept, list->len);
	for (size_t i = 0; i < list->len; i++)
		kept.at[kept.len++] = list->at[i];
	*list = kept;
}

static void
settle_all(struct arena *a, struct observation *out)
{
	const struct rule *rule = out->rule;

	for (size_t i = 0; i < rule->n_elements; i++) {
		settle(a, &out->elements[i]);
		settle(a, &out->refused[i]);
	}
	for (size_t i = 0; i < rule->n_conflicts; i++)
		settle(a, &out->conflicts[i]);
	for (size_t i = 0; out->instead && i < rule->n_methods; i++)
		settle(a, &out->instead[i]);
	settle(a, &out->anchors);
	settle(a, &out->pointers);
	settle(a, &out->because);
}

int
rule_observe(struct arena *a, const struct view *view, const struct rule *rule,
    struct observation *out, struct err *err)
{
	struct observer o = {.a = a,
	    .view = view,
	    .rule = rule,
	    .purposes = purposes_wanted(view, rule),
	    .pointers =
		view->pointers ? view->pointers : pointers_pick(a, view),
	    .err = err};
	int failed;

	o.spots =
	    arena_many(&o.gone, struct spot *, (size_t)view->prose->n_docs);
	*out = (struct observation){.rule = rule, .deferred_statement = -1};
	out->elements = arena_many(a, struct sightings, rule->n_elements);
	out->refused = arena_many(a, struct sightings, rule->n_elements);
	out->conflicts = arena_many(a, struct sightings, rule->n_conflicts);
	failed = observe(&o, out);
	settle_all(a, out);
	arena_clear(&o.gone);
	return failed;
}

bool
sighting_in_force(const struct sighting *s, date day)
{
	return (s->from == DATE_NONE || s->from <= day) &&
	       (s->until == DATE_OPEN || s->until == DATE_NONE ||
		   day < s->until);
}
