#include "out/check_table.h"

#include "out/advice_words.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "review/earlier.h"

const char *
column_name(enum column c)
{
	static const char *const names[N_COLUMNS] = {
	    [COLUMN_VERDICT] = "verdict",
	    [COLUMN_SEVERITY] = "severity",
	    [COLUMN_ACTION] = "action",
	    [COLUMN_DUE] = "due",
	    [COLUMN_FILE] = "file",
	    [COLUMN_SECTION] = "section",
	    [COLUMN_RFC3647] = "rfc3647",
	    [COLUMN_PAGE] = "page",
	    [COLUMN_LINE] = "line",
	    [COLUMN_TITLE] = "title",
	    [COLUMN_MESSAGE] = "message",
	    [COLUMN_QUOTE] = "quote",
	    [COLUMN_RECOMMENDATION] = "recommendation",
	    [COLUMN_CITATIONS] = "citations",
	    [COLUMN_RULES] = "rules",
	    [COLUMN_CONFIDENCE] = "confidence",
	    [COLUMN_FINGERPRINT] = "fingerprint",
	    [COLUMN_WAIVER] = "waiver",
	    [COLUMN_STATUS] = "status",
	};

	return names[c];
}

bool
table_tells(const struct style *style, const struct finding *f)
{
	return !style->brief || f->is_issue;
}

static struct str
count(struct arena *a, int n)
{
	return n > 0 ? arena_print(a, "%d", n) : (struct str){0};
}

/* All passages, decisive first, one a line. */
static struct str
quotes(struct arena *a, const struct review *r, const struct evidence_list *l)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < l->len; i++) {
		struct str quote = evidence_quote(r, l->at[i]);

		if (!quote.len)
			continue;
		if (b.len)
			buf_add_char(&b, '\n');
		buf_add(&b, quote);
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static struct str
rfc_number(const struct review *r, const struct finding *f)
{
	if (f->section < 0)
		return finding_rule(r, f)->home;
	return map_rfc_number(r->documents[f->document].map, f->section);
}

void
finding_row(struct arena *a, const struct review *r, const struct finding *f,
    struct str row[N_COLUMNS])
{
	struct evidence_list list = finding_evidence(a, r, f);
	const struct result *first = &r->results.at[f->results[0]];
	char day[DATE_TEXT];
	struct spot spot;

	finding_spot(r, f, &list, &spot);
	row[COLUMN_VERDICT] = str_of(verdict_name(f->verdict));
	row[COLUMN_SEVERITY] = str_of(severity_name(f->severity));
	row[COLUMN_ACTION] = str_of(action_name(f->action));
	row[COLUMN_DUE] = arena_copy(a, str_of(date_print(f->due, day)));
	row[COLUMN_FILE] = document_path(r, spot.document);
	row[COLUMN_SECTION] = f->number;
	row[COLUMN_RFC3647] = rfc_number(r, f);
	row[COLUMN_PAGE] = count(a, spot_page(r, &spot));
	row[COLUMN_LINE] = count(a, spot_line(r, &spot));
	row[COLUMN_TITLE] = finding_title(a, r, f);
	row[COLUMN_MESSAGE] = f->message;
	row[COLUMN_QUOTE] = quotes(a, r, &list);
	row[COLUMN_RECOMMENDATION] = f->recommendation;
	row[COLUMN_CITATIONS] = finding_citations(a, r, f);
	row[COLUMN_RULES] = finding_rule_ids(a, r, f);
	row[COLUMN_CONFIDENCE] = str_of(confidence_name(first->confidence));
	row[COLUMN_FINGERPRINT] = f->fingerprint;
	row[COLUMN_WAIVER] = finding_waiver_words(a, f);
	row[COLUMN_STATUS] = str_of(finding_status_name(f->status));
}

/* One a line; and the rules that say so. */
static void
asked_columns(struct arena *a, const struct review *r,
    const struct advice *advice, struct str row[N_COLUMNS])
{
	for (size_t i = 0; i < advice->asked.len; i++) {
		const struct advice_asked *asked = &advice->asked.at[i];
		struct str *cites = &row[COLUMN_CITATIONS];
		struct str *rules = &row[COLUMN_RULES];

		*cites = arena_print(a, "%.*s%s%.*s", STR_ARG(*cites),
		    cites->len ? "\n" : "",
		    STR_ARG(advice_asked_words(a, r, asked)));
		if (asked->rule.len)
			*rules = arena_print(a, "%.*s%s%.*s", STR_ARG(*rules),
			    rules->len ? ", " : "", STR_ARG(asked->rule));
	}
}

void
advice_row(struct arena *a, const struct review *r, const struct advice *advice,
    const struct advice_place *place, struct str row[N_COLUMNS])
{
	const struct evidence *e = &place->at;
	const struct spot spot = {
	    e->document, e->block, e->start, e->end, true};

	for (int c = 0; c < N_COLUMNS; c++)
		row[c] = (struct str){0};
	row[COLUMN_VERDICT] = STR("advice");
	row[COLUMN_SEVERITY] = str_of(severity_name(SEVERITY_LOW));
	row[COLUMN_FILE] = document_path(r, e->document);
	row[COLUMN_SECTION] = evidence_section(r, e);
	row[COLUMN_RFC3647] = evidence_rfc3647(r, e);
	row[COLUMN_PAGE] = count(a, spot_page(r, &spot));
	row[COLUMN_LINE] = count(a, spot_line(r, &spot));
	row[COLUMN_TITLE] = advice->title;
	row[COLUMN_MESSAGE] = arena_print(a, "%s: %.*s",
	    advice_direction_words(advice->direction),
	    STR_ARG(advice_place_note(a, r, place)));
	row[COLUMN_QUOTE] = evidence_quote(r, e);
	row[COLUMN_RECOMMENDATION] = advice->recommendation;
	row[COLUMN_FINGERPRINT] = advice->fingerprint;
	asked_columns(a, r, advice, row);
}
