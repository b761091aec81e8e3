/* Word's list numbering: the cases of tests/cases/number.txt, the formats one
 * by one, and what hostile files ask for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "cases.h"
#include "read/number.h"

struct world {
	struct arena arena;
	struct numbering *numbering;
	struct number_level *levels; /* of the last abstract list */
};

static struct number_level
read_level(struct str *line)
{
	struct number_level l = {.defined = true, .start = 1, .restart = -1};

	l.format = number_format_of(case_word(line));
	l.text = case_word(line);
	while (line->len) {
		struct str word = case_word(line);

		if (str_eq(word, STR("start")))
			l.start = case_number(line);
		else if (str_eq(word, STR("restart")))
			l.restart = (int)case_number(line);
		else if (str_eq(word, STR("legal")))
			l.legal = true;
		else if (str_eq(word, STR("style")))
			l.style = case_word(line);
		else if (str_eq(word, STR("custom")))
			l.custom = case_word(line);
		else
			fail_msg("unknown word '%.*s'", STR_ARG(word));
	}
	return l;
}

static void
define_abstract(struct world *w, struct str line)
{
	long id = case_number(&line);
	struct str word = case_word(&line), style = case_word(&line);
	bool links = str_eq(word, STR("links"));

	w->levels = arena_many(&w->arena, struct number_level, NUMBER_LEVELS);
	numbering_add_abstract(w->numbering, id, w->levels,
	    links ? style : (struct str){0}, links ? (struct str){0} : style);
}

static void
define_override(struct world *w, struct str line)
{
	long id = case_number(&line);
	struct number_level level;
	int ilvl;

	(void)case_word(&line); /* "level" */
	ilvl = (int)case_number(&line) - 1;
	if (str_eq(case_word(&line), STR("start"))) {
		numbering_override(
		    w->numbering, id, ilvl, true, case_number(&line), NULL);
		return;
	}
	level = read_level(&line);
	numbering_override(w->numbering, id, ilvl, false, 0, &level);
}

static void
define(struct world *w, struct str line)
{
	struct str word = case_word(&line);

	if (str_eq(word, STR("abstract"))) {
		define_abstract(w, line);
	} else if (str_eq(word, STR("level"))) {
		long n = case_number(&line);

		assert_in_range(n, 1, NUMBER_LEVELS);
		w->levels[n - 1] = read_level(&line);
	} else if (str_eq(word, STR("num"))) {
		long id = case_number(&line);

		(void)case_word(&line); /* "of" */
		numbering_add_instance(w->numbering, id, case_number(&line));
	} else if (str_eq(word, STR("override"))) {
		define_override(w, line);
	} else if (str_eq(word, STR("style"))) {
		struct str style = case_word(&line);

		(void)case_word(&line); /* "is" */
		numbering_add_style(w->numbering, style, case_number(&line));
	} else {
		fail_msg("unknown definition '%.*s'", STR_ARG(word));
	}
}

static struct str
show_listnum(struct world *w, struct str line)
{
	struct str list = case_word(&line);
	int ilvl = (int)case_number(&line) - 1;
	bool has_start = str_eq(case_word(&line), STR("start"));

	return numbering_listnum(w->numbering, list, ilvl, has_start,
	    has_start ? case_number(&line) : 0);
}

static struct str
show(struct world *w, struct str line)
{
	struct str rest = line, word = case_word(&rest);

	if (str_eq(word, STR("listnum")))
		return show_listnum(w, rest);
	if (str_eq(word, STR("autonum"))) {
		int level = (int)case_number(&rest);
		struct str how = case_word(&rest);

		return numbering_autonum(w->numbering, level,
		    str_eq(how, STR("legal")), str_eq(how, STR("outline")));
	}
	if (str_eq(word, STR("level-of"))) {
		struct str style = case_word(&rest);
		int level;

		(void)case_word(&rest); /* "in" */
		level = numbering_level_of_style(
		    w->numbering, case_number(&rest), style);
		return level < 0 ? (struct str){0}
				 : arena_print(&w->arena, "%d", level + 1);
	}
	{
		long id = case_number(&line);
		int ilvl = (int)case_number(&line) - 1;

		return numbering_next(w->numbering, id, ilvl);
	}
}

/* Runs one case; false, with a message, when a label is another. */
static bool
run_case(struct text_case *c)
{
	struct world w = {0};
	struct str line;
	bool good = true;

	w.numbering = numbering_new(&w.arena);
	while (case_line(&c->given, &line))
		define(&w, line);
	while (case_line(&c->expected, &line)) {
		size_t cut = str_find(line, STR(" ="), 0);
		struct str want, got;

		assert_int_not_equal(cut, SIZE_MAX);
		want = str_trim(str_sub(line, cut + 2, line.len));
		got = show(&w, str_sub(line, 0, cut));
		if (!str_eq(want, got)) {
			print_error("%.*s: '%.*s' shows '%.*s'\n",
			    STR_ARG(c->title), STR_ARG(line), STR_ARG(got));
			good = false;
		}
	}
	arena_clear(&w.arena);
	return good;
}

