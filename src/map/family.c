/* Method.  Sections are given their place in the outline family by family:
 * all sub-sections of one section together, parents before children.  Within
 * a family each member has two readings, its number and its title:
 *
 *   both agree                      that is it
 *   the title is another member's   one of the two was changed
 *   the title is unknown            the number speaks alone, low
 *   no number                       the title speaks alone
 *
 * Where both speak and disagree, the family decides.  When the neighbour is
 * off by the same distance, or the number's own title stands elsewhere in the
 * family, numbers have been shifted or handed to another topic, and the title
 * is followed.  When the neighbours count through and their titles fit, one
 * title was mistaken, and the number is followed.
 *
 * Below a parent that was found by its title numbers are read with the
 * parent's outline number in front: under "9.11 Amendments" the number 9.11.1
 * means 9.12.1.
 *
 * Several sources number the same family differently (3.2.2 to 3.2.7 of the
 * S/MIME requirements are one higher than in RFC 3647).  A title that another
 * member of the family has in RFC 3647 counts for a number of such a source
 * only when the family shows by a title of that source alone that it follows
 * it.
 */
#include "map/family.h"

#define FITS 500 /* likeness that is enough where the number agrees */
#define FITS_WELL 800
#define BEATS 150 /* by so much must another title be liker */
#define STRONG 850 /* likeness that speaks against a number */

static const struct rfc_section *
rfc_at(const struct build *b, int rfc)
{
	return &b->map->outline->sections[rfc];
}

static struct draft *
draft_at(const struct family *f, int i)
{
	return &f->b->drafts[f->at[i]];
}

static struct section *
section_at(const struct family *f, int i)
{
	return &f->b->map->sections.at[f->at[i]];
}

static struct str
hit_source(const struct build *b, const struct title_hit *hit)
{
	const struct rfc_section *s = rfc_at(b, hit->rfc);

	return hit->alias < 0 ? s->source : s->aliases[hit->alias].source;
}

/* The title is also that of another member of the same family. */
static bool
is_moved(const struct build *b, const struct draft *d, int rfc)
{
	for (size_t i = 0; i < d->n_hits; i++)
		if (d->hits[i].likeness == TITLE_SAME &&
		    d->hits[i].rfc != rfc &&
		    rfc_at(b, d->hits[i].rfc)->parent == rfc_at(b, rfc)->parent)
			return true;
	return false;
}

static void
add_source(struct family *f, struct str source)
{
	if (str_is_in(source, f->sources, (size_t)f->n_sources))
		return;
	if (f->n_sources < FAMILY_SOURCES)
		f->sources[f->n_sources++] = source;
}

static bool
follows(const struct family *f, struct str source)
{
	for (int i = 0; i < f->n_sources; i++)
		if (str_eq(f->sources[i], source))
			return true;
	return false;
}

/* What the number means where it stands. */
static int
number_here(const struct build *b, int section)
{
	const struct draft *d = &b->drafts[section];
	int parent = b->map->sections.at[section].parent;
	const struct draft *p = parent < 0 ? NULL : &b->drafts[parent];
	int rfc = parent < 0 ? -1 : b->map->sections.at[parent].rfc;
	struct str above, tail;
	char number[128];

	if (!d->numbered)
		return -1;
	if (!p || rfc < 0 || !p->numbered ||
	    d->heading.key.len <= p->heading.key.len ||
	    !number_is_below(d->heading.key, p->heading.key))
		return rfc3647_find(b->map->outline, d->heading.key);
	above = rfc_at(b, rfc)->number;
	tail = str_sub(d->heading.key, p->heading.key.len, d->heading.key.len);
	if (str_eq(above, p->heading.key))
		return rfc3647_find(b->map->outline, d->heading.key);
	if (above.len + tail.len > sizeof(number))
		return -1;
	(void)memcpy(number, above.at, above.len);
	(void)memcpy(number + above.len, tail.at, tail.len);
	return rfc3647_find(
	    b->map->outline, (struct str){number, above.len + tail.len});
}

static bool
is_same_fit(const struct family *f, int i)
{
	const struct draft *d = draft_at(f, i);
	struct str source;

	if (d->n < 0 || d->own.likeness != TITLE_SAME)
		return false;
	if (!is_moved(f->b, d, d->n))
		return true;
	source = hit_source(f->b, &d->own);
	return str_eq(source, STR("rfc3647")) || follows(f, source);
}

