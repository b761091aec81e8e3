/* OpenDocument: numbers, tracked changes, notes, tables, what is hidden.
 *
 * What is expected of numbers is what LibreOffice 7.4 shows of the same
 * file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "read_case.h"

#define URN "urn:oasis:names:tc:opendocument:xmlns:"

static const char head[] =
    "<office:document xmlns:office='" URN "office:1.0' xmlns:style='" URN
    "style:1.0' xmlns:text='" URN "text:1.0' xmlns:table='" URN
    "table:1.0' xmlns:draw='" URN "drawing:1.0' xmlns:fo='" URN
    "xsl-fo-compatible:1.0' xmlns:svg='" URN "svg-compatible:1.0' "
    "xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:"
    "loext:1.0' xmlns:meta='" URN "meta:1.0' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:xlink='http://www.w3.org/1999/xlink'>"
    "<office:meta><dc:title>A title</dc:title>"
    "<meta:user-defined meta:name='Version'>3</meta:user-defined>"
    "</office:meta><office:styles>"
    "<style:style style:name='Heading_20_1' style:family='paragraph' "
    "style:default-outline-level='1'/>"
    "<style:style style:name='Heading_20_2' style:family='paragraph' "
    "style:default-outline-level='2'/>"
    "<style:style style:name='Title' style:family='paragraph'/>"
    "<style:style style:name='Loop' style:family='paragraph' "
    "style:parent-style-name='Pool'/>"
    "<style:style style:name='Pool' style:family='paragraph' "
    "style:parent-style-name='Loop'/>"
    "<text:outline-style style:name='Outline'>"
    "<text:outline-level-style text:level='1' style:num-suffix='.' "
    "style:num-format='1'/>"
    "<text:outline-level-style text:level='2' style:num-format='1' "
    "text:display-levels='2'/>"
    "<text:outline-level-style text:level='3' style:num-format='1' "
    "text:display-levels='3'/></text:outline-style></office:styles>"
    "<office:automatic-styles>"
    "<style:style style:name='None' style:family='paragraph' "
    "style:parent-style-name='Heading_20_2' style:list-style-name=''/>"
    "<style:style style:name='Bold' style:family='text'>"
    "<style:text-properties fo:font-weight='bold'/></style:style>"
    "<style:style style:name='Gone' style:family='text'>"
    "<style:text-properties text:display='none'/></style:style>"
    "<style:style style:name='Dark' style:family='table-cell'>"
    "<style:table-cell-properties fo:background-color='#cccccc'/>"
    "</style:style>"
    "<text:list-style style:name='L1'>"
    "<text:list-level-style-number text:level='1' style:num-suffix='.' "
    "style:num-format='1'/>"
    "<text:list-level-style-number text:level='2' style:num-prefix='(' "
    "style:num-suffix=')' style:num-format='a'/>"
    "<text:list-level-style-number text:level='3' style:num-format='i' "
    "style:num-suffix='.' text:display-levels='3'/></text:list-style>"
    "<text:list-style style:name='L2'>"
    "<text:list-level-style-number text:level='1' style:num-suffix=')' "
    "style:num-format='A' text:start-value='3'/>"
    "<text:list-level-style-number text:level='2' style:num-suffix=')' "
    "style:num-format='1' text:display-levels='2'/></text:list-style>"
    "<text:list-style style:name='L3'>"
    "<text:list-level-style-number text:level='1' style:num-format='1' "
    "loext:num-list-format='Section %1%:'/>"
    "<text:list-level-style-number text:level='2' style:num-format='' "
    "loext:num-list-format='%1%.%2%'/>"
    "<text:list-level-style-number text:level='3' style:num-format='1' "
    "loext:num-list-format='%1%.%2%.%3%'/></text:list-style>"
    "<text:list-style style:name='L4'>"
    "<text:list-level-style-number text:level='1' style:num-format='a' "
    "style:num-letter-sync='true' text:start-value='26'/>"
    "<text:list-level-style-number text:level='2' style:num-format='a' "
    "text:start-value='26'/></text:list-style>"
    "</office:automatic-styles><office:body><office:text>";

static struct doc *
read_as(const char *text, enum tracked tracked)
{
	struct buf b = {.max = 0};
	struct doc *doc;

	buf_add_c(&b, head);
	buf_add_c(&b, text);
	buf_add_c(&b, "</office:text></office:body></office:document>");
	doc = case_read_bytes(buf_str(&b), tracked);
	buf_free(&b);
	return doc;
}

static void
expect(const char *text, const char *want)
{
	case_expect_doc(read_as(text, TRACKED_ACCEPT), want);
}

#define P(t) "<text:p>" t "</text:p>"
#define PS(style, t) "<text:p text:style-name='" style "'>" t "</text:p>"
#define H(n, t)                                                                \
	"<text:h text:style-name='Heading_20_" n "' text:outline-level='" n    \
	"'>" t "</text:h>"
#define HS(style, n, t)                                                        \
	"<text:h text:style-name='" style "' text:outline-level='" n "'>" t    \
	"</text:h>"
#define LI(c) "<text:list-item>" c "</text:list-item>"
#define L(c) "<text:list>" c "</text:list>"
#define LS(style, c) "<text:list text:style-name='" style "'>" c "</text:list>"
#define LA(style, more, c)                                                     \
	"<text:list text:style-name='" style "' " more ">" c "</text:list>"
#define GOES_ON "text:continue-numbering='true'"

/* ---- numbers ---- */

