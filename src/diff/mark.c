#include "diff/mark.h"

#include "diff/script.h"

/* What stays between two changes is marked with them when it weighs less than
 * this and is shorter than both. */
#define ISLAND_WEIGHT 12
#define ISLAND_WORDS 3

void
group_words(const struct alignment *al, const struct group *g, int side,
    int *first, int *last)
{
	const struct side *s = &al->side[side];

	*first = *last = 0;
	if (g->first[side] == g->last[side])
		return;
	*first = s->portions.at[g->first[side]].first_word;
	*last = s->portions.at[g->last[side] - 1].last_word;
}

/* The words of one group while they are held against each other; [0] is what
 * the base side has. */
struct facing {
	const struct alignment *al;
	bool *changed[2];
	int first[2], n[2];
	const int *match; /* of the words of [0], from its first */
};

static int
weight_of(const struct facing *f, int word)
{
	const struct alignment *al = f->al;

	return terms_weight(&al->terms,
	    al->terms.at.at[al->side[al->base].words.at[word].term].family[0]);
}

/* Goes through the stretches that stay and marks those that are islands. */
static void
sink_islands(const struct facing *f)
{
	int last[2] = {0, 0}; /* behind the stretch before */

	for (int i = 0; i < f->n[0];) {
		int start = i, weight = 0, before, after;
		int next[2] = {f->n[0], f->n[1]};

		if (f->match[i] < 0) {
			i++;
			continue;
		}
		do
			weight += weight_of(f, f->first[0] + i++);
		while (i < f->n[0] && f->match[i] == f->match[i - 1] + 1);
		for (int k = i; k < f->n[0]; k++)
			if (f->match[k] >= 0) {
				next[0] = k;
				next[1] = f->match[k];
				break;
			}
		before = start - last[0] + f->match[start] - last[1];
		after = next[0] - i + next[1] - f->match[i - 1] - 1;
		if (i - start <= ISLAND_WORDS && weight < ISLAND_WEIGHT &&
		    before > i - start && after > i - start)
			for (int k = start; k < i; k++) {
				f->changed[0][f->first[0] + k] = true;
				f->changed[1][f->first[1] + f->match[k]] = true;
			}
		last[0] = i;
		last[1] = f->match[i - 1] + 1;
	}
}

static void
mark_group(struct arena *a, struct script *script, const struct alignment *al,
    const struct group *g, const struct marks *m)
{
	struct facing f = {.al = al};
	int *terms[2], *match;

	for (int i = 0; i < 2; i++) {
		int s = i ^ al->base, last;

		group_words(al, g, s, &f.first[i], &last);
		f.n[i] = last - f.first[i];
		f.changed[i] = m->changed[s];
		terms[i] = arena_many(a, int, (size_t)f.n[i] + 1);
		for (int k = 0; k < f.n[i]; k++) {
			terms[i][k] = al->side[s].words.at[f.first[i] + k].term;
			f.changed[i][f.first[i] + k] = true;
		}
	}
	match = arena_many(a, int, (size_t)f.n[0] + 1);
	script_match(script, terms[0], f.n[0], terms[1], f.n[1], match);
	for (int i = 0; i < f.n[0]; i++)
		if (match[i] >= 0) {
			f.changed[0][f.first[0] + i] = false;
			f.changed[1][f.first[1] + match[i]] = false;
		}
	f.match = match;
	sink_islands(&f);
}

void
marks_make(struct arena *a, const struct alignment *al, struct marks *out)
{
	struct arena scratch = {0};
	struct script script;

	for (int s = 0; s < 2; s++)
		out->changed[s] =
		    arena_many(a, bool, al->side[s].words.len + 1);
	script_init(&script, &scratch, (int)al->terms.at.len);
	for (size_t i = 0; i < al->groups.len; i++)
		if (!al->groups.at[i].same)
			mark_group(
			    &scratch, &script, al, &al->groups.at[i], out);
	arena_clear(&scratch);
}

void
group_hunks(struct arena *a, const struct alignment *al, const struct marks *m,
    const struct group *g, struct hunks *out)
{
	int at[2], end[2];

	out->len = 0;
	for (int s = 0; s < 2; s++)
		group_words(al, g, s, &at[s], &end[s]);
	while (at[0] < end[0] || at[1] < end[1]) {
		struct hunk h = {{at[0], at[1]}, {at[0], at[1]}};

		for (int s = 0; s < 2; s++)
			while (h.last[s] < end[s] && m->changed[s][h.last[s]])
				h.last[s]++;
		if (h.last[0] > at[0] || h.last[1] > at[1])
			VEC_PUSH(a, out, h);
		at[0] = h.last[0] + 1;
		at[1] = h.last[1] + 1;
	}
}
