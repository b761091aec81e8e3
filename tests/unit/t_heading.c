/* Numbers and titles of headings: the cases of tests/cases/heading.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cases.h"
#include "map/heading.h"

static const char *const kinds[] = {"title", "number", "letter", "appendix"};

/* "{label} text" or "text". */
static struct heading
parse_line(struct arena *a, struct str line, struct str *text)
{
	struct str label = {0};

	if (line.len && line.at[0] == '{') {
		line = str_sub(line, 1, line.len);
		label = str_cut(&line, '}');
		line = str_trim(line);
	}
	*text = line;
	return heading_parse(a, label, line);
}

static struct str
print_heading(struct arena *a, const struct heading *h)
{
	if (h->number.len == 0)
		return arena_print(
		    a, "%s | %.*s", kinds[h->kind], STR_ARG(h->title));
	if (str_eq(h->number, h->key))
		return arena_print(a, "%s %.*s | %.*s", kinds[h->kind],
		    STR_ARG(h->number), STR_ARG(h->title));
	return arena_print(a, "%s %.*s=%.*s | %.*s", kinds[h->kind],
	    STR_ARG(h->number), STR_ARG(h->key), STR_ARG(h->title));
}

static int
count_places(struct str key)
{
	int places = key.len > 0;

	for (size_t i = 0; i < key.len; i++)
		places += key.at[i] == '.';
	return places;
}

static bool
run_line(struct arena *a, struct str line, struct str expected)
{
	struct str text;
	struct heading h = parse_line(a, line, &text);
	struct str got = str_trim(print_heading(a, &h));

	assert_int_equal(h.places, count_places(h.key));
	assert_true(h.title.at == text.at + h.title_start);
	if (str_eq(got, expected))
		return true;
	print_error("    %.*s\n      want %.*s\n      got  %.*s\n",
	    STR_ARG(line), STR_ARG(expected), STR_ARG(got));
	return false;
}

static void
headings_are_read_as_the_cases_say(void **state)
{
	struct arena a = {0};
	struct str text = cases_read(&a, "tests/cases/heading.txt");
	struct text_case c;
	int wrong = 0, lines = 0;

	(void)state;
	while (case_next(&text, &c)) {
		struct str line, expected;

		while (case_line(&c.given, &line)) {
			if (!case_line(&c.expected, &expected))
				expected = STR("(nothing)");
			lines++;
			if (!run_line(&a, line, expected)) {
				print_error("  in: %.*s\n", STR_ARG(c.title));
				wrong++;
			}
		}
		assert_false(case_line(&c.expected, &expected));
	}
	assert_true(lines > 100);
	assert_int_equal(wrong, 0);
	arena_clear(&a);
}

static void
an_empty_heading_has_neither_number_nor_title(void **state)
{
	struct arena a = {0};
	struct heading h = heading_parse(&a, (struct str){0}, (struct str){0});

	(void)state;
	assert_int_equal(h.kind, HEADING_TITLE);
	assert_int_equal(h.number.len, 0);
	assert_int_equal(h.title.len, 0);
	arena_clear(&a);
}

static void
endless_numbers_are_no_numbers(void **state)
{
	static char text[100000];
	struct arena a = {0};
	struct heading h;

	(void)state;
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = i % 2 ? '.' : '1';
	h = heading_parse(
	    &a, (struct str){0}, (struct str){text, sizeof(text)});
	assert_int_equal(h.kind, HEADING_TITLE);
	h = heading_parse(
	    &a, (struct str){text, sizeof(text)}, STR("Overview"));
	assert_int_equal(h.kind, HEADING_TITLE);
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = '9';
	h = heading_parse(
	    &a, (struct str){0}, (struct str){text, sizeof(text)});
	assert_int_equal(h.kind, HEADING_TITLE);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(headings_are_read_as_the_cases_say),
	    cmocka_unit_test(an_empty_heading_has_neither_number_nor_title),
	    cmocka_unit_test(endless_numbers_are_no_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
