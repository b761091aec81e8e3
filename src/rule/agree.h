/* agree.h - what a document set must not say in two ways.
 *
 * The contradictions of a set are found once (fact/contradiction.h); a rule
 * picks those it is about and gives them a verdict.
 */
#ifndef RULE_AGREE_H
#define RULE_AGREE_H

#include "rule/observe.h"

/* The kinds that a rule asks for, bits 1 << enum contradiction_kind. */
unsigned rule_asks_contradictions(const struct rule *rule);

void agree_observe(struct arena *a, const struct view *view,
    const struct rule *rule, struct observation *out);

/* The worst verdict of what was found; compliant when nothing was. */
enum verdict agree_verdict(const struct observation *seen);

/* One sentence on all that a check found: its `because`, and what it is about
 * or which words in which sections. */
struct str agree_message(struct arena *a, const struct view *view,
    const struct observation *seen, const struct agreement_check *check);

#endif
