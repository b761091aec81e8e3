#include "rule/dates.h"

#include <stdlib.h>

/* Gaps and disagreements named in one message; the rest are counted. */
#define NAMED_MAX 4

/* More of one kind than a reader would read. */
#define SIGHTINGS_MAX 64

struct dater {
	struct arena *a;
	const struct view *view;
	const struct rule *rule;
	const struct date_check *check;
	const struct chronicle *c;
	int document;
	int seen; /* sightings of this check */
	struct observation *out;
};

/* --- evidence ------------------------------------------------------- */

static void
show(struct date_sighting *s, int block, size_t start, size_t end)
{
	if (block < 0 || start >= end || s->n_at == COUNT_OF(s->at))
		return;
	s->at[s->n_at++] = (struct passage){.document = s->document,
	    .block = block,
	    .statement = -1,
	    .start = start,
	    .end = end};
}

static void
show_row(struct date_sighting *s, const struct edition_row *row)
{
	if (!row)
		return;
	show(s, row->version_block, row->version_start,
	    row->version_start + row->version.len);
	show(s, row->day_block, row->day_start, row->day_end);
}

static void
show_value(struct date_sighting *s, const struct fact_value *v)
{
	if (v->source && v->source != FROM_PROPERTY && v->last == v->block)
		show(s, v->block, v->start, v->end);
}

static struct date_sighting
sighting(const struct dater *d)
{
	return (struct date_sighting){.check = d->check,
	    .document = d->document,
	    .first = DATE_NONE,
	    .second = DATE_NONE,
	    .sure = true};
}

static void
see(struct dater *d, const struct date_sighting *s)
{
	if (d->seen++ < SIGHTINGS_MAX)
		VEC_PUSH(d->a, &d->out->dates, *s);
}

/* --- the checks ----------------------------------------------------- */

static void
observe_age(struct dater *d)
{
	const struct chronicle *c = d->c;
	struct date_sighting s = sighting(d);

	if (c->newest_day == DATE_NONE)
		return;
	s.first = c->newest_day;
	s.version = c->identity->version.text;
	if (c->newest && c->newest->day_block >= 0 &&
	    c->newest->day + c->newest->day_span == c->newest_day)
		show_row(&s, c->newest);
	if (c->identity->date == c->newest_day)
		show_value(&s, &c->identity->dated);
	for (size_t i = 0; s.n_at == 0 && i < c->rows.len; i++)
		if (c->rows.at[i].day + c->rows.at[i].day_span == s.first)
			show_row(&s, &c->rows.at[i]);
	see(d, &s);
}

/* From the end of what the earlier date means to the beginning of what the
 * later one does: never more than the true distance. */
static void
observe_gaps(struct dater *d)
{
	for (size_t i = 0; i < d->c->steps.len; i++) {
		const struct chronicle_step *step = &d->c->steps.at[i];
		struct date_sighting s = sighting(d);

		s.first = step->before->day + step->before->day_span;
		s.second = step->after->day;
		if (s.second - s.first <= d->check->max_days)
			continue;
		s.sure = step->sure;
		s.version = step->before->version;
		s.other = step->after->version;
		show_row(&s, step->before);
		show_row(&s, step->after);
		see(d, &s);
	}
}

static bool
note_hit(void *self, const struct hit *hit)
{
	*(int *)self = hit->unit;
	return false;
}

/* A statement of the document that one of the check's patterns finds. */
static int
said_instead(const struct dater *d)
{
	const struct prose *p = d->view->prose;
	const struct phrases *says = &d->check->says;
	int unit = -1;
	struct err err = {0};

	for (size_t i = 0; i < says->len && unit < 0; i++)
		if (pattern_find(says->at[i], d->view->text, &p->windows, 0,
			(int)p->text->units.len, note_hit, &unit, d->view->work,
			&err))
			return -1;
	return unit >= 0 && p->statements.at[unit].document == d->document &&
		       p->statements.at[unit].kind != STATEMENT_HEADING
		   ? unit
		   : -1;
}

static void
observe_no_log(struct dater *d)
{
	struct date_sighting s = sighting(d);
	int unit;

	if (d->c->has_log)
		return;
	unit = said_instead(d);
	if (unit >= 0) {
		s.instead = true;
		s.n_at = prose_statement_passages(
		    d->view->prose, unit, s.at, COUNT_OF(s.at));
	} else {
		show_value(&s, &d->c->identity->version);
		show_value(&s, &d->c->identity->dated);
	}
	see(d, &s);
}

static void
observe_short_log(struct dater *d)
{
	struct date_sighting s = sighting(d);

	if (d->c->steps.len)
		return;
	show_row(&s, d->c->newest);
	see(d, &s);
}

