#include "rule/decide.h"

#include "prose/row.h"
#include "rule/dates.h"
#include "rule/proof.h"

/* --- confidence, severity, place ------------------------------------ */

static bool
is_lone_cp(const struct view *v)
{
	for (int d = 0; d < v->prose->n_docs; d++)
		if (v->kinds[d] != KIND_CP && v->kinds[d] != KIND_PROFILES)
			return false;
	return true;
}

/* One of the two lies in the other. */
static bool
meet(const struct map *m, int section, struct str number)
{
	struct str own = map_rfc_number(m, section);

	return map_is_below(m, section, number) ||
	       (own.len && number_is_below(number, own));
}

/* What the rule asks for may stand in this section. */
static bool
belongs_in(const struct rule *r, const struct map *m, int section)
{
	if (meet(m, section, r->home))
		return true;
	for (size_t i = 0; i < r->must.len; i++)
		if (meet(m, section, r->must.at[i]))
			return true;
	for (size_t i = 0; i < r->look.len; i++)
		if (meet(m, section, r->look.at[i]))
			return true;
	return false;
}

/* A part that was not read may hold anything; a figure belongs to the section
 * in which it stands: the hierarchy of CAs in 1.3.1 hides no word of 6.7. */
static bool
may_hide(const struct rule *r, const struct map *m, const struct notice *n)
{
	if (n->kind != NOTICE_FIGURE || n->block < 0)
		return n->kind == NOTICE_NOT_READ || n->kind == NOTICE_FIGURE;
	return belongs_in(r, m, m->section_of[n->block]);
}

static bool
was_read_in_full(const struct rule *r, const struct view *v)
{
	for (int d = 0; d < v->prose->n_docs; d++) {
		const struct doc *doc = v->prose->docs[d];

		for (size_t i = 0; i < doc->notices.len; i++)
			if (may_hide(r, v->prose->maps[d], &doc->notices.at[i]))
				return false;
	}
	return true;
}

/* At least half of the sections found their place in the outline. */
static bool
is_mapped(const struct map *m)
{
	size_t known = 0;

	for (size_t i = 1; i < m->sections.len; i++)
		known += m->sections.at[i].rfc >= 0;
	return known > 0 && known * 2 >= m->sections.len - 1;
}

/* How sure it is that nothing was said: a document that could not be mapped,
 * or parts of which were not read, may say it where nobody looked. */
static enum confidence
confidence_of_absence(const struct rule *r, const struct view *v)
{
	for (int d = 0; d < v->prose->n_docs; d++)
		if (v->kinds[d] != KIND_PROFILES &&
		    !is_mapped(v->prose->maps[d]))
			return CONFIDENCE_LOW;
	return was_read_in_full(r, v) ? CONFIDENCE_HIGH : CONFIDENCE_MEDIUM;
}

/* "Root keys: HSM of level 3": a label and what it has, like a row of a
 * table. */
static bool
is_labelled(const struct prose *p, const struct sighting *s)
{
	const struct statement *st = &p->statements.at[s->statement];
	const struct unit *u = &p->text->units.at[s->statement];

	for (int i = 0; i < st->n_clauses; i++)
		if (p->clauses.at[st->first_clause + i].verb >= 0)
			return false;
	for (int i = u->first + 1; i < u->last - 1; i++)
		if (str_eq(token_key(p->text, i), STR(":")))
			return true;
	return false;
}

/* A number, a sentence with a verb, or what is told in a row is a plain
 * statement; a fragment of text may belong to a sentence that was not
 * understood. */
static enum confidence
confidence_of_sighting(const struct judge *j, const struct sighting *s)
{
	struct heads row;

	if (s->quantity || (s->clause && s->clause->modality != MODALITY_NONE))
		return CONFIDENCE_HIGH;
	return row_heads(j->view->prose, s->statement, &row) ||
		       is_labelled(j->view->prose, s)
		   ? CONFIDENCE_HIGH
		   : CONFIDENCE_MEDIUM;
}

