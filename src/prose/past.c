#include "prose/past.h"

/* "Was", "did not", "had been". */
static bool
is_past_tense(const struct frames *f, const struct group *g)
{
	for (int i = g->start; i < g->end; i++)
		if (token_is_word(f, i, WORD_WAS) ||
		    token_is_word(f, i, WORD_WERE) ||
		    token_is_word(f, i, WORD_DID) ||
		    token_is_word(f, i, WORD_HAD))
			return true;
	return false;
}

static bool
is_year(const struct quantity *q)
{
	return q->kind == QUANTITY_COUNT && quantity_may_be_year(q->value);
}

/* "In 2023", "during May 2023", "on 3 May 2023". */
static bool
names_time(struct frames *f, const struct clause *c)
{
	const struct phrase_text *t = f->text;

	for (int i = c->first + 1; i < c->last; i++) {
		int q = t->tokens.at[i].quantity;
		bool month = q < 0 && i + 1 < c->last;

		if (!token_is(f, i - 1, CLASS_PREPOSITION))
			continue;
		if (month)
			q = t->tokens.at[i + 1].quantity;
		if (q < 0)
			continue;
		if (is_year(&t->quantities.at[q]) ||
		    (!month && t->quantities.at[q].kind == QUANTITY_DATE))
			return true;
	}
	return false;
}

static bool
has_cue(struct frames *f, const struct clause *c)
{
	for (int i = c->first; i < c->last; i++)
		if (frames_has_cue(f, i, c->last, CLASS_BIT(CLASS_PAST)))
			return true;
	return false;
}

bool
clause_is_past(struct frames *f, const struct clause *c, const struct group *g)
{
	if (c->relative || c->condition || c->from != DATE_NONE)
		return false;
	if (!g) /* "Formerly the CA issued ..." */
		return frames_has_cue(
		    f, c->first, c->last, CLASS_BIT(CLASS_PAST));
	if (!is_past_tense(f, g))
		return false;
	return has_cue(f, c) || ((c->polarity == POLARITY_NO || !g->passive) &&
				    names_time(f, c));
}
