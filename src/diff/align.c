/* How portions find each other, surest first:
 *
 *   1. the same words but for case, typography and labels, in order, inside
 *      sections that belong together;
 *   2. rows of tables there that are about the same thing: with the same
 *      field in the first cell ("Validity Period", "validity");
 *   3. alike, in order there: between two texts that stay, the pairs that
 *      share the most;
 *   4. the same words in any other section, once on each side;
 *   5. alike in any other section, found by the rare words they share;
 *   6. what is left beside a group (diff/group.h).
 *
 * Which of two equally good answers is taken depends on the order of the
 * documents; so they are always taken in one order, told by their digests. */
#include "diff/align.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "diff/group.h"
#include "diff/script.h"
#include "diff/zone.h"

/* Alike: parts of 100 of what the two weigh together. */
#define ALIKE 50
#define ALIKE_ELSEWHERE 60

/* One is contained in the other: of 100 of what the smaller one weighs. */
#define CONTAINED 75
#define CONTAINED_SHORT 95 /* an item of a list inside a sentence */

/* Text lighter than this (some five words) is not told by its words alone. */
#define TELLING 60
#define TELLING_SAME 30 /* where the whole text is the same */
#define TELLING_SHORT 18 /* in order, and wholly contained */

/* A word in more portions than this tells none of them. */
#define POSTINGS 24
#define CANDIDATES 6

/* Words of a line of the cover. */
#define LINE_WORDS 10

struct aligner {
	struct arena *a;
	struct alignment *al;
	struct side *s[2];
	int *match[2]; /* by portion: its partner, or -1 */
	struct script script;
};

static struct portion *
portion_at(const struct aligner *g, int side, int i)
{
	return &g->s[side]->portions.at[i];
}

static void
match(struct aligner *g, int one, int other)
{
	g->match[0][one] = other;
	g->match[1][other] = one;
}

static bool
is_free(const struct aligner *g, int side, int i)
{
	return g->match[side][i] < 0;
}

/* -- likeness ------------------------------------------------------------ */

struct likeness {
	int shared, likeness, contained; /* the latter two of 100 */
};

static struct likeness
liken(const struct aligner *g, int one, int other)
{
	const struct portion *p = portion_at(g, 0, one);
	const struct portion *q = portion_at(g, 1, other);
	int less = p->weight < q->weight ? p->weight : q->weight;
	struct likeness l = {0};

	l.shared = portion_shared(&g->al->terms, g->s[0], p, g->s[1], q);
	if (p->weight + q->weight)
		l.likeness = 200 * l.shared / (p->weight + q->weight);
	if (less)
		l.contained = 100 * l.shared / less;
	return l;
}

/* A heading is not a sentence, nor is a change log a practice. */
static bool
may_pair(const struct aligner *g, int one, int other)
{
	const struct portion *p = portion_at(g, 0, one);
	const struct portion *q = portion_at(g, 1, other);

	return (p->kind == BLOCK_HEADING) == (q->kind == BLOCK_HEADING) &&
	       p->role == q->role;
}

/* Short lines of a cover that begin with the same word: "Version: 5.20" and
 * "Version: 5.21". */
static bool
is_same_line(const struct aligner *g, int one, int other)
{
	const struct portion *p = portion_at(g, 0, one);
	const struct portion *q = portion_at(g, 1, other);

	return p->role == ROLE_COVER &&
	       p->last_word - p->first_word <= LINE_WORDS &&
	       q->last_word - q->first_word <= LINE_WORDS &&
	       g->s[0]->words.at[p->first_word].term ==
		   g->s[1]->words.at[q->first_word].term;
}

/* What a pair inside one stretch of a section is worth: 0 when they are not
 * alike. */
static int
worth_of_pair(const struct aligner *g, int one, int other)
{
	struct likeness l;
	int light;

	if (!may_pair(g, one, other))
		return 0;
	l = liken(g, one, other);
	light = portion_at(g, 0, one)->weight;
	if (light > portion_at(g, 1, other)->weight)
		light = portion_at(g, 1, other)->weight;
	if (l.likeness >= ALIKE || is_same_line(g, one, other) ||
	    (l.contained >= CONTAINED && light >= TELLING) ||
	    (l.contained >= CONTAINED_SHORT && light >= TELLING_SHORT))
		return l.shared;
	return 0;
}

