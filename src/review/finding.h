/* finding.h - results into findings, findings into rolls. */
#ifndef REVIEW_FINDING_H
#define REVIEW_FINDING_H

#include "review/review.h"

/* Days before a duty comes into force in which it stands with the
 * high-priority findings, marked due. */
#define DUE_DAYS 90

/* Fills review.findings and review.issues from review.results. */
void findings_make(struct review *r);

/* Fills the section, chapter and overall rolls from the findings. */
void rolls_make(struct review *r);

#endif
