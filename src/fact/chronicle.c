#include "fact/chronicle.h"

#include <stdlib.h>

#include "fact/line.h"

/* Dates on covers and in running headers that are looked at. */
#define SHOWN_MAX 64

/* Rows between two that follow each other in time: entries of one version
 * take several, and logs of two documents may be mixed. */
#define ROWS_BETWEEN 64

/* A cover says "Effective from 1 June", the log "approved on 20 May": both are
 * right when they are no further apart. */
#define DAYS_TO_EFFECT 45

/* The entries among the rows.  "Date: 3 May" beside its label is this
 * document's date, and a table of days on which practices change lists no
 * versions: where a log numbers its entries, such rows are none. */
static void
keep_entries(struct arena *a, const struct doc *doc,
    const struct edition_rows *all, struct edition_rows *out)
{
	/* By table: its rows have versions; [0] is for lines of text. */
	bool *versions = arena_many(a, bool, doc->tables.len + 1);
	bool numbered = false;

	for (size_t i = 0; i < all->len; i++)
		if (all->at[i].version_block >= 0)
			numbered = versions[all->at[i].table + 1] = true;
	for (size_t i = 0; i < all->len; i++) {
		const struct edition_row *r = &all->at[i];

		if (r->version_block >= 0 ||
		    (r->change_block >= 0 &&
			(!numbered || versions[r->table + 1])))
			VEC_PUSH(a, out, *r);
	}
}

static int
by_day(const void *x, const void *y)
{
	const struct edition_row *const *a = x, *const *b = y;

	if ((*a)->day != (*b)->day)
		return (*a)->day < (*b)->day ? -1 : 1;
	return *a < *b ? -1 : *a > *b;
}

/* A row without its date between two dated ones: what looks like a gap may be
 * that row.  Rows far apart are no neighbours, and nothing is sure. */
static bool
holds_undated(const struct edition_row *a, const struct edition_row *b)
{
	const struct edition_row *first = a < b ? a : b, *last = a < b ? b : a;

	if (last - first > ROWS_BETWEEN)
		return true;
	for (const struct edition_row *r = first + 1; r < last; r++)
		if (r->day_block < 0 && r->table == a->table &&
		    !(r->version_block >= 0 && a->version_block >= 0 &&
			b->version_block >= 0 &&
			(edition_cmp(r->version, a->version) == 0 ||
			    edition_cmp(r->version, b->version) == 0)))
			return true;
	return false;
}

static bool
is_sure(const struct edition_row *a, const struct edition_row *b)
{
	if (a->version_block >= 0 && b->version_block >= 0 &&
	    edition_cmp(a->version, b->version) > 0)
		return false;
	return !holds_undated(a, b);
}

static void
find_steps(struct arena *a, struct chronicle *c)
{
	const struct edition_row **list =
	    arena_many(a, const struct edition_row *, c->rows.len);
	size_t n = 0;

	for (size_t i = 0; i < c->rows.len; i++)
		if (c->rows.at[i].day_block >= 0)
			list[n++] = &c->rows.at[i];
	if (n)
		qsort(list, n, sizeof(*list), by_day);
	for (size_t i = 1; i < n; i++)
		if (list[i - 1]->day != list[i]->day)
			VEC_PUSH(a, &c->steps,
			    ((struct chronicle_step){list[i - 1], list[i],
				is_sure(list[i - 1], list[i])}));
}

/* Of several rows of this version the last one to be dated. */
static void
find_own(struct chronicle *c)
{
	struct str version = c->identity->version.text;

	for (size_t i = 0; i < c->rows.len && version.len; i++) {
		const struct edition_row *r = &c->rows.at[i];

		if (r->version_block >= 0 &&
		    edition_cmp(r->version, version) == 0 &&
		    (!c->own || r->day > c->own->day))
			c->own = r;
	}
}

static void
show_dates(struct arena *a, struct chronicle *c, struct str text)
{
	size_t start, end = 0;

	while (line_next(text, &start, &end)) {
		struct str rest = str_sub(text, start, end);
		struct log_date d;

		/* "Published 25 August 2026, in force 1 September 2026" */
		while (c->shown.len < SHOWN_MAX &&
		       log_date_read(rest, ORDER_UNKNOWN, &d)) {
			if (d.day != DATE_NONE)
				VEC_PUSH(a, &c->shown, d);
			rest = str_sub(rest, d.end, rest.len);
		}
	}
}

