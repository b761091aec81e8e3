/* Two pictures of a review: its chapters with the verdicts of their sections,
 * and the line of time with the dated duties ahead. */
#include "out/check_page.h"
#include "out/finding_words.h"
#include "out/markup.h"
#include "out/review_words.h"

/* --- chapters ------------------------------------------------------------ */

static void
add_cell(struct web *w, int document, int section)
{
	const struct section *s =
	    &w->review->documents[document].map->sections.at[section];
	const struct roll *roll = &w->review->section_rolls[document][section];
	struct str words = arena_print(&w->arena, "%.*s%s%.*s: %s",
	    STR_ARG(s->number), s->number.len ? " " : "", STR_ARG(s->title),
	    web_roll_name(roll));

	buf_print(w->out, "<a class=\"%s\" href=\"#%.*s\"",
	    web_roll_class(roll), STR_ARG(w->section_ids[document][section]));
	markup_attribute(w->out, "title", words);
	markup_attribute(w->out, "aria-label", words);
	buf_add_char(w->out, '>');
	markup_icon(w->out, web_roll_icon(roll));
	buf_add_c(w->out, "</a>");
}

static void
add_cells(struct web *w, struct str chapter)
{
	const struct review *r = w->review;

	buf_add_c(w->out, "<div class=\"cells\">");
	for (int d = 0; d < r->n_documents; d++)
		for (size_t s = 1; s < r->documents[d].map->sections.len; s++)
			if (r->section_rolls[d][s].assessed &&
			    number_is_below(
				map_rfc_number(r->documents[d].map, (int)s),
				chapter))
				add_cell(w, d, (int)s);
	buf_add_c(w->out, "</div>");
}

static struct str
chapter_id(const struct web *w, struct str number)
{
	int section = map_find(w->review->documents[0].map, number);

	return section >= 0 ? w->section_ids[0][section] : STR("review");
}

static void
add_chapter(struct web *w, const struct chapter *c)
{
	buf_print(w->out,
	    "<tr><th scope=\"row\"><a href=\"#%.*s\"><span class=\"n\">",
	    STR_ARG(chapter_id(w, c->number)));
	web_text(w, c->number);
	buf_add_c(w->out, "</span><span class=\"title\">");
	web_text(w, chapter_title_words(&w->arena, c->title));
	buf_add_c(w->out, "</span></a></th><td class=\"strip\">");
	add_cells(w, c->number);
	buf_print(w->out, "</td><td class=\"judged\"><span class=\"tag %s\">",
	    web_roll_class(&c->roll));
	markup_icon(w->out, web_roll_icon(&c->roll));
	buf_print(w->out, "%s</span><small>", roll_words(&c->roll));
	web_text(w, roll_count_words(&w->arena, &c->roll));
	buf_add_c(w->out, "</small></td></tr>\n");
}

static void
add_key(struct web *w)
{
	static const enum verdict shown[] = {VERDICT_CONFLICT, VERDICT_MISSING,
	    VERDICT_PARTIAL, VERDICT_UNKNOWN, VERDICT_COMPLIANT};

	buf_add_c(w->out, "<ul class=\"key\">");
	for (size_t i = 0; i < COUNT_OF(shown); i++) {
		buf_print(w->out, "<li class=\"%s\">",
		    markup_verdict_class(shown[i]));
		markup_icon(w->out, verdict_name(shown[i]));
		buf_print(w->out, "%s</li>",
		    shown[i] == VERDICT_UNKNOWN ? "to be read"
						: verdict_name(shown[i]));
	}
	buf_add_c(w->out, "</ul>\n");
}

void
web_map(struct web *w)
{
	buf_add_c(w->out,
	    "<h2>Chapters</h2>\n<p class=\"aside\">Each mark is a section that "
	    "a rule looked at; a section has the verdict of its worst "
	    "finding, and a chapter that of its worst section.</p>\n"
	    "<table class=\"map\"><thead><tr><th scope=\"col\">Chapter</th>"
	    "<th scope=\"col\">Sections</th><th scope=\"col\">Verdict</th></tr>"
	    "</thead><tbody>\n");
	for (int c = 0; c < 9; c++)
		add_chapter(w, &w->review->chapters[c]);
	buf_add_c(w->out, "</tbody></table>\n");
	add_key(w);
}

