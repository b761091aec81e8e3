/* The findings of a page: a card each, in the order of the chapters, with
 * what the filters go by in its attributes. */
#include "out/check_page.h"
#include "out/finding_words.h"
#include "out/markup.h"
#include "out/review_words.h"

static void
add_labelled(struct web *w, const char *label, struct str text)
{
	if (!text.len)
		return;
	buf_print(w->out, "<div><h4>%s</h4><p>", label);
	web_text(w, text);
	buf_add_c(w->out, "</p></div>\n");
}

/* --- evidence ------------------------------------------------------------ */

static void
add_place(struct web *w, const struct evidence *e, int number, int nth)
{
	buf_print(w->out, "<figcaption><a href=\"#e%d-%d\">", number, nth);
	web_text(w, evidence_place_words(&w->arena, w->review, e));
	buf_print(w->out, "</a>%s</figcaption>", evidence_role_words(e->role));
}

static void
add_evidence(struct web *w, size_t finding)
{
	const struct passages *p = &w->passages[finding];
	int number = w->telling.numbers[finding];
	int nth = 1;

	if (p->groups.len)
		buf_add_c(w->out, "<div><h4>Evidence</h4>\n");
	for (size_t i = 0; i < p->groups.len; i++) {
		const struct passage_group *g = &p->groups.at[i];

		buf_add_c(w->out, "<figure class=\"quote\">");
		for (size_t k = 0; k < g->len; k++) {
			buf_add_c(w->out, "<blockquote>");
			web_text(w, evidence_quote(w->review, g->at[k]));
			buf_add_c(w->out, "</blockquote>");
		}
		add_place(w, g->decisive, number, nth);
		buf_add_c(w->out, "</figure>\n");
		nth += (int)g->len;
	}
	if (p->groups.len)
		buf_add_c(w->out, "</div>\n");
	add_labelled(w, "Searched", p->searched);
}

/* --- what to do ---------------------------------------------------------- */

static void
add_like(struct web *w, int like)
{
	int other = w->telling.order[like - 1];

	buf_add_c(w->out, "<div><h4>To do</h4><p>As for finding ");
	web_ref(w, (size_t)other);
	buf_add_c(w->out, "</p></div>\n");
}

static void
add_advice(struct web *w, size_t finding)
{
	const struct finding *f = &w->review->findings.at[finding];
	const struct rule *rule = finding_rule(w->review, f);
	int like = telling_like(&w->telling, finding);

	if (!finding_asks(f))
		return;
	if (like) {
		add_like(w, like);
		return;
	}
	if (f->recommendation.len) {
		buf_add_c(w->out, "<div><h4>To do</h4><p>");
		web_text(w, f->recommendation);
		buf_add_c(w->out, "</p>");
		if (f->model.len) {
			buf_add_c(w->out, "<p class=\"model\">");
			web_text(w, f->model);
			buf_add_c(w->out, "</p>");
		}
		buf_add_c(w->out, "</div>\n");
	}
	add_labelled(w, "Why", rule->why);
	add_labelled(w, "Past", rule->past);
}

static void
add_citations(struct web *w, const struct finding *f)
{
	struct str lines = finding_citations(&w->arena, w->review, f);

	buf_add_c(w->out, "<div><h4>Required by</h4><ul class=\"cites\">");
	while (lines.len) {
		buf_add_c(w->out, "<li>");
		web_text(w, str_cut(&lines, '\n'));
		buf_add_c(w->out, "</li>");
	}
	buf_add_c(w->out, "</ul></div>\n");
}

static void
add_facts(struct web *w, const struct finding *f)
{
	const struct result *first = &w->review->results.at[f->results[0]];

	buf_add_c(w->out, "<p class=\"facts\">");
	if (f->action != ACTION_NONE)
		buf_print(w->out, "Asked for %s · ", action_words(f->action));
	buf_print(w->out, "%s confidence", confidence_name(first->confidence));
	if (first->lapsed && f->is_issue)
		buf_add_c(w->out, " · was right on the day of the document; "
				  "the requirement has moved since");
	buf_add_c(w->out, "</p>\n");
}

