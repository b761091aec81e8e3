/* Answers to earlier findings; earlier.h tells which there are. */
#include "review/earlier.h"
#include "rule/result.h"

static bool
asks(const struct finding *f)
{
	return f->is_issue || f->due != DATE_NONE;
}

static bool
has_rule(const struct review *r, const struct finding *f,
    const struct earlier_finding *e)
{
	for (size_t i = 0; i < f->n_results; i++)
		for (size_t k = 0; k < e->n_rules; k++)
			if (str_eq(r->results.at[f->results[i]].rule->id,
				e->rules[k]))
				return true;
	return false;
}

/* The finding now that is the earlier one: on the same words; on the same
 * element; of the same rule, when that had found nothing on its topic at all.
 * -1 when there is none. */
static int
find_same(const struct review *r, const struct earlier_finding *e)
{
	int best = -1, rank = 0;

	for (int i = 0; i < (int)r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];
		int now = 0;

		if (!asks(f))
			continue;
		if (str_eq(f->fingerprint, e->fingerprint))
			now = 4;
		else if (str_eq(f->topic, e->topic) &&
			 finding_tells(f, e->element))
			now = f->verdict == e->verdict ? 3 : 2;
		else if (e->is_whole && has_rule(r, f, e))
			now = 1;
		if (now > rank) {
			rank = now;
			best = i;
		}
	}
	return best;
}

static bool
was_quoted(const struct review *r, const struct earlier_finding *e,
    const struct evidence *v)
{
	struct str words =
	    str_sub(r->documents[v->document].doc->blocks.at[v->block].text,
		v->start, v->end);

	return str_is_in(words, e->quotes, e->n_quotes);
}

/* The evidence of the element that was asked for, else of the result. */
static void
evidence_range(
    const struct result *res, struct str element, size_t *first, size_t *n)
{
	for (size_t i = 0; i < res->elements.len; i++) {
		const struct element_result *er = &res->elements.at[i];

		if (!str_eq(er->name, element) || !er->n_evidence)
			continue;
		*first = er->first_evidence;
		*n = er->n_evidence;
		return;
	}
	*first = 0;
	*n = res->evidence.len;
}

/* The passages that it rests on now: words that the earlier review did not
 * quote, or, where there are none, those that it did. */
static void
show_text(struct review *r, struct answer *answer, const struct result *res)
{
	const struct earlier_finding *e = answer->earlier;
	struct VEC(const struct evidence *) list[2] = {{0}, {0}};
	size_t first, n;

	evidence_range(res, e->element, &first, &n);
	for (size_t i = first; i < first + n; i++) {
		const struct evidence *v = &res->evidence.at[i];

		if (v->role == EVIDENCE_SUPPORTS)
			VEC_PUSH(
			    &r->arena, &list[was_quoted(r, e, v) ? 1 : 0], v);
	}
	if (list[0].len) {
		answer->evidence = list[0].at;
		answer->n_evidence = list[0].len;
	} else if (list[1].len) {
		answer->evidence = list[1].at;
		answer->n_evidence = list[1].len;
		answer->because =
		    STR("The words were there before; the day of the review or "
			"the rules have changed.");
	} else {
		answer->because = STR("What was found is no longer there.");
	}
}

/* No finding tells it any more: what do its rules say? */
static void
answer_by_results(struct review *r, struct answer *answer)
{
	const struct earlier_finding *e = answer->earlier;
	const struct result *now = NULL;

	for (size_t i = 0; i < e->n_rules; i++) {
		const struct result *res = review_result(r, e->rules[i]);

		if (!res)
			continue;
		/* One that decides says more than one that does not. */
		if (!now ||
		    verdict_rank(res->verdict) < verdict_rank(now->verdict))
			now = res;
	}
	if (!now) {
		answer->status = ANSWER_UNKNOWN;
		answer->because = arena_print(&r->arena,
		    pack_find(r->pack, e->rules[0])
			? "The rule %.*s was not run."
			: "There is no rule %.*s any more.",
		    STR_ARG(e->rules[0]));
	} else if (now->verdict == VERDICT_UNKNOWN) {
		answer->status = ANSWER_UNKNOWN;
		answer->because = now->message;
	} else if (now->verdict == VERDICT_NOT_APPLICABLE) {
		answer->status = ANSWER_NOT_APPLICABLE;
		answer->because = now->message;
	} else if (now->verdict == VERDICT_NOT_IN_FORCE) {
		answer->status = ANSWER_NOT_APPLICABLE;
		answer->because =
		    STR("The requirement is not in force on this day.");
	} else {
		answer->status = ANSWER_FIXED;
		show_text(r, answer, now);
	}
}

static void
answer_one(struct review *r, struct answer *answer)
{
	const struct earlier_finding *e = answer->earlier;
	struct finding *f;
	bool same;

	answer->finding = find_same(r, e);
	if (answer->finding < 0) {
		answer_by_results(r, answer);
		return;
	}
	f = &r->findings.at[answer->finding];
	same = str_eq(f->fingerprint, e->fingerprint);
	answer->status = same ? ANSWER_OPEN : ANSWER_CHANGED;
	if (f->verdict != e->verdict)
		answer->because =
		    arena_print(&r->arena, "It was %s and is %s now.",
			verdict_name(e->verdict), verdict_name(f->verdict));
	if (f->status != FINDING_OPEN) /* one of several may be unchanged */
		f->status = same ? FINDING_OPEN : FINDING_CHANGED;
}

void
earlier_answer(struct review *r, const struct earlier *list)
{
	r->earlier = list;
	r->answers = arena_many(&r->arena, struct answer, list->len);
	for (size_t i = 0; i < r->findings.len; i++)
		if (asks(&r->findings.at[i]))
			r->findings.at[i].status = FINDING_NEW;
	for (size_t i = 0; i < list->len; i++) {
		r->answers[i].earlier = &list->at[i];
		answer_one(r, &r->answers[i]);
	}
}

bool
earlier_same_rules(const struct review *r)
{
	return str_eq(r->earlier->rules, str_of(r->pack->digest.text));
}

const char *
answer_status_name(enum answer_status s)
{
	static const char *const names[N_ANSWERS] = {
	    [ANSWER_FIXED] = "fixed",
	    [ANSWER_OPEN] = "open",
	    [ANSWER_CHANGED] = "changed",
	    [ANSWER_NOT_APPLICABLE] = "not-applicable",
	    [ANSWER_UNKNOWN] = "unknown",
	};

	return names[s];
}

const char *
finding_status_name(enum finding_status s)
{
	static const char *const names[] = {
	    [FINDING_UNASKED] = "",
	    [FINDING_NEW] = "new",
	    [FINDING_OPEN] = "open",
	    [FINDING_CHANGED] = "changed",
	};

	return names[s];
}
