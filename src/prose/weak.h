/* weak.h - "if possible" beside a limit that holds in any case. */
#ifndef PROSE_WEAK_H
#define PROSE_WEAK_H

#include "prose/frame.h"

/* The weakening phrase `m` of the clause leaves a hard limit standing. */
bool weak_is_capped(
    struct frames *f, const struct clause *c, const struct cue *m);

#endif
