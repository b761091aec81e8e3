#include "review/review.h"

#include <stdlib.h>

#include "review/advice.h"
#include "review/earlier.h"
#include "review/finding.h"
#include "review/waiver.h"
#include "rule/agree.h"
#include "rule/decide.h"
#include "rule/methods.h"
#include "rule/observe.h"
#include "rule/pointers.h"
#include "rule/profiles.h"
#include "rule/scope.h"

static bool
names(const struct str *list, size_t n, struct str id)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i], id))
			return true;
	return false;
}

static int
check_rules(
    const struct pack *pack, const struct str *list, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (!pack_find(pack, list[i]))
			return err_set(err, ERR_USAGE, "unknown rule '%.*s'",
			    STR_ARG(list[i]));
	return 0;
}

static int
check_selection(
    const struct pack *pack, const struct review_options *o, struct err *err)
{
	if (check_rules(pack, o->only_rules, o->n_only_rules, err) ||
	    check_rules(pack, o->skip_rules, o->n_skip_rules, err))
		return -1;
	for (size_t i = 0; i < o->n_only_sources; i++)
		if (!source_find(&pack->sources, o->only_sources[i]))
			return err_set(err, ERR_USAGE, "unknown source '%.*s'",
			    STR_ARG(o->only_sources[i]));
	for (size_t i = 0; i < o->n_only_sections; i++)
		if (rfc3647_find(pack->outline, o->only_sections[i]) < 0)
			return err_set(err, ERR_USAGE, "unknown section '%.*s'",
			    STR_ARG(o->only_sections[i]));
	return 0;
}

static bool
is_of_source(const struct rule *r, const struct review_options *o)
{
	for (size_t i = 0; i < r->n_cites; i++)
		if (names(o->only_sources, o->n_only_sources,
			r->cites[i].source->id))
			return true;
	return o->n_only_sources == 0;
}

static bool
is_about_section(const struct rule *r, const struct review_options *o)
{
	for (size_t i = 0; i < o->n_only_sections; i++) {
		if (number_is_below(r->home, o->only_sections[i]))
			return true;
		for (size_t k = 0; k < r->must.len; k++)
			if (number_is_below(r->must.at[k], o->only_sections[i]))
				return true;
	}
	return o->n_only_sections == 0;
}

static bool
is_selective(const struct review_options *o)
{
	return o->n_only_rules || o->n_skip_rules || o->n_only_sources ||
	       o->n_only_sections;
}

static bool
is_selected(const struct rule *r, const struct review_options *o)
{
	bool named = names(o->only_rules, o->n_only_rules, r->id);

	if (r->draft && !named)
		return false;
	return (o->n_only_rules == 0 || named) &&
	       !names(o->skip_rules, o->n_skip_rules, r->id) &&
	       is_of_source(r, o) && is_about_section(r, o);
}

/* What was left of nothing would look like a clean document. */
static int
check_rest(
    const struct pack *pack, const struct review_options *o, struct err *err)
{
	for (size_t i = 0; i < pack->n_rules; i++)
		if (is_selected(&pack->rules[i], o))
			return 0;
	if (!is_selective(o))
		return 0;
	return err_set(err, ERR_USAGE, "no rule is left to check");
}

/* Methods are looked for only when a rule asks about them. */
static bool
ask_methods(const struct pack *pack, const struct review_options *o)
{
	for (size_t i = 0; i < pack->n_rules; i++)
		if (is_selected(&pack->rules[i], o) &&
		    rule_asks_methods(&pack->rules[i]))
			return true;
	return false;
}

/* And so are contradictions. */
static unsigned
ask_contradictions(const struct pack *pack, const struct review_options *o)
{
	unsigned kinds = 0;

	for (size_t i = 0; i < pack->n_rules; i++)
		if (pack->rules[i].n_agreement &&
		    is_selected(&pack->rules[i], o))
			kinds |= rule_asks_contradictions(&pack->rules[i]);
	return kinds;
}

static bool
ask_profiles(const struct pack *pack, const struct review_options *o)
{
	for (size_t i = 0; i < pack->n_rules; i++)
		if (is_selected(&pack->rules[i], o) &&
		    rule_asks_profiles(&pack->rules[i]))
			return true;
	return false;
}

/* --- what the rules look at ---------------------------------------------- */

static int
find_subjects(struct review *r, struct pack *pack,
    const struct review_options *o, struct err *err)
{
	if (subjects_find(&r->arena, pack->subjects, pack->patterns, r->prose,
		&r->subjects, err) ||
	    (o->scope.len && subjects_force(&r->subjects, o->scope, err)) ||
	    (o->offers.len &&
		subjects_force_offers(&r->subjects, o->offers, err)))
		return -1;
	return 0;
}

static int
make_view(struct review *r, struct pack *pack, const struct review_options *o,
    struct err *err)
{
	unsigned *kinds =
	    arena_many(&r->arena, unsigned, (size_t)r->n_documents);
	date *dates = arena_many(&r->arena, date, (size_t)r->n_documents);
	struct chronicle *chronicles =
	    arena_many(&r->arena, struct chronicle, (size_t)r->n_documents);
	struct methods *methods = arena_new(&r->arena, struct methods);
	struct comparison *comparison = arena_new(&r->arena, struct comparison);
	struct profiles *profiles = arena_new(&r->arena, struct profiles);

