/* The command line is read as its users expect. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cc.h"
#include "cli/opt.h"

static const struct opt table[] = {
    {"format", 'f', "FORMAT", 1, NULL, ""},
    {"quiet", 'q', NULL, 1, NULL, ""},
    {"verbose", 'v', NULL, 1, NULL, ""},
    {"rule", 0, "ID", 1, NULL, ""},
    {NULL, 0, NULL, 0, NULL, NULL},
};

#define MOST 8

struct line {
	char text[MOST][32];
	char *argv[MOST];
	struct opt_reader reader;
	const struct opt *opt;
	const char *value;
	struct err err;
};

/* Cuts a command line at blanks; "''" is an empty argument. */
static void
start(struct line *l, const char *arguments)
{
	int n = 0;

	*l = (struct line){0};
	while (*arguments) {
		size_t len = strcspn(arguments, " ");

		assert_true(n < MOST && len < sizeof(l->text[0]));
		if (len != 2 || memcmp(arguments, "''", 2) != 0)
			(void)memcpy(l->text[n], arguments, len);
		l->argv[n] = l->text[n];
		n++;
		arguments += len + (arguments[len] == ' ');
	}
	l->reader = (struct opt_reader){table, n, l->argv, 0, 0, false};
}

static enum opt_kind
next(struct line *l)
{
	return opt_next(&l->reader, &l->opt, &l->value, &l->err);
}

static void
expect_option(struct line *l, const char *name, const char *value)
{
	assert_int_equal(next(l), OPT_OPTION);
	assert_string_equal(l->opt->name, name);
	if (value)
		assert_string_equal(l->value, value);
	else
		assert_null(l->value);
}

static void
expect_operand(struct line *l, const char *value)
{
	assert_int_equal(next(l), OPT_OPERAND);
	assert_string_equal(l->value, value);
}

static void
expect_end(struct line *l)
{
	assert_int_equal(next(l), OPT_END);
	assert_int_equal(next(l), OPT_END);
}

static void
expect_bad(const char *arguments, const char *text)
{
	struct line l;

	start(&l, arguments);
	assert_int_equal(next(&l), OPT_BAD);
	assert_int_equal(l.err.code, ERR_USAGE);
	assert_string_equal(l.err.text, text);
}

static void
a_value_follows_or_is_joined(void **state)
{
	struct line l;

	(void)state;
	start(&l, "--format json --format=text -f json -ftext");
	expect_option(&l, "format", "json");
	expect_option(&l, "format", "text");
	expect_option(&l, "format", "json");
	expect_option(&l, "format", "text");
	expect_end(&l);
}

static void
a_value_may_be_empty_or_look_like_an_option(void **state)
{
	struct line l;

	(void)state;
	start(&l, "--rule= --rule '' --rule -q --rule=a=b");
	expect_option(&l, "rule", "");
	expect_option(&l, "rule", "");
	expect_option(&l, "rule", "-q");
	expect_option(&l, "rule", "a=b");
	expect_end(&l);
}

static void
letters_share_a_dash(void **state)
{
	struct line l;

	(void)state;
	start(&l, "-qv -vfjson -vf json");
	expect_option(&l, "quiet", NULL);
	expect_option(&l, "verbose", NULL);
	expect_option(&l, "verbose", NULL);
	expect_option(&l, "format", "json");
	expect_option(&l, "verbose", NULL);
	expect_option(&l, "format", "json");
	expect_end(&l);
}

static void
options_and_operands_mix(void **state)
{
	struct line l;

	(void)state;
	start(&l, "a.docx -q - b.docx --verbose");
	expect_operand(&l, "a.docx");
	expect_option(&l, "quiet", NULL);
	expect_operand(&l, "-");
	expect_operand(&l, "b.docx");
	expect_option(&l, "verbose", NULL);
	expect_end(&l);
}

static void
two_dashes_end_the_options(void **state)
{
	struct line l;

	(void)state;
	start(&l, "-q -- -q --format --");
	expect_option(&l, "quiet", NULL);
	expect_operand(&l, "-q");
	expect_operand(&l, "--format");
	expect_operand(&l, "--");
	expect_end(&l);
}

static void
an_empty_argument_is_an_operand(void **state)
{
	struct line l;

	(void)state;
	start(&l, "''");
	expect_operand(&l, "");
	expect_end(&l);
}

static void
abbreviations_are_refused(void **state)
{
	(void)state;
	expect_bad("--form json", "unknown option '--form'");
	expect_bad("--formats=json", "unknown option '--formats'");
	expect_bad("--=json", "unknown option '--'");
	expect_bad("-x", "unknown option '-x'");
}

static void
values_are_neither_lacking_nor_left_over(void **state)
{
	(void)state;
	expect_bad("--format", "a value is missing after '--format'");
	expect_bad("-f", "a value is missing after '-f'");
	expect_bad("--quiet=yes", "no value goes with '--quiet'");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_value_follows_or_is_joined),
	    cmocka_unit_test(a_value_may_be_empty_or_look_like_an_option),
	    cmocka_unit_test(letters_share_a_dash),
	    cmocka_unit_test(options_and_operands_mix),
	    cmocka_unit_test(two_dashes_end_the_options),
	    cmocka_unit_test(an_empty_argument_is_an_operand),
	    cmocka_unit_test(abbreviations_are_refused),
	    cmocka_unit_test(values_are_neither_lacking_nor_left_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
