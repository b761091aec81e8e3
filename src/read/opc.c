#include "read/opc.h"

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

/* Length of the folder of a part, its last slash included. */
static size_t
folder_len(struct str part)
{
	size_t n = part.len;

	while (n > 0 && part.at[n - 1] != '/')
		n--;
	return n;
}

struct str
opc_rels_name(struct arena *a, struct str part)
{
	size_t n = folder_len(part);

	return arena_print(a, "%.*s_rels/%.*s.rels",
	    STR_ARG(str_sub(part, 0, n)), STR_ARG(str_sub(part, n, part.len)));
}

static int
hex_value(char c)
{
	if (char_is_digit(c))
		return c - '0';
	c = char_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "%20" and its like; in place. */
static size_t
decode_percent(char *at, size_t n)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		if (at[i] == '%' && i + 2 < n && hex_value(at[i + 1]) >= 0 &&
		    hex_value(at[i + 2]) >= 0) {
			at[len++] = (char)(hex_value(at[i + 1]) * 16 +
					   hex_value(at[i + 2]));
			i += 2;
		} else {
			at[len++] = at[i] == '\\' ? '/' : at[i];
		}
	}
	return len;
}

/* Appends one step of a path to the `len` bytes at `to`. */
static size_t
add_step(char *to, size_t len, struct str step)
{
	if (step.len == 0 || str_eq(step, STR(".")))
		return len;
	if (str_eq(step, STR(".."))) {
		while (len > 0 && to[len - 1] != '/')
			len--;
		return len > 0 ? len - 1 : 0;
	}
	if (len > 0)
		to[len++] = '/';
	(void)memcpy(to + len, step.at, step.len);
	return len + step.len;
}

/* The part that a target names, seen from the part that names it. */
static struct str
resolve(struct arena *a, struct str part, struct str target)
{
	struct str whole, rest;
	size_t len = 0;
	char *at;

	if (str_starts(target, STR("/")))
		whole = arena_copy(a, target);
	else
		whole = arena_print(a, "%.*s%.*s",
		    STR_ARG(str_sub(part, 0, folder_len(part))),
		    STR_ARG(target));
	at = arena_many(a, char, whole.len + 2);
	(void)memcpy(at, whole.at, whole.len);
	whole = (struct str){at, decode_percent(at, whole.len)};
	whole = str_sub(whole, 0, str_find_char(whole, '#', 0));
	at = arena_many(a, char, whole.len + 2);
	for (rest = whole; rest.len;)
		len = add_step(at, len, str_cut(&rest, '/'));
	return (struct str){at, len};
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
	r.target =
	    r.is_external ? arena_copy(a, target) : resolve(a, part, target);
	if (index_find(&rels->by_id, r.id) < 0)
		index_put(a, &rels->by_id, r.id, (int)rels->list.len);
	VEC_PUSH(a, &rels->list, r);
}
