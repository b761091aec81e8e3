#include "out/sweep.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/index.h"
#include "out/review_words.h"

/* --- columns ------------------------------------------------------------- */

/* The chapter of RFC 3647 that an outline number begins with. */
static int
chapter_of(struct str number)
{
	long n;

	if (!str_to_long(str_cut(&number, '.'), 1, 9, &n))
		return 0;
	return (int)n;
}

static int
by_chapter(const void *x, const void *y)
{
	const struct sweep_column *a = x, *b = y;
	int ca = a->chapter ? a->chapter : 10;
	int cb = b->chapter ? b->chapter : 10;

	return ca != cb ? ca - cb : str_cmp(a->name, b->name);
}

void
sweep_begin(struct sweep *s, const struct pack *pack, date as_of, bool by_rule)
{
	struct index known = {0};

	*s = (struct sweep){.pack = pack, .as_of = as_of, .by_rule = by_rule};
	for (size_t i = 0; i < pack->n_rules; i++) {
		const struct rule *rule = &pack->rules[i];
		struct str name = by_rule ? rule->id : rule->topic;

		if (index_find(&known, name) >= 0)
			continue;
		index_put(&s->arena, &known, name, 1);
		VEC_PUSH(&s->arena, &s->columns,
		    ((struct sweep_column){.name = name,
			.rule = rule,
			.chapter = chapter_of(rule->home)}));
	}
	if (s->columns.len)
		qsort(s->columns.at, s->columns.len, sizeof(*s->columns.at),
		    by_chapter);
}

static int
find_column(const struct sweep *s, struct str name)
{
	for (size_t i = 0; i < s->columns.len; i++)
		if (str_eq(s->columns.at[i].name, name))
			return (int)i;
	return -1;
}

static bool
is_used(const struct sweep *s, size_t column)
{
	for (size_t d = 0; d < s->documents.len; d++)
		if (s->documents.at[d].cells[column].there)
			return true;
	return false;
}

void
sweep_end(struct sweep *s)
{
	size_t kept = 0;

	for (size_t c = 0; c < s->columns.len; c++) {
		if (!is_used(s, c))
			continue;
		s->columns.at[kept] = s->columns.at[c];
		for (size_t d = 0; d < s->documents.len; d++)
			s->documents.at[d].cells[kept] =
			    s->documents.at[d].cells[c];
		kept++;
	}
	s->columns.len = kept;
}

void
sweep_free(struct sweep *s)
{
	arena_clear(&s->arena);
	*s = (struct sweep){0};
}

/* --- documents ----------------------------------------------------------- */

static struct str
text_of(struct sweep *s, const struct json *object, const char *name)
{
	return arena_copy(&s->arena, json_str(json_at(object, name)));
}

/* A number that a line of ours can have; 0 for any other. */
static int
count_of(const struct json *n)
{
	double value = json_number(n);

	return value >= 0 && value < 1e9 ? (int)value : 0;
}

static int
read_cell(struct sweep *s, struct sweep_document *d, const struct json *topic,
    struct err *err)
{
	struct str name =
	    json_str(json_at(topic, s->by_rule ? "rule" : "topic"));
	int column = find_column(s, name);
	struct sweep_cell *cell;

	if (column < 0)
		return err_set(err, ERR_FORMAT, "the topic '%.*s' is unknown",
		    STR_ARG(name));
	cell = &d->cells[column];
	cell->there = true;
	if (!verdict_parse(json_str(json_at(topic, "verdict")), &cell->verdict))
		return err_set(err, ERR_FORMAT, "a verdict is unknown");
	if (!severity_parse(
		json_str(json_at(topic, "severity")), &cell->severity))
		cell->severity = SEVERITY_NONE;
	cell->rule = text_of(s, topic, "rule");
	cell->section = text_of(s, topic, "section");
	cell->message = text_of(s, topic, "message");
	cell->quoted_in = text_of(s, topic, "quoted_in");
	cell->quote = text_of(s, topic, "quote");
	cell->page = count_of(json_at(topic, "page"));
	s->columns.at[column].counts[cell->verdict]++;
	return 0;
}

