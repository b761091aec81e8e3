/* A rule itself: what it cites, when it applies, what it asks.  Its parts are
 * read by the other files of rule/parse_part.h. */
#include "rule/parse.h"

#include "rule/parse_part.h"

static int
parse_cite(const struct parser *p, const struct json *n, struct cite *out)
{
	struct str source = {0};

	if (form_object(&p->form, n, "source section since from until note") ||
	    form_text(&p->form, n, "source", true, &source) ||
	    form_text(&p->form, n, "section", true, &out->section) ||
	    form_text(&p->form, n, "since", false, &out->since) ||
	    form_day_or(&p->form, n, "from", DATE_NONE, &out->from) ||
	    form_day_or(&p->form, n, "until", DATE_OPEN, &out->until))
		return -1;
	out->source = source_find(&p->pack->sources, source);
	if (!out->source)
		return fail_word(p, n, "no source is called", source);
	if (out->since.len && !source_version_find(out->source, out->since))
		return fail_word(p, json_at(n, "since"),
		    "the source has no version", out->since);
	if (out->from >= out->until)
		return form_fail(
		    &p->form, n, "'until' must be later than 'from'");
	return 0;
}

static int
parse_cites(const struct parser *p, const struct json *list, struct rule *out)
{
	int failed = 0;

	PARSE_LIST(
	    failed, p, list, struct cite, parse_cite, out->cites, out->n_cites);
	if (!failed && !out->n_cites)
		return form_fail(
		    &p->form, p->form.root, "needs a citation in 'cite'");
	return failed;
}

/* One name, or a list of them. */
static int
offers_member(
    const struct parser *p, const struct json *object, struct sections *out)
{
	const struct json *n = json_at(object, "offers");
	struct str *name;

	if (!n || json_kind(n) != JSON_STRING)
		return names_member(p, object, "offers", out);
	name = arena_new(p->form.a, struct str);
	*name = arena_copy(p->form.a, json_str(n));
	*out = (struct sections){.at = name, .len = 1};
	return 0;
}

static int
parse_condition(
    const struct parser *p, const struct json *n, struct condition *out)
{
	if (!n)
		return 0;
	if (form_object(&p->form, n, "offers says unless one-of items text") ||
	    form_text(&p->form, n, "text", true, &out->text) ||
	    offers_member(p, n, &out->offers) ||
	    phrases_member(p, n, "says", false, &out->says) ||
	    phrases_member(p, n, "unless", false, &out->unless))
		return -1;
	if (out->offers.len
		? out->says.len || json_at(n, "one-of")
		: !out->says.len && !out->unless.len && !json_at(n, "one-of"))
		return form_fail(&p->form, n,
		    "needs 'offers', or 'says' or 'one-of' or both of them, or "
		    "'unless'");
	out->kind = out->offers.len ? CONDITION_OFFERS : CONDITION_SAYS;
	if (!json_at(n, "one-of"))
		return 0;
	out->kind = CONDITION_METHODS;
	if (parse_method_list(p, n, "one-of", &out->list))
		return -1;
	return parse_method_items(
	    p, json_at(n, "items"), out->list, &out->items);
}

static int
parse_action(const struct parser *p, const struct json *n, enum action *out)
{
	for (int i = ACTION_NEXT_AUDIT; i <= ACTION_PROCEEDING; i++)
		if (str_eq(json_str(n), str_of(action_name((enum action)i)))) {
			*out = (enum action)i;
			return 0;
		}
	return form_fail(
	    &p->form, n ? n : p->form.root, "'action' is none of the three");
}

static int
parse_gathers(
    const struct parser *p, const struct json *root, enum gathers *out)
{
	struct str what = {0};

	if (form_text(&p->form, root, "gathers", false, &what))
		return -1;
	if (str_eq(what, STR("looser")))
		*out = GATHERS_LOOSER;
	else if (str_eq(what, STR("differences")))
		*out = GATHERS_DIFFERENCES;
	else if (what.len)
		return form_fail(&p->form, json_at(root, "gathers"),
		    "is not looser or differences");
	return 0;
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
		return form_fail(&p->form, n, "must be 'ok', 'weak' or 'no'");
	return 0;
}

