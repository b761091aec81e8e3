#include "fact/method_list.h"

#include "base/vec.h"

struct loader {
	struct arena *a;
	struct pattern_set *set;
	const struct json *root;
	struct err *err;
};

static int
fail(const struct loader *l, const struct json *at, const char *reason)
{
	struct str pointer = json_pointer(l->a, l->root, at);

	return err_set(
	    l->err, ERR_RULE, "%s: %s", pointer.len ? pointer.at : "/", reason);
}

static int
check_members(
    const struct loader *l, const struct json *object, const char *known)
{
	if (json_kind(object) != JSON_OBJECT)
		return fail(l, object, "must be an object");
	for (const struct json *m = json_first(object); m; m = json_next(m)) {
		struct str rest = str_of(known), word;
		bool found = false;

		while (rest.len && !found) {
			word = str_cut(&rest, ' ');
			found = str_eq(word, json_name(m));
		}
		if (!found)
			return fail(l, m, "unknown member");
	}
	return 0;
}

static int
text(const struct loader *l, const struct json *object, const char *name,
    struct str *out)
{
	const struct json *n = json_at(object, name);

	if (json_str(n).len == 0)
		return fail(l, n ? n : object,
		    arena_print(l->a, "needs a text '%s'", name).at);
	*out = arena_copy(l->a, json_str(n));
	return 0;
}

static int
texts(const struct loader *l, const struct json *list, struct str **out,
    size_t *len)
{
	struct VEC(struct str) v = {0};

	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		if (json_str(n).len == 0)
			return fail(l, n, "must be a text");
		VEC_PUSH(l->a, &v, arena_copy(l->a, json_str(n)));
	}
	*out = v.at;
	*len = v.len;
	return 0;
}

static int
phrases(
    const struct loader *l, const struct json *list, struct method_phrases *out)
{
	struct VEC(struct pattern *) v = {0};

	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct pattern *p;

		if (json_str(n).len == 0)
			return fail(l, n, "must be a pattern in a text");
		if (pattern_add(l->set, json_str(n), &p, l->err)) {
			struct err why = *l->err;

			return fail(l, n, why.text);
		}
		VEC_PUSH(l->a, &v, p);
	}
	out->at = v.at;
	out->len = v.len;
	return 0;
}

static int
day(const struct loader *l, const struct json *object, const char *name,
    date absent, date *out)
{
	const struct json *n = json_at(object, name);

	*out = absent;
	if (n && !date_parse_iso(json_str(n), out))
		return fail(l, n, "must be a day, YYYY-MM-DD");
	return 0;
}

static int
load_item(const struct loader *l, const struct json *n, struct method_item *out)
{
	if (check_members(l, n,
		"id number title named does needs from discouraged barred "
		"twin rest general wildcard perspectives") ||
	    text(l, n, "id", &out->id) || text(l, n, "number", &out->number) ||
	    text(l, n, "title", &out->title) ||
	    phrases(l, json_at(n, "named"), &out->named) ||
	    phrases(l, json_at(n, "does"), &out->does) ||
	    phrases(l, json_at(n, "needs"), &out->needs) ||
	    day(l, n, "from", DATE_NONE, &out->from) ||
	    day(l, n, "discouraged", DATE_OPEN, &out->discouraged) ||
	    day(l, n, "barred", DATE_OPEN, &out->barred))
		return -1;
	if (out->from >= out->barred ||
	    (out->discouraged != DATE_OPEN && out->discouraged >= out->barred))
		return fail(l, n, "'barred' must be the latest of its days");
	if (json_at(n, "twin") && text(l, n, "twin", &out->twin))
		return -1;
	out->rest = json_bool(json_at(n, "rest"));
	out->general = json_bool(json_at(n, "general"));
	out->wildcard = json_bool(json_at(n, "wildcard"));
	out->perspectives = json_bool(json_at(n, "perspectives"));
	return 0;
}

static int
load_list(const struct loader *l, const struct json *n, struct method_list *out)
{
	struct VEC(struct method_item) items = {0};

	if (check_members(l, n,
		"name title source section home near headings not-headings "
		"about not-about items") ||
	    text(l, n, "name", &out->name) ||
	    text(l, n, "title", &out->title) ||
	    text(l, n, "source", &out->source) ||
	    text(l, n, "section", &out->section) ||
	    texts(l, json_at(n, "home"), &out->home, &out->n_home) ||
	    texts(l, json_at(n, "near"), &out->near, &out->n_near) ||
	    phrases(l, json_at(n, "headings"), &out->headings) ||
	    phrases(l, json_at(n, "not-headings"), &out->not_headings) ||
	    phrases(l, json_at(n, "about"), &out->about) ||
	    phrases(l, json_at(n, "not-about"), &out->not_about))
		return -1;
	for (const struct json *i = json_first(json_at(n, "items")); i;
	     i = json_next(i)) {
		struct method_item item = {0};

		if (load_item(l, i, &item))
			return -1;
		for (size_t k = 0; k < items.len; k++)
			if (str_eq(items.at[k].id, item.id))
				return fail(l, i, "the id is taken");
		VEC_PUSH(l->a, &items, item);
	}
	if (items.len == 0 || items.len > METHOD_ITEMS_MAX)
		return fail(l, n, "needs 'items', at most 64");
	out->items = items.at;
	out->n_items = items.len;
	return 0;
}

#define WORDS                                                                  \
	"denied denied-short limited ended until advice denied-mark "          \
	"offers offered uses aside weak no-wildcard choice closed open "       \
	"protocol"

static int
load_words(
    const struct loader *l, const struct json *n, struct method_lists *out)
{
	struct str rest = STR(WORDS); /* in the order of enum method_words */

	if (check_members(l, n, WORDS))
		return -1;
	for (int i = 0; i < N_METHOD_WORDS; i++) {
		struct str name = arena_copy(l->a, str_cut(&rest, ' '));

		if (phrases(l, json_at(n, name.at), &out->words[i]))
			return -1;
		if (out->words[i].len == 0)
			return fail(
			    l, n, arena_print(l->a, "needs '%s'", name.at).at);
	}
	return 0;
}

static int
load_root(const struct loader *l, struct method_lists *out)
{
	struct VEC(struct method_list) lists = {0};

	if (check_members(l, l->root, "about lists words") ||
	    load_words(l, json_at(l->root, "words"), out))
		return -1;
	for (const struct json *n = json_first(json_at(l->root, "lists")); n;
	     n = json_next(n)) {
		struct method_list list = {0};

		if (load_list(l, n, &list))
			return -1;
		VEC_PUSH(l->a, &lists, list);
	}
	out->at = lists.at;
	out->len = lists.len;
	return 0;
}

int
method_lists_read(struct arena *a, const struct json *root,
    struct pattern_set *set, struct method_lists *out, struct err *err)
{
	struct loader l = {.a = a, .set = set, .root = root, .err = err};

	*out = (struct method_lists){0};
	return load_root(&l, out);
}

const struct method_list *
method_list_find(const struct method_lists *lists, struct str name)
{
	for (size_t i = 0; i < lists->len; i++)
		if (str_eq(lists->at[i].name, name))
			return &lists->at[i];
	return NULL;
}

const struct method_item *
method_item_find(const struct method_list *list, struct str id)
{
	for (size_t i = 0; i < list->n_items; i++)
		if (str_eq(list->items[i].id, id) ||
		    str_eq(list->items[i].number, id))
			return &list->items[i];
	return NULL;
}
