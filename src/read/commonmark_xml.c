/* CommonMark XML: the tree of a Markdown document, as cmark and cmark-gfm
 * write it. */
#include "read/dialect.h"
#include "read/formats.h"

enum { NS_COMMONMARK = 1 };

static const struct xml_ns_name spaces[] = {
    {"http://commonmark.org/xml/1.0", NS_COMMONMARK},
};

static const struct xml_known_name names[] = {
#define X(local, id)                                                           \
	{NS_COMMONMARK, local, id},                                            \
	{                                                                      \
		0, local, id                                                   \
	}
    X("document", MK_ROOT),
    X("heading", MK_HEADING),
    X("paragraph", MK_PARA),
    X("block_quote", MK_BLOCK),
    X("list", MK_LIST),
    X("item", MK_ITEM),
    X("taskitem", MK_ITEM),
    X("tasklist", MK_ITEM),
    X("code_block", MK_PRE),
    X("html_block", MK_RAW),
    X("html_inline", MK_SILENT),
    X("custom_block", MK_BLOCK),
    X("text", MK_TEXT),
    X("code", MK_TEXT),
    X("softbreak", MK_SPACE),
    X("linebreak", MK_BREAK),
    X("emph", MK_ITALIC),
    X("strong", MK_BOLD),
    X("strikethrough", MK_STRUCK),
    X("link", MK_LINK),
    X("image", MK_PICTURE),
    X("table", MK_GRID),
    X("table_header", MK_HEAD_ROW),
    X("table_row", MK_ROW),
    X("table_cell", MK_CELL),
    X("footnote_reference", MK_NOTE_CITED),
    X("footnote_definition", MK_NOTE_TEXT),
#undef X
    {0, "level", MA_LEVEL},
    {0, "type", MA_FORMAT},
    {0, "start", MA_START},
    {0, "delim", MA_DELIMITER},
    {0, "delimiter", MA_DELIMITER},
    {0, "destination", MA_HREF},
    {0, "id", MA_ID},
    {0, "label", MA_ID},
};

static const struct xml_vocabulary vocabulary = {
    spaces, COUNT_OF(spaces), names, COUNT_OF(names), false};

static const struct dialect_format format = {&vocabulary, true};

int
commonmark_xml_sniff(struct str bytes)
{
	char space[4096];
	struct str head = xml_head(bytes, space, sizeof(space));

	return xml_root_is(head, "document") &&
		       (str_find(head, STR("commonmark.org"), 0) != SIZE_MAX ||
			   str_find(head, STR("CommonMark"), 0) != SIZE_MAX)
		   ? 95
		   : 0;
}

int
commonmark_xml_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err)
{
	return dialect_read(&format, bytes, options, doc, err);
}
