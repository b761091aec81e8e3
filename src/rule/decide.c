#include "rule/decide.h"

#include "rule/message.h"

/* What one element came to on a day. */
struct outcome {
	enum verdict verdict; /* compliant, partial, conflict, missing */
	const struct sighting *best; /* decisive, or NULL */
	const struct limit_step *step; /* that it was held against */
	enum shortfall why;
};

struct judge {
	struct arena *a;
	const struct view *view;
	const struct observation *seen;
	const struct rule *rule;
	date day;
	struct outcome *outcomes; /* one an element */
	const struct conflict *conflict; /* that was hit, or NULL */
	const struct sighting *conflict_at;
	const struct sighting *pointer;
};

static bool
is_in_force(const struct sighting *s, date day)
{
	return (s->from == DATE_NONE || s->from <= day) &&
	       (s->until == DATE_OPEN || s->until == DATE_NONE ||
		   day < s->until);
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

/* Smaller is better: fewer shortfalls, nearer to home, earlier. */
static int
rank(const struct sighting *s, date day)
{
	int shorts = 0;

	for (unsigned f = s->flags; f; f &= f - 1)
		shorts++;
	if (!is_in_force(s, day))
		shorts += 8;
	return shorts * 4 + (int)s->near;
}

static const struct sighting *
best_of(const struct sightings *list, date day)
{
	const struct sighting *best = NULL;

	for (size_t i = 0; i < list->len; i++)
		if (!best || rank(&list->at[i], day) < rank(best, day))
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

		if (s->quantity && is_in_force(s, day) &&
		    limit_compare(limit, s->quantity, day, step) < 0)
			return s;
	}
	return NULL;
}

static void
judge_element(const struct judge *j, size_t i)
{
	const struct element *e = &j->rule->elements[i];
	const struct sightings *list = &j->seen->elements[i];
	struct outcome *o = &j->outcomes[i];

	*o = (struct outcome){.verdict = VERDICT_MISSING};
	o->best = worse_than_limit(list, &e->limit, j->day, &o->step);
	if (o->best) {
		o->verdict = e->limit.worse;
		o->why = SHORT_LIMIT;
		return;
	}
	o->best = best_of(list, j->day);
	if (!o->best)
		return;
	if (!is_in_force(o->best, j->day))
		o->why = o->best->from != DATE_NONE && o->best->from > j->day
			     ? SHORT_LATER
			     : SHORT_ENDED;
	else
		o->why = shortfall_of(o->best);
	o->verdict = o->why == SHORT_NOT ? VERDICT_COMPLIANT : VERDICT_PARTIAL;
}

static void
judge_conflicts(struct judge *j)
{
	for (size_t i = 0; i < j->rule->n_conflicts && !j->conflict; i++) {
		const struct conflict *x = &j->rule->conflicts[i];
		const struct sightings *list = &j->seen->conflicts[i];
		const struct limit_step *step;
		const struct sighting *at =
		    x->limit.n_steps
			? worse_than_limit(list, &x->limit, j->day, &step)
			: best_of(list, j->day);

		if (at && is_in_force(at, j->day)) {
			j->conflict = x;
			j->conflict_at = at;
		}
	}
}

/* A reference to the cited clause stands in for elements that the text does
 * not state, as far as the rule lets it. */