/* -- in order, inside a pair of sections --------------------------------- */

struct ints VEC(int);

static void
free_of_zone(const struct aligner *g, int side, int zone, struct ints *out)
{
	out->len = 0;
	for (int i = g->s[side]->first_of_zone[zone]; i >= 0;
	     i = g->s[side]->next_in_zone[i])
		if (is_free(g, side, i))
			VEC_PUSH(g->a, out, i);
}

struct keyed {
	uint64_t text; /* its words */
	int side, at;
};

static int
compare_keyed(const void *a, const void *b)
{
	const struct keyed *p = a, *q = b;

	if (p->text != q->text)
		return p->text < q->text ? -1 : 1;
	return p->side != q->side ? p->side - q->side : p->at - q->at;
}

/* For each portion of a side a number, the same for the same text. */
static int *
number_texts(struct aligner *g, int side, int *n_keys)
{
	struct VEC(struct keyed) all = {0};
	int *keys = arena_many(g->a, int, g->s[side]->portions.len + 1);
	int n = 0;

	for (int k = 0; k < 2; k++)
		for (size_t i = 0; i < g->s[k]->portions.len; i++) {
			const struct portion *p = portion_at(g, k, (int)i);
			const struct keyed one = {p->plainly, k, (int)i};

			VEC_PUSH(g->a, &all, one);
		}
	if (all.len)
		qsort(all.at, all.len, sizeof(*all.at), compare_keyed);
	for (size_t i = 0; i < all.len; i++) {
		n += i > 0 && all.at[i].text != all.at[i - 1].text;
		if (all.at[i].side == side)
			keys[all.at[i].at] = n;
	}
	*n_keys = n + 1;
	return keys;
}

static void
match_in_order(struct aligner *g, int *const keys[2])
{
	struct ints at[2] = {{0}, {0}}, key[2] = {{0}, {0}};
	struct ints found = {0};

	for (int zone = 0; zone < g->s[0]->n_zones; zone++) {
		int other = g->al->zone_pair[0][zone];

		if (other < 0)
			continue;
		for (int i = 0; i < 2; i++) {
			free_of_zone(g, i, i ? other : zone, &at[i]);
			key[i].len = 0;
			for (size_t k = 0; k < at[i].len; k++)
				VEC_PUSH(g->a, &key[i], keys[i][at[i].at[k]]);
		}
		if (!at[0].len || !at[1].len)
			continue;
		while (found.len < at[0].len)
			VEC_PUSH(g->a, &found, 0);
		script_match(&g->script, key[0].at, (int)at[0].len, key[1].at,
		    (int)at[1].len, found.at);
		for (size_t k = 0; k < at[0].len; k++)
			if (found.at[k] >= 0)
				match(g, at[0].at[k], at[1].at[found.at[k]]);
	}
}

static void
match_texts(struct aligner *g)
{
	int n = 0;
	int *keys[2] = {number_texts(g, 0, &n), number_texts(g, 1, &n)};

	script_init(&g->script, g->a, n);
	match_in_order(g, keys);
}

/* -- rows ---------------------------------------------------------------- */

/* Names of fields are written as X.509 does and as people do. */
static const struct {
	struct str words, usual;
} field_words[] = {
    {STR_INIT("distinguishedname"), STR_INIT("")},
    {STR_INIT("alternative"), STR_INIT("alt")},
    {STR_INIT("extended"), STR_INIT("ext")},
    {STR_INIT("period"), STR_INIT("")},
    {STR_INIT("info"), STR_INIT("")},
};

static struct str
usual_name(struct arena *a, struct str name)
{
	for (size_t i = 0; i < COUNT_OF(field_words); i++) {
		struct str words = field_words[i].words;
		size_t at = str_find(name, words, 0);
		struct str head, tail;

		if (at == SIZE_MAX || at + words.len == words.len + name.len)
			continue;
		head = str_sub(name, 0, at);
		tail = str_sub(name, at + words.len, name.len);
		if (head.len + tail.len == 0)
			continue;
		name = arena_print(a, "%.*s%.*s%.*s", STR_ARG(head),
		    STR_ARG(field_words[i].usual), STR_ARG(tail));
	}
	if (str_ends(name, STR("s")))
		name.len--;
	return name;
}

