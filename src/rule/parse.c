#include "rule/parse.h"

#include "base/form.h"
#include "base/vec.h"
#include "rule/lists.h"
#include "rule/methods.h"
#include "rule/parse_part.h"

static struct form
form_of(const struct parser *p)
{
	return (struct form){p->a, p->root, ERR_RULE, p->err};
}

static int
fail(const struct parser *p, const struct json *at, const char *reason)
{
	const struct form f = form_of(p);

	return form_fail(&f, at, "%s", reason);
}

static int
fail_word(const struct parser *p, const struct json *at, const char *reason,
    struct str word)
{
	return fail(
	    p, at, arena_print(p->a, "%s '%.*s'", reason, STR_ARG(word)).at);
}

static int
check_members(
    const struct parser *p, const struct json *object, const char *known)
{
	const struct form f = form_of(p);

	return form_object(&f, object, known);
}

static int
text_member(const struct parser *p, const struct json *object, const char *name,
    bool required, struct str *out)
{
	const struct form f = form_of(p);

	return form_text(&f, object, name, required, out);
}

int
phrases_member(const struct parser *p, const struct json *object,
    const char *name, bool required, struct phrases *out)
{
	const struct form f = form_of(p);

	return lists_phrases(
	    &f, p->pack->patterns, object, name, required, out);
}

static int
sections_member(const struct parser *p, const struct json *object,
    const char *name, struct sections *out)
{
	const struct form f = form_of(p);

	return lists_sections(&f, p->pack->outline, object, name, out);
}

static int
words_member(const struct parser *p, const struct json *object,
    const char *name, struct sections *out)
{
	const struct form f = form_of(p);

	return lists_names(&f, object, name, out);
}

static int
date_member(const struct parser *p, const struct json *object, const char *name,
    date absent, date *out)
{
	const struct json *n = json_at(object, name);

	*out = absent;
	if (n && !date_parse_iso(json_str(n), out))
		return fail(p, n, "must be a day, YYYY-MM-DD");
	return 0;
}

int
verdict_member(const struct parser *p, const struct json *object,
    const char *name, enum verdict absent, enum verdict *out)
{
	const struct json *n = json_at(object, name);

	*out = absent;
	if (n && !verdict_parse(json_str(n), out))
		return fail_word(p, n, "no verdict is called", json_str(n));
	return 0;
}

static int
kinds_member(const struct parser *p, const struct json *object,
    const char *name, unsigned *out)
{
	const struct json *list = json_at(object, name);

	*out = KIND_ANY;
	if (!list)
		return 0;
	*out = 0;
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct str s = json_str(n);

		if (str_eq(s, STR("cp")))
			*out |= KIND_CP;
		else if (str_eq(s, STR("cps")))
			*out |= KIND_CPS;
		else if (str_eq(s, STR("cp-cps")))
			*out |= KIND_CP_CPS;
		else
			return fail_word(p, n, "no document kind is", s);
	}
	return *out ? 0 : fail(p, list, "must name a kind of document");
}

/* --- quantities ----------------------------------------------------- */

static int
quantity_member(const struct parser *p, const struct json *object,
    const char *name, bool *has, double *value, struct quantity *written)
{
	const struct json *n = json_at(object, name);

	*has = n != NULL;
	if (!n)
		return 0;
	if (!pattern_set_quantity(p->pack->patterns, json_str(n), written))
		return fail_word(p, n, "is no quantity:", json_str(n));
	written->unit = arena_copy(p->a, json_str(n));
	*value = written->value;
	return 0;
}

int
parse_limit(const struct parser *p, const struct json *n, struct limit *out)
{
	struct VEC(struct limit_step) v = {0};

	if (!n)
		return 0;
	if (check_members(p, n, "capture steps worse") ||
	    verdict_member(p, n, "worse", VERDICT_CONFLICT, &out->worse))
		return -1;
	out->capture = (int)json_number(json_at(n, "capture"));
	if (out->capture < 0 || out->capture >= HIT_QUANTITIES)
		return fail(p, n, "'capture' is out of range");
	for (const struct json *s = json_first(json_at(n, "steps")); s;
	     s = json_next(s)) {
		struct limit_step step = {0};

		if (check_members(p, s, "from min max") ||
		    date_member(p, s, "from", DATE_NONE, &step.from) ||
		    quantity_member(
			p, s, "min", &step.has_min, &step.min, &step.written) ||
		    quantity_member(
			p, s, "max", &step.has_max, &step.max, &step.written))
			return -1;
		if (!step.has_min && !step.has_max)
			return fail(p, s, "needs 'min' or 'max'");
		if (v.len && v.at[v.len - 1].from >= step.from)
			return fail(p, s, "must be later than the step before");
		VEC_PUSH(p->a, &v, step);
	}
	if (v.len == 0)
		return fail(p, n, "a limit needs 'steps'");
	out->steps = v.at;
	out->n_steps = v.len;
	return 0;
}

