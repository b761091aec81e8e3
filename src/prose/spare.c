#include "prose/spare.h"

/* The comma or bracket that ends what begins at `at`, or `end`. */
static int
sign_behind(const struct frames *f, int at, int end)
{
	while (at < end && !token_is_sign(f, at, SIGN_COMMA) &&
	       !token_is_sign(f, at, SIGN_CLOSE))
		at++;
	return at;
}

/* ", not the reports,": between commas, or behind "but". */
static bool
starts_denied(const struct frames *f, const struct clause *c, int i, int end)
{
	return token_is_word(f, i, WORD_NOT) &&
	       (i == c->first || token_is_sign(f, i - 1, SIGN_COMMA) ||
		   token_is_word(f, i - 1, WORD_BUT)) &&
	       (token_flags(f->text, i + 1) & KEY_SILENT) &&
	       sign_behind(f, i, end) < end;
}

/* "Except for roots, all ..." goes before the subject, and names no part of
 * it. */
bool
spare_find(struct frames *f, const struct clause *c, const struct group *g,
    int *first, int *last)
{
	if (c->polarity != POLARITY_YES || c->condition)
		return false;
	for (int i = c->first; i < g->start; i++) {
		bool except = i > c->first && frames_has_cue(f, i, g->start,
						  CLASS_BIT(CLASS_EXCEPT));

		if (!except && !starts_denied(f, c, i, g->start))
			continue;
		*first = i;
		*last = sign_behind(f, i, g->start);
		return true;
	}
	return false;
}
