#include "review/calendar.h"

#include <stdlib.h>

#include "rule/decide.h"

/* More changes of one rule than any schedule has. */
#define STEPS_MAX 16

static void
follow(
    struct arena *a, const struct review *r, size_t index, struct duties *out)
{
	const struct observation *seen = &r->seen.at[index];
	enum verdict before = r->results.at[index].verdict;
	date day = r->as_of;

	for (int i = 0; i < STEPS_MAX; i++) {
		struct result then;

		day = rule_next_day(&r->view, seen, day);
		if (day == DATE_OPEN)
			return;
		rule_decide(a, &r->view, seen, day, &then);
		VEC_PUSH(a, out,
		    ((struct duty){.day = day,
			.rule = seen->rule,
			.before = before,
			.then = then.verdict,
			.severity = then.severity,
			.message = verdict_is_issue(then.verdict)
				       ? then.message
				       : (struct str){0},
			.number = result_section(r, &then)}));
		before = then.verdict;
	}
}

static int
compare(const void *x, const void *y)
{
	const struct duty *a = x, *b = y;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (verdict_rank(a->then) != verdict_rank(b->then))
		return verdict_rank(a->then) - verdict_rank(b->then);
	return str_cmp(a->rule->id, b->rule->id);
}

void
calendar_make(struct arena *a, const struct review *r, struct duties *out)
{
	for (size_t i = 0; i < r->results.len; i++)
		if (r->results.at[i].verdict != VERDICT_NOT_APPLICABLE)
			follow(a, r, i, out);
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), compare);
}
