/* check.h - writers of a review.
 *
 * What they say was computed in review; they choose words and order, never a
 * verdict.
 */
#ifndef OUT_CHECK_H
#define OUT_CHECK_H

#include "base/buf.h"
#include "out/style.h"
#include "review/review.h"

void check_json(const struct review *r, struct buf *out);
void check_text(
    const struct review *r, const struct style *style, struct buf *out);

#endif
