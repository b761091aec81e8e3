/* xml_scan.h - the bytes of XML that a parser has found to be well formed,
 * taken apart just enough to insert something between them.
 *
 * A copy of a document must keep every byte that is not added: prefixes,
 * order of attributes, line ends, all of which a parser forgets.  So the bytes
 * are walked once more.  Only UTF-8 is known; what is not well formed ends the
 * walk, and never leads outside of the bytes.
 */
#ifndef OUT_XML_SCAN_H
#define OUT_XML_SCAN_H

#include <stdbool.h>

#include "base/str.h"

enum scan_kind {
	SCAN_OPEN, /* a start tag */
	SCAN_EMPTY, /* a start tag that is its own end tag */
	SCAN_CLOSE, /* an end tag */
	SCAN_TEXT,
	SCAN_OTHER, /* comment, CDATA section, processing instruction */
	SCAN_END,
	SCAN_BAD
};

struct scan_token {
	enum scan_kind kind;
	size_t start, end; /* in the bytes */
	struct str name; /* of tags, with its prefix */
};

/* The token at `at`. */
struct scan_token scan_next(struct str bytes, size_t at);

/* "t" of "w:t", and "w" of it ("" when there is none). */
struct str scan_local(struct str name);
struct str scan_prefix(struct str name);

/* The value of an attribute as it is written, by its whole name, of a start
 * tag; `at` NULL when it is not there. */
struct str scan_attribute(struct str tag, struct str name);

/* False when the XML declaration names another encoding than UTF-8 (or one
 * that UTF-8 contains), or the bytes begin as UTF-16 does. */
bool scan_is_utf8(struct str bytes);

/* Where in the character data between `from` and `to` the byte lies that is
 * `offset` bytes into what the data means (references resolved, line ends
 * made one); SIZE_MAX where there is markup before it, or no such place. */
size_t scan_text_place(struct str bytes, size_t from, size_t to, size_t offset);

#endif
