/* Results into findings and rolls, with the rules that travel in the binary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "review/review.h"
#include "rule/decide.h"
#include "rule/example.h"

static struct pack *pack;

static int
open_pack(void **state)
{
	struct err err = {0};

	(void)state;
	return pack_load(NULL, false, &pack, &err);
}

static int
close_pack(void **state)
{
	(void)state;
	pack_free(pack);
	return 0;
}

struct reviewed {
	struct example_text *text;
	struct reviewed_document document;
	struct review *review;
};

static date
day(const char *iso)
{
	date d = DATE_NONE;

	assert_true(date_parse_iso(str_of(iso), &d));
	return d;
}

/* Reviews a small document in the markup of examples. */
static void
review_text(struct reviewed *r, const char *markup, const char *as_of,
    const char *written)
{
	const struct example e = {.text = str_of(markup)};
	const struct review_options options = {
	    .as_of = day(as_of), .scope = STR("tls")};
	struct err err = {0};

	if (example_read(pack, &e, &r->text, &err))
		fail_msg("%s", err.text);
	r->document = (struct reviewed_document){.doc = r->text->doc,
	    .map = r->text->map,
	    .kind = KIND_CP_CPS,
	    .dated = written ? day(written) : DATE_NONE};
	if (review_make(pack, r->text->prose, &r->document, 1, &options,
		&r->review, &err))
		fail_msg("%s", err.text);
}

static void
end_review(struct reviewed *r)
{
	review_free(r->review);
	example_free(r->text);
}

static const struct result *
result_of(const struct reviewed *r, const char *rule)
{
	for (size_t i = 0; i < r->review->results.len; i++)
		if (str_eq(r->review->results.at[i].rule->id, str_of(rule)))
			return &r->review->results.at[i];
	fail_msg("no result of %s", rule);
	return NULL;
}

static const struct finding *
finding_on(const struct reviewed *r, const char *topic, const char *element,
    enum verdict verdict)
{
	for (size_t i = 0; i < r->review->findings.len; i++) {
		const struct finding *f = &r->review->findings.at[i];

		if (str_eq(f->topic, str_of(topic)) &&
		    str_eq(f->element, str_of(element)) &&
		    f->verdict == verdict)
			return f;
	}
	return NULL;
}

#define PLAN                                                                   \
	"# 5.7.1 Incident and compromise handling procedures\n"                \
	"The CA maintains a comprehensive and actionable plan for mass "       \
	"revocation events.\n"

/* A document that takes so much work would take minutes; so the count stands at
 * the limit from the beginning. */
static void
work_beyond_the_limit_is_unknown_and_not_missing(void **state)
{
	struct reviewed r = {0};
	struct observation seen;
	struct result result;
	struct arena a = {0};
	struct view view;
	struct err err = {0};
	uint64_t work = LIMIT_PATTERN_WORK;
	const struct rule *rule;

	(void)state;
	review_text(&r, PLAN, "2026-11-21", NULL);
	rule = result_of(&r, "br-mass-revocation-plan")->rule;
	view = r.review->view;
	view.work = &work;
	assert_int_equal(rule_observe(&a, &view, rule, &seen, &err), 0);
	assert_true(seen.applies);
	assert_false(r.review->cut_short);
	work = LIMIT_PATTERN_WORK + 1;
	assert_int_equal(rule_observe(&a, &view, rule, &seen, &err), 0);
	assert_true(seen.gave_up);
	rule_decide(&a, &view, &seen, day("2026-11-21"), &result);
	assert_int_equal(result.verdict, VERDICT_UNKNOWN);
	arena_clear(&a);
	end_review(&r);
}

/* The verdict on the plan of 5.7.1 when something in `section`, counted from
 * the first heading, could not be looked at. */
