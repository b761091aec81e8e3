/* The answers to an earlier review on the page: what is left to do first, what
 * is settled folded away. */
#include "out/answer_words.h"
#include "out/check_page.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "out/markup.h"
#include "out/page.h"
#include "out/review_words.h"

#define QUOTE_COLUMNS 420

/* Answers that are shown before one asks for them. */
#define OPEN_AT_MOST 10

static bool
is_settled(const struct answer *a)
{
	return a->status == ANSWER_FIXED || a->status == ANSWER_NOT_APPLICABLE;
}

static const char *
answer_class(enum answer_status s)
{
	switch (s) {
	case ANSWER_FIXED:
		return "v-compliant";
	case ANSWER_OPEN:
		return "v-conflict";
	case ANSWER_CHANGED:
		return "v-partial";
	case ANSWER_UNKNOWN:
		return "v-unknown";
	case ANSWER_NOT_APPLICABLE:
		break;
	}
	return "v-not-applicable";
}

static const char *
answer_icon(enum answer_status s)
{
	switch (s) {
	case ANSWER_FIXED:
		return "compliant";
	case ANSWER_OPEN:
		return "conflict";
	case ANSWER_CHANGED:
		return "partial";
	case ANSWER_UNKNOWN:
		return "unknown";
	case ANSWER_NOT_APPLICABLE:
		break;
	}
	return "none";
}

static void
add_text(struct web *w, const struct answer *a)
{
	const struct review *r = w->review;
	struct answer_text text = {0};

	answer_passages(&w->arena, a, &text);
	for (size_t i = 0; i < text.len; i++) {
		buf_add_c(w->out, "<figure class=\"quote\"><blockquote>");
		web_text(w, page_shorten(&w->arena,
				evidence_quote(r, text.at[i]), QUOTE_COLUMNS));
		buf_add_c(w->out, "</blockquote><figcaption>");
		web_text(w, evidence_place_words(&w->arena, r, text.at[i]));
		buf_add_c(w->out, "</figcaption></figure>\n");
	}
}

static void
add_answer(struct web *w, const struct answer *a)
{
	const struct earlier_finding *e = a->earlier;
	bool is_told = a->finding >= 0 && w->telling.numbers[a->finding];

	buf_add_c(w->out, "<li><div><h3>");
	web_text(w, e->title);
	if (e->section.len) {
		buf_print(w->out, " <span class=\"where\">%s",
		    section_word(e->section));
		web_text(w, e->section);
		buf_add_c(w->out, "</span>");
	}
	buf_add_c(w->out, "</h3><p class=\"then\">Then: ");
	web_text(w, e->message);
	buf_add_c(w->out, "</p>");
	add_text(w, a);
	if (a->because.len || is_told) {
		buf_add_c(w->out, "<p>Now: ");
		web_text(w, a->because);
		if (is_told) {
			buf_add_c(w->out, a->because.len ? " " : "");
			buf_add_c(w->out, "finding ");
			web_ref(w, (size_t)a->finding);
		}
		buf_add_c(w->out, "</p>");
	}
	buf_print(
	    w->out, "</div><span class=\"tag %s\">", answer_class(a->status));
	markup_icon(w->out, answer_icon(a->status));
	buf_print(w->out, "%s</span></li>\n", answer_words(a->status));
}

static void
add_head(struct web *w)
{
	const struct review *r = w->review;

	buf_add_c(w->out, "<h2>Answers to the earlier review</h2>\n"
			  "<p class=\"aside\">");
	for (size_t i = 0; i < r->earlier->n_documents; i++) {
		web_text(w, earlier_document_words(
				&w->arena, &r->earlier->documents[i]));
		buf_add_c(w->out, ", ");
	}
	web_text(w, earlier_day_words(&w->arena, r));
	buf_add_c(w->out, ": ");
	web_text(w, answer_counts_words(&w->arena, r));
	buf_add_c(w->out, ".</p>\n");
}

/* One list: of what is settled, or of what is not. */
static void
add_list(struct web *w, const struct answer **list, bool settled)
{
	size_t n = 0;

	for (size_t i = 0; i < w->review->earlier->len; i++)
		n += is_settled(list[i]) == settled;
	if (!n)
		return;
	buf_print(w->out,
	    "<details class=\"fold\"%s><summary>%s <span>%zu</span></summary>",
	    !settled && n <= OPEN_AT_MOST ? " open" : "",
	    settled ? "Settled" : "Left to do", n);
	buf_add_c(w->out, "<ul class=\"earlier\">\n");
	for (size_t i = 0; i < w->review->earlier->len; i++)
		if (is_settled(list[i]) == settled)
			add_answer(w, list[i]);
	buf_add_c(w->out, "</ul></details>\n");
}

void
web_earlier(struct web *w)
{
	const struct answer **list;

	if (!w->review->earlier)
		return;
	list = answers_in_order(&w->arena, w->review);
	add_head(w);
	add_list(w, list, false);
	add_list(w, list, true);
}
