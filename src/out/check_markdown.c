/* A review in the shape that root programmes use for theirs: who reviewed
 * what and against what, the verdict, what is urgent, what the issues have in
 * common, the chapters with their findings, then lists that refer to the
 * findings by number.  Each finding is told once.
 */
#include "out/check.h"

#include <stdlib.h>

#include "base/search.h"
#include "base/version.h"
#include "out/check_letter.h"
#include "out/finding_words.h"
#include "out/markdown.h"
#include "out/review_words.h"
#include "review/calendar.h"
#include "review/theme.h"
#include "review/waiver.h"

static const struct finding *
finding_at(const struct letter *l, size_t i)
{
	return &l->review->findings.at[i];
}

/* A paragraph is one line: Bugzilla shows every line end. */
static void
add_heading(struct letter *l, const char *text)
{
	buf_print(l->out, "\n## %s\n\n", text);
}

/* "- **20** Title (3.2.2.4.8): conflict · high" */
static void
add_reference(struct letter *l, size_t i)
{
	const struct finding *f = finding_at(l, i);

	buf_print(l->out, "- **%d** ", l->telling.numbers[i]);
	markdown_words(l->out, finding_title(&l->arena, l->review, f));
	buf_print(l->out, " (%.*s): %.*s\n", STR_ARG(f->number),
	    STR_ARG(finding_tag(&l->arena, f)));
}

/* --- head ---------------------------------------------------------------- */

static struct str
document_words(struct letter *l, const struct reviewed_document *d)
{
	struct str version = d->identity.version.text;
	char day[DATE_TEXT];
	const char *dated = date_print(d->dated, day);

	return arena_print(&l->arena,
	    "%.*s%s%.*s%s%s; %s; %.*s, %zu sections; sha256 %s",
	    STR_ARG(document_file_words(d->doc)),
	    version.len ? ", version " : "", STR_ARG(version),
	    *dated ? " of " : "", dated, document_kind_words(d->kind),
	    STR_ARG(d->doc->format), d->map->sections.len - 1,
	    d->doc->digest.text);
}

static void
add_scope(struct letter *l)
{
	const struct subjects *all = &l->review->subjects;
	bool any = false;

	buf_add_c(l->out, "- **Scope:** ");
	for (size_t i = 0; i < all->len; i++) {
		const struct subject *s = &all->at[i];

		if (!s->is_purpose || s->standing != STANDING_OFFERED)
			continue;
		buf_add_c(l->out, any ? "; " : "");
		markdown_words(l->out, s->title);
		any = true;
		if (!s->n_because)
			continue;
		buf_add_c(l->out, " (");
		markdown_words(l->out,
		    passage_place_words(&l->arena, l->review, &s->because[0]));
		buf_add_c(l->out, ": “");
		markdown_words(
		    l->out, passage_words(l->review, &s->because[0]));
		buf_add_c(l->out, "”)");
	}
	buf_add_c(l->out, any ? "\n" : "no purpose was found in the text\n");
}

static void
add_sources(struct letter *l)
{
	struct cited_sources list = {0};
	struct str words = {0};

	review_sources(&l->arena, l->review, &list);
	for (size_t i = 0; i < list.len; i++) {
		const struct source *s = list.at[i].source;
		const struct source_version *v = list.at[i].version;

		words = arena_print(&l->arena, "%.*s%s%.*s%s%.*s",
		    STR_ARG(words), i ? ", " : "",
		    STR_ARG(s->abbreviation.len ? s->abbreviation : s->title),
		    v ? " " : "", STR_ARG(v ? v->version : (struct str){0}));
	}
	letter_item(l, "Held against", words);
}

