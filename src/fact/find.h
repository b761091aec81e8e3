/* find.h - what the readers of facts share; private to src/fact.
 *
 * Each reader looks for its kinds in one block or one token and hands over
 * the bytes and the value; statement, frame and classes are looked up here.
 */
#ifndef FACT_FIND_H
#define FACT_FIND_H

#include "fact/fact.h"

struct fact_finder {
	struct arena *a;
	const struct prose *prose;
	struct facts *out;
	bool full; /* LIMIT_FACTS was reached */
	int document, block; /* being read */
	struct str text; /* of the block */
	/* Where the last fact of this block was found: the next one stands
	 * behind it, as long as one reader goes on. */
	int last_block, last_statement, last_token;
	size_t last_at;
	int caa_statement; /* whose words were looked at last, and whether */
	bool caa_recognised; /* they tell what is recognised in CAA */
};

/* A fact at bytes [start, end) of the block, with its context; the caller
 * fills in the rest.  Valid until the next one is added. */
struct fact *fact_add(struct fact_finder *f, enum fact_kind kind, size_t start,
    size_t end, struct str value);

/* The same for a token of a statement, in whatever block it stands. */
struct fact *fact_add_token(struct fact_finder *f, enum fact_kind kind,
    int statement, int first, int last, struct str value);

/* Readers of one block. */
void fact_names(struct fact_finder *f); /* algorithms, curves, sizes */
void fact_modules(struct fact_finder *f);
void fact_oids(struct fact_finder *f);
void fact_standards(struct fact_finder *f);

/* Readers of one token of a statement. */
void fact_quantity(struct fact_finder *f, int statement, int token);
void fact_address(struct fact_finder *f, int statement, int token);

/* Reader of a whole document. */
void fact_certificates(struct fact_finder *f);

/* True when tokens [first, last) have one of the words of a list in lower
 * case with a blank around each. */
bool fact_near(const struct prose *p, int first, int last, const char *words);

#endif
