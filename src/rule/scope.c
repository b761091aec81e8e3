#include "rule/scope.h"

#include "phrase/index.h"

struct scope {
	struct str number;
	uint64_t *units;
};

struct scopes {
	struct arena *a;
	struct VEC(struct scope) known;
};

static bool
stands_below(const struct view *v, int document, int section, struct str number)
{
	if (v->kinds[document] == KIND_PROFILES)
		return number_is_below(number, STR("7"));
	return map_is_below(v->prose->maps[document], section, number);
}

bool
scope_has(const struct view *v, int document, int section,
    const struct sections *numbers)
{
	for (size_t i = 0; i < numbers->len; i++)
		if (stands_below(v, document, section, numbers->at[i]))
			return true;
	return false;
}

struct scopes *
scopes_new(struct arena *a)
{
	struct scopes *s = arena_new(a, struct scopes);

	s->a = a;
	return s;
}

/* Statements of one section follow one another: each section is asked about
 * once, or a few times. */
static uint64_t *
units_below(const struct view *v, struct str number)
{
	const struct prose *p = v->prose;
	uint64_t *units = index_set(v->text->index);
	int document = -1, section = -1;
	bool below = false;

	for (size_t i = 0; i < p->statements.len; i++) {
		const struct statement *st = &p->statements.at[i];

		if (st->document != document || st->section != section) {
			document = st->document;
			section = st->section;
			below = stands_below(v, document, section, number);
		}
		if (below)
			set_add(units, (int)i);
	}
	return units;
}

static const uint64_t *
units_of(struct scopes *s, const struct view *v, struct str number)
{
	struct scope new = {number, NULL};

	for (size_t i = 0; i < s->known.len; i++)
		if (str_eq(s->known.at[i].number, number))
			return s->known.at[i].units;
	new.units = units_below(v, number);
	VEC_PUSH(s->a, &s->known, new);
	return new.units;
}

const uint64_t *
scope_units(
    struct scopes *s, const struct view *v, const struct sections *numbers)
{
	size_t n_words = v->text->index->n_words;
	uint64_t *all;

	if (numbers->len == 1)
		return units_of(s, v, numbers->at[0]);
	all = index_set(v->text->index);
	for (size_t i = 0; i < numbers->len; i++) {
		const uint64_t *one = units_of(s, v, numbers->at[i]);

		for (size_t k = 0; k < n_words; k++)
			all[k] |= one[k];
	}
	return all;
}

int
reach_find(const struct view *v, const struct pattern *p,
    const struct reach *reach, bool (*found)(void *, const struct hit *),
    void *self, struct err *err)
{
	const struct windows *windows = &v->prose->windows;

	if (reach->among)
		return pattern_find_among(p, v->text, windows, reach->among,
		    found, self, v->work, err);
	return pattern_find(p, v->text, windows, reach->first, reach->last,
	    found, self, v->work, err);
}
