/* The documents with their counts, the topics with how many say what, and the
 * answers themselves. */
#include "out/markup.h"
#include "out/page.h"
#include "out/review_words.h"
#include "out/sweep_page.h"

/* Of a quote; the review of the document has all of it. */
#define COLUMNS_OF_QUOTE 480

/* --- documents ----------------------------------------------------------- */

static void
add_document_name(struct sweep_web *w, size_t document)
{
	const struct sweep_document *d = &w->sweep->documents.at[document];
	struct str words = sweep_document_words(&w->arena, d);

	sweep_web_link(w, document);
	sweep_web_text(w, words);
	buf_add_c(w->out, "</a><small>");
	sweep_web_text(w, d->file);
	if (d->status != SWEEP_LOST && !d->purposes.len)
		buf_add_c(w->out, " · about no known purpose, so that few "
				  "rules apply");
	buf_add_c(w->out, "</small>");
}

static void
add_verdict(struct sweep_web *w, const struct sweep_document *d)
{
	if (d->status == SWEEP_LOST) {
		buf_add_c(w->out, "<span class=\"tag v-unknown\">lost</span>");
		return;
	}
	buf_print(
	    w->out, "<span class=\"tag %s\">", sweep_web_class(d->verdict));
	markup_icon(w->out, sweep_web_icon(d->verdict));
	sweep_web_text(w, d->verdict);
	buf_add_c(w->out, "</span>");
}

static void
add_document(struct sweep_web *w, size_t document)
{
	const struct sweep_document *d = &w->sweep->documents.at[document];

	buf_add_c(w->out, "<tr><th scope=\"row\">");
	add_document_name(w, document);
	buf_add_c(w->out, "</th><td>");
	add_verdict(w, d);
	buf_add_c(w->out, "</td>");
	for (int s = SEVERITY_HIGH; s > SEVERITY_NONE; s--) {
		if (d->status == SWEEP_LOST)
			buf_add_c(w->out, "<td class=\"n\">–</td>");
		else
			buf_print(
			    w->out, "<td class=\"n\">%d</td>", d->issues[s]);
	}
	buf_add_c(w->out, "</tr>\n");
}

void
sweep_web_documents(struct sweep_web *w)
{
	buf_add_c(w->out,
	    "<h2>Documents</h2>\n<p class=\"aside\">Each was reviewed by "
	    "itself. A document has the verdict of its worst finding; the "
	    "numbers are issues by severity.</p>\n"
	    "<table class=\"table documents\"><thead><tr>"
	    "<th scope=\"col\">Document</th><th scope=\"col\">Verdict</th>"
	    "<th scope=\"col\" class=\"n\">high</th>"
	    "<th scope=\"col\" class=\"n\">moderate</th>"
	    "<th scope=\"col\" class=\"n\">low</th></tr></thead><tbody>\n");
	for (size_t i = 0; i < w->sweep->documents.len; i++)
		add_document(w, i);
	buf_add_c(w->out, "</tbody></table>\n");
}

/* --- topics -------------------------------------------------------------- */

static const enum verdict stacked[] = {VERDICT_CONFLICT, VERDICT_MISSING,
    VERDICT_PARTIAL, VERDICT_UNKNOWN, VERDICT_COMPLIANT, VERDICT_NOT_APPLICABLE,
    VERDICT_NOT_IN_FORCE};

static void
add_counts_words(struct sweep_web *w, const struct sweep_column *c)
{
	bool any = false;

	for (size_t i = 0; i < COUNT_OF(stacked); i++) {
		int n = c->counts[stacked[i]];

		if (!n)
			continue;
		buf_print(w->out, "%s%d %s", any ? ", " : "", n,
		    verdict_name(stacked[i]));
		any = true;
	}
}

/* A strip of one unit a document. */
static void
add_strip(struct sweep_web *w, const struct sweep_column *c)
{
	int x = 0, all = 0;

	for (size_t i = 0; i < COUNT_OF(stacked); i++)
		all += c->counts[stacked[i]];
	buf_print(w->out,
	    "<svg class=\"strip\" viewBox=\"0 0 %d 10\" "
	    "preserveAspectRatio=\"none\" aria-hidden=\"true\">",
	    all ? all : 1);
	for (size_t i = 0; i < COUNT_OF(stacked); i++) {
		int n = c->counts[stacked[i]];

		if (n)
			buf_print(w->out,
			    "<rect class=\"%s\" x=\"%d\" width=\"%d\" "
			    "height=\"10\"/>",
			    markup_verdict_class(stacked[i]), x, n);
		x += n;
	}
	buf_add_c(w->out, "</svg>");
}

/* The titles of its rules say what a topic is. */
static void
add_rules(struct sweep_web *w, const struct sweep_column *c)
{
	const struct pack *pack = w->sweep->pack;

	buf_add_c(w->out, "<ul>");
	for (size_t i = 0; i < pack->n_rules; i++) {
		const struct rule *rule = &pack->rules[i];

		if (!str_eq(
			w->sweep->by_rule ? rule->id : rule->topic, c->name))
			continue;
		buf_add_c(w->out, "<li>");
		sweep_web_text(w, rule->title);
		buf_add_c(w->out, " <code>");
		sweep_web_text(w, rule->id);
		buf_add_c(w->out, "</code></li>");
	}
	buf_add_c(w->out, "</ul>");
}

static void
add_topic(struct sweep_web *w, size_t column)
{
	const struct sweep_column *c = &w->sweep->columns.at[column];

	buf_print(w->out,
	    "<details class=\"fold topic\" id=\"t%zu\"><summary>"
	    "<span class=\"name\">",
	    column);
	sweep_web_text(w, sweep_column_words(&w->arena, w->sweep, c));
	buf_add_c(w->out, "</span>");
	add_strip(w, c);
	buf_add_c(w->out, "<small>");
	add_counts_words(w, c);
	buf_add_c(w->out, "</small></summary>");
	add_rules(w, c);
	buf_add_c(w->out, "</details>\n");
}

