#include "diff/script.h"

#include <stdlib.h>

#include "base/limits.h"

/* Gaps up to this size are searched without anchors. */
#define SMALL_GAP 48

/* Rounds of anchors inside anchors. */
#define ROUNDS 16

struct script_gap {
	int a, n, b, m; /* elements [a, n) of one, [b, m) of the other */
	int round;
};

struct script_anchor {
	int a, b;
	int before; /* the one before it in the longest chain, or -1 */
};

struct match_job {
	struct script *s;
	const int *a, *b;
	int *match;
};

void
script_init(struct script *s, struct arena *a, int n_elements)
{
	*s = (struct script){.arena = a, .n_elements = n_elements};
	for (int i = 0; i < 2; i++) {
		s->counts[i] = arena_many(a, int, (size_t)n_elements + 1);
		s->places[i] = arena_many(a, int, (size_t)n_elements + 1);
	}
}

/* Takes what is equal at both ends off a gap. */
static void
trim(struct match_job *j, struct script_gap *g)
{
	while (g->a < g->n && g->b < g->m && j->a[g->a] == j->b[g->b])
		j->match[g->a++] = g->b++;
	while (g->a < g->n && g->b < g->m && j->a[g->n - 1] == j->b[g->m - 1])
		j->match[--g->n] = --g->m;
}

/* -- Myers --------------------------------------------------------------- */

/* Row d holds how far along `a` each diagonal -d..d comes with d edits. */
static int *
row_of(struct script *s, int d)
{
	return s->rows.at + (size_t)d * (size_t)(d + 1);
}

static void
make_room(struct script *s, int d)
{
	size_t need = (size_t)(d + 1) * (size_t)(d + 1);

	while (s->rows.len < need)
		VEC_PUSH(s->arena, &s->rows, 0);
}

/* Where diagonal k starts with d edits: one down or one right from before. */
static int
start_of(struct script *s, int d, int k)
{
	const int *before;

	if (d == 0)
		return 0;
	before = row_of(s, d - 1);
	if (k == -d || (k != d && before[k - 1] < before[k + 1]))
		return before[k + 1];
	return before[k - 1] + 1;
}

/* Walks the path back and notes what stays. */
static void
walk_back(struct match_job *j, const struct script_gap *g, int d, int k)
{
	for (; d >= 0; d--) {
		int x = row_of(j->s, d)[k], start = start_of(j->s, d, k);
		const int *before = d ? row_of(j->s, d - 1) : NULL;

		while (x > start) {
			x--;
			j->match[g->a + x] = g->b + x - k;
		}
		if (before)
			k +=
			    k == -d || (k != d && before[k - 1] < before[k + 1])
				? 1
				: -1;
	}
}

static void
search(struct match_job *j, const struct script_gap *g)
{
	int n = g->n - g->a, m = g->m - g->b;
	int most = n + m < LIMIT_SCRIPT_EDITS ? n + m : LIMIT_SCRIPT_EDITS;

	if (n == 0 || m == 0)
		return;
	for (int d = 0; d <= most; d++) {
		make_room(j->s, d);
		for (int k = -d; k <= d; k += 2) {
			int x = start_of(j->s, d, k);

			while (x < n && x - k < m && x - k >= 0 &&
			       j->a[g->a + x] == j->b[g->b + x - k])
				x++;
			row_of(j->s, d)[k] = x;
			if (x >= n && x - k >= m) {
				walk_back(j, g, d, k);
				return;
			}
		}
	}
}

/* -- anchors ------------------------------------------------------------- */

static void
count(struct match_job *j, const struct script_gap *g)
{
	for (int i = g->a; i < g->n; i++) {
		j->s->counts[0][j->a[i]]++;
		j->s->places[0][j->a[i]] = i;
	}
	for (int i = g->b; i < g->m; i++) {
		j->s->counts[1][j->b[i]]++;
		j->s->places[1][j->b[i]] = i;
	}
}

static void
forget(struct match_job *j, const struct script_gap *g)
{
	for (int i = g->a; i < g->n; i++)
		j->s->counts[0][j->a[i]] = 0;
	for (int i = g->b; i < g->m; i++)
		j->s->counts[1][j->b[i]] = 0;
}

/* Elements that both have once, in the order of `a`. */
static void
find_anchors(struct match_job *j, const struct script_gap *g)
{
	struct script *s = j->s;

	s->anchors.len = 0;
	count(j, g);
	for (int i = g->a; i < g->n; i++) {
		int e = j->a[i];
		struct script_anchor one = {i, s->places[1][e], -1};

		if (s->counts[0][e] == 1 && s->counts[1][e] == 1)
			VEC_PUSH(s->arena, &s->anchors, one);
	}
	forget(j, g);
}

