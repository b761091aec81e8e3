/* term.h - the terms that documents define, for what contradicts itself in them
 * (fact/contradict.h); private to src/fact.
 */
#ifndef FACT_TERM_H
#define FACT_TERM_H

#include "fact/contradict.h"

#define TERM_WORDS 8

/* Entries that a section of definitions, or of abbreviations, must have before
 * anything is said about what it lacks. */
#define ENTRIES_MIN 8

struct term {
	struct str words; /* as written, without what stands in brackets */
	struct str plain; /* folded */
	int document, section, block;
	int meaning; /* block that says what it means; often the same */
	size_t start, end; /* of the words in the block */
	int keys[2][TERM_WORDS]; /* of the words, and of the abbreviation in
				    brackets */
	int n_keys[2];
	bool used;
	int same[2]; /* earlier term with the same keys, or -1 */
	int next[2]; /* in its bucket, or -1 */
};

struct terms {
	struct contradict *c;
	struct VEC(struct term) at;
	unsigned char *lengths[2]; /* by first key: bit n - 1 for terms of n
				      keys */
	int *buckets[2]; /* by hash of the keys */
	size_t n_buckets;
};

/* A block of section 1.6 that may define something. */
bool term_is_glossary_block(
    const struct contradict *c, int document, int block);

/* Where its words stand. */
struct passage term_passage(const struct term *term);

void term_was_compared(
    struct terms *t, enum contradiction_kind kind, const struct term *term);

/* -- term_use.c: terms without a use. */
void terms_find_unused(struct terms *t);

/* -- abbreviation.c: abbreviations without a meaning, where the set has a list
 * of them. */
void terms_find_undefined(struct terms *t);

#endif
