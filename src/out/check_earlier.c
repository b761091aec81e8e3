/* The answers to an earlier review, as text: those that are settled last,
 * because the others need a reader. */
#include "out/check_evidence.h"
#include "out/check_finding.h"
#include "out/check_report.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "review/earlier.h"

#define PASSAGES_SHOWN 3
#define QUOTE_COLUMNS 420

static const char *
answer_words(enum answer_status s)
{
	static const char *const words[N_ANSWERS] = {
	    [ANSWER_FIXED] = "fixed",
	    [ANSWER_OPEN] = "open",
	    [ANSWER_CHANGED] = "changed, and still an issue",
	    [ANSWER_NOT_APPLICABLE] = "no longer applicable",
	    [ANSWER_UNKNOWN] = "not decided",
	};

	return words[s];
}

static enum tone
answer_tone(enum answer_status s)
{
	if (s == ANSWER_FIXED)
		return TONE_GOOD;
	return s == ANSWER_NOT_APPLICABLE ? TONE_FAINT : TONE_CARE;
}

static int
count_of(const struct review *r, enum answer_status s)
{
	int n = 0;

	for (size_t i = 0; i < r->earlier->len; i++)
		n += r->answers[i].status == s;
	return n;
}

/* "cps-5.7.docx, version 5.7 of 2025-07-01" */
static struct str
document_words(struct arena *a, const struct earlier_document *d)
{
	char day[DATE_TEXT];

	return arena_print(a, "%.*s%s%.*s%s%s", STR_ARG(d->file),
	    d->version.len ? ", version " : "", STR_ARG(d->version),
	    d->dated != DATE_NONE ? " of " : "",
	    d->dated != DATE_NONE ? date_print(d->dated, day) : "");
}

static void
add_head(struct report *t)
{
	const struct review *r = t->review;
	struct page *p = &t->page;
	struct buf counts = {0};
	char day[DATE_TEXT];

	page_rule(p);
	page_spaces(p, FINDING_INDENT);
	page_add(p, TONE_STRONG, STR("Earlier findings"));
	page_blank(p);
	for (size_t i = 0; i < r->earlier->n_documents; i++)
		page_wrap(p, TONE_FAINT, 0, FINDING_INDENT,
		    document_words(&t->arena, &r->earlier->documents[i]));
	page_wrap(p, TONE_FAINT, 0, FINDING_INDENT,
	    arena_print(&t->arena, "reviewed as of %s%s",
		date_print(r->earlier->as_of, day),
		earlier_same_rules(r) ? "" : ", with other rules than now"));
	for (int s = 0; s < N_ANSWERS; s++)
		report_count(&counts, count_of(r, (enum answer_status)s),
		    answer_words((enum answer_status)s));
	page_wrap(p, TONE_PLAIN, 0, FINDING_INDENT,
	    counts.len ? buf_str(&counts) : STR("none was an issue"));
	page_blank(p);
	buf_free(&counts);
}

/* Where the finding is told now. */
static void
add_reference(struct report *t, const struct answer *a)
{
	int number = a->finding < 0 ? 0 : t->telling.numbers[a->finding];

	if (number)
		check_labelled(&t->page, TONE_PLAIN,
		    a->because.len ? "" : "Now",
		    arena_print(&t->arena, "finding %d", number));
}

static void
add_new_text(struct report *t, const struct answer *a)
{
	const struct review *r = t->review;

	int shown = 0, before = -1;

	for (size_t i = 0; i < a->n_evidence && shown < PASSAGES_SHOWN; i++) {
		const struct evidence *e = a->evidence[i];
		struct str quote = page_shorten(
		    &t->arena, evidence_quote(r, e), QUOTE_COLUMNS);

		if (e->statement >= 0 && e->statement == before)
			continue; /* the headings of a cell, a lead-in */
		before = e->statement;
		check_labelled(&t->page, TONE_PLAIN, shown++ ? "" : "Now",
		    arena_print(&t->arena, "“%.*s”", STR_ARG(quote)));
		check_labelled(&t->page, TONE_FAINT, "",
		    evidence_place_words(&t->arena, r, e));
	}
}

static void
add_answer(struct report *t, const struct answer *a)
{
	const struct earlier_finding *e = a->earlier;
	struct page *p = &t->page;

	page_spaces(p, FINDING_INDENT);
	page_ends(p, FINDING_INDENT, FINDING_INDENT, TONE_STRONG,
	    arena_print(&t->arena, "%.*s%s%.*s%s", STR_ARG(e->title),
		e->section.len ? " (" : "", STR_ARG(e->section),
		e->section.len ? ")" : ""),
	    answer_tone(a->status), str_of(answer_words(a->status)));
	if (a->status != ANSWER_OPEN) /* else its finding says it */
		check_labelled(p, TONE_PLAIN, "Then", e->message);
	add_new_text(t, a);
	check_labelled(p, TONE_PLAIN, a->n_evidence ? "" : "Now", a->because);
	add_reference(t, a);
	page_blank(p);
}

void
report_earlier(struct report *t)
{
	static const enum answer_status order[N_ANSWERS] = {ANSWER_OPEN,
	    ANSWER_CHANGED, ANSWER_UNKNOWN, ANSWER_NOT_APPLICABLE,
	    ANSWER_FIXED};
	const struct review *r = t->review;

	if (!r->earlier)
		return;
	add_head(t);
	for (size_t s = 0; s < N_ANSWERS; s++)
		for (size_t i = 0; i < r->earlier->len; i++)
			if (r->answers[i].status == order[s])
				add_answer(t, &r->answers[i]);
}
