/* Borrowed slices of bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void
slices_are_clamped_to_the_string(void **state)
{
	struct str s = STR("abcdef");

	(void)state;
	assert_true(str_eq(str_sub(s, 2, 4), STR("cd")));
	assert_true(str_eq(str_sub(s, 4, 99), STR("ef")));
	assert_int_equal(str_sub(s, 4, 2).len, 0);
	assert_int_equal(str_sub(s, 99, 100).len, 0);
	assert_int_equal(str_sub((struct str){0}, 0, 5).len, 0);
}

static void
kinds_of_bytes_are_found_anywhere(void **state)
{
	(void)state;
	assert_true(str_has_digit(STR("TLS 1")));
	assert_false(str_has_digit(STR("TLS")));
	assert_false(str_has_digit((struct str){0}));
	assert_true(str_has_small(STR("SSLv")));
	assert_false(str_has_small(STR("S/MIME 4.9 {@[`")));
	assert_false(str_has_small((struct str){0}));
}

static void
empty_strings_are_equal_whatever_they_point_at(void **state)
{
	(void)state;
	assert_true(str_eq((struct str){0}, STR("")));
	assert_true(str_eq(str_of(NULL), STR("")));
	assert_false(str_eq(STR("a"), STR("")));
	assert_int_equal(str_cmp((struct str){0}, STR("")), 0);
}

static void
order_is_by_bytes_and_shorter_first(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("ab"), STR("a")) > 0);
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("\xC3"), STR("z")) > 0);
	assert_int_equal(str_cmp(STR("same"), STR("same")), 0);
}

static void
heads_and_tails_are_compared_whole(void **state)
{
	(void)state;
	assert_true(str_starts(STR("section 4"), STR("section")));
	assert_false(str_starts(STR("sec"), STR("section")));
	assert_true(str_starts(STR("x"), STR("")));
	assert_true(str_ends(STR("a.docx"), STR(".docx")));
	assert_false(str_ends(STR("docx"), STR(".docx")));
	assert_true(str_eq_nocase(STR("CPS"), STR("cps")));
	assert_false(str_eq_nocase(STR("CPS"), STR("cp")));
	assert_false(str_eq_nocase(STR("@"), STR("`")));
}

static void
searching_finds_the_first_at_or_after(void **state)
{
	struct str s = STR("aXbXXc");

	(void)state;
	assert_int_equal(str_find(s, STR("XX"), 0), 3);
	assert_int_equal(str_find(s, STR("X"), 2), 3);
	assert_int_equal(str_find(s, STR("Xd"), 0), SIZE_MAX);
	assert_int_equal(str_find(s, STR("c"), 5), 5);
	assert_int_equal(str_find(s, STR("cc"), 5), SIZE_MAX);
	assert_int_equal(str_find(s, STR(""), 6), 6);
	assert_int_equal(str_find(s, STR(""), 7), SIZE_MAX);
	assert_int_equal(str_find_char(s, 'X', 4), 4);
	assert_int_equal(str_find_char(s, 'X', 99), SIZE_MAX);
	assert_int_equal(str_find_nocase(s, STR("xX"), 0), 3);
	assert_int_equal(str_find_nocase(s, STR("B"), 0), 2);
	assert_int_equal(str_find_nocase(s, STR("x"), 2), 3);
	assert_int_equal(str_find_nocase(s, STR("xc"), 0), 4);
	assert_int_equal(str_find_nocase(s, STR("cc"), 0), SIZE_MAX);
	assert_int_equal(str_find_nocase(s, STR(""), 6), 6);
	assert_int_equal(str_find_nocase(STR("4.9, 4.10"), STR("4.1"), 0), 5);
	assert_int_equal(str_find_char((struct str){0}, 'X', 0), SIZE_MAX);
}

static void
cutting_takes_one_part_after_the_other(void **state)
{
	struct str rest = STR("1.22..3");

	(void)state;
	assert_true(str_eq(str_cut(&rest, '.'), STR("1")));
	assert_true(str_eq(str_cut(&rest, '.'), STR("22")));
	assert_true(str_eq(str_cut(&rest, '.'), STR("")));
	assert_true(str_eq(str_cut(&rest, '.'), STR("3")));
	assert_int_equal(rest.len, 0);
	assert_int_equal(str_cut(&rest, '.').len, 0);
}

static void
trimming_takes_white_space_at_both_ends(void **state)
{
	(void)state;
	assert_true(str_eq(str_trim(STR(" \t a b\r\n")), STR("a b")));
	assert_int_equal(str_trim(STR(" \v\f ")).len, 0);
	assert_int_equal(str_trim((struct str){0}).len, 0);
}

static void
numbers_must_fill_the_string_and_the_range(void **state)
{
	long n = 77;

	(void)state;
	assert_true(str_to_long(STR("042"), 0, 100, &n));
	assert_int_equal(n, 42);
	assert_true(str_to_long(STR("-7"), -10, 0, &n));
	assert_int_equal(n, -7);
	assert_false(str_to_long(STR(""), 0, 9, &n));
	assert_false(str_to_long(STR("-"), -9, 9, &n));
	assert_false(str_to_long(STR("4 "), 0, 9, &n));
	assert_false(str_to_long(STR("+4"), 0, 9, &n));
	assert_false(str_to_long(STR("101"), 0, 100, &n));
	assert_false(str_to_long(STR("9999999999999999999"), 0, INT64_MAX, &n));
	assert_int_equal(n, -7);
}

static void
a_word_is_found_in_lists_whole_and_in_texts_in_any_case(void **state)
{
	static const char *const names[] = {"cp", "cps"};
	static const struct str slices[] = {STR_INIT("cp"), STR_INIT("cps")};

	(void)state;
	assert_true(str_is_one_of(STR("cps"), names, 2));
	assert_false(str_is_one_of(STR("c"), names, 2));
	assert_false(str_is_one_of(STR(""), names, 2));
	assert_true(str_is_in(STR("cp"), slices, 2));
	assert_false(str_is_in(STR("cp-cps"), slices, 2));
	assert_true(str_is_word_of(STR("cps"), "cp-cps cps cp"));
	assert_true(str_is_word_of(STR("cp"), "cp-cps cps cp"));
	assert_false(str_is_word_of(STR("ps"), "cp-cps cps cp"));
	assert_false(str_is_word_of(STR(""), "cp-cps cps cp"));
	assert_true(str_has_nocase(STR("Arial-BoldMT"), STR("bold")));
	assert_false(str_has_nocase(STR("bol"), STR("bold")));
}

static void
what_stands_before_a_separator_is_all_where_there_is_none(void **state)
{
	(void)state;
	assert_true(str_eq(str_before(STR("a b"), ' '), STR("a")));
	assert_true(str_eq(str_before(STR("ab"), ' '), STR("ab")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(slices_are_clamped_to_the_string),
	    cmocka_unit_test(kinds_of_bytes_are_found_anywhere),
	    cmocka_unit_test(empty_strings_are_equal_whatever_they_point_at),
	    cmocka_unit_test(order_is_by_bytes_and_shorter_first),
	    cmocka_unit_test(heads_and_tails_are_compared_whole),
	    cmocka_unit_test(searching_finds_the_first_at_or_after),
	    cmocka_unit_test(cutting_takes_one_part_after_the_other),
	    cmocka_unit_test(trimming_takes_white_space_at_both_ends),
	    cmocka_unit_test(numbers_must_fill_the_string_and_the_range),
	    cmocka_unit_test(
		a_word_is_found_in_lists_whole_and_in_texts_in_any_case),
	    cmocka_unit_test(
		what_stands_before_a_separator_is_all_where_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
