/* Reading and writing JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json.h"
#include "base/limits.h"

static struct json *
parse(const char *text)
{
	struct json *root = NULL;
	struct err err = {0};

	if (json_parse(str_of(text), &root, &err))
		fail_msg("%s", err.text);
	return root;
}

static void
members_are_read_by_name_and_kind(void **state)
{
	struct json *root =
	    parse("{\"s\": \"t\\u00fc\", \"n\": 2.5, \"w\": 7,"
		  " \"b\": true, \"a\": [1, 2, 3], \"z\": null}");

	(void)state;
	assert_int_equal(json_kind(root), JSON_OBJECT);
	assert_string_equal(json_str(json_at(root, "s")).at, "t\xC3\xBC");
	assert_true(json_number(json_at(root, "n")) > 2.4);
	assert_false(json_is_whole(json_at(root, "n")));
	assert_true(json_is_whole(json_at(root, "w")));
	assert_true(json_bool(json_at(root, "b")));
	assert_int_equal(json_count(json_at(root, "a")), 3);
	assert_int_equal(json_kind(json_at(root, "z")), JSON_NULL);
	assert_null(json_at(root, "S"));
	json_free(root);
}

static void
what_is_missing_reads_as_nothing(void **state)
{
	(void)state;
	assert_int_equal(json_str(NULL).len, 0);
	assert_int_equal(json_kind(NULL), JSON_NULL);
	assert_false(json_bool(NULL));
	assert_int_equal(json_count(NULL), 0);
	assert_null(json_first(NULL));
	assert_null(json_at(NULL, "x"));
	assert_int_equal(json_name(NULL).len, 0);
	assert_false(json_is_whole(NULL));
	json_free(NULL);
}

static void
members_keep_their_order(void **state)
{
	struct json *root = parse("{\"b\": 1, \"a\": 2, \"c\": 3}");
	const struct json *n = json_first(root);

	(void)state;
	assert_string_equal(json_name(n).at, "b");
	n = json_next(n);
	assert_string_equal(json_name(n).at, "a");
	n = json_next(n);
	assert_string_equal(json_name(n).at, "c");
	assert_null(json_next(n));
	json_free(root);
}

static void
a_packed_tree_is_the_same_tree(void **state)
{
	struct json *root =
	    parse("{\"a\": [1, -2.5, true, false, null, {}], \"b\": {\"c\": "
		  "\"t\\u00fc\", \"\": \"\"}, \"d\": []}");
	struct json *again = NULL;
	struct buf packed = {0}, one = {0}, other = {0};
	struct err err = {0};

	(void)state;
	json_pack(root, &packed);
	assert_int_equal(json_unpack(buf_str(&packed), &again, &err), 0);
	json_print(root, false, &one);
	json_print(again, false, &other);
	assert_string_equal(one.at, other.at);
	json_free(again);
	json_free(root);
	buf_free(&one);
	buf_free(&other);
	buf_free(&packed);
}

static void
bytes_that_were_not_packed_are_refused(void **state)
{
	struct json *root = parse("{\"a\": [1, \"two\"]}"), *again = NULL;
	struct buf packed = {0};
	struct err err = {0};

	(void)state;
	json_pack(root, &packed);
	for (size_t n = 0; n < packed.len; n++)
		assert_int_equal(
		    json_unpack(str_sub(buf_str(&packed), 0, n), &again, &err),
		    -1);
	assert_int_equal(json_unpack(STR("{\"a\": 1}"), &again, &err), -1);
	assert_int_equal(err.code, ERR_FORMAT);
	buf_add_char(&packed, '\0'); /* more than the tree */
	assert_int_equal(json_unpack(buf_str(&packed), &again, &err), -1);
	json_free(root);
	buf_free(&packed);
}

