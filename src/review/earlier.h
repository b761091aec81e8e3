/* earlier.h - the findings of an earlier review, answered by a new one.
 *
 * An earlier review is the JSON that `check -f json` wrote.  Each of its
 * issues gets one answer:
 *
 *	fixed		what was asked for stands there now; the new text is
 *			given, where there is one
 *	open		it is still found, on the same words
 *	changed		the words have changed, and it is still an issue
 *	not-applicable	the rule no longer applies, or is no longer in force
 *	unknown		it cannot be told: the rule was not run, or could not
 *			decide
 *
 * How they are matched, the surest first: by fingerprint (topic, element,
 * section and words), which survives every edit elsewhere; by topic and
 * element; by rule, when the rule had missed its topic as a whole.
 */
#ifndef REVIEW_EARLIER_H
#define REVIEW_EARLIER_H

#include "review/review.h"

struct earlier_finding {
	struct str key, topic, element; /* the element is part of the key */
	enum verdict verdict;
	enum severity severity; /* NONE for what was to fall due */
	struct str section, title, message, fingerprint; /* section: may be
							    empty */
	struct str *rules;
	size_t n_rules;
	bool is_whole; /* the rule of it missed its topic as a whole */
	struct str *quotes; /* all that its rules' results quoted */
	size_t n_quotes;
};

struct earlier_document {
	struct str file, version; /* version: may be empty */
	date dated; /* DATE_NONE unknown */
};

struct earlier {
	date as_of;
	struct str rules; /* digest of the pack it was made with */
	struct earlier_document *documents;
	size_t n_documents;
	struct earlier_finding *at; /* issues only, in the order of the file */
	size_t len;
};

enum answer_status {
	ANSWER_FIXED,
	ANSWER_OPEN,
	ANSWER_CHANGED,
	ANSWER_NOT_APPLICABLE,
	ANSWER_UNKNOWN
};
#define N_ANSWERS 5

struct answer {
	const struct earlier_finding *earlier;
	enum answer_status status;
	int finding; /* open, changed: index into review.findings, else -1 */
	const struct evidence **evidence; /* fixed: the new text */
	size_t n_evidence;
	struct str because; /* a sentence; empty where nothing is to be added */
};

/* Reads the text of a review.  ERR_FORMAT with "POINTER: reason", or
 * ERR_LIMIT.  Texts live in `a`. */
CC_MUST_CHECK
int earlier_read(
    struct arena *a, struct str text, struct earlier *out, struct err *err);

/* Answers all of them (review.answers) and gives each finding that is an
 * issue its status. */
void earlier_answer(struct review *r, const struct earlier *list);

/* Made by the same rules: what differs then is in the documents, or in the
 * day. */
bool earlier_same_rules(const struct review *r);

const char *answer_status_name(enum answer_status s);

/* "open", "changed" or "new"; "" for what is no issue. */
const char *finding_status_name(enum finding_status s);

#endif
