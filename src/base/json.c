#include "base/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>

#include "base/index.h"
#include "base/limits.h"

/* On the root of a tree that json_unpack made, whose nodes are one block of
 * memory; cJSON leaves this bit of a type alone. */
#define IS_UNPACKED (1 << 16)

/* struct json is cJSON under our name; these two are the only casts. */
static const cJSON *
inner(const struct json *n)
{
	return (const cJSON *)(const void *)n;
}

static struct json *
outer(cJSON *n)
{
	if (!n)
		out_of_memory();
	return (struct json *)(void *)n;
}

static cJSON *
writable(struct json *n)
{
	return (cJSON *)(void *)n;
}

static const struct json *
lent(const cJSON *n)
{
	return (const struct json *)(const void *)n;
}

static size_t
line_of(struct str text, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at && i < text.len; i++)
		line += text.at[i] == '\n';
	return line;
}

/* cJSON recurses; its own bound is 1000 levels, ours comes first. */
static int
check_depth(struct str text, struct err *err)
{
	size_t depth = 0;
	bool in_string = false;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (in_string) {
			if (c == '\\')
				i++;
			in_string = c != '"';
		} else if (c == '"') {
			in_string = true;
		} else if (c == '[' || c == '{') {
			if (++depth > LIMIT_JSON_DEPTH)
				return err_set(err, ERR_LIMIT,
				    "line %zu: JSON is nested deeper than %d",
				    line_of(text, i), LIMIT_JSON_DEPTH);
		} else if ((c == ']' || c == '}') && depth > 0) {
			depth--;
		}
	}
	return 0;
}

/* Twice the same name would hide a value.  The table of one object after the
 * other lives in `scratch`. */
static int
check_object(struct arena *scratch, const cJSON *n, struct err *err)
{
	struct index seen = {0};
	const cJSON *c;

	cJSON_ArrayForEach(c, n)
	{
		struct str name = str_of(c->string);

		if (index_find(&seen, name) >= 0)
			return err_set(err, ERR_FORMAT,
			    "member '%s' stands twice in one object",
			    c->string);
		index_put(scratch, &seen, name, 1);
	}
	return 0;
}

static int
check_names(struct arena *scratch, const cJSON *n, struct err *err)
{
	const cJSON *c;

	if (cJSON_IsObject(n) && check_object(scratch, n, err))
		return -1;
	/* Depth is bounded by check_depth. */
	cJSON_ArrayForEach(c, n) if (check_names(scratch, c, err)) return -1;
	return 0;
}

int
json_parse(struct str text, struct json **out, struct err *err)
{
	const char *end = NULL;
	struct arena scratch = {0};
	cJSON *root;
	int rc;

	if (check_depth(text, err))
		return -1;
	root = cJSON_ParseWithLengthOpts(
	    text.at ? text.at : "", text.len, &end, false);
	if (!root)
		return err_set(err, ERR_FORMAT, "line %zu: not JSON",
		    end ? line_of(text, (size_t)(end - text.at)) : 1);
	if (str_trim(str_sub(text, (size_t)(end - text.at), text.len)).len) {
		cJSON_Delete(root);
		return err_set(err, ERR_FORMAT,
		    "line %zu: something follows the JSON value",
		    line_of(text, (size_t)(end - text.at)));
	}
	rc = check_names(&scratch, root, err);
	arena_clear(&scratch);
	if (rc) {
		cJSON_Delete(root);
		return -1;
	}
	*out = outer(root);
	return 0;
}

void
json_free(struct json *root)
{
	cJSON *c = writable(root);

	if (c && (c->type & IS_UNPACKED))
		free(c);
	else
		cJSON_Delete(c);
}

enum json_kind
json_kind(const struct json *n)
{
	const cJSON *c = inner(n);

	if (cJSON_IsObject(c))
		return JSON_OBJECT;
	if (cJSON_IsArray(c))
		return JSON_ARRAY;
	if (cJSON_IsString(c))
		return JSON_STRING;
	if (cJSON_IsNumber(c))
		return JSON_NUMBER;
	return cJSON_IsBool(c) ? JSON_BOOL : JSON_NULL;
}

struct str
json_str(const struct json *n)
{
	return str_of(cJSON_GetStringValue(inner(n)));
}

double
json_number(const struct json *n)
{
	return cJSON_IsNumber(inner(n)) ? inner(n)->valuedouble : 0;
}

bool
json_bool(const struct json *n)
{
	return cJSON_IsTrue(inner(n));
}

bool
json_is_whole(const struct json *n)
{
	double v;

	if (!cJSON_IsNumber(inner(n)))
		return false;
	v = inner(n)->valuedouble;
	return v >= -9e15 && v <= 9e15 && floor(v) >= v;
}

const struct json *
json_at(const struct json *object, const char *name)
{
	return lent(cJSON_GetObjectItemCaseSensitive(inner(object), name));
}

const struct json *
json_first(const struct json *n)
{
	return n ? lent(inner(n)->child) : NULL;
}

