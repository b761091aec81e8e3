/* A sweep as one page of HTML.  Everything is in the page, as HTML, whether
 * scripts run or not; the script only filters, shows and moves.
 */
#include "base/version.h"
#include "out/markup.h"
#include "out/sweep_page.h"

/* Cells up to which the page quotes what is compliant, too; beyond that it
 * would be slow to open. */
#define QUOTED_CELLS 20000

void
sweep_web_text(struct sweep_web *w, struct str text)
{
	markup_text(w->out, text);
}

void
sweep_web_tag(struct sweep_web *w, const struct sweep_cell *cell)
{
	const char *severity = severity_name(cell->severity);

	buf_print(w->out, "<span class=\"tag %s%s\">",
	    markup_verdict_class(cell->verdict),
	    cell->severity == SEVERITY_HIGH ? " high" : "");
	markup_icon(w->out, cell->verdict == VERDICT_NOT_APPLICABLE ? "none"
			    : cell->verdict == VERDICT_NOT_IN_FORCE
				? "due"
				: verdict_name(cell->verdict));
	buf_print(w->out, "%s%s%s</span>", verdict_name(cell->verdict),
	    *severity ? " · " : "", severity);
}

void
sweep_web_link(struct sweep_web *w, size_t document)
{
	const struct sweep *s = w->sweep;

	if (s->documents.at[document].status == SWEEP_LOST)
		buf_add_c(w->out, "<a href=\"#overview\">");
	else if (s->by_rule)
		buf_print(w->out, "<a href=\"#a%zu-0\">", document);
	else
		buf_print(w->out, "<a href=\"#d%zu\">", document);
}

const char *
sweep_web_class(struct str verdict)
{
	enum verdict v;

	return verdict_parse(verdict, &v) ? markup_verdict_class(v)
					  : "v-not-assessed";
}

const char *
sweep_web_icon(struct str verdict)
{
	enum verdict v;

	return verdict_parse(verdict, &v) ? verdict_name(v) : "none";
}

/* --- what a reader wants first ------------------------------------------- */

static void
add_bar(struct sweep_web *w)
{
	char day[DATE_TEXT];

	buf_print(w->out,
	    "<a class=\"skip\" href=\"#main\">To the documents</a>\n"
	    "<header class=\"bar\">\n<p class=\"what\">Sweep of %zu documents "
	    "<small>as of %s</small></p>\n<nav aria-label=\"Parts\">"
	    "<a href=\"#overview\">Overview</a>",
	    w->sweep->documents.len, date_print(w->sweep->as_of, day));
	if (w->sweep->columns.len > 1)
		buf_add_c(w->out, "<a href=\"#matrix\">Matrix</a>"
				  "<a href=\"#topics\">");
	else
		buf_add_c(w->out, "<a href=\"#topics\">");
	buf_print(w->out, "%s</a><a href=\"#answers\">Answers</a></nav>\n",
	    w->sweep->by_rule ? "Rules" : "Topics");
	markup_tools(w->out);
	buf_add_c(w->out, "\n</header>\n");
}

static void
add_count(struct sweep_web *w, int n, const char *words)
{
	buf_print(w->out, "<li><span class=\"count\"><b>%d</b>%s</span></li>",
	    n, words);
}

static void
add_figures(struct sweep_web *w)
{
	const int *n = w->sweep->counts;
	bool has_trouble = n[SWEEP_LOST] || n[SWEEP_IN_PART];

	buf_print(w->out, "<div class=\"judgement %s\"><p class=\"verdict\">",
	    has_trouble ? "v-unknown" : "v-compliant");
	markup_icon(w->out, has_trouble ? "unknown" : "compliant");
	buf_print(w->out, "%s</p><ul class=\"counts\">",
	    has_trouble ? "Not all could be read" : "All were read");
	add_count(w, n[SWEEP_ISSUES],
	    arena_print(&w->arena, "with %s", sweep_issue_words(w->sweep)).at);
	add_count(w, n[SWEEP_CLEAN], "without");
	if (n[SWEEP_IN_PART])
		add_count(w, n[SWEEP_IN_PART], "read in part");
	if (n[SWEEP_LOST])
		add_count(w, n[SWEEP_LOST], "lost");
	buf_add_c(w->out, "</ul></div>\n");
	if (w->sweep->left_alone)
		buf_print(w->out,
		    "<p class=\"aside\">Left alone, because their names are "
		    "not those of documents: %d.</p>\n",
		    w->sweep->left_alone);
}

