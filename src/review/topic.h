/* topic.h - a review by what its rules are about.
 *
 * Rules of several sources may be about one topic.  Where many documents are
 * held beside each other, a topic has one verdict: the worst of its rules, as
 * a section has that of its findings.
 */
#ifndef REVIEW_TOPIC_H
#define REVIEW_TOPIC_H

#include "review/review.h"

struct topic {
	struct str name; /* of the topic, or the id of the rule */
	enum verdict verdict;
	enum severity severity; /* strictest of its issues */
	const struct result *decisive; /* has that verdict; the strictest, then
					  the first by id */
	size_t n_results;
};

struct topics VEC(struct topic);

/* All topics of the review by name, or with `by_rule` each rule by itself. */
void topics_make(
    struct arena *a, const struct review *r, bool by_rule, struct topics *out);

#endif
