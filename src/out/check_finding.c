#include "out/check_finding.h"

#include "out/check_evidence.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "out/review_words.h"

/* Passages shown, and columns of each: the JSON has them all, whole. */
#define PASSAGES_FULL 4
#define PASSAGES_READ 5
#define QUOTE_COLUMNS 420
#define QUOTE_COLUMNS_READ 240

/* A compliant finding quotes two lines; some columns are lost at their ends. */
#define SHORT_LINES 2
#define SHORT_SPARE 20

enum tone
finding_tone(const struct finding *f)
{
	if (f->waiver)
		return TONE_FAINT;
	if (f->due != DATE_NONE)
		return TONE_CARE;
	if (!f->is_issue)
		return f->verdict == VERDICT_COMPLIANT ? TONE_GOOD : TONE_CARE;
	return f->severity == SEVERITY_HIGH ? TONE_BAD : TONE_CARE;
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

/* Where the finding sits, what is asked for by when, and what rule says it. */
static struct str
facts(struct arena *a, const struct review *r, const struct finding *f)
{
	const struct result *first = &r->results.at[f->results[0]];
	struct buf b = {0};
	struct str out;

	if (f->number.len)
		buf_print(&b, "%s%.*s",
		    *section_word(f->number) ? "Section " : "",
		    STR_ARG(f->number));
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

	check_labelled(p, TONE_PLAIN, "Cites", finding_citations(&a, r, f));
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
	    finding_rule_ids(&a, r, f));
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
check_finding_waived(
    struct page *p, const struct review *r, const struct finding *f, int number)
{
	struct arena a = {0};

	add_title(p, r, f, number);
	add_wrapped(p, TONE_PLAIN, f->message);
	add_wrapped(p, TONE_FAINT, facts(&a, r, f));
	check_labelled(p, TONE_PLAIN, "Waived", finding_waiver_words(&a, f));
	page_blank(p);
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
	check_labelled(p, TONE_PLAIN, "Cites", finding_citations(&a, r, f));
	page_blank(p);
	arena_clear(&a);
}
