/* worksheet.h - the sheets that people fill in by hand every year, filled from
 * a review.
 *
 * Which rules answer a line is data (rules/worksheets.json); `ccadb` has a
 * line for each section of the Baseline Requirements and of the Mozilla policy
 * that a rule cites, and for each section of the outline.  A line has a state
 * by the verdicts of its rules: all compliant is verified; a conflict, a
 * partial or undecided answer needs clarification; nothing said needs a
 * response; a line for another purpose, or whose rules do not apply, is not
 * applicable.
 */
#ifndef REVIEW_WORKSHEET_H
#define REVIEW_WORKSHEET_H

#include "review/review.h"

enum line_state {
	LINE_VERIFIED,
	LINE_CLARIFY,
	LINE_RESPONSE,
	LINE_NOT_APPLICABLE,
	LINE_READ, /* the question goes further than the rules: read */
	LINE_NOT_ASSESSED /* no rule is about it */
};

/* Where a line's answer stands: bytes of a block; block -1: nowhere. */
struct line_place {
	int document, block;
	size_t start, end;
};

struct worksheet_line {
	struct str id, area, item;
	enum line_state state;
	struct VEC(int) results; /* of the review, that answer it */
	struct line_place place;
	struct str comment; /* what is short, and what to do */
};

struct worksheet {
	struct str name, title;
	struct VEC(struct worksheet_line) lines;
};

/* "ccadb apple inclusion-case external-subca" */
extern const char worksheet_names[];

/* Texts live in `a`.  ERR_USAGE for an unknown name. */
CC_MUST_CHECK
int worksheet_make(struct arena *a, const struct review *r, struct str name,
    struct worksheet *out, struct err *err);

#endif
