/* A rule in words, from the pack alone: what is printed is what is there. */
#include "out/page.h"
#include "out/review_words.h"
#include "out/rules.h"
#include "out/rules_words.h"
#include "rule/methods.h"
#include "rule/profiles.h"

#define LABEL_WIDTH 12
#define PATTERN_INDENT (LABEL_WIDTH + 2)

struct sheet {
	struct page page;
	const struct pack *pack;
	const struct rule *rule;
	struct arena arena;
};

static void
add_line(struct sheet *s, const char *label, struct str text)
{
	if (!text.len)
		return;
	page_add(&s->page, TONE_FAINT, str_of(label));
	page_spaces(&s->page, LABEL_WIDTH - page_columns(str_of(label)));
	page_wrap_lines(&s->page, TONE_PLAIN, LABEL_WIDTH, LABEL_WIDTH, text);
}

static void
add_head(struct sheet *s)
{
	const struct rule *r = s->rule;
	struct str tag =
	    arena_print(&s->arena, "%s%s%s", severity_name(r->severity),
		r->measured.len ? ", measured" : "", r->draft ? ", draft" : "");

	page_ends(&s->page, 0, 0, TONE_STRONG, r->id, TONE_STRONG, tag);
	page_wrap(&s->page, TONE_PLAIN, 0, 0, r->title);
	page_blank(&s->page);
	add_line(s, "topic", r->topic);
	add_line(s, "requires", r->requirement);
}

/* Citations -------------------------------------------------------------------
 */

static struct str
interval_words(struct arena *a, date from, date until)
{
	char start[DATE_TEXT], end[DATE_TEXT];
	struct str s = str_of(date_print(from, start));
	struct str e = str_of(date_print(until, end));

	return arena_print(a, "%s%.*s%s%.*s", s.len ? ", from " : "",
	    STR_ARG(s), e.len ? ", until before " : "", STR_ARG(e));
}

static void
add_citations(struct sheet *s)
{
	for (size_t i = 0; i < s->rule->n_cites; i++) {
		const struct cite *c = &s->rule->cites[i];
		struct str since = {0}, section = {0};

		if (c->section.len)
			section = arena_print(&s->arena, ", %s%.*s",
			    section_word(c->section), STR_ARG(c->section));
		if (c->since.len)
			since = arena_print(&s->arena, ", since version %.*s",
			    STR_ARG(c->since));
		add_line(s, i ? "" : "cites",
		    arena_print(&s->arena, "%.*s (%.*s)%.*s%.*s%.*s",
			STR_ARG(c->source->title), STR_ARG(c->source->id),
			STR_ARG(section), STR_ARG(since),
			STR_ARG(interval_words(&s->arena, c->from, c->until))));
	}
}

/* -- Where and when it applies ----------------------------------------- */

static struct str
join(struct sheet *s, const struct sections *list, const char *otherwise)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < list->len; i++) {
		buf_add_c(&b, i ? ", " : "");
		buf_add(&b, list->at[i]);
	}
	out = arena_copy(&s->arena, b.len ? buf_str(&b) : str_of(otherwise));
	buf_free(&b);
	return out;
}

static void
add_where(struct sheet *s)
{
	const struct rule *r = s->rule;
	struct buf b = {0};

	add_line(
	    s, "scope", join(s, &r->purposes, "all purposes of certificates"));
	if (r->condition.kind != CONDITION_NONE)
		add_line(s, "applies if", r->condition.text);
	add_line(s, "counts in", rules_kinds_words(r->kinds));
	buf_print(&b, "section %.*s", STR_ARG(r->home));
	if (r->must.len)
		buf_print(
		    &b, "; must stand in %.*s", STR_ARG(join(s, &r->must, "")));
	if (r->look.len)
		buf_print(
		    &b, "; also looks in %.*s", STR_ARG(join(s, &r->look, "")));
	add_line(s, "looks in", buf_str(&b));
	if (r->n_elements)
		add_line(s, "a pointer",
		    arena_print(&s->arena, "to the requirement %s",
			rules_pointer_words(r->pointer)));
	buf_free(&b);
}

