/* evidence.h - what stands behind a result or a finding, for the writers. */
#ifndef OUT_EVIDENCE_H
#define OUT_EVIDENCE_H

#include "review/review.h"

/* The bytes quoted; empty for what was searched in vain. */
struct str evidence_quote(const struct review *r, const struct evidence *e);

/* The number that the document prints for the place, "" when there is none;
 * and the one of RFC 3647, its own or the nearest above. */
struct str evidence_section(const struct review *r, const struct evidence *e);
struct str evidence_rfc3647(const struct review *r, const struct evidence *e);

/* 0 when the format has no pages. */
int evidence_page(const struct review *r, const struct evidence *e);

/* The evidence of all results of a finding: of the element it is about, else
 * of the whole result; no passage twice; the strictest result's first. */
struct evidence_list VEC(const struct evidence *);
struct evidence_list finding_evidence(
    struct arena *a, const struct review *r, const struct finding *f);

#endif
