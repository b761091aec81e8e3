/* class_word.h - the words that tell what a passage is about; private to
 * src/prose.
 */
#ifndef PROSE_CLASS_WORD_H
#define PROSE_CLASS_WORD_H

#include "base/vec.h"
#include "prose/prose.h"

enum { CLASS_WORDS = 6 }; /* of a phrase */

enum part {
	PART_MODIFIER,
	PART_OBJECT, /* CRL: stands for itself */
	PART_HEAD, /* certificate, key */
	PART_FILLER, /* private, signing */
	PART_OF, /* of, for */
	PART_TO,
	PART_JOIN /* including, as well as */
};

struct class_word {
	int keys[CLASS_WORDS];
	int n;
	enum part part;
	unsigned bits;
	bool common; /* "e-mail", "server": no product when it stands alone */
	bool in_labels; /* "qualified": tells in headings and labels only */
	bool noun; /* "QWAC", a product: certificates without the word */
	bool learnt; /* from the document */
	int next; /* with the same first key, or -1 */
};

struct class_words {
	struct VEC(int) first; /* by key: into words, or -1 */
	struct VEC(struct class_word) words;
};

#endif
