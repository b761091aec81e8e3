/* lexicon.h - the shared vocabulary of all rules.
 *
 * rules/lexicon.json holds
 *   families   words of one family that no ending tells: revoke, revocation
 *   spellings  two ways to write one word: e-mail and email
 *   concepts   names for sets of phrases: {audit-report}, {make-public}
 *   frames     words that carry modality, polarity, actor, weakening, bounds
 *              (read by prose/frame.h)
 *
 * Every word, of a document and of a pattern alike, becomes its family's key:
 * plain form (utf8_plain), then spelling, then family, then English endings
 * taken off (phrase/stem.h).  Keys are compared, never shown.
 *
 * Read-only once loaded, apart from the caches of compiled concepts.
 */
#ifndef LEXICON_H
#define LEXICON_H

#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"
#include "base/str.h"

struct lexicon;

/* Loads from the text of lexicon.json, or from its tree, which it takes over
 * whatever comes of it.  ERR_RULE with a JSON Pointer. */
CC_MUST_CHECK
int lexicon_load(struct str json, struct lexicon **out, struct err *err);
CC_MUST_CHECK
int lexicon_read(struct json *root, struct lexicon **out, struct err *err);
void lexicon_free(struct lexicon *lexicon); /* NULL is fine */

/* The key of one word in plain form (lower case, no punctuation).  Lives as
 * long as the lexicon (or is a slice of `plain` or of static text). */
struct str lexicon_key(
    const struct lexicon *lexicon, struct str plain, char scratch[64]);

/* The usual spelling of a word or of a compound with hyphen or slash, in
 * plain form ("e-mail" gives "email"); empty when `written` is not listed. */
struct str lexicon_spelling(const struct lexicon *lexicon, struct str written);

/* The phrases of a concept, or NULL. */
struct concept {
	struct str name;
	struct str *phrases; /* sources of patterns */
	size_t n_phrases;
	struct str pointer; /* place in lexicon.json */
};
const struct concept *lexicon_concept(
    const struct lexicon *lexicon, struct str name);
size_t lexicon_concepts(
    const struct lexicon *lexicon, const struct concept **first);

/* A member of "frames": an object or array that prose interprets; NULL when
 * absent. */
const struct json *lexicon_frames(const struct lexicon *lexicon);

#endif