/* A running header that names another version than the cover. */
static void
see_running(struct chronicle *c, const struct doc *doc, int block)
{
	struct str text = doc->blocks.at[block].text;
	const struct fact_value *version = &c->identity->version;
	struct edition_hit hit;

	if (version->source != FROM_COVER || c->running.source ||
	    text.len > 200 || !edition_version((struct str){0}, text, &hit) ||
	    hit.worth < 15 ||
	    edition_cmp(str_sub(text, hit.start, hit.end), version->text) == 0)
		return;
	c->running =
	    (struct fact_value){.text = str_sub(text, hit.start, hit.end),
		.source = FROM_RUNNING,
		.confidence = CONFIDENCE_MEDIUM,
		.block = block,
		.last = block,
		.start = hit.start,
		.end = hit.end};
}

static void
see_blocks(struct arena *a, struct chronicle *c, const struct doc *doc)
{
	bool agrees = false;
	struct edition_hit hit;

	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];
		bool running = b->role == ROLE_HEADER || b->role == ROLE_FOOTER;

		c->has_log |= b->role == ROLE_CHANGELOG;
		if (running || b->role == ROLE_COVER)
			show_dates(a, c, b->text);
		if (!running)
			continue;
		see_running(c, doc, (int)i);
		agrees |= edition_version((struct str){0}, b->text, &hit) &&
			  edition_cmp(str_sub(b->text, hit.start, hit.end),
			      c->identity->version.text) == 0;
	}
	if (agrees)
		c->running = (struct fact_value){0};
}

void
chronicle_read(struct arena *a, const struct doc *doc,
    const struct identity *identity, struct chronicle *out)
{
	const struct fact_value *dated = &identity->dated;

	struct edition_rows all = {0};

	*out =
	    (struct chronicle){.identity = identity, .newest_day = DATE_NONE};
	edition_rows(a, doc, &all);
	keep_entries(a, doc, &all, &out->rows);
	out->newest = edition_newest(&out->rows);
	find_own(out);
	find_steps(a, out);
	see_blocks(a, out, doc);
	/* A date among the properties of the file is the day of somebody's
	 * template as likely as that of the document. */
	if (dated->source && dated->source != FROM_PROPERTY)
		out->newest_day = identity->date;
	for (size_t i = 0; i < out->rows.len; i++) {
		const struct edition_row *r = &out->rows.at[i];

		if (r->day_block >= 0 && r->day + r->day_span > out->newest_day)
			out->newest_day = r->day + r->day_span;
	}
}

/* Whether the day lies in the time that the other date means. */
static bool
agree(date day, int span, date other, int other_span)
{
	return day <= other + other_span && other <= day + span;
}

bool
chronicle_dates_differ(const struct chronicle *c)
{
	const struct edition_row *own = c->own;
	const struct fact_value *dated = &c->identity->dated;
	date day = c->identity->date;

	if (!own || own->day_block < 0 || day == DATE_NONE ||
	    dated->source == FROM_NOTHING || dated->source == FROM_CHANGELOG ||
	    (dated->source == FROM_PROPERTY &&
		dated->confidence == CONFIDENCE_LOW))
		return false;
	if (agree(day, 0, own->day, own->day_span) ||
	    (day > own->day && day - own->day <= DAYS_TO_EFFECT))
		return false;
	for (size_t i = 0; i < c->shown.len; i++) {
		const struct log_date *d = &c->shown.at[i];

		if (agree(d->day, d->span, own->day, own->day_span))
			return false;
		for (size_t k = 0; k < own->n_others; k++)
			if (agree(d->day, d->span, own->others[k], 0))
				return false;
	}
	for (size_t k = 0; k < own->n_others; k++)
		if (own->others[k] == day)
			return false;
	return true;
}

bool
chronicle_is_vague(const struct doc *doc, const struct edition_row *row)
{
	static const char empty_words[] =
	    " various minor several some general many miscellaneous misc"
	    " different small change changes changed update updates updated"
	    " modification modifications amendment amendments amended revision"
	    " revisions revised correction corrections text document cps cp"
	    " content contents to of the in and this for ";
	struct str text;
	struct line_word w;
	size_t at = 0;

	if (row->change_block < 0)
		return false;
	text = doc->blocks.at[row->change_block].text;
	if (row->table < 0) /* a line begins with version and date */
		return false;
	while (word_next(text, &at, &w))
		if (!word_in(w.text, empty_words))
			return false;
	return true;
}
