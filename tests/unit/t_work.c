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

struct handing {
	struct gate *gate;
	int made, taken;
};

static void
hand_over(void *self, int i)
{
	struct handing *h = self;

	if (i == 0) {
		gate_wait(h->gate);
		h->taken = h->made;
		return;
	}
	h->made = 7;
	gate_open(h->gate);
}

static void
who_waits_at_a_gate_sees_what_was_made_before_it_opened(void **state)
{
	(void)state;
	for (int round = 0; round < 50; round++) {
		struct handing h = {.gate = gate_new()};

		work_run(hand_over, &h, 2);
		assert_int_equal(h.taken, 7);
		gate_wait(h.gate); /* it stays open */
		gate_free(h.gate);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_job_runs_once_and_all_have_ended),
	    cmocka_unit_test(one_job_needs_no_thread),
	    cmocka_unit_test(
		a_job_that_was_begun_has_ended_when_it_is_waited_for),
	    cmocka_unit_test(
		who_waits_at_a_gate_sees_what_was_made_before_it_opened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
