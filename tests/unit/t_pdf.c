/* Pages of a PDF, as pdftohtml writes them, to blocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "port/child.h"
#include "read/pdf.h"
#include "read_case.h"

/* 0 text, 1 and 2 headings, 3 bold, 4 small, 5 large capitals of 6. */
static const char fonts[] =
    "<fontspec id=\"0\" size=\"16\" family=\"AAAAAA+Serif\" color=\"#000000\"/>"
    "<fontspec id=\"1\" size=\"24\" family=\"Sans-Bold\" color=\"#336699\"/>"
    "<fontspec id=\"2\" size=\"20\" family=\"Sans-Bold\" color=\"#336699\"/>"
    "<fontspec id=\"3\" size=\"16\" family=\"Serif-Bold\" color=\"#000000\"/>"
    "<fontspec id=\"4\" size=\"10\" family=\"Serif\" color=\"#000000\"/>"
    "<fontspec id=\"5\" size=\"20\" family=\"Caps,Bold\" color=\"#000000\"/>"
    "<fontspec id=\"6\" size=\"15\" family=\"Caps,Bold\" color=\"#000000\"/>";

static struct buf page_xml;

static void
add_script_line(struct str line, int *page)
{
	struct str n[4];

	if (str_starts(line, STR("page"))) {
		buf_print(&page_xml,
		    "%s<page number=\"%d\" top=\"0\" left=\"0\" "
		    "height=\"1000\" width=\"800\">\n%s\n",
		    *page ? "</page>\n" : "", *page + 1, *page ? "" : fonts);
		(*page)++;
		return;
	}
	for (int i = 0; i < 4; i++)
		n[i] = str_cut(&line, ' ');
	buf_print(&page_xml,
	    "<text top=\"%.*s\" left=\"%.*s\" width=\"%.*s\" height=\"16\" "
	    "font=\"%.*s\">%.*s</text>\n",
	    STR_ARG(n[0]), STR_ARG(n[1]), STR_ARG(n[2]), STR_ARG(n[3]),
	    STR_ARG(line));
}

/* "page" begins a page; other lines are top, left, width, font, text. */
static struct str
xml_of(const char *script, const char *outline)
{
	struct str rest = str_of(script);
	int page = 0;

	buf_reset(&page_xml);
	buf_add_c(&page_xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			     "<!DOCTYPE pdf2xml SYSTEM \"pdf2xml.dtd\">\n\n"
			     "<pdf2xml producer=\"poppler\">\n");
	while (rest.len)
		add_script_line(str_cut(&rest, '\n'), &page);
	buf_print(&page_xml, "</page>\n%s</pdf2xml>\n", outline);
	return buf_str(&page_xml);
}

static void
expect(const char *script, const char *want)
{
	case_expect_doc(
	    case_read_bytes(xml_of(script, ""), TRACKED_ACCEPT), want);
}

static void
lines_of_a_paragraph_are_joined(void **state)
{
	(void)state;
	expect("page\n"
	       "200 100 600 0 The CA revokes a certificate whose key is no\n"
	       "220 100 600 0 longer safe, and it says so in its revoca-\n"
	       "240 100 600 0 tion list; cross-certified keys are told at\n"
	       "260 100 600 0 once, too, and nothing stays open. Cross-\n"
	       "280 100 600 0 certified revocation is described below at\n"
	       "300 100 300 0 https://ca.example/some/\n"
	       "320 100 300 0 path.html\n",
	    "\nP The CA revokes a certificate whose key is no longer safe, and "
	    "it says so in its revocation list; cross-certified keys are told "
	    "at once, too, and nothing stays open. Cross-certified revocation "
	    "is described below at https://ca.example/some/path.html\n");
}

static void
a_gap_or_an_early_end_parts_paragraphs(void **state)
{
	(void)state;
	expect("page\n"
	       "200 100 600 0 A first paragraph that fills its line wholly\n"
	       "220 100 200 0 and ends here.\n"
	       "240 100 600 0 A second one begins right below it, as in a\n"
	       "260 100 600 0 text without any space between paragraphs.\n"
	       "300 100 600 0 A third stands apart, and fills its line too.\n",
	    "\nP A first paragraph that fills its line wholly and ends here.\n"
	    "P A second one begins right below it, as in a text without any "
	    "space between paragraphs.\n"
	    "P A third stands apart, and fills its line too.\n");
}