/* What a row is about: its first cell; empty for what is no row. */
static struct str
row_key(const struct aligner *g, struct arena *a, int side, int i)
{
	const struct portion *p = portion_at(g, side, i);
	const struct block *b = &g->s[side]->doc->blocks.at[p->block];

	if (b->table < 0 || b->col > 0 || p->last_block == p->block ||
	    b->text.len > LIMIT_LEAD_BYTES)
		return (struct str){0};
	return usual_name(a, utf8_fold(a, b->text));
}

/* Rows of one key in one zone meet in order. */
static void
match_rows_of_zone(struct aligner *g, int zone, int other)
{
	struct arena a = {0};
	struct index ix = {0};
	struct ints rows = {0}, next = {0};
	int last = -1;

	for (int i = g->s[0]->first_of_zone[zone]; i >= 0;
	     i = g->s[0]->next_in_zone[i])
		if (is_free(g, 0, i) && row_key(g, &a, 0, i).len)
			VEC_PUSH(&a, &rows, i);
	for (size_t n = rows.len; n-- > 0;) {
		struct str key = row_key(g, &a, 0, rows.at[n]);

		VEC_PUSH(&a, &next, index_find(&ix, key));
		index_put(&a, &ix, key, (int)next.len - 1);
	}
	for (int k = g->s[1]->first_of_zone[other]; k >= 0 && rows.len;
	     k = g->s[1]->next_in_zone[k]) {
		struct str key = row_key(g, &a, 1, k);

		last = key.len && is_free(g, 1, k) ? index_find(&ix, key) : -1;
		if (last < 0)
			continue;
		match(g, rows.at[rows.len - 1 - (size_t)last], k);
		index_put(&a, &ix, key, next.at[last]);
	}
	arena_clear(&a);
}

static void
match_rows(struct aligner *g)
{
	for (int zone = 0; zone < g->s[0]->n_zones; zone++)
		if (g->al->zone_pair[0][zone] >= 0)
			match_rows_of_zone(g, zone, g->al->zone_pair[0][zone]);
}

/* -- alike, in order ----------------------------------------------------- */

/* The pairs of a stretch that keep their order and share the most. */
static void
match_stretch(struct aligner *g, const int *one, int n, const int *other, int m)
{
	struct arena scratch = {0};
	size_t wide = (size_t)m + 1;
	int *worth = arena_many(&scratch, int, (size_t)n *(size_t)m);
	int *best = arena_many(&scratch, int, ((size_t)n + 1) * wide);
	int i = 0, k = 0;

	for (i = n - 1; i >= 0; i--)
		for (k = m - 1; k >= 0; k--) {
			int w = worth_of_pair(g, one[i], other[k]);
			int *b = &best[(size_t)i * wide + (size_t)k];
			int both = w ? w + b[wide + 1] : 0;

			worth[(size_t)i * (size_t)m + (size_t)k] = w;
			*b = b[1] > b[wide] ? b[1] : b[wide];
			if (both > *b)
				*b = both;
		}
	for (i = k = 0; i < n && k < m;) {
		const int *b = &best[(size_t)i * wide + (size_t)k];
		int w = worth[(size_t)i * (size_t)m + (size_t)k];

		if (w && *b == w + b[wide + 1]) {
			match(g, one[i++], other[k++]);
		} else if (*b == b[wide]) {
			i++;
		} else {
			k++;
		}
	}
	arena_clear(&scratch);
}

/* Free portions between two that have found their partners. */
static void
match_gaps_of_zone(struct aligner *g, int zone, int other, struct ints gap[2])
{
	int i = g->s[0]->first_of_zone[zone];
	int k = g->s[1]->first_of_zone[other];

	while (i >= 0 || k >= 0) {
		gap[0].len = gap[1].len = 0;
		for (; i >= 0 && is_free(g, 0, i); i = g->s[0]->next_in_zone[i])
			VEC_PUSH(g->a, &gap[0], i);
		for (; k >= 0 && is_free(g, 1, k); k = g->s[1]->next_in_zone[k])
			VEC_PUSH(g->a, &gap[1], k);
		if (gap[0].len && gap[1].len &&
		    gap[0].len * gap[1].len <= LIMIT_GAP_PAIRS)
			match_stretch(g, gap[0].at, (int)gap[0].len, gap[1].at,
			    (int)gap[1].len);
		if (i >= 0)
			i = g->s[0]->next_in_zone[i];
		if (k >= 0)
			k = g->s[1]->next_in_zone[k];
	}
}

