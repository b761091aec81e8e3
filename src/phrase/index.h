/* index.h - which units hold which key.
 *
 * Sets of units are bit sets over all units of a text.  What is kept for long
 * is packed: phrases are asked about by the thousand, and most can match in few
 * units.
 */
#ifndef PHRASE_INDEX_H
#define PHRASE_INDEX_H

#include <stdint.h>

#include "base/limits.h"
#include "phrase/text.h"

struct phrase_index {
	struct arena *arena;
	size_t n_words; /* 64-bit words of one set */
	size_t n_keys;
	int *start; /* units of key k: units[start[k]] .. units[start[k+1]], */
	int *units;
	uint64_t **by_key; /* or, of a frequent key, a set; else NULL */
	uint64_t *by_kind[QUANTITY_KINDS];
	struct learnt *learnt; /* of the pattern set that searches */
	uint64_t *pairs; /* of letters, by word (phrase/raw_needs.c) */
	uint64_t *cells; /* units that are cells, by the windows of: */
	const struct windows *cells_by;
	struct heads *heads; /* of those units (phrase/pattern.h) */
	struct room *room; /* working memory (phrase/leaf.h) */
	struct VEC(uint64_t *) lent; /* sets for a while, the first `n_lent`
					of them in use */
	size_t n_lent;
};

struct phrase_index *index_build(const struct phrase_text *t);

/* The same index for another searcher: what is known from the start is
 * shared, all that searches add goes to `a`. */
struct phrase_index *index_share(
    struct arena *a, const struct phrase_index *ix);

/* Adds the units that hold the key. */
void index_add(const struct phrase_index *ix, int key, uint64_t *units);

/* Adds the units of another set. */
void index_join(
    const struct phrase_index *ix, const uint64_t *these, uint64_t *units);

/* Leaves those that hold it. */
void index_keep(const struct phrase_index *ix, int key, uint64_t *units);

/* An empty set. */
uint64_t *index_set(struct phrase_index *ix);

/* A set that holds anything, and the one lent last back. */
uint64_t *index_lend(struct phrase_index *ix);
void index_return(struct phrase_index *ix);

/* A set that is kept: of its 64-bit words those that hold a unit. */
struct packed {
	size_t n;
	uint16_t *at; /* their numbers, in order */
	uint64_t *words;
};

_Static_assert(
    LIMIT_STATEMENTS / 64 <= UINT16_MAX, "words have 16-bit numbers");

struct packed index_pack(
    struct arena *a, const struct phrase_index *ix, const uint64_t *set);

/* The first of its words whose number is `word` or higher. */
size_t packed_from(const struct packed *p, size_t word);

/* Leaves in units[from, to) those that are in the set; false for none. */
bool packed_keep(
    const struct packed *p, uint64_t *units, size_t from, size_t to);

/* The first unit of the set in [from, end), or -1. */
int packed_next(const struct packed *p, int from, int end);

static inline void
set_add(uint64_t *set, int unit)
{
	set[unit / 64] |= UINT64_C(1) << (unit % 64);
}

static inline void
set_remove(uint64_t *set, int unit)
{
	set[unit / 64] &= ~(UINT64_C(1) << (unit % 64));
}

static inline bool
set_has(const uint64_t *set, int unit)
{
	return set[unit / 64] >> (unit % 64) & 1;
}

static inline bool
set_is_empty(const uint64_t *set, size_t n_words)
{
	for (size_t i = 0; i < n_words; i++)
		if (set[i])
			return false;
	return true;
}

bool set_has_many(const uint64_t *set, size_t n_words, int many);

/* Makes words [from, to) of the set hold the units of [first, last), which lie
 * in them, and no others. */
void set_range(uint64_t *set, size_t from, size_t to, int first, int last);

/* The first unit of the set in [from, end), or -1. */
static inline int
set_next(const uint64_t *set, int from, int end)
{
	for (int u = from; u < end;) {
		uint64_t word = set[u / 64] >> (u % 64);

		if (word != 0) {
			u += cc_lowest_bit(word);
			return u < end ? u : -1;
		}
		u = (u / 64 + 1) * 64;
	}
	return -1;
}

#endif
