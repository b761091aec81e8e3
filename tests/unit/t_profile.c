/* Names of fields, and what cells say of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fact/profile.h"

static const char *
field(const char *written)
{
	const struct profile_field *f = profile_field_of(str_of(written));

	return f ? f->name : "none";
}

static void
one_field_has_many_spellings(void **state)
{
	static const char *const written[] = {"keyUsage", "Key Usage",
	    "key-usage (critical)", "X509v3 Key Usage", "KEYUSAGE extension",
	    "keyUsage, RSA key", "Key usage: 2.5.29.15"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(written); i++)
		assert_string_equal(field(written[i]), "keyUsage");
	assert_string_equal(
	    field("AuthorityKeyIdentifier (AKI)"), "authorityKeyIdentifier");
	assert_string_equal(
	    field("tbsCertificate.serialNumber"), "serialNumber");
	assert_string_equal(field("Subject Distinguished Name"), "subject");
}

static void
names_stand_in_brackets_and_over_lines(void **state)
{
	struct arena a = {0};
	struct profile_names names = profile_names(&a);
	static const struct {
		const char *written, *field;
	} cases[] = {{"nocheck {1.3.6.1.5.5.7.48.1.5}", NULL},
	    {"id-pkix-ocsp-\nnocheck {1.3.6.1.5.5.7.48.1.5}", "ocspNoCheck"},
	    {"Extension: Key Usage", "keyUsage"},
	    {"[2.5.29.15] keyUsage", "keyUsage"},
	    {"id-ce-basicConstraints", "basicConstraints"},
	    {"KeyUsage - critical", "keyUsage"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const struct profile_field *f =
		    profile_field_in(&names, str_of(cases[i].written));

		if (!cases[i].field)
			assert_null(f);
		else
			assert_string_equal(f->name, cases[i].field);
	}
	arena_clear(&a);
}

static void
a_name_is_found_across_signs_and_breaks(void **state)
{
	const struct profile_field *nocheck =
	    profile_field_of(STR("ocspNoCheck"));
	struct buf b = {0};

	(void)state;
	profile_letters(STR("id-pkix-ocsp-"), &b);
	assert_false(profile_field_named(nocheck, buf_str(&b)));
	profile_letters(STR(" nocheck {1.3.6}"), &b);
	assert_true(profile_field_named(nocheck, buf_str(&b)));
	buf_free(&b);
}

static void
other_words_are_no_field(void **state)
{
	(void)state;
	assert_string_equal(field("countryName"), "none");
	assert_string_equal(field("The subject of the certificate"), "none");
	assert_string_equal(field(""), "none");
	assert_string_equal(field("(keyUsage)"), "none");
}

static enum presence
presence(const char *value)
{
	return profile_presence_of(str_of(value));
}

static void
cells_tell_whether_a_field_is_there(void **state)
{
	(void)state;
	assert_int_equal(presence("cA TRUE"), PRESENCE_PRESENT);
	assert_int_equal(presence("Not present"), PRESENCE_ABSENT);
	assert_int_equal(presence("MUST NOT be present"), PRESENCE_ABSENT);
	assert_int_equal(presence("-"), PRESENCE_ABSENT);
	assert_int_equal(presence("Optional"), PRESENCE_OPTIONAL);
	assert_int_equal(
	    presence("<if included, cA FALSE>"), PRESENCE_OPTIONAL);
	assert_int_equal(
	    presence("digitalSignature (keyEncipherment only for RSA keys)"),
	    PRESENCE_PRESENT);
	assert_int_equal(presence(""), PRESENCE_UNSAID);
}

static void
columns_of_presence_have_words_of_their_own(void **state)
{
	static const struct {
		const char *cell;
		enum presence presence;
	} cases[] = {{"MUST", PRESENCE_PRESENT}, {"MUST NOT", PRESENCE_ABSENT},
	    {"SHALL NOT", PRESENCE_ABSENT}, {"MAY", PRESENCE_OPTIONAL},
	    {"NOT RECOMMENDED", PRESENCE_OPTIONAL}, {"*", PRESENCE_OPTIONAL},
	    {"SHOULD", PRESENCE_OPTIONAL}, {"Mandatory", PRESENCE_PRESENT},
	    {"X", PRESENCE_PRESENT}, {"-", PRESENCE_ABSENT},
	    {"", PRESENCE_UNSAID}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(
		    profile_presence_in_column(str_of(cases[i].cell)),
		    cases[i].presence);
}

static void
a_part_of_a_value_is_not_the_field(void **state)
{
	(void)state;
	assert_int_equal(
	    presence("cA TRUE, path length not present"), PRESENCE_PRESENT);
	assert_int_equal(
	    presence("Names, must not contain underscores"), PRESENCE_PRESENT);
	assert_int_equal(
	    presence("This extension must not be present"), PRESENCE_ABSENT);
}

static enum criticality
criticality(const char *value)
{
	return profile_criticality_of(str_of(value));
}

static void
cells_tell_whether_a_field_is_critical(void **state)
{
	(void)state;
	assert_int_equal(criticality("critical: cA TRUE"), CRITICALITY_YES);
	assert_int_equal(criticality("Yes"), CRITICALITY_YES);
	assert_int_equal(criticality("non-critical"), CRITICALITY_NO);
	assert_int_equal(criticality("MUST NOT be critical"), CRITICALITY_NO);
	assert_int_equal(criticality("False"), CRITICALITY_NO);
	assert_int_equal(criticality("The criticality field is set to TRUE"),
	    CRITICALITY_YES);
	assert_int_equal(criticality("cA TRUE"), CRITICALITY_UNSAID);
	assert_int_equal(criticality("-"), CRITICALITY_UNSAID);
}

static void
a_condition_ends_with_its_clause(void **state)
{
	struct str s = STR("digitalSignature, and keyEncipherment when the key "
			   "is of type RSA; nothing else");
	size_t start, end;

	(void)state;
	assert_true(profile_condition_of(s, &start, &end));
	assert_true(
	    str_eq(str_sub(s, start, end), STR("when the key is of type RSA")));
	assert_false(profile_condition_of(STR("cA TRUE"), &start, &end));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_field_has_many_spellings),
	    cmocka_unit_test(names_stand_in_brackets_and_over_lines),
	    cmocka_unit_test(a_name_is_found_across_signs_and_breaks),
	    cmocka_unit_test(other_words_are_no_field),
	    cmocka_unit_test(columns_of_presence_have_words_of_their_own),
	    cmocka_unit_test(a_part_of_a_value_is_not_the_field),
	    cmocka_unit_test(cells_tell_whether_a_field_is_there),
	    cmocka_unit_test(cells_tell_whether_a_field_is_critical),
	    cmocka_unit_test(a_condition_ends_with_its_clause),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
