/* leaf.h - the inside of phrase patterns; private to src/phrase.
 *
 * A pattern is a few terms joined by & and !.  A term's leaf is a phrase
 * (words, concepts, quantities, gaps, alternatives) or a raw expression.  A
 * phrase is parsed to a tree, from which come the keys it needs (for the
 * index) and a little program (for the match).
 *
 * All of that lies in flat tables of the set and is named by numbers, not by
 * pointers: the tables of the own rules are made when the program is built
 * (rule/prepared.h), and a table of plain numbers is used where it lies.
 */
#ifndef LEAF_H
#define LEAF_H

#include <stdint.h>

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

/* A tree lies flat: a node before its children, one child after the other. */
struct node {
	uint16_t kind; /* enum node_kind */
	uint16_t size; /* nodes of this tree, itself counted */
	int value;
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

/* What a quantity of a pattern asks for. */
struct measure {
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
	uint16_t op; /* enum op */
	uint16_t y;
	int x;
};

struct leaf {
	int number; /* in the set */
	int root; /* of its tree in set.nodes; -1 for a raw expression */
	int raw; /* in set.raws, or -1 */
	int code, n_code; /* its program in set.code */
	int starts, n_starts; /* in set.starts: instructions that can take the
				 first token */
	int longest; /* words it can take, those of gaps counted */
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
	int leaves, n_leaves; /* in set.leaf_lists */
	int longest;
	bool takes_own_names; /* the names of a text stand for it too */
};

/* One side of "&" or "!".  Patterns that write the same share it. */
struct term {
	int leaf; /* -1 for a cell */
	bool cell; /* table[ROW, COLUMN, LEAD]; -1 matches any */
	int row, column, lead;
};

/* A term as a pattern names it. */
struct part {
	int term;
	bool negative;
	bool behind; /* "&>": stands behind the part before */
};

#define PATTERN_TERMS 8

struct pattern {
	const struct pattern_set *set;
	struct str source;
	enum window window;
	int parts, n_parts; /* in set.parts */
	bool denies; /* pattern_denies() */
};

/* The quantities that a match noted, in order. */
struct noted {
	int n;
	int quantities[HIT_QUANTITIES];
};

/* A match of a leaf: tokens [first, last).  There are hundreds of thousands,
 * and few note anything. */
struct span {
	int first, last;
	const struct noted *noted; /* NULL: nothing */
};

struct spans VEC(struct span);

/* The matches in one unit. */
struct held {
	int unit, n;
	const struct span *spans;
};

/* What a text was asked about a leaf so far. */
struct asked {
	struct packed can; /* the units that can hold a match */
	uint64_t *open; /* of the words of `can`: units not searched yet; NULL
			   when none was, or all were: */
	bool is_searched;
	struct VEC(struct held) held; /* by unit */
};

/* A thread of the search that was put off: where it would go on. */
struct thread {
	int pc, at, n_quantities;
	const struct span *via; /* a concept whose quantities it notes */
};

struct pattern_set {
	struct VEC(struct pattern *) patterns;
	struct VEC(struct part) parts;
	struct VEC(struct term) terms;
	struct VEC(struct leaf) leaves;
	struct VEC(struct node) nodes;
	struct VEC(struct inst) code;
	struct VEC(int) starts; /* of leaves */
	struct VEC(int) key_lists; /* of OP_KEYS, one after the other */
	struct VEC(int) leaf_lists; /* of concepts, one after the other */
	struct VEC(struct phrases_of) concepts;
	struct VEC(struct measure) measures;
	struct VEC(struct str) raws; /* sources of raw expressions */
	struct phrase_text *words; /* never sealed: its vocabulary numbers the
				      words of all patterns */
	struct index by_source; /* pattern by source */
	struct parsing *parsing; /* what only adding needs (parse.c); NULL in a
				    set that is made with the program */
};

/* Keys of the text that are marked: those with the number of the present
 * search.  Small numbers: a text has many keys, and clearing them all each
 * 65,536 searches costs nothing. */
struct marks {
	uint16_t *by_key;
	uint16_t now;
};

/* Working memory of the searches in a text. */
struct room {
	uint16_t *met; /* which (instruction, token) were met, by the number
			  of the search that met them */
	size_t n_met;
	uint16_t search;
	struct VEC(struct thread) threads;
	struct marks start, follow; /* keys that can start the phrase, and
				       those that can follow its gap */
	struct spans scratch[PATTERN_TERMS];
	struct spans found; /* by the search in hand */
	struct VEC(struct regex *) raws; /* by number, or NULL */
	struct regex_room *regex; /* made when first needed */
};

struct room *room_of(const struct phrase_text *text);

/* -- parse.c */

/* A set that patterns can be added to, and the end of it. */
struct pattern_set *parsing_new(const struct lexicon *lexicon);
void parsing_free(struct pattern_set *set);

/* Memory that lives as long as the set. */
struct arena *parsing_arena(const struct pattern_set *set);

/* Reads the terms of a pattern and its window. */
int pattern_parse(struct pattern_set *set, struct pattern *p, struct err *err);

/* -- denying.c */

/* Looks for a word of denial in a pattern that was parsed. */
bool pattern_find_denial(const struct pattern *p);

/* -- program.c */

/* A tree while it is parsed. */
struct tree {
	enum node_kind kind;
	int value;
	struct tree *first, *last, *next; /* children, sibling */
};

/* Adds the leaf of a phrase to the set: its tree, its program; gives its
 * number, or -1. */
int program_make(struct pattern_set *set, struct arena *a,
    const struct tree *root, struct err *err);

/* -- measure.c */

/* The sign that compares, ">=" or none; gives its bytes. */
size_t measure_compare(struct str text, enum compare *out);

/* Reads "24h", or only a kind, "months", when `c->compare` is COMPARE_ANY.
 * Gives the byte where the noun of a bare number begins, the length of the text
 * when there is none, SIZE_MAX when it begins with no quantity.  `digits`
 * borrow from the text. */
size_t measure_read(struct vocabulary *v, struct str text, struct measure *c);

/* -- needs.c */

/* The leaf in the text, with the units that can hold a match.  Adds to
 * `work`. */
struct asked *leaf_asked(const struct pattern_set *set,
    const struct phrase_text *text, const struct leaf *leaf, uint64_t *work);

/* Where what is kept of the leaf lies: what one group of patterns alone asks
 * for goes with it (pattern_group_end). */
struct arena *leaf_arena(
    const struct phrase_text *text, const struct leaf *leaf);

/* What another searcher of the same text may take over from `from`, which is
 * not searched any more; NULL when that is nothing. */
struct learnt *learnt_share(
    const struct phrase_index *from, struct phrase_index *to);

/* Where the concept stands in the text: spans in order, computed once. */
const struct spans *concept_spans(const struct pattern_set *set,
    const struct phrase_text *text, int concept, uint64_t *work);

/* What the numbers of the set's keys and words are in the text, or -1; by the
 * set's numbers.  The words of a leaf are known once leaf_asked was called. */
struct numbers {
	const int *keys, *words;
	const int *key_lists; /* of the text, in place of set.key_lists */
};

struct numbers text_numbers(
    const struct pattern_set *set, const struct phrase_text *text);

/* -- found.c */

/* Searches those of `units` that can hold a match and were not searched yet,
 * in 64-bit words [from, to) of the set.  Gives what was found so far; NULL
 * with `err` when a search was given up. */
const struct asked *leaf_search(const struct pattern_set *set,
    const struct phrase_text *text, const struct leaf *leaf,
    const uint64_t *units, size_t from, size_t to, uint64_t *work,
    struct err *err);

/* The same for units [first, last). */
const struct asked *leaf_search_units(const struct pattern_set *set,
    const struct phrase_text *text, const struct leaf *leaf, int first,
    int last, uint64_t *work, struct err *err);

/* What is known of the first unit at or behind `unit` that holds a match, and
 * the end of what is known: matches in order, one a start; borrowed until the
 * next search. */
const struct held *asked_from(const struct asked *asked, int unit);
const struct held *asked_end(const struct asked *asked);

/* Leaves in units[from, to) those known to hold one; false for none. */
bool asked_keep(
    const struct asked *asked, uint64_t *units, size_t from, size_t to);

/* -- raw_needs.c */

/* Leaves in the set the units that can hold a match of the expression. */
void raw_keep(
    const struct phrase_text *text, const struct regex *raw, uint64_t *units);

/* -- raw.c */

/* The expression of the leaf, for this searcher. */
struct regex *raw_of(const struct pattern_set *set,
    const struct phrase_text *text, const struct leaf *leaf);

/* Appends the places that the expression of the leaf matches in those of
 * `units` that lie in [first, last).  PCRE2 may give up. */
int raw_matches(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, int first, int last,
    struct spans *out, uint64_t *work, struct err *err);

/* -- match.c */

/* Appends the matches of a phrase in those of `units` that lie in [first,
 * last), one a start. */
void leaf_matches(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, int first, int last,
    struct spans *out, uint64_t *work);

/* Appends all matches of a phrase in `units`: every start, every end. */
void leaf_all_matches(const struct pattern_set *set,
    const struct phrase_text *text, const struct leaf *leaf,
    const uint64_t *units, struct spans *out, uint64_t *work);

#endif
