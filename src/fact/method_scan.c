/* Where the methods of a list are spoken of: the sections that list them, and
 * in those the names and descriptions. */
#include "fact/method_scan.h"

#include "base/search.h"
#include "prose/class.h"

#include <stdlib.h>

/* -- searching ----------------------------------------------------------- */

struct catch
{
	struct hit *hit;
	bool found;
};

static bool
take_first(void *self, const struct hit *hit)
{
	struct catch *c = self;

	if (c->hit)
		*c->hit = *hit;
	c->found = true;
	return false;
}

bool
method_says(struct method_finder *f, const struct method_phrases *p, int first,
    int last, struct hit *hit)
{
	struct catch c = {.hit = hit};

	for (size_t i = 0; i < p->len && !c.found && !f->failed; i++)
		f->failed =
		    pattern_find(p->at[i], f->prose->text, &f->prose->windows,
			first, last, take_first, &c, f->work, f->err);
	return c.found;
}

struct clause_catch {
	const struct clause *clause;
	bool found;
};

static bool
take_within(void *self, const struct hit *hit)
{
	struct clause_catch *c = self;

	c->found =
	    hit->first >= c->clause->first && hit->last <= c->clause->last;
	return !c->found;
}

bool
method_says_in_clause(struct method_finder *f, const struct method_phrases *p,
    int unit, const struct clause *clause)
{
	struct clause_catch c = {.clause = clause};

	for (size_t i = 0; i < p->len && !c.found && !f->failed; i++)
		f->failed =
		    pattern_find(p->at[i], f->prose->text, &f->prose->windows,
			unit, unit + 1, take_within, &c, f->work, f->err);
	return c.found;
}

struct hit_taker {
	struct method_finder *f;
	int item;
	enum method_how how;
};

bool
method_is_text(const struct statement *s)
{
	return s->use == PROSE_PRACTICE || s->kind == STATEMENT_HEADING ||
	       s->use == PROSE_DEFINITION;
}

static bool
take_hit(void *self, const struct hit *hit)
{
	struct hit_taker *t = self;
	const struct prose *p = t->f->prose;
	struct method_hit h = {.unit = hit->unit,
	    .first = hit->first,
	    .last = hit->last,
	    .item = t->item,
	    .how = t->how};

	if (method_is_text(&p->statements.at[hit->unit]) &&
	    hit->last > method_own_first(p, hit->unit))
		VEC_PUSH(t->f->a, &t->f->hits, h);
	return true;
}

static void
find_phrases(struct method_finder *f, const struct method_phrases *p, int item,
    enum method_how how, int first, int last)
{
	struct hit_taker t = {.f = f, .item = item, .how = how};

	for (size_t i = 0; i < p->len && !f->failed; i++)
		f->failed =
		    pattern_find(p->at[i], f->prose->text, &f->prose->windows,
			first, last, take_hit, &t, f->work, f->err);
}

int
method_own_first(const struct prose *p, int statement)
{
	const struct unit *u = &p->text->units.at[statement];

	if (u->n_stretches == 0)
		return u->first;
	return p->text->stretches.at[u->first_stretch + u->n_stretches - 1]
	    .first;
}

void
method_hits_in(const struct method_finder *f, int first, int last, size_t *from,
    size_t *to)
{
	size_t low = 0, high = f->hits.len;

	LOWER_BOUND(low, high, i, f->hits.at[i].unit < first);
	*from = low;
	while (low < f->hits.len && f->hits.at[low].unit < last)
		low++;
	*to = low;
}

/* -- regions ------------------------------------------------------------- */

static bool
maps_below(
    const struct map *m, int section, const struct str *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (map_is_below(m, section, numbers[i]))
			return true;
	return false;
}

/* A section at the place of another list is that list's, whatever words its
 * heading shares with this one: "IP address" is a domain method as well. */
static bool
is_of_another(const struct method_finder *f, const struct map *m, int section)
{
	for (size_t i = 0; i < f->lists->len; i++) {
		const struct method_list *l = &f->lists->at[i];

		if (l != f->list && maps_below(m, section, l->home, l->n_home))
			return true;
	}
	return false;
}

bool
method_heads_list(struct method_finder *f, int unit)
{
	return method_says(f, &f->list->headings, unit, unit + 1, NULL) &&
	       !method_says(f, &f->list->not_headings, unit, unit + 1, NULL);
}

/* "Authentication of organisation and domain" is about more than the list when
 * the list has a section of its own in it. */
static bool
holds_home(const struct method_finder *f, const struct map *m, int section)
{
	const struct method_list *l = f->list;
	int end = m->sections.at[section].end;

	for (size_t s = (size_t)section + 1;
	     s < m->sections.len && m->sections.at[s].heading < end; s++)
		if (maps_below(m, (int)s, l->home, l->n_home))
			return true;
	return false;
}

/* Methods are listed where identities are validated, where applications are
 * processed, or outside the outline, in an appendix. */
static bool
may_list(const struct map *m, int section)
{
	struct str number = map_rfc_number(m, section);

	return number.len == 0 || str_eq(number, STR("3")) ||
	       number_is_below(number, STR("3.2")) ||
	       number_is_below(number, STR("4.1")) ||
	       number_is_below(number, STR("4.2"));
}

/* "Appendix B. Validation methods": of this list, of another, or of several. */
static bool
is_near(struct method_finder *f, struct str number, int heading)
{
	return number.len == 0
		   ? method_says(
			 f, &f->list->near_headings, heading, heading + 1, NULL)
		   : str_is_in(number, f->list->near, f->list->n_near);
}

