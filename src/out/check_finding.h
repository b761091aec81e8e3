/* check_finding.h - one finding as text, in full or in two lines. */
#ifndef OUT_CHECK_FINDING_H
#define OUT_CHECK_FINDING_H

#include "out/page.h"
#include "review/review.h"

/* Columns before the text of a finding: room for its number. */
#define FINDING_INDENT 5

/* Everything about an issue: what, where, why, by which requirement, and what
 * to do.  When finding `like` has given the same advice (0: none has), it is
 * referred to. */
void check_finding_full(struct page *p, const struct review *r,
    const struct finding *f, int number, int like);

/* A compliant finding: its title and the words that it rests on. */
void check_finding_short(struct page *p, const struct review *r,
    const struct finding *f, int number);

/* An issue on which somebody decided not to act: what it is, and that
 * decision. */
void check_finding_waived(struct page *p, const struct review *r,
    const struct finding *f, int number);

/* One that could not be decided: why, and the passages to read. */
void check_finding_read(struct page *p, const struct review *r,
    const struct finding *f, int number);

enum tone finding_tone(const struct finding *f);

#endif
