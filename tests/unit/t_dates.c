/* Checks of dates: how rules write them, and what they say on a day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "rule/dates.h"
#include "rule/pack.h"
#include "rule/parse.h"
#define PACK_FOLDER "rules" /* rules are added to it */
#include "with_pack.h"

/* A rule whose only checks are the dates behind it. */
#define RULE                                                                   \
	"{\"id\":\"x\",\"topic\":\"t\",\"title\":\"T\",\"requirement\":\"R\"," \
	"\"action\":\"before-approval\",\"why\":\"W\",\"recommend\":\"D\","    \
	"\"severity\":\"high\",\"home\":\"2.3\","                              \
	"\"cite\":[{\"source\":\"tls-br\",\"section\":\"2.3\","                \
	"\"from\":\"2020-01-01\"}],\"dates\":["
#define CHECK "{\"name\":\"n\",\"because\":\"b\",\"check\":"
#define END "}]}"

static date
day(const char *iso)
{
	date d = DATE_NONE;

	assert_true(date_parse_iso(str_of(iso), &d));
	return d;
}

static struct rule
rule_of(const char *json)
{
	struct err err = {0};
	struct rule r;

	if (rule_parse(pack, str_of(json), &r, &err))
		fail_msg("%s", err.text);
	return r;
}

static void
refuses(const char *json, const char *reason)
{
	struct err err = {0};
	struct rule rule;

	assert_int_equal(rule_parse(pack, str_of(json), &rule, &err), -1);
	if (!strstr(err.text, reason))
		fail_msg("want '%s' in '%s'", reason, err.text);
}

static void
a_check_is_read_whole(void **state)
{
	struct rule r = rule_of(RULE CHECK
	    "\"change-log-gap\",\"max\":\"366 days\",\"verdict\":\"conflict\","
	    "\"core\":true,\"from\":\"2021-02-03\"" END);

	(void)state;
	assert_int_equal(r.n_dates, 1);
	assert_int_equal(r.dates[0].fault, DATES_LOG_GAP);
	assert_int_equal(r.dates[0].max_days, 366);
	assert_int_equal(r.dates[0].verdict, VERDICT_CONFLICT);
	assert_true(r.dates[0].core);
	assert_int_equal(r.dates[0].from, day("2021-02-03"));
}

static void
what_makes_no_sense_is_refused(void **state)
{
	(void)state;
	refuses(RULE CHECK "\"moon\"" END, "no check of dates is 'moon'");
	refuses(RULE CHECK "\"age\"" END, "'max' belongs to age");
	refuses(RULE CHECK "\"no-date\",\"max\":\"3 days\"" END,
	    "'max' belongs to age");
	refuses(RULE CHECK "\"age\",\"max\":\"2048 bits\"" END,
	    "must be a number of days");
	refuses(RULE CHECK "\"age\",\"max\":\"12 months\"" END,
	    "must be a number of days");
	refuses(RULE CHECK
	    "\"age\",\"max\":\"9 days\",\"says\":[\"audit\"]" END,
	    "'says' belongs to no-change-log");
	refuses(RULE CHECK "\"age\",\"max\":\"9 days\",\"limit\":1" END,
	    "unknown member");
}

static struct date_sighting
seen(const struct rule *r, const char *first, const char *second)
{
	return (struct date_sighting){.check = &r->dates[0],
	    .first = day(first),
	    .second = second ? day(second) : DATE_NONE,
	    .sure = true};
}

static void
a_document_grows_old_after_its_days(void **state)
{
	struct rule r = rule_of(RULE CHECK "\"age\",\"max\":\"366 days\"" END);
	struct date_sighting s = seen(&r, "2025-01-01", NULL);
	struct observation o = {.rule = &r};
	struct arena a = {0};

	(void)state;
	VEC_PUSH(&a, &o.dates, s);
	assert_false(dates_fires(&r, &s, day("2026-01-02")));
	assert_true(dates_fires(&r, &s, day("2026-01-03")));
	assert_false(dates_fires(&r, &s, day("2024-01-01")));
	assert_int_equal(dates_next(&o, day("2025-06-01")), day("2026-01-03"));
	assert_int_equal(dates_next(&o, day("2026-01-03")), DATE_OPEN);
	arena_clear(&a);
}

static void
a_gap_counts_from_the_day_of_the_requirement(void **state)
{
	struct rule r =
	    rule_of(RULE CHECK "\"change-log-gap\",\"max\":\"366 days\"" END);
	struct date_sighting old = seen(&r, "2018-01-01", "2020-12-01");
	struct date_sighting half = seen(&r, "2018-01-01", "2021-06-01");

	(void)state;
	assert_false(dates_fires(&r, &old, day("2026-01-01")));
	assert_true(dates_fires(&r, &half, day("2026-01-01")));
}

static void
a_gap_ends_on_the_day_of_the_review(void **state)
{
	struct rule r =
	    rule_of(RULE CHECK "\"change-log-gap\",\"max\":\"366 days\"" END);
	struct date_sighting s = seen(&r, "2024-01-01", "2026-01-01");

	(void)state;
	assert_false(dates_fires(&r, &s, day("2024-06-01")));
	assert_true(dates_fires(&r, &s, day("2025-06-01")));
}

static void
doubt_makes_a_conflict_unsure(void **state)
{
	struct rule r =
	    rule_of(RULE CHECK "\"change-log-gap\",\"max\":\"366 days\","
			       "\"verdict\":\"conflict\"" END);
	struct date_sighting s = seen(&r, "2022-01-01", "2024-01-01");
	struct observation o = {.rule = &r};
	struct arena a = {0};
	bool sure = true;

	(void)state;
	s.sure = false;
	VEC_PUSH(&a, &o.dates, s);
	assert_true(dates_conflict(&o, day("2026-01-01"), &sure));
	assert_false(sure);
	o.dates.at[0].sure = true;
	assert_true(dates_conflict(&o, day("2026-01-01"), &sure));
	assert_true(sure);
	assert_false(dates_conflict(&o, day("2022-06-01"), &sure));
	arena_clear(&a);
}

static void
the_message_names_versions_and_days(void **state)
{
	struct rule r =
	    rule_of(RULE CHECK "\"change-log-gap\",\"max\":\"366 days\"" END);
	struct date_sighting s = seen(&r, "2022-01-01", "2024-01-01");
	struct observation o = {.rule = &r};
	struct arena a = {0};

	(void)state;
	s.version = STR("1.0");
	s.other = STR("1.1");
	VEC_PUSH(&a, &o.dates, s);
	assert_string_equal(
	    dates_message(&a, &o, &r.dates[0], day("2026-01-01")).at,
	    "b: version 1.0 of 2022-01-01 to version 1.1 of 2024-01-01, "
	    "730 days.");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_check_is_read_whole),
	    cmocka_unit_test(what_makes_no_sense_is_refused),
	    cmocka_unit_test(a_document_grows_old_after_its_days),
	    cmocka_unit_test(a_gap_counts_from_the_day_of_the_requirement),
	    cmocka_unit_test(a_gap_ends_on_the_day_of_the_review),
	    cmocka_unit_test(doubt_makes_a_conflict_unsure),
	    cmocka_unit_test(the_message_names_versions_and_days),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