static void
add_body(struct web *w, size_t finding)
{
	const struct finding *f = &w->review->findings.at[finding];

	buf_add_c(w->out, "<div class=\"body\">\n<p>");
	web_text(w, f->message);
	buf_add_c(w->out, "</p>\n");
	add_facts(w, f);
	add_labelled(w, "Waived", finding_waiver_words(&w->arena, f));
	add_evidence(w, finding);
	add_advice(w, finding);
	add_citations(w, f);
	buf_print(w->out, "<p class=\"ids\">%s <code>",
	    f->n_results == 1 ? "Rule" : "Rules");
	web_text(w, finding_rule_ids(&w->arena, w->review, f));
	buf_print(w->out,
	    "</code> · <a href=\"#%.*s\">link to this finding</a></p>\n"
	    "</div>\n",
	    STR_ARG(w->finding_ids[finding]));
}

/* --- the card ------------------------------------------------------------ */

/* Each source once: "tls-br mrsp". */
static void
add_sources(struct web *w, const struct finding *f)
{
	struct cite_list cites = finding_cites(&w->arena, w->review, f);

	buf_add_c(w->out, " data-sources=\"");
	for (size_t i = 0; i < cites.len; i++) {
		bool told = false;

		for (size_t k = 0; k < i; k++)
			told |= cites.at[k]->source == cites.at[i]->source;
		if (told)
			continue;
		buf_add_c(w->out, i ? " " : "");
		web_text(w, cites.at[i]->source->id);
	}
	buf_add_char(w->out, '"');
}

static void
add_attributes(struct web *w, size_t finding)
{
	const struct finding *f = &w->review->findings.at[finding];

	buf_print(w->out,
	    "<details class=\"finding %s%s\" id=\"%.*s\" data-n=\"%d\" "
	    "data-verdict=\"%s\" data-severity=\"%s\" data-chapter=\"%d\"",
	    markup_verdict_class(f->verdict), f->waiver ? " waived" : "",
	    STR_ARG(w->finding_ids[finding]), w->telling.numbers[finding],
	    verdict_name(f->verdict),
	    f->is_issue ? severity_name(f->severity) : "",
	    finding_chapter(w->review, f) + 1);
	markup_attribute(w->out, "data-section", web_section_of(w, f));
	add_sources(w, f);
	buf_add_c(w->out, ">\n");
}

static void
add_finding(struct web *w, size_t finding)
{
	const struct finding *f = &w->review->findings.at[finding];

	add_attributes(w, finding);
	buf_print(w->out,
	    "<summary><span class=\"num\">%d</span><span class=\"name\">",
	    w->telling.numbers[finding]);
	web_text(w, finding_title(&w->arena, w->review, f));
	buf_add_c(w->out, "</span><span class=\"tags\">");
	web_tag(w, f);
	if (f->number.len) {
		buf_print(w->out, "<span class=\"where\">%s",
		    section_word(f->number));
		web_text(w, f->number);
		buf_add_c(w->out, "</span>");
	}
	buf_add_c(w->out, "</span></summary>\n");
	add_body(w, finding);
	buf_add_c(w->out, "</details>\n");
}

/* --- filters ------------------------------------------------------------- */

static void
add_chip(struct web *w, const char *name, const char *value, const char *words,
    const char *class, int n)
{
	if (!n)
		return;
	buf_print(w->out,
	    "<button type=\"button\" class=\"chip %s\" name=\"%s\" "
	    "value=\"%s\" aria-pressed=\"false\">",
	    class, name, value);
	if (*class)
		markup_icon(w->out, value);
	buf_print(w->out, "%s</button>", words);
}

static int
count_told(const struct web *w, enum verdict v)
{
	int n = 0;

	for (size_t i = 0; i < w->telling.n; i++)
		n += w->review->findings.at[w->telling.order[i]].verdict == v;
	return n;
}

/* Worst first. */
static const enum verdict chip_order[] = {VERDICT_CONFLICT, VERDICT_MISSING,
    VERDICT_PARTIAL, VERDICT_UNKNOWN, VERDICT_COMPLIANT};

static void
add_chips(struct web *w)
{
	const struct review *r = w->review;

	buf_add_c(w->out, "<div class=\"row\" role=\"group\" "
			  "aria-label=\"Verdicts and severities\">");
	for (size_t i = 0; i < COUNT_OF(chip_order); i++) {
		enum verdict v = chip_order[i];

		add_chip(w, "verdict", verdict_name(v),
		    v == VERDICT_UNKNOWN ? "to read" : verdict_name(v),
		    markup_verdict_class(v), count_told(w, v));
	}
	buf_add_c(w->out, "<span class=\"between\"></span>");
	for (int s = SEVERITY_HIGH; s > SEVERITY_NONE; s--) {
		const char *name = severity_name((enum severity)s);

		add_chip(w, "severity", name, name, "", r->issues[s]);
	}
	buf_add_c(w->out, "</div>\n");
}

