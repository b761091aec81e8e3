/* The builder of blocks, driven by a small language of its own: each element
 * is one pair of calls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "port/xml.h"
#include "read/flow.h"
#include "read_case.h"

enum name {
	N_P = 1,
	N_H,
	N_UL,
	N_OL,
	N_LI,
	N_TABLE,
	N_TR,
	N_TD,
	N_FN,
	N_CITE,
	N_DEF,
	N_BOX,
	N_HEAD,
	N_B,
	N_S,
	N_PRE,
	N_HIDE,
	N_BR,
	N_A,
	N_GIVEN,
	N_N,
	N_M,
	N_V
};

static const struct xml_known_name names[] = {{0, "p", N_P}, {0, "h", N_H},
    {0, "ul", N_UL}, {0, "ol", N_OL}, {0, "li", N_LI}, {0, "table", N_TABLE},
    {0, "tr", N_TR}, {0, "td", N_TD}, {0, "fn", N_FN}, {0, "cite", N_CITE},
    {0, "def", N_DEF}, {0, "box", N_BOX}, {0, "head", N_HEAD}, {0, "b", N_B},
    {0, "s", N_S}, {0, "pre", N_PRE}, {0, "hide", N_HIDE}, {0, "br", N_BR},
    {0, "a", N_A}, {0, "given", N_GIVEN}, {0, "n", N_N}, {0, "m", N_M},
    {0, "v", N_V}};

static const struct xml_vocabulary vocabulary = {
    .names = names, .n_names = COUNT_OF(names)};

static int
number(const struct xml_tag *tag, int id, int otherwise)
{
	long n;

	return str_to_long(xml_attr(tag, id), -100, 1000000, &n) ? (int)n
								 : otherwise;
}

static int
open_list(struct flow *f, const struct xml_tag *tag, struct err *err)
{
	struct flow_list list = {.is_numbered = tag->id == N_OL,
	    .start = number(tag, N_N, 1),
	    .format = (enum number_format)number(tag, N_M, NUMBER_DECIMAL)};

	return flow_list_open(f, &list, err);
}

static int
open_cell(struct flow *f, const struct xml_tag *tag, struct err *err)
{
	struct flow_cell cell = {.row_span = number(tag, N_N, 1),
	    .col_span = number(tag, N_M, 1),
	    .is_heading = number(tag, N_V, 0) != 0};

	return flow_cell_open(f, &cell, err);
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	static const unsigned bits[] = {[N_B] = FLOW_BOLD,
	    [N_S] = FLOW_STRUCK,
	    [N_PRE] = FLOW_KEEPS_SPACE,
	    [N_HIDE] = FLOW_HIDDEN};
	struct flow *f = self;
	struct flow_block block = {.label = xml_attr(tag, N_N)};
	struct flow_item item = {.value = number(tag, N_N, 0)};

	switch (tag->id) {
	case N_P:
		return flow_open(f, NULL, err);
	case N_GIVEN:
		return flow_open(f, &block, err);
	case N_H:
		block.label = (struct str){0};
		block.heading = number(tag, N_N, 1);
		return flow_open(f, &block, err);
	case N_UL:
	case N_OL:
		return open_list(f, tag, err);
	case N_LI:
		item.has_value = item.value != 0;
		return flow_item_open(f, &item, err);
	case N_TABLE:
		return flow_table_open(f, err);
	case N_TR:
		return flow_row_open(f, number(tag, N_N, 0) != 0, err);
	case N_TD:
		return open_cell(f, tag, err);
	case N_FN:
		return flow_note_open(f, xml_attr(tag, N_N), err);
	case N_CITE:
		return flow_note_cite(
		    f, xml_attr(tag, N_N), xml_attr(tag, N_N), err);
	case N_DEF:
		return flow_note_define(f, xml_attr(tag, N_N), err);
	case N_BOX:
		return flow_box_open(f, err);
	case N_HEAD:
		return flow_margin_open(f, ROLE_HEADER, err);
	case N_BR:
		return flow_char(f, '\n', err);
	case N_A:
		flow_link_open(f, xml_attr(tag, N_N));
		return 0;
	case N_B:
	case N_S:
	case N_PRE:
	case N_HIDE:
		flow_bits_open(f, bits[tag->id]);
		return 0;
	default:
		return 0;
	}
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct flow *f = self;

	switch (tag->id) {
	case N_P:
	case N_H:
	case N_GIVEN:
		return flow_close(f, err);
	case N_UL:
	case N_OL:
		return flow_list_close(f, err);
	case N_LI:
		return flow_item_close(f, err);
	case N_TABLE:
		return flow_table_close(f, err);
	case N_TR:
		return flow_row_close(f, err);
	case N_TD:
		return flow_cell_close(f, err);
	case N_FN:
	case N_DEF:
		return flow_note_close(f, err);
	case N_BOX:
		return flow_box_close(f, err);
	case N_HEAD:
		return flow_margin_close(f, err);
	case N_A:
		flow_link_close(f);
		return 0;
	case N_B:
	case N_S:
	case N_PRE:
	case N_HIDE:
		flow_span_close(f);
		return 0;
	default:
		return 0;
	}
}

static int
on_text(void *self, struct str text, struct err *err)
{
	return flow_text(self, text, err);
}

static struct doc *
build(const char *body)
{
	struct doc *doc = doc_new(STR("case"), STR("flow"));
	struct flow *f = flow_new(doc);
	struct xml_sink sink = {f, on_open, on_close, on_text};
	struct buf b = {.max = 0};
	struct err err = {0};

	buf_print(&b, "<r>%s</r>", body);
	flow_part(f, STR("text"));
	if (xml_parse_bytes(buf_str(&b), &vocabulary, &sink, &err) ||
	    flow_finish(f, &err))
		fail_msg("%s", err.text);
	flow_free(f);
	buf_free(&b);
	doc_finish(doc);
	doc_check(doc);
	return doc;
}

static void
expect(const char *body, const char *want)
{
	case_expect_doc(build(body), want);
}

/* ---- text ---- */

