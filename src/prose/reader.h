/* reader.h - the parts of prose_read; private to src/prose.
 *
 * In this order: statements (blocks to units), names (who the CA is), then
 * for each statement clauses with their frames, and pointers.
 */
#ifndef PROSE_READER_H
#define PROSE_READER_H

#include "prose/prose.h"

/* -- statement_lanes.c: appends the statements of a document.  ERR_LIMIT. */
CC_MUST_CHECK
int statements_read(struct prose *p, int document, struct err *err);

/* The last that were given to paragraphs and to lists. */
struct statement_numbers {
	int paragraph, list;
};

/* -- statement.c: appends those of blocks [first, last), and tells for each
 * block how many there are before it.  ERR_LIMIT. */
CC_MUST_CHECK
int statements_of(struct prose *p, int document, size_t first, size_t last,
    struct statement_numbers *given, struct err *err);

struct frames;

/* -- class_word.c: the words that class_of looks for. */
void classes_read(struct prose *p, struct frames *f);

/* -- class_lead.c: prose.products. */
void products_read(struct prose *p);

/* -- class_word.c: another word, of the text's keys, for certificates of these
 * classes, or the name of such a product; one that was learnt before means
 * both, those of the lexicon stay. */
void class_learn(
    struct prose *p, const int *keys, int n, unsigned bits, bool noun);

/* -- own.c: the names that the documents give to their own products. */
void own_names_read(struct prose *p, struct frames *f);

/* -- class.c, when the text is as it stays: prose.purposes. */
void purposes_bound(struct prose *p);

/* -- gate.c: clause.gate of a statement's clauses, and whether tokens up to
 * `last` of one hold something back. */
void gates_mark(const struct frames *f, struct clause *c, int n);
bool gate_holds_back(const struct frames *f, const struct clause *c, int last);

/* -- use.c: what kind of text each statement is. */
void uses_read(struct prose *p, struct frames *f);

/* The same once clauses are read: sentences that only tell what a requirement
 * document asks for are quoted. */
void uses_review(struct prose *p, struct frames *f);

/* -- alias.c: what the document calls the requirement documents. */
void aliases_read(struct prose *p, struct frames *f);

/* -- names.c: what the CA calls itself. */
void names_read(struct prose *p, struct frames *f);

/* -- clause_lanes.c: the clauses of all statements, with their frames, and
 * their references. */
void clauses_read(struct prose *p, struct frames *f);

/* -- clause.c: those of statements [first, last), which have none yet; `p` has
 * no others.  About two a statement are expected, so that growing is the
 * exception. */
void clauses_of(struct prose *p, struct frames *f, size_t first, size_t last);

/* -- period.c: the intervals that table rows give to their cells. */
void periods_read(struct prose *p, struct frames *f);

/* -- schedule.c: values with days of their own. */
void schedules_read(struct prose *p, struct frames *f);

/* -- pointer.c: the references of statements [first, last), whose clauses are
 * read; `p` has no others. */
void pointers_of(struct prose *p, struct frames *f, size_t first, size_t last);

#endif
