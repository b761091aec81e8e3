/* Documents by line, topics by column: one sign a cell.  The signs are
 * characters and no pictures, because there are thousands of them. */
#include "out/markup.h"
#include "out/review_words.h"
#include "out/sweep_page.h"

static const char *
sign_of(enum verdict v)
{
	switch (v) {
	case VERDICT_CONFLICT:
		return "×";
	case VERDICT_MISSING:
		return "○";
	case VERDICT_PARTIAL:
		return "◐";
	case VERDICT_UNKNOWN:
		return "?";
	case VERDICT_COMPLIANT:
		return "✓";
	case VERDICT_NOT_IN_FORCE:
	case VERDICT_NOT_APPLICABLE:
		break;
	}
	return "·";
}

static struct str
chapter_title(struct sweep_web *w, int chapter)
{
	const struct rfc3647 *outline = w->sweep->pack->outline;
	char number[2] = {(char)('0' + chapter), '\0'};
	int at = rfc3647_find(outline, str_of(number));

	return at >= 0
		   ? chapter_title_words(&w->arena, outline->sections[at].title)
		   : STR("Elsewhere");
}

static size_t
end_of_chapter(const struct sweep *s, size_t from)
{
	size_t end = from;

	while (end < s->columns.len &&
	       s->columns.at[end].chapter == s->columns.at[from].chapter)
		end++;
	return end;
}

static void
add_chapters(struct sweep_web *w)
{
	const struct sweep *s = w->sweep;

	buf_add_c(w->out, "<tr><td class=\"corner\"></td>");
	for (size_t c = 0, end; c < s->columns.len; c = end) {
		int chapter = s->columns.at[c].chapter;

		end = end_of_chapter(s, c);
		buf_print(w->out,
		    "<th scope=\"colgroup\" class=\"first\" colspan=\"%zu\" "
		    "data-chapter=\"%d\"",
		    end - c, chapter);
		markup_attribute(w->out, "title", chapter_title(w, chapter));
		buf_print(w->out, "><span>%d", chapter);
		if (end - c > 4) {
			buf_add_char(w->out, ' ');
			sweep_web_text(w, chapter_title(w, chapter));
		}
		buf_add_c(w->out, "</span></th>");
	}
	buf_add_c(w->out, "</tr>\n");
}

static bool
begins_chapter(const struct sweep *s, size_t column)
{
	return column == 0 || s->columns.at[column - 1].chapter !=
				  s->columns.at[column].chapter;
}

static void
add_columns(struct sweep_web *w)
{
	const struct sweep *s = w->sweep;

	buf_add_c(w->out, "<tr><td class=\"corner\"></td>");
	for (size_t c = 0; c < s->columns.len; c++) {
		buf_print(w->out,
		    "<th scope=\"col\"%s data-c=\"%zu\"><a href=\"#t%zu\">",
		    begins_chapter(s, c) ? " class=\"first\"" : "", c, c);
		sweep_web_text(w, s->by_rule ? s->columns.at[c].name
					     : sweep_column_words(&w->arena, s,
						   &s->columns.at[c]));
		buf_add_c(w->out, "</a></th>");
	}
	buf_add_c(w->out, "</tr>\n");
}

static void
add_cell(struct sweep_web *w, size_t document, size_t column)
{
	const struct sweep_cell *cell =
	    &w->sweep->documents.at[document].cells[column];
	bool first = begins_chapter(w->sweep, column);

	if (!cell->there) {
		buf_print(
		    w->out, "<td%s></td>", first ? " class=\"first\"" : "");
		return;
	}
	buf_print(w->out, "<td class=\"%s%s%s\">",
	    markup_verdict_class(cell->verdict),
	    cell->severity == SEVERITY_HIGH ? " high" : "",
	    first ? " first" : "");
	buf_print(w->out, "<a href=\"#a%zu-%zu\" aria-label=\"%s%s%s\">%s</a>",
	    document, column, verdict_name(cell->verdict),
	    cell->severity ? ", " : "", severity_name(cell->severity),
	    sign_of(cell->verdict));
	buf_add_c(w->out, "</td>");
}

/* The folder stands once above its documents: mostly it is one CA's. */
static void
add_group(struct sweep_web *w, const struct sweep_document *d)
{
	buf_print(w->out,
	    "</tbody><tbody>\n<tr class=\"group\"><th scope=\"rowgroup\">");
	sweep_web_text(w, d->folder.len ? d->folder : STR("."));
	buf_print(w->out, "</th><td colspan=\"%zu\"></td></tr>\n",
	    w->sweep->columns.len);
}

