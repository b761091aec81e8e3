/* judge.h - a rule's sightings weighed for one day.
 *
 * The first half of deciding: what each element came to, which conflict was
 * hit, whether a reference stands in, and the verdict that follows.  What is
 * shown for it is collected by rule/proof.h.
 */
#ifndef RULE_JUDGE_H
#define RULE_JUDGE_H

#include "rule/message.h"
#include "rule/methods.h"
#include "rule/observe.h"
#include "rule/result.h"

/* What one element came to on a day. */
struct outcome {
	enum verdict verdict; /* compliant, partial, conflict, missing, or not
				 applicable: not asked of these documents */
	const struct sighting *best; /* decisive, or NULL */
	const struct limit_step *step; /* that it was held against */
	enum shortfall why;
	const struct conflict *undone_by; /* why is SHORT_UNDONE */
	const struct sighting *undone_at;
};

struct judge {
	struct arena *a;
	const struct view *view;
	const struct observation *seen;
	const struct rule *rule;
	date day;
	struct outcome *outcomes; /* one an element */
	struct method_outcome *methods; /* one a check of methods */
	const struct conflict *conflict; /* that was hit, or NULL */
	const struct sighting *conflict_at;
	const struct sighting *conflict_against; /* the other of two that
						    differ, or NULL */
	const struct sighting *pointer;
};

/* What a sighting of dates comes to when it fires. */
enum verdict judge_date(const struct date_sighting *s);

/* Weighs all elements and conflicts of `seen` for `day`. */
struct judge judge_on(struct arena *a, const struct view *view,
    const struct observation *seen, date day);

enum verdict judge_verdict(const struct judge *j);

/* The day of the oldest document of the set, or DATE_NONE. */
date judge_written(const struct view *v);

/* The sighting that counts most on the day: the fewest shortfalls, nearest to
 * home, first in the text; NULL when there is none. */
const struct sighting *judge_best(const struct sightings *list, date day);

/* The section of the rule's home, or the nearest one above it that the set
 * has; -1 when there is none. */
int judge_home(const struct judge *j, int *document);

#endif
