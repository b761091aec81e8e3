#include "fact/method_list.h"

#include "base/form.h"
#include "base/vec.h"

struct loader {
	struct form form;
	struct pattern_set *set;
};

static int
texts(const struct loader *l, const struct json *list, struct str **out,
    size_t *len)
{
	struct VEC(struct str) v = {0};

	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		if (json_str(n).len == 0)
			return form_fail(&l->form, n, "must be a text");
		VEC_PUSH(l->form.a, &v, arena_copy(l->form.a, json_str(n)));
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
			return form_fail(
			    &l->form, n, "must be a pattern in a text");
		if (pattern_add(l->set, json_str(n), &p, l->form.err)) {
			struct err why = *l->form.err;

			return form_fail(&l->form, n, "%s", why.text);
		}
		VEC_PUSH(l->form.a, &v, p);
	}
	out->at = v.at;
	out->len = v.len;
	return 0;
}

static int
load_item(const struct loader *l, const struct json *n, struct method_item *out)
{
	if (form_object(&l->form, n,
		"id number title named does needs refers from discouraged "
		"barred twin rest general wildcard perspectives") ||
	    form_text(&l->form, n, "id", true, &out->id) ||
	    form_text(&l->form, n, "number", true, &out->number) ||
	    form_text(&l->form, n, "title", true, &out->title) ||
	    form_text(&l->form, n, "twin", false, &out->twin) ||
	    phrases(l, json_at(n, "named"), &out->named) ||
	    phrases(l, json_at(n, "does"), &out->does) ||
	    phrases(l, json_at(n, "needs"), &out->needs) ||
	    phrases(l, json_at(n, "refers"), &out->refers) ||
	    form_day_or(&l->form, n, "from", DATE_NONE, &out->from) ||
	    form_day_or(
		&l->form, n, "discouraged", DATE_OPEN, &out->discouraged) ||
	    form_day_or(&l->form, n, "barred", DATE_OPEN, &out->barred))
		return -1;
	if (out->from >= out->barred ||
	    (out->discouraged != DATE_OPEN && out->discouraged >= out->barred))
		return form_fail(
		    &l->form, n, "'barred' must be the latest of its days");
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

	if (form_object(&l->form, n,
		"name title source section home near near-headings "
		"headings not-headings about not-about items") ||
	    form_text(&l->form, n, "name", true, &out->name) ||
	    form_text(&l->form, n, "title", true, &out->title) ||
	    form_text(&l->form, n, "source", true, &out->source) ||
	    form_text(&l->form, n, "section", true, &out->section) ||
	    texts(l, json_at(n, "home"), &out->home, &out->n_home) ||
	    texts(l, json_at(n, "near"), &out->near, &out->n_near) ||
	    phrases(l, json_at(n, "near-headings"), &out->near_headings) ||
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
				return form_fail(
				    &l->form, i, "the id is taken");
		VEC_PUSH(l->form.a, &items, item);
	}
	if (items.len == 0 || items.len > METHOD_ITEMS_MAX)
		return form_fail(&l->form, n, "needs 'items', at most 64");
	out->items = items.at;
	out->n_items = items.len;
	return 0;
}

#define WORDS                                                                  \
	"denied denied-short limited ended until advice denied-mark "          \
	"offers offered uses aside weak no-wildcard choice closed open "       \
	"protocol alike"

static int
load_words(
    const struct loader *l, const struct json *n, struct method_lists *out)
{
	struct str rest = STR(WORDS); /* in the order of enum method_words */

	if (form_object(&l->form, n, WORDS))
		return -1;
	for (int i = 0; i < N_METHOD_WORDS; i++) {
		struct str name = arena_copy(l->form.a, str_cut(&rest, ' '));

		if (phrases(l, json_at(n, name.at), &out->words[i]))
			return -1;
		if (out->words[i].len == 0)
			return form_fail(&l->form, n, "needs '%s'", name.at);
	}
	return 0;
}

static int
load_root(const struct loader *l, struct method_lists *out)
{
	const struct json *root = l->form.root;
	struct VEC(struct method_list) lists = {0};

	if (form_object(&l->form, root, "about lists words") ||
	    load_words(l, json_at(root, "words"), out))
		return -1;
	for (const struct json *n = json_first(json_at(root, "lists")); n;
	     n = json_next(n)) {
		struct method_list list = {0};

		if (load_list(l, n, &list))
			return -1;
		VEC_PUSH(l->form.a, &lists, list);
	}
	out->at = lists.at;
	out->len = lists.len;
	return 0;
}

int
method_lists_read(struct arena *a, const struct json *root,
    struct pattern_set *set, struct method_lists *out, struct err *err)
{
	const struct loader l = {.form = {a, root, ERR_RULE, err}, .set = set};

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