const struct json *
json_next(const struct json *n)
{
	return lent(inner(n)->next);
}

struct str
json_name(const struct json *member)
{
	return member ? str_of(inner(member)->string) : (struct str){0};
}

size_t
json_count(const struct json *n)
{
	return n ? (size_t)cJSON_GetArraySize(inner(n)) : 0;
}

/* One step of a pointer: "/name" or "/3", with ~ and / escaped. */
static void
add_step(struct buf *path, const cJSON *child, size_t at)
{
	buf_add_char(path, '/');
	if (!child->string) {
		buf_print(path, "%zu", at);
		return;
	}
	for (const char *c = child->string; *c; c++) {
		if (*c == '~')
			buf_add_c(path, "~0");
		else if (*c == '/')
			buf_add_c(path, "~1");
		else
			buf_add_char(path, *c);
	}
}

/* Depth-first; the depth is bounded since json_parse. */
static bool
find_path(const cJSON *from, const cJSON *to, struct buf *path)
{
	size_t len = path->len, at = 0;
	const cJSON *c;

	if (from == to)
		return true;
	cJSON_ArrayForEach(c, from)
	{
		add_step(path, c, at++);
		if (find_path(c, to, path))
			return true;
		path->len = len;
	}
	return false;
}

struct str
json_pointer(struct arena *a, const struct json *root, const struct json *node)
{
	struct buf path = {0};
	struct str out;

	(void)find_path(inner(root), inner(node), &path);
	out = arena_copy(a, buf_str(&path));
	buf_free(&path);
	return out;
}

struct json *
json_new_object(void)
{
	return outer(cJSON_CreateObject());
}

struct json *
json_new_array(void)
{
	return outer(cJSON_CreateArray());
}

static void
add(struct json *to, const char *name, cJSON *child)
{
	cJSON_bool ok;

	if (!child)
		out_of_memory();
	ok = name ? cJSON_AddItemToObjectCS(writable(to), name, child)
		  : cJSON_AddItemToArray(writable(to), child);
	if (!ok)
		out_of_memory();
}

struct json *
json_add_object(struct json *to, const char *name)
{
	struct json *child = json_new_object();

	add(to, name, writable(child));
	return child;
}

struct json *
json_add_array(struct json *to, const char *name)
{
	struct json *child = json_new_array();

	add(to, name, writable(child));
	return child;
}

/* cJSON wants a NUL after the text, which a slice need not have. */
void
json_add_str(struct json *to, const char *name, struct str value)
{
	struct arena a = {0};
	char small[1024];

	if (value.len < sizeof(small)) {
		if (value.len)
			(void)memcpy(small, value.at, value.len);
		small[value.len] = '\0';
		json_add_c(to, name, small);
		return;
	}
	json_add_c(to, name, arena_copy(&a, value).at);
	arena_clear(&a);
}

void
json_add_c(struct json *to, const char *name, const char *value)
{
	add(to, name, cJSON_CreateString(value));
}

void
json_add_number(struct json *to, const char *name, double value)
{
	add(to, name, cJSON_CreateNumber(value));
}

void
json_add_bool(struct json *to, const char *name, bool value)
{
	add(to, name, cJSON_CreateBool(value));
}

void
json_add_null(struct json *to, const char *name)
{
	add(to, name, cJSON_CreateNull());
}

void
json_add_node(struct json *to, const char *name, struct json *child)
{
	add(to, name, writable(child));
}

void
json_add_copy(struct json *to, const char *name, const struct json *child)
{
	add(to, name, cJSON_Duplicate(inner(child), true));
}

/* -- packed trees ---------------------------------------------------------
 *
 * PACK_MARK, how many nodes there are, then the nodes, each before its
 * children: a byte with the kind (and whether it has a name), the name, and
 * what it holds.  A text is its length, its bytes and a NUL, so that it can be
 * lent where it stands.  Lengths have seven bits a byte, the lowest first.
 */

#define PACK_MARK '\1'
#define PACK_NAMED 0x80

static void
pack_length(struct buf *out, size_t n)
{
	for (; n >= 0x80; n >>= 7)
		buf_add_char(out, (char)((n & 0x7F) | 0x80));
	buf_add_char(out, (char)n);
}

static void
pack_text(struct buf *out, struct str s)
{
	pack_length(out, s.len);
	buf_add(out, s);
	buf_add_char(out, '\0');
}

static void
pack_number(struct buf *out, double value)
{
	uint64_t bits;

	(void)memcpy(&bits, &value, sizeof(bits));
	for (int i = 0; i < 8; i++)
		buf_add_char(out, (char)(bits >> 8 * i & 0xFF));
}

static size_t
count_nodes(const struct json *n)
{
	size_t count = 1;

	for (const struct json *c = json_first(n); c; c = json_next(c))
		count += count_nodes(c);
	return count;
}

