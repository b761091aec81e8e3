/* opc.h - packages of parts that are tied by relationships.
 *
 * A package is a zip archive (docx.c) or one XML file that holds all parts
 * (flat OPC, flat_opc.c).  Which part is which is told by relationships, never
 * by names: the main part by a relationship of the package, all others by
 * relationships of the main part.  Part names have no leading slash here.
 */
#ifndef READ_OPC_H
#define READ_OPC_H

#include "base/arena.h"
#include "base/err.h"
#include "base/index.h"
#include "base/vec.h"
#include "port/xml.h"

/* Relationship types that matter, transitional and strict. */
enum opc_type {
	OPC_OTHER,
	OPC_DOCUMENT, /* officeDocument */
	OPC_CORE_PROPERTIES,
	OPC_APP_PROPERTIES, /* extended-properties */
	OPC_CUSTOM_PROPERTIES,
	OPC_STYLES,
	OPC_NUMBERING,
	OPC_SETTINGS,
	OPC_FOOTNOTES,
	OPC_ENDNOTES,
	OPC_HEADER,
	OPC_FOOTER,
	OPC_HYPERLINK,
	OPC_CHUNK /* aFChunk */
};

struct opc_rel {
	struct str id;
	enum opc_type type;
	struct str target; /* a part name, or an address when external */
	bool is_external;
};

struct opc_rels {
	struct VEC(struct opc_rel) list; /* in file order */
	struct index by_id;
};

/* One part to be read, and who reads it. */
struct opc_job {
	struct str part;
	struct xml_sink sink;
	bool may_be_strained; /* struct xml_source */
};

struct opc {
	void *self;
	bool (*has)(const void *self, struct str part);
	/* The relationships of a part ("" for the package itself), empty when
	 * it has none. */
	int (*rels)(void *self, struct str part, const struct opc_rels **out,
	    struct err *err);
	/* Reads some parts, each once, in any order. */
	int (*parse)(
	    void *self, const struct opc_job *jobs, size_t n, struct err *err);
};

/* The first relationship of a type, or NULL; by its id, or NULL. */
const struct opc_rel *opc_find_type(
    const struct opc_rels *rels, enum opc_type type);
const struct opc_rel *opc_find_id(const struct opc_rels *rels, struct str id);

/* For those who make a package: takes one Relationship tag after another. */
void opc_rels_take(struct arena *a, struct opc_rels *rels, struct str part,
    const struct xml_tag *tag);

/* Reads a Word document from a package into `doc`; `word.h`. */
struct word;
CC_MUST_CHECK
int opc_read_word(struct word *w, const struct opc *opc, struct err *err);

#endif
