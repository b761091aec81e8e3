/* Other programs, run over bytes with bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "port/child.h"

static struct child_result
run(const char *const *argv, struct str input, size_t output, struct buf *out)
{
	const struct child_job job = {.argv = argv,
	    .input = input,
	    .seconds = 1,
	    .memory = (size_t)256 << 20,
	    .output = output};
	struct child_result result;
	struct err err = {0};

	*out = (struct buf){.max = 0};
	assert_int_equal(child_run(&job, out, &result, &err), 0);
	return result;
}

#define RUN(out, input, output, ...)                                           \
	run((const char *const[]){__VA_ARGS__, NULL}, input, output, out)

static void
bytes_go_in_and_come_out(void **state)
{
	struct buf out;
	struct child_result r =
	    RUN(&out, STR("a\0b\n"), 100, "/bin/cat", CHILD_INPUT);

	(void)state;
	assert_int_equal(r.end, CHILD_EXITED);
	assert_int_equal(r.status, 0);
	assert_int_equal(out.len, 4);
	assert_memory_equal(out.at, "a\0b\n", 4);
	buf_free(&out);
}

static void
status_and_message_are_told(void **state)
{
	struct buf out;
	struct child_result r = RUN(&out, STR(""), 100, "/bin/sh", "-c",
	    "printf 'a\\001b' >&2; exit 3");

	(void)state;
	assert_int_equal(r.end, CHILD_EXITED);
	assert_int_equal(r.status, 3);
	assert_string_equal(r.message, "a b");
	buf_free(&out);
}

static void
it_has_no_environment_and_writes_no_file(void **state)
{
	struct buf out;
	struct child_result r = RUN(&out, STR(""), 1000, "/usr/bin/env");

	(void)state;
	assert_int_equal(r.status, 0);
	assert_int_equal(out.len, 0);
	buf_free(&out);
	r = RUN(&out, STR(""), 1000, "/bin/sh", "-c",
	    "echo x >\"$(/bin/mktemp -u)\"");
	assert_false(r.end == CHILD_EXITED && r.status == 0);
	buf_free(&out);
}

static void
an_endless_one_is_ended(void **state)
{
	struct buf out;
	struct child_result r =
	    RUN(&out, STR(""), 100, "/bin/sh", "-c", "while :; do :; done");

	(void)state;
	assert_int_equal(r.end, CHILD_LATE);
	buf_free(&out);
}

static void
more_output_than_asked_for_is_refused(void **state)
{
	struct buf out;
	struct child_result r = RUN(&out, STR(""), 1000, "/bin/sh", "-c",
	    "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxx; done");

	(void)state;
	assert_int_equal(r.end, CHILD_TALKATIVE);
	assert_true(out.len <= 1000);
	buf_free(&out);
}

static void
an_absent_one_is_told(void **state)
{
	struct buf out;
	struct child_result r = RUN(&out, STR(""), 100, "/no/such/program");

	(void)state;
	assert_int_equal(r.end, CHILD_ABSENT);
	assert_false(child_is_there("/no/such/program"));
	assert_true(child_is_there("/bin/sh"));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bytes_go_in_and_come_out),
	    cmocka_unit_test(status_and_message_are_told),
	    cmocka_unit_test(it_has_no_environment_and_writes_no_file),
	    cmocka_unit_test(an_endless_one_is_ended),
	    cmocka_unit_test(more_output_than_asked_for_is_refused),
	    cmocka_unit_test(an_absent_one_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
