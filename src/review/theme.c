#include "review/theme.h"

static const char *const words[N_THEMES][2] = {
    [THEME_OUTLINE] = {"Outline",
	"Sections that RFC 3647 asks for are absent, blank, moved or named "
	"otherwise."},
    [THEME_UPKEEP] = {"Upkeep of the document",
	"Version, dates and change log do not show that the document is kept "
	"current."},
    [THEME_DUE] = {"Due soon",
	"The text has to change before a day within the next three months."},
    [THEME_LAPSED] = {"Overtaken by the requirements",
	"The text was right on the day of the document; the requirement has "
	"moved since."},
    [THEME_CONTRARY] = {"Against the requirements",
	"The text says or allows what is forbidden, or names a worse value "
	"than the limit."},
    [THEME_SILENT] = {"Not said",
	"No passage of the document says what is required."},
    [THEME_POINTER] = {"References instead of practices",
	"The text points at the requirement and does not tell what the CA "
	"does."},
    [THEME_PLACE] = {"In another section",
	"The text stands elsewhere than in the section that the requirement "
	"names."},
    [THEME_WEAK] = {"Wording that does not bind",
	"The topic is there, but the words that decide leave it open."},
    [THEME_INCOMPLETE] = {"Only in part",
	"The topic is there, but an element, a number, a deadline or a scope "
	"is absent."},
};

/* Topics of rules about how a document is worded. */
static const char *const wording_topics[] = {
    "subjective-language",
    "sufficiency",
    "explicit-sufficient",
    "reference-not-substitute",
    "references",
    "language",
};

static enum theme_kind
theme_of_shortfall(enum shortfall why)
{
	switch (why) {
	case SHORT_UNDONE:
	case SHORT_WEAK:
	case SHORT_WEAKENED:
		return THEME_WEAK;
	case SHORT_ELSEWHERE:
	case SHORT_KIND:
		return THEME_PLACE;
	case SHORT_POINTER:
		return THEME_POINTER;
	case SHORT_NOT:
	case SHORT_SHADE:
	case SHORT_DENIED:
	case SHORT_REFUSED:
	case SHORT_LIMIT:
	case SHORT_LATER:
	case SHORT_ENDED:
		break;
	}
	return THEME_INCOMPLETE;
}

/* Of the element that the finding is about. */
static enum shortfall
shortfall_of(const struct review *r, const struct finding *f)
{
	const struct result *result = &r->results.at[f->results[0]];

	for (size_t i = 0; i < result->elements.len; i++)
		if (str_eq(result->elements.at[i].name, f->element))
			return result->elements.at[i].why;
	return SHORT_NOT;
}

enum theme_kind
finding_theme(const struct review *r, const struct finding *f)
{
	const struct result *result = &r->results.at[f->results[0]];

	if (f->due != DATE_NONE)
		return THEME_DUE;
	if (result->rule->n_outline)
		return THEME_OUTLINE;
	if (result->rule->n_dates)
		return THEME_UPKEEP;
	if (result->lapsed)
		return THEME_LAPSED;
	if (f->verdict == VERDICT_CONFLICT)
		return THEME_CONTRARY;
	if (f->verdict == VERDICT_MISSING)
		return THEME_SILENT;
	return theme_of_shortfall(shortfall_of(r, f));
}

bool
finding_is_about_wording(const struct review *r, const struct finding *f)
{
	enum theme_kind theme;

	if (!f->is_issue || f->waiver)
		return false;
	for (size_t i = 0; i < COUNT_OF(wording_topics); i++)
		if (str_eq(str_of(wording_topics[i]), f->topic))
			return true;
	theme = finding_theme(r, f);
	return theme == THEME_WEAK || theme == THEME_POINTER;
}

void
themes_make(struct arena *a, const struct review *r, struct themes *out)
{
	struct theme all[N_THEMES] = {0};

	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];
		struct theme *t;

		if (f->waiver || (!f->is_issue && f->due == DATE_NONE))
			continue;
		t = &all[finding_theme(r, f)];
		VEC_PUSH(a, &t->findings, (int)i);
		if (f->is_issue)
			t->issues[f->severity]++;
	}
	for (int k = 0; k < N_THEMES; k++) {
		if (all[k].findings.len < 2)
			continue;
		all[k].kind = (enum theme_kind)k;
		all[k].title = words[k][0];
		all[k].about = words[k][1];
		VEC_PUSH(a, out, all[k]);
	}
}