static void
match_alike(struct aligner *g)
{
	struct ints gap[2] = {{0}, {0}};

	for (int zone = 0; zone < g->s[0]->n_zones; zone++)
		if (g->al->zone_pair[0][zone] >= 0)
			match_gaps_of_zone(
			    g, zone, g->al->zone_pair[0][zone], gap);
}

/* -- elsewhere ----------------------------------------------------------- */

/* Neighbours of a pair found elsewhere that are the same as well, however
 * short: the whole passage moved. */
static void
spread(struct aligner *g, int one, int other)
{
	for (int step = -1; step <= 1; step += 2) {
		int i = one + step, k = other + step;

		while (i >= 0 && k >= 0 && i < (int)g->s[0]->portions.len &&
		       k < (int)g->s[1]->portions.len && is_free(g, 0, i) &&
		       is_free(g, 1, k) && may_pair(g, i, k) &&
		       portion_at(g, 0, i)->plainly ==
			   portion_at(g, 1, k)->plainly) {
			match(g, i, k);
			i += step;
			k += step;
		}
	}
}

static void
match_same_elsewhere(struct aligner *g)
{
	struct VEC(struct keyed) all = {0};

	for (int k = 0; k < 2; k++)
		for (int i = 0; i < (int)g->s[k]->portions.len; i++) {
			const struct portion *p = portion_at(g, k, i);
			const struct keyed one = {p->plainly, k, i};

			if (is_free(g, k, i) && p->weight >= TELLING_SAME)
				VEC_PUSH(g->a, &all, one);
		}
	if (all.len)
		qsort(all.at, all.len, sizeof(*all.at), compare_keyed);
	for (size_t i = 0; i < all.len;) {
		size_t end = i + 1;
		int one = all.at[i].at, other;

		while (end < all.len && all.at[end].text == all.at[i].text)
			end++;
		other = all.at[end - 1].at;
		if (end - i == 2 && all.at[i].side == 0 &&
		    all.at[i + 1].side == 1 && is_free(g, 0, one) &&
		    is_free(g, 1, other) && may_pair(g, one, other)) {
			match(g, one, other);
			spread(g, one, other);
		}
		i = end;
	}
}

struct candidate {
	int one, other, likeness;
};

static int
compare_candidates(const void *a, const void *b)
{
	const struct candidate *p = a, *q = b;

	if (p->likeness != q->likeness)
		return p->likeness > q->likeness ? -1 : 1;
	if (p->one != q->one)
		return p->one < q->one ? -1 : 1;
	return p->other < q->other ? -1 : p->other > q->other;
}

/* For each family, the free portions of side 1 that have it. */
struct postings {
	int *first, *next; /* chains of `at` by family; -1 ends */
	int *n; /* by family */
	struct VEC(int) at, link;
};

static void
post(struct aligner *g, struct postings *x)
{
	size_t n = g->al->terms.family.len;

	x->first = arena_many(g->a, int, n);
	x->n = arena_many(g->a, int, n);
	for (size_t i = 0; i < n; i++)
		x->first[i] = -1;
	for (int i = (int)g->s[1]->portions.len - 1; i >= 0; i--) {
		const struct portion *p = portion_at(g, 1, i);

		if (!is_free(g, 1, i) || p->weight < TELLING)
			continue;
		for (int k = p->first_part; k < p->last_part; k++) {
			int f = g->s[1]->parts.at[k].family;

			if (x->n[f]++ >= POSTINGS)
				continue;
			VEC_PUSH(g->a, &x->at, i);
			VEC_PUSH(g->a, &x->link, x->first[f]);
			x->first[f] = (int)x->at.len - 1;
		}
	}
}

/* More votes win, then the earlier portion; `top` is -1 when there is none
 * yet. */
static bool
is_ahead(const int *votes, int at, int top)
{
	if (votes[at] <= 0)
		return false;
	if (top < 0 || votes[at] != votes[top])
		return top < 0 || votes[at] > votes[top];
	return at < top;
}