/* Keeps the longest chain of anchors whose places in `b` rise; gives its last
 * one, or -1. */
static int
chain_anchors(struct script *s)
{
	s->tails.len = 0;
	for (int i = 0; i < (int)s->anchors.len; i++) {
		size_t low = 0, high = s->tails.len;

		while (low < high) {
			size_t mid = (low + high) / 2;

			if (s->anchors.at[s->tails.at[mid]].b <
			    s->anchors.at[i].b)
				low = mid + 1;
			else
				high = mid;
		}
		s->anchors.at[i].before = low ? s->tails.at[low - 1] : -1;
		if (low == s->tails.len)
			VEC_PUSH(s->arena, &s->tails, i);
		else
			s->tails.at[low] = i;
	}
	return s->tails.len ? s->tails.at[s->tails.len - 1] : -1;
}

static void
push_gap(struct script *s, int a, int n, int b, int m, int round)
{
	const struct script_gap g = {a, n, b, m, round};

	if (a < n && b < m)
		VEC_PUSH(s->arena, &s->gaps, g);
}

/* Cuts a gap at its anchors; false when it has none. */
static bool
split(struct match_job *j, const struct script_gap *g)
{
	struct script *s = j->s;
	int n = g->n, m = g->m, at;

	find_anchors(j, g);
	at = chain_anchors(s);
	if (at < 0)
		return false;
	for (; at >= 0; at = s->anchors.at[at].before) {
		const struct script_anchor one = s->anchors.at[at];

		j->match[one.a] = one.b;
		push_gap(s, one.a + 1, n, one.b + 1, m, g->round + 1);
		n = one.a;
		m = one.b;
	}
	push_gap(s, g->a, n, g->b, m, g->round + 1);
	return true;
}

void
script_match(
    struct script *s, const int *a, int n, const int *b, int m, int *match)
{
	struct match_job j = {s, a, b, match};

	for (int i = 0; i < n; i++)
		match[i] = -1;
	s->gaps.len = 0;
	push_gap(s, 0, n, 0, m, 0);
	while (s->gaps.len) {
		struct script_gap g = s->gaps.at[--s->gaps.len];
		bool small;

		trim(&j, &g);
		small = g.n - g.a + g.m - g.b <= SMALL_GAP;
		if (small || g.round >= ROUNDS || !split(&j, &g))
			search(&j, &g);
	}
}

/* -- the heaviest chain -------------------------------------------------- */

struct ranked {
	int value, at;
};

static int
compare_ranked(const void *a, const void *b)
{
	const struct ranked *p = a, *q = b;

	return p->value != q->value ? (p->value < q->value ? -1 : 1)
				    : (p->at < q->at ? -1 : p->at > q->at);
}

/* The value at or below `rank` whose chain is the heaviest, or -1: a tree of
 * largest prefixes. */
static int
best_below(const int *tree, const long *weight, int rank)
{
	int best = -1;

	for (; rank > 0; rank -= rank & -rank)
		if (tree[rank] >= 0 &&
		    (best < 0 || weight[tree[rank]] > weight[best]))
			best = tree[rank];
	return best;
}

static void
put(int *tree, const long *weight, int n, int rank, int i)
{
	for (; rank <= n; rank += rank & -rank)
		if (tree[rank] < 0 || weight[i] > weight[tree[rank]])
			tree[rank] = i;
}

void
script_chain(
    struct arena *a, const int *values, const int *weights, int n, bool *in)
{
	struct ranked *order = arena_many(a, struct ranked, (size_t)n + 1);
	int *rank = arena_many(a, int, (size_t)n + 1);
	int *tree = arena_many(a, int, (size_t)n + 2);
	int *before = arena_many(a, int, (size_t)n + 1);
	long *total = arena_many(a, long, (size_t)n + 1);
	int best = -1;

	for (int i = 0; i < n; i++)
		order[i] = (struct ranked){values[i], i};
	qsort(order, (size_t)n, sizeof(*order), compare_ranked);
	for (int i = 0; i < n; i++)
		rank[order[i].at] = i + 1;
	for (int i = 0; i <= n; i++)
		tree[i] = -1;
	for (int i = 0; i < n; i++) {
		in[i] = false;
		before[i] = best_below(tree, total, rank[i] - 1);
		total[i] = weights[i] + (before[i] < 0 ? 0 : total[before[i]]);
		put(tree, total, n, rank[i], i);
		if (best < 0 || total[i] > total[best])
			best = i;
	}
	for (; best >= 0; best = before[best])
		in[best] = true;
}
