/* shingle.h - fingerprints of text: hashes of runs of words.
 *
 * Words are runs of ASCII letters and digits in lower case; everything else
 * separates.  Each run of SHINGLE_WORDS words has a 64-bit hash, a polynomial
 * of the hashes of its words, so that the next one follows from the one before.
 * One of SHINGLE_PART hashes is kept, chosen by the hash itself: two texts
 * with the same words keep the same ones wherever they begin.
 *
 * What is kept identifies text and cannot be turned back into it.
 */
#ifndef SHINGLE_H
#define SHINGLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define SHINGLE_WORDS 7
#define SHINGLE_PART 4

/* The words of a text so far. */
struct shingler {
	uint64_t words[SHINGLE_WORDS]; /* a ring */
	uint64_t hash;
	int n; /* words read */
};

/* The next word at or behind *at: its bytes and hash; false at the end.  *at
 * moves behind it. */
bool shingle_word(struct str text, size_t *at, size_t *start, uint64_t *hash);

/* Takes a word; true when the last SHINGLE_WORDS words have a print that is
 * kept. */
bool shingle_take(struct shingler *s, uint64_t word, uint32_t *print);

#endif
