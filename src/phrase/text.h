/* text.h - a document as phrase patterns see it.
 *
 * All units (statements, headings) of a document set stand one after another
 * in one line of tokens.  A token is a word, a quantity or a punctuation
 * mark; a unit ends with "|".  Words are compared by the key of their family,
 * so phrase patterns need no spelling variants, and every token knows the
 * bytes of the block it came from.
 *
 *   "The CA revokes within twenty-four (24) hours."
 *   the  ca  revok  within  #t86400  |
 *
 * Keys: of a word, lexicon_key; of a quantity, "#" and a letter
 * (phrase/quantity.h); "#url" and "#mail"; one of , ; : ( ) " ' for
 * punctuation; "|" for the end of a unit.
 *
 * An index keeps, for each key, the set of units that hold it; it is what
 * makes thousands of patterns cheap.
 *
 * A text that is searched remembers what it learnt about the words, concepts
 * and patterns of the set that searches it: one text, one pattern set, which
 * must live as long as it is searched.
 */
#ifndef PHRASE_TEXT_H
#define PHRASE_TEXT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "phrase/lexicon.h"
#include "phrase/quantity.h"
#include "phrase/vocabulary.h"

struct token {
	int word; /* of the vocabulary, or -1 */
	int quantity; /* index, or -1 */
	unsigned document : 12; /* of the set */
	unsigned block : 19;
	/* "Example", "eExample", the "e" of "e-Example" */
	unsigned capital : 1;
	uint32_t start, end; /* bytes of the block's text */
};

_Static_assert(
    LIMIT_DOCUMENTS < 1 << 12 && LIMIT_BLOCKS < 1 << 19, "tokens name both");

/* A stretch of a block that becomes part of a unit. */
struct stretch {
	int document, block;
	struct str text; /* the whole text of the block */
	size_t start, end;
	int first, last; /* tokens it became: set by phrase_text_add */
};

struct unit {
	int first, last; /* tokens [first, last), the "|" included */
	int first_stretch, n_stretches;
};

/* Tokens [first, last): the CA, by one of its own names. */
struct own_name {
	int first, last;
};

/* The concept of the lexicon that means the CA by its own names, too. */
#define OWN_NAME_CONCEPT "the-ca"

struct phrase_text {
	struct arena *arena;
	const struct lexicon *lexicon;
	struct vocabulary words;
	struct VEC(struct token) tokens;
	struct VEC(int) keys; /* of the tokens, in the vocabulary: apart from
				 them, because searches look at nothing else */
	struct VEC(struct quantity) quantities;
	struct VEC(struct unit) units;
	struct VEC(struct stretch) stretches;
	struct VEC(struct own_name) own_names; /* in order of `first`; learnt by
						  who adds the units */
	struct pieces pieces; /* of the stretch being read */
	int sign_keys[128]; /* by ASCII sign */
	int section_key, clause_key, chapter_key, and_key; /* of the words */
	struct bounds *bounds; /* words of "at least", "within" ... */
	struct phrase_index *index; /* made by phrase_text_seal */
};

struct phrase_text *phrase_text_new(
    struct arena *a, const struct lexicon *lexicon);

/* Appends one unit made of the stretches in order; gives its index.  Between
 * stretches (lead-in and item, heading cell and cell) stands a ":" token. */
int phrase_text_add(
    struct phrase_text *t, const struct stretch *stretches, size_t n);

/* When the last stretch of the unit is a bare number and another one before it
 * ends with a unit of time or has one in brackets ("Validity (days)", "maximum
 * age, in days:"), the number is that time.  Also asks `lead`, when given. */
void phrase_text_lend_unit(
    struct phrase_text *t, int unit, const struct stretch *lead);

/* Puts the units of another text, of the same lexicon, behind those of `t`, as
 * if they had been added one by one. */
void phrase_text_join(struct phrase_text *t, const struct phrase_text *behind);

/* No more units; builds the index. */
void phrase_text_seal(struct phrase_text *t);

/* The sealed text for another searcher, who remembers in `a` what he learns:
 * two threads can each search one of the two.  He knows where concepts stand
 * that were looked for in `t` before.  Lives no longer than `t`. */
struct phrase_text *phrase_text_share(
    struct arena *a, const struct phrase_text *t);

/* The unit among [first, last) that holds the token; it is in one of them. */
int phrase_text_unit(
    const struct phrase_text *t, int token, int first, int last);

/* The token's key as text. */
struct str token_key(const struct phrase_text *t, int token);

/* Tokens [first, last) as one line of keys, for tests and diagnosis. */
struct str phrase_text_line(
    struct arena *a, const struct phrase_text *t, int first, int last);

/* The token's word in plain form; empty for a sign or a number. */
static inline struct str
token_plain(const struct phrase_text *t, int token)
{
	int word = t->tokens.at[token].word;

	return word < 0 ? (struct str){0} : t->words.word.at[word].plain;
}

/* enum key_flag of a token's key. */
static inline unsigned
token_flags(const struct phrase_text *t, int token)
{
	return t->words.flags.at[t->keys.at[token]];
}

#endif
