/* WordprocessingML to blocks: each rule of the machine once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "word_case.h"

/* ---- headings and numbers ---- */

#define HEADING_STYLES                                                         \
	STYLE("H1", "heading 1",                                               \
	    "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>"                 \
	    "<w:outlineLvl w:val=\"0\"/></w:pPr>")                             \
	STYLE("H2", "heading 2",                                               \
	    BASED("H1") "<w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr>"      \
			"<w:outlineLvl w:val=\"1\"/></w:pPr>")                 \
	STYLE("H3", "heading 3", BASED("H1") "<w:pPr/>")                       \
	STYLE("Mine", "Section", BASED("H2"))                                  \
	STYLE("Body", "Body",                                                  \
	    BASED("H1") "<w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>")

static const char heading_numbers[] = ABSTRACT("0",
    LVL("0", "decimal", "%1.", "<w:pStyle w:val=\"H1\"/>")
	LVL("1", "decimal", "%1.%2", "") LVL("2", "decimal", "%1.%2.%3",
	    "<w:pStyle w:val=\"H3\"/>")) INSTANCE("1", "0");

static void
numbers_come_through_styles(void **state)
{
	(void)state;
	case_expect((struct word_case){.styles = HEADING_STYLES,
			.numbering = heading_numbers,
			.body = STYLED("H1", "One") STYLED("H2", "ilvl only")
			    STYLED("H3", "by the level's style")
				STYLED("Mine", "inherited")},
	    "\nH1 [1.] One\nH2 [1.1] ilvl only\n"
	    "H3 [1.1.1] by the level's style\nH2 [1.2] inherited\n");
}

static void
a_number_may_be_switched_off_or_chosen_directly(void **state)
{
	(void)state;
	case_expect((struct word_case){.styles = HEADING_STYLES,
			.numbering = heading_numbers,
			.body = STYLED("H1", "One") P(PPR(
			    "<w:pStyle w:val=\"H1\"/>" NUM("0", "0")) RT("Off"))
			    P(PPR("<w:pStyle w:val=\"H1\"/>"
				  "<w:numPr><w:ilvl w:val=\"1\"/></w:numPr>")
				    RT("Moved")) STYLED("H1", "Two")},
	    "\nH1 [1.] One\nH1 Off\nH1 [1.1] Moved\nH1 [2.] Two\n");
}

static void
headings_are_told_by_name_and_outline_level(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.styles = STYLE("berschrift1", "heading 1", "") STYLE(
		    "Sub", "Sub", BASED("berschrift1")) STYLE("Out", "Outlined",
		    PPR("<w:outlineLvl w:val=\"3\"/>")) HEADING_STYLES,
		.body = STYLED("berschrift1", "a") STYLED("Sub", "b")
		    STYLED("Out", "c") STYLED("Body", "d")
			P(PPR("<w:outlineLvl w:val=\"1\"/>") RT("e"))
			    P(PPR("<w:pStyle w:val=\"H1\"/>"
				  "<w:outlineLvl w:val=\"9\"/>") RT("f"))
				STYLED("Heading2", "g") PT("h")},
	    "\nH1 a\nH1 b\nH4 c\nP d\nH2 e\nP f\nH2 g\nP h\n");
}

static void
style_chains_that_run_in_a_circle_end(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.styles = STYLE("A", "A", BASED("B")) STYLE(
		    "B", "B", BASED("A") PPR("<w:outlineLvl w:val=\"1\"/>"))
		    STYLE("C", "C", BASED("C")),
		.body = STYLED("A", "a") STYLED("C", "c")},
	    "\nH2 a\nP c\n");
}

static void
the_default_style_holds_where_none_is_named(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.styles =
		    "<w:style w:type=\"paragraph\" w:default=\"1\" "
		    "w:styleId=\"N\"><w:name w:val=\"Normal\"/>" RPR(
			"<w:vanish/>") "</w:style>" STYLE("Seen", "Seen", ""),
		.body = PT("hidden by default") STYLED("Seen", "seen")},
	    "\nP seen\n");
}

