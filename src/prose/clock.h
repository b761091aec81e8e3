/* clock.h - the event from which a length of time runs.
 *
 * "Within 24 hours of receiving the report", "for seven years after the
 * certificate has expired", "upon notice of a compromise, the CA revokes
 * within five days": a limit says little before it is known when the clock
 * starts.
 *
 * The event stands behind the quantity, led in by a word such as "after",
 * "from" or, where the quantity is a limit, "of"; or it opens the sentence or
 * a part of it set off by a comma, led in by "upon", "after", "following" or
 * "once".  It ends at a sign, before the subject of the clause around it, at a
 * word that begins a condition, or at the next length or day.
 */
#ifndef PROSE_CLOCK_H
#define PROSE_CLOCK_H

#include "prose/prose.h"

/* The event of the length of time whose token is given, its lead-in left out:
 * tokens [*first, *last).  False when the statement names none. */
bool clock_start(
    const struct prose *p, int statement, int quantity, int *first, int *last);

#endif
