/* What the options of each command mean, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/help.h"
#include "cli/options.h"

#define MOST 24

struct line {
	struct arena arena;
	struct options options;
	struct err err;
};

static int
parse(struct line *l, const char *command, const char *arguments)
{
	struct str rest = str_of(arguments);
	char *argv[MOST];
	int argc = 0;

	*l = (struct line){0};
	while (rest.len) {
		struct str word = str_cut(&rest, ' ');
		char *copy = arena_many(&l->arena, char, word.len + 1);

		assert_true(argc < MOST);
		(void)memcpy(copy, word.at, word.len);
		argv[argc++] = copy;
	}
	return options_parse(&l->arena, command_find(str_of(command)), argc,
	    argv, &l->options, &l->err);
}

static void
expect_refused(const char *command, const char *arguments, const char *part)
{
	struct line l;

	assert_int_equal(parse(&l, command, arguments), -1);
	assert_int_equal(l.err.code, ERR_USAGE);
	if (!strstr(l.err.text, part))
		fail_msg("'%s' does not have '%s'", l.err.text, part);
	arena_clear(&l.arena);
}

static void
nothing_said_means_the_defaults(void **state)
{
	struct line l;

	(void)state;
	assert_int_equal(parse(&l, "check", "a.docx"), 0);
	assert_string_equal(l.options.format, "text");
	assert_int_equal(l.options.as_of, DATE_NONE);
	assert_int_equal(l.options.fail_on, SEVERITY_HIGH);
	assert_int_equal(l.options.tracked, TRACKED_ACCEPT);
	assert_int_equal(l.options.color, COLOR_AUTO);
	assert_null(l.options.rules);
	assert_null(l.options.input);
	assert_int_equal(l.options.operands.len, 1);
	arena_clear(&l.arena);
}

static void
every_option_reaches_its_place(void **state)
{
	struct line l;
	date day;

	(void)state;
	assert_int_equal(parse(&l, "check",
			     "-f json --as-of=2026-11-21 --scope tls,ev "
			     "--rules dir --fail-on low --tracked reject a b"),
	    0);
	assert_true(date_from_ymd(2026, 11, 21, &day));
	assert_string_equal(l.options.format, "json");
	assert_int_equal(l.options.as_of, day);
	assert_true(str_eq(l.options.scope, STR("tls,ev")));
	assert_string_equal(l.options.rules, "dir");
	assert_int_equal(l.options.fail_on, SEVERITY_LOW);
	assert_int_equal(l.options.tracked, TRACKED_REJECT);
	assert_int_equal(l.options.operands.len, 2);
	arena_clear(&l.arena);
}

static void
selections_may_be_repeated(void **state)
{
	struct line l;

	(void)state;
	assert_int_equal(parse(&l, "check",
			     "a --rule x --rule y --skip z --source tls-br "
			     "--section 4.9. --section 5"),
	    0);
	assert_int_equal(l.options.rule.len, 2);
	assert_true(str_eq(l.options.rule.at[1], STR("y")));
	assert_int_equal(l.options.skip.len, 1);
	assert_int_equal(l.options.source.len, 1);
	assert_int_equal(l.options.section.len, 2);
	assert_true(str_eq(l.options.section.at[0], STR("4.9")));
	arena_clear(&l.arena);
}

static void
an_output_has_format_and_file(void **state)
{
	struct line l;

	(void)state;
	assert_int_equal(
	    parse(&l, "check", "a -o json:out/a:b.json -o text:x"), 0);
	assert_int_equal(l.options.outputs.len, 2);
	assert_string_equal(l.options.outputs.at[0].format, "json");
	assert_string_equal(l.options.outputs.at[0].file, "out/a:b.json");
	assert_string_equal(l.options.outputs.at[1].format, "text");
	arena_clear(&l.arena);
	expect_refused("check", "a -o json", "a file");
	expect_refused("check", "a -o json:", "a file");
	expect_refused("check", "a -o json:-", "a file");
	expect_refused("check", "a -o pdf:x", "FORMAT:FILE");
	expect_refused("check", "a -o :x", "FORMAT:FILE");
}

static void
a_kind_may_name_its_file(void **state)
{
	struct line l;

	(void)state;
	assert_int_equal(
	    parse(&l, "check", "a b --kind cp:a --kind cp-cps:dir/b"), 0);
	assert_int_equal(l.options.kinds.len, 2);
	assert_int_equal(l.options.kinds.at[0].kind, KIND_CP);
	assert_true(str_eq(l.options.kinds.at[0].file, STR("a")));
	assert_int_equal(l.options.kinds.at[1].kind, KIND_CP_CPS);
	assert_true(str_eq(l.options.kinds.at[1].file, STR("dir/b")));
	arena_clear(&l.arena);
	assert_int_equal(parse(&l, "check", "a --kind cps"), 0);
	assert_int_equal(l.options.kinds.at[0].kind, KIND_CPS);
	assert_int_equal(l.options.kinds.at[0].file.len, 0);
	arena_clear(&l.arena);
	expect_refused(
	    "check", "a --kind tsps:a", "cp, cps, cp-cps or profiles");
}

static void
values_that_mean_nothing_are_refused(void **state)
{
	(void)state;
	expect_refused("check", "a -f pdf", "text json");
	expect_refused("check", "a -f tex", "text json");
	expect_refused("check", "a --as-of 2026-02-30", "YYYY-MM-DD");
	expect_refused("check", "a --as-of today", "YYYY-MM-DD");
	expect_refused("check", "a --fail-on High", "never");
	expect_refused("check", "a --fail-on=", "never");
	expect_refused("check", "a --tracked all", "accept or reject");
	expect_refused("check", "a --color yes", "never");
	expect_refused("check", "a --section .", "a number");
	expect_refused("check", "a --input word", "help formats");
}

static void
options_belong_to_commands(void **state)
{
	(void)state;
	expect_refused("outline", "a --brief", "does not go with 'outline'");
	expect_refused("outline", "a --section 4", "does not go with");
	expect_refused("extract", "a --as-of 2026-11-21", "does not go with");
	expect_refused("rules list", "--rule x", "does not go with");
	expect_refused("version", "-v", "does not go with");
	expect_refused("outline", "a --waivers x", "does not go with");
}

static void
operands_are_counted(void **state)
{
	(void)state;
	expect_refused("check", "", "needs FILE...");
	expect_refused("outline", "a b", "too much");
	expect_refused("rules show", "--color never", "needs ID");
	expect_refused("rules list", "a", "too much");
}

static void
help_needs_nothing_else(void **state)
{
	struct line l;

	(void)state;
	assert_int_equal(parse(&l, "check", "--help"), 0);
	assert_true(l.options.help);
	arena_clear(&l.arena);
}

static void
every_help_fits_the_screen(void **state)
{
	struct buf out = {0};
	int lines = 0;

	(void)state;
	for (const struct command *c = commands; c->name; c++) {
		struct str rest;

		buf_reset(&out);
		help_command(c, &out);
		rest = buf_str(&out);
		while (rest.len)
			assert_true(str_cut(&rest, '\n').len <= 80);
	}
	buf_reset(&out);
	help_overview(&out);
	for (size_t i = 0; i < out.len; i++)
		lines += out.at[i] == '\n';
	assert_true(lines <= 24);
	for (const struct opt *opt = option_table; opt->name; opt++) {
		assert_true(opt->commands != 0);
		assert_non_null(opt->set);
		assert_true(*opt->help != '\0');
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_said_means_the_defaults),
	    cmocka_unit_test(every_option_reaches_its_place),
	    cmocka_unit_test(selections_may_be_repeated),
	    cmocka_unit_test(an_output_has_format_and_file),
	    cmocka_unit_test(a_kind_may_name_its_file),
	    cmocka_unit_test(values_that_mean_nothing_are_refused),
	    cmocka_unit_test(options_belong_to_commands),
	    cmocka_unit_test(operands_are_counted),
	    cmocka_unit_test(help_needs_nothing_else),
	    cmocka_unit_test(every_help_fits_the_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
