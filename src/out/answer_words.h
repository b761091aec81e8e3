/* answer_words.h - the answers to an earlier review in the words and the order
 * of all reports for people.  Texts live in the arena given.
 */
#ifndef OUT_ANSWER_WORDS_H
#define OUT_ANSWER_WORDS_H

#include "review/earlier.h"

/* "changed, and still an issue" */
const char *answer_words(enum answer_status s);

/* Those that are settled last, because the others need a reader; each as long
 * as review.earlier. */
const struct answer **answers_in_order(struct arena *a, const struct review *r);

/* "3 open; 1 fixed"; "none was an issue". */
struct str answer_counts_words(struct arena *a, const struct review *r);

/* "cps-5.7.docx, version 5.7 of 2025-07-01" */
struct str earlier_document_words(
    struct arena *a, const struct earlier_document *d);

/* "reviewed as of 2025-11-03, with other rules than now" */
struct str earlier_day_words(struct arena *a, const struct review *r);

/* The new text that fixed an issue: the first passages, one a statement. */
struct answer_text VEC(const struct evidence *);
void answer_passages(
    struct arena *a, const struct answer *answer, struct answer_text *out);

#endif
