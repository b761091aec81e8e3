/* embed.h - data files that travel inside the binary.
 *
 * The build turns rules/ into build/embedded.c: one entry a file, its path
 * relative to rules/, sorted by bytes.  Rule files have been checked by then,
 * stripped of their examples and packed (base/json.h).  They are opened when
 * a folder of --rules adds to them; the own rules alone are not read as JSON
 * at all (rule/prepared.h).
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

/* Style sheets and scripts of HTML reports, sorted by name; the digest is that
 * of a Content-Security-Policy. */
struct embedded_text {
	const char *name; /* "page.css" */
	const char *bytes;
	size_t len;
	const char *digest; /* "sha256-" and base64 */
};

extern const struct embedded_text embedded_texts[];
extern const size_t n_embedded_texts;

/* The text of that name; one that is not there is a mistake of ours. */
const struct embedded_text *embedded_text(const char *name);

/* SHA-256 over all rule files, in order: path, line end, JSON without white
 * space, line end. */
extern const char embedded_digest[];

/* Opens the file of that path; json_free ends it. */
CC_MUST_CHECK
int embedded_open(const char *path, struct json **out, struct err *err);

#endif
