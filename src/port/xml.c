/* Bytes go from the source, past a guard (port/xml_feed.h), to libxml2, whose
 * SAX2 callbacks are turned into the tags of xml.h.
 *
 * Names.  libxml2 interns names, so a pair of pointers (name, namespace)
 * stands for a qualified name; a direct-mapped table remembers what the
 * vocabulary makes of it. */
#include "port/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/threads.h>
#include <libxml/xmlerror.h>
#include <pthread.h>

#include "base/limits.h"
#include "base/vec.h"
#include "port/xml_feed.h"

#define CACHE_SLOTS 1024 /* a power of two; real parts use some 300 names */

/* A namespace declaration that is in scope. */
struct scope {
	struct str prefix, address;
	int depth;
};

struct cached_name {
	const xmlChar *local, *address;
	size_t local_len;
	int id, ns;
};

struct xml_parser {
	struct xml_tag tag; /* first: xml_prefix_address finds us by it */
	struct xml_names names;
	const struct xml_sink *sink;
	struct err *err;
	bool failed; /* `err` is set; callbacks do nothing any more */
	xmlParserCtxtPtr ctxt;
	struct arena arena;
	struct xml_feed *feed;
	struct str bytes; /* of the feed, not yet taken */
	struct VEC(struct scope) scopes;
	int depth;
	size_t elements;
	bool too_many_names;
	struct xml_attribute attributes[LIMIT_XML_ATTRIBUTES];
	struct cached_name cache[CACHE_SLOTS];
};

/* ---- bytes to libxml2 ---- */

static int
stop(struct xml_parser *p)
{
	p->failed = true;
	if (p->ctxt)
		xmlStopParser(p->ctxt);
	return -1;
}

static int
on_read(void *self, char *to, int size)
{
	struct xml_parser *p = self;
	size_t n;

	if (p->failed || size <= 0)
		return -1;
	if (p->bytes.len == 0 && xml_feed_next(p->feed, &p->bytes, p->err)) {
		/* The parser may not be stopped from inside its reading. */
		p->failed = true;
		return -1;
	}
	n = p->bytes.len;
	if (n > (size_t)size)
		n = (size_t)size;
	(void)memcpy(to, p->bytes.at, n);
	p->bytes = str_sub(p->bytes, n, p->bytes.len);
	return (int)n;
}

/* ---- names ---- */

static struct str
str_of_xml(const xmlChar *s)
{
	return str_of((const char *)s);
}

static const struct cached_name *
look_up(struct xml_parser *p, const xmlChar *local, const xmlChar *address)
{
	uintptr_t mix = ((uintptr_t)local >> 2) ^ ((uintptr_t)address >> 3) ^
			((uintptr_t)local >> 12);
	struct cached_name *c = &p->cache[mix & (CACHE_SLOTS - 1)];

	if (c->local == local && c->address == address)
		return c;
	p->too_many_names = xmlDictSize(p->ctxt->dict) > LIMIT_XML_NAMES;
	c->local = local;
	c->address = address;
	c->local_len = strlen((const char *)local);
	c->ns = address ? xml_names_space(&p->names, str_of_xml(address)) : 0;
	c->id = c->ns < 0 ? XML_OTHER
			  : xml_names_find(&p->names, c->ns, str_of_xml(local));
	return c;
}

/* ---- callbacks ---- */

static void
fill_tag(struct xml_parser *p, const xmlChar *local, const xmlChar *address)
{
	const struct cached_name *c = look_up(p, local, address);

	p->tag.id = c->id;
	p->tag.ns = c->ns;
	p->tag.local = (struct str){(const char *)local, c->local_len};
	p->tag.line = p->ctxt->input ? p->ctxt->input->line : 0;
}

static void
fill_attributes(struct xml_parser *p, const xmlChar **list, int n)
{
	for (int i = 0; i < n; i++, list += 5) {
		const struct cached_name *c = look_up(p, list[0], list[2]);
		struct xml_attribute *a = &p->attributes[i];

		a->id = c->id;
		a->ns = c->ns;
		a->local = (struct str){(const char *)list[0], c->local_len};
		a->value.at = (const char *)list[3];
		a->value.len = (size_t)(list[4] - list[3]);
	}
	p->tag.n_attributes = (size_t)n;
}

static void
push_scopes(struct xml_parser *p, const xmlChar **list, int n)
{
	for (int i = 0; i < n; i++, list += 2) {
		struct scope s = {.depth = p->depth};

		/* libxml2's dictionary keeps both as long as the parse. */
		s.prefix = str_of_xml(list[0]);
		s.address = str_of_xml(list[1]);
		VEC_PUSH(&p->arena, &p->scopes, s);
	}
}