/* --- frames --------------------------------------------------------- */

static int
parse_actors(const struct parser *p, const struct json *n, unsigned *out)
{
	if (!n)
		return 0;
	if (str_eq(json_str(n), STR("any"))) {
		*out = ~0u;
		return 0;
	}
	for (const struct json *w = json_first(n); w; w = json_next(w)) {
		bool found = false;

		for (int i = ACTOR_NONE; i <= ACTOR_OTHER; i++)
			if (str_eq(json_str(w),
				str_of(actor_name((enum actor)i)))) {
				*out |= 1u << i;
				found = true;
			}
		if (!found)
			return fail_word(p, w, "no actor is", json_str(w));
	}
	return *out ? 0 : fail(p, n, "must name an actor");
}

static int
parse_polarity(
    const struct parser *p, const struct json *n, struct frame_need *out)
{
	if (!n)
		return 0;
	if (str_eq(json_str(n), STR("any"))) {
		out->any_polarity = true;
		return 0;
	}
	out->any_polarity = false;
	for (int i = POLARITY_YES; i <= POLARITY_FREE; i++)
		if (str_eq(
			json_str(n), str_of(polarity_name((enum polarity)i)))) {
			out->polarity = (enum polarity)i;
			return 0;
		}
	return fail_word(p, n, "no polarity is", json_str(n));
}

int
parse_classes(const struct parser *p, const struct json *list, unsigned *out)
{
	if (!list)
		return 0;
	if (json_kind(list) != JSON_ARRAY || !json_first(list))
		return fail(p, list, "must be a list of certificate classes");
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		unsigned bits = class_parse(json_str(n));

		if (!bits)
			return fail_word(p, n, "no certificate class is called",
			    json_str(n));
		*out |= bits;
	}
	return 0;
}

/* A member that is `plain`, as when it is absent, or "any". */
static int
any_member(const struct parser *p, const struct json *n, const char *name,
    const char *plain, bool *any)
{
	struct str word = json_str(json_at(n, name));

	if (!json_at(n, name))
		return 0;
	*any = str_eq(word, STR("any"));
	if (!*any && !str_eq(word, str_of(plain)))
		return fail_word(
		    p, json_at(n, name), "no such word here:", word);
	return 0;
}

static int
parse_frame(
    const struct parser *p, const struct json *n, struct frame_need *out)
{
	if (!n)
		return 0;
	if (check_members(p, n,
		"actor strength polarity class days "
		"definitions front") ||
	    parse_classes(p, json_at(n, "class"), &out->classes) ||
	    parse_actors(p, json_at(n, "actor"), &out->actors) ||
	    parse_polarity(p, json_at(n, "polarity"), out) ||
	    any_member(p, n, "strength", "firm", &out->any_strength) ||
	    any_member(p, n, "days", "own", &out->any_day))
		return -1;
	out->definitions = json_bool(json_at(n, "definitions"));
	out->front = json_bool(json_at(n, "front"));
	return 0;
}

/* --- elements, conflicts, outline checks ---------------------------- */

static int
parse_shades(
    const struct parser *p, const struct json *list, struct element *out)
{
	struct VEC(struct shade) v = {0};

	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct shade s = {0};

		if (check_members(p, n, "says because verdict") ||
		    verdict_member(
			p, n, "verdict", VERDICT_PARTIAL, &s.verdict) ||
		    phrases_member(p, n, "says", true, &s.says) ||
		    text_member(p, n, "because", true, &s.because))
			return -1;
		VEC_PUSH(p->a, &v, s);
	}
	out->partial = v.at;
	out->n_partial = v.len;
	return 0;
}

