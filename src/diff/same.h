/* same.h - does a converted document say the same?
 *
 * A conversion from one format into another must change nothing that a reader
 * of the page sees.  Unlike two versions, the two documents have the same
 * words in the same order, and what breaks is the very thing that versions are
 * aligned by: sections, sentences, rows.  So the words of both are held
 * against each other as two streams (diff/same_stream.h); what does not stay
 * is a fault of words, named by what it looks like (diff/same_words.c).  The
 * words that stay say which block became which, and what became of headings,
 * lists, tables, notes and links is read off that (diff/same_shape.c).
 *
 * Not a fault: what each format writes in its own way (the shape of quotation
 * marks, dashes, spaces and bullets, "(a)" and "a.", a number that is typed or
 * automatic, how a paragraph looks).  Not compared: tables of contents, running
 * headers and footers, which programs make anew.
 *
 * Ownership: all in the arena given; the documents are borrowed.
 */
#ifndef DIFF_SAME_H
#define DIFF_SAME_H

#include "doc/doc.h"
#include "map/map.h"

enum same_kind {
	SAME_SECTION_NUMBER, /* of a heading: lost, added, another */
	SAME_HEADING, /* heading and paragraph */
	SAME_HEADING_LEVEL,
	SAME_ITEM, /* item and paragraph; items run together or cut */
	SAME_ITEM_LEVEL,
	SAME_ITEM_NUMBER, /* lost, added, another */
	SAME_PARAGRAPH, /* run together, or cut inside a sentence */
	SAME_TABLE, /* table and text; lost or added as a whole */
	SAME_ROW, /* lost, added, run together, cut */
	SAME_CELL, /* lost, added, run together, cut */
	SAME_COLUMN, /* a cell stands in another column */
	SAME_COLUMN_HEADING, /* the heading of cells is lost, or another */
	SAME_NOTE, /* footnote and text; cited elsewhere or not at all */
	SAME_LINK, /* address lost, added, another */
	SAME_STRUCK, /* struck through in one only */
	SAME_PLACEHOLDER, /* "<name>" eaten, or its brackets */
	SAME_RAISED, /* 2^31 and 231 */
	SAME_MARKUP, /* * _ | \ and the like eaten or left over */
	SAME_HYPHEN, /* of a line end left in a word, or one of a word eaten */
	SAME_JOINED, /* words */
	SAME_SPLIT, /* a word */
	SAME_CASE,
	SAME_CHARACTER, /* damaged: ?, U+FFFD, another character set, accents */
	SAME_SIGN, /* punctuation */
	SAME_NUMBER, /* other digits */
	SAME_WORDS, /* other words */
	SAME_LOST,
	SAME_ADDED,
	SAME_REPEATED,
	SAME_MOVED,
	N_SAME_KINDS
};

/* Where a fault is in one of the documents. */
struct same_place {
	int block; /* -1: the document has none */
	size_t start, end; /* bytes of its text; equal where this side lacks
			      what the other has */
	bool label; /* it is the block's label */
	int blocks; /* how many blocks it goes over, from 1; the range is that
		       of the first */
};

struct same_fault {
	enum same_kind kind;
	struct same_place at[2];
	struct str message; /* one clause, lower case */
};

struct same {
	const struct doc *doc[2];
	const struct map *map[2];
	struct VEC(struct same_fault) faults; /* by their place in the new
						 document */
	int counts[N_SAME_KINDS];
	int words[2]; /* compared, of each side */
	int kept; /* of them that both have */
};

void same_make(struct arena *a, const struct map *before,
    const struct map *after, struct same *out);

/* The words that a place shows: its range, or the label. */
struct str same_quote(
    const struct same *s, int side, const struct same_fault *f);

const char *same_kind_name(enum same_kind k); /* "words-joined" */
const char *same_kind_title(enum same_kind k); /* "words joined" */

#endif
