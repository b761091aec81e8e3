/* embed.h - data files that travel inside the binary.
 *
 * The build turns rules/ into build/embedded.c: one entry a file, its path
 * relative to rules/, sorted by bytes.  Rule files have been checked by then
 * and stripped of their examples.
 */
#ifndef EMBED_H
#define EMBED_H

#include "base/str.h"

struct embedded {
	const char
	    *path; /* "rfc3647.json", "tls-br/br-mpic-implemented.json" */
	const char *bytes; /* NUL-terminated */
	size_t len;
};

extern const struct embedded embedded_files[];
extern const size_t n_embedded_files;

/* SHA-256 over all of them, in order: path, line end, bytes, line end. */
extern const char embedded_digest[];

/* The file of that path, or {0}. */
struct str embedded_find(const char *path);

#endif
