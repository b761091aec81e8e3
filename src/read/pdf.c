/* PDF files through poppler's `pdftohtml`.
 *
 * Parsers of PDF are where the exploits are, so the file is read by another
 * process, with bounds, and only its XML comes back (port/child.h).  The
 * converter is called with
 *
 *	-xml -i -stdout	XML with the place of each piece, without pictures
 *	-fontfullname	fonts with their weights ("Semibold")
 *	-nodrm		what opens without a password may be read here: nothing
 *			is copied out of the document but quotes of a review
 *
 * Time grows with the size of the file, so that a small one that inflates is
 * stopped early. */
#include "read/pdf.h"

#include "base/limits.h"
#include "port/child.h"
#include "read/formats.h"

/* Packages of Debian and its kin put it into the first. */
static const char *const converters[] = {
    "/usr/bin/pdftohtml", "/usr/local/bin/pdftohtml", "/bin/pdftohtml"};

/* The header may come after some bytes of rubbish. */
#define HEADER_BYTES 1024

int
pdf_sniff(struct str bytes)
{
	static const struct str header = STR_INIT("%PDF-");

	if (str_starts(bytes, header))
		return 95;
	return str_find(str_sub(bytes, 0, HEADER_BYTES), header, 0) != SIZE_MAX
		   ? 30
		   : 0;
}

static bool
says(const struct child_result *r, const char *what)
{
	return strstr(r->message, what) != NULL;
}

/* The first sentence of what the converter said. */
static int
first_length(const struct child_result *r)
{
	const char *next = strstr(r->message + 1, "Syntax ");

	return (int)(next ? next - r->message : (long)strlen(r->message));
}

static int
describe(const struct child_result *r, unsigned seconds, struct err *err)
{
	switch (r->end) {
	case CHILD_ABSENT:
		return err_set(err, ERR_IO,
		    "reading PDF needs the program pdftohtml, which is not "
		    "installed (package poppler-utils)");
	case CHILD_LATE:
		return err_set(err, ERR_LIMIT,
		    "pdftohtml took more than %u second%s over the PDF",
		    seconds, seconds == 1 ? "" : "s");
	case CHILD_TALKATIVE:
		return err_set(err, ERR_LIMIT,
		    "the PDF gives more than %zu bytes of text", LIMIT_PDF_XML);
	case CHILD_KILLED:
	case CHILD_EXITED:
		break;
	}
	if (says(r, "ncorrect password") || says(r, "ncrypted"))
		return err_set(err, ERR_FORMAT,
		    "the PDF is encrypted and opens with a password only");
	if (says(r, "ut of memory") || says(r, "bad_alloc") ||
	    r->end == CHILD_KILLED)
		return err_set(err, ERR_LIMIT,
		    "the PDF is damaged, or takes more than %zu MiB to read",
		    LIMIT_CHILD_MEMORY >> 20);
	return err_set(err, ERR_FORMAT, "the PDF is damaged%s%.*s",
	    r->message[0] ? ": pdftohtml says " : "",
	    r->message[0] ? first_length(r) : 0, r->message);
}

static const char *
find_converter(void)
{
	for (size_t i = 0; i + 1 < COUNT_OF(converters); i++)
		if (child_is_there(converters[i]))
			return converters[i];
	return converters[COUNT_OF(converters) - 1];
}

/* Ten times what real files take: 130 ms for 256 KB. */
static unsigned
seconds_for(struct str bytes)
{
	size_t n = 1 + (bytes.len >> 17);

	return (unsigned)(n < LIMIT_CHILD_SECONDS ? n : LIMIT_CHILD_SECONDS);
}

static int
read_output(const struct child_result *r, struct str xml, struct doc *doc,
    struct err *err)
{
	if (str_find(xml, STR("<page"), 0) == SIZE_MAX)
		return describe(r, 0, err);
	if (pdf_read_xml(xml, doc, false, err))
		return err->code == ERR_FORMAT && says(r, "Syntax Error")
			   ? describe(r, 0, err)
			   : -1;
	if (says(r, "Syntax Error"))
		doc_add_notice(doc, NOTICE_DAMAGED, -1,
		    "pdftohtml finds faults in the file: %.*s", first_length(r),
		    r->message);
	return 0;
}

static int
convert(const char *converter, struct str bytes, struct pdf_conversion *c,
    struct err *err)
{
	const char *const argv[] = {converter, "-xml", "-i", "-stdout",
	    "-fontfullname", "-nodrm", CHILD_INPUT, NULL};
	const struct child_job job = {.argv = argv,
	    .input = bytes,
	    .seconds = seconds_for(bytes),
	    .memory = LIMIT_CHILD_MEMORY,
	    .output = LIMIT_PDF_XML};

	if (child_run(&job, &c->xml, &c->result, err))
		return -1;
	if (c->result.end != CHILD_EXITED || c->result.status != 0)
		return describe(&c->result, job.seconds, err);
	return 0;
}

struct pdf_conversion *
pdf_convert(const char *converter, struct str bytes)
{
	struct arena arena = {0};
	struct pdf_conversion *c = arena_new(&arena, struct pdf_conversion);

	c->arena = arena;
	c->failed = convert(
	    converter ? converter : find_converter(), bytes, c, &c->err);
	return c;
}

void
pdf_conversion_free(struct pdf_conversion *c)
{
	struct arena arena;

	if (!c)
		return;
	buf_free(&c->xml);
	arena = c->arena; /* the conversion itself goes with it */
	arena_clear(&arena);
}

static int
read_converted(const struct pdf_conversion *c, struct doc *doc, struct err *err)
{
	if (!c->failed)
		return read_output(&c->result, buf_str(&c->xml), doc, err);
	*err = c->err;
	return -1;
}

int
pdf_read_with(
    const char *converter, struct str bytes, struct doc *doc, struct err *err)
{
	struct pdf_conversion *c = pdf_convert(converter, bytes);
	int rc = read_converted(c, doc, err);

	pdf_conversion_free(c);
	return rc;
}

int
pdf_read(struct str bytes, const struct read_options *options, struct doc *doc,
    struct err *err)
{
	if (options->converted)
		return read_converted(options->converted, doc, err);
	return pdf_read_with(NULL, bytes, doc, err);
}
