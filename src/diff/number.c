/* Numbers and dates inside changed words: those of one hunk are paired in
 * order, what is left over was added or taken away. */
#include "diff/judge.h"

#define MOST_NUMBERS 24

struct numbers {
	const struct quantity *at[MOST_NUMBERS];
	int statement[MOST_NUMBERS];
	bool used[MOST_NUMBERS];
	int n;
};

static int
statement_of(const struct sense_side *s, int token)
{
	const struct phrase_text *t = s->v->prose->text;

	for (int i = s->first_statement; i < s->last_statement; i++)
		if (token >= t->units.at[i].first &&
		    token < t->units.at[i].last)
			return i;
	return s->first_statement;
}

static bool
is_measure(const struct sense_side *s, const struct quantity *q)
{
	switch (q->kind) {
	case QUANTITY_TIME:
	case QUANTITY_MONTHS:
	case QUANTITY_BITS:
	case QUANTITY_PERCENT:
	case QUANTITY_DATE:
	case QUANTITY_SHARE:
		return true;
	case QUANTITY_COUNT:
		return value_counts(s->v, q);
	case QUANTITY_NONE:
	case QUANTITY_SECTION:
	case QUANTITY_KINDS:
		break;
	}
	return false;
}

static void
collect(const struct sense_side *s, int first, int last, struct numbers *out)
{
	for (int i = first; i < last && out->n < MOST_NUMBERS; i++) {
		const struct quantity *q = sense_quantity(s, i);

		if (!q || !is_measure(s, q))
			continue;
		out->statement[out->n] = statement_of(s, q->first);
		out->at[out->n++] = q;
	}
}

static int
slope(const struct judge *j, int side, int statement, const struct quantity *q)
{
	return value_slope(
	    j->sense.side[side].v, j->limits[side], statement, q);
}

static const char *
words_of_value(const struct quantity *q, enum direction d)
{
	if (d == DIRECTION_NONE)
		return "another value";
	switch (q->kind) {
	case QUANTITY_TIME:
	case QUANTITY_MONTHS:
		return d == DIRECTION_STRICTER ? "stricter period"
					       : "looser period";
	default:
		return d == DIRECTION_STRICTER ? "stricter number"
					       : "looser number";
	}
}

static void
add_value(struct judge *j, const struct numbers n[2], int one, int other)
{
	const struct quantity *p = n[0].at[one], *q = n[1].at[other];
	int order = value_cmp(p, q);
	int s = slope(j, 0, n[0].statement[one], p);
	int t = slope(j, 1, n[1].statement[other], q);
	enum direction d = DIRECTION_NONE;
	struct aspect *a;

	if (p->kind == QUANTITY_DATE) {
		if (order == 0)
			return;
		a = judge_add(j, CHANGE_DATE, DIRECTION_NONE, "another date");
	} else {
		if (s != t)
			s = s == 0 ? t : t == 0 ? s : 0;
		if (order == 0)
			return;
		if (s)
			d = (order < 0) == (s > 0) ? DIRECTION_STRICTER
						   : DIRECTION_LOOSER;
		a = judge_add(j, CHANGE_VALUE, d, words_of_value(p, d));
	}
	a->before = value_text(j->a, j->sense.side[0].v, p);
	a->after = value_text(j->a, j->sense.side[1].v, q);
}

static void
pair_numbers(struct judge *j, struct numbers n[2])
{
	for (int i = 0; i < n[0].n; i++)
		for (int k = 0; k < n[1].n; k++) {
			if (n[0].used[i] || n[1].used[k] ||
			    !value_comparable(n[0].at[i], n[1].at[k]) ||
			    value_cmp(n[0].at[i], n[1].at[k]) != 0)
				continue;
			n[0].used[i] = n[1].used[k] = true;
		}
	for (int i = 0; i < n[0].n; i++)
		for (int k = 0; k < n[1].n && !n[0].used[i]; k++) {
			if (n[1].used[k] ||
			    !value_comparable(n[0].at[i], n[1].at[k]))
				continue;
			n[0].used[i] = n[1].used[k] = true;
			add_value(j, n, i, k);
		}
}

