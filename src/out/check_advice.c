/* Advice on wording as text: behind everything that has a verdict. */
#include "out/advice_words.h"
#include "out/check_evidence.h"
#include "out/check_finding.h"
#include "out/check_report.h"
#include "out/evidence.h"

#define QUOTE_COLUMNS 240

/* "4.9.2: “... at the discretion of its management.” (“discretion”)" */
static void
add_place(struct report *t, const struct advice_place *place)
{
	const struct review *r = t->review;
	struct str where = evidence_section(r, &place->at);
	struct str quote = page_shorten(
	    &t->arena, evidence_quote(r, &place->at), QUOTE_COLUMNS);

	page_wrap(&t->page, TONE_PLAIN, 0, FINDING_INDENT + 2,
	    arena_print(&t->arena, "%*s%.*s%s“%.*s” (%.*s)", FINDING_INDENT + 2,
		"", STR_ARG(where), where.len ? ": " : "", STR_ARG(quote),
		STR_ARG(advice_place_note(&t->arena, r, place))));
}

static void
add_asked(struct report *t, const struct advice *advice, bool always)
{
	const char *label = "Asked";

	for (size_t i = 0; i < advice->asked.len; i++) {
		const struct advice_asked *asked = &advice->asked.at[i];

		if (advice_asked_always(t->review, asked) != always)
			continue;
		check_labelled(&t->page, TONE_FAINT, label,
		    advice_asked_words(&t->arena, t->review, asked));
		label = "";
	}
}

static void
add_piece(
    struct report *t, const struct style *style, const struct advice *advice)
{
	size_t n = advice_places_shown(style, advice);

	page_spaces(&t->page, FINDING_INDENT);
	page_ends(&t->page, FINDING_INDENT, FINDING_INDENT, TONE_STRONG,
	    advice->title, TONE_FAINT,
	    arena_print(&t->arena, "%zu passage%s", advice->places.len,
		advice->places.len == 1 ? "" : "s"));
	page_wrap(&t->page, TONE_PLAIN, 0, FINDING_INDENT, advice->message);
	for (size_t i = 0; i < n; i++)
		add_place(t, &advice->places.at[i]);
	if (n < advice->places.len)
		page_wrap(&t->page, TONE_FAINT, 0, FINDING_INDENT + 2,
		    arena_print(
			&t->arena, "and %zu more", advice->places.len - n));
	add_asked(t, advice, false);
	page_blank(&t->page);
}

static void
add_direction(
    struct report *t, const struct style *style, enum advice_direction d)
{
	size_t first, n = advice_of(t->review, d, &first);
	size_t shown = advice_pieces_shown(style);

	if (!n)
		return;
	page_spaces(&t->page, FINDING_INDENT);
	page_add(&t->page, TONE_STRONG, str_of(advice_direction_words(d)));
	page_blank(&t->page);
	page_wrap(&t->page, TONE_FAINT, 0, FINDING_INDENT,
	    t->review->advice[first].recommendation);
	add_asked(t, &t->review->advice[first], true);
	page_blank(&t->page);
	for (size_t i = 0; i < n && i < shown; i++)
		add_piece(t, style, &t->review->advice[first + i]);
	if (n > shown)
		page_wrap(&t->page, TONE_FAINT, 0, FINDING_INDENT,
		    arena_print(&t->arena, "and %zu more topics (--advice all)",
			n - shown));
	if (n > shown)
		page_blank(&t->page);
}

void
report_advice(struct report *t, const struct style *style)
{
	if (!t->review->n_advice)
		return;
	report_part_title(t, "Advice on wording");
	page_wrap(
	    &t->page, TONE_PLAIN, 0, FINDING_INDENT, str_of(advice_about));
	page_blank(&t->page);
	for (int d = 0; d < N_ADVICE_DIRECTIONS; d++)
		add_direction(t, style, (enum advice_direction)d);
}
