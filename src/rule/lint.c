#include "rule/lint.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/json.h"
#include "base/utf8.h"
#include "fact/subject.h"
#include "rule/example.h"

struct linter {
	struct pack *pack;
	struct lint_report *report;
	const struct rule *rule;
	struct example_text **texts; /* of the rule's examples */
	struct phrase_text *crowd; /* all examples as one long statement */
};

CC_PRINTF(2, 3)
static void
fault(struct linter *l, const char *fmt, ...)
{
	char text[400];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	VEC_PUSH(&l->report->arena, &l->report->faults,
	    ((struct lint_fault){l->rule ? l->rule->file : STR("subjects.json"),
		arena_copy(&l->report->arena, str_of(text))}));
}

static int
count_examples(const struct rule *r, enum verdict v)
{
	int n = 0;

	for (size_t i = 0; i < r->n_examples; i++)
		n += r->examples[i].verdict == v;
	return n;
}

static bool
can_conflict(const struct rule *r)
{
	for (size_t i = 0; i < r->n_elements; i++)
		if (r->elements[i].limit.n_steps &&
		    r->elements[i].limit.worse == VERDICT_CONFLICT)
			return true;
	for (size_t i = 0; i < r->n_outline; i++)
		if (r->outline[i].verdict == VERDICT_CONFLICT)
			return true;
	for (size_t i = 0; i < r->n_agreement; i++)
		if (r->agreement[i].verdict == VERDICT_CONFLICT)
			return true;
	for (size_t i = 0; i < r->n_dates; i++)
		if (r->dates[i].verdict == VERDICT_CONFLICT)
			return true;
	for (size_t i = 0; i < r->profile.len; i++)
		if (r->profile.at[i].verdict == VERDICT_CONFLICT)
			return true;
	for (size_t i = 0; i < r->n_methods; i++)
		if (r->methods[i].demand == METHOD_BE_PERMITTED ||
		    r->methods[i].demand == METHOD_HAVE_AN_END)
			return true;
	for (size_t i = 0; i < r->n_conflicts; i++)
		if (r->conflicts[i].verdict == VERDICT_CONFLICT)
			return true;
	return false;
}

static bool
has_near_miss(const struct rule *r)
{
	for (size_t i = 0; i < r->n_examples; i++)
		if (str_find(r->examples[i].pointer, STR("/near-miss/"), 0) !=
		    SIZE_MAX)
			return true;
	return false;
}

static bool
asks_lists(const struct rule *r)
{
	for (size_t i = 0; i < r->profile.len; i++)
		if (r->profile.at[i].listed)
			return true;
	return false;
}

static void
check_examples(struct linter *l)
{
	const struct rule *r = l->rule;

	if (count_examples(r, VERDICT_COMPLIANT) < 2)
		fault(l, "/examples: needs two compliant texts");
	if ((r->n_elements || asks_lists(r)) &&
	    count_examples(r, VERDICT_PARTIAL) < 1)
		fault(l, "/examples: needs a partial text");
	if (can_conflict(r) && count_examples(r, VERDICT_CONFLICT) < 1)
		fault(l, "/examples: needs a conflicting text");
	/* Where the condition is a wording, silence is not-applicable. */
	if (r->n_elements && r->anchor_only != VERDICT_UNKNOWN &&
	    r->condition.kind != CONDITION_SAYS &&
	    count_examples(r, VERDICT_MISSING) < 1)
		fault(l, "/examples: needs a missing text");
	if ((r->n_elements || r->n_methods || r->profile.len) &&
	    !has_near_miss(r))
		fault(l, "/examples: needs a near miss");
}

static void
check_place(struct linter *l)
{
	const struct rule *r = l->rule;
	struct str rest = r->file;
	struct str folder = str_cut(&rest, '/');
	struct arena a = {0};

	if (!str_eq(rest, arena_print(&a, "%.*s.json", STR_ARG(r->id))))
		fault(l, "/id: '%.*s' is not the name of the file",
		    STR_ARG(r->id));
	if (!str_eq(folder, r->cites[0].source->id))
		fault(l, "/cite/0/source: '%.*s' is not the name of the folder",
		    STR_ARG(r->cites[0].source->id));
	arena_clear(&a);
}

