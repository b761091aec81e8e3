/* DocBook 4 (without a namespace, mostly with a document type) and 5. */
#include "read/dialect.h"
#include "read/formats.h"

#define ELEMENTS(X)                                                            \
	X("set", MK_ROOT)                                                      \
	X("book", MK_ROOT)                                                     \
	X("article", MK_ROOT)                                                  \
	X("part", MK_SECTION)                                                  \
	X("chapter", MK_SECTION)                                               \
	X("appendix", MK_SECTION)                                              \
	X("preface", MK_SECTION)                                               \
	X("section", MK_SECTION)                                               \
	X("sect1", MK_SECTION)                                                 \
	X("sect2", MK_SECTION)                                                 \
	X("sect3", MK_SECTION)                                                 \
	X("sect4", MK_SECTION)                                                 \
	X("sect5", MK_SECTION)                                                 \
	X("simplesect", MK_SECTION)                                            \
	X("reference", MK_SECTION)                                             \
	X("refentry", MK_SECTION)                                              \
	X("refsection", MK_SECTION)                                            \
	X("refsect1", MK_SECTION)                                              \
	X("refsect2", MK_SECTION)                                              \
	X("refsect3", MK_SECTION)                                              \
	X("glossary", MK_SECTION)                                              \
	X("glossdiv", MK_SECTION)                                              \
	X("bibliography", MK_SECTION)                                          \
	X("bibliodiv", MK_SECTION)                                             \
	X("dedication", MK_SECTION)                                            \
	X("acknowledgements", MK_SECTION)                                      \
	X("colophon", MK_SECTION)                                              \
	X("topic", MK_SECTION)                                                 \
	X("info", MK_INFO)                                                     \
	X("setinfo", MK_INFO)                                                  \
	X("bookinfo", MK_INFO)                                                 \
	X("articleinfo", MK_INFO)                                              \
	X("artheader", MK_INFO)                                                \
	X("partinfo", MK_INFO)                                                 \
	X("chapterinfo", MK_INFO)                                              \
	X("appendixinfo", MK_INFO)                                             \
	X("prefaceinfo", MK_INFO)                                              \
	X("sectioninfo", MK_INFO)                                              \
	X("sect1info", MK_INFO)                                                \
	X("sect2info", MK_INFO)                                                \
	X("sect3info", MK_INFO)                                                \
	X("sect4info", MK_INFO)                                                \
	X("sect5info", MK_INFO)                                                \
	X("title", MK_TITLE)                                                   \
	X("refname", MK_TITLE)                                                 \
	X("subtitle", MK_PARA)                                                 \
	X("edition", MK_PARA)                                                  \
	X("releaseinfo", MK_PARA)                                              \
	X("date", MK_PARA)                                                     \
	X("pubdate", MK_PARA)                                                  \
	X("author", MK_PARA)                                                   \
	X("editor", MK_PARA)                                                   \
	X("corpauthor", MK_PARA)                                               \
	X("publishername", MK_PARA)                                            \
	X("copyright", MK_PARA)                                                \
	X("authorgroup", MK_BLOCK)                                             \
	X("legalnotice", MK_BLOCK)                                             \
	X("abstract", MK_BLOCK)                                                \
	X("revhistory", MK_LOG)                                                \
	X("revision", MK_REVISION)                                             \
	X("revnumber", MK_REVISION_PART)                                       \
	X("authorinitials", MK_REVISION_PART)                                  \
	X("revremark", MK_REVISION_PART)                                       \
	X("revdescription", MK_REVISION_PART)                                  \
	X("bridgehead", MK_HEADING)                                            \
	X("para", MK_PARA)                                                     \
	X("simpara", MK_PARA)                                                  \
	X("attribution", MK_PARA)                                              \
	X("term", MK_PARA)                                                     \
	X("glossterm", MK_PASS)                                                \
	X("member", MK_PARA)                                                   \
	X("seg", MK_PARA)                                                      \
	X("segtitle", MK_PARA)                                                 \
	X("bibliomixed", MK_PARA)                                              \
	X("biblioentry", MK_PARA)                                              \
	X("caption", MK_BLOCK)                                                 \
	X("formalpara", MK_BLOCK)                                              \
	X("blockquote", MK_BLOCK)                                              \
	X("epigraph", MK_BLOCK)                                                \
	X("sidebar", MK_BLOCK)                                                 \
	X("note", MK_BLOCK)                                                    \
	X("warning", MK_BLOCK)                                                 \
	X("caution", MK_BLOCK)                                                 \
	X("danger", MK_BLOCK)                                                  \
	X("important", MK_BLOCK)                                               \
	X("tip", MK_BLOCK)                                                     \
	X("example", MK_BLOCK)                                                 \
	X("informalexample", MK_BLOCK)                                         \
	X("figure", MK_BLOCK)                                                  \
	X("informalfigure", MK_BLOCK)                                          \
	X("equation", MK_BLOCK)                                                \
	X("informalequation", MK_BLOCK)                                        \
	X("mediaobject", MK_BLOCK)                                             \
	X("screenshot", MK_BLOCK)                                              \
	X("variablelist", MK_BLOCK)                                            \
	X("varlistentry", MK_BLOCK)                                            \
	X("simplelist", MK_BLOCK)                                              \
	X("segmentedlist", MK_BLOCK)                                           \
	X("seglistitem", MK_BLOCK)                                             \
	X("glosslist", MK_BLOCK)                                               \
	X("glossentry", MK_BLOCK)                                              \
	X("glossdef", MK_BLOCK)                                                \
	X("glosssee", MK_PARA)                                                 \
	X("glossseealso", MK_PARA)                                             \
	X("qandaset", MK_BLOCK)                                                \
	X("qandadiv", MK_BLOCK)                                                \
	X("qandaentry", MK_BLOCK)                                              \
	X("question", MK_BLOCK)                                                \
	X("answer", MK_BLOCK)                                                  \
	X("label", MK_LABEL)                                                   \
	X("itemizedlist", MK_BULLETS)                                          \
	X("orderedlist", MK_NUMBERS)                                           \
	X("calloutlist", MK_NUMBERS)                                           \
	X("procedure", MK_STEPS)                                               \
	X("substeps", MK_STEPS)                                                \
	X("stepalternatives", MK_BULLETS)                                      \
	X("listitem", MK_ITEM)                                                 \
	X("callout", MK_ITEM)                                                  \
	X("step", MK_ITEM)                                                     \
	X("table", MK_TABLE)                                                   \
	X("informaltable", MK_TABLE)                                           \
	X("tgroup", MK_GRID)                                                   \
	X("entrytbl", MK_GRID)                                                 \
	X("thead", MK_HEAD)                                                    \
	X("row", MK_ROW)                                                       \
	X("tr", MK_ROW)                                                        \
	X("entry", MK_CELL)                                                    \
	X("td", MK_CELL)                                                       \
	X("th", MK_HEAD_CELL)                                                  \
	X("colspec", MK_COLUMN)                                                \
	X("spanspec", MK_SPAN)                                                 \
	X("programlisting", MK_PRE)                                            \
	X("screen", MK_PRE)                                                    \
	X("synopsis", MK_PRE)                                                  \
	X("literallayout", MK_PRE)                                             \
	X("address", MK_PRE)                                                   \
	X("emphasis", MK_EMPHASIS)                                             \
	X("quote", MK_QUOTE)                                                   \
	X("superscript", MK_RAISED)                                            \
	X("link", MK_LINK)                                                     \
	X("ulink", MK_LINK)                                                    \
	X("olink", MK_LINK)                                                    \
	X("uri", MK_PASS)                                                      \
	X("footnote", MK_NOTE)                                                 \
	X("imagedata", MK_PICTURE)                                             \
	X("graphic", MK_PICTURE)                                               \
	X("inlinegraphic", MK_PICTURE)                                         \
	X("videoobject", MK_PICTURE)                                           \
	X("audioobject", MK_PICTURE)                                           \
	X("toc", MK_CONTENTS)                                                  \
	X("lot", MK_CONTENTS)                                                  \
	X("index", MK_CONTENTS)                                                \
	X("subject", MK_SILENT)                                                \
	X("subjectset", MK_SILENT)                                             \
	X("keywordset", MK_SILENT)                                             \
	X("textobject", MK_SILENT)                                             \
	X("alt", MK_SILENT)                                                    \
	X("titleabbrev", MK_SILENT)                                            \
	X("indexterm", MK_SILENT)                                              \
	X("remark", MK_SILENT)                                                 \
	X("annotation", MK_SILENT)                                             \
	X("beginpage", MK_SILENT)                                              \
	X("printhistory", MK_BLOCK)

