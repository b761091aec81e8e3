/* leaf.h - the inside of phrase patterns; private to src/phrase.
 *
 * A pattern is a few terms joined by & and !.  A term's leaf is a phrase
 * (words, concepts, quantities, gaps, alternatives) or a raw expression.  A
 * phrase is parsed to a tree, from which come the keys it needs (for the
 * index) and a little program (for the match).
 */
#ifndef LEAF_H
#define LEAF_H

#include "base/index.h"
#include "base/vec.h"
#include "phrase/index.h"
#include "phrase/pattern.h"
#include "phrase/regex.h"

enum node_kind {
	NODE_WORD, /* value: key of the set's vocabulary */
	NODE_EXACT, /* value: word of the set's vocabulary */
	NODE_TOKEN, /* value: key, of a sign or an address */
	NODE_QUANTITY, /* value: condition */
	NODE_CONCEPT, /* value: concept */
	NODE_GAP, /* value: most words between */
	NODE_SEQUENCE,
	NODE_CHOICE,
	NODE_OPTION /* of one child */
};

struct node {
	enum node_kind kind;
	int value;
	struct node *first, *last, *next; /* children, sibling */
};

enum compare {
	COMPARE_ANY,
	COMPARE_EQUAL,
	COMPARE_AT_MOST,
	COMPARE_AT_LEAST,
	COMPARE_LESS,
	COMPARE_MORE,
	COMPARE_OID /* a dotted number that is an object identifier */
};

struct condition {
	enum quantity_kind kind;
	enum compare compare;
	double value;
	bool business;
	struct str digits; /* of a section */
};

enum op {
	OP_KEY, /* x: key; takes one token */
	OP_KEYS, /* one of y keys from key_lists[x] on; takes one token */
	OP_EXACT, /* x: word; takes one token */
	OP_QUANTITY, /* x: condition; takes one token and notes it */
	OP_CONCEPT, /* x: concept; takes its tokens */
	OP_GAP, /* x: most words; takes words and signs up to a barrier */
	OP_SPLIT, /* tries x, then y */
	OP_JUMP, /* to x */
	OP_END
};

struct inst {
	enum op op;
	int x, y;
};

struct insts VEC(struct inst);

struct leaf {
	int number; /* in the set */
	struct node *root; /* NULL for a raw expression */
	struct insts code;
	int longest; /* words it can take, those of gaps counted */
	struct regex *raw;
	struct VEC(int) starts; /* instructions that can take the first token */
	bool is_word; /* every way to match takes one token, known by its key */
	bool is_concept; /* it is one concept and nothing else */
};

/* Tokens from the first of a match to one past the farthest it may end:
 * signs, articles and quotation marks stand between the words. */
static inline int
leaf_reach(const struct leaf *leaf)
{
	return 2 * leaf->longest + 8;
}

/* A concept as patterns use it: its phrases as leaves. */
struct phrases_of {
	const struct concept *concept;
	struct leaf **leaves;
	size_t n_leaves;
	int longest;
};

/* One side of "&" or "!".  Patterns that write the same share it. */
struct term {
	struct leaf *leaf; /* NULL for a cell */
	bool cell; /* table[ROW, COLUMN, LEAD]; NULL matches any */
	struct leaf *row, *column, *lead;
};

/* A term as a pattern names it. */
struct part {
	struct str source; /* of the pattern's */
	struct term *term; /* NULL until it is needed */
	bool negative;
};

#define PATTERN_TERMS 8

struct pattern {
	struct pattern_set *set;
	struct str source;
	struct str body; /* the source without its window */
	enum window window;
	struct part *parts; /* NULL until the source is cut */
	int n_parts;
};

/* A match of a leaf: tokens [first, last) and the quantities it noted. */
struct span {
	int first, last;
	int quantities[HIT_QUANTITIES];
	int n_quantities;
};

struct spans VEC(struct span);

/* The nodes that a run of words becomes: many patterns write the same. */
struct words_read {
	const struct node *nodes;
	size_t n;
};

/* A thread of the search that was put off: where it would go on. */
struct thread {
	int pc, at, n_quantities;
	const struct span *via; /* a concept whose quantities it notes */
};