static void
white_space_collapses_and_ends_are_trimmed(void **state)
{
	(void)state;
	expect("<p>\n  a  b\n\tc <b> d </b> e\n</p>", "\nP a b c d e\n");
	expect("<p>a <br/> b</p>", "\nP a\nb\n");
	expect("<pre><p>a  b\n  c</p></pre>", "\nP a  b\n  c\n");
}

static void
text_without_a_block_opens_one(void **state)
{
	(void)state;
	expect("a <b>b</b><p>c</p> d ", "\nP a b\nP c\nP d\n");
	expect(" <p> </p> ", "\n");
}

static void
hidden_text_is_not_there(void **state)
{
	(void)state;
	expect("<p>a<hide>b</hide>c</p><hide><p>d</p></hide>", "\nP ac\n");
}

static void
a_block_that_is_all_bold_has_a_look_and_no_mark(void **state)
{
	struct doc *doc = build("<p><b>a</b> <b>b</b></p><p><b>c</b>d</p>");

	(void)state;
	assert_true(doc->blocks.at[0].look.bold);
	assert_false(doc->blocks.at[1].look.bold);
	assert_int_equal(doc->marks.len, 1);
	assert_int_equal(doc->marks.at[0].kind, MARK_BOLD);
	assert_int_equal(doc->marks.at[0].block, 1);
	assert_int_equal(doc->marks.at[0].end, 1);
	doc_free(doc);
}

