/* One line a finding that asks for something, for editors and grep:
 *
 *	cps.md:120: error: 8.6 Audit report is published: The ... [rule ids]
 *
 * Formats without lines have the section and the page instead. */
#include "out/check.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "out/telling.h"

/* The words by which editors tell kinds of messages apart. */
static const char *
kind_words(const struct finding *f)
{
	if (!f->is_issue || f->waiver)
		return "note";
	switch (f->severity) {
	case SEVERITY_HIGH:
		return "error";
	case SEVERITY_MODERATE:
		return "warning";
	default:
		return "note";
	}
}

static void
add_flat(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		buf_add_char(out, char_is_space(s.at[i]) ? ' ' : s.at[i]);
}

static void
add_place(const struct review *r, const struct finding *f,
    const struct spot *spot, struct buf *out)
{
	int line = spot_line(r, spot), page = spot_page(r, spot);

	add_flat(out, document_path(r, spot->document));
	if (line > 0)
		buf_print(out, ":%d", line);
	buf_add_c(out, ": ");
	if (line > 0)
		return;
	if (f->number.len)
		buf_print(out, "section %.*s", STR_ARG(f->number));
	if (page > 0)
		buf_print(out, "%spage %d", f->number.len ? ", " : "", page);
	if (f->number.len || page > 0)
		buf_add_c(out, ": ");
}

static void
add_finding(const struct review *r, const struct finding *f, struct buf *out)
{
	struct arena a = {0};
	struct evidence_list list = finding_evidence(&a, r, f);
	struct spot spot;

	finding_spot(r, f, &list, &spot);
	add_place(r, f, &spot, out);
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

void
check_line(const struct review *r, const struct style *style, struct buf *out)
{
	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];

		if (style->brief ? f->is_issue : finding_is_open(f))
			add_finding(r, f, out);
	}
}
