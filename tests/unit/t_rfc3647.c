/* The outline: what is refused, how numbers are ordered, and the data that
 * the program uses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cases.h"
#include "map/rfc3647.h"

#define TEMPLATE "../shared/requirements/rfc3647-template.md"

static void
assert_refused(const char *json, const char *why)
{
	struct rfc3647 *outline = NULL;
	struct err err = {0};

	assert_int_equal(rfc3647_load(str_of(json), &outline, &err), -1);
	assert_null(outline);
	if (!strstr(err.text, why))
		fail_msg("'%s' is not in '%s'", why, err.text);
	assert_non_null(strstr(err.text, "rfc3647.json"));
}

static void
what_is_no_outline_is_refused(void **state)
{
	(void)state;
	assert_refused("", "not JSON");
	assert_refused("{}", "'sections' is not a list");
	assert_refused("{\"sections\": []}", "'sections' is not a list");
	assert_refused("{\"sections\": [{\"number\": \"1\"}]}",
	    "section 0 lacks its number, title or source");
	assert_refused(
	    "{\"sections\": ["
	    "{\"number\": \"1\", \"title\": \"A\", \"source\": \"x\"},"
	    "{\"number\": \"1\", \"title\": \"A\", \"source\": \"x\"}]}",
	    "section '1' is out of order");
	assert_refused(
	    "{\"sections\": ["
	    "{\"number\": \"1\", \"title\": \"A\", \"source\": \"x\"},"
	    "{\"number\": \"2.1\", \"title\": \"B\", \"source\": \"x\"}]}",
	    "section '2.1' has no parent");
}

static void
a_small_outline_is_read_whole(void **state)
{
	static const char json[] =
	    "{\"sections\": [{\"number\": \"4\", \"title\": \"Four\","
	    " \"source\": \"rfc3647\", \"required\": true},"
	    "{\"number\": \"4.2\", \"title\": \"Two\", \"source\": \"evg\","
	    " \"aliases\": {\"cs-br\": [\"Zwei\"],"
	    " \"variant\": [\"Deux\", \"Due\"]}}]}";
	struct rfc3647 *o = NULL;
	struct err err = {0};

	(void)state;
	assert_int_equal(rfc3647_load(str_of(json), &o, &err), 0);
	assert_int_equal(o->n_sections, 2);
	assert_int_equal(o->sections[0].parent, -1);
	assert_true(o->sections[0].required);
	assert_int_equal(o->sections[1].parent, 0);
	assert_int_equal(o->sections[1].level, 2);
	assert_false(o->sections[1].required);
	assert_int_equal(o->sections[1].n_aliases, 3);
	assert_true(str_eq(o->sections[1].aliases[0].source, STR("cs-br")));
	assert_false(o->sections[1].aliases[0].variant);
	assert_true(str_eq(o->sections[1].aliases[2].title, STR("Due")));
	assert_true(o->sections[1].aliases[2].variant);
	assert_int_equal(rfc3647_find(o, STR("4.2")), 1);
	assert_int_equal(rfc3647_find(o, STR("4.3")), -1);
	rfc3647_free(o);
	rfc3647_free(NULL);
}

static void
assert_order(const char *low, const char *high)
{
	assert_true(number_cmp(str_of(low), str_of(high)) < 0);
	assert_true(number_cmp(str_of(high), str_of(low)) > 0);
	assert_int_equal(number_cmp(str_of(low), str_of(low)), 0);
}

static void
numbers_are_ordered_place_by_place(void **state)
{
	(void)state;
	assert_order("4.9", "4.9.1");
	assert_order("4.9.1", "4.10");
	assert_order("4.9.9", "4.9.10");
	assert_order("9.17", "10");
	assert_order("9.17", "A.1");
	assert_order("A.2", "A.10");
	assert_order("A.2", "B.1");
	assert_order("", "1");
}

static void
a_number_is_below_another_by_whole_places(void **state)
{
	(void)state;
	assert_true(number_is_below(STR("5.7.1.2"), STR("5.7")));
	assert_true(number_is_below(STR("5.7"), STR("5.7")));
	assert_false(number_is_below(STR("5.71"), STR("5.7")));
	assert_false(number_is_below(STR("5"), STR("5.7")));
	assert_false(number_is_below(STR("15.7.1"), STR("5.7")));
}

static struct rfc3647 *
load_data(struct arena *a)
{
	struct rfc3647 *outline = NULL;
	struct err err = {0};

	if (rfc3647_load(cases_read(a, "rules/rfc3647.json"), &outline, &err))
		fail_msg("%s", err.text);
	return outline;
}

static void
the_data_has_the_270_sections_of_rfc_3647(void **state)
{
	struct arena a = {0};
	struct rfc3647 *o = load_data(&a);
	int required = 0;

	(void)state;
	for (size_t i = 0; i < o->n_sections; i++) {
		const struct rfc_section *s = &o->sections[i];

		required += s->required;
		assert_int_equal(
		    s->required, str_eq(s->source, STR("rfc3647")));
		assert_true(!s->required || s->level <= 3);
	}
	assert_int_equal(required, 270);
	rfc3647_free(o);
	arena_clear(&a);
}

static void
the_data_has_the_deeper_sections_that_rules_cite(void **state)
{
	static const char *const numbers[] = {"3.2.2.4.7", "3.2.2.8",
	    "3.2.2.8.1", "3.2.2.9", "4.3.1.2", "4.9.1.1", "4.9.1.2", "5.4.1.1",
	    "5.7.1.2", "6.1.1.3", "6.2.7.4", "7.1.2.7", "7.1.4.2", "7.1.6.1",
	    "7.2.2.1", "8.7", "8.8", "3.2.2.11.1", "1.6.1"};
	struct arena a = {0};
	struct rfc3647 *o = load_data(&a);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		int at = rfc3647_find(o, str_of(numbers[i]));

		assert_true(at >= 0);
		assert_false(o->sections[at].required);
	}
	rfc3647_free(o);
	arena_clear(&a);
}

/* "### 4.9.1 Circumstances for revocation", without the notes that the RFC
 * puts behind the titles of chapters. */
