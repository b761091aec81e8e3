#include "rule/methods.h"

#include "base/buf.h"

/* Methods shown as proof that a list is sound. */
#define PROOFS_MAX 6

struct asker {
	struct arena *a;
	const struct prose *prose;
	const struct enumeration *e;
	const struct method_check *check;
	date day;
	struct method_outcome *out;
};

static bool
is_asked(const struct method_items *items, const struct method_item *item)
{
	for (size_t i = 0; i < items->len; i++)
		if (items->at[i] == item)
			return true;
	return items->len == 0;
}

/* Offered on the day: an end that was reached ends it. */
static bool
is_used_on(const struct method_answer *a, date day)
{
	return method_is_offered(a) && (a->end == DATE_NONE || a->end > day);
}

static void
add_case(struct asker *k, const struct method_answer *answer,
    enum method_why why, int statement, int shown)
{
	const struct statement *s = &k->prose->statements.at[statement];
	struct method_case c = {.answer = answer,
	    .why = why,
	    .statement = statement,
	    .shown = shown,
	    .document = s->document,
	    .section = s->section};

	VEC_PUSH(k->a, &k->out->cases, c);
}

static void
add_answer(
    struct asker *k, const struct method_answer *answer, enum method_why why)
{
	const struct method_use *u = answer->use;

	if (why == METHOD_WHY_MISNUMBERED && answer->misnumbered)
		u = answer->misnumbered;
	if (why == METHOD_WHY_DEFINED)
		u = answer->defined;
	if (!u)
		return;
	/* A number proves that there is one, the procedure the rest. */
	if (k->check->demand == METHOD_BE_NUMBERED && why == METHOD_WHY_FINE)
		add_case(k, answer, why, u->statement, u->statement);
	else if (u->standing == METHOD_OFFERED)
		add_case(k, answer, why, u->shown, u->statement);
	else
		add_case(k, answer, why, u->statement, u->shown);
}

/* Methods that are met prove the rest. */
static void
add_proof(struct asker *k, bool offered_only)
{
	size_t n = 0;

	for (size_t i = 0; i < k->e->n_answers && n < PROOFS_MAX; i++) {
		const struct method_answer *a = &k->e->answers[i];

		if (!is_asked(&k->check->items, a->item) ||
		    !(offered_only ? is_used_on(a, k->day)
				   : method_is_listed(a)))
			continue;
		add_answer(k, a, METHOD_WHY_FINE);
		n++;
	}
}

/* --- the demands ---------------------------------------------------- */

static void
judge_offered(struct asker *k)
{
	int firm = 0, weak = 0, others = 0;

	for (size_t i = 0; i < k->e->n_answers; i++) {
		const struct method_answer *a = &k->e->answers[i];

		if (!is_used_on(a, k->day))
			continue;
		if (!is_asked(&k->check->items, a->item))
			others++;
		else if (a->weak)
			weak++;
		else
			firm++;
	}
	if (firm || (weak && k->check->items.len == 0)) {
		k->out->verdict = VERDICT_COMPLIANT;
		add_proof(k, true);
		return;
	}
	k->out->verdict = weak     ? VERDICT_PARTIAL
			  : others ? VERDICT_CONFLICT
				   : VERDICT_MISSING;
	for (size_t i = 0; i < k->e->n_answers; i++)
		if (is_used_on(&k->e->answers[i], k->day) &&
		    (!weak ||
			is_asked(&k->check->items, k->e->answers[i].item)))
			add_answer(k, &k->e->answers[i],
			    weak ? METHOD_WHY_WEAK : METHOD_WHY_OTHERS);
}

static enum method_why
quality_of(const struct asker *k, const struct method_answer *a)
{
	if (k->check->demand == METHOD_EXCLUDE_WILDCARDS)
		return a->exact ? METHOD_WHY_FINE : METHOD_WHY_WILDCARDS;
	if (k->check->demand == METHOD_BE_DESCRIBED)
		return a->described ? METHOD_WHY_FINE : METHOD_WHY_UNDESCRIBED;
	if (a->misnumbered && !a->numbered)
		return METHOD_WHY_MISNUMBERED;
	return a->numbered ? METHOD_WHY_FINE : METHOD_WHY_UNNUMBERED;
}

