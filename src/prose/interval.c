/* "From" and "on or after" begin an interval, "before" ends it on that day,
 * "through" on the day after; "from ... to" and "between ... and" do both.
 * "That date" is the day named last.
 */
#include "prose/interval.h"

static const struct quantity *
day_at(const struct frames *f, int token)
{
	const struct phrase_text *t = f->text;
	int q = t->tokens.at[token].quantity;

	return q >= 0 && t->quantities.at[q].kind == QUANTITY_DATE
		   ? &t->quantities.at[q]
		   : NULL;
}

/* "After that date": the last day named before in the statement. */
static const struct quantity *
day_before(const struct frames *f, int first, int at)
{
	for (int i = at - 1; i >= first; i--)
		if (day_at(f, i))
			return day_at(f, i);
	return NULL;
}

/* The day right behind "from" or "until", at most two words between. */
static const struct quantity *
date_behind(const struct frames *f, int first, int at, int last)
{
	for (int i = at; i < last && i < at + 3; i++) {
		if (f->text->tokens.at[i].quantity >= 0)
			return day_at(f, i);
		if (i > at &&
		    (token_is_word(f, i, WORD_DATE) ||
			token_is_word(f, i, WORD_DAY)) &&
		    token_is(f, i - 1, CLASS_DETERMINER))
			return day_before(f, first, at);
	}
	return NULL;
}

/* "From 1 March to 1 May", "between 1 March and 1 May": the other day. */
static const struct quantity *
other_end(const struct frames *f, const struct quantity *from, int last)
{
	int at = from->last;

	if (at + 1 >= last ||
	    !(token_is_word(f, at, WORD_TO) || token_is(f, at, CLASS_JOIN) ||
		token_is(f, at, CLASS_UNTIL) || token_is(f, at, CLASS_THROUGH)))
		return NULL;
	return day_at(f, at + 1);
}

void
interval_note(
    const struct frames *f, int first, struct clause *c, const struct cue *m)
{
	const struct quantity *q =
	    date_behind(f, first, m->at + m->len, c->last);
	const struct quantity *end;

	if (!q)
		return;
	end = m->class == CLASS_FROM || m->class == CLASS_BETWEEN
		  ? other_end(f, q, c->last)
		  : NULL;
	if (m->class == CLASS_BETWEEN && !end)
		return;
	if ((m->class == CLASS_FROM || m->class == CLASS_BETWEEN) &&
	    c->from == DATE_NONE)
		c->from = (date)q->value;
	if (end && c->until == DATE_OPEN)
		c->until = (date)end->value + 1;
	if (m->class == CLASS_UNTIL && c->until == DATE_OPEN)
		c->until = (date)q->value;
	if (m->class == CLASS_THROUGH && c->until == DATE_OPEN)
		c->until = (date)q->value + 1;
}

void
interval_note_end(const struct frames *f, struct clause *c)
{
	if (c->verb < 0 || !token_is(f, c->verb, CLASS_STOPS) ||
	    c->from != DATE_NONE)
		return;
	for (int i = c->verb + 1; i < c->last; i++)
		if (day_at(f, i)) {
			c->from = (date)day_at(f, i)->value;
			c->until = DATE_OPEN;
			return;
		}
}
