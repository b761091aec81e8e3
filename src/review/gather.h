/* gather.h - rules that are against all conflicts of a kind.
 *
 * CCADB Policy section 4 forbids that a document conflicts with the rules of
 * the CA/Browser Forum and of the programs, Mozilla's section 5.2 that it says
 * what is not so, which of two passages that contradict each other one does.
 * A rule that "gathers" is in conflict where some other rule is in this way,
 * and as severe as the worst of them.
 */
#ifndef REVIEW_GATHER_H
#define REVIEW_GATHER_H

#include "review/review.h"

/* Settles the results of such rules, once all others are there. */
void conflicts_gather(struct review *r);

/* Did the result get its conflict from others?  Then it is no finding of its
 * own: it is one more requirement that theirs are against. */
bool result_is_gathered(const struct result *result);

/* What kind of conflict it is, which a gathering rule counts. */
enum gathers result_gathered_as(const struct result *result);

#endif
