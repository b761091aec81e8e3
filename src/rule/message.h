/* message.h - what a result says to people, in whole sentences.
 *
 * One place for the wording, so that every output says the same.
 */
#ifndef RULE_MESSAGE_H
#define RULE_MESSAGE_H

#include "rule/observe.h"
#include "rule/result.h"

/* Why an element counts only in part, or not. */
enum shortfall {
	SHORT_NOT, /* it counts in full */
	SHORT_SHADE, /* a weaker wording that the rule knows */
	SHORT_DENIED, /* the method it is about is not used: it counts */
	SHORT_UNDONE, /* met, and weakened by another passage */
	SHORT_WEAK, /* "may", "should", "endeavours" */
	SHORT_WEAKENED, /* "where practicable" */
	SHORT_ELSEWHERE, /* not in the section that the requirement names */
	SHORT_KIND, /* in a kind of document that counts in part */
	SHORT_POINTER, /* only refers to the requirement */
	SHORT_LIMIT, /* a value outside the limit in force */
	SHORT_LATER, /* in force only from a later day */
	SHORT_ENDED /* no longer in force */
};

struct str message_of_element(struct arena *a, const struct view *view,
    const struct element *e, enum verdict verdict, enum shortfall why,
    const struct sighting *best, const struct limit_step *step);

struct str message_of_faults(struct arena *a, const struct view *view,
    const struct observation *seen, const struct outline_check *check);

struct str message_of_result(
    struct arena *a, const struct rule *rule, const struct result *r);

struct str message_of_unknown(
    struct arena *a, const struct rule *rule, const char *why);

#endif