	r->view = (struct view){.pack = pack,
	    .prose = r->prose,
	    .subjects = &r->subjects,
	    .kinds = kinds,
	    .dates = dates,
	    .chronicles = chronicles,
	    .methods = methods,
	    .comparison = comparison,
	    .profiles = profiles,
	    .text = r->prose->text,
	    .work = &r->work};
	for (int i = 0; i < r->n_documents; i++) {
		kinds[i] = r->documents[i].kind;
		dates[i] = r->documents[i].dated;
		chronicle_read(&r->arena, r->documents[i].doc,
		    &r->documents[i].identity, &chronicles[i]);
	}
	r->view.pointers = pointers_pick(&r->arena, &r->view);
	if (find_subjects(r, pack, o, err))
		return -1;
	if (ask_profiles(pack, o))
		profiles_find(&r->arena, r->prose, profiles);
	if (ask_methods(pack, o) && methods_find(&r->arena, &pack->methods,
					r->prose, &r->work, methods, err))
		return -1;
	return contradictions_find(&r->arena, r->prose, methods, profiles,
	    ask_contradictions(pack, o), comparison, err);
}

/* --- rules, side by side ------------------------------------------------- */

/* Each rule goes to the lane that has the least to do so far.  A lane has
 * an arena, a share of the text and a count of work of its own; what it finds
 * goes to places of its own, in the order of the rules.  The patterns are
 * parsed before: from there on nobody writes to the pack. */
struct lane {
	struct arena *arena; /* of what it found */
	struct arena memory; /* of its share of the text */
	struct view view;
	uint64_t work;
	struct err err;
	size_t failed; /* the rule that could not be run, or n_rules */
};

struct run {
	struct review *r;
	date as_of;
	const struct rule **rules; /* those selected */
	int *lane_of; /* each */
	size_t n_rules;
	struct observation *seen; /* of each */
	struct result *results;
	struct phrase_text *text; /* that the lanes share */
	struct arena memory; /* of it */
	struct lane lanes[WORK_LANES];
};

/* What is looked for before the rules, side by side: the facts that they ask
 * for, and where the concepts stand of which their patterns are made. */
struct preparation {
	struct run *run;
	struct pack *pack;
	const struct review_options *options;
	uint64_t work;
	int failed;
	struct err err;
};

static void
prepare_one(void *self, int i)
{
	/* Few rules ask for few concepts: each is looked for when needed. */
	enum { FEW_RULES = 20 };
	struct preparation *p = self;

	if (i == 0)
		p->failed = make_view(p->run->r, p->pack, p->options, &p->err);
	else if (p->run->n_rules > FEW_RULES)
		pattern_set_concepts(p->pack->patterns, p->run->text, &p->work);
}

static int
prepare(struct run *run, struct pack *pack, const struct review_options *o,
    struct err *err)
{
	struct review *r = run->r;
	struct preparation p = {.run = run, .pack = pack, .options = o};

	run->text = phrase_text_share(&run->memory, r->prose->text);
	work_run(prepare_one, &p, 2);
	r->work += p.work;
	if (p.failed)
		*err = p.err;
	return p.failed;
}

/* What a search for them costs: most where it goes through the whole text and
 * through wide windows. */
static size_t
cost_of(const struct phrases *says, const struct sections *only)
{
	size_t cost = 0;

	for (size_t i = 0; i < says->len; i++) {
		cost += only->len ? 1 : 3;
		if (pattern_window(says->at[i]) != WINDOW_STATEMENT)
			cost += 3;
	}
	return cost;
}

static size_t
cost_of_rule(const struct rule *rule)
{
	static const struct sections anywhere = {0};
	size_t cost = cost_of(&rule->anchor, &anywhere) +
		      cost_of(&rule->condition.says, &anywhere);

	for (size_t i = 0; i < rule->n_elements; i++) {
		const struct element *e = &rule->elements[i];

		cost += cost_of(&e->says, &e->only);
		for (size_t k = 0; k < e->n_partial; k++)
			cost += cost_of(&e->partial[k].says, &e->only);
	}
	for (size_t i = 0; i < rule->n_conflicts; i++)
		cost +=
		    cost_of(&rule->conflicts[i].says, &rule->conflicts[i].only);
	for (size_t i = 0; i < rule->profile.len; i++)
		cost += rule->profile.at[i].instead.len;
	return cost;
}

/* A rule costs something even without patterns. */
static void
deal_out(struct run *run)
{
	enum { OTHER_COST = 6 };
	size_t load[WORK_LANES] = {0};

	for (size_t k = 0; k < run->n_rules; k++) {
		int least = 0;

		for (int i = 1; i < WORK_LANES; i++)
			if (load[i] < load[least])
				least = i;
		run->lane_of[k] = least;
		load[least] += cost_of_rule(run->rules[k]) + OTHER_COST;
	}
}

