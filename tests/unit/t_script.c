/* Sequences of numbers: what stays of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "diff/script.h"

/* What stays of `a`, as "1 2 4"; checks that places rise and elements are
 * equal. */
static int
kept(struct arena *a, const int *one, int n, const int *other, int m, int top)
{
	struct script s;
	int *match = arena_many(a, int, (size_t)n + 1);
	int last = -1, count = 0;

	script_init(&s, a, top);
	script_match(&s, one, n, other, m, match);
	for (int i = 0; i < n; i++) {
		if (match[i] < 0)
			continue;
		assert_true(match[i] > last && match[i] < m);
		assert_int_equal(one[i], other[match[i]]);
		last = match[i];
		count++;
	}
	return count;
}

static void
the_longest_common_part_stays(void **state)
{
	static const int one[] = {1, 2, 3, 1, 2, 2, 1};
	static const int other[] = {3, 2, 1, 2, 1, 3};
	struct arena a = {0};

	(void)state;
	assert_int_equal(kept(&a, one, 7, other, 6, 4), 4);
	assert_int_equal(kept(&a, one, 7, one, 7, 4), 7);
	assert_int_equal(kept(&a, one, 7, other, 0, 4), 0);
	assert_int_equal(kept(&a, one, 0, other, 6, 4), 0);
	arena_clear(&a);
}

static void
anchors_hold_long_sequences_together(void **state)
{
	enum { N = 3000 };
	struct arena a = {0};
	int *one = arena_many(&a, int, N), *other = arena_many(&a, int, N);

	(void)state;
	for (int i = 0; i < N; i++) {
		one[i] = i % 3 ? 0 : i;
		other[i] = i % 3 == 1 ? 1 : one[i];
	}
	assert_int_equal(kept(&a, one, N, other, N, N), 2 * N / 3);
	arena_clear(&a);
}

static void
more_differences_than_the_limit_have_nothing_in_common(void **state)
{
	enum { N = LIMIT_SCRIPT_EDITS };
	struct arena a = {0};
	int *one = arena_many(&a, int, N), *other = arena_many(&a, int, N);

	(void)state;
	for (int i = 0; i < N; i++) { /* no anchors: all are doubled */
		one[i] = i % 4 < 2 ? 0 : 1;
		other[i] = i % 4 < 2 ? 2 : 3;
	}
	other[N / 2] = 0;
	assert_int_equal(kept(&a, one, N, other, N, 4), 0);
	arena_clear(&a);
}

static void
the_heaviest_chain_stays(void **state)
{
	static const int values[] = {5, 1, 2, 3, 6, 4};
	static const int weights[] = {9, 1, 1, 1, 2, 1};
	struct arena a = {0};
	bool in[6];

	(void)state;
	script_chain(&a, values, weights, 6, in);
	assert_true(in[0] && in[4]);
	assert_false(in[1] || in[2] || in[3] || in[5]);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_longest_common_part_stays),
	    cmocka_unit_test(anchors_hold_long_sequences_together),
	    cmocka_unit_test(
		more_differences_than_the_limit_have_nothing_in_common),
	    cmocka_unit_test(the_heaviest_chain_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
