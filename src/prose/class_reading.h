/* class_reading.h - tokens as the words of classes (prose/class_word.h) read
 * them; private to src/prose.
 *
 * The words are borrowed from the prose.  `at` is a token of the text; at or
 * behind the end of the reading no word stands.
 */
#ifndef PROSE_CLASS_READING_H
#define PROSE_CLASS_READING_H

#include "prose/class_word.h"

/* A piece of text in hand. */
struct class_reading {
	const struct prose *p;
	const struct phrase_text *text;
	int last; /* one past its last token */
	bool label; /* of a heading or label */
};

/* The first of the words that begin with the key of a token, or -1, as for most
 * tokens. */
static inline int
class_words_from(const struct class_reading *r, int at)
{
	const struct class_words *c = r->p->class_words;
	size_t key = (size_t)r->text->keys.at[at];

	return key < c->first.len ? c->first.at[key] : -1;
}

/* Of `from` and those after it the longest that stands at `at`. */
const struct class_word *class_longest_word(
    const struct class_reading *r, int from, int at, int *len);

/* The longest word or phrase that starts at `at`, and its tokens; NULL and 0
 * for none. */
static inline const struct class_word *
class_word_at(const struct class_reading *r, int at, int *len)
{
	int from = at < r->last ? class_words_from(r, at) : -1;

	*len = 0;
	return from < 0 ? NULL : class_longest_word(r, from, at, len);
}

/* The bits of all words that start at `at`, however far each may be read. */
unsigned class_bits_at(const struct class_reading *r, int at);

static inline bool
class_is_silent(const struct class_reading *r, int token)
{
	return token_flags(r->text, token) & KEY_SILENT;
}

/* Nothing but what is silent stands in tokens [from, to). */
bool class_is_silent_between(const struct class_reading *r, int from, int to);

/* A comma, a bracket, "and" or "or": what follows must be another modifier. */
bool class_joins(const struct class_reading *r, int at);

/* Modifiers in a list, as it is read: "EV, OV and code signing". */
struct class_list {
	unsigned bits; /* of all */
	unsigned item; /* since the last comma, "and" or "or" */
	unsigned before; /* the item that has just ended */
	bool of_any_ca; /* one is "CA" and nothing more */
	bool goes_on; /* behind a comma, "and" or "or" */
};

void class_list_word(struct class_list *l, unsigned bits);

/* At what joins: a comma, "and" and "or" go on with the list, a bracket with
 * the item. */
void class_list_join(struct class_list *l, bool goes_on);

/* Ends the list.  "CA and time-stamping keys" have no purpose in common. */
unsigned class_list_bits(struct class_list *l);

/* No sign but a comma. */
bool class_is_comma_or_word(const struct class_reading *r, int at);

/* The "for" right before `at`, not before `first`, or -1. */
int class_for_before(const struct class_reading *r, int first, int at);

/* "7", "#...": a number as the scanner keys it. */
bool class_is_number(const struct prose *p, int token);

#endif
