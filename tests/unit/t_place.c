/* Where a thread runs. */
#define _GNU_SOURCE
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/place.h"

static cpu_set_t
may_use(void)
{
	cpu_set_t set;

	assert_int_equal(sched_getaffinity(0, sizeof(set), &set), 0);
	return set;
}

static bool
is_elsewhere_after_leaving(void)
{
	int here = place_here();

	place_leave(here);
	return place_here() != here;
}

/* The system may take it back at once, but hardly each time. */
static void
another_processor_is_taken(void **state)
{
	cpu_set_t all = may_use();
	bool has_left = false;

	(void)state;
	if (CPU_COUNT(&all) < 2)
		skip();
	for (int i = 0; i < 100 && !has_left; i++)
		has_left = is_elsewhere_after_leaving();
	assert_true(has_left);
}

static void
the_choice_of_the_system_stays_free(void **state)
{
	cpu_set_t before = may_use(), after;

	(void)state;
	place_leave(place_here());
	after = may_use();
	assert_true(CPU_EQUAL(&before, &after));
}

static void
who_may_use_one_stays_there(void **state)
{
	cpu_set_t all = may_use(), one;
	int here = place_here();

	(void)state;
	CPU_ZERO(&one);
	CPU_SET((size_t)here, &one);
	assert_int_equal(sched_setaffinity(0, sizeof(one), &one), 0);
	place_leave(here);
	assert_int_equal(place_here(), here);
	assert_int_equal(sched_setaffinity(0, sizeof(all), &all), 0);
}

static void
nobody_leaves_where_he_is_not(void **state)
{
	cpu_set_t before = may_use(), after;

	(void)state;
	place_leave(-1);
	place_leave(100000);
	after = may_use();
	assert_true(CPU_EQUAL(&before, &after));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(another_processor_is_taken),
	    cmocka_unit_test(the_choice_of_the_system_stays_free),
	    cmocka_unit_test(who_may_use_one_stays_there),
	    cmocka_unit_test(nobody_leaves_where_he_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