static enum verdict
verdict_with(enum notice_kind kind, int section)
{
	static const char text[] = "# 1.3.1 Certification authorities\n"
				   "The hierarchy is drawn here.\n"
				   "# 5.7.1 Incident handling procedures\n"
				   "Incidents are handled.\n";
	struct arena a = {0};
	struct reviewed r = {0};
	struct observation seen;
	struct result result;
	struct err err = {0};
	const struct rule *rule;

	review_text(&r, text, "2026-11-21", NULL);
	rule = result_of(&r, "br-mass-revocation-plan")->rule;
	doc_add_notice(r.text->doc, kind, 2 * section + 1, "not read");
	assert_int_equal(
	    rule_observe(&a, &r.review->view, rule, &seen, &err), 0);
	rule_decide(&a, &r.review->view, &seen, day("2026-11-21"), &result);
	arena_clear(&a);
	end_review(&r);
	return result.verdict;
}

static void
a_figure_hides_only_what_belongs_to_its_section(void **state)
{
	(void)state;
	assert_int_equal(verdict_with(NOTICE_FIGURE, 0), VERDICT_MISSING);
	assert_int_equal(verdict_with(NOTICE_FIGURE, 1), VERDICT_UNKNOWN);
	assert_int_equal(verdict_with(NOTICE_NOT_READ, 0), VERDICT_UNKNOWN);
	assert_int_equal(verdict_with(NOTICE_DAMAGED, 1), VERDICT_MISSING);
}

static void
one_fact_is_told_once(void **state)
{
	struct reviewed r = {0};
	int about_testing = 0;

	(void)state;
	review_text(&r, PLAN, "2026-11-21", NULL);
	assert_non_null(
	    finding_on(&r, "mass-revocation", "testing", VERDICT_MISSING));
	for (size_t i = 0; i < r.review->findings.len; i++) {
		const struct finding *f = &r.review->findings.at[i];

		about_testing += str_eq(f->topic, STR("mass-revocation")) &&
				 str_eq(f->element, STR("testing"));
	}
	assert_int_equal(about_testing, 1);
	/* Both sources stand behind it. */
	assert_int_equal(
	    finding_on(&r, "mass-revocation", "testing", VERDICT_MISSING)
		->n_results,
	    2);
	end_review(&r);
}

static void
passages_that_differ_are_against_the_rule_on_accuracy(void **state)
{
	static const char text[] =
	    "# 5.4.3 Retention period for audit logs\n"
	    "Records of the life cycle of CA certificates are kept for seven "
	    "years.\n"
	    "# 5.5.2 Retention period for archive\n"
	    "Records of the life cycle of CA certificates are archived for two "
	    "years. Key generation follows RFC 2459.\n";
	struct reviewed r = {0};
	const struct result *differing, *gathered;

	(void)state;
	review_text(&r, text, "2026-11-21", NULL);
	differing = result_of(&r, "doc-retention-agrees");
	assert_int_equal(differing->verdict, VERDICT_CONFLICT);
	assert_true(differing->differs);
	gathered = result_of(&r, "mrsp-accuracy-currency");
	assert_int_equal(gathered->verdict, VERDICT_CONFLICT);
	assert_true(
	    str_find(gathered->message, differing->rule->id, 0) != SIZE_MAX);
	/* An issue of its own is told, too. */
	assert_true(
	    str_find(gathered->message, STR("standard"), 0) != SIZE_MAX);
	assert_int_equal(
	    result_of(&r, "ccadb-no-conflict-with-requirements")->verdict,
	    VERDICT_MISSING);
	end_review(&r);
}

