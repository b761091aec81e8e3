/* Text for people: lines stay on the page, words stay whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "out/page.h"

struct sheet {
	struct buf buf;
	struct page page;
};

static void
start(struct sheet *s, int width)
{
	const struct style style = {.width = width};

	*s = (struct sheet){0};
	s->page = page_of(&style, &s->buf);
}

static void
expect(struct sheet *s, const char *text)
{
	assert_string_equal(s->buf.at, text);
	buf_free(&s->buf);
}

static void
the_width_is_eighty_unless_told(void **state)
{
	struct sheet s;

	(void)state;
	start(&s, 0);
	assert_int_equal(s.page.width, 80);
}

static void
words_wrap_at_the_edge(void **state)
{
	struct sheet s;

	(void)state;
	start(&s, 12);
	page_wrap(&s.page, TONE_PLAIN, 0, 2, STR("one two three\nfour  five"));
	expect(&s, "  one two\n  three four\n  five\n");
}

static void
a_line_may_be_begun_already(void **state)
{
	struct sheet s;

	(void)state;
	start(&s, 12);
	page_add(&s.page, TONE_PLAIN, STR("label "));
	page_wrap(&s.page, TONE_PLAIN, 6, 6, STR("one two three"));
	expect(&s, "label one\n      two\n      three\n");
}

static void
a_long_word_is_cut_and_nothing_is_lost(void **state)
{
	struct sheet s;

	(void)state;
	start(&s, 10);
	page_wrap(&s.page, TONE_PLAIN, 0, 2, STR("a 0123456789012345 b"));
	expect(&s, "  a\n  01234567\n  89012345\n  b\n");
}

static void
columns_are_counted_and_not_bytes(void **state)
{
	struct sheet s;

	(void)state;
	assert_int_equal(page_columns(STR("“é” …")), 5);
	assert_int_equal(page_columns(STR("証明書")), 6);
	assert_int_equal(page_columns(STR("e\xCC\x81")), 1);
	start(&s, 10);
	page_wrap(&s.page, TONE_PLAIN, 0, 0, STR("ééé ééé ééé"));
	expect(&s, "ééé ééé\nééé\n");
}

static void
newlines_are_kept_where_they_matter(void **state)
{
	struct sheet s;

	(void)state;
	start(&s, 20);
	page_wrap_lines(&s.page, TONE_PLAIN, 0, 2, STR("one\ntwo three"));
	expect(&s, "  one\n  two three\n");
}

static void
the_end_of_a_line_stands_at_the_edge(void **state)
{
	struct sheet s;

	(void)state;
	start(&s, 20);
	page_ends(&s.page, 0, 2, TONE_PLAIN, STR("one two three four"),
	    TONE_PLAIN, STR("high"));
	expect(&s, "  one two       high\n  three four\n");
	start(&s, 20);
	page_ends(
	    &s.page, 0, 0, TONE_PLAIN, STR("title"), TONE_PLAIN, STR("ok"));
	expect(&s, "title             ok\n");
}

static void
a_long_quote_loses_its_middle(void **state)
{
	struct arena a = {0};
	struct str text = STR("The certification authority publishes the "
			      "report of its auditor within three months of "
			      "the end of the audit period.");
	struct str cut = page_shorten(&a, text, 60);

	(void)state;
	assert_true(page_columns(cut) <= 60);
	assert_true(str_starts(cut, STR("The certification")));
	assert_true(str_ends(cut, STR("period.")));
	assert_true(str_find(cut, STR(" … "), 0) != SIZE_MAX);
	assert_true(str_eq(page_shorten(&a, text, 500), text));
	arena_clear(&a);
}

static void
no_colour_no_escapes(void **state)
{
	const struct style style = {.width = 40, .color = true};
	struct sheet s;

	(void)state;
	start(&s, 40);
	page_add(&s.page, TONE_BAD, STR("high"));
	expect(&s, "high");
	start(&s, 40);
	s.page = page_of(&style, &s.buf);
	page_add(&s.page, TONE_BAD, STR("high"));
	expect(&s, "\033[1;31mhigh\033[0m");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_width_is_eighty_unless_told),
	    cmocka_unit_test(words_wrap_at_the_edge),
	    cmocka_unit_test(a_line_may_be_begun_already),
	    cmocka_unit_test(a_long_word_is_cut_and_nothing_is_lost),
	    cmocka_unit_test(columns_are_counted_and_not_bytes),
	    cmocka_unit_test(newlines_are_kept_where_they_matter),
	    cmocka_unit_test(the_end_of_a_line_stands_at_the_edge),
	    cmocka_unit_test(a_long_quote_loses_its_middle),
	    cmocka_unit_test(no_colour_no_escapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
