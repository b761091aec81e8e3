/* Two lanes, each with an arena, a share of the text and a count of work of
 * its own.
 *
 *	first lane	facts that some rules ask for	rules
 *	second lane	subjects, concepts, who does what	rules
 *
 * The facts are profiles, methods and contradictions; rules that ask for them
 * go to the first lane.  Where concepts stand and what the documents are about
 * all rules must know; so the second lane then opens the gate at which the
 * first one waits.  The other rules are dealt out: each goes to the lane that
 * has the least to do so far, as far as that is known beforehand.
 *
 * What a rule finds goes to places of its own, in the order of the rules.  The
 * patterns are parsed before: nobody writes to the pack, and who takes which
 * rule does not depend on the time that anything takes.
 */
#include "review/lanes.h"

#include "base/work.h"
#include "fact/subject.h"
#include "review/advice.h"
#include "review/finding.h"
#include "review/gather.h"
#include "rule/agree.h"
#include "rule/decide.h"
#include "rule/methods.h"
#include "rule/observe.h"
#include "rule/patterns.h"
#include "rule/pointers.h"
#include "rule/prepared.h"
#include "rule/profiles.h"
#include "rule/scope.h"

enum { FACTS, RULES_ONLY }; /* lanes */

struct lane {
	struct arena *arena; /* of what it found */
	struct arena memory; /* of its share of the text */
	struct view view;
	uint64_t work; /* of its rules */
	bool stuck; /* something failed before its rules */
	struct err err;
	size_t failed; /* the rule that could not be run, or n_rules */
};

struct run {
	struct review *r;
	struct pack *pack;
	const struct review_options *options;
	const struct rule *const *rules;
	int *lane_of; /* each */
	size_t n_rules;
	struct observation *seen; /* of each */
	struct result *results;
	struct phrase_text *text; /* that the lanes share */
	struct arena memory; /* of it */
	struct chronicle *chronicles; /* facts */
	struct methods *methods;
	struct comparison *comparison;
	struct profiles *profiles;
	uint64_t work; /* of concepts */
	struct gate *dealt; /* opened when concepts are known and the rules
			       are dealt out */
	struct lane lanes[WORK_LANES];
};

/* --- what the rules look at ---------------------------------------------- */

static void
begin_view(struct run *run)
{
	struct review *r = run->r;
	size_t n = (size_t)r->n_documents;
	unsigned *kinds = arena_many(&r->arena, unsigned, n);
	date *dates = arena_many(&r->arena, date, n);

	run->chronicles = arena_many(&r->arena, struct chronicle, n);
	run->methods = arena_new(&r->arena, struct methods);
	run->comparison = arena_new(&r->arena, struct comparison);
	run->profiles = arena_new(&r->arena, struct profiles);
	for (size_t i = 0; i < n; i++) {
		kinds[i] = r->documents[i].kind;
		dates[i] = r->documents[i].dated;
		run->chronicles[i].identity = &r->documents[i].identity;
	}
	r->view = (struct view){.pack = run->pack,
	    .prose = r->prose,
	    .subjects = &r->subjects,
	    .kinds = kinds,
	    .dates = dates,
	    .chronicles = run->chronicles,
	    .methods = run->methods,
	    .comparison = run->comparison,
	    .profiles = run->profiles,
	    .text = r->prose->text,
	    .work = &r->work};
	r->view.pointers = pointers_pick(&r->arena, &r->view);
}

/* What is looked for only when a rule asks. */
struct asked {
	bool methods, profiles;
	unsigned contradictions;
};

static struct asked
what_is_asked(const struct run *run)
{
	struct asked asked = {0};

	for (size_t i = 0; i < run->n_rules; i++) {
		const struct rule *rule = run->rules[i];

		asked.methods |= rule_asks_methods(rule);
		asked.profiles |= rule_asks_profiles(rule);
		if (rule->n_agreement)
			asked.contradictions |= rule_asks_contradictions(rule);
	}
	return asked;
}

static bool
asks_for_facts(const struct rule *rule)
{
	return rule->n_dates || rule->n_agreement || rule_asks_methods(rule) ||
	       rule_asks_profiles(rule);
}

static void
read_chronicles(struct run *run)
{
	struct review *r = run->r;

	for (int i = 0; i < r->n_documents; i++) {
		const struct reviewed_document *d = &r->documents[i];

		if (d->chronicle)
			run->chronicles[i] = *d->chronicle;
		else
			chronicle_read(&r->arena, d->doc, &d->identity,
			    &run->chronicles[i]);
	}
}