static void
a_clause_that_is_too_loose_is_against_the_rule_that_forbids_any(void **state)
{
	static const char text[] =
	    "# 4.9.5 Time to process revocation requests\n"
	    "Certificates are revoked within 24 hours after the investigation "
	    "ends. This CPS binds the CA.\n";
	static const char all[] = "ccadb-no-conflict-with-requirements";
	struct reviewed r = {0};
	const struct result *loose, *gathered;
	const struct finding *f;

	(void)state;
	review_text(&r, text, "2026-11-21", NULL);
	loose = result_of(&r, "br-clock-from-receipt");
	assert_int_equal(loose->verdict, VERDICT_CONFLICT);
	gathered = result_of(&r, all);
	assert_int_equal(gathered->verdict, VERDICT_CONFLICT);
	assert_int_equal(gathered->severity, loose->severity);
	assert_int_equal(gathered->section, loose->section);
	assert_true(
	    str_find(gathered->message, loose->rule->id, 0) != SIZE_MAX);
	/* One fact is one finding. */
	for (size_t i = 0; i < r.review->findings.len; i++) {
		f = &r.review->findings.at[i];
		assert_false(str_eq(f->topic, gathered->rule->topic));
		if (f->n_results && f->verdict == VERDICT_CONFLICT &&
		    &r.review->results.at[f->results[0]] == loose)
			assert_ptr_equal(f->gathered_by, gathered->rule);
	}
	end_review(&r);

	review_text(
	    &r, "# 1.1 Overview\nThis CPS binds the CA.\n", "2026-11-21", NULL);
	assert_int_equal(result_of(&r, all)->verdict, VERDICT_COMPLIANT);
	end_review(&r);
}

static void
a_rule_before_its_day_is_not_in_force_and_falls_due(void **state)
{
	struct reviewed r = {0};
	const struct result *res;

	(void)state;
	review_text(&r, PLAN, "2025-11-03", NULL);
	res = result_of(&r, "br-mass-revocation-testing");
	assert_int_equal(res->verdict, VERDICT_NOT_IN_FORCE);
	assert_int_equal(res->due, day("2025-12-01"));
	assert_int_equal(res->verdict_when_due, VERDICT_MISSING);
	assert_int_equal(res->severity, SEVERITY_NONE);
	end_review(&r);
}

static void
what_falls_due_does_not_count_as_an_issue(void **state)
{
	struct reviewed r = {0};
	bool due = false;

	(void)state;
	review_text(&r, PLAN, "2025-11-03", NULL);
	for (size_t i = 0; i < r.review->findings.len; i++) {
		const struct finding *f = &r.review->findings.at[i];

		if (f->due == DATE_NONE)
			continue;
		due = true;
		assert_false(f->is_issue);
	}
	assert_true(due);
	end_review(&r);
}

static void
a_value_that_was_right_when_written_has_lapsed(void **state)
{
	const char *text =
	    "# 3.2.2.9 Multi-Perspective Issuance Corroboration\n"
	    "The CA uses at least two remote network "
	    "perspectives.\n";
	struct reviewed r = {0};
	const struct result *res;

	(void)state;
	review_text(&r, text, "2026-11-21", "2025-10-01");
	res = result_of(&r, "br-mpic-perspective-count");
	assert_int_equal(res->verdict, VERDICT_CONFLICT);
	assert_true(res->lapsed);
	end_review(&r);
	review_text(&r, text, "2025-11-03", "2025-10-01");
	res = result_of(&r, "br-mpic-perspective-count");
	assert_int_equal(res->verdict, VERDICT_COMPLIANT);
	assert_false(res->lapsed);
	end_review(&r);
}

static void
a_number_that_will_be_too_low_is_announced(void **state)
{
	const char *text =
	    "# 3.2.2.9 Multi-Perspective Issuance Corroboration\n"
	    "The CA uses at least four remote network "
	    "perspectives.\n";
	struct reviewed r = {0};
	const struct result *res;

	(void)state;
	review_text(&r, text, "2026-11-21", NULL);
	res = result_of(&r, "br-mpic-perspective-count");
	assert_int_equal(res->verdict, VERDICT_COMPLIANT);
	assert_int_equal(res->due, day("2026-12-15"));
	assert_int_equal(res->verdict_when_due, VERDICT_CONFLICT);
	end_review(&r);
}