/* Among hits of one likeness the title of RFC 3647 goes before those of
 * other sources, unless the family follows them. */
static int
hit_rank(const struct family *f, const struct title_hit *hit)
{
	struct str source = hit_source(f->b, hit);

	if (follows(f, source) && !str_eq(source, STR("rfc3647")))
		return 2;
	return hit->alias < 0 && rfc_at(f->b, hit->rfc)->required;
}

static bool
is_below(const struct build *b, int rfc, int above)
{
	for (; rfc >= 0; rfc = rfc_at(b, rfc)->parent)
		if (rfc == above)
			return true;
	return false;
}

/* May the title of member `i` mean the outline section of that hit?  A member
 * of the same family in the outline may; for a heading without a number also
 * what lies deeper; at the root, where chapter headings may be lacking, what
 * has as many places. */
static bool
is_eligible(const struct family *f, int i, const struct title_hit *hit)
{
	const struct draft *d = draft_at(f, i);
	const struct rfc_section *s = rfc_at(f->b, hit->rfc);

	if (s->parent == f->rfc && (f->rfc >= 0 || f->parent < 0))
		return true;
	if (hit->likeness < TITLE_SAME)
		return false;
	if (f->rfc >= 0)
		return !d->numbered && d->title.n_words > 1 &&
		       is_below(f->b, hit->rfc, f->rfc);
	return f->parent < 0 && d->numbered && d->heading.places == s->level;
}

static void
read_title(struct family *f, int i)
{
	const struct draft *d = draft_at(f, i);
	const struct title_hit *best = NULL;

	f->by_title[i] = -1;
	f->by_title_like[i] = 0;
	for (size_t k = 0; k < d->n_hits; k++) {
		const struct title_hit *hit = &d->hits[k];

		if (!is_eligible(f, i, hit))
			continue;
		if (!best || hit->likeness > best->likeness ||
		    (hit->likeness == best->likeness &&
			hit_rank(f, hit) > hit_rank(f, best)))
			best = hit;
	}
	if (!best)
		return;
	f->by_title[i] = best->rfc;
	f->by_title_like[i] = best->likeness;
}

static void
settle(struct family *f, int i, int rfc, enum mapping mapping,
    enum confidence confidence)
{
	struct section *s = section_at(f, i);

	s->rfc = rfc;
	s->mapping = rfc < 0 ? MAPPING_NONE : mapping;
	s->confidence = rfc < 0 ? CONFIDENCE_LOW : confidence;
	f->done[i] = true;
}

/* Number and title agree.  Below a renumbered parent the printed number is
 * another one all the same. */
static void
settle_fit(struct family *f, int i)
{
	const struct draft *d = draft_at(f, i);
	bool printed = section_at(f, i)->rfc_by_number == d->n;
	bool well = d->own.likeness >= FITS_WELL;

	settle(f, i, d->n, printed ? MAPPING_BOTH : MAPPING_TITLE,
	    printed && well ? CONFIDENCE_HIGH : CONFIDENCE_MEDIUM);
	f->fits++;
}

static void
prepare(struct family *f)
{
	struct build *b = f->b;

	for (int i = 0; i < f->n; i++) {
		struct draft *d = draft_at(f, i);
		struct title_hit hits[TITLE_HITS];

		d->n = d->appendix ? -1 : number_here(b, f->at[i]);
		if (d->n >= 0)
			d->own = titles_likeness(
			    b->map->outline->titles, &d->title, d->n);
		if (d->appendix)
			continue;
		d->n_hits =
		    titles_find(b->map->outline->titles, &d->title, hits);
		d->hits = arena_many(&b->gone, struct title_hit, d->n_hits);
		for (size_t k = 0; k < d->n_hits; k++)
			d->hits[k] = hits[k];
	}
	for (int i = 0; i < f->n; i++) {
		const struct draft *d = draft_at(f, i);

		if (d->n >= 0 && d->own.likeness == TITLE_SAME &&
		    !is_moved(b, d, d->n))
			add_source(f, hit_source(b, &d->own));
	}
}