static void
add_head(struct letter *l)
{
	const struct review *r = l->review;
	char day[DATE_TEXT];

	buf_add_c(l->out, "# Review: ");
	for (int i = 0; i < r->n_documents; i++) {
		const struct reviewed_document *d = &r->documents[i];
		struct str version = d->identity.version.text;

		buf_add_c(l->out, i ? "; " : "");
		markdown_words(l->out, document_title_words(d));
		buf_add_c(l->out, version.len ? ", version " : "");
		markdown_words(l->out, version);
	}
	buf_add_c(l->out, "\n\n");
	for (int i = 0; i < r->n_documents; i++)
		letter_item(l, "Document", document_words(l, &r->documents[i]));
	letter_item(l, "As of", str_of(date_print(r->as_of, day)));
	letter_item(l, "Reviewed by",
	    arena_print(&l->arena, "cpslint %s with %zu rules (%.*s %.*s, %s)",
		CPSLINT_VERSION, r->results.len, STR_ARG(r->pack->name),
		STR_ARG(r->pack->version), r->pack->digest.text));
	add_scope(l);
	add_sources(l);
}

static void
add_count(struct letter *l, int n, const char *words, bool *any)
{
	if (n)
		buf_print(l->out, "%s%d %s", *any ? ", " : "", n, words);
	*any |= n != 0;
}

static void
add_verdict(struct letter *l)
{
	const struct review *r = l->review;
	bool any = false;

	add_heading(l, "Overall verdict");
	buf_print(l->out, "**%s.** Issues: ", roll_words(&r->overall));
	for (int s = SEVERITY_HIGH; s > SEVERITY_NONE; s--)
		add_count(
		    l, r->issues[s], severity_name((enum severity)s), &any);
	add_count(l, r->waived, "waived", &any);
	buf_add_c(l->out, any ? ". Rules: " : "none. Rules: ");
	any = false;
	for (int v = 0; v < N_VERDICTS; v++)
		add_count(
		    l, r->verdicts[v], verdict_name((enum verdict)v), &any);
	buf_add_c(l->out, ".\n");
	if (r->cut_short)
		buf_add_c(l->out, "\nA limit was reached: this review is not "
				  "complete.\n");
}

static void
add_urgent(struct letter *l)
{
	bool any = false;

	add_heading(l, "High-priority findings");
	for (size_t i = 0; i < l->review->findings.len; i++)
		if (finding_is_urgent(finding_at(l, i))) {
			add_reference(l, i);
			any = true;
		}
	if (!any)
		buf_add_c(l->out, "None.\n");
}

static void
add_themes(struct letter *l)
{
	struct themes themes = {0};

	themes_make(&l->arena, l->review, &themes);
	if (!themes.len)
		return;
	add_heading(l, "Themes");
	for (size_t i = 0; i < themes.len; i++) {
		const struct theme *t = &themes.at[i];
		int *numbers = arena_many(&l->arena, int, t->findings.len);

		for (size_t k = 0; k < t->findings.len; k++)
			numbers[k] = l->telling.numbers[t->findings.at[k]];
		buf_print(l->out, "- **%s.** %s %zu findings: ", t->title,
		    t->about, t->findings.len);
		qsort(numbers, t->findings.len, sizeof(int), compare_ints);
		for (size_t k = 0; k < t->findings.len; k++)
			buf_print(l->out, "%s%d", k ? ", " : "", numbers[k]);
		buf_add_c(l->out, ".\n");
	}
}

/* --- chapters ------------------------------------------------------------ */

static void
add_clauses(struct letter *l, const struct chapter *chapter)
{
	const struct review *r = l->review;

	buf_add_c(l->out, "- **Clause mapping:** ");
	for (int d = 0; d < r->n_documents; d++) {
		const struct reviewed_document *rd = &r->documents[d];

		buf_add_c(l->out, d ? "; " : "");
		if (r->n_documents > 1) {
			markdown_words(l->out, document_file_words(rd->doc));
			buf_add_c(l->out, ": ");
		}
		markdown_words(
		    l->out, clause_words(&l->arena, rd->map, chapter->number));
	}
	buf_add_c(l->out, "\n");
}

