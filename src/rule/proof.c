#include "rule/proof.h"

#include "rule/agree.h"
#include "rule/dates.h"
#include "rule/profiles.h"

/* Stretches of one statement: heading cells, lead-ins, the words themselves. */
#define PASSAGES_MAX 8

/* Sentences beside the first one that a hit over a paragraph shows. */
#define SENTENCES_MAX 3
/* Passages on the topic, when none of them decides. */
#define ANCHORS_SHOWN 3

static bool
is_practice(const struct prose *p, int statement)
{
	const struct statement *s = &p->statements.at[statement];

	return s->use == PROSE_PRACTICE && s->kind != STATEMENT_HEADING;
}

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

/* The item itself comes before its lead-in: the decisive words first. */
void
proof_add_statement(
    struct judge *j, struct result *out, enum evidence_role role, int statement)
{
	struct passage list[PASSAGES_MAX];
	size_t n = prose_statement_passages(
	    j->view->prose, statement, list, PASSAGES_MAX);

	if (n > 1)
		add_passages(j, out, role, &list[n - 1], 1);
	add_passages(j, out, role, list, n);
}

/* The sentence that decided, whole.  Of a hit over several sentences, those
 * that hold its first and its last words, then those between. */
static void
add_sighting(struct judge *j, struct result *out, enum evidence_role role,
    const struct sighting *s)
{
	const struct prose *p = j->view->prose;
	const struct unit *units = p->text->units.at;
	int first = s->statement, last = first, n = 0;

	while (first > 0 && units[first].first > s->first)
		first--;
	while ((size_t)last + 1 < p->text->units.len &&
	       units[last + 1].first < s->last)
		last++;
	proof_add_statement(j, out, role, s->statement);
	for (int i = first; i <= last && n < SENTENCES_MAX; i++)
		if (i != s->statement && is_practice(p, i) && ++n)
			proof_add_statement(j, out, role, i);
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
	if (o->why == SHORT_UNDONE)
		return EVIDENCE_SUPPORTS;
	if (o->verdict == VERDICT_CONFLICT)
		return EVIDENCE_CONTRADICTS;
	return o->verdict == VERDICT_COMPLIANT ? EVIDENCE_SUPPORTS
					       : EVIDENCE_WEAKENS;
}

/* What stands in the section where the words should stand: its first sentence.
 * The finding sits there; returns that section. */
static int
add_home(struct judge *j, struct result *out, int *document)
{
	const struct prose *p = j->view->prose;
	int section = judge_home(j, document), first, last;

	if (section < 0)
		return section;
	prose_section_statements(p, *document, section, false, &first, &last);
	while (first < last && !is_practice(p, first))
		first++;
	if (first < last)
		proof_add_statement(j, out, EVIDENCE_WEAKENS, first);
	return section;
}

/* An element nothing of which is shown yet, and that is met. */
static struct element_result
begin_element(const struct result *out, struct str name)
{
	return (struct element_result){.name = name,
	    .verdict = VERDICT_COMPLIANT,
	    .section = -1,
	    .statement = -1,
	    .first_evidence = out->evidence.len};
}

/* What was shown since it began is its evidence. */
static void
end_element(struct judge *j, struct result *out, struct element_result *er)
{
	er->n_evidence = out->evidence.len - er->first_evidence;
	VEC_PUSH(j->a, &out->elements, *er);
}

/* The conflict is about this element, or about the words that deny it. */
static bool
is_told_by_conflict(const struct judge *j, size_t i)
{
	const struct outcome *o = &j->outcomes[i];

	return j->conflict &&
	       (str_eq(j->conflict->element, j->rule->elements[i].name) ||
		   (o->why == SHORT_REFUSED &&
		       o->best->statement == j->conflict_at->statement));
}

