/* The chapters of a review as text: verdict, clause mapping, findings. */
#include "out/check_finding.h"
#include "out/check_report.h"
#include "out/parts.h"

static bool
is_missing(const struct map *map, int rfc)
{
	for (size_t i = 0; i < map->faults.len; i++)
		if (map->faults.at[i].kind == FAULT_MISSING &&
		    map->faults.at[i].rfc == rfc)
			return true;
	return false;
}

/* Sections of the chapter that no heading stands for; of a whole branch only
 * its top. */
static void
list_missing(const struct map *map, struct str chapter, struct buf *out)
{
	const struct rfc3647 *outline = map->outline;

	for (size_t i = 0; i < map->faults.len; i++) {
		const struct fault *f = &map->faults.at[i];
		const struct rfc_section *s;

		if (f->kind != FAULT_MISSING || f->rfc < 0)
			continue;
		s = &outline->sections[f->rfc];
		if (!number_is_below(s->number, chapter) ||
		    (s->parent >= 0 && is_missing(map, s->parent)))
			continue;
		buf_print(out, "%s%.*s", out->len ? ", " : "no heading for ",
		    STR_ARG(s->number));
	}
}

/* "5.4.9 = RFC 3647 5.4.8 (title)" for all that differ. */
static void
list_moved(const struct map *map, struct str chapter, struct buf *out)
{
	for (size_t i = 1; i < map->sections.len; i++) {
		const struct section *s = &map->sections.at[i];
		struct str rfc = parts_rfc_number(map, (int)i);

		if (!rfc.len || !number_is_below(rfc, chapter) ||
		    str_eq(rfc, s->number))
			continue;
		buf_add_c(out, out->len ? ", " : "");
		if (s->number.len)
			buf_add(out, s->number);
		else
			buf_print(out, "“%.*s”", STR_ARG(s->title));
		buf_print(out, " = RFC 3647 %.*s (%s)", STR_ARG(rfc),
		    mapping_name(s->mapping));
	}
}

static void
add_clauses(struct report *t, const struct reviewed_document *d,
    const struct chapter *chapter)
{
	struct buf moved = {0}, missing = {0};
	struct str of_file = {0};

	list_moved(d->map, chapter->number, &moved);
	list_missing(d->map, chapter->number, &missing);
	if (t->review->n_documents > 1)
		of_file =
		    arena_print(&t->arena, "%.*s: ", STR_ARG(d->doc->file));
	if (!moved.len && !missing.len)
		buf_add_c(&moved, "as in RFC 3647");
	else if (moved.len && missing.len)
		buf_add_c(&moved, "; ");
	page_wrap(&t->page, TONE_FAINT, 0, FINDING_INDENT,
	    arena_print(&t->arena, "Clauses: %.*s%.*s%.*s", STR_ARG(of_file),
		STR_ARG(buf_str(&moved)), STR_ARG(buf_str(&missing))));
	buf_free(&moved);
	buf_free(&missing);
}

static void
add_chapter_head(struct report *t, const struct chapter *chapter)
{
	struct page *p = &t->page;
	const struct roll *roll = &chapter->roll;
	struct buf counts = {0};

	page_rule(p);
	page_add(p, TONE_STRONG,
	    arena_print(&t->arena, "%3.*s  ", STR_ARG(chapter->number)));
	page_ends(p, FINDING_INDENT, FINDING_INDENT, TONE_STRONG,
	    chapter->title, roll_tone(roll), str_of(roll_words(roll)));
	for (int v = 0; v < N_VERDICTS; v++)
		report_count(&counts, roll->counts[v],
		    v == VERDICT_UNKNOWN ? "to read"
					 : verdict_name((enum verdict)v));
	if (counts.len)
		page_wrap(p, TONE_FAINT, 0, FINDING_INDENT, buf_str(&counts));
	for (int d = 0; d < t->review->n_documents && !t->telling.brief; d++)
		add_clauses(t, &t->review->documents[d], chapter);
	page_blank(p);
	buf_free(&counts);
}

static void
add_findings(struct report *t, int chapter)
{
	const struct telling *tell = &t->telling;
	const struct review *r = t->review;
	int positive = 0;

	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];

		if (finding_chapter(r, f) != chapter || !telling_tells(tell, f))
			continue;
		if (!finding_asks(f)) {
			check_finding_short(&t->page, r, f, tell->numbers[i]);
			positive++;
		} else {
			check_finding_full(&t->page, r, f, tell->numbers[i],
			    telling_like(tell, i));
		}
	}
	if (positive)
		page_blank(&t->page);
}

void
report_chapters(struct report *t)
{
	static const struct chapter nowhere = {
	    .title = STR_INIT("In no chapter of RFC 3647")};
	const struct review *r = t->review;

	for (int c = 0; c < 9; c++) {
		if (t->telling.brief && !telling_count(&t->telling, c))
			continue;
		add_chapter_head(t, &r->chapters[c]);
		add_findings(t, c);
	}
	if (!telling_count(&t->telling, -1))
		return;
	page_rule(&t->page);
	page_spaces(&t->page, FINDING_INDENT);
	page_wrap(&t->page, TONE_STRONG, FINDING_INDENT, FINDING_INDENT,
	    nowhere.title);
	page_blank(&t->page);
	add_findings(t, -1);
}