static void
a_title_is_no_heading(void **state)
{
	(void)state;
	case_expect((struct word_case){.styles = STYLE("T", "Title",
					   PPR("<w:outlineLvl w:val=\"0\"/>"))
					   HEADING_STYLES,
			.body = STYLED("T", "The Policy") STYLED("H3", "A")},
	    "\nP cover The Policy\nH3 A\n");
}

static void
an_empty_numbered_paragraph_counts_but_a_section_break_does_not(void **state)
{
	(void)state;
	case_expect((struct word_case){.numbering = heading_numbers,
			.body = ITEM("0", "1", "a") P(PPR(NUM("0", "1"))) P(PPR(
			    NUM("0", "1") "<w:sectPr/>")) ITEM("0", "1", "b")},
	    "\nI1 [1.] a\nI1 [3.] b\n");
}

/* ---- lists ---- */

static void
items_of_one_list_share_a_number(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .numbering = ABSTRACT("0", LVL("0", "decimal", "%1)", ""))
		ABSTRACT("1", LVL("0", "bullet", "\xEF\x82\xB7", ""))
		    INSTANCE("1", "0") INSTANCE("2", "1"),
	    .body = ITEM("0", "1", "a") PT("between") ITEM("0", "1", "b")
		ITEM("0", "2", "c") PT("between") ITEM("0", "2", "d")});

	(void)state;
	assert_true(str_eq(doc->blocks.at[3].label, STR("\xE2\x80\xA2")));
	assert_int_equal(doc->blocks.at[0].list, doc->blocks.at[2].list);
	assert_int_not_equal(doc->blocks.at[2].list, doc->blocks.at[3].list);
	assert_int_not_equal(doc->blocks.at[3].list, doc->blocks.at[5].list);
	assert_int_equal(doc->blocks.at[1].list, 0);
	doc_free(doc);
}

#define INDENTED(id, left, text)                                               \
	P(PPR(NUM("0", id) "<w:ind w:left=\"" left "\"/>") RT(text))

static void
a_list_further_to_the_right_is_nested(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.numbering = ABSTRACT("0", LVL("0", "decimal", "%1)", ""))
		    ABSTRACT("1", LVL("0", "lowerLetter", "%1.", ""))
			INSTANCE("1", "0") INSTANCE("2", "1"),
		.body = INDENTED("1", "360", "x") INDENTED("2", "720", "y")
		    INDENTED("2", "720", "z") INDENTED("1", "360", "v")},
	    "\nI1 [1)] x\nI2 [a.] y\nI2 [b.] z\nI1 [2)] v\n");
}

/* ---- text ---- */

static void
special_characters_read_as_printed(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.body =
		    P(R(T("a") "<w:noBreakHyphen/>" T("b") "<w:softHyphen/>" T(
			"c"
			"\xC2\xAD") "<w:tab/>" T("d") "<w:br/>" T("e") "<w:br "
								       "w:type="
								       "\"page"
								       "\"/>" T("f") "<w:cr/>" T(
									   "g") "<w:sym w:font=\"Symbol\" "
										"w:char=\"F0B3\"/>"
										"<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>"))},
	    "\nP a\xE2\x80\x91"
	    "bc\td\ne\nf\ng\xE2\x89\xA5\xE2\x9C\x93\n");
}

static void
ligatures_read_as_their_letters(void **state)
{
	(void)state;
	case_expect((struct word_case){.body = P(R(T("certi\xEF\xAC\x81"
						     "cate "
						     "o\xEF\xAC\x83"
						     "ce")))},
	    "\nP certificate office\n");
}

static void
white_space_is_kept_only_where_the_file_says_so(void **state)
{
	(void)state;
	case_expect((struct word_case){.body = P(R("<w:t> a </w:t>")
					       R("<w:t>\nb c\n"
						 "</w:t>") RT(" d ") RT("e"))},
	    "\nP ab c d e\n");
}

