/* What a rule asks of the validation methods. */
#include "rule/methods.h"
#include "rule/parse_part.h"

int
parse_method_items(const struct parser *p, const struct json *list,
    const struct method_list *methods, struct method_items *out)
{
	struct VEC(const struct method_item *) v = {0};

	int failed = 0;

	for (const struct json *n = list_first(p, list, &failed); n;
	     n = json_next(n)) {
		const struct method_item *item =
		    method_item_find(methods, json_str(n));

		if (!item)
			return fail_word(
			    p, n, "no method of the list is", json_str(n));
		VEC_PUSH(p->form.a, &v, item);
	}
	out->at = v.at;
	out->len = v.len;
	return failed;
}

int
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

int
parse_method_check(
    const struct parser *p, const struct json *n, struct method_check *out)
{
	const char *member;

	if (form_object(&p->form, n,
		"name core asks each-of one-of list items must or "
		"partial vestiges") ||
	    form_text(&p->form, n, "name", true, &out->name) ||
	    form_text(&p->form, n, "asks", true, &out->asks) ||
	    phrases_member(p, n, "or", false, &out->instead.says) ||
	    parse_shades(p, json_at(n, "partial"), &out->instead) ||
	    flag_member(p, n, "core", &out->core) ||
	    flag_member(p, n, "vestiges", &out->vestiges) ||
	    parse_demand(p, n, out))
		return -1;
	out->instead.name = out->name;
	out->instead.asks = out->asks;
	out->instead.frame = (struct frame_need){
	    .actors = ~0u, .any_strength = true, .any_polarity = true};
	member = out->demand == METHOD_BE_OFFERED  ? "one-of"
		 : out->demand == METHOD_BE_CLOSED ? "list"
						   : "each-of";
	if (out->vestiges && out->demand != METHOD_BE_PERMITTED)
		return form_fail(
		    &p->form, n, "'vestiges' belongs to be-permitted");
	if (parse_method_list(p, n, member, &out->list))
		return -1;
	return parse_method_items(
	    p, json_at(n, "items"), out->list, &out->items);
}
