#include "rule/patterns.h"

struct walk {
	void (*take)(void *self, const struct pattern *p);
	void *self;
};

static void
walk_phrases(const struct walk *w, const struct phrases *list)
{
	for (size_t i = 0; i < list->len; i++)
		w->take(w->self, list->at[i]);
}

static void
walk_element(const struct walk *w, const struct element *e)
{
	walk_phrases(w, &e->says);
	walk_phrases(w, &e->unless);
	walk_phrases(w, &e->under);
	walk_phrases(w, &e->not_under);
	for (size_t i = 0; i < e->n_local; i++) {
		walk_phrases(w, &e->local[i].says);
		walk_phrases(w, &e->local[i].under);
	}
	for (size_t i = 0; i < e->n_partial; i++)
		walk_phrases(w, &e->partial[i].says);
}

static void
walk_conflict(const struct walk *w, const struct conflict *x)
{
	walk_phrases(w, &x->says);
	walk_phrases(w, &x->unless);
	walk_phrases(w, &x->under);
	walk_phrases(w, &x->not_under);
}

static void
walk_profile_check(const struct walk *w, const struct profile_check *c)
{
	walk_element(w, &c->value);
	walk_phrases(w, &c->among);
	walk_phrases(w, &c->instead);
}

void
rule_patterns(const struct rule *rule,
    void (*take)(void *self, const struct pattern *p), void *self)
{
	const struct walk w = {take, self};

	walk_phrases(&w, &rule->anchor);
	walk_phrases(&w, &rule->condition.says);
	walk_phrases(&w, &rule->condition.unless);
	for (size_t i = 0; i < rule->n_elements; i++)
		walk_element(&w, &rule->elements[i]);
	for (size_t i = 0; i < rule->n_conflicts; i++)
		walk_conflict(&w, &rule->conflicts[i]);
	for (size_t i = 0; i < rule->n_methods; i++)
		walk_element(&w, &rule->methods[i].instead);
	for (size_t i = 0; i < rule->n_dates; i++)
		walk_phrases(&w, &rule->dates[i].says);
	walk_phrases(&w, &rule->profile.instead);
	for (size_t i = 0; i < rule->profile.len; i++)
		walk_profile_check(&w, &rule->profile.at[i]);
}
