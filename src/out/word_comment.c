#include "out/word_comment.h"

#include "out/evidence.h"
#include "out/finding_words.h"
#include "out/telling.h"
#include "out/xml_text.h"

/* Other passages that one comment names. */
#define PASSAGES 3

/* A run of text; line breaks become breaks of Word's. */
static void
add_run(struct str text, bool bold, struct buf *out)
{
	buf_add_c(out, bold ? "<w:r><w:rPr><w:b/></w:rPr>" : "<w:r>");
	while (text.len) {
		struct str line = str_cut(&text, '\n');

		buf_add_c(out, "<w:t xml:space=\"preserve\">");
		xml_text_add(out, line);
		buf_add_c(out, text.len ? "</w:t><w:br/>" : "</w:t>");
	}
	buf_add_c(out, "</w:r>");
}

static void
add_paragraph(const char *label, struct str text, struct buf *out)
{
	if (!text.len)
		return;
	buf_add_c(out, "<w:p>");
	if (*label)
		add_run(str_of(label), true, out);
	add_run(text, false, out);
	buf_add_c(out, "</w:p>");
}

static void
add_title(const struct review *r, const struct finding *f, struct buf *out)
{
	struct arena a = {0};

	buf_add_c(out, "<w:p>");
	add_run(finding_title(&a, r, f), true, out);
	add_run(arena_print(&a, " (%.*s)", STR_ARG(finding_tag(&a, f))), false,
	    out);
	buf_add_c(out, "</w:p>");
	arena_clear(&a);
}

/* The passages beside the one that the comment stands on. */
static void
add_passages(const struct review *r, const struct evidence_list *list,
    const struct spot *spot, struct buf *out)
{
	struct arena a = {0};
	int told = 0;

	for (size_t i = 0; i < list->len && told < PASSAGES; i++) {
		const struct evidence *e = list->at[i];
		struct str quote = evidence_quote(r, e);

		if (!quote.len ||
		    (spot->quotes && e->document == spot->document &&
			e->block == spot->block && e->start == spot->start))
			continue;
		told++;
		add_paragraph("See also: ",
		    arena_print(&a, "%.*s: “%.*s”",
			STR_ARG(evidence_place_words(&a, r, e)),
			STR_ARG(quote)),
		    out);
	}
	add_paragraph("Searched: ", evidence_searched_words(&a, list), out);
	arena_clear(&a);
}

static void
add_advice(const struct review *r, const struct finding *f, struct buf *out)
{
	struct arena a = {0};

	add_paragraph("To do: ", f->recommendation, out);
	if (f->model.len)
		add_paragraph("For example: ",
		    arena_print(&a, "“%.*s”", STR_ARG(f->model)), out);
	add_paragraph("Waived: ", finding_waiver_words(&a, f), out);
	add_paragraph("By: ", finding_citations(&a, r, f), out);
	arena_clear(&a);
}

void
word_comment_add(const struct review *r, const struct finding *f, long id,
    struct str space, struct buf *out)
{
	struct arena a = {0};
	struct evidence_list list = finding_evidence(&a, r, f);
	char day[DATE_TEXT];
	struct spot spot;

	finding_spot(r, f, &list, &spot);
	buf_print(out,
	    "<w:comment xmlns:w=\"%.*s\" w:id=\"%ld\" w:author=\"cpslint\""
	    " w:date=\"%sT00:00:00Z\" w:initials=\"cpslint\">",
	    STR_ARG(space), id, date_print(r->as_of, day));
	add_title(r, f, out);
	add_paragraph("", f->message, out);
	if (finding_is_open(f)) {
		add_passages(r, &list, &spot, out);
		add_advice(r, f, out);
	}
	add_paragraph("Rule: ",
	    arena_print(&a, "%.*s, finding %.*s",
		STR_ARG(finding_rule_ids(&a, r, f)), STR_ARG(f->fingerprint)),
	    out);
	buf_add_c(out, "</w:comment>");
	arena_clear(&a);
}
