/* structure.h - the outline checks of a rule: sections missing, blank,
 * doubled, out of order, renumbered, "No stipulation" where a duty exists,
 * and references to sections that do not exist. */
#ifndef RULE_STRUCTURE_H
#define RULE_STRUCTURE_H

#include "rule/observe.h"

void structure_observe(struct arena *a, const struct view *view,
    const struct rule *rule, struct observation *out);

#endif
