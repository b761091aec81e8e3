/* One fact, one finding.  Each failing element of a result is a finding whose
 * key is topic + element + verdict; results of other rules with the same key
 * join it.  Elements of one result that are all absent, or that one statement
 * fails alike, are one fact and share a finding.  A result that misses its
 * topic as a whole makes one finding, not one an element, unless another rule
 * already tells the elements apart. */
#include "review/finding.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "review/gather.h"

/* What a finding is made of before it is joined or added. */
struct draft {
	int result;
	struct str element;
	enum verdict verdict;
	enum severity severity;
	struct str message;
	int document, section, statement;
	size_t first_evidence, n_evidence;
	date due;
	bool joins; /* only adds its citations to a finding that is there */
};

static struct str
key_of(struct review *r, const struct draft *d)
{
	const struct rule *rule = r->results.at[d->result].rule;

	return arena_print(&r->arena, "%.*s/%.*s/%s%s", STR_ARG(rule->topic),
	    STR_ARG(d->element), verdict_name(d->verdict),
	    d->due != DATE_NONE ? "/due" : "");
}

bool
finding_tells(const struct finding *f, struct str element)
{
	return str_is_in(element, f->told.at, f->told.len);
}

/* The finding on the draft's topic and element with that verdict. */
static struct finding *
find_verdict(struct review *r, const struct draft *d, enum verdict verdict)
{
	struct str topic = r->results.at[d->result].rule->topic;

	for (size_t i = 0; i < r->findings.len; i++) {
		struct finding *f = &r->findings.at[i];

		if (f->verdict == verdict &&
		    (f->due != DATE_NONE) == (d->due != DATE_NONE) &&
		    str_eq(f->topic, topic) && finding_tells(f, d->element))
			return f;
	}
	return NULL;
}

/* Topic, element, mapped section and the words of the evidence, folded:
 * nothing that an edit elsewhere in the document could change. */
static struct str
fingerprint(struct review *r, const struct draft *d)
{
	const struct result *res = &r->results.at[d->result];
	struct arena scratch = {0};
	struct buf b = {0};
	struct sha256 digest;

	buf_print(
	    &b, "%.*s\n%.*s\n", STR_ARG(res->rule->topic), STR_ARG(d->element));
	if (d->section >= 0)
		buf_add(&b,
		    map_rfc_number(r->documents[d->document].map, d->section));
	else
		buf_add(&b, res->rule->home);
	for (size_t i = 0; i < d->n_evidence; i++) {
		const struct evidence *e =
		    &res->evidence.at[d->first_evidence + i];
		const struct block *block;

		if (e->role == EVIDENCE_SEARCHED)
			continue;
		block = &r->documents[e->document].doc->blocks.at[e->block];
		buf_add_char(&b, '\n');
		buf_add(&b, utf8_fold(&scratch,
				str_sub(block->text, e->start, e->end)));
	}
	digest = sha256_of(buf_str(&b));
	buf_free(&b);
	arena_clear(&scratch);
	return arena_copy(
	    &r->arena, (struct str){digest.text, FINGERPRINT_DIGITS});
}

static void
take_words(struct review *r, struct finding *f, const struct draft *d)
{
	const struct rule *rule = r->results.at[d->result].rule;

	f->title = rule->title;
	f->message = d->message;
	if (verdict_is_issue(
		d->verdict)) { /* nobody needs advice on the rest */
		f->recommendation = rule->recommend;
		f->model = rule->model;
	}
}

/* The words of the strictest result are shown; of two equally strict ones
 * those of the rule that is about less. */
static bool
speaks_first(
    const struct review *r, const struct finding *f, const struct draft *d)
{
	const struct rule *now, *rule = r->results.at[d->result].rule;

	if (f->n_results == 0)
		return true;
	if (f->told.len > 1)
		return false; /* its words tell more than this element */
	if (d->joins || d->severity != f->severity)
		return !d->joins && d->severity > f->severity;
	now = r->results.at[f->results[0]].rule;
	return rule->n_elements < now->n_elements;
}

static void
join(struct review *r, struct finding *f, const struct draft *d)
{
	const struct rule *rule = r->results.at[d->result].rule;
	int *list = arena_many(&r->arena, int, f->n_results + 1);
	bool first = speaks_first(r, f, d);

	for (size_t i = 0; i < f->n_results; i++)
		if (f->results[i] == d->result)
			return;
	if (f->n_results)
		(void)memcpy(list + (first ? 1 : 0), f->results,
		    f->n_results * sizeof(*list));
	list[first ? 0 : f->n_results] = d->result;
	f->results = list;
	f->n_results++;
	if (first)
		take_words(r, f, d);
	if (d->severity > f->severity)
		f->severity = d->severity;
	if (verdict_is_issue(d->verdict) && rule->action > f->action)
		f->action = rule->action;
}