static void
marks_are_ranges_of_the_trimmed_text(void **state)
{
	struct doc *doc = build("<p> <a n='x'> ab</a><s>c</s> </p>");

	(void)state;
	assert_int_equal(doc->marks.len, 2);
	assert_int_equal(doc->marks.at[0].kind, MARK_LINK);
	assert_int_equal(doc->marks.at[0].start, 0);
	assert_int_equal(doc->marks.at[0].end, 2);
	assert_true(str_eq(doc->marks.at[0].target, STR("x")));
	assert_int_equal(doc->marks.at[1].kind, MARK_STRUCK);
	assert_int_equal(doc->marks.at[1].start, 2);
	assert_true(str_eq(case_notice(doc, NOTICE_STRUCK),
	    STR("struck through by hand: 'c'")));
	doc_free(doc);
}

/* ---- lists ---- */

static void
the_first_block_of_an_item_is_the_item(void **state)
{
	(void)state;
	expect("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>",
	    "\nI1 [\xE2\x80\xA2] a\nP b\nI1 [\xE2\x80\xA2] c\n");
}

static void
numbers_start_and_go_on(void **state)
{
	(void)state;
	expect("<ol n='3'><li>a</li><li n='7'>b</li><li>c</li></ol>",
	    "\nI1 [3.] a\nI1 [7.] b\nI1 [8.] c\n");
	expect(
	    "<ol m='5'><li>a</li><li>b</li></ol>", "\nI1 [a.] a\nI1 [b.] b\n");
	expect("<ol n='-4'><li>a</li></ol>", "\nP a\n");
}

static void
lists_nest_by_depth(void **state)
{
	struct doc *doc = build("<ol><li>a<ul><li>b</li></ul></li><li>c</li>"
				"</ol><p>d</p><ol><li>e</li></ol>");

	(void)state;
	assert_int_equal(doc->blocks.at[0].list, 1);
	assert_int_equal(doc->blocks.at[1].list, 2);
	assert_int_equal(doc->blocks.at[1].level, 2);
	assert_int_equal(doc->blocks.at[2].list, 1);
	assert_int_equal(doc->blocks.at[4].list, 3);
	doc_free(doc);
}

static void
a_heading_in_a_numbered_item_has_its_number(void **state)
{
	(void)state;
	expect("<ol><li><h>a</h></li></ol><ul><li><h>b</h></li></ul>",
	    "\nH1 [1.] a\nH1 b\n");
}

static void
an_item_without_a_list_is_one_of_bullets(void **state)
{
	(void)state;
	expect("<li>a</li><given n='(x)'>b</given>",
	    "\nI1 [\xE2\x80\xA2] a\nI1 [(x)] b\n");
}

/* ---- tables ---- */

static void
cells_find_their_column_under_spans(void **state)
{
	(void)state;
	expect("<table><tr><td n='2'>a</td><td m='2'>b</td></tr>"
	       "<tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>",
	    "\nC 0(0,0)2x1 a\nC 0(0,1)1x2 b\nC 0(1,1) c\nC 0(1,2) d\n"
	    "C 0(2,0) e\n");
}

static void
spans_beyond_the_table_are_cut(void **state)
{
	(void)state;
	expect("<table><tr><td m='1000'>a</td></tr>"
	       "<tr><td n='500000'>b</td><td>c</td></tr></table>",
	    "\nC 0(0,0)1x2 a\nC 0(1,0) b\nC 0(1,1) c\n");
}

static void
rows_without_cells_are_none_unless_they_are_filled_from_above(void **state)
{
	struct doc *doc = build("<table><tr/><tr><td n='2'>a</td><td n='2'>b"
				"</td></tr><tr/><tr/><tr><td>c</td></tr>"
				"</table>");

	(void)state;
	assert_int_equal(doc->tables.at[0].rows, 3);
	assert_int_equal(doc->blocks.at[2].row, 2);
	doc_free(doc);
}

static void
empty_cells_are_blocks_and_empty_paragraphs_are_not(void **state)
{
	(void)state;
	expect("<table><tr><td/><td><p/><p>a</p><p/></td></tr></table>",
	    "\nC 0(0,0) \nC 0(0,1) a\n");
}