static void
add_element(struct judge *j, struct result *out, size_t i, bool issues_only)
{
	const struct element *e = &j->rule->elements[i];
	const struct outcome *o = &j->outcomes[i];
	const struct sighting *place =
	    o->why == SHORT_UNDONE ? o->undone_at : o->best;
	struct element_result er = {.name = e->name,
	    .core = e->core,
	    .verdict = o->verdict,
	    .why = o->why,
	    .section = -1,
	    .statement = o->best ? o->best->statement : -1,
	    .first_evidence = out->evidence.len};

	if (o->verdict == VERDICT_NOT_APPLICABLE ||
	    verdict_is_issue(o->verdict) != issues_only ||
	    (issues_only && is_told_by_conflict(j, i)))
		return;
	if (o->why == SHORT_UNDONE)
		add_sighting(j, out, EVIDENCE_WEAKENS, o->undone_at);
	if (o->best) {
		add_sighting(j, out, role_of(o), o->best);
		er.document = place->document;
		er.section = place->section;
		if (o->why == SHORT_ELSEWHERE)
			er.section = add_home(j, out, &er.document);
	} else {
		er.section = judge_home(j, &er.document);
	}
	er.message = o->why == SHORT_UNDONE
			 ? o->undone_by->because
			 : message_of_element(j->a, j->view, e, o->verdict,
			       o->why, o->best, o->step);
	end_element(j, out, &er);
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
	    .statement = j->conflict_at->statement,
	    .message = x->because,
	    .first_evidence = out->evidence.len};

	add_sighting(j, out, EVIDENCE_CONTRADICTS, j->conflict_at);
	if (j->conflict_against)
		add_sighting(j, out, EVIDENCE_CONTRADICTS, j->conflict_against);
	end_element(j, out, &er);
}

/* A heading without its number, which is told beside it and is no part of the
 * text where it is automatic.  False when it has no words. */
static bool
add_heading(struct judge *j, struct result *out, struct evidence e)
{
	const struct map *m = j->view->prose->maps[e.document];
	const struct section *s = &m->sections.at[e.section];

	if (s->heading < 0)
		return false;
	e.block = s->heading;
	e.start = s->title.len ? s->title_start : 0;
	e.end = m->doc->blocks.at[e.block].text.len;
	if (e.end <= e.start)
		return false;
	VEC_PUSH(j->a, &out->evidence, e);
	return true;
}

/* Evidence of a fault: the heading, or the reference. */
static void
add_fault_evidence(
    struct judge *j, struct result *out, const struct outline_sighting *s)
{
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
	if (s->section >= 0)
		(void)add_heading(j, out, e);
}

/* Where a fault is found: at its heading, or where the missing one belongs. */
static int
fault_section(const struct judge *j, const struct outline_sighting *s)
{
	const struct map *m = j->view->prose->maps[s->document];

	if (s->section >= 0 || s->rfc < 0)
		return s->section;
	return map_find(m, m->outline->sections[s->rfc].number);
}

/* All faults of one check are one element: "3.3.1, 3.3.2 and 7.1.9 are
 * missing" is one fact. */
static void
add_fault_element(
    struct judge *j, struct result *out, const struct outline_check *c)
{
	struct element_result er = begin_element(out, c->name);

	er.core = c->core;
	for (size_t i = 0; i < j->seen->outline.len; i++) {
		const struct outline_sighting *s = &j->seen->outline.at[i];

		if (s->check != c)
			continue;
		if (er.verdict == VERDICT_COMPLIANT) {
			er.verdict = c->verdict;
			er.document = s->document;
			er.section = fault_section(j, s);
		}
		add_fault_evidence(j, out, s);
	}
	if (er.verdict != VERDICT_COMPLIANT)
		er.message = message_of_faults(j->a, j->view, j->seen, c);
	end_element(j, out, &er);
}

/* All contradictions of one check are one element; both passages of each are
 * quoted. */
static void
add_agreement_element(
    struct judge *j, struct result *out, const struct agreement_check *c)
{
	struct element_result er = begin_element(out, c->name);

	er.core = c->core;
	for (size_t i = 0; i < j->seen->agreement.len; i++) {
		const struct agreement_sighting *s = &j->seen->agreement.at[i];
		const struct passage *at = &s->found->at[0];

		if (s->check != c)
			continue;
		if (er.verdict == VERDICT_COMPLIANT) {
			er.verdict = c->verdict;
			er.document = at->document;
			er.section = j->view->prose->maps[at->document]
					 ->section_of[at->block];
		}
		add_passages(j, out,
		    c->verdict == VERDICT_CONFLICT ? EVIDENCE_CONTRADICTS
						   : EVIDENCE_WEAKENS,
		    at, s->found->n_at);
	}
	if (er.verdict != VERDICT_COMPLIANT)
		er.message = agree_message(j->a, j->view, j->seen, c);
	else if (j->view->comparison->kinds & 1u << c->kind)
		add_passages(j, out, EVIDENCE_SUPPORTS,
		    &j->view->comparison->compared[c->kind], 1);
	end_element(j, out, &er);
}