static void
items_are_numbered_by_depth(void **state)
{
	(void)state;
	expect(LS("L1", LI(P("a") P("aa")) LI(P("b") L(LI(P("c")) LI(P("d"))))
			    LI(P("e") L(LI(P("f"))))),
	    "\nI1 [1.] a\nP aa\nI1 [2.] b\nI2 [(a)] c\nI2 [(b)] d\nI1 [3.] e\n"
	    "I2 [(a)] f\n");
}

static void
a_level_that_is_skipped_counts_as_shown(void **state)
{
	(void)state;
	expect(LS("L1", LI(L(LI(P("a")))) LI(P("b")) LI(L(LI(L(LI(P("c"))))))
			    LI(P("d"))),
	    "\nI2 [(a)] a\nI1 [2.] b\nI3 [2.a.i.] c\nI1 [3.] d\n");
}

static void
a_list_starts_again_unless_it_goes_on(void **state)
{
	(void)state;
	expect(LS("L1", LI(P("a"))) P("x") LS("L1", LI(P("b")))
		   LA("L1", GOES_ON, LI(P("c"))),
	    "\nI1 [1.] a\nP x\nI1 [1.] b\nI1 [2.] c\n");
	expect(LA("L1", "xml:id='q'", LI(P("a"))) LS("L2", LI(P("b")))
		   LA("L1", GOES_ON, LI(P("c")))
		       LA("L1", "text:continue-list='q'", LI(P("d"))),
	    "\nI1 [1.] a\nI1 [C)] b\nI1 [1.] c\nI1 [2.] d\n");
}

static void
a_list_in_an_item_starts_again_unless_the_one_around_goes_on(void **state)
{
	(void)state;
	expect(
	    LS("L1", LI(P("a") L(LI(P("b")) LI(P("c"))) P("x") L(LI(P("d"))))),
	    "\nI1 [1.] a\nI2 [(a)] b\nI2 [(b)] c\nP x\nI2 [(a)] d\n");
	expect(LS("L1", LI(P("a") L(LI(P("b")) LI(P("c"))))) P("x")
		   LA("L1", GOES_ON, LI(L(LI(P("d"))))),
	    "\nI1 [1.] a\nI2 [(a)] b\nI2 [(b)] c\nP x\nI2 [(c)] d\n");
}

static void
start_values_are_of_levels_and_of_items(void **state)
{
	(void)state;
	expect(LS("L1", LI(P("a")) "<text:list-item text:start-value='7'>" P(
			    "b") "</text:list-item>" LI(P("c"))),
	    "\nI1 [1.] a\nI1 [7.] b\nI1 [8.] c\n");
	expect(LS("L2", LI(P("a")) LI(L(LI(P("b")) LI(P("c"))))),
	    "\nI1 [C)] a\nI2 [C.1)] b\nI2 [C.2)] c\n");
}

static void
a_format_string_goes_before_prefix_and_suffix(void **state)
{
	(void)state;
	expect(LS("L3", LI(P("a") L(LI(P("b") L(LI(P("c"))))))),
	    "\nI1 [Section 1:] a\nP b\nI3 [1.1] c\n");
}

static void
letters_double_or_run_like_columns(void **state)
{
	(void)state;
	expect(LS("L4", LI(P("a")) LI(P("b"))
			    LI(P("c") L(LI(P("d")) LI(P("e")) LI(P("f"))))),
	    "\nI1 [z] a\nI1 [aa] b\nI1 [bb] c\nI2 [z] d\nI2 [aa] e\n"
	    "I2 [ab] f\n");
}

