/* bounds.h - "at least", "within", "or more": what the words around a number
 * say about it.
 *
 * The words stand in the lexicon (frames/bounds): phrases before a number by
 * bound, phrases after it by bound, words that may stand between phrase and
 * number, and words after which a unit alone means one of it ("every year").
 */
#ifndef BOUNDS_H
#define BOUNDS_H

#include "phrase/text.h"

/* Reads frames/bounds of the text's lexicon. */
struct bounds *bounds_new(struct phrase_text *t);

/* True when a unit of time behind this key stands for one of it. */
bool bounds_implies_one(const struct bounds *b, int key);
/* True when one with an article does ("after a week"; "after days" is open). */
bool bounds_implies_one_of(const struct bounds *b, int key);

/* Sets the bound of the quantities that stand in tokens [first, last). */
void bounds_set(struct phrase_text *t, int first, int last);

#endif
