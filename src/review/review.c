#include "review/review.h"

#include "review/earlier.h"
#include "review/finding.h"
#include "review/lanes.h"
#include "review/waiver.h"

static int
check_rules(
    const struct pack *pack, const struct str *list, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (!pack_find(pack, list[i]))
			return err_set(err, ERR_USAGE, "unknown rule '%.*s'",
			    STR_ARG(list[i]));
	return 0;
}

static int
check_selection(
    const struct pack *pack, const struct review_options *o, struct err *err)
{
	if (check_rules(pack, o->only_rules, o->n_only_rules, err) ||
	    check_rules(pack, o->skip_rules, o->n_skip_rules, err))
		return -1;
	for (size_t i = 0; i < o->n_only_sources; i++)
		if (!source_find(&pack->sources, o->only_sources[i]))
			return err_set(err, ERR_USAGE, "unknown source '%.*s'",
			    STR_ARG(o->only_sources[i]));
	for (size_t i = 0; i < o->n_only_sections; i++)
		if (rfc3647_find(pack->outline, o->only_sections[i]) < 0)
			return err_set(err, ERR_USAGE, "unknown section '%.*s'",
			    STR_ARG(o->only_sections[i]));
	return 0;
}

static bool
is_of_source(const struct rule *r, const struct review_options *o)
{
	for (size_t i = 0; i < r->n_cites; i++)
		if (str_is_in(r->cites[i].source->id, o->only_sources,
			o->n_only_sources))
			return true;
	return o->n_only_sources == 0;
}

static bool
is_about_section(const struct rule *r, const struct review_options *o)
{
	for (size_t i = 0; i < o->n_only_sections; i++) {
		if (number_is_below(r->home, o->only_sections[i]))
			return true;
		for (size_t k = 0; k < r->must.len; k++)
			if (number_is_below(r->must.at[k], o->only_sections[i]))
				return true;
	}
	return o->n_only_sections == 0;
}

static bool
is_selective(const struct review_options *o)
{
	return o->n_only_rules || o->n_skip_rules || o->n_only_sources ||
	       o->n_only_sections;
}

static bool
is_selected(const struct rule *r, const struct review_options *o)
{
	bool named = str_is_in(r->id, o->only_rules, o->n_only_rules);

	if (r->draft && !named)
		return false;
	return (o->n_only_rules == 0 || named) &&
	       !str_is_in(r->id, o->skip_rules, o->n_skip_rules) &&
	       is_of_source(r, o) && is_about_section(r, o);
}

/* What was left of nothing would look like a clean document. */
static int
check_rest(
    const struct pack *pack, const struct review_options *o, struct err *err)
{
	for (size_t i = 0; i < pack->n_rules; i++)
		if (is_selected(&pack->rules[i], o))
			return 0;
	if (!is_selective(o))
		return 0;
	return err_set(err, ERR_USAGE, "no rule is left to check");
}

static int
run_rules(struct review *r, struct pack *pack, const struct review_options *o,
    struct err *err)
{
	const struct rule **rules =
	    arena_many(&r->arena, const struct rule *, pack->n_rules);
	size_t n = 0;

	for (size_t i = 0; i < pack->n_rules; i++)
		if (is_selected(&pack->rules[i], o))
			rules[n++] = &pack->rules[i];
	return lanes_run(r, pack, rules, n, o, err);
}

int
review_make(struct pack *pack, const struct prose *prose,
    struct reviewed_document *documents, int n_documents,
    const struct review_options *options, struct review **out, struct err *err)
{
	struct arena arena = {0};
	struct review *r = arena_new(&arena, struct review);

	r->arena = arena; /* the review lives in the arena it owns */
	r->pack = pack;
	r->prose = prose;
	r->documents = documents;
	r->n_documents = n_documents;
	r->as_of = options->as_of;
	r->advised = options->advise;
	if (check_selection(pack, options, err) ||
	    check_rest(pack, options, err) ||
	    subjects_check(pack->subjects, pack->patterns, err) ||
	    run_rules(r, pack, options, err)) {
		review_free(r);
		return -1;
	}
	rolls_make(r);
	if (options->earlier)
		earlier_answer(r, options->earlier);
	if (options->waivers)
		waivers_apply(r, options->waivers, is_selective(options));
	*out = r;
	return 0;
}

int
review_result_index(const struct review *r, struct str rule)
{
	for (size_t i = 0; i < r->results.len; i++)
		if (str_eq(r->results.at[i].rule->id, rule))
			return (int)i;
	return -1;
}

const struct result *
review_result(const struct review *r, struct str rule)
{
	int i = review_result_index(r, rule);

	return i < 0 ? NULL : &r->results.at[i];
}

struct str
result_section(const struct review *r, const struct result *result)
{
	struct str number = {0};

	if (result->section >= 0)
		number = map_printed_number(
		    r->documents[result->document].map, result->section);
	return number.len ? number : result->rule->home;
}

void
review_free(struct review *r)
{
	struct arena arena;

	if (!r)
		return;
	for (size_t i = 0; i < COUNT_OF(r->beside); i++)
		arena_clear(&r->beside[i]);
	arena = r->arena; /* the review itself goes with it */
	arena_clear(&arena);
}
