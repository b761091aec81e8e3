#include "out/worksheet.h"

#include "base/version.h"
#include "out/review_words.h"

static const struct sheet_column columns[] = {
    {"id", 10, false},
    {"area", 26, false},
    {"item", 40, false},
    {"answer", 24, false},
    {"verdicts", 24, false},
    {"section", 10, false},
    {"page", 6, true},
    {"quote", 70, false},
    {"document", 26, false},
    {"comment", 60, false},
    {"rules", 34, false},
};

static const char *
case_words(enum line_state s)
{
	switch (s) {
	case LINE_VERIFIED:
		return "Verified";
	case LINE_CLARIFY:
		return "Need Clarification From CA";
	case LINE_RESPONSE:
		return "Need Response From CA";
	case LINE_NOT_APPLICABLE:
		return "Not Applicable";
	case LINE_READ:
		return "Read the passage";
	case LINE_NOT_ASSESSED:
		break;
	}
	return "Not assessed";
}

static const char *
apple_words(enum line_state s)
{
	switch (s) {
	case LINE_VERIFIED:
		return "Yes";
	case LINE_CLARIFY:
		return "In part or no: read";
	case LINE_RESPONSE:
		return "Not in the document";
	case LINE_NOT_APPLICABLE:
		return "N/A";
	case LINE_READ:
		return "Read the passage";
	case LINE_NOT_ASSESSED:
		break;
	}
	return "Not assessed";
}

static const char *
ccadb_words(enum line_state s)
{
	switch (s) {
	case LINE_VERIFIED:
		return "Compliant";
	case LINE_CLARIFY:
		return "Not fully compliant";
	case LINE_RESPONSE:
		return "Missing";
	case LINE_NOT_APPLICABLE:
		return "Not applicable";
	case LINE_READ:
	case LINE_NOT_ASSESSED:
		break;
	}
	return "Not assessed";
}

static const char *
answer_words(const struct worksheet *w, enum line_state s)
{
	if (str_eq(w->name, STR("apple")))
		return apple_words(s);
	return str_eq(w->name, STR("ccadb")) ? ccadb_words(s) : case_words(s);
}

static enum cell_look
look_of(enum line_state s)
{
	switch (s) {
	case LINE_VERIFIED:
		return CELL_GOOD;
	case LINE_CLARIFY:
	case LINE_READ:
		return CELL_CARE;
	case LINE_RESPONSE:
		return CELL_BAD;
	case LINE_NOT_APPLICABLE:
	case LINE_NOT_ASSESSED:
		break;
	}
	return CELL_FAINT;
}

/* What each rule of the line says: "compliant, conflict". */
static struct str
join(struct arena *a, const struct review *r, const struct worksheet_line *line,
    bool ids)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < line->results.len; i++) {
		const struct result *res = &r->results.at[line->results.at[i]];

		buf_add_c(&b, b.len ? ", " : "");
		if (ids)
			buf_add(&b, res->rule->id);
		else
			buf_add_c(&b, verdict_name(res->verdict));
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
add_place(
    const struct review *r, const struct line_place *p, struct sheet_maker *out)
{
	const struct reviewed_document *d;
	const struct block *block;

	if (p->block < 0) {
		for (int i = 0; i < 4; i++)
			sheet_words(out, "");
		return;
	}
	d = &r->documents[p->document];
	block = &d->doc->blocks.at[p->block];
	sheet_add(out, map_printed_number(d->map, d->map->section_of[p->block]),
	    CELL_PLAIN);
	sheet_add(out,
	    block->place.page > 0
		? arena_print(out->arena, "%d", block->place.page)
		: (struct str){0},
	    CELL_PLAIN);
	sheet_add(out, str_sub(block->text, p->start, p->end), CELL_PLAIN);
	sheet_add(out,
	    arena_print(out->arena, "%.*s%s%.*s", STR_ARG(d->doc->file),
		d->identity.version.text.len ? ", version " : "",
		STR_ARG(d->identity.version.text)),
	    CELL_PLAIN);
}

void
worksheet_table(
    const struct review *r, const struct worksheet *w, struct sheet_maker *out)
{
	out->name = arena_copy(out->arena, w->name).at;
	out->columns = columns;
	out->n_columns = COUNT_OF(columns);
	for (size_t i = 0; i < w->lines.len; i++) {
		const struct worksheet_line *line = &w->lines.at[i];

		sheet_add(out, line->id, CELL_STRONG);
		sheet_add(out, line->area, CELL_PLAIN);
		sheet_add(out, chapter_title_words(out->arena, line->item),
		    CELL_PLAIN);
		sheet_add(out, str_of(answer_words(w, line->state)),
		    look_of(line->state));
		sheet_add(out, join(out->arena, r, line, false), CELL_PLAIN);
		add_place(r, &line->place, out);
		sheet_add(out, line->comment, CELL_PLAIN);
		sheet_add(out, join(out->arena, r, line, true), CELL_FAINT);
	}
}

void
worksheet_markdown(
    const struct review *r, const struct worksheet *w, struct buf *out)
{
	struct arena a = {0};
	struct sheet_maker maker = {.arena = &a};
	char day[DATE_TEXT];
	struct sheet sheet;

	buf_print(out, "# %.*s\n\n", STR_ARG(w->title));
	for (int d = 0; d < r->n_documents; d++) {
		const struct reviewed_document *doc = &r->documents[d];

		buf_print(out, "- %.*s%s%.*s, sha256 %s\n",
		    STR_ARG(doc->doc->file),
		    doc->identity.version.text.len ? ", version " : "",
		    STR_ARG(doc->identity.version.text), doc->doc->digest.text);
	}
	buf_print(out, "- as of %s, by cpslint " CPSLINT_VERSION "\n\n",
	    date_print(r->as_of, day));
	worksheet_table(r, w, &maker);
	sheet = sheet_of(&maker);
	sheet_markdown(&sheet, out);
	arena_clear(&a);
}
