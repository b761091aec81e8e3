/* Nodes and texts of a tree stand in one arena: reports have a hundred thousand
 * of them, and are made to be printed once. */
#include <stdlib.h>

#include "base/json_node.h"

static bool
holds_others(enum json_kind kind)
{
	return kind == JSON_ARRAY || kind == JSON_OBJECT;
}

struct json_tree *
json_tree_new(enum json_kind kind)
{
	struct json_tree *tree = calloc(1, sizeof(*tree));

	if (!tree)
		out_of_memory();
	tree->root.kind = kind;
	if (holds_others(kind))
		tree->root.in.tree = tree;
	return tree;
}

struct json *
json_node_new(struct json_tree *tree, enum json_kind kind)
{
	struct json *n = arena_new(&tree->arena, struct json);

	n->kind = kind;
	if (holds_others(kind))
		n->in.tree = tree;
	return n;
}

void
json_append(struct json *to, struct json *child)
{
	if (to->in.last)
		to->in.last->next = child;
	else
		to->in.first = child;
	to->in.last = child;
}

/* The root is the first member of its tree. */
static struct json_tree *
tree_of(struct json *root)
{
	return (struct json_tree *)(void *)root;
}

/* Trees are taken by others as deep as a caller nests them, not as deep as an
 * input does. */
static void
free_tree(struct json_tree *tree)
{
	while (tree->taken) {
		struct json_tree *child = tree->taken;

		tree->taken = child->next;
		free_tree(child);
	}
	arena_clear(&tree->arena);
	free(tree);
}

void
json_free(struct json *root)
{
	if (root)
		free_tree(tree_of(root));
}

struct json *
json_new_object(void)
{
	return &json_tree_new(JSON_OBJECT)->root;
}

struct json *
json_new_array(void)
{
	return &json_tree_new(JSON_ARRAY)->root;
}

static struct json *
add(struct json *to, const char *name, enum json_kind kind)
{
	struct json *n = json_node_new(to->in.tree, kind);

	n->name = name;
	json_append(to, n);
	return n;
}

struct json *
json_add_object(struct json *to, const char *name)
{
	return add(to, name, JSON_OBJECT);
}

struct json *
json_add_array(struct json *to, const char *name)
{
	return add(to, name, JSON_ARRAY);
}

void
json_add_str(struct json *to, const char *name, struct str value)
{
	add(to, name, JSON_STRING)->text =
	    arena_copy(&to->in.tree->arena, value);
}

void
json_add_c(struct json *to, const char *name, const char *value)
{
	json_add_str(to, name, str_of(value));
}

void
json_add_number(struct json *to, const char *name, double value)
{
	add(to, name, JSON_NUMBER)->number = value;
}

void
json_add_bool(struct json *to, const char *name, bool value)
{
	add(to, name, JSON_BOOL)->truth = value;
}

void
json_add_null(struct json *to, const char *name)
{
	(void)add(to, name, JSON_NULL);
}

void
json_add_node(struct json *to, const char *name, struct json *child)
{
	struct json_tree *tree = to->in.tree, *taken = tree_of(child);

	taken->next = tree->taken;
	tree->taken = taken;
	child->name = name;
	json_append(to, child);
}

void
json_add_printed(struct json *array, struct str text)
{
	struct json *n;

	if (!text.len)
		return;
	n = add(array, NULL, JSON_STRING);
	n->printed = true;
	n->text = text;
}

/* Recurses as deep as what is copied, which those who build or parse bound. */
void
json_add_copy(struct json *to, const char *name, const struct json *child)
{
	struct arena *a = &to->in.tree->arena;
	struct json *n = add(to, name, child->kind);

	n->truth = child->truth;
	if (child->kind == JSON_STRING)
		n->text = arena_copy(a, child->text);
	else if (child->kind == JSON_NUMBER)
		n->number = child->number;
	for (const struct json *c = json_first(child); c; c = c->next)
		json_add_copy(
		    n, c->name ? arena_copy(a, str_of(c->name)).at : NULL, c);
}
