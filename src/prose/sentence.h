/* sentence.h - where one sentence ends and the next starts.
 *
 * Works on the text of one block.  A full stop ends a sentence unless it
 * belongs to an abbreviation, a number, a label or an address, or stands
 * inside brackets; a line break does when the next line starts like a
 * sentence or an item, but not between the parts of a value ("CN = Root 1").
 * A semicolon does between parts that have labels ("TLS: 90 days; EV: 80
 * days"). What is cut is trimmed; nothing is lost but blanks.
 */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

struct sentence {
	size_t start, end; /* bytes of the text */
};

struct sentences VEC(struct sentence);

/* Appends the sentences of `text`.  One longer than LIMIT_SENTENCE_BYTES is
 * cut at a blank. */
void sentences_split(struct arena *a, struct str text, struct sentences *out);

/* A typed label at the start of a text: "(a)", "4.", "ii)", "-". */
enum label_kind {
	LABEL_NONE,
	LABEL_BULLET,
	LABEL_DIGIT,
	LABEL_LOWER, /* a letter; also "i", which may be roman */
	LABEL_UPPER,
	LABEL_ROMAN /* two letters or more: "ii", "xiv" */
};

struct label {
	enum label_kind kind;
	size_t len; /* bytes, with the blank behind it */
	int ordinal; /* the number; the first letter of other kinds */
};

struct label sentence_label(struct str text);

#endif