/* Each names its place: a heading, a section or both. */
static int
parse_local(
    const struct parser *p, const struct json *list, struct element *out)
{
	struct VEC(struct local) v = {0};

	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct local l = {0};

		if (check_members(p, n, "under only says") ||
		    phrases_member(p, n, "under", false, &l.under) ||
		    sections_member(p, n, "only", &l.only) ||
		    phrases_member(p, n, "says", true, &l.says))
			return -1;
		if (!l.under.len && !l.only.len)
			return fail(p, n, "needs 'under' or 'only'");
		VEC_PUSH(p->a, &v, l);
	}
	out->local = v.at;
	out->n_local = v.len;
	return 0;
}

static int
parse_element(const struct parser *p, const struct json *n, struct element *out)
{
	if (check_members(p, n,
		"name core asks says unless under not-under frame local "
		"partial limit only") ||
	    text_member(p, n, "name", true, &out->name) ||
	    text_member(p, n, "asks", true, &out->asks) ||
	    phrases_member(p, n, "says", true, &out->says) ||
	    phrases_member(p, n, "unless", false, &out->unless) ||
	    phrases_member(p, n, "under", false, &out->under) ||
	    phrases_member(p, n, "not-under", false, &out->not_under) ||
	    parse_frame(p, json_at(n, "frame"), &out->frame) ||
	    parse_local(p, json_at(n, "local"), out) ||
	    parse_shades(p, json_at(n, "partial"), out) ||
	    parse_limit(p, json_at(n, "limit"), &out->limit) ||
	    sections_member(p, n, "only", &out->only))
		return -1;
	out->core = json_bool(json_at(n, "core"));
	return 0;
}

/* "differs": "number", "email" or "denial" */
static int
parse_differs(const struct parser *p, const struct json *n, enum differs *out)
{
	struct str word = {0};

	if (text_member(p, n, "differs", false, &word))
		return -1;
	if (str_eq(word, STR("number")))
		*out = DIFFERS_NUMBER;
	else if (str_eq(word, STR("email")))
		*out = DIFFERS_EMAIL;
	else if (str_eq(word, STR("denial")))
		*out = DIFFERS_DENIAL;
	else if (word.len)
		return fail(
		    p, json_at(n, "differs"), "is not number, email or denial");
	return 0;
}

static int
parse_conflict(
    const struct parser *p, const struct json *n, struct conflict *out)
{
	out->frame.any_polarity = true;
	out->frame.any_strength = true;
	if (check_members(p, n,
		"name element verdict says unless under not-under frame "
		"because "
		"limit differs denied only without") ||
	    text_member(p, n, "name", true, &out->name) ||
	    text_member(p, n, "element", false, &out->element) ||
	    text_member(p, n, "denied", false, &out->denied) ||
	    verdict_member(p, n, "verdict", VERDICT_CONFLICT, &out->verdict) ||
	    text_member(p, n, "because", true, &out->because) ||
	    phrases_member(p, n, "says", true, &out->says) ||
	    phrases_member(p, n, "unless", false, &out->unless) ||
	    phrases_member(p, n, "under", false, &out->under) ||
	    phrases_member(p, n, "not-under", false, &out->not_under) ||
	    phrases_member(p, n, "without", false, &out->without) ||
	    parse_frame(p, json_at(n, "frame"), &out->frame) ||
	    parse_limit(p, json_at(n, "limit"), &out->limit) ||
	    parse_differs(p, n, &out->differs) ||
	    sections_member(p, n, "only", &out->only))
		return -1;
	if (out->verdict == VERDICT_PARTIAL && !out->element.len)
		return fail(p, n, "one that weakens must name its 'element'");
	return 0;
}

static int
parse_fault(
    const struct parser *p, const struct json *n, struct outline_check *out)
{
	struct str name = json_str(n);

	if (str_eq(name, STR("dead-reference"))) {
		out->dead_reference = true;
		return 0;
	}
	for (int i = FAULT_MISSING; i <= FAULT_LEVEL; i++)
		if (str_eq(name,
			str_of(outline_fault_name((enum outline_fault)i)))) {
			out->fault = (enum outline_fault)i;
			return 0;
		}
	return fail_word(p, n, "no fault of an outline is", name);
}

