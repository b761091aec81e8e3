/* class_mention.h - where certificates are named in running text; private to
 * src/prose.
 */
#ifndef PROSE_CLASS_MENTION_H
#define PROSE_CLASS_MENTION_H

#include "prose/prose.h"

struct class_mention {
	int first, last; /* tokens, with the noun */
	unsigned bits; /* of prose/class.h, never 0 */
	bool opens; /* "for TLS ...": tells of what follows only */
	bool alone; /* without a noun behind it */
};

/* In order; those past the eighth are left out. */
struct class_mentions {
	struct class_mention at[8];
	size_t n;
};

/* All mentions in tokens [first, last); `label` lets a modifier stand alone, as
 * in a heading cell.  The list of a root CA tells of the certificates of
 * CAs. */
struct class_mentions class_mentions_in(
    const struct prose *p, int first, int last, bool label);

/* Those of a clause or sentence; the ones that are joined count as one, and
 * with nothing behind it none opens anything. */
struct class_mentions class_mentions_joined(
    const struct prose *p, int first, int last);

/* What stands between two mentions, tokens [from, to), joins them: "TLS
 * certificates and S/MIME certificates", and where this `ends` the clause "for
 * TLS certificates and for S/MIME certificates". */
bool class_is_joined(const struct prose *p, int from, int to, bool ends);

/* Those of all mentions. */
unsigned class_bits_of(const struct class_mentions *m);

#endif
