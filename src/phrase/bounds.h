/* bounds.h - "at least", "within", "or more": what the words around a number
 * say about it.
 *
 * The words stand in the lexicon (frames/bounds): phrases before a number by
 * bound, phrases after it by bound, words that may stand between phrase and
 * number, words after which a unit alone means one of it ("every year"), and
 * phrases before a year or month that begins or ends something.
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

/* Which day of a year or a month is meant behind tokens [first, at): at least
 * its first one ("from 2027"), at most its last ("until the end of March
 * 2027"), or none (BOUND_EXACT). */
enum bound bounds_of_calendar(const struct phrase_text *t, int first, int at);

/* Sets the bound of the quantities that stand in tokens [first, last). */
void bounds_set(struct phrase_text *t, int first, int last);

#endif