static void
the_cases_of_the_file_hold(void **state)
{
	(void)state;
	cases_hold("tests/cases/number.txt", run_case, 25);
}

struct printed {
	long value;
	enum number_format format;
	const char *text;
};

static void
each_format_prints_as_word_does(void **state)
{
	static const struct printed all[] = {{0, NUMBER_DECIMAL, "0"},
	    {1000000000, NUMBER_DECIMAL, "1000000000"},
	    {1000000001, NUMBER_DECIMAL, ""}, {-1, NUMBER_DECIMAL, ""},
	    {9, NUMBER_DECIMAL_ZERO, "09"}, {10, NUMBER_DECIMAL_ZERO, "10"},
	    {4, NUMBER_LOWER_ROMAN, "iv"},
	    {1994, NUMBER_UPPER_ROMAN, "MCMXCIV"},
	    {3999, NUMBER_UPPER_ROMAN, "MMMCMXCIX"},
	    {4000, NUMBER_UPPER_ROMAN, "4000"}, {0, NUMBER_LOWER_ROMAN, "0"},
	    {26, NUMBER_LOWER_LETTER, "z"}, {27, NUMBER_LOWER_LETTER, "aa"},
	    {28, NUMBER_UPPER_LETTER, "BB"}, {0, NUMBER_UPPER_LETTER, "0"},
	    {780, NUMBER_UPPER_LETTER, "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ"},
	    {781, NUMBER_UPPER_LETTER, "A"}, {1, NUMBER_ORDINAL, "1st"},
	    {2, NUMBER_ORDINAL, "2nd"}, {3, NUMBER_ORDINAL, "3rd"},
	    {4, NUMBER_ORDINAL, "4th"}, {11, NUMBER_ORDINAL, "11th"},
	    {112, NUMBER_ORDINAL, "112th"}, {121, NUMBER_ORDINAL, "121st"},
	    {1, NUMBER_CARDINAL_TEXT, "One"},
	    {20, NUMBER_CARDINAL_TEXT, "Twenty"},
	    {21, NUMBER_CARDINAL_TEXT, "Twenty-one"},
	    {0, NUMBER_CARDINAL_TEXT, "Zero"},
	    {100, NUMBER_CARDINAL_TEXT, "One hundred"},
	    {2015, NUMBER_CARDINAL_TEXT, "Two thousand fifteen"},
	    {1, NUMBER_ORDINAL_TEXT, "First"},
	    {30, NUMBER_ORDINAL_TEXT, "Thirtieth"},
	    {45, NUMBER_ORDINAL_TEXT, "Forty-fifth"},
	    {300, NUMBER_ORDINAL_TEXT, "Three hundredth"},
	    {1000, NUMBER_ORDINAL_TEXT, "One thousandth"},
	    {1000000, NUMBER_CARDINAL_TEXT, "1000000"}, {7, NUMBER_BULLET, ""},
	    {7, NUMBER_NONE, ""}, {31, NUMBER_HEX, "1F"},
	    {2, NUMBER_IN_DASH, "- 2 -"}, {1, NUMBER_CIRCLED, "\u2460"},
	    {20, NUMBER_CIRCLED, "\u2473"}, {21, NUMBER_CIRCLED, "21"},
	    {0, NUMBER_CIRCLED, "0"}, {1, NUMBER_PARENS, "\u2474"},
	    {1, NUMBER_FULL_STOP, "\u2488"},
	    {12, NUMBER_FULL_WIDTH, "\uff11\uff12"},
	    {3, NUMBER_CHICAGO, "\u2021"}, {5, NUMBER_CHICAGO, "**"},
	    {10, NUMBER_IDEOGRAPH, "\u5341"},
	    {11, NUMBER_IDEOGRAPH, "\u5341\u4e00"},
	    {25, NUMBER_IDEOGRAPH, "\u4e8c\u5341\u4e94"},
	    {10, NUMBER_IDEOGRAPH_DIGITS, "\u4e00\u3007"}};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		struct str got = number_print(
		    &a, all[i].value, all[i].format, (struct str){0});

		assert_string_equal(got.at, all[i].text);
	}
	arena_clear(&a);
}

