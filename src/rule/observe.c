#include "rule/observe.h"

#include "base/limits.h"
#include "rule/agree.h"
#include "rule/dates.h"
#include "rule/methods.h"
#include "rule/pointers.h"
#include "rule/profiles.h"
#include "rule/purposes.h"
#include "rule/scope.h"
#include "rule/structure.h"

/* How a section stands to the rule; many hits ask. */
struct spot {
	bool known;
	bool elsewhere; /* outside the sections of `must` */
	unsigned char near;
};

struct observer {
	struct arena *a;
	const struct view *view;
	const struct rule *rule;
	struct spot **spots; /* by document, then section; NULL: no hit */
	unsigned purposes; /* purposes_wanted() */
	const struct pointers *pointers;
	struct err *err;
	bool gave_up;
};

static int
nearness_of(const struct observer *o, int document, int section)
{
	const struct rule *r = o->rule;
	const struct sections home = {&r->home, 1};

	if (scope_has(o->view, document, section, &home))
		return NEAR_HOME;
	for (int i = 0; i < (int)r->look.len && i + 1 < NEAR_REST; i++) {
		const struct sections look = {&r->look.at[i], 1};

		if (scope_has(o->view, document, section, &look))
			return i + 1;
	}
	return NEAR_REST;
}

static const struct spot *
spot_of(struct observer *o, int document, int section)
{
	const struct map *map = o->view->prose->maps[document];
	const struct sections *must = &o->rule->must;
	struct spot **row = &o->spots[document], *spot;
	bool inside;

	if (!*row)
		*row = arena_many(o->a, struct spot, map->sections.len + 1);
	spot = &(*row)[section + 1]; /* -1: before the first */
	if (spot->known)
		return spot;
	inside = scope_has(o->view, document, section, must);
	spot->known = true;
	spot->elsewhere = must->len && !inside;
	spot->near =
	    (unsigned char)(inside ? NEAR_HOME
				   : nearness_of(o, document, section));
	return spot;
}

static bool
is_weak_modality(enum modality m)
{
	return m == MODALITY_SHOULD || m == MODALITY_MAY ||
	       m == MODALITY_EFFORT || m == MODALITY_PLAN;
}

static bool
actor_fits(const struct frame_need *need, enum actor actor)
{
	unsigned allowed = need->actors
			       ? need->actors
			       : 1u << ACTOR_CA | 1u << ACTOR_RA |
				     1u << ACTOR_DELEGATED | 1u << ACTOR_NONE;

	return (allowed & (1u << actor)) != 0;
}

/* Is a statement of such use heard? */
static bool
is_heard(const struct prose *p, const struct statement *st,
    const struct frame_need *need)
{
	const struct block *b = &p->docs[st->document]->blocks.at[st->block];

	return st->use == PROSE_PRACTICE ||
	       (need->definitions && st->use == PROSE_DEFINITION) ||
	       (need->front && b->role == ROLE_COVER);
}

/* Turns a hit into a sighting; false when its frame rules it out. */
static bool
weigh(struct observer *o, const struct frame_need *need, const struct hit *hit,
    struct sighting *out)
{
	const struct prose *p = o->view->prose;
	const struct statement *st = &p->statements.at[hit->unit];
	const struct clause *clause =
	    prose_clause(p, hit->unit, hit->first, hit->last);
	unsigned kind = o->view->kinds[st->document];
	const struct spot *spot;

	if (st->kind == STATEMENT_HEADING || !is_heard(p, st, need))
		return false;
	*out = (struct sighting){.statement = hit->unit,
	    .first = hit->first,
	    .last = hit->last,
	    .document = st->document,
	    .section = st->section,
	    .clause = clause,
	    .from = clause ? clause->from : DATE_NONE,
	    .until = clause ? clause->until : DATE_OPEN};
	if (clause) {
		if (!actor_fits(need, clause->actor))
			return false;
		if (!need->any_polarity && clause->polarity != need->polarity)
			return false;
		if (!need->any_strength) {
			if (is_weak_modality(clause->modality))
				out->flags |= SIGHT_WEAK;
			if (clause->weak_first != clause->weak_last)
				out->flags |= SIGHT_WEAKENED;
		}
	}
	if (!purposes_fit(p, need->classes, o->purposes, hit))
		return false;
	spot = spot_of(o, st->document, st->section);
	out->near = spot->near;
	if (spot->elsewhere)
		out->flags |= SIGHT_ELSEWHERE;
	if (kind && !(o->rule->kinds & kind))
		out->flags |= SIGHT_WRONG_KIND;
	return true;
}