static void
judge_quality(struct asker *k)
{
	int good = 0, bad = 0;

	for (size_t i = 0; i < k->e->n_answers; i++) {
		const struct method_answer *a = &k->e->answers[i];
		enum method_why why;

		if (!is_used_on(a, k->day) ||
		    !is_asked(&k->check->items, a->item))
			continue;
		why = quality_of(k, a);
		if (why == METHOD_WHY_FINE)
			good++;
		else
			bad++;
		if (why != METHOD_WHY_FINE)
			add_answer(k, a, why);
	}
	if (!good && !bad)
		return;
	k->out->verdict = !bad ? VERDICT_COMPLIANT : VERDICT_PARTIAL;
	if (!good && k->check->demand == METHOD_EXCLUDE_WILDCARDS)
		k->out->verdict = VERDICT_MISSING;
	if (!bad)
		add_proof(k, true);
}

static void
judge_closed(struct asker *k)
{
	if (k->e->offered == 0)
		return;
	if (k->e->open >= 0) {
		k->out->verdict = VERDICT_PARTIAL;
		add_case(k, NULL, METHOD_WHY_OPEN, k->e->open, k->e->open);
		return;
	}
	k->out->verdict = VERDICT_COMPLIANT;
	if (k->e->closed >= 0)
		add_case(k, NULL, METHOD_WHY_FINE, k->e->closed, k->e->closed);
}

static enum method_why
permission_of(const struct asker *k, const struct method_answer *a)
{
	if (a->item->barred > k->day)
		return METHOD_WHY_FINE;
	if (is_used_on(a, k->day))
		return METHOD_WHY_BARRED;
	if (a->standing == METHOD_UNTIL)
		return METHOD_WHY_STALE;
	if (a->defined && k->check->vestiges && a->standing <= METHOD_MENTIONED)
		return METHOD_WHY_DEFINED;
	return METHOD_WHY_FINE;
}

static enum verdict
verdict_of_why(enum method_why why)
{
	switch (why) {
	case METHOD_WHY_BARRED:
	case METHOD_WHY_LATE_END:
		return VERDICT_CONFLICT;
	case METHOD_WHY_FINE:
		return VERDICT_COMPLIANT;
	default:
		return VERDICT_PARTIAL;
	}
}

static enum method_why
end_of(const struct asker *k, const struct method_answer *a)
{
	date barred = a->item->barred;

	if (barred == DATE_OPEN || !method_is_offered(a))
		return METHOD_WHY_FINE;
	if (!is_used_on(a, k->day))
		return METHOD_WHY_FINE;
	if (k->day >= barred)
		return METHOD_WHY_BARRED;
	if (a->end == DATE_NONE)
		return METHOD_WHY_NO_END;
	return a->end > barred ? METHOD_WHY_LATE_END : METHOD_WHY_FINE;
}

/* The worst of all methods, with those that are as bad. */
static void
judge_days(struct asker *k)
{
	enum verdict worst = VERDICT_COMPLIANT;
	bool spoken = false;

	for (size_t i = 0; i < k->e->n_answers; i++) {
		const struct method_answer *a = &k->e->answers[i];
		enum method_why why;
		enum verdict v;

		if (!is_asked(&k->check->items, a->item))
			continue;
		spoken |= method_is_listed(a);
		why = k->check->demand == METHOD_HAVE_AN_END
			  ? end_of(k, a)
			  : permission_of(k, a);
		v = verdict_of_why(why);
		if (v == VERDICT_COMPLIANT ||
		    verdict_rank(v) > verdict_rank(worst))
			continue;
		if (verdict_rank(v) < verdict_rank(worst))
			k->out->cases.len = 0;
		worst = v;
		add_answer(k, a, why);
	}
	if (worst == VERDICT_COMPLIANT && !spoken && k->e->offered == 0)
		return;
	k->out->verdict = worst;
	if (worst == VERDICT_COMPLIANT)
		add_proof(k, false);
}

/* A list that is sound although the check's own methods are not in it. */
static void
prove_by_list(struct asker *k)
{
	for (size_t i = 0; i < k->e->n_answers; i++)
		if (k->out->cases.len < PROOFS_MAX &&
		    is_used_on(&k->e->answers[i], k->day))
			add_answer(k, &k->e->answers[i], METHOD_WHY_FINE);
}

