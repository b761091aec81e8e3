/* JATS, the vocabulary of journal articles (NLM before), and BITS. */
#include "read/dialect.h"
#include "read/formats.h"

#define ELEMENTS(X)                                                            \
	X("article", MK_ROOT)                                                  \
	X("book", MK_ROOT)                                                     \
	X("sub-article", MK_SECTION)                                           \
	X("book-part", MK_SECTION)                                             \
	X("sec", MK_SECTION)                                                   \
	X("app", MK_SECTION)                                                   \
	X("ack", MK_SECTION)                                                   \
	X("glossary", MK_SECTION)                                              \
	X("notes", MK_SECTION)                                                 \
	X("ref-list", MK_SECTION)                                              \
	X("front", MK_INFO)                                                    \
	X("front-stub", MK_INFO)                                               \
	X("book-meta", MK_INFO)                                                \
	X("book-part-meta", MK_INFO)                                           \
	X("article-meta", MK_INFO)                                             \
	X("title-group", MK_INFO)                                              \
	X("book-title-group", MK_INFO)                                         \
	X("article-title", MK_TITLE)                                           \
	X("book-title", MK_TITLE)                                              \
	X("title", MK_TITLE)                                                   \
	X("subtitle", MK_PARA)                                                 \
	X("label", MK_LABEL)                                                   \
	X("article-version", MK_PARA)                                          \
	X("edition", MK_PARA)                                                  \
	X("contrib-group", MK_BLOCK)                                           \
	X("contrib", MK_PARA)                                                  \
	X("aff", MK_PARA)                                                      \
	X("pub-date", MK_PARA)                                                 \
	X("permissions", MK_BLOCK)                                             \
	X("copyright-statement", MK_PARA)                                      \
	X("license", MK_BLOCK)                                                 \
	X("license-p", MK_PARA)                                                \
	X("abstract", MK_BLOCK)                                                \
	X("p", MK_PARA)                                                        \
	X("attrib", MK_PARA)                                                   \
	X("speaker", MK_PARA)                                                  \
	X("verse-line", MK_PARA)                                               \
	X("disp-quote", MK_BLOCK)                                              \
	X("boxed-text", MK_BOX)                                                \
	X("verse-group", MK_BLOCK)                                             \
	X("speech", MK_BLOCK)                                                  \
	X("statement", MK_BLOCK)                                               \
	X("fig", MK_BLOCK)                                                     \
	X("fig-group", MK_BLOCK)                                               \
	X("disp-formula", MK_BLOCK)                                            \
	X("supplementary-material", MK_BLOCK)                                  \
	X("caption", MK_BLOCK)                                                 \
	X("table-wrap", MK_BLOCK)                                              \
	X("table-wrap-group", MK_BLOCK)                                        \
	X("table-wrap-foot", MK_BLOCK)                                         \
	X("def-list", MK_BLOCK)                                                \
	X("def-item", MK_BLOCK)                                                \
	X("term", MK_PARA)                                                     \
	X("def", MK_BLOCK)                                                     \
	X("list", MK_LIST)                                                     \
	X("list-item", MK_ITEM)                                                \
	X("table", MK_GRID)                                                    \
	X("thead", MK_HEAD)                                                    \
	X("tr", MK_ROW)                                                        \
	X("td", MK_CELL)                                                       \
	X("th", MK_HEAD_CELL)                                                  \
	X("preformat", MK_PRE)                                                 \
	X("bold", MK_BOLD)                                                     \
	X("italic", MK_ITALIC)                                                 \
	X("underline", MK_UNDERLINE)                                           \
	X("strike", MK_STRUCK)                                                 \
	X("sc", MK_CAPS)                                                       \
	X("sup", MK_RAISED)                                                    \
	X("ext-link", MK_LINK)                                                 \
	X("uri", MK_LINK)                                                      \
	X("xref", MK_REFERENCE)                                                \
	X("fn-group", MK_BLOCK)                                                \
	X("fn", MK_NOTE_TEXT)                                                  \
	X("break", MK_BREAK)                                                   \
	X("graphic", MK_PICTURE)                                               \
	X("inline-graphic", MK_PICTURE)                                        \
	X("media", MK_PICTURE)                                                 \
	X("ref", MK_BLOCK)                                                     \
	X("mixed-citation", MK_PARA)                                           \
	X("element-citation", MK_PARA)                                         \
	X("citation", MK_PARA)                                                 \
	X("journal-meta", MK_SILENT)                                           \
	X("article-id", MK_SILENT)                                             \
	X("article-categories", MK_SILENT)                                     \
	X("kwd-group", MK_SILENT)                                              \
	X("counts", MK_SILENT)                                                 \
	X("custom-meta-group", MK_SILENT)                                      \
	X("alt-title", MK_SILENT)                                              \
	X("alt-text", MK_SILENT)                                               \
	X("long-desc", MK_SILENT)                                              \
	X("object-id", MK_SILENT)                                              \
	X("processing-meta", MK_SILENT)                                        \
	X("tex-math", MK_SILENT)

#define ATTRIBUTES(X)                                                          \
	X("id", MA_ID)                                                         \
	X("list-type", MA_FORMAT)                                              \
	X("rid", MA_TARGET)                                                    \
	X("ref-type", MA_KIND)                                                 \
	X("alt", MA_ALT)                                                       \
	X("rowspan", MA_ROW_SPAN)                                              \
	X("colspan", MA_COL_SPAN)

enum { NS_XLINK = 1 };

static const struct xml_ns_name spaces[] = {
    {"http://www.w3.org/1999/xlink", NS_XLINK},
};

static const struct xml_known_name names[] = {
#define X(local, id) {0, local, id},
    ELEMENTS(X) ATTRIBUTES(X)
#undef X
	{NS_XLINK, "href", MA_HREF},
};

static const struct xml_vocabulary vocabulary = {
    spaces, COUNT_OF(spaces), names, COUNT_OF(names), false};

static const struct dialect_format format = {&vocabulary, false};

int
jats_sniff(struct str bytes)
{
	static const char *const signs[] = {"JATS", "NLM//DTD", "jats.nlm",
	    "dtd-version", "article-type", "<front", "<article-meta",
	    "<journal-meta", "<sec"};
	char space[8192];
	struct str head = xml_head(bytes, space, sizeof(space));

	if (!xml_root_is(head, "article") && !xml_root_is(head, "book"))
		return 0;
	if (str_find(head, STR("docbook"), 0) != SIZE_MAX)
		return 0;
	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_find(head, str_of(signs[i]), 0) != SIZE_MAX)
			return i < 3 ? 96 : 60;
	return 0;
}

int
jats_read(struct str bytes, const struct read_options *options, struct doc *doc,
    struct err *err)
{
	return dialect_read(&format, bytes, options, doc, err);
}