static void
hidden_text_is_left_out(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.styles = STYLE("V", "V",
		    RPR("<w:vanish/>")) "<w:style w:type=\"character\" "
					"w:styleId=\"C\">"
					"<w:name w:val=\"C\"/>" RPR(
					    "<w:vanish/>") "</w:style>",
		.body = P(RT("a") R(RPR("<w:vanish/>") T("x"))
			R(RPR("<w:vanish w:val=\"0\"/>") T("b"))
			    R(RPR("<w:rStyle w:val=\"C\"/>") T("y")))
		    P(PPR("<w:pStyle w:val=\"V\"/>") RT("z")
			    R(RPR("<w:rStyle w:val=\"C\"/>") T("toggled")))},
	    "\nP ab\nP toggled\n");
}

static void
a_run_in_heading_is_a_block_of_its_own(void **state)
{
	(void)state;
	case_expect((struct word_case){.styles = HEADING_STYLES,
			.numbering = heading_numbers,
			.body = P(PPR("<w:pStyle w:val=\"H1\"/>" RPR(
			    "<w:vanish/><w:specVanish/>")) RT("Run in."))
			    PT(" The text follows.")},
	    "\nH1 [1.] Run in.\nP The text follows.\n");
}

static void
hidden_paragraphs_do_not_count(void **state)
{
	(void)state;
	case_expect((struct word_case){.numbering = heading_numbers,
			.body = ITEM("0", "1", "a") P(PPR(NUM("0", "1") RPR(
			    "<w:vanish/>")) R(RPR("<w:vanish/>") T("x")))
			    ITEM("0", "1", "b")},
	    "\nI1 [1.] a\nI1 [2.] b\n");
}

static void
struck_text_is_marked_and_told(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .body = P(RT(" keep ") R(RPR("<w:strike/>") T("old "))
		    R(RPR("<w:dstrike/>") T("text")))});
	const struct mark *m = &doc->marks.at[0];

	(void)state;
	assert_int_equal(m->kind, MARK_STRUCK);
	assert_int_equal(m->start, 5);
	assert_int_equal(m->end, 13);
	assert_non_null(
	    strstr(case_notice(doc, NOTICE_STRUCK).at, "'old text'"));
	doc_free(doc);
}

static void
the_look_of_a_block_is_that_of_all_its_text(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .styles = STYLE("B", "B", RPR("<w:b/><w:sz w:val=\"28\"/>")),
	    .body = STYLED("B", "all bold")
		P(R(RPR("<w:b/>") T("partly")) RT(" bold"))
		    P(PPR("<w:jc w:val=\"center\"/>") R(RPR(
			"<w:caps/><w:u w:val=\"single\"/>") T("x")) RT(" "))});

	(void)state;
	assert_true(doc->blocks.at[0].look.bold);
	assert_int_equal(doc->blocks.at[0].look.half_points, 28);
	assert_false(doc->blocks.at[1].look.bold);
	assert_int_equal(doc->marks.len, 1);
	assert_int_equal(doc->marks.at[0].kind, MARK_BOLD);
	assert_int_equal(doc->marks.at[0].end, 6);
	assert_true(doc->blocks.at[2].look.centered);
	assert_true(doc->blocks.at[2].look.caps);
	assert_true(doc->blocks.at[2].look.underline);
	doc_free(doc);
}

static void
marks_end_where_trimmed_text_ends(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .body = P(R(RPR("<w:b/>") "<w:t>ab  </w:t>") RT("cd"))});

	(void)state;
	assert_int_equal(doc->marks.at[0].end, 2);
	case_expect_doc(doc, "\nP abcd\n");
}

static void
mathematics_and_ruby_give_their_text(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.namespaces = "xmlns:m=\"http://schemas.openxmlformats.org/"
			      "officeDocument/2006/math\"",
		.body = P(
		    RT("n = ") "<m:oMath><m:sSup><m:e><m:r><m:t>2</m:t>"
			       "</m:r></m:e><m:sup><m:r><m:t>64</m:t></m:r>"
			       "</m:sup></m:sSup></m:oMath>")
		    P(R("<w:ruby><w:rubyPr/><w:rt>" RT(
			"small") "</w:rt><w:rubyBase>" RT("base") "</"
								  "w:rubyBase><"
								  "/w:ruby>"))},
	    "\nP n = 2^64\nP base\n");
}

