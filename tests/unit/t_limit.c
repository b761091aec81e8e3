/* Quantities against limits with dated steps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "rule/observe.h"

#define DAY 86400.0

static date
day(const char *iso)
{
	date d = DATE_NONE;

	assert_true(date_parse_iso(str_of(iso), &d));
	return d;
}

static struct limit
at_most(enum quantity_kind kind, double max, struct limit_step *step)
{
	*step = (struct limit_step){.from = DATE_NONE,
	    .has_max = true,
	    .max = max,
	    .written.kind = kind};
	return (struct limit){.steps = step, .n_steps = 1};
}

static int
compare(const struct limit *l, enum quantity_kind kind, double value,
    enum bound bound, date on)
{
	const struct quantity q = {
	    .kind = kind, .value = value, .bound = bound};
	const struct limit_step *step;

	return limit_compare(l, &q, on, &step);
}

static void
a_step_counts_from_its_day(void **state)
{
	struct limit_step steps[2] = {
	    {.from = day("2025-03-15"), .has_min = true, .min = 2},
	    {.from = day("2026-03-15"), .has_min = true, .min = 3}};
	const struct limit l = {.steps = steps, .n_steps = 2};

	(void)state;
	steps[0].written.kind = steps[1].written.kind = QUANTITY_COUNT;
	assert_int_equal(
	    compare(&l, QUANTITY_COUNT, 2, BOUND_AT_LEAST, day("2026-03-14")),
	    0);
	assert_int_equal(
	    compare(&l, QUANTITY_COUNT, 2, BOUND_AT_LEAST, day("2026-03-15")),
	    -1);
	/* Before the first step there is no limit. */
	assert_int_equal(
	    compare(&l, QUANTITY_COUNT, 1, BOUND_EXACT, day("2025-03-14")), 0);
}

static void
three_months_are_up_to_92_days(void **state)
{
	struct limit_step s;
	const struct limit l = at_most(QUANTITY_MONTHS, 3, &s);

	(void)state;
	assert_int_equal(
	    compare(&l, QUANTITY_TIME, 92 * DAY, BOUND_AT_MOST, 0), 0);
	assert_int_equal(
	    compare(&l, QUANTITY_TIME, 93 * DAY, BOUND_AT_MOST, 0), -1);
}

static void
a_year_satisfies_366_days_and_365(void **state)
{
	struct limit_step s;
	struct limit l = at_most(QUANTITY_TIME, 366 * DAY, &s);

	(void)state;
	assert_int_equal(compare(&l, QUANTITY_MONTHS, 12, BOUND_AT_MOST, 0), 0);
	l = at_most(QUANTITY_TIME, 365 * DAY, &s);
	assert_int_equal(compare(&l, QUANTITY_MONTHS, 12, BOUND_AT_MOST, 0), 0);
	assert_int_equal(
	    compare(&l, QUANTITY_MONTHS, 13, BOUND_AT_MOST, 0), -1);
}

static void
a_lower_bound_says_nothing_about_an_upper_limit(void **state)
{
	struct limit_step s;
	const struct limit l = at_most(QUANTITY_TIME, DAY, &s);

	(void)state;
	assert_int_equal(
	    compare(&l, QUANTITY_TIME, DAY / 2, BOUND_AT_LEAST, 0), 1);
	assert_int_equal(
	    compare(&l, QUANTITY_TIME, 2 * DAY, BOUND_AT_LEAST, 0), -1);
}

static void
working_days_take_their_weekends_along(void **state)
{
	struct limit_step s;
	struct limit l = at_most(QUANTITY_TIME, 5 * DAY, &s);
	struct quantity q = {
	    .kind = QUANTITY_TIME, .value = 5 * DAY, .business = true};
	const struct limit_step *step;

	(void)state;
	assert_int_equal(limit_compare(&l, &q, 0, &step), -1);
	q.value = 3 * DAY;
	assert_int_equal(limit_compare(&l, &q, 0, &step), 0);
	l = at_most(QUANTITY_MONTHS, 3, &s);
	q.value = 60 * DAY;
	assert_int_equal(limit_compare(&l, &q, 0, &step), 0);
	q.value = 70 * DAY;
	assert_int_equal(limit_compare(&l, &q, 0, &step), -1);
}

static void
other_kinds_of_quantity_cannot_be_told(void **state)
{
	struct limit_step s;
	const struct limit l = at_most(QUANTITY_TIME, DAY, &s);

	(void)state;
	assert_int_equal(compare(&l, QUANTITY_BITS, 2048, BOUND_EXACT, 0), 1);
}

static void
the_next_step_is_the_earliest_one_after_the_day(void **state)
{
	struct limit_step steps[2] = {
	    {.from = day("2026-06-15"), .has_min = true},
	    {.from = day("2026-12-15"), .has_min = true}};
	struct element e = {.limit = {.steps = steps, .n_steps = 2}};
	const struct rule r = {.elements = &e, .n_elements = 1};

	(void)state;
	assert_int_equal(
	    rule_next_step(&r, day("2026-06-15")), day("2026-12-15"));
	assert_int_equal(rule_next_step(&r, day("2026-12-15")), DATE_OPEN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_step_counts_from_its_day),
	    cmocka_unit_test(three_months_are_up_to_92_days),
	    cmocka_unit_test(a_year_satisfies_366_days_and_365),
	    cmocka_unit_test(a_lower_bound_says_nothing_about_an_upper_limit),
	    cmocka_unit_test(working_days_take_their_weekends_along),
	    cmocka_unit_test(other_kinds_of_quantity_cannot_be_told),
	    cmocka_unit_test(the_next_step_is_the_earliest_one_after_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
