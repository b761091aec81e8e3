/* Memory that is freed at once, and the arrays that live in it. */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/vec.h"

static void
memory_is_zeroed_aligned_and_apart(void **state)
{
	struct arena a = {0};
	unsigned char *last = NULL;

	(void)state;
	for (size_t size = 1; size < 300; size += 7) {
		unsigned char *p = arena_alloc(&a, 1, size);
		size_t align = alignof(max_align_t);

		while (size % align)
			align /= 2;
		assert_int_equal((uintptr_t)p % align, 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		(void)memset(p, 0xAB, size);
		assert_ptr_not_equal(p, last);
		last = p;
	}
	arena_clear(&a);
}

static void
big_and_small_objects_live_side_by_side(void **state)
{
	struct arena a = {0};
	char *small = arena_many(&a, char, 10);
	char *big = arena_many(&a, char, 1000000);
	char *next = arena_many(&a, char, 10);

	(void)state;
	(void)memset(small, 's', 10);
	(void)memset(big, 'b', 1000000);
	(void)memset(next, 'n', 10);
	assert_int_equal(small[9], 's');
	assert_int_equal(big[0], 'b');
	assert_int_equal(big[999999], 'b');
	assert_int_equal(next[0], 'n');
	assert_int_equal(a.total, 1000020);
	arena_clear(&a);
	assert_null(a.head);
	assert_int_equal(a.total, 0);
}

static void
a_cleared_arena_may_be_used_again(void **state)
{
	struct arena a = {0};

	(void)state;
	(void)arena_many(&a, int, 100);
	arena_clear(&a);
	arena_clear(&a);
	assert_int_equal(*arena_new(&a, int), 0);
	arena_clear(&a);
}

static void
copies_end_with_a_nul_and_outlive_the_original(void **state)
{
	struct arena a = {0};
	char text[] = "abc";
	struct str copy = arena_copy(&a, (struct str){text, 2});

	(void)state;
	text[0] = 'x';
	assert_string_equal(copy.at, "ab");
	assert_int_equal(copy.len, 2);
	assert_string_equal(arena_copy(&a, (struct str){0}).at, "");
	arena_clear(&a);
}

static void
printed_text_has_its_length(void **state)
{
	struct arena a = {0};
	struct str s = arena_print(&a, "%s-%03d", "x", 7);

	(void)state;
	assert_string_equal(s.at, "x-007");
	assert_int_equal(s.len, 5);
	assert_int_equal(arena_print(&a, "%s", "").len, 0);
	arena_clear(&a);
}

static void
a_vec_keeps_its_elements_while_it_grows(void **state)
{
	struct arena a = {0};
	struct VEC(int) v = {0};

	(void)state;
	for (int i = 0; i < 5000; i++)
		VEC_PUSH(&a, &v, i * 3);
	assert_int_equal(v.len, 5000);
	for (int i = 0; i < 5000; i++)
		assert_int_equal(v.at[i], i * 3);
	assert_int_equal(*VEC_ADD(&a, &v), 0);
	assert_int_equal(v.len, 5001);
	arena_clear(&a);
}

static void
what_is_trimmed_is_given_back(void **state)
{
	struct arena a = {0};
	struct VEC(int) v = {0};
	size_t total;

	(void)state;
	for (int i = 0; i < 50000; i++)
		VEC_PUSH(&a, &v, i);
	VEC_TRIM(&a, &v);
	assert_int_equal(v.cap, 50000);
	assert_int_equal(v.at[49999], 49999);
	total = a.total;
	VEC_PUSH(&a, &v, 7);
	assert_int_equal(v.at[50000], 7);
	v.len = 0;
	VEC_TRIM(&a, &v);
	assert_null(v.at);
	assert_int_equal(v.cap, 0);
	assert_true(a.total + 50000 * sizeof(int) <= total);
	VEC_PUSH(&a, &v, 3);
	VEC_TRIM(&a, &v); /* nothing happens to a small one, or it moves */
	assert_int_equal(v.at[0], 3);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
	    cmocka_unit_test(big_and_small_objects_live_side_by_side),
	    cmocka_unit_test(a_cleared_arena_may_be_used_again),
	    cmocka_unit_test(copies_end_with_a_nul_and_outlive_the_original),
	    cmocka_unit_test(printed_text_has_its_length),
	    cmocka_unit_test(a_vec_keeps_its_elements_while_it_grows),
	    cmocka_unit_test(what_is_trimmed_is_given_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
