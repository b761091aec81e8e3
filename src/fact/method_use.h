/* method_use.h - what a passage says of methods; private to the methods of
 * src/fact.
 *
 * A passage (struct method_entry) was found by method_entry.c.  method_said.c
 * tells which of its sentences deny or end a method; method_use.c what it comes
 * to for each method that it is about (fact/method_set.h).
 */
#ifndef FACT_METHOD_USE_H
#define FACT_METHOD_USE_H

#include "fact/method_set.h"

struct method_entry {
	enum method_form form;
	int document, section;
	int first, last; /* statements */
	bool at_home;
	bool by_title; /* the item is told by its title */
	int item; /* then */
	struct str printed; /* number of its own section */
};

struct method_said {
	enum method_standing standing; /* METHOD_UNSAID: nothing of the kind */
	date end;
	int statement;
};

/* -- helpers: phrases of methods.json, statements, blocks, hits */

static inline const struct method_phrases *
method_phrases_of(const struct method_finder *f, enum method_words w)
{
	return &f->lists->words[w];
}

static inline const struct statement *
method_at(const struct method_finder *f, int statement)
{
	return &f->prose->statements.at[statement];
}

static inline const struct block *
method_block(const struct method_finder *f, int statement)
{
	const struct statement *s = method_at(f, statement);

	return &f->prose->docs[s->document]->blocks.at[s->block];
}

static inline bool
method_has_hit(const struct method_finder *f, int first, int last)
{
	size_t from, to;

	method_hits_in(f, first, last, &from, &to);
	return from < to;
}

/* -- method_said.c */

/* Words of a statement without its lead-in. */
int method_own_words(const struct method_finder *f, int unit);

/* Those of them that are no name, number or reference. */
int method_telling_words(
    const struct method_finder *f, const struct method_item *item, int unit);

/* "Not for wildcards": denies something, but not the method. */
bool method_is_limited(struct method_finder *f, int unit);

/* What one statement, and what the first of an entry that says so, tells of
 * denial and end. */
struct method_said method_said_by(struct method_finder *f, int unit);
struct method_said method_said_in(
    struct method_finder *f, const struct method_entry *e);

/* -- method_use.c: appends a use for each method that the entry is about. */
void method_add_entry(struct method_finder *f, const struct method_entry *e);

#endif
