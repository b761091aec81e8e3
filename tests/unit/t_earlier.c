/* Earlier findings: each gets one answer, and edits elsewhere change none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "out/check.h"
#include "review/earlier.h"
#include "rule/example.h"
#include "with_pack.h"

#define LINTING "# 4.3.1 CA actions during certificate issuance\n"
#define PLAN "# 5.7.1 Incident and compromise handling procedures\n"
#define FIXED_LINTING                                                          \
	LINTING "Before a precertificate is signed, the CA lints its content " \
		"and stops issuance when the linter reports an error.\n"

/* A review of a small text, and of another one that answers it. */
struct pair {
	struct arena a;
	struct example_text *texts[2];
	struct reviewed_document documents[2];
	struct review *reviews[2];
	struct earlier earlier;
};

static void
review_text(struct pair *p, int at, const char *markup, const char *rules)
{
	const struct example e = {.text = str_of(markup)};
	struct review_options options = {
	    .scope = STR("tls"), .earlier = at ? &p->earlier : NULL};
	struct str only[4], rest = str_of(rules);
	struct err err = {0};

	while (rest.len)
		only[options.n_only_rules++] = str_cut(&rest, ' ');
	options.only_rules = only;
	if (!date_parse_iso(STR("2026-11-21"), &options.as_of) ||
	    example_read(pack, &e, &p->texts[at], &err))
		fail_msg("%s", err.text);
	p->documents[at] = (struct reviewed_document){.doc = p->texts[at]->doc,
	    .map = p->texts[at]->map,
	    .kind = KIND_CP_CPS,
	    .dated = DATE_NONE};
	if (review_make(pack, p->texts[at]->prose, &p->documents[at], 1,
		&options, &p->reviews[at], &err))
		fail_msg("%s", err.text);
}

static void
answer(struct pair *p, const char *then, const char *rules_then,
    const char *now, const char *rules_now)
{
	struct buf json = {0};
	struct err err = {0};

	review_text(p, 0, then, rules_then);
	check_json(p->reviews[0], &json);
	if (earlier_read(&p->a, buf_str(&json), &p->earlier, &err))
		fail_msg("%s", err.text);
	buf_free(&json);
	review_text(p, 1, now, rules_now);
}

static void
end(struct pair *p)
{
	for (int i = 0; i < 2; i++) {
		review_free(p->reviews[i]);
		example_free(p->texts[i]);
	}
	arena_clear(&p->a);
}

static void
an_issue_on_the_same_words_is_open_whatever_changes_elsewhere(void **state)
{
	struct pair p = {0};
	const struct finding *now;

	(void)state;
	answer(&p, LINTING "Certificates may be linted.\n",
	    "br-presign-linting",
	    "# 1.1 Overview\nA new paragraph.\n\nAnd another.\n"
	    "# 4.1.1 Who can apply\nAnybody.\n" LINTING
	    "Requests are looked at.\nCertificates may be linted.\n",
	    "br-presign-linting");
	assert_int_equal(p.earlier.len, 1);
	assert_int_equal(p.reviews[1]->answers[0].status, ANSWER_OPEN);
	now = &p.reviews[1]->findings.at[p.reviews[1]->answers[0].finding];
	assert_memory_equal(now->fingerprint.at, p.earlier.at[0].fingerprint.at,
	    FINGERPRINT_DIGITS);
	assert_int_equal(now->status, FINDING_OPEN);
	end(&p);
}

static void
an_issue_that_is_gone_is_fixed_with_the_new_text(void **state)
{
	struct pair p = {0};
	const struct answer *a;

	(void)state;
	answer(&p, LINTING "Certificates may be linted.\n",
	    "br-presign-linting", FIXED_LINTING, "br-presign-linting");
	a = &p.reviews[1]->answers[0];
	assert_int_equal(a->status, ANSWER_FIXED);
	assert_int_equal(a->finding, -1);
	assert_true(a->n_evidence > 0);
	assert_int_equal(a->evidence[0]->role, EVIDENCE_SUPPORTS);
	assert_int_equal(a->because.len, 0);
	end(&p);
}

static void
other_words_that_still_fall_short_are_changed(void **state)
{
	struct pair p = {0};
	const struct answer *a;

	(void)state;
	answer(&p, LINTING "Certificates may be linted.\n",
	    "br-presign-linting",
	    LINTING "The CA should lint certificates before it signs them.\n",
	    "br-presign-linting");
	a = &p.reviews[1]->answers[0];
	assert_int_equal(a->status, ANSWER_CHANGED);
	assert_int_equal(
	    p.reviews[1]->findings.at[a->finding].status, FINDING_CHANGED);
	end(&p);
}

