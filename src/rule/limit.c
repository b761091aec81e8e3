/* Quantities against limits with dated steps. */
#include "rule/observe.h"

/* Mean length of a month; only for comparing "90 days" with "three months",
 * where a day's play either way must not decide (see same_time). */
#define SECONDS_A_DAY 86400.0
#define DAYS_A_MONTH 30.4375

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

/* Value of `q` in the unit of `kind`; false when they do not compare. */
static bool
in_unit_of(enum quantity_kind kind, const struct quantity *q, double *out)
{
	*out = q->value;
	if (q->kind == kind)
		return true;
	if (q->kind == QUANTITY_TIME && kind == QUANTITY_MONTHS)
		*out = q->value / SECONDS_A_DAY / DAYS_A_MONTH;
	else if (q->kind == QUANTITY_MONTHS && kind == QUANTITY_TIME)
		*out = q->value * DAYS_A_MONTH * SECONDS_A_DAY;
	else
		return false;
	return true;
}

/* Months have 28 to 31 days, years 365 or 366: values of different units that
 * lie within three days a quarter of each other are taken as equal. */
static double
play(const struct limit_step *step, const struct quantity *q, double limit)
{
	return step->written.kind == q->kind ? 0 : limit * 0.035;
}

int
limit_compare(const struct limit *limit, const struct quantity *q, date day,
    const struct limit_step **step)
{
	const struct limit_step *s = step_on(limit, day);
	double value;

	*step = s;
	if (!s || !q)
		return 0;
	if (!in_unit_of(s->written.kind, q, &value))
		return 1;
	if (s->has_max && q->bound != BOUND_AT_LEAST &&
	    q->bound != BOUND_MORE_THAN && value > s->max + play(s, q, s->max))
		return -1;
	if (s->has_max &&
	    (q->bound == BOUND_AT_LEAST || q->bound == BOUND_MORE_THAN))
		return value > s->max ? -1 : 1;
	if (s->has_min && value < s->min - play(s, q, s->min))
		return -1;
	return 0;
}

date
rule_next_step(const struct rule *rule, date day)
{
	date next = DATE_OPEN;

	for (size_t e = 0; e < rule->n_elements + rule->n_conflicts; e++) {
		const struct limit *l =
		    e < rule->n_elements
			? &rule->elements[e].limit
			: &rule->conflicts[e - rule->n_elements].limit;

		for (size_t i = 0; i < l->n_steps; i++)
			if (l->steps[i].from > day && l->steps[i].from < next)
				next = l->steps[i].from;
	}
	return next;
}
