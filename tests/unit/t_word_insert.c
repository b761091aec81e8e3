/* Marks of comments are put into the XML where the words are, and nothing else
 * is changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../fuzz/package.h"
#include "base/limits.h"
#include "out/word_insert.h"
#include "out/xml_scan.h"

#define HEAD                                                                   \
	"<w:document xmlns:w=\"" W "\" xmlns:v=\"urn:schemas-microsoft-com:"   \
	"vml\"><w:body>"
#define TAIL "</w:body></w:document>"
#define FROM(n) "<w:commentRangeStart w:id=\"" n "\"/>"
#define TO(n)                                                                  \
	"<w:commentRangeEnd w:id=\"" n                                         \
	"\"/><w:r><w:commentReference w:id=\"" n "\"/></w:r>"

static struct doc *
read_part(const char *part, struct trace *trace, struct err *err)
{
	struct read_options how = {.format = "docx", .trace = trace};
	struct buf archive = {0};
	struct doc *doc = NULL;

	package_make(str_of(part), &archive);
	if (read_document(buf_str(&archive), STR("t"), &how, &doc, err))
		doc = NULL;
	buf_free(&archive);
	return doc;
}

/* Puts comments on the first places of some words, "" for whole blocks. */
static void
expect(const char *body, const char *const *words, size_t n, const char *want)
{
	struct arena a = {0};
	struct str part = arena_print(&a, HEAD "%s" TAIL, body);
	struct str wanted = arena_print(&a, HEAD "%s" TAIL, want);
	struct trace trace = {.part = STR("")};
	struct word_target targets[8] = {{0}};
	struct buf out = {0};
	struct err err = {0};
	struct doc *doc = read_part(part.at, &trace, &err);

	assert_non_null(doc);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < doc->blocks.len; k++) {
			size_t at = str_find(
			    doc->blocks.at[k].text, str_of(words[i]), 0);

			if (at == SIZE_MAX)
				continue;
			targets[i] = (struct word_target){
			    (long)i, (int)k, at, at + strlen(words[i]), false};
			break;
		}
	if (word_insert(part, &trace, targets, n, &out, &err))
		fail_msg("%s", err.text);
	for (size_t i = 0; i < n; i++)
		assert_true(targets[i].is_placed);
	buf_add_char(&out, '\0');
	assert_string_equal(out.at, wanted.at);
	buf_free(&out);
	doc_free(doc);
	arena_clear(&a);
}

#define EXPECT(body, want, ...)                                                \
	do {                                                                   \
		static const char *const words[] = {__VA_ARGS__};              \
		expect(body, words, COUNT_OF(words), want);                    \
	} while (0)

static void
a_whole_run_is_not_cut(void **state)
{
	(void)state;
	EXPECT("<w:p><w:r><w:t>one</w:t></w:r></w:p>",
	    "<w:p>" FROM("0") "<w:r><w:t>one</w:t></w:r>" TO("0") "</w:p>",
	    "one");
}

static void
a_run_is_cut_with_its_properties(void **state)
{
	(void)state;
	EXPECT("<w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>"
	       "<w:t>one two three</w:t></w:r></w:p>",
	    "<w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>one</w:t>"
	    "</w:r>" FROM(
		"0") "<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>"
		     "<w:t xml:space=\"preserve\"> two</w:t></w:r>" TO(
			 "0") "<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>"
			      "<w:t xml:space=\"preserve\"> "
			      "three</w:t></w:r></w:p>",
	    "two");
}

static void
a_text_that_keeps_its_blanks_is_cut_at_the_word(void **state)
{
	(void)state;
	EXPECT("<w:p><w:r><w:t xml:space=\"preserve\"> a &amp;&#233; b "
	       "</w:t></w:r></w:p>",
	    "<w:p><w:r><w:t xml:space=\"preserve\"> a </w:t></w:r>" FROM(
		"0") "<w:r><w:t "
		     "xml:space=\"preserve\">&amp;&#233;</w:t></w:r>" TO(
			 "0") "<w:r><w:t xml:space=\"preserve\"> b "
			      "</w:t></w:r></w:p>",
	    "&é");
}

static void
a_text_whose_blanks_would_appear_is_not_cut(void **state)
{
	(void)state;
	EXPECT("<w:p><w:r><w:t> one two </w:t></w:r></w:p>",
	    "<w:p>" FROM("0") "<w:r><w:t> one two </w:t></w:r>" TO(
		"0") "</w:p>",
	    "two");
}

static void
comments_may_cross_and_meet(void **state)
{
	(void)state;
	EXPECT("<w:p><w:r><w:t>ab</w:t></w:r><w:r><w:t>cd</w:t></w:r></w:p>",
	    "<w:p>" FROM("0") "<w:r><w:t>a</w:t></w:r>" FROM(
		"1") "<w:r><w:t xml:space=\"preserve\">b</w:t></w:r>" TO("0")
		FROM("2") "<w:r><w:t>c</w:t></w:r>" TO("1") "<w:r><w:t "
							    "xml:space="
							    "\"preserve\">d</"
							    "w:t></w:r>" TO(
								"2") "</w:p>",
	    "ab", "bc", "cd");
}