static bool
is_subject(const struct linter *l, const char *group, struct str name)
{
	for (const struct json *n =
		 json_first(json_at(l->pack->subjects, group));
	     n; n = json_next(n))
		if (str_eq(json_str(json_at(n, "name")), name))
			return true;
	return false;
}

static void
check_scope(struct linter *l)
{
	const struct rule *r = l->rule;

	for (size_t i = 0; i < r->purposes.len; i++)
		if (!is_subject(l, "purposes", r->purposes.at[i]))
			fault(l, "/scope/%zu: unknown purpose '%.*s'", i,
			    STR_ARG(r->purposes.at[i]));
	for (size_t i = 0; i < r->condition.offers.len; i++)
		if (!is_subject(l, "offers", r->condition.offers.at[i]) &&
		    !is_subject(l, "purposes", r->condition.offers.at[i]))
			fault(l, "/when/offers: unknown offer '%.*s'",
			    STR_ARG(r->condition.offers.at[i]));
}

/* The crowd is one statement: every window is that one. */
static void
no_window(void *self, int unit, enum window window, int *first, int *last)
{
	(void)self;
	(void)window;
	*first = unit;
	*last = unit + 1;
}

static bool
no_cell(void *self, int unit, struct heads *out)
{
	(void)self;
	(void)unit;
	(void)out;
	return false;
}

static const struct windows no_windows = {.around = no_window, .cell = no_cell};

/* 1 found, 0 not found, -1 given up. */
static int
matches(struct pattern *p, const struct phrase_text *text,
    const struct windows *windows, struct err *err)
{
	bool found = false;
	uint64_t work = 0;

	if (pattern_find(p, text, windows, 0, (int)text->units.len,
		pattern_stop_at_first, &found, &work, err))
		return -1;
	return found;
}

static void
check_pattern(
    struct linter *l, struct pattern *p, const char *where, bool must_match)
{
	struct err err = {0};
	struct str source = pattern_source(p);
	bool hit = false;

	for (size_t i = 0; i < l->rule->n_examples && !hit; i++) {
		const struct prose *prose =
		    l->texts[i] ? l->texts[i]->prose : NULL;

		hit = prose &&
		      matches(p, prose->text, &prose->windows, &err) == 1;
	}
	if (must_match && !hit)
		fault(l, "%s: '%.*s' matches none of the rule's examples",
		    where, STR_ARG(source));
	if (l->crowd && matches(p, l->crowd, &no_windows, &err) < 0)
		fault(l, "%s: '%.*s' can run away: %s", where, STR_ARG(source),
		    err.text);
}

/* The place is told like a format. */
CC_PRINTF(4, 5)
static void
check_phrases(struct linter *l, const struct phrases *list, bool must_match,
    const char *where, ...)
{
	char place[80];
	va_list args;

	va_start(args, where);
	(void)vsnprintf(place, sizeof(place), where, args);
	va_end(args);
	for (size_t i = 0; i < list->len; i++)
		check_pattern(l, list->at[i], place, must_match);
}

static void
check_headings(struct linter *l, size_t i, const char *list,
    const struct phrases *under, const struct phrases *not_under)
{
	check_phrases(l, under, false, "/%s/%zu/under", list, i);
	check_phrases(l, not_under, false, "/%s/%zu/not-under", list, i);
}

static void
check_shades(
    struct linter *l, size_t i, const char *list, const struct element *e)
{
	for (size_t k = 0; k < e->n_partial; k++)
		check_phrases(l, &e->partial[k].says, true,
		    "/%s/%zu/partial/%zu/says", list, i, k);
}

static void
check_element(struct linter *l, size_t i, const struct element *e)
{
	check_phrases(l, &e->says, true, "/elements/%zu/says", i);
	check_phrases(l, &e->unless, false, "/elements/%zu/unless", i);
	check_headings(l, i, "elements", &e->under, &e->not_under);
	for (size_t k = 0; k < e->n_local; k++) {
		check_phrases(l, &e->local[k].says, true,
		    "/elements/%zu/local/%zu/says", i, k);
		check_phrases(l, &e->local[k].under, false,
		    "/elements/%zu/local/%zu/under", i, k);
	}
	check_shades(l, i, "elements", e);
}

