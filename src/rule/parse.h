/* parse.h - one rule file into a struct rule.
 *
 * Every member is checked for its kind and its words; an unknown member is an
 * error, because a misspelt one would silently change a verdict.
 */
#ifndef RULE_PARSE_H
#define RULE_PARSE_H

#include "rule/pack.h"

/* Reads one rule file, from its text or from its tree.  ERR_RULE with
 * "POINTER: reason" (the caller puts the file's name in front). */
CC_MUST_CHECK
int rule_parse(
    struct pack *pack, struct str json, struct rule *out, struct err *err);
CC_MUST_CHECK
int rule_read(struct pack *pack, const struct json *root, struct rule *out,
    struct err *err);

#endif
