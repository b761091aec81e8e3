/* Beside the rows of a diff: what comes before them, and the list of changes.
 */
#include "base/version.h"
#include "out/diff_html.h"
#include "out/diff_parts.h"
#include "out/markup.h"
#include "out/page.h"
#include "out/review_words.h"
#include "review/earlier.h"

/* Words of a change in the list, of each side. */
#define GIST_BYTES 300
#define GIST_COLUMNS 56

/* --- overview ------------------------------------------------------------ */

static void
add_document(struct diff_web *w, const char *label, int side)
{
	const struct reviewed_document *r = &w->d->version[side]->document;
	struct str version = r->identity.version.text;
	char day[DATE_TEXT];

	buf_print(w->out, "<li>%s: ", label);
	markup_text(w->out, document_file_words(r->doc));
	if (version.len) {
		buf_add_c(w->out, ", version ");
		markup_text(w->out, version);
	}
	if (r->dated != DATE_NONE)
		buf_print(w->out, " of %s", date_print(r->dated, day));
	buf_add_c(w->out, "</li>\n");
}

static void
add_counts(struct diff_web *w)
{
	struct diff_count n = diff_count(w->d, w->choice);

	buf_print(w->out,
	    "<div class=\"judgement %s\"><p class=\"verdict\">%s</p>"
	    "<ul class=\"counts\"><li><a href=\"#sides\"><b>%d</b>%s</a></li>"
	    "<li><a href=\"#sides\" data-only=\"commitment\"><b>%d</b>"
	    "touch commitments</a></li></ul></div>\n",
	    n.commitments ? "v-partial" : "v-compliant",
	    n.commitments ? "Commitments changed" : "No commitment changed",
	    n.shown, n.shown == 1 ? "change" : "changes", n.commitments);
	if (!n.shown)
		return;
	buf_add_c(w->out, "<h2>Kinds of change</h2>\n<ul class=\"kinds\">\n");
	for (int i = N_CHANGE_CLASSES - 1; i >= 0; i--)
		if (n.classes[i])
			buf_print(w->out,
			    "<li><a href=\"#sides\" data-only=\"%s\">"
			    "<b>%d</b> %s</a></li>\n",
			    change_class_name((enum change_class)i),
			    n.classes[i],
			    change_class_title((enum change_class)i));
	buf_add_c(w->out, "</ul>\n");
}

static void
add_effect(struct diff_web *w, const struct effect *e)
{
	const struct finding *f = e->after ? e->after : e->before;

	buf_print(w->out, "<li><span class=\"tag %s\">",
	    markup_verdict_class(e->after ? f->verdict : VERDICT_COMPLIANT));
	markup_icon(w->out, e->after ? verdict_name(f->verdict) : "compliant");
	buf_print(w->out, "%s%s</span> ", e->after ? "" : "was ",
	    verdict_name(f->verdict));
	markup_text(w->out, f->title);
	if (f->number.len) {
		buf_print(w->out, " <span class=\"where\">%s",
		    section_word(f->number));
		markup_text(w->out, f->number);
		buf_add_c(w->out, "</span>");
	}
	buf_add_c(w->out, "</li>\n");
}

static void
add_effects(struct diff_web *w)
{
	static const struct {
		enum effect_kind kind;
		const char *title;
	} order[] = {
	    {EFFECT_BROKEN, "Findings that are new"},
	    {EFFECT_NEW_RULE, "Newly in force and not met"},
	    {EFFECT_FIXED, "Findings that are fixed"},
	    {EFFECT_OPEN, "Findings that stay open"},
	};

	for (size_t k = 0; k < COUNT_OF(order); k++) {
		size_t n = 0;

		for (size_t i = 0; i < w->d->effects.len; i++) {
			if (w->d->effects.at[i].kind != order[k].kind)
				continue;
			if (n++ == 0)
				buf_print(w->out,
				    "<h2>%s</h2>\n<ul class=\"effects\">\n",
				    order[k].title);
			add_effect(w, &w->d->effects.at[i]);
		}
		buf_add_c(w->out, n ? "</ul>\n" : "");
	}
}

static void
add_answers(struct diff_web *w)
{
	const struct review *r = w->d->version[1]->review;

	if (!r->earlier || !r->earlier->len)
		return;
	buf_add_c(
	    w->out, "<h2>Earlier findings</h2>\n<ul class=\"effects\">\n");
	for (size_t i = 0; i < r->earlier->len; i++) {
		const struct answer *a = &r->answers[i];

		buf_print(w->out, "<li><span class=\"tag plain\">%s</span> ",
		    answer_status_name(a->status));
		markup_text(w->out, a->earlier->title);
		if (a->because.len) {
			buf_add_c(w->out, ": ");
			markup_text(w->out, a->because);
		}
		buf_add_c(w->out, "</li>\n");
	}
	buf_add_c(w->out, "</ul>\n");
}

static void
add_log(struct diff_web *w)
{
	if (!w->d->log.len)
		return;
	buf_add_c(w->out, "<h2>The change log against the text</h2>\n"
			  "<ul class=\"effects\">\n");
	for (size_t i = 0; i < w->d->log.len; i++) {
		const struct log_remark *l = &w->d->log.at[i];
		int number = l->change >= 0 ? w->numbers[l->change] : 0;

		buf_add_c(w->out, "<li>");
		markup_text(w->out, l->message);
		if (number)
			buf_print(w->out,
			    " <a class=\"ref v-partial\" href=\"#change-%d\">"
			    "%d</a>",
			    number, number);
		buf_add_c(w->out, "</li>\n");
	}
	buf_add_c(w->out, "</ul>\n");
}

