/* A sweep for a terminal: a line a document, what was lost, and the topics
 * that most documents fall short in; of chosen rules, every answer with its
 * quote. */
#include <stdlib.h>

#include "out/page.h"
#include "out/review_words.h"
#include "out/sweep.h"

#define WORST_TOPICS 12
#define COLUMNS_OF_QUOTE 400

struct told {
	struct page page;
	const struct sweep *sweep;
	struct arena arena;
};

static enum tone
tone_of(enum verdict verdict, enum severity severity)
{
	switch (verdict) {
	case VERDICT_COMPLIANT:
		return TONE_GOOD;
	case VERDICT_CONFLICT:
	case VERDICT_MISSING:
	case VERDICT_PARTIAL:
		return severity == SEVERITY_HIGH ? TONE_BAD : TONE_CARE;
	case VERDICT_UNKNOWN:
		return TONE_CARE;
	case VERDICT_NOT_APPLICABLE:
	case VERDICT_NOT_IN_FORCE:
		break;
	}
	return TONE_FAINT;
}

static struct str
issue_words(struct told *t, const struct sweep_document *d)
{
	if (d->status == SWEEP_LOST)
		return arena_print(&t->arena, "lost: %.*s", STR_ARG(d->reason));
	return arena_print(&t->arena, "%s%s%4d high %4d moderate %4d low",
	    d->purposes.len ? "" : "no known purpose  ",
	    d->status == SWEEP_IN_PART ? "in part  " : "",
	    d->issues[SEVERITY_HIGH], d->issues[SEVERITY_MODERATE],
	    d->issues[SEVERITY_LOW]);
}

static void
tell_document(struct told *t, const struct sweep_document *d)
{
	bool is_bad = d->status == SWEEP_LOST || d->issues[SEVERITY_HIGH] > 0;

	page_ends(&t->page, 0, 0, TONE_PLAIN, d->file,
	    is_bad ? TONE_BAD : TONE_PLAIN, issue_words(t, d));
}

static struct str
summary_words(struct told *t)
{
	const struct sweep *s = t->sweep;
	const int *n = s->counts;
	struct buf b = {0};
	struct str out;

	buf_print(&b, "%zu documents: %d with %s, %d without", s->documents.len,
	    n[SWEEP_ISSUES], sweep_issue_words(s), n[SWEEP_CLEAN]);
	if (n[SWEEP_IN_PART])
		buf_print(&b, ", %d read in part", n[SWEEP_IN_PART]);
	if (n[SWEEP_LOST])
		buf_print(&b, ", %d lost", n[SWEEP_LOST]);
	if (s->left_alone)
		buf_print(&b, "; files left alone: %d", s->left_alone);
	out = arena_copy(&t->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static int
issues_of(const struct sweep_column *c)
{
	return c->counts[VERDICT_CONFLICT] + c->counts[VERDICT_MISSING] +
	       c->counts[VERDICT_PARTIAL];
}

static int
by_issues(const void *x, const void *y)
{
	const struct sweep_column *const *a = x, *const *b = y;
	int n = issues_of(*b) - issues_of(*a);

	return n ? n : str_cmp((*a)->name, (*b)->name);
}

static struct str
column_counts(struct told *t, const struct sweep_column *c)
{
	static const enum verdict shown[] = {VERDICT_CONFLICT, VERDICT_MISSING,
	    VERDICT_PARTIAL, VERDICT_UNKNOWN, VERDICT_COMPLIANT};
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < COUNT_OF(shown); i++)
		if (c->counts[shown[i]])
			buf_print(&b, "%s%d %s", b.len ? ", " : "",
			    c->counts[shown[i]], verdict_name(shown[i]));
	out = arena_copy(&t->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
tell_topics(struct told *t)
{
	const struct sweep *s = t->sweep;
	const struct sweep_column **list = arena_many(
	    &t->arena, const struct sweep_column *, s->columns.len + 1);

	for (size_t i = 0; i < s->columns.len; i++)
		list[i] = &s->columns.at[i];
	qsort(list, s->columns.len, sizeof(*list), by_issues);
	page_blank(&t->page);
	page_add(&t->page, TONE_STRONG,
	    STR("Topics that most documents fall short in"));
	page_blank(&t->page);
	for (size_t i = 0; i < s->columns.len && i < WORST_TOPICS; i++)
		if (issues_of(list[i]))
			page_ends(&t->page, 0, 0, TONE_PLAIN,
			    sweep_column_words(&t->arena, s, list[i]),
			    TONE_PLAIN, column_counts(t, list[i]));
}

static struct str
place_words(struct told *t, const struct sweep_cell *cell)
{
	struct buf b = {0};
	struct str out;

	if (cell->quoted_in.len)
		buf_print(&b, "%s%.*s", section_word(cell->quoted_in),
		    STR_ARG(cell->quoted_in));
	if (cell->page)
		buf_print(&b, "%spage %d", b.len ? ", " : "", cell->page);
	out = arena_copy(&t->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
tell_answer(struct told *t, const struct sweep_document *d,
    const struct sweep_cell *cell)
{
	struct page *p = &t->page;
	struct str place = place_words(t, cell);

	if (!cell->there)
		return;
	page_blank(p);
	page_ends(p, 0, 0, TONE_STRONG, d->file,
	    tone_of(cell->verdict, cell->severity),
	    str_of(verdict_name(cell->verdict)));
	page_spaces(p, 4);
	page_wrap(p, TONE_PLAIN, 4, 4, cell->message);
	if (!cell->quote.len)
		return;
	page_spaces(p, 4);
	page_wrap(p, TONE_FAINT, 4, 4,
	    arena_print(&t->arena, "“%.*s”%s%.*s",
		STR_ARG(page_shorten(&t->arena, cell->quote, COLUMNS_OF_QUOTE)),
		place.len ? " – " : "", STR_ARG(place)));
}

static void
tell_answers(struct told *t)
{
	const struct sweep *s = t->sweep;

	for (size_t c = 0; c < s->columns.len; c++) {
		const struct sweep_column *column = &s->columns.at[c];

		page_blank(&t->page);
		page_wrap(&t->page, TONE_STRONG, 0, 0,
		    arena_print(&t->arena, "%.*s: %.*s (%.*s)",
			STR_ARG(column->name), STR_ARG(column->rule->title),
			STR_ARG(column_counts(t, column))));
		for (size_t i = 0; i < s->documents.len; i++)
			tell_answer(t, &s->documents.at[i],
			    &s->documents.at[i].cells[c]);
	}
}

void
sweep_text(const struct sweep *s, const struct style *style, struct buf *out)
{
	struct told t = {.page = page_of(style, out), .sweep = s};

	for (size_t i = 0; i < s->documents.len; i++)
		tell_document(&t, &s->documents.at[i]);
	if (s->documents.len)
		page_blank(&t.page);
	page_wrap(&t.page, TONE_STRONG, 0, 0, summary_words(&t));
	if (s->by_rule)
		tell_answers(&t);
	else if (s->documents.len)
		tell_topics(&t);
	arena_clear(&t.arena);
}
