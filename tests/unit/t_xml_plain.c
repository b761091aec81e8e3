/* XML read without a library: what is taken is told as libxml2 tells it, and
 * what is not plain or not well formed is not taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "port/xml_plain.h"
#include "port/xml_tell.h"

enum { NS_W = 1, NS_X };
enum { EL_P = 1, EL_T, AT_VAL, AT_BARE };

static const struct xml_ns_name spaces[] = {
    {"urn:w", NS_W},
    {"urn:w:strict", NS_W},
    {"http://www.w3.org/XML/1998/namespace", NS_X},
};

static const struct xml_known_name names[] = {
    {NS_W, "p", EL_P},
    {NS_W, "t", EL_T},
    {NS_W, "val", AT_VAL},
    {0, "val", AT_BARE},
};

static const struct xml_vocabulary words = {
    spaces, COUNT_OF(spaces), names, COUNT_OF(names), true};

/* Of each kind of thing that is plain; as short as that can be, because every
 * byte of them is changed below. */
static const char *const plain[] = {
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
    "<w:p xmlns:w=\"urn:w\"><w:t>a</w:t></w:p>",
    "<?xml version='1.0' encoding='UTF-8'?>\n<p/>\n",
    "<w:p xmlns:w='urn:w' xmlns:v='urn:w:strict' w:val='1' val=\"2\">\n"
    "<w:t v:x='' >b &amp; &#98;&#x62; ]] ></w:t></w:p>",
    "<w:p xmlns:w='urn:w'>\n<v:t xmlns:v='urn:v' v:q='\"'/>\n"
    "<t xmlns='urn:w' w:val='a&lt;&#10;&amp;>' val='v'/><t/></w:p> ",
    "<p xmlns='urn:w'><t xmlns=''>\xC3\xA9\xEF\xBB\xBF</t>"
    "<t xml:space='preserve'\n> \t </t><w:t xmlns:w='urn:w'/></p>",
    "<w:p xmlns:w='urn:w' xmlns:v='urn:v'><w:t w:val='' v:val=''/>"
    "<v:t xmlns:v='urn:w' v:val=''/><v:t/>\xE2\x82\xAC</w:p>",
};

static int
log_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct buf *out = self;

	(void)err;
	buf_print(out, "\n(%d %d:%.*s %d", tag->id, tag->ns,
	    STR_ARG(tag->local), tag->line);
	for (size_t i = 0; i < tag->n_attributes; i++) {
		const struct xml_attribute *a = &tag->attributes[i];

		buf_print(out, " %d %d:%.*s=%.*s", a->id, a->ns,
		    STR_ARG(a->local), STR_ARG(a->value));
	}
	buf_print(out, " %.*s %.*s", STR_ARG(xml_prefix_address(tag, STR("w"))),
	    STR_ARG(xml_prefix_address(tag, STR("v"))));
	return 0;
}

static int
log_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct buf *out = self;

	(void)err;
	buf_print(out, "\n%d %d:%.*s %d)", tag->id, tag->ns,
	    STR_ARG(tag->local), tag->line);
	return 0;
}

/* Text may come in pieces. */
static int
log_text(void *self, struct str text, struct err *err)
{
	(void)err;
	buf_add(self, text);
	return 0;
}

static long
read_bytes(void *self, char *to, size_t size, struct err *err)
{
	struct str *rest = self;
	size_t n = rest->len < size ? rest->len : size;

	(void)err;
	if (n)
		(void)memcpy(to, rest->at, n);
	*rest = str_sub(*rest, n, rest->len);
	return (long)n;
}

static int
parse_with_library(struct str bytes, struct buf *out)
{
	const struct xml_source source = {&bytes, read_bytes};
	const struct xml_sink sink = {out, log_open, log_close, log_text};
	struct err err = {0};

	buf_reset(out);
	return xml_parse_with_library(&source, &words, &sink, &err);
}

