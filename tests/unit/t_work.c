/* Jobs side by side. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/work.h"

struct sums {
	uint64_t lane[WORK_LANES];
	int runs[WORK_LANES];
};

static void
add_up(void *self, int i)
{
	struct sums *s = self;

	s->runs[i]++;
	for (uint64_t n = (uint64_t)i; n < 100000; n += WORK_LANES)
		s->lane[i] += n;
}

static void
each_job_runs_once_and_all_have_ended(void **state)
{
	(void)state;
	for (int round = 0; round < 20; round++) {
		struct sums s = {0};
		uint64_t all = 0;

		work_run(add_up, &s, WORK_LANES);
		for (int i = 0; i < WORK_LANES; i++) {
			assert_int_equal(s.runs[i], 1);
			all += s.lane[i];
		}
		assert_int_equal(all, UINT64_C(100000) * 99999 / 2);
	}
}

static void
one_job_needs_no_thread(void **state)
{
	struct sums s = {0};

	(void)state;
	work_run(add_up, &s, 1);
	assert_int_equal(s.runs[0], 1);
	assert_int_equal(s.runs[WORK_LANES - 1], 0);
}

static void
count(void *self)
{
	*(int *)self += 1;
}

static void
a_job_that_was_begun_has_ended_when_it_is_waited_for(void **state)
{
	int n = 0;
	struct work *work = work_begin(count, &n);

	(void)state;
	work_wait(work);
	work_wait(NULL);
	assert_int_equal(n, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_job_runs_once_and_all_have_ended),
	    cmocka_unit_test(one_job_needs_no_thread),
	    cmocka_unit_test(
		a_job_that_was_begun_has_ended_when_it_is_waited_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
