#include "map/rfc3647.h"

#include "base/json.h"
#include "map/title.h"

/* Next place of a dotted number as a value to order by: numbers first, then
 * letters, then anything else.  False at the end. */
static bool
next_place(struct str *rest, long *value, struct str *text)
{
	if (rest->len == 0)
		return false;
	*text = str_cut(rest, '.');
	if (str_to_long(*text, 0, 999999, value))
		return true;
	*value = text->len == 1 && char_is_alpha(text->at[0])
		     ? 1000000 + char_lower(text->at[0])
		     : 2000000;
	return true;
}

int
number_cmp(struct str a, struct str b)
{
	for (;;) {
		struct str x, y;
		long p, q;
		bool more_a = next_place(&a, &p, &x);
		bool more_b = next_place(&b, &q, &y);

		if (!more_a || !more_b)
			return more_b ? -1 : more_a;
		if (p != q)
			return p < q ? -1 : 1;
		if (p == 2000000 && !str_eq(x, y))
			return str_cmp(x, y);
	}
}

int
rfc3647_find(const struct rfc3647 *outline, struct str number)
{
	return index_find(&outline->by_number, number);
}

static struct str
copy_member(struct arena *a, const struct json *object, const char *name)
{
	return arena_copy(a, json_str(json_at(object, name)));
}

/* "aliases": {"tls-br": ["title", ...], "common": [...]} */
static void
read_aliases(struct arena *a, const struct json *groups, struct rfc_section *s)
{
	size_t n = 0;

	for (const struct json *g = json_first(groups); g; g = json_next(g))
		n += json_count(g);
	s->aliases = arena_many(a, struct rfc_alias, n);
	for (const struct json *g = json_first(groups); g; g = json_next(g)) {
		struct str source = arena_copy(a, json_name(g));

		for (const struct json *t = json_first(g); t;
		     t = json_next(t)) {
			struct rfc_alias *alias = &s->aliases[s->n_aliases++];

			alias->title = arena_copy(a, json_str(t));
			alias->source = source;
			alias->variant = str_eq(source, STR("variant"));
		}
	}
}

static struct str
parent_number(struct str number)
{
	for (size_t i = number.len; i > 0; i--)
		if (number.at[i - 1] == '.')
			return str_sub(number, 0, i - 1);
	return (struct str){0};
}

static int
read_section(struct rfc3647 *outline, const struct json *n, struct err *err)
{
	struct arena *a = &outline->arena;
	struct rfc_section *s = &outline->sections[outline->n_sections];
	struct str above;

	s->number = copy_member(a, n, "number");
	s->title = copy_member(a, n, "title");
	s->source = copy_member(a, n, "source");
	s->required = json_bool(json_at(n, "required"));
	read_aliases(a, json_at(n, "aliases"), s);
	if (!s->number.len || !s->title.len || !s->source.len)
		return err_set(err, ERR_RULE,
		    "section %zu lacks its number, title or source",
		    outline->n_sections);
	if (outline->n_sections > 0 && number_cmp(s[-1].number, s->number) >= 0)
		return err_set(err, ERR_RULE, "section '%.*s' is out of order",
		    STR_ARG(s->number));
	above = parent_number(s->number);
	s->parent = above.len ? rfc3647_find(outline, above) : -1;
	if (above.len && s->parent < 0)
		return err_set(err, ERR_RULE, "section '%.*s' has no parent",
		    STR_ARG(s->number));
	if (above.len && s->required)
		outline->sections[s->parent].above_required = true;
	s->level = above.len ? outline->sections[s->parent].level + 1 : 1;
	index_put(
	    a, &outline->by_number, s->number, (int)outline->n_sections++);
	return 0;
}

static int
read_outline(struct rfc3647 *outline, const struct json *root, struct err *err)
{
	const struct json *list = json_at(root, "sections");

	if (json_kind(list) != JSON_ARRAY || json_count(list) == 0)
		return err_set(err, ERR_RULE, "'sections' is not a list");
	outline->sections =
	    arena_many(&outline->arena, struct rfc_section, json_count(list));
	for (const struct json *n = json_first(list); n; n = json_next(n))
		if (read_section(outline, n, err))
			return -1;
	outline->titles = titles_new(&outline->arena, outline);
	return 0;
}

/* The outline lives in its own arena. */
int
rfc3647_load(struct str json, struct rfc3647 **out, struct err *err)
{
	struct json *root;
	int rc;

	if (json_parse(json, &root, err))
		return err_wrap(err, "rfc3647.json");
	rc = rfc3647_read(root, out, err);
	json_free(root);
	return rc;
}

int
rfc3647_read(const struct json *root, struct rfc3647 **out, struct err *err)
{
	struct arena a = {0};
	struct rfc3647 *outline = arena_new(&a, struct rfc3647);

	outline->arena = a;
	if (read_outline(outline, root, err)) {
		rfc3647_free(outline);
		return err_wrap(err, "rfc3647.json");
	}
	*out = outline;
	return 0;
}

void
rfc3647_free(struct rfc3647 *outline)
{
	struct arena a;

	if (!outline)
		return;
	a = outline->arena;
	arena_clear(&a);
}
