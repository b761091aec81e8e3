/* What a hit of a pattern is worth: whether its clause is what the rule asks
 * for, and why it may count less. */
#include "rule/collect.h"
#include "rule/methods.h"
#include "rule/purposes.h"
#include "rule/scope.h"

/* Tokens between "not" and the verb it denies: "not be publicly disclosed". */
#define DENIAL_REACH 3

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

const struct spot *
observer_spot(struct observer *o, int document, int section)
{
	const struct map *map = o->view->prose->maps[document];
	const struct sections *must = &o->rule->must;
	struct spot **row = &o->spots[document], *spot;
	bool inside;

	if (!*row)
		*row = arena_many(&o->gone, struct spot, map->sections.len + 1);
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

/* On the title page, or a notice below the change log. */
static bool
is_in_front(const struct block *b)
{
	return b->role == ROLE_COVER ||
	       (b->role == ROLE_CHANGELOG && b->kind == BLOCK_PARAGRAPH);
}

/* Is a statement of such use heard? */
static bool
is_heard(const struct prose *p, const struct statement *st,
    const struct frame_need *need)
{
	const struct block *b = &p->docs[st->document]->blocks.at[st->block];

	return st->use == PROSE_PRACTICE ||
	       (need->definitions && st->use == PROSE_DEFINITION) ||
	       (need->front && is_in_front(b));
}

static bool
is_word(const struct phrase_text *t, int token, struct str word)
{
	return str_eq(token_key(t, token), word);
}

/* At its verb: "is not done", "never does", "nor is it done"; not "nobody does
 * it alone", which denies another thing. */
static bool
is_denied_at_verb(const struct phrase_text *t, const struct clause *c)
{
	int first = c->verb - DENIAL_REACH, last = c->verb + 1;

	if (first < c->first)
		first = c->first;
	if (last >= c->last)
		last = c->last - 1;
	for (int i = first; i <= last; i++)
		if (is_word(t, i, STR("not")) || is_word(t, i, STR("never")) ||
		    is_word(t, i, STR("nor")) || is_word(t, i, STR("neither")))
			return true;
	return false;
}

/* "No auditor attends": the hit begins with what there is not; a number may be
 * its bound ("no period exceeds a year"). */
static bool
is_of_nothing(
    const struct phrase_text *t, const struct clause *c, const struct hit *hit)
{
	if (hit->first <= c->first || !is_word(t, hit->first - 1, STR("no")))
		return false;
	for (int i = hit->first; i < hit->last; i++)
		if (t->tokens.at[i].quantity >= 0)
			return false;
	return true;
}

/* "Are not refused", "no request is rejected": two denials, and nothing is
 * denied. */
static bool
is_refusal_denied(const struct phrase_text *t, const struct clause *c)
{
	if (c->verb < 0 || !(token_flags(t, c->verb) & KEY_REFUSAL))
		return false;
	if (is_word(t, c->first, STR("no")))
		return true;
	for (int i = c->verb - 1; i >= c->first && i >= c->verb - 2; i--)
		if (is_word(t, i, STR("not")) || is_word(t, i, STR("never")))
			return true;
	return false;
}

/* "The request was not authorized | 24 hours": the heading of a row tells the
 * case, and what it denies the cell does not. */
static bool
is_of_heading(
    const struct prose *p, const struct clause *c, const struct hit *hit)
{
	const struct unit *u = &p->text->units.at[hit->unit];
	int cell =
	    p->text->stretches.at[u->first_stretch + u->n_stretches - 1].first;

	return p->statements.at[hit->unit].kind == STATEMENT_CELL &&
	       c->last <= cell && hit->last > cell;
}

/* "All data other than domain names (EV) | 398 days": a cell is not about what
 * the heading of its row leaves out, up to the next sign. */
static bool
begins_in_exception(const struct prose *p, const struct hit *hit)
{
	const struct clause *c;

	if (p->statements.at[hit->unit].kind != STATEMENT_CELL)
		return false;
	c = prose_clause(p, hit->unit, hit->first, hit->first + 1);
	if (!c || hit->first < c->except_first ||
	    hit->first >= c->except_last || !is_of_heading(p, c, hit))
		return false;
	for (int i = c->except_first; i < hit->first; i++)
		if (token_flags(p->text, i) & KEY_SIGN)
			return false;
	return true;
}

/* Where a pattern decides, what is denied is not what it asks for, unless the
 * denial is that of another thing: "there is no fee". */
static bool
polarity_fits(const struct prose *p, const struct frame_need *need,
    const struct clause *c, const struct hit *hit)
{
	const struct phrase_text *t = p->text;
	bool denial = !need->any_polarity && need->polarity == POLARITY_NO;

	if ((need->as_pattern || denial) && is_refusal_denied(t, c))
		return false;
	/* "If the report is not published, ..." says what follows then. */
	if (denial && (c->condition || is_of_heading(p, c, hit)))
		return false;
	return need->any_polarity || c->polarity == need->polarity ||
	       (need->as_pattern && !c->spared && !is_denied_at_verb(t, c) &&
		   !is_of_nothing(t, c, hit));
}

/* "It is not used for wildcards", said of one method, where a sentence on all
 * of them is looked for. */
static bool
tells_of_one_method(const struct observer *o, const struct hit *hit)
{
	return o->check && o->check->demand == METHOD_EXCLUDE_WILDCARDS &&
	       methods_tell_of_one(
		   o->view->prose, o->view->methods, o->check, hit->unit);
}

/* Turns a hit into a sighting; false when its frame rules it out. */
bool
observer_weigh(struct observer *o, const struct frame_need *need,
    const struct hit *hit, struct sighting *out)
{
	const struct prose *p = o->view->prose;
	const struct statement *st = &p->statements.at[hit->unit];
	const struct clause *clause =
	    prose_clause(p, hit->unit, hit->first, hit->last);
	unsigned kind = o->view->kinds[st->document];
	const struct spot *spot;

	if (st->kind == STATEMENT_HEADING || !is_heard(p, st, need) ||
	    begins_in_exception(p, hit) || tells_of_one_method(o, hit))
		return false;
	*out = (struct sighting){.statement = hit->unit,
	    .first = hit->first,
	    .last = hit->last,
	    .document = st->document,
	    .section = st->section,
	    .clause = clause,
	    .from = clause && !need->any_day ? clause->from : DATE_NONE,
	    .until = clause && !need->any_day ? clause->until : DATE_OPEN};
	if (clause) {
		if (clause->past && !need->any_day)
			return false;
		if (!actor_fits(need, clause->actor))
			return false;
		if (!polarity_fits(p, need, clause, hit))
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
	spot = observer_spot(o, st->document, st->section);
	out->near = spot->near;
	if (spot->elsewhere)
		out->flags |= SIGHT_ELSEWHERE;
	if (kind && !(o->rule->kinds & kind))
		out->flags |= SIGHT_WRONG_KIND;
	return true;
}

/* It is denied as it stands: at all times, to all, and not for one case.  Items
 * and cells may be such cases. */
static bool
is_firm_denial(
    const struct phrase_text *t, const struct clause *c, const struct hit *hit)
{
	return c->polarity == POLARITY_NO &&
	       (c->spared || (c->verb >= 0 && is_denied_at_verb(t, c))) &&
	       (c->modality == MODALITY_PRESENT ||
		   c->modality == MODALITY_MUST) &&
	       (c->spared || c->except_first == c->except_last) &&
	       c->weak_first == c->weak_last && c->from == DATE_NONE &&
	       c->until == DATE_OPEN && !c->relative && !c->condition &&
	       !c->gate && c->first <= hit->first &&
	       (c->spared || hit->last <= c->last);
}

bool
collector_refuses(const struct collector *c, const struct hit *hit,
    int last_unit, struct sighting *out)
{
	const struct prose *p = c->o->view->prose;
	const struct clause *clause =
	    prose_clause(p, hit->unit, hit->first, hit->last);
	struct frame_need need = *c->need;

	if (need.any_polarity || need.polarity != POLARITY_YES ||
	    last_unit != hit->unit + 1 || !clause ||
	    p->statements.at[hit->unit].kind != STATEMENT_SENTENCE ||
	    !is_firm_denial(p->text, clause, hit))
		return false;
	need.polarity = POLARITY_NO;
	return observer_weigh(c->o, &need, hit, out) && !out->flags &&
	       out->near != NEAR_REST;
}

/* A section that a pattern names says where, not how much:
 * "<section 3.2.2.4.22> & <? days>" has caught the days. */
const struct quantity *
collector_caught(const struct collector *c, const struct hit *hit)
{
	const struct phrase_text *t = c->o->view->prose->text;
	int before = c->limit->capture;

	if (!c->limit->n_steps && !c->compares)
		return NULL;
	for (int i = 0; i < hit->n_quantities; i++) {
		const struct quantity *q =
		    &t->quantities.at[hit->quantities[i]];

		if (q->kind != QUANTITY_SECTION && before-- == 0)
			return q;
	}
	return NULL;
}

bool
sighting_is_full(const struct sighting *s)
{
	return s->flags == 0 && s->from == DATE_NONE && s->until == DATE_OPEN;
}

int
sighting_shortfalls(const struct sighting *s)
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
	return observer_weigh(c->o, c->need, &part, out);
}

static bool
clause_spoils(const struct collector *c, int unit, int first, int last)
{
	static const unsigned served = 1u << ACTOR_SUBSCRIBER |
				       1u << ACTOR_APPLICANT |
				       1u << ACTOR_RELYING;
	const struct prose *p = c->o->view->prose;
	const struct clause *clause = prose_clause(p, unit, first, last);
	struct hit part = {.unit = unit, .first = first, .last = last};

	if (!clause || clause->past)
		return false;
	if (!polarity_fits(p, c->need, clause, &part))
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
	return clause_spoils(c, unit, first, last) ||
	       clause_spoils(c, unit, first, first + 1);
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
	const struct quantity *q = collector_caught(c, hit);

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
bool
collector_weigh(const struct collector *c, const struct hit *hit, int last_unit,
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
		    (found &&
			sighting_shortfalls(&s) >= sighting_shortfalls(out)))
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