static void
observe_undated_log(struct dater *d)
{
	const struct edition_row *row = d->c->own ? d->c->own : d->c->newest;
	struct date_sighting s = sighting(d);

	if (!row || row->day_block >= 0 || row->has_unread_date)
		return;
	s.version = row->version;
	show_row(&s, row);
	see(d, &s);
}

/* The version is told by the document itself and not by its log. */
static bool
has_own_version(const struct chronicle *c)
{
	const struct fact_value *v = &c->identity->version;

	return v->source == FROM_COVER || v->source == FROM_RUNNING ||
	       (v->source == FROM_TEXT && v->confidence == CONFIDENCE_HIGH);
}

static bool
is_numbered(const struct edition_rows *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->len; i++)
		n += rows->at[i].version_block >= 0;
	return n > 0 && n * 2 >= rows->len;
}

/* `later`: the log knows a newer version than the document's; otherwise it
 * lacks the document's. */
static void
observe_version(struct dater *d, bool later)
{
	const struct chronicle *c = d->c;
	struct date_sighting s = sighting(d);
	const struct edition_row *newest = c->newest;

	if (!has_own_version(c) || !newest || newest->version_block < 0 ||
	    !is_numbered(&c->rows))
		return;
	if (later ? !c->own || edition_cmp(newest->version,
				   c->identity->version.text) <= 0
		  : c->own != NULL)
		return;
	s.version = c->identity->version.text;
	s.other = newest->version;
	show_row(&s, newest);
	show_value(&s, &c->identity->version);
	see(d, &s);
}

static void
observe_date_differs(struct dater *d)
{
	struct date_sighting s = sighting(d);

	if (!chronicle_dates_differ(d->c))
		return;
	s.version = d->c->own->version;
	s.first = d->c->identity->date;
	s.second = d->c->own->day;
	show_row(&s, d->c->own);
	show_value(&s, &d->c->identity->dated);
	see(d, &s);
}

static void
observe_contradiction(struct dater *d)
{
	struct date_sighting s = sighting(d);

	if (!d->c->running.source)
		return;
	s.version = d->c->identity->version.text;
	s.other = d->c->running.text;
	show_value(&s, &d->c->identity->version);
	show_value(&s, &d->c->running);
	see(d, &s);
}

static void
observe_vague(struct dater *d)
{
	const struct edition_row *row = d->c->own ? d->c->own : d->c->newest;
	const struct doc *doc = d->view->prose->docs[d->document];
	struct date_sighting s = sighting(d);

	if (!row || !chronicle_is_vague(doc, row))
		return;
	s.version = row->version;
	show(&s, row->change_block, 0,
	    doc->blocks.at[row->change_block].text.len);
	show_row(&s, row);
	see(d, &s);
}

/* A property of the file that was left over tells nothing. */
static bool
is_told(const struct fact_value *v)
{
	return v->source &&
	       (v->source != FROM_PROPERTY || v->confidence > CONFIDENCE_LOW);
}

static void
observe_no_version(struct dater *d)
{
	struct date_sighting s = sighting(d);

	if (!is_told(&d->c->identity->version))
		see(d, &s);
}

static void
observe_no_date(struct dater *d)
{
	struct date_sighting s = sighting(d);

	if (!is_told(&d->c->identity->dated) &&
	    !(d->c->own && d->c->own->day_block >= 0))
		see(d, &s);
}

/* "2.1" and "2.3" and nothing between: one number of the last place is left
 * out. */
static bool
skips_one(struct str a, struct str b)
{
	size_t i = a.len, k = b.len;
	long x, y;

	while (i > 0 && a.at[i - 1] != '.')
		i--;
	while (k > 0 && b.at[k - 1] != '.')
		k--;
	return i > 0 && str_eq(str_sub(a, 0, i), str_sub(b, 0, k)) &&
	       str_to_long(str_sub(a, i, a.len), 0, 9999, &x) &&
	       str_to_long(str_sub(b, k, b.len), 0, 9999, &y) && y == x + 2;
}

static int
by_version(const void *x, const void *y)
{
	const struct edition_row *const *a = x, *const *b = y;
	int order = edition_cmp((*a)->version, (*b)->version);

	return order ? order : *a < *b ? -1 : *a > *b;
}

