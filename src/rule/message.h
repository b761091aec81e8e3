/* message.h - what a result says to people, in whole sentences.
 *
 * One place for the wording, so that every output says the same.
 */
#ifndef RULE_MESSAGE_H
#define RULE_MESSAGE_H

#include "rule/observe.h"
#include "rule/result.h"

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
