/* The answers to an earlier review, as text. */
#include "out/answer_words.h"
#include "out/check_evidence.h"
#include "out/check_finding.h"
#include "out/check_report.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "review/earlier.h"

#define QUOTE_COLUMNS 420

static enum tone
answer_tone(enum answer_status s)
{
	if (s == ANSWER_FIXED)
		return TONE_GOOD;
	return s == ANSWER_NOT_APPLICABLE ? TONE_FAINT : TONE_CARE;
}

static void
add_head(struct report *t)
{
	const struct review *r = t->review;
	struct page *p = &t->page;

	page_rule(p);
	page_spaces(p, FINDING_INDENT);
	page_add(p, TONE_STRONG, STR("Earlier findings"));
	page_blank(p);
	for (size_t i = 0; i < r->earlier->n_documents; i++)
		page_wrap(p, TONE_FAINT, 0, FINDING_INDENT,
		    earlier_document_words(
			&t->arena, &r->earlier->documents[i]));
	page_wrap(
	    p, TONE_FAINT, 0, FINDING_INDENT, earlier_day_words(&t->arena, r));
	page_wrap(p, TONE_PLAIN, 0, FINDING_INDENT,
	    answer_counts_words(&t->arena, r));
	page_blank(p);
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
	struct answer_text text = {0};

	answer_passages(&t->arena, a, &text);
	for (size_t i = 0; i < text.len; i++) {
		const struct evidence *e = text.at[i];
		struct str quote = page_shorten(
		    &t->arena, evidence_quote(r, e), QUOTE_COLUMNS);

		check_labelled(&t->page, TONE_PLAIN, i ? "" : "Now",
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
	const struct review *r = t->review;
	const struct answer **list;

	if (!r->earlier)
		return;
	add_head(t);
	list = answers_in_order(&t->arena, r);
	for (size_t i = 0; i < r->earlier->len; i++)
		add_answer(t, list[i]);
}
