/* What a reader wants first: what was reviewed, the verdict, what is urgent,
 * what the issues have in common, what is ahead; at the end what does not
 * count and what it was held against. */
#include "base/version.h"
#include "out/check_page.h"
#include "out/finding_words.h"
#include "out/markup.h"
#include "out/review_words.h"
#include "review/theme.h"
#include "review/waiver.h"

#define DIGEST_SHOWN 16

/* --- what was reviewed --------------------------------------------------- */

static void
add_document(struct web *w, const struct reviewed_document *d)
{
	struct str version = d->identity.version.text;
	char day[DATE_TEXT];
	const char *dated = date_print(d->dated, day);

	buf_add_c(w->out, "<li>");
	if (w->review->n_documents > 1) {
		web_text(w, document_title_words(d));
		buf_add_c(w->out, ": ");
	}
	if (version.len) {
		buf_add_c(w->out, "Version ");
		web_text(w, version);
		buf_add_c(w->out, *dated ? " of " : "");
	}
	buf_print(w->out, "%s%s%s · ", dated,
	    version.len || *dated ? " · " : "", document_kind_words(d->kind));
	web_text(w, document_file_words(d->doc));
	buf_print(w->out, ", %zu sections</li>\n", d->map->sections.len - 1);
}

static void
add_scope(struct web *w)
{
	const struct subjects *all = &w->review->subjects;
	bool any = false;

	buf_add_c(w->out, "<li>About ");
	for (size_t i = 0; i < all->len; i++) {
		const struct subject *s = &all->at[i];

		if (!s->is_purpose || s->standing != STANDING_OFFERED)
			continue;
		buf_add_c(w->out, any ? ", " : "");
		web_text(w, s->title);
		any = true;
		if (!s->n_because)
			continue;
		buf_print(w->out, " (<a href=\"#%.*s\"",
		    STR_ARG(
			w->section_ids
			    [s->because[0].document]
			    [w->review->documents[s->because[0].document]
				    .map->section_of[s->because[0].block]]));
		markup_attribute(
		    w->out, "title", passage_words(w->review, &s->because[0]));
		buf_add_char(w->out, '>');
		web_text(w,
		    passage_place_words(&w->arena, w->review, &s->because[0]));
		buf_add_c(w->out, "</a>)");
	}
	buf_add_c(
	    w->out, any ? "</li>\n" : "no purpose found in the text</li>\n");
}

static void
add_head(struct web *w)
{
	const struct review *r = w->review;
	char day[DATE_TEXT];

	buf_print(w->out,
	    "<p class=\"eyebrow\">CP/CPS review as of %s · cpslint "
	    "%s</p>\n<h1>",
	    date_print(r->as_of, day), CPSLINT_VERSION);
	web_text(w, document_title_words(&r->documents[0]));
	if (r->n_documents > 1)
		buf_print(w->out, " and %d more", r->n_documents - 1);
	buf_add_c(w->out, "</h1>\n<ul class=\"subject\">\n");
	for (int d = 0; d < r->n_documents; d++)
		add_document(w, &r->documents[d]);
	add_scope(w);
	buf_add_c(w->out, "</ul>\n");
}

/* --- verdict ------------------------------------------------------------- */

static void
add_count(
    struct web *w, int n, const char *by, const char *value, const char *words)
{
	buf_print(w->out,
	    "<li><a href=\"#review\" data-only=\"%s\" data-value=\"%s\">"
	    "<b>%d</b>%s</a></li>",
	    by, value, n, words);
}