/* The title of the section that a profile stands in, or the first field that
 * it names: what there is to show of one that leaves something out. */
static struct passage
place_of_profile(const struct view *v, const struct profile *p)
{
	const struct map *map = v->prose->maps[p->document];
	const struct section *s = &map->sections.at[p->section];
	struct passage at = p->rows.at[0].name;

	if (s->heading >= 0) {
		at.block = s->heading;
		at.statement =
		    v->prose->first_statement[p->document][s->heading];
		/* Its number is not always part of the text. */
		at.start = s->title_start;
		at.end = map->doc->blocks.at[s->heading].text.len;
	}
	return at;
}

static void
add_profile_evidence(struct judge *j, struct result *out,
    const struct profile_sighting *s, enum verdict v)
{
	enum evidence_role role = v == VERDICT_COMPLIANT  ? EVIDENCE_SUPPORTS
				  : v == VERDICT_CONFLICT ? EVIDENCE_CONTRADICTS
							  : EVIDENCE_WEAKENS;
	struct passage at;

	if (!s->row) {
		at = place_of_profile(j->view, s->profile);
		add_passages(j, out, role, &at, 1);
		return;
	}
	add_passages(j, out, role, s->row->value, s->row->n_value);
	add_passages(j, out, role, &s->row->name, 1);
}

/* Checks of one name are one element.  One that is broken shows each place,
 * one that is met the first. */
static void
add_profile_element(
    struct judge *j, struct result *out, struct str name, bool issues_only)
{
	struct element_result er = begin_element(out, name);

	for (size_t i = 0; i < j->seen->profiles.len; i++) {
		const struct profile_sighting *s = &j->seen->profiles.at[i];
		enum verdict v = profiles_case(s, j->day);

		if (str_eq(s->check->name, name) &&
		    verdict_rank(v) < verdict_rank(er.verdict))
			er.verdict = v;
	}
	if (verdict_is_issue(er.verdict) != issues_only)
		return;
	for (size_t i = 0; i < j->seen->profiles.len; i++) {
		const struct profile_sighting *s = &j->seen->profiles.at[i];
		enum verdict v = profiles_case(s, j->day);

		if (!str_eq(s->check->name, name) || v != er.verdict)
			continue;
		er.core |= s->check->core;
		if (er.section < 0) {
			er.document = s->profile->document;
			er.section = s->profile->section;
		}
		add_profile_evidence(j, out, s, v);
		if (v == VERDICT_COMPLIANT)
			break;
	}
	if (er.verdict != VERDICT_COMPLIANT)
		er.message =
		    profiles_message(j->a, j->view, j->seen, name, j->day);
	end_element(j, out, &er);
}

static void
add_profiles(struct judge *j, struct result *out, bool issues_only)
{
	const struct profile_checks *all = &j->rule->profile;

	for (size_t i = 0; i < all->len && j->seen->profiles.len; i++) {
		bool told = false;

		for (size_t k = 0; k < i && !told; k++)
			told = str_eq(all->at[k].name, all->at[i].name);
		if (!told)
			add_profile_element(
			    j, out, all->at[i].name, issues_only);
	}
}

static enum evidence_role
role_of_methods(enum verdict v)
{
	if (v == VERDICT_COMPLIANT)
		return EVIDENCE_SUPPORTS;
	return v == VERDICT_CONFLICT ? EVIDENCE_CONTRADICTS : EVIDENCE_WEAKENS;
}

static void
add_method_element(
    struct judge *j, struct result *out, size_t i, bool issues_only)
{
	const struct method_check *c = &j->rule->methods[i];
	const struct method_outcome *o = &j->methods[i];
	struct element_result er = {.name = c->name,
	    .core = c->core,
	    .verdict = o->verdict,
	    .section = -1,
	    .statement = -1,
	    .first_evidence = out->evidence.len};

