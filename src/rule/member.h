/* member.h - the members of a rule's objects; private to src/rule.
 *
 * Each function reads one member of an object, checks its kind and its words,
 * and gives -1 with ERR_RULE, "POINTER: reason", when it is not what it must
 * be.  What is absent is empty, false, or what the caller says.  Texts and
 * lists live as long as the pack.
 */
#ifndef RULE_MEMBER_H
#define RULE_MEMBER_H

#include "base/form.h"
#include "base/vec.h"
#include "rule/pack.h"

/* A rule file in hand. */
struct parser {
	struct form form; /* its root, and the memory of the pack */
	struct pack *pack;
};

/* "POINTER: REASON 'WORD'"; returns -1. */
int fail_word(const struct parser *p, const struct json *at, const char *reason,
    struct str word);

CC_MUST_CHECK
int phrases_member(const struct parser *p, const struct json *object,
    const char *name, bool required, struct phrases *out);

/* Numbers of the outline. */
CC_MUST_CHECK
int sections_member(const struct parser *p, const struct json *object,
    const char *name, struct sections *out);

CC_MUST_CHECK
int names_member(const struct parser *p, const struct json *object,
    const char *name, struct sections *out);

CC_MUST_CHECK
int flag_member(const struct parser *p, const struct json *object,
    const char *name, bool *out);

CC_MUST_CHECK
int verdict_member(const struct parser *p, const struct json *object,
    const char *name, enum verdict absent, enum verdict *out);

/* A list of kinds of documents, as bits of enum doc_kind; KIND_ANY when it is
 * absent. */
CC_MUST_CHECK
int kinds_member(const struct parser *p, const struct json *object,
    const char *name, unsigned *out);

/* One kind: "cp", "cps" or "cp-cps". */
CC_MUST_CHECK
int parse_kind(const struct parser *p, const struct json *n, unsigned *out);

/* "24h": *has tells whether it is there; the value in the unit of its kind. */
CC_MUST_CHECK
int quantity_member(const struct parser *p, const struct json *object,
    const char *name, bool *has, double *value, struct quantity *written);

/* The first of a list that may be absent; what is no list sets *failed. */
const struct json *list_first(
    const struct parser *p, const struct json *list, int *failed);

/* Reads a list into an array of the pack, each element with `parse`; `failed`
 * is set to -1 when one is refused, and where it was so before nothing is
 * read. */
#define PARSE_LIST(failed, p, list, type, parse, array, count)                 \
	do {                                                                   \
		struct VEC(type) v_ = {0};                                     \
		const struct json *n_ = list_first((p), (list), &(failed));    \
                                                                               \
		for (; n_ && !(failed); n_ = json_next(n_)) {                  \
			type one_ = {0};                                       \
                                                                               \
			(failed) = parse((p), n_, &one_);                      \
			VEC_PUSH((p)->form.a, &v_, one_);                      \
		}                                                              \
		(array) = v_.at;                                               \
		(count) = v_.len;                                              \
	} while (0)

#endif