#define ATTRIBUTES(X)                                                          \
	X("id", MA_ID)                                                         \
	X("role", MA_ROLE)                                                     \
	X("renderas", MA_LEVEL)                                                \
	X("url", MA_HREF)                                                      \
	X("fileref", MA_HREF)                                                  \
	X("width", MA_WIDTH)                                                   \
	X("depth", MA_DEPTH)                                                   \
	X("linkend", MA_TARGET)                                                \
	X("numeration", MA_FORMAT)                                             \
	X("startingnumber", MA_START)                                          \
	X("continuation", MA_CONTINUES)                                        \
	X("override", MA_OVERRIDE)                                             \
	X("label", MA_LABEL)                                                   \
	X("morerows", MA_MORE_ROWS)                                            \
	X("rowspan", MA_ROW_SPAN)                                              \
	X("colspan", MA_COL_SPAN)                                              \
	X("colname", MA_COL_NAME)                                              \
	X("colnum", MA_COL_NUMBER)                                             \
	X("namest", MA_FIRST_COL)                                              \
	X("nameend", MA_LAST_COL)                                              \
	X("spanname", MA_SPAN_NAME)                                            \
	X("revisionflag", MA_REVISION)

enum { NS_DOCBOOK = 1, NS_XLINK, NS_XINCLUDE, NS_XML };

