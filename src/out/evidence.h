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

/* Where to point a reader of a finding at: the decisive quote; where there is
 * none, and for what is missing, the heading of the section that the finding
 * sits in or belongs into (the nearest one above that the document has). */
struct spot {
	int document, block; /* block -1: nowhere in particular */
	size_t start, end; /* equal for a heading */
	bool quotes; /* bytes [start, end) of the block are quoted */
};

void finding_spot(const struct review *r, const struct finding *f,
    const struct evidence_list *list, struct spot *out);

/* Line of the source; 0 when the format has none.  Page, the same. */
int spot_line(const struct review *r, const struct spot *spot);
int spot_page(const struct review *r, const struct spot *spot);

/* The path that the user gave, else the name of the file. */
struct str document_path(const struct review *r, int document);

#endif