/* A number that only one side has: a measure where there was none. */
static void
add_lone(struct judge *j, const struct numbers *n, int side)
{
	bool promised = judge_stance(j, side) == STANCE_PROMISE;

	for (int i = 0; i < n->n; i++) {
		const struct quantity *q = n->at[i];
		struct aspect *a;

		if (n->used[i])
			continue;
		if (q->kind == QUANTITY_DATE)
			a = judge_add(j, CHANGE_DATE, DIRECTION_NONE,
			    side ? "a date was added" : "a date is gone");
		else if (promised)
			a = judge_add(j,
			    side ? CHANGE_STRENGTHENED : CHANGE_WEAKENED,
			    side ? DIRECTION_STRICTER : DIRECTION_LOOSER,
			    side ? "a measure was added" : "a measure is gone");
		else
			continue;
		*(side ? &a->after : &a->before) =
		    value_text(j->a, j->sense.side[side].v, q);
	}
}

/* Words that are a period without a number, and units that stand for one of
 * them ("once a month"); days. */
static const struct {
	const char *words;
	double days;
} periods[] = {
    {" hourly hour ", 1.0 / 24},
    {" daily day ", 1},
    {" weekly week ", 7},
    {" monthly month ", 30.4375},
    {" quarterly quarter ", 91.3125},
    {" semiannually semi-annually biannually ", 182.625},
    {" annually yearly annual year ", 365.25},
};

/* The period that a hunk names on a side: in days, 0 for none. */
static double
period_of(const struct judge *j, const struct token_hunk *h, int side)
{
	for (size_t i = 0; i < COUNT_OF(periods); i++)
		if (hunk_has(j->d, h, side, periods[i].words))
			return periods[i].days;
	return 0;
}

/* "monthly" that becomes "weekly": more often is stricter. */
static void
compare_periods(struct judge *j, const struct token_hunk *h)
{
	double before = period_of(j, h, 0), after = period_of(j, h, 1);
	enum direction d =
	    after < before ? DIRECTION_STRICTER : DIRECTION_LOOSER;
	struct aspect *a;

	if (before <= 0 || after <= 0 || before == after)
		return;
	a = judge_add(j, CHANGE_VALUE, d,
	    d == DIRECTION_STRICTER ? "more often" : "less often");
	a->before =
	    hunk_text(j->a, j->d, 0, h->words.first[0], h->words.last[0]);
	a->after =
	    hunk_text(j->a, j->d, 1, h->words.first[1], h->words.last[1]);
}

/* Numbers that stay while the words around them change: another bound. */
static void
compare_bounds(struct judge *j)
{
	struct numbers n[2] = {{.n = 0}, {.n = 0}};

	for (int s = 0; s < 2; s++) {
		const struct sense_side *side = &j->sense.side[s];

		for (int i = 0; i < (int)side->tokens.len; i++)
			if (!side->tokens.at[i].changed)
				collect(side, i, i + 1, &n[s]);
	}
	if (n[0].n != n[1].n)
		return;
	for (int i = 0; i < n[0].n; i++) {
		const struct quantity *p = n[0].at[i], *q = n[1].at[i];
		bool apart =
		    (p->bound == BOUND_AT_MOST && q->bound == BOUND_AT_LEAST) ||
		    (p->bound == BOUND_AT_LEAST && q->bound == BOUND_AT_MOST);

		if (!apart || !value_comparable(p, q) || value_cmp(p, q) != 0)
			continue;
		judge_add(j, CHANGE_VALUE, DIRECTION_NONE,
		    "the same number is another bound");
	}
}

void
judge_numbers(struct judge *j)
{
	for (size_t i = 0; i < j->sense.hunks.len; i++) {
		const struct token_hunk *h = &j->sense.hunks.at[i];
		struct numbers n[2] = {{.n = 0}, {.n = 0}};

		if (h->kind != HUNK_WORDS)
			continue;
		for (int s = 0; s < 2; s++)
			collect(
			    &j->sense.side[s], h->first[s], h->last[s], &n[s]);
		pair_numbers(j, n);
		if (n[0].n == 0 && n[1].n == 0)
			compare_periods(j, h);
		for (int s = 0; s < 2; s++)
			add_lone(j, &n[s], s);
	}
	compare_bounds(j);
}