static void
a_paragraph_goes_on_over_the_page(void **state)
{
	(void)state;
	expect("page\n"
	       "200 100 600 0 Sections fill the page down to its very end,\n"
	       "220 100 600 0 and a sentence does not stop for that but\n"
	       "page\n"
	       "200 100 300 0 goes on above all else.\n"
	       "240 100 500 0 Another begins.\n",
	    "\nP Sections fill the page down to its very end, and a sentence "
	    "does not stop for that but goes on above all else.\n"
	    "P Another begins.\n");
}

static void
headings_are_told_by_look_and_number(void **state)
{
	(void)state;
	expect("page\n"
	       "100 100 300 1 1. INTRODUCTION\n"
	       "140 100 60 2 1.1\n"
	       "140 200 300 2 Overview of a title that goes on\n"
	       "164 200 100 2 below it\n"
	       "200 100 600 0 Text that is long enough to be the text of the\n"
	       "220 100 600 0 document, so that its look is what is usual.\n"
	       "260 100 300 2 1.2 Name\n"
	       "300 100 300 0 1.3 is no heading here.\n"
	       "340 100 300 2 1.4 Usage\n"
	       "380 100 300 3 1. Bold item of a list\n"
	       "420 100 300 3 2. Another\n"
	       "460 100 300 1 2. REPOSITORY\n"
	       "500 100 300 2 2.1 Repositories\n"
	       "540 100 300 0 Text.\n",
	    "\nH1 1. INTRODUCTION\n"
	    "H2 1.1 Overview of a title that goes on below it\n"
	    "P Text that is long enough to be the text of the document, so "
	    "that its look is what is usual.\n"
	    "H2 1.2 Name\n"
	    "P 1.3 is no heading here.\n"
	    "H2 1.4 Usage\n"
	    "I1 [1.] Bold item of a list\n"
	    "I1 [2.] Another\n"
	    "H1 2. REPOSITORY\n"
	    "H2 2.1 Repositories\n"
	    "P Text.\n");
}

static void
a_reference_that_begins_a_line_is_no_heading(void **state)
{
	(void)state;
	expect("page\n"
	       "100 100 300 1 1. LIFE CYCLE\n"
	       "140 100 300 2 1.1 Revocation\n"
	       "180 100 300 2 1.1.1 Reasons\n"
	       "220 100 600 0 Text that is long enough to be the text of the\n"
	       "240 100 600 0 document. Reports are dealt with as is said in\n"
	       "260 100 600 0 section 1.1.3. Whoever has reported is told\n"
	       "page\n"
	       "100 100 600 0 what comes of it.\n"
	       "140 100 300 2 1.1.2 Requests\n"
	       "180 100 600 0 Text.\n",
	    "\nH1 1. LIFE CYCLE\n"
	    "H2 1.1 Revocation\n"
	    "H3 1.1.1 Reasons\n"
	    "P Text that is long enough to be the text of the document. "
	    "Reports are dealt with as is said in section 1.1.3. Whoever has "
	    "reported is told what comes of it.\n"
	    "H3 1.1.2 Requests\n"
	    "P Text.\n");
}

static void
a_heading_may_stand_at_the_head_of_its_paragraph(void **state)
{
	(void)state;
	expect("page\n"
	       "100 100 300 1 1. INTRODUCTION\n"
	       "140 100 100 3 1.1 Overview \n"
	       "140 205 495 0 Text that is long enough to be the text of it\n"
	       "160 100 600 0 all, so that its look is what is usual.\n"
	       "180 100 500 3 1.2 Name of the document and all that is to \n"
	       "200 100 140 3 identify it. \n"
	       "200 245 300 0 It has one.\n"
	       "220 100 40 3 1.3 \n"
	       "220 145 400 0 tells who takes part in it.\n"
	       "260 100 300 3 1.3 Participants\n"
	       "300 100 300 0 All of them.\n"
	       "340 100 100 3 1.4 Usage \n"
	       "340 205 100 0 No stipulation.\n",
	    "\nH1 1. INTRODUCTION\n"
	    "H2 1.1 Overview\n"
	    "P Text that is long enough to be the text of it all, so that its "
	    "look is what is usual.\n"
	    "H2 1.2 Name of the document and all that is to identify it\n"
	    "P It has one.\n"
	    "P 1.3 tells who takes part in it.\n"
	    "H2 1.3 Participants\n"
	    "P All of them.\n"
	    "H2 1.4 Usage\n"
	    "P No stipulation.\n");
}

