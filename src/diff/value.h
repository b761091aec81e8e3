/* value.h - two numbers for one thing: which of them binds more.
 *
 * Where a rule has a limit on the number, the limit tells: a larger value of
 * what has a least one binds more.  Else the bound beside the number tells
 * ("within", "at least"), turned round where the clause denies; else what the
 * statement is about: what is kept, sampled or counted binds more when it is
 * more, deadlines, intervals and lifetimes when they are shorter.
 */
#ifndef DIFF_VALUE_H
#define DIFF_VALUE_H

#include "diff/diff.h"

/* By quantity of a version's text: +1 when a rule wants it large, -1 small. */
signed char *value_limits(struct arena *a, const struct version *v);

/* True when they measure the same kind of thing. */
bool value_comparable(const struct quantity *p, const struct quantity *q);

/* The order of two comparable values: below 0, 0, above 0. */
int value_cmp(const struct quantity *p, const struct quantity *q);

/* +1 when larger is stricter in that statement, -1 when smaller is, 0 when it
 * cannot be told. */
int value_slope(const struct version *v, const signed char *limits,
    int statement, const struct quantity *q);

/* A number of things, and not of a section, an item or a version. */
bool value_counts(const struct version *v, const struct quantity *q);

/* "24 hours", as written in the text. */
struct str value_text(
    struct arena *a, const struct version *v, const struct quantity *q);

#endif