static enum method_region
region_of(struct method_finder *f, int d, int section)
{
	const struct map *m = f->prose->maps[d];
	const struct section *s = &m->sections.at[section];
	int heading, end;

	if (s->parent >= 0 && f->region[d][s->parent] == REGION_HOME)
		return REGION_HOME;
	if (s->heading < 0)
		return REGION_NONE;
	prose_section_statements(f->prose, d, section, false, &heading, &end);
	if (maps_below(m, section, f->list->home, f->list->n_home))
		return REGION_HOME;
	if (may_list(m, section) && !is_of_another(f, m, section) &&
	    method_heads_list(f, heading) && !holds_home(f, m, section))
		return REGION_HOME;
	return is_near(f, map_rfc_number(m, section), heading) ? REGION_NEAR
							       : REGION_NONE;
}

static void
find_regions(struct method_finder *f)
{
	const struct prose *p = f->prose;

	for (int d = 0; d < p->n_docs; d++)
		for (size_t s = 1; s < p->maps[d]->sections.len; s++)
			f->region[d][s] =
			    (unsigned char)region_of(f, d, (int)s);
}

/* -- names and descriptions ---------------------------------------------- */

static void
find_names(struct method_finder *f)
{
	const struct prose *p = f->prose;

	for (int d = 0; d < p->n_docs; d++)
		for (size_t s = 1; s < p->maps[d]->sections.len; s++) {
			int parent = p->maps[d]->sections.at[s].parent;
			int first, last;

			if (!f->region[d][s] ||
			    (f->region[d][s] == REGION_HOME && parent >= 0 &&
				f->region[d][parent] == REGION_HOME))
				continue; /* found with its parent */
			prose_section_statements(p, d, (int)s,
			    f->region[d][s] == REGION_HOME, &first, &last);
			for (size_t i = 0; i < f->list->n_items; i++) {
				const struct method_item *m =
				    &f->list->items[i];

				find_phrases(f, &m->named, (int)i,
				    METHOD_BY_NAME, first, last);
				find_phrases(f, &m->does, (int)i,
				    METHOD_BY_DEED, first, last);
			}
		}
}

/* Definitions that only an old method needs. */
static void
find_defined(struct method_finder *f)
{
	const struct prose *p = f->prose;

	for (int d = 0; d < p->n_docs; d++)
		for (size_t s = 1; s < p->maps[d]->sections.len; s++) {
			int first, last;

			if (!map_is_below(p->maps[d], (int)s, STR("1.6")))
				continue;
			prose_section_statements(
			    p, d, (int)s, false, &first, &last);
			for (size_t i = 0; i < f->list->n_items; i++)
				if (f->list->items[i].barred != DATE_OPEN)
					find_phrases(f,
					    &f->list->items[i].named, (int)i,
					    METHOD_BY_NAME, first, last);
		}
}

/* -- all of it ----------------------------------------------------------- */

static int
compare_hits(const void *a, const void *b)
{
	const struct method_hit *x = a, *y = b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->last != y->last)
		return x->last > y->last ? -1 : 1;
	if (x->how != y->how)
		return x->how < y->how ? -1 : 1;
	return x->item < y->item ? -1 : x->item > y->item;
}

static void
sort_hits(struct method_finder *f)
{
	if (f->hits.len)
		qsort(
		    f->hits.at, f->hits.len, sizeof(*f->hits.at), compare_hits);
}

/* The purposes that a hit is said of, 0 where the text does not tell. */
static unsigned
purposes_of_hit(const struct prose *p, const struct method_hit *h)
{
	if (!p->purposes[h->unit])
		return 0;
	return class_of(p, h->unit, h->first, h->last) & CERT_PURPOSES;
}

/* In a text that tells what is done for TLS, what is done for others alone
 * ("(2) S/MIME certificates: ...") is none of the methods for TLS. */
static void
drop_hits_of_others(struct method_finder *f)
{
	const struct prose *p = f->prose;
	bool tells_tls = false;
	size_t n = 0;

	if (!str_eq(f->list->source, STR("tls-br")))
		return;
	for (size_t i = 0; i < f->hits.len && !tells_tls; i++)
		tells_tls = purposes_of_hit(p, &f->hits.at[i]) & CERT_TLS;
	for (size_t i = 0; i < f->hits.len && tells_tls; i++) {
		unsigned said = purposes_of_hit(p, &f->hits.at[i]);

		if (!said || said & CERT_TLS)
			f->hits.at[n++] = f->hits.at[i];
	}
	if (tells_tls)
		f->hits.len = n;
}

void
method_scan(struct method_finder *f)
{
	const struct prose *p = f->prose;

	f->hits.len = 0;
	f->region = arena_many(f->a, unsigned char *, (size_t)p->n_docs);
	f->own = arena_many(f->a, int *, (size_t)p->n_docs);
	for (int d = 0; d < p->n_docs; d++) {
		size_t n = p->maps[d]->sections.len;

		f->region[d] = arena_many(f->a, unsigned char, n);
		f->own[d] = arena_many(f->a, int, n);
		for (size_t s = 0; s < n; s++)
			f->own[d][s] = -1;
	}
	find_regions(f);
	find_names(f);
	find_defined(f);
	method_numbers_find(f);
	drop_hits_of_others(f);
	sort_hits(f);
	method_sections_find(f);
	method_numbers_follow(f);
}
