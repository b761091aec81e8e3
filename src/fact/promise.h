/* promise.h - the statements in which the CA binds itself.
 *
 * A promise is a clause of the body whose actor is the CA (or its RA, or a
 * delegated third party, or nobody named where the passive says what shall be
 * done) and whose wording binds: "shall", "will", present tense.  "Should" and
 * "endeavours to" make weak ones.  What a subscriber shall do, what may be
 * done, definitions and quoted requirements are none.
 *
 * `bounded`: it has a number, a deadline or a frequency.  `testable`: a reader
 * can tell afterwards whether it was kept: firm wording, and no word that
 * leaves the measure to the CA ("promptly", "appropriate").
 */
#ifndef FACT_PROMISE_H
#define FACT_PROMISE_H

#include "prose/prose.h"

struct promise {
	int statement, document, section;
	enum actor actor;
	enum modality modality;
	enum polarity polarity;
	unsigned classes; /* enum cert_class */
	bool bounded, testable;
	struct passage measure; /* number or frequency; start == end: none */
	struct passage runs_from; /* event that the measure runs from; the
				     same */
	struct passage vague; /* the word that leaves it open; the same */
};

struct promises VEC(struct promise);

/* In reading order; at most one a statement: its firmest clause, the first of
 * equals.  ERR_LIMIT when there are more than LIMIT_FACTS. */
CC_MUST_CHECK
int promises_find(struct arena *a, const struct prose *prose,
    struct promises *out, struct err *err);

#endif
