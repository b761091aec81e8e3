/* Findings in Markdown.  Each stands under a heading with its number; what is
 * said of it stands in a list, so that a mail reads well without rendering.
 * Quotes are whole: a reader must be able to search the document for them. */
#include "out/check_letter.h"

#include "out/finding_words.h"
#include "out/markdown.h"
#include "out/passages.h"

/* Passages shown; the JSON has them all. */
#define PASSAGES_FULL 4
#define PASSAGES_READ 6

void
letter_item(struct letter *l, const char *label, struct str text)
{
	if (!text.len)
		return;
	buf_print(l->out, "- **%s:** ", label);
	markdown_words(l->out, text);
	buf_add_char(l->out, '\n');
}

/* "#### 20. Title (3.2.2.4.8): conflict · high" */
static void
add_heading(struct letter *l, const struct finding *f, int number)
{
	buf_print(l->out, "### %d. ", number);
	markdown_words(l->out, finding_title(&l->arena, l->review, f));
	if (f->number.len)
		buf_print(l->out, " (%.*s)", STR_ARG(f->number));
	buf_print(l->out, ": %.*s\n\n", STR_ARG(finding_tag(&l->arena, f)));
}

static void
add_place(struct letter *l, const struct evidence *e)
{
	markdown_words(l->out, evidence_place_words(&l->arena, l->review, e));
	buf_add_c(l->out, evidence_role_words(e->role));
}

/* The place, then the words below it as a quotation of their own. */
static void
add_group(struct letter *l, const struct passage_group *group)
{
	buf_add_c(l->out, "  - ");
	add_place(l, group->decisive);
	if (passage_is_its_own_place(l->review, group->decisive)) {
		buf_add_c(l->out, ": “");
		markdown_words(
		    l->out, evidence_quote(l->review, group->decisive));
		buf_add_c(l->out, "”\n");
		return;
	}
	buf_add_c(l->out, ":\n");
	for (size_t i = 0; i < group->len; i++) {
		buf_add_c(l->out, i ? "    >\n    > " : "\n    > ");
		markdown_lines(
		    l->out, evidence_quote(l->review, group->at[i]), "    > ");
		buf_add_char(l->out, '\n');
	}
	buf_add_char(l->out, '\n');
}

static void
add_evidence(struct letter *l, const struct finding *f, size_t most)
{
	struct passages p;

	finding_passages(&l->arena, l->review, f, &p);
	if (p.groups.len)
		buf_add_c(l->out, "- **Evidence:**\n");
	for (size_t i = 0; i < p.groups.len && i < most; i++)
		add_group(l, &p.groups.at[i]);
	if (p.groups.len > most)
		buf_print(l->out, "  - and %zu more\n", p.groups.len - most);
	letter_item(l, "Searched", p.searched);
}

static struct str
severity_words(struct letter *l, const struct finding *f)
{
	const struct result *first = &l->review->results.at[f->results[0]];
	char day[DATE_TEXT];
	struct str out;

	out = f->due != DATE_NONE ? arena_print(&l->arena, "none today, due %s",
					date_print(f->due, day))
				  : str_of(severity_name(f->severity));
	if (f->action != ACTION_NONE)
		out = arena_print(&l->arena, "%.*s; asked for %s", STR_ARG(out),
		    action_words(f->action));
	return arena_print(&l->arena, "%.*s; %s confidence", STR_ARG(out),
	    confidence_name(first->confidence));
}

static void
add_model(struct letter *l, struct str model)
{
	if (!model.len)
		return;
	buf_add_c(l->out, "- **Wording that would do:**\n\n  > ");
	markdown_lines(l->out, model, "  > ");
	buf_add_c(l->out, "\n\n");
}

/* Advice that another finding has given is not given again. */
static void
add_advice(struct letter *l, size_t finding)
{
	const struct finding *f = &l->review->findings.at[finding];
	const struct rule *rule = finding_rule(l->review, f);
	int like = telling_like(&l->telling, finding);

	if (like) {
		letter_item(l, "Impact, recommendation",
		    arena_print(&l->arena, "as for finding %d", like));
		return;
	}
	letter_item(l, "Impact", rule->why);
	letter_item(l, "Recommendation", f->recommendation);
	add_model(l, f->model);
}

/* In one line. */
static struct str
citation_line(struct letter *l, const struct finding *f)
{
	struct str lines = finding_citations(&l->arena, l->review, f);
	struct str out = {0};

	while (lines.len) {
		struct str line = str_cut(&lines, '\n');

		out = arena_print(&l->arena, "%.*s%s%.*s", STR_ARG(out),
		    out.len ? "; " : "", STR_ARG(line));
	}
	return out;
}

/* Names for programs, in the face of a typewriter. */
static void
add_ids(struct letter *l, const struct finding *f)
{
	struct str ids = finding_rule_ids(&l->arena, l->review, f);

	buf_print(l->out, "- **Rules:** %.*s; finding `%.*s`\n\n", STR_ARG(ids),
	    STR_ARG(f->fingerprint));
}

void
letter_finding(struct letter *l, size_t finding)
{
	const struct finding *f = &l->review->findings.at[finding];
	const struct result *first = &l->review->results.at[f->results[0]];

	add_heading(l, f, l->telling.numbers[finding]);
	letter_item(l, "Issue", f->message);
	letter_item(l, "Severity", severity_words(l, f));
	if (first->lapsed && f->is_issue)
		letter_item(l, "Lapsed",
		    STR("the text was right on the day of the document; the "
			"requirement has moved since."));
	letter_item(l, "Waived", finding_waiver_words(&l->arena, f));
	add_evidence(l, f, PASSAGES_FULL);
	add_advice(l, finding);
	letter_item(l, "Citations", citation_line(l, f));
	letter_item(l, "Past context", first->rule->past);
	add_ids(l, f);
}

void
letter_positive(struct letter *l, size_t finding)
{
	const struct finding *f = &l->review->findings.at[finding];
	struct passages p;

	finding_passages(&l->arena, l->review, f, &p);
	buf_print(l->out, "- **%d. ", l->telling.numbers[finding]);
	markdown_words(l->out, finding_title(&l->arena, l->review, f));
	buf_print(l->out, "** (%.*s): ", STR_ARG(finding_tag(&l->arena, f)));
	if (p.groups.len) {
		const struct passage_group *g = &p.groups.at[0];

		add_place(l, g->decisive);
		buf_add_c(l->out, ": “");
		markdown_words(l->out, evidence_quote(l->review, g->decisive));
		buf_add_c(l->out, "” ");
	} else {
		markdown_words(l->out, f->message);
		buf_add_char(l->out, ' ');
	}
	buf_add_char(l->out, '[');
	markdown_words(l->out, citation_line(l, f));
	buf_add_c(l->out, "]\n");
}

void
letter_unknown(struct letter *l, size_t finding)
{
	const struct finding *f = &l->review->findings.at[finding];

	add_heading(l, f, l->telling.numbers[finding]);
	letter_item(l, "Not decided", f->message);
	add_evidence(l, f, PASSAGES_READ);
	letter_item(l, "Citations", citation_line(l, f));
	add_ids(l, f);
}
