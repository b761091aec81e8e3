/* The chapters of a review as text: verdict, clause mapping, findings. */
#include "out/check_finding.h"
#include "out/check_report.h"
#include "out/review_words.h"

static void
add_clauses(struct report *t, const struct reviewed_document *d,
    const struct chapter *chapter)
{
	struct str of_file = {0};

	if (t->review->n_documents > 1)
		of_file =
		    arena_print(&t->arena, "%.*s: ", STR_ARG(d->doc->file));
	page_wrap(&t->page, TONE_FAINT, 0, FINDING_INDENT,
	    arena_print(&t->arena, "Clauses: %.*s%.*s", STR_ARG(of_file),
		STR_ARG(clause_words(&t->arena, d->map, chapter->number))));
}

static void
add_chapter_head(struct report *t, const struct chapter *chapter)
{
	struct page *p = &t->page;
	const struct roll *roll = &chapter->roll;
	struct str counts = roll_count_words(&t->arena, roll);

	page_rule(p);
	page_add(p, TONE_STRONG,
	    arena_print(&t->arena, "%3.*s  ", STR_ARG(chapter->number)));
	page_ends(p, FINDING_INDENT, FINDING_INDENT, TONE_STRONG,
	    chapter->title, roll_tone(roll), str_of(roll_words(roll)));
	if (counts.len)
		page_wrap(p, TONE_FAINT, 0, FINDING_INDENT, counts);
	for (int d = 0; d < t->review->n_documents && !t->telling.brief; d++)
		add_clauses(t, &t->review->documents[d], chapter);
	page_blank(p);
}

static void
add_findings(struct report *t, int chapter)
{
	const struct telling *tell = &t->telling;
	const struct review *r = t->review;
	int positive = 0;

	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];

		if (finding_chapter(r, f) != chapter || !telling_tells(tell, f))
			continue;
		if (!finding_asks(f)) {
			check_finding_short(&t->page, r, f, tell->numbers[i]);
			positive++;
		} else if (f->waiver) {
			check_finding_waived(&t->page, r, f, tell->numbers[i]);
		} else {
			check_finding_full(&t->page, r, f, tell->numbers[i],
			    telling_like(tell, i));
		}
	}
	if (positive)
		page_blank(&t->page);
}

void
report_chapters(struct report *t)
{
	static const struct chapter nowhere = {
	    .title = STR_INIT("In no chapter of RFC 3647")};
	const struct review *r = t->review;

	for (int c = 0; c < 9; c++) {
		if (t->telling.brief && !telling_count(&t->telling, c))
			continue;
		add_chapter_head(t, &r->chapters[c]);
		add_findings(t, c);
	}
	if (!telling_count(&t->telling, -1))
		return;
	page_rule(&t->page);
	page_spaces(&t->page, FINDING_INDENT);
	page_wrap(&t->page, TONE_STRONG, FINDING_INDENT, FINDING_INDENT,
	    nowhere.title);
	page_blank(&t->page);
	add_findings(t, -1);
}
