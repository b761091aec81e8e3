/* embed.h - data files that travel inside the binary.
 *
 * The build turns rules/ into build/embedded.c: one entry a file, its path
 * relative to rules/, sorted by bytes.  Rule files have been checked by then,
 * stripped of their examples and packed (base/json.h), so that a start does
 * not have to read all that text.
 */
#ifndef EMBED_H
#define EMBED_H

#include "base/json.h"

struct embedded {
	const char
	    *path; /* "rfc3647.json", "tls-br/br-mpic-implemented.json" */
	const char *bytes; /* packed */
	size_t len;
};

extern const struct embedded embedded_files[];
extern const size_t n_embedded_files;

/* SHA-256 over all of them, in order: path, line end, JSON without white
 * space, line end. */
extern const char embedded_digest[];

/* Opens the file of that path; json_free ends it. */
CC_MUST_CHECK
int embedded_open(const char *path, struct json **out, struct err *err);

#endif