/* The finding that a draft belongs to: the one of its key, or the conflict on
 * the same element, beside which "partial" and "missing" tell nothing new. */
static struct finding *
find_home(struct review *r, const struct draft *d, bool *joins)
{
	struct finding *f = find_verdict(r, d, d->verdict);

	*joins = false;
	if (f || !verdict_is_issue(d->verdict) || d->due != DATE_NONE)
		return f;
	f = find_verdict(r, d, VERDICT_CONFLICT);
	*joins = f != NULL;
	return f;
}

static void
add(struct review *r, struct draft *d)
{
	const struct rule *rule = r->results.at[d->result].rule;
	struct finding *f = find_home(r, d, &d->joins);

	if (!f) {
		f = VEC_ADD(&r->arena, &r->findings);
		f->key = key_of(r, d);
		f->topic = rule->topic;
		f->element = d->element;
		VEC_PUSH(&r->arena, &f->told, d->element);
		f->verdict = d->verdict;
		f->document = d->document;
		f->section = d->section;
		f->number = d->section >= 0
				? map_printed_number(
				      r->documents[d->document].map, d->section)
				: rule->home;
		if (!f->number.len)
			f->number = rule->home;
		f->fingerprint = fingerprint(r, d);
		f->due = d->due;
		f->is_issue =
		    verdict_is_issue(d->verdict) && d->due == DATE_NONE;
	}
	join(r, f, d);
}

static struct str
main_element(const struct rule *rule)
{
	for (size_t i = 0; i < rule->n_elements; i++)
		if (rule->elements[i].core)
			return rule->elements[i].name;
	if (rule->n_elements)
		return rule->elements[0].name;
	if (rule->n_methods)
		return rule->methods[0].name;
	if (rule->n_dates)
		return rule->dates[0].name;
	if (rule->n_agreement)
		return rule->agreement[0].name;
	if (rule->profile.len)
		return rule->profile.at[0].name;
	return rule->n_outline ? rule->outline[0].name
			       : rule->conflicts[0].name;
}

static struct draft
whole(const struct review *r, int index)
{
	const struct result *res = &r->results.at[index];

	return (struct draft){.result = index,
	    .element = main_element(res->rule),
	    .verdict = res->verdict,
	    .severity = res->severity,
	    .message = res->message,
	    .document = res->document,
	    .section = res->section,
	    .n_evidence = res->evidence.len,
	    .due = DATE_NONE};
}

static enum severity
one_lower(enum severity s)
{
	return s > SEVERITY_LOW ? (enum severity)(s - 1) : s;
}

static enum severity
element_severity(const struct rule *rule, const struct element_result *e)
{
	return e->core || e->verdict == VERDICT_CONFLICT
		   ? rule->severity
		   : one_lower(rule->severity);
}

/* Some element is met or met in part: the others fail one by one. */
static bool
fails_by_elements(const struct result *res)
{
	bool issue = false;

	for (size_t i = 0; i < res->elements.len; i++) {
		enum verdict v = res->elements.at[i].verdict;

		issue |= v == VERDICT_PARTIAL || v == VERDICT_CONFLICT;
		if (v == VERDICT_COMPLIANT)
			return true;
	}
	return issue;
}

/* An earlier finding of this result that one statement, or the silence of the
 * document, makes one fact with the draft. */
static struct finding *
find_sibling(
    struct review *r, const struct draft *d, const struct draft *made, size_t n)
{
	bool joins, is_silence = d->verdict == VERDICT_MISSING &&
				 !r->results.at[d->result].rule->n_outline;

	if (d->verdict == VERDICT_CONFLICT || find_home(r, d, &joins) ||
	    (d->statement < 0 && !is_silence))
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (made[i].verdict == d->verdict &&
		    made[i].severity == d->severity &&
		    made[i].statement == d->statement)
			return find_verdict(r, &made[i], d->verdict);
	return NULL;
}

static void
add_words(struct review *r, struct finding *f, const struct draft *d)
{
	VEC_PUSH(&r->arena, &f->told, d->element);
	if (str_find(f->message, d->message, 0) == SIZE_MAX)
		f->message = arena_print(&r->arena, "%.*s %.*s",
		    STR_ARG(f->message), STR_ARG(d->message));
}

