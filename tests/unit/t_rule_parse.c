/* Errors in a rule file name the place as a JSON Pointer and the reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "rule/pack.h"
#include "rule/parse.h"
#define PACK_FOLDER "rules" /* rules are added to it */
#include "with_pack.h"

/* A rule that is sound; each case breaks one thing of it. */
#define HEAD                                                                   \
	"{\"id\":\"x\",\"topic\":\"t\",\"title\":\"T\",\"requirement\":\"R\"," \
	"\"action\":\"before-approval\",\"why\":\"W\",\"recommend\":\"D\","
#define SEVERITY "\"severity\":\"high\","
#define HOME "\"home\":\"5.7.1\","
#define CITE                                                                   \
	"\"cite\":[{\"source\":\"tls-br\",\"section\":\"5.7.1.2\","            \
	"\"from\":\"2025-12-01\"}],"
#define ANCHOR "\"anchor\":[\"mass revocation\"],"
#define ELEMENT                                                                \
	"\"elements\":[{\"name\":\"plan\",\"core\":true,\"asks\":\"a plan\","  \
	"\"says\":[\"mass revocation .. plan\"]}]"

static void
refuses(const char *json, const char *pointer, const char *reason)
{
	struct err err = {0};
	struct rule rule;

	assert_int_equal(rule_parse(pack, str_of(json), &rule, &err), -1);
	if (!strstr(err.text, pointer) || !strstr(err.text, reason))
		fail_msg(
		    "want '%s' and '%s' in '%s'", pointer, reason, err.text);
}

static void
a_sound_rule_is_read_whole(void **state)
{
	struct err err = {0};
	struct rule r;
	int rc = rule_parse(
	    pack, STR(HEAD SEVERITY HOME CITE ANCHOR ELEMENT "}"), &r, &err);

	(void)state;
	if (rc)
		fail_msg("%s", err.text);
	assert_int_equal(r.n_elements, 1);
	assert_true(r.elements[0].core);
	assert_int_equal(r.severity, SEVERITY_HIGH);
	assert_int_equal(r.action, ACTION_APPROVAL);
	assert_int_equal(r.kinds, KIND_ANY);
	assert_int_equal(r.anchor.len, 1);
	assert_int_equal(r.pointer, POINTER_WEAK);
}

static void
a_misspelt_member_is_refused(void **state)
{
	(void)state;
	refuses(HEAD SEVERITY HOME CITE ANCHOR "\"element\":[]}", "/element",
	    "unknown member");
}

static void
an_unknown_source_is_refused(void **state)
{
	(void)state;
	refuses(HEAD SEVERITY HOME
	    "\"cite\":[{\"source\":\"nowhere\",\"section\":\"1\"}]," ANCHOR
		ELEMENT "}",
	    "/cite/0", "nowhere");
}

static void
an_unknown_home_is_refused(void **state)
{
	(void)state;
	refuses(HEAD SEVERITY "\"home\":\"77.1\"," CITE ANCHOR ELEMENT "}",
	    "/home", "77.1");
}

static void
dates_out_of_order_are_refused(void **state)
{
	(void)state;
	refuses(HEAD SEVERITY HOME
	    "\"cite\":[{\"source\":\"tls-br\",\"section\":\"1\",\"from\":"
	    "\"2026-01-02\",\"until\":\"2026-01-01\"}]," ANCHOR ELEMENT "}",
	    "/cite/0", "later");
}

#define METHODS(check) HEAD SEVERITY HOME CITE "\"methods\":[{" check "}]}"
#define NAMED "\"name\":\"n\",\"asks\":\"a\","

static void
a_check_of_methods_names_a_list_a_demand_and_items_that_are_known(void **state)
{
	struct err err = {0};
	struct rule r;

	(void)state;
	assert_int_equal(
	    rule_parse(pack,
		STR(METHODS(NAMED "\"each-of\":\"domain-methods\",\"items\":["
				  "\"3.2.2.4.6\",\"test-certificate\"],"
				  "\"must\":\"be-permitted\"")),
		&r, &err),
	    0);
	assert_int_equal(r.n_methods, 1);
	assert_int_equal(r.methods[0].items.len, 2);
	refuses(METHODS(NAMED "\"each-of\":\"names\",\"must\":"
			      "\"be-numbered\""),
	    "/methods/0/each-of", "no list of methods");
	refuses(METHODS(NAMED "\"one-of\":\"ip-methods\",\"must\":"
			      "\"be-numbered\""),
	    "/methods/0", "lacks the member 'each-of'");
	refuses(METHODS(NAMED "\"each-of\":\"ip-methods\",\"must\":"
			      "\"be-good\""),
	    "/methods/0/must", "be-good");
	refuses(METHODS(NAMED "\"each-of\":\"ip-methods\",\"must\":"
			      "\"be-permitted\",\"items\":[\"3.2.2.4.7\"]"),
	    "/methods/0/items/0", "no method of the list");
	refuses(METHODS(NAMED "\"each-of\":\"ip-methods\",\"must\":"
			      "\"be-numbered\",\"vestiges\":true"),
	    "/methods/0", "vestiges");
}

static void
a_bad_pattern_is_refused_with_its_place(void **state)
{
	(void)state;
	refuses(HEAD SEVERITY HOME CITE
	    "\"anchor\":[\"fine\",\"( open\"]," ELEMENT "}",
	    "/anchor/1", "offset");
	refuses(HEAD SEVERITY HOME CITE
	    "\"anchor\":[\"{no-such-concept}\"]," ELEMENT "}",
	    "/anchor/0", "no-such-concept");
}