/* A description alone leaves some doubt about which method it is. */
static bool
are_sure(const struct method_outcome *out)
{
	for (size_t i = 0; i < out->cases.len; i++) {
		const struct method_answer *a = out->cases.at[i].answer;

		if (a && a->use && a->use->sure)
			return true;
	}
	return out->cases.len == 0;
}

void
methods_judge(struct arena *a, const struct prose *prose,
    const struct methods *methods, const struct method_check *check, date day,
    struct method_outcome *out)
{
	struct asker k = {.a = a,
	    .prose = prose,
	    .check = check,
	    .day = day,
	    .out = out,
	    .e = enumeration_find(methods, check->list->name)};

	*out = (struct method_outcome){.verdict = VERDICT_NOT_APPLICABLE};
	switch (check->demand) {
	case METHOD_BE_OFFERED:
		judge_offered(&k);
		break;
	case METHOD_BE_NUMBERED:
	case METHOD_BE_DESCRIBED:
	case METHOD_EXCLUDE_WILDCARDS:
		judge_quality(&k);
		break;
	case METHOD_BE_CLOSED:
		judge_closed(&k);
		break;
	case METHOD_BE_PERMITTED:
	case METHOD_HAVE_AN_END:
		judge_days(&k);
		break;
	}
	if (out->verdict == VERDICT_COMPLIANT && out->cases.len == 0)
		prove_by_list(&k);
	out->sure = are_sure(out);
}

/* The statement has the number of another method of the list. */
static bool
names_another(const struct prose *prose, const struct method_list *list,
    const struct method_item *item, int statement)
{
	const struct phrase_text *t = prose->text;
	const struct unit *u = &t->units.at[statement];

	for (int i = u->first; i < u->last; i++) {
		struct str key = token_key(t, i), number;

		if (!str_starts(key, STR("#s")))
			continue;
		number = str_sub(key, 2, key.len);
		if (method_item_find(list, number) &&
		    !str_eq(number, item->number))
			return true;
	}
	return false;
}

bool
methods_tell_of_one(const struct prose *prose, const struct methods *methods,
    const struct method_check *check, int statement)
{
	const struct enumeration *e =
	    enumeration_find(methods, check->list->name);

	for (size_t i = 0; i < e->uses.len; i++) {
		const struct method_use *u = &e->uses.at[i];

		if (u->exact && u->form != METHOD_IN_TEXT &&
		    u->first <= statement && statement < u->last &&
		    is_asked(&check->items, u->item))
			return !names_another(
			    prose, check->list, u->item, statement);
	}
	return false;
}

/* --- words ---------------------------------------------------------- */

static void
add_name(struct buf *b, const struct method_item *item)
{
	buf_print(
	    b, "%.*s (%.*s)", STR_ARG(item->number), STR_ARG(item->title));
}

static void
add_detail(struct buf *b, const struct method_case *c)
{
	const struct method_answer *a = c->answer;
	char day[DATE_TEXT], other[DATE_TEXT];

	add_name(b, a->item);
	switch (c->why) {
	case METHOD_WHY_BARRED:
		buf_print(
		    b, ", barred since %s", date_print(a->item->barred, day));
		break;
	case METHOD_WHY_STALE:
		buf_print(b, ", used until %s", date_print(a->end, day));
		break;
	case METHOD_WHY_MISNUMBERED:
		buf_print(b, " under the number %.*s",
		    STR_ARG(a->misnumbered->misnumbered));
		break;
	case METHOD_WHY_NO_END:
		buf_print(
		    b, ", barred from %s", date_print(a->item->barred, day));
		break;
	case METHOD_WHY_LATE_END:
		buf_print(b, ", until %s, but barred from %s",
		    date_print(a->end, day),
		    date_print(a->item->barred, other));
		break;
	case METHOD_WHY_FINE:
	case METHOD_WHY_DEFINED:
	case METHOD_WHY_UNNUMBERED:
	case METHOD_WHY_UNDESCRIBED:
	case METHOD_WHY_WEAK:
	case METHOD_WHY_OTHERS:
	case METHOD_WHY_WILDCARDS:
	case METHOD_WHY_OPEN:
		break;
	}
}

