/* The reference of the rules in Markdown, for readers who have neither the
 * sources nor the rule files at hand: one chapter a source, one section a
 * rule, without patterns. */
#include "out/rules.h"

#include "out/rules_words.h"
#include "rule/methods.h"

static const char *const purpose_titles[][2] = {
    {"tls", "TLS"},
    {"ev", "EV"},
    {"smime", "S/MIME"},
    {"cs", "code signing"},
};

static struct str
purpose_title(struct str id)
{
	for (size_t i = 0; i < COUNT_OF(purpose_titles); i++)
		if (str_eq(str_of(purpose_titles[i][0]), id))
			return str_of(purpose_titles[i][1]);
	return id;
}

/* Text whose < and * are not markup. */
static void
add_text(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '<' || text.at[i] == '*')
			buf_add_char(out, '\\');
		buf_add_char(out, text.at[i]);
	}
}

static void
add_paragraph(struct buf *out, const char *label, struct str text)
{
	if (!text.len)
		return;
	buf_print(out, "\n**%s** ", label);
	add_text(out, text);
	buf_add_c(out, "\n");
}

static void
add_citations(struct buf *out, const struct rule *r)
{
	char from[DATE_TEXT], until[DATE_TEXT];

	for (size_t i = 0; i < r->n_cites; i++) {
		const struct cite *c = &r->cites[i];

		buf_print(out, "%s%.*s %.*s", i ? "; " : "",
		    STR_ARG(c->source->abbreviation), STR_ARG(c->section));
		if (c->from != DATE_NONE)
			buf_print(out, ", from %s", date_print(c->from, from));
		if (*date_print(c->until, until))
			buf_print(out, ", until before %s", until);
	}
}

static void
add_list(struct buf *out, const struct sections *list)
{
	for (size_t i = 0; i < list->len; i++)
		buf_print(out, "%s%.*s", i ? ", " : "", STR_ARG(list->at[i]));
}

static void
add_facts(struct buf *out, const struct rule *r)
{
	buf_add_c(out, "\n| | |\n|---|---|\n| asked by | ");
	add_citations(out, r);
	buf_print(out, " |\n| severity | %s, to be mended ",
	    severity_name(r->severity));
	for (const char *c = action_name(r->action); *c; c++)
		buf_add_char(out, *c == '-' ? ' ' : *c);
	buf_add_c(out, " |\n");
	buf_add_c(out, "| about | ");
	for (size_t i = 0; i < r->purposes.len; i++)
		buf_print(out, "%s%.*s", i ? ", " : "",
		    STR_ARG(purpose_title(r->purposes.at[i])));
	if (!r->purposes.len)
		buf_add_c(out, "all purposes");
	if (r->condition.text.len)
		buf_print(out, "; when %.*s", STR_ARG(r->condition.text));
	buf_print(out, " |\n| counts in | %.*s |\n| section | %.*s",
	    STR_ARG(rules_kinds_words(r->kinds)), STR_ARG(r->home));
	if (r->must.len) {
		buf_add_c(out, "; must stand in ");
		add_list(out, &r->must);
	}
	buf_add_c(out, " |\n");
	if (r->n_elements)
		buf_print(out, "| a reference to the clause | %s |\n",
		    rules_pointer_words(r->pointer));
	buf_print(out, "| accuracy | %s |\n",
	    r->measured.len ? "measured on reference labels" : "not measured");
	if (r->draft)
		buf_add_c(out, "| state | draft: runs only when named |\n");
}

static void
add_limit(struct buf *out, const struct limit *limit)
{
	char day[DATE_TEXT];

	for (size_t i = 0; i < limit->n_steps; i++) {
		const struct limit_step *step = &limit->steps[i];
		const char *from = date_print(step->from, day);

		buf_print(out, "%s%s %.*s%s%s", i ? "; " : " (",
		    step->has_min ? "at least" : "at most",
		    STR_ARG(step->written.unit), *from ? " from " : "", from);
	}
	if (limit->n_steps)
		buf_add_char(out, ')');
}

static void
add_dated_from(struct buf *out, date from)
{
	char day[DATE_TEXT];

	if (from != DATE_NONE)
		buf_print(
		    out, ", if it is dated since %s", date_print(from, day));
}

static void
add_asks(struct buf *out, const struct rule *r)
{
	if (!r->n_elements && !r->n_methods)
		return;
	buf_add_c(out, "\nThe document has to state\n\n");
	for (size_t i = 0; i < r->n_elements; i++) {
		const struct element *e = &r->elements[i];

		buf_add_c(out, "- ");
		add_text(out, e->asks);
		add_limit(out, &e->limit);
		add_dated_from(out, e->dated_from);
		buf_add_c(out, e->core ? "\n" : " (lesser)\n");
		for (size_t k = 0; k < e->n_partial; k++) {
			buf_add_c(out, "  - only in part when ");
			add_text(out, e->partial[k].because);
			buf_add_c(out, "\n");
		}
	}
	for (size_t i = 0; i < r->n_methods; i++) {
		buf_add_c(out, "- ");
		add_text(out, r->methods[i].asks);
		buf_add_c(out, r->methods[i].core ? "\n" : " (lesser)\n");
	}
}