static void
steps_of_a_limit_must_rise(void **state)
{
	(void)state;
	refuses(HEAD SEVERITY HOME CITE ANCHOR
	    "\"elements\":[{\"name\":\"n\",\"asks\":\"a\",\"says\":[\"<? h>\"],"
	    "\"limit\":{\"steps\":[{\"from\":\"2026-01-01\",\"max\":\"24h\"},"
	    "{\"from\":\"2025-01-01\",\"max\":\"12h\"}]}}]}",
	    "/elements/0/limit/steps/1", "later");
}

static void
a_limit_needs_a_quantity(void **state)
{
	(void)state;
	refuses(HEAD SEVERITY HOME CITE ANCHOR
	    "\"elements\":[{\"name\":\"n\",\"asks\":\"a\",\"says\":[\"<? h>\"],"
	    "\"limit\":{\"steps\":[{\"max\":\"soon\"}]}}]}",
	    "/elements/0/limit/steps/0/max", "soon");
}

static void
a_wording_that_counts_in_its_place_names_the_place(void **state)
{
	struct err err = {0};
	struct rule r;

	(void)state;
	refuses(HEAD SEVERITY HOME CITE ANCHOR
	    "\"elements\":[{\"name\":\"n\",\"asks\":\"a\",\"says\":[\"b\"],"
	    "\"local\":[{\"says\":[\"c\"]}]}]}",
	    "/elements/0/local/0", "under");
	assert_int_equal(
	    rule_parse(pack,
		STR(HEAD SEVERITY HOME CITE ANCHOR
		    "\"elements\":[{\"name\":\"n\",\"asks\":\"a\",\"says\":"
		    "[\"b\"],\"local\":[{\"only\":[\"8.6\"],\"says\":[\"c\"]}]}"
		    "]}"),
		&r, &err),
	    0);
	assert_int_equal(r.elements[0].n_local, 1);
	assert_int_equal(r.elements[0].local[0].only.len, 1);
}

static void
a_certificate_class_must_have_a_name_that_is_known(void **state)
{
	struct err err = {0};
	struct rule r;

	(void)state;
	refuses(HEAD SEVERITY HOME CITE ANCHOR
	    "\"elements\":[{\"name\":\"n\",\"asks\":\"a\",\"says\":[\"b\"],"
	    "\"frame\":{\"class\":[\"ev\",\"qualified\"]}}]}",
	    "/elements/0/frame/class/1", "qualified");
	assert_int_equal(
	    rule_parse(pack,
		STR(HEAD SEVERITY HOME CITE ANCHOR
		    "\"elements\":[{\"name\":\"n\",\"asks\":\"a\",\"says\":"
		    "[\"b\"],\"frame\":{\"class\":[\"ev\",\"root\"]}}]}"),
		&r, &err),
	    0);
	assert_int_equal(r.elements[0].frame.classes, CERT_EV | CERT_ROOT);
}

static void
a_severity_must_be_one_of_three(void **state)
{
	(void)state;
	refuses(HEAD "\"severity\":\"dire\"," HOME CITE ANCHOR ELEMENT "}", "/",
	    "severity");
}

/* What reads as empty or false would change verdicts without a word. */
static void
a_member_of_the_wrong_kind_is_refused(void **state)
{
	(void)state;
	refuses(HEAD SEVERITY HOME CITE ANCHOR "\"conflicts\":\"none\"," ELEMENT
					       "}",
	    "/conflicts", "must be a list");
	refuses(HEAD SEVERITY HOME CITE ANCHOR "\"draft\":\"yes\"," ELEMENT "}",
	    "/draft", "must be true or false");
	refuses(HEAD SEVERITY HOME CITE ANCHOR
	    "\"elements\":[{\"name\":\"n\",\"asks\":\"a\",\"says\":[\"b\"],"
	    "\"limit\":{\"capture\":0.5,\"steps\":[{\"max\":\"24h\"}]}}]}",
	    "/elements/0/limit", "'capture' is out of range");
	refuses(HEAD SEVERITY HOME CITE ANCHOR ELEMENT
	    ",\"examples\":{\"missing\":[{\"text\":\"t\",\"kind\":"
	    "\"profiles\"}]}}",
	    "/examples/missing/0/kind", "no document kind");
}

static void
broken_json_tells_its_line(void **state)
{
	(void)state;
	refuses("{\n\"id\": \"x\",\n nonsense}", "line 3", "not JSON");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_sound_rule_is_read_whole),
	    cmocka_unit_test(a_misspelt_member_is_refused),
	    cmocka_unit_test(an_unknown_source_is_refused),
	    cmocka_unit_test(an_unknown_home_is_refused),
	    cmocka_unit_test(dates_out_of_order_are_refused),
	    cmocka_unit_test(
		a_check_of_methods_names_a_list_a_demand_and_items_that_are_known),
	    cmocka_unit_test(a_bad_pattern_is_refused_with_its_place),
	    cmocka_unit_test(steps_of_a_limit_must_rise),
	    cmocka_unit_test(a_limit_needs_a_quantity),
	    cmocka_unit_test(
		a_wording_that_counts_in_its_place_names_the_place),
	    cmocka_unit_test(
		a_certificate_class_must_have_a_name_that_is_known),
	    cmocka_unit_test(a_severity_must_be_one_of_three),
	    cmocka_unit_test(a_member_of_the_wrong_kind_is_refused),
	    cmocka_unit_test(broken_json_tells_its_line),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
