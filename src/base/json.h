/* json.h - reading and writing JSON.
 *
 * cJSON parses (base/json.c is its one door); the tree is ours.  A parsed or
 * built tree is owned by its root and ended by json_free; every other pointer
 * is borrowed from it.  Objects keep the order in which members were added.
 */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct json;

/* Parses one JSON value; trailing bytes, nesting over LIMIT_JSON_DEPTH and
 * doubled member names are errors.  The text says the line. */
CC_MUST_CHECK
int json_parse(struct str text, struct json **out, struct err *err);
void json_free(struct json *root); /* NULL is fine */

/* A tree in a form that is opened without reading text again: the build packs
 * the rules so.  The bytes begin with their own mark and stand for themselves
 * on any machine; a tree that json_unpack gives borrows its texts from them.
 * Bytes that json_pack did not write are refused, never followed. */
void json_pack(const struct json *root, struct buf *out);
CC_MUST_CHECK
int json_unpack(struct str packed, struct json **out, struct err *err);

enum json_kind {
	JSON_NULL,
	JSON_BOOL,
	JSON_NUMBER,
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT
};

/* A missing node (NULL) reads as null, empty, zero or false, so that optional
 * members need no test. */
enum json_kind json_kind(const struct json *n);
struct str json_str(const struct json *n); /* of a string, else empty */
double json_number(const struct json *n);
bool json_bool(const struct json *n);
bool json_is_whole(const struct json *n); /* a number without fraction */

/* Member by name, exact case; NULL when there is none. */
const struct json *json_at(const struct json *object, const char *name);

/* for (n = json_first(x); n; n = json_next(n)) over members or elements. */
const struct json *json_first(const struct json *n);
const struct json *json_next(const struct json *n);
struct str json_name(const struct json *member);
size_t json_count(const struct json *n);

/* RFC 6901 pointer from `root` to `node`, "" for the root itself. */
struct str json_pointer(
    struct arena *a, const struct json *root, const struct json *node);

/* Building.  The json_add_* append to an object under `name`, or to an array
 * when `name` is NULL; those that make a container return it, borrowed.
 * A name lives as long as the tree. */
struct json *json_new_object(void);
struct json *json_new_array(void);
struct json *json_add_object(struct json *to, const char *name);
struct json *json_add_array(struct json *to, const char *name);
void json_add_str(struct json *to, const char *name, struct str value);
void json_add_c(struct json *to, const char *name, const char *value);
void json_add_number(struct json *to, const char *name, double value);
void json_add_bool(struct json *to, const char *name, bool value);
void json_add_null(struct json *to, const char *name);
/* Moves `child`, made by json_new_*, into the tree. */
void json_add_node(struct json *to, const char *name, struct json *child);
/* A deep copy of `child` into the tree. */
void json_add_copy(struct json *to, const char *name, const struct json *child);

/* Writes the tree, indented when `pretty`, with a newline at the end. */
void json_print(const struct json *root, bool pretty, struct buf *out);

/* Long lists can be made in pieces, side by side: json_print_elements writes
 * what stands between the brackets of `array`, as it looks in a list that
 * belongs to the root of a tree; json_add_printed puts such text, which lives
 * as long as the tree, into the list.  It can be printed and nothing else. */
void json_print_elements(
    const struct json *array, bool pretty, struct buf *out);
void json_add_printed(struct json *array, struct str text);

#endif