struct pattern_set {
	struct arena arena;
	const struct lexicon *lexicon;
	bool is_trusting; /* patterns are parsed when first needed */
	struct phrase_text *words; /* never sealed: its vocabulary numbers the
				      words of all patterns */
	struct index by_source; /* pattern by source */
	struct index by_concept; /* phrases_of by concept name */
	struct index by_term; /* term by source */
	struct index by_words[2]; /* words_read by source: keys, exact words */
	struct VEC(struct pattern *) patterns;
	struct VEC(struct term *) terms;
	struct VEC(struct words_read) words_read;
	struct VEC(struct phrases_of *) concepts;
	struct VEC(struct condition) conditions;
	struct VEC(int) key_lists; /* of OP_KEYS, one after the other */
	struct VEC(struct regex *) regexes;
	int n_leaves;
	size_t n_parsed; /* of the patterns: the first of them */
	struct insts code; /* of the program that is being made */
};

/* Working memory of the searches in a text. */
struct room {
	uint32_t *met; /* which (instruction, token) were met, by the number
			  of the search that met them */
	size_t n_met;
	uint32_t search;
	struct VEC(struct thread) threads;
	struct VEC(unsigned char) may_start; /* by key of the text */
	struct spans scratch[PATTERN_TERMS];
	struct regex_room *regex; /* made when first needed */
};

struct room *room_of(const struct phrase_text *text);

/* -- parse.c */

/* Finds where the terms of a pattern stand, and its window. */
int pattern_cut(struct pattern *p, struct err *err);

/* The term of a part, parsed when first needed; NULL with `err`. */
struct term *part_term(struct pattern *p, struct part *part, struct err *err);

/* Whether that was needed before, be it by another pattern. */
bool part_is_parsed(struct pattern *p, struct part *part);

/* The concept's number in the set, parsed when first used; -1 with `err`;
 * `depth` counts concepts within concepts. */
int parse_concept(
    struct pattern_set *set, struct str name, int depth, struct err *err);

/* -- program.c */

/* Makes leaf.code and leaf.longest from the tree. */
int program_make(struct pattern_set *set, struct leaf *leaf, struct err *err);

/* -- needs.c */

/* The units that can hold a match of the leaf; borrowed.  Adds to `work`. */
const uint64_t *leaf_units(struct pattern_set *set,
    const struct phrase_text *text, const struct leaf *leaf, uint64_t *work);

/* What another searcher of the same text may take over from `from`, which is
 * not searched any more; NULL when that is nothing. */
struct learnt *learnt_share(
    const struct phrase_index *from, struct phrase_index *to);

/* Where the concept stands in the text: spans in order, computed once. */
const struct spans *concept_spans(struct pattern_set *set,
    const struct phrase_text *text, int concept, uint64_t *work);

/* What the numbers of the set's keys and words are in the text, or -1; by the
 * set's numbers.  Those of a leaf are known once leaf_units was asked. */
struct numbers {
	const int *keys, *words;
};

struct numbers text_numbers(
    const struct pattern_set *set, const struct phrase_text *text);

/* -- found.c */

/* Searches those of `units` that can hold a match and were not searched yet,
 * in 64-bit words [from, to) of the set.  Gives the units known to hold one;
 * borrowed.  NULL with `err` when a search was given up. */
const uint64_t *leaf_search(struct pattern_set *set,
    const struct phrase_text *text, const struct leaf *leaf,
    const uint64_t *units, size_t from, size_t to, uint64_t *work,
    struct err *err);

/* The same for units [first, last). */
const uint64_t *leaf_search_units(struct pattern_set *set,
    const struct phrase_text *text, const struct leaf *leaf, int first,
    int last, uint64_t *work, struct err *err);

/* The matches in a unit that was searched: in order, one a start; borrowed
 * until the next search. */
const struct span *leaf_found(const struct phrase_text *text,
    const struct leaf *leaf, int unit, size_t *n);

/* -- raw.c */

/* Adds the units whose text holds the letters, which are small ones. */
void raw_add_holders(
    const struct phrase_text *text, struct str letters, uint64_t *units);

/* Appends the places of one stretch that the leaf's raw expression matches. */
int raw_matches(const struct phrase_text *text, const struct leaf *leaf,
    const struct stretch *s, struct spans *out, struct err *err);

/* -- match.c */

/* Appends the matches of the leaf in those of `units` that lie in [first,
 * last), one a start. */
int leaf_matches(struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, int first, int last,
    struct spans *out, uint64_t *work, struct err *err);

/* Appends all matches of a phrase in `units`: every start, every end. */
void leaf_all_matches(struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, struct spans *out,
    uint64_t *work);

#endif
