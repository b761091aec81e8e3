/* xml_tell.h - what both parsers behind xml.h tell a reader, and how.
 *
 * libxml2's callbacks (xml.c) and the scanner of plain files (xml_plain.c) find
 * tags and text; from there on one code turns names into numbers, keeps the
 * namespaces that are in scope, and calls the reader's sink.
 */
#ifndef PORT_XML_TELL_H
#define PORT_XML_TELL_H

#include "base/limits.h"
#include "base/vec.h"
#include "port/xml.h"

#define XML_NAME_HEADS 512 /* a power of two */

/* A namespace declaration that is in scope. */
struct xml_scope {
	struct str prefix, address;
	int depth;
};

struct xml_telling {
	struct xml_tag tag; /* first: xml_prefix_address finds us by it */
	const struct xml_vocabulary *vocabulary;
	const struct xml_sink *sink;
	struct err *err;
	struct arena arena;
	struct VEC(struct xml_scope) scopes;
	int depth; /* of elements that are open */
	struct xml_attribute attributes[LIMIT_XML_ATTRIBUTES];
	short heads[XML_NAME_HEADS]; /* vocabulary by hash; index + 1 */
	short *next;
};

void xml_tell_init(struct xml_telling *t,
    const struct xml_vocabulary *vocabulary, const struct xml_sink *sink,
    struct err *err);
void xml_tell_free(struct xml_telling *t);

/* The number of a namespace: 0 without an address, -1 for an unknown one. */
int xml_tell_ns(const struct xml_telling *t, struct str address);

/* The number of a name in that namespace. */
int xml_tell_id(const struct xml_telling *t, int ns, struct str local);

/* A declaration of the element that is opened next.  Both strings live as
 * long as the parse. */
void xml_tell_scope(
    struct xml_telling *t, struct str prefix, struct str address);

/* The tag and the first `n` attributes are filled in; `open` counts the
 * element.  Each returns what the sink returns. */
CC_MUST_CHECK
int xml_tell_open(struct xml_telling *t, size_t n);
CC_MUST_CHECK
int xml_tell_close(struct xml_telling *t);
CC_MUST_CHECK
int xml_tell_text(struct xml_telling *t, struct str text);

/* xml_parse without the scanner of plain files, for those who compare. */
CC_MUST_CHECK
int xml_parse_with_library(const struct xml_source *source,
    const struct xml_vocabulary *vocabulary, const struct xml_sink *sink,
    struct err *err);

#endif