/* Whether the bytes are taken; then they must be told as by the library. */
static bool
is_taken(struct str bytes, struct buf *mine, struct buf *theirs)
{
	const struct xml_sink sink = {mine, log_open, log_close, log_text};
	struct xml_plain *p = xml_plain_scan(bytes);
	struct err err = {0};

	if (!p)
		return false;
	buf_reset(mine);
	assert_int_equal(xml_plain_tell(p, &words, &sink, &err), 0);
	xml_plain_free(p);
	if (parse_with_library(bytes, theirs) ||
	    !str_eq(buf_str(mine), buf_str(theirs)))
		fail_msg("%.*s\nscanner:%.*s\nlibrary:%.*s", STR_ARG(bytes),
		    STR_ARG(buf_str(mine)), STR_ARG(buf_str(theirs)));
	return true;
}

static void
what_programs_save_is_taken(void **state)
{
	struct buf mine = {0}, theirs = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(plain); i++)
		assert_true(is_taken(str_of(plain[i]), &mine, &theirs));
	buf_free(&mine);
	buf_free(&theirs);
}

static void
what_is_not_plain_is_left_to_the_library(void **state)
{
	static const char *const others[] = {
	    "",
	    " <p/>",
	    "<?xml version='1.0' encoding='ISO-8859-1'?><p/>",
	    "<?xml version='1.0'?><?q ?><p/>",
	    "<!DOCTYPE p><p/>",
	    "<p><!-- c --></p>",
	    "<p><![CDATA[x]]></p>",
	    "<p>a\rb</p>",
	    "<p a='\t'/>",
	    "<p a='\n'/>",
	    "<p>&e;</p>",
	    "<p>&#0;</p>",
	    "<p>&#xD800;</p>",
	    "<p>&#x110000;</p>",
	    "<p>&#;</p>",
	    "<p>]]></p>",
	    "<p a='<'/>",
	    "<p a='&'/>",
	    "<p a=1/>",
	    "<p a='1'b='2'/>",
	    "<p a='1' a='2'/>",
	    "<p xmlns:a='u' xmlns:b='u' a:c='' b:c=''/>",
	    "<p xmlns:a='u' xmlns:a='u'/>",
	    "<p xmlns:a=''/>",
	    "<p xmlns:xml='u'/>",
	    "<a:p/>",
	    "<p a:b=''/>",
	    "<p><q></p></q>",
	    "<p></q>",
	    "<p>",
	    "<p",
	    "<p/><p/>",
	    "<p/>x",
	    "<p>\x01</p>",
	    "<p>\xFF</p>",
	    "<p>\xED\xA0\x80</p>",
	    "<p>\xEF\xBF\xBE</p>",
	    "<\xC3\xA9/>",
	    "<1/>",
	    "<a:b:c/>",
	    "</p>",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (xml_plain_scan(str_of(others[i])))
			fail_msg("taken: %s", others[i]);
}

/* A byte of each kind in the place of every byte, before it, and nothing in
 * its place. */
static void
no_changed_byte_makes_a_difference(void **state)
{
	static const char bytes[] = "<>&\"'=/:; \n\t\r!?-[]#xpw0.\x01\x7F\xC3"
				    "\xA9\xEF\xBF\xBE";
	struct buf mine = {0}, theirs = {0}, changed = {0};
	size_t taken = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(plain); i++) {
		struct str s = str_of(plain[i]);

		for (size_t at = 0; at < s.len; at++)
			for (size_t k = 0; k < 2 * sizeof(bytes) - 1; k++) {
				size_t n = k / 2;

				buf_reset(&changed);
				buf_add(&changed, str_sub(s, 0, at));
				if (n < sizeof(bytes) - 1)
					buf_add_char(&changed, bytes[n]);
				buf_add(
				    &changed, str_sub(s, at + k % 2, s.len));
				taken +=
				    is_taken(buf_str(&changed), &mine, &theirs);
			}
	}
	assert_true(taken > 1000);
	buf_free(&mine);
	buf_free(&theirs);
	buf_free(&changed);
}

/* <p> so many times, each with what stands in the brackets of its tag. */
static void
nest(struct buf *out, int depth, const char *attributes)
{
	buf_reset(out);
	for (int i = 0; i < depth; i++)
		buf_print(out, "<p%s>", attributes);
	for (int i = 0; i < depth; i++)
		buf_add_c(out, "</p>");
}

