#include "read/read.h"

#include <string.h>

#include "port/charset.h"
#include "read/formats.h"
#include "read/identify.h"
#include "read/pdf.h"

const struct reader readers[] = {
    {"docx", "Word document (Office Open XML)", docx_sniff, docx_read},
    {"flat-opc", "Word document as one XML file (flat OPC)", flat_opc_sniff,
	flat_opc_read},
    {"word2003", "Word 2003 XML document", word2003_sniff, word2003_read},
    {"pdf", "PDF (needs pdftohtml of poppler-utils)", pdf_sniff, pdf_read},
    {"pdf-xml", "PDF as pdftohtml -xml writes it", pdf_xml_sniff, pdf_xml_read},
    {"html", "web page (HTML or XHTML)", html_sniff, html_read},
    {"markdown", "Markdown document", markdown_sniff, markdown_read},
    {"odt", "OpenDocument text", odt_sniff, odt_read},
    {"fodt", "OpenDocument text as one XML file (flat)", fodt_sniff, fodt_read},
    {"docbook", "DocBook 4 or 5", docbook_sniff, docbook_read},
    {"jats", "JATS article", jats_sniff, jats_read},
    {"commonmark-xml", "CommonMark document as XML", commonmark_xml_sniff,
	commonmark_xml_read},
    {"plain", "plain text with numbered headings", plain_sniff, plain_read},
    {0},
};

static const struct reader *
reader_named(const char *name)
{
	for (const struct reader *r = readers; r->name; r++)
		if (str_eq(str_of(r->name), str_of(name)))
			return r;
	return NULL;
}

static const struct reader *
reader_for(struct str bytes)
{
	const struct reader *best = NULL;
	int score = 0;

	for (const struct reader *r = readers; r->name; r++) {
		int s = r->sniff(bytes);

		if (s > score) {
			score = s;
			best = r;
		}
	}
	return best;
}

static const struct reader *
choose(struct str bytes, const char *format, struct err *err)
{
	const struct reader *r;

	if (format) {
		r = reader_named(format);
		if (!r)
			(void)err_set(err, ERR_USAGE,
			    "unknown input format '%.100s'", format);
		return r;
	}
	if (identify_refused(bytes, err))
		return NULL;
	r = reader_for(bytes);
	if (!r)
		(void)err_set(
		    err, ERR_FORMAT, "not a document that can be read");
	return r;
}

struct pdf_conversion *
read_prepare(struct str bytes, const struct read_options *options)
{
	static const struct str zip = STR_INIT("PK");
	bool is_pdf = options->format ? strcmp(options->format, "pdf") == 0
				      : pdf_sniff(bytes) > 0;

	if (is_pdf)
		return pdf_convert(NULL, bytes);
	if (!str_starts(bytes, zip))
		charset_prepare(charset_of_page(bytes));
	return NULL;
}

void
read_prepared_free(struct pdf_conversion *c)
{
	pdf_conversion_free(c);
}

int
read_document(struct str bytes, struct str file,
    const struct read_options *options, struct doc **out, struct err *err)
{
	const struct reader *r = choose(bytes, options->format, err);
	struct doc *doc;
	int rc;

	if (!r)
		return -1;
	doc = doc_new(file, str_of(r->name));
	doc->digest = sha256_of(bytes);
	rc = r->read(bytes, options, doc, err);
	if (rc) {
		doc_free(doc);
		return -1;
	}
	doc_finish(doc);
	*out = doc;
	return 0;
}
