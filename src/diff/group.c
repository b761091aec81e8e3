#include "diff/group.h"

#include <stdlib.h>

#include "base/search.h"
#include "diff/script.h"

/* Of 100 of what a portion weighs, shared with what is left over. */
#define JOINED 60

/* Portions of one side of a group. */
#define GROUP_MOST 48

struct grouping {
	struct arena *a;
	struct alignment *al;
};

static struct portion *
portion_at(const struct grouping *g, int side, int i)
{
	return &g->al->side[side].portions.at[i];
}

static struct group *
add_group(struct grouping *g, int one, int other)
{
	struct group *group = VEC_ADD(g->a, &g->al->groups);
	int at = (int)g->al->groups.len - 1;

	if (one >= 0) {
		group->first[0] = one;
		group->last[0] = one + 1;
		portion_at(g, 0, one)->group = at;
	}
	if (other >= 0) {
		group->first[1] = other;
		group->last[1] = other + 1;
		portion_at(g, 1, other)->group = at;
	}
	return group;
}

static int
count_family(const struct side *s, const struct portion *p, int family)
{
	size_t low = (size_t)p->first_part, high = (size_t)p->last_part;

	LOWER_BOUND(low, high, i, s->parts.at[i].family < family);
	return low < (size_t)p->last_part && s->parts.at[low].family == family
		   ? s->parts.at[low].n
		   : 0;
}

static int
count_in(const struct grouping *g, const struct group *group, int side, int f)
{
	int n = 0;

	for (int i = group->first[side]; i < group->last[side]; i++)
		n +=
		    count_family(&g->al->side[side], portion_at(g, side, i), f);
	return n;
}

/* What of a free portion the other side of the group has more of than its own
 * side: of 100. */
static int
repeats(const struct grouping *g, const struct group *group, int side, int i)
{
	const struct portion *p = portion_at(g, side, i);
	int shared = 0;

	if (p->weight == 0)
		return 0;
	for (int k = p->first_part; k < p->last_part; k++) {
		const struct part *x = &g->al->side[side].parts.at[k];
		int more = count_in(g, group, 1 - side, x->family) -
			   count_in(g, group, side, x->family);

		if (more > x->n)
			more = x->n;
		if (more > 0)
			shared += more * terms_weight(&g->al->terms, x->family);
	}
	return 100 * shared / p->weight;
}

static bool
is_joined(const struct grouping *g, int side, int i, int beside)
{
	const struct portion *p = portion_at(g, side, i);
	const struct portion *q = portion_at(g, side, beside);
	const struct group *group;

	if (q->group < 0 || p->zone != q->zone || p->kind == BLOCK_HEADING ||
	    q->kind == BLOCK_HEADING)
		return false;
	group = &g->al->groups.at[q->group];
	if (group->first[0] == group->last[0] ||
	    group->first[1] == group->last[1] ||
	    group->last[side] - group->first[side] >= GROUP_MOST)
		return false;
	return repeats(g, group, side, i) >= JOINED;
}

/* Free portions beside a group, in reading order and then backwards. */
static void
join_free(struct grouping *g, int side)
{
	int n = (int)g->al->side[side].portions.len;

	for (int i = 1; i < n; i++)
		if (portion_at(g, side, i)->group < 0 &&
		    is_joined(g, side, i, i - 1)) {
			int at = portion_at(g, side, i - 1)->group;

			portion_at(g, side, i)->group = at;
			g->al->groups.at[at].last[side] = i + 1;
		}
	for (int i = n - 2; i >= 0; i--)
		if (portion_at(g, side, i)->group < 0 &&
		    is_joined(g, side, i, i + 1)) {
			int at = portion_at(g, side, i + 1)->group;

			portion_at(g, side, i)->group = at;
			g->al->groups.at[at].first[side] = i;
		}
}

/* Groups of both sides that do not keep their order are moved: the lightest
 * that make it so. */
static void
find_moves(struct grouping *g)
{
	int n = 0, total = (int)g->al->groups.len;
	int *at = arena_many(g->a, int, (size_t)total + 1);
	int *value = arena_many(g->a, int, (size_t)total + 1);
	int *weight = arena_many(g->a, int, (size_t)total + 1);
	bool *stays = arena_many(g->a, bool, (size_t)total + 1);

	for (int i = 0; i < total; i++) { /* by their place in side 0 */
		const struct group *group = &g->al->groups.at[i];

		if (group->first[0] == group->last[0] ||
		    group->first[1] == group->last[1])
			continue;
		at[n] = i;
		value[n] = group->first[1];
		weight[n] = 1;
		for (int k = group->first[0]; k < group->last[0]; k++)
			weight[n] += portion_at(g, 0, k)->weight;
		n++;
	}
	script_chain(g->a, value, weight, n, stays);
	for (int i = 0; i < n; i++)
		g->al->groups.at[at[i]].moved = !stays[i];
}