static void
run_lane(void *self, int i)
{
	struct run *run = self;
	struct lane *lane = &run->lanes[i];

	lane->view = run->r->view;
	lane->view.text = phrase_text_share(&lane->memory, run->text);
	lane->view.work = &lane->work;
	lane->view.scopes = scopes_new(&lane->memory);
	lane->failed = run->n_rules;
	for (size_t k = 0; k < run->n_rules; k++) {
		if (run->lane_of[k] != i)
			continue;
		if (rule_observe(lane->arena, &lane->view, run->rules[k],
			&run->seen[k], &lane->err)) {
			lane->failed = k;
			return;
		}
		rule_decide(lane->arena, &lane->view, &run->seen[k], run->as_of,
		    &run->results[k]);
	}
}

/* The first rule that could not be run, in the order of the rules, tells why;
 * otherwise the results are the review's. */
static int
join_lanes(struct run *run, struct err *err)
{
	struct review *r = run->r;
	const struct lane *failed = NULL;

	for (size_t i = 0; i < COUNT_OF(run->lanes); i++) {
		const struct lane *lane = &run->lanes[i];

		r->work += lane->work;
		if (lane->failed < (failed ? failed->failed : run->n_rules))
			failed = lane;
	}
	if (failed) {
		*err = failed->err;
		return -1;
	}
	for (size_t i = 0; i < run->n_rules; i++) {
		r->cut_short |= run->seen[i].gave_up;
		r->verdicts[run->results[i].verdict]++;
	}
	r->results.at = run->results;
	r->seen.at = run->seen;
	r->results.len = r->results.cap = run->n_rules;
	r->seen.len = r->seen.cap = run->n_rules;
	return 0;
}

/* After the rules, because it cites them, and with their text, in which the
 * concepts were looked for. */
static int
finish_run(struct run *run, const struct review_options *o, struct err *err)
{
	const struct sections only = {o->only_sections, o->n_only_sections};

	if (join_lanes(run, err))
		return -1;
	return o->advise ? advice_make(run->r, run->text, &only, err) : 0;
}

static int
run_rules(struct review *r, struct pack *pack, const struct review_options *o,
    struct err *err)
{
	struct run run = {.r = r,
	    .as_of = o->as_of,
	    .rules = arena_many(&r->arena, const struct rule *, pack->n_rules),
	    .lane_of = arena_many(&r->arena, int, pack->n_rules),
	    .seen = arena_many(&r->arena, struct observation, pack->n_rules),
	    .results = arena_many(&r->arena, struct result, pack->n_rules)};
	int rc;

	for (size_t i = 0; i < pack->n_rules; i++)
		if (is_selected(&pack->rules[i], o))
			run.rules[run.n_rules++] = &pack->rules[i];
	if (prepare(&run, pack, o, err)) {
		arena_clear(&run.memory);
		return -1;
	}
	for (size_t i = 0; i < COUNT_OF(run.lanes); i++)
		run.lanes[i].arena = i ? &r->beside[i - 1] : &r->arena;
	deal_out(&run);
	work_run(run_lane, &run, WORK_LANES);
	for (size_t i = 0; i < COUNT_OF(run.lanes); i++)
		arena_clear(&run.lanes[i].memory);
	rc = finish_run(&run, o, err);
	arena_clear(&run.memory);
	return rc;
}

int
review_make(struct pack *pack, const struct prose *prose,
    struct reviewed_document *documents, int n_documents,
    const struct review_options *options, struct review **out, struct err *err)
{
	struct arena arena = {0};
	struct review *r = arena_new(&arena, struct review);

	r->arena = arena; /* the review lives in the arena it owns */
	r->pack = pack;
	r->prose = prose;
	r->documents = documents;
	r->n_documents = n_documents;
	r->as_of = options->as_of;
	r->advised = options->advise;
	if (check_selection(pack, options, err) ||
	    check_rest(pack, options, err) ||
	    subjects_check(pack->subjects, pack->patterns, err) ||
	    run_rules(r, pack, options, err)) {
		review_free(r);
		return -1;
	}
	findings_make(r);
	rolls_make(r);
	if (options->earlier)
		earlier_answer(r, options->earlier);
	if (options->waivers)
		waivers_apply(r, options->waivers, is_selective(options));
	*out = r;
	return 0;
}

const struct result *
review_result(const struct review *r, struct str rule)
{
	for (size_t i = 0; i < r->results.len; i++)
		if (str_eq(r->results.at[i].rule->id, rule))
			return &r->results.at[i];
	return NULL;
}

struct str
result_section(const struct review *r, const struct result *result)
{
	struct str number = {0};

	if (result->section >= 0)
		number = map_printed_number(
		    r->documents[result->document].map, result->section);
	return number.len ? number : result->rule->home;
}

void
review_free(struct review *r)
{
	struct arena arena;

	if (!r)
		return;
	for (size_t i = 0; i < COUNT_OF(r->beside); i++)
		arena_clear(&r->beside[i]);
	arena = r->arena; /* the review itself goes with it */
	arena_clear(&arena);
}