static int
parse_agreement_check(
    const struct parser *p, const struct json *n, struct agreement_check *out)
{
	const struct json *kind = json_at(n, "check");

	if (check_members(p, n, "name check verdict core because") ||
	    text_member(p, n, "name", true, &out->name) ||
	    text_member(p, n, "because", true, &out->because) ||
	    verdict_member(p, n, "verdict", VERDICT_CONFLICT, &out->verdict))
		return -1;
	out->core = json_bool(json_at(n, "core"));
	for (int i = 0; i < N_CONTRADICTIONS; i++)
		if (str_eq(json_str(kind), str_of(contradiction_kind_name(
					       (enum contradiction_kind)i)))) {
			out->kind = (enum contradiction_kind)i;
			return 0;
		}
	return kind ? fail_word(
			  p, kind, "no contradiction is called", json_str(kind))
		    : fail(p, n, "lacks the member 'check'");
}

static int
parse_outline_check(
    const struct parser *p, const struct json *n, struct outline_check *out)
{
	if (check_members(
		p, n, "name fault verdict core only never required because") ||
	    text_member(p, n, "name", true, &out->name) ||
	    text_member(p, n, "because", true, &out->because) ||
	    verdict_member(p, n, "verdict", VERDICT_PARTIAL, &out->verdict) ||
	    sections_member(p, n, "only", &out->only) ||
	    sections_member(p, n, "never", &out->never))
		return -1;
	out->core = json_bool(json_at(n, "core"));
	out->required = json_bool(json_at(n, "required"));
	if (!json_at(n, "fault"))
		return fail(p, n, "lacks the member 'fault'");
	return parse_fault(p, json_at(n, "fault"), out);
}

static int
parse_date_fault(
    const struct parser *p, const struct json *n, struct date_check *out)
{
	struct str name = json_str(json_at(n, "check"));

	for (int i = 0; i < N_DATE_FAULTS; i++)
		if (str_eq(name, str_of(date_fault_name((enum date_fault)i)))) {
			out->fault = (enum date_fault)i;
			return 0;
		}
	return fail_word(p, n, "no check of dates is", name);
}

/* "366 days": days, because a year has no one length. */
static int
parse_days(const struct parser *p, const struct json *n, struct date_check *out)
{
	struct quantity q = {0};
	double seconds = 0;
	bool has;

	if (quantity_member(p, n, "max", &has, &seconds, &q))
		return -1;
	if (has != (out->fault == DATES_AGE || out->fault == DATES_LOG_GAP))
		return fail(p, n, "'max' belongs to age and change-log-gap");
	if (has && (q.kind != QUANTITY_TIME || seconds < 86400))
		return fail(p, json_at(n, "max"), "must be a number of days");
	out->max_days = (int)(seconds / 86400);
	return 0;
}

static int
parse_date_check(
    const struct parser *p, const struct json *n, struct date_check *out)
{
	if (check_members(
		p, n, "name check verdict core max from says because") ||
	    text_member(p, n, "name", true, &out->name) ||
	    text_member(p, n, "because", true, &out->because) ||
	    verdict_member(p, n, "verdict", VERDICT_PARTIAL, &out->verdict) ||
	    phrases_member(p, n, "says", false, &out->says) ||
	    date_member(p, n, "from", DATE_NONE, &out->from) ||
	    parse_date_fault(p, n, out) || parse_days(p, n, out))
		return -1;
	out->core = json_bool(json_at(n, "core"));
	if (out->says.len && out->fault != DATES_NO_LOG)
		return fail(p, n, "'says' belongs to no-change-log");
	return 0;
}

/* --- validation methods --------------------------------------------- */

static int
parse_items(const struct parser *p, const struct json *list,
    const struct method_list *methods, struct method_items *out)
{
	struct VEC(const struct method_item *) v = {0};

	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		const struct method_item *item =
		    method_item_find(methods, json_str(n));

		if (!item)
			return fail_word(
			    p, n, "no method of the list is", json_str(n));
		VEC_PUSH(p->a, &v, item);
	}
	out->at = v.at;
	out->len = v.len;
	return 0;
}

/* The list stands under "one-of", "each-of" or "list": the word that makes the
 * check read as a sentence. */
static int
parse_method_list(const struct parser *p, const struct json *n,
    const char *member, const struct method_list **out)
{
	const struct json *name = json_at(n, member);

	if (!name)
		return fail_word(p, n, "lacks the member", str_of(member));
	*out = method_list_find(&p->pack->methods, json_str(name));
	return *out ? 0
		    : fail_word(p, name, "no list of methods is called",
			  json_str(name));
}