void
sweep_web_topics(struct sweep_web *w)
{
	buf_print(w->out,
	    "<section id=\"topics\">\n<h2>%s</h2>\n<p class=\"aside\">How many "
	    "documents say what%s</p>\n",
	    w->sweep->by_rule ? "Rules" : "Topics",
	    w->sweep->by_rule ? "."
			      : "; a topic has the verdict of its worst rule. "
				"Opened, it tells which rules it is made of.");
	for (size_t c = 0; c < w->sweep->columns.len; c++)
		add_topic(w, c);
	buf_add_c(w->out, "</section>\n");
}

/* --- answers ------------------------------------------------------------- */

static void
add_place(struct sweep_web *w, const struct sweep_cell *cell)
{
	if (cell->quoted_in.len) {
		buf_add_c(w->out, section_word(cell->quoted_in));
		sweep_web_text(w, cell->quoted_in);
	}
	if (cell->page)
		buf_print(w->out, "%spage %d", cell->quoted_in.len ? ", " : "",
		    cell->page);
}

static void
add_quote(struct sweep_web *w, const struct sweep_cell *cell)
{
	bool is_open =
	    verdict_is_issue(cell->verdict) || cell->verdict == VERDICT_UNKNOWN;

	if (!cell->quote.len ||
	    (!is_open && !w->quotes_all && !w->sweep->by_rule))
		return;
	buf_add_c(w->out, "<blockquote class=\"said\"><p>");
	sweep_web_text(
	    w, page_shorten(&w->arena, cell->quote, COLUMNS_OF_QUOTE));
	buf_add_c(w->out, "</p><footer>");
	add_place(w, cell);
	buf_add_c(w->out, "</footer></blockquote>");
}

static void
add_answer(struct sweep_web *w, size_t document, size_t column)
{
	const struct sweep *s = w->sweep;
	const struct sweep_document *d = &s->documents.at[document];
	const struct sweep_cell *cell = &d->cells[column];

	if (!cell->there)
		return;
	buf_print(w->out,
	    "<li id=\"a%zu-%zu\" tabindex=\"-1\"><p class=\"on\">", document,
	    column);
	if (s->by_rule) {
		sweep_web_text(w, sweep_document_words(&w->arena, d));
		buf_add_c(w->out, " <small>");
		sweep_web_text(w, d->file);
		buf_add_c(w->out, "</small>");
	} else {
		sweep_web_text(w,
		    sweep_column_words(&w->arena, s, &s->columns.at[column]));
	}
	buf_add_c(w->out, "</p>");
	sweep_web_tag(w, cell);
	buf_add_c(w->out, "<div><p>");
	sweep_web_text(w, cell->message);
	buf_add_c(w->out, "</p>");
	add_quote(w, cell);
	if (!s->by_rule) {
		buf_add_c(w->out, "<p class=\"rule\">Rule <code>");
		sweep_web_text(w, cell->rule);
		buf_add_c(w->out, "</code></p>");
	}
	buf_add_c(w->out, "</div></li>\n");
}

/* Worst first: as in a review, what needs a look comes before what does not.
 */
static void
add_document_answers(struct sweep_web *w, size_t document)
{
	const struct sweep *s = w->sweep;
	const struct sweep_document *d = &s->documents.at[document];

	buf_print(
	    w->out, "<details class=\"fold\" id=\"d%zu\"><summary>", document);
	sweep_web_text(w, sweep_document_words(&w->arena, d));
	buf_add_c(w->out, " <span>");
	sweep_web_text(w, d->file);
	buf_add_c(w->out, "</span></summary>");
	buf_add_c(w->out, "<ul class=\"answers\">\n");
	for (size_t v = 0; v < COUNT_OF(stacked); v++)
		for (size_t c = 0; c < s->columns.len; c++)
			if (d->cells[c].verdict == stacked[v])
				add_answer(w, document, c);
	buf_add_c(w->out, "</ul></details>\n");
}

static void
add_rule_answers(struct sweep_web *w, size_t column)
{
	const struct sweep *s = w->sweep;
	const struct sweep_column *c = &s->columns.at[column];

	buf_add_c(w->out, "<h3>");
	sweep_web_text(w, c->rule->title);
	buf_add_c(w->out, " <code>");
	sweep_web_text(w, c->name);
	buf_add_c(w->out, "</code></h3>\n<p class=\"aside\">");
	sweep_web_text(w, c->rule->requirement);
	buf_add_c(w->out, "</p>\n<ul class=\"answers\">\n");
	for (size_t i = 0; i < s->documents.len; i++)
		add_answer(w, i, column);
	buf_add_c(w->out, "</ul>\n");
}

void
sweep_web_answers(struct sweep_web *w)
{
	const struct sweep *s = w->sweep;

	buf_add_c(w->out, "<section id=\"answers\">\n<h2>Answers</h2>\n");
	if (s->by_rule) {
		for (size_t c = 0; c < s->columns.len; c++)
			add_rule_answers(w, c);
	} else {
		buf_add_c(w->out, "<p class=\"aside\">What each document says, "
				  "with the passage that decides.</p>\n");
		for (size_t i = 0; i < s->documents.len; i++)
			if (s->documents.at[i].status != SWEEP_LOST)
				add_document_answers(w, i);
	}
	buf_add_c(w->out,
	    "<p class=\"closing\">A sweep says what documents say, not what a "
	    "CA does. A topic without issues is necessary, not sufficient; "
	    "the review of a document (cpslint check) has all passages, "
	    "citations and advice.</p>\n</section>\n");
}
