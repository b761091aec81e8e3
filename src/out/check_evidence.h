/* check_evidence.h - the passages behind a finding, as text. */
#ifndef OUT_CHECK_EVIDENCE_H
#define OUT_CHECK_EVIDENCE_H

#include "out/page.h"
#include "review/review.h"

/* "     Label       text ...": labels stand in a column of their own, so that
 * the eye finds the quote, the source and the advice of each finding at the
 * same place.  Nothing for an empty text. */
void check_labelled(
    struct page *p, enum tone tone, const char *label, struct str text);

/* At most `most` passages, each shortened to so many columns, with their
 * places; then what was searched in vain. */
void check_evidence(struct page *p, const struct review *r,
    const struct finding *f, size_t most, int columns);

#endif
