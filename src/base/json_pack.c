/* Packed trees: PACK_MARK, how many nodes there are, then the nodes, each
 * before its children: a byte with the kind (and whether it has a name), the
 * name, and what it holds.  A text is its length, its bytes and a NUL, so that
 * it can be lent where it stands.  Lengths have seven bits a byte, the lowest
 * first.
 */

#include <stdint.h>
#include <string.h>

#include "base/json_node.h"
#include "base/limits.h"

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
	bool named = n->name != NULL;

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
	struct json_tree *tree;
	struct json *next, *end; /* of the nodes that are not used yet */
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

static struct str
unpack_text(struct unpacker *u)
{
	size_t len = unpack_length(u);
	const char *at = u->rest.at;

	if (len >= u->rest.len || at[len] != '\0') {
		u->bad = true;
		return (struct str){0};
	}
	u->rest = (struct str){at + len + 1, u->rest.len - len - 1};
	return (struct str){at, len};
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

static void unpack_node(struct unpacker *u, struct json *n, int depth);

static void
unpack_children(struct unpacker *u, struct json *parent, int depth)
{
	size_t n = unpack_length(u);

	parent->in.tree = u->tree;
	while (n-- > 0 && !u->bad) {
		struct json *child = u->next;

		if (child == u->end) {
			u->bad = true;
			return;
		}
		u->next++;
		unpack_node(u, child, depth + 1);
		json_append(parent, child);
	}
}

/* Depth is bounded by LIMIT_JSON_DEPTH. */
static void
unpack_node(struct unpacker *u, struct json *n, int depth)
{
	unsigned char head = unpack_byte(u);
	unsigned kind = head & ~(unsigned)PACK_NAMED;

	if (u->bad || kind > JSON_OBJECT || depth > LIMIT_JSON_DEPTH) {
		u->bad = true;
		return;
	}
	n->kind = (enum json_kind)kind;
	if (head & PACK_NAMED)
		n->name = unpack_text(u).at;
	if (kind == JSON_BOOL)
		n->truth = unpack_byte(u) != 0;
	else if (kind == JSON_NUMBER)
		n->number = unpack_number(u);
	else if (kind == JSON_STRING)
		n->text = unpack_text(u);
	else if (kind == JSON_ARRAY || kind == JSON_OBJECT)
		unpack_children(u, n, depth);
}

int
json_unpack(struct str packed, struct json **out, struct err *err)
{
	struct unpacker u = {.rest = packed};
	size_t n;

	u.bad = unpack_byte(&u) != PACK_MARK;
	n = unpack_length(&u);
	/* A node takes a byte at least, so the count cannot be a big lie. */
	if (!u.bad && n > 0 && n <= u.rest.len) {
		u.tree = json_tree_new(JSON_NULL);
		u.next = arena_many(&u.tree->arena, struct json, n - 1);
		u.end = u.next + (n - 1);
		unpack_node(&u, &u.tree->root, 0);
	}
	if (!u.tree || u.bad || u.rest.len) {
		json_free(u.tree ? &u.tree->root : NULL);
		return err_set(err, ERR_FORMAT, "not a packed tree");
	}
	*out = &u.tree->root;
	return 0;
}
