/* Tables of Word: merged cells, headings, layout. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "word_case.h"

#define CELL(text) TC(PT(text))
#define SPAN(n) "<w:gridSpan w:val=\"" n "\"/>"
#define V_START "<w:vMerge w:val=\"restart\"/>"
#define V_GOES_ON "<w:vMerge/>"
#define HEADER_ROW "<w:trPr><w:tblHeader/></w:trPr>"

static void
a_cell_is_known_by_its_place_in_the_grid(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.body = TBL(TR(TCP(SPAN("2"), PT("a")) CELL("b"))
			TR(CELL("c") CELL("d") TC(PT("e") PT("f"))))},
	    "\nC 0(0,0)1x2 a\nC 0(0,2) b\nC 0(1,0) c\nC 0(1,1) d\n"
	    "C 0(1,2) e\nC 0(1,2) f\n");
}

static void
empty_cells_are_there_and_empty_paragraphs_are_not(void **state)
{
	(void)state;
	case_expect((struct word_case){.body = TBL(TR(TC("<w:p/>")
					       TC("<w:p/>" PT("a") "<w:p/>"))
					       TR(TC("") TC("<w:p/><w:p/>")))},
	    "\nC 0(0,0) \nC 0(0,1) a\nC 0(1,0) \nC 0(1,1) \n");
}

static void
a_cell_merged_downwards_is_one_cell(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.body = TBL(TR(TCP(V_START, PT("a") PT("aa")) CELL("b"))
			TR(TCP(V_GOES_ON, PT("unseen")) CELL("c"))
			    TR(TCP(V_GOES_ON, "<w:p/>") CELL("d"))
				TR(CELL("e") CELL("f"))
				    TR(TCP(V_GOES_ON, PT("g")) CELL("h")))},
	    "\nC 0(0,0)3x1 a\nC 0(0,0)3x1 aa\nC 0(0,1) b\nC 0(1,1) c\n"
	    "C 0(2,1) d\nC 0(3,0)2x1 e\nC 0(3,1) f\nC 0(4,1) h\n");
}

static void
a_merge_without_a_cell_above_begins_one(void **state)
{
	(void)state;
	case_expect((struct word_case){.body = TBL(TR(
					   TCP(V_GOES_ON, PT("a")) CELL("b")))},
	    "\nC 0(0,0) a\nC 0(0,1) b\n");
}

static void
legacy_horizontal_merges_are_spans(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.body = TBL(TR(TCP("<w:hMerge w:val=\"restart\"/>", PT("a"))
			TCP("<w:hMerge/>", "<w:p/>") CELL("b"))
			TR(CELL("c") CELL("d") CELL("e")))},
	    "\nC 0(0,0)1x2 a\nC 0(0,2) b\nC 0(1,0) c\nC 0(1,1) d\n"
	    "C 0(1,2) e\n");
}

static void
columns_left_out_before_and_after_a_row_count(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .body = TBL(TR("<w:trPr><w:gridBefore w:val=\"1\"/>"
			   "<w:gridAfter w:val=\"1\"/></w:trPr>" CELL("a"))
		    TR(CELL("b") CELL("c") CELL("d")))});

	(void)state;
	assert_int_equal(doc->tables.at[0].cols, 3);
	assert_int_equal(doc->tables.at[0].rows, 2);
	case_expect_doc(
	    doc, "\nC 0(0,1) a\nC 0(1,0) b\nC 0(1,1) c\nC 0(1,2) d\n");
}

static void
heading_rows_are_marked_or_told_by_the_look(void **state)
{
	static const struct {
		const char *body;
		int rows;
	} cases[] = {
	    {TBL(TR(HEADER_ROW CELL("a") CELL("b"))
		     TR(HEADER_ROW CELL("c") CELL("d")) TR(CELL("e") CELL("f"))
			 TR(HEADER_ROW CELL("g") CELL("h"))),
		2},
	    {TBL("<w:tblPr><w:tblLook w:val=\"0020\"/></w:tblPr>" TR(
		 CELL("a") CELL("b")) TR(CELL("c") CELL("d"))),
		1},
	    {TBL("<w:tblPr><w:tblLook w:val=\"0020\" w:firstRow=\"0\"/>"
		 "</w:tblPr>" TR(CELL("a") CELL("b")) TR(CELL("c") CELL("d"))),
		0},
	    {TBL("<w:tblPr><w:tblLook w:val=\"0020\"/></w:tblPr>" TR(
		 CELL("a") CELL("b"))),
		0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct doc *doc =
		    case_read((struct word_case){.body = cases[i].body});

		assert_int_equal(doc->tables.at[0].header_rows, cases[i].rows);
		doc_free(doc);
	}
}

static void
the_first_column_is_headings_where_the_style_dresses_it(void **state)
{
	static const char look[] =
	    TBL("<w:tblPr><w:tblStyle w:val=\"T\"/><w:tblLook "
		"w:val=\"0080\"/></w:tblPr>" TR(CELL("a") CELL("b")));
	static const char *const dress[] = {
	    "", "<w:tblStylePr w:type=\"firstCol\"/>"};

	(void)state;
	for (int i = 0; i < 2; i++) {
		char styles[200];
		struct doc *doc;

		(void)snprintf(styles, sizeof(styles),
		    "<w:style w:type=\"table\" w:styleId=\"T\"><w:name "
		    "w:val=\"T\"/>%s</w:style>",
		    dress[i]);
		doc = case_read(
		    (struct word_case){.styles = styles, .body = look});
		assert_int_equal(doc->tables.at[0].header_col, i);
		doc_free(doc);
	}
}

#define BOLD(text) TC(P(R(RPR("<w:b/>") T(text))))
#define SHADED(text) TCP("<w:shd w:val=\"clear\" w:fill=\"D9D9D9\"/>", PT(text))

static void
headings_of_a_table_are_told_by_their_dress(void **state)
{
	static const struct {
		const char *body;
		int rows;
		bool column;
	} cases[] = {
	    {TBL(TR(BOLD("a") BOLD("b")) TR(CELL("c") CELL("d"))), 1, false},
	    {TBL(TR(SHADED("a") SHADED("b")) TR(BOLD("c") SHADED("d"))
		     TR(CELL("e") CELL("f"))),
		2, false},
	    {TBL(TR(BOLD("a") BOLD("b")) TR(BOLD("c") BOLD("d"))), 0, false},
	    {TBL(TR(BOLD("a") CELL("b")) TR(BOLD("c") CELL("d"))), 0, false},
	    {TBL(TR(BOLD("a") CELL("b")) TR(BOLD("c") CELL("d"))
		     TR(BOLD("e") CELL("f"))),
		0, true},
	    {TBL(TR(TCP(V_START, "<w:p/>") CELL("a") CELL("b"))
		     TR(TCP(V_GOES_ON, "<w:p/>") CELL("c") CELL("d"))
			 TR(CELL("e") CELL("f") CELL("g"))),
		2, true},
	    {TBL(TR(TC("<w:p/>") CELL("a") TC("<w:p/>"))
		     TR(CELL("b") CELL("c") CELL("d"))),
		0, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct doc *doc =
		    case_read((struct word_case){.body = cases[i].body});
		const struct table *t = &doc->tables.at[0];

		if (t->header_rows != cases[i].rows ||
		    t->header_col != cases[i].column)
			fail_msg("case %zu: %d rows, column %d", i,
			    t->header_rows, t->header_col);
		doc_free(doc);
	}
}

static void
a_table_of_one_cell_is_layout(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){.body = TBL(TR(TC("<w:p/>" PT("a")))) PT("b")},
	    "\nP a\nP b\n");
}

static void
a_table_that_holds_headings_is_layout(void **state)
{
	(void)state;
	case_expect((struct word_case){.styles = STYLE("H1", "heading 1", ""),
			.body = TBL(TR(TC(STYLED("H1", "One")) TC("<w:p/>")) TR(
			    CELL("text") TC(TBL(TR(CELL("x") CELL("y"))))))},
	    "\nH1 One\nP text\nC 0(0,0) x\nC 0(0,1) y\n");
}

static void
nested_tables_know_their_parent(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .body = TBL(TR(CELL("a") TC(
		PT("b") TBL(TR(CELL("c") CELL("d"))) PT("e"))) TR(CELL("f")
		    TC(TBL(TR(TC(TBL(TR(CELL("g") CELL("h")))))) PT("i"))))});

	(void)state;
	assert_int_equal(doc->tables.len, 3);
	assert_int_equal(doc->tables.at[1].parent, 0);
	assert_int_equal(doc->tables.at[2].parent, 0);
	case_expect_doc(doc,
	    "\nC 0(0,0) a\nC 0(0,1) b\nC 1(0,0) c\nC 1(0,1) d\nC 0(0,1) e\n"
	    "C 0(1,0) f\nC 2(0,0) g\nC 2(0,1) h\nC 0(1,1) i\n");
}

static void
items_and_notes_in_cells_keep_what_they_are(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.numbering = ABSTRACT("0", LVL("0", "decimal", "(%1)", ""))
		    INSTANCE("1", "0"),
		.footnotes = "<w:footnote w:id=\"1\">" TBL(
		    TR(CELL("n") CELL("m"))) "</w:footnote>",
		.body = TBL(TR(TC(ITEM("0", "1", "a") ITEM("0", "1", "b"))
			TC(P(RT("c") R("<w:footnoteReference "
				       "w:id=\"1\"/>")))))},
	    "\nC1 0(0,0) [(1)] a\nC1 0(0,0) [(2)] b\nC 0(0,1) c\n"
	    "N [1] n\nN m\n");
}

static void
a_table_too_deep_belongs_to_the_cell_around_it(void **state)
{
	struct buf b = {.max = 0};
	struct doc *doc;

	(void)state;
	for (int i = 0; i < 40; i++)
		buf_add_c(&b, "<w:tbl><w:tr><w:tc>" PT("x") "</w:tc><w:tc>");
	buf_add_c(&b, PT("deep"));
	for (int i = 0; i < 40; i++)
		buf_add_c(&b, "</w:tc></w:tr></w:tbl>");
	doc = case_read((struct word_case){.body = b.at});
	assert_int_equal(doc->tables.len, LIMIT_TABLE_DEPTH);
	/* A blank one stands for each cell that holds but a table. */
	assert_int_equal(doc->blocks.len, 41 + LIMIT_TABLE_DEPTH - 1);
	doc_free(doc);
	buf_free(&b);
}