/* ---- fields and links ---- */

static void
of_fields_the_result_is_read(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.body = P(RT("a ") FLD("begin") INSTR(" IF ") FLD("begin")
			INSTR(" PAGE ") FLD("separate") RT("7") FLD("end")
			    INSTR(" = 7 ") FLD("separate") RT("seven")
				FLD("end") RT(" b"))
		    P("<w:fldSimple w:instr=\" TITLE \">" RT(
			"simple") "</w:fldSimple>")},
	    "\nP a seven b\nP simple\n");
}

static void
a_field_may_run_over_paragraphs(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.body = P(RT("a ") FLD("begin") INSTR(" INCLUDETEXT "))
		    P(INSTR(" more ") FLD("separate") RT("one")) PT("two")
			P(RT("three") FLD("end") RT(" b"))},
	    "\nP a\nP one\nP two\nP three b\n");
}

static void
a_field_that_never_ends_hides_nothing(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .body = P(RT("a") FLD("begin") INSTR(" REF x ")) PT("b") PT("c")});

	(void)state;
	assert_true(
	    str_starts(case_notice(doc, NOTICE_DAMAGED), STR("a field")));
	case_expect_doc(doc, "\nP a\nP b\nP c\n");
}

static void
computed_fields_show_what_word_shows(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.body = P(FLD("begin") INSTR(" LISTNUM ") FLD("end") RT("a")) P(
		    RT("x ") FLD("begin") INSTR(" LISTNUM ") FLD("end"))
		    P("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>"
		      "<w:checkBox><w:default w:val=\"0\"/>"
		      "<w:checked/></w:checkBox></w:ffData></w:fldChar>"
		      "</w:r>" INSTR(" FORMCHECKBOX ") FLD("end") RT(" yes"))},
	    "\nI1 [1)] a\nP x 2)\nP \xE2\x98\x92 yes\n");
}

static void
links_are_marked_with_their_address(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .rels = "<Relationship Id=\"r9\" Type=\"" REL_NS
		    "/hyperlink\" Target=\"https://example.org/a\" "
		    "TargetMode=\"External\"/>",
	    .body = P(RT("see ") "<w:hyperlink r:id=\"r9\" w:anchor=\"p\">" RT(
		"there") "</w:hyperlink>")
		P(FLD("begin") INSTR(" HYPERLINK \"http://x.y/\" \\l \"q\" ")
			FLD("separate") RT("here") FLD("end"))});

	(void)state;
	assert_int_equal(doc->marks.len, 2);
	assert_int_equal(doc->marks.at[0].start, 4);
	assert_int_equal(doc->marks.at[0].end, 9);
	assert_true(
	    str_eq(doc->marks.at[0].target, STR("https://example.org/a#p")));
	assert_true(str_eq(doc->marks.at[1].target, STR("http://x.y/#q")));
	doc_free(doc);
}

static void
contents_are_known_by_style_field_and_control(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.styles = STYLE("TOC1", "toc 1", "") HEADING_STYLES,
		.body = STYLED("TOC1", "1 A 5") P(
		    FLD("begin") INSTR(" TOC \\o ") FLD("separate") RT("1 B 6"))
		    P(RT("2 C 7") FLD("end"))
			PT("body") "<w:sdt><w:sdtPr><w:docPartObj><w:"
				   "docPartGallery "
				   "w:val=\"Table of "
				   "Contents\"/></w:docPartObj></w:sdtPr>"
				   "<w:sdtContent>" STYLED("H3", "Contents")
				       PT("3 D 8") "</w:sdtContent></w:sdt>" PT(
					   "body")},
	    "\nP contents 1 A 5\nP contents 1 B 6\nP contents 2 C 7\nP body\n"
	    "P contents Contents\nP contents 3 D 8\nP body\n");
}

static void
a_table_of_contents_that_never_ends_stops_at_a_heading(void **state)
{
	(void)state;
	case_expect((struct word_case){.styles = HEADING_STYLES,
			.body = P(FLD("begin") INSTR(" TOC ") FLD("separate")
				RT("1 A 5")) STYLED("H3", "A") PT("body")},
	    "\nP contents 1 A 5\nH3 A\nP body\n");
}

