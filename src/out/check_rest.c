/* The end of a review as text: what was not decided, does not apply, is not
 * yet in force, and what could not be read. */
#include "out/check_finding.h"
#include "out/check_report.h"

/* Of one document; extract -f json has them all. */
#define NOTICES_SHOWN 20

static void
add_part_title(struct report *t, const char *title)
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
			add_part_title(
			    t, "Read these: not decided by the program");
		first = false;
		check_finding_read(
		    &t->page, r, &r->findings.at[i], t->telling.numbers[i]);
	}
}

/* True when an earlier result has the same condition. */
static bool
condition_told(const struct review *r, size_t result)
{
	for (size_t i = 0; i < result; i++)
		if (r->results.at[i].verdict == VERDICT_NOT_APPLICABLE &&
		    str_eq(r->results.at[i].condition,
			r->results.at[result].condition))
			return true;
	return false;
}

static struct str
rules_of_condition(struct report *t, size_t first)
{
	const struct review *r = t->review;
	struct str condition = r->results.at[first].condition, out;
	struct buf b = {0};

	for (size_t i = first; i < r->results.len; i++) {
		const struct result *res = &r->results.at[i];

		if (res->verdict != VERDICT_NOT_APPLICABLE ||
		    !str_eq(res->condition, condition))
			continue;
		buf_add_c(&b, b.len ? ", " : "");
		buf_add(&b, res->rule->id);
	}
	out = arena_copy(&t->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

/* With a capital letter in front and a full stop behind. */
static struct str
sentence(struct report *t, struct str clause)
{
	char first = clause.len ? clause.at[0] : '.';

	if (first >= 'a' && first <= 'z')
		first = (char)(first - 'a' + 'A');
	return arena_print(&t->arena, "%c%.*s%s", first,
	    STR_ARG(str_sub(clause, 1, clause.len)),
	    str_ends(clause, STR(".")) ? "" : ".");
}

void
report_not_applicable(struct report *t)
{
	const struct review *r = t->review;

	if (!r->verdicts[VERDICT_NOT_APPLICABLE])
		return;
	add_part_title(t, "Not applicable");
	for (size_t i = 0; i < r->results.len; i++) {
		const struct result *res = &r->results.at[i];

		if (res->verdict != VERDICT_NOT_APPLICABLE ||
		    condition_told(r, i))
			continue;
		page_wrap(&t->page, TONE_PLAIN, 0, FINDING_INDENT,
		    sentence(
			t, res->condition.len ? res->condition : res->message));
		page_wrap(&t->page, TONE_FAINT, 0, FINDING_INDENT + 2,
		    rules_of_condition(t, i));
	}
	page_blank(&t->page);
}

/* The result not in force with the earliest day after (day, index). */
static int
next_due(const struct review *r, date day, int index)
{
	int best = -1;

	for (int i = 0; i < (int)r->results.len; i++) {
		const struct result *res = &r->results.at[i];

		if (res->verdict != VERDICT_NOT_IN_FORCE || res->due < day ||
		    (res->due == day && i <= index))
			continue;
		if (best < 0 || res->due < r->results.at[best].due)
			best = i;
	}
	return best;
}

void
report_not_in_force(struct report *t)
{
	const struct review *r = t->review;
	int i = -1;
	date day = DATE_NONE;

	if (!r->verdicts[VERDICT_NOT_IN_FORCE])
		return;
	add_part_title(t, "Not yet in force");
	while ((i = next_due(r, day, i)) >= 0) {
		const struct result *res = &r->results.at[i];
		char text[DATE_TEXT];
		struct str when = str_of(date_print(res->due, text));

		day = res->due;
		page_spaces(&t->page, FINDING_INDENT);
		page_ends(&t->page, FINDING_INDENT, FINDING_INDENT + 11,
		    TONE_PLAIN,
		    arena_print(&t->arena, "%.*s  %.*s",
			STR_ARG(when.len ? when : STR("no longer ")),
			STR_ARG(res->rule->title)),
		    TONE_FAINT,
		    when.len ? arena_print(&t->arena, "would be %s",
				   verdict_name(res->verdict_when_due))
			     : (struct str){0});
	}
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
	    arena_print(&t->arena, "%.*s%s%.*s: %.*s", STR_ARG(d->doc->file),
		where.len ? ", section " : "", STR_ARG(where),
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
			add_part_title(t, "About the files");
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
