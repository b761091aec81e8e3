#include "read/html_names.h"

#include "read/flow.h"

/* The number of an element that its kind and its look tell. */
#define BITS 128 /* more than all of flow.h's */
#define ANY_OF(kind, bits) (HTML_ANY + (kind)*BITS + (bits))

static const struct xml_known_name names[] = {
    {0, "a", ANY_OF(HTML_LINK, 0)},
    {0, "abbr", ANY_OF(HTML_INLINE, 0)},
    {0, "acronym", ANY_OF(HTML_INLINE, 0)},
    {0, "address", ANY_OF(HTML_PARAGRAPH, 0)},
    {0, "article", HTML_ARTICLE},
    {0, "audio", ANY_OF(HTML_SKIP, 0)},
    {0, "b", ANY_OF(HTML_INLINE, FLOW_BOLD)},
    {0, "base", ANY_OF(HTML_SKIP, 0)},
    {0, "bdi", ANY_OF(HTML_INLINE, 0)},
    {0, "bdo", ANY_OF(HTML_INLINE, 0)},
    {0, "big", ANY_OF(HTML_INLINE, 0)},
    {0, "blockquote", ANY_OF(HTML_BOX, 0)},
    {0, "body", HTML_BODY},
    {0, "br", ANY_OF(HTML_BREAK, 0)},
    {0, "button", ANY_OF(HTML_SKIP, 0)},
    {0, "canvas", ANY_OF(HTML_SKIP, 0)},
    {0, "caption", ANY_OF(HTML_CAPTION, 0)},
    {0, "center", HTML_CENTER},
    {0, "cite", ANY_OF(HTML_INLINE, FLOW_ITALIC)},
    {0, "code", ANY_OF(HTML_INLINE, 0)},
    {0, "col", ANY_OF(HTML_INLINE, 0)},
    {0, "colgroup", ANY_OF(HTML_ROW_GROUP, 0)},
    {0, "data", ANY_OF(HTML_INLINE, 0)},
    {0, "datalist", ANY_OF(HTML_SKIP, 0)},
    {0, "dd", ANY_OF(HTML_PARAGRAPH, 0)},
    {0, "del", ANY_OF(HTML_INLINE, FLOW_STRUCK)},
    {0, "details", ANY_OF(HTML_BOX, 0)},
    {0, "dfn", ANY_OF(HTML_INLINE, FLOW_ITALIC)},
    {0, "dialog", ANY_OF(HTML_SKIP, 0)},
    {0, "dir", HTML_UL},
    {0, "div", ANY_OF(HTML_BOX, 0)},
    {0, "dl", ANY_OF(HTML_BOX, 0)},
    {0, "dt", ANY_OF(HTML_PARAGRAPH, 0)},
    {0, "em", ANY_OF(HTML_INLINE, FLOW_ITALIC)},
    {0, "fieldset", ANY_OF(HTML_BOX, 0)},
    {0, "figcaption", ANY_OF(HTML_PARAGRAPH, 0)},
    {0, "figure", ANY_OF(HTML_BOX, 0)},
    {0, "font", ANY_OF(HTML_INLINE, 0)},
    {0, "footer", HTML_FOOTER},
    {0, "form", ANY_OF(HTML_BOX, 0)},
    {0, "h1", HTML_H1},
    {0, "h2", HTML_H2},
    {0, "h3", HTML_H3},
    {0, "h4", HTML_H4},
    {0, "h5", HTML_H5},
    {0, "h6", HTML_H6},
    {0, "head", ANY_OF(HTML_BOX, 0)},
    {0, "header", ANY_OF(HTML_BOX, 0)},
    {0, "hgroup", ANY_OF(HTML_BOX, 0)},
    {0, "hr", ANY_OF(HTML_RULE, 0)},
    {0, "html", HTML_HTML},
    {0, "i", ANY_OF(HTML_INLINE, FLOW_ITALIC)},
    {0, "iframe", ANY_OF(HTML_SKIP, 0)},
    {0, "img", HTML_IMG},
    {0, "input", ANY_OF(HTML_SKIP, 0)},
    {0, "ins", ANY_OF(HTML_INLINE, 0)},
    {0, "kbd", ANY_OF(HTML_INLINE, 0)},
    {0, "label", ANY_OF(HTML_INLINE, 0)},
    {0, "legend", ANY_OF(HTML_PARAGRAPH, 0)},
    {0, "li", ANY_OF(HTML_ITEM, 0)},
    {0, "link", ANY_OF(HTML_SKIP, 0)},
    {0, "listing", ANY_OF(HTML_PRE, FLOW_KEEPS_SPACE)},
    {0, "main", HTML_MAIN},
    {0, "mark", ANY_OF(HTML_INLINE, 0)},
    {0, "math", ANY_OF(HTML_INLINE, 0)},
    {0, "menu", HTML_UL},
    {0, "meta", HTML_META},
    {0, "nav", ANY_OF(HTML_NAV, 0)},
    {0, "nobr", ANY_OF(HTML_INLINE, 0)},
    {0, "noembed", ANY_OF(HTML_SKIP, 0)},
    {0, "noframes", ANY_OF(HTML_SKIP, 0)},
    {0, "noscript", ANY_OF(HTML_SKIP, 0)},
    {0, "o:p", ANY_OF(HTML_INLINE, 0)},
    {0, "object", ANY_OF(HTML_PICTURE, 0)},
    {0, "ol", HTML_OL},
    {0, "output", ANY_OF(HTML_INLINE, 0)},
    {0, "p", ANY_OF(HTML_PARAGRAPH, 0)},
    {0, "pre", ANY_OF(HTML_PRE, FLOW_KEEPS_SPACE)},
    {0, "q", ANY_OF(HTML_QUOTE, 0)},
    {0, "rp", ANY_OF(HTML_SKIP, 0)},
    {0, "rt", ANY_OF(HTML_SKIP, 0)},
    {0, "ruby", ANY_OF(HTML_INLINE, 0)},
    {0, "s", ANY_OF(HTML_INLINE, FLOW_STRUCK)},
    {0, "samp", ANY_OF(HTML_INLINE, 0)},
    {0, "script", ANY_OF(HTML_SKIP, 0)},
    {0, "section", ANY_OF(HTML_BOX, 0)},
    {0, "select", ANY_OF(HTML_SKIP, 0)},
    {0, "small", ANY_OF(HTML_INLINE, 0)},
    {0, "span", ANY_OF(HTML_INLINE, 0)},
    {0, "strike", ANY_OF(HTML_INLINE, FLOW_STRUCK)},
    {0, "strong", ANY_OF(HTML_INLINE, FLOW_BOLD)},
    {0, "style", ANY_OF(HTML_STYLE, 0)},
    {0, "sub", ANY_OF(HTML_INLINE, 0)},
    {0, "summary", ANY_OF(HTML_PARAGRAPH, 0)},
    {0, "sup", ANY_OF(HTML_INLINE, 0)},
    {0, "svg", ANY_OF(HTML_SKIP, 0)},
    {0, "table", ANY_OF(HTML_TABLE, 0)},
    {0, "tbody", ANY_OF(HTML_ROW_GROUP, 0)},
    {0, "td", ANY_OF(HTML_CELL, 0)},
    {0, "template", ANY_OF(HTML_SKIP, 0)},
    {0, "textarea", ANY_OF(HTML_PRE, FLOW_KEEPS_SPACE)},
    {0, "tfoot", ANY_OF(HTML_ROW_GROUP, 0)},
    {0, "th", HTML_TH},
    {0, "thead", HTML_THEAD},
    {0, "time", ANY_OF(HTML_INLINE, 0)},
    {0, "title", HTML_TITLE},
    {0, "tr", ANY_OF(HTML_ROW, 0)},
    {0, "tt", ANY_OF(HTML_INLINE, 0)},
    {0, "u", ANY_OF(HTML_INLINE, FLOW_UNDERLINE)},
    {0, "ul", HTML_UL},
    {0, "var", ANY_OF(HTML_INLINE, FLOW_ITALIC)},
    {0, "video", ANY_OF(HTML_SKIP, 0)},
    {0, "wbr", ANY_OF(HTML_INLINE, 0)},
    {0, "xml", ANY_OF(HTML_SKIP, 0)},
    {0, "xmp", ANY_OF(HTML_SKIP, 0)},
    {0, "picture", ANY_OF(HTML_INLINE, 0)},
    {0, "map", ANY_OF(HTML_INLINE, 0)},
    {0, "marquee", ANY_OF(HTML_INLINE, 0)},
    {0, "blink", ANY_OF(HTML_INLINE, 0)},
    {0, "basefont", ANY_OF(HTML_INLINE, 0)},
    {0, "slot", ANY_OF(HTML_INLINE, 0)},
    {0, "rb", ANY_OF(HTML_INLINE, 0)},
    {0, "area", ANY_OF(HTML_SKIP, 0)},
    {0, "embed", ANY_OF(HTML_SKIP, 0)},
    {0, "param", ANY_OF(HTML_SKIP, 0)},
    {0, "source", ANY_OF(HTML_SKIP, 0)},
    {0, "track", ANY_OF(HTML_SKIP, 0)},
    {0, "frame", ANY_OF(HTML_SKIP, 0)},
    {0, "frameset", ANY_OF(HTML_SKIP, 0)},
    {0, "applet", ANY_OF(HTML_SKIP, 0)},
    {0, "option", ANY_OF(HTML_SKIP, 0)},
    {0, "optgroup", ANY_OF(HTML_SKIP, 0)},
    {0, "progress", ANY_OF(HTML_SKIP, 0)},
    {0, "meter", ANY_OF(HTML_SKIP, 0)},
    {0, "rtc", ANY_OF(HTML_SKIP, 0)},
    {HTML_ATTRIBUTE, "align", HTML_AT_ALIGN},
    {HTML_ATTRIBUTE, "alt", HTML_AT_ALT},
    {HTML_ATTRIBUTE, "aria-level", HTML_AT_ARIA_LEVEL},
    {HTML_ATTRIBUTE, "class", HTML_AT_CLASS},
    {HTML_ATTRIBUTE, "colspan", HTML_AT_COLSPAN},
    {HTML_ATTRIBUTE, "content", HTML_AT_CONTENT},
    {HTML_ATTRIBUTE, "data-footnote-ref", HTML_AT_FOOTNOTE_REF},
    {HTML_ATTRIBUTE, "data-sourcepos", HTML_AT_SOURCEPOS},
    {HTML_ATTRIBUTE, "height", HTML_AT_HEIGHT},
    {HTML_ATTRIBUTE, "hidden", HTML_AT_HIDDEN},
    {HTML_ATTRIBUTE, "href", HTML_AT_HREF},
    {HTML_ATTRIBUTE, "id", HTML_AT_ID},
    {HTML_ATTRIBUTE, "lang", HTML_AT_LANG},
    {HTML_ATTRIBUTE, "name", HTML_AT_NAME},
    {HTML_ATTRIBUTE, "reversed", HTML_AT_REVERSED},
    {HTML_ATTRIBUTE, "role", HTML_AT_ROLE},
    {HTML_ATTRIBUTE, "rowspan", HTML_AT_ROWSPAN},
    {HTML_ATTRIBUTE, "start", HTML_AT_START},
    {HTML_ATTRIBUTE, "style", HTML_AT_STYLE},
    {HTML_ATTRIBUTE, "type", HTML_AT_TYPE},
    {HTML_ATTRIBUTE, "value", HTML_AT_VALUE},
    {HTML_ATTRIBUTE, "width", HTML_AT_WIDTH},
    {HTML_ATTRIBUTE, "xml:lang", HTML_AT_LANG},
};

const struct xml_vocabulary html_vocabulary = {
    .names = names, .n_names = COUNT_OF(names)};

static enum html_kind
kind_of_named(int id)
{
	switch (id) {
	case HTML_TITLE:
	case HTML_META:
		return HTML_PROPERTY;
	case HTML_UL:
	case HTML_OL:
		return HTML_LIST;
	case HTML_H1:
	case HTML_H2:
	case HTML_H3:
	case HTML_H4:
	case HTML_H5:
	case HTML_H6:
		return HTML_HEADING;
	case HTML_THEAD:
		return HTML_ROW_GROUP;
	case HTML_TH:
		return HTML_CELL;
	case HTML_IMG:
		return HTML_PICTURE;
	case XML_OTHER:
		return HTML_NOTHING;
	default:
		return HTML_BOX;
	}
}

enum html_kind
html_kind_of(int id, unsigned *bits)
{
	if (bits)
		*bits = id >= HTML_ANY ? (unsigned)(id - HTML_ANY) % BITS : 0;
	if (id >= HTML_ANY)
		return (enum html_kind)((id - HTML_ANY) / BITS);
	return kind_of_named(id);
}
