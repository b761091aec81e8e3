/* collect.h - from the hits of patterns to sightings.
 *
 * Private to observing (rule/observe.c): an observer is one rule over one set,
 * a collector one search of it.  What a hit is worth stands in rule/weigh.c,
 * which hits are kept in rule/collect.c.
 */
#ifndef RULE_COLLECT_H
#define RULE_COLLECT_H

#include "rule/observe.h"

/* How a section stands to the rule; many hits ask. */
struct spot {
	bool known;
	bool elsewhere; /* outside the sections of `must` */
	unsigned char near;
};

struct observer {
	struct arena *a;
	struct arena gone; /* for what is not kept, and while it grows for what
			      is (settle, rule/observe.c) */
	const struct view *view;
	const struct rule *rule;
	const struct method_check *check; /* what stands in for it is looked
					     for; or NULL */
	struct spot **spots; /* by document, then section; NULL: no hit */
	unsigned purposes; /* purposes_wanted() */
	const struct pointers *pointers;
	struct err *err;
	bool gave_up;
	bool has_anchors; /* they were looked for */
	bool failed; /* then: `err` is set */
};

/* What one search collects. */
struct collector {
	struct observer *o;
	const struct frame_need *need;
	const struct phrases *unless;
	const struct phrases *under, *not_under; /* NULL: not asked */
	const struct sections *only;
	const struct limit *limit;
	bool compares; /* values are compared with each other */
	bool last_only; /* a hit over several statements counts by its last */
	int shade; /* -1: a full wording */
	size_t max;
	bool full_only; /* sighting_is_full */
	struct sightings *out;
	struct sightings *refused; /* takes hits that are firmly denied; NULL:
				      they are dropped */
};

const struct spot *observer_spot(struct observer *o, int document, int section);

/* Turns a hit within one statement into a sighting; false when its frame rules
 * it out. */
bool observer_weigh(struct observer *o, const struct frame_need *need,
    const struct hit *hit, struct sighting *out);

/* The same for a hit that goes on to unit last_unit - 1. */
bool collector_weigh(const struct collector *c, const struct hit *hit,
    int last_unit, struct sighting *out);

/* A hit in a clause that firmly denies what is asked for, without exception,
 * where the rule would look for it: "reports are not published". */
bool collector_refuses(const struct collector *c, const struct hit *hit,
    int last_unit, struct sighting *out);

/* The quantity of the hit that the limit is about, or NULL. */
const struct quantity *collector_caught(
    const struct collector *c, const struct hit *hit);

/* For how many reasons it counts less. */
int sighting_shortfalls(const struct sighting *s);

/* It has no shortfall, on any day. */
bool sighting_is_full(const struct sighting *s);

/* Runs patterns over the text, over some sections of it, or over units [first,
 * last).  A search that is given up is remembered and is never "no match". */
CC_MUST_CHECK
int collector_search(struct collector *c, const struct phrases *says);
CC_MUST_CHECK
int collector_search_in(struct collector *c, const struct phrases *says,
    const struct sections *there);
CC_MUST_CHECK
int collector_search_units(
    struct collector *c, const struct phrases *says, int first, int last);

#endif