static void
add_elements(struct review *r, int index)
{
	const struct result *res = &r->results.at[index];
	struct VEC(struct draft) made = {0};

	for (size_t i = 0; i < res->elements.len; i++) {
		const struct element_result *e = &res->elements.at[i];
		struct draft d = {.result = index,
		    .element = e->name,
		    .verdict = e->verdict,
		    .severity = element_severity(res->rule, e),
		    .message = e->message,
		    .document = e->document,
		    .section = e->section,
		    .statement = e->statement,
		    .first_evidence = e->first_evidence,
		    .n_evidence = e->n_evidence,
		    .due = DATE_NONE};

		struct finding *f;

		if (!verdict_is_issue(e->verdict))
			continue;
		f = find_sibling(r, &d, made.at, made.len);
		if (f)
			add_words(r, f, &d);
		else
			add(r, &d);
		VEC_PUSH(&r->arena, &made, d);
	}
}

static void
add_due(struct review *r, int index)
{
	const struct result *res = &r->results.at[index];
	struct draft d = whole(r, index);

	if (res->due == DATE_NONE || res->due > r->as_of + DUE_DAYS ||
	    !verdict_is_issue(res->verdict_when_due))
		return;
	d.verdict = res->verdict_when_due;
	d.severity = res->rule->severity;
	d.message = res->message_when_due;
	d.due = res->due;
	add(r, &d);
}

/* Results that miss their topic as a whole wait for the second round, so that
 * they can join findings that name their elements. */
static bool
is_wholly_missing(const struct result *res)
{
	return res->verdict == VERDICT_MISSING && res->rule->n_elements > 1;
}

static void
add_result(struct review *r, int index)
{
	const struct result *res = &r->results.at[index];
	struct draft d = whole(r, index);

	add_due(r, index);
	if (res->verdict == VERDICT_NOT_APPLICABLE ||
	    res->verdict == VERDICT_NOT_IN_FORCE || is_wholly_missing(res) ||
	    result_is_gathered(res))
		return;
	if (verdict_is_issue(res->verdict) && fails_by_elements(res))
		add_elements(r, index);
	else
		add(r, &d);
}

static void
add_wholly_missing(struct review *r, int index)
{
	const struct result *res = &r->results.at[index];
	const struct rule *rule = res->rule;
	struct draft d = whole(r, index);
	bool joined = false;

	d.joins = true;
	for (size_t i = 0; i < rule->n_elements; i++) {
		struct finding *f;

		d.element = rule->elements[i].name;
		d.severity = rule->elements[i].core ? rule->severity
						    : one_lower(rule->severity);
		f = find_home(r, &d, &d.joins);
		d.joins = true;
		if (f) {
			join(r, f, &d);
			joined = true;
		}
	}
	d = whole(r, index);
	if (!joined)
		add(r, &d);
}

static bool
is_gathered(const struct review *r, const struct finding *f, enum gathers kind)
{
	if (!f->is_issue || f->verdict != VERDICT_CONFLICT)
		return false;
	for (size_t i = 0; i < f->n_results; i++)
		if (result_gathered_as(&r->results.at[f->results[i]]) == kind)
			return true;
	return false;
}

/* The requirement that gathers conflicts is one more that each is against. */
static void
mark_gathered(struct review *r, const struct rule *by)
{
	for (size_t i = 0; i < r->findings.len; i++)
		if (is_gathered(r, &r->findings.at[i], by->gathers))
			r->findings.at[i].gathered_by = by;
}

/* --- order ---------------------------------------------------------- */

static int
place_rank(const struct finding *f)
{
	return f->section >= 0 ? f->section : 1 << 20;
}

static int
compare(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;

	if (a->is_issue != b->is_issue)
		return a->is_issue ? -1 : 1;
	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (verdict_rank(a->verdict) != verdict_rank(b->verdict))
		return verdict_rank(a->verdict) - verdict_rank(b->verdict);
	if (a->document != b->document)
		return a->document - b->document;
	if (place_rank(a) != place_rank(b))
		return place_rank(a) - place_rank(b);
	return str_cmp(a->key, b->key);
}

/* Conflicts come first, so that weaker verdicts on the same element can join
 * them; results that miss their topic as a whole come last. */
void
findings_make(struct review *r)
{
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < r->results.len; i++)
			if ((r->results.at[i].verdict == VERDICT_CONFLICT) ==
			    (round == 0))
				add_result(r, (int)i);
	for (size_t i = 0; i < r->results.len; i++)
		if (is_wholly_missing(&r->results.at[i]))
			add_wholly_missing(r, (int)i);
	for (size_t i = 0; i < r->results.len; i++)
		if (result_is_gathered(&r->results.at[i]))
			mark_gathered(r, r->results.at[i].rule);
	if (r->findings.len)
		qsort(r->findings.at, r->findings.len, sizeof(*r->findings.at),
		    compare);
	for (size_t i = 0; i < r->findings.len; i++)
		if (r->findings.at[i].is_issue)
			r->issues[r->findings.at[i].severity]++;
}
