/* xml_guard.h - what keeps libxml2 from tags that would cost it too much;
 * private to port/xml*.c.
 *
 * libxml2 checks each attribute of a tag against all before it and keeps a tag
 * in memory until it ends, so both are bounded before it sees the bytes.
 */
#ifndef PORT_XML_GUARD_H
#define PORT_XML_GUARD_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum guard_state {
	GUARD_TEXT,
	GUARD_OPEN, /* after '<' */
	GUARD_TAG,
	GUARD_VALUE, /* inside a quoted value */
	GUARD_BANG, /* after "<!", kind not yet known */
	GUARD_COMMENT,
	GUARD_CDATA,
	GUARD_PI,
	GUARD_DECLARATION
};

struct xml_guard {
	enum guard_state state;
	unsigned width; /* bytes a code unit: 0 until the first bytes came */
	bool little; /* UTF-16, low byte first */
	char half; /* first byte of a unit that the chunk cut in two */
	bool has_half;
	char quote;
	char last[2]; /* the two bytes before this one, for ends of sections */
	char bang[8]; /* what follows "<!" */
	size_t n_bang;
	size_t tag_bytes, attributes;
	unsigned char *narrow; /* room for what UTF-16 is narrowed to */
};

/* Looks at the next bytes, at most XML_CHUNK_BYTES; the first of a document are
 * at least four, unless it is shorter.  ERR_LIMIT; ERR_FORMAT for encodings
 * that are not read. */
#define XML_CHUNK_BYTES ((size_t)32 << 10)
CC_MUST_CHECK
int xml_guard_look(
    struct xml_guard *g, struct arena *a, struct str bytes, struct err *err);

#endif