static void
pack_node(struct buf *out, const struct json *n)
{
	enum json_kind kind = json_kind(n);
	bool named = inner(n)->string != NULL;

	buf_add_char(out, (char)((int)kind | (named ? PACK_NAMED : 0)));
	if (named)
		pack_text(out, json_name(n));
	if (kind == JSON_BOOL)
		buf_add_char(out, (char)json_bool(n));
	else if (kind == JSON_NUMBER)
		pack_number(out, json_number(n));
	else if (kind == JSON_STRING)
		pack_text(out, json_str(n));
	else if (kind == JSON_ARRAY || kind == JSON_OBJECT)
		pack_length(out, json_count(n));
	for (const struct json *c = json_first(n); c; c = json_next(c))
		pack_node(out, c);
}

void
json_pack(const struct json *root, struct buf *out)
{
	buf_add_char(out, PACK_MARK);
	pack_length(out, count_nodes(root));
	pack_node(out, root);
}

struct unpacker {
	struct str rest;
	cJSON *next, *end; /* of the nodes that are not used yet */
	bool bad;
};

static unsigned char
unpack_byte(struct unpacker *u)
{
	if (u->rest.len == 0) {
		u->bad = true;
		return 0;
	}
	u->rest.len--;
	return (unsigned char)*u->rest.at++;
}

static size_t
unpack_length(struct unpacker *u)
{
	size_t n = 0;

	for (int shift = 0; shift < 35; shift += 7) {
		unsigned char byte = unpack_byte(u);

		n |= (size_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return n;
	}
	u->bad = true;
	return 0;
}

/* cJSON's texts are not const; nobody writes to those of a tree that is
 * read. */
static char *
unpack_text(struct unpacker *u)
{
	size_t len = unpack_length(u);
	const char *at = u->rest.at;

	if (len >= u->rest.len || at[len] != '\0') {
		u->bad = true;
		return NULL;
	}
	u->rest = (struct str){at + len + 1, u->rest.len - len - 1};
	return (char *)(uintptr_t)at;
}

static double
unpack_number(struct unpacker *u)
{
	uint64_t bits = 0;
	double value;

	for (int i = 0; i < 8; i++)
		bits |= (uint64_t)unpack_byte(u) << 8 * i;
	(void)memcpy(&value, &bits, sizeof(value));
	return value;
}

static cJSON *unpack_node(struct unpacker *u, int depth);

static void
unpack_children(struct unpacker *u, cJSON *parent, int depth)
{
	size_t n = unpack_length(u);
	cJSON *last = NULL;

	while (n-- > 0 && !u->bad) {
		cJSON *child = unpack_node(u, depth + 1);

		if (!child)
			return;
		if (last)
			last->next = child;
		else
			parent->child = child;
		child->prev = last;
		last = child;
	}
	if (parent->child)
		parent->child->prev = last; /* as cJSON has it */
}

/* Depth is bounded by LIMIT_JSON_DEPTH. */
static cJSON *
unpack_node(struct unpacker *u, int depth)
{
	static const int types[] = {[JSON_NULL] = cJSON_NULL,
	    [JSON_BOOL] = cJSON_False,
	    [JSON_NUMBER] = cJSON_Number,
	    [JSON_STRING] = cJSON_String,
	    [JSON_ARRAY] = cJSON_Array,
	    [JSON_OBJECT] = cJSON_Object};
	unsigned char head = unpack_byte(u);
	unsigned kind = head & ~(unsigned)PACK_NAMED;
	cJSON *n = u->next;

	if (u->bad || n == u->end || kind >= COUNT_OF(types) ||
	    depth > LIMIT_JSON_DEPTH) {
		u->bad = true;
		return NULL;
	}
	u->next++;
	*n = (cJSON){.type = types[kind]};
	if (head & PACK_NAMED)
		n->string = unpack_text(u);
	if (kind == JSON_BOOL && unpack_byte(u))
		n->type = cJSON_True;
	else if (kind == JSON_NUMBER)
		n->valuedouble = unpack_number(u);
	else if (kind == JSON_STRING)
		n->valuestring = unpack_text(u);
	else if (kind == JSON_ARRAY || kind == JSON_OBJECT)
		unpack_children(u, n, depth);
	return n;
}

int
json_unpack(struct str packed, struct json **out, struct err *err)
{
	struct unpacker u = {.rest = packed};
	size_t n;
	cJSON *nodes = NULL;

	u.bad = unpack_byte(&u) != PACK_MARK;
	n = unpack_length(&u);
	/* A node takes a byte at least, so the count cannot be a big lie. */
	if (!u.bad && n > 0 && n <= u.rest.len) {
		nodes = malloc(n * sizeof(*nodes));
		if (!nodes)
			out_of_memory();
		u.next = nodes;
		u.end = nodes + n;
		(void)unpack_node(&u, 0);
	}
	if (!nodes || u.bad || u.rest.len) {
		free(nodes);
		return err_set(err, ERR_FORMAT, "not a packed tree");
	}
	nodes->type |= IS_UNPACKED;
	*out = outer(nodes);
	return 0;
}
