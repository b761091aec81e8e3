/* Advice on wording in the page of a review: folded, beside the verdict. */
#include "out/advice_words.h"
#include "out/check_page.h"
#include "out/finding_words.h"

/* The quote with the words in question marked. */
static void
add_quote(struct web *w, const struct advice_place *place)
{
	struct str text = w->review->documents[place->at.document]
			      .doc->blocks.at[place->at.block]
			      .text;
	size_t at = place->at.start;

	buf_add_c(w->out, "<q>");
	for (size_t i = 0; i < place->words.len; i++) {
		const struct advice_words *words = &place->words.at[i];

		web_text(w, str_sub(text, at, words->start));
		buf_add_c(w->out, "<strong>");
		web_text(w, str_sub(text, words->start, words->end));
		buf_add_c(w->out, "</strong>");
		at = words->end;
	}
	web_text(w, str_sub(text, at, place->at.end));
	buf_add_c(w->out, "</q>");
}

static void
add_place(struct web *w, const struct advice_place *place)
{
	const struct evidence *e = &place->at;

	buf_add_c(w->out, "<li>");
	if (e->section > 0) {
		buf_print(w->out, "<a href=\"#%.*s\">",
		    STR_ARG(w->section_ids[e->document][e->section]));
		web_text(w, evidence_place_words(&w->arena, w->review, e));
		buf_add_c(w->out, "</a>: ");
	}
	add_quote(w, place);
	if (place->note.len) {
		buf_add_char(w->out, ' ');
		web_text(w, place->note);
	}
	buf_add_c(w->out, "</li>\n");
}

static void
add_asked(struct web *w, const struct advice *advice, bool always)
{
	for (size_t i = 0; i < advice->asked.len; i++) {
		const struct advice_asked *asked = &advice->asked.at[i];

		if (advice_asked_always(w->review, asked) != always)
			continue;
		buf_add_c(w->out, "<p>Asked: ");
		web_text(w, advice_asked_words(&w->arena, w->review, asked));
		buf_add_c(w->out, "</p>\n");
	}
}

static void
add_piece(struct web *w, const struct advice *advice)
{
	size_t n = advice_places_shown(w->style, advice);

	buf_add_c(w->out, "<h3>");
	web_text(w, advice->title);
	buf_add_c(w->out, "</h3>\n<p>");
	web_text(w, advice->message);
	buf_add_c(w->out, "</p>\n<ul>");
	for (size_t i = 0; i < n; i++)
		add_place(w, &advice->places.at[i]);
	if (n < advice->places.len)
		buf_print(
		    w->out, "<li>and %zu more</li>\n", advice->places.len - n);
	buf_add_c(w->out, "</ul>\n");
	add_asked(w, advice, false);
}

static void
add_direction(struct web *w, enum advice_direction d)
{
	size_t first, n = advice_of(w->review, d, &first);
	size_t shown = advice_pieces_shown(w->style);

	if (!n)
		return;
	buf_add_c(w->out, "<details class=\"fold\"><summary>");
	web_text(w, str_of(advice_direction_words(d)));
	buf_print(w->out, " <span>%zu topic%s</span></summary>\n<p>", n,
	    n == 1 ? "" : "s");
	web_text(w, w->review->advice[first].recommendation);
	buf_add_c(w->out, "</p>\n");
	add_asked(w, &w->review->advice[first], true);
	for (size_t i = 0; i < n && i < shown; i++)
		add_piece(w, &w->review->advice[first + i]);
	if (n > shown)
		buf_print(w->out, "<p>and %zu more topics</p>\n", n - shown);
	buf_add_c(w->out, "</details>\n");
}

void
web_advice(struct web *w)
{
	if (!w->review->n_advice)
		return;
	buf_print(
	    w->out, "<h2>Advice on wording</h2>\n<p>%s</p>\n", advice_about);
	for (int d = 0; d < N_ADVICE_DIRECTIONS; d++)
		add_direction(w, (enum advice_direction)d);
}