static void
what_is_beyond_its_bounds_is_left_to_the_library(void **state)
{
	struct buf b = {0}, mine = {0}, theirs = {0};

	(void)state;
	nest(&b, 200, "");
	assert_true(is_taken(buf_str(&b), &mine, &theirs));
	nest(&b, 201, "");
	assert_null(xml_plain_scan(buf_str(&b)));
	nest(&b, 64, " xmlns='urn:w'");
	assert_true(is_taken(buf_str(&b), &mine, &theirs));
	nest(&b, 65, " xmlns='urn:w'");
	assert_null(xml_plain_scan(buf_str(&b)));
	buf_reset(&b);
	buf_add_c(&b, "<p>");
	while (b.len <= (1 << 20) + 8)
		buf_add_c(&b, "12345678");
	buf_add_c(&b, "</p>");
	assert_null(xml_plain_scan(buf_str(&b)));
	buf_reset(&b);
	buf_add_c(&b, "<p>");
	for (int i = 0; i < 3000; i++)
		buf_print(&b, "<n%d/>", i);
	buf_add_c(&b, "</p>");
	assert_null(xml_plain_scan(buf_str(&b)));
	assert_int_equal(parse_with_library(buf_str(&b), &theirs), 0);
	buf_free(&b);
	buf_free(&mine);
	buf_free(&theirs);
}

static void
what_is_too_long_is_left_to_the_library(void **state)
{
	static const char item[] = "<t>0123456789012345678901234567890</t>";
	struct buf b = {.max = LIMIT_XML_PLAIN_BYTES + 4096};
	struct xml_plain *p;

	(void)state;
	buf_add_c(&b, "<p>");
	while (b.len < LIMIT_XML_PLAIN_BYTES - sizeof(item) - 4)
		buf_add_c(&b, item);
	buf_add_c(&b, "</p>");
	p = xml_plain_scan(buf_str(&b));
	assert_non_null(p);
	xml_plain_free(p);
	buf_add_c(&b, "                                                    ");
	assert_true(b.len > LIMIT_XML_PLAIN_BYTES);
	assert_null(xml_plain_scan(buf_str(&b)));
	buf_free(&b);
}

/* Names whose hashes are the same must not make it slow. */
static void
work_is_bounded_whatever_the_names(void **state)
{
	struct buf b = {.max = (size_t)8 << 20};

	(void)state;
	buf_add_c(&b, "<p>");
	for (int n = 0; n < 200; n++)
		for (int i = 0; i < 1000; i++) /* head and tail are the same */
			buf_print(&b, "<head%03dtail/>", i);
	buf_add_c(&b, "</p>");
	assert_null(xml_plain_scan(buf_str(&b)));
	buf_free(&b);
}

static int
stop_at_t(void *self, const struct xml_tag *tag, struct err *err)
{
	int *n = self;

	++*n;
	return tag->id == EL_T ? err_set(err, ERR_LIMIT, "enough") : 0;
}

static void
the_sink_may_stop_it(void **state)
{
	int n = 0;
	const struct xml_sink sink = {.self = &n, .open = stop_at_t};
	struct err err = {0};
	struct xml_plain *p =
	    xml_plain_scan(STR("<p xmlns='urn:w'><p/><t/><p/></p>"));

	(void)state;
	assert_non_null(p);
	assert_int_equal(xml_plain_tell(p, &words, &sink, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	assert_int_equal(n, 3);
	xml_plain_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_programs_save_is_taken),
	    cmocka_unit_test(what_is_not_plain_is_left_to_the_library),
	    cmocka_unit_test(no_changed_byte_makes_a_difference),
	    cmocka_unit_test(what_is_beyond_its_bounds_is_left_to_the_library),
	    cmocka_unit_test(what_is_too_long_is_left_to_the_library),
	    cmocka_unit_test(work_is_bounded_whatever_the_names),
	    cmocka_unit_test(the_sink_may_stop_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