static void
a_list_without_a_style_has_bullets(void **state)
{
	(void)state;
	expect(L(LI(P("a") L(LI(P("b"))))) "<text:list-header>" P(
		   "c") "</text:list-header>",
	    "\nI1 [\xE2\x80\xA2] a\nI2 [\xE2\x97\xA6] b\nP c\n");
}

static void
headings_are_numbered_by_the_outline(void **state)
{
	(void)state;
	expect(H("1", "a") H("2", "b") HS("None", "2", "c") H("2", "d")
		   HS("Other", "3", "e") H("1", "f"),
	    "\nH1 [1.] a\nH2 [1.1] b\nH2 c\nH2 [1.2] d\nH3 [1.2.1] e\n"
	    "H1 [2.] f\n");
}

static void
the_level_of_the_style_goes_before_that_of_the_heading(void **state)
{
	(void)state;
	expect(H("1", "a") PS("Heading_20_2", "b") HS("Heading_20_2", "3", "c"),
	    "\nH1 [1.] a\nH2 [1.1] b\nH2 [1.2] c\n");
}

static void
headings_in_lists_have_the_number_of_the_list(void **state)
{
	(void)state;
	expect(LS("L1", LI(HS("X", "1", "a"))) H("1", "b"),
	    "\nH1 [1.] a\nH1 [1.] b\n");
}

static void
styles_that_run_in_a_circle_are_no_harm(void **state)
{
	(void)state;
	expect(PS("Loop", "a"), "\nP a\n");
}

/* ---- tracked changes ---- */

#define CHANGES(c) "<text:tracked-changes>" c "</text:tracked-changes>"
#define REGION(id, kind)                                                       \
	"<text:changed-region text:id='" id "'>" kind "</text:changed-region>"
#define INSERTED "<text:insertion><office:change-info/></text:insertion>"
#define DELETED(c) "<text:deletion><office:change-info/>" c "</text:deletion>"
#define START(id) "<text:change-start text:change-id='" id "'/>"
#define END(id) "<text:change-end text:change-id='" id "'/>"
#define HERE(id) "<text:change text:change-id='" id "'/>"

static void
expect_both(const char *text, const char *accepted, const char *rejected)
{
	case_expect_doc(read_as(text, TRACKED_ACCEPT), accepted);
	case_expect_doc(read_as(text, TRACKED_REJECT), rejected);
}

static void
insertions_in_a_paragraph(void **state)
{
	(void)state;
	expect_both(CHANGES(REGION("i", INSERTED))
			P("a" START("i") "b" END("i") "c"),
	    "\nP abc\n", "\nP ac\n");
}

static void
an_inserted_paragraph_end_joins_paragraphs(void **state)
{
	(void)state;
	expect_both(CHANGES(REGION("i", INSERTED)) P("a" START("i"))
			P("b" END("i") "c"),
	    "\nP a\nP bc\n", "\nP ac\n");
}

static void
an_inserted_item_takes_no_number(void **state)
{
	(void)state;
	expect_both(CHANGES(REGION("i", INSERTED)) LS("L1",
			LI(P("a")) LI(P(START("i") "b")) LI(P(END("i") "c"))),
	    "\nI1 [1.] a\nI1 [2.] b\nI1 [3.] c\n", "\nI1 [1.] a\nI1 [2.] c\n");
}

static void
deletions_in_place_are_insertions_the_other_way(void **state)
{
	(void)state;
	expect_both(CHANGES(REGION("d", DELETED("")))
			P("a" START("d") "b" END("d") "c"),
	    "\nP ac\n", "\nP abc\n");
}

static void
deletions_kept_apart_are_put_back(void **state)
{
	(void)state;
	expect_both(CHANGES(REGION("d", DELETED(P("b")))) P("a" HERE("d") "c"),
	    "\nP ac\n", "\nP abc\n");
	expect_both(CHANGES(REGION("d", DELETED(P("b") P("x") P("c"))))
			P("a" HERE("d") "d"),
	    "\nP ad\n", "\nP ab\nP x\nP cd\n");
}

static void
changes_are_told(void **state)
{
	struct doc *doc = read_as(
	    CHANGES(REGION("i", INSERTED) REGION("d", DELETED(P("x")))) P("a"),
	    TRACKED_REJECT);

	(void)state;
	assert_true(str_eq(case_notice(doc, NOTICE_TRACKED),
	    STR("tracked changes taken as rejected: 1 insertions, 1 "
		"deletions, 0 changes of format")));
	doc_free(doc);
}

