/* scope.h - which units stand in the sections that an element is about.
 *
 * Hits of many elements count only below certain sections ("only"): the
 * search then passes over all other units.
 */
#ifndef RULE_SCOPE_H
#define RULE_SCOPE_H

#include <stdint.h>

#include "rule/observe.h"

/* True when the section is one of the numbers or lies below one.  A document
 * of profiles numbers its sections for itself: all of it stands in chapter
 * 7. */
bool scope_has(const struct view *v, int document, int section,
    const struct sections *numbers);

/* The units below the sections, made once for each number.  Those of several
 * numbers are put into `room`, a set that was lent. */
struct scopes;

struct scopes *scopes_new(struct arena *a);
const uint64_t *scope_units(struct scopes *s, const struct view *v,
    const struct sections *numbers, uint64_t *room);

/* The units that are searched: [first, last), or, with `among`, those of all
 * windows that hold one of it. */
struct reach {
	int first, last;
	const uint64_t *among;
};

/* pattern_find there; adds to view.work. */
CC_MUST_CHECK
int reach_find(const struct view *v, const struct pattern *p,
    const struct reach *reach, bool (*found)(void *, const struct hit *),
    void *self, struct err *err);

#endif