static int
parse_demands(const struct parser *p, struct rule *out)
{
	const struct json *r = p->form.root;
	int failed = 0;

	PARSE_LIST(failed, p, json_at(r, "elements"), struct element,
	    parse_element, out->elements, out->n_elements);
	PARSE_LIST(failed, p, json_at(r, "conflicts"), struct conflict,
	    parse_conflict, out->conflicts, out->n_conflicts);
	PARSE_LIST(failed, p, json_at(r, "outline"), struct outline_check,
	    parse_outline_check, out->outline, out->n_outline);
	PARSE_LIST(failed, p, json_at(r, "methods"), struct method_check,
	    parse_method_check, out->methods, out->n_methods);
	PARSE_LIST(failed, p, json_at(r, "dates"), struct date_check,
	    parse_date_check, out->dates, out->n_dates);
	PARSE_LIST(failed, p, json_at(r, "agreement"), struct agreement_check,
	    parse_agreement_check, out->agreement, out->n_agreement);
	if (failed || parse_profile(p, json_at(r, "profile"), &out->profile))
		return -1;
	if (!out->n_elements && !out->n_outline && !out->n_conflicts &&
	    !out->n_dates && !out->n_methods && !out->n_agreement &&
	    !out->profile.len)
		return form_fail(&p->form, r,
		    "needs 'elements', 'conflicts', 'outline', "
		    "'dates', 'methods', 'agreement' or 'profile'");
	if (out->n_elements && !out->anchor.len)
		return form_fail(&p->form, r, "elements need an 'anchor'");
	return 0;
}

static int
parse_texts(const struct parser *p, struct rule *out)
{
	const struct json *r = p->form.root;

	return form_text(&p->form, r, "id", true, &out->id) ||
		       form_text(&p->form, r, "topic", true, &out->topic) ||
		       form_text(&p->form, r, "title", true, &out->title) ||
		       form_text(&p->form, r, "requirement", true,
			   &out->requirement) ||
		       form_text(&p->form, r, "home", true, &out->home) ||
		       form_text(&p->form, r, "why", true, &out->why) ||
		       form_text(
			   &p->form, r, "recommend", true, &out->recommend) ||
		       form_text(&p->form, r, "model", false, &out->model) ||
		       form_text(&p->form, r, "past", false, &out->past) ||
		       form_text(&p->form, r, "measured", false, &out->measured)
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
	const struct parser p = {
	    .form = {&pack->arena, root, ERR_RULE, err}, .pack = pack};

	*out = (struct rule){0};
	if (form_object(&p.form, root,
		"id topic title requirement cite severity action scope when "
		"kinds home must look pointer anchor anchor-only elements "
		"conflicts outline dates methods agreement profile why "
		"recommend model past measured gathers draft examples") ||
	    parse_texts(&p, out) ||
	    parse_cites(&p, json_at(root, "cite"), out) ||
	    parse_action(&p, json_at(root, "action"), &out->action) ||
	    names_member(&p, root, "scope", &out->purposes) ||
	    parse_condition(&p, json_at(root, "when"), &out->condition) ||
	    kinds_member(&p, root, "kinds", &out->kinds) ||
	    sections_member(&p, root, "must", &out->must) ||
	    sections_member(&p, root, "look", &out->look) ||
	    parse_worth(&p, json_at(root, "pointer"), &out->pointer) ||
	    phrases_member(&p, root, "anchor", false, &out->anchor) ||
	    verdict_member(
		&p, root, "anchor-only", VERDICT_PARTIAL, &out->anchor_only) ||
	    parse_gathers(&p, root, &out->gathers) ||
	    flag_member(&p, root, "draft", &out->draft) ||
	    parse_demands(&p, out) ||
	    parse_examples(&p, json_at(root, "examples"), out))
		return -1;
	if (!severity_parse(
		json_str(json_at(root, "severity")), &out->severity))
		return form_fail(
		    &p.form, root, "'severity' is none of the three");
	if (rfc3647_find(pack->outline, out->home) < 0)
		return fail_word(&p, json_at(root, "home"),
		    "no section of the outline has the number", out->home);
	return 0;
}