static int
parse_demand(
    const struct parser *p, const struct json *n, struct method_check *out)
{
	const struct json *must = json_at(n, "must");

	for (int i = 0; i < N_METHOD_DEMANDS; i++)
		if (str_eq(json_str(must),
			str_of(method_demand_name((enum method_demand)i)))) {
			out->demand = (enum method_demand)i;
			return 0;
		}
	return fail_word(
	    p, must ? must : n, "no demand on methods is", json_str(must));
}

static int
parse_method_check(
    const struct parser *p, const struct json *n, struct method_check *out)
{
	const char *member;

	if (check_members(p, n,
		"name core asks each-of one-of list items must or "
		"partial vestiges") ||
	    text_member(p, n, "name", true, &out->name) ||
	    text_member(p, n, "asks", true, &out->asks) ||
	    phrases_member(p, n, "or", false, &out->instead.says) ||
	    parse_shades(p, json_at(n, "partial"), &out->instead) ||
	    parse_demand(p, n, out))
		return -1;
	out->instead.name = out->name;
	out->instead.asks = out->asks;
	out->instead.frame = (struct frame_need){
	    .actors = ~0u, .any_strength = true, .any_polarity = true};
	member = out->demand == METHOD_BE_OFFERED  ? "one-of"
		 : out->demand == METHOD_BE_CLOSED ? "list"
						   : "each-of";
	out->core = json_bool(json_at(n, "core"));
	out->vestiges = json_bool(json_at(n, "vestiges"));
	if (out->vestiges && out->demand != METHOD_BE_PERMITTED)
		return fail(p, n, "'vestiges' belongs to be-permitted");
	if (parse_method_list(p, n, member, &out->list))
		return -1;
	return parse_items(p, json_at(n, "items"), out->list, &out->items);
}

/* --- the rule itself ------------------------------------------------ */

static int
parse_cite(const struct parser *p, const struct json *n, struct cite *out)
{
	struct str source = {0};

	if (check_members(p, n, "source section since from until note") ||
	    text_member(p, n, "source", true, &source) ||
	    text_member(p, n, "section", true, &out->section) ||
	    text_member(p, n, "since", false, &out->since) ||
	    date_member(p, n, "from", DATE_NONE, &out->from) ||
	    date_member(p, n, "until", DATE_OPEN, &out->until))
		return -1;
	out->source = source_find(&p->pack->sources, source);
	if (!out->source)
		return fail_word(p, n, "no source is called", source);
	if (out->since.len && !source_version_find(out->source, out->since))
		return fail_word(p, json_at(n, "since"),
		    "the source has no version", out->since);
	if (out->from >= out->until)
		return fail(p, n, "'until' must be later than 'from'");
	return 0;
}

static int
parse_cites(const struct parser *p, const struct json *list, struct rule *out)
{
	struct VEC(struct cite) v = {0};

	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct cite c = {0};

		if (parse_cite(p, n, &c))
			return -1;
		VEC_PUSH(p->a, &v, c);
	}
	if (v.len == 0)
		return fail(p, p->root, "needs a citation in 'cite'");
	out->cites = v.at;
	out->n_cites = v.len;
	return 0;
}

/* One name, or a list of them. */
static int
offers_member(
    const struct parser *p, const struct json *object, struct sections *out)
{
	const struct json *n = json_at(object, "offers");
	struct str *name;

	if (!n || json_kind(n) != JSON_STRING)
		return words_member(p, object, "offers", out);
	name = arena_new(p->a, struct str);
	*name = arena_copy(p->a, json_str(n));
	*out = (struct sections){.at = name, .len = 1};
	return 0;
}

static int
parse_condition(
    const struct parser *p, const struct json *n, struct condition *out)
{
	if (!n)
		return 0;
	if (check_members(p, n, "offers says unless one-of items text") ||
	    text_member(p, n, "text", true, &out->text) ||
	    offers_member(p, n, &out->offers) ||
	    phrases_member(p, n, "says", false, &out->says) ||
	    phrases_member(p, n, "unless", false, &out->unless))
		return -1;
	if (out->offers.len
		? out->says.len || json_at(n, "one-of")
		: !out->says.len && !out->unless.len && !json_at(n, "one-of"))
		return fail(p, n,
		    "needs 'offers', or 'says' or 'one-of' or both of them, or "
		    "'unless'");
	out->kind = out->offers.len ? CONDITION_OFFERS : CONDITION_SAYS;
	if (!json_at(n, "one-of"))
		return 0;
	out->kind = CONDITION_METHODS;
	if (parse_method_list(p, n, "one-of", &out->list))
		return -1;
	return parse_items(p, json_at(n, "items"), out->list, &out->items);
}

