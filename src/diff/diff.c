#include "diff/diff.h"

#include "diff/judge.h"
#include "diff/parts.h"

static enum block_role
role_of(const struct alignment *al, const struct group *g)
{
	int side = g->first[1] < g->last[1];

	return al->side[side].portions.at[g->first[side]].role;
}

/* Contents and running lines change with everything else: one change a part
 * tells that they did. */
static bool
is_furniture(enum block_role role)
{
	return role == ROLE_CONTENTS || role == ROLE_HEADER ||
	       role == ROLE_FOOTER;
}

static bool
stays(const struct group *g)
{
	return g->same && !g->moved;
}

/* The end of what belongs to one change with group `at`: furniture of one
 * kind, or a passage that moved as a whole. */
static int
end_of_change(const struct alignment *al, int at)
{
	const struct group *all = al->groups.at;
	int n = (int)al->groups.len, end = at + 1;
	enum block_role role = role_of(al, &all[at]);

	if (is_furniture(role)) {
		for (int i = end; i < n && role_of(al, &all[i]) == role; i++)
			if (!stays(&all[i]))
				end = i + 1;
		return end;
	}
	while (all[at].same && end < n && all[end].same && all[end].moved &&
	       all[end].first[0] == all[end - 1].last[0] &&
	       all[end].first[1] == all[end - 1].last[1] &&
	       role_of(al, &all[end]) == role)
		end++;
	return end;
}

static int
section_of(const struct alignment *al, const struct group *g, int side)
{
	return g->first[side] == g->last[side]
		   ? -1
		   : al->side[side].portions.at[g->first[side]].section;
}

static void
find_changes(struct arena *a, struct diff *d)
{
	const struct alignment *al = &d->alignment;
	struct judge judge;

	judge_init(&judge, a, d);
	d->same_commitments = true;
	for (int i = 0; i < (int)al->groups.len;) {
		const struct group *g = &al->groups.at[i];
		struct change *c;

		if (stays(g)) {
			i++;
			continue;
		}
		c = VEC_ADD(a, &d->changes);
		c->first = i;
		c->last = end_of_change(al, i);
		c->moved = g->moved;
		for (int s = 0; s < 2; s++)
			for (int k = i; k < c->last; k++) {
				c->section[s] =
				    section_of(al, &al->groups.at[k], s);
				if (c->section[s] >= 0)
					break;
			}
		judge_change(&judge, c);
		d->counts[c->class]++;
		d->same_commitments &= !c->commitment;
		i = c->last;
	}
}

void
diff_make(struct arena *a, struct version *before, struct version *after,
    struct diff *out)
{
	*out = (struct diff){.version = {before, after}};
	align(a, &before->cut, &after->cut, &out->alignment);
	marks_make(a, &out->alignment, &out->marks);
	find_changes(a, out);
	effects_find(a, out);
	log_compare(a, out);
}

void
change_portions(const struct diff *d, const struct change *c, int side,
    int *first, int *last)
{
	*first = *last = 0;
	for (int i = c->first; i < c->last; i++) {
		const struct group *g = &d->alignment.groups.at[i];

		if (g->first[side] == g->last[side])
			continue;
		if (*first == *last)
			*first = g->first[side];
		*last = g->last[side];
	}
}

const char *
effect_kind_name(enum effect_kind e)
{
	static const char *const names[] = {
	    [EFFECT_FIXED] = "fixed",
	    [EFFECT_BROKEN] = "broken",
	    [EFFECT_OPEN] = "open",
	    [EFFECT_UNDECIDED] = "undecided",
	    [EFFECT_NEW_RULE] = "newly-in-force",
	};

	return names[e];
}

const char *
log_fault_name(enum log_fault f)
{
	static const char *const names[] = {
	    [LOG_UNMENTIONED] = "not-mentioned",
	    [LOG_NOT_FOUND] = "not-found",
	    [LOG_UNTRUE] = "not-true",
	    [LOG_VERSION] = "version-not-raised",
	    [LOG_DATE] = "date",
	    [LOG_AGE] = "more-than-365-days",
	    [LOG_NO_ENTRY] = "no-entry",
	};

	return names[f];
}

const char *
fact_change_name(enum fact_change_kind k)
{
	static const char *const names[] = {
	    [FACT_ADDED] = "added",
	    [FACT_REMOVED] = "removed",
	    [FACT_CHANGED] = "changed",
	};

	return names[k];
}
