/* check_report.h - the parts of a review as text, in the order in which they
 * are told; check_text.c puts them together. */
#ifndef OUT_CHECK_REPORT_H
#define OUT_CHECK_REPORT_H

#include "out/page.h"
#include "out/telling.h"
#include "review/review.h"

struct report {
	struct page page;
	const struct review *review;
	struct arena arena;
	struct telling telling;
};

/* What was reviewed, when, by what, and what it is about. */
void report_head(struct report *t);

/* The overall verdict with counts, then the urgent findings by number. */
void report_verdict(struct report *t);

/* The answers to an earlier review, where one was given. */
void report_earlier(struct report *t);

/* Chapters 1 to 9 and what lies outside them. */
void report_chapters(struct report *t);

/* What was not decided, does not apply, is not yet in force, and could not be
 * read. */
void report_unknown(struct report *t);
void report_not_applicable(struct report *t);
void report_not_in_force(struct report *t);
void report_notices(struct report *t);

/* Advice on wording. */
void report_advice(struct report *t, const struct style *style);

/* A line across the page and the title of what follows. */
void report_part_title(struct report *t, const char *title);

/* Waivers that hold for nothing: expired, or without an issue left. */
void report_waivers(struct report *t);
void report_end(struct report *t);

/* "  7  " in front of a finding, FINDING_INDENT columns. */
void report_number(struct report *t, enum tone tone, int number);

enum tone roll_tone(const struct roll *roll);

#endif
