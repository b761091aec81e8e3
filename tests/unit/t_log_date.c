/* Dates in change logs, and what a log shows of its document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "case_prose.h"
#include "fact/chronicle.h"
#include "fact/log_date.h"

static void
reads(const char *cell, enum date_order order, const char *day, int span)
{
	struct log_date d;
	char text[DATE_TEXT];

	if (!log_date_read(str_of(cell), order, &d))
		fail_msg("no date in '%s'", cell);
	assert_string_equal(date_print(d.day, text), day);
	assert_int_equal(d.span, span);
}

static void
a_day_is_read_as_people_write_it(void **state)
{
	(void)state;
	reads("2026-11-21", ORDER_UNKNOWN, "2026-11-21", 0);
	reads("21 November 2026", ORDER_UNKNOWN, "2026-11-21", 0);
	reads("Nov. 21st, 2026", ORDER_UNKNOWN, "2026-11-21", 0);
	reads("21.11.2026", ORDER_UNKNOWN, "2026-11-21", 0);
	reads("21-Nov-26", ORDER_UNKNOWN, "2026-11-21", 0);
	reads("2026/11/21", ORDER_UNKNOWN, "2026-11-21", 0);
	reads("approved on 3 May 2019 by the board", ORDER_UNKNOWN,
	    "2019-05-03", 0);
}

static void
the_order_of_day_and_month_has_to_be_known(void **state)
{
	struct log_date d;

	(void)state;
	assert_true(log_date_read(STR("03/04/2021"), ORDER_UNKNOWN, &d));
	assert_int_equal(d.day, DATE_NONE);
	reads("03/04/2021", ORDER_DAY_FIRST, "2021-04-03", 0);
	reads("03/04/2021", ORDER_MONTH_FIRST, "2021-03-04", 0);
	reads("03-04-21", ORDER_DAY_FIRST, "2021-04-03", 0);
	assert_true(log_date_read(STR("25/04/2021"), ORDER_UNKNOWN, &d));
	assert_int_equal(d.shows, ORDER_DAY_FIRST);
	assert_true(log_date_read(STR("04/25/2021"), ORDER_UNKNOWN, &d));
	assert_int_equal(d.shows, ORDER_MONTH_FIRST);
	assert_int_equal(
	    log_date_order_said(STR("Date (dd/mm/yyyy)")), ORDER_DAY_FIRST);
	assert_int_equal(
	    log_date_order_said(STR("Date MM/DD/YYYY")), ORDER_MONTH_FIRST);
}

static void
a_month_means_all_its_days(void **state)
{
	(void)state;
	reads("May 2021", ORDER_UNKNOWN, "2021-05-01", 30);
	reads("02/2024", ORDER_UNKNOWN, "2024-02-01", 28);
	reads("2021-06", ORDER_UNKNOWN, "2021-06-01", 29);
}

static void
versions_and_words_are_no_dates(void **state)
{
	struct log_date d;

	(void)state;
	assert_false(log_date_read(STR("5.20"), ORDER_DAY_FIRST, &d));
	assert_false(log_date_read(STR("1.0.2"), ORDER_DAY_FIRST, &d));
	assert_false(log_date_read(STR("May be changed"), ORDER_UNKNOWN, &d));
	assert_false(log_date_read(STR(""), ORDER_UNKNOWN, &d));
	assert_false(log_date_read(STR("99/99/2021"), ORDER_DAY_FIRST, &d));
}

static struct chronicle
chronicle_of(struct prose_world *world, const char *text)
{
	struct identity *id;
	struct chronicle c;

	(void)case_prose(world, str_of(text));
	id = arena_new(&world->arena, struct identity);
	identity_find(&world->arena, world->doc, id);
	chronicle_read(&world->arena, world->doc, id, &c);
	return c;
}

static const char log_text[] = "Certification Practice Statement\n"
			       "Version 2.1\n"
			       "3 June 2024\n"
			       "= 1 Introduction\n"
			       "= 1.1 Overview\n"
			       "This is the CPS.\n"
			       "= 1.2.1 Revision history\n"
			       "| Version | Date | Changes |\n"
			       "| 2.1 | 3 June 2024 | Various updates |\n"
			       "| 1.0 | 1 March 2021 | First version |\n"
			       "| 2.0 | 2 February 2022 | New root |\n";

static void
entries_are_put_in_order(void **state)
{
	struct chronicle c = chronicle_of(*state, log_text);

	assert_true(c.has_log);
	assert_int_equal(c.rows.len, 3);
	assert_int_equal(c.steps.len, 2);
	assert_true(str_eq(c.steps.at[0].before->version, STR("1.0")));
	assert_true(str_eq(c.steps.at[1].after->version, STR("2.1")));
	assert_true(c.steps.at[0].sure && c.steps.at[1].sure);
	assert_non_null(c.own);
	assert_true(str_eq(c.own->version, STR("2.1")));
	assert_false(chronicle_dates_differ(&c));
}

static void
words_that_say_nothing_are_vague(void **state)
{
	struct prose_world *world = *state;
	struct chronicle c = chronicle_of(world, log_text);

	assert_true(chronicle_is_vague(world->doc, &c.rows.at[0]));
	assert_false(chronicle_is_vague(world->doc, &c.rows.at[1]));
}

static void
versions_in_the_wrong_order_leave_doubt(void **state)
{
	struct chronicle c =
	    chronicle_of(*state, "= 1.2.1 Revision history\n"
				 "| Version | Date | Changes |\n"
				 "| 1.0 | 1 March 2021 | First version |\n"
				 "| 1.1 | 2 February 2023 | New root |\n"
				 "| 1.2 | 2 March 2022 | New office |\n");

	assert_int_equal(c.steps.len, 2);
	assert_false(c.steps.at[1].sure);
}

static void
a_row_without_its_date_leaves_doubt(void **state)
{
	struct chronicle c =
	    chronicle_of(*state, "= 1.2.1 Revision history\n"
				 "| Version | Date | Changes |\n"
				 "| 1.0 | 1 March 2021 | First version |\n"
				 "| 1.1 | | New root |\n"
				 "| 1.2 | 2 March 2023 | New office |\n");

	assert_int_equal(c.steps.len, 1);
	assert_false(c.steps.at[0].sure);
}

static void
days_on_which_practices_change_are_no_entries(void **state)
{
	struct chronicle c = chronicle_of(*state,
	    "= 1.2.1 Revision history\n"
	    "| Version | Date | Changes |\n"
	    "| 1.0 | 1 March 2021 | First version |\n"
	    "| 1.1 | 2 February 2022 | New root |\n"
	    "Dates from which practices change:\n"
	    "| Date | Section | What changes |\n"
	    "| 1 July 2021 | 4.9.1 | Revocation by ACME |\n");

	assert_int_equal(c.steps.len, 1);
}

static void
another_day_than_the_entry_differs(void **state)
{
	struct chronicle c =
	    chronicle_of(*state, "Certification Practice Statement\n"
				 "Version 1.1\n"
				 "1 June 2024\n"
				 "= 1 Introduction\n"
				 "= 1.2.1 Revision history\n"
				 "| Version | Date | Changes |\n"
				 "| 1.1 | 1 March 2024 | New root |\n"
				 "| 1.0 | 1 April 2023 | First version |\n");

	assert_true(chronicle_dates_differ(&c));
}

static void
every_day_of_a_line_on_the_cover_counts(void **state)
{
	struct chronicle c =
	    chronicle_of(*state, "Certification Practice Statement\n"
				 "Version 1.1\n"
				 "In force 1 June 2024, approved 1 March 2024\n"
				 "= 1 Introduction\n"
				 "= 1.2.1 Revision history\n"
				 "| Version | Date | Changes |\n"
				 "| 1.1 | 1 March 2024 | New root |\n"
				 "| 1.0 | 1 April 2023 | First version |\n");

	assert_false(chronicle_dates_differ(&c));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_day_is_read_as_people_write_it),
	    cmocka_unit_test(the_order_of_day_and_month_has_to_be_known),
	    cmocka_unit_test(a_month_means_all_its_days),
	    cmocka_unit_test(versions_and_words_are_no_dates),
	    cmocka_unit_test(entries_are_put_in_order),
	    cmocka_unit_test(words_that_say_nothing_are_vague),
	    cmocka_unit_test(versions_in_the_wrong_order_leave_doubt),
	    cmocka_unit_test(a_row_without_its_date_leaves_doubt),
	    cmocka_unit_test(days_on_which_practices_change_are_no_entries),
	    cmocka_unit_test(another_day_than_the_entry_differs),
	    cmocka_unit_test(every_day_of_a_line_on_the_cover_counts),
	};

	return cmocka_run_group_tests(
	    tests, prose_world_load, prose_world_unload);
}
