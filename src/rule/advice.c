#include "rule/advice.h"

#include "base/vec.h"
#include "rule/lists.h"

struct advice_reader {
	struct form form;
	const struct pack *pack;
	struct VEC(struct advice_kind) kinds;
	struct VEC(struct advice_topic) topics;
};

static int
read_kind(struct advice_reader *r, const struct json *n, bool is_wide)
{
	const struct form *f = &r->form;
	struct advice_kind k = {.is_wide = is_wide};

	if (form_object(f, n, "name lacks says unless unless-next may") ||
	    form_text(f, n, "name", true, &k.name) ||
	    form_text(f, n, "lacks", !is_wide, &k.lacks) ||
	    lists_phrases(f, r->pack->patterns, n, "says", true, &k.says) ||
	    lists_phrases(
		f, r->pack->patterns, n, "unless", false, &k.unless) ||
	    lists_phrases(
		f, r->pack->patterns, n, "unless-next", false, &k.unless_next))
		return -1;
	k.may = json_bool(json_at(n, "may"));
	if (r->kinds.len == ADVICE_KINDS_MAX)
		return form_fail(f, n, "more than %d kinds", ADVICE_KINDS_MAX);
	VEC_PUSH(f->a, &r->kinds, k);
	return 0;
}

static int
read_kinds(struct advice_reader *r, const char *name, bool is_wide)
{
	const struct json *list;

	if (form_list(&r->form, r->form.root, name, &list))
		return -1;
	for (const struct json *n = json_first(list); n; n = json_next(n))
		if (read_kind(r, n, is_wide))
			return -1;
	return 0;
}

static int
find_kinds(struct advice_reader *r, const struct json *n, unsigned *out)
{
	const struct json *list;

	if (form_list(&r->form, n, "kinds", &list))
		return -1;
	for (const struct json *m = json_first(list); m; m = json_next(m)) {
		size_t i = 0;

		while (i < r->kinds.len &&
		       !str_eq(r->kinds.at[i].name, json_str(m)))
			i++;
		if (i == r->kinds.len)
			return form_fail(&r->form, m,
			    "no kind is called '%.*s'", STR_ARG(json_str(m)));
		*out |= 1u << i;
	}
	return 0;
}

/* A clause that no rule stands for. */
static int
read_clause(
    struct advice_reader *r, const struct json *n, struct advice_ask *ask)
{
	const struct form *f = &r->form;
	struct str source;

	ask->cite.from = DATE_NONE;
	ask->cite.until = DATE_OPEN;
	if (form_text(f, n, "source", true, &source) ||
	    form_text(f, n, "section", true, &ask->cite.section) ||
	    lists_names(f, n, "scope", &ask->purposes))
		return -1;
	ask->cite.source = source_find(&r->pack->sources, source);
	if (!ask->cite.source)
		return form_fail(f, json_at(n, "source"),
		    "unknown source '%.*s'", STR_ARG(source));
	return 0;
}

static int
read_ask(struct advice_reader *r, const struct json *n, struct advice_ask *ask)
{
	const struct form *f = &r->form;

	if (form_object(f, n, "rule source section scope says deadline") ||
	    form_text(f, n, "says", true, &ask->says) ||
	    form_text(f, n, "rule", false, &ask->rule))
		return -1;
	ask->deadline = json_bool(json_at(n, "deadline"));
	return ask->rule.len ? 0 : read_clause(r, n, ask);
}

static int
read_asks(
    struct advice_reader *r, const struct json *n, struct advice_topic *topic)
{
	const struct json *list;
	struct VEC(struct advice_ask) asks = {0};

	if (form_list(&r->form, n, "asks", &list))
		return -1;
	for (const struct json *m = json_first(list); m; m = json_next(m))
		if (read_ask(r, m, VEC_ADD(r->form.a, &asks)))
			return -1;
	topic->asks = asks.at;
	topic->n_asks = asks.len;
	return 0;
}

static int
read_topic(struct advice_reader *r, const struct json *n)
{
	const struct form *f = &r->form;
	struct advice_topic t = {0};

	if (form_object(f, n, "name title weight sections about kinds asks") ||
	    form_text(f, n, "name", true, &t.name) ||
	    form_text(f, n, "title", true, &t.title) ||
	    lists_sections(f, r->pack->outline, n, "sections", &t.sections) ||
	    lists_phrases(f, r->pack->patterns, n, "about", false, &t.about) ||
	    find_kinds(r, n, &t.kinds) || read_asks(r, n, &t))
		return -1;
	t.weight = (int)json_number(json_at(n, "weight"));
	if (t.weight < 1 || t.weight > 3)
		return form_fail(f, n, "'weight' must be 1, 2 or 3");
	VEC_PUSH(f->a, &r->topics, t);
	return 0;
}

const char *
advice_direction_name(enum advice_direction d)
{
	static const char *const names[N_ADVICE_DIRECTIONS] = {
	    [ADVICE_OUTDATED] = "outdated",
	    [ADVICE_VAGUE] = "vague",
	    [ADVICE_WIDE] = "wide",
	    [ADVICE_COPIED] = "copied",
	};

	return names[d];
}

static int
read_recommend(struct advice_reader *r, struct advice_lists *all)
{
	const struct form *f = &r->form;
	const struct json *n = json_at(f->root, "recommend");

	if (form_object(f, n ? n : f->root, "outdated vague wide copied"))
		return -1;
	for (int d = 0; d < N_ADVICE_DIRECTIONS; d++)
		if (form_text(f, n,
			advice_direction_name((enum advice_direction)d), true,
			&all->recommend[d]))
			return -1;
	return 0;
}

int
advice_read(struct arena *a, const struct pack *pack, const struct json *root,
    struct advice_lists **out, struct err *err)
{
	struct advice_reader r = {{a, root, ERR_RULE, err}, pack, {0}, {0}};
	struct advice_lists *all = arena_new(a, struct advice_lists);
	const struct json *list;

	if (form_object(&r.form, root,
		"about rule copies recommend aside vague wide topics") ||
	    read_recommend(&r, all) ||
	    lists_phrases(
		&r.form, pack->patterns, root, "aside", false, &all->aside) ||
	    form_text(&r.form, root, "rule", true, &all->rule) ||
	    form_text(&r.form, root, "copies", true, &all->copies) ||
	    read_kinds(&r, "vague", false) || read_kinds(&r, "wide", true) ||
	    form_list(&r.form, root, "topics", &list))
		return -1;
	for (const struct json *n = json_first(list); n; n = json_next(n))
		if (read_topic(&r, n))
			return -1;
	all->kinds = r.kinds.at;
	all->n_kinds = r.kinds.len;
	all->topics = r.topics.at;
	all->n_topics = r.topics.len;
	*out = all;
	return 0;
}

static int
check_rule(const struct pack *pack, struct str id, struct err *err)
{
	if (pack_find(pack, id))
		return 0;
	return err_set(
	    err, ERR_RULE, "advice.json: unknown rule '%.*s'", STR_ARG(id));
}

int
advice_check(const struct pack *pack, struct err *err)
{
	const struct advice_lists *all = pack->advice;

	if (check_rule(pack, all->rule, err) ||
	    check_rule(pack, all->copies, err))
		return -1;
	for (size_t i = 0; i < all->n_topics; i++)
		for (size_t k = 0; k < all->topics[i].n_asks; k++) {
			struct str id = all->topics[i].asks[k].rule;

			if (id.len && check_rule(pack, id, err))
				return -1;
		}
	return 0;
}