/* Everything that a document was in trouble with. */
static void
add_trouble(struct sweep_web *w, enum sweep_status status, const char *title,
    const char *about)
{
	const struct sweep *s = w->sweep;

	if (!s->counts[status])
		return;
	buf_print(w->out,
	    "<h2>%s</h2>\n<p class=\"aside\">%s</p>\n"
	    "<ul class=\"lost\">\n",
	    title, about);
	for (size_t i = 0; i < s->documents.len; i++) {
		const struct sweep_document *d = &s->documents.at[i];

		if (d->status != status)
			continue;
		buf_add_c(w->out, "<li><strong>");
		sweep_web_text(w, d->file);
		buf_add_c(w->out, "</strong>");
		for (size_t k = 0; k < d->messages.len; k++) {
			struct str said = d->messages.at[k];

			/* The name stands there already. */
			if (str_starts(said, d->file))
				said = str_sub(said, d->file.len + 2, said.len);
			buf_add_c(w->out, "<p>");
			sweep_web_text(w, said);
			buf_add_c(w->out, "</p>");
		}
		buf_add_c(w->out, "</li>\n");
	}
	buf_add_c(w->out, "</ul>\n");
}

static void
add_overview(struct sweep_web *w)
{
	const struct sweep *s = w->sweep;
	char day[DATE_TEXT];

	buf_print(w->out,
	    "<section id=\"overview\">\n<p class=\"eyebrow\">Sweep as of %s · "
	    "cpslint %s · rules ",
	    date_print(s->as_of, day), CPSLINT_VERSION);
	sweep_web_text(w, s->pack->version);
	buf_print(w->out, "</p>\n<h1>%zu documents against %zu %s</h1>\n",
	    s->documents.len, s->columns.len,
	    s->by_rule ? (s->columns.len == 1 ? "rule" : "rules") : "topics");
	add_figures(w);
	add_trouble(w, SWEEP_LOST, "Lost",
	    "There is no review of these; all else on this page is about the "
	    "others.");
	add_trouble(w, SWEEP_IN_PART, "Read in part",
	    "What could not be read may say what a review calls missing.");
	sweep_web_documents(w);
	buf_add_c(w->out, "</section>\n");
}

/* --- the page ------------------------------------------------------------ */

static const struct markup_key keys[] = {
    {"/", "search the documents"},
    {"m", "to the matrix"},
    {"arrows", "from cell to cell of the matrix"},
    {"Enter", "what the document says there"},
    {"Esc", "close that again"},
};

void
sweep_html(const struct sweep *s, const struct style *style, struct buf *out)
{
	struct sweep_web w = {.out = out,
	    .sweep = s,
	    .quotes_all = s->documents.len * s->columns.len <= QUOTED_CELLS};
	struct str title =
	    arena_print(&w.arena, "Sweep of %zu documents", s->documents.len);

	(void)style;
	markup_begin(out, title, "sweep");
	buf_add_c(out, "<body>\n");
	add_bar(&w);
	buf_add_c(out, "<main id=\"main\" tabindex=\"-1\">\n");
	add_overview(&w);
	if (s->columns.len > 1)
		sweep_web_matrix(&w);
	sweep_web_topics(&w);
	sweep_web_answers(&w);
	buf_add_c(out,
	    "</main>\n"
	    "<dialog id=\"answer\" aria-label=\"Answer\"></dialog>\n");
	markup_end(out, "sweep", keys, COUNT_OF(keys));
	arena_clear(&w.arena);
}
