/* theme.h - what the issues of a review have in common.
 *
 * A reviewer of sixty findings wants to know what kind of trouble they are:
 * a document that was right when it was written, one that says nothing, one
 * that points at the requirements instead of telling its practice.  Each
 * finding that asks for something belongs to one theme, the first of the list
 * that it fits.
 */
#ifndef REVIEW_THEME_H
#define REVIEW_THEME_H

#include "review/review.h"

enum theme_kind {
	THEME_OUTLINE, /* sections missing, blank, renumbered, out of order */
	THEME_UPKEEP, /* version, dates, change log */
	THEME_DUE, /* falls due within DUE_DAYS */
	THEME_LAPSED, /* was right on the day of the document */
	THEME_CONTRARY, /* says what is forbidden, or a worse value */
	THEME_SILENT, /* no passage on it */
	THEME_POINTER, /* only points at the requirement */
	THEME_PLACE, /* stands elsewhere than where the requirement names */
	THEME_WEAK, /* wording that does not bind */
	THEME_INCOMPLETE /* an element, a number or a scope is absent */
};
#define N_THEMES 10

struct theme {
	enum theme_kind kind;
	const char *title, *about; /* a few words; one sentence */
	struct VEC(int) findings; /* indices, in the order of the review */
	int issues[4]; /* by enum severity */
};

struct themes VEC(struct theme);

/* The themes that two or more findings share, in the order above. */
void themes_make(struct arena *a, const struct review *r, struct themes *out);

enum theme_kind finding_theme(const struct review *r, const struct finding *f);

/* An issue of ambiguity and terminology: the words are weak, a reference
 * stands in for them, or the rule is about wording. */
bool finding_is_about_wording(const struct review *r, const struct finding *f);

#endif
