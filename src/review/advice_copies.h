/* advice_copies.h - copied text as advice; private to review.
 *
 * One piece for each version whose words were found, and one for each old
 * version whose words were changed since.
 */
#ifndef REVIEW_ADVICE_COPIES_H
#define REVIEW_ADVICE_COPIES_H

#include "base/prints.h"
#include "review/advice.h"

struct advice_list VEC(struct advice);

/* Appends what it finds; with `only`, just what stands below one of these
 * sections.  A policy may restate what it requires: of a CP only outdated
 * words are told.  At most `room` passages. */
void advice_copies(struct arena *arena, struct review *r,
    const struct prints *prints, const struct sections *only, size_t room,
    struct advice_list *out);

#endif
