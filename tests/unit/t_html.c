#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "port/html.h"
#include "port/html_strain.h"

enum { P = 1, B, BR, SCRIPT, STYLE, TITLE, AT_CLASS = 100, AT_ID };

static const struct xml_known_name names[] = {
    {0, "p", P},
    {0, "b", B},
    {0, "br", BR},
    {0, "style", STYLE},
    {0, "title", TITLE},
    {HTML_ATTRIBUTE, "class", AT_CLASS},
    {HTML_ATTRIBUTE, "id", AT_ID},
};

static const struct xml_vocabulary vocabulary = {
    .names = names, .n_names = COUNT_OF(names)};

/* What comes out of the strainer. */
static void
strains(const char *page, const char *expected)
{
	struct arena a = {0};
	struct html_strain s = {.from = str_of(page)};
	struct buf all = {0};

	xml_names_init(&s.names, &a, &vocabulary);
	while (html_strain_next(&s))
		buf_add(&all, buf_str(&s.out));
	buf_add_char(&all, '\0');
	assert_string_equal(all.at, expected);
	buf_free(&all);
	buf_free(&s.out);
	arena_clear(&a);
}

static void
only_known_attributes_come_through(void **state)
{
	(void)state;
	strains("<P CLASS='a\"b' onclick=x() id>t</P >",
	    "<p class=\"a&quot;b\" id=\"\">t</p>");
	strains("<p class = a/>", "<p class=\"a/\">");
	strains("<p class=\"x>y\">", "<p class=\"x>y\">");
	strains("<p class='never ends", "<p class=\"never ends\">");
}

static void
an_unknown_element_is_empty(void **state)
{
	(void)state;
	strains("a<name of it>b</name>c", "a<name/>bc");
	strains("a<br>b<br />c", "a<br/>b<br/>c");
}

static void
what_is_no_tag_is_text(void **state)
{
	(void)state;
	strains("1 < 2 <3 <", "1 &lt; 2 &lt;3 &lt;");
	strains("a&#150;b&amp;c &#x96;", "a&#8211;b&amp;c &#x96;");
	strains("<![CDATA[<p>&]]>x", "&lt;p>&amp;x");
}

static void
comments_and_scripts_are_left_out(void **state)
{
	(void)state;
	strains("a<!-- <p> -->b<!-->c<!--->d", "abcd");
	strains("a<!-- never\nends <p>", "a\nends <p>");
	strains("<script>if (a<b) '</p>'</script>x", "x");
	strains("<style>p<b {}</style>x", "<style>p b {}</style>x");
	strains("<!DOCTYPE html [<!ENTITY a \"b\">]>x<?xml?>y", "xy");
}

static void
lines_that_are_left_out_stand_in_the_next_tag(void **state)
{
	(void)state;
	strains("<!--\n\n-->\n<p\nid=1>", "\n<p id=\"1\"\n\n\n>");
}

/* ---- the parser ---- */

struct seen {
	struct buf text;
	int line;
};

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct seen *s = self;

	(void)err;
	buf_print(&s->text, "<%.*s", STR_ARG(tag->local));
	if (xml_attr(tag, AT_ID).at)
		buf_print(&s->text, " %.*s", STR_ARG(xml_attr(tag, AT_ID)));
	buf_add_char(&s->text, '>');
	s->line = tag->line;
	return 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct seen *s = self;

	(void)err;
	buf_print(&s->text, "</%.*s>", STR_ARG(tag->local));
	return 0;
}

static int
on_text(void *self, struct str text, struct err *err)
{
	struct seen *s = self;

	(void)err;
	buf_add(&s->text, text);
	return 0;
}

static void
parses(const char *page, const char *expected, int line)
{
	struct seen s = {.line = 0};
	struct xml_sink sink = {&s, on_open, on_close, on_text};
	struct err err = {0};

	assert_int_equal(html_parse(str_of(page), &vocabulary, &sink, &err), 0);
	buf_add_char(&s.text, '\0');
	assert_string_equal(s.text.at, expected);
	assert_int_equal(s.line, line);
	buf_free(&s.text);
}

static void
what_is_open_is_closed(void **state)
{
	(void)state;
	parses("<p id=a>x<b>y<p id=&quot;>\xC3\xA9&eacute;",
	    "<p a>x<b>y</b></p><p \">\xC3\xA9\xC3\xA9</p>", 1);
}

static void
line_numbers_hold(void **state)
{
	(void)state;
	parses("<!--\n\n-->\n<p>x</p>", "<p>x</p>", 4);
}

static void
nesting_is_bounded(void **state)
{
	struct seen s = {.line = 0};
	struct xml_sink sink = {&s, on_open, on_close, on_text};
	struct buf page = {0};
	struct err err = {0};

	(void)state;
	for (int i = 0; i < 300; i++)
		buf_add_c(&page, "<b>");
	assert_int_equal(
	    html_parse(buf_str(&page), &vocabulary, &sink, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	buf_free(&page);
	buf_free(&s.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_known_attributes_come_through),
	    cmocka_unit_test(an_unknown_element_is_empty),
	    cmocka_unit_test(what_is_no_tag_is_text),
	    cmocka_unit_test(comments_and_scripts_are_left_out),
	    cmocka_unit_test(lines_that_are_left_out_stand_in_the_next_tag),
	    cmocka_unit_test(what_is_open_is_closed),
	    cmocka_unit_test(line_numbers_hold),
	    cmocka_unit_test(nesting_is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