static void
add_selects(struct web *w)
{
	struct cited_sources sources = {0};

	review_sources(&w->arena, w->review, &sources);
	buf_add_c(w->out, "<select id=\"source\" "
			  "aria-label=\"Source\">"
			  "<option value=\"\">all sources</option>");
	for (size_t i = 0; i < sources.len; i++) {
		const struct source *s = sources.at[i].source;

		buf_add_c(w->out, "<option");
		markup_attribute(w->out, "value", s->id);
		buf_add_char(w->out, '>');
		web_text(w, s->abbreviation.len ? s->abbreviation : s->title);
		buf_add_c(w->out, "</option>");
	}
	buf_add_c(w->out, "</select><select id=\"chapter\" "
			  "aria-label=\"Chapter\">"
			  "<option value=\"\">all chapters</option>");
	for (int c = 0; c < 9; c++)
		if (telling_count(&w->telling, c)) {
			buf_print(
			    w->out, "<option value=\"%d\">%d ", c + 1, c + 1);
			web_text(w, w->review->chapters[c].title);
			buf_add_c(w->out, "</option>");
		}
	buf_add_c(w->out, "</select>\n");
}

static void
add_filters(struct web *w)
{
	buf_add_c(w->out,
	    "<div class=\"filters needs-script\" role=\"search\" "
	    "aria-label=\"Findings\">\n"
	    "<div class=\"row\"><input type=\"search\" id=\"words\" "
	    "placeholder=\"Words\" "
	    "aria-label=\"Words in the findings\">");
	add_selects(w);
	buf_add_c(w->out, "</div>\n");
	add_chips(w);
	buf_add_c(w->out,
	    "<div class=\"row\"><span class=\"tally\" id=\"tally\" "
	    "role=\"status\"></span>"
	    "<button type=\"button\" class=\"chip\" id=\"clear\" hidden>"
	    "show all</button></div>\n</div>\n");
}

/* --- the pane ------------------------------------------------------------ */

static bool
belongs(const struct web *w, size_t finding, int chapter, bool unknown)
{
	const struct finding *f = &w->review->findings.at[finding];

	if (f->verdict == VERDICT_UNKNOWN)
		return unknown;
	return !unknown && finding_chapter(w->review, f) == chapter;
}

static void
add_chapter(struct web *w, int chapter, bool unknown, struct str title)
{
	bool any = false;

	for (size_t i = 0; i < w->telling.n; i++) {
		size_t at = (size_t)w->telling.order[i];

		if (!belongs(w, at, chapter, unknown))
			continue;
		if (!any) {
			buf_add_c(w->out, "<section class=\"chapter\"><h3>");
			web_text(w, title);
			buf_add_c(w->out, "</h3>\n");
		}
		any = true;
		add_finding(w, at);
	}
	if (any)
		buf_add_c(w->out, "</section>\n");
}

void
web_findings(struct web *w)
{
	const struct review *r = w->review;

	buf_add_c(w->out,
	    "<aside class=\"pane findings\" id=\"findings\" "
	    "aria-labelledby=\"findings-title\">\n"
	    "<h2 class=\"off-screen\" id=\"findings-title\">Findings</h2>\n");
	add_filters(w);
	buf_add_c(w->out, "<div class=\"list\" id=\"list\">\n");
	buf_add_c(w->out, "<p class=\"nothing\" id=\"nothing\" hidden>No "
			  "finding fits all of this.</p>\n");
	for (int c = 0; c < 9; c++)
		add_chapter(w, c, false,
		    arena_print(&w->arena, "%.*s %.*s",
			STR_ARG(r->chapters[c].number),
			STR_ARG(r->chapters[c].title)));
	add_chapter(w, -1, false, STR("In no chapter of RFC 3647"));
	add_chapter(w, -1, true, STR("To be read: not decided"));
	buf_add_c(w->out, "</div>\n</aside>\n");
}
