/* stem.h - English endings taken off, so that one word is one key.
 *
 * A light stemmer: plurals, -ed, -ing, doubled consonants, a final e, and the
 * British -ise.  It never turns one part of speech into another (publication
 * stays apart from publish): that is for the families of the lexicon, where a
 * person can read what was joined.  Short words stay as they are, because
 * "use" and "us", "note" and "not" must not fall together.
 */
#ifndef STEM_H
#define STEM_H

#include "base/str.h"

#define STEM_MAX 64

/* The stem of a word in plain form (lower case ASCII; anything else is given
 * back unchanged).  The result lies in `out`, or is `word` itself, or is
 * static text. */
struct str stem_word(struct str word, char out[STEM_MAX]);

#endif