static int
parse_action(const struct parser *p, const struct json *n, enum action *out)
{
	for (int i = ACTION_NEXT_AUDIT; i <= ACTION_PROCEEDING; i++)
		if (str_eq(json_str(n), str_of(action_name((enum action)i)))) {
			*out = (enum action)i;
			return 0;
		}
	return fail(p, n ? n : p->root, "'action' is none of the three");
}

static int
parse_worth(
    const struct parser *p, const struct json *n, enum pointer_worth *out)
{
	struct str s = json_str(n);

	*out = POINTER_WEAK;
	if (!n || str_eq(s, STR("weak")))
		return 0;
	if (str_eq(s, STR("ok")))
		*out = POINTER_OK;
	else if (str_eq(s, STR("no")))
		*out = POINTER_NO;
	else
		return fail(p, n, "must be 'ok', 'weak' or 'no'");
	return 0;
}

static int
parse_one_example(const struct parser *p, const struct json *n,
    enum verdict verdict, const struct rule *rule, struct example *out)
{
	*out = (struct example){.verdict = verdict,
	    .section = rule->home,
	    .kind = KIND_CP_CPS,
	    .pointer = json_pointer(p->a, p->root, n)};
	(void)date_from_ymd(2026, 11, 21, &out->as_of);
	if (json_kind(n) == JSON_STRING) {
		out->text = arena_copy(p->a, json_str(n));
		return 0;
	}
	if (check_members(p, n, "text cover section as-of kind verdict note") ||
	    text_member(p, n, "text", true, &out->text) ||
	    text_member(p, n, "cover", false, &out->cover) ||
	    text_member(p, n, "section", false, &out->section) ||
	    date_member(p, n, "as-of", out->as_of, &out->as_of) ||
	    verdict_member(p, n, "verdict", verdict, &out->verdict))
		return -1;
	if (json_at(n, "kind")) {
		struct str kind = json_str(json_at(n, "kind"));

		out->kind = str_eq(kind, STR("cp"))    ? KIND_CP
			    : str_eq(kind, STR("cps")) ? KIND_CPS
						       : KIND_CP_CPS;
	}
	return 0;
}

static int
parse_examples(
    const struct parser *p, const struct json *object, struct rule *out)
{
	static const struct {
		const char *name;
		enum verdict verdict;
	} kinds[] = {{"compliant", VERDICT_COMPLIANT},
	    {"partial", VERDICT_PARTIAL}, {"conflict", VERDICT_CONFLICT},
	    {"missing", VERDICT_MISSING}, {"near-miss", VERDICT_MISSING}};
	struct VEC(struct example) v = {0};

	if (!object)
		return 0;
	if (check_members(
		p, object, "compliant partial conflict missing near-miss"))
		return -1;
	for (size_t k = 0; k < COUNT_OF(kinds); k++) {
		const struct json *list = json_at(object, kinds[k].name);

		for (const struct json *n = json_first(list); n;
		     n = json_next(n)) {
			struct example e;

			if (parse_one_example(p, n, kinds[k].verdict, out, &e))
				return -1;
			VEC_PUSH(p->a, &v, e);
		}
	}
	out->examples = v.at;
	out->n_examples = v.len;
	return 0;
}

/* Runs `parse` over a list into an array of the arena. */
#define PARSE_LIST(parser, list, type, parse, array, count)                    \
	do {                                                                   \
		struct VEC(type) v_ = {0};                                     \
		for (const struct json *n_ = json_first(list); n_;             \
		     n_ = json_next(n_)) {                                     \
			type one_ = {0};                                       \
			if (parse((parser), n_, &one_))                        \
				return -1;                                     \
			VEC_PUSH((parser)->a, &v_, one_);                      \
		}                                                              \
		(array) = v_.at;                                               \
		(count) = v_.len;                                              \
	} while (0)