/* ---- text ---- */

static void
hidden_text_is_left_out(void **state)
{
	(void)state;
	expect(
	    P("a<text:span text:style-name='Gone'>b</text:span>c") P(
		"<text:hidden-paragraph text:is-hidden='true'/>d")
		P("<text:hidden-text text:is-hidden='true' "
		  "text:string-value='x'>x</text:hidden-text>e") "<text:"
								 "section "
								 "text:"
								 "display="
								 "'none'"
								 ">" P(
								     "f") "</"
									  "text"
									  ":sec"
									  "tion"
									  ">",
	    "\nP ac\nP e\n");
}

static void
spaces_tabs_breaks_and_fields_are_text(void **state)
{
	(void)state;
	expect(
	    P(" a <text:s text:c='2'/>b<text:tab/>c<text:line-break/>d "
	      "<text:page-number>7</text:page-number>"
	      "<office:annotation><text:p>no</text:p></office:annotation>"
	      "<text:variable-set text:display='none'>9</text:variable-set>"),
	    "\nP a   b\tc\nd 7\n");
}

static void
notes_follow_and_boxes_too(void **state)
{
	(void)state;
	expect(P("a<text:note><text:note-citation>i</text:note-citation>"
		 "<text:note-body>" P("n") "</text:note-body></text:note>b"
					   "<draw:frame><draw:text-box>" P(
					       "t") "</draw:text-box>"
						    "</draw:frame>c"),
	    "\nP abc\nN [i] n\nP t\n");
}

#define MARK(to, text) "<text:a xlink:href='" to "'>" text "</text:a>"
#define NAMED(name, text)                                                      \
	"<text:list-item><text:section text:name='" name                       \
	"'>" P(text) "</text:section></text:list-item>"

static void
sections_that_marks_name_are_notes(void **state)
{
	(void)state;
	expect(P("a" MARK("#fn1", "<text:span>1</text:span>") "b")
		   P("c") "<text:list>" NAMED("fn1", "n" MARK("#fnref1", "up"))
		       NAMED("fn2", "m") "</text:list>",
	    "\nP ab\nN [1] n\nP c\nI1 [•] m\n");
	expect(P("a" MARK("#_ftn7", "[7]") "b"), "\nP ab\n");
	expect(P("a" MARK("#fn", "1") MARK("http://fn1", "2")), "\nP a12\n");
}

static void
pictures_and_objects_are_told(void **state)
{
	struct doc *doc = read_as(
	    P("a<draw:frame svg:width='10cm' svg:height='8cm'><draw:image/>"
	      "<svg:title>Plan</svg:title></draw:frame>"
	      "<draw:frame svg:width='1cm' svg:height='1cm'><draw:image/>"
	      "</draw:frame>"),
	    TRACKED_ACCEPT);

	(void)state;
	assert_int_equal(doc->notices.len, 1);
	assert_true(str_eq(case_notice(doc, NOTICE_FIGURE),
	    STR("a picture is not read: 'Plan'")));
	doc_free(doc);
}

static void
contents_are_known_by_their_element(void **state)
{
	(void)state;
	expect(
	    PS("Title",
		"T") "<text:table-of-content>"
		     "<text:table-of-content-source>" P(
			 "no") "</"
			       "text:table-of-content-source><text:index-body>"
			       "<text:index-title>" P(
				   "Contents") "</"
					       "text:index-"
					       "title>" P("1 A") "<"
								 "/"
								 "t"
								 "e"
								 "x"
								 "t"
								 ":"
								 "i"
								 "n"
								 "d"
								 "e"
								 "x"
								 "-"
								 "b"
								 "o"
								 "d"
								 "y"
								 ">"
								 "<"
								 "/"
								 "t"
								 "e"
								 "x"
								 "t"
								 ":"
								 "t"
								 "a"
								 "b"
								 "l"
								 "e"
								 "-"
								 "o"
								 "f"
								 "-"
								 "c"
								 "o"
								 "n"
								 "t"
								 "e"
								 "n"
								 "t"
								 ">" H(
								     "1", "A"),
	    "\nP cover T\nP contents Contents\nP contents 1 A\nH1 [1.] A\n");
}

static void
properties_come_from_the_file(void **state)
{
	struct doc *doc = read_as(P("a"), TRACKED_ACCEPT);

	(void)state;
	assert_true(str_eq(doc_property(doc, STR("title")), STR("A title")));
	assert_true(str_eq(doc_property(doc, STR("version")), STR("3")));
	doc_free(doc);
}