static void
compare_groups(struct grouping *g)
{
	for (size_t i = 0; i < g->al->groups.len; i++) {
		struct group *x = &g->al->groups.at[i];

		x->same =
		    x->last[0] - x->first[0] == 1 &&
		    x->last[1] - x->first[1] == 1 &&
		    portion_same(&g->al->side[0], portion_at(g, 0, x->first[0]),
			&g->al->side[1], portion_at(g, 1, x->first[1]));
	}
}

void
groups_make(struct arena *a, struct alignment *al, const int *match)
{
	struct grouping all = {a, al}, *g = &all;

	for (int i = 0; i < (int)g->al->side[0].portions.len; i++)
		if (match[i] >= 0)
			add_group(g, i, match[i]);
	join_free(g, 0);
	join_free(g, 1);
	find_moves(g);
	for (int i = 0; i < (int)g->al->side[0].portions.len; i++)
		if (portion_at(g, 0, i)->group < 0)
			add_group(g, i, -1);
	for (int i = 0; i < (int)g->al->side[1].portions.len; i++)
		if (portion_at(g, 1, i)->group < 0)
			add_group(g, -1, i);
	compare_groups(g);
}

/* -- the order of groups ------------------------------------------------- */

static int
compare_in_side(const struct group *x, const struct group *y, int side)
{
	return x->first[side] - y->first[side];
}

static int
compare_by_new(const void *a, const void *b)
{
	return compare_in_side(a, b, 1);
}

static int
compare_by_old(const void *a, const void *b)
{
	return compare_in_side(a, b, 0);
}

static bool
is_only_in(const struct group *x, int side)
{
	return x->first[1 - side] == x->last[1 - side];
}

static enum block_role
role_of(const struct alignment *al, const struct group *x)
{
	int side = is_only_in(x, 1) || !is_only_in(x, 0);

	return al->side[side].portions.at[x->first[side]].role;
}

/* Contents, headers and footers go behind the text, each together. */
static void
furniture_last(struct arena *a, struct alignment *al)
{
	static const enum block_role last[] = {
	    ROLE_CONTENTS, ROLE_HEADER, ROLE_FOOTER};
	struct VEC(struct group) out = {0};

	for (size_t i = 0; i < al->groups.len; i++) {
		enum block_role role = role_of(al, &al->groups.at[i]);

		if (role != ROLE_CONTENTS && role != ROLE_HEADER &&
		    role != ROLE_FOOTER)
			VEC_PUSH(a, &out, al->groups.at[i]);
	}
	for (size_t k = 0; k < COUNT_OF(last); k++)
		for (size_t i = 0; i < al->groups.len; i++)
			if (role_of(al, &al->groups.at[i]) == last[k])
				VEC_PUSH(a, &out, al->groups.at[i]);
	for (size_t i = 0; i < out.len; i++)
		al->groups.at[i] = out.at[i];
}

void
groups_order(struct arena *a, struct alignment *al)
{
	struct VEC(struct group) old = {0}, both = {0};
	size_t next = 0;

	for (size_t i = 0; i < al->groups.len; i++)
		if (is_only_in(&al->groups.at[i], 0))
			VEC_PUSH(a, &old, al->groups.at[i]);
		else
			VEC_PUSH(a, &both, al->groups.at[i]);
	if (old.len)
		qsort(old.at, old.len, sizeof(*old.at), compare_by_old);
	if (both.len)
		qsort(both.at, both.len, sizeof(*both.at), compare_by_new);
	al->groups.len = 0;
	for (size_t i = 0; i < both.len; i++) {
		const struct group *x = &both.at[i];

		while (next < old.len && !x->moved && !is_only_in(x, 1) &&
		       old.at[next].first[0] < x->first[0])
			VEC_PUSH(a, &al->groups, old.at[next++]);
		VEC_PUSH(a, &al->groups, *x);
	}
	while (next < old.len)
		VEC_PUSH(a, &al->groups, old.at[next++]);
	furniture_last(a, al);
	for (size_t i = 0; i < al->groups.len; i++)
		for (int s = 0; s < 2; s++)
			for (int k = al->groups.at[i].first[s];
			     k < al->groups.at[i].last[s]; k++)
				al->side[s].portions.at[k].group = (int)i;
}
