/* A review as a letter: what was reviewed, the verdict, what is urgent, then
 * chapter by chapter.  Findings are numbered in the order in which they are
 * told, each is told once, and the list of urgent ones refers to the numbers.
 */
#include "out/check.h"
#include "out/check_finding.h"
#include "out/check_report.h"

bool
report_tells(const struct report *t, const struct finding *f)
{
	if (f->verdict == VERDICT_UNKNOWN)
		return false;
	return f->is_issue || f->due != DATE_NONE || !t->brief;
}

/* Chapters 1 to 9, then what sits in none (-1), each with its issues first;
 * at the end what could not be decided. */
static void
number_findings(struct report *t)
{
	const struct review *r = t->review;
	int n = 0;

	t->numbers = arena_many(&t->arena, int, r->findings.len + 1);
	for (int c = 0; c <= 9; c++)
		for (size_t i = 0; i < r->findings.len; i++) {
			const struct finding *f = &r->findings.at[i];

			if (finding_chapter(r, f) == (c < 9 ? c : -1) &&
			    report_tells(t, f))
				t->numbers[i] = ++n;
		}
	for (size_t i = 0; i < r->findings.len; i++)
		if (r->findings.at[i].verdict == VERDICT_UNKNOWN)
			t->numbers[i] = ++n;
}

void
report_number(struct report *t, enum tone tone, int number)
{
	struct str digits =
	    arena_print(&t->arena, "%*d", FINDING_INDENT - 2, number);

	page_add(&t->page, tone, digits);
	page_spaces(&t->page, FINDING_INDENT - page_columns(digits));
}

void
check_text(const struct review *r, const struct style *style, struct buf *out)
{
	struct report t = {
	    .page = page_of(style, out), .review = r, .brief = style->brief};

	number_findings(&t);
	report_head(&t);
	report_verdict(&t);
	report_chapters(&t);
	if (!t.brief) {
		report_unknown(&t);
		report_not_applicable(&t);
		report_not_in_force(&t);
	}
	report_notices(&t);
	report_end(&t);
	arena_clear(&t.arena);
}
