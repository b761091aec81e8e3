/* XML as a stream: names by number, bounds kept before libxml2 sees them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "port/xml.h"

enum { NS_A = 1, NS_B };
enum { EL_DOC = 1, EL_ITEM, AT_ID, AT_LANG };

static const struct xml_ns_name spaces[] = {
    {"urn:a", NS_A},
    {"urn:a:strict", NS_A},
    {"urn:b", NS_B},
};

static const struct xml_known_name names[] = {
    {NS_A, "doc", EL_DOC},
    {NS_A, "item", EL_ITEM},
    {0, "id", AT_ID},
    {NS_B, "lang", AT_LANG},
};

static const struct xml_vocabulary strict_words = {
    spaces, COUNT_OF(spaces), names, COUNT_OF(names), true};
static const struct xml_vocabulary words = {
    spaces, COUNT_OF(spaces), names, COUNT_OF(names), false};

/* A sink that writes down what it is told: (id name [attr=value]) text. */
struct log {
	struct buf out;
	const char *stop_at; /* local name */
};

static int
log_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct log *l = self;
	struct str requires = xml_attr(tag, AT_LANG);

	if (l->stop_at && str_eq(tag->local, str_of(l->stop_at)))
		return err_set(err, ERR_LIMIT, "enough");
	buf_print(&l->out, "(%d", tag->id);
	for (size_t i = 0; i < tag->n_attributes; i++)
		buf_print(&l->out, " %d:%d=%.*s", tag->attributes[i].ns,
		    tag->attributes[i].id, STR_ARG(tag->attributes[i].value));
	if (requires.len)
		buf_print(&l->out, " {%.*s}",
		    STR_ARG(xml_prefix_address(tag, requires)));
	buf_add_char(&l->out, '>');
	return 0;
}

static int
log_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct log *l = self;

	(void)err;
	buf_print(&l->out, "%d)", tag->id);
	return 0;
}

static int
log_text(void *self, struct str text, struct err *err)
{
	struct log *l = self;

	(void)err;
	buf_add(&l->out, text);
	return 0;
}

static int
parse(struct str bytes, const struct xml_vocabulary *v, struct log *l,
    struct err *err)
{
	struct xml_sink sink = {l, log_open, log_close, log_text};

	*err = (struct err){0};
	buf_add_char(&l->out, ' '); /* so that it is never without memory */
	buf_reset(&l->out);
	return xml_parse_bytes(bytes, v, &sink, err);
}

#define assert_log(l, want) assert_string_equal((l).out.at, want)

static void
known_names_arrive_as_numbers(void **state)
{
	struct log l = {.stop_at = NULL};
	struct err err;

	(void)state;
	assert_int_equal(
	    parse(STR("<doc xmlns='urn:a' xmlns:b='urn:b' id='7'>"
		      "<item b:lang='b'/><b:item/><x id='&lt;&#65;'/></doc>"),
		&strict_words, &l, &err),
	    0);
	assert_log(l, "(1 0:3=7>(2 2:4=b {urn:b}>2)(0>0)(0 0:3=<A>0)1)");
	buf_free(&l.out);
}

static void
two_addresses_are_one_namespace(void **state)
{
	struct log l = {.stop_at = NULL};
	struct err err;

	(void)state;
	assert_int_equal(
	    parse(STR("<p:doc xmlns:p='urn:a'><item xmlns='urn:a:strict'/>"
		      "<item xmlns='urn:c'/></p:doc>"),
		&strict_words, &l, &err),
	    0);
	assert_log(l, "(1>(2>2)(0>0)1)");
	buf_free(&l.out);
}

static void
prefixes_end_with_their_element(void **state)
{
	struct log l = {.stop_at = NULL};
	struct err err;

	(void)state;
	assert_int_equal(
	    parse(STR("<d xmlns:b='urn:b'><e xmlns:q='urn:q' b:lang='q'/>"
		      "<e b:lang='q'/><b:e xmlns:b='urn:x' lang='b'/></d>"),
		&strict_words, &l, &err),
	    0);
	assert_non_null(strstr(l.out.at, "(0 2:4=q {urn:q}>0)"));
	assert_non_null(strstr(l.out.at, "(0 2:4=q {}>0)"));
	buf_free(&l.out);
}

