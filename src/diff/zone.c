#include "diff/zone.h"

#include <stdlib.h>

#include "base/utf8.h"

/* What speaks for a pair, in parts of what a text wholly kept is worth. */
#define WORTH_TEXT 100
#define WORTH_RFC 45
#define WORTH_TITLE 40
#define WORTH_NUMBER 25
#define WORTH_LEAST 38

/* Texts shorter than this are in too many sections to tell one. */
#define TELLING_WEIGHT 40

struct vote {
	int zone[2];
	long text; /* weight of what they share */
	int worth;
};

struct votes VEC(struct vote);

static int
compare_zones(const void *a, const void *b)
{
	const struct vote *p = a, *q = b;

	for (int i = 0; i < 2; i++)
		if (p->zone[i] != q->zone[i])
			return p->zone[i] < q->zone[i] ? -1 : 1;
	return 0;
}

static int
compare_worth(const void *a, const void *b)
{
	const struct vote *p = a, *q = b;

	if (p->worth != q->worth)
		return p->worth > q->worth ? -1 : 1;
	return compare_zones(a, b);
}

/* -- what speaks for a pair ---------------------------------------------- */

struct telling {
	uint64_t text;
	int side, zone, weight;
};

static int
compare_telling(const void *a, const void *b)
{
	const struct telling *p = a, *q = b;

	if (p->text != q->text)
		return p->text < q->text ? -1 : 1;
	return p->side != q->side ? p->side - q->side : p->zone - q->zone;
}

/* Portions that stand once in each document vote for their zones. */
static void
vote_by_text(struct arena *a, const struct alignment *al, struct votes *votes)
{
	struct VEC(struct telling) all = {0};

	for (int i = 0; i < 2; i++)
		for (size_t k = 0; k < al->side[i].portions.len; k++) {
			const struct portion *p = &al->side[i].portions.at[k];
			const struct telling one = {
			    p->plainly, i, p->zone, p->weight};

			if (p->weight >= TELLING_WEIGHT && p->role == ROLE_BODY)
				VEC_PUSH(a, &all, one);
		}
	if (all.len)
		qsort(all.at, all.len, sizeof(*all.at), compare_telling);
	for (size_t i = 0; i < all.len;) {
		size_t end = i + 1;

		while (end < all.len && all.at[end].text == all.at[i].text)
			end++;
		if (end - i == 2 && all.at[i].side != all.at[i + 1].side) {
			const struct vote v = {
			    {all.at[i].zone, all.at[i + 1].zone},
			    all.at[i].weight, 0};

			VEC_PUSH(a, votes, v);
		}
		i = end;
	}
}

static struct str
title_key(struct arena *a, const struct section *s)
{
	return utf8_fold(a, s->title);
}

/* Pairs of sections for which `key` gives the same text; a key that several
 * sections of one side have says nothing. */
static void
vote_by_key(struct arena *a, const struct alignment *al, struct votes *votes,
    struct str (*key)(struct arena *a, const struct section *s))
{
	struct index ix = {0};
	const struct map *one = al->side[0].map, *other = al->side[1].map;
	int *seen = arena_many(a, int, one->sections.len + 1);

	for (size_t i = 1; i < one->sections.len; i++) {
		struct str k = key(a, &one->sections.at[i]);

		if (k.len && index_find(&ix, k) >= 0)
			seen[index_find(&ix, k)] = -1; /* not the only one */
		else if (k.len)
			index_put(a, &ix, k, (int)i);
	}
	for (int round = 0; round < 2; round++)
		for (size_t i = 1; i < other->sections.len; i++) {
			struct str k = key(a, &other->sections.at[i]);
			int at = k.len ? index_find(&ix, k) : -1;
			struct vote v = {{at, (int)i}, 0, 0};

			if (at < 0 || seen[at] < 0)
				continue;
			if (round == 0)
				seen[at] = seen[at] ? -1 : (int)i;
			else if (seen[at] == (int)i)
				VEC_PUSH(a, votes, v);
		}
}

static struct str
number_key(struct arena *a, const struct section *s)
{
	(void)a;
	return s->number;
}

static struct str
rfc_key(struct arena *a, const struct section *s)
{
	return s->rfc >= 0 ? arena_print(a, "%d", s->rfc) : STR("");
}

/* -- weighing ------------------------------------------------------------ */

static long *
zone_weights(struct arena *a, const struct side *s)
{
	long *weights = arena_many(a, long, (size_t)s->n_zones);

	for (size_t i = 0; i < s->portions.len; i++)
		weights[s->portions.at[i].zone] += s->portions.at[i].weight;
	return weights;
}