static struct str
read_purposes(struct sweep *s, const struct json *list)
{
	struct buf b = {0};
	struct str out;

	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		buf_add_c(&b, b.len ? " " : "");
		buf_add(&b, json_str(n));
	}
	out = arena_copy(&s->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static int
read_status(struct str name, enum sweep_status *out, struct err *err)
{
	for (int i = 0; i < N_SWEEP_STATUS; i++)
		if (str_eq(str_of(sweep_status_name((enum sweep_status)i)),
			name)) {
			*out = (enum sweep_status)i;
			return 0;
		}
	return err_set(err, ERR_FORMAT, "a status is unknown");
}

static struct str
folder_of(struct str file)
{
	size_t name = file_name(file).len;

	return str_sub(file, 0, file.len > name ? file.len - name - 1 : 0);
}

static int
read_document_head(struct sweep *s, struct sweep_document *d,
    const struct json *head, struct err *err)
{
	const struct json *issues = json_at(head, "issues"), *n;

	d->file = text_of(s, head, "file");
	d->folder = folder_of(d->file);
	d->reason = text_of(s, head, "reason");
	d->ca = text_of(s, head, "ca");
	d->title = text_of(s, head, "title");
	d->version = text_of(s, head, "version");
	d->date = text_of(s, head, "date");
	d->kind = text_of(s, head, "kind");
	d->purposes = read_purposes(s, json_at(head, "purposes"));
	d->verdict = text_of(s, head, "verdict");
	for (int i = SEVERITY_LOW; i <= SEVERITY_HIGH; i++)
		d->issues[i] =
		    count_of(json_at(issues, severity_name((enum severity)i)));
	for (n = json_first(json_at(head, "messages")); n; n = json_next(n))
		VEC_PUSH(&s->arena, &d->messages,
		    arena_copy(&s->arena, json_str(n)));
	for (n = json_first(json_at(head, "topics")); n; n = json_next(n))
		if (read_cell(s, d, n, err))
			return -1;
	return read_status(json_str(json_at(head, "status")), &d->status, err);
}

int
sweep_add(struct sweep *s, struct str line, struct err *err)
{
	struct sweep_document *d;
	struct json *head;
	int rc;

	if (sweep_line_head(line, &head, err))
		return -1;
	d = VEC_ADD(&s->arena, &s->documents);
	d->cells = arena_many(&s->arena, struct sweep_cell, s->columns.len + 1);
	rc = read_document_head(s, d, head, err);
	if (rc == 0)
		s->counts[d->status]++;
	json_free(head);
	return rc;
}

/* --- words --------------------------------------------------------------- */

struct str
sweep_column_words(
    struct arena *a, const struct sweep *s, const struct sweep_column *c)
{
	struct str rest = c->name, out;
	struct buf b = {0};

	if (s->by_rule)
		return c->rule->title;
	while (rest.len) {
		buf_add_c(&b, b.len ? " " : "");
		buf_add(&b, word_spelled(str_cut(&rest, '-')));
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

const char *
sweep_issue_words(const struct sweep *s)
{
	switch (s->fail_on) {
	case SEVERITY_HIGH:
		return "high issues";
	case SEVERITY_MODERATE:
		return "high or moderate issues";
	case SEVERITY_LOW:
		return "issues";
	case SEVERITY_NONE:
		break;
	}
	return "issues that count";
}

struct str
sweep_document_words(struct arena *a, const struct sweep_document *d)
{
	struct str title = d->title.len ? d->title : file_name(d->file);

	if (!d->version.len)
		return title;
	return arena_print(
	    a, "%.*s, version %.*s", STR_ARG(title), STR_ARG(d->version));
}
