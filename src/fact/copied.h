/* copied.h - text whose words are those of a requirement document.
 *
 * The words of each section are held against the fingerprints of the sources
 * (base/prints.h).  A run is a stretch in which every print that is kept is one
 * of the same version; shorter stretches than COPIED_RUN words are chance.
 * Headings, definitions, quoted requirements, contents and change logs are not
 * looked at, nor sections that everybody words alike (1.6 and chapter 9).
 */
#ifndef FACT_COPIED_H
#define FACT_COPIED_H

#include "base/prints.h"
#include "prose/prose.h"

/* Words that a run must have at least, and a section's copied words together,
 * and their percentage of the section. */
#define COPIED_RUN 16
#define COPIED_WORDS 40
#define COPIED_PERCENT 60

/* Which versions hold on the day. */
struct copied_current {
	uint64_t in_force; /* bits by version: the newest of its source */
};

struct copied {
	bool outdated; /* a run that only an old version has; else a section */
	int version, clause; /* indices into the table */
	int words, of; /* copied words, of the section's */
	int document, section;
	struct passage at; /* the run; of a section the longest one.  Of several
			      blocks the one with most of it */
};

struct copies VEC(struct copied);

void copied_find(struct arena *a, const struct prose *p,
    const struct prints *prints, const struct copied_current *current,
    struct copies *out);

#endif
