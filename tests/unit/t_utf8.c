/* UTF-8 and what letters are for comparing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void
code_points_are_read_and_written(void **state)
{
	struct str s = STR("a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x94\x92");
	static const uint32_t want[] = {'a', 0xFC, 0x20AC, 0x1F512};
	struct buf b = {0};
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		uint32_t code = utf8_next(s, &at);

		assert_int_equal(code, want[i]);
		utf8_add(&b, code);
	}
	assert_int_equal(at, s.len);
	assert_true(str_eq(buf_str(&b), s));
	buf_free(&b);
}

static void
bytes_that_are_no_utf8_count_one_by_one(void **state)
{
	static const char *const bad[] = {"\xFF", "\xC3", "\xC0\x80",
	    "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		size_t at = 0;

		assert_int_equal(utf8_next(str_of(bad[i]), &at), UTF8_BAD);
		assert_int_equal(at, 1);
		assert_false(utf8_is_valid(str_of(bad[i])));
	}
	assert_true(utf8_is_valid(STR("\xEF\xBF\xBD")));
	assert_true(utf8_is_valid((struct str){0}));
}

static void
codes_that_cannot_be_written_become_the_replacement(void **state)
{
	struct buf b = {0};

	(void)state;
	utf8_add(&b, 0xD800);
	utf8_add(&b, 0x110000);
	assert_string_equal(b.at, "\xEF\xBF\xBD\xEF\xBF\xBD");
	buf_free(&b);
}

static void
cleaning_mends_only_what_needs_it(void **state)
{
	struct arena a = {0};
	struct str good = STR("a\tb\nc \xC3\xBC");
	struct str mended;

	(void)state;
	assert_ptr_equal(utf8_clean(&a, good).at, good.at);
	mended = utf8_clean(&a, STR("a\x01\x7F\xC2\x85"
				    "b\xFF"));
	assert_string_equal(mended.at, "ab\xEF\xBF\xBD");
	arena_clear(&a);
}

static struct str
plain(uint32_t code, char out[UTF8_PLAIN_MAX])
{
	return (struct str){out, utf8_plain(code, out)};
}

static void
variants_are_one_letter_for_comparing(void **state)
{
	static const struct {
		uint32_t code;
		const char *want;
	} all[] = {{'A', "a"}, {'\t', " "}, {0xA0, " "}, {0x2007, " "},
	    {0x2013, "-"}, {0x2011, "-"}, {0x2019, "'"}, {0x201C, "\""},
	    {0xAD, ""}, {0x200B, ""}, {0xFEFF, ""}, {0xC9, "e"}, {0xDF, "ss"},
	    {0xFB01, "fi"}, {0xFF21, "a"}, {0xFF11, "1"}, {0x1E9E, "ss"},
	    {0x2160, "i"}, {0xB2, "2"}, {0x0416, "\xD0\xB6"}};
	char out[UTF8_PLAIN_MAX];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(all); i++)
		if (!str_eq(plain(all[i].code, out), str_of(all[i].want)))
			fail_msg("U+%04X", (unsigned)all[i].code);
}

static void
every_code_point_fits_its_room(void **state)
{
	char out[UTF8_PLAIN_MAX];

	(void)state;
	for (uint32_t code = 0; code < 0x110000; code++) {
		struct str p = plain(code, out);

		assert_true(p.len <= UTF8_PLAIN_MAX);
		if (code < 0xD800 || code > 0xDFFF)
			assert_true(utf8_is_valid(p));
	}
}

static void
folded_titles_are_equal_when_they_read_alike(void **state)
{
	struct arena a = {0};
	struct str one = utf8_fold(&a, STR("4.9.1  Circumstances \xE2\x80\x93 "
					   "for R\xC3\xA9vocation"));
	struct str two =
	    utf8_fold(&a, STR("491 circumstances for revocation."));

	(void)state;
	assert_true(str_eq(one, two));
	assert_true(str_eq(one, STR("491circumstancesforrevocation")));
	assert_int_equal(utf8_fold(&a, STR("- \xE2\x80\xA2 -")).len, 0);
	arena_clear(&a);
}

static void
letters_of_any_script_are_letters(void **state)
{
	(void)state;
	assert_true(utf8_is_alnum('z'));
	assert_true(utf8_is_alnum(0x0416));
	assert_true(utf8_is_alnum(0x4E00));
	assert_true(utf8_is_alnum(0x0663));
	assert_false(utf8_is_alnum('_'));
	assert_false(utf8_is_alnum(0x2022));
	assert_true(utf8_is_space(0x3000));
	assert_true(utf8_is_space(0x2028));
	assert_false(utf8_is_space(0x200B));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(code_points_are_read_and_written),
	    cmocka_unit_test(bytes_that_are_no_utf8_count_one_by_one),
	    cmocka_unit_test(
		codes_that_cannot_be_written_become_the_replacement),
	    cmocka_unit_test(cleaning_mends_only_what_needs_it),
	    cmocka_unit_test(variants_are_one_letter_for_comparing),
	    cmocka_unit_test(every_code_point_fits_its_room),
	    cmocka_unit_test(folded_titles_are_equal_when_they_read_alike),
	    cmocka_unit_test(letters_of_any_script_are_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
