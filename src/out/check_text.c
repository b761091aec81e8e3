/* A review as a letter: what was reviewed, the verdict, what is urgent, then
 * chapter by chapter.  Findings are numbered in the order in which they are
 * told, each is told once, and the list of urgent ones refers to the numbers.
 */
#include "out/check.h"

#include "base/version.h"
#include "out/check_finding.h"
#include "out/evidence.h"
#include "out/page.h"
#include "out/parts.h"

#define HEAD_INDENT 11
#define DIGEST_SHOWN 16
#define SCOPE_QUOTE 150

struct report {
	struct page page;
	const struct review *review;
	struct arena arena;
	int *numbers; /* of findings, from 1 */
	bool brief;
};

/* --- order of the findings ----------------------------------------------- */

static bool
is_told_in_chapter(const struct report *t, const struct finding *f)
{
	if (f->verdict == VERDICT_UNKNOWN)
		return false;
	return f->is_issue || f->due != DATE_NONE || !t->brief;
}

static bool
is_positive(const struct finding *f)
{
	return !f->is_issue && f->due == DATE_NONE;
}

/* Chapters 1 to 9, then what sits in none (-1), each with its issues first;
 * at the end what could not be decided. */
static void
number_findings(struct report *t)
{
	const struct review *r = t->review;
	int n = 0;

	t->numbers = arena_many(&t->arena, int, r->findings.len + 1);
	for (int c = 0; c <= 9; c++)
		for (size_t i = 0; i < r->findings.len; i++) {
			const struct finding *f = &r->findings.at[i];

			if (finding_chapter(r, f) == (c < 9 ? c : -1) &&
			    is_told_in_chapter(t, f))
				t->numbers[i] = ++n;
		}
	for (size_t i = 0; i < r->findings.len; i++)
		if (r->findings.at[i].verdict == VERDICT_UNKNOWN)
			t->numbers[i] = ++n;
}

/* --- head ------------------------------------------------------------------- */

static void
add_head_line(struct report *t, const char *label, struct str text)
{
	page_add(&t->page, TONE_FAINT, str_of(label));
	page_spaces(&t->page, HEAD_INDENT - page_columns(str_of(label)));
	page_wrap_lines(
	    &t->page, TONE_PLAIN, HEAD_INDENT, HEAD_INDENT, text);
}

static const char *
kind_words(unsigned kind)
{
	switch (kind) {
	case KIND_CP:
		return "Certificate Policy";
	case KIND_CPS:
		return "Certification Practice Statement";
	case KIND_CP_CPS:
		return "combined CP and CPS";
	default:
		return "kind not known";
	}
}

static struct str
document_words(struct report *t, const struct reviewed_document *d)
{
	const struct identity *id = &d->identity;
	char day[DATE_TEXT];
	struct str version = {0}, dated = {0};

	if (id->version.text.len)
		version = arena_print(&t->arena, ", version %.*s",
		    STR_ARG(id->version.text));
	if (d->dated != DATE_NONE)
		dated = arena_print(
		    &t->arena, " of %s", date_print(d->dated, day));
	return arena_print(&t->arena,
	    "%.*s%.*s%.*s\n%s, %.*s\n%.*s, sha256 %.*s", STR_ARG(d->doc->file),
	    STR_ARG(version), STR_ARG(dated), kind_words(d->kind),
	    STR_ARG(d->doc->format),
	    STR_ARG(arena_print(
		&t->arena, "%zu sections", d->map->sections.len - 1)),
	    DIGEST_SHOWN, d->doc->digest.text);
}

static void
add_scope(struct report *t)
{
	const struct review *r = t->review;
	struct buf names = {0}, why = {0};

	for (size_t i = 0; i < r->subjects.len; i++) {
		const struct subject *s = &r->subjects.at[i];

		if (!s->is_purpose || s->standing != STANDING_OFFERED)
			continue;
		buf_add_c(&names, names.len ? ", " : "");
		buf_add(&names, s->title);
		if (s->n_because) {
			const struct passage *p = &s->because[0];
			const struct reviewed_document *d =
			    &r->documents[p->document];
			struct str quote = str_sub(
			    d->doc->blocks.at[p->block].text, p->start, p->end);

			buf_print(&why, "\n%.*s: “%.*s”",
			    STR_ARG(map_printed_number(
				d->map, d->map->section_of[p->block])),
			    STR_ARG(page_shorten(
				&t->arena, quote, SCOPE_QUOTE)));
		}
	}
	if (!names.len)
		buf_add_c(&names, "no purpose was found in the text");
	buf_add(&names, buf_str(&why));
	add_head_line(t, "Scope", arena_copy(&t->arena, buf_str(&names)));
	buf_free(&names);
	buf_free(&why);
}

