/* The member "profile" of a rule: whose profiles, and the checks of fields. */
#include "rule/parse_part.h"
#include "rule/profiles.h"

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
	return fail_word(
	    p, n ? n : p->form.root, "'of': no profile is one of", json_str(n));
}

static int
parse_field(const struct parser *p, const struct json *n,
    const struct profile_checks *of, struct profile_check *out)
{
	struct str name = json_str(json_at(n, "field"));

	out->field = profile_field_of(name);
	if (!out->field || !str_eq(str_of(out->field->name), name))
		return fail_word(p, n, "no field is called", name);
	if (!(out->field->objects & 1u << of->object))
		return fail_word(p, n, "this object has no field", name);
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
	return fail_word(p, n, "'must' cannot be", name);
}

/* What a value says is asked about with patterns, the rest without. */
static int
check_value(
    const struct parser *p, const struct json *n, const struct profile_check *c)
{
	bool of_value =
	    c->demand == PROFILE_HOLD || c->demand == PROFILE_NOT_HOLD;

	if (of_value != (c->value.says.len > 0))
		return fail_word(p, n,
		    of_value ? "lacks 'says':" : "cannot have 'says':",
		    str_of(profile_demand_name(c->demand)));
	if (of_value != (c->because.len > 0))
		return fail_word(p, n,
		    of_value ? "lacks 'because':" : "cannot have 'because':",
		    str_of(profile_demand_name(c->demand)));
	return 0;
}

static int
parse_field_check(const struct parser *p, const struct json *n,
    const struct profile_checks *of, struct profile_check *out)
{
	out->value.frame = (struct frame_need){
	    .actors = ~0u, .any_strength = true, .any_polarity = true};
	if (form_object(&p->form, n,
		"name core field class must says unless among or limit "
		"verdict listed because") ||
	    form_text(&p->form, n, "name", true, &out->name) ||
	    form_text(&p->form, n, "because", false, &out->because) ||
	    parse_field(p, n, of, out) || parse_demand(p, n, &out->demand) ||
	    parse_classes(p, json_at(n, "class"), &out->classes) ||
	    phrases_member(p, n, "says", false, &out->value.says) ||
	    phrases_member(p, n, "unless", false, &out->value.unless) ||
	    phrases_member(p, n, "among", false, &out->among) ||
	    phrases_member(p, n, "or", false, &out->instead) ||
	    parse_limit(p, json_at(n, "limit"), &out->value.limit) ||
	    verdict_member(p, n, "verdict", VERDICT_CONFLICT, &out->verdict) ||
	    flag_member(p, n, "core", &out->core) ||
	    flag_member(p, n, "listed", &out->listed))
		return -1;
	if (out->demand == PROFILE_NOT_HOLD)
		out->value.frame.any_polarity = false;
	return check_value(p, n, out);
}

int
parse_profile(
    const struct parser *p, const struct json *n, struct profile_checks *out)
{
	struct VEC(struct profile_check) v = {0};
	int failed = 0;

	if (!n)
		return 0;
	if (form_object(&p->form, n, "of class text or checks") ||
	    form_text(&p->form, n, "text", true, &out->text) ||
	    parse_object(p, json_at(n, "of"), &out->object) ||
	    phrases_member(p, n, "or", false, &out->instead) ||
	    parse_classes(p, json_at(n, "class"), &out->classes))
		return -1;
	for (const struct json *c =
		 list_first(p, json_at(n, "checks"), &failed);
	     c; c = json_next(c)) {
		struct profile_check one = {0};

		if (parse_field_check(p, c, out, &one))
			return -1;
		VEC_PUSH(p->form.a, &v, one);
	}
	out->at = v.at;
	out->len = v.len;
	if (!failed && v.len == 0)
		return fail_word(p, n, "needs", STR("checks"));
	return failed;
}