/* What one search collects. */
struct collector {
	struct observer *o;
	const struct frame_need *need;
	const struct phrases *unless;
	const struct phrases *under, *not_under; /* NULL: not asked */
	const struct sections *only;
	const struct limit *limit;
	bool compares; /* values are compared with each other */
	bool last_only; /* a hit over several statements counts by its last */
	int shade; /* -1: a full wording */
	size_t max;
	struct sightings *out;
};

static bool has_any(
    struct observer *o, const struct phrases *list, int first, int last);

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

static const struct quantity *
caught(const struct collector *c, const struct hit *hit)
{
	const struct phrase_text *t = c->o->view->prose->text;
	int capture = c->limit->capture;

	if ((!c->limit->n_steps && !c->compares) ||
	    capture >= hit->n_quantities)
		return NULL;
	return &t->quantities.at[hit->quantities[capture]];
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

static int
shortfalls(const struct sighting *s)
{
	int n = 0;

	for (unsigned f = s->flags; f; f &= f - 1)
		n++;
	return n;
}

/* Weighs the part of a hit that lies in one unit. */
static bool
weigh_part(const struct collector *c, const struct hit *hit, int unit,
    struct sighting *out)
{
	const struct unit *u = &c->o->view->prose->text->units.at[unit];
	struct hit part = *hit;

	part.unit = unit;
	if (part.first < u->first)
		part.first = u->first;
	if (part.last > u->last)
		part.last = u->last;
	return weigh(c->o, c->need, &part, out);
}

static bool
clause_spoils(const struct collector *c, const struct clause *clause)
{
	static const unsigned served = 1u << ACTOR_SUBSCRIBER |
				       1u << ACTOR_APPLICANT |
				       1u << ACTOR_RELYING;

	if (!clause)
		return false;
	if (!c->need->any_polarity && clause->polarity != c->need->polarity)
		return true;
	return !actor_fits(c->need, clause->actor) &&
	       (served & 1u << clause->actor) != 0;
}

/* A part of a wider hit that takes back what another part may say: denied, or
 * the duty of somebody whom the CA serves.  Its clause is the one of its first
 * verb, and the one it begins in. */
static bool
spoils(const struct collector *c, const struct hit *hit, int unit)
{
	const struct prose *p = c->o->view->prose;
	const struct unit *u = &p->text->units.at[unit];
	const struct statement *st = &p->statements.at[unit];
	int first = hit->first > u->first ? hit->first : u->first;
	int last = hit->last < u->last ? hit->last : u->last;

	if (st->use != PROSE_PRACTICE || st->kind == STATEMENT_HEADING)
		return false;
	return clause_spoils(c, prose_clause(p, unit, first, last)) ||
	       clause_spoils(c, prose_clause(p, unit, first, first + 1));
}

/* The sentence in which a wider hit begins or ends only allows what another
 * one states: "CCADB Policy" stands in "the CA may conform to ...". */
static bool
softens(const struct collector *c, const struct hit *hit, int unit)
{
	const struct prose *p = c->o->view->prose;
	const struct unit *u = &p->text->units.at[unit];
	const struct statement *st = &p->statements.at[unit];
	int first = hit->first > u->first ? hit->first : u->first;
	int last = hit->last < u->last ? hit->last : u->last;
	const struct clause *clause = prose_clause(p, unit, first, last);

	return !c->need->any_strength && clause && st->use == PROSE_PRACTICE &&
	       st->kind != STATEMENT_HEADING &&
	       is_weak_modality(clause->modality) && clause->actor == ACTOR_CA;
}

/* The number that a wider hit caught must be said of the certificates that are
 * asked for, and not only some other part of the hit. */
static bool
number_fits(const struct collector *c, const struct hit *hit, int last_unit)
{
	const struct prose *p = c->o->view->prose;
	const struct quantity *q = caught(c, hit);

	if (!q || last_unit == hit->unit + 1)
		return true;
	for (int u = hit->unit; u < last_unit; u++) {
		struct hit part = {
		    .unit = u, .first = q->first, .last = q->last};

		if (q->first < p->text->units.at[u].last)
			return purposes_fit(
			    p, c->need->classes, c->o->purposes, &part);
	}
	return true;
}

/* A hit over several statements of a paragraph is as good as its best one: the
 * auditor hands the report over, and the CA publishes it.  Headings help a
 * wide window to match and are passed over by weigh. */
static bool
weigh_hit(const struct collector *c, const struct hit *hit, int last_unit,
    struct sighting *out)
{
	bool found = false;

	if (!number_fits(c, hit, last_unit))
		return false;
	for (int u = c->last_only ? last_unit - 1 : hit->unit; u < last_unit;
	     u++) {
		struct sighting s;

		if (last_unit > hit->unit + 1 && !c->last_only &&
		    spoils(c, hit, u))
			return false;
		if (!weigh_part(c, hit, u, &s) ||
		    (found && shortfalls(&s) >= shortfalls(out)))
			continue;
		*out = s;
		found = true;
	}
	if (found && last_unit > hit->unit + 1 && !c->last_only &&
	    (softens(c, hit, hit->unit) || softens(c, hit, last_unit - 1)))
		out->flags |= SIGHT_WEAK;
	out->first = hit->first;
	out->last = hit->last;
	return found;
}

/* Whether one of the patterns stands in the hit's statements, or, "within
 * paragraph", around them. */
static bool
is_ruled_out(
    struct observer *o, const struct phrases *unless, int first, int last)
{
	const struct windows *w = &o->view->prose->windows;

	for (size_t i = 0; i < unless->len; i++) {
		struct phrases one = {&unless->at[i], 1};
		enum window window = pattern_window(unless->at[i]);
		int from = first, to = last, f, l;

		if (window != WINDOW_STATEMENT) {
			w->around(w->self, first, window, &from, &to);
			w->around(w->self, last - 1, window, &f, &l);
			from = f < from ? f : from;
			to = l > to ? l : to;
		}
		if (has_any(o, &one, from, to))
			return true;
	}
	return false;
}

static void
keep(const struct collector *c, const struct sighting *s)
{
	struct sighting *same = known(c->out, s);

	if (!same)
		VEC_PUSH(c->o->a, c->out, *s);
	else if (shortfalls(s) < shortfalls(same))
		*same = *s;
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
		keep(c, s);
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

static bool
collect(void *self, const struct hit *hit)
{
	struct collector *c = self;
	int last_unit = end_unit(c->o->view->prose, hit);
	struct sighting s;

	if (!weigh_hit(c, hit, last_unit, &s))
		return true;
	if (!is_well_placed(c, &s))
		return true;
	if (c->shade < 0 && c->unless->len &&
	    is_ruled_out(c->o, c->unless, hit->unit, last_unit))
		return true;
	s.shade = c->shade;
	if (c->shade >= 0)
		s.flags |= SIGHT_SHADE;
	s.quantity = caught(c, hit);
	keep_steps(c, &s);
	return c->out->len < c->max;
}

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
stop_at_first(void *self, const struct hit *hit)
{
	(void)hit;
	*(bool *)self = true;
	return false;
}

static bool
has_any(struct observer *o, const struct phrases *list, int first, int last)
{
	bool found = false;

	/* A pattern of the pack has compiled before it got here. */
	(void)search(o, list, stop_at_first, &found,
	    (struct reach){.first = first, .last = last});
	return found;
}

static int
search_all(struct observer *o, const struct phrases *says, struct collector *c)
{
	const struct view *v = o->view;
	struct reach reach = {.last = (int)v->text->units.len};

	if (c->only->len && v->scopes)
		reach.among = scope_units(v->scopes, v, c->only);
	return search(o, says, collect, c, reach);
}

static int
observe_element(
    struct observer *o, const struct element *e, struct sightings *out)
{
	struct collector c = {.o = o,
	    .need = &e->frame,
	    .unless = &e->unless,
	    .under = &e->under,
	    .not_under = &e->not_under,
	    .only = &e->only,
	    .limit = &e->limit,
	    .shade = -1,
	    .max = SIGHTINGS_MAX,
	    .out = out};

	if (search_all(o, &e->says, &c))
		return -1;
	for (size_t i = 0; i < e->n_local; i++) {
		struct collector there = c;

		there.under = &e->local[i].under;
		there.only = &e->local[i].only;
		there.max = out->len + SIGHTINGS_MAX;
		if (search_all(o, &e->local[i].says, &there))
			return -1;
	}
	for (size_t i = 0; i < e->n_partial; i++) {
		c.shade = (int)i;
		c.max = out->len + SIGHTINGS_MAX;
		if (search_all(o, &e->partial[i].says, &c))
			return -1;
	}
	return 0;
}

/* What the value of a field says: the patterns of a check of profiles. */
static int
observe_value(void *self, const struct element *e, int first, int last,
    struct sightings *out)
{
	struct observer *o = self;
	struct collector c = {.o = o,
	    .need = &e->frame,
	    .unless = &e->unless,
	    .only = &e->only,
	    .limit = &e->limit,
	    .shade = -1,
	    .max = SIGHTINGS_MAX,
	    .out = out};

	return search(o, &e->says, collect, &c,
	    (struct reach){.first = first, .last = last});
}

static int
observe_conflict(
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

	return search_all(o, &x->says, &c);
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

static int
observe_anchors(struct observer *o, struct sightings *out)
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
	    .max = SIGHTINGS_MAX,
	    .out = out};

	return search_all(o, &o->rule->anchor, &c);
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

static bool
is_anchored(const struct sightings *anchors, int statement)
{
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
				  !is_anchored(&out->anchors, ptr->statement)))
			continue;
		if (weigh(o, &need, &hit, &s))
			VEC_PUSH(o->a, &out->pointers, s);
	}
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

		if (spot_of(o, st->document, st->section)->near != NEAR_HOME ||
		    (!st->bare_pointer &&
			!is_anchored(&out->anchors, ptr->statement)))
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
	const struct frame_need any = any_frame(o->rule);
	static const struct phrases none = {0};
	static const struct sections anywhere = {0};
	static const struct limit no_limit = {0};
	struct sightings denied = {0};
	struct collector collector = {.o = o,
	    .need = &any,
	    .unless = &none,
	    .only = &anywhere,
	    .limit = &no_limit,
	    .shade = -1,
	    .max = 1,
	    .out = &denied};

	if (search_all(o, &o->rule->condition.unless, &collector))
		return -1;
	if (denied.len) {
		out->applies = false;
		out->because = denied;
	}
	return 0;
}