static int
check_element(struct xml_parser *p, int n_attributes)
{
	if (++p->depth > LIMIT_XML_DEPTH)
		return err_set(p->err, ERR_LIMIT,
		    "elements are nested more than %d deep", LIMIT_XML_DEPTH);
	if (++p->elements > LIMIT_XML_ELEMENTS)
		return err_set(p->err, ERR_LIMIT, "more than %d elements",
		    LIMIT_XML_ELEMENTS);
	if (n_attributes > LIMIT_XML_ATTRIBUTES)
		return err_set(p->err, ERR_LIMIT,
		    "a tag has more than %d attributes", LIMIT_XML_ATTRIBUTES);
	return 0;
}

static void
on_open(void *self, const xmlChar *local, const xmlChar *prefix,
    const xmlChar *address, int n_namespaces, const xmlChar **namespaces,
    int n_attributes, int n_defaulted, const xmlChar **attributes)
{
	struct xml_parser *p = self;

	(void)prefix;
	(void)n_defaulted;
	if (p->failed)
		return;
	if (check_element(p, n_attributes)) {
		(void)stop(p);
		return;
	}
	push_scopes(p, namespaces, n_namespaces);
	fill_tag(p, local, address);
	fill_attributes(p, attributes, n_attributes);
	if (p->too_many_names) {
		(void)err_set(p->err, ERR_LIMIT, "more than %d different names",
		    LIMIT_XML_NAMES);
		(void)stop(p);
		return;
	}
	if (p->sink->open && p->sink->open(p->sink->self, &p->tag, p->err))
		(void)stop(p);
}

static void
on_close(void *self, const xmlChar *local, const xmlChar *prefix,
    const xmlChar *address)
{
	struct xml_parser *p = self;

	(void)prefix;
	if (p->failed)
		return;
	fill_tag(p, local, address);
	p->tag.n_attributes = 0;
	if (p->sink->close && p->sink->close(p->sink->self, &p->tag, p->err))
		(void)stop(p);
	while (
	    p->scopes.len && p->scopes.at[p->scopes.len - 1].depth == p->depth)
		p->scopes.len--;
	p->depth--;
}

static void
on_text(void *self, const xmlChar *at, int len)
{
	struct xml_parser *p = self;
	struct str s = {(const char *)at, (size_t)len};

	if (p->failed || !p->sink->text || len == 0)
		return;
	if (p->sink->text(p->sink->self, s, p->err))
		(void)stop(p);
}

/* Encodings in which the byte 0x3C is always '<' and '<' always that byte;
 * none named is UTF-8. */
static bool
is_plain_encoding(struct str name)
{
	static const char *const heads[] = {"UTF-8", "UTF8", "UTF-16", "UTF16",
	    "US-ASCII", "ASCII", "ISO-8859-", "ISO8859-", "ISO_8859-",
	    "ISO-LATIN-", "LATIN", "WINDOWS-125", "CP125", "KOI8-"};

	for (size_t i = 0; i < COUNT_OF(heads); i++) {
		struct str head = str_of(heads[i]);

		if (str_eq_nocase(str_sub(name, 0, head.len), head))
			return true;
	}
	return name.len == 0;
}

/* Comes right after the XML declaration. */
static void
on_start(void *self)
{
	struct xml_parser *p = self;
	struct str name = str_of_xml(p->ctxt->encoding);

	if (is_plain_encoding(name) && p->ctxt->input)
		name = str_of_xml(p->ctxt->input->encoding);
	if (p->failed || is_plain_encoding(name))
		return;
	(void)err_set(p->err, ERR_FORMAT, "encoding '%.*s' is not supported",
	    STR_ARG(name));
	(void)stop(p);
}

static void
on_doctype(void *self, const xmlChar *name, const xmlChar *public_id,
    const xmlChar *system_id)
{
	struct xml_parser *p = self;

	(void)name;
	(void)public_id;
	(void)system_id;
	if (p->failed || !p->names.vocabulary->refuse_doctype)
		return;
	(void)err_set(p->err, ERR_FORMAT,
	    "has a document type declaration, which this format forbids");
	(void)stop(p);
}

static xmlEntityPtr
on_entity(void *self, const xmlChar *name)
{
	(void)self;
	return xmlGetPredefinedEntity(name);
}

static void
on_reference(void *self, const xmlChar *name)
{
	struct xml_parser *p = self;

	if (p->failed)
		return;
	(void)err_set(p->err, ERR_FORMAT,
	    "line %d: entity '%.100s' is not read",
	    p->ctxt->input ? p->ctxt->input->line : 0, (const char *)name);
	(void)stop(p);
}

