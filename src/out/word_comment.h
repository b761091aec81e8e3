/* word_comment.h - what the comments of a Word document say: findings in
 * WordprocessingML. */
#ifndef OUT_WORD_COMMENT_H
#define OUT_WORD_COMMENT_H

#include "base/buf.h"
#include "review/review.h"

/* Appends <w:comment> with what a drafter needs of a finding: what is wrong,
 * why, what to write instead, and by which requirement.  `space` is the
 * namespace of the part. */
void word_comment_add(const struct review *r, const struct finding *f, long id,
    struct str space, struct buf *out);

#endif