static int
find_facts(struct run *run, struct err *err)
{
	struct review *r = run->r;
	struct asked asked = what_is_asked(run);

	read_chronicles(run);
	if (asked.profiles)
		profiles_find(&r->arena, r->prose, run->profiles);
	if (asked.methods && methods_find(&r->arena, &run->pack->methods,
				 r->prose, &r->work, run->methods, err))
		return -1;
	return contradictions_find(&r->arena, r->prose, run->methods,
	    run->profiles, asked.contradictions, run->comparison, err);
}

static int
find_subjects(struct run *run, struct err *err)
{
	const struct review_options *o = run->options;
	struct subjects *out = &run->r->subjects;

	if (subjects_find(run->lanes[RULES_ONLY].arena, run->pack->subjects,
		run->pack->patterns, run->r->prose, run->text, out, err) ||
	    (o->scope.len && subjects_force(out, o->scope, err)) ||
	    (o->offers.len && subjects_force_offers(out, o->offers, err)))
		return -1;
	return 0;
}

/* --- who does what ------------------------------------------------------- */

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

/* A rule costs something even without patterns, or when it does not apply.  Its
 * elements are mostly settled at home, and then nobody asks for the topic. */
static size_t
cost_of_rule(const struct view *view, const struct rule *rule)
{
	enum { OTHER_COST = 6, METHODS_COST = 8, PROFILES_COST = 16 };
	static const struct sections anywhere = {0};
	size_t cost = OTHER_COST + cost_of(&rule->anchor, &anywhere) / 2 +
		      cost_of(&rule->condition.says, &anywhere);

	if (!rule_fits_purpose(view, rule))
		return 1;
	for (size_t i = 0; i < rule->n_elements; i++) {
		const struct element *e = &rule->elements[i];

		cost += cost_of(&e->says, &e->only) / 2;
		for (size_t k = 0; k < e->n_local; k++)
			cost += cost_of(&e->local[k].says, &e->local[k].only);
		for (size_t k = 0; k < e->n_partial; k++)
			cost += cost_of(&e->partial[k].says, &e->only);
	}
	for (size_t i = 0; i < rule->n_conflicts; i++)
		cost +=
		    cost_of(&rule->conflicts[i].says, &rule->conflicts[i].only);
	for (size_t i = 0; i < rule->profile.len; i++)
		cost += rule->profile.at[i].instead.len;
	if (rule_asks_methods(rule))
		cost += METHODS_COST;
	if (rule_asks_profiles(rule))
		cost += PROFILES_COST;
	return cost;
}

/* What comes before the rules costs as much as so many percent of them. */
enum { FACTS_COST = 52, CONCEPTS_COST = 38 };

static void
deal_out(struct run *run)
{
	size_t load[WORK_LANES] = {0}, all = 0;

	for (size_t k = 0; k < run->n_rules; k++)
		all += cost_of_rule(&run->r->view, run->rules[k]);
	load[FACTS] = all * FACTS_COST / 100;
	load[RULES_ONLY] = all * CONCEPTS_COST / 100;
	for (size_t k = 0; k < run->n_rules; k++)
		if (asks_for_facts(run->rules[k]))
			load[FACTS] +=
			    cost_of_rule(&run->r->view, run->rules[k]);
	for (size_t k = 0; k < run->n_rules; k++) {
		const struct rule *rule = run->rules[k];
		int lane =
		    asks_for_facts(rule) || load[FACTS] <= load[RULES_ONLY]
			? FACTS
			: RULES_ONLY;

		run->lane_of[k] = lane;
		if (!asks_for_facts(rule))
			load[lane] += cost_of_rule(&run->r->view, rule);
	}
}

/* --- the lanes ----------------------------------------------------------- */

/* A rule of a lane, whose patterns are a group. */
struct group {
	const struct phrase_text *text;
	int number;
};

static void
add_to_group(void *self, const struct pattern *p)
{
	const struct group *g = self;

	pattern_of_group(p, g->text, g->number);
}

static void
group_patterns(const struct run *run, int i)
{
	struct group g = {.text = run->lanes[i].view.text};

	for (size_t k = 0; k < run->n_rules; k++) {
		g.number = (int)k;
		if (run->lane_of[k] == i)
			rule_patterns(run->rules[k], add_to_group, &g);
	}
}

static int
run_rule(struct run *run, struct lane *lane, size_t k)
{
	int failed = rule_observe(
	    lane->arena, &lane->view, run->rules[k], &run->seen[k], &lane->err);

	pattern_group_end(lane->view.text);
	if (!failed)
		rule_decide(lane->arena, &lane->view, &run->seen[k],
		    run->options->as_of, &run->results[k]);
	return failed;
}

