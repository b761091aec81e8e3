/* Advice on wording in Markdown: behind everything that has a verdict. */
#include "out/advice_words.h"
#include "out/check_letter.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "out/markdown.h"

/* "  - section 4.9.2: “... at its discretion.” (“discretion”)" */
static void
add_place(struct letter *l, const struct advice_place *place)
{
	buf_add_c(l->out, "  - ");
	markdown_words(
	    l->out, evidence_place_words(&l->arena, l->review, &place->at));
	buf_add_c(l->out, ": “");
	markdown_words(l->out, evidence_quote(l->review, &place->at));
	buf_add_c(l->out, "” (");
	markdown_words(l->out, advice_place_note(&l->arena, l->review, place));
	buf_add_c(l->out, ")\n");
}

static void
add_asked(struct letter *l, const struct advice *advice, bool always)
{
	for (size_t i = 0; i < advice->asked.len; i++)
		if (advice_asked_always(l->review, &advice->asked.at[i]) ==
		    always)
			letter_item(l, "Asked",
			    advice_asked_words(
				&l->arena, l->review, &advice->asked.at[i]));
}

static void
add_piece(
    struct letter *l, const struct style *style, const struct advice *advice)
{
	size_t n = advice_places_shown(style, advice);

	buf_add_c(l->out, "\n#### ");
	markdown_words(l->out, advice->title);
	buf_print(l->out, " (%zu)\n\n- ", advice->places.len);
	markdown_words(l->out, advice->message);
	buf_add_char(l->out, '\n');
	for (size_t i = 0; i < n; i++)
		add_place(l, &advice->places.at[i]);
	if (n < advice->places.len)
		buf_print(l->out, "  - and %zu more\n", advice->places.len - n);
	add_asked(l, advice, false);
}

void
letter_advice(struct letter *l, const struct style *style)
{
	const struct review *r = l->review;
	size_t shown = advice_pieces_shown(style);

	if (!r->n_advice)
		return;
	buf_print(l->out, "\n## Advice on wording\n\n%s\n", advice_about);
	for (int d = 0; d < N_ADVICE_DIRECTIONS; d++) {
		size_t first,
		    n = advice_of(r, (enum advice_direction)d, &first);

		if (!n)
			continue;
		buf_print(l->out, "\n### %s\n\n- ",
		    advice_direction_words((enum advice_direction)d));
		markdown_words(l->out, r->advice[first].recommendation);
		buf_add_char(l->out, '\n');
		add_asked(l, &r->advice[first], true);
		for (size_t i = 0; i < n && i < shown; i++)
			add_piece(l, style, &r->advice[first + i]);
		if (n > shown)
			buf_print(
			    l->out, "\nAnd %zu more topics.\n", n - shown);
	}
}
