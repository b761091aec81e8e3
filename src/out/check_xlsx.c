#include "out/check_xlsx.h"

#ifdef HAVE_XLSX

#include "base/version.h"
#include "out/answer_words.h"
#include "out/check_table.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "out/sheet_pack.h"

static const struct sheet_column finding_columns[N_COLUMNS] = {
    [COLUMN_VERDICT] = {"verdict", 12, false},
    [COLUMN_SEVERITY] = {"severity", 10, false},
    [COLUMN_ACTION] = {"action", 18, false},
    [COLUMN_DUE] = {"due", 11, false},
    [COLUMN_FILE] = {"file", 20, false},
    [COLUMN_SECTION] = {"section", 10, false},
    [COLUMN_RFC3647] = {"rfc3647", 10, false},
    [COLUMN_PAGE] = {"page", 6, true},
    [COLUMN_LINE] = {"line", 6, true},
    [COLUMN_TITLE] = {"title", 32, false},
    [COLUMN_MESSAGE] = {"message", 48, false},
    [COLUMN_QUOTE] = {"quote", 60, false},
    [COLUMN_RECOMMENDATION] = {"recommendation", 40, false},
    [COLUMN_CITATIONS] = {"citations", 32, false},
    [COLUMN_RULES] = {"rules", 26, false},
    [COLUMN_CONFIDENCE] = {"confidence", 11, false},
    [COLUMN_FINGERPRINT] = {"fingerprint", 18, false},
    [COLUMN_WAIVER] = {"waiver", 24, false},
    [COLUMN_STATUS] = {"status", 10, false},
};

static const struct sheet_column summary_columns[] = {
    {"what", 24, false},
    {"value", 80, true},
};

static const struct sheet_column answer_columns[] = {
    {"answer", 24, false},
    {"severity then", 12, false},
    {"section then", 12, false},
    {"title", 44, false},
    {"message then", 60, false},
    {"now", 60, false},
    {"place", 28, false},
    {"rules", 34, false},
    {"fingerprint then", 18, false},
    {"fingerprint now", 18, false},
};

static const struct sheet_column rule_columns[] = {
    {"rule", 34, false},
    {"title", 44, false},
    {"source", 14, false},
    {"verdict", 14, false},
    {"severity", 10, false},
    {"section", 10, false},
    {"message", 60, false},
    {"condition", 40, false},
};

static enum cell_look
verdict_look(enum verdict verdict, enum severity severity)
{
	switch (verdict) {
	case VERDICT_COMPLIANT:
		return CELL_GOOD;
	case VERDICT_PARTIAL:
	case VERDICT_CONFLICT:
	case VERDICT_MISSING:
		return severity == SEVERITY_HIGH ? CELL_BAD : CELL_CARE;
	case VERDICT_UNKNOWN:
		return CELL_CARE;
	case VERDICT_NOT_APPLICABLE:
	case VERDICT_NOT_IN_FORCE:
		return CELL_FAINT;
	}
	return CELL_PLAIN;
}

static void
add_findings(
    struct sheet_maker *s, const struct review *r, const struct style *style)
{
	struct str row[N_COLUMNS];

	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];
		enum cell_look look = verdict_look(f->verdict, f->severity);

		if (!table_tells(style, f))
			continue;
		finding_row(s->arena, r, f, row);
		for (int c = 0; c < N_COLUMNS; c++)
			sheet_add(s, row[c],
			    c == COLUMN_VERDICT || c == COLUMN_SEVERITY
				? look
				: CELL_PLAIN);
	}
}

static void
add_advice(
    struct sheet_maker *s, const struct review *r, const struct advice *advice)
{
	struct str row[N_COLUMNS];

	for (size_t i = 0; i < advice->places.len; i++) {
		advice_row(s->arena, r, advice, &advice->places.at[i], row);
		for (int c = 0; c < N_COLUMNS; c++)
			sheet_add(s, row[c],
			    c == COLUMN_VERDICT || c == COLUMN_SEVERITY
				? CELL_FAINT
				: CELL_PLAIN);
	}
}

static void
add_line(struct sheet_maker *s, const char *what, struct str value)
{
	sheet_add(s, str_of(what), CELL_STRONG);
	sheet_add(s, value, CELL_PLAIN);
}

static void
add_documents(struct sheet_maker *s, const struct review *r)
{
	char day[DATE_TEXT];

	for (int d = 0; d < r->n_documents; d++) {
		const struct reviewed_document *doc = &r->documents[d];

		add_line(s, "file", document_path(r, d));
		add_line(s, "title", doc->identity.title.text);
		add_line(s, "version", doc->identity.version.text);
		add_line(s, "date",
		    arena_copy(s->arena, str_of(date_print(doc->dated, day))));
		add_line(s, "kind",
		    str_of(doc->kind ? doc_kind_name((enum doc_kind)doc->kind)
				     : ""));
		add_line(s, "sha256", str_of(doc->doc->digest.text));
	}
}

