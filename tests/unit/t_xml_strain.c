/* XML without what no reader asks for: what is left out, what stays, and that
 * readers are told the same wherever the bytes are cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "port/xml_strain.h"

enum { NS_W = 1, NS_R };
enum { EL_P = 1, EL_T, AT_VAL, AT_ID };

static const struct xml_ns_name spaces[] = {{"urn:w", NS_W}, {"urn:r", NS_R}};
static const struct xml_known_name names[] = {
    {NS_W, "p", EL_P},
    {NS_W, "t", EL_T},
    {NS_W, "val", AT_VAL},
    {NS_R, "id", AT_ID},
};
static const struct xml_vocabulary words = {
    spaces, COUNT_OF(spaces), names, COUNT_OF(names), true};

#define ROOT                                                                   \
	"<?xml version=\"1.0\"?>\n<w:d xmlns:w=\"urn:w\" xmlns:r=\"urn:r\" "   \
	"xmlns:q=\"urn:q\">"
#define END "</w:d>"

/* What stays of a document that comes in two parts. */
static void
strain(struct str in, size_t cut, struct buf *out)
{
	struct arena a = {0};
	struct xml_names known = {0};
	struct xml_strain s;
	char *bytes = arena_alloc(&a, in.len + 1, 1);
	const struct str parts[] = {{bytes, cut}, {bytes + cut, in.len - cut}};

	(void)memcpy(bytes, in.at, in.len);
	xml_names_init(&known, &a, &words);
	xml_strain_init(&s, &a, &known);
	buf_reset(out);
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		char *at = bytes + (i ? cut : 0);

		buf_add(out,
		    (struct str){at, xml_strain_bytes(&s, at, parts[i].len)});
	}
	buf_add_char(out, '\0');
	arena_clear(&a);
}

/* Below the root, all at once. */
static void
leaves(const char *in, const char *expected)
{
	struct buf whole = {0}, out = {0};

	buf_print(&whole, "%s%s", ROOT, in);
	strain(buf_str(&whole), whole.len, &out);
	assert_string_equal(out.at + strlen(ROOT), expected);
	buf_free(&whole);
	buf_free(&out);
}

static void
what_is_not_known_is_left_out(void **state)
{
	(void)state;
	leaves("<w:p><w:noProof/><w:lang w:val=\"en\" /><w:t/></w:p>",
	    "<w:p><w:t/></w:p>");
	leaves("<w:p w:rsid=\"0A\" w:val=\"1\" q:id=\"2\"/>",
	    "<w:p w:val=\"1\"/>");
	leaves("<q:x q:y=\"1\"/><q:z/>", "");
	leaves("<r:id w:no=\"1\" r:id=\"x\"/>", "<r:id r:id=\"x\"/>");
}

static void
what_may_matter_stays(void **state)
{
	static const char *const same[] = {
	    "<w:box><w:p/></w:box>", /* of what is not known, but not empty */
	    "<w:box></w:box>",
	    "<p name=\"1\"/>", /* without a prefix */
	    "<v:p v:rsid=\"1\"/>", /* of a prefix that the root does not have */
	    "<w:p w:rsid='0A'/>",
	    "<w:p  w:rsid=\"0A\"/>",
	    "<w:p\nw:rsid=\"0A\"/>",
	    "<w:p w:rsid=\"a&lt;\"/>",
	    "<w:p w:rsid=\"a\nb\"/>",
	    "<w:p w:rsid=\"a<b\"/>",
	    "<w:p w:rsid=\"a\"",
	    "<w:p w:rsid",
	    "<w:lang / >",
	    "<?w <w:lang?>",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(same); i++)
		leaves(same[i], same[i]);
}

static void
space_is_kept_where_there_is_some(void **state)
{
	static const char *const same[] = {
	    "<w:t xml:space=\"preserve\"> a</w:t>",
	    "<w:t xml:space=\"preserve\">a </w:t>",
	    "<w:t xml:space=\"preserve\">&#32;a</w:t>",
	    "<w:t xml:space=\"preserve\">a&#x20;</w:t>",
	    "<w:t xml:space=\"preserve\">\xE2\x80\x83 a</w:t>",
	    "<w:t xml:space=\"preserve\"></w:t>",
	    "<w:t xml:space=\"preserve\"/>",
	    "<w:p xml:space=\"preserve\">a<w:t> b</w:t></w:p>",
	    "<w:t xml:space=\"default\">a</w:t>",
	    "<w:t xml:space=\"preserve\">a",
	};

	(void)state;
	leaves("<w:t xml:space=\"preserve\">a b</w:t>", "<w:t>a b</w:t>");
	leaves("<w:t w:rsid=\"1\" xml:space=\"preserve\" w:no=\"2\">a</w:t>",
	    "<w:t>a</w:t>");
	leaves("<w:t w:rsid=\"1\" xml:space=\"preserve\" w:no=\"2\"> </w:t>",
	    "<w:t xml:space=\"preserve\"> </w:t>");
	for (size_t i = 0; i < COUNT_OF(same); i++)
		leaves(same[i], same[i]);
}