	if (o->verdict == VERDICT_NOT_APPLICABLE ||
	    verdict_is_issue(o->verdict) != issues_only)
		return;
	if (o->instead)
		add_sighting(j, out, role_of_methods(o->verdict), o->instead);
	for (size_t k = 0; k < o->cases.len; k++) {
		const struct method_case *x = &o->cases.at[k];

		proof_add_statement(
		    j, out, role_of_methods(o->verdict), x->statement);
		if (x->shown != x->statement)
			proof_add_statement(
			    j, out, role_of_methods(o->verdict), x->shown);
	}
	if (o->instead) {
		er.document = o->instead->document;
		er.section = o->instead->section;
	} else if (o->cases.len) {
		er.document = o->cases.at[0].document;
		er.section = o->cases.at[0].section;
	} else {
		er.section = judge_home(j, &er.document);
	}
	er.message =
	    o->instead
		? message_of_element(j->a, j->view, &c->instead, o->verdict,
		      o->instead->shade < 0 ? SHORT_NOT : SHORT_SHADE,
		      o->instead, NULL)
		: methods_message(j->a, c, o);
	end_element(j, out, &er);
}

static enum evidence_role
role_of_dates(enum verdict v)
{
	if (v == VERDICT_COMPLIANT)
		return EVIDENCE_SUPPORTS;
	return v == VERDICT_PARTIAL ? EVIDENCE_WEAKENS : EVIDENCE_CONTRADICTS;
}

/* Evidence of one check; false when it does not fire. */
static bool
add_date_evidence(struct judge *j, struct result *out,
    const struct date_check *c, struct element_result *er)
{
	bool fires = false;

	for (size_t i = 0; i < j->seen->dates.len; i++) {
		const struct date_sighting *s = &j->seen->dates.at[i];
		enum verdict v = judge_date(s);

		if (s->check != c || !dates_fires(j->rule, s, j->day))
			continue;
		if (er->verdict == VERDICT_COMPLIANT) {
			er->document = s->document;
			er->section = s->n_at
					  ? j->view->prose->maps[s->document]
						->section_of[s->at[0].block]
					  : judge_home(j, &er->document);
		}
		if (verdict_rank(v) < verdict_rank(er->verdict))
			er->verdict = v;
		add_passages(j, out, role_of_dates(v), s->at, s->n_at);
		fires = true;
	}
	return fires;
}

static bool
is_of_group(const struct date_check *c, struct str name, bool conflicts)
{
	return str_eq(c->name, name) &&
	       (c->verdict == VERDICT_CONFLICT) == conflicts;
}

/* Checks of one name are one element, told once: a gap in the log and a
 * document that is too old are one failure to update. */
static void
add_date_element(
    struct judge *j, struct result *out, struct str name, bool conflicts)
{
	struct element_result er = begin_element(out, name);
	struct str message;

	for (size_t i = 0; i < j->rule->n_dates; i++) {
		const struct date_check *c = &j->rule->dates[i];

		if (!is_of_group(c, name, conflicts) ||
		    !add_date_evidence(j, out, c, &er))
			continue;
		message = dates_message(j->a, j->seen, c, j->day);
		er.core |= c->core;
		er.message = er.message.len
				 ? arena_print(j->a, "%.*s %.*s",
				       STR_ARG(er.message), STR_ARG(message))
				 : message;
	}
	end_element(j, out, &er);
}

static void
add_value(struct judge *j, struct result *out, int document,
    const struct fact_value *v)
{
	struct passage p = {.document = document,
	    .block = v->block,
	    .statement = -1,
	    .start = v->start,
	    .end = v->end};

	if (v->source && v->source != FROM_PROPERTY && v->last == v->block)
		add_passages(j, out, EVIDENCE_SUPPORTS, &p, 1);
}

/* The entry of this version, and the version and date that it agrees with. */
static void
add_dates_proof(struct judge *j, struct result *out)
{
	for (int d = 0; d < j->view->prose->n_docs; d++) {
		const struct chronicle *c = &j->view->chronicles[d];
		const struct edition_row *row = c->own ? c->own : c->newest;
		struct passage p = {.document = d, .statement = -1};

		if (row && row->version_block >= 0) {
			p.block = row->version_block;
			p.start = row->version_start;
			p.end = p.start + row->version.len;
			add_passages(j, out, EVIDENCE_SUPPORTS, &p, 1);
		}
		if (row && row->day_block >= 0) {
			p.block = row->day_block;
			p.start = row->day_start;
			p.end = row->day_end;
			add_passages(j, out, EVIDENCE_SUPPORTS, &p, 1);
		}
		add_value(j, out, d, &c->identity->version);
		add_value(j, out, d, &c->identity->dated);
	}
}

