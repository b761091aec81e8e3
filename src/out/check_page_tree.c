/* The sections of the documents, each with the shape and colour of its
 * verdict.  Those that no rule looked at, and that hold none of the others,
 * are shown on demand. */
#include "out/check_page.h"
#include "out/markup.h"
#include "out/review_words.h"

#define LEVEL_LAST 5

/* Sections with a verdict, and all that hold one. */
static bool *
sections_to_show(struct web *w, int document)
{
	const struct map *map = w->review->documents[document].map;
	bool *show = arena_many(&w->arena, bool, map->sections.len);

	for (size_t i = 1; i < map->sections.len; i++) {
		if (!w->review->section_rolls[document][i].assessed)
			continue;
		for (int s = (int)i; s >= 0 && !show[s];
		     s = map->sections.at[s].parent)
			show[s] = true;
	}
	return show;
}

/* A chapter has the verdict of all that is in it. */
static const struct roll *
roll_of(const struct web *w, int document, int section)
{
	const struct review *r = w->review;
	const struct map *map = r->documents[document].map;

	for (int c = 0; c < 9 && r->n_documents == 1; c++) {
		int rfc = rfc3647_find(map->outline, r->chapters[c].number);

		if (rfc >= 0 && map->of_rfc[rfc] == section)
			return &r->chapters[c].roll;
	}
	return &r->section_rolls[document][section];
}

static void
add_section(struct web *w, int document, int section, bool shown)
{
	const struct map *map = w->review->documents[document].map;
	const struct section *s = &map->sections.at[section];
	const struct roll *roll = roll_of(w, document, section);
	int level = s->level < LEVEL_LAST ? s->level : LEVEL_LAST;

	buf_print(w->out, "<li class=\"l%d %s%s\"><a href=\"#%.*s\">", level,
	    web_roll_class(roll), shown ? "" : " idle",
	    STR_ARG(w->section_ids[document][section]));
	markup_icon(w->out, web_roll_icon(roll));
	buf_add_c(w->out, "<span class=\"num\">");
	web_text(w, s->number);
	buf_add_c(w->out, "</span><span class=\"name\"");
	markup_attribute(w->out, "title", s->title);
	buf_add_c(w->out, ">");
	web_text(w, s->title);
	buf_print(w->out,
	    "</span><span class=\"off-screen\">%s</span></a></li>\n",
	    web_roll_name(roll));
}

static void
add_document(struct web *w, int document)
{
	const struct reviewed_document *d = &w->review->documents[document];
	bool *shown = sections_to_show(w, document);

	if (w->review->n_documents > 1) {
		buf_add_c(w->out, "<p class=\"of-file\">");
		web_text(w, document_file_words(d->doc));
		buf_add_c(w->out, "</p>\n");
	}
	buf_add_c(w->out, "<ol>\n");
	for (size_t s = 1; s < d->map->sections.len; s++)
		add_section(w, document, (int)s, shown[s]);
	buf_add_c(w->out, "</ol>\n");
}

void
web_tree(struct web *w)
{
	buf_add_c(w->out,
	    "<nav class=\"pane tree\" aria-label=\"Sections\">\n"
	    "<p class=\"choice needs-script\"><label>"
	    "<input type=\"checkbox\" id=\"all-sections\"> all sections"
	    "</label></p>\n");
	for (int d = 0; d < w->review->n_documents; d++)
		add_document(w, d);
	buf_add_c(w->out, "</nav>\n");
}
