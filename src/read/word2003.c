/* Word 2003 XML: one file with everything, read twice: first lists, styles
 * and properties, which may stand in any order, then the body. */
#include "read/formats.h"
#include "read/word_body.h"

struct pass {
	struct word *word;
	bool is_second;
	int depth;
	struct xml_sink sink; /* of the part that is open; self NULL: none */
};

static struct xml_sink
definition_sink(struct word *w, const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_STYLES:
		return word_styles_sink(&w->styles);
	case W_NUMBERING:
		return word_lists_sink(&w->lists);
	case O_DOCUMENT_PROPERTIES:
	case O_CUSTOM_DOCUMENT_PROPERTIES:
		return word_properties_sink(w);
	default:
		return (struct xml_sink){0};
	}
}

static int
open_part(struct pass *p, const struct xml_tag *tag)
{
	if (!p->is_second) {
		p->sink = definition_sink(p->word, tag);
	} else if (tag->id == W_BODY) {
		p->sink = word_body_sink(p->word);
	}
	return 0;
}

static int
check_root(struct pass *p, const struct xml_tag *tag, struct err *err)
{
	if (tag->id != W_WORD_DOCUMENT)
		return err_set(err, ERR_FORMAT, "not Word 2003 XML");
	if (p->is_second)
		p->word->body->keeps_space =
		    str_eq(xml_attr(tag, XML_SPACE), STR("preserve"));
	return 0;
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct pass *p = self;

	if (++p->depth == 1)
		return check_root(p, tag, err);
	if (p->depth == 2 && open_part(p, tag))
		return -1;
	return p->sink.self ? p->sink.open(p->sink.self, tag, err) : 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct pass *p = self;

	if (p->sink.self && p->sink.close(p->sink.self, tag, err))
		return -1;
	if (p->depth-- == 2)
		p->sink = (struct xml_sink){0};
	return 0;
}

static int
on_text(void *self, struct str s, struct err *err)
{
	struct pass *p = self;

	return p->sink.self && p->sink.text ? p->sink.text(p->sink.self, s, err)
					    : 0;
}

static int
run_pass(struct word *w, struct str bytes, bool is_second, struct err *err)
{
	struct pass pass = {.word = w, .is_second = is_second};
	struct xml_sink sink = {&pass, on_open, on_close, on_text};

	return xml_parse_bytes(bytes, &word2003_vocabulary, &sink, err);
}

int
word2003_sniff(struct str bytes)
{
	char space[4096];
	struct str head = xml_head(bytes, space, sizeof(space));

	return xml_root_is(head, "wordDocument") &&
		       str_find(head,
			   STR("http://schemas.microsoft.com/office/word/2003/"
			       "wordml"),
			   0) != SIZE_MAX
		   ? 95
		   : 0;
}

static int
read_passes(struct word *w, struct str bytes, struct err *err)
{
	if (run_pass(w, bytes, false, err))
		return -1;
	word_finish_definitions(w);
	word_body_begin(w, w->doc->file, STORY_BODY, ROLE_BODY, NULL);
	if (run_pass(w, bytes, true, err) || word_body_end(w, err))
		return -1;
	return word_body_finish(w, err);
}

int
word2003_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err)
{
	struct word w;
	int rc;

	word_init(&w, doc, options->tracked);
	rc = read_passes(&w, bytes, err);
	word_free(&w);
	return rc;
}