static int
worth_of(struct arena *a, const struct alignment *al, long *const weights[2],
    const struct vote *v)
{
	const struct section *s[2];
	long whole = 0;
	int worth = 0;

	for (int i = 0; i < 2; i++) {
		s[i] = &al->side[i].map->sections.at[v->zone[i]];
		if (whole < weights[i][v->zone[i]])
			whole = weights[i][v->zone[i]];
	}
	if (whole)
		worth = (int)(v->text * WORTH_TEXT / whole);
	if (s[0]->rfc >= 0 && s[0]->rfc == s[1]->rfc)
		worth += WORTH_RFC;
	if (s[0]->title.len && str_eq(title_key(a, s[0]), title_key(a, s[1])))
		worth += WORTH_TITLE;
	if (s[0]->number.len && str_eq(s[0]->number, s[1]->number))
		worth += WORTH_NUMBER;
	return worth;
}

/* One vote a pair, with all its text. */
static void
join_votes(struct votes *votes)
{
	size_t n = 0;

	if (votes->len)
		qsort(votes->at, votes->len, sizeof(*votes->at), compare_zones);
	for (size_t i = 0; i < votes->len; i++)
		if (n && compare_zones(&votes->at[n - 1], &votes->at[i]) == 0)
			votes->at[n - 1].text += votes->at[i].text;
		else
			votes->at[n++] = votes->at[i];
	votes->len = n;
}

static void
pair(struct alignment *al, int one, int other)
{
	al->zone_pair[0][one] = other;
	al->zone_pair[1][other] = one;
}

/* The best pairs first; one zone has one partner. */
static void
choose(struct alignment *al, const struct votes *votes)
{
	for (size_t i = 0; i < votes->len; i++) {
		const struct vote *v = &votes->at[i];

		if (v->worth >= WORTH_LEAST &&
		    al->zone_pair[0][v->zone[0]] < 0 &&
		    al->zone_pair[1][v->zone[1]] < 0)
			pair(al, v->zone[0], v->zone[1]);
	}
}

/* The key of a section below sections that are paired: "12/definitions". */
static struct str
key_below(struct arena *a, const struct alignment *al, int side, int section)
{
	const struct section *s = &al->side[side].map->sections.at[section];
	int parent = s->parent;

	if (parent > 0)
		parent = al->zone_pair[side][parent] < 0 ? -1
			 : side == 0                     ? parent
				     : al->zone_pair[1][parent];
	if (parent < 0 && s->parent > 0)
		return STR("");
	return arena_print(a, "%d/%.*s", parent, STR_ARG(title_key(a, s)));
}

/* Sections with one title below the same section, in order. */
static void
pair_by_title(struct arena *a, struct alignment *al)
{
	const struct map *one = al->side[0].map, *other = al->side[1].map;
	struct index ix = {0};
	int *next = arena_many(a, int, one->sections.len + 1);

	for (size_t i = one->sections.len; i-- > 1;) {
		struct str k;

		if (al->zone_pair[0][i] >= 0)
			continue;
		k = key_below(a, al, 0, (int)i);
		next[i] = k.len ? index_find(&ix, k) : -1;
		if (k.len)
			index_put(a, &ix, k, (int)i);
	}
	for (size_t i = 1; i < other->sections.len; i++) {
		struct str k;
		int at;

		if (al->zone_pair[1][i] >= 0)
			continue;
		k = key_below(a, al, 1, (int)i);
		at = k.len ? index_find(&ix, k) : -1;
		if (at < 0)
			continue;
		pair(al, at, (int)i);
		index_put(a, &ix, k, next[at]);
	}
}

void
zones_pair(struct arena *a, struct alignment *al)
{
	struct votes votes = {0};
	long *weights[2];

	for (int i = 0; i < 2; i++) {
		size_t n = (size_t)al->side[i].n_zones;

		weights[i] = zone_weights(a, &al->side[i]);
		al->zone_pair[i] = arena_many(a, int, n);
		for (size_t k = 0; k < n; k++)
			al->zone_pair[i][k] = -1;
	}
	pair(al, 0, 0);
	for (int role = 0; role <= (int)ROLE_FOOTER; role++)
		pair(al, (int)al->side[0].map->sections.len + role,
		    (int)al->side[1].map->sections.len + role);
	vote_by_text(a, al, &votes);
	vote_by_key(a, al, &votes, title_key);
	vote_by_key(a, al, &votes, number_key);
	vote_by_key(a, al, &votes, rfc_key);
	join_votes(&votes);
	for (size_t i = 0; i < votes.len; i++)
		votes.at[i].worth = worth_of(a, al, weights, &votes.at[i]);
	if (votes.len)
		qsort(votes.at, votes.len, sizeof(*votes.at), compare_worth);
	choose(al, &votes);
	for (int level = 0; level < 4; level++)
		pair_by_title(a, al);
}