static void
apply_pointer(struct judge *j)
{
	j->pointer = best_of(&j->seen->pointers, j->day);
	if (!j->pointer || !is_in_force(j->pointer, j->day))
		return;
	for (size_t i = 0; i < j->rule->n_elements; i++) {
		struct outcome *o = &j->outcomes[i];

		if (o->verdict != VERDICT_MISSING)
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
	size_t met = 0, part = 0;

	for (size_t i = 0; i < j->rule->n_elements; i++) {
		enum verdict v = j->outcomes[i].verdict;

		if (v == VERDICT_CONFLICT)
			return VERDICT_CONFLICT;
		met += v == VERDICT_COMPLIANT;
		part += v == VERDICT_PARTIAL;
	}
	if (met == j->rule->n_elements)
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

static void
judge_all(struct judge *j)
{
	j->outcomes = arena_many(j->a, struct outcome, j->rule->n_elements);
	for (size_t i = 0; i < j->rule->n_elements; i++)
		judge_element(j, i);
	judge_conflicts(j);
	apply_pointer(j);
}

static enum verdict
verdict_now(const struct judge *j)
{
	enum verdict a, b;

	if (j->conflict)
		return VERDICT_CONFLICT;
	a = j->rule->n_elements ? verdict_of_elements(j) : VERDICT_COMPLIANT;
	b = verdict_of_outline(j);
	return verdict_rank(a) < verdict_rank(b) ? a : b;
}

/* --- evidence ------------------------------------------------------- */

#define PASSAGES_MAX 8

static void
add_passages(struct judge *j, struct result *out, enum evidence_role role,
    const struct passage *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct evidence e = {.role = role,
		    .document = p[i].document,
		    .section = j->view->prose->maps[p[i].document]
				   ->section_of[p[i].block],
		    .block = p[i].block,
		    .statement = p[i].statement,
		    .start = p[i].start,
		    .end = p[i].end};
		bool known = false;

		for (size_t k = 0; k < out->evidence.len && !known; k++)
			known = out->evidence.at[k].block == e.block &&
				out->evidence.at[k].document == e.document &&
				out->evidence.at[k].start == e.start &&
				out->evidence.at[k].end == e.end;
		if (!known && e.start < e.end)
			VEC_PUSH(j->a, &out->evidence, e);
	}
}

/* The sentence that decided; several sentences when the hit spans them.  The
 * item itself comes before its lead-in: the decisive words first. */
static void
add_sighting(struct judge *j, struct result *out, enum evidence_role role,
    const struct sighting *s)
{
	const struct prose *p = j->view->prose;
	const struct unit *u = &p->text->units.at[s->statement];
	struct passage list[PASSAGES_MAX];
	size_t n;

	if (s->last <= u->last)
		n = prose_statement_passages(
		    p, s->statement, list, PASSAGES_MAX);
	else
		n = prose_passages(p, s->first, s->last, list, PASSAGES_MAX);
	if (n > 1 && s->last <= u->last)
		add_passages(j, out, role, &list[n - 1], 1);
	add_passages(j, out, role, list, n);
}

static void
add_searched(struct judge *j, struct result *out)
{
	const struct rule *r = j->rule;
	struct VEC(struct str) numbers = {0};
	struct evidence e = {.role = EVIDENCE_SEARCHED,
	    .section = -1,
	    .block = -1,
	    .statement = -1};

	VEC_PUSH(j->a, &numbers, r->home);
	for (size_t i = 0; i < r->must.len; i++)
		if (!str_eq(r->must.at[i], r->home))
			VEC_PUSH(j->a, &numbers, r->must.at[i]);
	for (size_t i = 0; i < r->look.len; i++)
		if (!str_eq(r->look.at[i], r->home))
			VEC_PUSH(j->a, &numbers, r->look.at[i]);
	e.sections = numbers.at;
	e.n_sections = numbers.len;
	VEC_PUSH(j->a, &out->evidence, e);
}

static enum evidence_role
role_of(const struct outcome *o)
{
	if (o->why == SHORT_POINTER)
		return EVIDENCE_REFERS;
	if (o->verdict == VERDICT_CONFLICT)
		return EVIDENCE_CONTRADICTS;
	return o->verdict == VERDICT_COMPLIANT ? EVIDENCE_SUPPORTS
					       : EVIDENCE_WEAKENS;
}

static int
home_section(const struct judge *j, int *document)
{
	for (int d = 0; d < j->view->prose->n_docs; d++) {
		int s = map_find(j->view->prose->maps[d], j->rule->home);

		if (s >= 0) {
			*document = d;
			return s;
		}
	}
	*document = 0;
	return -1;
}

static void
add_element(struct judge *j, struct result *out, size_t i, bool issues_only)
{
	const struct element *e = &j->rule->elements[i];
	const struct outcome *o = &j->outcomes[i];
	struct element_result er = {.name = e->name,
	    .core = e->core,
	    .verdict = o->verdict,
	    .section = -1,
	    .first_evidence = out->evidence.len};

	if (verdict_is_issue(o->verdict) != issues_only)
		return;
	if (o->best) {
		add_sighting(j, out, role_of(o), o->best);
		er.document = o->best->document;
		er.section = o->best->section;
	} else {
		er.section = home_section(j, &er.document);
	}
	er.n_evidence = out->evidence.len - er.first_evidence;
	er.message = message_of_element(
	    j->a, j->view, e, o->verdict, o->why, o->best, o->step);
	VEC_PUSH(j->a, &out->elements, er);
}

static void
add_conflict(struct judge *j, struct result *out)
{
	const struct conflict *x = j->conflict;
	struct element_result er = {
	    .name = x->element.len ? x->element : x->name,
	    .core = true,
	    .verdict = VERDICT_CONFLICT,
	    .document = j->conflict_at->document,
	    .section = j->conflict_at->section,
	    .message = x->because,
	    .first_evidence = out->evidence.len};

	add_sighting(j, out, EVIDENCE_CONTRADICTS, j->conflict_at);
	er.n_evidence = out->evidence.len - er.first_evidence;
	VEC_PUSH(j->a, &out->elements, er);
}

/* Evidence of a fault: the heading, or the reference. */
static void
add_fault_evidence(
    struct judge *j, struct result *out, const struct outline_sighting *s)
{
	const struct map *m = j->view->prose->maps[s->document];
	struct evidence e = {.role = EVIDENCE_CONTRADICTS,
	    .document = s->document,
	    .section = s->section,
	    .statement = -1};
	struct passage list[PASSAGES_MAX];

	if (s->statement >= 0) {
		size_t n = prose_statement_passages(
		    j->view->prose, s->statement, list, PASSAGES_MAX);

		add_passages(j, out, EVIDENCE_CONTRADICTS, &list[n ? n - 1 : 0],
		    n ? 1 : 0);
		return;
	}
	if (s->section < 0 || m->sections.at[s->section].heading < 0)
		return;
	e.block = m->sections.at[s->section].heading;
	e.end = m->doc->blocks.at[e.block].text.len;
	if (e.end)
		VEC_PUSH(j->a, &out->evidence, e);
}

/* All faults of one check are one element: "3.3.1, 3.3.2 and 7.1.9 are
 * missing" is one fact. */
static void
add_fault_element(
    struct judge *j, struct result *out, const struct outline_check *c)
{
	struct element_result er = {.name = c->name,
	    .core = c->core,
	    .verdict = VERDICT_COMPLIANT,
	    .section = -1,
	    .first_evidence = out->evidence.len};

	for (size_t i = 0; i < j->seen->outline.len; i++) {
		const struct outline_sighting *s = &j->seen->outline.at[i];

		if (s->check != c)
			continue;
		if (er.verdict == VERDICT_COMPLIANT) {
			er.verdict = c->verdict;
			er.document = s->document;
			er.section = s->section;
		}
		add_fault_evidence(j, out, s);
	}
	if (er.verdict != VERDICT_COMPLIANT)
		er.message = message_of_faults(j->a, j->view, j->seen, c);
	er.n_evidence = out->evidence.len - er.first_evidence;
	VEC_PUSH(j->a, &out->elements, er);
}

/* A sound outline is proved by headings too: the first and the last one. */
static void
add_outline_proof(struct judge *j, struct result *out)
{
	const struct map *m = j->view->prose->maps[0];
	struct evidence e = {.role = EVIDENCE_SUPPORTS, .statement = -1};
	size_t last = m->sections.len;

	for (size_t i = 1; i < last; i++) {
		if (m->sections.at[i].rfc < 0 || m->sections.at[i].heading < 0)
			continue;
		e.section = (int)i;
		e.block = m->sections.at[i].heading;
		e.end = m->doc->blocks.at[e.block].text.len;
		if (!e.end)
			continue;
		VEC_PUSH(j->a, &out->evidence, e);
		return;
	}
}

static void
collect_evidence(struct judge *j, struct result *out)
{
	if (j->conflict)
		add_conflict(j, out);
	for (size_t i = 0; i < j->rule->n_elements; i++)
		add_element(j, out, i, true);
	for (size_t i = 0; i < j->rule->n_outline; i++)
		add_fault_element(j, out, &j->rule->outline[i]);
	for (size_t i = 0; i < j->rule->n_elements; i++)
		add_element(j, out, i, false);
	if (out->verdict == VERDICT_COMPLIANT && !out->evidence.len &&
	    j->rule->n_outline)
		add_outline_proof(j, out);
	if (out->evidence.len == 0 && out->verdict != VERDICT_MISSING)
		for (size_t i = 0; i < j->seen->anchors.len && i < 3; i++)
			add_sighting(
			    j, out, EVIDENCE_WEAKENS, &j->seen->anchors.at[i]);
	if (verdict_is_issue(out->verdict) &&
	    (out->verdict == VERDICT_MISSING || !out->evidence.len))
		add_searched(j, out);
}

/* --- confidence, severity, place ------------------------------------ */

static bool
is_lone_cp(const struct view *v)
{
	for (int d = 0; d < v->prose->n_docs; d++)
		if (v->kinds[d] != KIND_CP)
			return false;
	return true;
}

static bool
was_read_in_full(const struct view *v)
{
	for (int d = 0; d < v->prose->n_docs; d++) {
		const struct doc *doc = v->prose->docs[d];

		for (size_t i = 0; i < doc->notices.len; i++)
			if (doc->notices.at[i].kind == NOTICE_NOT_READ)
				return false;
	}
	return true;
}

/* How sure it is that nothing was said: a document whose outline could not be
 * mapped, or parts of which were not read, may say it where nobody looked. */
static enum confidence
confidence_of_absence(const struct judge *j)
{
	int document;
	int home = home_section(j, &document);

	if (home < 0)
		return CONFIDENCE_LOW;
	return was_read_in_full(j->view) ? CONFIDENCE_HIGH : CONFIDENCE_MEDIUM;
}

static enum confidence
confidence_of_sighting(const struct sighting *s)
{
	if (s->quantity || (s->clause && s->clause->modality != MODALITY_NONE))
		return CONFIDENCE_HIGH;
	return CONFIDENCE_MEDIUM;
}

static enum confidence
confidence_now(const struct judge *j, enum verdict v)
{
	enum confidence c = CONFIDENCE_HIGH;

	if (v == VERDICT_MISSING)
		return confidence_of_absence(j);
	if (v == VERDICT_CONFLICT && j->conflict)
		return confidence_of_sighting(j->conflict_at);
	for (size_t i = 0; i < j->rule->n_elements; i++) {
		const struct outcome *o = &j->outcomes[i];
		enum confidence one = o->best ? confidence_of_sighting(o->best)
					      : CONFIDENCE_MEDIUM;

		if (v == VERDICT_CONFLICT && o->verdict != VERDICT_CONFLICT)
			continue;
		if (one < c)
			c = one;
	}
	return c;
}

static bool
fails_core(const struct result *r)
{
	for (size_t i = 0; i < r->elements.len; i++)
		if (r->elements.at[i].core &&
		    r->elements.at[i].verdict != VERDICT_COMPLIANT)
			return true;
	return false;
}

static enum severity
severity_now(const struct rule *rule, const struct result *r)
{
	if (!verdict_is_issue(r->verdict))
		return SEVERITY_NONE;
	if (r->verdict != VERDICT_PARTIAL || fails_core(r) ||
	    rule->severity == SEVERITY_LOW)
		return rule->severity;
	return (enum severity)(rule->severity - 1);
}

/* The result sits where its decisive evidence is, else in the rule's home. */
static void
place_result(const struct judge *j, struct result *out)
{
	out->section = -1;
	if (out->evidence.len && out->evidence.at[0].section >= 0 &&
	    out->evidence.at[0].role != EVIDENCE_SEARCHED) {
		out->document = out->evidence.at[0].document;
		out->section = out->evidence.at[0].section;
		return;
	}
	out->section = home_section(j, &out->document);
}

/* --- unknown -------------------------------------------------------- */

/* Why the verdict cannot be given, or NULL. */
static const char *
undecided(const struct judge *j, const struct result *r)
{
	if (j->seen->gave_up)
		return "the search was cut short by a limit";
	if (r->verdict == VERDICT_MISSING && j->seen->deferred)
		return "the section defers to a document that was not given";
	if (r->verdict == VERDICT_MISSING && is_lone_cp(j->view) &&
	    !(j->rule->kinds & KIND_CP))
		return "a Certificate Policy alone is silent on it; it belongs "
		       "in the CPS";
	if (r->severity == SEVERITY_HIGH && r->confidence < CONFIDENCE_HIGH) {
		if (r->verdict == VERDICT_MISSING)
			return "no passage was found, but the document could "
			       "not be mapped or read well enough to be sure";
		if (r->verdict == VERDICT_CONFLICT)
			return "the passage may contradict the requirement, "
			       "but its wording is not certain";
	}
	return NULL;
}

static void
make_unknown(struct judge *j, struct result *out, const char *why)
{
	out->verdict = VERDICT_UNKNOWN;
	out->severity = SEVERITY_NONE;
	out->confidence = CONFIDENCE_LOW;
	out->message = message_of_unknown(j->a, j->rule, why);
	out->elements.len = 0;
	if (j->seen->deferred_statement >= 0) {
		struct passage list[PASSAGES_MAX];
		size_t n = prose_statement_passages(j->view->prose,
		    j->seen->deferred_statement, list, PASSAGES_MAX);

		add_passages(j, out, EVIDENCE_REFERS, list, n);
	}
}

/* --- the decision --------------------------------------------------- */

static struct judge
judge_on(struct arena *a, const struct view *view,
    const struct observation *seen, date day)
{
	struct judge j = {
	    .a = a, .view = view, .seen = seen, .rule = seen->rule, .day = day};

	judge_all(&j);
	return j;
}

static enum verdict
verdict_on(struct arena *a, const struct view *view,
    const struct observation *seen, date day)
{
	struct judge j = judge_on(a, view, seen, day);

	return verdict_now(&j);
}

static date
earliest_date(const struct view *v)
{
	date d = DATE_NONE;

	for (int i = 0; i < v->prose->n_docs; i++)
		if (v->dates[i] != DATE_NONE &&
		    (d == DATE_NONE || v->dates[i] < d))
			d = v->dates[i];
	return d;
}

static void
decide_in_force(struct arena *a, const struct view *view,
    const struct observation *seen, date day, struct result *out)
{
	struct judge j = judge_on(a, view, seen, day);
	date written = earliest_date(view);
	const char *why;

	out->verdict = verdict_now(&j);
	out->confidence = confidence_now(&j, out->verdict);
	collect_evidence(&j, out);
	out->severity = severity_now(seen->rule, out);
	out->message = message_of_result(a, seen->rule, out);
	why = undecided(&j, out);
	if (why)
		make_unknown(&j, out, why);
	place_result(&j, out);
	out->action = out->severity ? seen->rule->action : ACTION_NONE;
	out->lapsed = verdict_is_issue(out->verdict) && written != DATE_NONE &&
		      written < day && written >= rule_from(seen->rule) &&
		      verdict_on(a, view, seen, written) == VERDICT_COMPLIANT;
}

static struct result
empty_result(const struct observation *seen)
{
	return (struct result){.rule = seen->rule,
	    .section = -1,
	    .confidence = CONFIDENCE_HIGH,
	    .condition = seen->condition,
	    .since = rule_from(seen->rule),
	    .due = DATE_NONE};
}

/* A step of a limit that begins after `day` and changes the verdict. */
static void
look_ahead(struct arena *a, const struct view *view,
    const struct observation *seen, date day, struct result *out)
{
	date next = rule_next_step(seen->rule, day);
	struct result then = empty_result(seen);

	if (next == DATE_OPEN || out->verdict == VERDICT_UNKNOWN)
		return;
	decide_in_force(a, view, seen, next, &then);
	if (then.verdict == out->verdict || !verdict_is_issue(then.verdict))
		return;
	out->due = next;
	out->verdict_when_due = then.verdict;
	out->message_when_due = then.message;
}

/* Evidence and elements are those of the verdict that it will get. */
static void
decide_not_yet(struct arena *a, const struct view *view,
    const struct observation *seen, struct result *out)
{
	decide_in_force(a, view, seen, rule_from(seen->rule), out);
	out->verdict_when_due = out->verdict;
	out->message_when_due = out->message;
	out->due = rule_from(seen->rule);
	out->verdict = VERDICT_NOT_IN_FORCE;
	out->severity = SEVERITY_NONE;
	out->action = ACTION_NONE;
	out->lapsed = false;
}

void
rule_decide(struct arena *a, const struct view *view,
    const struct observation *seen, date day, struct result *out)
{
	const struct rule *r = seen->rule;

	*out = empty_result(seen);
	if (!seen->applies) {
		out->verdict = VERDICT_NOT_APPLICABLE;
		out->message = seen->condition;
	} else if (rule_from(r) != DATE_NONE && day < rule_from(r)) {
		decide_not_yet(a, view, seen, out);
	} else if (day >= rule_until(r)) {
		out->verdict = VERDICT_NOT_APPLICABLE;
		out->message = STR("the requirement is no longer in force");
	} else {
		decide_in_force(a, view, seen, day, out);
		look_ahead(a, view, seen, day, out);
	}
}
