/* Wraps of Word documents: zip packages, flat OPC, Word 2003 XML; and what a
 * file is that is none of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "word_case.h"
#include "zip_make.h"

#define STRICT "http://purl.oclc.org/ooxml/"
#define RELS(content) RELS_OPEN content RELS_CLOSE
#define REL(id, type, target)                                                  \
	"<Relationship Id=\"" id "\" Type=\"" type "\" Target=\"" target "\"/" \
	">"
#define BODY(content)                                                          \
	"<w:document xmlns:w=\"" WORD_NS "\"><w:body>" content                 \
	"</w:body></w:document>"

static struct doc *
read_zip(struct zip_make *z)
{
	struct doc *doc = case_read_bytes(zip_make_end(z), TRACKED_ACCEPT);

	zip_make_free(z);
	return doc;
}

static void
expect_error(struct str bytes, enum err_code code, const char *words)
{
	struct read_options options = {.format = NULL};
	struct err err = {0};
	struct doc *doc = NULL;

	assert_int_equal(
	    read_document(bytes, STR("x.docx"), &options, &doc, &err), -1);
	assert_null(doc);
	assert_int_equal(err.code, code);
	if (!strstr(err.text, words))
		fail_msg("'%s' does not say '%s'", err.text, words);
}

static void
the_main_part_is_found_by_relationship(void **state)
{
	struct zip_make z = {.count = 0};
	struct doc *doc;

	(void)state;
	zip_make_add(&z, "_rels/.rels",
	    STR(RELS(
		REL("a", REL_NS "/officeDocument", "/odd/a%20b/../m.xml"))),
	    ZIP_SOUND);
	zip_make_add(&z, "word/document.xml", STR(BODY(PT("decoy"))), 0);
	zip_make_add(&z, "odd/m.xml", STR(BODY(PT("main"))), 0);
	doc = read_zip(&z);
	assert_true(str_eq(doc->format, STR("docx")));
	assert_true(str_eq(doc->parts.at[0], STR("odd/m.xml")));
	case_expect_doc(doc, "\nP main\n");
}

static void
the_strict_form_reads_alike(void **state)
{
	struct zip_make z = {.count = 0};

	(void)state;
	zip_make_add(&z, "_rels/.rels",
	    STR(RELS(REL("a",
		STRICT "officeDocument/relationships/"
		       "officeDocument",
		"word/document.xml"))),
	    0);
	zip_make_add(&z, "word/_rels/document.xml.rels",
	    STR(RELS(REL(
		"b", STRICT "officeDocument/relationships/styles", "s.xml"))),
	    0);
	zip_make_add(&z, "word/s.xml",
	    STR("<w:styles xmlns:w=\"" STRICT "wordprocessingml/main\">" STYLE(
		"x", "heading 2", "") "</w:styles>"),
	    0);
	zip_make_add(&z, "word/document.xml",
	    STR("<w:document xmlns:w=\"" STRICT "wordprocessingml/main\" "
		"w:conformance=\"strict\"><w:body>" STYLED(
		    "x", "strict") "</w:body></w:document>"),
	    0);
	case_expect_doc(read_zip(&z), "\nH2 strict\n");
}

static void
properties_of_the_file_are_kept(void **state)
{
	struct zip_make z = {.count = 0};
	struct doc *doc;

	(void)state;
	zip_make_add(&z, "_rels/.rels",
	    STR(RELS(REL("a", REL_NS "/officeDocument", "d.xml") REL("b",
		"http://schemas.openxmlformats.org/package/2006/relationships/"
		"metadata/core-properties",
		"core.xml") REL("c", REL_NS "/extended-properties", "app.xml")
		    REL("d", REL_NS "/custom-properties", "custom.xml"))),
	    0);
	zip_make_add(&z, "d.xml", STR(BODY(PT("x"))), 0);
	zip_make_add(&z, "core.xml",
	    STR("<cp:coreProperties xmlns:cp=\"urn:c\" xmlns:dc=\"urn:d\">"
		"<dc:title> The Policy </dc:title><dc:creator/>"
		"<cp:version>1.4</cp:version></cp:coreProperties>"),
	    0);
	zip_make_add(&z, "app.xml",
	    STR("<Properties xmlns=\"urn:x\"><Company>Example CA</Company>"
		"<Pages>7</Pages></Properties>"),
	    0);
	zip_make_add(&z, "custom.xml",
	    STR("<Properties xmlns=\"urn:y\"><property name=\"Approved\">"
		"<v xmlns=\"urn:z\">yes</v></property></Properties>"),
	    0);
	doc = read_zip(&z);
	assert_true(str_eq(doc_property(doc, STR("title")), STR("The Policy")));
	assert_true(str_eq(doc_property(doc, STR("version")), STR("1.4")));
	assert_true(
	    str_eq(doc_property(doc, STR("company")), STR("Example CA")));
	assert_true(str_eq(doc_property(doc, STR("Approved")), STR("yes")));
	assert_int_equal(doc->properties.len, 4);
	doc_free(doc);
}

static void
a_part_that_is_missing_is_damage_or_an_end(void **state)
{
	struct zip_make z = {.count = 0};
	struct doc *doc;

	(void)state;
	zip_make_add(&z, "_rels/.rels",
	    STR(RELS(REL("a", REL_NS "/officeDocument", "d.xml"))), 0);
	zip_make_add(&z, "_rels/d.xml.rels",
	    STR(RELS(REL("s", REL_NS "/styles", "nowhere.xml"))), 0);
	zip_make_add(&z, "d.xml", STR(BODY(PT("x"))), 0);
	doc = read_zip(&z);
	assert_non_null(
	    strstr(case_notice(doc, NOTICE_DAMAGED).at, "'nowhere.xml'"));
	doc_free(doc);

	zip_make_add(&z, "_rels/.rels",
	    STR(RELS(REL("a", REL_NS "/officeDocument", "gone.xml"))), 0);
	expect_error(zip_make_end(&z), ERR_FORMAT, "'gone.xml' is missing");
	zip_make_free(&z);
}

static void
a_package_of_something_else_is_told(void **state)
{
	struct zip_make z = {.count = 0};

	(void)state;
	zip_make_add(&z, "mimetype", STR("application/x"), 0);
	expect_error(zip_make_end(&z), ERR_FORMAT, "no main part");
	zip_make_free(&z);
	zip_make_add(&z, "_rels/.rels",
	    STR(RELS(REL("a", REL_NS "/officeDocument", "xl/workbook.xml"))),
	    0);
	zip_make_add(&z, "xl/workbook.xml", STR("<workbook/>"), 0);
	expect_error(
	    zip_make_end(&z), ERR_FORMAT, "root element is 'workbook'");
	zip_make_free(&z);
}

static void
errors_name_the_part_and_the_line(void **state)
{
	struct zip_make z = {.count = 0};

	(void)state;
	zip_make_add(&z, "_rels/.rels",
	    STR(RELS(REL("a", REL_NS "/officeDocument", "d.xml"))), 0);
	zip_make_add(&z, "d.xml", STR(BODY("\n<w:p>")), 0);
	expect_error(zip_make_end(&z), ERR_FORMAT, "d.xml: line 2: ");
	zip_make_free(&z);
	zip_make_add(&z, "_rels/.rels",
	    STR(RELS(REL("a", REL_NS "/officeDocument", "d.xml"))), 0);
	zip_make_add(&z, "d.xml", STR("<!DOCTYPE a><a/>"), 0);
	expect_error(zip_make_end(&z), ERR_FORMAT,
	    "d.xml: has a document type declaration");
	zip_make_free(&z);
}

static void
flat_opc_may_be_utf16(void **state)
{
	struct word_case c = {.body = PT("text")};
	struct buf flat = {.max = 0}, wide = {.max = 0};
	struct doc *doc;

	(void)state;
	case_flat(&c, &flat);
	buf_add(&wide, STR("\xFF\xFE"));
	for (size_t i = 0; i < flat.len; i++) {
		buf_add_char(&wide, flat.at[i]);
		buf_add_char(&wide, '\0');
	}
	doc = case_read_bytes(buf_str(&wide), TRACKED_ACCEPT);
	assert_true(str_eq(doc->format, STR("flat-opc")));
	case_expect_doc(doc, "\nP text\n");
	buf_free(&flat);
	buf_free(&wide);
}

static void
two_flat_parts_of_one_name_are_refused(void **state)
{
	(void)state;
	expect_error(
	    STR("<p:package xmlns:p=\"http://schemas.microsoft.com/office/"
		"2006/xmlPackage\"><p:part p:name=\"/a\"/>"
		"<p:part p:name=\"/a\"/></p:package>"),
	    ERR_FORMAT, "two parts are named 'a'");
}

#define W2003(content)                                                         \
	"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"  \
	"<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/"  \
	"2003/wordml\" xmlns:aml=\"http://schemas.microsoft.com/aml/2001/"     \
	"core\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "          \
	"xmlns:wx=\"http://schemas.microsoft.com/office/word/2003/"            \
	"auxHint\">" content "</w:wordDocument>"

static const char styles_2003[] =
    "<w:styles><w:style w:type=\"paragraph\" w:default=\"on\" "
    "w:styleId=\"N\"><w:name w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"h\"><w:name "
    "w:val=\"heading 1\"/><w:pPr><w:listPr><w:ilfo w:val=\"1\"/></w:listPr>"
    "</w:pPr></w:style></w:styles>";
static const char lists_2003[] =
    "<w:lists><w:listDef w:listDefId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
    "w:val=\"1\"/><w:nfc w:val=\"1\"/><w:pStyle w:val=\"h\"/><w:lvlText "
    "w:val=\"%1.\"/></w:lvl></w:listDef><w:list w:ilfo=\"1\"><w:ilst "
    "w:val=\"0\"/></w:list></w:lists>";
static const char body_2003[] =
    "<w:body><wx:sect>"
    "<w:p><w:pPr><w:pStyle w:val=\"h\"/></w:pPr><w:r><w:t>One</w:t></w:r>"
    "<w:r><w:footnote><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote>"
    "</w:r></w:p>"
    "<w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/>"
    "</w:listPr></w:pPr><aml:annotation w:type=\"Word.Insertion\">"
    "<aml:content><w:r><w:t>new</w:t></w:r></aml:content></aml:annotation>"
    "<aml:annotation w:type=\"Word.Deletion\"><aml:content><w:r>"
    "<w:delText>old</w:delText></w:r></aml:content></aml:annotation>"
    "<aml:annotation w:type=\"Word.Comment\"><aml:content><w:p><w:r>"
    "<w:t>comment</w:t></w:r></w:p></aml:content></aml:annotation></w:p>"
    "<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val=\"restart\"/></w:tcPr><w:p>"
    "<w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r>"
    "</w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/>"
    "</w:tc><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:sectPr><w:hdr w:type=\"odd\"><w:p><w:r><w:t>head</w:t></w:r></w:p>"
    "</w:hdr></w:sectPr></wx:sect></w:body>";

static void
word_2003_is_read_with_its_parts_in_any_order(void **state)
{
	static const char *const orders[][3] = {
	    {lists_2003, styles_2003, body_2003},
	    {body_2003, styles_2003, lists_2003},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(orders); i++) {
		struct buf b = {.max = 0};
		struct str whole = STR(W2003("|"));
		size_t bar = str_find_char(whole, '|', 0);
		struct doc *doc;

		buf_add(&b, str_sub(whole, 0, bar));
		for (int k = 0; k < 3; k++)
			buf_add_c(&b, orders[i][k]);
		buf_add(&b, str_sub(whole, bar + 1, whole.len));
		doc = case_read_bytes(buf_str(&b), TRACKED_ACCEPT);
		assert_true(str_eq(doc->format, STR("word2003")));
		case_expect_doc(doc,
		    "\nH1 [I.] One\nN [1] note\nI1 [II.] new\n"
		    "C 0(0,0)2x1 a\nC 0(0,1) b\nC 0(1,1) c\nP header head\n");
		doc = case_read_bytes(buf_str(&b), TRACKED_REJECT);
		assert_true(str_eq(doc->blocks.at[2].text, STR("old")));
		doc_free(doc);
		buf_free(&b);
	}
}

/* A compound file with one directory entry of that name. */
static struct str
compound_file(char *to, size_t size, const char *name)
{
	size_t len = strlen(name), at = 1024;

	(void)memset(to, 0, size);
	(void)memcpy(to, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	for (size_t i = 0; i < len; i++)
		to[at + 2 * i] = name[i];
	to[at + 64] = (char)(2 * (len + 1));
	to[at + 66] = 2;
	return (struct str){to, size};
}

static void
what_is_not_a_document_is_said_to_be_what_it_is(void **state)
{
	char space[2048];

	(void)state;
	expect_error(STR(""), ERR_FORMAT, "empty");
	expect_error(STR("\xFF\xD8\xFF\xE0"), ERR_FORMAT, "JPEG");
	expect_error(STR("{\\rtf1"), ERR_FORMAT, "RTF");
	expect_error(STR("hello"), ERR_FORMAT, "not a document");
	expect_error(STR("PK\003\004 cut"), ERR_FORMAT, "zip");
	expect_error(compound_file(space, sizeof(space), "EncryptedPackage"),
	    ERR_FORMAT, "encrypted");
	expect_error(compound_file(space, sizeof(space), "WordDocument"),
	    ERR_FORMAT, "(.doc)");
	expect_error(compound_file(space, sizeof(space), "Book"), ERR_FORMAT,
	    "old Office file");
}

static void
an_unknown_format_name_is_an_error_of_usage(void **state)
{
	struct read_options options = {.format = "docs"};
	struct err err = {0};
	struct doc *doc = NULL;

	(void)state;
	assert_int_equal(
	    read_document(STR("x"), STR("x"), &options, &doc, &err), -1);
	assert_int_equal(err.code, ERR_USAGE);
	options.format = "word2003";
	assert_int_equal(
	    read_document(STR("<a/>"), STR("x"), &options, &doc, &err), -1);
	assert_int_equal(err.code, ERR_FORMAT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_main_part_is_found_by_relationship),
	    cmocka_unit_test(the_strict_form_reads_alike),
	    cmocka_unit_test(properties_of_the_file_are_kept),
	    cmocka_unit_test(a_part_that_is_missing_is_damage_or_an_end),
	    cmocka_unit_test(a_package_of_something_else_is_told),
	    cmocka_unit_test(errors_name_the_part_and_the_line),
	    cmocka_unit_test(flat_opc_may_be_utf16),
	    cmocka_unit_test(two_flat_parts_of_one_name_are_refused),
	    cmocka_unit_test(word_2003_is_read_with_its_parts_in_any_order),
	    cmocka_unit_test(what_is_not_a_document_is_said_to_be_what_it_is),
	    cmocka_unit_test(an_unknown_format_name_is_an_error_of_usage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
