/* interval.h - from when to when a clause is in force; private to src/prose. */
#ifndef INTERVAL_H
#define INTERVAL_H

#include "prose/frame.h"

/* Notes the day behind a word that begins or ends an interval; `first` is the
 * first token of the statement. */
void interval_note(
    const struct frames *f, int first, struct clause *c, const struct cue *m);

/* "Was discontinued on 15 July": so it is from that day on. */
void interval_note_end(const struct frames *f, struct clause *c);

#endif