static void
a_tab_ends_the_first_half(void **state)
{
	(void)state;
	EXPECT("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>",
	    "<w:p>" FROM("0") "<w:r><w:t>a</w:t></w:r>" TO(
		"0") "<w:r><w:tab/><w:t>b</w:t></w:r></w:p>",
	    "a");
}

static void
marks_stay_inside_links_and_tracked_insertions(void **state)
{
	(void)state;
	EXPECT("<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>"
	       "<w:ins w:id=\"7\"><w:r><w:t>new</w:t></w:r></w:ins></w:p>",
	    "<w:p><w:hyperlink>" FROM("0") "<w:r><w:t>link</w:t></w:r>"
					   "</w:hyperlink><w:ins w:id=\"7\">"
					   "<w:r><w:t>new</w:t></w:r>" TO(
					       "0") "</w:ins></w:p>",
	    "linknew");
}

static void
controls_and_text_boxes_are_surrounded(void **state)
{
	(void)state;
	EXPECT("<w:p><w:sdt><w:sdtContent><w:r><w:t>field</w:t></w:r>"
	       "</w:sdtContent></w:sdt></w:p>",
	    "<w:p>" FROM("0") "<w:sdt><w:sdtContent><w:r><w:t>field</w:t>"
			      "</w:r></w:sdtContent></w:sdt>" TO("0") "</w:p>",
	    "field");
	EXPECT("<w:p><w:r><w:t>before</w:t></w:r><w:r><w:pict><v:textbox>"
	       "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p>"
	       "</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
	    "<w:p><w:r><w:t>before</w:t></w:r>" FROM(
		"0") "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r>"
		     "<w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
		     "</v:textbox></w:pict></w:r>" TO("0") "</w:p>",
	    "box");
}

static void
a_note_is_commented_where_it_is_cited(void **state)
{
	(void)state;
	EXPECT("<w:p><w:r><w:t>text</w:t><w:footnoteReference w:id=\"2\"/>"
	       "</w:r></w:p>",
	    "<w:p><w:r><w:t>text</w:t></w:r>" FROM("0") "<w:r><w:"
							"footnoteReference "
							"w:id=\"2\"/></w:r>" TO(
							    "0") "</w:p>",
	    "note");
}

static void
a_heading_without_text_takes_it_after_its_properties(void **state)
{
	static const char *const words[] = {""};

	(void)state;
	expect("<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr></w:p>", words, 1,
	    "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr>" FROM("0")
		TO("0") "</w:p>");
}

static void
too_many_stretches_are_an_error(void **state)
{
	struct trace trace = {.part = STR("")};
	struct buf b = {0};
	struct err err = {0};

	(void)state;
	buf_add_c(&b, HEAD);
	for (int p = 0; p < 2; p++) {
		buf_add_c(&b, "<w:p><w:r><w:t>");
		for (int i = 0; i <= LIMIT_TRACE_PIECES / 2; i++)
			buf_add_c(&b, "a\u00AD"); /* a soft hyphen */
		buf_add_c(&b, "</w:t></w:r></w:p>");
	}
	buf_add_c(&b, TAIL);
	assert_null(read_part(b.at, &trace, &err));
	assert_int_equal(err.code, ERR_LIMIT);
	buf_free(&b);
}

static void
the_encoding_is_told_by_the_declaration(void **state)
{
	(void)state;
	assert_true(scan_is_utf8(STR("<a/>")));
	assert_true(scan_is_utf8(STR("<?xml version='1.0'?><a/>")));
	assert_true(
	    scan_is_utf8(STR("<?xml version='1.0' encoding=\"utf-8\"?><a/>")));
	assert_false(scan_is_utf8(
	    STR("<?xml version='1.0' encoding='ISO-8859-1'?><a/>")));
	assert_false(scan_is_utf8(STR("\xFF\xFE<\0a\0")));
}

static void
attributes_are_found_by_their_whole_names(void **state)
{
	const struct str tag = STR("<w:t a = 'x>y' xml:space=\"preserve\">");

	(void)state;
	assert_true(str_eq(scan_attribute(tag, STR("a")), STR("x>y")));
	assert_true(
	    str_eq(scan_attribute(tag, STR("xml:space")), STR("preserve")));
	assert_null(scan_attribute(tag, STR("space")).at);
	assert_int_equal(scan_next(tag, 0).end, tag.len);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_whole_run_is_not_cut),
	    cmocka_unit_test(a_run_is_cut_with_its_properties),
	    cmocka_unit_test(a_text_that_keeps_its_blanks_is_cut_at_the_word),
	    cmocka_unit_test(a_text_whose_blanks_would_appear_is_not_cut),
	    cmocka_unit_test(comments_may_cross_and_meet),
	    cmocka_unit_test(a_tab_ends_the_first_half),
	    cmocka_unit_test(marks_stay_inside_links_and_tracked_insertions),
	    cmocka_unit_test(controls_and_text_boxes_are_surrounded),
	    cmocka_unit_test(a_note_is_commented_where_it_is_cited),
	    cmocka_unit_test(
		a_heading_without_text_takes_it_after_its_properties),
	    cmocka_unit_test(too_many_stretches_are_an_error),
	    cmocka_unit_test(the_encoding_is_told_by_the_declaration),
	    cmocka_unit_test(attributes_are_found_by_their_whole_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
