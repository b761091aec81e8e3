/* observe.h - what the text says about a rule, without any day.
 *
 * Every hit of a rule's patterns becomes a sighting: where it stands, what
 * its clause is like, which quantity it caught, from when to when it says it
 * is in force.  Deciding (rule/decide.h) weighs sightings for a day; it can do
 * so again for another day without reading again.
 */
#ifndef RULE_OBSERVE_H
#define RULE_OBSERVE_H

#include "fact/chronicle.h"
#include "fact/contradiction.h"
#include "fact/method.h"
#include "fact/subject.h"
#include "prose/prose.h"
#include "rule/pack.h"
#include "rule/result.h"

/* The set that a rule looks at. */
struct view {
	struct pack *pack;
	const struct prose *prose;
	const struct subjects *subjects;
	const unsigned *kinds; /* enum doc_kind of each document, 0 unknown */
	const date *dates; /* of each document, DATE_NONE unknown */
	const struct chronicle *chronicles; /* of each document */
	const struct methods *methods; /* NULL when no rule asks */
	const struct comparison *comparison; /* the same */
	const struct profiles *profiles; /* the same */
	const struct phrase_text *text; /* that of prose, or a share of it for
					   a thread of its own */
	uint64_t *work; /* counted against LIMIT_PATTERN_WORK */
	struct scopes *scopes; /* of who searches (rule/scope.h), or NULL */
	const struct pointers *pointers; /* rule/pointers.h; NULL: each rule
					    picks them */
};

/* More sightings of one element, or anchors, than can matter. */
#define SIGHTINGS_MAX 64

enum sighting_flag { /* why a hit counts less, or not at all */
	SIGHT_WEAK = 1 << 0, /* may, should, endeavours, plans */
	SIGHT_WEAKENED = 1 << 1, /* "where practicable" */
	SIGHT_ELSEWHERE = 1 << 2, /* outside the sections of `must` */
	SIGHT_WRONG_KIND = 1 << 3, /* in a document whose kind counts in part */
	SIGHT_SHADE = 1 << 4 /* a weaker wording, `shade` says which */
};

/* How far from where the rule wants it: 0 at home, then the place in the list
 * of other likely sections, then the rest. */
#define NEAR_HOME 0
#define NEAR_REST 31

struct sighting {
	int statement;
	int first, last; /* tokens */
	int document, section;
	unsigned flags;
	int near;
	int shade;
	const struct clause *clause;
	const struct quantity *quantity; /* the one a limit is about, or NULL */
	date from, until;
};

struct sightings VEC(struct sighting);

/* False when the statement's own interval does not hold the day. */
bool sighting_in_force(const struct sighting *s, date day);

struct outline_sighting {
	const struct outline_check *check;
	int document, section; /* section -1: missing */
	int other; /* as in struct fault */
	int rfc;
	struct str number; /* dead reference: what it names */
	int statement; /* dead reference; otherwise -1 */
	int first, last;
};

/* What a check of dates found; whether it counts is told by the day. */
struct date_sighting {
	const struct date_check *check;
	int document;
	date first, second; /* DATE_NONE */
	struct str version, other; /* may be empty */
	bool sure; /* the rows leave no other reading */
	bool instead; /* no log: a statement says where it is kept */
	struct passage at[4]; /* evidence, decisive first */
	size_t n_at;
};

struct agreement_sighting {
	const struct agreement_check *check;
	const struct contradiction *found;
};

enum profile_why {
	PROFILE_WHY_FINE,
	PROFILE_WHY_UNLISTED, /* left out by a profile that lists others */
	PROFILE_WHY_UNMARKED, /* not said to be critical, as others are */
	PROFILE_WHY_OPTIONAL, /* may be there, and must not */
	PROFILE_WHY_ABSENT,
	PROFILE_WHY_PRESENT,
	PROFILE_WHY_CRITICAL,
	PROFILE_WHY_NOT_CRITICAL,
	PROFILE_WHY_LACKS, /* the value is without what it must hold */
	PROFILE_WHY_HOLDS, /* the value has what it must not hold */
	PROFILE_WHY_LIMIT /* counts when the quantity is outside */
};

/* What one profile says of what a check asks. */
struct profile_sighting {
	const struct profile_check *check;
	const struct profile *profile;
	const struct profile_row *row; /* NULL: none */
	enum profile_why why;
	struct sighting at; /* words of the value; statement -1: none */
};

struct observation {
	const struct rule *rule;
	struct sightings *elements; /* one for each element */
	struct sightings *refused; /* one for each element: what denies it */
	struct sightings *conflicts; /* one for each conflict */
	struct sightings *instead; /* one for each check of methods */
	const struct method_use *denial; /* the methods of the condition are
					    all denied, or NULL */
	struct sighting denied; /* then: where */
	struct sightings anchors; /* passages on the topic, the first of them */
	struct sightings pointers; /* to the clause the rule cites */
	struct VEC(struct outline_sighting) outline;
	struct VEC(struct date_sighting) dates;
	struct VEC(struct agreement_sighting) agreement;
	struct VEC(struct profile_sighting) profiles;
	bool unread_log; /* a change log of which no row could be read */
	bool applies;
	struct str condition; /* why it does or does not apply, "" if always */
	struct sightings because; /* evidence for the condition */
	bool gave_up; /* a search was cut short */
	bool deferred; /* the text defers to a document not given */
	int deferred_statement;
	struct str deferred_to; /* its name as written */
};

/* ERR_RULE when a pattern does not compile. */
CC_MUST_CHECK
int rule_observe(struct arena *a, const struct view *view,
    const struct rule *rule, struct observation *out, struct err *err);

/* Whether the documents are about a purpose of the rule. */
bool rule_fits_purpose(const struct view *v, const struct rule *r);

/* How a quantity stands against a limit on a day: 0 inside or no limit in
 * force, -1 worse than the limit, +1 cannot be told (unit of another kind, or
 * a bound that says nothing). `step` becomes the step in force or NULL. */
int limit_compare(const struct limit *limit, const struct quantity *q, date day,
    const struct limit_step **step);

/* The first day after `day` on which a step of the rule's limits begins, or
 * DATE_OPEN. */
date rule_next_step(const struct rule *rule, date day);

#endif