static void
add_verdict(struct web *w)
{
	const struct review *r = w->review;

	buf_print(w->out, "<div class=\"judgement %s\"><p class=\"verdict\">",
	    web_roll_class(&r->overall));
	markup_icon(w->out, web_roll_icon(&r->overall));
	buf_print(
	    w->out, "%s</p><ul class=\"counts\">", roll_words(&r->overall));
	for (int s = SEVERITY_HIGH; s > SEVERITY_NONE; s--)
		add_count(w, r->issues[s], "severity",
		    severity_name((enum severity)s),
		    severity_name((enum severity)s));
	if (r->verdicts[VERDICT_UNKNOWN])
		add_count(w, r->verdicts[VERDICT_UNKNOWN], "verdict", "unknown",
		    "to be read");
	if (r->waived)
		buf_print(w->out,
		    "<li><span class=\"count\"><b>%d</b>waived</span></li>",
		    r->waived);
	add_count(w, r->overall.counts[VERDICT_COMPLIANT], "verdict",
	    "compliant", "compliant");
	buf_add_c(w->out, "</ul></div>\n");
	if (r->cut_short)
		buf_add_c(w->out, "<p class=\"aside\"><strong>A limit was "
				  "reached: this review is not complete."
				  "</strong></p>\n");
}

/* --- what is urgent, and what is common ---------------------------------- */

static void
add_urgent_line(struct web *w, size_t finding)
{
	const struct finding *f = &w->review->findings.at[finding];

	buf_print(w->out,
	    "<li><span class=\"num\">%d</span><span><a href=\"#%.*s\">",
	    w->telling.numbers[finding], STR_ARG(w->finding_ids[finding]));
	web_text(w, finding_title(&w->arena, w->review, f));
	buf_add_c(w->out, "</a>");
	if (f->number.len) {
		buf_print(w->out, " <span class=\"where\">%s",
		    section_word(f->number));
		web_text(w, f->number);
		buf_add_c(w->out, "</span>");
	}
	buf_add_c(w->out, "</span>");
	web_tag(w, f);
	buf_add_c(w->out, "</li>\n");
}

static void
add_urgent(struct web *w)
{
	const struct review *r = w->review;
	bool any = false;

	buf_add_c(w->out, "<h2>High priority</h2>\n");
	for (size_t i = 0; i < r->findings.len; i++) {
		if (!finding_is_urgent(&r->findings.at[i]))
			continue;
		buf_add_c(w->out, any ? "" : "<ol class=\"urgent\">\n");
		any = true;
		add_urgent_line(w, i);
	}
	buf_add_c(
	    w->out, any ? "</ol>\n" : "<p>No high-priority finding.</p>\n");
}

static void
add_themes(struct web *w)
{
	struct themes themes = {0};

	themes_make(&w->arena, w->review, &themes);
	if (!themes.len)
		return;
	buf_add_c(w->out, "<h2>Themes</h2>\n<p class=\"aside\">What the issues "
			  "have in common.</p>\n<ul class=\"themes\">\n");
	for (size_t i = 0; i < themes.len; i++) {
		const struct theme *t = &themes.at[i];

		buf_print(w->out,
		    "<li><h3>%s <span>%zu</span></h3><p>%s</p>"
		    "<div class=\"numbers\">",
		    t->title, t->findings.len, t->about);
		for (size_t k = 0; k < t->findings.len; k++)
			web_ref(w, (size_t)t->findings.at[k]);
		buf_add_c(w->out, "</div></li>\n");
	}
	buf_add_c(w->out, "</ul>\n");
}

/* --- what does not count ------------------------------------------------- */

static void
add_sources(struct web *w)
{
	struct cited_sources list = {0};
	char day[DATE_TEXT];

	review_sources(&w->arena, w->review, &list);
	buf_add_c(w->out,
	    "<h2>Held against</h2>\n<table class=\"table\"><thead><tr>"
	    "<th scope=\"col\">Source</th><th scope=\"col\">Version</th>"
	    "<th scope=\"col\">In force since</th>"
	    "<th scope=\"col\">Rules</th></tr></thead><tbody>\n");
	for (size_t i = 0; i < list.len; i++) {
		const struct source_version *v = list.at[i].version;

		buf_add_c(w->out, "<tr><td>");
		markup_link(
		    w->out, list.at[i].source->url, list.at[i].source->title);
		buf_add_c(w->out, "</td><td>");
		web_text(w, v ? v->version : (struct str){0});
		buf_print(w->out, "</td><td>%s</td><td>%d</td></tr>\n",
		    v ? date_print(v->from, day) : "", list.at[i].n_rules);
	}
	buf_add_c(w->out, "</tbody></table>\n");
}

