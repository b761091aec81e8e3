/* The matrix for spreadsheets. */
#include "out/csv.h"
#include "out/sweep.h"

static void
add_document(struct csv *csv, const struct sweep_document *d)
{
	csv_field(csv, d->file);
	csv_words(csv, sweep_status_name(d->status));
	csv_field(csv, d->ca);
	csv_field(csv, d->title);
	csv_field(csv, d->version);
	csv_field(csv, d->date);
	csv_field(csv, d->kind);
	csv_field(csv, d->purposes);
}

static void
add_document_head(struct csv *csv)
{
	static const char *const names[] = {"file", "status", "ca", "title",
	    "version", "date", "kind", "purposes"};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		csv_words(csv, names[i]);
}

/* What was said about a document that is lost or was read in part. */
static void
add_messages(struct csv *csv, const struct sweep_document *d)
{
	struct buf b = {0};

	if (d->reason.len)
		buf_print(&b, "%.*s", STR_ARG(d->reason));
	for (size_t i = 0; i < d->messages.len; i++) {
		buf_add_c(&b, b.len ? "\n" : "");
		buf_add(&b, d->messages.at[i]);
	}
	csv_field(csv, buf_str(&b));
	buf_free(&b);
}

static void
add_cell(struct csv *csv, const struct sweep_document *d, size_t column)
{
	const struct sweep_cell *cell = &d->cells[column];

	csv_words(csv, cell->there ? verdict_name(cell->verdict) : "");
}

static void
add_matrix(struct csv *csv, const struct sweep *s)
{
	add_document_head(csv);
	csv_words(csv, "verdict");
	csv_words(csv, "high");
	csv_words(csv, "moderate");
	csv_words(csv, "low");
	for (size_t c = 0; c < s->columns.len; c++)
		csv_field(csv, s->columns.at[c].name);
	csv_words(csv, "messages");
	csv_end_line(csv);
	for (size_t i = 0; i < s->documents.len; i++) {
		const struct sweep_document *d = &s->documents.at[i];

		add_document(csv, d);
		csv_field(csv, d->verdict);
		for (int v = SEVERITY_HIGH; v > SEVERITY_NONE; v--) {
			if (d->status == SWEEP_LOST)
				csv_words(csv, "");
			else
				csv_number(csv, d->issues[v]);
		}
		for (size_t c = 0; c < s->columns.len; c++)
			add_cell(csv, d, c);
		add_messages(csv, d);
		csv_end_line(csv);
	}
}

static void
add_answer(struct csv *csv, const struct sweep_cell *cell)
{
	csv_words(csv, verdict_name(cell->verdict));
	csv_words(csv, severity_name(cell->severity));
	csv_field(csv, cell->section);
	if (cell->page)
		csv_number(csv, cell->page);
	else
		csv_words(csv, "");
	csv_field(csv, cell->message);
	csv_field(csv, cell->quoted_in);
	csv_field(csv, cell->quote);
}

static void
add_no_answer(struct csv *csv)
{
	for (int i = 0; i < 7; i++)
		csv_words(csv, "");
}

static void
add_line(struct csv *csv, const struct sweep_document *d, struct str rule,
    const struct sweep_cell *cell)
{
	add_document(csv, d);
	csv_field(csv, rule);
	if (cell && cell->there)
		add_answer(csv, cell);
	else
		add_no_answer(csv);
	add_messages(csv, d);
	csv_end_line(csv);
}

static void
add_answers(struct csv *csv, const struct sweep *s)
{
	static const char *const names[] = {"rule", "verdict", "severity",
	    "section", "page", "message", "quoted in", "quote", "messages"};

	add_document_head(csv);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		csv_words(csv, names[i]);
	csv_end_line(csv);
	/* Where all documents are lost nobody knows a rule; they are told all
	 * the same. */
	for (size_t i = 0; i < s->documents.len && !s->columns.len; i++)
		add_line(csv, &s->documents.at[i], str_of(""), NULL);
	for (size_t c = 0; c < s->columns.len; c++)
		for (size_t i = 0; i < s->documents.len; i++) {
			const struct sweep_document *d = &s->documents.at[i];

			add_line(csv, d, s->columns.at[c].name, &d->cells[c]);
		}
}

void
sweep_csv(const struct sweep *s, const struct style *style, struct buf *out)
{
	struct csv csv = {.out = out};

	(void)style;
	if (s->by_rule)
		add_answers(&csv, s);
	else
		add_matrix(&csv, s);
}