/* --- the line of time ---------------------------------------------------- */

#define WIDTH 1000
#define MARGIN 30
#define DOT 14
#define LABEL_WIDTH 78 /* of a day, in the units of the picture */
#define MOST_DOTS 12 /* above one day; then a number */
#define DAYS_BEFORE 60 /* of the line, before the first mark */
#define DAYS_BACK 550 /* a document older than that stands at the edge */

struct line {
	struct web *w;
	date from, to;
	int base; /* of the axis */
};

static int
x_of(const struct line *l, date day)
{
	long width = WIDTH - 2 * MARGIN;

	return MARGIN +
	       (int)(((long)day - l->from) * width / ((long)l->to - l->from));
}

/* Duties of one day, from `i`. */
static size_t
day_end(const struct duties *duties, size_t i)
{
	size_t end = i;

	while (end < duties->len && duties->at[end].day == duties->at[i].day)
		end++;
	return end;
}

static size_t
most_on_a_day(const struct duties *duties)
{
	size_t most = 0, end;

	for (size_t i = 0; i < duties->len; i = end) {
		end = day_end(duties, i);
		if (end - i > most)
			most = end - i;
	}
	return most < MOST_DOTS ? most : MOST_DOTS;
}

static void
add_dots(struct line *l, size_t first, size_t end)
{
	const struct duties *duties = &l->w->duties;
	struct buf *out = l->w->out;
	int x = x_of(l, duties->at[first].day);
	int y = l->base - DOT - 6;

	buf_print(out,
	    "<line class=\"stem\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", x,
	    l->base - 5, x, l->base);
	for (size_t i = first; i < end && i < first + MOST_DOTS; i++) {
		enum verdict v = duties->at[i].then;

		buf_print(out,
		    "<use class=\"dot %s\" href=\"#i-%s\" x=\"%d\" y=\"%d\" "
		    "width=\"%d\" height=\"%d\"/>",
		    markup_verdict_class(v),
		    verdict_is_issue(v) || v == VERDICT_COMPLIANT ||
			    v == VERDICT_UNKNOWN
			? verdict_name(v)
			: "none",
		    x - DOT / 2, y, DOT, DOT);
		y -= DOT + 3;
	}
	if (end - first > MOST_DOTS)
		buf_print(out,
		    "<text x=\"%d\" y=\"%d\" "
		    "text-anchor=\"middle\">+%zu</text>",
		    x, y + DOT - 2, end - first - MOST_DOTS);
}

/* The day below the axis; on the second line where the first is taken. */
static void
add_day_label(struct line *l, date day, const char *class, const char *before,
    int ends[3])
{
	char text[DATE_TEXT];
	int width = LABEL_WIDTH + (int)strlen(before) * 7;
	int x = x_of(l, day), row = 0;

	if (x < width / 2)
		x = width / 2;
	if (x > WIDTH - width / 2)
		x = WIDTH - width / 2;
	while (row < 2 && ends[row] > x - width / 2)
		row++;
	ends[row] = x + width / 2;
	buf_print(l->w->out,
	    "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">"
	    "%s%s</text>",
	    class, x, l->base + 18 + row * 16, before, date_print(day, text));
}

static void
add_axis(struct line *l)
{
	struct buf *out = l->w->out;
	date as_of = l->w->review->as_of;

	buf_print(out,
	    "<line class=\"axis\" x1=\"0\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
	    "<line class=\"today\" x1=\"%d\" y1=\"14\" x2=\"%d\" y2=\"%d\"/>",
	    l->base, WIDTH, l->base, x_of(l, as_of), x_of(l, as_of),
	    l->base + 5);
}

/* The day of the newest document, where the line begins; that of the review
 * when it is not known or lies too far back. */
static date
line_start(const struct review *r)
{
	date start = DATE_NONE;

	for (int d = 0; d < r->n_documents; d++)
		if (r->documents[d].dated > start &&
		    r->documents[d].dated <= r->as_of)
			start = r->documents[d].dated;
	return start == DATE_NONE || start < r->as_of - DAYS_BACK ? r->as_of
								  : start;
}

