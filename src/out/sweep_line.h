/* sweep_line.h - one document of a sweep as one line of JSON.
 *
 * A line is an object; reports/README.md tells its fields.  What the process
 * of a document writes and what its parent knows about that process are put
 * together as text, so that a review is written once and read by nobody who
 * does not want it: its head, all but the review, can be read alone.
 */
#ifndef OUT_SWEEP_LINE_H
#define OUT_SWEEP_LINE_H

#include "base/err.h"
#include "base/json.h"
#include "review/review.h"

enum sweep_status {
	SWEEP_CLEAN, /* no issue from --fail-on on */
	SWEEP_ISSUES,
	SWEEP_IN_PART, /* read in part, or a search cut short */
	SWEEP_LOST /* no review */
};
#define N_SWEEP_STATUS 4

const char *sweep_status_name(enum sweep_status s);

/* What the process of a document writes of its review.  `by_rule`: a topic a
 * rule; `brief`: without the review itself. */
void sweep_line_review(const struct review *r, enum sweep_status status,
    bool by_rule, bool brief, struct buf *out);

struct sweep_origin {
	struct str file; /* as it is called in the sweep */
	struct str run; /* what the review depends on beside the document */
	struct str said; /* on standard error, line by line */
	struct str reason; /* of a lost document: "crash" */
};

/* The whole line, with the newline.  `review` is what sweep_line_review wrote,
 * empty for a lost document. */
void sweep_line_make(
    const struct sweep_origin *o, struct str review, struct buf *out);

/* The object of a line without its review; the caller's.  ERR_FORMAT when it
 * is none of ours. */
CC_MUST_CHECK
int sweep_line_head(struct str line, struct json **out, struct err *err);

/* The review of a line, "null" where it was left out or lost. */
struct str sweep_line_body(struct str line);

#endif
