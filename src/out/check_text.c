/* A review as a letter: what was reviewed, the verdict, what is urgent, then
 * chapter by chapter.  Findings are numbered in the order in which they are
 * told, each is told once, and the list of urgent ones refers to the numbers.
 */
#include "out/check.h"
#include "out/check_finding.h"
#include "out/check_report.h"

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
	struct report t = {.page = page_of(style, out), .review = r};

	telling_make(&t.arena, r, style->brief, &t.telling);
	report_head(&t);
	report_verdict(&t);
	report_earlier(&t);
	report_chapters(&t);
	if (!t.telling.brief) {
		report_unknown(&t);
		report_not_applicable(&t);
		report_not_in_force(&t);
	}
	report_waivers(&t);
	if (!t.telling.brief)
		report_advice(&t, style);
	report_notices(&t);
	report_end(&t);
	arena_clear(&t.arena);
}