static void
add_head(struct report *t)
{
	const struct review *r = t->review;
	char day[DATE_TEXT];

	for (int i = 0; i < r->n_documents; i++) {
		const struct reviewed_document *d = &r->documents[i];
		struct str title = d->identity.title.text;

		page_wrap(&t->page, TONE_STRONG, 0, 0,
		    title.len ? title : d->doc->file);
	}
	page_rule(&t->page);
	for (int i = 0; i < r->n_documents; i++)
		add_head_line(
		    t, "Document", document_words(t, &r->documents[i]));
	add_head_line(t, "Reviewed",
	    arena_print(&t->arena,
		"as of %s, by cpslint " CPSLINT_VERSION
		" with %zu rules (%.*s %.*s, %.*s)",
		date_print(r->as_of, day), r->results.len,
		STR_ARG(r->pack->name), STR_ARG(r->pack->version),
		DIGEST_SHOWN, r->pack->digest.text));
	add_scope(t);
	page_blank(&t->page);
}

/* --- verdict and what is urgent ---------------------------------------------- */

static enum tone
roll_tone(const struct roll *roll)
{
	if (!roll->assessed)
		return TONE_FAINT;
	switch (roll->verdict) {
	case VERDICT_CONFLICT:
	case VERDICT_MISSING:
		return TONE_BAD;
	case VERDICT_COMPLIANT:
		return TONE_GOOD;
	default:
		return TONE_CARE;
	}
}

static void
add_count(struct buf *b, int n, const char *words)
{
	if (n)
		buf_print(b, "%s%d %s", b->len ? ", " : "", n, words);
}

static void
add_verdict(struct report *t)
{
	const struct review *r = t->review;
	const struct roll *roll = &r->overall;
	struct buf issues = {0}, others = {0};

	for (int s = SEVERITY_HIGH; s > SEVERITY_NONE; s--)
		add_count(
		    &issues, r->issues[s], severity_name((enum severity)s));
	page_add(&t->page, TONE_STRONG, STR("Verdict"));
	page_spaces(&t->page, HEAD_INDENT - 7);
	page_add(&t->page, roll_tone(roll), str_of(roll_words(roll)));
	page_blank(&t->page);
	add_head_line(t, "Issues",
	    issues.len ? buf_str(&issues) : STR("none"));
	add_count(&others, r->verdicts[VERDICT_COMPLIANT], "compliant");
	add_count(&others, r->verdicts[VERDICT_PARTIAL], "partial");
	add_count(&others, r->verdicts[VERDICT_CONFLICT], "conflict");
	add_count(&others, r->verdicts[VERDICT_MISSING], "missing");
	add_count(&others, r->verdicts[VERDICT_UNKNOWN], "to read");
	add_count(
	    &others, r->verdicts[VERDICT_NOT_APPLICABLE], "not applicable");
	add_count(
	    &others, r->verdicts[VERDICT_NOT_IN_FORCE], "not yet in force");
	add_head_line(t, "Rules", buf_str(&others));
	page_blank(&t->page);
	buf_free(&issues);
	buf_free(&others);
}

static bool
is_urgent(const struct finding *f)
{
	return f->due != DATE_NONE ||
	       (f->is_issue && f->severity == SEVERITY_HIGH);
}

static void
add_urgent_line(struct report *t, const struct finding *f, int number)
{
	struct str digits = arena_print(
	    &t->arena, "%*d", FINDING_INDENT - 2, number);
	struct str place = f->number.len
			       ? arena_print(&t->arena, " (%.*s)",
				     STR_ARG(f->number))
			       : (struct str){0};

	page_add(&t->page, TONE_PLAIN, digits);
	page_spaces(&t->page, FINDING_INDENT - page_columns(digits));
	page_ends(&t->page, FINDING_INDENT, FINDING_INDENT, TONE_PLAIN,
	    arena_print(&t->arena, "%.*s%.*s", STR_ARG(f->title),
		STR_ARG(place)),
	    finding_tone(f), finding_tag(&t->arena, f));
}

static void
add_urgent(struct report *t)
{
	const struct review *r = t->review;
	int n = 0;

	for (size_t i = 0; i < r->findings.len; i++)
		n += is_urgent(&r->findings.at[i]);
	if (n == 0) {
		add_head_line(t, "Priority", STR("no high-priority finding"));
		page_blank(&t->page);
		return;
	}
	page_add(&t->page, TONE_STRONG, STR("High priority"));
	page_blank(&t->page);
	for (size_t i = 0; i < r->findings.len; i++)
		if (is_urgent(&r->findings.at[i]))
			add_urgent_line(
			    t, &r->findings.at[i], t->numbers[i]);
	page_blank(&t->page);
}