/* ---- tracked changes ---- */

static void
expect_both(struct word_case c, const char *accepted, const char *rejected)
{
	c.tracked = TRACKED_ACCEPT;
	case_expect(c, accepted);
	c.tracked = TRACKED_REJECT;
	case_expect(c, rejected);
}

#define INS(content) "<w:ins w:id=\"1\">" content "</w:ins>"
#define DEL(text)                                                              \
	"<w:del w:id=\"1\">" R("<w:delText xml:space=\"preserve\">" text       \
			       "</w:delText>") "</w:del>"

static void
insertions_and_deletions_are_taken_or_left(void **state)
{
	struct doc *doc = case_read(
	    (struct word_case){.body = P(RT("a") INS(RT(" new")) DEL(" old"))});

	(void)state;
	assert_true(str_starts(case_notice(doc, NOTICE_TRACKED),
	    STR("tracked changes taken as accepted: 1 insertions, 1 ")));
	doc_free(doc);
	expect_both((struct word_case){.body = P(RT("a") INS(RT(" new"))
					       DEL(" old") INS(DEL(" never")))},
	    "\nP a new\n", "\nP a old\n");
	expect_both(
	    (struct word_case){
		.body = P("<w:moveFrom>" RT("moved") "</w:moveFrom>" RT("a"))
		    P(RT("b") "<w:moveTo>" RT("moved") "</w:moveTo>")},
	    "\nP a\nP bmoved\n", "\nP moveda\nP b\n");
}

