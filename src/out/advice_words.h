/* advice_words.h - what all writers say of advice on wording.  Texts live in
 * the arena given.
 */
#ifndef OUT_ADVICE_WORDS_H
#define OUT_ADVICE_WORDS_H

#include "out/style.h"
#include "review/advice.h"

/* "Vague words where particulars could be given" */
const char *advice_direction_words(enum advice_direction d);

/* What advice is, for its head: "... no part of the verdict." */
extern const char advice_about[];

/* What a passage is advised on: its words, "“promptly”, “if possible”", or
 * the note. */
struct str advice_place_note(
    struct arena *a, const struct review *r, const struct advice_place *place);

/* Asked for on every topic of the direction, and so told once at its head. */
bool advice_asked_always(
    const struct review *r, const struct advice_asked *asked);

/* "TLS BR 2.2.6, section 4.9.1.1 (from 2027-07-01): revocation within 24
 * hours" */
struct str advice_asked_words(
    struct arena *a, const struct review *r, const struct advice_asked *asked);

/* Pieces of advice of one direction, and passages of one piece, that a report
 * for people shows: the worst, unless all are asked for. */
size_t advice_pieces_shown(const struct style *style);
size_t advice_places_shown(
    const struct style *style, const struct advice *advice);

/* The first piece of a direction and their number. */
size_t advice_of(
    const struct review *r, enum advice_direction d, size_t *first);

#endif