static void
bookmarks_tell_headings_that_look_like_text(void **state)
{
	(void)state;
	case_expect_doc(
	    case_read_bytes(
		xml_of(
		    "page\n"
		    "100 100 300 0 Preface\n"
		    "140 100 600 0 The text of the preface is short, and it\n"
		    "160 100 600 0 is followed by the first of the chapters.\n"
		    "200 100 300 0 Chapter of\n"
		    "220 100 300 0 Names\n"
		    "260 100 300 0 Text.\n",
		    "<outline><item page=\"1\">Preface</item>"
		    "<item page=\"1\">Chapter of Names</item></outline>\n"),
		TRACKED_ACCEPT),
	    "\nH1 Preface\n"
	    "P The text of the preface is short, and it is followed by the "
	    "first of the chapters.\n"
	    "H1 Chapter of Names\n"
	    "P Text.\n"
	    "");
}

static void
running_headers_and_page_numbers_are_no_text(void **state)
{
	(void)state;
	expect("page\n"
	       "40 100 200 0 Example CA CPS 1.0\n"
	       "200 100 500 0 First page.\n"
	       "960 390 20 0 1\n"
	       "page\n"
	       "40 100 200 0 Example CA CPS 1.0\n"
	       "200 100 500 0 Second page.\n"
	       "960 390 20 0 2\n"
	       "page\n"
	       "40 100 200 0 Example CA CPS 1.0\n"
	       "200 100 500 0 Third page.\n"
	       "960 390 20 0 3\n",
	    "\nP First page.\n"
	    "P Second page.\n"
	    "P Third page.\n"
	    "P header Example CA CPS 1.0\n");
}

static void
items_have_labels_and_nest(void **state)
{
	(void)state;
	expect("page\n"
	       "180 100 600 0 The CA publishes on its pages all that follows:\n"
	       "200 130 10 0 \xE2\x80\xA2\n"
	       "200 160 540 0 its certificates, and whatever else belongs to\n"
	       "220 160 100 0 them;\n"
	       "240 160 10 0 o\n"
	       "240 190 300 0 in all forms;\n"
	       "260 130 10 0 \xE2\x80\xA2\n"
	       "260 160 300 0 its lists.\n"
	       "300 130 540 0 1. Numbers that are drawn with their text, as\n"
	       "320 160 300 0 some programs do;\n"
	       "340 130 540 0 2. are labels, too.\n",
	    "\nP The CA publishes on its pages all that follows:\n"
	    "I1 [\xE2\x80\xA2] its certificates, and whatever else belongs to "
	    "them;\n"
	    "I2 [o] in all forms;\n"
	    "I1 [\xE2\x80\xA2] its lists.\n"
	    "I1 [1.] Numbers that are drawn with their text, as some programs "
	    "do;\n"
	    "I1 [2.] are labels, too.\n");
}

static void
cells_make_rows_and_go_on_over_the_page(void **state)
{
	(void)state;
	expect("page\n"
	       "100 100 600 0 The table that follows is drawn cell by cell.\n"
	       "200 100 100 3 Field\n"
	       "200 300 100 3 Value\n"
	       "230 100 100 0 Version\n"
	       "230 300 100 0 3\n"
	       "260 100 100 0 Serial\n"
	       "260 300 200 0 at least 64 bits of\n"
	       "page\n"
	       "100 100 100 3 Field\n"
	       "100 300 100 3 Value\n"
	       "130 300 200 0 randomness\n"
	       "160 100 100 0 Issuer\n"
	       "160 300 200 0 the CA\n"
	       "260 100 600 0 Text goes on below the table as it did above.\n",
	    "\nP The table that follows is drawn cell by cell.\n"
	    "C 0(0,0) Field\nC 0(0,1) Value\n"
	    "C 0(1,0) Version\nC 0(1,1) 3\n"
	    "C 0(2,0) Serial\nC 0(2,1) at least 64 bits of randomness\n"
	    "C 0(3,0) Issuer\nC 0(3,1) the CA\n"
	    "P Text goes on below the table as it did above.\n");
}

