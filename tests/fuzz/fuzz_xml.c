/* The bytes are an XML file, with a vocabulary of a few names.  Whatever they
 * say, tags are closed in the order in which they were opened, no deeper than
 * the limit, no more than the limit, and their names and values are clean. */
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
};

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
	return 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct walk *w = self;

	(void)err;
	assert(w->depth > 0);
	assert(w->open[--w->depth] == tag->id);
	return 0;
}

static int
on_text(void *self, struct str text, struct err *err)
{
	const struct walk *w = self;

	(void)err;
	assert(w->depth > 0);
	assert(text.len && utf8_is_valid(text));
	return 0;
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
	struct err err = {0};

	if (xml_parse_bytes(fuzz_bytes(data, size), &vocabulary, &sink, &err))
		assert(err.code != ERR_NONE && err.text[0] != '\0');
	else
		assert(walk.depth == 0 && walk.tags > 0);
	return 0;
}
