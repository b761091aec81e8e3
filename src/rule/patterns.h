/* patterns.h - all patterns that a rule may search for. */
#ifndef RULE_PATTERNS_H
#define RULE_PATTERNS_H

#include "rule/pack.h"

/* Hands over each of them; those that several lists of the rule hold, as
 * often. */
void rule_patterns(const struct rule *rule,
    void (*take)(void *self, const struct pattern *p), void *self);

#endif