static void
add_findings(struct letter *l, int chapter)
{
	bool any = false;

	for (size_t i = 0; i < l->telling.n; i++) {
		size_t at = (size_t)l->telling.order[i];
		const struct finding *f = finding_at(l, at);

		if (f->verdict == VERDICT_UNKNOWN ||
		    finding_chapter(l->review, f) != chapter)
			continue;
		if (finding_asks(f)) {
			letter_finding(l, at);
			continue;
		}
		if (!any)
			buf_add_c(l->out, "### Confirmed\n\n");
		any = true;
		letter_positive(l, at);
	}
}

static void
add_chapters(struct letter *l)
{
	const struct review *r = l->review;

	for (int c = 0; c < 9; c++) {
		const struct chapter *chapter = &r->chapters[c];
		struct str counts = roll_count_words(&l->arena, &chapter->roll);

		if (l->telling.brief && !telling_count(&l->telling, c))
			continue;
		buf_print(l->out, "\n## %.*s. ", STR_ARG(chapter->number));
		markdown_words(l->out, chapter->title);
		buf_print(l->out, "\n\n- **Quick verdict:** %s",
		    roll_words(&chapter->roll));
		if (counts.len)
			buf_print(l->out, " (%.*s)", STR_ARG(counts));
		buf_add_c(l->out, "\n");
		if (!l->telling.brief)
			add_clauses(l, chapter);
		buf_add_c(l->out, "\n");
		add_findings(l, c);
	}
	if (!telling_count(&l->telling, -1))
		return;
	add_heading(l, "In no chapter of RFC 3647");
	add_findings(l, -1);
}

/* --- lists that refer ---------------------------------------------------- */

static bool
is_gap(const struct review *r, const struct finding *f)
{
	return f->is_issue && !f->waiver &&
	       (f->verdict == VERDICT_MISSING ||
		   finding_theme(r, f) == THEME_OUTLINE);
}

static void
add_list(struct letter *l, const char *title,
    bool (*belongs)(const struct review *r, const struct finding *f))
{
	bool any = false;

	add_heading(l, title);
	for (size_t i = 0; i < l->telling.n; i++) {
		size_t at = (size_t)l->telling.order[i];

		if (!belongs(l->review, finding_at(l, at)))
			continue;
		add_reference(l, at);
		any = true;
	}
	if (!any)
		buf_add_c(l->out, "None found.\n");
}

static void
add_unknown(struct letter *l)
{
	bool any = false;

	for (size_t i = 0; i < l->telling.n; i++) {
		size_t at = (size_t)l->telling.order[i];

		if (finding_at(l, at)->verdict != VERDICT_UNKNOWN)
			continue;
		if (!any)
			add_heading(l, "To be read: not decided");
		any = true;
		letter_unknown(l, at);
	}
}

/* "- **2027-03-15** Title (6.3.2), TLS BR 6.3.2: compliant, then conflict" */
static void
add_duty(struct letter *l, const struct duty *d)
{
	const struct cite *c = &d->rule->cites[0];
	char day[DATE_TEXT];

	buf_print(l->out, "- **%s** ", date_print(d->day, day));
	markdown_words(l->out, d->rule->title);
	buf_print(l->out, " (%.*s; %.*s): ", STR_ARG(d->number),
	    STR_ARG(citation_words(&l->arena, c, d->day)));
	if (d->before == d->then)
		buf_print(l->out, "stays %s", verdict_name(d->then));
	else
		buf_print(l->out, "%s, then %s", verdict_name(d->before),
		    verdict_name(d->then));
	if (d->message.len) {
		buf_add_c(l->out, ". ");
		markdown_words(l->out, d->message);
	}
	buf_add_c(l->out, "\n");
}

static void
add_calendar(struct letter *l)
{
	struct duties duties = {0};

	calendar_make(&l->arena, l->review, &duties);
	add_heading(l, "What falls due next");
	if (!duties.len)
		buf_add_c(l->out, "No rule has a later date for these "
				  "documents.\n");
	for (size_t i = 0; i < duties.len; i++)
		if (!l->telling.brief || duties.at[i].severity != SEVERITY_NONE)
			add_duty(l, &duties.at[i]);
}