static void
check_conflict(struct linter *l, size_t i, const struct conflict *c)
{
	check_phrases(l, &c->says, true, "/conflicts/%zu/says", i);
	check_phrases(l, &c->unless, false, "/conflicts/%zu/unless", i);
	check_phrases(l, &c->without, false, "/conflicts/%zu/without", i);
	if (c->denied.len && !is_subject(l, "offers", c->denied))
		fault(l, "/conflicts/%zu/denied: unknown offer '%.*s'", i,
		    STR_ARG(c->denied));
	check_headings(l, i, "conflicts", &c->under, &c->not_under);
}

static void
check_profile(struct linter *l, const struct profile_checks *p)
{
	check_phrases(l, &p->instead, false, "/profile/or");
	for (size_t i = 0; i < p->len; i++) {
		const struct profile_check *c = &p->at[i];

		check_phrases(
		    l, &c->value.says, true, "/profile/checks/%zu", i);
		check_phrases(
		    l, &c->value.unless, false, "/profile/checks/%zu", i);
		check_phrases(l, &c->among, false, "/profile/checks/%zu", i);
		check_phrases(l, &c->instead, false, "/profile/checks/%zu", i);
	}
}

static void
check_patterns(struct linter *l)
{
	const struct rule *r = l->rule;

	check_phrases(l, &r->anchor, false, "/anchor");
	check_phrases(l, &r->condition.says, false, "/when/says");
	check_phrases(l, &r->condition.unless, false, "/when/unless");
	for (size_t i = 0; i < r->n_elements; i++)
		check_element(l, i, &r->elements[i]);
	for (size_t i = 0; i < r->n_methods; i++) {
		const struct element *e = &r->methods[i].instead;

		check_phrases(l, &e->says, true, "/methods/%zu/or", i);
		check_shades(l, i, "methods", e);
	}
	check_profile(l, &r->profile);
	for (size_t i = 0; i < r->n_dates; i++)
		check_phrases(l, &r->dates[i].says, true, "/dates/%zu/says", i);
	for (size_t i = 0; i < r->n_conflicts; i++)
		check_conflict(l, i, &r->conflicts[i]);
}

static void
check_rule(struct linter *l, const struct rule *r)
{
	struct err err = {0};

	l->rule = r;
	l->texts =
	    arena_many(&l->report->arena, struct example_text *, r->n_examples);
	for (size_t i = 0; i < r->n_examples; i++)
		if (example_read(l->pack, &r->examples[i], &l->texts[i], &err))
			fault(l, "%.*s: %s", STR_ARG(r->examples[i].pointer),
			    err.text);
	check_place(l);
	check_scope(l);
	check_examples(l);
	check_patterns(l);
	for (size_t i = 0; i < r->n_examples; i++)
		example_free(l->texts[i]);
	l->report->checked++;
	l->rule = NULL;
}

/* Every example of the pack in one statement: what a paragraph-long sentence
 * of policy words does to a pattern shows here. */
static struct phrase_text *
make_crowd(struct linter *l)
{
	struct phrase_text *t =
	    phrase_text_new(&l->report->arena, l->pack->lexicon);
	struct buf b = {0};
	struct stretch all;

	for (size_t i = 0; i < l->pack->n_rules; i++)
		for (size_t k = 0; k < l->pack->rules[i].n_examples; k++) {
			buf_add(&b, l->pack->rules[i].examples[k].text);
			buf_add_char(&b, ' ');
		}
	if (b.len > (size_t)64 << 10)
		b.len = (size_t)64 << 10;
	all = (struct stretch){.text = utf8_clean(&l->report->arena,
				   arena_copy(&l->report->arena, buf_str(&b)))};
	all.end = all.text.len;
	buf_free(&b);
	(void)phrase_text_add(t, &all, 1);
	phrase_text_seal(t);
	return t;
}

void
lint_run(struct pack *pack, struct lint_report *report)
{
	struct linter l = {.pack = pack, .report = report};
	struct err err = {0};

	*report = (struct lint_report){0};
	if (subjects_check(pack->subjects, pack->patterns, &err)) {
		fault(&l, "%s", err.text);
		return;
	}
	l.crowd = make_crowd(&l);
	for (size_t i = 0; i < pack->n_rules; i++)
		check_rule(&l, &pack->rules[i]);
}