static void
marked_rows_and_dressed_rows_are_headings(void **state)
{
	struct doc *doc =
	    build("<table><tr n='1'><td>a</td><td>b</td></tr>"
		  "<tr><td>c</td><td>d</td></tr></table>"
		  "<table><tr><td v='1'>a</td><td v='1'>b</td></tr>"
		  "<tr><td v='1'>c</td><td>d</td></tr>"
		  "<tr><td v='1'>e</td><td>f</td></tr></table>");

	(void)state;
	assert_int_equal(doc->tables.at[0].header_rows, 1);
	assert_false(doc->tables.at[0].header_col);
	assert_int_equal(doc->tables.at[1].header_rows, 1);
	assert_true(doc->tables.at[1].header_col);
	doc_free(doc);
}

static void
a_table_of_one_cell_or_with_a_heading_is_layout(void **state)
{
	(void)state;
	expect("<table><tr><td>a</td></tr></table>"
	       "<table><tr><td><h>b</h></td><td>c</td></tr></table>",
	    "\nP cover a\nH1 b\nP c\n");
}

static void
a_table_in_a_cell_names_its_parent(void **state)
{
	struct doc *doc =
	    build("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table>"
		  "</td><td>c</td></tr></table>");

	(void)state;
	assert_int_equal(doc->tables.len, 2);
	assert_int_equal(doc->tables.at[1].parent, 0);
	assert_int_equal(doc->blocks.at[0].table, 1);
	doc_free(doc);
}

static void
items_in_a_cell_are_cells_with_a_level(void **state)
{
	(void)state;
	expect("<ul><li>x<table><tr><td>a</td><td><ul><li>b</li></ul></td>"
	       "</tr></table></li><li>y</li></ul>",
	    "\nI1 [\xE2\x80\xA2] x\nC 0(0,0) a\nC1 0(0,1) [\xE2\x80\xA2] b\n"
	    "I1 [\xE2\x80\xA2] y\n");
}

/* ---- stories ---- */

static void
a_note_follows_the_block_that_cites_it(void **state)
{
	(void)state;
	expect("<p>a<fn n='1'><p>b</p><p>c</p></fn> d</p><p>e</p>",
	    "\nP a d\nN [1] b\nN c\nP e\n");
	expect("<table><tr><td>a<fn n='1'>b</fn></td><td>c</td></tr></table>",
	    "\nC 0(0,0) a\nN [1] b\nC 0(0,1) c\n");
}

static void
a_note_that_stands_elsewhere_is_awaited(void **state)
{
	(void)state;
	expect("<p>a<cite n='1'/></p><p>b<cite n='2'/></p><p>c</p>"
	       "<def n='1'><p>x</p></def><def n='2'>y</def><p>d</p>",
	    "\nP a\nN [1] x\nP b\nN [2] y\nP c\nP d\n");
}

static void
a_note_that_nothing_cites_is_text(void **state)
{
	(void)state;
	expect("<p>a</p><def n='1'>x</def><p>b</p>", "\nP a\nP x\nP b\n");
}

static void
a_note_that_never_comes_is_told(void **state)
{
	struct doc *doc = build("<p>a<cite n='1'/></p><p>b</p>");

	(void)state;
	assert_true(str_eq(case_notice(doc, NOTICE_DAMAGED),
	    STR("note '1' is cited but is not there")));
	case_expect_doc(doc, "\nP a\nP b\n");
}

static void
a_box_follows_its_block_and_a_header_comes_last(void **state)
{
	(void)state;
	expect("<head><p>h</p></head><p>a<box><p>b</p></box> c</p><p>d</p>",
	    "\nP a c\nP b\nP d\nP header h\n");
	expect(
	    "<table><tr><td>a<box><p>b</p></box></td><td>c</td></tr></table>",
	    "\nC 0(0,0) a\nC 0(0,0) b\nC 0(0,1) c\n");
}