static void
add_summary(struct sheet_maker *s, const struct review *r)
{
	char day[DATE_TEXT];

	add_documents(s, r);
	add_line(s, "as of",
	    arena_copy(s->arena, str_of(date_print(r->as_of, day))));
	add_line(s, "reviewed by",
	    arena_print(s->arena,
		"cpslint " CPSLINT_VERSION " with rules %.*s (%s)",
		STR_ARG(r->pack->version), r->pack->digest.text));
	sheet_add(s, STR("verdict"), CELL_STRONG);
	sheet_add(s, str_of(roll_words(&r->overall)),
	    verdict_look(r->overall.verdict, SEVERITY_HIGH));
	for (int v = SEVERITY_HIGH; v > SEVERITY_NONE; v--)
		add_line(s,
		    arena_print(
			s->arena, "issues, %s", severity_name((enum severity)v))
			.at,
		    arena_print(s->arena, "%d", r->issues[v]));
	for (int v = 0; v < N_VERDICTS; v++)
		add_line(s,
		    arena_print(
			s->arena, "rules, %s", verdict_name((enum verdict)v))
			.at,
		    arena_print(s->arena, "%d", r->verdicts[v]));
}

static void
add_rules(struct sheet_maker *s, const struct review *r)
{
	for (size_t i = 0; i < r->results.len; i++) {
		const struct result *res = &r->results.at[i];
		const struct rule *rule = res->rule;
		enum cell_look look = verdict_look(res->verdict, res->severity);

		sheet_add(s, rule->id, CELL_PLAIN);
		sheet_add(s, rule->title, CELL_PLAIN);
		sheet_add(s,
		    rule->n_cites ? rule->cites[0].source->id : (struct str){0},
		    CELL_PLAIN);
		sheet_add(s, str_of(verdict_name(res->verdict)), look);
		sheet_add(s, str_of(severity_name(res->severity)), look);
		sheet_add(s, result_section(r, res), CELL_PLAIN);
		sheet_add(s, res->message, CELL_PLAIN);
		sheet_add(s, res->condition, CELL_PLAIN);
	}
}

static enum cell_look
answer_look(enum answer_status s)
{
	if (s == ANSWER_FIXED)
		return CELL_GOOD;
	return s == ANSWER_NOT_APPLICABLE ? CELL_FAINT
	       : s == ANSWER_OPEN         ? CELL_BAD
					  : CELL_CARE;
}

/* The new text and where it stands, a passage a line, or the sentence. */
static void
add_new_text(
    struct sheet_maker *s, const struct review *r, const struct answer *a)
{
	struct answer_text text = {0};
	struct buf quotes = {0}, places = {0};

	answer_passages(s->arena, a, &text);
	for (size_t i = 0; i < text.len; i++) {
		buf_add_c(&quotes, i ? "\n" : "");
		buf_add_c(&places, i ? "\n" : "");
		buf_add(&quotes, evidence_quote(r, text.at[i]));
		buf_add(&places, evidence_place_words(s->arena, r, text.at[i]));
	}
	if (a->because.len) {
		buf_add_c(&quotes, quotes.len ? "\n" : "");
		buf_add(&quotes, a->because);
	}
	sheet_add(s, arena_copy(s->arena, buf_str(&quotes)), CELL_PLAIN);
	sheet_add(s, arena_copy(s->arena, buf_str(&places)), CELL_PLAIN);
	buf_free(&quotes);
	buf_free(&places);
}

static struct str
rules_of(struct arena *a, const struct earlier_finding *e)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < e->n_rules; i++)
		buf_print(&b, "%s%.*s", i ? ", " : "", STR_ARG(e->rules[i]));
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
add_answers(struct sheet_maker *s, const struct review *r)
{
	const struct answer **list = answers_in_order(s->arena, r);

	for (size_t i = 0; i < r->earlier->len; i++) {
		const struct answer *a = list[i];
		const struct earlier_finding *e = a->earlier;

		sheet_add(
		    s, str_of(answer_words(a->status)), answer_look(a->status));
		sheet_add(s, str_of(severity_name(e->severity)), CELL_PLAIN);
		sheet_add(s, e->section, CELL_PLAIN);
		sheet_add(s, e->title, CELL_PLAIN);
		sheet_add(s, e->message, CELL_PLAIN);
		add_new_text(s, r, a);
		sheet_add(s, rules_of(s->arena, e), CELL_PLAIN);
		sheet_add(s, e->fingerprint, CELL_PLAIN);
		sheet_add(s,
		    a->finding >= 0 ? r->findings.at[a->finding].fingerprint
				    : (struct str){0},
		    CELL_PLAIN);
	}
}

void
check_sheets(const struct review *r, const struct style *style, struct buf *out)
{
	struct arena a = {0};
	struct sheet_maker summary = {
	    &a, "Summary", summary_columns, COUNT_OF(summary_columns), {0}};
	struct sheet_maker findings = {
	    &a, "Findings", finding_columns, N_COLUMNS, {0}};
	struct sheet_maker rules = {
	    &a, "Rules", rule_columns, COUNT_OF(rule_columns), {0}};
	struct sheet_maker answers = {
	    &a, "Answers", answer_columns, COUNT_OF(answer_columns), {0}};
	struct sheet sheets[4];
	size_t n = 0;

	add_summary(&summary, r);
	add_findings(&findings, r, style);
	for (size_t i = 0; i < r->n_advice && !style->brief; i++)
		add_advice(&findings, r, &r->advice[i]);
	add_rules(&rules, r);
	sheets[n++] = sheet_of(&summary);
	sheets[n++] = sheet_of(&findings);
	if (r->earlier) {
		add_answers(&answers, r);
		sheets[n++] = sheet_of(&answers);
	}
	sheets[n++] = sheet_of(&rules);
	sheets_pack(sheets, n, r->as_of, out);
	arena_clear(&a);
}
#endif
