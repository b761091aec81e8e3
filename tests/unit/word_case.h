/* word_case.h - small Word documents written in the test. */
#ifndef TEST_WORD_CASE_H
#define TEST_WORD_CASE_H

#include "read_case.h"

struct word_case {
	const char *body; /* what stands in w:body */
	const char *styles; /* in w:styles; NULL: none */
	const char *numbering; /* in w:numbering */
	const char *footnotes; /* in w:footnotes */
	const char *header; /* in w:hdr of relationship "rHdr" */
	const char *rels; /* more Relationship elements */
	const char *namespaces; /* more, on the root of the document */
	enum tracked tracked;
};

#define WORD_NS "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define REL_NS                                                                 \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static inline void
case_part(struct buf *b, const char *name, const char *open,
    const char *content, const char *close)
{
	if (!content)
		return;
	buf_print(b, "<pkg:part pkg:name=\"%s\"><pkg:xmlData>", name);
	buf_add_c(b, open);
	buf_add_c(b, content);
	buf_add_c(b, close);
	buf_add_c(b, "</pkg:xmlData></pkg:part>");
}

static inline void
case_rel(struct buf *b, bool is_there, const char *id, const char *type,
    const char *target)
{
	if (is_there)
		buf_print(b,
		    "<Relationship Id=\"%s\" Type=\"" REL_NS
		    "/%s\" Target=\"%s\"/>",
		    id, type, target);
}

#define RELS_OPEN                                                              \
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/"    \
	"2006/relationships\">"
#define RELS_CLOSE "</Relationships>"
#define W_OPEN(name)                                                           \
	"<w:" name " xmlns:w=\"" WORD_NS "\" xmlns:r=\"" REL_NS "\">"

/* The whole document as flat OPC; the main part last but one, as files come
 * in any order. */
static inline void
case_flat(const struct word_case *c, struct buf *b)
{
	struct buf rels = {.max = 0};

	case_rel(&rels, c->styles, "rS", "styles", "styles.xml");
	case_rel(&rels, c->numbering, "rN", "numbering", "numbering.xml");
	case_rel(&rels, c->footnotes, "rF", "footnotes", "notes.xml");
	case_rel(&rels, c->header, "rHdr", "header", "header.xml");
	buf_add_c(&rels, c->rels ? c->rels : " ");
	buf_add_c(b, "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://"
		     "schemas.microsoft.com/office/2006/xmlPackage\">");
	case_part(b, "/word/header.xml", W_OPEN("hdr"), c->header, "</w:hdr>");
	buf_add_c(b,
	    "<pkg:part pkg:name=\"/word/main.xml\"><pkg:xmlData>"
	    "<w:document xmlns:w=\"" WORD_NS "\" xmlns:r=\"" REL_NS "\" ");
	buf_add_c(b, c->namespaces ? c->namespaces : " ");
	buf_add_c(b, "><w:body>");
	buf_add_c(b, c->body);
	buf_add_c(b, "</w:body></w:document></pkg:xmlData></pkg:part>");
	case_part(
	    b, "/word/styles.xml", W_OPEN("styles"), c->styles, "</w:styles>");
	case_part(b, "/word/numbering.xml", W_OPEN("numbering"), c->numbering,
	    "</w:numbering>");
	case_part(b, "/word/notes.xml", W_OPEN("footnotes"), c->footnotes,
	    "</w:footnotes>");
	case_part(
	    b, "/word/_rels/main.xml.rels", RELS_OPEN, rels.at, RELS_CLOSE);
	case_part(b, "/_rels/.rels", RELS_OPEN,
	    "<Relationship Id=\"r1\" Type=\"" REL_NS
	    "/officeDocument\" Target=\"word/main.xml\"/>",
	    RELS_CLOSE);
	buf_add_c(b, "</pkg:package>");
	buf_free(&rels);
}

static inline struct doc *
case_read(struct word_case c)
{
	struct buf b = {.max = 0};
	struct doc *doc;

	case_flat(&c, &b);
	doc = case_read_bytes(buf_str(&b), c.tracked);
	buf_free(&b);
	return doc;
}

/* Reads and compares, block for block. */
static inline void
case_expect(struct word_case c, const char *want)
{
	case_expect_doc(case_read(c), want);
}

/* Shorthand for the XML of a test. */
#define P(content) "<w:p>" content "</w:p>"
#define R(content) "<w:r>" content "</w:r>"
#define T(text) "<w:t xml:space=\"preserve\">" text "</w:t>"
#define RT(text) R(T(text))
#define PT(text) P(RT(text))
#define PPR(props) "<w:pPr>" props "</w:pPr>"
#define RPR(props) "<w:rPr>" props "</w:rPr>"
#define STYLED(id, text) P(PPR("<w:pStyle w:val=\"" id "\"/>") RT(text))
#define NUM(ilvl, id)                                                          \
	"<w:numPr><w:ilvl w:val=\"" ilvl "\"/><w:numId w:val=\"" id            \
	"\"/></w:numPr>"
#define ITEM(ilvl, id, text) P(PPR(NUM(ilvl, id)) RT(text))
#define TC(content) "<w:tc>" content "</w:tc>"
#define TCP(props, content) "<w:tc><w:tcPr>" props "</w:tcPr>" content "</w:tc>"
#define TR(content) "<w:tr>" content "</w:tr>"
#define TBL(content) "<w:tbl>" content "</w:tbl>"
#define FLD(type) R("<w:fldChar w:fldCharType=\"" type "\"/>")
#define INSTR(text)                                                            \
	R("<w:instrText xml:space=\"preserve\">" text "</w:instrText>")
#define STYLE(id, name, rest)                                                  \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id                        \
	"\"><w:name w:val=\"" name "\"/>" rest "</w:style>"
#define BASED(id) "<w:basedOn w:val=\"" id "\"/>"
#define LVL(ilvl, format, text, rest)                                          \
	"<w:lvl w:ilvl=\"" ilvl "\"><w:start w:val=\"1\"/><w:numFmt "          \
	"w:val=\"" format "\"/>" rest "<w:lvlText w:val=\"" text               \
	"\"/></w:lvl>"
#define ABSTRACT(id, levels)                                                   \
	"<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define INSTANCE(id, abstract)                                                 \
	"<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" abstract         \
	"\"/></w:num>"

#endif
