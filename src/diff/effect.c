/* What becomes of findings.
 *
 * Both versions are judged as of one day, so that only the text makes a
 * difference.  A finding is the same when topic and element are; what is an
 * issue in the old version and none in the new is fixed, and the other way
 * round broken.  Rules that came into force between the dates of the two
 * versions are told apart: the old version could not know them. */
#include "diff/parts.h"

/* Nothing is said about the topic at all. */
static bool
is_whole(const struct finding *f)
{
	return f->verdict == VERDICT_MISSING && f->element.len == 0;
}

/* The issue of the other review that is about the same: of topic and element,
 * or, where one of the two says that there is nothing at all, of the topic. */
static const struct finding *
find_same(const struct review *r, const struct finding *f)
{
	const struct finding *of_topic = NULL;

	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *g = &r->findings.at[i];

		if (!g->is_issue || !str_eq(g->topic, f->topic))
			continue;
		if (str_eq(g->element, f->element))
			return g;
		if (!of_topic && (is_whole(f) || is_whole(g)))
			of_topic = g;
	}
	return of_topic;
}

static const struct rule *
rule_of(const struct review *r, const struct finding *f)
{
	return f->n_results ? r->results.at[f->results[0]].rule : NULL;
}

/* The requirement came between the days of the two versions. */
static bool
is_new_rule(const struct diff *d, const struct rule *rule)
{
	date before = d->version[0]->document.dated;
	date after = d->version[1]->document.dated;

	return rule && before != DATE_NONE && after != DATE_NONE &&
	       rule_from(rule) != DATE_NONE && rule_from(rule) > before &&
	       rule_from(rule) <= after;
}

static bool
is_unknown(const struct result *r)
{
	return r && r->verdict == VERDICT_UNKNOWN;
}

/* Keeps an effect; `rule` is that of the finding it is about. */
static void
add_effect(struct arena *a, struct diff *d, struct effect told,
    const struct rule *rule)
{
	struct effect *e = VEC_ADD(a, &d->effects);

	*e = told;
	for (int s = 0; s < 2 && rule; s++)
		e->result[s] = review_result(d->version[s]->review, rule->id);
	if ((e->kind == EFFECT_FIXED || e->kind == EFFECT_BROKEN) &&
	    is_unknown(e->result[e->kind == EFFECT_FIXED]))
		e->kind = EFFECT_UNDECIDED;
}

void
effects_find(struct arena *a, struct diff *d)
{
	const struct review *before = d->version[0]->review;
	const struct review *after = d->version[1]->review;

	for (size_t i = 0; i < before->findings.len; i++) {
		const struct finding *f = &before->findings.at[i];

		if (f->is_issue && !find_same(after, f))
			add_effect(a, d,
			    (struct effect){.kind = EFFECT_FIXED, .before = f},
			    rule_of(before, f));
	}
	for (int open = 0; open < 2; open++)
		for (size_t i = 0; i < after->findings.len; i++) {
			const struct finding *f = &after->findings.at[i];
			const struct finding *old =
			    f->is_issue ? find_same(before, f) : NULL;
			bool new = is_new_rule(d, rule_of(after, f));

			if (!f->is_issue ||
			    (old != NULL && !new) != (open == 1))
				continue;
			add_effect(a, d,
			    (struct effect){.kind = new   ? EFFECT_NEW_RULE
						    : old ? EFFECT_OPEN
							  : EFFECT_BROKEN,
				.before = old,
				.after = f},
			    old ? rule_of(before, old) : rule_of(after, f));
		}
}
