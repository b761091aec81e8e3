#include "rule/selftest.h"
#include "rule/agree.h"

#include "rule/decide.h"
#include "rule/example.h"
#include "rule/methods.h"
#include "rule/observe.h"
#include "rule/profiles.h"

struct subject_list VEC(struct subject);

/* The offers that a conflict wants denied, as the example tells them. */
static int
add_told(struct arena *a, struct pack *pack, const struct rule *r,
    const struct prose *prose, struct subject_list *out, struct err *err)
{
	struct subjects told = {0};

	for (size_t i = 0; i < r->n_conflicts; i++) {
		const struct subject *s;

		if (!r->conflicts[i].denied.len)
			continue;
		if (!told.len &&
		    subjects_find(a, pack->subjects, pack->patterns, prose,
			prose->text, &told, err))
			return -1;
		s = subject_find(&told, r->conflicts[i].denied);
		if (s)
			VEC_PUSH(a, out, *s);
	}
	return 0;
}

/* The purposes of a rule, and everything that its condition could ask. */
static struct subject_list
own_subjects(struct arena *a, const struct rule *r)
{
	struct subject_list list = {0};

	for (size_t i = 0; i < r->purposes.len; i++)
		VEC_PUSH(a, &list,
		    ((struct subject){.name = r->purposes.at[i],
			.title = r->purposes.at[i],
			.is_purpose = true,
			.standing = STANDING_OFFERED}));
	for (size_t i = 0; i < r->condition.offers.len; i++)
		VEC_PUSH(a, &list,
		    ((struct subject){.name = r->condition.offers.at[i],
			.title = r->condition.offers.at[i],
			.standing = STANDING_OFFERED}));
	return list;
}

static int
judge_example(struct pack *pack, const struct rule *r, const struct example *e,
    struct arena *keep, struct result *out, struct err *err)
{
	struct example_text *t;
	struct subject_list list = own_subjects(keep, r);
	struct subjects subjects;
	unsigned kinds[1] = {e->kind};
	date dates[1] = {DATE_NONE};
	struct identity identity;
	struct chronicle chronicle;
	uint64_t work = 0;
	struct methods methods = {0};
	struct comparison comparison = {0};
	struct profiles profiles = {0};
	struct view view = {.pack = pack,
	    .subjects = &subjects,
	    .kinds = kinds,
	    .dates = dates,
	    .chronicles = &chronicle,
	    .methods = &methods,
	    .comparison = &comparison,
	    .profiles = &profiles,
	    .work = &work};
	struct observation seen;
	int rc;

	if (example_read(pack, e, &t, err))
		return err_wrap(
		    err, "%.*s: %.*s", STR_ARG(r->file), STR_ARG(e->pointer));
	rc = add_told(&t->arena, pack, r, t->prose, &list, err);
	subjects = (struct subjects){list.at, list.len};
	view.prose = t->prose;
	view.text = t->prose->text;
	identity_find(&t->arena, t->doc, &identity);
	dates[0] = identity.date;
	chronicle_read(&t->arena, t->doc, &identity, &chronicle);
	if (rc == 0 && rule_asks_methods(r))
		rc = methods_find(
		    &t->arena, &pack->methods, t->prose, &work, &methods, err);
	if (rc == 0 && rule_asks_profiles(r))
		profiles_find(&t->arena, t->prose, &profiles);
	if (rc == 0)
		rc = contradictions_find(&t->arena, t->prose, &methods,
		    &profiles, rule_asks_contradictions(r), &comparison, err);
	if (rc == 0)
		rc = rule_observe(&t->arena, &view, r, &seen, err);
	if (rc == 0) {
		rule_decide(&t->arena, &view, &seen, e->as_of, out);
		out->message = arena_copy(keep, out->message);
	}
	example_free(t);
	return rc;
}

static int
run_rule(struct pack *pack, const struct rule *r,
    struct selftest_report *report, struct err *err)
{
	for (size_t i = 0; i < r->n_examples; i++) {
		const struct example *e = &r->examples[i];
		struct result got;

		if (judge_example(pack, r, e, &report->arena, &got, err))
			return -1;
		if (got.verdict == e->verdict) {
			report->passed++;
			continue;
		}
		VEC_PUSH(&report->arena, &report->failures,
		    ((struct selftest_failure){
			r, e, got.verdict, got.message}));
	}
	return 0;
}

int
selftest_run(struct pack *pack, struct str only, struct selftest_report *report,
    struct err *err)
{
	*report = (struct selftest_report){0};
	if (only.len && !pack_find(pack, only))
		return err_set(
		    err, ERR_USAGE, "unknown rule '%.*s'", STR_ARG(only));
	for (size_t i = 0; i < pack->n_rules; i++) {
		const struct rule *r = &pack->rules[i];

		if (only.len && !str_eq(r->id, only))
			continue;
		if (run_rule(pack, r, report, err))
			return -1;
	}
	return 0;
}