static int
observe_condition(struct observer *o, struct observation *out)
{
	const struct condition *c = &o->rule->condition;
	const struct frame_need any = any_frame(o->rule);
	static const struct phrases none = {0};
	static const struct sections anywhere = {0};
	static const struct limit no_limit = {0};
	struct collector collector = {.o = o,
	    .need = &any,
	    .unless = &none,
	    .only = &anywhere,
	    .limit = &no_limit,
	    .shade = -1,
	    .max = 1,
	    .out = &out->because};

	out->applies = rule_fits_purpose(o->view, o->rule);
	if (!out->applies) {
		not_in_scope(o, out);
		return 0;
	}
	if (c->kind == CONDITION_OFFERS) {
		out->applies = subject_is_offered(o->view->subjects, c->offer);
	} else if (c->kind == CONDITION_METHODS &&
		   methods_listed(o->view->methods, c)) {
		out->applies = true;
		observe_denial(o, out);
	} else if (c->kind != CONDITION_NONE) {
		if (search_all(o, &c->says, &collector))
			return -1;
		out->applies = out->because.len != 0;
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
	    .spots = arena_many(a, struct spot *, (size_t)view->prose->n_docs),
	    .err = err};

	*out = (struct observation){.rule = rule, .deferred_statement = -1};
	out->elements = arena_many(a, struct sightings, rule->n_elements);
	out->conflicts = arena_many(a, struct sightings, rule->n_conflicts);
	if (observe_condition(&o, out))
		return -1;
	if (!out->applies)
		return 0;
	if (observe_anchors(&o, &out->anchors))
		return -1;
	for (size_t i = 0; i < rule->n_elements; i++)
		if (observe_element(&o, &rule->elements[i], &out->elements[i]))
			return -1;
	out->instead = arena_many(a, struct sightings, rule->n_methods);
	for (size_t i = 0; i < rule->n_methods; i++)
		if (observe_element(
			&o, &rule->methods[i].instead, &out->instead[i]))
			return -1;
	for (size_t i = 0; i < rule->n_conflicts; i++)
		if (has_ground(view, &rule->conflicts[i]) &&
		    observe_conflict(
			&o, &rule->conflicts[i], &out->conflicts[i]))
			return -1;
	observe_pointers(&o, out);
	observe_deferral(&o, out);
	structure_observe(a, view, rule, out);
	dates_observe(a, view, rule, out);
	agree_observe(a, view, rule, out);
	if (profiles_observe(a, view, rule, observe_value, &o, out))
		return -1;
	out->gave_up = o.gave_up;
	return 0;
}

bool
sighting_in_force(const struct sighting *s, date day)
{
	return (s->from == DATE_NONE || s->from <= day) &&
	       (s->until == DATE_OPEN || s->until == DATE_NONE ||
		   day < s->until);
}
