/* spare.h - what the subject of a clause leaves out; private to src/prose. */
#ifndef PROSE_SPARE_H
#define PROSE_SPARE_H

#include "prose/verb.h"

/* Finds the part of an affirmed clause, before its verb `g`, that the clause
 * denies: "The CPS, but | not the audit report, | is published", "documents |
 * other than audit reports | are published". */
bool spare_find(struct frames *f, const struct clause *c, const struct group *g,
    int *first, int *last);

#endif
