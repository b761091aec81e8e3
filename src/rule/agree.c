#include "rule/agree.h"

/* Places told in a message; the evidence has them all. */
#define TOLD_MAX 12

unsigned
rule_asks_contradictions(const struct rule *rule)
{
	unsigned kinds = 0;

	for (size_t i = 0; i < rule->n_agreement; i++)
		kinds |= 1u << rule->agreement[i].kind;
	return kinds;
}

/* A rule of nothing but such checks says nothing about a set that has nothing
 * to compare. */
static bool
has_other_checks(const struct rule *r)
{
	return r->n_elements || r->n_methods || r->n_dates || r->n_outline;
}

void
agree_observe(struct arena *a, const struct view *view, const struct rule *rule,
    struct observation *out)
{
	for (size_t i = 0; i < rule->n_agreement; i++)
		for (size_t k = 0;
		     view->comparison && k < view->comparison->found.len; k++) {
			const struct agreement_sighting s = {
			    &rule->agreement[i],
			    &view->comparison->found.at[k]};

			if (s.found->kind == s.check->kind)
				VEC_PUSH(a, &out->agreement, s);
		}
	if (rule->n_agreement && view->comparison && !has_other_checks(rule) &&
	    !(view->comparison->kinds & rule_asks_contradictions(rule))) {
		out->applies = false;
		out->condition = STR("the text has nothing to compare");
	}
}

enum verdict
agree_verdict(const struct observation *seen)
{
	enum verdict worst = VERDICT_COMPLIANT;

	for (size_t i = 0; i < seen->agreement.len; i++) {
		enum verdict v = seen->agreement.at[i].check->verdict;

		if (verdict_rank(v) < verdict_rank(worst))
			worst = v;
	}
	return worst;
}

static struct str
section_of(const struct view *v, const struct passage *p)
{
	const struct map *m = v->prose->maps[p->document];

	return map_printed_number(m, m->section_of[p->block]);
}

/* "Some term", "Some term (1.6.1)", "4.9.3 and 4.9.5". */
static void
add_words(
    const struct view *v, const struct contradiction *found, struct buf *out)
{
	struct str first = section_of(v, &found->at[0]);
	struct str second = section_of(v, &found->at[found->n_at - 1]);

	if (found->about.len)
		buf_add(out, found->about);
	if (found->n_at < 2)
		return;
	buf_add_c(out, found->about.len ? " (in " : "in ");
	buf_add(out, first.len ? first : STR("the front"));
	if (!str_eq(first, second))
		buf_print(out, " and %.*s",
		    STR_ARG(second.len ? second : STR("the front")));
	if (found->about.len)
		buf_add_char(out, ')');
}

struct str
agree_message(struct arena *a, const struct view *view,
    const struct observation *seen, const struct agreement_check *check)
{
	struct buf b = {0};
	struct str out;
	int told = 0;

	for (size_t i = 0; i < seen->agreement.len; i++) {
		const struct agreement_sighting *s = &seen->agreement.at[i];

		if (s->check != check || ++told > TOLD_MAX)
			continue;
		if (b.len)
			buf_add_c(&b, "; ");
		add_words(view, s->found, &b);
	}
	if (told > TOLD_MAX)
		buf_print(&b, "; and %d more", told - TOLD_MAX);
	out = arena_print(
	    a, "%.*s: %.*s.", STR_ARG(check->because), STR_ARG(buf_str(&b)));
	buf_free(&b);
	return out;
}
