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

/* The same without white space, in one line. */
void check_json_line(const struct review *r, struct buf *out);

void check_text(
    const struct review *r, const struct style *style, struct buf *out);

/* One line a finding that asks for something: FILE:LINE: error: ... */
void check_line(
    const struct review *r, const struct style *style, struct buf *out);

/* One table, a line a finding. */
void check_csv(
    const struct review *r, const struct style *style, struct buf *out);

/* A rule is a test; issues at or above `fail_on` are failures (SEVERITY_NONE:
 * none is). */
void check_junit(
    const struct review *r, enum severity fail_on, struct buf *out);

/* SARIF 2.1.0. */
void check_sarif(
    const struct review *r, const struct style *style, struct buf *out);

/* For a comment in a bug tracker, or a mail. */
void check_markdown(
    const struct review *r, const struct style *style, struct buf *out);

/* One page to read beside the document, in one file. */
void check_html(
    const struct review *r, const struct style *style, struct buf *out);

#endif
