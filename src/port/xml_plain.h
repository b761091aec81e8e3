/* xml_plain.h - XML as programs save it, read without a library.
 *
 * Of the time of a whole review libxml2 takes a fifth to a third, and nearly
 * all files that come from a word processor need little of it: UTF-8, tags,
 * attributes, text.  The scanner takes only that.  It says no to whatever else
 * XML knows (declarations, comments, sections, instructions, references in
 * values, carriage returns, names beyond ASCII) and to all that is not well
 * formed, before anything is told; then the bytes are libxml2's (xml.c), which
 * alone says what is wrong with a file.  What it takes it tells as libxml2
 * does; tests/unit/t_xml.c and tests/fuzz/fuzz_xml.c hold the two against each
 * other.
 */
#ifndef PORT_XML_PLAIN_H
#define PORT_XML_PLAIN_H

#include "port/xml.h"

struct xml_plain;

/* What stands in the bytes, or NULL when they are not plain.  The bytes are
 * borrowed; xml_plain_free ends what is returned. */
struct xml_plain *xml_plain_scan(struct str bytes);
void xml_plain_free(struct xml_plain *p); /* NULL is fine */

/* Tells a sink all of it, in order; -1 with `err` when the sink says so. */
CC_MUST_CHECK
int xml_plain_tell(const struct xml_plain *p,
    const struct xml_vocabulary *vocabulary, const struct xml_sink *sink,
    struct err *err);

#endif