#define MARK(change) PPR(RPR("<w:" change " w:id=\"1\"/>"))

static void
paragraph_marks_that_go_merge_paragraphs(void **state)
{
	(void)state;
	expect_both(
	    (struct word_case){.styles = STYLE("H", "heading 1", ""),
		.body = STYLED("H", "zero") P(MARK("del") RT("one "))
		    STYLED("H", "two") P(MARK("ins") RT("three ")) PT("four")},
	    "\nH1 zero\nH1 one two\nP three\nP four\n",
	    "\nH1 zero\nP one\nH1 two\nP three four\n");
	/* Nothing to merge with; and one of which nothing is left. */
	expect_both((struct word_case){.body = P(MARK("del") RT("a")) TBL(TR(TC(
					   P(MARK("del") RT("b"))) TC(PT("c"))))
					   P(MARK("del") DEL("d")) PT("e")},
	    "\nP a\nC 0(0,0) b\nC 0(0,1) c\nP e\n",
	    "\nP a\nC 0(0,0) b\nC 0(0,1) c\nP d\nP e\n");
}

static void
a_deleted_item_does_not_count(void **state)
{
	(void)state;
	expect_both((struct word_case){.numbering = ABSTRACT(
					   "0", LVL("0", "decimal", "%1.", ""))
					   INSTANCE("1", "0"),
			.body = ITEM("0", "1", "a") P(PPR(NUM("0", "1")
				RPR("<w:del/>")) DEL("b")) ITEM("0", "1", "c")},
	    "\nI1 [1.] a\nI1 [2.] c\n", "\nI1 [1.] a\nI1 [2.] b\nI1 [3.] c\n");
}

