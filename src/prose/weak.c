/* What weakens one limit of a clause and not the hard one beside it. */
#include "prose/weak.h"

#define CAP_REACH 14 /* tokens behind a weakening phrase */

/* "Within 24 hours if possible, at the latest within five days": what weakens
 * the first limit says nothing of the hard one behind it. */
static bool
is_capped(struct frames *f, const struct clause *c, const struct cue *m)
{
	const struct phrase_text *t = f->text;
	int end = m->at + m->len + CAP_REACH;
	bool cap = false;

	for (int i = m->at + m->len; i < end && i < c->last; i++) {
		if (cap && t->tokens.at[i].quantity >= 0)
			return true;
		cap =
		    cap || frames_has_cue(f, i, c->last, CLASS_BIT(CLASS_CAP));
	}
	return false;
}

/* "Where possible in 24 hours". */
static bool
weakens_a_number(struct frames *f, const struct clause *c, const struct cue *m)
{
	enum { FAR = 3 };
	int end = m->at + m->len;

	for (int i = end; i < c->last && i < end + FAR; i++)
		if (f->text->tokens.at[i].quantity >= 0)
			return true;
	return false;
}

/* "In 5 days at the latest, and where possible in 24 hours", "within 5 days,
 * where possible within 24 hours": so, too, of the one before it. */
static bool
follows_cap(struct frames *f, const struct clause *c, const struct cue *m)
{
	const struct phrase_text *t = f->text;
	int from = m->at - CAP_REACH;
	bool cap = false, quantity = false;

	if (m->at <= c->first || !frames_is_soft(f, m->at - 1))
		return false;
	for (int i = from > c->first ? from : c->first; i < m->at; i++) {
		quantity = quantity || t->tokens.at[i].quantity >= 0;
		cap = cap || frames_has_cue(f, i, m->at, CLASS_BIT(CLASS_CAP));
	}
	return quantity && (cap || weakens_a_number(f, c, m));
}

bool
weak_is_capped(struct frames *f, const struct clause *c, const struct cue *m)
{
	return is_capped(f, c, m) || follows_cap(f, c, m);
}
