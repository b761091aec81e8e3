/* scan.h - bytes to words, numbers and signs.
 *
 * The first half of making tokens: where each word starts and ends in the
 * text, and what it is in plain form.  Numbers are recognised here; which of
 * them belong together with a unit or a date is for phrase/quantity.h.
 *
 * Hyphen and slash part words unless the lexicon lists the compound; the
 * possessive 's is dropped; "cannot" and "don't" are two words, the second is
 * "not"; "certificate(s)" is one word; a term that the lexicon lists is the
 * word that stands for it ("certification authority" is "ca").  Addresses of
 * mail and web are one piece each.
 */
#ifndef SCAN_H
#define SCAN_H

#include "base/date.h"
#include "base/vec.h"
#include "phrase/stem.h"
#include "phrase/vocabulary.h"

/* Longer words are cut: nothing that matters differs after 60 letters. */
#define SCAN_WORD_MAX (STEM_MAX - 4)

enum piece_kind {
	PIECE_WORD,
	PIECE_NUMBER, /* "24", "1,000" */
	PIECE_DOTTED, /* "5.7.1", "99.5" */
	PIECE_DATE, /* "2026-11-21", "21.11.2026" */
	PIECE_SIGN, /* one of , ; : ( ) " ' */
	PIECE_PERCENT,
	PIECE_URL,
	PIECE_MAIL
};

struct piece {
	enum piece_kind kind;
	uint32_t start, end; /* bytes of the text */
	int word; /* PIECE_WORD: of the vocabulary */
	char sign;
	double value; /* PIECE_NUMBER, and PIECE_DOTTED with one dot */
	int dots;
	date day;
};

struct pieces VEC(struct piece);

/* Appends the pieces of bytes [start, end) of `text`. */
void scan_text(struct vocabulary *v, struct str text, size_t start, size_t end,
    struct pieces *out);

#endif
