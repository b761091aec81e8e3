/* json_node.h - what a tree of JSON is made of; private to src/base/json*.c. */
#ifndef JSON_NODE_H
#define JSON_NODE_H

#include "base/json.h"

struct json_tree;

struct json {
	struct json *next; /* in the same object or array */
	const char *name; /* of a member, else NULL */
	enum json_kind kind;
	bool truth; /* of a JSON_BOOL */
	bool printed; /* a JSON_STRING that is text of JSON already */
	union {
		struct {
			struct json *first, *last;
			struct json_tree *tree; /* whose memory children take */
		} in; /* of an array or object */
		struct str text;
		double number;
	};
};

/* A root with the memory of all that is below it. */
struct json_tree {
	struct json root;
	struct arena arena;
	struct json_tree *taken; /* trees that became part of this one */
	struct json_tree *next; /* of those taken by the same tree */
};

struct json_tree *json_tree_new(enum json_kind kind);

/* An empty node of the tree, which belongs nowhere yet. */
struct json *json_node_new(struct json_tree *tree, enum json_kind kind);

/* Hangs it behind the other children. */
void json_append(struct json *to, struct json *child);

#endif
