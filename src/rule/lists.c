#include "rule/lists.h"

#include "base/vec.h"

int
lists_phrases(const struct form *f, struct pattern_set *set,
    const struct json *object, const char *name, bool required,
    struct phrases *out)
{
	const struct json *list = json_at(object, name);
	struct VEC(struct pattern *) v = {0};

	if (!list)
		return required
			   ? form_fail(f, object, "lacks the member '%s'", name)
			   : 0;
	if (json_kind(list) != JSON_ARRAY || !json_first(list))
		return form_fail(f, list, "must be a list of patterns");
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct pattern *pattern;

		if (json_kind(n) != JSON_STRING)
			return form_fail(f, n, "must be a pattern in a text");
		if (pattern_add(set, json_str(n), &pattern, f->err)) {
			struct err why = *f->err;

			return form_fail(f, n, "%s", why.text);
		}
		VEC_PUSH(f->a, &v, pattern);
	}
	out->at = v.at;
	out->len = v.len;
	return 0;
}

int
lists_sections(const struct form *f, const struct rfc3647 *outline,
    const struct json *object, const char *name, struct sections *out)
{
	const struct json *list = json_at(object, name);
	struct VEC(struct str) v = {0};

	if (!list)
		return 0;
	if (json_kind(list) != JSON_ARRAY)
		return form_fail(f, list, "must be a list of section numbers");
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		if (rfc3647_find(outline, json_str(n)) < 0)
			return form_fail(f, n,
			    "no section of the outline has the number '%.*s'",
			    STR_ARG(json_str(n)));
		VEC_PUSH(f->a, &v, arena_copy(f->a, json_str(n)));
	}
	out->at = v.at;
	out->len = v.len;
	return 0;
}

int
lists_names(const struct form *f, const struct json *object, const char *name,
    struct sections *out)
{
	const struct json *list = json_at(object, name);
	struct VEC(struct str) v = {0};

	if (!list)
		return 0;
	if (json_kind(list) != JSON_ARRAY)
		return form_fail(f, list, "must be a list");
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		if (json_kind(n) != JSON_STRING)
			return form_fail(f, n, "must be a text");
		VEC_PUSH(f->a, &v, arena_copy(f->a, json_str(n)));
	}
	out->at = v.at;
	out->len = v.len;
	return 0;
}
