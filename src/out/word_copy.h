/* word_copy.h - a copy of a Word document with the findings of a review as
 * comments.
 *
 * One comment a finding, on the words that decide it; what is missing stands
 * on the heading where it belongs.  Tracked changes, the comments of others,
 * and every byte of the text stay as they are (word_insert.h).  The comments
 * bear the day of the review, so that the same input gives the same bytes.
 */
#ifndef OUT_WORD_COPY_H
#define OUT_WORD_COPY_H

#include "base/buf.h"
#include "base/err.h"
#include "doc/trace.h"
#include "out/style.h"
#include "review/review.h"

/* Appends the copy of document `document` of the review: `bytes` are its
 * file, `trace` what was kept when it was read.  `style->brief`: issues only.
 * ERR_USAGE when it is no DOCX, ERR_FORMAT when it cannot be taken apart. */
CC_MUST_CHECK
int word_copy(const struct review *r, int document, const struct trace *trace,
    struct str bytes, const struct style *style, struct buf *out,
    struct err *err);

#endif