/* --- chapters ----------------------------------------------------------------- */

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

/* "5.4.9 is 5.4.8 of RFC 3647 (by title)" for all that differ. */
static void
list_moved(const struct map *map, struct str chapter, struct buf *out)
{
	for (size_t i = 1; i < map->sections.len; i++) {
		const struct section *s = &map->sections.at[i];
		struct str rfc = parts_rfc_number(map, (int)i);

		if (!rfc.len || !number_is_below(rfc, chapter) ||
		    str_eq(rfc, s->number))
			continue;
		buf_print(out, "%s%.*s = RFC 3647 %.*s (%s)",
		    out->len ? ", " : "",
		    STR_ARG(s->number.len ? s->number : s->title),
		    STR_ARG(rfc), mapping_name(s->mapping));
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
		of_file = arena_print(
		    &t->arena, "%.*s: ", STR_ARG(d->doc->file));
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
		add_count(&counts, roll->counts[v],
		    v == VERDICT_UNKNOWN ? "to read"
					 : verdict_name((enum verdict)v));
	if (counts.len)
		page_wrap(
		    p, TONE_FAINT, 0, FINDING_INDENT, buf_str(&counts));
	for (int d = 0; d < t->review->n_documents && !t->brief; d++)
		add_clauses(t, &t->review->documents[d], chapter);
	page_blank(p);
	buf_free(&counts);
}

static int
count_told(const struct report *t, int chapter)
{
	const struct review *r = t->review;
	int n = 0;

	for (size_t i = 0; i < r->findings.len; i++)
		n += finding_chapter(r, &r->findings.at[i]) == chapter &&
		     is_told_in_chapter(t, &r->findings.at[i]);
	return n;
}

static void
add_findings(struct report *t, int chapter)
{
	const struct review *r = t->review;
	int positive = 0;

	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];

		if (finding_chapter(r, f) != chapter ||
		    !is_told_in_chapter(t, f))
			continue;
		if (is_positive(f)) {
			check_finding_short(&t->page, r, f, t->numbers[i]);
			positive++;
		} else {
			check_finding_full(&t->page, r, f, t->numbers[i]);
		}
	}
	if (positive)
		page_blank(&t->page);
}

static void
add_chapters(struct report *t)
{
	static const struct chapter nowhere = {
	    .title = STR_INIT("In no chapter of RFC 3647")};
	const struct review *r = t->review;

	for (int c = 0; c < 9; c++) {
		if (t->brief && !count_told(t, c))
			continue;
		add_chapter_head(t, &r->chapters[c]);
		add_findings(t, c);
	}
	if (!count_told(t, -1))
		return;
	page_rule(&t->page);
	page_spaces(&t->page, FINDING_INDENT);
	page_wrap(&t->page, TONE_STRONG, FINDING_INDENT, FINDING_INDENT,
	    nowhere.title);
	page_blank(&t->page);
	add_findings(t, -1);
}

/* --- the rest ------------------------------------------------------------------- */

static void
add_part_title(struct report *t, const char *title)
{
	page_rule(&t->page);
	page_spaces(&t->page, FINDING_INDENT);
	page_add(&t->page, TONE_STRONG, str_of(title));
	page_blank(&t->page);
	page_blank(&t->page);
}

static void
add_unknown(struct report *t)
{
	const struct review *r = t->review;
	bool first = true;

	for (size_t i = 0; i < r->findings.len; i++) {
		if (r->findings.at[i].verdict != VERDICT_UNKNOWN)
			continue;
		if (first)
			add_part_title(
			    t, "Read these: not decided by the program");
		first = false;
		check_finding_read(
		    &t->page, r, &r->findings.at[i], t->numbers[i]);
	}
}

/* True when an earlier result has the same condition. */
static bool
condition_told(const struct review *r, size_t result)
{
	for (size_t i = 0; i < result; i++)
		if (r->results.at[i].verdict == VERDICT_NOT_APPLICABLE &&
		    str_eq(r->results.at[i].condition,
			r->results.at[result].condition))
			return true;
	return false;
}