static void
add_reasons(struct web *w)
{
	struct reasons reasons = {0};

	review_reasons(&w->arena, w->review, &reasons);
	if (!reasons.len)
		return;
	buf_print(w->out,
	    "<details class=\"fold\"><summary>Not applicable <span>%d rules"
	    "</span></summary><ul>\n",
	    w->review->verdicts[VERDICT_NOT_APPLICABLE]);
	for (size_t i = 0; i < reasons.len; i++) {
		const struct reason *reason = &reasons.at[i];

		buf_add_c(w->out, "<li>");
		web_text(w, reason->words);
		buf_add_c(w->out, "<br><code>");
		for (size_t k = 0; k < reason->results.len; k++) {
			buf_add_c(w->out, k ? ", " : "");
			web_text(w, reason->results.at[k]->rule->id);
		}
		buf_add_c(w->out, "</code></li>\n");
	}
	buf_add_c(w->out, "</ul></details>\n");
}

static void
add_waivers(struct web *w)
{
	const struct review *r = w->review;

	if (!r->n_waiver_uses)
		return;
	buf_print(w->out,
	    "<details class=\"fold\"><summary>Waivers <span>%zu</span>"
	    "</summary><ul>\n",
	    r->n_waiver_uses);
	for (size_t i = 0; i < r->n_waiver_uses; i++) {
		const struct waiver_use *use = &r->waiver_uses[i];

		buf_add_c(w->out, "<li>");
		web_text(w, arena_print(&w->arena, "%.*s: %.*s. %.*s: %.*s",
				STR_ARG(waiver_target(&w->arena, use->waiver)),
				STR_ARG(waiver_fate(&w->arena, use)),
				STR_ARG(use->waiver->author),
				STR_ARG(use->waiver->reason)));
		buf_add_c(w->out, "</li>\n");
	}
	buf_add_c(w->out, "</ul></details>\n");
}

static void
add_files(struct web *w)
{
	const struct review *r = w->review;

	buf_add_c(w->out, "<details class=\"fold\"><summary>Files and program"
			  "</summary><ul>\n");
	for (int i = 0; i < r->n_documents; i++) {
		const struct doc *doc = r->documents[i].doc;

		buf_add_c(w->out, "<li>");
		web_text(w, document_file_words(doc));
		buf_add_c(w->out, ", ");
		web_text(w, doc->format);
		buf_print(w->out, "<br><code>sha256 %s</code></li>\n",
		    doc->digest.text);
		for (size_t k = 0; k < doc->notices.len; k++) {
			buf_add_c(w->out, "<li>");
			web_text(w, document_file_words(doc));
			buf_add_c(w->out, ": ");
			web_text(w, doc->notices.at[k].text);
			buf_add_c(w->out, "</li>\n");
		}
	}
	buf_print(w->out,
	    "<li>cpslint %s, %zu rules, %.*s %.*s<br><code>sha256 %s</code>"
	    "</li>\n</ul></details>\n",
	    CPSLINT_VERSION, r->results.len, STR_ARG(r->pack->name),
	    STR_ARG(r->pack->version), r->pack->digest.text);
}

/* What does not count, sources, files. */
static void
add_rest(struct web *w)
{
	add_sources(w);
	buf_add_c(w->out, "<h2>Beside the verdict</h2>\n");
	add_reasons(w);
	add_waivers(w);
	add_files(w);
	buf_add_c(w->out,
	    "<p class=\"closing\">A clean result is necessary, not sufficient: "
	    "the rules read what a document says, not what a CA does, and "
	    "they do not cover every requirement.</p>\n");
}

void
web_overview(struct web *w)
{
	buf_add_c(w->out, "<div id=\"overview\">\n");
	add_head(w);
	add_verdict(w);
	web_earlier(w);
	web_map(w);
	add_urgent(w);
	add_themes(w);
	web_timeline(w);
	if (!w->telling.brief)
		web_advice(w);
	add_rest(w);
	buf_add_c(w->out, "</div>\n");
}
