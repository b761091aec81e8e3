/* lanes.h - the rules of a review, side by side. */
#ifndef REVIEW_LANES_H
#define REVIEW_LANES_H

#include "review/review.h"

/* Finds what the rules look at (review.view) and runs them; fills
 * review.seen, results and verdicts, in the order of the rules, the findings,
 * and the advice where it is asked for.  ERR_RULE, ERR_LIMIT, ERR_USAGE. */
CC_MUST_CHECK
int lanes_run(struct review *r, struct pack *pack,
    const struct rule *const *rules, size_t n_rules,
    const struct review_options *options, struct err *err);

#endif