static void
text_and_cdata_come_as_text(void **state)
{
	struct log l = {.stop_at = NULL};
	struct err err;

	(void)state;
	assert_int_equal(parse(STR("<a>x &amp; y<!-- no --><?no no?>"
				   "<![CDATA[<z> ]] >]]></a>"),
			     &strict_words, &l, &err),
	    0);
	assert_log(l, "(0>x & y<z> ]] >0)");
	buf_free(&l.out);
}

static void
malformed_input_names_its_line(void **state)
{
	struct log l = {.stop_at = NULL};
	struct err err;

	(void)state;
	assert_int_equal(
	    parse(STR("<a>\n\n<b></a>"), &strict_words, &l, &err), -1);
	assert_int_equal(err.code, ERR_FORMAT);
	assert_non_null(strstr(err.text, "line 3"));
	assert_int_equal(parse(STR(""), &strict_words, &l, &err), -1);
	assert_int_equal(err.code, ERR_FORMAT);
	buf_free(&l.out);
}

static void
a_document_type_is_refused_where_it_is_forbidden(void **state)
{
	struct str s = STR("<!DOCTYPE a [<!ENTITY e 'x'>]><a>t</a>");
	struct log l = {.stop_at = NULL};
	struct err err;

	(void)state;
	assert_int_equal(parse(s, &strict_words, &l, &err), -1);
	assert_int_equal(err.code, ERR_FORMAT);
	assert_non_null(strstr(err.text, "document type"));
	assert_int_equal(parse(s, &words, &l, &err), 0);
	assert_log(l, "(0>t0)");
	buf_free(&l.out);
}

static void
entities_are_never_expanded(void **state)
{
	struct log l = {.stop_at = NULL};
	struct err err;

	(void)state;
	assert_int_equal(
	    parse(STR("<!DOCTYPE a [<!ENTITY e 'secret'>]><a>&e;</a>"), &words,
		&l, &err),
	    -1);
	assert_null(strstr(l.out.at, "secret"));
	assert_int_equal(
	    parse(STR("<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/passwd'>]>"
		      "<a>&e;</a>"),
		&words, &l, &err),
	    -1);
	assert_null(strstr(l.out.at, "root"));
	buf_free(&l.out);
}

static void
repeat(struct buf *b, const char *piece, int times)
{
	for (int i = 0; i < times; i++)
		buf_add_c(b, piece);
}

