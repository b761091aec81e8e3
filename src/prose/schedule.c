/* Steps of a schedule inside one statement.
 *
 * "At most 200 days, 100 days from 15 March 2027 and 10 days from 15 March
 * 2029" holds three values, each with days of its own; the interval of the
 * clause cannot say that.  So where a statement holds a day and at least two
 * quantities of one kind, each day is given to the quantity it belongs to: the
 * one before it when nothing parts them ("100 days from"), else the one behind
 * ("from ...: 100 days").  Quantities with days that follow each other make one
 * schedule; a value without a day right before its first step holds until that
 * step, one with "thereafter" from where the last ends.  Each step ends where
 * the next begins.  The clauses around take the interval of the whole.
 */
#include "prose/frame.h"
#include "prose/reader.h"

#define STEPS_MAX 24 /* quantities of one statement that are looked at */
#define BASE_REACH 10 /* words from a value without a day to the first step */
#define DAY_REACH 9 /* words from a day to the value it belongs to */

struct dated {
	int quantity;
	const struct quantity *q;
	bool has; /* a day is its own */
	date from, until;
};

struct series {
	struct dated at[STEPS_MAX];
	int n;
};

/* Kinds that one schedule may mix. */
static enum quantity_kind
group_of(enum quantity_kind kind)
{
	return kind == QUANTITY_MONTHS ? QUANTITY_TIME : kind;
}

static bool
is_join_or_sign(struct frames *f, int i)
{
	return token_is_sign(f, i, SIGN_COMMA) ||
	       token_is_sign(f, i, SIGN_OPEN) ||
	       token_is_sign(f, i, SIGN_CLOSE) ||
	       token_is_sign(f, i, SIGN_COLON) ||
	       token_is_sign(f, i, SIGN_SEMICOLON) ||
	       token_is(f, i, CLASS_JOIN);
}

static bool
is_parted(struct frames *f, int first, int last)
{
	for (int i = first; i < last; i++)
		if (is_join_or_sign(f, i))
			return true;
	return false;
}

/* How a day is led in. */
enum lead { LEAD_NONE, LEAD_FROM, LEAD_UNTIL, LEAD_THROUGH, LEAD_RANGE };

/* The cue right before the day at token `day`; `start` is where it begins.
 * "Not later than" and "by" tell when a step is reached at the latest. */
static enum lead
lead_of(struct frames *f, int first, int day, int *start)
{
	static const struct {
		enum word_class class;
		enum lead lead;
	} cues[] = {{CLASS_FROM, LEAD_FROM}, {CLASS_THROUGH, LEAD_THROUGH},
	    {CLASS_UNTIL, LEAD_UNTIL}, {CLASS_BETWEEN, LEAD_FROM},
	    {CLASS_BY, LEAD_FROM}};

	for (int i = day - 5 < first ? first : day - 5; i < day; i++)
		for (size_t k = 0; k < COUNT_OF(cues); k++) {
			struct cues *all = &f->spare;

			if (!frames_may_start(f, i, CLASS_BIT(cues[k].class)))
				continue;
			all->len = 0;
			frames_cues(f, i, day, CLASS_BIT(cues[k].class), all);
			if (!all->len || (i + all->at[0].len != day &&
					     i + all->at[0].len + 1 != day))
				continue;
			*start = i;
			return cues[k].lead;
		}
	*start = day - 1;
	if (day > first && token_is_word(f, day - 1, WORD_ON))
		return LEAD_FROM;
	if (day > first && (token_is_word(f, day - 1, WORD_TO) ||
			       token_is(f, day - 1, CLASS_JOIN)))
		return LEAD_RANGE;
	*start = day;
	return LEAD_NONE;
}

/* The value that a day with its cue in [start, end) belongs to, or -1. */
static int
owner_of(struct frames *f, const struct series *s, enum lead lead, int start,
    int end)
{
	int before = -1, behind = -1;

	for (int i = 0; i < s->n; i++) {
		if (s->at[i].q->last <= start)
			before = i;
		else if (behind < 0 && s->at[i].q->first >= end)
			behind = i;
	}
	if (before >= 0 && start - s->at[before].q->last > DAY_REACH)
		before = -1;
	if (behind >= 0 && s->at[behind].q->first - end > DAY_REACH)
		behind = -1;
	if (before >= 0 && (lead != LEAD_FROM || behind < 0 ||
			       !is_parted(f, s->at[before].q->last, start)))
		return before;
	return behind;
}

/* Gives a day to its value; `last` is the one that had the day before. */
static void
give_day(struct frames *f, struct series *s, int unit_first,
    const struct quantity *day, int *last)
{
	int start;
	enum lead lead = lead_of(f, unit_first, day->first, &start);
	int owner = lead == LEAD_RANGE ? *last
		    : lead == LEAD_NONE
			? -1
			: owner_of(f, s, lead, start, day->last);
	struct dated *d;

	*last = owner;
	if (owner < 0)
		return;
	d = &s->at[owner];
	d->has = true;
	if (lead == LEAD_FROM && d->from == DATE_NONE)
		d->from = (date)day->value;
	else if (lead != LEAD_FROM && d->until == DATE_OPEN)
		d->until = (date)day->value + (lead != LEAD_UNTIL);
}

