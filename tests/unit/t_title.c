/* Likeness of titles: the cases of tests/cases/title.txt, against the outline
 * that the program uses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "cases.h"
#include "map/title.h"

static struct rfc3647 *
load_outline(struct arena *a)
{
	struct rfc3647 *outline = NULL;
	struct err err = {0};

	if (rfc3647_load(cases_read(a, "rules/rfc3647.json"), &outline, &err))
		fail_msg("%s", err.text);
	return outline;
}

static struct str
find(struct arena *a, const struct rfc3647 *outline, struct str text)
{
	struct title title = title_read(outline->titles, text);
	struct title_hit hits[TITLE_HITS];
	size_t n = titles_find(outline->titles, &title, hits);
	struct str out;

	if (n == 0)
		return STR("none");
	out = hits[0].likeness == TITLE_SAME ? STR("same") : STR("like");
	for (size_t i = 0; i < n; i++)
		if (i == 0 || hits[i].likeness == TITLE_SAME)
			out = arena_print(a, "%.*s %.*s", STR_ARG(out),
			    STR_ARG(outline->sections[hits[i].rfc].number));
	return out;
}

static void
titles_are_found_as_the_cases_say(void **state)
{
	struct arena a = {0};
	struct rfc3647 *outline = load_outline(&a);
	struct str text = cases_read(&a, "tests/cases/title.txt");
	struct text_case c;
	int wrong = 0, lines = 0;

	(void)state;
	while (case_next(&text, &c)) {
		struct str line, expected = {0};

		while (case_line(&c.given, &line)) {
			struct str got = find(&a, outline, line);

			lines++;
			if (case_line(&c.expected, &expected) &&
			    str_eq(got, expected))
				continue;
			print_error("  %.*s: %.*s\n    want %.*s\n"
				    "    got  %.*s\n",
			    STR_ARG(c.title), STR_ARG(line), STR_ARG(expected),
			    STR_ARG(got));
			wrong++;
		}
		assert_false(case_line(&c.expected, &expected));
	}
	assert_true(lines > 40);
	assert_int_equal(wrong, 0);
	rfc3647_free(outline);
	arena_clear(&a);
}

static void
every_title_of_the_outline_finds_its_section(void **state)
{
	struct arena a = {0};
	struct rfc3647 *outline = load_outline(&a);

	(void)state;
	for (int i = 0; i < (int)outline->n_sections; i++) {
		const struct rfc_section *s = &outline->sections[i];
		struct title t = title_read(outline->titles, s->title);
		struct title_hit hit = titles_likeness(outline->titles, &t, i);

		assert_int_equal(hit.likeness, TITLE_SAME);
		for (size_t k = 0; k < s->n_aliases; k++) {
			t = title_read(outline->titles, s->aliases[k].title);
			hit = titles_likeness(outline->titles, &t, i);
			assert_int_equal(hit.likeness, TITLE_SAME);
		}
	}
	rfc3647_free(outline);
	arena_clear(&a);
}

/* Within a family of RFC 3647 a title must tell one member from the others;
 * only other sources give the same title to another number. */
static void
no_two_sections_of_a_family_share_a_title(void **state)
{
	struct arena a = {0};
	struct rfc3647 *outline = load_outline(&a);

	(void)state;
	for (int i = 0; i < (int)outline->n_sections; i++) {
		const struct rfc_section *s = &outline->sections[i];
		struct title t = title_read(outline->titles, s->title);
		struct title_hit hits[TITLE_HITS];
		size_t n = titles_find(outline->titles, &t, hits);

		for (size_t k = 0; k < n; k++) {
			const struct rfc_section *o =
			    &outline->sections[hits[k].rfc];

			if (!s->required || hits[k].likeness < TITLE_SAME ||
			    hits[k].rfc == i || o->parent != s->parent)
				continue;
			assert_true(
			    hits[k].alias < 0
				? !o->required
				: str_eq(o->aliases[hits[k].alias].source,
				      STR("smime-br")));
		}
	}
	rfc3647_free(outline);
	arena_clear(&a);
}

static void
empty_and_endless_titles_name_nothing(void **state)
{
	static char text[100000];
	struct arena a = {0};
	struct rfc3647 *outline = load_outline(&a);

	(void)state;
	assert_true(str_eq(find(&a, outline, (struct str){0}), STR("none")));
	assert_true(str_eq(find(&a, outline, STR("of the")), STR("none")));
	assert_true(str_eq(find(&a, outline, STR("(((")), STR("none")));
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = i % 7 ? 'x' : ' ';
	assert_true(str_eq(
	    find(&a, outline, (struct str){text, sizeof(text)}), STR("none")));
	rfc3647_free(outline);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(titles_are_found_as_the_cases_say),
	    cmocka_unit_test(every_title_of_the_outline_finds_its_section),
	    cmocka_unit_test(no_two_sections_of_a_family_share_a_title),
	    cmocka_unit_test(empty_and_endless_titles_name_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