static void
old_properties_hold_when_a_change_is_rejected(void **state)
{
	(void)state;
	expect_both(
	    (struct word_case){.styles = STYLE("H", "heading 1", "")
				   STYLE("G", "heading 2", ""),
		.body = P(PPR("<w:pStyle w:val=\"H\"/><w:pPrChange><w:pPr>"
			      "<w:pStyle w:val=\"G\"/></w:pPr></w:pPrChange>")
			RT("a")) P(R(RPR("<w:vanish/><w:rPrChange><w:rPr/>"
					 "</w:rPrChange>") T("b")) RT("c"))},
	    "\nH1 a\nP c\n", "\nH2 a\nP bc\n");
	expect_both(
	    (struct word_case){.numbering =
				   ABSTRACT("0", LVL("0", "decimal", "%1.", ""))
				       INSTANCE("1", "0"),
		.body = P(PPR("<w:numPr><w:ilvl w:val=\"0\"/><w:numId "
			      "w:val=\"1\"/><w:ins/></w:numPr>") RT("a"))},
	    "\nI1 [1.] a\n", "\nP a\n");
}

static void
rows_and_cells_come_and_go(void **state)
{
	(void)state;
	expect_both(
	    (struct word_case){
		.body = TBL(TR(CELL("a") CELL("b"))
			TR("<w:trPr><w:ins/></w:trPr>" CELL("c") CELL("d")) TR(
			    "<w:trPr><w:del/></w:trPr>" CELL("e") CELL("f")))},
	    "\nC 0(0,0) a\nC 0(0,1) b\nC 0(1,0) c\nC 0(1,1) d\n",
	    "\nC 0(0,0) a\nC 0(0,1) b\nC 0(1,0) e\nC 0(1,1) f\n");
	expect_both(
	    (struct word_case){
		.body = TBL(TR(TCP("<w:cellIns/>", PT("a")) CELL("b")
			TCP("<w:cellDel/>", PT("c")))
			TR(TCP(
			    "<w:gridSpan w:val=\"2\"/><w:tcPrChange><w:tcPr/>"
			    "</w:tcPrChange>",
			    PT("d")) CELL("e")))},
	    "\nC 0(0,0) a\nC 0(0,1) b\nC 0(1,0)1x2 d\nC 0(1,2) e\n",
	    "\nC 0(0,0) b\nC 0(0,1) c\nC 0(1,0) d\nC 0(1,1) e\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_cell_is_known_by_its_place_in_the_grid),
	    cmocka_unit_test(
		empty_cells_are_there_and_empty_paragraphs_are_not),
	    cmocka_unit_test(a_cell_merged_downwards_is_one_cell),
	    cmocka_unit_test(a_merge_without_a_cell_above_begins_one),
	    cmocka_unit_test(legacy_horizontal_merges_are_spans),
	    cmocka_unit_test(columns_left_out_before_and_after_a_row_count),
	    cmocka_unit_test(heading_rows_are_marked_or_told_by_the_look),
	    cmocka_unit_test(
		the_first_column_is_headings_where_the_style_dresses_it),
	    cmocka_unit_test(headings_of_a_table_are_told_by_their_dress),
	    cmocka_unit_test(a_table_of_one_cell_is_layout),
	    cmocka_unit_test(a_table_that_holds_headings_is_layout),
	    cmocka_unit_test(nested_tables_know_their_parent),
	    cmocka_unit_test(items_and_notes_in_cells_keep_what_they_are),
	    cmocka_unit_test(a_table_too_deep_belongs_to_the_cell_around_it),
	    cmocka_unit_test(insertions_and_deletions_are_taken_or_left),
	    cmocka_unit_test(paragraph_marks_that_go_merge_paragraphs),
	    cmocka_unit_test(a_deleted_item_does_not_count),
	    cmocka_unit_test(old_properties_hold_when_a_change_is_rejected),
	    cmocka_unit_test(rows_and_cells_come_and_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
