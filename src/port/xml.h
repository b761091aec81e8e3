/* xml.h - XML as a stream of tags and text.
 *
 * The one door to libxml2: no other file includes <libxml/...>.  Parsing is
 * SAX2 over a read callback, because that enforces libxml2's depth limit and
 * keeps memory flat (a tree of a real document costs 26 MB, this 7 MB).
 * Never XML_PARSE_HUGE, no network, no DTD, no entity but the five built in:
 * a document type declaration is refused when the vocabulary says so.  Tag
 * length and attribute count are bounded before libxml2 sees the bytes.
 *
 * Names.  A vocabulary lists namespaces (several addresses may mean one, so
 * that the strict and the transitional form of Office XML read alike) and the
 * element and attribute names that a reader knows.  A known name arrives as
 * the number it has in the vocabulary; all others arrive as XML_OTHER.
 */
#ifndef PORT_XML_H
#define PORT_XML_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define XML_OTHER 0 /* a name or namespace outside the vocabulary */

struct xml_ns_name {
	const char *address;
	int ns; /* > 0; several addresses may share one */
};

/* One known name.  `ns` is a number from the namespace list, or 0 for names
 * without a namespace (most attributes of other vocabularies). */
struct xml_known_name {
	int ns;
	const char *local;
	int id; /* > 0; equal ids are allowed for synonyms */
};

struct xml_vocabulary {
	const struct xml_ns_name *spaces;
	size_t n_spaces;
	const struct xml_known_name *names;
	size_t n_names;
	bool refuse_doctype;
};

struct xml_attribute {
	int id; /* of the vocabulary, or XML_OTHER */
	int ns; /* number of the namespace, 0 for none, -1 for an unknown one */
	struct str local;
	struct str value; /* entities resolved; valid during the callback */
};

struct xml_tag {
	int id; /* of the vocabulary, or XML_OTHER */
	int ns; /* as above */
	struct str local;
	const struct xml_attribute *attributes;
	size_t n_attributes;
	int line; /* of the source, from 1 */
};

/* The value of attribute `id`; {0} (at == NULL) when it is not there. */
struct str xml_attr(const struct xml_tag *tag, int id);

/* The reader's side.  Each returns 0 to go on or -1 with `err` filled to
 * stop.  Text may come in several pieces. */
struct xml_sink {
	void *self;
	int (*open)(void *self, const struct xml_tag *tag, struct err *err);
	int (*close)(void *self, const struct xml_tag *tag, struct err *err);
	int (*text)(void *self, struct str text, struct err *err);
};

/* The writer's side: fills up to `size` bytes, returns their number, 0 at the
 * end, -1 with `err`.  One that takes time may be asked by another thread while
 * the parse goes on, but only by one at a time. */
struct xml_source {
	void *self;
	long (*read)(void *self, char *to, size_t size, struct err *err);
	bool takes_time;
	/* The sink has no use for tags of empty elements and for attributes
	 * that the vocabulary does not know, nor for xml:space where there is
	 * no white space (port/xml_strain.h): they may not arrive. */
	bool may_be_strained;
};

/* Readies the library, once for all threads; libxml2 itself may stand still for
 * ever when two threads begin at the same time.  Who calls it apart from
 * xml_parse (port/html.c) does so before anything else of the library. */
void xml_begin(void);

/* A namespace address for a prefix that is in scope at the open tag, for
 * attributes that hold prefixes (mc:Choice Requires="wps").  Usable inside
 * `open` only; {0} when it is not declared. */
struct str xml_prefix_address(const struct xml_tag *tag, struct str prefix);

/* Parses one XML document.  ERR_FORMAT with "line N: reason" when it is not
 * well formed; ERR_LIMIT when a bound is reached. */
CC_MUST_CHECK
int xml_parse(const struct xml_source *source,
    const struct xml_vocabulary *vocabulary, const struct xml_sink *sink,
    struct err *err);

/* The same over bytes in memory. */
CC_MUST_CHECK
int xml_parse_bytes(struct str bytes, const struct xml_vocabulary *vocabulary,
    const struct xml_sink *sink, struct err *err);

#endif
