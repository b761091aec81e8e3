#include "out/finding_words.h"

#include "out/evidence.h"
#include "out/review_words.h"
#include "review/waiver.h"

#define SECTIONS_SHOWN 12

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

struct str
finding_tag(struct arena *a, const struct finding *f)
{
	char day[DATE_TEXT];

	if (f->due != DATE_NONE)
		return arena_print(a, "%s · due %s%s", verdict_name(f->verdict),
		    date_print(f->due, day), f->waiver ? " · waived" : "");
	if (!f->is_issue)
		return str_of(verdict_name(f->verdict));
	return arena_print(a, "%s · %s%s", verdict_name(f->verdict),
	    severity_name(f->severity), f->waiver ? " · waived" : "");
}

struct str
finding_waiver_words(struct arena *a, const struct finding *f)
{
	const struct waiver *w = f->waiver;
	char day[DATE_TEXT];

	if (!w)
		return (struct str){0};
	return arena_print(a, "until %s by %.*s: %.*s",
	    date_print(w->expires, day), STR_ARG(w->author),
	    STR_ARG(w->reason));
}

struct str
citation_words(struct arena *a, const struct cite *cite, date as_of)
{
	const struct source *s = cite->source;
	const struct source_version *v = source_version_on(s, as_of);
	struct str name = s->abbreviation.len ? s->abbreviation : s->title;

	return arena_print(a, "%.*s%s%.*s%s%s%.*s", STR_ARG(name), v ? " " : "",
	    STR_ARG(v ? v->version : (struct str){0}),
	    cite->section.len ? ", " : "", section_word(cite->section),
	    STR_ARG(cite->section));
}

const char *
severity_level(enum severity severity)
{
	switch (severity) {
	case SEVERITY_HIGH:
		return "error";
	case SEVERITY_MODERATE:
		return "warning";
	case SEVERITY_LOW:
	case SEVERITY_NONE:
		break;
	}
	return "note";
}

const char *
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

struct str
finding_rule_ids(
    struct arena *a, const struct review *r, const struct finding *f)
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

struct str
evidence_place_words(
    struct arena *a, const struct review *r, const struct evidence *e)
{
	const struct reviewed_document *d = &r->documents[e->document];
	struct str number = evidence_section(r, e);
	struct buf b = {0};
	struct str out;

	if (number.len)
		buf_print(&b, "%s%.*s", section_word(number), STR_ARG(number));
	else if (e->section >= 0 && d->map->sections.at[e->section].title.len)
		buf_print(&b, "“%.*s”",
		    STR_ARG(d->map->sections.at[e->section].title));
	else
		buf_add_c(&b, "before the first heading");
	if (evidence_page(r, e) > 0)
		buf_print(&b, ", page %d", evidence_page(r, e));
	if (r->n_documents > 1)
		buf_print(&b, " of %.*s", STR_ARG(d->doc->file));
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

const char *
evidence_role_words(enum evidence_role role)
{
	switch (role) {
	case EVIDENCE_WEAKENS:
		return ", falls short";
	case EVIDENCE_CONTRADICTS:
		return ", contradicts";
	case EVIDENCE_REFERS:
		return ", only refers";
	case EVIDENCE_SUPPORTS:
	case EVIDENCE_SEARCHED:
		break;
	}
	return "";
}

static bool
searched_before(const struct evidence_list *list, size_t entry, size_t section)
{
	struct str number = list->at[entry]->sections[section];

	for (size_t i = 0; i <= entry; i++) {
		const struct evidence *e = list->at[i];
		size_t n = i < entry ? e->n_sections : section;

		for (size_t k = 0; k < n; k++)
			if (str_eq(e->sections[k], number))
				return true;
	}
	return false;
}

/* All that the rules of a finding searched in vain, as one list. */
struct str
evidence_searched_words(struct arena *a, const struct evidence_list *list)
{
	struct buf b = {0};
	struct str out;
	size_t n = 0;

	for (size_t i = 0; i < list->len; i++)
		for (size_t k = 0; k < list->at[i]->n_sections; k++) {
			if (searched_before(list, i, k) ||
			    n++ >= SECTIONS_SHOWN)
				continue;
			buf_add_c(&b, b.len ? ", " : "sections ");
			buf_add(&b, list->at[i]->sections[k]);
		}
	if (n > SECTIONS_SHOWN)
		buf_print(&b, " and %zu more", n - SECTIONS_SHOWN);
	if (n)
		buf_add_c(&b, "; then the rest of the document, without a hit");
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static bool
is_cited(const struct cite_list *list, const struct cite *c)
{
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i]->source == c->source &&
		    str_eq(list->at[i]->section, c->section))
			return true;
	return false;
}

static void
add_cites(struct arena *a, struct cite_list *list, const struct rule *rule)
{
	for (size_t i = 0; i < rule->n_cites; i++)
		if (!is_cited(list, &rule->cites[i]))
			VEC_PUSH(a, list, &rule->cites[i]);
}

struct cite_list
finding_cites(struct arena *a, const struct review *r, const struct finding *f)
{
	struct cite_list list = {0};

	for (size_t i = 0; i < f->n_results; i++)
		add_cites(a, &list, r->results.at[f->results[i]].rule);
	if (f->gathered_by)
		add_cites(a, &list, f->gathered_by);
	return list;
}

struct str
finding_citations(
    struct arena *a, const struct review *r, const struct finding *f)
{
	struct cite_list list = finding_cites(a, r, f);
	struct buf b = {0};
	char day[DATE_TEXT];
	struct str out;

	for (size_t i = 0; i < list.len; i++) {
		const struct cite *c = list.at[i];

		if (b.len)
			buf_add_char(&b, '\n');
		buf_add(&b, citation_words(a, c, r->as_of));
		if (c->from != DATE_NONE)
			buf_print(&b, ", %s %s",
			    c->from <= r->as_of ? "since" : "from",
			    date_print(c->from, day));
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

const struct rule *
finding_rule(const struct review *r, const struct finding *f)
{
	return r->results.at[f->results[0]].rule;
}