static void
depth_is_bounded(void **state)
{
	struct log l = {.stop_at = NULL};
	struct buf b = {.max = 0};
	struct err err;

	(void)state;
	repeat(&b, "<a>", LIMIT_XML_DEPTH);
	repeat(&b, "</a>", LIMIT_XML_DEPTH);
	assert_int_equal(parse(buf_str(&b), &strict_words, &l, &err), 0);
	buf_reset(&b);
	repeat(&b, "<a>", 100000);
	assert_int_equal(parse(buf_str(&b), &strict_words, &l, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	buf_free(&b);
	buf_free(&l.out);
}

/* <a x0="1" x1="1" ...> as UTF-8. */
static void
many_attributes(struct buf *b, int n)
{
	buf_reset(b);
	buf_add_c(b, "<a");
	for (int i = 0; i < n; i++)
		buf_print(b, " x%d='1'", i);
	buf_add_c(b, "/>");
}

static void
attributes_are_counted_before_the_parser_sees_them(void **state)
{
	struct log l = {.stop_at = NULL};
	struct buf b = {.max = 0};
	struct err err;

	(void)state;
	many_attributes(&b, LIMIT_XML_ATTRIBUTES);
	assert_int_equal(parse(buf_str(&b), &strict_words, &l, &err), 0);
	many_attributes(&b, LIMIT_XML_ATTRIBUTES + 1);
	assert_int_equal(parse(buf_str(&b), &strict_words, &l, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	assert_non_null(strstr(err.text, "attributes"));
	many_attributes(&b, 100000);
	assert_int_equal(parse(buf_str(&b), &strict_words, &l, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	buf_free(&b);
	buf_free(&l.out);
}

static void
what_only_looks_like_a_tag_is_not_counted(void **state)
{
	static const char *const wraps[][2] = {
	    {"<r><!-- <a ", " --></r>"},
	    {"<r><![CDATA[ <a ", " ]]></r>"},
	    {"<r><?pi <a ", " ?></r>"},
	    {"<r>text ", " text</r>"},
	};
	struct log l = {.stop_at = NULL};
	struct buf b = {.max = 0};
	struct err err;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wraps); i++) {
		buf_reset(&b);
		buf_add_c(&b, wraps[i][0]);
		repeat(&b, "x='1' ", 100000);
		buf_add_c(&b, wraps[i][1]);
		assert_int_equal(
		    parse(buf_str(&b), &strict_words, &l, &err), 0);
	}
	buf_free(&b);
	buf_free(&l.out);
}

/* Whatever stands before it, a tag with too many attributes is seen. */
static void
nothing_hides_a_tag_from_the_count(void **state)
{
	static const char *const before[] = {
	    "<r a='>'>",
	    "<r a=\"'>\" b='\"'>",
	    "<r><!-- - -- ->-->",
	    "<r><!---->",
	    "<r><![CDATA[]]]]>",
	    "<r><![CDATA[]>]]]>",
	    ("<r><?x ?"
	     "?>"),
	    "<!DOCTYPE r [<!ENTITY e \"> <!-- \">]><r>",
	    "<!DOCTYPE r [<!-- ' --><!ENTITY e '>'>]><r>",
	};
	struct log l = {.stop_at = NULL};
	struct buf b = {.max = 0}, tag = {.max = 0};
	struct err err;

	(void)state;
	many_attributes(&tag, 20000);
	for (size_t i = 0; i < COUNT_OF(before); i++) {
		buf_reset(&b);
		buf_add_c(&b, before[i]);
		buf_add(&b, buf_str(&tag));
		buf_add_c(&b, "</r>");
		assert_int_equal(parse(buf_str(&b), &words, &l, &err), -1);
		assert_null(strstr(l.out.at, "x1"));
	}
	buf_free(&tag);
	buf_free(&b);
	buf_free(&l.out);
}

static void
a_tag_is_bounded_in_length(void **state)
{
	struct log l = {.stop_at = NULL};
	struct buf b = {.max = 0};
	struct err err;

	(void)state;
	buf_add_c(&b, "<a x='");
	repeat(&b, "0123456789", (int)(LIMIT_XML_TAG_BYTES / 10) + 10);
	buf_add_c(&b, "'/>");
	assert_int_equal(parse(buf_str(&b), &strict_words, &l, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	buf_free(&b);
	buf_free(&l.out);
}

static void
names_are_bounded_in_number(void **state)
{
	struct log l = {.stop_at = NULL};
	struct buf b = {.max = 0};
	struct err err;

	(void)state;
	buf_add_c(&b, "<a>");
	for (int i = 0; i < LIMIT_XML_NAMES + 10; i++)
		buf_print(&b, "<e%d/>", i);
	buf_add_c(&b, "</a>");
	assert_int_equal(parse(buf_str(&b), &strict_words, &l, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	buf_free(&b);
	buf_free(&l.out);
}

/* ASCII to UTF-16 with a byte order mark. */
static void
widen(struct buf *to, struct str s, bool little)
{
	buf_reset(to);
	buf_add(to, little ? STR("\xFF\xFE") : STR("\xFE\xFF"));
	for (size_t i = 0; i < s.len; i++) {
		buf_add_char(to, little ? s.at[i] : '\0');
		buf_add_char(to, little ? '\0' : s.at[i]);
	}
}

static void
utf16_is_read_and_bounded_alike(void **state)
{
	struct log l = {.stop_at = NULL};
	struct buf b = {.max = 0}, wide = {.max = 0};
	struct err err;

	(void)state;
	for (int little = 0; little < 2; little++) {
		widen(&wide, STR("<a id='x>'>text</a>"), little);
		assert_int_equal(
		    parse(buf_str(&wide), &strict_words, &l, &err), 0);
		assert_log(l, "(0 0:3=x>>text0)");
		many_attributes(&b, 5000);
		widen(&wide, buf_str(&b), little);
		assert_int_equal(
		    parse(buf_str(&wide), &strict_words, &l, &err), -1);
		assert_int_equal(err.code, ERR_LIMIT);
	}
	/* U+3C3D ... are no '<' and no '='. */
	buf_reset(&wide);
	buf_add(&wide, STR("\xFE\xFF\0<\0a\0>"));
	for (int i = 0; i < 4000; i++)
		buf_add(&wide, STR("\x3C\x3D\x3D\x3C"));
	buf_add(&wide, STR("\0<\0/\0a\0>"));
	assert_int_equal(parse(buf_str(&wide), &strict_words, &l, &err), 0);
	buf_free(&b);
	buf_free(&wide);
	buf_free(&l.out);
}

static void
encodings_that_hide_tags_are_refused(void **state)
{
	static const struct str inputs[] = {
	    STR_INIT("<?xml version='1.0' encoding='UTF-7'?><a/>"),
	    STR_INIT("<?xml version='1.0' encoding='ISO-2022-JP'?><a/>"),
	    STR_INIT("<\0\0\0a\0\0\0/\0\0\0>\0\0\0"),
	    STR_INIT("\0\0\0<\0\0\0a\0\0\0/\0\0\0>"),
	    STR_INIT("\x4C\x6F\xA7\x94\x93"),
	};
	struct log l = {.stop_at = NULL};
	struct err err;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(inputs); i++) {
		assert_int_equal(parse(inputs[i], &strict_words, &l, &err), -1);
		assert_int_equal(err.code, ERR_FORMAT);
		assert_non_null(strstr(err.text, "not supported"));
	}
	assert_int_equal(parse(STR("<?xml version='1.0' encoding='iso-8859-1'?>"
				   "<a>\xE9</a>"),
			     &strict_words, &l, &err),
	    0);
	assert_log(l, "(0>\xC3\xA9"
		      "0)");
	buf_free(&l.out);
}

static void
the_sink_may_stop_the_parse(void **state)
{
	struct log l = {.stop_at = "stop"};
	struct err err;

	(void)state;
	assert_int_equal(
	    parse(STR("<a><b/><stop/><c/></a>"), &strict_words, &l, &err), -1);
	assert_string_equal(err.text, "enough");
	assert_log(l, "(0>(0>0)");
	buf_free(&l.out);
}

/* Gives `step` bytes at a time and fails where it is told to. */
struct drip {
	struct str rest;
	size_t step, fail_at;
};

static long
drip_read(void *self, char *to, size_t size, struct err *err)
{
	struct drip *d = self;
	size_t n = d->step < size ? d->step : size;

	if (d->fail_at && d->rest.len <= d->fail_at)
		return err_set(err, ERR_IO, "the pipe broke");
	if (n > d->rest.len)
		n = d->rest.len;
	if (n)
		(void)memcpy(to, d->rest.at, n);
	d->rest = str_sub(d->rest, n, d->rest.len);
	return (long)n;
}

static void
it_does_not_matter_how_the_bytes_come(void **state)
{
	struct str s = STR("<doc xmlns='urn:a' id='a>b'><!-- x --><item/>"
			   "<![CDATA[y]]>\xC3\xA9</doc>");
	struct log whole = {.stop_at = NULL}, l = {.stop_at = NULL};
	struct xml_sink sink = {&l, log_open, log_close, log_text};
	struct err err;

	(void)state;
	assert_int_equal(parse(s, &strict_words, &whole, &err), 0);
	for (size_t step = 1; step < 9; step++) {
		struct drip d = {s, step, 0};
		struct xml_source source = {.self = &d, .read = drip_read};

		buf_reset(&l.out);
		assert_int_equal(
		    xml_parse(&source, &strict_words, &sink, &err), 0);
		assert_string_equal(l.out.at, whole.out.at);
	}
	buf_free(&whole.out);
	buf_free(&l.out);
}

static void
an_error_of_the_source_is_the_error(void **state)
{
	struct drip d = {STR("<a><b/></a>"), 3, 5};
	struct xml_source source = {.self = &d, .read = drip_read};
	struct log l = {.stop_at = NULL};
	struct xml_sink sink = {&l, log_open, log_close, log_text};
	struct err err = {0};

	(void)state;
	assert_int_equal(xml_parse(&source, &strict_words, &sink, &err), -1);
	assert_int_equal(err.code, ERR_IO);
	assert_string_equal(err.text, "the pipe broke");
	buf_free(&l.out);
}

/* A document of some hundred kilobytes, in which each element is another. */
static struct str
long_text(struct buf *b)
{
	buf_add_c(b, "<doc xmlns='urn:a'>");
	for (int i = 0; i < 20000; i++)
		buf_print(b, "<item id='%d'>%d</item>", i, i);
	buf_add_c(b, "</doc>");
	return buf_str(b);
}

static void
what_is_read_ahead_is_the_same(void **state)
{
	struct buf text = {0};
	struct str s = long_text(&text);
	struct log whole = {.stop_at = NULL}, l = {.stop_at = NULL};
	struct xml_sink sink = {&l, log_open, log_close, log_text};
	struct drip d = {s, 10000, 0};
	struct xml_source source = {
	    .self = &d, .read = drip_read, .takes_time = true};
	struct err err;

	(void)state;
	assert_int_equal(parse(s, &strict_words, &whole, &err), 0);
	assert_int_equal(xml_parse(&source, &strict_words, &sink, &err), 0);
	assert_int_equal(d.rest.len, 0);
	assert_string_equal(l.out.at, whole.out.at);
	buf_free(&whole.out);
	buf_free(&l.out);
	buf_free(&text);
}

static void
errors_of_what_is_read_ahead_come_in_their_turn(void **state)
{
	struct buf text = {0};
	struct str s = long_text(&text);

	(void)state;
	for (size_t rest = 1; rest < s.len; rest = rest * 3 + 1) {
		struct drip d = {s, 4000, rest};
		struct log l = {.stop_at = NULL};
		struct xml_sink sink = {&l, log_open, log_close, log_text};
		struct xml_source source = {
		    .self = &d, .read = drip_read, .takes_time = true};
		struct err err = {0};

		assert_int_equal(
		    xml_parse(&source, &strict_words, &sink, &err), -1);
		assert_string_equal(err.text, "the pipe broke");
		buf_free(&l.out);
	}
	buf_free(&text);
}

static void
a_reader_who_stops_waits_for_nothing_more(void **state)
{
	struct buf text = {0};
	struct str s;
	struct log l = {.stop_at = "stop"};
	struct xml_sink sink = {&l, log_open, log_close, log_text};
	struct drip d = {.step = 4000};
	struct xml_source source = {
	    .self = &d, .read = drip_read, .takes_time = true};
	struct err err = {0};

	(void)state;
	(void)long_text(&text);
	text.len -= strlen("</doc>");
	buf_add_c(&text, "<stop/>");
	s = long_text(&text);
	d.rest = s;
	assert_int_equal(xml_parse(&source, &strict_words, &sink, &err), -1);
	assert_string_equal(err.text, "enough");
	buf_free(&l.out);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(known_names_arrive_as_numbers),
	    cmocka_unit_test(two_addresses_are_one_namespace),
	    cmocka_unit_test(prefixes_end_with_their_element),
	    cmocka_unit_test(text_and_cdata_come_as_text),
	    cmocka_unit_test(malformed_input_names_its_line),
	    cmocka_unit_test(a_document_type_is_refused_where_it_is_forbidden),
	    cmocka_unit_test(entities_are_never_expanded),
	    cmocka_unit_test(depth_is_bounded),
	    cmocka_unit_test(
		attributes_are_counted_before_the_parser_sees_them),
	    cmocka_unit_test(what_only_looks_like_a_tag_is_not_counted),
	    cmocka_unit_test(nothing_hides_a_tag_from_the_count),
	    cmocka_unit_test(a_tag_is_bounded_in_length),
	    cmocka_unit_test(names_are_bounded_in_number),
	    cmocka_unit_test(utf16_is_read_and_bounded_alike),
	    cmocka_unit_test(encodings_that_hide_tags_are_refused),
	    cmocka_unit_test(the_sink_may_stop_the_parse),
	    cmocka_unit_test(it_does_not_matter_how_the_bytes_come),
	    cmocka_unit_test(an_error_of_the_source_is_the_error),
	    cmocka_unit_test(what_is_read_ahead_is_the_same),
	    cmocka_unit_test(errors_of_what_is_read_ahead_come_in_their_turn),
	    cmocka_unit_test(a_reader_who_stops_waits_for_nothing_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
