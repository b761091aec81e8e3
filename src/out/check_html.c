/* A review as one page of HTML.  Everything is in the page, as HTML, whether
 * scripts run or not; the script only hides, opens and scrolls.
 */
#include "out/check.h"

#include <stdlib.h>

#include "base/index.h"
#include "out/check_page.h"
#include "out/finding_words.h"
#include "out/markup.h"
#include "out/review_words.h"

/* Passages of one finding that are marked and shown: one about the outline of
 * a broken document can have thousands. */
#define PASSAGES_SHOWN 24

void
web_text(struct web *w, struct str text)
{
	markup_text(w->out, text);
}

void
web_ref(struct web *w, size_t finding)
{
	const struct finding *f = &w->review->findings.at[finding];

	buf_print(w->out, "<a class=\"ref %s\" href=\"#%.*s\"",
	    markup_verdict_class(f->verdict), STR_ARG(w->finding_ids[finding]));
	markup_attribute(w->out, "title",
	    arena_print(&w->arena, "%.*s: %.*s",
		STR_ARG(finding_title(&w->arena, w->review, f)),
		STR_ARG(finding_tag(&w->arena, f))));
	buf_print(w->out, ">%d</a>", w->telling.numbers[finding]);
}

void
web_tag(struct web *w, const struct finding *f)
{
	bool is_high = f->is_issue && f->severity == SEVERITY_HIGH;

	buf_print(w->out, "<span class=\"tag %s%s\">",
	    markup_verdict_class(f->verdict), is_high ? " high" : "");
	markup_icon(
	    w->out, f->due != DATE_NONE ? "due" : verdict_name(f->verdict));
	web_text(w, finding_tag(&w->arena, f));
	buf_add_c(w->out, "</span>");
}

struct str
web_section_of(const struct web *w, const struct finding *f)
{
	int section = f->section;
	int document = f->document;

	if (section < 0) {
		document = 0;
		section = map_find(w->review->documents[0].map, f->number);
	}
	return section >= 0 ? w->section_ids[document][section]
			    : (struct str){0};
}

const char *
web_roll_class(const struct roll *roll)
{
	return roll->assessed ? markup_verdict_class(roll->verdict)
			      : "v-not-assessed";
}

const char *
web_roll_icon(const struct roll *roll)
{
	return roll->assessed ? verdict_name(roll->verdict) : "none";
}

const char *
web_roll_name(const struct roll *roll)
{
	return roll->assessed ? verdict_name(roll->verdict) : "not assessed";
}

/* --- addresses ----------------------------------------------------------- */

/* `wish`, or with a number behind it when it is taken. */
static struct str
unique(struct web *w, struct index *taken, struct str wish)
{
	struct str id = wish;

	for (int n = 2; index_find(taken, id) >= 0; n++)
		id = arena_print(&w->arena, "%.*s_%d", STR_ARG(wish), n);
	index_put(&w->arena, taken, id, 1);
	return id;
}

/* Letters, digits, dots and dashes of a printed number. */
static struct str
section_wish(struct web *w, int document, int section)
{
	const struct section *s =
	    &w->review->documents[document].map->sections.at[section];
	struct str name = s->cite.len ? s->cite : s->number;
	struct buf b = {0};
	struct str out;

	buf_add_c(&b, "section-");
	if (document > 0)
		buf_print(&b, "d%d-", document + 1);
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];

		buf_add_char(&b,
		    char_is_alpha(c) || char_is_digit(c) || c == '.' ? c : '-');
	}
	if (!name.len)
		buf_print(&b, "n%d", section);
	out = arena_copy(&w->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
name_places(struct web *w)
{
	const struct review *r = w->review;
	struct index taken = {0};

	w->finding_ids = arena_many(&w->arena, struct str, r->findings.len + 1);
	for (size_t i = 0; i < w->telling.n; i++) {
		int at = w->telling.order[i];

		w->finding_ids[at] = unique(w, &taken,
		    arena_print(&w->arena, "finding-%.*s",
			STR_ARG(r->findings.at[at].fingerprint)));
	}
	w->section_ids =
	    arena_many(&w->arena, struct str *, (size_t)r->n_documents);
	for (int d = 0; d < r->n_documents; d++) {
		size_t n = r->documents[d].map->sections.len;

		w->section_ids[d] = arena_many(&w->arena, struct str, n);
		for (size_t s = 0; s < n; s++)
			w->section_ids[d][s] =
			    unique(w, &taken, section_wish(w, d, (int)s));
	}
}

/* --- passages ------------------------------------------------------------ */

static int
by_place(const void *x, const void *y)
{
	const struct highlight *a = x, *b = y;

	if (a->document != b->document)
		return a->document < b->document ? -1 : 1;
	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->finding != b->finding)
		return a->finding < b->finding ? -1 : 1;
	return (a->nth > b->nth) - (a->nth < b->nth);
}

