/* Contradictions of a set, beyond what the examples of the rules show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fact/contradiction.h"
#include "rule/example.h"
#include "with_pack.h"

static size_t
count(struct str markup, enum contradiction_kind kind)
{
	const struct example e = {.text = markup};
	struct example_text *t;
	struct comparison all = {0};
	struct arena a = {0};
	struct err err = {0};
	size_t n;

	if (example_read(pack, &e, &t, &err) ||
	    contradictions_find(
		&a, t->prose, NULL, NULL, 1u << kind, &all, &err))
		fail_msg("%s", err.text);
	for (size_t i = 0; i < all.found.len; i++)
		assert_int_equal(all.found.at[i].kind, kind);
	n = all.found.len;
	example_free(t);
	arena_clear(&a);
	return n;
}

static struct quantity
quantity(enum quantity_kind kind, double value, enum bound bound)
{
	return (struct quantity){.kind = kind, .value = value, .bound = bound};
}

static void
bounds_that_can_both_hold_do_not_disagree(void **state)
{
	const struct quantity least =
	    quantity(QUANTITY_MONTHS, 24, BOUND_AT_LEAST);
	const struct quantity most =
	    quantity(QUANTITY_MONTHS, 12, BOUND_AT_MOST);
	const struct quantity seven =
	    quantity(QUANTITY_MONTHS, 84, BOUND_EXACT);
	const struct quantity year =
	    quantity(QUANTITY_TIME, 365.0 * 86400, BOUND_EXACT);
	const struct quantity bits = quantity(QUANTITY_BITS, 24, BOUND_EXACT);

	(void)state;
	assert_false(quantities_disagree(&least, &seven));
	assert_true(quantities_differ(&least, &seven));
	assert_true(quantities_disagree(&most, &seven));
	assert_true(quantities_disagree(&least, &year));
	assert_false(quantities_disagree(&most, &year));
	assert_false(quantities_differ(&most, &year)); /* 12 months, 365 days */
	assert_false(quantities_disagree(&least, &bits));
}

static void
a_relative_clause_that_denies_is_no_denial(void **state)
{
	(void)state;
	assert_int_equal(
	    count(
		STR("# 9.4.2 Information treated as private\n"
		    "The policy identifies the data that the CA keeps secret.\n"
		    "# 9.4.3 Information not deemed private\n"
		    "The policy identifies the data that the CA does not keep "
		    "secret.\n"),
		CONTRADICTION_DUTY),
	    0);
}

/* Many terms that begin alike, and many certificates of one key: the cost
 * grows with the text, not with its square. */
static void
many_terms_and_certificates_are_told_in_time(void **state)
{
	enum { MANY = 4000 };
	struct buf b = {0};

	(void)state;
	buf_add_c(&b, "# 1.6.1 Definitions\n");
	for (int i = 0; i < MANY; i++)
		buf_print(&b,
		    "Token item%c%c%c: a thing that is named and no more.\n\n",
		    'a' + i / 400, 'a' + i / 20 % 20, 'a' + i % 20);
	/* Some of the made-up words are of one family. */
	assert_true(count(buf_str(&b), CONTRADICTION_TERM_UNUSED) > MANY / 2);
	buf_reset(&b);
	buf_add_c(&b, "# 1.3.1 Certification authorities\n"
		      "| Certificate | SHA-256 fingerprint |\n");
	for (int i = 0; i < MANY; i++)
		buf_print(&b,
		    "| CN=Root Number %d | 00112233445566778899AABBCCDDEEFF00"
		    "112233445566778899AABBCCDDEEFF |\n",
		    i);
	assert_int_equal(
	    count(buf_str(&b), CONTRADICTION_CERTIFICATE), MANY - 1);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bounds_that_can_both_hold_do_not_disagree),
	    cmocka_unit_test(a_relative_clause_that_denies_is_no_denial),
	    cmocka_unit_test(many_terms_and_certificates_are_told_in_time),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
