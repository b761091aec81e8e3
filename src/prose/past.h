/* past.h - what was so once and is no commitment now; private to src/prose. */
#ifndef PROSE_PAST_H
#define PROSE_PAST_H

#include "prose/verb.h"

/* "In the past two years were common", "was not tested in 2023": a main clause
 * that tells of another time.  What was done in a year ("was audited in 2023")
 * may last, and is none.  `g` is its verb, or NULL. */
bool clause_is_past(
    struct frames *f, const struct clause *c, const struct group *g);

#endif
