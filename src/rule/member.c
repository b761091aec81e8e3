#include "rule/member.h"

#include "rule/lists.h"

int
fail_word(const struct parser *p, const struct json *at, const char *reason,
    struct str word)
{
	return form_fail(&p->form, at, "%s '%.*s'", reason, STR_ARG(word));
}

int
phrases_member(const struct parser *p, const struct json *object,
    const char *name, bool required, struct phrases *out)
{
	return lists_phrases(
	    &p->form, p->pack->patterns, object, name, required, out);
}

int
sections_member(const struct parser *p, const struct json *object,
    const char *name, struct sections *out)
{
	return lists_sections(&p->form, p->pack->outline, object, name, out);
}

int
names_member(const struct parser *p, const struct json *object,
    const char *name, struct sections *out)
{
	return lists_names(&p->form, object, name, out);
}

int
flag_member(const struct parser *p, const struct json *object, const char *name,
    bool *out)
{
	const struct json *n = json_at(object, name);

	*out = json_bool(n);
	if (n && json_kind(n) != JSON_BOOL)
		return form_fail(&p->form, n, "must be true or false");
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

int
parse_kind(const struct parser *p, const struct json *n, unsigned *out)
{
	if (doc_kind_parse(json_str(n), out) && *out != KIND_PROFILES)
		return 0;
	return fail_word(p, n, "no document kind is", json_str(n));
}

int
kinds_member(const struct parser *p, const struct json *object,
    const char *name, unsigned *out)
{
	const struct json *list = json_at(object, name);
	unsigned kind;

	*out = KIND_ANY;
	if (!list)
		return 0;
	*out = 0;
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		if (parse_kind(p, n, &kind))
			return -1;
		*out |= kind;
	}
	return *out ? 0
		    : form_fail(&p->form, list, "must name a kind of document");
}

int
quantity_member(const struct parser *p, const struct json *object,
    const char *name, bool *has, double *value, struct quantity *written)
{
	const struct json *n = json_at(object, name);

	*has = n != NULL;
	if (!n)
		return 0;
	if (!pattern_set_quantity(p->pack->patterns, json_str(n), written))
		return fail_word(p, n, "is no quantity:", json_str(n));
	written->unit = arena_copy(p->form.a, json_str(n));
	*value = written->value;
	return 0;
}

const struct json *
list_first(const struct parser *p, const struct json *list, int *failed)
{
	if (*failed || !list)
		return NULL;
	if (json_kind(list) != JSON_ARRAY)
		*failed = form_fail(&p->form, list, "must be a list");
	return *failed ? NULL : json_first(list);
}
