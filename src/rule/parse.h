/* parse.h - one rule file into a struct rule.
 *
 * Every member is checked for its kind and its words; an unknown member is an
 * error, because a misspelt one would silently change a verdict.
 */
#ifndef RULE_PARSE_H
#define RULE_PARSE_H

#include "rule/pack.h"

/* Parses the text of one rule file.  ERR_RULE with "POINTER: reason" (the
 * caller puts the file's name in front). */
CC_MUST_CHECK
int rule_parse(
    struct pack *pack, struct str json, struct rule *out, struct err *err);

/* "24h", "3 months", "398 days", "2048 bits", "3%", "4" into kind and value;
 * false for anything else. */
CC_MUST_CHECK
bool quantity_written(
    const struct lexicon *lexicon, struct str text, struct quantity *out);

#endif
