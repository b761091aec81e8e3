/* dialect.h - one machine for XML vocabularies of documents.
 *
 * DocBook, JATS and CommonMark XML name their elements differently; what the
 * elements mean is much the same.  Each format is a table that maps names to
 * meanings (the numbers of its vocabulary); the machine turns meanings into
 * calls of the flow.  Elements that no table knows are passed through, so that
 * inline markup of any kind shows what it holds.
 *
 * New element: a line in the table of its format.  New meaning: a line here,
 * and a case in dialect.c.
 */
#ifndef READ_DIALECT_H
#define READ_DIALECT_H

#include "port/xml.h"
#include "read/flow.h"
#include "read/read.h"

enum dialect_meaning {
	MK_PASS = XML_OTHER,
	MK_ROOT, /* the document: its title is that of the document */
	MK_SECTION, /* a part with a title, one level deeper than around it */
	MK_INFO, /* about what is around it, whose title may stand here */
	MK_TITLE,
	MK_LABEL, /* number of what is around it */
	MK_HEADING, /* a heading that gives its own level */
	MK_BLOCK, /* holds blocks */
	MK_PARA, /* holds text; blocks inside end it */
	MK_PRE, /* the same, with white space kept */
	MK_BULLETS,
	MK_NUMBERS, /* DocBook: orderedlist */
	MK_STEPS, /* DocBook: a procedure */
	MK_LIST, /* JATS, CommonMark: an attribute says what kind */
	MK_ITEM,
	MK_TABLE, /* around a grid; rows in it open one */
	MK_GRID,
	MK_HEAD, /* rows of headings */
	MK_ROW,
	MK_HEAD_ROW,
	MK_CELL,
	MK_HEAD_CELL,
	MK_COLUMN, /* names a column */
	MK_SPAN, /* names a span of columns */
	MK_LOG, /* history of revisions: a table of its children */
	MK_REVISION,
	MK_REVISION_PART,
	MK_BOLD,
	MK_ITALIC,
	MK_UNDERLINE,
	MK_STRUCK,
	MK_CAPS,
	MK_EMPHASIS, /* its role says which */
	MK_QUOTE, /* shown in quotation marks */
	MK_LINK,
	MK_REFERENCE, /* to something of this file */
	MK_NOTE, /* stands where it is cited */
	MK_NOTE_CITED, /* CommonMark: cites one by name */
	MK_NOTE_TEXT, /* stands elsewhere */
	MK_BOX, /* may be a note that is cited by its id */
	MK_RAISED, /* superscript */
	MK_TEXT, /* holds text, where white space around it means nothing */
	MK_BREAK, /* a line break */
	MK_SPACE, /* white space */
	MK_PICTURE,
	MK_INCLUDE, /* another file */
	MK_RAW, /* text in another language */
	MK_CONTENTS,
	MK_PROPERTY, /* of the file: its name is that of the element */
	MK_SILENT /* not shown */
};

/* Attributes. */
enum dialect_attribute {
	MA_ID = MK_SILENT + 1,
	MA_ROLE,
	MA_LEVEL,
	MA_HREF,
	MA_FORMAT, /* of numbers; kind of a list */
	MA_START,
	MA_CONTINUES,
	MA_OVERRIDE, /* number of an item */
	MA_LABEL, /* mark of a note */
	MA_DELIMITER,
	MA_TARGET, /* id of what is cited */
	MA_KIND, /* of what is cited */
	MA_ALT,
	MA_WIDTH,
	MA_DEPTH,
	MA_MORE_ROWS, /* rows spanned beyond the first */
	MA_ROW_SPAN,
	MA_COL_SPAN,
	MA_COL_NAME,
	MA_FIRST_COL,
	MA_LAST_COL,
	MA_COL_NUMBER,
	MA_SPAN_NAME,
	MA_REVISION /* "added", "deleted" */
};

struct dialect_format {
	const struct xml_vocabulary *vocabulary;
	bool marks_text; /* text stands in elements made for it (MK_TEXT) */
};

CC_MUST_CHECK
int dialect_read(const struct dialect_format *format, struct str bytes,
    const struct read_options *options, struct doc *doc, struct err *err);

#endif