/* ---- tables ---- */

#define TBL(c) "<table:table>" c "</table:table>"
#define TR(c) "<table:table-row>" c "</table:table-row>"
#define TC(t) "<table:table-cell>" P(t) "</table:table-cell>"
#define TCA(more, t) "<table:table-cell " more ">" P(t) "</table:table-cell>"
#define COVERED "<table:covered-table-cell/>"

static void
spans_and_covered_cells_make_a_grid(void **state)
{
	(void)state;
	expect(TBL(TR(TCA("table:number-rows-spanned='2'", "a")
		       TCA("table:number-columns-spanned='2'", "b") COVERED)
		       TR(COVERED TC("c") TC("d"))),
	    "\nC 0(0,0)2x1 a\nC 0(0,1)1x2 b\nC 0(1,1) c\nC 0(1,2) d\n");
}

static void
header_rows_and_shaded_rows_are_headings(void **state)
{
	struct doc *doc = read_as(
	    TBL("<table:table-header-rows>" TR(TC("a")
		    TC("b")) "</table:table-header-rows>" TR(TC("c") TC("d")))
		TBL(TR(TCA("table:style-name='Dark'", "a") TCA(
		    "table:style-name='Dark'", "b")) TR(TC("c") TC("d"))),
	    TRACKED_ACCEPT);

	(void)state;
	assert_int_equal(doc->tables.at[0].header_rows, 1);
	assert_int_equal(doc->tables.at[1].header_rows, 1);
	doc_free(doc);
}

static void
a_table_that_holds_a_heading_is_layout(void **state)
{
	(void)state;
	expect(TBL(TR("<table:table-cell>" H("1", "a")
		       P("b") "</table:table-cell>" TC("c"))),
	    "\nH1 [1.] a\nP b\nP c\n");
}

static void
a_list_around_a_table_does_not_number_its_cells(void **state)
{
	(void)state;
	expect(LS("L1", LI(P("a") TBL(TR(TC("b") TC("c")))) LI(P("d"))),
	    "\nI1 [1.] a\nC 0(0,0) b\nC 0(0,1) c\nI1 [2.] d\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(items_are_numbered_by_depth),
	    cmocka_unit_test(a_level_that_is_skipped_counts_as_shown),
	    cmocka_unit_test(a_list_starts_again_unless_it_goes_on),
	    cmocka_unit_test(
		a_list_in_an_item_starts_again_unless_the_one_around_goes_on),
	    cmocka_unit_test(start_values_are_of_levels_and_of_items),
	    cmocka_unit_test(a_format_string_goes_before_prefix_and_suffix),
	    cmocka_unit_test(letters_double_or_run_like_columns),
	    cmocka_unit_test(a_list_without_a_style_has_bullets),
	    cmocka_unit_test(headings_are_numbered_by_the_outline),
	    cmocka_unit_test(
		the_level_of_the_style_goes_before_that_of_the_heading),
	    cmocka_unit_test(headings_in_lists_have_the_number_of_the_list),
	    cmocka_unit_test(styles_that_run_in_a_circle_are_no_harm),
	    cmocka_unit_test(insertions_in_a_paragraph),
	    cmocka_unit_test(an_inserted_paragraph_end_joins_paragraphs),
	    cmocka_unit_test(an_inserted_item_takes_no_number),
	    cmocka_unit_test(deletions_in_place_are_insertions_the_other_way),
	    cmocka_unit_test(deletions_kept_apart_are_put_back),
	    cmocka_unit_test(changes_are_told),
	    cmocka_unit_test(hidden_text_is_left_out),
	    cmocka_unit_test(spaces_tabs_breaks_and_fields_are_text),
	    cmocka_unit_test(notes_follow_and_boxes_too),
	    cmocka_unit_test(sections_that_marks_name_are_notes),
	    cmocka_unit_test(pictures_and_objects_are_told),
	    cmocka_unit_test(contents_are_known_by_their_element),
	    cmocka_unit_test(properties_come_from_the_file),
	    cmocka_unit_test(spans_and_covered_cells_make_a_grid),
	    cmocka_unit_test(header_rows_and_shaded_rows_are_headings),
	    cmocka_unit_test(a_table_that_holds_a_heading_is_layout),
	    cmocka_unit_test(a_list_around_a_table_does_not_number_its_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