static void
observe_skipped(struct dater *d)
{
	const struct edition_rows *rows = &d->c->rows;
	const struct edition_row **list =
	    arena_many(d->a, const struct edition_row *, rows->len);
	size_t n = 0;

	for (size_t i = 0; i < rows->len; i++)
		if (rows->at[i].version_block >= 0)
			list[n++] = &rows->at[i];
	if (n)
		qsort(list, n, sizeof(*list), by_version);
	for (size_t i = 1; i < n; i++) {
		struct date_sighting s = sighting(d);

		if (!skips_one(list[i - 1]->version, list[i]->version))
			continue;
		s.version = list[i - 1]->version;
		s.other = list[i]->version;
		show_row(&s, list[i - 1]);
		show_row(&s, list[i]);
		see(d, &s);
	}
}

/* Days of approval and of effect, or of the parts of one change, lie closer
 * together than two publications. */
#define SAME_PUBLICATION_DAYS 31

static bool
published_again(const struct edition_row *a, const struct edition_row *b)
{
	return a->table == b->table && a->version_block >= 0 &&
	       b->version_block >= 0 && str_eq(a->version, b->version) &&
	       a->day != DATE_NONE && b->day != DATE_NONE &&
	       abs((int)(a->day - b->day)) >
		   SAME_PUBLICATION_DAYS + a->day_span + b->day_span;
}

static void
observe_doubled(struct dater *d)
{
	const struct edition_rows *rows = &d->c->rows;

	for (size_t i = 1; i < rows->len; i++) {
		const struct edition_row *a = &rows->at[i - 1];
		const struct edition_row *b = &rows->at[i];
		struct date_sighting s = sighting(d);

		if (!published_again(a, b))
			continue;
		s.version = a->version;
		s.first = a->day < b->day ? a->day : b->day;
		s.second = a->day < b->day ? b->day : a->day;
		show_row(&s, a);
		show_row(&s, b);
		see(d, &s);
	}
}

static void
observe_check(struct dater *d)
{
	switch (d->check->fault) {
	case DATES_AGE:
		observe_age(d);
		break;
	case DATES_LOG_GAP:
		observe_gaps(d);
		break;
	case DATES_NO_LOG:
		observe_no_log(d);
		break;
	case DATES_LOG_SHORT:
		observe_short_log(d);
		break;
	case DATES_LOG_UNDATED:
		observe_undated_log(d);
		break;
	case DATES_VERSION_NOT_IN_LOG:
		observe_version(d, false);
		break;
	case DATES_LOG_AHEAD:
		observe_version(d, true);
		break;
	case DATES_VERSION_SKIPPED:
		observe_skipped(d);
		break;
	case DATES_VERSION_DOUBLED:
		observe_doubled(d);
		break;
	case DATES_DATE_NOT_IN_LOG:
		observe_date_differs(d);
		break;
	case DATES_VERSION_CONTRADICTED:
		observe_contradiction(d);
		break;
	case DATES_LOG_WITHOUT_CHANGES:
		observe_vague(d);
		break;
	case DATES_NO_VERSION:
		observe_no_version(d);
		break;
	case DATES_NO_DATE:
		observe_no_date(d);
		break;
	}
}

void
dates_observe(struct arena *a, const struct view *view, const struct rule *rule,
    struct observation *out)
{
	for (size_t i = 0; i < rule->n_dates; i++)
		for (int n = 0; n < view->prose->n_docs; n++) {
			struct dater d = {.a = a,
			    .view = view,
			    .rule = rule,
			    .check = &rule->dates[i],
			    .c = &view->chronicles[n],
			    .document = n,
			    .out = out};

			if (view->kinds[n] == KIND_PROFILES)
				continue; /* the document it belongs to counts
					   */
			out->unread_log |= d.c->has_log && d.c->rows.len == 0;
			observe_check(&d);
		}
}

/* --- on a day ------------------------------------------------------- */

/* What the requirement counts from: a gap before it was in force is none. */
static date
later(date a, date b)
{
	return a == DATE_NONE || (b != DATE_NONE && b > a) ? b : a;
}

bool
dates_fires(const struct rule *rule, const struct date_sighting *s, date day)
{
	date from = later(s->check->from, DATE_NONE);
	date end = s->second < day ? s->second : day;

	if (from == DATE_NONE)
		from = rule_from(rule);
	if (s->check->fault == DATES_AGE)
		return day - s->first > s->check->max_days;
	if (s->check->fault == DATES_LOG_GAP)
		return end - later(s->first, from) > s->check->max_days;
	return true;
}

date
dates_next(const struct observation *seen, date day)
{
	date next = DATE_OPEN;

	for (size_t i = 0; i < seen->dates.len; i++) {
		const struct date_sighting *s = &seen->dates.at[i];
		date due = s->first + s->check->max_days + 1;

		if (s->check->fault == DATES_AGE && due > day && due < next)
			next = due;
	}
	return next;
}

