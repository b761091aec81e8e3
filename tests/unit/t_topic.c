/* Results by topic, and a line of a sweep there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "out/sweep.h"
#include "review/topic.h"

static struct rule rules[] = {
    {.id = STR_INIT("a-one"), .topic = STR_INIT("linting")},
    {.id = STR_INIT("b-two"), .topic = STR_INIT("caa")},
    {.id = STR_INIT("c-three"), .topic = STR_INIT("linting")},
    {.id = STR_INIT("d-four"), .topic = STR_INIT("linting")},
};

static void
add(struct review *r, int rule, enum verdict verdict, enum severity severity)
{
	struct result *result = VEC_ADD(&r->arena, &r->results);

	result->rule = &rules[rule];
	result->verdict = verdict;
	result->severity = severity;
}

static void
a_topic_has_the_verdict_of_its_worst_rule(void **state)
{
	struct arena a = {0};
	struct review r = {0};
	struct topics t = {0};

	(void)state;
	add(&r, 0, VERDICT_COMPLIANT, SEVERITY_NONE);
	add(&r, 1, VERDICT_NOT_APPLICABLE, SEVERITY_NONE);
	add(&r, 2, VERDICT_MISSING, SEVERITY_LOW);
	add(&r, 3, VERDICT_PARTIAL, SEVERITY_HIGH);
	topics_make(&a, &r, false, &t);
	assert_int_equal(t.len, 2);
	assert_true(str_eq(t.at[0].name, STR("caa")));
	assert_int_equal(t.at[0].verdict, VERDICT_NOT_APPLICABLE);
	assert_true(str_eq(t.at[1].name, STR("linting")));
	assert_int_equal(t.at[1].verdict, VERDICT_MISSING);
	assert_int_equal(t.at[1].severity, SEVERITY_HIGH);
	assert_ptr_equal(t.at[1].decisive->rule, &rules[2]);
	assert_int_equal(t.at[1].n_results, 3);
	arena_clear(&a);
	arena_clear(&r.arena);
}

static void
of_two_alike_the_stricter_decides(void **state)
{
	struct arena a = {0};
	struct review r = {0};
	struct topics t = {0};

	(void)state;
	add(&r, 0, VERDICT_PARTIAL, SEVERITY_LOW);
	add(&r, 2, VERDICT_PARTIAL, SEVERITY_HIGH);
	add(&r, 3, VERDICT_PARTIAL, SEVERITY_HIGH);
	topics_make(&a, &r, false, &t);
	assert_ptr_equal(t.at[0].decisive->rule, &rules[2]);
	t = (struct topics){0};
	topics_make(&a, &r, true, &t);
	assert_int_equal(t.len, 3);
	assert_true(str_eq(t.at[2].name, STR("d-four")));
	arena_clear(&a);
	arena_clear(&r.arena);
}

static void
a_lost_document_is_a_line_too(void **state)
{
	const struct sweep_origin o = {.file = STR("a/\"b\".md"),
	    .run = STR("0123456789abcdef"),
	    .said = STR("first\n\nsecond ,\"review\": x"),
	    .reason = STR("crash")};
	struct buf b = {0};
	struct err err = {0};
	struct json *head;

	(void)state;
	sweep_line_make(&o, (struct str){0}, &b);
	assert_true(str_ends(buf_str(&b), STR("\"review\":null}\n")));
	assert_int_equal(str_find_char(buf_str(&b), '\n', 0), b.len - 1);
	assert_int_equal(sweep_line_head(buf_str(&b), &head, &err), 0);
	assert_true(str_eq(json_str(json_at(head, "file")), o.file));
	assert_true(str_eq(json_str(json_at(head, "reason")), o.reason));
	assert_true(str_eq(json_str(json_at(head, "status")), STR("lost")));
	assert_int_equal(json_count(json_at(head, "messages")), 2);
	assert_true(str_eq(sweep_line_body(buf_str(&b)), STR("null")));
	json_free(head);
	buf_free(&b);
}

static void
a_review_is_put_in_as_it_is(void **state)
{
	const struct sweep_origin o = {
	    .file = STR("x.md"), .run = STR("0123456789abcdef")};
	struct buf b = {0};
	struct err err = {0};
	struct json *head, *whole;

	(void)state;
	sweep_line_make(&o,
	    STR("{\"status\":\"clean\",\"topics\":[],\"review\":{\"a\":[1]}}"),
	    &b);
	assert_int_equal(sweep_line_head(buf_str(&b), &head, &err), 0);
	assert_int_equal(json_parse(buf_str(&b), &whole, &err), 0);
	assert_true(str_eq(sweep_line_body(buf_str(&b)), STR("{\"a\":[1]}")));
	assert_null(json_at(head, "review"));
	assert_int_equal(json_kind(json_at(whole, "review")), JSON_OBJECT);
	json_free(head);
	json_free(whole);
	buf_free(&b);
}

static void
other_lines_are_refused(void **state)
{
	static const char *const lines[] = {"", "{}", "words",
	    "{\"file\":\"x\"}", "{\"file\":\"x\",\"review\":null}",
	    "{\"file\":\"x\",\"run\":\"y\",\"status\":1,\"review\":null}",
	    "{\"file\":\"x\",\"run\":\"y\",\"status\":\"lost\" \"review\":1}"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		struct err err = {0};
		struct json *head;

		assert_int_equal(
		    sweep_line_head(str_of(lines[i]), &head, &err), -1);
		assert_int_equal(err.code, ERR_FORMAT);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_topic_has_the_verdict_of_its_worst_rule),
	    cmocka_unit_test(of_two_alike_the_stricter_decides),
	    cmocka_unit_test(a_lost_document_is_a_line_too),
	    cmocka_unit_test(a_review_is_put_in_as_it_is),
	    cmocka_unit_test(other_lines_are_refused),
	};

	return cmocka_run_group_tests_name("topic", tests, NULL, NULL);
}