static void
add_row(struct sweep_web *w, size_t document)
{
	const struct sweep_document *d = &w->sweep->documents.at[document];
	struct str words = sweep_document_words(&w->arena, d);

	buf_print(w->out, "<tr data-d=\"%zu\"><th scope=\"row\"", document);
	markup_attribute(w->out, "title",
	    arena_print(
		&w->arena, "%.*s (%.*s)", STR_ARG(words), STR_ARG(d->file)));
	buf_add_c(w->out, ">");
	sweep_web_link(w, document);
	sweep_web_text(w, d->folder.len
			      ? str_sub(d->file, d->folder.len + 1, d->file.len)
			      : d->file);
	buf_add_c(w->out, "</a></th>");
	if (d->status == SWEEP_LOST)
		buf_print(w->out,
		    "<td class=\"gone\" colspan=\"%zu\">lost</td>",
		    w->sweep->columns.len);
	else
		for (size_t c = 0; c < w->sweep->columns.len; c++)
			add_cell(w, document, c);
	buf_add_c(w->out, "</tr>\n");
}

static void
add_rows(struct sweep_web *w)
{
	const struct sweep *s = w->sweep;
	bool has_folders = false;

	for (size_t i = 0; i < s->documents.len; i++)
		has_folders |= s->documents.at[i].folder.len > 0;
	buf_add_c(w->out, "<tbody>\n");
	for (size_t i = 0; i < s->documents.len; i++) {
		const struct sweep_document *d = &s->documents.at[i];

		if (has_folders && (i == 0 || !str_eq(d->folder, d[-1].folder)))
			add_group(w, d);
		add_row(w, i);
	}
	buf_add_c(w->out, "</tbody>\n");
}

static void
add_key(struct sweep_web *w)
{
	static const enum verdict shown[] = {VERDICT_CONFLICT, VERDICT_MISSING,
	    VERDICT_PARTIAL, VERDICT_UNKNOWN, VERDICT_COMPLIANT,
	    VERDICT_NOT_APPLICABLE};

	buf_add_c(w->out, "<ul class=\"key\">");
	for (size_t i = 0; i < COUNT_OF(shown); i++)
		buf_print(w->out,
		    "<li class=\"%s\"><span aria-hidden=\"true\">%s</span>"
		    "%s</li>",
		    markup_verdict_class(shown[i]), sign_of(shown[i]),
		    shown[i] == VERDICT_UNKNOWN ? "to be read"
		    : shown[i] == VERDICT_NOT_APPLICABLE
			? "does not apply, or not yet"
			: verdict_name(shown[i]));
	buf_add_c(w->out, "<li class=\"v-conflict high\"><span "
			  "aria-hidden=\"true\">×</span>of high severity</li>"
			  "</ul>\n");
}

static void
add_filters(struct sweep_web *w)
{
	const struct sweep *s = w->sweep;

	buf_add_c(w->out,
	    "<div class=\"filters needs-script\"><div class=\"row\">"
	    "<input type=\"search\" id=\"words\" placeholder=\"Words in the "
	    "name of a document\" aria-label=\"Words in the name of a "
	    "document\"><select id=\"chapter\" aria-label=\"Chapter\">"
	    "<option value=\"\">all chapters</option>");
	for (size_t c = 0, end; c < s->columns.len; c = end) {
		int chapter = s->columns.at[c].chapter;

		end = end_of_chapter(s, c);
		buf_print(w->out, "<option value=\"%d\">%d ", chapter, chapter);
		sweep_web_text(w, chapter_title(w, chapter));
		buf_add_c(w->out, "</option>");
	}
	buf_add_c(w->out,
	    "</select><button class=\"chip\" id=\"trouble\" "
	    "aria-pressed=\"false\">only topics with issues</button>"
	    "<span class=\"tally\" id=\"tally\" role=\"status\"></span>"
	    "</div></div>\n");
}

void
sweep_web_matrix(struct sweep_web *w)
{
	buf_print(w->out, "<section id=\"matrix\">\n<h2>Documents by %s</h2>\n",
	    w->sweep->by_rule ? "rules" : "topics");
	add_key(w);
	add_filters(w);
	buf_add_c(w->out,
	    "<p class=\"readout needs-script\" id=\"readout\">A cell tells "
	    "here what it is; opened, it shows the words it rests on.</p>\n"
	    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	    "aria-label=\"Matrix\"><table class=\"matrix\">\n<thead>\n");
	add_chapters(w);
	add_columns(w);
	buf_add_c(w->out, "</thead>\n");
	add_rows(w);
	buf_add_c(w->out, "</table></div>\n</section>\n");
}