static enum confidence
confidence_now(const struct judge *j, enum verdict v)
{
	enum confidence c = CONFIDENCE_HIGH;
	bool sure;

	if (v == VERDICT_MISSING)
		return confidence_of_absence(j->rule, j->view);
	if (v == VERDICT_CONFLICT && j->conflict)
		return confidence_of_sighting(j, j->conflict_at);
	if (v == VERDICT_CONFLICT && dates_conflict(j->seen, j->day, &sure))
		return sure ? CONFIDENCE_HIGH : CONFIDENCE_MEDIUM;
	for (size_t i = 0; i < j->rule->n_methods; i++)
		if (j->methods[i].verdict == v && !j->methods[i].sure)
			c = CONFIDENCE_MEDIUM;
	for (size_t i = 0; i < j->rule->n_elements; i++) {
		const struct outcome *o = &j->outcomes[i];
		enum confidence one = o->best
					  ? confidence_of_sighting(j, o->best)
					  : CONFIDENCE_MEDIUM;

		if (o->verdict == VERDICT_NOT_APPLICABLE ||
		    (v == VERDICT_CONFLICT && o->verdict != VERDICT_CONFLICT))
			continue;
		if (one < c)
			c = one;
	}
	return c;
}

static bool
is_difference(const struct judge *j)
{
	return j->conflict ? j->conflict->differs != DIFFERS_NOT
			   : j->rule->n_agreement != 0;
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
	out->section = judge_home(j, &out->document);
}

/* --- unknown -------------------------------------------------------- */

/* Nothing of what is asked was found, in full or in part. */
static bool
found_nothing(const struct judge *j, const struct result *r)
{
	if (r->verdict == VERDICT_MISSING)
		return true;
	for (size_t i = 0; i < r->elements.len; i++)
		if (r->elements.at[i].verdict != VERDICT_MISSING)
			return false;
	return r->verdict == VERDICT_PARTIAL && !j->pointer &&
	       j->rule->n_elements > 0;
}

/* Why the verdict cannot be given, or NULL. */
static const char *
undecided(const struct judge *j, const struct result *r)
{
	if (j->seen->gave_up)
		return "the search was cut short by a limit";
	if (j->seen->unread_log && r->verdict != VERDICT_CONFLICT)
		return "no entry of the change log could be read";
	if (j->seen->deferred && found_nothing(j, r))
		return arena_print(j->a,
		    "the text defers to another document, “%.*s”, which was "
		    "not given",
		    STR_ARG(j->seen->deferred_to))
		    .at;
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
	if (j->seen->deferred_statement >= 0)
		proof_add_statement(
		    j, out, EVIDENCE_REFERS, j->seen->deferred_statement);
}

/* --- the decision --------------------------------------------------- */

static enum verdict
verdict_on(struct arena *a, const struct view *view,
    const struct observation *seen, date day)
{
	struct judge j = judge_on(a, view, seen, day);

	return judge_verdict(&j);
}

static void
decide_in_force(struct arena *a, const struct view *view,
    const struct observation *seen, date day, struct result *out)
{
	struct judge j = judge_on(a, view, seen, day);
	date written = judge_written(view);
	const char *why;
	bool sure;

	out->verdict = judge_verdict(&j);
	out->differs = out->verdict == VERDICT_CONFLICT && is_difference(&j);
	out->confidence = confidence_now(&j, out->verdict);
	proof_collect(&j, out);
	out->severity = severity_now(seen->rule, out);
	out->message = message_of_result(a, seen->rule, out);
	why = undecided(&j, out);
	if (why)
		make_unknown(&j, out, why);
	place_result(&j, out);
	out->action = out->severity ? seen->rule->action : ACTION_NONE;
	/* A document that has grown old is no rule that has moved. */
	out->lapsed = verdict_is_issue(out->verdict) && written != DATE_NONE &&
		      written < day && written >= rule_from(seen->rule) &&
		      !dates_conflict(seen, day, &sure) &&
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

static date
earlier(date a, date b)
{
	return a < b ? a : b;
}

/* The next day that is not about the rule's own beginning and end. */
static date
next_step(const struct view *view, const struct observation *seen, date day)
{
	date next =
	    earlier(rule_next_step(seen->rule, day), dates_next(seen, day));

	return earlier(next, methods_next(seen->rule, view->methods, day));
}

date
rule_next_day(const struct view *view, const struct observation *seen, date day)
{
	date next = next_step(view, seen, day);

	if (rule_from(seen->rule) > day)
		next = earlier(next, rule_from(seen->rule));
	if (rule_until(seen->rule) > day)
		next = earlier(next, rule_until(seen->rule));
	return next;
}

/* A step that begins after `day` and changes the verdict. */
static void
look_ahead(struct arena *a, const struct view *view,
    const struct observation *seen, date day, struct result *out)
{
	date next = next_step(view, seen, day);
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