static int
parse_demands(const struct parser *p, struct rule *out)
{
	PARSE_LIST(p, json_at(p->root, "elements"), struct element,
	    parse_element, out->elements, out->n_elements);
	PARSE_LIST(p, json_at(p->root, "conflicts"), struct conflict,
	    parse_conflict, out->conflicts, out->n_conflicts);
	PARSE_LIST(p, json_at(p->root, "outline"), struct outline_check,
	    parse_outline_check, out->outline, out->n_outline);
	PARSE_LIST(p, json_at(p->root, "methods"), struct method_check,
	    parse_method_check, out->methods, out->n_methods);
	PARSE_LIST(p, json_at(p->root, "dates"), struct date_check,
	    parse_date_check, out->dates, out->n_dates);
	PARSE_LIST(p, json_at(p->root, "agreement"), struct agreement_check,
	    parse_agreement_check, out->agreement, out->n_agreement);
	if (parse_profile(p, json_at(p->root, "profile"), &out->profile))
		return -1;
	if (!out->n_elements && !out->n_outline && !out->n_conflicts &&
	    !out->n_dates && !out->n_methods && !out->n_agreement &&
	    !out->profile.len)
		return fail(p, p->root,
		    "needs 'elements', 'conflicts', 'outline', "
		    "'dates', 'methods', 'agreement' or 'profile'");
	if (out->n_elements && !out->anchor.len)
		return fail(p, p->root, "elements need an 'anchor'");
	return 0;
}

static int
parse_texts(const struct parser *p, struct rule *out)
{
	const struct json *r = p->root;

	return text_member(p, r, "id", true, &out->id) ||
		       text_member(p, r, "topic", true, &out->topic) ||
		       text_member(p, r, "title", true, &out->title) ||
		       text_member(
			   p, r, "requirement", true, &out->requirement) ||
		       text_member(p, r, "home", true, &out->home) ||
		       text_member(p, r, "why", true, &out->why) ||
		       text_member(p, r, "recommend", true, &out->recommend) ||
		       text_member(p, r, "model", false, &out->model) ||
		       text_member(p, r, "past", false, &out->past) ||
		       text_member(p, r, "measured", false, &out->measured)
		   ? -1
		   : 0;
}

int
rule_parse(
    struct pack *pack, struct str json, struct rule *out, struct err *err)
{
	struct json *root;
	int rc;

	if (json_parse(json, &root, err))
		return -1;
	rc = rule_read(pack, root, out, err);
	json_free(root);
	return rc;
}

int
rule_read(struct pack *pack, const struct json *root, struct rule *out,
    struct err *err)
{
	struct parser p = {
	    .pack = pack, .a = &pack->arena, .root = root, .err = err};

	*out = (struct rule){0};
	if (check_members(&p, root,
		"id topic title requirement cite severity action scope when "
		"kinds home must look pointer anchor anchor-only elements "
		"conflicts outline dates methods agreement profile why "
		"recommend model "
		"past "
		"measured "
		"gathers "
		"draft "
		"examples") ||
	    parse_texts(&p, out) ||
	    parse_cites(&p, json_at(root, "cite"), out) ||
	    parse_action(&p, json_at(root, "action"), &out->action) ||
	    words_member(&p, root, "scope", &out->purposes) ||
	    parse_condition(&p, json_at(root, "when"), &out->condition) ||
	    kinds_member(&p, root, "kinds", &out->kinds) ||
	    sections_member(&p, root, "must", &out->must) ||
	    sections_member(&p, root, "look", &out->look) ||
	    parse_worth(&p, json_at(root, "pointer"), &out->pointer) ||
	    phrases_member(&p, root, "anchor", false, &out->anchor) ||
	    verdict_member(
		&p, root, "anchor-only", VERDICT_PARTIAL, &out->anchor_only) ||
	    parse_demands(&p, out) ||
	    parse_examples(&p, json_at(root, "examples"), out))
		return -1;
	out->gathers = json_bool(json_at(root, "gathers"));
	out->draft = json_bool(json_at(root, "draft"));
	if (!severity_parse(
		json_str(json_at(root, "severity")), &out->severity))
		return fail(&p, root, "'severity' is none of the three");
	if (rfc3647_find(pack->outline, out->home) < 0)
		return fail_word(&p, json_at(root, "home"),
		    "no section of the outline has the number", out->home);
	return 0;
}
