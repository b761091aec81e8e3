#include "out/check_finding.h"

#include "out/check_evidence.h"
#include "out/evidence.h"

/* Passages shown, and columns of each: the JSON has them all, whole. */
#define PASSAGES_FULL 4
#define PASSAGES_READ 5
#define QUOTE_COLUMNS 420
#define QUOTE_COLUMNS_READ 240

/* A compliant finding quotes two lines; some columns are lost at their ends. */
#define SHORT_LINES 2
#define SHORT_SPARE 20

struct str
finding_tag(struct arena *a, const struct finding *f)
{
	char day[DATE_TEXT];

	if (f->due != DATE_NONE)
		return arena_print(a, "%s · due %s", verdict_name(f->verdict),
		    date_print(f->due, day));
	if (!f->is_issue)
		return str_of(verdict_name(f->verdict));
	return arena_print(
	    a, "%s · %s", verdict_name(f->verdict), severity_name(f->severity));
}

enum tone
finding_tone(const struct finding *f)
{
	if (f->due != DATE_NONE)
		return TONE_CARE;
	if (!f->is_issue)
		return f->verdict == VERDICT_COMPLIANT ? TONE_GOOD : TONE_CARE;
	return f->severity == SEVERITY_HIGH ? TONE_BAD : TONE_CARE;
}

struct str
citation_words(struct arena *a, const struct cite *cite, date as_of)
{
	const struct source *s = cite->source;
	const struct source_version *v = source_version_on(s, as_of);
	struct str name = s->abbreviation.len ? s->abbreviation : s->title;

	return arena_print(a, "%.*s%s%.*s%s%.*s", STR_ARG(name), v ? " " : "",
	    STR_ARG(v ? v->version : (struct str){0}),
	    cite->section.len ? ", section " : "", STR_ARG(cite->section));
}

/* Findings of one rule share its title; then the element tells them apart. */
static bool
title_is_shared(const struct review *r, const struct finding *f)
{
	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *other = &r->findings.at[i];

		if (other != f && str_eq(other->title, f->title) &&
		    !str_eq(other->element, f->element))
			return true;
	}
	return false;
}

struct str
finding_title(struct arena *a, const struct review *r, const struct finding *f)
{
	char *words = arena_many(a, char, f->element.len + 1);

	if (!f->element.len || !title_is_shared(r, f))
		return f->title;
	for (size_t i = 0; i < f->element.len; i++)
		words[i] = f->element.at[i] == '-' ? ' ' : f->element.at[i];
	return arena_print(a, "%.*s: %s", STR_ARG(f->title), words);
}

static void
add_title(
    struct page *p, const struct review *r, const struct finding *f, int number)
{
	struct arena a = {0};
	struct str digits = arena_print(&a, "%*d", FINDING_INDENT - 2, number);

	page_add(p, TONE_STRONG, digits);
	page_spaces(p, FINDING_INDENT - page_columns(digits));
	page_ends(p, FINDING_INDENT, FINDING_INDENT, TONE_STRONG,
	    finding_title(&a, r, f), finding_tone(f), finding_tag(&a, f));
	arena_clear(&a);
}

/* --- what the requirement says ------------------------------------------- */

static bool
cited_before(
    const struct review *r, const struct finding *f, size_t result, size_t cite)
{
	const struct rule *rule = r->results.at[f->results[result]].rule;
	const struct cite *c = &rule->cites[cite];

	for (size_t i = 0; i <= result; i++) {
		const struct rule *other = r->results.at[f->results[i]].rule;
		size_t n = i < result ? other->n_cites : cite;

		for (size_t k = 0; k < n; k++)
			if (other->cites[k].source == c->source &&
			    str_eq(other->cites[k].section, c->section))
				return true;
	}
	return false;
}

