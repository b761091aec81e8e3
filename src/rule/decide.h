/* decide.h - what an observation means on a day.
 *
 * The order of questions is the one rules/README.md gives.  Pure: the same
 * observation and day give the same result, as often as asked.
 */
#ifndef RULE_DECIDE_H
#define RULE_DECIDE_H

#include "rule/observe.h"
#include "rule/result.h"

/* Decides as of `day`, including what falls due later (result.due) and
 * whether the text has lapsed since the document's own date. */
void rule_decide(struct arena *a, const struct view *view,
    const struct observation *seen, date day, struct result *out);

/* The first day after `day` on which the verdict may change without a change
 * of the text: the rule begins or ends, a step of a limit begins, a method is
 * barred, the document gets too old; DATE_OPEN when there is none. */
date rule_next_day(
    const struct view *view, const struct observation *seen, date day);

#endif