static const struct xml_ns_name spaces[] = {
    {"http://docbook.org/ns/docbook", NS_DOCBOOK},
    {"http://www.w3.org/1999/xlink", NS_XLINK},
    {"http://www.w3.org/2001/XInclude", NS_XINCLUDE},
    {"http://www.w3.org/2003/XInclude", NS_XINCLUDE},
    {"http://www.w3.org/XML/1998/namespace", NS_XML},
};

static const struct xml_known_name names[] = {
#define X(local, id) {NS_DOCBOOK, local, id}, {0, local, id},
    ELEMENTS(X)
#undef X
#define X(local, id) {0, local, id},
	ATTRIBUTES(X)
#undef X
	    {0, "href", MA_HREF}, /* of xi:include */
    {NS_XLINK, "href", MA_HREF},
    {NS_XML, "id", MA_ID},
    {NS_XINCLUDE, "include", MK_INCLUDE},
};

static const struct xml_vocabulary vocabulary = {
    spaces, COUNT_OF(spaces), names, COUNT_OF(names), false};

static const struct dialect_format format = {&vocabulary, false};

/* An article may be JATS; what stands in the head of the file tells. */
int
docbook_sniff(struct str bytes)
{
	static const char *const roots[] = {"book", "article", "set", "part",
	    "chapter", "section", "appendix", "sect1", "preface", "reference"};
	char space[4096];
	struct str head = xml_head(bytes, space, sizeof(space));
	bool is_named = str_find(head, STR("docbook"), 0) != SIZE_MAX ||
			str_find(head, STR("DocBook"), 0) != SIZE_MAX;

	for (size_t i = 0; i < COUNT_OF(roots); i++)
		if (xml_root_is(head, roots[i]))
			return is_named ? 95 : i < 2 ? 40 : 20;
	return 0;
}

int
docbook_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err)
{
	return dialect_read(&format, bytes, options, doc, err);
}
