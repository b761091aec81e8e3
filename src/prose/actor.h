/* actor.h - who acts; private to src/prose. */
#ifndef ACTOR_H
#define ACTOR_H

#include "prose/frame.h"
#include "prose/verb.h"

/* The actor named as subject in tokens [first, last), which stand before a
 * verb; ACTOR_NONE when the subject is none of them.  `*empty` is set when
 * there is no subject at all: the verb is joined to one before it. */
enum actor actor_of_subject(struct frames *f, int first, int last, bool *empty);

/* The actor behind "by" after a passive verb, before `last`; or ACTOR_NONE. */
enum actor actor_of_agent(struct frames *f, int first, int last);

#endif