static const char *
words_of_why(enum method_why why)
{
	switch (why) {
	case METHOD_WHY_BARRED:
		return "The document offers a method that must not be used";
	case METHOD_WHY_STALE:
		return "The document still lists a method whose end has passed";
	case METHOD_WHY_DEFINED:
		return "The document does not offer, but still defines";
	case METHOD_WHY_MISNUMBERED:
		return "The document describes a method under the number of "
		       "another one";
	case METHOD_WHY_UNNUMBERED:
		return "The document does not give the number of the "
		       "requirement for";
	case METHOD_WHY_UNDESCRIBED:
		return "The document gives a name or a number, but does not "
		       "say how it performs";
	case METHOD_WHY_NO_END:
		return "The document does not say when it stops using";
	case METHOD_WHY_LATE_END:
		return "The document goes on using a method for too long";
	case METHOD_WHY_WEAK:
		return "The document says only that it may use";
	case METHOD_WHY_OTHERS:
		return "The document offers other methods only";
	case METHOD_WHY_WILDCARDS:
		return "The document does not say that wildcards and names "
		       "below are excluded for";
	case METHOD_WHY_OPEN:
		return "The list of methods is left open";
	case METHOD_WHY_FINE:
		break;
	}
	return "The document states";
}

struct str
methods_message(struct arena *a, const struct method_check *check,
    const struct method_outcome *outcome)
{
	enum method_why last = METHOD_WHY_FINE;
	struct buf b = {0};
	struct str out;

	if (outcome->verdict == VERDICT_COMPLIANT)
		return arena_print(
		    a, "The document states %.*s.", STR_ARG(check->asks));
	if (outcome->verdict == VERDICT_MISSING)
		return arena_print(a, "The document does not state %.*s.",
		    STR_ARG(check->asks));
	for (size_t i = 0; i < outcome->cases.len; i++) {
		const struct method_case *c = &outcome->cases.at[i];

		if (c->why != last)
			buf_print(&b, "%s%s", b.len ? ". " : "",
			    words_of_why(c->why));
		if (c->answer) {
			buf_add_c(&b, c->why != last ? ": " : "; ");
			add_detail(&b, c);
		}
		last = c->why;
	}
	buf_add_char(&b, '.');
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

/* --- days and conditions -------------------------------------------- */

static date
next_of(const struct enumeration *e, const struct method_items *items, date day)
{
	date next = DATE_OPEN;

	for (size_t i = 0; i < e->n_answers; i++) {
		const struct method_answer *a = &e->answers[i];

		if (!is_asked(items, a->item) || !is_used_on(a, day))
			continue;
		if (a->item->barred > day && a->item->barred < next)
			next = a->item->barred;
		if (a->end != DATE_NONE && a->end > day && a->end < next)
			next = a->end;
	}
	return next;
}

date
methods_next(const struct rule *rule, const struct methods *methods, date day)
{
	date next = DATE_OPEN;

	for (size_t i = 0; i < rule->n_methods; i++) {
		const struct method_check *c = &rule->methods[i];
		date d = next_of(
		    enumeration_find(methods, c->list->name), &c->items, day);

		if (d < next)
			next = d;
	}
	return next;
}

const struct method_use *
methods_listed(const struct methods *methods, const struct condition *c)
{
	const struct enumeration *e = enumeration_find(methods, c->list->name);

	for (size_t i = 0; i < e->n_answers; i++)
		if (is_asked(&c->items, e->answers[i].item) &&
		    method_is_listed(&e->answers[i]))
			return e->answers[i].use;
	return NULL;
}

const struct method_use *
methods_denied(const struct methods *methods, const struct condition *c)
{
	const struct enumeration *e = enumeration_find(methods, c->list->name);
	const struct method_use *first = NULL;

	for (size_t i = 0; i < e->n_answers; i++) {
		const struct method_answer *a = &e->answers[i];

		if (!is_asked(&c->items, a->item) || !method_is_listed(a))
			continue;
		if (a->standing != METHOD_DENIED)
			return NULL;
		if (!first)
			first = a->use;
	}
	return first;
}

bool
rule_asks_methods(const struct rule *rule)
{
	for (size_t i = 0; i < rule->n_agreement; i++)
		if (rule->agreement[i].kind == CONTRADICTION_METHOD)
			return true;
	return rule->n_methods > 0 || rule->condition.kind == CONDITION_METHODS;
}

const char *
method_demand_name(enum method_demand d)
{
	static const char *const names[] = {"be-offered", "be-numbered",
	    "be-described", "be-closed", "be-permitted", "have-an-end",
	    "exclude-wildcards"};

	return names[d];
}
