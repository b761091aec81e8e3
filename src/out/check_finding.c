#include "out/check_finding.h"

#include "out/evidence.h"

/* Labels stand in a column of their own, so that the eye finds the quote, the
 * source and the advice of each finding at the same place. */
#define LABEL_WIDTH 12
#define TEXT_INDENT (FINDING_INDENT + LABEL_WIDTH)

/* Passages shown, and columns of each: the JSON has them all, whole. */
#define PASSAGES_FULL 4
#define PASSAGES_READ 5
#define QUOTE_COLUMNS 420
#define QUOTE_COLUMNS_READ 240

#define SECTIONS_SHOWN 12

struct str
finding_tag(struct arena *a, const struct finding *f)
{
	char day[DATE_TEXT];

	if (f->due != DATE_NONE)
		return arena_print(a, "%s · due %s", verdict_name(f->verdict),
		    date_print(f->due, day));
	if (!f->is_issue)
		return str_of(verdict_name(f->verdict));
	return arena_print(a, "%s · %s", verdict_name(f->verdict),
	    severity_name(f->severity));
}

enum tone
finding_tone(const struct finding *f)
{
	if (f->due != DATE_NONE)
		return TONE_CARE;
	if (!f->is_issue)
		return f->verdict == VERDICT_COMPLIANT ? TONE_GOOD
						       : TONE_CARE;
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

/* "     Label       text ..." */
static void
add_labelled(
    struct page *p, enum tone tone, const char *label, struct str text)
{
	int used = FINDING_INDENT + page_columns(str_of(label));

	if (!text.len)
		return;
	page_spaces(p, FINDING_INDENT);
	page_add(p, TONE_FAINT, str_of(label));
	page_spaces(p, TEXT_INDENT - used);
	page_wrap_lines(p, tone, TEXT_INDENT, TEXT_INDENT, text);
}

static void
add_title(struct page *p, const struct finding *f, int number)
{
	struct arena a = {0};
	struct str digits = arena_print(&a, "%*d", FINDING_INDENT - 2, number);

	page_add(p, TONE_STRONG, digits);
	page_spaces(p, FINDING_INDENT - page_columns(digits));
	page_ends(p, FINDING_INDENT, FINDING_INDENT, TONE_STRONG, f->title,
	    finding_tone(f), finding_tag(&a, f));
	arena_clear(&a);
}

/* --- evidence ------------------------------------------------------------ */

/* "Section 8.6 Communication of results, page 61, of cps.docx" */
static struct str
place_words(
    struct arena *a, const struct review *r, const struct evidence *e)
{
	const struct reviewed_document *d = &r->documents[e->document];
	struct str number = evidence_section(r, e);
	struct buf b = {0};
	struct str out;

	if (number.len)
		buf_print(&b, "section %.*s", STR_ARG(number));
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

/* What the passage does to the finding, where that is not plain. */
static const char *
role_words(enum evidence_role role)
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

static struct str
searched_words(struct arena *a, const struct evidence *e)
{
	struct buf b = {0};
	struct str out;

	buf_add_c(&b, e->n_sections == 1 ? "section " : "sections ");
	for (size_t i = 0; i < e->n_sections && i < SECTIONS_SHOWN; i++) {
		buf_add_c(&b, i ? ", " : "");
		buf_add(&b, e->sections[i]);
	}
	if (e->n_sections > SECTIONS_SHOWN)
		buf_print(&b, " and %zu more", e->n_sections - SECTIONS_SHOWN);
	buf_add_c(&b, " and the rest of the document, without a hit");
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

/* Passages of one statement (a lead-in and its item, a cell and its headings)
 * belong together: their place is told once, after the last. */
static bool
goes_on(const struct evidence_list *list, size_t i)
{
	const struct evidence *e = list->at[i], *next;

	if (i + 1 >= list->len || e->statement < 0)
		return false;
	next = list->at[i + 1];
	return next->role == e->role && next->document == e->document &&
	       next->statement == e->statement && next->section == e->section;
}

static void
add_quote(struct page *p, const struct review *r,
    const struct evidence_list *list, size_t i, const char *label, int columns)
{
	const struct evidence *e = list->at[i];
	struct arena a = {0};
	struct str quote = page_shorten(&a, evidence_quote(r, e), columns);

	add_labelled(p, TONE_PLAIN, label,
	    arena_print(&a, "“%.*s”", STR_ARG(quote)));
	if (!goes_on(list, i)) {
		page_spaces(p, TEXT_INDENT);
		page_wrap(p, TONE_FAINT, TEXT_INDENT, TEXT_INDENT,
		    arena_print(&a, "%.*s%s", STR_ARG(place_words(&a, r, e)),
			role_words(e->role)));
	}
	arena_clear(&a);
}

static void
add_evidence(struct page *p, const struct review *r, const struct finding *f,
    size_t most, int columns)
{
	struct arena a = {0};
	struct evidence_list list = finding_evidence(&a, r, f);
	const char *label = "Evidence";
	size_t shown = 0, left = 0;

	for (size_t i = 0; i < list.len; i++) {
		if (list.at[i]->role == EVIDENCE_SEARCHED)
			add_labelled(p, TONE_PLAIN, "Searched",
			    searched_words(&a, list.at[i]));
		else if (shown >= most)
			left++;
		else {
			add_quote(p, r, &list, i, label, columns);
			label = "";
			shown++;
		}
	}
	if (left) {
		page_spaces(p, TEXT_INDENT);
		page_wrap(p, TONE_FAINT, TEXT_INDENT, TEXT_INDENT,
		    arena_print(&a, "and %zu more", left));
	}
	arena_clear(&a);
}

/* --- what the requirement says ------------------------------------------- */

static bool
cited_before(const struct review *r, const struct finding *f, size_t result,
    size_t cite)
{
	const struct rule *rule = r->results.at[f->results[result]].rule;
	const struct cite *c = &rule->cites[cite];

	for (size_t i = 0; i <= result; i++) {
		const struct rule *other =
		    r->results.at[f->results[i]].rule;
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
				buf_print(
				    &b, ", from %s", date_print(c->from, day));
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
add_advice(struct page *p, const struct review *r, const struct finding *f)
{
	const struct result *first = &r->results.at[f->results[0]];
	struct arena a = {0};

	add_labelled(p, TONE_PLAIN, "Cites", citations(&a, r, f));
	if (first->lapsed && f->is_issue)
		add_labelled(p, TONE_PLAIN, "Lapsed",
		    STR("The text was right on the day of the document; the "
			"requirement has moved since."));
	add_labelled(p, TONE_PLAIN, "To do", f->recommendation);
	if (f->model.len)
		add_labelled(p, TONE_PLAIN, "Model",
		    arena_print(&a, "“%.*s”", STR_ARG(f->model)));
	add_labelled(p, TONE_PLAIN, "Why", first->rule->why);
	add_labelled(p, TONE_PLAIN, "Past", first->rule->past);
	add_labelled(p, TONE_FAINT, f->n_results == 1 ? "Rule" : "Rules",
	    rule_ids(&a, r, f));
	arena_clear(&a);
}

void
check_finding_full(struct page *p, const struct review *r,
    const struct finding *f, int number)
{
	struct arena a = {0};

	add_title(p, f, number);
	add_wrapped(p, TONE_FAINT, facts(&a, r, f));
	page_blank(p);
	add_wrapped(p, TONE_PLAIN, f->message);
	page_blank(p);
	add_evidence(p, r, f, PASSAGES_FULL, QUOTE_COLUMNS);
	add_advice(p, r, f);
	page_blank(p);
	arena_clear(&a);
}

void
check_finding_short(struct page *p, const struct review *r,
    const struct finding *f, int number)
{
	struct arena a = {0};
	struct evidence_list list = finding_evidence(&a, r, f);
	struct str place = f->number;
	struct str line = {0};
	int room = p->width - FINDING_INDENT;

	add_title(p, f, number);
	for (size_t i = 0; i < list.len && !line.len; i++) {
		struct str quote = evidence_quote(r, list.at[i]);
		struct str there = evidence_section(r, list.at[i]);

		place = there.len ? there : place;
		if (quote.len)
			line = arena_print(&a, "%.*s  “%.*s”", STR_ARG(place),
			    STR_ARG(page_shorten(&a, quote,
				room - page_columns(place) - 4)));
	}
	add_wrapped(p, TONE_FAINT, line.len ? line : place);
	arena_clear(&a);
}

void
check_finding_read(struct page *p, const struct review *r,
    const struct finding *f, int number)
{
	struct arena a = {0};

	add_title(p, f, number);
	add_wrapped(p, TONE_PLAIN, f->message);
	add_evidence(p, r, f, PASSAGES_READ, QUOTE_COLUMNS_READ);
	add_labelled(p, TONE_PLAIN, "Cites", citations(&a, r, f));
	page_blank(p);
	arena_clear(&a);
}
