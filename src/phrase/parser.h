/* parser.h - patterns while they are parsed; private to src/phrase.
 *
 * Functions that parse begin at p->at and leave it behind what they took; -1
 * with ERR_RULE and the offset, or ERR_LIMIT, when they cannot.
 */
#ifndef PARSER_H
#define PARSER_H

#include "phrase/leaf.h"

/* The nodes that a run of words becomes: many patterns write the same. */
struct words_read {
	const struct node *nodes;
	size_t n;
};

struct parsing {
	struct arena arena; /* of all that the set holds */
	const struct lexicon *lexicon;
	struct index by_concept; /* phrases_of by concept name */
	struct index by_term; /* term by source */
	struct index by_words[2]; /* words_read by source: keys, exact words */
	struct VEC(struct words_read) words_read;
};

struct parser {
	struct pattern_set *set;
	struct arena trees; /* of the phrase in hand */
	struct str source;
	size_t at;
	int depth; /* brackets, and concepts around */
	const char *stops; /* signs that end the phrase in hand */
};

/* The byte so far ahead; NUL behind the end. */
static inline char
parser_peek(const struct parser *p, size_t ahead)
{
	return p->at + ahead < p->source.len ? p->source.at[p->at + ahead]
					     : '\0';
}

/* -- parse.c */

void parser_skip_blanks(struct parser *p);

/* ERR_RULE with the pattern, the offset and what is wrong; gives -1. */
int parser_wrong(const struct parser *p, const char *what, struct err *err);

/* One bracket or concept deeper; ERR_LIMIT past LIMIT_PATTERN_DEPTH.  Who goes
 * in lowers p->depth again when done. */
CC_MUST_CHECK
int parser_enter(struct parser *p, struct err *err);

/* The concept's number in the set, parsed when first used; `depth` counts
 * concepts within concepts. */
CC_MUST_CHECK
int parse_concept(
    struct pattern_set *set, struct str name, int depth, struct err *err);

/* -- parse_phrase.c: appends the items of a phrase, up to a sign that ends it
 * (one of p->stops, "&", "!", "|" or a closing bracket). */
CC_MUST_CHECK
int parse_phrase(struct parser *p, struct tree *sequence, struct err *err);

#endif
