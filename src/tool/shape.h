/* shape.h - what the structs of a rule pack are made of, as data.
 *
 * A shape lists the members of a struct, so that one program can write objects
 * of any of them as C (tool/prepare.c).  shapes_check holds each against the
 * size of its struct: a member that was added there and forgotten here is an
 * error of the build.
 */
#ifndef TOOL_SHAPE_H
#define TOOL_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum member_kind {
	MEMBER_SIGNED, /* a number of 1, 2, 4 or 8 bytes; enums too */
	MEMBER_UNSIGNED, /* the same; bool too */
	MEMBER_REAL, /* double */
	MEMBER_TEXT, /* struct str */
	MEMBER_WITHIN, /* a struct, or an array of them */
	MEMBER_ONE, /* pointer to one object, or NULL */
	MEMBER_MANY, /* pointer to as many objects as a size_t says */
	MEMBER_POINTERS, /* the same of pointers to objects */
	MEMBER_VECTOR, /* VEC of objects */
	MEMBER_POINTER_VECTOR, /* VEC of pointers to objects */
	MEMBER_NONE /* left out: zero */
};

struct shape;

struct member {
	const char *name;
	size_t offset, size;
	enum member_kind kind;
	const struct shape *of;
	size_t count; /* offset of the size_t, of _MANY and _POINTERS */
};

struct shape {
	const char *type; /* "struct rule", "int" */
	const char *pool; /* name of the array that holds its objects */
	size_t size;
	const struct member *members; /* one without a name: the type itself */
	size_t n_members;
	const void *table; /* `pool` is this table of the program, or NULL */
};

#define SHAPES_MAX 64 /* there are not so many */

/* Of struct prepared (rule/prepared.h): the root of all. */
extern const struct shape prepared_shape;

/* ERR_FORMAT with the name of a struct that has bytes in no member. */
CC_MUST_CHECK
int shapes_check(struct err *err);

#endif
