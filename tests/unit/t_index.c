/* The hash table from strings to numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/index.h"

static void
what_was_put_is_found_and_nothing_else(void **state)
{
	struct arena a = {0};
	struct index ix = {0};

	(void)state;
	for (int i = 0; i < 10000; i++)
		index_put(&a, &ix, arena_print(&a, "key %d", i), i);
	assert_int_equal(ix.len, 10000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(
		    index_find(&ix, arena_print(&a, "key %d", i)), i);
	assert_int_equal(index_find(&ix, STR("key 10000")), -1);
	assert_int_equal(index_find(&ix, STR("key")), -1);
	arena_clear(&a);
}

static void
a_later_value_replaces_the_older(void **state)
{
	struct arena a = {0};
	struct index ix = {0};

	(void)state;
	index_put(&a, &ix, STR("k"), 1);
	index_put(&a, &ix, STR("k"), 2);
	assert_int_equal(index_find(&ix, STR("k")), 2);
	assert_int_equal(ix.len, 1);
	arena_clear(&a);
}

static void
the_empty_string_is_a_key_like_others(void **state)
{
	struct arena a = {0};
	struct index ix = {0};

	(void)state;
	assert_int_equal(index_find(&ix, STR("")), -1);
	index_put(&a, &ix, (struct str){0}, 3);
	assert_int_equal(index_find(&ix, STR("")), 3);
	assert_int_equal(index_find(&ix, (struct str){0}), 3);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_put_is_found_and_nothing_else),
	    cmocka_unit_test(a_later_value_replaces_the_older),
	    cmocka_unit_test(the_empty_string_is_a_key_like_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