/* -- What it asks ------------------------------------------------------ */

static void
add_patterns(struct sheet *s, const char *intro, const struct phrases *list)
{
	if (!list->len)
		return;
	page_spaces(&s->page, LABEL_WIDTH);
	page_wrap(
	    &s->page, TONE_FAINT, LABEL_WIDTH, LABEL_WIDTH, str_of(intro));
	for (size_t i = 0; i < list->len; i++)
		page_wrap(&s->page, TONE_PLAIN, 0, PATTERN_INDENT,
		    pattern_source(list->at[i]));
}

static struct str
actors_words(struct sheet *s, unsigned actors)
{
	struct buf b = {0};
	struct str out;

	if (actors == 0)
		return STR("the CA, an RA, a delegated party or nobody named");
	for (unsigned i = 0; i <= ACTOR_OTHER; i++)
		if (actors & 1u << i)
			buf_print(&b, "%s%s", b.len ? ", " : "",
			    actor_name((enum actor)i));
	out = arena_copy(&s->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static const char *
polarity_words(const struct frame_need *need)
{
	if (need->any_polarity)
		return "affirmed or denied";
	if (need->as_pattern)
		return "affirmed, or denied by a pattern that says so";
	if (need->polarity == POLARITY_YES)
		return "affirmed";
	return need->polarity == POLARITY_NO ? "denied" : "said to be no duty";
}

static void
add_frame(struct sheet *s, const struct frame_need *need)
{
	struct buf b = {0};

	buf_print(&b, "who acts: %.*s; wording: %s; %s",
	    STR_ARG(actors_words(s, need->actors)),
	    need->any_strength ? "any" : "firm", polarity_words(need));
	page_spaces(&s->page, LABEL_WIDTH);
	page_wrap(&s->page, TONE_FAINT, LABEL_WIDTH, LABEL_WIDTH, buf_str(&b));
	buf_free(&b);
}

static void
add_limit(struct sheet *s, const struct limit *limit)
{
	char day[DATE_TEXT];

	for (size_t i = 0; i < limit->n_steps; i++) {
		const struct limit_step *step = &limit->steps[i];
		struct str from = str_of(date_print(step->from, day));

		page_spaces(&s->page, LABEL_WIDTH);
		page_wrap(&s->page, TONE_PLAIN, LABEL_WIDTH, LABEL_WIDTH,
		    arena_print(&s->arena, "limit%s%.*s: %s %.*s",
			from.len ? " from " : "", STR_ARG(from),
			step->has_min ? "at least" : "at most",
			STR_ARG(step->written.unit)));
	}
}

static void
add_dated_from(struct sheet *s, date from)
{
	char day[DATE_TEXT];

	if (from == DATE_NONE)
		return;
	page_spaces(&s->page, LABEL_WIDTH);
	page_wrap(&s->page, TONE_PLAIN, LABEL_WIDTH, LABEL_WIDTH,
	    arena_print(&s->arena, "asked of documents dated since %s",
		date_print(from, day)));
}

static void
add_only(struct sheet *s, const struct sections *only)
{
	if (!only->len)
		return;
	page_spaces(&s->page, LABEL_WIDTH);
	page_wrap(&s->page, TONE_FAINT, LABEL_WIDTH, LABEL_WIDTH,
	    arena_print(
		&s->arena, "counts only in %.*s", STR_ARG(join(s, only, ""))));
}

static void
add_local(struct sheet *s, const struct local *l)
{
	add_patterns(s, "there also by", &l->says);
	add_patterns(s, "under", &l->under);
	add_only(s, &l->only);
}

static void
add_element(struct sheet *s, const struct element *e)
{
	page_blank(&s->page);
	add_line(s, "asks",
	    arena_print(&s->arena, "%.*s%s: %.*s", STR_ARG(e->name),
		e->core ? " (core)" : "", STR_ARG(e->asks)));
	add_frame(s, &e->frame);
	add_only(s, &e->only);
	add_limit(s, &e->limit);
	add_dated_from(s, e->dated_from);
	add_patterns(s, "said by", &e->says);
	add_patterns(s, "unless", &e->unless);
	add_patterns(s, "under", &e->under);
	add_patterns(s, "not under", &e->not_under);
	for (size_t i = 0; i < e->n_local; i++)
		add_local(s, &e->local[i]);
	for (size_t i = 0; i < e->n_partial; i++)
		add_patterns(s,
		    arena_print(&s->arena, "only in part, because %.*s",
			STR_ARG(e->partial[i].because))
			.at,
		    &e->partial[i].says);
}

static void
add_conflict(struct sheet *s, const struct conflict *c)
{
	page_blank(&s->page);
	add_line(s, "conflict",
	    arena_print(&s->arena, "%.*s: %.*s", STR_ARG(c->name),
		STR_ARG(c->because)));
	add_frame(s, &c->frame);
	add_only(s, &c->only);
	add_limit(s, &c->limit);
	add_patterns(s, "said by", &c->says);
	add_patterns(s, "unless", &c->unless);
	add_patterns(s, "under", &c->under);
	add_patterns(s, "not under", &c->not_under);
}

static void
add_outline_check(struct sheet *s, const struct outline_check *c)
{
	page_blank(&s->page);
	add_line(s, "outline",
	    arena_print(&s->arena, "%.*s%s: %s is %s", STR_ARG(c->name),
		c->core ? " (core)" : "",
		c->dead_reference ? "a reference that leads nowhere"
				  : outline_fault_name(c->fault),
		verdict_name(c->verdict)));
	add_line(s, "", c->because);
	add_only(s, &c->only);
	if (c->never.len)
		add_line(s, "",
		    arena_print(&s->arena, "not about %.*s",
			STR_ARG(join(s, &c->never, ""))));
}

static void
add_agreement_check(struct sheet *s, const struct agreement_check *c)
{
	page_blank(&s->page);
	add_line(s, "agreement",
	    arena_print(&s->arena, "%.*s%s: a contradiction in %s is %s",
		STR_ARG(c->name), c->core ? " (core)" : "",
		contradiction_kind_name(c->kind), verdict_name(c->verdict)));
	add_line(s, "", c->because);
}

static void
add_profile_check(struct sheet *s, const struct profile_check *c)
{
	page_blank(&s->page);
	add_line(s, "profile",
	    arena_print(&s->arena, "%.*s%s: %s must %s; else %s",
		STR_ARG(c->name), c->core ? " (core)" : "", c->field->name,
		profile_demand_name(c->demand), verdict_name(c->verdict)));
	if (c->listed)
		add_line(s, "",
		    STR("a list of extensions or fields without it is "
			"partial"));
	add_line(s, "", c->because);
	add_limit(s, &c->value.limit);
	add_patterns(s, "said by", &c->value.says);
	add_patterns(s, "unless", &c->value.unless);
	add_patterns(s, "asked of a value with", &c->among);
	add_patterns(s, "or said anywhere by", &c->instead);
}

static void
add_method_check(struct sheet *s, const struct method_check *c)
{
	struct buf b = {0};

	for (size_t i = 0; i < c->items.len; i++)
		buf_print(&b, "%s%.*s", i ? ", " : ": ",
		    STR_ARG(c->items.at[i]->number));
	page_blank(&s->page);
	add_line(s, "methods",
	    arena_print(&s->arena, "%.*s%s: %.*s", STR_ARG(c->name),
		c->core ? " (core)" : "", STR_ARG(c->asks)));
	add_line(s, "",
	    arena_print(&s->arena, "%s %.*s must %s%.*s",
		c->demand == METHOD_BE_OFFERED ? "one of" : "each of",
		STR_ARG(c->list->title), method_demand_name(c->demand),
		STR_ARG(buf_str(&b))));
	buf_free(&b);
}

static void
add_date_check(struct sheet *s, const struct date_check *c)
{
	struct str limit = {0};
	char day[DATE_TEXT];

	if (c->max_days)
		limit = arena_print(&s->arena, " of more than %d days%s%s",
		    c->max_days, c->from != DATE_NONE ? " since " : "",
		    date_print(c->from, day));
	page_blank(&s->page);
	add_line(s, "dates",
	    arena_print(&s->arena, "%.*s%s: %s%.*s is %s", STR_ARG(c->name),
		c->core ? " (core)" : "", date_fault_name(c->fault),
		STR_ARG(limit), verdict_name(c->verdict)));
	add_line(s, "", c->because);
	add_patterns(s, "partial by", &c->says);
}

static void
add_checks(struct sheet *s)
{
	const struct rule *r = s->rule;

	for (size_t i = 0; i < r->n_elements; i++)
		add_element(s, &r->elements[i]);
	for (size_t i = 0; i < r->n_conflicts; i++)
		add_conflict(s, &r->conflicts[i]);
	if (r->gathers) {
		page_blank(&s->page);
		add_line(
		    s, "conflict", str_of(rules_gathers_words(r->gathers)));
	}
	for (size_t i = 0; i < r->n_outline; i++)
		add_outline_check(s, &r->outline[i]);
	for (size_t i = 0; i < r->n_agreement; i++)
		add_agreement_check(s, &r->agreement[i]);
	for (size_t i = 0; i < r->profile.len; i++)
		add_profile_check(s, &r->profile.at[i]);
	add_patterns(s, "or the rest said anywhere by", &r->profile.instead);
	for (size_t i = 0; i < r->n_methods; i++)
		add_method_check(s, &r->methods[i]);
	for (size_t i = 0; i < r->n_dates; i++)
		add_date_check(s, &r->dates[i]);
	if (!r->anchor.len)
		return;
	page_blank(&s->page);
	add_line(s, "anchor",
	    STR("without a hit of one of these the verdict is missing:"));
	for (size_t i = 0; i < r->anchor.len; i++)
		page_wrap(&s->page, TONE_PLAIN, 0, PATTERN_INDENT,
		    pattern_source(r->anchor.at[i]));
}

/* -- For the reader ---------------------------------------------------- */

static void
add_advice(struct sheet *s)
{
	const struct rule *r = s->rule;

	page_blank(&s->page);
	add_line(s, "why", r->why);
	add_line(s, "to do", r->recommend);
	if (r->model.len)
		add_line(s, "model",
		    arena_print(&s->arena, "“%.*s”", STR_ARG(r->model)));
	add_line(s, "past", r->past);
	add_line(s, "asked for", str_of(action_name(r->action)));
	add_line(s, "file", r->file);
}

/* Examples that are judged alike stand under one line that says how. */
static bool
same_example_head(const struct example *a, const struct example *b)
{
	return a->verdict == b->verdict && a->as_of == b->as_of &&
	       str_eq(a->section, b->section);
}

static void
add_example(struct sheet *s, const struct example *e, bool with_head)
{
	char day[DATE_TEXT];

	if (with_head) {
		page_blank(&s->page);
		page_wrap(&s->page, TONE_STRONG, 0, 0,
		    arena_print(&s->arena, "%s as of %s%s%.*s",
			verdict_name(e->verdict), date_print(e->as_of, day),
			e->section.len ? ", in section " : "",
			STR_ARG(e->section)));
	}
	page_add(&s->page, TONE_FAINT, STR("- "));
	page_wrap_lines(&s->page, TONE_PLAIN, 2, 2, e->text);
}

static void
add_examples(struct sheet *s)
{
	const struct rule *r = s->rule;

	if (!r->n_examples) {
		add_line(s, "examples",
		    STR("not in the built-in rules; they are shown with "
			"--rules DIR"));
		return;
	}
	add_line(s, "examples", STR("texts with the verdict they must get"));
	for (size_t i = 0; i < r->n_examples; i++)
		add_example(s, &r->examples[i],
		    i == 0 || !same_example_head(
				  &r->examples[i - 1], &r->examples[i]));
}

void
rules_show_text(const struct pack *pack, const struct rule *rule,
    const struct style *style, struct buf *out)
{
	struct sheet s = {
	    .page = page_of(style, out), .pack = pack, .rule = rule};

	add_head(&s);
	add_citations(&s);
	add_where(&s);
	add_checks(&s);
	add_advice(&s);
	add_examples(&s);
	arena_clear(&s.arena);
}