/* First those about whom there is nothing to decide. */
static void
settle_agreed(struct family *f)
{
	for (int i = 0; i < f->n; i++)
		if (is_same_fit(f, i)) {
			int n = draft_at(f, i)->n;

			if (f->number_owner[n] < 0)
				f->number_owner[n] = i;
			settle_fit(f, i);
		}
	for (int i = 0; i < f->n; i++) {
		int t;

		read_title(f, i);
		t = f->by_title[i];
		if (!f->done[i] && t >= 0 && t != draft_at(f, i)->n &&
		    f->by_title_like[i] >= STRONG && f->number_owner[t] < 0 &&
		    f->title_owner[t] < 0)
			f->title_owner[t] = i;
	}
}

/* Titles that only resemble that of their number, unless a better owner of
 * that number is about or another title is much liker. */
static void
settle_alike(struct family *f)
{
	for (int i = 0; i < f->n; i++) {
		const struct draft *d = draft_at(f, i);
		int t = f->by_title[i];

		if (f->done[i] || d->n < 0 || d->own.likeness < FITS)
			continue;
		if (f->number_owner[d->n] >= 0 ||
		    (f->title_owner[d->n] >= 0 && f->title_owner[d->n] != i))
			continue;
		if (t >= 0 && t != d->n &&
		    f->by_title_like[i] >= d->own.likeness + BEATS)
			continue;
		if (t >= 0 && t != d->n && f->by_title_like[i] == TITLE_SAME)
			continue;
		f->number_owner[d->n] = i;
		settle_fit(f, i);
	}
}

/* Where the last place of a number starts. */
static size_t
last_start(struct str key)
{
	size_t at = key.len;

	while (at > 0 && key.at[at - 1] != '.')
		at--;
	return at;
}

static long
last_place(struct str key)
{
	long value;

	return str_to_long(
		   str_sub(key, last_start(key), key.len), 0, 999, &value)
		   ? value
		   : -1;
}

/* Distance from the section of the number to that of the title. */
static bool
shift_of(const struct family *f, int i, long *shift)
{
	int n = i < 0 || i >= f->n ? -1 : draft_at(f, i)->n;
	int t = n < 0 ? -1 : f->by_title[i];

	if (n < 0 || t < 0 || n == t || f->by_title_like[i] < STRONG ||
	    rfc_at(f->b, n)->parent != rfc_at(f->b, t)->parent)
		return false;
	*shift = last_place(rfc_at(f->b, t)->number) -
		 last_place(rfc_at(f->b, n)->number);
	return true;
}

static bool
neighbour_shifted(const struct family *f, int i)
{
	long own, other;

	if (!shift_of(f, i, &own))
		return false;
	return (shift_of(f, i - 1, &other) && other == own) ||
	       (shift_of(f, i + 1, &other) && other == own);
}

/* Number of `i` and that of its neighbour `k` differ by `step` in the last
 * place only, and the neighbour's title fits. */
static bool
counts_on(const struct family *f, int i, int k, long step)
{
	struct str here = draft_at(f, i)->heading.key;
	struct str there = draft_at(f, k)->heading.key;
	size_t last_here = last_start(here), last_there = last_start(there);
	long p, q;

	if (section_at(f, k)->mapping != MAPPING_BOTH ||
	    !str_eq(str_sub(here, 0, last_here), str_sub(there, 0, last_there)))
		return false;
	p = last_place(here);
	q = last_place(there);
	return p >= 0 && q == p + step;
}

/* The neighbours count through this member's number. */
static bool
neighbours_count_through(const struct family *f, int i)
{
	bool before = i > 0 && draft_at(f, i - 1)->numbered;
	bool after = i + 1 < f->n && draft_at(f, i + 1)->numbered;

	if ((before && !counts_on(f, i, i - 1, -1)) ||
	    (after && !counts_on(f, i, i + 1, 1)))
		return false;
	return before ||
	       (after && last_place(draft_at(f, i)->heading.key) == 1);
}

static bool
is_owned_by_other(const struct family *f, int i)
{
	int owner = f->title_owner[draft_at(f, i)->n];

	return owner >= 0 && owner != i;
}