static struct str
rules_of_condition(struct report *t, size_t first)
{
	const struct review *r = t->review;
	struct str condition = r->results.at[first].condition, out;
	struct buf b = {0};

	for (size_t i = first; i < r->results.len; i++) {
		const struct result *res = &r->results.at[i];

		if (res->verdict != VERDICT_NOT_APPLICABLE ||
		    !str_eq(res->condition, condition))
			continue;
		buf_add_c(&b, b.len ? ", " : "");
		buf_add(&b, res->rule->id);
	}
	out = arena_copy(&t->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
add_not_applicable(struct report *t)
{
	const struct review *r = t->review;

	if (!r->verdicts[VERDICT_NOT_APPLICABLE])
		return;
	add_part_title(t, "Not applicable");
	for (size_t i = 0; i < r->results.len; i++) {
		const struct result *res = &r->results.at[i];

		if (res->verdict != VERDICT_NOT_APPLICABLE ||
		    condition_told(r, i))
			continue;
		page_wrap(&t->page, TONE_PLAIN, 0, FINDING_INDENT,
		    res->condition.len ? res->condition : res->message);
		page_wrap(&t->page, TONE_FAINT, 0, FINDING_INDENT + 2,
		    rules_of_condition(t, i));
	}
	page_blank(&t->page);
}

/* The result not in force with the earliest day after (day, index). */
static int
next_due(const struct review *r, date day, int index)
{
	int best = -1;

	for (int i = 0; i < (int)r->results.len; i++) {
		const struct result *res = &r->results.at[i];

		if (res->verdict != VERDICT_NOT_IN_FORCE ||
		    res->due < day || (res->due == day && i <= index))
			continue;
		if (best < 0 || res->due < r->results.at[best].due)
			best = i;
	}
	return best;
}

static void
add_not_in_force(struct report *t)
{
	const struct review *r = t->review;
	int i = -1;
	date day = DATE_NONE;

	if (!r->verdicts[VERDICT_NOT_IN_FORCE])
		return;
	add_part_title(t, "Not yet in force");
	while ((i = next_due(r, day, i)) >= 0) {
		const struct result *res = &r->results.at[i];
		char text[DATE_TEXT];
		struct str when = str_of(date_print(res->due, text));

		day = res->due;
		page_spaces(&t->page, FINDING_INDENT);
		page_ends(&t->page, FINDING_INDENT, FINDING_INDENT + 12,
		    TONE_PLAIN,
		    arena_print(&t->arena, "%.*s  %.*s",
			STR_ARG(when.len ? when : STR("no longer ")),
			STR_ARG(res->rule->title)),
		    TONE_FAINT,
		    when.len ? arena_print(&t->arena, "would be %s",
				   verdict_name(res->verdict_when_due))
			     : (struct str){0});
	}
	page_blank(&t->page);
}

static void
add_notice(struct report *t, const struct reviewed_document *d,
    const struct notice *n)
{
	struct str where = {0};

	if (n->block >= 0)
		where = map_printed_number(
		    d->map, d->map->section_of[n->block]);
	page_wrap(&t->page, TONE_PLAIN, 0, FINDING_INDENT,
	    arena_print(&t->arena, "%.*s%s%.*s: %s: %.*s",
		STR_ARG(d->doc->file), where.len ? ", section " : "",
		STR_ARG(where), notice_kind_name(n->kind), STR_ARG(n->text)));
}

static void
add_notices(struct report *t)
{
	const struct review *r = t->review;
	bool first = true;

	for (int d = 0; d < r->n_documents; d++) {
		const struct doc *doc = r->documents[d].doc;

		for (size_t i = 0; i < doc->notices.len; i++) {
			if (first)
				add_part_title(t, "About the files");
			first = false;
			add_notice(
			    t, &r->documents[d], &doc->notices.at[i]);
		}
	}
	if (!first)
		page_blank(&t->page);
}

static void
add_end(struct report *t)
{
	page_rule(&t->page);
	if (t->review->cut_short)
		page_wrap(&t->page, TONE_BAD, 0, 0,
		    STR("A limit was reached: this review is not complete."));
	page_wrap(&t->page, TONE_PLAIN, 0, 0,
	    STR("A clean result is necessary, not sufficient: the rules read "
		"what a document says, not what a CA does, and they do not "
		"cover every requirement."));
}

void
check_text(
    const struct review *r, const struct style *style, struct buf *out)
{
	struct report t = {.page = page_of(style, out),
	    .review = r,
	    .brief = style->brief};

	number_findings(&t);
	add_head(&t);
	add_verdict(&t);
	add_urgent(&t);
	add_chapters(&t);
	if (!t.brief) {
		add_unknown(&t);
		add_not_applicable(&t);
		add_not_in_force(&t);
	}
	add_notices(&t);
	add_end(&t);
	arena_clear(&t.arena);
}
