/* html.h - web pages as the stream of tags and text that xml.h describes.
 *
 * The second door to libxml2: its HTML parser, which resolves character
 * references and closes what a page leaves open.  It takes quadratic time over
 * tags with many attributes, and reads what stands between tags in ways that
 * are hard to foresee, so that a strainer comes before it (html.c): all that
 * libxml2 sees is text and short tags with the names of the vocabulary.
 *
 * There are no namespaces: in the vocabulary those of elements are 0 and those
 * of attributes HTML_ATTRIBUTE, so that both may have one name.  An element
 * whose name the vocabulary does not have arrives as XML_OTHER, opened and
 * closed at once: it holds nothing, and what stands in it belongs to what is
 * around it.
 */
#ifndef PORT_HTML_H
#define PORT_HTML_H

#include "port/xml.h"

#define HTML_ATTRIBUTE 1

/* Parses a page.  `text` is clean UTF-8 with line ends as '\n' (see
 * port/charset.h).  No text is refused for being malformed; ERR_LIMIT when
 * elements are nested deeper than LIMIT_XML_DEPTH or are more than
 * LIMIT_XML_ELEMENTS. */
CC_MUST_CHECK
int html_parse(struct str text, const struct xml_vocabulary *vocabulary,
    const struct xml_sink *sink, struct err *err);

#endif