static void
a_rule_that_was_not_run_answers_nothing(void **state)
{
	struct pair p = {0};
	const struct answer *a;

	(void)state;
	answer(&p, LINTING "Certificates may be linted.\n",
	    "br-presign-linting", FIXED_LINTING, "br-annual-update");
	a = &p.reviews[1]->answers[0];
	assert_int_equal(a->status, ANSWER_UNKNOWN);
	assert_true(str_eq(
	    a->because, STR("The rule br-presign-linting was not run.")));
	end(&p);
}

static void
a_rule_that_no_longer_applies_is_told(void **state)
{
	struct pair p = {0};

	(void)state;
	answer(&p,
	    "# 4.9.9 On-line revocation checking\n"
	    "The CA operates an OCSP responder. OCSP responses are valid for "
	    "30 days.\n",
	    "br-ocsp-freshness",
	    "# 4.9.9 On-line revocation checking\n"
	    "The CA does not offer OCSP.\n",
	    "br-ocsp-freshness");
	assert_true(p.earlier.len > 0);
	for (size_t i = 0; i < p.earlier.len; i++)
		assert_int_equal(
		    p.reviews[1]->answers[i].status, ANSWER_NOT_APPLICABLE);
	end(&p);
}

static void
what_was_no_issue_then_is_new(void **state)
{
	struct pair p = {0};

	(void)state;
	answer(&p, FIXED_LINTING, "br-presign-linting",
	    LINTING "Certificates may be linted.\n", "br-presign-linting");
	assert_int_equal(p.earlier.len, 0);
	assert_int_equal(p.reviews[1]->findings.at[0].status, FINDING_NEW);
	end(&p);
}

static void
words_that_stood_there_before_are_told_as_such(void **state)
{
	struct pair p = {0};
	struct earlier_finding *e;

	(void)state;
	/* The same text, as if an earlier rule had found fault with it. */
	answer(&p, LINTING "Certificates may be linted.\n",
	    "br-presign-linting", FIXED_LINTING, "br-presign-linting");
	e = &p.earlier.at[0];
	e->n_quotes = 0;
	e->quotes = arena_many(&p.a, struct str, 64);
	for (size_t i = 0; i < p.texts[1]->doc->blocks.len; i++)
		e->quotes[e->n_quotes++] = p.texts[1]->doc->blocks.at[i].text;
	earlier_answer(p.reviews[1], &p.earlier);
	assert_int_equal(p.reviews[1]->answers[0].status, ANSWER_FIXED);
	assert_true(str_starts(p.reviews[1]->answers[0].because,
	    STR("The words were there before")));
	end(&p);
}

static void
refused(const char *text, const char *reason)
{
	struct arena a = {0};
	struct earlier e;
	struct err err = {0};

	assert_int_equal(earlier_read(&a, str_of(text), &e, &err), -1);
	assert_string_equal(err.text, reason);
	arena_clear(&a);
}

#define HEAD                                                                   \
	"{\"tool\":{\"name\":\"cpslint\",\"rules\":[]},"                       \
	"\"as_of\":\"2026-11-21\",\"results\":[],\"documents\":[],"

static void
a_file_that_is_no_review_is_refused_with_the_place(void **state)
{
	(void)state;
	refused("[]", "/: must be an object");
	refused("{}", "/: is no review: it must come from 'cpslint check -f "
		      "json'");
	refused(HEAD "\"findings\":3}", "/findings: must be a list");
	refused(HEAD "\"findings\":[{\"key\":\"a/b\",\"topic\":\"a\"}]}",
	    "/findings/0/key: must be TOPIC/ELEMENT/VERDICT");
	refused(HEAD "\"findings\":[{\"key\":\"a/b/missing\",\"topic\":\"a\","
		     "\"severity\":\"grave\"}]}",
	    "/findings/0/severity: must be high, moderate, low or null");
	refused(HEAD "\"findings\":[{\"key\":\"a/b/missing\",\"topic\":\"a\","
		     "\"severity\":null,\"rules\":[\"\"]}]}",
	    "/findings/0/rules/0: must be the id of a rule");
	refused("\xff", "is not UTF-8");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		an_issue_on_the_same_words_is_open_whatever_changes_elsewhere),
	    cmocka_unit_test(an_issue_that_is_gone_is_fixed_with_the_new_text),
	    cmocka_unit_test(other_words_that_still_fall_short_are_changed),
	    cmocka_unit_test(a_rule_that_was_not_run_answers_nothing),
	    cmocka_unit_test(a_rule_that_no_longer_applies_is_told),
	    cmocka_unit_test(what_was_no_issue_then_is_new),
	    cmocka_unit_test(words_that_stood_there_before_are_told_as_such),
	    cmocka_unit_test(
		a_file_that_is_no_review_is_refused_with_the_place),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
