/* Calendar days and how people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"

static date
day(int y, int m, int d)
{
	date out = DATE_NONE;

	assert_true(date_from_ymd(y, m, d, &out));
	return out;
}

static void
days_are_counted_from_1970(void **state)
{
	(void)state;
	assert_int_equal(day(1970, 1, 1), 0);
	assert_int_equal(day(1969, 12, 31), -1);
	assert_int_equal(day(2000, 3, 1), 11017);
	assert_int_equal(day(2026, 11, 21), 20778);
}

static void
every_day_of_eight_centuries_comes_back(void **state)
{
	date last = day(2400, 1, 1);
	date was = DATE_NONE;

	(void)state;
	for (date d = day(1600, 1, 1); d < last; d++) {
		int y, m, n;
		date again = DATE_NONE;

		date_to_ymd(d, &y, &m, &n);
		if (!date_from_ymd(y, m, n, &again) || again != d)
			fail_msg("day %d comes back as %d", d, again);
		assert_true(was < d);
		was = d;
	}
}

static void
days_that_do_not_exist_are_refused(void **state)
{
	date d = 5;

	(void)state;
	assert_false(date_from_ymd(2025, 2, 29, &d));
	assert_false(date_from_ymd(1900, 2, 29, &d));
	assert_false(date_from_ymd(2025, 4, 31, &d));
	assert_false(date_from_ymd(2025, 13, 1, &d));
	assert_false(date_from_ymd(2025, 0, 1, &d));
	assert_false(date_from_ymd(1599, 1, 1, &d));
	assert_int_equal(d, 5);
	assert_true(date_from_ymd(2000, 2, 29, &d));
}

static void
iso_dates_are_read_exactly_and_printed_back(void **state)
{
	char text[DATE_TEXT];
	date d = 0;

	(void)state;
	assert_true(date_parse_iso(STR("2026-11-21"), &d));
	assert_int_equal(d, day(2026, 11, 21));
	assert_string_equal(date_print(d, text), "2026-11-21");
	assert_false(date_parse_iso(STR("2026-11-21 "), &d));
	assert_false(date_parse_iso(STR("2026-1-21"), &d));
	assert_false(date_parse_iso(STR("2026/11/21"), &d));
	assert_false(date_parse_iso(STR("2026--1-21"), &d));
	assert_string_equal(date_print(DATE_NONE, text), "");
	assert_string_equal(date_print(DATE_OPEN, text), "");
	assert_string_equal(date_print(day(1600, 1, 2), text), "1600-01-02");
}

static void
months_are_added_to_the_same_day_or_the_last(void **state)
{
	(void)state;
	assert_int_equal(
	    date_add_months(day(2026, 1, 31), 1), day(2026, 2, 28));
	assert_int_equal(
	    date_add_months(day(2024, 1, 31), 1), day(2024, 2, 29));
	assert_int_equal(
	    date_add_months(day(2025, 11, 15), 3), day(2026, 2, 15));
	assert_int_equal(
	    date_add_months(day(2025, 1, 15), -1), day(2024, 12, 15));
	assert_int_equal(
	    date_add_months(day(2025, 1, 15), 0), day(2025, 1, 15));
}

static void
dates_are_found_as_people_write_them(void **state)
{
	static const char *const texts[] = {"2026-11-21", "21 November 2026",
	    "21 Nov 2026", "21. November 2026", "November 21, 2026",
	    "Nov. 21, 2026", "21st November 2026", "November 21st, 2026",
	    "21.11.2026", "21/11/2026", "11/21/2026", "2026/11/21",
	    "21-Nov-2026", "2026 November 21",
	    "2026\xE2\x80\x91"
	    "11\xE2\x80\x91"
	    "21",
	    ("21\xC2\xA0November\xC2\xA0"
	     "2026"),
	    "21 Nov , 2026"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		date d = DATE_NONE;
		size_t start = 9, end = 9;

		if (!date_find(str_of(texts[i]), &d, &start, &end))
			fail_msg("no date in '%s'", texts[i]);
		assert_int_equal(d, day(2026, 11, 21));
		assert_int_equal(start, 0);
		assert_int_equal(end, str_of(texts[i]).len);
	}
}

static void
the_bytes_of_a_date_inside_a_text_are_told(void **state)
{
	struct str s = STR("Version 2.1, in force since May 7, 2015 (v. 1.2)");
	size_t start, end;
	date d;

	(void)state;
	assert_true(date_find(s, &d, &start, &end));
	assert_int_equal(d, day(2015, 5, 7));
	assert_true(str_eq(str_sub(s, start, end), STR("May 7, 2015")));
}

static void
what_is_no_clear_date_is_none(void **state)
{
	static const char *const texts[] = {"", "2026", "November 2026",
	    "11/12/2026", "31.02.2026", "section 4.9.1 of 2026",
	    "version 1.2.3", "1.3.6.1.4.1.99999", "21 apples 2026",
	    "19 Nov. 09",
	    "21\xE2\x82\xAC"
	    "11\xE2\x82\xAC"
	    "2026",
	    "21 --- November 2026"};
	size_t start, end;
	date d;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (date_find(str_of(texts[i]), &d, &start, &end))
			fail_msg("a date in '%s'", texts[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(days_are_counted_from_1970),
	    cmocka_unit_test(every_day_of_eight_centuries_comes_back),
	    cmocka_unit_test(days_that_do_not_exist_are_refused),
	    cmocka_unit_test(iso_dates_are_read_exactly_and_printed_back),
	    cmocka_unit_test(months_are_added_to_the_same_day_or_the_last),
	    cmocka_unit_test(dates_are_found_as_people_write_them),
	    cmocka_unit_test(the_bytes_of_a_date_inside_a_text_are_told),
	    cmocka_unit_test(what_is_no_clear_date_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
