#include "diff/value.h"

#include "fact/line.h"

/* Business days among the days of a week, in fifths. */
#define BUSINESS 1.4
#define DAYS_OF_MONTH 30.4375

/* Tokens before a number in which "every" and the like may stand. */
#define BEFORE 4

static const char kept_words[] =
    " retain retains retained retaining retention keep keeps kept archive"
    " archives archived archival archiving preserve preserves preserved store"
    " stores stored storage maintain maintains maintained history historical"
    " available accessible backup record records ";

static const char every_words[] =
    " every each once per frequency frequently interval intervals often ";

static const char few_words[] =
    " attempt attempts failure failures failed error errors retries retry"
    " rate incident incidents unsuccessful invalid sequence consecutive ";

signed char *
value_limits(struct arena *a, const struct version *v)
{
	const struct quantity *all = v->prose->text->quantities.at;
	signed char *out =
	    arena_many(a, signed char, v->prose->text->quantities.len + 1);

	for (size_t i = 0; i < v->review->seen.len; i++) {
		const struct observation *o = &v->review->seen.at[i];

		for (size_t e = 0; e < o->rule->n_elements; e++) {
			const struct limit *l = &o->rule->elements[e].limit;
			const struct sightings *seen = &o->elements[e];
			const struct limit_step *step;

			if (l->n_steps == 0)
				continue;
			step = &l->steps[l->n_steps - 1];
			if (step->has_min == step->has_max)
				continue;
			for (size_t k = 0; k < seen->len; k++)
				if (seen->at[k].quantity)
					out[seen->at[k].quantity - all] =
					    step->has_min ? 1 : -1;
		}
	}
	return out;
}

static bool
is_time(const struct quantity *q)
{
	return q->kind == QUANTITY_TIME || q->kind == QUANTITY_MONTHS;
}

bool
value_comparable(const struct quantity *p, const struct quantity *q)
{
	return p->kind == q->kind || (is_time(p) && is_time(q));
}

static double
measure(const struct quantity *q)
{
	double value = q->value;

	if (q->kind == QUANTITY_MONTHS)
		value *= DAYS_OF_MONTH * 86400;
	return q->business ? value * BUSINESS : value;
}

int
value_cmp(const struct quantity *p, const struct quantity *q)
{
	double one = measure(p), other = measure(q);

	return one < other ? -1 : one > other;
}

static bool
has_word(const struct version *v, int first, int last, const char *list)
{
	for (int i = first; i < last; i++)
		if (word_in(token_plain(v->prose->text, i), list))
			return true;
	return false;
}

static int
slope_of_bound(const struct version *v, int statement, const struct quantity *q)
{
	const struct clause *c =
	    prose_clause(v->prose, statement, q->first, q->last);
	int turn = c && c->polarity == POLARITY_NO ? -1 : 1;

	switch (q->bound) {
	case BOUND_AT_MOST:
		return -1;
	case BOUND_AT_LEAST:
		return 1;
	case BOUND_LESS_THAN:
		return -turn;
	case BOUND_MORE_THAN:
		return turn;
	case BOUND_EXACT:
	case BOUND_ABOUT:
		break;
	}
	return 0;
}

int
value_slope(const struct version *v, const signed char *limits, int statement,
    const struct quantity *q)
{
	const struct unit *u = &v->prose->text->units.at[statement];
	int limit = limits[q - v->prose->text->quantities.at];
	int before =
	    q->first - BEFORE < u->first ? u->first : q->first - BEFORE;
	int slope;

	if (limit)
		return limit;
	if (is_time(q) && has_word(v, before, q->first, every_words))
		return -1;
	slope = slope_of_bound(v, statement, q);
	if (slope)
		return slope;
	if (q->kind == QUANTITY_COUNT)
		return has_word(v, u->first, u->last, few_words) ? -1 : 1;
	if (q->kind == QUANTITY_BITS || q->kind == QUANTITY_PERCENT)
		return 1;
	if (is_time(q))
		return has_word(v, u->first, u->last, kept_words) ? 1 : -1;
	return 0;
}

bool
value_counts(const struct version *v, const struct quantity *q)
{
	struct str next;

	if (q->bound != BOUND_EXACT)
		return true;
	next = token_plain(v->prose->text, q->last);
	return next.len > 3 && next.at[next.len - 1] == 's' &&
	       !word_in(next, " this its has was does is ");
}

struct str
value_text(struct arena *a, const struct version *v, const struct quantity *q)
{
	const struct phrase_text *t = v->prose->text;
	const struct token *first = &t->tokens.at[q->first];
	const struct token *last = &t->tokens.at[q->last - 1];

	if (last->block != first->block)
		last = first;
	return arena_copy(
	    a, str_sub(v->document.doc->blocks.at[first->block].text,
		   first->start, last->end));
}
