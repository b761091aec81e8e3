/* The member "profile" of a rule: whose profiles, and the checks of fields. */
#include "base/form.h"
#include "rule/parse_part.h"
#include "rule/profiles.h"

static struct form
form_of(const struct parser *p)
{
	return (struct form){p->a, p->root, ERR_RULE, p->err};
}

static int
fail(const struct parser *p, const struct json *at, const char *reason,
    struct str word)
{
	const struct form f = form_of(p);

	return form_fail(&f, at, "%s '%.*s'", reason, STR_ARG(word));
}

static int
parse_object(
    const struct parser *p, const struct json *n, enum profile_object *out)
{
	for (int i = 0; i < N_PROFILE_OBJECTS; i++)
		if (str_eq(json_str(n),
			str_of(profile_object_name((enum profile_object)i)))) {
			*out = (enum profile_object)i;
			return 0;
		}
	return fail(
	    p, n ? n : p->root, "'of': no profile is one of", json_str(n));
}

static int
parse_field(const struct parser *p, const struct json *n,
    const struct profile_checks *of, struct profile_check *out)
{
	struct str name = json_str(json_at(n, "field"));

	out->field = profile_field_of(name);
	if (!out->field || !str_eq(str_of(out->field->name), name))
		return fail(p, n, "no field is called", name);
	if (!(out->field->objects & 1u << of->object))
		return fail(p, n, "this object has no field", name);
	return 0;
}

static int
parse_demand(
    const struct parser *p, const struct json *n, enum profile_demand *out)
{
	struct str name = json_str(json_at(n, "must"));

	for (int i = 0; i < N_PROFILE_DEMANDS; i++)
		if (str_eq(name,
			str_of(profile_demand_name((enum profile_demand)i)))) {
			*out = (enum profile_demand)i;
			return 0;
		}
	return fail(p, n, "'must' cannot be", name);
}

/* What a value says is asked about with patterns, the rest without. */
static int
check_value(
    const struct parser *p, const struct json *n, const struct profile_check *c)
{
	bool of_value =
	    c->demand == PROFILE_HOLD || c->demand == PROFILE_NOT_HOLD;

	if (of_value != (c->value.says.len > 0))
		return fail(p, n,
		    of_value ? "lacks 'says':" : "cannot have 'says':",
		    str_of(profile_demand_name(c->demand)));
	if (of_value != (c->because.len > 0))
		return fail(p, n,
		    of_value ? "lacks 'because':" : "cannot have 'because':",
		    str_of(profile_demand_name(c->demand)));
	return 0;
}

static int
parse_check(const struct parser *p, const struct json *n,
    const struct profile_checks *of, struct profile_check *out)
{
	const struct form f = form_of(p);

	out->value.frame = (struct frame_need){
	    .actors = ~0u, .any_strength = true, .any_polarity = true};
	if (form_object(&f, n,
		"name core field class must says unless among or limit "
		"verdict listed because") ||
	    form_text(&f, n, "name", true, &out->name) ||
	    form_text(&f, n, "because", false, &out->because) ||
	    parse_field(p, n, of, out) || parse_demand(p, n, &out->demand) ||
	    parse_classes(p, json_at(n, "class"), &out->classes) ||
	    phrases_member(p, n, "says", false, &out->value.says) ||
	    phrases_member(p, n, "unless", false, &out->value.unless) ||
	    phrases_member(p, n, "among", false, &out->among) ||
	    phrases_member(p, n, "or", false, &out->instead) ||
	    parse_limit(p, json_at(n, "limit"), &out->value.limit) ||
	    verdict_member(p, n, "verdict", VERDICT_CONFLICT, &out->verdict))
		return -1;
	if (out->demand == PROFILE_NOT_HOLD)
		out->value.frame.any_polarity = false;
	out->core = json_bool(json_at(n, "core"));
	out->listed = json_bool(json_at(n, "listed"));
	return check_value(p, n, out);
}

int
parse_profile(
    const struct parser *p, const struct json *n, struct profile_checks *out)
{
	const struct form f = form_of(p);
	struct VEC(struct profile_check) v = {0};

	if (!n)
		return 0;
	if (form_object(&f, n, "of class text or checks") ||
	    form_text(&f, n, "text", true, &out->text) ||
	    parse_object(p, json_at(n, "of"), &out->object) ||
	    phrases_member(p, n, "or", false, &out->instead) ||
	    parse_classes(p, json_at(n, "class"), &out->classes))
		return -1;
	for (const struct json *c = json_first(json_at(n, "checks")); c;
	     c = json_next(c)) {
		struct profile_check one = {0};

		if (parse_check(p, c, out, &one))
			return -1;
		VEC_PUSH(p->a, &v, one);
	}
	out->at = v.at;
	out->len = v.len;
	return v.len ? 0 : fail(p, n, "needs", STR("checks"));
}