/* ---- what stands around text ---- */

static void
wrappers_do_not_hide_what_they_hold(void **state)
{
	(void)state;
	case_expect(
	    (
		struct word_case){.body =
				      "<w:customXml><w:customXmlPr>" PT("no") "</w:customXmlPr>" P(
					  "<w:smartTag><w:smartTagPr/>" RT("a") "</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>" RT(
					      "b") "</w:sdtContent></"
						   "w:sdt><w:bdo>" RT(
						       "c") "</"
							    "w:"
							    "bdo"
							    ">") "</"
								 "w:customXml><"
								 "w:sdt><w:"
								 "sdtContent"
								 ">" PT(
								     "d") "</"
									  "w:"
									  "sd"
									  "tC"
									  "on"
									  "te"
									  "nt"
									  "><"
									  "/w"
									  ":s"
									  "dt"
									  ">"},
	    "\nP abc\nP d\n");
}

static void
placeholders_are_not_text(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.body = TBL(TR(
		    TC(PT("a")) "<w:sdt><w:sdtPr>"
				"<w:showingPlcHdr/></w:sdtPr><w:sdtContent>" TC(
				    PT("Click here")) "</w:sdtContent></"
						      "w:sdt>" TC(PT("c")))
			TR(TC(PT("d")) TC(PT("e")) TC(PT("f"))))
		    P(RT("x") "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
			      "<w:sdtContent>" RT(
				  "Enter") "</w:sdtContent></w:sdt>" RT("y"))},
	    "\nC 0(0,0) a\nC 0(0,1) \nC 0(0,2) c\nC 0(1,0) d\nC 0(1,1) e\n"
	    "C 0(1,2) f\nP xy\n");
}

#define BOX(text)                                                              \
	"<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"         \
	"<wps:txbx><w:txbxContent>" PT(                                        \
	    text) "</w:txbxContent></wps:txbx></w:drawing></"                  \
		  "mc:Choice><mc:Fallback>"                                    \
		  "<w:pict><v:textbox><w:txbxContent>" PT(                     \
		      text) "</w:txbxContent></v:textbox></w:pict></"          \
			    "mc:Fallback>"                                     \
			    "</mc:AlternateContent>"
#define BOX_NS                                                                 \
	"xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/"   \
	"2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/"    \
	"wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "     \
	"xmlns:new=\"urn:something-new\""

static void
text_boxes_are_read_once_after_their_anchor(void **state)
{
	(void)state;
	case_expect((struct word_case){.namespaces = BOX_NS,
			.body = P(RT("anchor") R(BOX("box")) RT(" goes on"))
			    PT("next")},
	    "\nP anchor goes on\nP box\nP next\n");
}

static void
a_form_that_needs_the_unknown_is_not_taken(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){.namespaces = BOX_NS,
		.body =
		    "<mc:AlternateContent><mc:Choice "
		    "Requires=\"new\">" PT(
			"new") "</"
			       "mc:Choice><mc:"
			       "Choice "
			       "Requires=\"wps "
			       "new\">" PT("half") "</"
						   "mc:Choice><mc:Fallback>" PT(
						       "old") "</"
							      "mc:"
							      "Fallback>"
							      "</"
							      "mc:"
							      "Alternate"
							      "Content"
							      ">"},
	    "\nP old\n");
}

static void
notes_follow_the_block_that_cites_them(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .footnotes = "<w:footnote w:type=\"separator\" w:id=\"0\">" PT(
		"-") "</w:footnote><w:footnote w:id=\"2\">" P(R("<w:"
								"footnoteRef/>")
		    RT(" second"))
		PT("more") "</w:footnote><w:footnote w:id=\"1\">" PT(
		    "first") "</w:footnote>",
	    .body = P(RT("a") R("<w:footnoteReference w:id=\"1\"/>") RT("b")
		    R("<w:footnoteReference w:id=\"2\"/>")) PT("c")});

	(void)state;
	assert_int_equal(doc->blocks.at[1].anchor, 0);
	assert_int_equal(doc->marks.len, 2);
	assert_int_equal(doc->marks.at[0].kind, MARK_NOTE_REF);
	assert_int_equal(doc->marks.at[0].start, 1);
	assert_int_equal(doc->marks.at[1].start, 2);
	case_expect_doc(
	    doc, "\nP ab\nN [1] first\nN [2] second\nN more\nP c\n");
}

