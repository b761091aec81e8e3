/* Growing bytes with a largest size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static void
what_is_added_stands_there_with_a_nul(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add(&b, STR("one"));
	buf_add_char(&b, ' ');
	buf_add_c(&b, "two");
	buf_print(&b, " %d%s", 3, "!");
	assert_string_equal(b.at, "one two 3!");
	assert_int_equal(b.len, 10);
	buf_free(&b);
	assert_null(b.at);
}

static void
growing_keeps_every_byte(void **state)
{
	struct buf b = {0};

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_add_char(&b, (char)('a' + i % 26));
	assert_int_equal(b.len, 100000);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(b.at[i], 'a' + i % 26);
	buf_free(&b);
}

static void
over_the_limit_nothing_more_is_taken(void **state)
{
	struct buf b = {.max = 5};

	(void)state;
	buf_add(&b, STR("12345"));
	assert_false(b.full);
	buf_add(&b, STR("6"));
	assert_true(b.full);
	assert_string_equal(b.at, "12345");
	buf_reset(&b);
	buf_add(&b, STR("123456"));
	assert_true(b.full);
	buf_add(&b, STR("1"));
	assert_int_equal(b.len, 0);
	buf_print(&b, "%s", "1");
	assert_int_equal(b.len, 0);
	buf_free(&b);
	assert_int_equal(b.max, 5);
}

static void
resetting_forgets_the_bytes_and_keeps_the_memory(void **state)
{
	struct buf b = {0};
	size_t cap;

	(void)state;
	buf_add(&b, STR("something"));
	cap = b.cap;
	buf_reset(&b);
	assert_int_equal(buf_str(&b).len, 0);
	assert_string_equal(b.at, "");
	assert_int_equal(b.cap, cap);
	buf_free(&b);
}

static void
an_unused_buffer_is_the_empty_string(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add(&b, (struct str){0});
	buf_print(&b, "%s", "");
	assert_int_equal(buf_str(&b).len, 0);
	buf_reset(&b);
	buf_free(&b);
}

static void
take(void *to, struct str bytes)
{
	buf_add(to, bytes);
}

static void
what_is_poured_out_is_all_of_it_in_order(void **state)
{
	enum { LINES = 30000 };
	struct buf all = {0}, twice = {0}, poured = {0};
	struct buf b = {.pour = take, .to = &poured};

	(void)state;
	for (int i = 0; i < LINES; i++) {
		buf_print(&all, "%d;", i);
		buf_print(&b, "%d;", i);
	}
	buf_add(&twice, buf_str(&all));
	buf_add(&twice, buf_str(&all));
	buf_add(&b, buf_str(&all));
	assert_true(b.cap < all.len / 2);
	assert_int_equal(b.poured + b.len, twice.len);
	buf_add(&poured, buf_str(&b));
	assert_true(str_eq(buf_str(&poured), buf_str(&twice)));
	buf_reset(&b);
	assert_int_equal(b.poured, 0);
	buf_free(&b);
	buf_free(&poured);
	buf_free(&twice);
	buf_free(&all);
}

static void
the_limit_counts_what_is_gone(void **state)
{
	struct buf poured = {0};
	struct buf b = {.max = 200000, .pour = take, .to = &poured};

	(void)state;
	for (int i = 0; i < 300000 && !b.full; i++)
		buf_add_c(&b, "1234567");
	assert_true(b.full);
	assert_int_equal(b.poured + b.len, 200000 / 7 * 7);
	buf_free(&b);
	buf_free(&poured);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_added_stands_there_with_a_nul),
	    cmocka_unit_test(growing_keeps_every_byte),
	    cmocka_unit_test(over_the_limit_nothing_more_is_taken),
	    cmocka_unit_test(resetting_forgets_the_bytes_and_keeps_the_memory),
	    cmocka_unit_test(an_unused_buffer_is_the_empty_string),
	    cmocka_unit_test(what_is_poured_out_is_all_of_it_in_order),
	    cmocka_unit_test(the_limit_counts_what_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