static void
add_picture(struct web *w)
{
	const struct duties *duties = &w->duties;
	date start = line_start(w->review), as_of = w->review->as_of;
	struct line l = {.w = w,
	    .from = start - DAYS_BEFORE,
	    .to = duties->at[duties->len - 1].day + DAYS_BEFORE};
	int ends[3] = {0};
	size_t end;

	l.base = (int)most_on_a_day(duties) * (DOT + 3) + 40;
	buf_print(w->out,
	    "<div class=\"line-of-time\" tabindex=\"0\" role=\"region\" "
	    "aria-label=\"Line of time\"><svg viewBox=\"0 0 %d %d\" "
	    "role=\"img\" aria-labelledby=\"time-title\">"
	    "<title id=\"time-title\">%zu dated duties after the day of the "
	    "review, listed below</title>",
	    WIDTH, l.base + 56, duties->len);
	add_axis(&l);
	if (start < as_of)
		add_day_label(&l, start, "made", "document ", ends);
	add_day_label(&l, as_of, "day", "as of ", ends);
	for (size_t i = 0; i < duties->len; i = end) {
		end = day_end(duties, i);
		add_dots(&l, i, end);
		add_day_label(&l, duties->at[i].day, "day", "", ends);
	}
	buf_add_c(w->out, "</svg></div>\n");
}

static void
add_duty(struct web *w, const struct duty *d)
{
	const struct cite *c = &d->rule->cites[0];

	buf_add_c(w->out, "<li>");
	web_text(w, d->rule->title);
	buf_print(w->out, " <span class=\"tag change %s\">",
	    markup_verdict_class(d->then));
	markup_icon(w->out, verdict_is_issue(d->then) ? verdict_name(d->then)
			    : d->then == VERDICT_COMPLIANT ? "compliant"
							   : "none");
	if (d->before == d->then)
		buf_print(w->out, "stays %s", verdict_name(d->then));
	else
		buf_print(w->out, "%s → %s", verdict_name(d->before),
		    verdict_name(d->then));
	buf_add_c(w->out, "</span><p>");
	if (d->message.len) {
		web_text(w, d->message);
		buf_add_char(w->out, ' ');
	}
	web_text(w, citation_words(&w->arena, c, d->day));
	buf_add_c(w->out, "</p></li>\n");
}

/* Duties that ask for nothing are folded away. */
static void
add_met(struct web *w, size_t first, size_t end)
{
	size_t n = 0;

	for (size_t i = first; i < end; i++)
		n += !verdict_is_issue(w->duties.at[i].then);
	if (!n)
		return;
	buf_print(w->out,
	    "<li><details><summary>%zu %s no issue as the text stands"
	    "</summary><ul>",
	    n, n == 1 ? "rule sees" : "rules see");
	for (size_t i = first; i < end; i++)
		if (!verdict_is_issue(w->duties.at[i].then))
			add_duty(w, &w->duties.at[i]);
	buf_add_c(w->out, "</ul></details></li>\n");
}

static void
add_day(struct web *w, size_t first, size_t end)
{
	char day[DATE_TEXT];
	int days = w->duties.at[first].day - w->review->as_of;

	(void)date_print(w->duties.at[first].day, day);
	buf_print(w->out,
	    "<li><time datetime=\"%s\">%s<small>in %d day%s</small></time>"
	    "<ul>\n",
	    day, day, days, days == 1 ? "" : "s");
	for (size_t i = first; i < end; i++)
		if (verdict_is_issue(w->duties.at[i].then))
			add_duty(w, &w->duties.at[i]);
	add_met(w, first, end);
	buf_add_c(w->out, "</ul></li>\n");
}

static void
add_list(struct web *w)
{
	size_t end;

	buf_add_c(w->out, "<ol class=\"duties\">\n");
	for (size_t i = 0; i < w->duties.len; i = end) {
		end = day_end(&w->duties, i);
		add_day(w, i, end);
	}
	buf_add_c(w->out, "</ol>\n");
}

void
web_timeline(struct web *w)
{
	buf_add_c(w->out,
	    "<h2 id=\"calendar\">What falls due</h2>\n"
	    "<p class=\"aside\">The days on which a rule may answer otherwise "
	    "though the text stays as it is, and what it will say then.</p>\n");
	if (!w->duties.len) {
		buf_add_c(w->out, "<p>No rule has a later date for these "
				  "documents.</p>\n");
		return;
	}
	add_picture(w);
	add_list(w);
}
