/* Properties of the file.  Core properties, and those of Word 2003 XML, are
 * known by the name of their element; custom ones bring their own name. */
#include "read/word.h"
#include "read/word_names.h"

/* Longer values are cut: they are for people to read. */
#define VALUE_BYTES 2048

struct properties {
	struct word *word;
	int depth;
	bool is_custom; /* custom ones of Word 2003 XML */
	struct str name; /* of the property that is open; empty: none */
	size_t len;
	char text[VALUE_BYTES];
};

static const struct {
	const char *element, *property;
} known[] = {
    {"title", "title"},
    {"subject", "subject"},
    {"creator", "creator"},
    {"keywords", "keywords"},
    {"description", "description"},
    {"category", "category"},
    {"lastModifiedBy", "last modified by"},
    {"created", "created"},
    {"modified", "modified"},
    {"version", "version"},
    {"language", "language"},
    {"Company", "company"},
    /* Word 2003 XML */
    {"Title", "title"},
    {"Subject", "subject"},
    {"Author", "creator"},
    {"Keywords", "keywords"},
    {"Description", "description"},
    {"Category", "category"},
    {"LastAuthor", "last modified by"},
    {"Created", "created"},
    {"LastSaved", "modified"},
};

/* A name of Word 2003 XML with its spaces written as _x0020_. */
static struct str
plain_name(struct arena *a, struct str s)
{
	static const struct str space = STR_INIT("_x0020_");
	struct buf out = {.max = 1024};
	size_t from = 0, hit;
	struct str name;

	while ((hit = str_find(s, space, from)) != SIZE_MAX) {
		buf_add(&out, str_sub(s, from, hit));
		buf_add_char(&out, ' ');
		from = hit + space.len;
	}
	buf_add(&out, str_sub(s, from, s.len));
	name = arena_copy(a, buf_str(&out));
	buf_free(&out);
	return name;
}

static struct str
property_name(struct properties *p, const struct xml_tag *tag)
{
	struct arena *a = &p->word->arena;

	if (str_eq(tag->local, STR("property")))
		return arena_copy(a, xml_attr(tag, A_NAME));
	if (p->is_custom)
		return plain_name(a, tag->local);
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_eq(tag->local, str_of(known[i].element)))
			return str_of(known[i].property);
	return (struct str){0};
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct properties *p = self;

	(void)err;
	p->depth++;
	if (p->depth == 1) {
		p->is_custom = tag->id == O_CUSTOM_DOCUMENT_PROPERTIES;
	} else if (p->depth == 2) {
		p->name = property_name(p, tag);
		p->len = 0;
	}
	return 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct properties *p = self;

	(void)tag;
	(void)err;
	if (p->depth == 2 && p->name.len)
		doc_add_property(p->word->doc, p->name,
		    str_trim((struct str){p->text, p->len}));
	p->depth--;
	return 0;
}

static int
on_text(void *self, struct str s, struct err *err)
{
	struct properties *p = self;

	(void)err;
	if (p->depth < 2)
		return 0;
	s = str_sub(s, 0, sizeof(p->text) - p->len);
	if (s.len)
		(void)memcpy(p->text + p->len, s.at, s.len);
	p->len += s.len;
	return 0;
}

struct xml_sink
word_properties_sink(struct word *w)
{
	struct properties *p = arena_new(&w->arena, struct properties);

	p->word = w;
	return (struct xml_sink){p, on_open, on_close, on_text};
}
