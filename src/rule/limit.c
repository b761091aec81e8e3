/* Quantities against limits with dated steps. */
#include "rule/observe.h"

#include <math.h>

#define SECONDS_A_DAY 86400.0

/* Months have 28 to 31 days and years 365 or 366: a limit in months takes the
 * longest ones as its upper end and the shortest as its lower end, a value in
 * months is taken at its usual length. */
static double
most_days(double months)
{
	double years = floor(months / 12);

	return years * 366 + ceil((months - years * 12) * 30.5);
}

static double
fewest_days(double months)
{
	double years = floor(months / 12);
	double rest = months - years * 12;

	return years * 365 + (rest > 0 ? rest * 30 - 2 : 0);
}

static double
usual_days(double months)
{
	return months * 365 / 12;
}

/* Five working days are seven days, or the weekend is no weekend. */
static double
with_weekends(double seconds)
{
	return seconds +
	       ceil(seconds / (5 * SECONDS_A_DAY)) * 2 * SECONDS_A_DAY;
}

static const struct limit_step *
step_on(const struct limit *limit, date day)
{
	const struct limit_step *best = NULL;

	for (size_t i = 0; i < limit->n_steps; i++)
		if (limit->steps[i].from == DATE_NONE ||
		    limit->steps[i].from <= day)
			best = &limit->steps[i];
	return best;
}

/* A value and the ends of a step in one unit; false when they do not
 * compare.  Working days are counted with the weekends between them. */
static bool
in_one_unit(const struct limit_step *s, const struct quantity *q, double *value,
    double *min, double *max)
{
	*value = q->kind == QUANTITY_TIME && q->business
		     ? with_weekends(q->value)
		     : q->value;
	*min = s->min;
	*max = s->max;
	if (q->kind == s->written.kind)
		return true;
	if (q->kind == QUANTITY_TIME && s->written.kind == QUANTITY_MONTHS) {
		*value /= SECONDS_A_DAY;
		*min = fewest_days(s->min);
		*max = most_days(s->max);
		return true;
	}
	if (q->kind == QUANTITY_MONTHS && s->written.kind == QUANTITY_TIME) {
		*value = usual_days(q->value) * SECONDS_A_DAY;
		return true;
	}
	return false;
}

int
limit_compare(const struct limit *limit, const struct quantity *q, date day,
    const struct limit_step **step)
{
	const struct limit_step *s = step_on(limit, day);
	bool open_above;
	double value, min, max;

	*step = s;
	if (!s || !q)
		return 0;
	if (q->kind == QUANTITY_DATE && q->value <= day)
		return 0; /* what ended is no longer too late */
	if (!in_one_unit(s, q, &value, &min, &max))
		return 1;
	open_above = q->bound == BOUND_AT_LEAST || q->bound == BOUND_MORE_THAN;
	if (s->has_max && value > max)
		return -1;
	if (s->has_max && open_above)
		return 1;
	return s->has_min && value < min ? -1 : 0;
}

static date
next_step(const struct limit *l, date day, date next)
{
	for (size_t i = 0; i < l->n_steps; i++)
		if (l->steps[i].from > day && l->steps[i].from < next)
			next = l->steps[i].from;
	return next;
}

date
rule_next_step(const struct rule *rule, date day)
{
	date next = DATE_OPEN;

	for (size_t i = 0; i < rule->n_elements; i++) {
		const struct element *e = &rule->elements[i];

		next = next_step(&e->limit, day, next);
		if (e->dated_from > day && e->dated_from < next)
			next = e->dated_from;
	}
	for (size_t i = 0; i < rule->n_conflicts; i++)
		next = next_step(&rule->conflicts[i].limit, day, next);
	for (size_t i = 0; i < rule->profile.len; i++)
		next = next_step(&rule->profile.at[i].value.limit, day, next);
	return next;
}
