/* portion.h - a document cut into the units that two versions are compared by.
 *
 * A portion is a sentence, an item, a heading or a row of a table, of every
 * part of the document: cover, contents, change log and running lines too.
 * Every word that `extract` prints, labels included, lies in exactly one
 * portion, so that what is told about portions accounts for every word.
 *
 * Words are cut finer than at blanks: signs stand for themselves.  In a table
 * of words each has a number as written, a number in plain form (case,
 * typography and spelling resolved) and one for its family.  A document is cut
 * with a table of its own, so that two can be cut side by side; then they share
 * one (sides_join).
 *
 * Ownership: everything lives in the arena given; documents are borrowed.
 */
#ifndef DIFF_PORTION_H
#define DIFF_PORTION_H

#include "base/index.h"
#include "doc/doc.h"
#include "map/map.h"
#include "prose/prose.h"

/* Families of one word: of "reverse-ip" itself and of its parts. */
#define TERM_FAMILIES 4

/* A word as written, known by its number. */
struct term {
	struct str text;
	struct str key; /* its text, marked when it is glued to another word */
	int plain; /* number of the plain form; 0 for one that says nothing */
	int family[TERM_FAMILIES]; /* of a compound each part's, too */
	int n_families;
	bool sign; /* no letter or digit */
};

struct family {
	struct str key;
	int count; /* in the documents */
	bool sign;
};

struct terms {
	struct arena *arena;
	const struct lexicon *lexicon;
	struct index raw, plain, families;
	struct VEC(struct term) at;
	struct VEC(struct str) plains; /* by number */
	struct VEC(struct family) family; /* by number */
};

struct diff_word {
	int block;
	uint32_t start, end; /* bytes of the block's text, or of its label */
	int term;
	bool label;
	bool number; /* of a typed label or a heading: "(a)", "4.9.1" */
};

/* What stands in the document under one heading, or in one of its parts that
 * are not body: portions of one zone are compared with those of another. */
struct portion {
	int zone;
	int section; /* of the map */
	int block; /* its first */
	int last_block;
	int first_word, last_word; /* [first, last) */
	int first_statement, last_statement; /* [first, last) of the prose */
	enum block_kind kind;
	enum block_role role;
	uint64_t plainly; /* its words in plain form, without labels, typed
			     numbers and signs */
	int weight; /* what its words say, the rare ones more */
	int first_part, last_part; /* of side.parts */
	int group; /* of the alignment, see diff/align.h; -1 */
};

/* A word family of a portion and how often it is there. */
struct part {
	int family, n;
};

struct side {
	const struct doc *doc;
	const struct map *map;
	const struct prose *prose; /* of this document alone */
	struct VEC(struct diff_word) words;
	struct VEC(struct portion) portions;
	struct VEC(struct part) parts; /* of a portion sorted by family */
	int n_zones;
	int *first_of_zone,
	    *next_in_zone; /* portions of a zone, in order; -1 */
};

/* A document that is cut, and its words. */
struct cut {
	struct terms terms;
	struct side side;
};

/* Cuts a document; `prose` is that of the document alone. */
void side_cut(struct arena *a, const struct lexicon *lexicon,
    const struct prose *prose, struct cut *out);

/* Numbers the words of the other document as the first has them, those that it
 * does not have behind its own.  From here on the table of the first is that of
 * both. */
void sides_join(struct arena *a, struct cut *first, struct cut *other);

/* Once both sides share their words: what each portion says and weighs.  Rare
 * words count more than common ones, signs hardly. */
void side_weigh(struct arena *a, const struct terms *terms, struct side *s);

/* What one word of a family weighs: 0 for a sign, 2 to 15 for a word. */
int terms_weight(const struct terms *t, int family);

/* What two portions share, in the weight of their words. */
int portion_shared(const struct terms *t, const struct side *a,
    const struct portion *p, const struct side *b, const struct portion *q);

struct str word_text(const struct side *s, const struct diff_word *w);

/* True when no blank stands between the word, not the first, and the one
 * before. */
bool word_is_glued(const struct side *s, int word);

/* True when the portions print the same words, whether a label is automatic or
 * typed. */
bool portion_same(const struct side *a, const struct portion *p,
    const struct side *b, const struct portion *q);

/* Bytes that words [first, last) of one block and kind (label or text) take:
 * word_run gives the end of such a run that starts at `first`. */
int word_run(const struct side *s, int first, int last);

#endif