static void
run_rules(struct run *run, int i)
{
	struct lane *lane = &run->lanes[i];

	lane->view = run->r->view;
	lane->view.text = phrase_text_share(&lane->memory, run->text);
	lane->view.work = &lane->work;
	lane->view.scopes = scopes_new(&lane->memory);
	group_patterns(run, i);
	for (size_t k = 0; k < run->n_rules; k++) {
		if (run->lane_of[k] != i)
			continue;
		if (run_rule(run, lane, k)) {
			lane->failed = k;
			return;
		}
	}
}

static void
find_concepts_of(void *self, const struct pattern *p)
{
	struct run *run = self;

	pattern_concepts(p, run->text, &run->work);
}

/* Those of the rules that are about the purposes of the documents.  Few rules
 * look for them when they need one. */
static void
find_concepts(struct run *run)
{
	enum { FEW_RULES = 20 };
	size_t n = 0;

	for (size_t i = 0; i < run->n_rules; i++)
		n += rule_fits_purpose(&run->r->view, run->rules[i]);
	for (size_t i = 0; i < run->n_rules && n > FEW_RULES; i++)
		if (rule_fits_purpose(&run->r->view, run->rules[i]))
			rule_patterns(run->rules[i], find_concepts_of, run);
}

static void
run_lane(void *self, int i)
{
	struct run *run = self;
	struct lane *lane = &run->lanes[i];

	if (i == RULES_ONLY) {
		lane->stuck = find_subjects(run, &lane->err) != 0;
		find_concepts(run);
		deal_out(run);
		gate_open(run->dealt);
	} else {
		lane->stuck = find_facts(run, &lane->err) != 0;
		gate_wait(run->dealt);
	}
	if (!lane->stuck)
		run_rules(run, i);
}

/* What failed: subjects, facts, or the first rule in the order of the rules.
 * NULL for nothing. */
static const struct lane *
failed_lane(const struct run *run)
{
	const struct lane *failed = NULL;

	for (size_t i = COUNT_OF(run->lanes); i > 0; i--)
		if (run->lanes[i - 1].stuck)
			return &run->lanes[i - 1];
	for (size_t i = 0; i < COUNT_OF(run->lanes); i++)
		if (run->lanes[i].failed <
		    (failed ? failed->failed : run->n_rules))
			failed = &run->lanes[i];
	return failed;
}

static void
join_lanes(struct run *run)
{
	struct review *r = run->r;

	r->work += run->work;
	for (size_t i = 0; i < COUNT_OF(run->lanes); i++)
		r->work += run->lanes[i].work;
	for (size_t i = 0; i < run->n_rules; i++) {
		r->cut_short |= run->seen[i].gave_up;
		r->verdicts[run->results[i].verdict]++;
	}
	r->results.at = run->results;
	r->seen.at = run->seen;
	r->results.len = r->results.cap = run->n_rules;
	r->seen.len = r->seen.cap = run->n_rules;
}

/* Advice comes after the rules, because it cites them, and with their text, in
 * which the concepts were looked for; the findings are made beside it. */
static void
conclude(void *self, int i)
{
	struct run *run = self;
	const struct review_options *o = run->options;
	const struct sections only = {o->only_sections, o->n_only_sections};
	struct lane *lane = &run->lanes[i];

	if (i == 0)
		findings_make(run->r);
	else
		lane->stuck = advice_make(lane->arena, run->r, run->text, &only,
				  &lane->err) != 0;
}

static int
finish(struct run *run, struct err *err)
{
	const struct lane *failed = failed_lane(run);

	if (!failed) {
		join_lanes(run);
		conflicts_gather(run->r);
		work_run(conclude, run, run->options->advise ? 2 : 1);
		failed = failed_lane(run);
	}
	if (failed)
		*err = failed->err;
	return failed ? -1 : 0;
}

int
lanes_run(struct review *r, struct pack *pack, const struct rule *const *rules,
    size_t n_rules, const struct review_options *options, struct err *err)
{
	struct run run = {.r = r,
	    .pack = pack,
	    .options = options,
	    .rules = rules,
	    .n_rules = n_rules,
	    .lane_of = arena_many(&r->arena, int, n_rules),
	    .seen = arena_many(&r->arena, struct observation, n_rules),
	    .results = arena_many(&r->arena, struct result, n_rules),
	    .dealt = gate_new()};
	int rc;

	begin_view(&run);
	run.text = phrase_text_share(&run.memory, r->prose->text);
	for (size_t i = 0; i < COUNT_OF(run.lanes); i++) {
		run.lanes[i].arena = i ? &r->beside[i - 1] : &r->arena;
		run.lanes[i].failed = n_rules;
	}
	work_run(run_lane, &run, WORK_LANES);
	gate_free(run.dealt);
	for (size_t i = 0; i < COUNT_OF(run.lanes); i++)
		arena_clear(&run.lanes[i].memory);
	rc = finish(&run, err);
	arena_clear(&run.memory);
	prepared_rest();
	return rc;
}
