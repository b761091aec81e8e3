/* Verdicts of sections, chapters and the whole: the worst of their findings.
 * What falls due later is told, and does not count. */
#include "review/finding.h"

static void
count(struct roll *roll, enum verdict v)
{
	if (!roll->assessed || verdict_rank(v) < verdict_rank(roll->verdict))
		roll->verdict = v;
	roll->assessed = true;
	roll->counts[v]++;
}

int
finding_chapter(const struct review *r, const struct finding *f)
{
	struct str number = (struct str){0};

	if (f->section >= 0)
		number =
		    map_rfc_number(r->documents[f->document].map, f->section);
	if (!number.len)
		number = r->results.at[f->results[0]].rule->home;
	return number.len && number.at[0] >= '1' && number.at[0] <= '9'
		   ? number.at[0] - '1'
		   : -1;
}

static void
name_chapters(struct review *r)
{
	for (int i = 0; i < 9; i++) {
		char digit = (char)('1' + i);
		int rfc;

		r->chapters[i].number =
		    arena_copy(&r->arena, (struct str){&digit, 1});
		rfc = rfc3647_find(r->pack->outline, r->chapters[i].number);
		if (rfc >= 0)
			r->chapters[i].title =
			    r->pack->outline->sections[rfc].title;
	}
}

void
rolls_make(struct review *r)
{
	r->section_rolls =
	    arena_many(&r->arena, struct roll *, (size_t)r->n_documents);
	for (int d = 0; d < r->n_documents; d++)
		r->section_rolls[d] = arena_many(
		    &r->arena, struct roll, r->documents[d].map->sections.len);
	name_chapters(r);
	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];
		int chapter = finding_chapter(r, f);

		if (f->due != DATE_NONE)
			continue;
		if (f->section >= 0)
			count(&r->section_rolls[f->document][f->section],
			    f->verdict);
		if (chapter >= 0)
			count(&r->chapters[chapter].roll, f->verdict);
		count(&r->overall, f->verdict);
	}
}

const char *
roll_words(const struct roll *roll)
{
	if (!roll->assessed)
		return "Not Assessed";
	switch (roll->verdict) {
	case VERDICT_CONFLICT:
	case VERDICT_MISSING:
		return "Non-Compliant";
	case VERDICT_PARTIAL:
		return "Partially Compliant";
	case VERDICT_COMPLIANT:
		return "Compliant";
	default:
		return "Not Decided";
	}
}