static void
add_highlights(struct web *w, int finding)
{
	struct passages *p = &w->passages[finding];
	int nth = 1;

	for (size_t i = 0; i < p->groups.len && i < PASSAGES_SHOWN; i++)
		for (size_t k = 0; k < p->groups.at[i].len; k++) {
			const struct evidence *e = p->groups.at[i].at[k];

			VEC_PUSH(&w->arena, &w->highlights,
			    ((struct highlight){.document = e->document,
				.block = e->block,
				.start = e->start,
				.end = e->end,
				.finding = finding,
				.nth = nth}));
			nth++;
		}
}

static void
collect_passages(struct web *w)
{
	const struct review *r = w->review;

	w->passages =
	    arena_many(&w->arena, struct passages, r->findings.len + 1);
	for (size_t i = 0; i < w->telling.n; i++) {
		int at = w->telling.order[i];

		finding_passages(
		    &w->arena, r, &r->findings.at[at], &w->passages[at]);
		if (w->passages[at].groups.len > PASSAGES_SHOWN)
			w->passages[at].groups.len = PASSAGES_SHOWN;
		add_highlights(w, at);
	}
	if (w->highlights.len)
		qsort(w->highlights.at, w->highlights.len,
		    sizeof(*w->highlights.at), by_place);
}

/* --- the page ------------------------------------------------------------ */

static struct str
page_title(struct web *w)
{
	const struct reviewed_document *d = &w->review->documents[0];
	struct str version = d->identity.version.text;

	return arena_print(&w->arena, "Review of %.*s%s%.*s",
	    STR_ARG(document_title_words(d)), version.len ? ", version " : "",
	    STR_ARG(version));
}

static void
add_bar(struct web *w)
{
	const struct reviewed_document *d = &w->review->documents[0];
	struct str version = d->identity.version.text;

	buf_add_c(w->out, "<a class=\"skip\" href=\"#main\">To the review</a>\n"
			  "<header class=\"bar\">\n<p class=\"what\">");
	web_text(w, document_title_words(d));
	if (version.len) {
		buf_add_c(w->out, " <small>version ");
		web_text(w, version);
		buf_add_c(w->out, "</small>");
	}
	buf_add_c(w->out, "</p>\n<nav aria-label=\"Views\">"
			  "<a href=\"#overview\">Overview</a>"
			  "<a href=\"#review\">Findings and text</a></nav>\n");
	markup_tools(w->out);
	buf_add_c(w->out, "\n</header>\n");
}

static void
add_review(struct web *w)
{
	buf_add_c(w->out,
	    "<div id=\"review\">\n<h1 class=\"off-screen\">Findings and "
	    "text</h1>\n<div class=\"panes\" data-pane=\"findings\">\n");
	web_tree(w);
	web_documents(w);
	web_findings(w);
	buf_add_c(w->out,
	    "</div>\n<div class=\"switch\" role=\"group\" "
	    "aria-label=\"Panes\">"
	    "<button value=\"tree\">Sections</button>"
	    "<button value=\"text\">Text</button>"
	    "<button value=\"findings\">Findings</button></div>\n</div>\n");
}

static const struct markup_key keys[] = {
    {"j", "the next finding"},
    {"k", "the finding before"},
    {"e", "the next passage of the finding"},
    {"/", "search the findings"},
    {"o", "overview, or findings and text"},
    {"Esc", "let go of the finding"},
};

void
check_html(const struct review *r, const struct style *style, struct buf *out)
{
	struct web w = {.out = out, .review = r, .style = style};

	telling_make(&w.arena, r, style->brief, &w.telling);
	calendar_make(&w.arena, r, &w.duties);
	name_places(&w);
	collect_passages(&w);
	markup_begin(out, page_title(&w), "review");
	buf_add_c(out, "<body data-view=\"overview\">\n");
	add_bar(&w);
	buf_add_c(out, "<main id=\"main\" tabindex=\"-1\">\n");
	web_overview(&w);
	add_review(&w);
	buf_add_c(out, "</main>\n");
	markup_end(out, "review", keys, COUNT_OF(keys));
	arena_clear(&w.arena);
}
