/* case.h - facts that stand outside the documents, and promises made
 * elsewhere, held against what the documents say.
 *
 * A case is a JSON object; all members may be absent:
 *	{"owner": NAME, "website": URL, "repository": URL,
 *	 "trust_bits": ["websites", "email", "code"], "cas": [NAME...],
 *	 "test_websites": [URL...],
 *	 "document": {"version": TEXT, "date": YYYY-MM-DD}}
 * Promises are {"promises": [{"id": TEXT, "text": TEXT, "source": TEXT}]}.
 */
#ifndef REVIEW_CASE_H
#define REVIEW_CASE_H

#include "review/worksheet.h"

/* Appends a line a fact.  Found word for word is verified; what is not found
 * needs clarification.  ERR_FORMAT with "POINTER: reason", ERR_LIMIT. */
CC_MUST_CHECK
int case_check(struct arena *a, const struct review *r, struct str text,
    struct worksheet *out, struct err *err);

/* Appends a line a promise.  It is verified where one paragraph has its words
 * (three quarters of those that mean something, all its numbers, and no
 * denial that the promise does not have), needs clarification where half of
 * them stand together, and otherwise a response. */
CC_MUST_CHECK
int case_promises(struct arena *a, const struct review *r, struct str text,
    struct worksheet *out, struct err *err);

#endif
