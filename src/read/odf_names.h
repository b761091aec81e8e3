/* odf_names.h - the names of OpenDocument text that the reader knows.
 *
 * New name: add it to ODF_NAMES; a synonym goes to the table in odf_names.c.
 * Names of attributes begin with AT_, those of elements do not.
 */
#ifndef READ_ODF_NAMES_H
#define READ_ODF_NAMES_H

#include "port/xml.h"

enum odf_ns {
	ODF_NONE,
	ODF_OFFICE,
	ODF_STYLE,
	ODF_TEXT,
	ODF_TABLE,
	ODF_DRAW,
	ODF_FO,
	ODF_SVG,
	ODF_XLINK,
	ODF_DC,
	ODF_META,
	ODF_MATH,
	ODF_MANIFEST,
	ODF_XML
};

#define ODF_NAMES(X)                                                           \
	X(ODF_OFFICE, "document", OFFICE_DOCUMENT)                             \
	X(ODF_OFFICE, "document-content", OFFICE_DOCUMENT_CONTENT)             \
	X(ODF_OFFICE, "document-styles", OFFICE_DOCUMENT_STYLES)               \
	X(ODF_OFFICE, "document-meta", OFFICE_DOCUMENT_META)                   \
	X(ODF_OFFICE, "meta", OFFICE_META)                                     \
	X(ODF_OFFICE, "styles", OFFICE_STYLES)                                 \
	X(ODF_OFFICE, "automatic-styles", OFFICE_AUTOMATIC_STYLES)             \
	X(ODF_OFFICE, "master-styles", OFFICE_MASTER_STYLES)                   \
	X(ODF_OFFICE, "body", OFFICE_BODY)                                     \
	X(ODF_OFFICE, "text", OFFICE_TEXT)                                     \
	X(ODF_OFFICE, "annotation", OFFICE_ANNOTATION)                         \
	X(ODF_OFFICE, "binary-data", OFFICE_BINARY_DATA)                       \
	X(ODF_OFFICE, "change-info", OFFICE_CHANGE_INFO)                       \
	X(ODF_OFFICE, "forms", OFFICE_FORMS)                                   \
	X(ODF_OFFICE, "event-listeners", OFFICE_EVENT_LISTENERS)               \
	X(ODF_STYLE, "style", STYLE_STYLE)                                     \
	X(ODF_STYLE, "default-style", STYLE_DEFAULT_STYLE)                     \
	X(ODF_STYLE, "text-properties", STYLE_TEXT_PROPERTIES)                 \
	X(ODF_STYLE, "paragraph-properties", STYLE_PARAGRAPH_PROPERTIES)       \
	X(ODF_STYLE, "table-cell-properties", STYLE_TABLE_CELL_PROPERTIES)     \
	X(ODF_STYLE, "table-properties", STYLE_TABLE_PROPERTIES)               \
	X(ODF_STYLE, "list-level-properties", STYLE_LIST_LEVEL_PROPERTIES)     \
	X(ODF_STYLE, "list-level-label-alignment", STYLE_LIST_LEVEL_LABEL)     \
	X(ODF_STYLE, "font-face", STYLE_FONT_FACE)                             \
	X(ODF_STYLE, "master-page", STYLE_MASTER_PAGE)                         \
	X(ODF_STYLE, "header", STYLE_HEADER)                                   \
	X(ODF_STYLE, "header-left", STYLE_HEADER_LEFT)                         \
	X(ODF_STYLE, "header-first", STYLE_HEADER_FIRST)                       \
	X(ODF_STYLE, "footer", STYLE_FOOTER)                                   \
	X(ODF_STYLE, "footer-left", STYLE_FOOTER_LEFT)                         \
	X(ODF_STYLE, "footer-first", STYLE_FOOTER_FIRST)                       \
	X(ODF_STYLE, "name", AT_STYLE_NAME)                                    \
	X(ODF_STYLE, "display-name", AT_DISPLAY_NAME)                          \
	X(ODF_STYLE, "family", AT_FAMILY)                                      \
	X(ODF_STYLE, "parent-style-name", AT_PARENT_STYLE)                     \
	X(ODF_STYLE, "list-style-name", AT_LIST_STYLE)                         \
	X(ODF_STYLE, "default-outline-level", AT_DEFAULT_OUTLINE)              \
	X(ODF_STYLE, "master-page-name", AT_MASTER_PAGE)                       \
	X(ODF_STYLE, "num-format", AT_NUM_FORMAT)                              \
	X(ODF_STYLE, "num-prefix", AT_NUM_PREFIX)                              \
	X(ODF_STYLE, "num-suffix", AT_NUM_SUFFIX)                              \
	X(ODF_STYLE, "num-letter-sync", AT_LETTER_SYNC)                        \
	X(ODF_STYLE, "num-list-format", AT_LIST_FORMAT)                        \
	X(ODF_STYLE, "font-name", AT_FONT_NAME)                                \
	X(ODF_STYLE, "text-underline-style", AT_UNDERLINE)                     \
	X(ODF_STYLE, "text-line-through-style", AT_LINE_THROUGH)               \
	X(ODF_STYLE, "text-line-through-type", AT_LINE_THROUGH_TYPE)           \
	X(ODF_STYLE, "display", AT_STYLE_DISPLAY)                              \
	X(ODF_FO, "font-weight", AT_FONT_WEIGHT)                               \
	X(ODF_FO, "font-style", AT_FONT_STYLE)                                 \
	X(ODF_FO, "font-size", AT_FONT_SIZE)                                   \
	X(ODF_FO, "text-transform", AT_TRANSFORM)                              \
	X(ODF_FO, "font-variant", AT_FONT_VARIANT)                             \
	X(ODF_FO, "margin-left", AT_MARGIN_LEFT)                               \
	X(ODF_FO, "text-align", AT_TEXT_ALIGN)                                 \
	X(ODF_FO, "background-color", AT_BACKGROUND)                           \
	X(ODF_FO, "break-before", AT_BREAK_BEFORE)                             \
	X(ODF_FO, "break-after", AT_BREAK_AFTER)                               \
	X(ODF_FO, "language", AT_LANGUAGE)                                     \
	X(ODF_FO, "country", AT_COUNTRY)                                       \
	X(ODF_FO, "font-family", AT_FONT_FAMILY)                               \
	X(ODF_SVG, "font-family", AT_SVG_FONT_FAMILY)                          \
	X(ODF_TEXT, "p", TEXT_P)                                               \
	X(ODF_TEXT, "h", TEXT_H)                                               \
	X(ODF_TEXT, "span", TEXT_SPAN)                                         \
	X(ODF_TEXT, "a", TEXT_A)                                               \
	X(ODF_TEXT, "s", TEXT_S)                                               \
	X(ODF_TEXT, "tab", TEXT_TAB)                                           \
	X(ODF_TEXT, "line-break", TEXT_LINE_BREAK)                             \
	X(ODF_TEXT, "soft-page-break", TEXT_SOFT_PAGE_BREAK)                   \
	X(ODF_TEXT, "list", TEXT_LIST)                                         \
	X(ODF_TEXT, "list-item", TEXT_LIST_ITEM)                               \
	X(ODF_TEXT, "list-header", TEXT_LIST_HEADER)                           \
	X(ODF_TEXT, "numbered-paragraph", TEXT_NUMBERED_PARAGRAPH)             \
	X(ODF_TEXT, "section", TEXT_SECTION)                                   \
	X(ODF_TEXT, "section-source", TEXT_SECTION_SOURCE)                     \
	X(ODF_TEXT, "note", TEXT_NOTE)                                         \
	X(ODF_TEXT, "note-citation", TEXT_NOTE_CITATION)                       \
	X(ODF_TEXT, "note-body", TEXT_NOTE_BODY)                               \
	X(ODF_TEXT, "ruby-text", TEXT_RUBY_TEXT)                               \
	X(ODF_TEXT, "number", TEXT_NUMBER)                                     \
	X(ODF_TEXT, "table-of-content", TEXT_TABLE_OF_CONTENT)                 \
	X(ODF_TEXT, "table-of-content-source", TEXT_INDEX_SOURCE)              \
	X(ODF_TEXT, "illustration-index", TEXT_ILLUSTRATION_INDEX)             \
	X(ODF_TEXT, "table-index", TEXT_TABLE_INDEX)                           \
	X(ODF_TEXT, "object-index", TEXT_OBJECT_INDEX)                         \
	X(ODF_TEXT, "user-index", TEXT_USER_INDEX)                             \
	X(ODF_TEXT, "alphabetical-index", TEXT_ALPHABETICAL_INDEX)             \
	X(ODF_TEXT, "tracked-changes", TEXT_TRACKED_CHANGES)                   \
	X(ODF_TEXT, "changed-region", TEXT_CHANGED_REGION)                     \
	X(ODF_TEXT, "insertion", TEXT_INSERTION)                               \
	X(ODF_TEXT, "deletion", TEXT_DELETION)                                 \
	X(ODF_TEXT, "format-change", TEXT_FORMAT_CHANGE)                       \
	X(ODF_TEXT, "change", TEXT_CHANGE)                                     \
	X(ODF_TEXT, "change-start", TEXT_CHANGE_START)                         \
	X(ODF_TEXT, "change-end", TEXT_CHANGE_END)                             \
	X(ODF_TEXT, "hidden-text", TEXT_HIDDEN_TEXT)                           \
	X(ODF_TEXT, "hidden-paragraph", TEXT_HIDDEN_PARAGRAPH)                 \
	X(ODF_TEXT, "variable-decls", TEXT_VARIABLE_DECLS)                     \
	X(ODF_TEXT, "sequence-decls", TEXT_SEQUENCE_DECLS)                     \
	X(ODF_TEXT, "user-field-decls", TEXT_USER_FIELD_DECLS)                 \
	X(ODF_TEXT, "dde-connection-decls", TEXT_DDE_DECLS)                    \
	X(ODF_TEXT, "script", TEXT_SCRIPT)                                     \
	X(ODF_TEXT, "list-style", TEXT_LIST_STYLE)                             \
	X(ODF_TEXT, "outline-style", TEXT_OUTLINE_STYLE)                       \
	X(ODF_TEXT, "list-level-style-number", TEXT_LEVEL_NUMBER)              \
	X(ODF_TEXT, "outline-level-style", TEXT_LEVEL_OUTLINE)                 \
	X(ODF_TEXT, "list-level-style-bullet", TEXT_LEVEL_BULLET)              \
	X(ODF_TEXT, "list-level-style-image", TEXT_LEVEL_IMAGE)                \
	X(ODF_TEXT, "style-name", AT_TEXT_STYLE)                               \
	X(ODF_TEXT, "outline-level", AT_OUTLINE_LEVEL)                         \
	X(ODF_TEXT, "is-list-header", AT_IS_LIST_HEADER)                       \
	X(ODF_TEXT, "restart-numbering", AT_RESTART_NUMBERING)                 \
	X(ODF_TEXT, "c", AT_C)                                                 \
	X(ODF_TEXT, "level", AT_LEVEL)                                         \
	X(ODF_TEXT, "start-value", AT_START_VALUE)                             \
	X(ODF_TEXT, "display-levels", AT_DISPLAY_LEVELS)                       \
	X(ODF_TEXT, "bullet-char", AT_BULLET_CHAR)                             \
	X(ODF_TEXT, "space-before", AT_SPACE_BEFORE)                           \
	X(ODF_TEXT, "continue-numbering", AT_CONTINUE_NUMBERING)               \
	X(ODF_TEXT, "continue-list", AT_CONTINUE_LIST)                         \
	X(ODF_TEXT, "list-id", AT_LIST_ID)                                     \
	X(ODF_TEXT, "id", AT_TEXT_ID)                                          \
	X(ODF_XML, "id", AT_XML_ID)                                            \
	X(ODF_TEXT, "change-id", AT_CHANGE_ID)                                 \
	X(ODF_TEXT, "is-hidden", AT_IS_HIDDEN)                                 \
	X(ODF_TEXT, "string-value", AT_STRING_VALUE)                           \
	X(ODF_TEXT, "name", AT_TEXT_NAME)                                      \
	X(ODF_TEXT, "display", AT_DISPLAY)                                     \
	X(ODF_TABLE, "table", TABLE_TABLE)                                     \
	X(ODF_TABLE, "table-header-rows", TABLE_HEADER_ROWS)                   \
	X(ODF_TABLE, "table-row", TABLE_ROW)                                   \
	X(ODF_TABLE, "table-cell", TABLE_CELL)                                 \
	X(ODF_TABLE, "covered-table-cell", TABLE_COVERED_CELL)                 \
	X(ODF_TABLE, "shapes", TABLE_SHAPES)                                   \
	X(ODF_TABLE, "style-name", AT_TABLE_STYLE)                             \
	X(ODF_TABLE, "number-columns-spanned", AT_COLUMNS_SPANNED)             \
	X(ODF_TABLE, "number-rows-spanned", AT_ROWS_SPANNED)                   \
	X(ODF_TABLE, "number-columns-repeated", AT_COLUMNS_REPEATED)           \
	X(ODF_TABLE, "visibility", AT_VISIBILITY)                              \
	X(ODF_DRAW, "frame", DRAW_FRAME)                                       \
	X(ODF_DRAW, "a", DRAW_A)                                               \
	X(ODF_DRAW, "g", DRAW_G)                                               \
	X(ODF_DRAW, "page", DRAW_PAGE)                                         \
	X(ODF_DRAW, "text-box", DRAW_TEXT_BOX)                                 \
	X(ODF_DRAW, "image", DRAW_IMAGE)                                       \
	X(ODF_DRAW, "object", DRAW_OBJECT)                                     \
	X(ODF_DRAW, "object-ole", DRAW_OBJECT_OLE)                             \
	X(ODF_DRAW, "plugin", DRAW_PLUGIN)                                     \
	X(ODF_DRAW, "applet", DRAW_APPLET)                                     \
	X(ODF_DRAW, "floating-frame", DRAW_FLOATING_FRAME)                     \
	X(ODF_DRAW, "control", DRAW_CONTROL)                                   \
	X(ODF_DRAW, "name", AT_DRAW_NAME)                                      \
	X(ODF_SVG, "title", SVG_TITLE)                                         \
	X(ODF_SVG, "desc", SVG_DESC)                                           \
	X(ODF_SVG, "width", AT_WIDTH)                                          \
	X(ODF_SVG, "height", AT_HEIGHT)                                        \
	X(ODF_XLINK, "href", AT_HREF)                                          \
	X(ODF_DC, "title", DC_TITLE)                                           \
	X(ODF_DC, "subject", DC_SUBJECT)                                       \
	X(ODF_DC, "description", DC_DESCRIPTION)                               \
	X(ODF_DC, "creator", DC_CREATOR)                                       \
	X(ODF_DC, "date", DC_DATE)                                             \
	X(ODF_DC, "language", DC_LANGUAGE)                                     \
	X(ODF_META, "initial-creator", META_INITIAL_CREATOR)                   \
	X(ODF_META, "creation-date", META_CREATION_DATE)                       \
	X(ODF_META, "keyword", META_KEYWORD)                                   \
	X(ODF_META, "user-defined", META_USER_DEFINED)                         \
	X(ODF_META, "name", AT_META_NAME)                                      \
	X(ODF_MATH, "math", MATH_MATH)                                         \
	X(ODF_MATH, "annotation", MATH_ANNOTATION)                             \
	X(ODF_MANIFEST, "encryption-data", MANIFEST_ENCRYPTION)

enum odf_name {
	ODF_OTHER = XML_OTHER,
#define X(ns, local, id) id,
	ODF_NAMES(X)
#undef X
	    ODF_NAME_COUNT
};

extern const struct xml_vocabulary odf_vocabulary;

/* "true"; anything else, and nothing, is false. */
bool odf_true(const struct xml_tag *tag, int id);

/* A number in an attribute within its bounds; beyond them the nearer bound,
 * `otherwise` when there is none. */
long odf_number(
    const struct xml_tag *tag, int id, long min, long max, long otherwise);

/* A length ("1.5cm", "0.5in", "36pt") in twentieths of a point; `otherwise`
 * when it is none, or a percentage. */
long odf_length(struct str s, long otherwise);

#endif
