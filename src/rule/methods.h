/* methods.h - the checks of a rule on the validation methods of a document.
 *
 * What a document says of each method is found once (fact/method.h) and knows
 * no day.  A check asks something of the methods of a list that are offered:
 * that one of them is, that each has its number, that none is barred on the
 * day.  A check that has nothing to ask about (no method of its items is
 * offered) does not count, neither for nor against.
 */
#ifndef RULE_METHODS_H
#define RULE_METHODS_H

#include "fact/method.h"
#include "rule/observe.h"

enum method_why {
	METHOD_WHY_FINE,
	METHOD_WHY_BARRED, /* offered though barred on the day */
	METHOD_WHY_STALE, /* said to be used until a day that has passed */
	METHOD_WHY_DEFINED, /* not offered, but still defined */
	METHOD_WHY_MISNUMBERED, /* under the number of another method */
	METHOD_WHY_UNNUMBERED,
	METHOD_WHY_UNDESCRIBED,
	METHOD_WHY_NO_END, /* barred later, and no word of it */
	METHOD_WHY_LATE_END, /* its end is later than the day it is barred */
	METHOD_WHY_WEAK, /* "may be used" */
	METHOD_WHY_OTHERS, /* other methods only */
	METHOD_WHY_WILDCARDS, /* no word that it is not for wildcards */
	METHOD_WHY_OPEN /* the list has more than it names */
};

/* One method, or the list as a whole (answer NULL). */
struct method_case {
	const struct method_answer *answer;
	enum method_why why;
	int statement, shown; /* evidence; often the same */
	int document, section; /* of the statement */
};

/* What a check came to on a day. */
struct method_outcome {
	enum verdict verdict; /* VERDICT_NOT_APPLICABLE: does not count */
	struct VEC(struct method_case) cases; /* what decided; of a verdict
						 that is no issue, the proof */
	const struct sighting *instead; /* that stands in, or NULL */
	bool sure; /* methods named or numbered, not only described */
};

void methods_judge(struct arena *a, const struct prose *prose,
    const struct methods *methods, const struct method_check *check, date day,
    struct method_outcome *out);

/* The statement is what the row, the item or the section of one of the methods
 * asked about says of that one: it does not speak for the others.  One that
 * has the number of another ("wildcards under 3.2.2.4.7 alone") does. */
bool methods_tell_of_one(const struct prose *prose,
    const struct methods *methods, const struct method_check *check,
    int statement);

/* One sentence or two. */
struct str methods_message(struct arena *a, const struct method_check *check,
    const struct method_outcome *outcome);

/* The first day after `day` on which a method that the rule asks about and the
 * document offers is barred, or an end that the document gives is reached;
 * DATE_OPEN. */
date methods_next(
    const struct rule *rule, const struct methods *methods, date day);

/* The first passage on one of the condition's methods, that offers it or
 * denies it; NULL when it speaks of none of them. */
const struct method_use *methods_listed(
    const struct methods *methods, const struct condition *c);

/* The passage that denies the first of them, when every one that the document
 * speaks of is denied; otherwise NULL. */
const struct method_use *methods_denied(
    const struct methods *methods, const struct condition *c);

/* True when the rule asks about methods at all. */
bool rule_asks_methods(const struct rule *rule);

const char *method_demand_name(enum method_demand d);

#endif
