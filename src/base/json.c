#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "base/index.h"
#include "base/json_node.h"
#include "base/limits.h"

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

static enum json_kind
kind_of(const cJSON *c)
{
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

/* What cJSON has parsed, as a node of ours and its children. */
static void
take(struct json_tree *tree, struct json *n, const cJSON *from)
{
	const cJSON *c;

	n->truth = cJSON_IsTrue(from);
	if (n->kind == JSON_NUMBER)
		n->number = from->valuedouble;
	else if (n->kind == JSON_STRING)
		n->text = arena_copy(&tree->arena, str_of(from->valuestring));
	cJSON_ArrayForEach(c, from)
	{
		struct json *child = json_node_new(tree, kind_of(c));

		if (c->string)
			child->name =
			    arena_copy(&tree->arena, str_of(c->string)).at;
		json_append(n, child);
		take(tree, child, c);
	}
}

static int
read_tree(struct str text, const cJSON *root, const char *end,
    struct json **out, struct err *err)
{
	struct arena scratch = {0};
	struct json_tree *tree;
	int rc;

	if (str_trim(str_sub(text, (size_t)(end - text.at), text.len)).len)
		return err_set(err, ERR_FORMAT,
		    "line %zu: something follows the JSON value",
		    line_of(text, (size_t)(end - text.at)));
	rc = check_names(&scratch, root, err);
	arena_clear(&scratch);
	if (rc)
		return -1;
	tree = json_tree_new(kind_of(root));
	take(tree, &tree->root, root);
	*out = &tree->root;
	return 0;
}

int
json_parse(struct str text, struct json **out, struct err *err)
{
	const char *end = NULL;
	cJSON *root;
	int rc;

	if (check_depth(text, err))
		return -1;
	root = cJSON_ParseWithLengthOpts(
	    text.at ? text.at : "", text.len, &end, false);
	if (!root)
		return err_set(err, ERR_FORMAT, "line %zu: not JSON",
		    end ? line_of(text, (size_t)(end - text.at)) : 1);
	rc = read_tree(text, root, end, out, err);
	cJSON_Delete(root);
	return rc;
}

/* -- reading ------------------------------------------------------------- */

enum json_kind
json_kind(const struct json *n)
{
	return n ? n->kind : JSON_NULL;
}

struct str
json_str(const struct json *n)
{
	return json_kind(n) == JSON_STRING ? n->text : (struct str){0};
}

double
json_number(const struct json *n)
{
	return json_kind(n) == JSON_NUMBER ? n->number : 0;
}

bool
json_bool(const struct json *n)
{
	return json_kind(n) == JSON_BOOL && n->truth;
}

bool
json_is_whole(const struct json *n)
{
	double v = json_number(n);

	return json_kind(n) == JSON_NUMBER && v >= -9e15 && v <= 9e15 &&
	       floor(v) >= v;
}

const struct json *
json_first(const struct json *n)
{
	enum json_kind kind = json_kind(n);

	return kind == JSON_ARRAY || kind == JSON_OBJECT ? n->in.first : NULL;
}

const struct json *
json_next(const struct json *n)
{
	return n->next;
}

const struct json *
json_at(const struct json *object, const char *name)
{
	const struct json *n = json_first(object);

	while (n && !(n->name && strcmp(n->name, name) == 0))
		n = n->next;
	return n;
}

struct str
json_name(const struct json *member)
{
	return member ? str_of(member->name) : (struct str){0};
}

size_t
json_count(const struct json *n)
{
	size_t count = 0;

	for (const struct json *c = json_first(n); c; c = c->next)
		count++;
	return count;
}

/* One step of a pointer: "/name" or "/3", with ~ and / escaped. */
static void
add_step(struct buf *path, const struct json *child, size_t at)
{
	buf_add_char(path, '/');
	if (!child->name) {
		buf_print(path, "%zu", at);
		return;
	}
	for (const char *c = child->name; *c; c++) {
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
find_path(const struct json *from, const struct json *to, struct buf *path)
{
	size_t len = path->len, at = 0;

	if (from == to)
		return true;
	for (const struct json *c = json_first(from); c; c = c->next) {
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

	(void)find_path(root, node, &path);
	out = arena_copy(a, buf_str(&path));
	buf_free(&path);
	return out;
}
