/* The bytes are an XML file, with a vocabulary of a few names.  Whatever they
 * say, tags are closed in the order in which they were opened, no deeper than
 * the limit, no more than the limit, and their names and values are clean.  Of
 * a well-formed one a reader is told the same when what nobody knows may be
 * left out: of names that it knows, and all text. */
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "port/xml.h"

enum { NS = 1 };
enum { ELEMENT_P = 1, ELEMENT_T, ATTRIBUTE_VAL };

static const struct xml_ns_name spaces[] = {{"urn:a", NS}, {"urn:b", NS}};
static const struct xml_known_name names[] = {{NS, "p", ELEMENT_P},
    {NS, "t", ELEMENT_T}, {0, "t", ELEMENT_T}, {0, "val", ATTRIBUTE_VAL}};

struct walk {
	int open[LIMIT_XML_DEPTH + 1]; /* ids */
	size_t depth, tags;
	struct buf told;
};

static void
tell(struct walk *w, const struct xml_tag *tag)
{
	if (tag->id == XML_OTHER)
		return;
	buf_print(&w->told, "<%d %d", tag->id, tag->line);
	for (size_t i = 0; i < tag->n_attributes; i++)
		if (tag->attributes[i].id != XML_OTHER)
			buf_print(&w->told, " %.*s",
			    STR_ARG(tag->attributes[i].value));
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct walk *w = self;

	(void)err;
	assert(w->depth <= LIMIT_XML_DEPTH);
	assert(++w->tags <= LIMIT_XML_ELEMENTS);
	assert(tag->n_attributes <= LIMIT_XML_ATTRIBUTES);
	assert(tag->local.len && utf8_is_valid(tag->local));
	for (size_t i = 0; i < tag->n_attributes; i++) {
		assert(tag->attributes[i].local.len);
		assert(utf8_is_valid(tag->attributes[i].value));
		(void)xml_prefix_address(tag, tag->attributes[i].value);
	}
	(void)xml_attr(tag, ATTRIBUTE_VAL);
	w->open[w->depth++] = tag->id;
	tell(w, tag);
	return 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct walk *w = self;

	(void)err;
	assert(w->depth > 0);
	assert(w->open[--w->depth] == tag->id);
	tell(w, tag);
	return 0;
}

static int
on_text(void *self, struct str text, struct err *err)
{
	struct walk *w = self;

	(void)err;
	assert(w->depth > 0);
	assert(text.len && utf8_is_valid(text));
	buf_add(&w->told, text);
	return 0;
}

/* A source that may be strained, in small pieces. */
static long
read_some(void *self, char *to, size_t size, struct err *err)
{
	struct str *rest = self;
	size_t n = rest->len < 100 ? rest->len : 100;

	(void)err;
	if (n > size)
		n = size;
	if (n)
		(void)memcpy(to, rest->at, n);
	*rest = str_sub(*rest, n, rest->len);
	return (long)n;
}

static void
check_strained(struct str bytes, const struct xml_vocabulary *vocabulary,
    const struct walk *whole)
{
	struct walk walk = {0};
	const struct xml_sink sink = {&walk, on_open, on_close, on_text};
	const struct xml_source source = {
	    .self = &bytes, .read = read_some, .may_be_strained = true};
	struct err err = {0};

	assert(xml_parse(&source, vocabulary, &sink, &err) == 0);
	assert(str_eq(buf_str(&walk.told), buf_str(&whole->told)));
	buf_free(&walk.told);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct xml_vocabulary vocabulary = {.spaces = spaces,
	    .n_spaces = COUNT_OF(spaces),
	    .names = names,
	    .n_names = COUNT_OF(names),
	    .refuse_doctype = size % 2 == 0};
	struct walk walk = {0};
	const struct xml_sink sink = {&walk, on_open, on_close, on_text};
	const struct str bytes = fuzz_bytes(data, size);
	struct err err = {0};

	if (xml_parse_bytes(bytes, &vocabulary, &sink, &err)) {
		assert(err.code != ERR_NONE && err.text[0] != '\0');
	} else {
		assert(walk.depth == 0 && walk.tags > 0);
		check_strained(bytes, &vocabulary, &walk);
	}
	buf_free(&walk.told);
	return 0;
}
