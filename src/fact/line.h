/* line.h - the short lines of a document that tell what it is.
 *
 * Cover, running header, the first sections: their blocks are cut at line
 * breaks and read word by word.  Words are runs of ASCII letters and digits,
 * because the words looked for are English.
 */
#ifndef FACT_LINE_H
#define FACT_LINE_H

#include "base/str.h"

struct line_word {
	struct str text;
	size_t start, end;
};

/* The next word at or after *at, which moves past it; false at the end. */
bool word_next(struct str s, size_t *at, struct line_word *w);

/* True when the word, in any case, stands in `list`: words in lower case with
 * a space around each, " version ver ". */
bool word_in(struct str word, const char *list);

/* True when the words of `phrase` stand in `s` as whole words in any case, one
 * after another, whatever punctuation stands between them in either.  Gives
 * the bytes; false for a phrase without words. */
bool phrase_find(struct str s, const char *phrase, size_t *start, size_t *end);
bool phrase_in(struct str s, const char *phrase);

/* True when the first words of `s` are those of `phrase`. */
bool phrase_starts(struct str s, const char *phrase);

/* The next line of a block's text: [*start, *end), trimmed and not empty;
 * false when there is none.  Begin with *end = 0. */
bool line_next(struct str text, size_t *start, size_t *end);

#endif