/* "- extKeyUsage: present, not critical" for each field, in the order of the
 * rule. */
static void
add_profile(struct buf *out, const struct profile_checks *all)
{
	static const char *const words[] = {
	    "present", "absent", "critical", "not critical", NULL, NULL};

	if (!all->len)
		return;
	buf_add_c(out, "\nA profile of ");
	add_text(out, all->text);
	buf_add_c(out, " that the document gives has to show\n\n");
	for (size_t i = 0; i < all->len; i++) {
		const struct profile_check *c = &all->at[i];

		buf_print(out, "- %s: ", c->field->name);
		if (words[c->demand])
			buf_add_c(out, words[c->demand]);
		else
			buf_add_c(out, "not that it ");
		add_text(out, c->because);
		add_limit(out, &c->value.limit);
		buf_add_c(out, c->core ? "\n" : " (lesser)\n");
	}
}

static void
add_objection(struct buf *out, enum verdict verdict, struct str because)
{
	buf_print(out, "- %s: ", verdict_name(verdict));
	add_text(out, because);
	buf_add_c(out, "\n");
}

static void
add_objections(struct buf *out, const struct rule *r)
{
	if (!r->n_conflicts && !r->n_outline && !r->n_dates && !r->n_agreement)
		return;
	buf_add_c(out, "\nAn issue is also\n\n");
	for (size_t i = 0; i < r->n_conflicts; i++)
		add_objection(
		    out, r->conflicts[i].verdict, r->conflicts[i].because);
	for (size_t i = 0; i < r->n_outline; i++)
		add_objection(
		    out, r->outline[i].verdict, r->outline[i].because);
	for (size_t i = 0; i < r->n_dates; i++)
		add_objection(out, r->dates[i].verdict, r->dates[i].because);
	for (size_t i = 0; i < r->n_agreement; i++)
		add_objection(
		    out, r->agreement[i].verdict, r->agreement[i].because);
	if (r->gathers)
		add_objection(out, VERDICT_CONFLICT,
		    str_of(rules_gathers_words(r->gathers)));
}

static void
add_rule(struct buf *out, const struct rule *r)
{
	buf_print(out, "\n### %.*s\n\n", STR_ARG(r->id));
	add_text(out, r->title);
	buf_add_c(out, ".\n\n");
	add_text(out, r->requirement);
	buf_add_c(out, "\n");
	add_facts(out, r);
	add_asks(out, r);
	add_profile(out, &r->profile);
	add_objections(out, r);
	add_paragraph(out, "Why.", r->why);
	add_paragraph(out, "To do.", r->recommend);
	if (r->model.len) {
		buf_add_c(out, "\n> ");
		add_text(out, r->model);
		buf_add_c(out, "\n");
	}
	add_paragraph(out, "Past.", r->past);
}

static void
add_version(struct buf *out, const struct source_version *v)
{
	char day[DATE_TEXT];

	buf_print(
	    out, "%.*s (%s)", STR_ARG(v->version), date_print(v->from, day));
}

static void
add_source(
    struct buf *out, const struct pack *pack, const struct source *source)
{
	size_t n = 0;

	for (size_t i = 0; i < pack->n_rules; i++)
		n += pack->rules[i].cites[0].source == source;
	if (n == 0)
		return;
	buf_add_c(out, "\n## ");
	add_text(out, source->title);
	buf_print(
	    out, "\n\n%zu rule%s. Known versions: ", n, n == 1 ? "" : "s");
	add_version(out, &source->versions[0]);
	if (source->n_versions > 1) {
		buf_add_c(out, " to ");
		add_version(out, &source->versions[source->n_versions - 1]);
	}
	buf_add_c(out, ".\n");
	for (size_t i = 0; i < pack->n_rules; i++)
		if (pack->rules[i].cites[0].source == source)
			add_rule(out, &pack->rules[i]);
}

void
rules_list_markdown(
    const struct pack *pack, const struct rules_choice *choice, struct buf *out)
{
	buf_print(out,
	    "# Rules\n\nWhat %.*s %.*s asks of a CP/CPS, source by source. "
	    "`cpslint rules show ID` prints one rule with the patterns it is "
	    "found by. Written by `make docs`; do not edit.\n",
	    STR_ARG(pack->name), STR_ARG(pack->version));
	for (size_t i = 0; i < pack->sources.len; i++) {
		const struct source *source = &pack->sources.at[i];
		bool chosen = choice->n_sources == 0;

		for (size_t k = 0; k < choice->n_sources; k++)
			chosen |= str_eq(choice->sources[k], source->id);
		if (chosen)
			add_source(out, pack, source);
	}
}
