#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "port/charset.h"
#include "port/markdown_guard.h"
#include "read/formats.h"
#include "read/markdown_lists.h"

/* `text`, so many times, between two others; true when the guard lets it
 * through. */
static bool
passes(const char *before, const char *text, int times, const char *after)
{
	struct buf b = {0};
	struct err err = {0};
	int rc;

	buf_add_c(&b, before);
	for (int i = 0; i < times; i++)
		buf_add_c(&b, text);
	buf_add_c(&b, after);
	rc = markdown_guard(buf_str(&b), &err);
	if (rc)
		assert_int_equal(err.code, ERR_LIMIT);
	buf_free(&b);
	return rc == 0;
}

static void
tables_are_as_wide_as_the_model_allows(void **state)
{
	(void)state;
	assert_true(passes("", "|-", LIMIT_TABLE_COLUMNS, "|\n"));
	assert_false(passes("", "|-", LIMIT_TABLE_COLUMNS + 2, "|\n"));
}

static void
bars_of_one_line_are_bounded(void **state)
{
	(void)state;
	assert_true(passes("", "`|", LIMIT_MARKDOWN_BARS, "\n"));
	assert_false(passes("", "`|", LIMIT_MARKDOWN_BARS + 1, "\n"));
	assert_true(passes("", "|\n", LIMIT_MARKDOWN_BARS + 1, "\n"));
}

static void
every_line_of_a_table_counts_with_all_its_columns(void **state)
{
	(void)state;
	assert_true(passes("|-|-|-|-|-|-|-|-|-|-|\n", "|x|\n", 25000, ""));
	assert_false(passes("|-|-|-|-|-|-|-|-|-|-|\n", "|x|\n", 40000, ""));
	assert_true(passes("|-|-|-|-|-|-|-|-|-|-|\n\n", "|x|\n", 40000, ""));
}

static void
pictures_of_one_paragraph_are_bounded(void **state)
{
	(void)state;
	assert_true(passes("", "![[]()", LIMIT_MARKDOWN_PICTURES, ""));
	assert_false(passes("", "![[]()", LIMIT_MARKDOWN_PICTURES + 1, ""));
	assert_false(passes("", "![[]()\n", LIMIT_MARKDOWN_PICTURES + 1, ""));
	assert_true(passes("", "![[]()\n\n", LIMIT_MARKDOWN_PICTURES + 1, ""));
}

static void
containers_around_a_line_are_bounded(void **state)
{
	(void)state;
	assert_true(passes("", ">", LIMIT_MARKDOWN_DEPTH, "a"));
	assert_false(passes("", ">", LIMIT_MARKDOWN_DEPTH + 1, "a"));
	assert_false(passes("", "1. ", LIMIT_MARKDOWN_DEPTH + 1, "a"));
	assert_true(passes("", "-", 5000, "\n"));
	assert_true(passes("a ", "- ", 5000, "\n"));
}

static void
lines_times_depth_are_bounded(void **state)
{
	(void)state;
	assert_true(passes("", "- a\n", 100000, ""));
	assert_true(passes("\n* * * * * * a\n", "\n", 1000000, ""));
	assert_false(passes("\n* * * * * * * * * * * * * * * * * * * * * * a\n",
	    "\n", 1000000, ""));
}

static void
nodes_are_bounded(void **state)
{
	(void)state;
	assert_true(passes("", "[", (int)LIMIT_MARKDOWN_NODES - 2, ""));
	assert_false(passes("", "[", (int)LIMIT_MARKDOWN_NODES - 1, ""));
	assert_false(passes("", "a\n", (int)LIMIT_MARKDOWN_NODES / 2 + 1, ""));
}

static void
addresses_times_uses_are_bounded(void **state)
{
	(void)state;
	assert_true(passes("[a]: http://ca.example/\n\n", "[a] ", 100000, ""));
	assert_true(passes("[a]:\n", "b", 100000, "\n\n[a] [a] [a]"));
	assert_true(passes("[a]: see below\n", "[a] ", 100000, ""));
	assert_false(passes("[a]:\n", "[a] ", 100000, "\n\n[a]"));
}

static void
bytes_are_bounded(void **state)
{
	(void)state;
	assert_false(passes(
	    "", "0123456789abcdef", (int)(LIMIT_MARKDOWN_BYTES / 16) + 1, ""));
}

/* ---- lists ---- */

static void
parts(const char *given, const char *expected)
{
	struct arena a = {0};
	struct str out = markdown_part_lists(&a, str_of(given));

	assert_int_equal(out.len, strlen(expected));
	assert_memory_equal(out.at, expected, out.len);
	arena_clear(&a);
}

static void
lists_are_parted_where_the_numbers_say_so(void **state)
{
	(void)state;
	parts("7. a:\n\n1. b\n2. c\n\n8. d\n", "7. a:\n\n1) b\n2) c\n\n8. d\n");
	parts("1. a\n2. b\n\n1. c\n", "1. a\n2. b\n\n1) c\n");
	parts("1. a\n1. b\n1. c\n", "1. a\n1. b\n1. c\n");
	parts("1. a\n3. b\n4. c\n", "1. a\n3. b\n4. c\n");
	parts("9. a\n\n   1. b\n   2. c\n\n10. d\n",
	    "9. a\n\n   1. b\n   2. c\n\n10. d\n");
}