static void
what_is_left_open_ends_with_its_story(void **state)
{
	struct doc *doc = doc_new(STR("case"), STR("flow"));
	struct flow *f = flow_new(doc);
	struct err err = {0};

	(void)state;
	flow_part(f, STR("text"));
	assert_int_equal(flow_table_open(f, &err), 0);
	assert_int_equal(flow_cell_open(f, NULL, &err), 0);
	assert_int_equal(flow_text(f, STR("a"), &err), 0);
	assert_int_equal(flow_note_open(f, STR("1"), &err), 0);
	assert_int_equal(flow_item_open(f, NULL, &err), 0);
	assert_int_equal(flow_text(f, STR("n"), &err), 0);
	flow_span_close(f);
	assert_int_equal(flow_box_close(f, &err), 0);
	assert_int_equal(flow_finish(f, &err), 0);
	flow_free(f);
	doc_finish(doc);
	doc_check(doc);
	case_expect_doc(doc, "\nP a\nN [1] n\n");
}

static void
tables_nest_no_deeper_than_the_limit(void **state)
{
	struct doc *doc = doc_new(STR("case"), STR("flow"));
	struct flow *f = flow_new(doc);
	struct err err = {0};

	(void)state;
	for (int i = 0; i < LIMIT_TABLE_DEPTH; i++) {
		assert_int_equal(flow_table_open(f, &err), 0);
		assert_int_equal(flow_cell_open(f, NULL, &err), 0);
	}
	assert_int_equal(flow_table_open(f, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	flow_free(f);
	doc_free(doc);
}

static void
a_table_is_no_wider_than_the_limit(void **state)
{
	struct doc *doc = doc_new(STR("case"), STR("flow"));
	struct flow *f = flow_new(doc);
	struct err err = {0};

	(void)state;
	assert_int_equal(flow_table_open(f, &err), 0);
	for (int i = 0; i < LIMIT_TABLE_COLUMNS; i++)
		assert_int_equal(flow_cell_open(f, NULL, &err), 0);
	assert_int_equal(flow_cell_open(f, NULL, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	flow_free(f);
	doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(white_space_collapses_and_ends_are_trimmed),
	    cmocka_unit_test(text_without_a_block_opens_one),
	    cmocka_unit_test(hidden_text_is_not_there),
	    cmocka_unit_test(a_block_that_is_all_bold_has_a_look_and_no_mark),
	    cmocka_unit_test(marks_are_ranges_of_the_trimmed_text),
	    cmocka_unit_test(the_first_block_of_an_item_is_the_item),
	    cmocka_unit_test(numbers_start_and_go_on),
	    cmocka_unit_test(lists_nest_by_depth),
	    cmocka_unit_test(a_heading_in_a_numbered_item_has_its_number),
	    cmocka_unit_test(an_item_without_a_list_is_one_of_bullets),
	    cmocka_unit_test(cells_find_their_column_under_spans),
	    cmocka_unit_test(spans_beyond_the_table_are_cut),
	    cmocka_unit_test(
		rows_without_cells_are_none_unless_they_are_filled_from_above),
	    cmocka_unit_test(
		empty_cells_are_blocks_and_empty_paragraphs_are_not),
	    cmocka_unit_test(marked_rows_and_dressed_rows_are_headings),
	    cmocka_unit_test(a_table_of_one_cell_or_with_a_heading_is_layout),
	    cmocka_unit_test(a_table_in_a_cell_names_its_parent),
	    cmocka_unit_test(items_in_a_cell_are_cells_with_a_level),
	    cmocka_unit_test(a_note_follows_the_block_that_cites_it),
	    cmocka_unit_test(a_note_that_stands_elsewhere_is_awaited),
	    cmocka_unit_test(a_note_that_nothing_cites_is_text),
	    cmocka_unit_test(a_note_that_never_comes_is_told),
	    cmocka_unit_test(a_box_follows_its_block_and_a_header_comes_last),
	    cmocka_unit_test(what_is_left_open_ends_with_its_story),
	    cmocka_unit_test(tables_nest_no_deeper_than_the_limit),
	    cmocka_unit_test(a_table_is_no_wider_than_the_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
