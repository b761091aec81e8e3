/* version.h - one of two versions, with all that is known about it.
 *
 * Each version is read, reviewed and searched for facts by itself, with a
 * rule pack of its own, so that two can be read side by side.
 */
#ifndef DIFF_VERSION_H
#define DIFF_VERSION_H

#include "diff/portion.h"
#include "fact/chronicle.h"
#include "fact/fact.h"
#include "fact/method.h"
#include "fact/promise.h"
#include "review/review.h"

struct version {
	struct pack *pack;
	struct reviewed_document document; /* document.doc, map, identity */
	struct prose *prose;
	struct review *review;
	struct promises promises;
	struct facts facts;
	struct methods methods;
	struct chronicle chronicle;
	int *promise_of; /* by statement: index into promises, or -1 */
	struct cut cut; /* until the version is aligned with another */
};

/* Reads the prose of a document, finds its facts and reviews it as of a day.
 * `v->pack` and `v->document` are set, the latter with doc, map and kind (0:
 * read from the text).  version_free ends what was made. */
CC_MUST_CHECK
int version_read(struct arena *a, struct version *v,
    const struct review_options *options, struct err *err);
void version_free(struct version *v);

/* The version's promise in a statement, or NULL. */
const struct promise *version_promise(const struct version *v, int statement);

#endif
