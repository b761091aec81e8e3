/* parse_part.h - what the parsers of parts of a rule share; private to
 * src/rule.
 */
#ifndef RULE_PARSE_PART_H
#define RULE_PARSE_PART_H

#include "rule/parse.h"

/* What every parsing function needs: where the memory is, and the root of the
 * file, so that an error can tell the place as a JSON Pointer. */
struct parser {
	struct pack *pack;
	struct arena *a;
	const struct json *root;
	struct err *err;
};

/* Members of an object; each gives -1 with the error set. */
int phrases_member(const struct parser *p, const struct json *object,
    const char *name, bool required, struct phrases *out);
int verdict_member(const struct parser *p, const struct json *object,
    const char *name, enum verdict absent, enum verdict *out);
int parse_limit(
    const struct parser *p, const struct json *n, struct limit *out);
int parse_classes(
    const struct parser *p, const struct json *list, unsigned *out);

/* "profile" of a rule; NULL is fine. */
int parse_profile(
    const struct parser *p, const struct json *n, struct profile_checks *out);

#endif