static void
columns_that_were_run_together_are_parted(void **state)
{
	(void)state;
	expect("page\n"
	       "100 100 60 3 Class\n"
	       "100 200 40 3 OID\n"
	       "100 330 100 3 Rules\n"
	       "130 100 30 0 EV\n"
	       "130 200 210 0 1.3.159.1.17.1 baseline\n"
	       "160 100 30 0 OV\n"
	       "160 200 110 0 1.3.159.1.19\n"
	       "160 330 100 0 baseline\n",
	    "\nC 0(0,0) Class\nC 0(0,1) OID\nC 0(0,2) Rules\n"
	    "C 0(1,0) EV\nC 0(1,1) 1.3.159.1.17.1\nC 0(1,2) baseline\n"
	    "C 0(2,0) OV\nC 0(2,1) 1.3.159.1.19\nC 0(2,2) baseline\n");
}

static void
a_footnote_stands_behind_what_cites_it(void **state)
{
	struct doc *doc = case_read_bytes(
	    xml_of("page\n"
		   "200 100 300 0 No such certificates are issued\n"
		   "199 400 5 4 1\n"
		   "200 410 200 0 by this CA at all.\n"
		   "240 100 600 0 The text goes on in another paragraph here.\n"
		   "900 100 5 4 1\n"
		   "901 107 400 0 Since the year before.\n",
		""),
	    TRACKED_ACCEPT);

	(void)state;
	assert_int_equal(doc->marks.len, 1);
	assert_int_equal(doc->marks.at[0].kind, MARK_NOTE_REF);
	case_expect_doc(doc,
	    "\nP No such certificates are issued by this CA at all.\n"
	    "N [1] Since the year before.\n"
	    "P The text goes on in another paragraph here.\n");
}

static void
small_capitals_were_typed_as_small_letters(void **state)
{
	(void)state;
	expect("page\n"
	       "100 100 40 5 1.1 O\n"
	       "103 140 80 6 VERVIEW\n"
	       "140 100 600 0 Text that is long enough to be the usual text.\n",
	    "\nP 1.1 Overview\n"
	    "P Text that is long enough to be the usual text.\n"
	    "");
}

static void
contents_are_no_headings(void **state)
{
	(void)state;
	expect("page\n"
	       "100 100 200 1 Table of Contents\n"
	       "140 100 600 0 1. INTRODUCTION ........................ 2\n"
	       "160 100 200 0 1.1 Overview\n"
	       "160 690 10 0 2\n"
	       "180 100 400 0 1.2 Name . . . . . . . . . . . . .\n"
	       "180 690 10 0 2\n"
	       "200 100 200 0 1.3\n"
	       "200 330 100 0 Participants\n"
	       "200 690 10 0 3\n"
	       "page\n"
	       "100 100 200 1 1. INTRODUCTION\n"
	       "140 100 200 2 1.1 Overview\n"
	       "180 100 600 0 Text that is long enough to be the usual text.\n"
	       "220 100 200 2 1.2 Name\n"
	       "260 100 600 0 Text that is long enough to be the usual text.\n",
	    "\nP contents Table of Contents\n"
	    "P contents 1. INTRODUCTION ........................ 2\n"
	    "P contents 1.1 Overview\t2\n"
	    "P contents 1.2 Name . . . . . . . . . . . . .\t2\n"
	    "P contents 1.3 Participants\t3\n"
	    "H1 1. INTRODUCTION\n"
	    "H2 1.1 Overview\n"
	    "P Text that is long enough to be the usual text.\n"
	    "H2 1.2 Name\n"
	    "P Text that is long enough to be the usual text.\n");
}

static void
what_is_no_xml_is_mended(void **state)
{
	(void)state;
	expect("page\n"
	       "100 100 300 0 <a href=\"x\"><b>bold\x01 in</a> a link</b> and\n"
	       "120 100 300 0 bytes \xFF that <i>are</b> none</i> \xEF\xAC\x81"
	       "ne.\n",
	    "\nP bold  in a link and bytes \xEF\xBF\xBD that are none fine.\n");
}

