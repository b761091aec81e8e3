/* same_job.h - two documents of one text while they are compared; private to
 * src/diff.
 *
 *	same_stream.c   the words of both, and which of them stay
 *	same_words.c    words that do not stay
 *	same_spelling.c what an exchange of words looks like
 *	same_shape.c    what became of blocks whose words stay
 *	same_marks.c    what became of links and struck text
 */
#ifndef DIFF_SAME_JOB_H
#define DIFF_SAME_JOB_H

#include "base/cc.h"
#include "diff/same_stream.h"

struct same_job {
	struct arena *a;
	struct same *out;
	struct same_keys keys;
	struct same_stream side[2];
	int *table_to[2]; /* by table: the other side's, or -1 */
	bool *flat[2]; /* by block: text that is a table on the other side */
};

/* Adds a fault; the message is formatted. */
CC_PRINTF(5, 6)
void same_add(struct same_job *j, enum same_kind kind, struct same_place old,
    struct same_place new, const char *message, ...);

/* The place of words [first, last) of a side; where there are none, the place
 * behind the word before. */
struct same_place same_words_at(
    const struct same_stream *s, int first, int last);

/* -- same_words.c, same_shape.c, same_marks.c; tables come first. */
void same_find_tables(struct same_job *j);
void same_find_words(struct same_job *j);
void same_find_shapes(struct same_job *j);
void same_find_marks(struct same_job *j);

/* -- same_spelling.c: words [first, last) of each side, both have some.  True
 * when they say the same; otherwise what the difference is. */
struct same_exchange {
	int first[2], last[2];
};
bool same_spelling(const struct same_job *j, const struct same_exchange *x,
    enum same_kind *kind);

/* True when they differ in what draws a table only: | - : and +. */
bool same_but_rules(const struct same_job *j, const struct same_exchange *x);

#endif
