/* vocabulary.h - the words of one text, each known by a number.
 *
 * A word in plain form is looked at once: what its key is, whether it is a
 * number word, a unit of time, a month, an article.  After that it is its
 * number.  Keys (phrase/lexicon.h) have numbers of their own, because several
 * words share one; signs and quantities are keys as well.
 */
#ifndef VOCABULARY_H
#define VOCABULARY_H

#include "base/arena.h"
#include "base/index.h"
#include "base/vec.h"
#include "phrase/lexicon.h"

enum unit_code {
	UNIT_NONE,
	UNIT_SECOND,
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_WEEK,
	UNIT_FORTNIGHT,
	UNIT_MONTH,
	UNIT_QUARTER,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_BIT,
	UNIT_PERCENT
};

/* What a key is, apart from a word. */
enum key_flag {
	KEY_SIGN = 1 << 0, /* punctuation or end of unit */
	KEY_BARRIER = 1 << 1, /* ".." does not cross it: ; | but however */
	KEY_SILENT = 1 << 2, /* articles, quotation marks, legal forms of
				companies: may stand between the words of a
				phrase unseen */
	KEY_REFUSAL = 1 << 3, /* refuse, prohibit: denied, it lets through */
	KEY_TELLING = 1 << 4 /* disclose, publish: what is told, not done */
};

#define DOMAIN_KEY "#domain"
#define LEGAL_FORM_KEY "#legal-form"

#define NUMBER_HALF (-2)

struct word {
	struct str plain;
	int key; /* DOMAIN_KEY for a domain name, LEGAL_FORM_KEY for "ltd." */
	int number; /* of a number word, NUMBER_HALF of "half", -1 of others */
	enum unit_code unit;
	int month; /* 1..12 */
	unsigned term_ends; /* enum term_end */
};

struct vocabulary {
	struct arena *arena;
	const struct lexicon *lexicon;
	struct index words, keys;
	struct VEC(struct word) word;
	struct VEC(struct str) key;
	struct VEC(unsigned char) flags; /* enum key_flag, by key */
};

void vocabulary_init(
    struct vocabulary *v, struct arena *a, const struct lexicon *lexicon);

/* What one letter behind a number stands for: "397 d", "25 y". */
static inline enum unit_code
unit_of_letter(struct str plain)
{
	if (plain.len != 1)
		return UNIT_NONE;
	return plain.at[0] == 'd'   ? UNIT_DAY
	       : plain.at[0] == 'y' ? UNIT_YEAR
				    : UNIT_NONE;
}

/* The number of a word in plain form; it is added when new. */
int vocabulary_word(struct vocabulary *v, struct str plain);

/* The number of a key; it is added when new. */
int vocabulary_key(struct vocabulary *v, struct str key);

/* Adds what is new in another vocabulary of the lexicon, in its order; tells
 * what the numbers of its keys and words are here. */
void vocabulary_join(struct vocabulary *v, const struct vocabulary *other,
    int *keys, int *words);

/* The number of a key, or -1. */
int vocabulary_find(const struct vocabulary *v, struct str key);

/* Gives back the room for more: hardly any will come. */
void vocabulary_trim(struct vocabulary *v);

#endif
