/* prepared.h - the own rules as they are in memory, made when the program is
 * built.
 *
 * Reading 260 JSON files and parsing some 4,000 patterns costs more than most
 * documents.  So the build does it once: src/tool/prepare.c loads rules/ the
 * way --rules does and writes what came of it (build/prepared.c): objects of
 * the types that stand in the headers, as they lie in memory.
 *
 * Half of it is plain: numbers and texts.  That is used where it lies in the
 * program, is shared between processes, and what a review does not touch is
 * never read from disk.  The other half, the image, has pointers: some 50,000.
 * Left to the start of the program, each page of them would be copied for a
 * fault of its own and be protected again; so they are written as numbers, and
 * prepared_open makes pointers of them in one piece of the heap.
 *
 * The trees that are read as JSON while documents are judged (subjects.json,
 * the frames of the lexicon) are kept packed (base/json.h).
 */
#ifndef RULE_PREPARED_H
#define RULE_PREPARED_H

#include <stdint.h>

#include "rule/pack.h"

struct prepared {
	struct pack pack; /* without its digest and the rules' examples */
	struct lexicon lexicon; /* without its tree */
	struct str subjects, frames; /* packed */
};

/* What a pointer of the image points into. */
enum prepared_base {
	PREPARED_IMAGE, /* the copy */
	PREPARED_PLAIN, /* numbers, and texts behind them */
	PREPARED_TABLES, /* from here on: tables that the program has anyway */
	PREPARED_BASES = 8 /* so many there may be: three bits */
};

struct prepared_image {
	const char *at;
	size_t size;
	const char *places; /* a bit a word, the lowest first: a pointer */
	size_t numbers; /* bytes of the plain part before its texts */
	const void *bases[PREPARED_BASES];
};

extern const struct prepared_image prepared_image;

/* A pointer as the image has it: the base in the highest three bits of a word,
 * of whatever size words are, and below them how far behind the base. */
#define PREPARED_SHIFT (sizeof(uintptr_t) * 8 - 3)

static inline uintptr_t
prepared_place(size_t base, size_t at)
{
	return (uintptr_t)base << PREPARED_SHIFT | at;
}

static inline const char *
prepared_pointer(uintptr_t place, const char *const *bases)
{
	uintptr_t below = ((uintptr_t)1 << PREPARED_SHIFT) - 1;

	return bases[place >> PREPARED_SHIFT] + (place & below);
}

/* The rules, in memory of the arena. */
const struct prepared *prepared_open(struct arena *a);

/* The text was searched: the memory that shows the tables of the patterns is
 * given back before the reports take theirs.  They can be asked again all the
 * same. */
void prepared_rest(void);

#endif
