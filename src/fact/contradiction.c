#include "fact/contradiction.h"

#include "fact/contradict.h"

#define DAYS_OF_MONTH 30.44
#define SECONDS_OF_DAY 86400.0
#define PASSAGES_MAX 8

/* Months and days are one length when they are as near as calendars make
 * them: 12 months and 365 days, 3 months and 90 days. */
#define CALENDAR_SLACK 1.12

struct passage
contradict_passage(const struct contradict *c, int statement)
{
	struct passage list[PASSAGES_MAX];
	size_t n =
	    prose_statement_passages(c->prose, statement, list, PASSAGES_MAX);

	return n ? list[n - 1] : (struct passage){.statement = statement};
}

void
contradict_tell(struct contradict *c, enum contradiction_kind kind,
    struct str about, struct passage first, const struct passage *second)
{
	struct contradiction *found = VEC_ADD(c->a, &c->out->found);

	found->kind = kind;
	found->about = about;
	found->at[found->n_at++] = first;
	if (second)
		found->at[found->n_at++] = *second;
}

void
contradict_compared(struct contradict *c, enum contradiction_kind kind,
    const struct passage *at)
{
	if (!(c->out->kinds & 1u << kind))
		c->out->compared[kind] = *at;
	c->out->kinds |= 1u << kind;
}

static bool
is_upper(enum bound b)
{
	return b == BOUND_AT_MOST || b == BOUND_LESS_THAN;
}

static bool
is_lower(enum bound b)
{
	return b == BOUND_AT_LEAST || b == BOUND_MORE_THAN;
}

/* Both as lengths of time or both as they are; false when they are of kinds
 * that have nothing in common. */
static bool
comparable(const struct quantity *a, const struct quantity *b, double *x,
    double *y, double *slack)
{
	const double month = DAYS_OF_MONTH * SECONDS_OF_DAY;

	*x = a->value;
	*y = b->value;
	*slack = 1.0 + 1e-9;
	if (a->kind == b->kind)
		return a->business == b->business;
	if (a->kind == QUANTITY_MONTHS && b->kind == QUANTITY_TIME)
		*x *= month;
	else if (a->kind == QUANTITY_TIME && b->kind == QUANTITY_MONTHS)
		*y *= month;
	else
		return false;
	*slack = CALENDAR_SLACK;
	return !a->business && !b->business;
}

bool
quantities_differ(const struct quantity *a, const struct quantity *b)
{
	double x, y, slack;

	if (a->bound == BOUND_ABOUT || b->bound == BOUND_ABOUT ||
	    (is_upper(a->bound) && is_lower(b->bound)) ||
	    (is_lower(a->bound) && is_upper(b->bound)) ||
	    !comparable(a, b, &x, &y, &slack))
		return false;
	return x > y * slack || y > x * slack;
}

bool
quantities_disagree(const struct quantity *a, const struct quantity *b)
{
	double x, y, slack;
	bool above, below;

	if (a->bound == BOUND_ABOUT || b->bound == BOUND_ABOUT ||
	    !comparable(a, b, &x, &y, &slack))
		return false;
	above = x > y * slack;
	below = y > x * slack;
	if (is_upper(a->bound) && !is_upper(b->bound))
		return below; /* b goes over what a allows */
	if (is_lower(a->bound) && !is_lower(b->bound))
		return above;
	if (is_upper(b->bound) && !is_upper(a->bound))
		return above;
	if (is_lower(b->bound) && !is_lower(a->bound))
		return below;
	return above || below;
}

/* --- methods --------------------------------------------------------- */

/* A passage that stands for itself: by number or name, and without a day.  A
 * limit, "not for wildcards", makes an offer no less, and a denial none. */
static bool
is_plain(const struct method_use *u, enum method_standing standing)
{
	return u->standing == standing && u->sure && !u->defined &&
	       !u->misnumbered.len &&
	       (standing == METHOD_OFFERED || (!u->exact && !u->weak));
}

static const struct method_use *
plain_use(const struct enumeration *e, const struct method_item *item,
    enum method_standing standing)
{
	for (size_t i = 0; i < e->uses.len; i++)
		if (e->uses.at[i].item == item &&
		    is_plain(&e->uses.at[i], standing))
			return &e->uses.at[i];
	return NULL;
}

static bool
has_end(const struct enumeration *e, const struct method_item *item)
{
	for (size_t i = 0; i < e->uses.len; i++)
		if (e->uses.at[i].item == item &&
		    (e->uses.at[i].standing == METHOD_ENDED ||
			e->uses.at[i].standing == METHOD_UNTIL))
			return true;
	return false;
}

static void
method_find(struct contradict *c, const struct enumeration *e,
    const struct method_item *item)
{
	const struct method_use *yes = plain_use(e, item, METHOD_OFFERED);
	const struct method_use *no = plain_use(e, item, METHOD_DENIED);
	struct passage at;

	if (yes || no) {
		at =
		    contradict_passage(c, yes ? yes->statement : no->statement);
		contradict_compared(c, CONTRADICTION_METHOD, &at);
	}
	if (!yes || !no || has_end(e, item) ||
	    (yes->statement <= no->last && no->statement <= yes->last))
		return;
	at = contradict_passage(c, no->statement);
	contradict_tell(c, CONTRADICTION_METHOD,
	    arena_print(c->a, "%.*s (%.*s)", STR_ARG(item->title),
		STR_ARG(item->number)),
	    contradict_passage(c, yes->statement), &at);
}

static void
methods_compare(struct contradict *c, const struct methods *methods)
{
	for (size_t i = 0; i < methods->len; i++)
		for (size_t k = 0; k < methods->at[i].n_answers; k++)
			method_find(
			    c, &methods->at[i], methods->at[i].answers[k].item);
}

/* --- all ------------------------------------------------------------- */

static bool
asks(unsigned kinds, enum contradiction_kind k)
{
	return (kinds & 1u << k) != 0;
}

int
contradictions_find(struct arena *a, const struct prose *prose,
    const struct methods *methods, const struct profiles *profiles,
    unsigned kinds, struct comparison *out, struct err *err)
{
	struct contradict c = {a, prose, out};
	struct facts certificates = {0};

	if (asks(kinds, CONTRADICTION_VALUE) || asks(kinds, CONTRADICTION_DUTY))
		twins_find(&c, asks(kinds, CONTRADICTION_VALUE),
		    asks(kinds, CONTRADICTION_DUTY));
	if (methods && asks(kinds, CONTRADICTION_METHOD))
		methods_compare(&c, methods);
	if (asks(kinds, CONTRADICTION_CERTIFICATE)) {
		if (facts_certificates(a, prose, &certificates, err))
			return -1;
		same_keys_find(&c, &certificates);
	}
	terms_find(&c, kinds);
	if (profiles && (kinds & CONTRADICTIONS_OF_PROFILES))
		profiles_compare(&c, profiles, kinds);
	if (profiles && asks(kinds, CONTRADICTION_PROFILE_ADDRESSES))
		profile_addresses_compare(&c, profiles);
	return 0;
}
