#include "fact/method_scan.h"

#include "base/search.h"

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

struct hit_taker {
	struct method_finder *f;
	int item;
	enum method_how how;
};

static bool
is_text(const struct statement *s)
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

	if (is_text(&p->statements.at[hit->unit]) &&
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

static bool
maps_to(const struct map *m, int section, const struct str *numbers, size_t n)
{
	struct str own = map_rfc_number(m, section);

	for (size_t i = 0; i < n; i++)
		if (str_eq(own, numbers[i]))
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

static enum method_region
region_of(struct method_finder *f, int d, int section)
{
	const struct map *m = f->prose->maps[d];
	const struct section *s = &m->sections.at[section];
	const struct method_list *l = f->list;
	int heading, end;

	if (s->parent >= 0 && f->region[d][s->parent] == REGION_HOME)
		return REGION_HOME;
	if (s->heading < 0)
		return REGION_NONE;
	prose_section_statements(f->prose, d, section, false, &heading, &end);
	if (maps_below(m, section, l->home, l->n_home))
		return REGION_HOME;
	if (may_list(m, section) && !is_of_another(f, m, section) &&
	    method_heads_list(f, heading) && !holds_home(f, m, section))
		return REGION_HOME;
	return maps_to(m, section, l->near, l->n_near) ? REGION_NEAR
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

/* -- numbers ------------------------------------------------------------- */

static struct str
dotted(const struct phrase_text *t, int token)
{
	const struct token *k = &t->tokens.at[token];
	struct str key;

	if (k->quantity < 0 ||
	    t->quantities.at[k->quantity].kind != QUANTITY_SECTION)
		return (struct str){0};
	key = token_key(t, token);
	return str_sub(key, 2, key.len);
}

static int
item_of_number(const struct method_list *l, struct str number)
{
	for (size_t i = 0; i < l->n_items; i++)
		if (str_eq(l->items[i].number, number))
			return (int)i;
	return -1;
}

static const struct pointer *
pointer_at(const struct prose *p, int statement, int token)
{
	const struct statement *s = &p->statements.at[statement];

	for (int i = 0; i < s->n_pointers; i++) {
		const struct pointer *to =
		    &p->pointers.at[s->first_pointer + i];

		if (token >= to->first && token < to->last)
			return to;
	}
	return NULL;
}

/* Four places are too few to be a method of the Baseline Requirements: such a
 * number needs its source. */
static bool
may_stand_alone(const struct method_list *l)
{
	int dots = 0;

	for (size_t i = 0; i < l->section.len; i++)
		dots += l->section.at[i] == '.';
	return dots >= 3;
}

static bool
is_heading_number(const struct prose *p, int statement, struct str number)
{
	const struct statement *s = &p->statements.at[statement];

	return s->kind == STATEMENT_HEADING &&
	       str_eq(p->maps[s->document]->sections.at[s->section].number,
		   number);
}

/* "BR" stands for whichever requirements a document names last; a number that
 * they do not have, but this list has, is this list's. */
static bool
is_slip(const struct method_finder *f, struct str source, struct str number)
{
	for (size_t i = 0; i < f->lists->len; i++)
		if (str_eq(f->lists->at[i].source, source))
			return item_of_number(&f->lists->at[i], number) < 0;
	return false;
}

/* "A method of 3.2.2.4 (S/MIME BR 3.2.2.1)": the number of another list where
 * the statement names the source for one of this list. */
static bool
is_of_other_source(
    const struct method_finder *f, const struct statement *s, struct str number)
{
	bool others = false;

	for (size_t i = 0; i < f->lists->len; i++)
		others |= str_eq(f->lists->at[i].section, number);
	for (int i = 0; others && i < s->n_pointers; i++) {
		const struct pointer *to =
		    &f->prose->pointers.at[s->first_pointer + i];

		if (to->to == POINTER_SOURCE &&
		    str_eq(to->source, f->list->source))
			return true;
	}
	return false;
}

static void
take_number(struct method_finder *f, int unit, int token)
{
	const struct prose *p = f->prose;
	const struct statement *s = &p->statements.at[unit];
	struct str number = dotted(p->text, token);
	int item = number.len ? item_of_number(f->list, number) : -1;
	const struct pointer *to;
	struct method_hit h = {.unit = unit, .first = token, .last = token + 1};

	if (item < 0 || !is_text(s) || is_heading_number(p, unit, number))
		return;
	to = pointer_at(p, unit, token);
	if (to && to->to == POINTER_SOURCE &&
	    !str_eq(to->source, f->list->source) &&
	    !(may_stand_alone(f->list) && is_slip(f, to->source, number)))
		return;
	h.cited = to && to->to == POINTER_SOURCE;
	if (!h.cited && !may_stand_alone(f->list) &&
	    (f->region[s->document][s->section] != REGION_HOME ||
		is_of_other_source(f, s, number)))
		return;
	h.item = item;
	h.how = METHOD_BY_NUMBER;
	VEC_PUSH(f->a, &f->hits, h);
}

/* "3.2.2.4.7, .18 and .19": numbers that leave out what they share with the one
 * before. */
static void
take_short_numbers(
    struct method_finder *f, int unit, int token, const struct method_hit *full)
{
	const struct phrase_text *t = f->prose->text;
	struct str number = f->list->items[full->item].number;
	int last = t->units.at[unit].last, i = token + 1, between = 0;

	while (number.len && number.at[number.len - 1] != '.')
		number.len--;
	for (; i < last && between < 4; i++) {
		const struct token *k = &t->tokens.at[i];
		const struct block *b =
		    &f->prose->docs[k->document]->blocks.at[k->block];
		struct str tail = str_sub(b->text, k->start, k->end);
		struct method_hit h = *full;

		if (tail.len && tail.at[0] == '.')
			tail = str_sub(tail, 1, tail.len);
		else if (!k->start || b->text.at[k->start - 1] != '.' ||
			 !tail.len || !char_is_digit(tail.at[0])) {
			between++;
			continue;
		}
		h.item = item_of_number(
		    f->list, arena_print(f->a, "%.*s%.*s", STR_ARG(number),
				 STR_ARG(tail)));
		h.first = i;
		h.last = i + 1;
		if (h.item < 0)
			break;
		VEC_PUSH(f->a, &f->hits, h);
		between = 0;
	}
}

static void
find_numbers(struct method_finder *f)
{
	const struct phrase_text *t = f->prose->text;
	size_t unit = 0;

	for (size_t i = 0; i < t->quantities.len; i++) {
		const struct quantity *q = &t->quantities.at[i];
		size_t before = f->hits.len;
		struct method_hit full;

		if (q->kind != QUANTITY_SECTION)
			continue;
		while (t->units.at[unit].last <= q->first)
			unit++;
		if (q->first < method_own_first(f->prose, (int)unit))
			continue;
		take_number(f, (int)unit, q->first);
		if (f->hits.len == before)
			continue;
		full = f->hits.at[before];
		take_short_numbers(f, (int)unit, q->first, &full);
	}
}

/* -- sections of their own ----------------------------------------------- */

static bool
title_char(char c)
{
	return char_is_alpha(c) || char_is_digit(c);
}

/* The next word of a title, in lower case; articles are passed over. */
static bool
title_word(struct str s, size_t *at, char *word, size_t max)
{
	size_t n;

	do {
		n = 0;
		while (*at < s.len && !title_char(s.at[*at]))
			(*at)++;
		while (*at < s.len && title_char(s.at[*at])) {
			if (n + 1 < max)
				word[n++] = char_lower(s.at[*at]);
			(*at)++;
		}
		word[n] = '\0';
	} while (n && (strcmp(word, "a") == 0 || strcmp(word, "an") == 0 ||
			  strcmp(word, "the") == 0));
	return n > 0;
}

static bool
same_title(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	for (;;) {
		char x[48], y[48];
		bool more_a = title_word(a, &i, x, sizeof(x));
		bool more_b = title_word(b, &k, y, sizeof(y));

		if (more_a != more_b)
			return false;
		if (!more_a)
			return true;
		if (strcmp(x, y) != 0)
			return false;
	}
}

bool
method_longest_name(const struct method_finder *f, int first, int last,
    int from, uint64_t *set, int *start, int *end)
{
	size_t i, to;
	int longest = 0;

	method_hits_in(f, first, last, &i, &to);
	*set = 0;
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];
		int length = h->last - h->first;

		if (h->how != METHOD_BY_NAME || h->first < from ||
		    length < longest)
			continue;
		if (length > longest)
			*set = 0;
		/* Of names of one length the first in the text. */
		if (*set && h->first != *start)
			continue;
		longest = length;
		*start = h->first;
		*end = h->last;
		*set |= UINT64_C(1) << h->item;
	}
	return *set != 0;
}

static uint64_t
by_number(const struct method_finder *f, uint64_t set, int first, int last)
{
	uint64_t found = 0;
	size_t i, to;

	method_hits_in(f, first, last, &i, &to);
	for (; i < to; i++)
		if (f->hits.at[i].how == METHOD_BY_NUMBER)
			found |= UINT64_C(1) << f->hits.at[i].item;
	return found & set;
}

static int
lowest(uint64_t set)
{
	int i = 0;

	while (!(set >> i & 1))
		i++;
	return i;
}

static uint64_t
by_deed(const struct method_finder *f, uint64_t set, int first, int last)
{
	uint64_t found = 0;
	size_t i, to;

	method_hits_in(f, first, last, &i, &to);
	for (; i < to; i++)
		if (f->hits.at[i].how == METHOD_BY_DEED)
			found |= UINT64_C(1) << f->hits.at[i].item;
	return found & set;
}

static int
latest_allowed(const struct method_list *l, uint64_t set)
{
	int best = lowest(set);

	for (size_t i = 0; i < l->n_items; i++)
		if ((set >> i & 1) &&
		    l->items[i].barred > l->items[best].barred)
			best = (int)i;
	return best;
}

int
method_pick(struct method_finder *f, uint64_t set, struct str printed,
    int first, int last)
{
	const struct method_list *l = f->list;
	int local = item_of_number(l, printed);
	uint64_t some;

	if ((set & (set - 1)) == 0)
		return lowest(set);
	if (local >= 0 && (set >> local & 1))
		return local;
	some = by_number(f, set, first, last);
	if (some)
		return latest_allowed(l, some);
	some = by_deed(f, set, first, last);
	return latest_allowed(l, some ? some : set);
}

static uint64_t
by_title(const struct method_list *l, struct str title)
{
	uint64_t set = 0;

	for (size_t i = 0; i < l->n_items; i++)
		if (same_title(title, l->items[i].title))
			set |= UINT64_C(1) << i;
	return set;
}

/* A heading that says nothing but "Method 3.2.2.4.7", or no word at all, or has
 * a word of the method that its number is: "3.2.2.4.3 Phone contact". */
static uint64_t
by_bare_number(struct method_finder *f, const struct section *s, int heading)
{
	int item = item_of_number(f->list, s->number);
	uint64_t cited = by_number(f, ~UINT64_C(0), heading, heading + 1);
	char word[48];
	size_t at = 0;

	if (cited)
		return (cited & (cited - 1)) == 0 ? cited : 0;
	if (item >= 0 && f->list->items[item].needs.len &&
	    method_says(
		f, &f->list->items[item].needs, heading, heading + 1, NULL))
		return UINT64_C(1) << item;
	while (title_word(s->title, &at, word, sizeof(word)))
		if (strcmp(word, "method") != 0 && !char_is_digit(word[0]))
			return 0;
	return item < 0 ? 0 : UINT64_C(1) << item;
}

/* Of several names in a heading the one that fits its number. */
static uint64_t
by_local_number(const struct method_finder *f, struct str number, int heading)
{
	int item = item_of_number(f->list, number);
	size_t i, to;

	method_hits_in(f, heading, heading + 1, &i, &to);
	for (; i < to; i++)
		if (f->hits.at[i].how == METHOD_BY_NAME &&
		    f->hits.at[i].item == item)
			return UINT64_C(1) << item;
	return 0;
}

static int
item_of_section(struct method_finder *f, int d, int section)
{
	const struct section *s = &f->prose->maps[d]->sections.at[section];
	int heading, last, start, end;
	uint64_t set;

	prose_section_statements(f->prose, d, section, true, &heading, &last);
	set = by_title(f->list, s->title);
	if (!set)
		set = by_local_number(f, s->number, heading);
	if (!set && !method_longest_name(
			f, heading, heading + 1, 0, &set, &start, &end))
		set = by_bare_number(f, s, heading);
	return set ? method_pick(f, set, s->number, heading, last) : -1;
}

static bool
is_head(const struct method_finder *f, int d, int section)
{
	const struct map *m = f->prose->maps[d];
	int parent = m->sections.at[section].parent;
	struct str number = map_rfc_number(m, section);

	if (parent >= 0 && f->region[d][parent] == REGION_HOME)
		return false;
	for (size_t i = 0; i < f->list->n_home; i++)
		if (number_is_below(number, f->list->home[i]))
			return str_eq(number, f->list->home[i]);
	return true;
}

static bool
has_title(const struct method_finder *f, int d, int section)
{
	return by_title(
		   f->list, f->prose->maps[d]->sections.at[section].title) != 0;
}

/* The section that holds the list is no method, whatever words its title shares
 * with one. */
static void
find_own_sections(struct method_finder *f)
{
	const struct prose *p = f->prose;

	for (int d = 0; d < p->n_docs; d++)
		for (size_t s = 0; s < p->maps[d]->sections.len; s++)
			f->own[d][s] = f->region[d][s] == REGION_HOME &&
					       (!is_head(f, d, (int)s) ||
						   has_title(f, d, (int)s))
					   ? item_of_section(f, d, (int)s)
					   : -1;
}

/* A section of this document with that number may be another method's. */
static int
own_section_item(const struct method_finder *f, int d, struct str number)
{
	const struct map *m = f->prose->maps[d];

	for (size_t s = 1; s < m->sections.len; s++)
		if (str_eq(m->sections.at[s].number, number))
			return f->own[d][s];
	return -1;
}

static void
follow_own_numbers(struct method_finder *f)
{
	const struct prose *p = f->prose;

	for (size_t i = 0; i < f->hits.len; i++) {
		struct method_hit *h = &f->hits.at[i];
		int d = p->statements.at[h->unit].document, item;

		if (h->how != METHOD_BY_NUMBER || h->cited)
			continue;
		item = own_section_item(f, d, dotted(p->text, h->first));
		if (item >= 0)
			h->item = item;
	}
}

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
	find_numbers(f);
	sort_hits(f);
	find_own_sections(f);
	follow_own_numbers(f);
}