static void
what_is_no_json_is_refused_with_its_line(void **state)
{
	static const struct {
		const char *text, *says;
	} all[] = {{"{\n\"a\": 1,\n}", "line 3"}, {"", "not JSON"},
	    {"{} x", "follows"}, {"{\"a\": 1, \"a\": 2}", "twice"},
	    {"[{\"b\": {\"c\": 1, \"d\": 1, \"c\": 1}}]", "twice"},
	    {"[1,,2]", "not JSON"}, {"{'a': 1}", "not JSON"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		struct json *root = NULL;
		struct err err = {0};

		assert_int_equal(
		    json_parse(str_of(all[i].text), &root, &err), -1);
		assert_int_equal(err.code, ERR_FORMAT);
		if (!strstr(err.text, all[i].says))
			fail_msg("'%s' for '%s'", err.text, all[i].text);
	}
}

static void
nesting_is_bounded(void **state)
{
	char text[4 * LIMIT_JSON_DEPTH];
	struct json *root = NULL;
	struct err err = {0};
	size_t n = LIMIT_JSON_DEPTH;

	(void)state;
	(void)memset(text, '[', n);
	(void)memset(text + n, ']', n);
	assert_int_equal(json_parse((struct str){text, 2 * n}, &root, &err), 0);
	json_free(root);
	n++;
	(void)memset(text, '[', n);
	(void)memset(text + n, ']', n);
	assert_int_equal(
	    json_parse((struct str){text, 2 * n}, &root, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	root = parse("\"[[[[\\\"[[[[\"");
	json_free(root);
}

static void
very_many_members_are_checked_in_time(void **state)
{
	struct buf b = {0};
	struct json *root;

	(void)state;
	buf_add_char(&b, '{');
	for (int i = 0; i < 100000; i++)
		buf_print(&b, "%s\"m%d\": 1", i ? ", " : "", i);
	buf_add_char(&b, '}');
	root = parse(b.at);
	assert_int_equal(json_count(root), 100000);
	json_free(root);
	buf_free(&b);
}

static void
pointers_name_the_place_of_a_node(void **state)
{
	struct json *root = parse("{\"a/b\": [0, {\"~x\": 5}], \"c\": 1}");
	const struct json *n =
	    json_first(json_next(json_first(json_at(root, "a/b"))));
	struct arena a = {0};

	(void)state;
	assert_string_equal(json_pointer(&a, root, n).at, "/a~1b/1/~0x");
	assert_string_equal(json_pointer(&a, root, root).at, "");
	assert_string_equal(
	    json_pointer(&a, root, json_at(root, "c")).at, "/c");
	arena_clear(&a);
	json_free(root);
}

static void
what_is_built_is_printed_in_order(void **state)
{
	struct json *root = json_new_object(), *list, *part;
	struct buf b = {0};

	(void)state;
	json_add_c(root, "z", "q\"\n");
	json_add_number(root, "n", 12);
	list = json_add_array(root, "list");
	json_add_bool(list, NULL, false);
	json_add_null(list, NULL);
	json_add_str(list, NULL, str_sub(STR("abcd"), 1, 3));
	part = json_new_object();
	json_add_number(part, "x", 0.5);
	json_add_copy(list, NULL, part);
	json_add_node(root, "part", part);
	(void)json_add_object(root, "empty");
	json_print(root, false, &b);
	assert_string_equal(b.at,
	    "{\"z\":\"q\\\"\\n\",\"n\":12,\"list\":[false,null,\"bc\","
	    "{\"x\":0.5}],\"part\":{\"x\":0.5},\"empty\":{}}\n");
	json_free(root);
	buf_free(&b);
}

static void
a_pretty_tree_has_a_line_a_member(void **state)
{
	struct json *root = json_new_object(), *list;
	struct buf b = {0};

	(void)state;
	list = json_add_array(root, "list");
	json_add_number(list, NULL, 1);
	json_add_number(json_add_object(list, NULL), "x", 2);
	(void)json_add_object(root, "none");
	json_print(root, true, &b);
	assert_string_equal(b.at,
	    "{\n\t\"list\":\t[1, {\n\t\t\t\"x\":\t2\n\t\t}],\n"
	    "\t\"none\":\t{\n\t}\n}\n");
	json_free(root);
	buf_free(&b);
}

static void
numbers_and_texts_are_read_back_as_they_were(void **state)
{
	const double numbers[] = {0, -1, 7, 100, -987654321, 1e15, 9e15, 1e300,
	    0.1, 2.5, 1.0 / 3, -1e-7};
	const char *const text = "\b\t\n\f\r\x01\x1f\"\\/\xc3\xa9 end";
	struct json *root = json_new_array(), *again;
	const struct json *n;
	struct buf b = {0};
	struct err err;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		json_add_number(root, NULL, numbers[i]);
	json_add_c(root, NULL, text);
	json_print(root, false, &b);
	assert_int_equal(json_parse(buf_str(&b), &again, &err), 0);
	n = json_first(again);
	for (size_t i = 0; i < COUNT_OF(numbers); i++, n = json_next(n))
		assert_memory_equal(
		    &(double){json_number(n)}, &numbers[i], sizeof(numbers[i]));
	assert_true(str_eq(json_str(n), str_of(text)));
	assert_non_null(strstr(b.at, "[0,-1,7,100,-987654321,"));
	assert_non_null(strstr(b.at, "\\u0001\\u001f"));
	json_free(again);
	json_free(root);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(members_are_read_by_name_and_kind),
	    cmocka_unit_test(what_is_missing_reads_as_nothing),
	    cmocka_unit_test(members_keep_their_order),
	    cmocka_unit_test(a_packed_tree_is_the_same_tree),
	    cmocka_unit_test(bytes_that_were_not_packed_are_refused),
	    cmocka_unit_test(what_is_no_json_is_refused_with_its_line),
	    cmocka_unit_test(nesting_is_bounded),
	    cmocka_unit_test(very_many_members_are_checked_in_time),
	    cmocka_unit_test(pointers_name_the_place_of_a_node),
	    cmocka_unit_test(what_is_built_is_printed_in_order),
	    cmocka_unit_test(a_pretty_tree_has_a_line_a_member),
	    cmocka_unit_test(numbers_and_texts_are_read_back_as_they_were),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
