/* parse_part.h - the parts of a rule; private to src/rule.
 *
 * Each function fills a part from its object, -1 with ERR_RULE (rule/member.h)
 * when it is not as it must be.  Parts are zero before; what lies in them lives
 * as long as the pack.  NULL for an absent object is fine where it says so.
 */
#ifndef RULE_PARSE_PART_H
#define RULE_PARSE_PART_H

#include "rule/member.h"

/* -- parse_element.c: what is asked of the text */

CC_MUST_CHECK
int parse_element(
    const struct parser *p, const struct json *n, struct element *out);
CC_MUST_CHECK
int parse_conflict(
    const struct parser *p, const struct json *n, struct conflict *out);

/* The list under "partial", which may be absent. */
CC_MUST_CHECK
int parse_shades(
    const struct parser *p, const struct json *list, struct element *out);

/* NULL is fine: no limit, any class. */
CC_MUST_CHECK
int parse_limit(
    const struct parser *p, const struct json *n, struct limit *out);
CC_MUST_CHECK
int parse_classes(
    const struct parser *p, const struct json *list, unsigned *out);

/* -- parse_method.c: what is asked of the validation methods */

CC_MUST_CHECK
int parse_method_check(
    const struct parser *p, const struct json *n, struct method_check *out);

/* The list that `member` names, "one-of", "each-of" or "list": the word that
 * makes the check read as a sentence; it must be there. */
CC_MUST_CHECK
int parse_method_list(const struct parser *p, const struct json *n,
    const char *member, const struct method_list **out);

/* Methods of the list by id or number; NULL is fine: none are named. */
CC_MUST_CHECK
int parse_method_items(const struct parser *p, const struct json *list,
    const struct method_list *methods, struct method_items *out);

/* -- parse_check.c: what is asked of a document as a whole */

CC_MUST_CHECK
int parse_outline_check(
    const struct parser *p, const struct json *n, struct outline_check *out);
CC_MUST_CHECK
int parse_agreement_check(
    const struct parser *p, const struct json *n, struct agreement_check *out);
CC_MUST_CHECK
int parse_date_check(
    const struct parser *p, const struct json *n, struct date_check *out);

/* -- parse_profile.c: what is asked of profiles of certificates; NULL is
 * fine. */
CC_MUST_CHECK
int parse_profile(
    const struct parser *p, const struct json *n, struct profile_checks *out);

/* -- parse_example.c: the examples of the rule, whose home is known; NULL is
 * fine. */
CC_MUST_CHECK
int parse_examples(
    const struct parser *p, const struct json *object, struct rule *out);

#endif
