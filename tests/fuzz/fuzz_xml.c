/* The bytes are an XML file, with a vocabulary of a few names.  Whatever they
 * say, tags are closed in the order in which they were opened, no deeper than
 * the limit, no more than the limit, and their names and values are clean. What
 * is read without libxml2 is told as libxml2 tells it. */
#include "base/limits.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "port/xml_plain.h"
#include "port/xml_tell.h"

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

static int
note_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct buf *out = self;

	(void)err;
	buf_print(out, "(%d %d:%.*s %d", tag->id, tag->ns, STR_ARG(tag->local),
	    tag->line);
	for (size_t i = 0; i < tag->n_attributes; i++) {
		const struct xml_attribute *a = &tag->attributes[i];

		buf_print(out, " %d %d:%.*s=%.*s", a->id, a->ns,
		    STR_ARG(a->local), STR_ARG(a->value));
		buf_add(out, xml_prefix_address(tag, a->value));
	}
	return 0;
}

static int
note_close(void *self, const struct xml_tag *tag, struct err *err)
{
	(void)err;
	buf_print(self, "%.*s %d)", STR_ARG(tag->local), tag->line);
	return 0;
}

static int
note_text(void *self, struct str text, struct err *err)
{
	(void)err;
	buf_add(self, text);
	return 0;
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

static void
compare(struct str bytes, const struct xml_vocabulary *vocabulary)
{
	struct buf mine = {0}, theirs = {0};
	const struct xml_sink sink[] = {
	    {&mine, note_open, note_close, note_text},
	    {&theirs, note_open, note_close, note_text}};
	const struct xml_source source = {&bytes, read_bytes};
	struct xml_plain *p = xml_plain_scan(bytes);
	struct err err = {0};
	int rc;

	if (!p)
		return;
	rc = xml_plain_tell(p, vocabulary, &sink[0], &err);
	assert(rc == 0);
	rc = xml_parse_with_library(&source, vocabulary, &sink[1], &err);
	assert(rc == 0 && str_eq(buf_str(&mine), buf_str(&theirs)));
	xml_plain_free(p);
	buf_free(&mine);
	buf_free(&theirs);
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

	compare(fuzz_bytes(data, size), &vocabulary);
	if (xml_parse_bytes(fuzz_bytes(data, size), &vocabulary, &sink, &err))
		assert(err.code != ERR_NONE && err.text[0] != '\0');
	else
		assert(walk.depth == 0 && walk.tags > 0);
	return 0;
}