static void
a_note_that_is_not_there_is_damage(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .body = P(RT("a") R("<w:footnoteReference w:id=\"8\"/>"))});

	(void)state;
	assert_non_null(strstr(case_notice(doc, NOTICE_DAMAGED).at, "'8'"));
	doc_free(doc);
}

static void
headers_come_last_and_once(void **state)
{
	(void)state;
	case_expect(
	    (struct word_case){
		.header = TBL(TR(TC(PT("Policy")) TC(PT("1.0")))),
		.body = P(PPR("<w:sectPr><w:headerReference "
			      "w:type=\"default\" r:id=\"rHdr\"/></w:sectPr>")
			RT("a"))
		    PT("b") "<w:sectPr><w:headerReference w:type=\"first\" "
			    "r:id=\"rHdr\"/></w:sectPr>"},
	    "\nP a\nP b\nP header Policy\nP header 1.0\n");
}

static void
what_cannot_be_read_is_told(void **state)
{
	static const struct {
		const char *body, *told;
	} cases[] = {
	    {"<w:altChunk r:id=\"rX\"/>",
		"an alternative chunk is not read: 'word/part.htm'"},
	    {P("<w:subDoc r:id=\"rX\"/>"),
		"a sub-document is not read: 'word/part.htm'"},
	    {P(R("<w:object><o:OLEObject ProgID=\"Excel.Sheet\"/></w:object>")),
		"an embedded object is not read: 'Excel.Sheet'"},
	    {P(R("<w:drawing><a:graphicData uri=\"http://schemas."
		 "openxmlformats.org/drawingml/2006/diagram\"/></w:drawing>")),
		"a SmartArt diagram is not read"},
	    {P(R("<w:drawing><wp:extent cx=\"3000000\" cy=\"2000000\"/>"
		 "<wp:docPr descr=\"flow\"/><pic:pic/></w:drawing>")),
		"a picture is not read: 'flow'"},
	    {P(R("<w:drawing><wp:extent cx=\"300000\" cy=\"200000\"/>"
		 "<pic:pic/></w:drawing>")),
		""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct doc *doc = case_read((struct word_case){
		    .body = cases[i].body,
		    .rels = "<Relationship Id=\"rX\" Type=\"" REL_NS
			    "/aFChunk\" Target=\"part.htm\"/>",
		    .namespaces =
			"xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
			"xmlns:a=\"http://schemas.openxmlformats.org/"
			"drawingml/2006/main\" xmlns:wp=\"http://schemas."
			"openxmlformats.org/drawingml/2006/"
			"wordprocessingDrawing\" xmlns:pic=\"http://schemas."
			"openxmlformats.org/drawingml/2006/picture\""});
		struct str told = case_notice(doc, NOTICE_NOT_READ);

		if (told.len == 0)
			told = case_notice(doc, NOTICE_FIGURE);
		assert_true(str_eq(told, str_of(cases[i].told)));
		doc_free(doc);
	}
}

/* A line of contents, and a paragraph that it refers to. */
#define LINE(n, page)                                                          \
	P(FLD("begin") INSTR(" PAGEREF _Toc" n " \\h ") FLD("separate")        \
		RT(page) FLD("end"))
#define TARGET(n, before)                                                      \
	P("<w:bookmarkStart w:name=\"_Toc" n "\"/>" R(before T("t" n)))
#define NEW_PAGE "<w:lastRenderedPageBreak/>"

static void
pages_are_known_where_marks_and_contents_agree(void **state)
{
	struct doc *doc = case_read((struct word_case){
	    .body = LINE("1", "1") LINE("2", "1") LINE("3", "2") LINE("4", "3")
		LINE("5", "3") TARGET("1", NEW_PAGE) TARGET("2", "")
		    P(R("<w:br w:type=\"page\"/>")) TARGET("3", NEW_PAGE)
			TARGET("4", NEW_PAGE) TARGET("5", "")});

	(void)state;
	assert_int_equal(doc->blocks.at[0].place.page, 1);
	assert_int_equal(doc->blocks.at[5].place.page, 2);
	assert_int_equal(doc->blocks.at[6].place.page, 2);
	assert_int_equal(doc->blocks.at[7].place.page, 3);
	assert_int_equal(doc->blocks.at[9].place.page, 4);
	assert_int_equal(doc->blocks.at[9].place.ordinal, 11);
	doc_free(doc);
}

static void
pages_that_cannot_be_checked_are_not_told(void **state)
{
	static const char *const bodies[] = {
	    TARGET("1", NEW_PAGE) TARGET("2", NEW_PAGE),
	    LINE("1", "1") LINE("2", "9") LINE("3", "20") LINE("4", "30")
		LINE("5", "31") TARGET("1", "") TARGET("2", NEW_PAGE)
		    TARGET("3", NEW_PAGE) TARGET("4", "") TARGET("5", ""),
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bodies); i++) {
		struct doc *doc =
		    case_read((struct word_case){.body = bodies[i]});

		for (size_t k = 0; k < doc->blocks.len; k++)
			assert_int_equal(doc->blocks.at[k].place.page, 0);
		doc_free(doc);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_come_through_styles),
	    cmocka_unit_test(a_number_may_be_switched_off_or_chosen_directly),
	    cmocka_unit_test(headings_are_told_by_name_and_outline_level),
	    cmocka_unit_test(style_chains_that_run_in_a_circle_end),
	    cmocka_unit_test(the_default_style_holds_where_none_is_named),
	    cmocka_unit_test(a_title_is_no_heading),
	    cmocka_unit_test(
		an_empty_numbered_paragraph_counts_but_a_section_break_does_not),
	    cmocka_unit_test(items_of_one_list_share_a_number),
	    cmocka_unit_test(a_list_further_to_the_right_is_nested),
	    cmocka_unit_test(special_characters_read_as_printed),
	    cmocka_unit_test(ligatures_read_as_their_letters),
	    cmocka_unit_test(white_space_is_kept_only_where_the_file_says_so),
	    cmocka_unit_test(hidden_text_is_left_out),
	    cmocka_unit_test(a_run_in_heading_is_a_block_of_its_own),
	    cmocka_unit_test(hidden_paragraphs_do_not_count),
	    cmocka_unit_test(struck_text_is_marked_and_told),
	    cmocka_unit_test(the_look_of_a_block_is_that_of_all_its_text),
	    cmocka_unit_test(marks_end_where_trimmed_text_ends),
	    cmocka_unit_test(mathematics_and_ruby_give_their_text),
	    cmocka_unit_test(of_fields_the_result_is_read),
	    cmocka_unit_test(a_field_may_run_over_paragraphs),
	    cmocka_unit_test(a_field_that_never_ends_hides_nothing),
	    cmocka_unit_test(computed_fields_show_what_word_shows),
	    cmocka_unit_test(links_are_marked_with_their_address),
	    cmocka_unit_test(contents_are_known_by_style_field_and_control),
	    cmocka_unit_test(
		a_table_of_contents_that_never_ends_stops_at_a_heading),
	    cmocka_unit_test(wrappers_do_not_hide_what_they_hold),
	    cmocka_unit_test(placeholders_are_not_text),
	    cmocka_unit_test(text_boxes_are_read_once_after_their_anchor),
	    cmocka_unit_test(a_form_that_needs_the_unknown_is_not_taken),
	    cmocka_unit_test(notes_follow_the_block_that_cites_them),
	    cmocka_unit_test(a_note_that_is_not_there_is_damage),
	    cmocka_unit_test(headers_come_last_and_once),
	    cmocka_unit_test(what_cannot_be_read_is_told),
	    cmocka_unit_test(pages_are_known_where_marks_and_contents_agree),
	    cmocka_unit_test(pages_that_cannot_be_checked_are_not_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