static void
custom_patterns_are_read_by_their_first_value(void **state)
{
	static const struct {
		const char *pattern, *text;
	} all[] = {{"01, 02, 03, ...", "07"}, {"0001, 0002, ...", "0007"},
	    {"1, 2, 3, ...", "7"}, {"a, b, c, ...", "g"},
	    {"I, II, III, ...", "VII"}, {"First, Second, ...", "Seventh"},
	    {"\u2460, \u2461, ...", "\u2466"}, {"", "7"}, {",,,", "7"},
	    {"000000000000000000000000000000000000001", "7"}};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(all); i++)
		assert_string_equal(
		    number_print(&a, 7, NUMBER_CUSTOM, str_of(all[i].pattern))
			.at,
		    all[i].text);
	arena_clear(&a);
}

static void
format_names_of_both_vocabularies_are_known(void **state)
{
	(void)state;
	assert_int_equal(
	    number_format_of(STR("upperRoman")), NUMBER_UPPER_ROMAN);
	assert_int_equal(number_format_of(STR("4")), NUMBER_LOWER_LETTER);
	assert_int_equal(number_format_of(STR("23")), NUMBER_BULLET);
	assert_int_equal(number_format_of(STR("none")), NUMBER_NONE);
	assert_int_equal(number_format_of(STR("")), NUMBER_DECIMAL);
	assert_int_equal(number_format_of(STR("runic")), NUMBER_DECIMAL);
}

static void
levels_out_of_range_do_no_harm(void **state)
{
	struct arena a = {0};
	struct numbering *n = numbering_new(&a);
	struct number_level *levels =
	    arena_many(&a, struct number_level, NUMBER_LEVELS);

	(void)state;
	levels[8] = (struct number_level){
	    .defined = true, .start = 1, .restart = -1, .text = STR("%9")};
	numbering_add_abstract(n, 1, levels, (struct str){0}, (struct str){0});
	numbering_add_instance(n, 1, 1);
	numbering_override(n, 1, 9, true, 3, NULL);
	numbering_override(n, 1, -1, true, 3, NULL);
	numbering_override(n, 5, 0, true, 3, NULL);
	assert_null(numbering_level(n, 1, 9));
	assert_null(numbering_level(n, 1, -1));
	assert_null(numbering_level(n, 1, 0));
	assert_int_equal(numbering_next(n, 1, -1).len, 0);
	assert_string_equal(numbering_next(n, 1, 8).at, "1");
	assert_string_equal(numbering_next(n, 1, 99).at, "2");
	(void)numbering_listnum(n, STR("x"), 100, true, -7);
	(void)numbering_autonum(n, 100, true, true);
	arena_clear(&a);
}

static void
a_label_is_never_longer_than_its_limit(void **state)
{
	struct arena a = {0};
	struct numbering *n = numbering_new(&a);
	struct number_level *levels =
	    arena_many(&a, struct number_level, NUMBER_LEVELS);
	char *text = arena_many(&a, char, 200001);

	(void)state;
	for (size_t i = 0; i < 200000; i += 2) {
		text[i] = '%';
		text[i + 1] = '1';
	}
	levels[0] = (struct number_level){.defined = true,
	    .start = 999999999,
	    .restart = -1,
	    .text = {text, 200000}};
	numbering_add_abstract(n, 1, levels, (struct str){0}, (struct str){0});
	numbering_add_instance(n, 1, 1);
	for (int i = 0; i < 100; i++)
		assert_true(numbering_next(n, 1, 0).len <= LIMIT_LABEL_BYTES);
	arena_clear(&a);
}

static void
definitions_added_later_are_seen(void **state)
{
	struct arena a = {0};
	struct numbering *n = numbering_new(&a);
	struct number_level *levels =
	    arena_many(&a, struct number_level, NUMBER_LEVELS);

	(void)state;
	levels[0] = (struct number_level){
	    .defined = true, .start = 1, .restart = -1, .text = STR("%1")};
	numbering_add_abstract(n, 2, NULL, STR("S"), (struct str){0});
	numbering_add_instance(n, 2, 2);
	assert_null(numbering_level(n, 2, 0));
	numbering_add_abstract(n, 1, levels, (struct str){0}, STR("S"));
	assert_non_null(numbering_level(n, 2, 0));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cases_of_the_file_hold),
	    cmocka_unit_test(each_format_prints_as_word_does),
	    cmocka_unit_test(custom_patterns_are_read_by_their_first_value),
	    cmocka_unit_test(format_names_of_both_vocabularies_are_known),
	    cmocka_unit_test(levels_out_of_range_do_no_harm),
	    cmocka_unit_test(a_label_is_never_longer_than_its_limit),
	    cmocka_unit_test(definitions_added_later_are_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