static void
on_error(void *self, xmlErrorPtr e)
{
	struct xml_parser *p = self;
	struct str reason = str_trim(str_of(e->message));

	if (e->code == XML_ERR_NO_MEMORY)
		out_of_memory();
	if (p->failed || e->level < XML_ERR_FATAL)
		return;
	(void)err_set(
	    p->err, ERR_FORMAT, "line %d: %.*s", e->line, STR_ARG(reason));
	(void)stop(p);
}

/* ---- the door ---- */

static void
fill_handler(xmlSAXHandler *h)
{
	(void)memset(h, 0, sizeof(*h));
	h->initialized = XML_SAX2_MAGIC;
	h->startDocument = on_start;
	h->internalSubset = on_doctype;
	h->getEntity = on_entity;
	h->reference = on_reference;
	h->startElementNs = on_open;
	h->endElementNs = on_close;
	/* The same function for both keeps libxml2 from guessing blanks. */
	h->characters = on_text;
	h->ignorableWhitespace = on_text;
	h->cdataBlock = on_text;
	h->serror = on_error;
}

/* Character converters report to no parser but to libxml2's own channel, and
 * that would write on standard error; the parser tells the same once more. */
CC_PRINTF(2, 3)
static void
hush(void *self, const char *fmt, ...)
{
	(void)self;
	(void)fmt;
}

/* In every thread but the first libxml2 keeps its state in memory that it asks
 * for at the first call, and does not look whether it got it. */
static void
want_state(void)
{
#if LIBXML_VERSION < 21200
	if (!xmlGetGlobalState())
		out_of_memory();
#endif
}

/* What each thread has of its own. */
static void
begin_thread(void)
{
	want_state();
	xmlSetGenericErrorFunc(NULL, hush);
}

/* The first state of all makes what all share, and the initialisation may
 * report, too: so one thread does both, and the others wait. */
static void
begin_library(void)
{
	begin_thread();
	xmlInitParser();
}

void
xml_begin(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, begin_library);
	begin_thread();
}

static int
run_parser(struct xml_parser *p)
{
	xmlSAXHandler handler;
	xmlParserCtxtPtr ctxt;
	bool well_formed;

	xml_begin();
	fill_handler(&handler);
	ctxt = xmlCreateIOParserCtxt(
	    &handler, p, on_read, NULL, p, XML_CHAR_ENCODING_NONE);
	if (!ctxt)
		out_of_memory();
	p->ctxt = ctxt;
	(void)xmlCtxtUseOptions(ctxt, XML_PARSE_NONET);
	(void)xmlParseDocument(ctxt);
	well_formed = ctxt->wellFormed != 0;
	if (ctxt->myDoc)
		xmlFreeDoc(ctxt->myDoc);
	xmlFreeParserCtxt(ctxt);
	if (p->failed)
		return -1;
	if (!well_formed)
		return err_set(p->err, ERR_FORMAT, "XML is not well formed");
	return 0;
}

int
xml_parse(const struct xml_source *source,
    const struct xml_vocabulary *vocabulary, const struct xml_sink *sink,
    struct err *err)
{
	struct arena arena = {0};
	struct xml_parser *p = arena_new(&arena, struct xml_parser);
	int rc;

	xml_names_init(&p->names, &arena, vocabulary);
	p->sink = sink;
	p->err = err;
	p->tag.attributes = p->attributes;
	p->feed = xml_feed_open(&arena, source, &p->names);
	rc = run_parser(p);
	xml_feed_close(p->feed);
	arena_clear(&p->arena);
	arena_clear(&arena);
	return rc;
}

static long
read_bytes(void *self, char *to, size_t size, struct err *err)
{
	struct str *rest = self;
	size_t n = rest->len < size ? rest->len : size;

	(void)err;
	if (n)
		(void)memcpy(to, rest->at, n);
	*rest = str_sub(*rest, n, rest->len);
	return (long)n;
}

int
xml_parse_bytes(struct str bytes, const struct xml_vocabulary *vocabulary,
    const struct xml_sink *sink, struct err *err)
{
	struct str rest = bytes;
	struct xml_source source = {.self = &rest, .read = read_bytes};

	return xml_parse(&source, vocabulary, sink, err);
}

struct str
xml_attr(const struct xml_tag *tag, int id)
{
	for (size_t i = 0; i < tag->n_attributes; i++)
		if (tag->attributes[i].id == id)
			return tag->attributes[i].value;
	return (struct str){0};
}

struct str
xml_prefix_address(const struct xml_tag *tag, struct str prefix)
{
	/* `tag` is the first member of its parser. */
	const struct xml_parser *p = (const void *)tag;

	for (size_t i = p->scopes.len; i-- > 0;)
		if (str_eq(p->scopes.at[i].prefix, prefix))
			return p->scopes.at[i].address;
	return (struct str){0};
}