/* Both readings speak, or the number is unknown.  The number of a deeper
 * section says little where the title is another's: CAs count those as they
 * like. */
static void
settle_disputed(struct family *f)
{
	for (int i = 0; i < f->n; i++) {
		const struct draft *d = draft_at(f, i);
		int t = f->by_title[i];

		if (f->done[i] || t < 0 || f->by_title_like[i] < STRONG)
			continue;
		if (f->title_owner[t] != i) {
			/* "5.3.9" with the title of 5.3.8: a second heading */
			if (d->numbered && d->n < 0 && f->number_owner[t] >= 0)
				settle(f, i, t, MAPPING_TITLE, CONFIDENCE_LOW);
			continue;
		}
		if (!d->numbered)
			settle(f, i, t, MAPPING_TITLE,
			    rfc_at(f->b, t)->parent == f->rfc
				? CONFIDENCE_HIGH
				: CONFIDENCE_MEDIUM);
		else if (d->n < 0 || !rfc_at(f->b, d->n)->required ||
			 neighbour_shifted(f, i) || is_owned_by_other(f, i))
			settle(f, i, t, MAPPING_TITLE, CONFIDENCE_MEDIUM);
		else if (f->number_owner[d->n] >= 0 ||
			 !neighbours_count_through(f, i))
			settle(f, i, t, MAPPING_TITLE, CONFIDENCE_LOW);
	}
}

/* At least half of the members that have a number of another source's use it
 * as that source does: then its numbers mean something here. */
static bool
uses_optional_numbers(const struct family *f)
{
	int fits = 0, all = 0;

	for (int i = 0; i < f->n; i++) {
		int n = draft_at(f, i)->n;

		if (n < 0 || rfc_at(f->b, n)->required)
			continue;
		all++;
		fits += f->done[i] && section_at(f, i)->rfc == n;
	}
	return fits * 2 >= all;
}

/* The rest has its number alone. */
static void
settle_numbers(struct family *f)
{
	bool optional = uses_optional_numbers(f);
	bool known_parent = f->parent < 0 || f->rfc >= 0;

	for (int i = 0; i < f->n; i++) {
		const struct draft *d = draft_at(f, i);
		enum confidence c =
		    f->fits * 2 >= f->n ? CONFIDENCE_MEDIUM : CONFIDENCE_LOW;

		if (f->done[i])
			continue;
		if (d->n < 0 || !known_parent || f->number_owner[d->n] >= 0 ||
		    (f->title_owner[d->n] >= 0 && f->title_owner[d->n] != i &&
			f->done[f->title_owner[d->n]]) ||
		    (!rfc_at(f->b, d->n)->required && !optional)) {
			settle(f, i, -1, MAPPING_NONE, CONFIDENCE_LOW);
			continue;
		}
		f->number_owner[d->n] = i;
		if (f->by_title[i] >= 0 || !rfc_at(f->b, d->n)->required)
			c = CONFIDENCE_LOW;
		settle(f, i, d->n, MAPPING_NUMBER, c);
	}
}

/* A title that fits its number is a reading of it, however many others it
 * resembles. */
static void
keep_readings(struct family *f)
{
	for (int i = 0; i < f->n; i++) {
		struct section *s = section_at(f, i);
		bool fits = s->mapping == MAPPING_BOTH ||
			    (s->mapping == MAPPING_TITLE &&
				s->rfc == draft_at(f, i)->n);

		s->rfc_by_title = fits ? s->rfc : f->by_title[i];
	}
}

/* Forgets the owners, so that the next family starts clean. */
static void
clear_owners(struct family *f)
{
	for (int i = 0; i < f->n; i++) {
		int n = draft_at(f, i)->n, t = f->by_title[i];

		if (n >= 0)
			f->number_owner[n] = f->title_owner[n] = -1;
		if (t >= 0)
			f->number_owner[t] = f->title_owner[t] = -1;
	}
}

void
family_assign(struct family *f)
{
	f->n_sources = f->fits = 0;
	for (int i = 0; i < f->n; i++)
		f->done[i] = false;
	prepare(f);
	settle_agreed(f);
	settle_alike(f);
	settle_disputed(f);
	settle_numbers(f);
	keep_readings(f);
	clear_owners(f);
}
