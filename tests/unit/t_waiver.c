/* Waivers: what their files may say, and what they do to a review. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "review/waiver.h"
#include "rule/example.h"
#include "with_pack.h"

static void
refused(const char *text, const char *reason)
{
	struct arena a = {0};
	struct waivers list;
	struct err err = {0};

	assert_int_equal(waivers_read(&a, str_of(text), &list, &err), -1);
	assert_string_equal(err.text, reason);
	arena_clear(&a);
}

#define REST "\"reason\":\"r\",\"author\":\"x\",\"expires\":\"2026-12-01\""

static void
a_wrong_file_is_refused_with_the_place_and_the_reason(void **state)
{
	(void)state;
	refused("{", "line 1: not JSON");
	refused("[]", "/: must be an object");
	refused("{}", "/: lacks the member 'waivers'");
	refused("{\"waivers\":[1]}", "/waivers/0: must be an object");
	refused("{\"waivers\":[{" REST "}]}",
	    "/waivers/0: needs a fingerprint, or a rule and a section");
	refused("{\"waivers\":[{\"rule\":\"a\"," REST "}]}",
	    "/waivers/0: needs a fingerprint, or a rule and a section");
	refused("{\"waivers\":[{\"fingerprint\":\"00112233445566GG\"," REST
		"}]}",
	    "/waivers/0/fingerprint: must have 16 hexadecimal digits");
	refused("{\"waivers\":[{\"rule\":\"a\",\"section\":\"1\","
		"\"reason\":\"\\u001b[2J\"}]}",
	    "/waivers/0/reason: must not hold control characters");
	refused("{\"waivers\":[{\"rule\":\"a\",\"section\":\"1\","
		"\"reason\":\"r\",\"author\":\"x\",\"expires\":\"soon\"}]}",
	    "/waivers/0/expires: must be a day, YYYY-MM-DD");
	refused("{\"waivers\":[{\"rule\":\"a\",\"section\":\"1\"," REST
		"},{\"rule\":\"a\",\"section\":\"1\"," REST "}]}",
	    "/waivers/1: is about the same as /waivers/0");
	refused("{\"waivers\":[{\"rule\":\"\xff\"}]}", "is not UTF-8");
}

static void
too_long_a_reason_and_too_many_waivers_are_refused(void **state)
{
	struct arena a = {0};
	struct buf text = {0};
	struct waivers list;
	struct err err = {0};

	(void)state;
	buf_add_c(&text, "{\"waivers\":[{\"rule\":\"a\",\"section\":\"1\","
			 "\"reason\":\"");
	for (size_t i = 0; i <= LIMIT_REASON_BYTES; i++)
		buf_add_char(&text, 'r');
	buf_add_c(&text, "\"}]}");
	assert_int_equal(waivers_read(&a, buf_str(&text), &list, &err), -1);
	assert_string_equal(
	    err.text, "/waivers/0/reason: is longer than 4000 bytes");
	buf_reset(&text);
	buf_add_c(&text, "{\"waivers\":[0");
	for (int i = 0; i < LIMIT_WAIVERS; i++)
		buf_add_c(&text, ",0");
	buf_add_c(&text, "]}");
	assert_int_equal(waivers_read(&a, buf_str(&text), &list, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	buf_free(&text);
	arena_clear(&a);
}

/* A review of one section, with the waivers of `file`. */
struct waived {
	struct arena a;
	struct example_text *text;
	struct reviewed_document document;
	struct waivers list;
	struct review *review;
};

static void
review_with(struct waived *w, const char *file, const char *as_of)
{
	static const struct str only = STR_INIT("br-presign-linting");
	const struct example e = {
	    .text = STR("# 4.3.1 CA actions during certificate issuance\n"
			"Certificates may be linted.\n")};
	struct review_options options = {.scope = STR("tls"),
	    .only_rules = &only,
	    .n_only_rules = 1,
	    .waivers = &w->list};
	struct err err = {0};

	if (!date_parse_iso(str_of(as_of), &options.as_of) ||
	    waivers_read(&w->a, str_of(file), &w->list, &err) ||
	    example_read(pack, &e, &w->text, &err))
		fail_msg("%s", err.text);
	w->document = (struct reviewed_document){
	    .doc = w->text->doc, .map = w->text->map, .kind = KIND_CP_CPS};
	if (review_make(pack, w->text->prose, &w->document, 1, &options,
		&w->review, &err))
		fail_msg("%s", err.text);
}

