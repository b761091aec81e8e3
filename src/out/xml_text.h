/* xml_text.h - text inside XML and HTML that is written.
 *
 * What XML does not know (most control characters, U+FFFE and U+FFFF) and
 * bytes that are no UTF-8 become U+FFFD.
 */
#ifndef OUT_XML_TEXT_H
#define OUT_XML_TEXT_H

#include "base/buf.h"

/* The content of an element; line breaks stay as they are. */
void xml_text_add(struct buf *out, struct str text);

/* ` name="value"`; line breaks and tabs are written so that they are read
 * back. */
void xml_attribute_add(struct buf *out, const char *name, struct str value);

#endif