static bool
read_template_line(struct str line, struct str *number, struct str *title)
{
	while (line.len && line.at[0] == '#')
		line = str_sub(line, 1, line.len);
	line = str_trim(line);
	*number = str_cut(&line, ' ');
	if (number->len && number->at[number->len - 1] == '.')
		number->len--;
	if (str_ends(line, STR(" (11)")))
		line.len -= 5;
	*title = line;
	return number->len > 0;
}

static void
the_data_follows_the_template_line_by_line(void **state)
{
	struct arena a = {0};
	struct str text, number, title;
	struct err err = {0};
	struct rfc3647 *o;
	size_t at = 0;

	(void)state;
	if (file_read(&a, TEMPLATE, LIMIT_FILE_BYTES, &text, &err)) {
		print_message("%s is not there: not compared\n", TEMPLATE);
		arena_clear(&a);
		skip();
	}
	o = load_data(&a);
	while (text.len) {
		struct str line = str_cut(&text, '\n');

		if (!read_template_line(line, &number, &title))
			continue;
		while (at < o->n_sections && !o->sections[at].required)
			at++;
		assert_true(at < o->n_sections);
		assert_true(str_eq(o->sections[at].number, number));
		assert_true(str_eq(o->sections[at].title, title));
		at++;
	}
	rfc3647_free(o);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_no_outline_is_refused),
	    cmocka_unit_test(a_small_outline_is_read_whole),
	    cmocka_unit_test(numbers_are_ordered_place_by_place),
	    cmocka_unit_test(a_number_is_below_another_by_whole_places),
	    cmocka_unit_test(the_data_has_the_270_sections_of_rfc_3647),
	    cmocka_unit_test(the_data_has_the_deeper_sections_that_rules_cite),
	    cmocka_unit_test(the_data_follows_the_template_line_by_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
