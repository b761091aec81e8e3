/* verb.h - the finite verbs of a unit and what they say; private to
 * src/prose.
 *
 * A group is a finite verb with all that belongs to it: "shall not be
 * required to publish", "publishes", "is publicly available".
 */
#ifndef VERB_H
#define VERB_H

#include "prose/frame.h"

struct group {
	int start, end; /* tokens */
	int main; /* the verb that carries the meaning, or -1 */
	enum modality modality;
	enum polarity polarity;
	bool passive;
	bool denied; /* "may under no circumstances" */
	bool finite_s; /* a present tense in -s: others may be joined to it */
	int subject_first, subject_last; /* "under no circumstances will the CA
					    issue": the subject inside; equal
					    when it goes before */
};

struct groups VEC(struct group);

/* Appends the groups of tokens [first, last), which lie in one unit; `item`
 * tells that a lead-in goes before them. */
void groups_find(
    struct frames *f, int first, int last, bool item, struct groups *out);

#endif