/* Elements of dates, the conflicts before the others. */
static void
add_dates(struct judge *j, struct result *out, bool conflicts)
{
	for (size_t i = 0; i < j->rule->n_dates; i++) {
		const struct date_check *c = &j->rule->dates[i];
		bool told = false;

		for (size_t k = 0; k < i && !told; k++)
			told =
			    is_of_group(&j->rule->dates[k], c->name, conflicts);
		if (!told && is_of_group(c, c->name, conflicts))
			add_date_element(j, out, c->name, conflicts);
	}
}

/* What the document says of its own outline proves a sound one; without a
 * word, its first mapped heading does. */
static void
add_outline_proof(struct judge *j, struct result *out)
{
	const struct map *m = j->view->prose->maps[0];
	const struct sighting *said = judge_best(&j->seen->anchors, j->day);
	struct evidence e = {.role = EVIDENCE_SUPPORTS, .statement = -1};

	if (said) {
		add_sighting(j, out, EVIDENCE_SUPPORTS, said);
		return;
	}
	for (size_t i = 1; i < m->sections.len; i++) {
		e.section = (int)i;
		if (m->sections.at[i].rfc >= 0 && add_heading(j, out, e))
			return;
	}
}

/* What the text says on the topic: nearest to where it should stand first. */
static void
add_anchors(struct judge *j, struct result *out)
{
	const struct sightings *list = &j->seen->anchors;
	int shown = 0;

	for (int near = NEAR_HOME; near <= NEAR_REST; near++)
		for (size_t i = 0; i < list->len && shown < ANCHORS_SHOWN; i++)
			if (list->at[i].near == near && ++shown)
				add_sighting(
				    j, out, EVIDENCE_WEAKENS, &list->at[i]);
}

/* Passages whose values were compared and agree, else the one that the rule's
 * condition rests on. */
static void
add_values(struct judge *j, struct result *out)
{
	for (size_t i = 0; i < j->rule->n_conflicts; i++) {
		const struct sightings *list = &j->seen->conflicts[i];

		for (size_t k = 0; j->rule->conflicts[i].differs &&
				   k < list->len && k < ANCHORS_SHOWN;
		     k++)
			add_sighting(j, out, EVIDENCE_SUPPORTS, &list->at[k]);
	}
	if (out->evidence.len == 0 && j->seen->because.len)
		add_sighting(
		    j, out, EVIDENCE_SUPPORTS, &j->seen->because.at[0]);
}

void
proof_collect(struct judge *j, struct result *out)
{
	if (j->conflict)
		add_conflict(j, out);
	add_dates(j, out, true);
	for (size_t i = 0; i < j->rule->n_methods; i++)
		add_method_element(j, out, i, true);
	for (size_t i = 0; i < j->rule->n_elements; i++)
		add_element(j, out, i, true);
	for (size_t i = 0; i < j->rule->n_outline; i++)
		add_fault_element(j, out, &j->rule->outline[i]);
	for (size_t i = 0; i < j->rule->n_agreement; i++)
		add_agreement_element(j, out, &j->rule->agreement[i]);
	add_profiles(j, out, true);
	add_dates(j, out, false);
	for (size_t i = 0; i < j->rule->n_methods; i++)
		add_method_element(j, out, i, false);
	for (size_t i = 0; i < j->rule->n_elements; i++)
		add_element(j, out, i, false);
	add_profiles(j, out, false);
	if (j->rule->n_outline &&
	    (out->verdict == VERDICT_COMPLIANT || j->seen->anchors.len))
		add_outline_proof(j, out);
	if (j->rule->n_dates && out->verdict == VERDICT_COMPLIANT)
		add_dates_proof(j, out);
	if (out->evidence.len == 0 && out->verdict != VERDICT_MISSING)
		add_anchors(j, out);
	if (out->evidence.len == 0 && out->verdict == VERDICT_COMPLIANT)
		add_values(j, out);
	if (out->verdict == VERDICT_MISSING || out->evidence.len == 0)
		add_searched(j, out);
}
