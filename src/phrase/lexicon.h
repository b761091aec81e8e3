/* lexicon.h - the shared vocabulary of all rules.
 *
 * rules/lexicon.json holds
 *   families   words of one family that no ending tells: revoke, revocation
 *   spellings  two ways to write one word: e-mail and email; or a term of two
 *              to four words and the one that stands for it: certification
 *              authority and CA
 *   series     names that a number follows, with a blank or without: RFC 5280
 *              and RFC5280
 *   concepts   names for sets of phrases: {audit-report}, {make-public}
 *   frames     words that carry modality, polarity, actor, weakening, bounds
 *              (read by prose/frame.h)
 *
 * Every word, of a document and of a pattern alike, becomes its family's key:
 * plain form (utf8_plain), then spelling, then family, then English endings
 * taken off (phrase/stem.h).  Keys are compared, never shown.
 *
 * Read-only once loaded.
 */
#ifndef LEXICON_H
#define LEXICON_H

#include "base/arena.h"
#include "base/err.h"
#include "base/index.h"
#include "base/json.h"
#include "base/str.h"
#include "base/vec.h"

/* A concept: its phrases are sources of patterns. */
struct concept {
	struct str name;
	struct str *phrases;
	size_t n_phrases;
	struct str pointer; /* place in lexicon.json */
};

/* A term has no more words. */
#define LEXICON_TERM_WORDS 4

/* What a word is in terms, and whether it names a series. */
enum term_end { TERM_FIRST = 1 << 0, TERM_LAST = 1 << 1, TERM_SERIES = 1 << 2 };

/* Ask the functions below; the members are here for rule/prepared.h. */
struct lexicon {
	struct arena arena;
	struct json *json; /* what `frames` is a part of */
	const struct json *frames;
	struct index spellings; /* a way to write a word -> entry of `texts` */
	struct index ends; /* first or last word of terms -> enum term_end */
	struct index families; /* plain form or stem -> entry of `texts` */
	struct index by_name; /* concepts */
	struct VEC(struct str) texts;
	struct VEC(struct concept) concepts;
};

/* Loads from the text of lexicon.json, or from its tree, which it takes over
 * whatever comes of it.  ERR_RULE with a JSON Pointer. */
CC_MUST_CHECK
int lexicon_load(struct str json, struct lexicon **out, struct err *err);
CC_MUST_CHECK
int lexicon_read(struct json *root, struct lexicon **out, struct err *err);
void lexicon_free(struct lexicon *lexicon); /* NULL is fine */

/* A lexicon made with the program, to which only its packed frames are added.
 * Fails as json_unpack does. */
CC_MUST_CHECK
int lexicon_prepared(const struct lexicon *made, struct str frames,
    struct lexicon **out, struct err *err);

/* The key of one word in plain form (lower case, no punctuation).  Lives as
 * long as the lexicon (or is a slice of `plain` or of static text). */
struct str lexicon_key(
    const struct lexicon *lexicon, struct str plain, char scratch[64]);

/* The usual spelling of a word, of a compound with hyphen or slash, or of a
 * term, in plain form ("e-mail" gives "email"); empty when `written` is not
 * listed. */
struct str lexicon_spelling(const struct lexicon *lexicon, struct str written);

/* enum term_end of the word in plain form. */
unsigned lexicon_term_ends(const struct lexicon *lexicon, struct str plain);

/* NULL when there is none of that name.  A prepared lexicon has no concepts:
 * the patterns that it was made for hold what became of them. */
const struct concept *lexicon_concept(
    const struct lexicon *lexicon, struct str name);
size_t lexicon_concepts(
    const struct lexicon *lexicon, const struct concept **first);

/* A member of "frames": an object or array that prose interprets; NULL when
 * absent. */
const struct json *lexicon_frames(const struct lexicon *lexicon);

#endif
