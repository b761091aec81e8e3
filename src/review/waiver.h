/* waiver.h - recorded decisions not to act on an issue.
 *
 * A file of waivers is JSON:
 *
 *	{"waivers": [
 *		{"fingerprint": "0123456789abcdef",
 *		 "reason": "...", "author": "...", "expires": "2027-01-31"},
 *		{"rule": "br-some-rule", "section": "4.9.5", ...}]}
 *
 * A waiver with a fingerprint is about that finding and no other.  One with
 * rule and section is about what this rule finds in that section, by its
 * printed number or its number in RFC 3647.  It holds through the day of
 * `expires`.  A finding that is waived is told as such and is not counted
 * among the issues; verdicts stay as they are, because the text does.
 */
#ifndef REVIEW_WAIVER_H
#define REVIEW_WAIVER_H

#include "review/review.h"

struct waiver {
	struct str fingerprint; /* or empty, then: */
	struct str rule, section;
	struct str reason, author;
	date expires;
};

struct waivers {
	struct waiver *at;
	size_t len;
};

enum waiver_state {
	WAIVER_APPLIED,
	WAIVER_EXPIRED,
	WAIVER_UNMATCHED, /* no issue is left that it is about */
	WAIVER_NOT_ASKED /* the rules that could tell were not run */
};

/* What became of one waiver. */
struct waiver_use {
	const struct waiver *waiver;
	enum waiver_state state;
	int findings; /* that it is about, issues only */
	bool was_asked; /* the rules that could tell were run */
};

/* Reads a file's text.  ERR_FORMAT with "POINTER: reason", or ERR_LIMIT.
 * Texts live in `a`. */
CC_MUST_CHECK
int waivers_read(
    struct arena *a, struct str text, struct waivers *out, struct err *err);

/* A waiver for a rule that the pack does not have would waive nothing, unseen.
 * ERR_FORMAT with "POINTER: reason". */
CC_MUST_CHECK
int waivers_check(
    const struct waivers *list, const struct pack *pack, struct err *err);

/* Marks what is waived, takes it out of the counts of issues and says what
 * became of each waiver (review.waiver_uses).  `selective`: not all rules were
 * run. */
void waivers_apply(
    struct review *r, const struct waivers *list, bool selective);

/* The waiver of a result: of the first of its issues when all are waived, or
 * NULL. */
const struct waiver *waiver_of_result(const struct review *r, int result);

const char *waiver_state_name(enum waiver_state s);

/* "“br-rule”, section 4.9.5" or "finding 0123456789abcdef". */
struct str waiver_target(struct arena *a, const struct waiver *w);

/* What became of it, as a clause: "expired on 2026-01-31". */
struct str waiver_fate(struct arena *a, const struct waiver_use *use);

#endif
