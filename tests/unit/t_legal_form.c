/* What stands behind the names of companies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/cc.h"
#include "phrase/legal_form.h"

static enum legal_form
form(const char *text, size_t *end)
{
	*end = 0;
	return legal_form_at(str_of(text), 0, end);
}

static void
forms_are_known_with_and_without_stops(void **state)
{
	static const struct {
		const char *text;
		enum legal_form how;
		size_t end;
	} cases[] = {{"Ltd", LEGAL_FORM_SURE, 3},
	    {"Ltd. may", LEGAL_FORM_SURE, 4},
	    {"S.p.A. may", LEGAL_FORM_SURE, 6}, {"SpA", LEGAL_FORM_LIKELY, 3},
	    {"d.o.o.", LEGAL_FORM_SURE, 6}, {"A/S is", LEGAL_FORM_SURE, 3},
	    {"Sp. z o.o. is", LEGAL_FORM_SURE, 10},
	    {"Co., Ltd.", LEGAL_FORM_SURE, 3},
	    {"Limited", LEGAL_FORM_LIKELY, 7}, {"AS", LEGAL_FORM_LIKELY, 2}};
	size_t end;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(form(cases[i].text, &end), cases[i].how);
		assert_int_equal(end, cases[i].end);
	}
}

static void
other_words_are_no_forms(void **state)
{
	static const char *const texts[] = {"as", "as.", "inc", "dd", "Policy",
	    "U.S.A.", "Sp. a", "", ".", "Ltd2", "incorporation", "S/MIME"};
	size_t end;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_int_equal(form(texts[i], &end), LEGAL_FORM_NONE);
}

static void
a_form_follows_a_blank_or_a_comma(void **state)
{
	struct str s = STR("Norvia Co., Ltd. acts");
	size_t start, end;

	(void)state;
	assert_true(legal_form_next(s, 6, &start, &end));
	assert_int_equal(start, 7);
	assert_int_equal(end, 10);
	assert_true(legal_form_next(s, end, &start, &end));
	assert_int_equal(start, 12);
	assert_int_equal(end, 16);
	assert_false(legal_form_next(s, end, &start, &end));
	assert_false(legal_form_next(STR("NorviaInc"), 6, &start, &end));
	assert_false(legal_form_next(STR("Norvia Limited"), 6, &start, &end));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(forms_are_known_with_and_without_stops),
	    cmocka_unit_test(other_words_are_no_forms),
	    cmocka_unit_test(a_form_follows_a_blank_or_a_comma),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
