/* The strained page goes to libxml2's HTML parser, whose SAX callbacks become
 * the tags of xml.h.  The parser is told that it gets UTF-8 by a byte order
 * mark before the first piece. */
#include "port/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/limits.h"
#include "port/html_strain.h"

struct html_parser {
	struct html_strain strain;
	size_t given; /* of the piece in hand */
	bool has_begun;
	const struct xml_sink *sink;
	htmlParserCtxtPtr ctxt;
	int depth, elements;
	struct xml_tag tag;
	struct xml_attribute attributes[STRAIN_ATTRIBUTES];
	bool failed;
	struct err *err;
};

static void
stop(struct html_parser *p)
{
	p->failed = true;
	xmlStopParser(p->ctxt);
}

/* ---- bytes to libxml2 ---- */

static size_t
give(struct html_parser *p, char *to, size_t size)
{
	struct str rest;

	if (p->given == p->strain.out.len) {
		p->given = 0;
		if (!html_strain_next(&p->strain))
			return 0;
	}
	rest = str_sub(buf_str(&p->strain.out), p->given, p->strain.out.len);
	rest = str_sub(rest, 0, size);
	(void)memcpy(to, rest.at, rest.len);
	p->given += rest.len;
	return rest.len;
}

/* The mark is seen only when more bytes come with it. */
static int
on_read(void *self, char *to, int size)
{
	static const struct str mark = STR_INIT("\xEF\xBB\xBF");
	struct html_parser *p = self;
	size_t room = (size_t)size;

	if (p->failed || size <= (int)mark.len)
		return -1;
	if (p->has_begun)
		return (int)give(p, to, room);
	p->has_begun = true;
	(void)memcpy(to, mark.at, mark.len);
	return (int)(mark.len + give(p, to + mark.len, room - mark.len));
}

/* ---- callbacks ---- */

static struct str
str_of_xml(const xmlChar *s)
{
	return s ? str_of((const char *)s) : (struct str){"", 0};
}

static void
fill_tag(struct html_parser *p, const xmlChar *name)
{
	p->tag.local = str_of_xml(name);
	p->tag.id = xml_names_find(&p->strain.names, 0, p->tag.local);
	p->tag.line = p->ctxt->input ? p->ctxt->input->line : 0;
	p->tag.n_attributes = 0;
}

static void
fill_attributes(struct html_parser *p, const xmlChar **list)
{
	for (; list && list[0] && p->tag.n_attributes < STRAIN_ATTRIBUTES;
	     list += 2) {
		struct xml_attribute *a = &p->attributes[p->tag.n_attributes++];

		a->local = str_of_xml(list[0]);
		a->id =
		    xml_names_find(&p->strain.names, HTML_ATTRIBUTE, a->local);
		a->ns = 0;
		a->value = str_of_xml(list[1]);
	}
}

static int
check_element(struct html_parser *p)
{
	if (++p->depth > LIMIT_XML_DEPTH)
		return err_set(p->err, ERR_LIMIT,
		    "elements are nested more than %d deep", LIMIT_XML_DEPTH);
	if (++p->elements > LIMIT_XML_ELEMENTS)
		return err_set(p->err, ERR_LIMIT, "more than %d elements",
		    LIMIT_XML_ELEMENTS);
	return 0;
}

static void
on_open(void *self, const xmlChar *name, const xmlChar **attributes)
{
	struct html_parser *p = self;

	if (p->failed)
		return;
	if (check_element(p)) {
		stop(p);
		return;
	}
	fill_tag(p, name);
	fill_attributes(p, attributes);
	if (p->sink->open && p->sink->open(p->sink->self, &p->tag, p->err))
		stop(p);
}

static void
on_close(void *self, const xmlChar *name)
{
	struct html_parser *p = self;

	if (p->failed)
		return;
	p->depth--;
	fill_tag(p, name);
	if (p->sink->close && p->sink->close(p->sink->self, &p->tag, p->err))
		stop(p);
}

static void
on_text(void *self, const xmlChar *at, int len)
{
	struct html_parser *p = self;
	struct str s = {(const char *)at, (size_t)len};

	if (p->failed || !p->sink->text)
		return;
	if (p->sink->text(p->sink->self, s, p->err))
		stop(p);
}

static void
on_error(void *self, xmlErrorPtr e)
{
	(void)self;
	if (e->code == XML_ERR_NO_MEMORY)
		out_of_memory();
}

/* ---- the door ---- */

static void
fill_handler(xmlSAXHandler *h)
{
	(void)memset(h, 0, sizeof(*h));
	h->initialized = XML_SAX2_MAGIC;
	h->startElement = on_open;
	h->endElement = on_close;
	h->characters = on_text;
	h->ignorableWhitespace = on_text;
	h->cdataBlock = on_text;
	h->serror = on_error;
}

static void
give_input(struct html_parser *p)
{
	xmlParserInputBufferPtr buffer = xmlParserInputBufferCreateIO(
	    on_read, NULL, p, XML_CHAR_ENCODING_NONE);
	xmlParserInputPtr stream;

	if (!buffer)
		out_of_memory();
	stream = xmlNewIOInputStream(p->ctxt, buffer, XML_CHAR_ENCODING_NONE);
	if (!stream || inputPush(p->ctxt, stream) < 0)
		out_of_memory();
}

static void
run_parser(struct html_parser *p)
{
	xml_begin();
	p->ctxt = htmlNewParserCtxt();
	if (!p->ctxt)
		out_of_memory();
	fill_handler(p->ctxt->sax);
	p->ctxt->userData = p;
	(void)htmlCtxtUseOptions(
	    p->ctxt, HTML_PARSE_RECOVER | HTML_PARSE_NONET |
			 HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC);
	give_input(p);
	(void)htmlParseDocument(p->ctxt);
	if (p->ctxt->myDoc)
		xmlFreeDoc(p->ctxt->myDoc);
	htmlFreeParserCtxt(p->ctxt);
}

int
html_parse(struct str text, const struct xml_vocabulary *vocabulary,
    const struct xml_sink *sink, struct err *err)
{
	struct html_parser *p;
	struct arena arena = {0};
	int rc;

	p = arena_new(&arena, struct html_parser);
	p->strain.from = text;
	xml_names_init(&p->strain.names, &arena, vocabulary);
	p->sink = sink;
	p->err = err;
	p->tag.attributes = p->attributes;
	run_parser(p);
	rc = p->failed ? -1 : 0;
	buf_free(&p->strain.out);
	arena_clear(&arena);
	return rc;
}