static void
add_version(struct buf *b, struct str version, date day)
{
	char text[DATE_TEXT];

	if (version.len)
		buf_print(b, "version %.*s", STR_ARG(version));
	if (day != DATE_NONE)
		buf_print(b, "%s%s", version.len ? " of " : "",
		    date_print(day, text));
}

static void
add_details(struct buf *b, const struct date_sighting *s, date day)
{
	char text[DATE_TEXT], other[DATE_TEXT];

	switch (s->check->fault) {
	case DATES_AGE:
		add_version(b, s->version, s->first);
		buf_print(b, ", %d days before %s", (int)(day - s->first),
		    date_print(day, text));
		break;
	case DATES_LOG_GAP:
		add_version(b, s->version, s->first);
		buf_add_c(b, " to ");
		add_version(b, s->other, s->second);
		buf_print(b, ", %d days", (int)(s->second - s->first));
		break;
	case DATES_VERSION_SKIPPED:
		buf_print(b, "%.*s is followed by %.*s", STR_ARG(s->version),
		    STR_ARG(s->other));
		break;
	case DATES_VERSION_DOUBLED:
		buf_print(b, "version %.*s of %s and of %s",
		    STR_ARG(s->version), date_print(s->first, text),
		    date_print(s->second, other));
		break;
	case DATES_VERSION_NOT_IN_LOG:
	case DATES_LOG_AHEAD:
		buf_print(b,
		    "the document is version %.*s, the newest entry "
		    "is version %.*s",
		    STR_ARG(s->version), STR_ARG(s->other));
		break;
	case DATES_VERSION_CONTRADICTED:
		buf_print(b, "'%.*s' and '%.*s'", STR_ARG(s->version),
		    STR_ARG(s->other));
		break;
	case DATES_DATE_NOT_IN_LOG:
		buf_print(b, "the document bears %s, its entry %s",
		    date_print(s->first, text), date_print(s->second, other));
		break;
	case DATES_LOG_UNDATED:
	case DATES_LOG_WITHOUT_CHANGES:
		add_version(b, s->version, DATE_NONE);
		break;
	case DATES_NO_LOG:
	case DATES_LOG_SHORT:
	case DATES_NO_VERSION:
	case DATES_NO_DATE:
		break;
	}
}

struct str
dates_message(struct arena *a, const struct observation *seen,
    const struct date_check *check, date day)
{
	struct str because = check->because, out;
	struct buf b = {0};
	size_t n = 0, more = 0;

	if (str_ends(because, STR(".")))
		because.len--;
	buf_add(&b, because);
	for (size_t i = 0; i < seen->dates.len; i++) {
		const struct date_sighting *s = &seen->dates.at[i];
		size_t before = b.len;

		if (s->check != check || !dates_fires(seen->rule, s, day))
			continue;
		if (n == NAMED_MAX) {
			more++;
			continue;
		}
		buf_add_c(&b, n == 0 ? ": " : "; ");
		add_details(&b, s, day);
		if (b.len == before + 2)
			b.len = before;
		else
			n++;
	}
	if (more)
		buf_print(&b, "; and %zu more", more);
	buf_add_char(&b, '.');
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

bool
dates_conflict(const struct observation *seen, date day, bool *sure)
{
	bool found = false;

	*sure = false;
	for (size_t i = 0; i < seen->dates.len; i++) {
		const struct date_sighting *s = &seen->dates.at[i];

		if (s->check->verdict != VERDICT_CONFLICT ||
		    !dates_fires(seen->rule, s, day))
			continue;
		found = true;
		*sure |= s->sure;
	}
	return found;
}

const char *
date_fault_name(enum date_fault f)
{
	static const char *const names[] = {
	    [DATES_AGE] = "age",
	    [DATES_LOG_GAP] = "change-log-gap",
	    [DATES_NO_LOG] = "no-change-log",
	    [DATES_LOG_SHORT] = "change-log-short",
	    [DATES_LOG_UNDATED] = "change-log-undated",
	    [DATES_VERSION_NOT_IN_LOG] = "version-not-in-log",
	    [DATES_LOG_AHEAD] = "log-ahead",
	    [DATES_VERSION_SKIPPED] = "version-skipped",
	    [DATES_VERSION_DOUBLED] = "version-doubled",
	    [DATES_DATE_NOT_IN_LOG] = "date-not-in-log",
	    [DATES_VERSION_CONTRADICTED] = "version-contradicted",
	    [DATES_LOG_WITHOUT_CHANGES] = "log-without-changes",
	    [DATES_NO_VERSION] = "no-version",
	    [DATES_NO_DATE] = "no-date",
	};

	return names[f];
}