static void
collect_values(
    const struct phrase_text *t, int lo, int hi, int group, struct series *s)
{
	s->n = 0;
	for (int i = lo; i < hi && s->n < STEPS_MAX; i++) {
		const struct quantity *q = &t->quantities.at[i];

		if ((int)group_of(q->kind) == group)
			s->at[s->n++] = (struct dated){.quantity = i,
			    .q = q,
			    .from = DATE_NONE,
			    .until = DATE_OPEN};
	}
}

/* "100 days thereafter": begins where the step before it ends. */
static bool
goes_on(struct frames *f, const struct dated *a, const struct dated *b, int end)
{
	int first = a->q->last, last = b->q->last + 4;

	for (int i = first; i < (last < end ? last : end); i++)
		if (token_is_word(f, i, WORD_THEREAFTER) ||
		    token_is_word(f, i, WORD_AFTERWARDS))
			return true;
	return false;
}

static bool
is_base(const struct dated *a, const struct dated *b)
{
	return !a->has && b->has && b->from != DATE_NONE &&
	       b->q->first - a->q->last <= BASE_REACH;
}

/* One past the last value of the schedule that starts at `i`. */
static int
end_of_schedule(struct frames *f, struct series *s, int i, int unit_end)
{
	int n = i + 1;

	if (!s->at[i].has && (n >= s->n || !is_base(&s->at[i], &s->at[n])))
		return n;
	for (; n < s->n; n++) {
		struct dated *a = &s->at[n - 1], *b = &s->at[n];

		if (!b->has && a->until != DATE_OPEN &&
		    goes_on(f, a, b, unit_end)) {
			b->has = true;
			b->from = a->until;
		}
		if (!b->has || (b->from != DATE_NONE && a->from != DATE_NONE &&
				   b->from <= a->from))
			break;
		if (a->until == DATE_OPEN && b->from != DATE_NONE)
			a->until = b->from;
		if (b->from == DATE_NONE && a->until != DATE_OPEN)
			b->from = a->until;
	}
	return n;
}

static bool
holds(const struct clause *c, const struct quantity *q)
{
	return q->first >= c->first && q->first < c->last;
}

/* A clause that names a day of the schedule and holds several of its values,
 * or none, is in force as long as all of it. */
static void
widen_clauses(
    struct prose *p, const struct statement *st, const struct dated *at, int n)
{
	for (int i = 0; i < st->n_clauses; i++) {
		struct clause *c = &p->clauses.at[st->first_clause + i];
		bool own = false;
		int values = 0;

		for (int k = 0; k < n; k++) {
			values += holds(c, at[k].q);
			own = own || c->from == at[k].from ||
			      c->until == at[k].until;
		}
		if (!own || values == 1)
			continue;
		c->from = at[0].from;
		c->until = at[n - 1].until;
	}
}

static void
note_schedules(struct prose *p, struct frames *f, int unit, int lo, int hi,
    enum quantity_kind group)
{
	const struct phrase_text *t = p->text;
	const struct unit *u = &t->units.at[unit];
	struct series s;
	int last = -1;

	collect_values(t, lo, hi, (int)group, &s);
	if (s.n < 2)
		return;
	for (int i = lo; i < hi; i++)
		if (t->quantities.at[i].kind == QUANTITY_DATE)
			give_day(f, &s, u->first, &t->quantities.at[i], &last);
	for (int i = 0, end; i < s.n; i = end) {
		int first = (int)p->steps.len;

		end = end_of_schedule(f, &s, i, u->last);
		if (end - i < 2)
			continue;
		for (int k = i; k < end; k++)
			VEC_PUSH(p->arena, &p->steps,
			    ((struct step){s.at[k].quantity, first, end - i,
				s.at[k].from, s.at[k].until}));
		widen_clauses(p, &p->statements.at[unit], &s.at[i], end - i);
	}
}

static bool
has_day(const struct phrase_text *t, int lo, int hi)
{
	for (int i = lo; i < hi; i++)
		if (t->quantities.at[i].kind == QUANTITY_DATE)
			return true;
	return false;
}

void
schedules_read(struct prose *p, struct frames *f)
{
	static const enum quantity_kind groups[] = {
	    QUANTITY_TIME, QUANTITY_COUNT, QUANTITY_BITS};
	const struct phrase_text *t = p->text;
	int n = (int)t->quantities.len;

	for (int unit = 0, lo = 0, hi; unit < (int)t->units.len;
	     unit++, lo = hi) {
		int end = t->units.at[unit].last;

		for (hi = lo; hi < n && t->quantities.at[hi].first < end; hi++)
			;
		if (hi - lo < 3 || !has_day(t, lo, hi))
			continue;
		for (size_t g = 0; g < COUNT_OF(groups); g++)
			note_schedules(p, f, unit, lo, hi, groups[g]);
	}
}

const struct step *
prose_step(const struct prose *p, const struct quantity *q)
{
	int want = (int)(q - p->text->quantities.at);

	for (size_t i = 0; i < p->steps.len; i++)
		if (p->steps.at[i].quantity == want)
			return &p->steps.at[i];
	return NULL;
}