/* The portions of side 1 that share the most rare words with one of side 0.
 * `votes` is all zero, before and after. */
static void
nominate(struct aligner *g, const struct postings *x, int one, int *votes,
    struct ints *seen, struct ints *best)
{
	const struct portion *p = portion_at(g, 0, one);

	seen->len = best->len = 0;
	for (int k = p->first_part; k < p->last_part; k++) {
		int f = g->s[0]->parts.at[k].family;

		if (x->n[f] > POSTINGS)
			continue;
		for (int at = x->first[f]; at >= 0; at = x->link.at[at]) {
			int other = x->at.at[at];

			if (!votes[other])
				VEC_PUSH(g->a, seen, other);
			votes[other] += terms_weight(&g->al->terms, f);
		}
	}
	for (int i = 0; i < CANDIDATES; i++) {
		int top = -1;

		for (size_t k = 0; k < seen->len; k++)
			if (is_ahead(votes, seen->at[k], top))
				top = seen->at[k];
		if (top < 0)
			break;
		VEC_PUSH(g->a, best, top);
		votes[top] = -votes[top];
	}
	for (size_t k = 0; k < seen->len; k++)
		votes[seen->at[k]] = 0;
}

static void
match_alike_elsewhere(struct aligner *g)
{
	struct postings x = {0};
	struct ints seen = {0}, best = {0};
	struct VEC(struct candidate) all = {0};
	int *votes = arena_many(g->a, int, g->s[1]->portions.len + 1);

	post(g, &x);
	for (int i = 0; i < (int)g->s[0]->portions.len; i++) {
		if (!is_free(g, 0, i) || portion_at(g, 0, i)->weight < TELLING)
			continue;
		nominate(g, &x, i, votes, &seen, &best);
		for (size_t k = 0; k < best.len; k++) {
			struct candidate c = {i, best.at[k], 0};

			c.likeness = liken(g, i, c.other).likeness;
			if (c.likeness >= ALIKE_ELSEWHERE &&
			    may_pair(g, i, c.other))
				VEC_PUSH(g->a, &all, c);
		}
	}
	if (all.len)
		qsort(all.at, all.len, sizeof(*all.at), compare_candidates);
	for (size_t i = 0; i < all.len; i++)
		if (is_free(g, 0, all.at[i].one) &&
		    is_free(g, 1, all.at[i].other))
			match(g, all.at[i].one, all.at[i].other);
}

/* Exchanges the sides. */
static void
turn(struct alignment *al)
{
	struct side side = al->side[0];
	int *pair = al->zone_pair[0];

	al->side[0] = al->side[1];
	al->side[1] = side;
	al->zone_pair[0] = al->zone_pair[1];
	al->zone_pair[1] = pair;
	for (size_t i = 0; i < al->groups.len; i++) {
		struct group *x = &al->groups.at[i];
		int first = x->first[0], last = x->last[0];

		x->first[0] = x->first[1];
		x->last[0] = x->last[1];
		x->first[1] = first;
		x->last[1] = last;
	}
}

void
align(
    struct arena *a, struct cut *one, struct cut *other, struct alignment *out)
{
	bool turned = strcmp(one->side.doc->digest.text,
			  other->side.doc->digest.text) > 0;
	struct cut *first = turned ? other : one,
		   *second = turned ? one : other;
	struct aligner g = {.a = a, .al = out};

	sides_join(a, first, second);
	*out = (struct alignment){
	    .terms = first->terms, .side = {first->side, second->side}};
	for (int i = 0; i < 2; i++) {
		size_t n;

		g.s[i] = &out->side[i];
		n = g.s[i]->portions.len;
		side_weigh(a, &out->terms, g.s[i]);
		g.match[i] = arena_many(a, int, n + 1);
		for (size_t k = 0; k < n; k++)
			g.match[i][k] = -1;
	}
	zones_pair(a, out);
	match_texts(&g);
	match_rows(&g);
	match_alike(&g);
	match_same_elsewhere(&g);
	match_alike_elsewhere(&g);
	groups_make(a, out, g.match[0]);
	if (turned)
		turn(out);
	out->base = turned;
	groups_order(a, out);
}
