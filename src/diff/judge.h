/* judge.h - what a change is: private to src/diff.
 *
 * A change gets one aspect for each thing it does; the weightiest gives its
 * class.  Each reader of aspects looks at one side of the matter:
 *
 *	judge.c     what stands in one version only; what is no practice;
 *	            the class out of the aspects
 *	frame.c     clauses: who, how firmly, affirmed or denied, exceptions
 *	number.c    quantities and dates
 *	content.c   facts, references, and words that nothing else explains
 */
#ifndef DIFF_JUDGE_H
#define DIFF_JUDGE_H

#include "diff/sense.h"
#include "diff/value.h"

struct judge {
	struct arena *a;
	struct diff *d;
	struct sense sense;
	const signed char *limits[2]; /* value_limits */
	bool *certificate[2]; /* by block: tells of a CA certificate */
	const struct method_item **method[2]; /* by statement: one whose
						 standing changed, or NULL */
	int *first_fact[2]; /* by statement: facts from there on */
	const struct group *group; /* in hand */
	const struct change *change;
	int first_aspect; /* of the change in hand */
	bool content[2]; /* frames or numbers explain the words of ... */
};

void judge_init(struct judge *j, struct arena *a, struct diff *d);

/* Adds the aspects of a change and sets its class, direction and message. */
void judge_change(struct judge *j, struct change *c);

/* -- for the readers of aspects */

struct aspect *judge_add(struct judge *j, enum change_class class,
    enum direction direction, const char *what);

/* What kind of statement a side has. */
enum stance {
	STANCE_NONE, /* says nothing binding */
	STANCE_PROMISE, /* of the CA */
	STANCE_PERMISSION, /* the CA may, or need not */
	STANCE_DUTY, /* others shall */
	STANCE_DEFINITION
};

enum stance judge_stance(const struct judge *j, int side);

void judge_frames(struct judge *j);
void judge_numbers(struct judge *j);
void judge_facts(struct judge *j);
void judge_content(struct judge *j);

#endif
