/* check_letter.h - the parts of a review in Markdown; check_markdown.c puts
 * them together. */
#ifndef OUT_CHECK_LETTER_H
#define OUT_CHECK_LETTER_H

#include "out/style.h"
#include "out/telling.h"

struct letter {
	struct buf *out;
	const struct review *review;
	struct arena arena;
	struct telling telling;
};

/* One finding in full: issue, severity, evidence, impact, recommendation,
 * citations, past context. */
void letter_finding(struct letter *l, size_t finding);

/* A compliant one in a line of a list, with the words that it rests on. */
void letter_positive(struct letter *l, size_t finding);

/* One that was not decided: why, and what to read. */
void letter_unknown(struct letter *l, size_t finding);

/* Advice on wording, where there is any. */
void letter_advice(struct letter *l, const struct style *style);

/* The answers to an earlier review, where one was given. */
void letter_earlier(struct letter *l);

/* "- **Label:** text" */
void letter_item(struct letter *l, const char *label, struct str text);

#endif
