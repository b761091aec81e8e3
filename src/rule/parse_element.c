/* What a rule asks of the text: elements, and what conflicts with them. */
#include "rule/parse_part.h"

/* -- limits -------------------------------------------------------------- */

/* The quantity of a hit that is compared: the first unless one is named. */
static int
parse_capture(const struct parser *p, const struct json *n, int *out)
{
	const struct json *capture = json_at(n, "capture");
	double value = json_number(capture);

	if (capture &&
	    (!json_is_whole(capture) || value < 0 || value >= HIT_QUANTITIES))
		return form_fail(&p->form, n, "'capture' is out of range");
	*out = (int)value;
	return 0;
}

static int
parse_step(const struct parser *p, const struct json *n, struct limit_step *out)
{
	if (form_object(&p->form, n, "from min max") ||
	    form_day_or(&p->form, n, "from", DATE_NONE, &out->from) ||
	    quantity_member(
		p, n, "min", &out->has_min, &out->min, &out->written) ||
	    quantity_member(
		p, n, "max", &out->has_max, &out->max, &out->written))
		return -1;
	if (!out->has_min && !out->has_max)
		return form_fail(&p->form, n, "needs 'min' or 'max'");
	return 0;
}

static int
check_order(
    const struct parser *p, const struct json *steps, const struct limit *l)
{
	size_t i = 0;

	for (const struct json *n = json_first(steps); n; n = json_next(n), i++)
		if (i > 0 && l->steps[i - 1].from >= l->steps[i].from)
			return form_fail(
			    &p->form, n, "must be later than the step before");
	return 0;
}

int
parse_limit(const struct parser *p, const struct json *n, struct limit *out)
{
	int failed = 0;

	if (!n)
		return 0;
	if (form_object(&p->form, n, "capture steps worse") ||
	    verdict_member(p, n, "worse", VERDICT_CONFLICT, &out->worse) ||
	    parse_capture(p, n, &out->capture))
		return -1;
	PARSE_LIST(failed, p, json_at(n, "steps"), struct limit_step,
	    parse_step, out->steps, out->n_steps);
	if (failed)
		return -1;
	if (out->n_steps == 0)
		return form_fail(&p->form, n, "a limit needs 'steps'");
	return check_order(p, json_at(n, "steps"), out);
}

/* -- frames -------------------------------------------------------------- */

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
	return *out ? 0 : form_fail(&p->form, n, "must name an actor");
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
	out->as_pattern = str_eq(json_str(n), STR("own"));
	if (out->as_pattern)
		return 0;
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
		return form_fail(
		    &p->form, list, "must be a list of certificate classes");
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
	return form_object(&p->form, n,
		   "actor strength polarity class days definitions front") ||
		       parse_classes(p, json_at(n, "class"), &out->classes) ||
		       parse_actors(p, json_at(n, "actor"), &out->actors) ||
		       parse_polarity(p, json_at(n, "polarity"), out) ||
		       any_member(
			   p, n, "strength", "firm", &out->any_strength) ||
		       any_member(p, n, "days", "own", &out->any_day) ||
		       flag_member(p, n, "definitions", &out->definitions) ||
		       flag_member(p, n, "front", &out->front)
		   ? -1
		   : 0;
}

/* -- elements ------------------------------------------------------------ */

static int
parse_shade(const struct parser *p, const struct json *n, struct shade *out)
{
	return form_object(&p->form, n, "says because verdict") ||
		       verdict_member(
			   p, n, "verdict", VERDICT_PARTIAL, &out->verdict) ||
		       phrases_member(p, n, "says", true, &out->says) ||
		       form_text(&p->form, n, "because", true, &out->because)
		   ? -1
		   : 0;
}

int
parse_shades(
    const struct parser *p, const struct json *list, struct element *out)
{
	int failed = 0;

	PARSE_LIST(failed, p, list, struct shade, parse_shade, out->partial,
	    out->n_partial);
	return failed;
}

/* Each names its place: a heading, a section or both. */
static int
parse_local(const struct parser *p, const struct json *n, struct local *out)
{
	if (form_object(&p->form, n, "under only says") ||
	    phrases_member(p, n, "under", false, &out->under) ||
	    sections_member(p, n, "only", &out->only) ||
	    phrases_member(p, n, "says", true, &out->says))
		return -1;
	if (!out->under.len && !out->only.len)
		return form_fail(&p->form, n, "needs 'under' or 'only'");
	return 0;
}

static int
parse_locals(
    const struct parser *p, const struct json *list, struct element *out)
{
	int failed = 0;

	PARSE_LIST(failed, p, list, struct local, parse_local, out->local,
	    out->n_local);
	return failed;
}

int
parse_element(const struct parser *p, const struct json *n, struct element *out)
{
	if (form_object(&p->form, n,
		"name core asks says unless under not-under frame local "
		"partial limit only dated-from") ||
	    form_text(&p->form, n, "name", true, &out->name) ||
	    form_text(&p->form, n, "asks", true, &out->asks) ||
	    phrases_member(p, n, "says", true, &out->says) ||
	    phrases_member(p, n, "unless", false, &out->unless) ||
	    phrases_member(p, n, "under", false, &out->under) ||
	    phrases_member(p, n, "not-under", false, &out->not_under) ||
	    parse_frame(p, json_at(n, "frame"), &out->frame) ||
	    parse_locals(p, json_at(n, "local"), out) ||
	    parse_shades(p, json_at(n, "partial"), out) ||
	    parse_limit(p, json_at(n, "limit"), &out->limit) ||
	    sections_member(p, n, "only", &out->only) ||
	    form_day_or(
		&p->form, n, "dated-from", DATE_NONE, &out->dated_from) ||
	    flag_member(p, n, "core", &out->core))
		return -1;
	return 0;
}

/* -- conflicts ----------------------------------------------------------- */

/* "differs": "number", "email", "denial" or "domains" */
static int
parse_differs(const struct parser *p, const struct json *n, enum differs *out)
{
	struct str word = {0};

	if (form_text(&p->form, n, "differs", false, &word))
		return -1;
	if (str_eq(word, STR("number")))
		*out = DIFFERS_NUMBER;
	else if (str_eq(word, STR("email")))
		*out = DIFFERS_EMAIL;
	else if (str_eq(word, STR("denial")))
		*out = DIFFERS_DENIAL;
	else if (str_eq(word, STR("domains")))
		*out = DIFFERS_DOMAINS;
	else if (word.len)
		return form_fail(&p->form, json_at(n, "differs"),
		    "is not number, email, denial or domains");
	return 0;
}

int
parse_conflict(
    const struct parser *p, const struct json *n, struct conflict *out)
{
	out->frame.any_polarity = true;
	out->frame.any_strength = true;
	if (form_object(&p->form, n,
		"name element verdict says unless under not-under frame "
		"because limit differs denied only without") ||
	    form_text(&p->form, n, "name", true, &out->name) ||
	    form_text(&p->form, n, "element", false, &out->element) ||
	    form_text(&p->form, n, "denied", false, &out->denied) ||
	    verdict_member(p, n, "verdict", VERDICT_CONFLICT, &out->verdict) ||
	    form_text(&p->form, n, "because", true, &out->because) ||
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
		return form_fail(
		    &p->form, n, "one that weakens must name its 'element'");
	return 0;
}
