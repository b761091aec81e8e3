/* One line a finding that asks for something, for editors and grep:
 *
 *	cps.md:120: error: 8.6 Audit report is published: The ... [rule ids]
 *
 * Formats without lines have the section and the page instead. */
#include "out/advice_words.h"
#include "out/check.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "out/review_words.h"
#include "out/telling.h"

/* The words by which editors tell kinds of messages apart. */
static const char *
kind_words(const struct finding *f)
{
	return severity_level(
	    f->is_issue && !f->waiver ? f->severity : SEVERITY_LOW);
}

static void
add_flat(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		buf_add_char(out, char_is_space(s.at[i]) ? ' ' : s.at[i]);
}

static void
add_place(const struct review *r, struct str number, const struct spot *spot,
    struct buf *out)
{
	int line = spot_line(r, spot), page = spot_page(r, spot);

	add_flat(out, document_path(r, spot->document));
	if (line > 0)
		buf_print(out, ":%d", line);
	buf_add_c(out, ": ");
	if (line > 0)
		return;
	if (number.len)
		buf_print(out, "%s%.*s", section_word(number), STR_ARG(number));
	if (page > 0)
		buf_print(out, "%spage %d", number.len ? ", " : "", page);
	if (number.len || page > 0)
		buf_add_c(out, ": ");
}

static void
add_finding(const struct review *r, const struct finding *f, struct buf *out)
{
	struct arena a = {0};
	struct evidence_list list = finding_evidence(&a, r, f);
	struct spot spot;

	finding_spot(r, f, &list, &spot);
	add_place(r, f->number, &spot, out);
	buf_print(out, "%s: ", kind_words(f));
	add_flat(out, finding_title(&a, r, f));
	buf_add_c(out, ": ");
	add_flat(out, f->message);
	buf_print(out, " (%.*s", STR_ARG(finding_tag(&a, f)));
	if (f->waiver) {
		buf_add_c(out, "; waived ");
		add_flat(out, finding_waiver_words(&a, f));
	}
	buf_print(out, ") [%.*s]\n", STR_ARG(finding_rule_ids(&a, r, f)));
	arena_clear(&a);
}

/* "note: Revocation: vague: “promptly” (advice) [advice/vague/revocation]" */
static void
add_advice(const struct review *r, const struct advice *advice,
    const struct advice_place *place, struct buf *out)
{
	const struct evidence *e = &place->at;
	const struct spot spot = {
	    e->document, e->block, e->start, e->end, true};
	const char *direction = advice_direction_name(advice->direction);
	struct arena a = {0};

	add_place(r, evidence_section(r, e), &spot, out);
	buf_add_c(out, "note: ");
	add_flat(out, advice->title);
	buf_print(out, ": %s: ", direction);
	add_flat(out, advice_place_note(&a, r, place));
	buf_print(out, " (advice) [advice/%s/%.*s]\n", direction,
	    STR_ARG(advice->topic));
	arena_clear(&a);
}

void
check_line(const struct review *r, const struct style *style, struct buf *out)
{
	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];

		if (style->brief ? f->is_issue : finding_is_open(f))
			add_finding(r, f, out);
	}
	for (size_t i = 0; i < r->n_advice && !style->brief; i++)
		for (size_t k = 0; k < r->advice[i].places.len; k++)
			add_advice(
			    r, &r->advice[i], &r->advice[i].places.at[k], out);
}
