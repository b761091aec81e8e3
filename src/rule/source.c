#include "rule/source.h"

#include "base/json.h"
#include "base/vec.h"

static int
load_versions(
    struct arena *a, const struct json *list, struct source *s, struct err *err)
{
	struct VEC(struct source_version) v = {0};

	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct source_version one = {
		    .version = arena_copy(a, json_str(json_at(n, "version")))};

		if (!one.version.len ||
		    !date_parse_iso(json_str(json_at(n, "from")), &one.from))
			return err_set(err, ERR_RULE,
			    "source '%.*s': a version needs 'version' and "
			    "'from' (YYYY-MM-DD)",
			    STR_ARG(s->id));
		if (v.len && v.at[v.len - 1].from > one.from)
			return err_set(err, ERR_RULE,
			    "source '%.*s': version '%.*s' is older than the "
			    "one before it",
			    STR_ARG(s->id), STR_ARG(one.version));
		VEC_PUSH(a, &v, one);
	}
	if (v.len == 0)
		return err_set(err, ERR_RULE, "source '%.*s' has no versions",
		    STR_ARG(s->id));
	s->versions = v.at;
	s->n_versions = v.len;
	return 0;
}

int
sources_read(struct arena *a, const struct json *root, struct sources *out,
    struct err *err)
{
	struct VEC(struct source) v = {0};
	int rc = 0;

	for (const struct json *n = json_first(json_at(root, "sources"));
	     n && rc == 0; n = json_next(n)) {
		struct source s = {
		    .id = arena_copy(a, json_str(json_at(n, "id"))),
		    .title = arena_copy(a, json_str(json_at(n, "title"))),
		    .publisher =
			arena_copy(a, json_str(json_at(n, "publisher"))),
		    .url = arena_copy(a, json_str(json_at(n, "url"))),
		    .abbreviation =
			arena_copy(a, json_str(json_at(n, "abbreviation")))};

		if (!s.id.len || !s.title.len || !s.abbreviation.len)
			rc = err_set(err, ERR_RULE,
			    "a source needs 'id', 'title' and 'abbreviation'");
		else
			rc = load_versions(a, json_at(n, "versions"), &s, err);
		VEC_PUSH(a, &v, s);
	}
	out->at = v.at;
	out->len = v.len;
	return rc;
}

const struct source *
source_find(const struct sources *s, struct str id)
{
	for (size_t i = 0; i < s->len; i++)
		if (str_eq(s->at[i].id, id))
			return &s->at[i];
	return NULL;
}

const struct source_version *
source_version_on(const struct source *s, date day)
{
	const struct source_version *best = NULL;

	for (size_t i = 0; i < s->n_versions; i++)
		if (s->versions[i].from <= day)
			best = &s->versions[i];
	return best;
}

const struct source_version *
source_version_find(const struct source *s, struct str version)
{
	for (size_t i = 0; i < s->n_versions; i++)
		if (str_eq(s->versions[i].version, version))
			return &s->versions[i];
	return NULL;
}
