#include "map/map.h"

#include <assert.h>

#include "map/build.h"

struct map *
map_document(
    struct arena *a, const struct doc *doc, const struct rfc3647 *outline)
{
	struct map *m = arena_new(a, struct map);
	struct build b = {.a = a, .map = m};

	m->doc = doc;
	m->outline = outline;
	sections_find(&b);
	stipulations_read(&b);
	readings_assign(&b);
	faults_find(&b);
	arena_clear(&b.gone);
	VEC_TRIM(a, &m->sections);
	return m;
}

struct str
map_rfc_number(const struct map *map, int section)
{
	for (int s = section; s >= 0; s = map->sections.at[s].parent)
		if (map->sections.at[s].rfc >= 0)
			return map->outline->sections[map->sections.at[s].rfc]
			    .number;
	return (struct str){0};
}

struct str
map_printed_number(const struct map *map, int section)
{
	for (int s = section; s >= 0; s = map->sections.at[s].parent)
		if (map->sections.at[s].cite.len > 0)
			return map->sections.at[s].cite;
	return (struct str){0};
}

int
map_find(const struct map *map, struct str number)
{
	int rfc = rfc3647_find(map->outline, number);

	while (rfc < 0 && number.len > 0) {
		while (number.len > 0 && number.at[number.len - 1] != '.')
			number.len--;
		if (number.len > 0)
			number.len--;
		rfc = rfc3647_find(map->outline, number);
	}
	while (rfc >= 0 && map->of_rfc[rfc] < 0)
		rfc = map->outline->sections[rfc].parent;
	return rfc < 0 ? -1 : map->of_rfc[rfc];
}

bool
map_is_below(const struct map *map, int section, struct str number)
{
	bool mapped = false;

	for (int s = section; s >= 0; s = map->sections.at[s].parent) {
		int rfc = map->sections.at[s].rfc;

		mapped = mapped || rfc >= 0;
		if (rfc >= 0 &&
		    number_is_below(map->outline->sections[rfc].number, number))
			return true;
	}
	return !mapped && section >= 0 &&
	       number_is_below(map->sections.at[section].number, number);
}

bool
map_is_in(const struct map *map, int section, struct str number)
{
	return section >= 0 &&
	       (map_is_below(map, section, number) ||
		   number_is_below(map_printed_number(map, section), number));
}

const char *
mapping_name(enum mapping m)
{
	static const char *const names[] = {"none", "number", "title", "both"};

	assert((size_t)m < COUNT_OF(names));
	return names[m];
}

const char *
confidence_name(enum confidence c)
{
	static const char *const names[] = {"low", "medium", "high"};

	assert((size_t)c < COUNT_OF(names));
	return names[c];
}

const char *
outline_fault_name(enum outline_fault f)
{
	static const char *const names[] = {"missing", "blank",
	    "no-stipulation", "not-applicable", "doubled", "out-of-order",
	    "renumbered", "retitled", "extra", "unnumbered", "level"};

	assert((size_t)f < COUNT_OF(names));
	return names[f];
}

const char *
stipulation_name(enum stipulation s)
{
	static const char *const names[] = {
	    "text", "none", "not-applicable", "pointer", "blank"};

	assert((size_t)s < COUNT_OF(names));
	return names[s];
}
