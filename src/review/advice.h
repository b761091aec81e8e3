/* advice.h - advice on the wording of a document set.
 *
 * Not findings: no verdict, no part of any figure.  Passages are found word by
 * word (rule/advice.h), weighed by their clause - the CA must bind itself -
 * and joined by what they are about, so that eighty vague words are a dozen
 * pieces of advice.  A promise is also wide when its deadline is far inside
 * the limit that a rule sets.  Each piece carries what is asked for on its
 * topic, so that a reader sees both the cost of vague words and that of firm
 * ones.
 */
#ifndef REVIEW_ADVICE_H
#define REVIEW_ADVICE_H

#include "review/review.h"
#include "rule/advice.h"

/* A deadline is far inside the limit when it is this part of it. */
#define ADVICE_FAR 4

/* Words that a passage is advised on: bytes [start, end) of its block. */
struct advice_words {
	const struct advice_kind *kind; /* NULL: a deadline, or copied */
	size_t start, end;
};

/* One passage: a span of one block, the sentence or item. */
struct advice_place {
	struct evidence at;
	struct VEC(struct advice_words) words; /* in order */
	struct str note; /* of copied text: whose words; else empty */
};

/* What is asked for on the topic, on the day and for the purposes. */
struct advice_asked {
	struct str says;
	struct str rule; /* or empty */
	const struct cite *cite;
};

struct advice {
	enum advice_direction direction;
	struct str topic, title;
	struct str message, recommendation;
	int weight;
	struct VEC(struct advice_place) places; /* in reading order */
	struct VEC(struct advice_asked) asked;
	struct str fingerprint; /* FINGERPRINT_DIGITS; nothing positional */
};

/* Fills review.advice, which lives in `arena`; findings may be made beside
 * that, in another arena.  `text` is that of the prose or a share of it; with
 * `only`, just what stands below one of these sections.  What
 * comes after LIMIT_ADVICE passages is left out and review.advice_cut set.
 * ERR_RULE, ERR_LIMIT. */
CC_MUST_CHECK
int advice_make(struct arena *arena, struct review *r,
    const struct phrase_text *text, const struct sections *only,
    struct err *err);

#endif
