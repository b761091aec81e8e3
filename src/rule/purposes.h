/* purposes.h - the purposes of rules and of documents as classes of
 * certificates.
 *
 * In a document for several purposes what is said of "S/MIME certificates" is
 * no answer to a rule whose scope is TLS, and no offence against it.  In one
 * for a single purpose everything is taken to be about that.
 */
#ifndef RULE_PURPOSES_H
#define RULE_PURPOSES_H

#include "rule/observe.h"

/* enum cert_class of the purposes that the set offers. */
unsigned purposes_of_set(const struct view *v);

/* The classes that a hit of the rule must not be known to lie outside of; 0
 * when any will do. */
unsigned purposes_wanted(const struct view *v, const struct rule *rule);

/* Whether the hit is about the certificates of `classes` (0: any), or else of
 * one of the purposes (0: any), as far as the text tells. */
bool purposes_fit(const struct prose *p, unsigned classes, unsigned purposes,
    const struct hit *h);

#endif
