/* The calendar as a letter: a heading for each day, under it what changes and
 * what stays though a duty moves. */
#include "out/calendar.h"
#include "out/page.h"

#define INDENT 4
#define DAYS_OF_MONTH 30

static enum tone
duty_tone(const struct duty *d)
{
	if (!verdict_is_issue(d->then))
		return d->then == VERDICT_COMPLIANT ? TONE_GOOD : TONE_FAINT;
	return d->severity == SEVERITY_HIGH ? TONE_BAD : TONE_CARE;
}

/* "2026-12-15, in 24 days" */
static void
add_day(struct page *p, struct arena *a, date day, date today)
{
	char text[DATE_TEXT];
	int days = day - today;
	struct str far =
	    days <= 2 * DAYS_OF_MONTH
		? arena_print(a, "in %d day%s", days, days == 1 ? "" : "s")
		: arena_print(a, "in %d months", days / DAYS_OF_MONTH);

	page_rule(p);
	page_wrap(p, TONE_STRONG, 0, 0,
	    arena_print(a, "%s, %.*s", date_print(day, text), STR_ARG(far)));
	page_blank(p);
}

static struct str
change_words(struct arena *a, const struct duty *d)
{
	if (d->before == d->then)
		return arena_print(a, "stays %s", verdict_name(d->then));
	return arena_print(
	    a, "%s → %s", verdict_name(d->before), verdict_name(d->then));
}

static void
add_duty(struct page *p, struct arena *a, const struct duty *d)
{
	const struct cite *c = &d->rule->cites[0];

	page_spaces(p, INDENT);
	page_ends(p, INDENT, INDENT, TONE_PLAIN, d->rule->title, duty_tone(d),
	    change_words(a, d));
	if (d->message.len) {
		page_spaces(p, INDENT);
		page_wrap_lines(p, TONE_PLAIN, INDENT, INDENT, d->message);
	}
	page_spaces(p, INDENT);
	page_wrap(p, TONE_FAINT, INDENT, INDENT,
	    arena_print(a, "section %.*s; %.*s, section %.*s; rule %.*s",
		STR_ARG(d->number), STR_ARG(c->source->abbreviation),
		STR_ARG(c->section), STR_ARG(d->rule->id)));
	page_blank(p);
}

static void
add_head(struct page *p, struct arena *a, const struct review *r)
{
	char day[DATE_TEXT];

	for (int i = 0; i < r->n_documents; i++) {
		const struct identity *id = &r->documents[i].identity;

		page_wrap(p, TONE_STRONG, 0, 0,
		    arena_print(a, "%.*s%s%.*s",
			STR_ARG(r->documents[i].doc->file),
			id->version.text.len ? ", version " : "",
			STR_ARG(id->version.text)));
	}
	page_wrap(p, TONE_PLAIN, 0, 0,
	    arena_print(a,
		"Dated duties ahead, as of %s: what each rule will say on the "
		"day if the text stays as it is.",
		date_print(r->as_of, day)));
	page_blank(p);
}

void
calendar_text(const struct review *r, const struct duties *duties,
    const struct style *style, struct buf *out)
{
	struct page p = page_of(style, out);
	struct arena a = {0};
	date day = r->as_of;

	add_head(&p, &a, r);
	if (duties->len == 0)
		page_wrap(&p, TONE_PLAIN, 0, 0,
		    STR("No rule has a later date for these documents."));
	for (size_t i = 0; i < duties->len; i++) {
		const struct duty *d = &duties->at[i];

		if (d->day != day)
			add_day(&p, &a, d->day, r->as_of);
		day = d->day;
		add_duty(&p, &a, d);
	}
	arena_clear(&a);
}