static void
a_fingerprint_survives_edits_elsewhere(void **state)
{
	struct reviewed a = {0}, b = {0};
	const struct finding *x, *y;

	(void)state;
	review_text(&a, PLAN, "2026-11-21", NULL);
	review_text(&b,
	    "# 2.2 Publication of certification information\n"
	    "The CA keeps a repository.\n" PLAN,
	    "2026-11-21", NULL);
	x = finding_on(&a, "mass-revocation", "plan", VERDICT_COMPLIANT);
	y = finding_on(&b, "mass-revocation", "plan", VERDICT_COMPLIANT);
	assert_non_null(x);
	assert_non_null(y);
	assert_true(str_eq(x->fingerprint, y->fingerprint));
	end_review(&a);
	end_review(&b);
}

static void
a_chapter_is_as_bad_as_its_worst_finding(void **state)
{
	struct reviewed r = {0};

	(void)state;
	review_text(&r, PLAN, "2026-11-21", NULL);
	assert_true(r.review->chapters[4].roll.assessed);
	assert_int_equal(r.review->chapters[4].roll.verdict, VERDICT_MISSING);
	assert_true(r.review->chapters[4].roll.counts[VERDICT_COMPLIANT] > 0);
	assert_string_equal(
	    roll_words(&r.review->chapters[4].roll), "Non-Compliant");
	end_review(&r);
}

static void
an_unknown_rule_is_an_error_and_not_an_empty_selection(void **state)
{
	const struct example e = {.text = STR(PLAN)};
	const struct str only[] = {STR("no-such-rule")};
	const struct review_options options = {
	    .only_rules = only, .n_only_rules = 1};
	struct reviewed r = {0};
	struct err err = {0};

	(void)state;
	assert_int_equal(example_read(pack, &e, &r.text, &err), 0);
	r.document =
	    (struct reviewed_document){.doc = r.text->doc, .map = r.text->map};
	assert_int_equal(review_make(pack, r.text->prose, &r.document, 1,
			     &options, &r.review, &err),
	    -1);
	assert_int_equal(err.code, ERR_USAGE);
	assert_non_null(strstr(err.text, "no-such-rule"));
	example_free(r.text);
}

static void
a_selection_that_leaves_no_rule_is_an_error(void **state)
{
	const struct example e = {.text = STR(PLAN)};
	const struct str one[] = {STR("br-mass-revocation-plan")};
	const struct review_options options = {.only_rules = one,
	    .n_only_rules = 1,
	    .skip_rules = one,
	    .n_skip_rules = 1};
	struct reviewed r = {0};
	struct err err = {0};

	(void)state;
	assert_int_equal(example_read(pack, &e, &r.text, &err), 0);
	r.document =
	    (struct reviewed_document){.doc = r.text->doc, .map = r.text->map};
	assert_int_equal(review_make(pack, r.text->prose, &r.document, 1,
			     &options, &r.review, &err),
	    -1);
	assert_int_equal(err.code, ERR_USAGE);
	example_free(r.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(work_beyond_the_limit_is_unknown_and_not_missing),
	    cmocka_unit_test(a_figure_hides_only_what_belongs_to_its_section),
	    cmocka_unit_test(one_fact_is_told_once),
	    cmocka_unit_test(
		passages_that_differ_are_against_the_rule_on_accuracy),
	    cmocka_unit_test(
		a_clause_that_is_too_loose_is_against_the_rule_that_forbids_any),
	    cmocka_unit_test(
		a_rule_before_its_day_is_not_in_force_and_falls_due),
	    cmocka_unit_test(what_falls_due_does_not_count_as_an_issue),
	    cmocka_unit_test(a_value_that_was_right_when_written_has_lapsed),
	    cmocka_unit_test(a_number_that_will_be_too_low_is_announced),
	    cmocka_unit_test(a_fingerprint_survives_edits_elsewhere),
	    cmocka_unit_test(a_chapter_is_as_bad_as_its_worst_finding),
	    cmocka_unit_test(
		an_unknown_rule_is_an_error_and_not_an_empty_selection),
	    cmocka_unit_test(a_selection_that_leaves_no_rule_is_an_error),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
