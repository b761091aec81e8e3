/* Which section of the outline each heading is: family by family from the root
 * down (family.c), and then what no family could place: titles in a document
 * without numbers and levels, and sections that were moved to another chapter.
 */
#include "map/family.h"

static const struct rfc_section *
rfc_at(const struct build *b, int rfc)
{
	return &b->map->outline->sections[rfc];
}

static void
assign_families(struct build *b)
{
	int n = (int)b->map->sections.len;
	size_t n_rfc = b->map->outline->n_sections;
	int *members = arena_many(&b->gone, int, (size_t)n);
	struct family f = {.b = b, .at = members};

	f.by_title = arena_many(&b->gone, int, (size_t)n);
	f.by_title_like = arena_many(&b->gone, int, (size_t)n);
	f.done = arena_many(&b->gone, bool, (size_t)n);
	f.number_owner = arena_many(&b->gone, int, n_rfc);
	f.title_owner = arena_many(&b->gone, int, n_rfc);
	for (size_t i = 0; i < n_rfc; i++)
		f.number_owner[i] = f.title_owner[i] = -1;
	for (int p = 0; p < n; p++) {
		f.parent = p == 0 ? -1 : p;
		f.rfc = p == 0 ? -1 : b->map->sections.at[p].rfc;
		f.n = 0;
		for (int c = b->drafts[p].child; c >= 0; c = b->drafts[c].next)
			members[f.n++] = c;
		if (f.n > 0)
			family_assign(&f);
	}
}

static bool
has_numbers(const struct build *b)
{
	size_t numbered = 0, n = b->map->sections.len;

	for (size_t i = 1; i < n; i++)
		numbered += b->drafts[i].numbered;
	return numbered * 5 >= n;
}

static void
give_title(struct build *b, int i, int rfc, enum confidence c, bool *taken)
{
	struct section *s = &b->map->sections.at[i];

	s->rfc = s->rfc_by_title = rfc;
	s->mapping = MAPPING_TITLE;
	s->confidence = c;
	taken[rfc] = true;
}

/* In a document without numbers whose levels say nothing, titles are read in
 * order: the next section of that title after the last one found. */
static void
assign_in_order(struct build *b, bool *taken)
{
	int last = -1;

	for (int i = 1; i < (int)b->map->sections.len; i++) {
		const struct draft *d = &b->drafts[i];
		int first = -1, next = -1;

		if (b->map->sections.at[i].rfc >= 0) {
			last = b->map->sections.at[i].rfc;
			continue;
		}
		for (size_t k = 0; k < d->n_hits; k++) {
			int rfc = d->hits[k].rfc;

			if (d->hits[k].likeness < TITLE_SAME || taken[rfc])
				continue;
			if (first < 0 || rfc < first)
				first = rfc;
			if (rfc > last && (next < 0 || rfc < next))
				next = rfc;
		}
		if (next >= 0 || first >= 0) {
			last = next >= 0 ? next : first;
			give_title(b, i, last, CONFIDENCE_MEDIUM, taken);
		}
	}
}

/* A section that was moved to another chapter: no heading has its number and
 * one heading, without a place so far, has its title, which no other section
 * of the outline has. */
static void
assign_moved(struct build *b, bool *taken)
{
	for (int i = 1; i < (int)b->map->sections.len; i++) {
		const struct draft *d = &b->drafts[i];
		int rfc = -1, same = 0;

		if (b->map->sections.at[i].rfc >= 0 || d->title.n_words < 2)
			continue;
		for (size_t k = 0; k < d->n_hits; k++)
			if (d->hits[k].likeness == TITLE_SAME) {
				rfc = d->hits[k].rfc;
				same++;
			}
		if (same == 1 && !taken[rfc] && rfc_at(b, rfc)->required)
			give_title(b, i, rfc, CONFIDENCE_LOW, taken);
	}
}

/* The best section for each section of the outline: the surest, the first of
 * several. */
static void
choose_best(struct build *b)
{
	struct map *m = b->map;

	for (size_t i = 1; i < m->sections.len; i++) {
		const struct section *s = &m->sections.at[i], *best;

		if (s->rfc < 0)
			continue;
		best = m->of_rfc[s->rfc] < 0
			   ? NULL
			   : &m->sections.at[m->of_rfc[s->rfc]];
		if (!best || s->confidence > best->confidence)
			m->of_rfc[s->rfc] = (int)i;
	}
}

void
readings_assign(struct build *b)
{
	struct map *m = b->map;
	size_t n_rfc = m->outline->n_sections;
	bool *taken = arena_many(&b->gone, bool, n_rfc);

	m->of_rfc = arena_many(b->a, int, n_rfc);
	for (size_t i = 0; i < n_rfc; i++)
		m->of_rfc[i] = -1;
	for (size_t i = 0; i < m->sections.len; i++) {
		struct section *s = &m->sections.at[i];

		s->rfc = s->rfc_by_number = s->rfc_by_title = -1;
		if (b->drafts[i].numbered)
			s->rfc_by_number =
			    rfc3647_find(m->outline, b->drafts[i].heading.key);
	}
	assign_families(b);
	for (size_t i = 0; i < m->sections.len; i++)
		if (m->sections.at[i].rfc >= 0)
			taken[m->sections.at[i].rfc] = true;
	if (has_numbers(b))
		assign_moved(b, taken);
	else
		assign_in_order(b, taken);
	choose_best(b);
}
