/* regex.h - raw expressions over the text as written.
 *
 * The one door to PCRE2.  Case is ignored unless the expression says (?-i).
 * Searches are interpreted, never compiled to machine code: the two count
 * their limits differently, and a verdict must not depend on which one ran.
 */
#ifndef REGEX_H
#define REGEX_H

#include "base/arena.h"
#include "base/cc.h"
#include "base/err.h"
#include "base/str.h"

struct regex;
struct regex_room; /* working memory of searches, for one thread */

/* Whether the expression is one: ERR_RULE with PCRE2's reason and the
 * offset. */
CC_MUST_CHECK
int regex_check(struct str source, struct err *err);

/* What is known of an expression without compiling it, for one thread; the
 * source is borrowed.  It is compiled when a text may match. */
struct regex *regex_new(struct arena *a, struct str source);

#define REGEX_LITERALS 8

/* Runs of small letters of which every match holds one, in any case; none
 * when nothing is known.  There are so many such lists, and a match holds one
 * of each.  Borrowed. */
#define REGEX_NEEDS 2
size_t regex_literals(
    const struct regex *r, int need, struct str out[REGEX_LITERALS]);

/* Bytes that every match holds, in any case; empty when nothing is known.
 * Borrowed. */
struct str regex_run(const struct regex *r);

/* Every match holds so many letters and digits in a row, "[0-9a-f]{40}"; 0
 * when nothing is known. */
size_t regex_row(const struct regex *r);

/* The first match at or after `from` in `text`, which is valid UTF-8.  Gives
 * 1 and the bytes, 0 when there is none, -1 (ERR_LIMIT) when the search was
 * given up. */
CC_MUST_CHECK
int regex_find(struct regex *r, struct regex_room *room, struct str text,
    size_t from, size_t *start, size_t *end, struct err *err);

/* All that searches need, compiled expressions too, comes from the arena and
 * goes with it. */
struct regex_room *regex_room_new(struct arena *a);

#endif