static void
add_reasons(struct letter *l)
{
	struct reasons reasons = {0};

	review_reasons(&l->arena, l->review, &reasons);
	if (!reasons.len)
		return;
	add_heading(l, "Not applicable");
	for (size_t i = 0; i < reasons.len; i++) {
		const struct reason *reason = &reasons.at[i];

		buf_add_c(l->out, "- ");
		markdown_words(l->out, reason->words);
		for (size_t k = 0; k < reason->results.len; k++)
			buf_print(l->out, "%s%.*s", k ? ", " : " Rules: ",
			    STR_ARG(reason->results.at[k]->rule->id));
		buf_add_c(l->out, ".\n");
	}
}

static void
add_notices(struct letter *l)
{
	const struct review *r = l->review;
	bool any = false;

	for (int d = 0; d < r->n_documents; d++) {
		const struct doc *doc = r->documents[d].doc;

		for (size_t i = 0; i < doc->notices.len; i++) {
			if (!any)
				add_heading(l, "About the files");
			any = true;
			letter_item(l,
			    arena_copy(&l->arena, document_file_words(doc)).at,
			    doc->notices.at[i].text);
		}
	}
}

/* Waivers that hold for nothing. */
static void
add_waivers(struct letter *l)
{
	const struct review *r = l->review;
	bool any = false;

	for (size_t i = 0; i < r->n_waiver_uses; i++) {
		const struct waiver_use *use = &r->waiver_uses[i];

		if (use->state != WAIVER_EXPIRED &&
		    use->state != WAIVER_UNMATCHED)
			continue;
		if (!any)
			add_heading(l, "Waivers that hold for nothing");
		any = true;
		buf_add_c(l->out, "- ");
		markdown_words(
		    l->out, arena_print(&l->arena, "%.*s: %.*s. %.*s: %.*s",
				STR_ARG(waiver_target(&l->arena, use->waiver)),
				STR_ARG(waiver_fate(&l->arena, use)),
				STR_ARG(use->waiver->author),
				STR_ARG(use->waiver->reason)));
		buf_add_c(l->out, "\n");
	}
}

static void
add_references(struct letter *l)
{
	struct cited_sources list = {0};
	char day[DATE_TEXT];

	review_sources(&l->arena, l->review, &list);
	add_heading(l, "References");
	for (size_t i = 0; i < list.len; i++) {
		const struct source *s = list.at[i].source;
		const struct source_version *v = list.at[i].version;

		buf_add_c(l->out, "- ");
		markdown_words(l->out, s->title);
		if (s->abbreviation.len && !str_eq(s->abbreviation, s->title))
			buf_print(l->out, " (%.*s)", STR_ARG(s->abbreviation));
		if (v)
			buf_print(l->out, ", version %.*s, in force since %s",
			    STR_ARG(v->version), date_print(v->from, day));
		if (s->url.len) {
			buf_add_c(l->out, ": ");
			markdown_words(l->out, s->url);
		}
		buf_add_c(l->out, "\n");
	}
	buf_add_c(l->out,
	    "\nA clean result is necessary, not sufficient: the rules read "
	    "what "
	    "a document says, not what a CA does, and they do not cover every "
	    "requirement.\n");
}

void
check_markdown(
    const struct review *r, const struct style *style, struct buf *out)
{
	struct letter l = {.out = out, .review = r};

	telling_make(&l.arena, r, style->brief, &l.telling);
	add_head(&l);
	add_verdict(&l);
	letter_earlier(&l);
	add_urgent(&l);
	add_themes(&l);
	add_chapters(&l);
	if (!style->brief) {
		add_list(&l, "Gaps and omissions", is_gap);
		add_list(&l, "Ambiguities and terminology",
		    finding_is_about_wording);
		add_unknown(&l);
	}
	add_calendar(&l);
	if (!style->brief)
		add_reasons(&l);
	if (!style->brief)
		letter_advice(&l, style);
	add_notices(&l);
	add_waivers(&l);
	add_references(&l);
	arena_clear(&l.arena);
}