static void
what_is_no_item_stays(void **state)
{
	(void)state;
	parts("7. a\n\nIn the year\n1. b\n", "7. a\n\nIn the year\n1. b\n");
	parts("7. a\n```\n1. b\n```\n", "7. a\n```\n1. b\n```\n");
	parts("7. a\n\n1.b\n", "7. a\n\n1.b\n");
}

static void
numbered_paragraphs_and_their_lists_keep_their_numbers(void **state)
{
	static const char *const labels[] = {
	    "7.", "1.", "2.", "8.", "1.", "9."};
	struct doc doc = {0};
	struct err err = {0};
	const struct block *b;

	(void)state;
	assert_int_equal(markdown_read(STR("7. a:\n\n1. b\n2. c\n\n8. d:\n\n"
					   "1. e\n\n9. f\n"),
			     NULL, &doc, &err),
	    0);
	assert_int_equal(doc.blocks.len, COUNT_OF(labels));
	b = doc.blocks.at;
	for (size_t i = 0; i < COUNT_OF(labels); i++)
		assert_true(str_eq(b[i].label, str_of(labels[i])));
	assert_int_equal(b[1].list, b[2].list);
	assert_int_not_equal(b[0].list, b[1].list);
	assert_int_not_equal(b[2].list, b[3].list);
	assert_int_not_equal(b[4].list, b[5].list);
	doc_free(&doc);
}

/* ---- character sets ---- */

static void
reads(struct str bytes, const char *declared, const char *expected)
{
	struct arena a = {0};
	struct err err = {0};
	struct str out;

	assert_int_equal(
	    charset_to_utf8(&a, bytes, str_of(declared), &out, &err), 0);
	assert_int_equal(out.len, strlen(expected));
	assert_memory_equal(out.at, expected, out.len);
	arena_clear(&a);
}

static void
a_mark_decides_over_the_name(void **state)
{
	(void)state;
	reads(STR("\xEF\xBB\xBF\xC3\xA9"), "iso-8859-1", "\xC3\xA9");
	reads(STR("\xFF\xFE\xE9\0<\0"), "utf-8", "\xC3\xA9<");
	reads(STR("\xFE\xFF\xD8\x3D\xDE\0"), "", "\xF0\x9F\x98\x80");
}

static void
without_a_name_it_is_utf8_or_windows_1252(void **state)
{
	(void)state;
	reads(STR("\xC3\xA9"), "", "\xC3\xA9");
	reads(STR("\xE9 \x96"), "", "\xC3\xA9 \xE2\x80\x93");
}

static void
halves_of_characters_become_marks(void **state)
{
	(void)state;
	reads(STR("\xFF\xFE\0\xD8x\0"), "", "\xEF\xBF\xBDx");
	reads(STR("a\xFF"), "utf-8", "a\xEF\xBF\xBD");
	reads(STR("a\x82"), "shift_jis", "a\xEF\xBF\xBD");
}

static void
line_ends_become_one(void **state)
{
	(void)state;
	reads(STR("a\r\nb\rc\n"), "", "a\nb\nc\n");
}

static void
an_unknown_set_is_an_error(void **state)
{
	struct arena a = {0};
	struct err err = {0};
	struct str out;

	(void)state;
	assert_int_equal(
	    charset_to_utf8(&a, STR("a\xE9"), STR("x-nowhere"), &out, &err),
	    -1);
	assert_int_equal(err.code, ERR_FORMAT);
	arena_clear(&a);
}

static void
a_page_names_its_set(void **state)
{
	(void)state;
	assert_true(str_eq(
	    charset_of_page(STR("<meta charset='koi8-r'>")), STR("koi8-r")));
	assert_true(str_eq(
	    charset_of_page(STR("<meta content=\"text/html; charset=x\">")),
	    STR("x")));
	assert_true(str_eq(
	    charset_of_page(STR("<?xml version='1.0' encoding=\"y\"?><html>")),
	    STR("y")));
	assert_true(charset_of_page(STR("<html>")).len == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tables_are_as_wide_as_the_model_allows),
	    cmocka_unit_test(bars_of_one_line_are_bounded),
	    cmocka_unit_test(every_line_of_a_table_counts_with_all_its_columns),
	    cmocka_unit_test(pictures_of_one_paragraph_are_bounded),
	    cmocka_unit_test(containers_around_a_line_are_bounded),
	    cmocka_unit_test(lines_times_depth_are_bounded),
	    cmocka_unit_test(nodes_are_bounded),
	    cmocka_unit_test(addresses_times_uses_are_bounded),
	    cmocka_unit_test(bytes_are_bounded),
	    cmocka_unit_test(lists_are_parted_where_the_numbers_say_so),
	    cmocka_unit_test(what_is_no_item_stays),
	    cmocka_unit_test(
		numbered_paragraphs_and_their_lists_keep_their_numbers),
	    cmocka_unit_test(a_mark_decides_over_the_name),
	    cmocka_unit_test(without_a_name_it_is_utf8_or_windows_1252),
	    cmocka_unit_test(halves_of_characters_become_marks),
	    cmocka_unit_test(line_ends_become_one),
	    cmocka_unit_test(an_unknown_set_is_an_error),
	    cmocka_unit_test(a_page_names_its_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
