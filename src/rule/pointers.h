/* pointers.h - the references of a text that rules ask about.
 *
 * Of all references only few can matter to a rule: those to requirement
 * documents, and those that leave what they stand for to another document of
 * the CA.  Which these are does not depend on the rule, so they are picked
 * once for all rules.
 */
#ifndef RULE_POINTERS_H
#define RULE_POINTERS_H

#include "rule/observe.h"

struct pointers {
	struct VEC(const struct pointer *) sources; /* to requirements */
	struct VEC(const struct pointer *)
	    deferrals; /* "see the CPS", to a document that is not given; a
			  bare one, or one that counts beside an anchor */
};

/* Each list in the order of the text.  Lives in `a`, borrows from the prose. */
const struct pointers *pointers_pick(struct arena *a, const struct view *v);

#endif
