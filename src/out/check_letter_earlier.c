/* The answers to an earlier review in Markdown. */
#include "out/answer_words.h"
#include "out/check_letter.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "out/markdown.h"
#include "out/page.h"
#include "out/review_words.h"

#define QUOTE_COLUMNS 420

static void
add_head(struct letter *l)
{
	const struct review *r = l->review;

	buf_add_c(l->out, "\n## Answers to the earlier review\n\n");
	for (size_t i = 0; i < r->earlier->n_documents; i++) {
		markdown_words(l->out, earlier_document_words(&l->arena,
					   &r->earlier->documents[i]));
		buf_add_c(l->out, ", ");
	}
	markdown_words(l->out, earlier_day_words(&l->arena, r));
	buf_add_c(l->out, ": ");
	markdown_words(l->out, answer_counts_words(&l->arena, r));
	buf_add_c(l->out, ".\n");
}

static void
add_text(struct letter *l, const struct answer *a)
{
	const struct review *r = l->review;
	struct answer_text text = {0};

	answer_passages(&l->arena, a, &text);
	for (size_t i = 0; i < text.len; i++)
		letter_item(l, "Now",
		    arena_print(&l->arena, "“%.*s” (%.*s)",
			STR_ARG(page_shorten(&l->arena,
			    evidence_quote(r, text.at[i]), QUOTE_COLUMNS)),
			STR_ARG(
			    evidence_place_words(&l->arena, r, text.at[i]))));
}

static void
add_answer(struct letter *l, const struct answer *a)
{
	const struct earlier_finding *e = a->earlier;
	int number = a->finding < 0 ? 0 : l->telling.numbers[a->finding];

	buf_add_c(l->out, "\n**");
	markdown_words(l->out, e->title);
	if (e->section.len) {
		buf_print(l->out, "** (%s", section_word(e->section));
		markdown_words(l->out, e->section);
		buf_add_c(l->out, "): **");
	} else {
		buf_add_c(l->out, ": ");
	}
	buf_print(l->out, "%s**\n\n", answer_words(a->status));
	letter_item(l, "Then", e->message);
	add_text(l, a);
	if (a->because.len)
		letter_item(l, a->n_evidence ? "Because" : "Now", a->because);
	if (number)
		letter_item(
		    l, "See", arena_print(&l->arena, "finding %d", number));
}

void
letter_earlier(struct letter *l)
{
	const struct review *r = l->review;
	const struct answer **list;

	if (!r->earlier)
		return;
	add_head(l);
	list = answers_in_order(&l->arena, r);
	for (size_t i = 0; i < r->earlier->len; i++)
		add_answer(l, list[i]);
}
