/* differ.h - two passages that give two values for one fact.
 *
 * A conflict of a rule may ask that what its patterns catch is the same
 * wherever the document says it: "kept for two years" in 5.4.3 and "kept for
 * one year" in 5.5.2 cannot both be promised.  Values are compared section by
 * section: a section may give several (one a class of certificate, one a kind
 * of report), and two sections agree as soon as they have one in common.
 * Values for different classes of certificates or from different days are not
 * compared; a limit for all agrees with a tighter one for a level of its own,
 * and that of a CP with a tighter one of its CPS.
 * A list of domain names is one value: sections agree when they name the same.
 * Of denials, a practice affirmed in one section and denied in another.
 */
#ifndef RULE_DIFFER_H
#define RULE_DIFFER_H

#include "rule/observe.h"

/* The first sighting, in reading order, that stands in a section which has no
 * value in common with an earlier section; `*other` is a sighting of that
 * earlier one.  NULL when all agree.  Sightings without a value and those not
 * in force on the day do not count. */
const struct sighting *differ_find(const struct view *v,
    const struct sightings *list, enum differs by, date day,
    const struct sighting **other);

#endif
