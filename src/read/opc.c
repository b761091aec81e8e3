#include "read/opc.h"

#include "port/part.h"
#include "read/word_names.h"

#define TRANSITIONAL "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"

static const struct {
	const char *name; /* the end of the address */
	enum opc_type type;
} types[] = {
    {"officeDocument", OPC_DOCUMENT},
    {"core-properties", OPC_CORE_PROPERTIES},
    {"extended-properties", OPC_APP_PROPERTIES},
    {"extendedProperties", OPC_APP_PROPERTIES}, /* strict */
    {"custom-properties", OPC_CUSTOM_PROPERTIES},
    {"customProperties", OPC_CUSTOM_PROPERTIES}, /* strict */
    {"styles", OPC_STYLES},
    {"numbering", OPC_NUMBERING},
    {"settings", OPC_SETTINGS},
    {"footnotes", OPC_FOOTNOTES},
    {"endnotes", OPC_ENDNOTES},
    {"header", OPC_HEADER},
    {"footer", OPC_FOOTER},
    {"hyperlink", OPC_HYPERLINK},
    {"aFChunk", OPC_CHUNK},
};

static enum opc_type
type_of(struct str address)
{
	size_t slash = address.len;
	struct str name;

	if (!str_starts(address, STR(TRANSITIONAL)) &&
	    !str_starts(address, STR(STRICT)))
		return OPC_OTHER;
	while (slash > 0 && address.at[slash - 1] != '/')
		slash--;
	name = str_sub(address, slash, address.len);
	for (size_t i = 0; i < COUNT_OF(types); i++)
		if (str_eq(name, str_of(types[i].name)))
			return types[i].type;
	return OPC_OTHER;
}

const struct opc_rel *
opc_find_type(const struct opc_rels *rels, enum opc_type type)
{
	for (size_t i = 0; i < rels->list.len; i++)
		if (rels->list.at[i].type == type &&
		    !rels->list.at[i].is_external)
			return &rels->list.at[i];
	return NULL;
}

const struct opc_rel *
opc_find_id(const struct opc_rels *rels, struct str id)
{
	int i = index_find(&rels->by_id, id);

	return i < 0 ? NULL : &rels->list.at[i];
}

void
opc_rels_take(struct arena *a, struct opc_rels *rels, struct str part,
    const struct xml_tag *tag)
{
	struct opc_rel r = {.type = type_of(xml_attr(tag, REL_TYPE))};
	struct str target = xml_attr(tag, REL_TARGET);

	r.id = arena_copy(a, xml_attr(tag, REL_ID));
	r.is_external =
	    str_eq_nocase(xml_attr(tag, REL_TARGET_MODE), STR("External"));
	r.target = r.is_external ? arena_copy(a, target)
				 : part_resolve(a, part, target);
	if (index_find(&rels->by_id, r.id) < 0)
		index_put(a, &rels->by_id, r.id, (int)rels->list.len);
	VEC_PUSH(a, &rels->list, r);
}
