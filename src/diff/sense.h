/* sense.h - what the words of a changed text mean, on both sides.
 *
 * A group of portions is looked at as tokens of the phrase text: families of
 * words, quantities, signs.  Its hunks (diff/mark.h) are taken over to tokens,
 * and each is sorted by what it does.  Two stretches say the same when they
 * are equal after articles and other words without weight are left out, and
 * phrases of one meaning ("prior to", "before") are made one: the lexicon
 * lists both under frames, "light" and "same-meaning".
 */
#ifndef DIFF_SENSE_H
#define DIFF_SENSE_H

#include "diff/diff.h"

/* Phrases that mean the same, as families of words. */
struct meanings;

struct meanings *meanings_read(
    struct arena *a, struct terms *terms, const struct lexicon *lexicon);

enum hunk_kind {
	HUNK_NUMBERING, /* labels only */
	HUNK_TYPOGRAPHY, /* signs, case, spelling */
	HUNK_WORDING, /* other words, the same meaning */
	HUNK_WORDS /* anything else */
};

/* A hunk in tokens. */
struct token_hunk {
	enum hunk_kind kind;
	int first[2], last[2]; /* of sense.tokens */
	struct hunk words;
};

struct sense_token {
	int at; /* of the phrase text */
	int family; /* of the terms, -1 for what has no meaning */
	bool changed;
};

struct sense_side {
	const struct version *v;
	int first_statement, last_statement; /* [first, last) */
	struct VEC(struct sense_token) tokens; /* own ones, without lead-ins */
	int first_word, last_word;
};

struct sense {
	struct arena *arena; /* scratch */
	struct terms *terms;
	const struct meanings *meanings;
	struct sense_side side[2];
	bool regrouped; /* the sides have different numbers of portions */
	struct hunks words; /* room */
	struct VEC(struct token_hunk) hunks;
};

/* Fills `out` for one group; what it held before is forgotten. */
void sense_of(struct sense *out, const struct diff *d, const struct group *g);

/* The quantity of a token, or NULL. */
const struct quantity *sense_quantity(const struct sense_side *s, int token);

/* True when a changed token lies in tokens [first, last) of the text. */
bool sense_changed(const struct sense_side *s, int first, int last);

/* The words of a hunk as written, from the first to the last. */
struct str hunk_text(struct arena *a, const struct diff *d, int side,
    int first_word, int last_word);

/* True when one of the words of a hunk, in plain form, stands in `list`:
 * words with a space around each. */
bool hunk_has(const struct diff *d, const struct token_hunk *h, int side,
    const char *list);

#endif
