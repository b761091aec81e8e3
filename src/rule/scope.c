#include "rule/scope.h"

#include <assert.h>

#include "base/index.h"
#include "phrase/index.h"

/* What is told of all sections at once, a parent before what stands below it:
 * the same as map_is_below tells of one. */
enum {
	SECTION_MAPPED = 1 << 0, /* it or one above it */
	SECTION_BELOW = 1 << 1 /* as they are mapped */
};

/* Units [first, last) of one section: those follow one another. */
struct run {
	int document, section;
	int first, last;
};

struct scopes {
	struct arena *a;
	struct VEC(struct run) runs; /* made when first asked for */
	struct index by_number; /* into `known` */
	struct VEC(const uint64_t *) known; /* units below a number */
	struct VEC(unsigned char) marks; /* of sections, of one document */
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

static void
find_runs(struct scopes *s, const struct prose *p)
{
	struct run *run = NULL;

	for (size_t i = 0; i < p->statements.len; i++) {
		const struct statement *st = &p->statements.at[i];

		if (!run || st->document != run->document ||
		    st->section != run->section) {
			run = VEC_ADD(s->a, &s->runs);
			*run = (struct run){.document = st->document,
			    .section = st->section,
			    .first = (int)i};
		}
		run->last = (int)i + 1;
	}
}

static void
mark_sections(struct scopes *s, const struct map *map, struct str number)
{
	unsigned char *marks;

	while (s->marks.len < map->sections.len)
		VEC_PUSH(s->a, &s->marks, 0);
	marks = s->marks.at;
	for (size_t i = 0; i < map->sections.len; i++) {
		const struct section *at = &map->sections.at[i];
		unsigned mark = at->parent >= 0 ? marks[at->parent] : 0;

		assert(at->parent < (int)i);
		if (at->rfc >= 0)
			mark |= SECTION_MAPPED;
		if (at->rfc >= 0 &&
		    number_is_below(
			map->outline->sections[at->rfc].number, number))
			mark |= SECTION_BELOW;
		marks[i] = (unsigned char)mark;
	}
}

static bool
is_marked(const struct scopes *s, const struct map *map, int section,
    struct str number)
{
	unsigned mark = s->marks.at[section];

	return mark & SECTION_BELOW ||
	       (!(mark & SECTION_MAPPED) &&
		   number_is_below(map->sections.at[section].number, number));
}

static uint64_t *
units_below(struct scopes *s, const struct view *v, struct str number)
{
	uint64_t *units = index_set(v->text->index);
	int document = -1;

	if (s->runs.len == 0)
		find_runs(s, v->prose);
	for (size_t i = 0; i < s->runs.len; i++) {
		const struct run *run = &s->runs.at[i];
		const struct map *map = v->prose->maps[run->document];

		if (run->document != document) {
			document = run->document;
			mark_sections(s, map, number);
		}
		if (v->kinds[document] == KIND_PROFILES
			? !number_is_below(number, STR("7"))
			: !is_marked(s, map, run->section, number))
			continue;
		for (int unit = run->first; unit < run->last; unit++)
			set_add(units, unit);
	}
	return units;
}

static const uint64_t *
units_of(struct scopes *s, const struct view *v, struct str number)
{
	int at = index_find(&s->by_number, number);
	const uint64_t *units;

	if (at >= 0)
		return s->known.at[at];
	units = units_below(s, v, number);
	index_put(s->a, &s->by_number, number, (int)s->known.len);
	VEC_PUSH(s->a, &s->known, units);
	return units;
}

const uint64_t *
scope_units(struct scopes *s, const struct view *v,
    const struct sections *numbers, uint64_t *room)
{
	size_t n_words = v->text->index->n_words;

	if (numbers->len == 1)
		return units_of(s, v, numbers->at[0]);
	(void)memset(room, 0, n_words * sizeof(*room));
	for (size_t i = 0; i < numbers->len; i++) {
		const uint64_t *one = units_of(s, v, numbers->at[i]);

		for (size_t k = 0; k < n_words; k++)
			room[k] |= one[k];
	}
	return room;
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
