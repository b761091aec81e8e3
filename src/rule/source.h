/* source.h - the documents that set requirements.
 *
 * rules/sources.json lists each with its versions and the day from which each
 * version is in force.  Loaded once; read-only.
 */
#ifndef RULE_SOURCE_H
#define RULE_SOURCE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/json.h"
#include "base/str.h"

struct source_version {
	struct str version; /* "2.2.6" */
	date from;
};

struct source {
	struct str id; /* "tls-br" */
	struct str title, publisher, url;
	struct str abbreviation; /* "TLS BR", for citations */
	struct source_version *versions; /* oldest first */
	size_t n_versions;
};

struct sources {
	struct source *at;
	size_t len;
};

/* From the tree of sources.json. */
CC_MUST_CHECK
int sources_read(struct arena *a, const struct json *root, struct sources *out,
    struct err *err);

/* NULL when there is none. */
const struct source *source_find(const struct sources *s, struct str id);

/* The newest version in force on `day`, or NULL before the first. */
const struct source_version *source_version_on(
    const struct source *s, date day);
const struct source_version *source_version_find(
    const struct source *s, struct str version);

#endif