static void
nothing_is_left_out_behind_what_hides_tags(void **state)
{
	(void)state;
	leaves("<w:no/><!-- <w:no/> --><w:no/>", "<!-- <w:no/> --><w:no/>");
	leaves("<w:no/><![CDATA[<w:no/>]]>", "<![CDATA[<w:no/>]]>");
	leaves("<w:no/><w:p xmlns:w=\"urn:r\"/><w:no/>",
	    "<w:p xmlns:w=\"urn:r\"/><w:no/>");
	leaves("<w:no/><w:p xmlns:w='urn:r'/><w:no/>",
	    "<w:p xmlns:w='urn:r'/><w:no/>");
	leaves(
	    "<w:no/><w:p xmlns:w=\"\"/><w:no/>", "<w:p xmlns:w=\"\"/><w:no/>");
	leaves("<w:no/><w:p xmlns:v=\"urn:r\"/><w:no/>",
	    "<w:p xmlns:v=\"urn:r\"/>");
}

static void
nothing_is_left_out_below_an_odd_root(void **state)
{
	static const char *const same[] = {
	    "<!DOCTYPE d><w:d xmlns:w=\"urn:w\"><w:no/></w:d>",
	    "<d><w:no/></d>",
	    "<w:d xmlns:w='urn:w'><w:no/></w:d>",
	    "<w:d xmlns:w=\"\"><w:no/></w:d>",
	    "<w:d xmlns:w=\"urn:w\"",
	    "no XML",
	    "<",
	    "",
	};
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(same); i++) {
		strain(str_of(same[i]), strlen(same[i]), &out);
		assert_string_equal(out.at, same[i]);
	}
	strain(STR("<d\n  xmlns:w=\"urn:w\"\tid=\"1\"><w:no/></d>"), 39, &out);
	assert_string_equal(out.at, "<d\n  xmlns:w=\"urn:w\"\tid=\"1\"></d>");
	buf_free(&out);
}

/* --- what readers are told ------------------------------------------------ */

static int
tell_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct buf *told = self;

	(void)err;
	if (tag->id == XML_OTHER)
		return 0;
	buf_print(told, "<%d", tag->id);
	for (size_t i = 0; i < tag->n_attributes; i++)
		if (tag->attributes[i].id != XML_OTHER)
			buf_print(told, " %d=%.*s", tag->attributes[i].id,
			    STR_ARG(tag->attributes[i].value));
	buf_print(told, " line %d>", tag->line);
	return 0;
}

static int
tell_close(void *self, const struct xml_tag *tag, struct err *err)
{
	(void)err;
	if (tag->id != XML_OTHER)
		buf_print(self, "</%d>", tag->id);
	return 0;
}

static int
tell_text(void *self, struct str text, struct err *err)
{
	(void)err;
	buf_add(self, text);
	return 0;
}

static void
tell(struct str document, struct buf *told)
{
	const struct xml_sink sink = {told, tell_open, tell_close, tell_text};
	struct err err = {0};

	buf_reset(told);
	assert_int_equal(xml_parse_bytes(document, &words, &sink, &err), 0);
	buf_add_char(told, '\0');
}

static void
is_told_the_same_however_cut(struct str document)
{
	struct buf expected = {0}, out = {0}, told = {0};

	tell(document, &expected);
	for (size_t cut = 0; cut <= document.len; cut++) {
		strain(document, cut, &out);
		tell(str_of(out.at), &told);
		assert_string_equal(told.at, expected.at);
	}
	buf_free(&expected);
	buf_free(&out);
	buf_free(&told);
}

static void
readers_are_told_the_same_wherever_the_bytes_are_cut(void **state)
{
	(void)state;
	is_told_the_same_however_cut(STR(
	    ROOT "<w:p w:rsid=\"0A\" w:val=\"1\"><w:no w:val=\"1\"/>\n"
		 "<w:t xml:space=\"preserve\">a b</w:t>&#65;<w:lang /></w:p>"
		 "<?x <w:no/>?><w:box><q:z/><w:t w:val='2'/></w:box>\n"
		 "<w:p><!-- <w:no/> --><![CDATA[<w:no/>]]></w:p>" END));
	/* A prefix that comes to mean something else. */
	is_told_the_same_however_cut(STR(
	    ROOT "<w:no/><w:p><q:a  r:x=\"1\" xmlns:w=\"urn:r\"><w:id/><w:p "
		 "w:id=\"2\"/></q:a></w:p>" END));
	is_told_the_same_however_cut(STR(
	    ROOT "<w:p><q:a r:x='1' xmlns:w='urn:r'><w:id/></q:a></w:p>" END));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_not_known_is_left_out),
	    cmocka_unit_test(what_may_matter_stays),
	    cmocka_unit_test(space_is_kept_where_there_is_some),
	    cmocka_unit_test(nothing_is_left_out_behind_what_hides_tags),
	    cmocka_unit_test(nothing_is_left_out_below_an_odd_root),
	    cmocka_unit_test(
		readers_are_told_the_same_wherever_the_bytes_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
