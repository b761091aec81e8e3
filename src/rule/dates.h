/* dates.h - the checks of a rule on the dates of a document: how old it is,
 * gaps in its change log, versions and dates that disagree.
 *
 * Observing finds what stands in the documents: days, rows, versions.  What
 * depends on the day of the review (how old the newest version is, whether a
 * row lies in the future) is told by dates_fires when that day is known.
 */
#ifndef RULE_DATES_H
#define RULE_DATES_H

#include "rule/observe.h"

void dates_observe(struct arena *a, const struct view *view,
    const struct rule *rule, struct observation *out);

/* Whether a sighting breaks its check on a day. */
bool dates_fires(
    const struct rule *rule, const struct date_sighting *s, date day);

/* The first day after `day` on which a document becomes too old, or
 * DATE_OPEN. */
date dates_next(const struct observation *seen, date day);

/* Whether a check of dates is in conflict on that day; `sure` when the rows
 * that it rests on can be read in no other way. */
bool dates_conflict(const struct observation *seen, date day, bool *sure);

/* The sentence for a check whose sightings fire on a day. */
struct str dates_message(struct arena *a, const struct observation *seen,
    const struct date_check *check, date day);

#endif