/* All citations of all results, one a line, none twice. */
static struct str
citations(struct arena *a, const struct review *r, const struct finding *f)
{
	struct buf b = {0};
	char day[DATE_TEXT];
	struct str out;

	for (size_t i = 0; i < f->n_results; i++) {
		const struct rule *rule = r->results.at[f->results[i]].rule;

		for (size_t k = 0; k < rule->n_cites; k++) {
			const struct cite *c = &rule->cites[k];

			if (cited_before(r, f, i, k))
				continue;
			if (b.len)
				buf_add_char(&b, '\n');
			buf_add(&b, citation_words(a, c, r->as_of));
			if (c->from != DATE_NONE)
				buf_print(&b, ", %s %s",
				    c->from <= r->as_of ? "since" : "from",
				    date_print(c->from, day));
		}
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static const char *
action_words(enum action action)
{
	switch (action) {
	case ACTION_NEXT_AUDIT:
		return "before the next audit";
	case ACTION_APPROVAL:
		return "before approval";
	case ACTION_PROCEEDING:
		return "before proceeding";
	case ACTION_NONE:
		break;
	}
	return "";
}

/* Where the finding sits, what is asked for by when, and what rule says it. */
static struct str
facts(struct arena *a, const struct review *r, const struct finding *f)
{
	const struct result *first = &r->results.at[f->results[0]];
	struct buf b = {0};
	struct str out;

	if (f->number.len)
		buf_print(&b, "Section %.*s", STR_ARG(f->number));
	if (f->action != ACTION_NONE)
		buf_print(&b, "%sasked for %s", b.len ? ", " : "",
		    action_words(f->action));
	if (first->confidence != CONFIDENCE_HIGH)
		buf_print(&b, "%s%s confidence", b.len ? ", " : "",
		    confidence_name(first->confidence));
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static struct str
rule_ids(struct arena *a, const struct review *r, const struct finding *f)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < f->n_results; i++) {
		buf_add_c(&b, i ? ", " : "");
		buf_add(&b, r->results.at[f->results[i]].rule->id);
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
add_wrapped(struct page *p, enum tone tone, struct str text)
{
	if (text.len)
		page_wrap_lines(p, tone, 0, FINDING_INDENT, text);
}

static void
add_advice(struct page *p, const struct finding *f, const struct rule *rule)
{
	struct arena a = {0};

	check_labelled(p, TONE_PLAIN, "To do", f->recommendation);
	if (f->model.len)
		check_labelled(p, TONE_PLAIN, "Model",
		    arena_print(&a, "“%.*s”", STR_ARG(f->model)));
	check_labelled(p, TONE_PLAIN, "Why", rule->why);
	check_labelled(p, TONE_PLAIN, "Past", rule->past);
	arena_clear(&a);
}

static void
add_requirement(
    struct page *p, const struct review *r, const struct finding *f, int like)
{
	const struct result *first = &r->results.at[f->results[0]];
	struct arena a = {0};

	check_labelled(p, TONE_PLAIN, "Cites", citations(&a, r, f));
	if (first->lapsed && f->is_issue)
		check_labelled(p, TONE_PLAIN, "Lapsed",
		    STR("The text was right on the day of the document; the "
			"requirement has moved since."));
	if (like)
		check_labelled(p, TONE_PLAIN, "To do",
		    arena_print(&a, "as for finding %d", like));
	else
		add_advice(p, f, first->rule);
	check_labelled(p, TONE_FAINT, f->n_results == 1 ? "Rule" : "Rules",
	    rule_ids(&a, r, f));
	arena_clear(&a);
}

void
check_finding_full(struct page *p, const struct review *r,
    const struct finding *f, int number, int like)
{
	struct arena a = {0};

	add_title(p, r, f, number);
	add_wrapped(p, TONE_FAINT, facts(&a, r, f));
	page_blank(p);
	add_wrapped(p, TONE_PLAIN, f->message);
	page_blank(p);
	check_evidence(p, r, f, PASSAGES_FULL, QUOTE_COLUMNS);
	add_requirement(p, r, f, like);
	page_blank(p);
	arena_clear(&a);
}

void
check_finding_short(
    struct page *p, const struct review *r, const struct finding *f, int number)
{
	struct arena a = {0};
	struct evidence_list list = finding_evidence(&a, r, f);
	struct str place = f->number;
	struct str line = {0};
	int room = p->width - FINDING_INDENT;

	add_title(p, r, f, number);
	for (size_t i = 0; i < list.len && !line.len; i++) {
		struct str quote = evidence_quote(r, list.at[i]);
		struct str there = evidence_section(r, list.at[i]);

		place = there.len ? there : place;
		if (quote.len)
			line = arena_print(&a, "%.*s: “%.*s”", STR_ARG(place),
			    STR_ARG(page_shorten(&a, quote,
				SHORT_LINES * room - page_columns(place) -
				    SHORT_SPARE)));
	}
	if (!line.len)
		line = arena_print(
		    &a, "%.*s: %.*s", STR_ARG(place), STR_ARG(f->message));
	add_wrapped(p, TONE_FAINT, line);
	arena_clear(&a);
}

void
check_finding_read(
    struct page *p, const struct review *r, const struct finding *f, int number)
{
	struct arena a = {0};

	add_title(p, r, f, number);
	add_wrapped(p, TONE_PLAIN, f->message);
	check_evidence(p, r, f, PASSAGES_READ, QUOTE_COLUMNS_READ);
	check_labelled(p, TONE_PLAIN, "Cites", citations(&a, r, f));
	page_blank(p);
	arena_clear(&a);
}