static void
a_bold_stretch_is_marked(void **state)
{
	struct doc *doc = case_read_bytes(
	    xml_of("page\n"
		   "100 100 100 3 Subscriber\n"
		   "100 200 300 0 : a person to whom it is issued.\n",
		""),
	    TRACKED_ACCEPT);

	(void)state;
	assert_int_equal(doc->marks.len, 1);
	assert_int_equal(doc->marks.at[0].kind, MARK_BOLD);
	assert_int_equal(doc->marks.at[0].end, 10);
	assert_int_equal(doc->blocks.at[0].place.page, 1);
	doc_free(doc);
}

static void
expect_error(struct str bytes, const char *format, const char *words)
{
	struct read_options options = {.format = format};
	struct err err = {0};
	struct doc *doc = NULL;

	assert_int_equal(
	    read_document(bytes, STR("x"), &options, &doc, &err), -1);
	assert_non_null(strstr(err.text, words));
}

static void
pages_without_text_are_a_scan(void **state)
{
	(void)state;
	expect_error(xml_of("page\npage\n", ""), NULL, "pictures");
	expect_error(STR("<html/>"), "pdf-xml", "not the XML");
}

static void
numbers_beyond_all_bounds_do_no_harm(void **state)
{
	(void)state;
	expect("page\n"
	       "-2147483648 2147483648 -5 99 far\n"
	       "1e9 99999999999999999999 4 0 away\n"
	       "100 100 300 0 Here.\n",
	    "\nP faraway\nP Here.\n");
}

static void
too_many_pages_are_refused(void **state)
{
	struct buf script = {.max = 0};

	(void)state;
	for (int i = 0; i <= LIMIT_PDF_PAGES; i++)
		buf_add_c(&script, "page\n");
	expect_error(xml_of(script.at, ""), NULL, "pages");
	buf_free(&script);
}

static void
a_piece_that_is_too_long_is_refused(void **state)
{
	struct buf script = {.max = 0};

	(void)state;
	buf_add_c(&script, "page\n100 100 300 0 ");
	for (size_t i = 0; i <= LIMIT_PDF_PIECE; i++)
		buf_add_char(&script, 'x');
	expect_error(xml_of(script.at, ""), NULL, "piece of text");
	buf_free(&script);
}

static void
an_absent_converter_is_named_with_its_package(void **state)
{
	struct err err = {0};
	struct doc *doc = doc_new(STR("x.pdf"), STR("pdf"));

	(void)state;
	assert_int_equal(
	    pdf_read_with("/no/such/pdftohtml", STR("%PDF-1.4"), doc, &err),
	    -1);
	assert_int_equal(err.code, ERR_IO);
	assert_non_null(strstr(err.text, "poppler-utils"));
	doc_free(doc);
}

static int
end(void **state)
{
	(void)state;
	buf_free(&page_xml);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_of_a_paragraph_are_joined),
	    cmocka_unit_test(a_gap_or_an_early_end_parts_paragraphs),
	    cmocka_unit_test(a_paragraph_goes_on_over_the_page),
	    cmocka_unit_test(headings_are_told_by_look_and_number),
	    cmocka_unit_test(a_reference_that_begins_a_line_is_no_heading),
	    cmocka_unit_test(a_heading_may_stand_at_the_head_of_its_paragraph),
	    cmocka_unit_test(bookmarks_tell_headings_that_look_like_text),
	    cmocka_unit_test(running_headers_and_page_numbers_are_no_text),
	    cmocka_unit_test(items_have_labels_and_nest),
	    cmocka_unit_test(cells_make_rows_and_go_on_over_the_page),
	    cmocka_unit_test(columns_that_were_run_together_are_parted),
	    cmocka_unit_test(a_footnote_stands_behind_what_cites_it),
	    cmocka_unit_test(small_capitals_were_typed_as_small_letters),
	    cmocka_unit_test(contents_are_no_headings),
	    cmocka_unit_test(what_is_no_xml_is_mended),
	    cmocka_unit_test(a_bold_stretch_is_marked),
	    cmocka_unit_test(pages_without_text_are_a_scan),
	    cmocka_unit_test(numbers_beyond_all_bounds_do_no_harm),
	    cmocka_unit_test(too_many_pages_are_refused),
	    cmocka_unit_test(a_piece_that_is_too_long_is_refused),
	    cmocka_unit_test(an_absent_converter_is_named_with_its_package),
	};

	return cmocka_run_group_tests(tests, NULL, end);
}
