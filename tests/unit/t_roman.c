/* Roman numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/cc.h"
#include "base/roman.h"

static void
every_value_is_read_back_as_it_was_written(void **state)
{
	struct buf b = {0};

	(void)state;
	for (long value = 1; value <= ROMAN_MAX; value++)
		for (int upper = 0; upper < 2; upper++) {
			b.len = 0;
			roman_add(&b, value, upper);
			assert_true(b.len <= ROMAN_BYTES);
			assert_int_equal(roman_value(buf_str(&b)), value);
		}
	buf_free(&b);
}

static void
words_and_numbers_written_otherwise_are_none(void **state)
{
	static const char *const others[] = {"", "iiii", "vv", "ic", "iix",
	    "ixi", "xcx", "iV", "Iv", "civil", "mix.", "1", "x1",
	    "mmmdccclxxxviiii", "mmmm"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_int_equal(roman_value(str_of(others[i])), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_value_is_read_back_as_it_was_written),
	    cmocka_unit_test(words_and_numbers_written_otherwise_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
