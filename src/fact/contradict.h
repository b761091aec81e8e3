/* contradict.h - the parts of contradictions_find; private to src/fact. */
#ifndef FACT_CONTRADICT_H
#define FACT_CONTRADICT_H

#include "fact/contradiction.h"
#include "fact/fact.h"

struct contradict {
	struct arena *a;
	const struct prose *prose;
	struct comparison *out;
};

/* -- twin.c: sentences that stand there twice. */
void twins_find(struct contradict *c, bool values, bool duties);

/* -- term.c: defined terms, and abbreviations (fact/term.h). */
void terms_find(struct contradict *c, unsigned kinds);

/* -- profile_contradict.c: profiles that allow more than the text. */
void profiles_compare(
    struct contradict *c, const struct profiles *profiles, unsigned kinds);

/* -- profile_addresses.c: IP addresses in profiles which the text excludes. */
void profile_addresses_compare(
    struct contradict *c, const struct profiles *profiles);

/* -- same_key.c: certificates that share what must be their own. */
void same_keys_find(struct contradict *c, const struct facts *certificates);

/* -- contradiction.c */

/* Something of this kind was compared: the first such passage is kept. */
void contradict_compared(struct contradict *c, enum contradiction_kind kind,
    const struct passage *at);

/* Adds what contradicts itself in one or two passages (`second` NULL: one). */
void contradict_tell(struct contradict *c, enum contradiction_kind kind,
    struct str about, struct passage first, const struct passage *second);

/* A passage of a whole statement: its last stretch, the words themselves. */
struct passage contradict_passage(const struct contradict *c, int statement);

#endif
