/* gather.h - a rule that no clause may be looser than any requirement.
 *
 * CCADB Policy section 4 forbids that a document conflicts with the rules of
 * the CA/Browser Forum and of the programs.  A rule that "gathers" is in
 * conflict where some other rule is, and as severe as the worst of them.
 */
#ifndef REVIEW_GATHER_H
#define REVIEW_GATHER_H

#include "review/review.h"

/* Settles the results of such rules, once all others are there. */
void conflicts_gather(struct review *r);

/* Did the result get its conflict from others?  Then it is no finding of its
 * own: it is one more requirement that theirs are against. */
bool result_is_gathered(const struct result *result);

/* Whether a gathering rule counts the result. */
bool result_is_gathered_from(const struct result *result);

#endif
