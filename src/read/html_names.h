/* html_names.h - the elements and attributes of web pages, and what each
 * means for reading.
 */
#ifndef READ_HTML_NAMES_H
#define READ_HTML_NAMES_H

#include "port/html.h"

enum html_kind {
	HTML_INLINE, /* its text goes on with the text around it */
	HTML_BOX, /* ends the block before it, and one at its own end */
	HTML_PARAGRAPH, /* a box that holds one block */
	HTML_PRE, /* the same, with white space kept */
	HTML_HEADING,
	HTML_LIST,
	HTML_ITEM,
	HTML_TABLE,
	HTML_CAPTION,
	HTML_ROW_GROUP,
	HTML_ROW,
	HTML_CELL,
	HTML_LINK,
	HTML_BREAK,
	HTML_RULE,
	HTML_PICTURE,
	HTML_QUOTE,
	HTML_NAV,
	HTML_PROPERTY, /* title and meta */
	HTML_STYLE,
	HTML_SKIP, /* holds nothing that a reader of the page sees */
	HTML_NOTHING /* no element of HTML */
};

/* Elements that more than their kind tells apart; the others are numbered by
 * what they mean. */
enum html_element {
	HTML_HTML = XML_OTHER + 1,
	HTML_BODY,
	HTML_TITLE,
	HTML_META,
	HTML_UL,
	HTML_OL,
	HTML_H1, /* to HTML_H6 in a row */
	HTML_H2,
	HTML_H3,
	HTML_H4,
	HTML_H5,
	HTML_H6,
	HTML_THEAD,
	HTML_TH,
	HTML_MAIN,
	HTML_ARTICLE,
	HTML_FOOTER,
	HTML_CENTER,
	HTML_IMG,
	HTML_ANY
};

enum html_attribute {
	HTML_AT_ALIGN = 1,
	HTML_AT_ALT,
	HTML_AT_ARIA_LEVEL,
	HTML_AT_CLASS,
	HTML_AT_COLSPAN,
	HTML_AT_CONTENT,
	HTML_AT_FOOTNOTE_REF,
	HTML_AT_SOURCEPOS,
	HTML_AT_HEIGHT,
	HTML_AT_HIDDEN,
	HTML_AT_HREF,
	HTML_AT_ID,
	HTML_AT_LANG,
	HTML_AT_NAME,
	HTML_AT_REVERSED,
	HTML_AT_ROLE,
	HTML_AT_ROWSPAN,
	HTML_AT_START,
	HTML_AT_STYLE,
	HTML_AT_TYPE,
	HTML_AT_VALUE,
	HTML_AT_WIDTH
};

extern const struct xml_vocabulary html_vocabulary;

/* What an element is, by its number; `bits` (may be NULL) are those of
 * flow.h that it gives to its text. */
enum html_kind html_kind_of(int id, unsigned *bits);

#endif