static void
end(struct waived *w)
{
	review_free(w->review);
	example_free(w->text);
	arena_clear(&w->a);
}

static int
issues(const struct review *r)
{
	return r->issues[SEVERITY_LOW] + r->issues[SEVERITY_MODERATE] +
	       r->issues[SEVERITY_HIGH];
}

static void
a_waived_issue_is_told_and_not_counted(void **state)
{
	struct waived w = {0};

	(void)state;
	review_with(&w,
	    "{\"waivers\":[{\"rule\":\"br-presign-linting\","
	    "\"section\":\"4.3.1\"," REST "}]}",
	    "2026-12-01"); /* its last day */
	assert_int_equal(issues(w.review), 0);
	assert_int_equal(w.review->waived, 1);
	assert_int_equal(w.review->findings.len, 1);
	assert_ptr_equal(w.review->findings.at[0].waiver, &w.list.at[0]);
	assert_ptr_equal(waiver_of_result(w.review, 0), &w.list.at[0]);
	assert_int_equal(w.review->overall.verdict, VERDICT_PARTIAL);
	assert_int_equal(w.review->waiver_uses[0].state, WAIVER_APPLIED);
	end(&w);
}

static void
an_expired_waiver_waives_nothing_and_is_told(void **state)
{
	struct waived w = {0};

	(void)state;
	review_with(&w,
	    "{\"waivers\":[{\"rule\":\"br-presign-linting\","
	    "\"section\":\"4.3.1\"," REST "}]}",
	    "2026-12-02");
	assert_int_equal(issues(w.review), 1);
	assert_null(w.review->findings.at[0].waiver);
	assert_int_equal(w.review->waiver_uses[0].state, WAIVER_EXPIRED);
	assert_int_equal(w.review->waiver_uses[0].findings, 1);
	end(&w);
}

static void
a_waiver_without_an_issue_left_is_told(void **state)
{
	struct waived w = {0};

	(void)state;
	review_with(&w,
	    "{\"waivers\":[{\"rule\":\"br-presign-linting\","
	    "\"section\":\"4.9\"," REST "},"
	    "{\"rule\":\"br-annual-update\",\"section\":\"1.2.1\"," REST "}]}",
	    "2026-11-21");
	assert_int_equal(issues(w.review), 1);
	assert_int_equal(w.review->waiver_uses[0].state, WAIVER_UNMATCHED);
	/* Only one rule was run: nothing can be said of the other. */
	assert_int_equal(w.review->waiver_uses[1].state, WAIVER_NOT_ASKED);
	end(&w);
}

static void
a_waiver_for_an_unknown_rule_is_refused(void **state)
{
	struct arena a = {0};
	struct waivers list;
	struct err err = {0};

	(void)state;
	if (waivers_read(&a,
		STR("{\"waivers\":[{\"rule\":\"br-presign-lintin\","
		    "\"section\":\"4.3.1\"," REST "}]}"),
		&list, &err))
		fail_msg("%s", err.text);
	assert_int_equal(waivers_check(&list, pack, &err), -1);
	assert_string_equal(
	    err.text, "/waivers/0/rule: unknown rule 'br-presign-lintin'");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		a_wrong_file_is_refused_with_the_place_and_the_reason),
	    cmocka_unit_test(
		too_long_a_reason_and_too_many_waivers_are_refused),
	    cmocka_unit_test(a_waived_issue_is_told_and_not_counted),
	    cmocka_unit_test(an_expired_waiver_waives_nothing_and_is_told),
	    cmocka_unit_test(a_waiver_without_an_issue_left_is_told),
	    cmocka_unit_test(a_waiver_for_an_unknown_rule_is_refused),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