void
diff_web_overview(struct diff_web *w)
{
	buf_add_c(w->out,
	    "<div id=\"overview\">\n<p class=\"eyebrow\">"
	    "Comparison of two versions · cpslint " CPSLINT_VERSION
	    "</p>\n<h1>");
	markup_text(w->out, document_title_words(&w->d->version[1]->document));
	buf_add_c(w->out, "</h1>\n<ul class=\"subject\">\n");
	add_document(w, "Old", 0);
	add_document(w, "New", 1);
	buf_add_c(w->out, "</ul>\n");
	add_counts(w);
	add_answers(w);
	add_effects(w);
	add_log(w);
	buf_add_c(w->out, "</div>\n");
}

/* --- the list of changes ------------------------------------------------- */

static void
add_filters(struct diff_web *w)
{
	struct diff_count n = diff_count(w->d, w->choice);

	buf_add_c(w->out,
	    "<div class=\"filters needs-script\" role=\"search\" "
	    "aria-label=\"Changes\">\n<div class=\"row\">"
	    "<input type=\"search\" id=\"words\" placeholder=\"Words\" "
	    "aria-label=\"Words in the changes\">"
	    "<select id=\"class\" aria-label=\"Kind of change\">"
	    "<option value=\"\">all kinds</option>");
	for (int i = N_CHANGE_CLASSES - 1; i >= 0; i--)
		if (n.classes[i])
			buf_print(w->out, "<option value=\"%s\">%s</option>",
			    change_class_name((enum change_class)i),
			    change_class_title((enum change_class)i));
	buf_add_c(w->out,
	    "</select></div>\n<div class=\"row\">"
	    "<button type=\"button\" class=\"chip\" id=\"commitments\" "
	    "aria-pressed=\"false\">commitments only</button>"
	    "<button type=\"button\" class=\"chip\" id=\"unchanged\" "
	    "aria-pressed=\"false\">hide what stays</button>"
	    "<span class=\"tally\" id=\"tally\" role=\"status\"></span></div>\n"
	    "</div>\n");
}

/* The words of one side that differ, as far as a line has room. */
static struct str
gist_of(struct diff_web *w, const struct change *c, int side)
{
	const struct doc *doc = w->d->version[side]->document.doc;
	struct diff_passages list = {0};
	struct buf b = {0};
	struct str out;

	diff_passages(&w->arena, w->d, c, side, &list);
	for (size_t i = 0; i < list.len && b.len < GIST_BYTES; i++) {
		const struct diff_passage *p = &list.at[i];
		int at = p->first_word;
		size_t start, end;

		while (b.len < GIST_BYTES && diff_next_mark(w->d, side, p,
						 false, &at, &start, &end)) {
			buf_add_c(&b, b.len ? " … " : "");
			buf_add(&b,
			    str_sub(doc->blocks.at[p->block].text, start, end));
		}
	}
	out = page_shorten(
	    &w->arena, arena_copy(&w->arena, buf_str(&b)), GIST_COLUMNS);
	buf_free(&b);
	return out;
}

static void
add_gist(struct diff_web *w, const struct change *c)
{
	struct str removed = gist_of(w, c, 0), added = gist_of(w, c, 1);

	if (!removed.len && !added.len)
		return;
	buf_add_c(w->out, "<span class=\"gist\">");
	if (removed.len) {
		buf_add_c(w->out, "<del>");
		markup_text(w->out, removed);
		buf_add_c(w->out, added.len ? "</del> " : "</del>");
	}
	if (added.len) {
		buf_add_c(w->out, "<ins>");
		markup_text(w->out, added);
		buf_add_c(w->out, "</ins>");
	}
	buf_add_c(w->out, "</span>");
}

static void
add_change(struct diff_web *w, size_t i)
{
	const struct change *c = &w->d->changes.at[i];
	int side = c->section[1] >= 0;

	buf_print(w->out,
	    "<li class=\"change %s\" data-c=\"%d\" data-class=\"%s\" "
	    "data-commitment=\"%s\"><a href=\"#change-%d\">"
	    "<span class=\"num\">%d</span><span class=\"name\">",
	    diff_web_class(c), w->numbers[i], change_class_name(c->class),
	    c->commitment ? "yes" : "no", w->numbers[i], w->numbers[i]);
	markup_text(
	    w->out, diff_place(&w->arena, w->d, side, c->section[side]));
	buf_add_c(w->out, "</span><span class=\"tags\">");
	diff_web_tag(w, c);
	buf_add_c(w->out, "</span>");
	add_gist(w, c);
	buf_add_c(w->out, "</a></li>\n");
}

void
diff_web_list(struct diff_web *w)
{
	buf_add_c(w->out, "<nav class=\"pane changes\" id=\"changes\" "
			  "aria-label=\"Changes\">\n");
	add_filters(w);
	buf_add_c(w->out,
	    "<p class=\"nothing\" id=\"nothing\" hidden>No change "
	    "fits all of this.</p>\n<ol class=\"list\" "
	    "id=\"list\">\n");
	for (size_t i = 0; i < w->d->changes.len; i++)
		if (w->numbers[i])
			add_change(w, i);
	buf_add_c(w->out, "</ol>\n</nav>\n");
}
