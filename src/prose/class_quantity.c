/* Which certificates a quantity is about, where a clause tells several: "199
 * days for TLS certificates and 825 days for S/MIME certificates". */
#include "prose/class.h"
#include "prose/class_mention.h"
#include "prose/class_part.h"
#include "prose/class_reading.h"

/* Where what a quantity is for begins, right behind it: "199 days for ...",
 * "199 days (...", "199 days in the case of ..."; or -1. */
static int
start_of_aim(const struct prose *p, int at, int last)
{
	const struct class_reading r = {p, p->text, last, true};
	bool aims = false;

	for (; at < last; at++) {
		struct str key = token_key(p->text, at);

		if (str_eq(key, STR("(")) || str_eq(key, STR("for")) ||
		    str_eq(key, STR("case")))
			aims = true;
		else if (!class_is_silent(&r, at) && !str_eq(key, STR("in")) &&
			 !(aims && str_eq(key, STR("of"))))
			break;
	}
	return aims ? at : -1;
}

/* Nothing follows at `at` that the words before could belong to. */
static bool
is_part_end(const struct prose *p, int at, int last)
{
	const struct class_reading r = {p, p->text, last, true};

	return at >= last || token_flags(p->text, at) & KEY_SIGN ||
	       class_joins(&r, at);
}

/* "90 days for TLS certificates", "90 days for TLS", "90 days (TLS)": what is
 * mentioned right behind a quantity; bits 0 for nothing. */
static struct class_mention
aim_of(const struct prose *p, const struct clause *c, const struct quantity *q)
{
	static const struct class_mention none = {0};
	int at = start_of_aim(p, q->last, c->last);
	bool aside = at >= 0 && str_eq(token_key(p->text, q->last), STR("("));
	struct class_mentions m;

	if (at < 0)
		return none;
	m = class_mentions_joined(p, at, c->last);
	if (!aside && m.n && m.at[0].first == at)
		return m.at[0];
	m = class_mentions_in(p, at, c->last, true);
	return m.n && m.at[0].first == at &&
		       (aside ? str_eq(
				    token_key(p->text, m.at[0].last), STR(")"))
			      : is_part_end(p, m.at[0].last, c->last))
		   ? m.at[0]
		   : none;
}

static bool
are_alike(const struct quantity *a, const struct quantity *b)
{
	return a->kind == b->kind ||
	       (quantity_is_time(a->kind) && quantity_is_time(b->kind));
}

/* Where the quantity like it before this one, and what it is for, end
 * in the clause, or where the clause begins; *several: there is another one on
 * either side. */
static int
end_of_last(const struct prose *p, const struct clause *c,
    const struct quantity *q, bool *several)
{
	const struct phrase_text *t = p->text;
	const struct quantity *before = NULL;
	struct class_mention aim;

	*several = false;
	for (int i = c->first; i < c->last; i++) {
		int n = t->tokens.at[i].quantity;
		const struct quantity *other =
		    n >= 0 ? &t->quantities.at[n] : NULL;

		if (!other || other->first != i || other == q ||
		    !are_alike(other, q))
			continue;
		*several = true;
		if (other->last <= q->first)
			before = other;
	}
	if (!before)
		return c->first;
	aim = aim_of(p, c, before);
	return aim.bits && aim.last <= q->first ? aim.last : before->last;
}

/* "Roots are valid for 25 years, issuing CAs for 10 years": among several each
 * has what stands between it and the one before. */
static struct class_mention
bearer_of(const struct prose *p, int from, const struct quantity *q)
{
	static const struct class_mention none = {0};
	struct class_mentions m = class_mentions_joined(p, from, q->first);

	return m.n ? m.at[m.n - 1] : none;
}

unsigned
class_of_quantity(const struct prose *p, int statement, int first, int last,
    const struct quantity *q)
{
	const struct clause *c = prose_clause(p, statement, q->first, q->last);
	struct class_mention m = aim_of(p, c, q);
	bool several;
	int from = end_of_last(p, c, q, &several);
	unsigned bits;

	if (!m.bits && several)
		m = bearer_of(p, from, q);
	if (!m.bits)
		return class_of(p, statement, first, last);
	bits = class_completed(m.bits);
	class_fill_from_above(p, &bits, statement);
	return bits;
}

/* The quantity that the hit has caught, no number of a section; NULL when it
 * is not the only one. */
static const struct quantity *
only_quantity(const struct prose *p, const struct hit *h)
{
	const struct quantity *only = NULL;

	for (int i = 0; i < h->n_quantities; i++) {
		const struct quantity *q =
		    &p->text->quantities.at[h->quantities[i]];

		if (q->kind == QUANTITY_SECTION)
			continue;
		if (only)
			return NULL;
		only = q;
	}
	return only;
}

unsigned
class_of_hit(const struct prose *p, const struct hit *h)
{
	const struct quantity *q = only_quantity(p, h);

	return q ? class_of_quantity(p, h->unit, h->first, h->last, q)
		 : class_of(p, h->unit, h->first, h->last);
}
