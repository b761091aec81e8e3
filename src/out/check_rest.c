/* The end of a review as text: what was not decided, does not apply, is not
 * yet in force, and what could not be read. */
#include "out/check_finding.h"
#include "out/check_report.h"
#include "out/review_words.h"
#include "review/waiver.h"

/* Of one document; extract -f json has them all. */
#define NOTICES_SHOWN 20

void
report_part_title(struct report *t, const char *title)
{
	page_rule(&t->page);
	page_spaces(&t->page, FINDING_INDENT);
	page_add(&t->page, TONE_STRONG, str_of(title));
	page_blank(&t->page);
	page_blank(&t->page);
}

void
report_unknown(struct report *t)
{
	const struct review *r = t->review;
	bool first = true;

	for (size_t i = 0; i < r->findings.len; i++) {
		if (r->findings.at[i].verdict != VERDICT_UNKNOWN)
			continue;
		if (first)
			report_part_title(
			    t, "Read these: not decided by the program");
		first = false;
		check_finding_read(
		    &t->page, r, &r->findings.at[i], t->telling.numbers[i]);
	}
}

static struct str
rules_of(struct report *t, const struct reason *reason)
{
	struct str out = {0};

	for (size_t i = 0; i < reason->results.len; i++)
		out = arena_print(&t->arena, "%.*s%s%.*s", STR_ARG(out),
		    i ? ", " : "", STR_ARG(reason->results.at[i]->rule->id));
	return out;
}

void
report_not_applicable(struct report *t)
{
	struct reasons reasons = {0};

	review_reasons(&t->arena, t->review, &reasons);
	if (!reasons.len)
		return;
	report_part_title(t, "Not applicable");
	for (size_t i = 0; i < reasons.len; i++) {
		page_wrap(&t->page, TONE_PLAIN, 0, FINDING_INDENT,
		    reasons.at[i].words);
		page_wrap(&t->page, TONE_FAINT, 0, FINDING_INDENT + 2,
		    rules_of(t, &reasons.at[i]));
	}
	page_blank(&t->page);
}

static void
add_not_in_force(struct report *t, const struct result *result)
{
	char text[DATE_TEXT];
	struct str when = str_of(date_print(result->due, text));
	struct str then = {0};

	if (when.len)
		then = arena_print(&t->arena, "would be %s",
		    verdict_name(result->verdict_when_due));
	page_spaces(&t->page, FINDING_INDENT);
	page_ends(&t->page, FINDING_INDENT, FINDING_INDENT + 11, TONE_PLAIN,
	    arena_print(&t->arena, "%.*s  %.*s",
		STR_ARG(when.len ? when : STR("no longer ")),
		STR_ARG(result->rule->title)),
	    TONE_FAINT, then);
}

void
report_not_in_force(struct report *t)
{
	struct result_list list = {0};

	review_not_in_force(&t->arena, t->review, &list);
	if (!list.len)
		return;
	report_part_title(t, "Not yet in force");
	for (size_t i = 0; i < list.len; i++)
		add_not_in_force(t, list.at[i]);
	page_blank(&t->page);
}

static void
add_notice(
    struct report *t, const struct reviewed_document *d, const struct notice *n)
{
	struct str where = {0};

	if (n->block >= 0)
		where =
		    map_printed_number(d->map, d->map->section_of[n->block]);
	page_wrap(&t->page, TONE_PLAIN, 0, FINDING_INDENT,
	    arena_print(&t->arena, "%.*s%s%s%.*s: %.*s", STR_ARG(d->doc->file),
		where.len ? ", " : "", section_word(where), STR_ARG(where),
		STR_ARG(n->text)));
}

void
report_notices(struct report *t)
{
	const struct review *r = t->review;
	bool first = true;

	for (int d = 0; d < r->n_documents; d++) {
		const struct doc *doc = r->documents[d].doc;
		size_t n = doc->notices.len;

		if (n && first)
			report_part_title(t, "About the files");
		first &= n == 0;
		for (size_t i = 0; i < n && i < NOTICES_SHOWN; i++)
			add_notice(t, &r->documents[d], &doc->notices.at[i]);
		if (n > NOTICES_SHOWN)
			page_wrap(&t->page, TONE_FAINT, 0, FINDING_INDENT,
			    arena_print(&t->arena, "%.*s: and %zu more",
				STR_ARG(doc->file), n - NOTICES_SHOWN));
	}
	if (!first)
		page_blank(&t->page);
}

void
report_waivers(struct report *t)
{
	const struct review *r = t->review;
	bool first = true;

	for (size_t i = 0; i < r->n_waiver_uses; i++) {
		const struct waiver_use *use = &r->waiver_uses[i];

		if (use->state == WAIVER_APPLIED)
			continue; /* told with its findings */
		if (first)
			report_part_title(t, "Waivers that do not count");
		first = false;
		page_wrap(&t->page, TONE_CARE, 0, FINDING_INDENT,
		    arena_print(&t->arena, "%.*s: %.*s. %.*s: %.*s",
			STR_ARG(waiver_target(&t->arena, use->waiver)),
			STR_ARG(waiver_fate(&t->arena, use)),
			STR_ARG(use->waiver->author),
			STR_ARG(use->waiver->reason)));
	}
	if (!first)
		page_blank(&t->page);
}

void
report_end(struct report *t)
{
	page_rule(&t->page);
	if (t->review->cut_short)
		page_wrap(&t->page, TONE_BAD, 0, 0,
		    STR("A limit was reached: this review is not complete."));
	page_wrap(&t->page, TONE_PLAIN, 0, 0,
	    STR("A clean result is necessary, not sufficient: the rules read "
		"what a document says, not what a CA does, and they do not "
		"cover every requirement."));
}
