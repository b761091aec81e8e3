#include "phrase/index.h"

/* Calls for each key of a unit once: the last unit that held it is noted. */
static void
count_keys(const struct phrase_text *t, int *counts, int *seen)
{
	for (size_t u = 0; u < t->units.len; u++) {
		const struct unit *unit = &t->units.at[u];

		for (int i = unit->first; i < unit->last; i++) {
			int key = t->tokens.at[i].key;

			if (seen[key] == (int)u + 1)
				continue;
			seen[key] = (int)u + 1;
			counts[key + 1]++;
		}
	}
}

static void
fill_units(const struct phrase_text *t, struct phrase_index *ix, int *fill)
{
	for (size_t u = 0; u < t->units.len; u++) {
		const struct unit *unit = &t->units.at[u];

		for (int i = unit->first; i < unit->last; i++) {
			int key = t->tokens.at[i].key, at = fill[key];

			if (at > ix->start[key] && ix->units[at - 1] == (int)u)
				continue;
			ix->units[at] = (int)u;
			fill[key]++;
		}
	}
}

static void
fill_kinds(const struct phrase_text *t, struct phrase_index *ix)
{
	for (size_t u = 0; u < t->units.len; u++)
		for (int i = t->units.at[u].first; i < t->units.at[u].last;
		     i++) {
			int q = t->tokens.at[i].quantity;

			if (q >= 0)
				set_add(ix->by_kind[t->quantities.at[q].kind],
				    (int)u);
		}
}

struct phrase_index *
index_build(const struct phrase_text *t)
{
	struct phrase_index *ix = arena_new(t->arena, struct phrase_index);
	size_t n_keys = t->words.key.len;
	int *fill = arena_many(t->arena, int, n_keys + 1);

	ix->arena = t->arena;
	ix->n_words = t->units.len / 64 + 1;
	ix->n_keys = n_keys;
	ix->start = arena_many(t->arena, int, n_keys + 1);
	ix->by_key = arena_many(t->arena, uint64_t *, n_keys);
	count_keys(t, ix->start, fill);
	for (size_t k = 0; k < n_keys; k++)
		ix->start[k + 1] += ix->start[k];
	(void)memcpy(fill, ix->start, (n_keys + 1) * sizeof(*fill));
	ix->units = arena_many(t->arena, int, (size_t)ix->start[n_keys]);
	fill_units(t, ix, fill);
	ix->keys = arena_many(t->arena, int, t->tokens.len);
	for (size_t i = 0; i < t->tokens.len; i++)
		ix->keys[i] = t->tokens.at[i].key;
	for (size_t k = 0; k < COUNT_OF(ix->by_kind); k++)
		ix->by_kind[k] = index_set(ix);
	fill_kinds(t, ix);
	return ix;
}

struct phrase_index *
index_share(struct arena *a, const struct phrase_index *ix)
{
	struct phrase_index *out = arena_new(a, struct phrase_index);

	out->arena = a;
	out->n_words = ix->n_words;
	out->n_keys = ix->n_keys;
	out->keys = ix->keys;
	out->start = ix->start;
	out->units = ix->units;
	out->by_key = arena_many(a, uint64_t *, ix->n_keys);
	(void)memcpy(out->by_key, ix->by_key, ix->n_keys * sizeof(*ix->by_key));
	(void)memcpy(out->by_kind, ix->by_kind, sizeof(out->by_kind));
	return out;
}

uint64_t *
index_set(struct phrase_index *ix)
{
	return arena_many(ix->arena, uint64_t, ix->n_words);
}

uint64_t *
index_lend(struct phrase_index *ix)
{
	if (ix->n_lent == ix->lent.len)
		VEC_PUSH(ix->arena, &ix->lent, index_set(ix));
	return ix->lent.at[ix->n_lent++];
}

void
index_return(struct phrase_index *ix)
{
	ix->n_lent--;
}

const uint64_t *
index_units(struct phrase_index *ix, int key)
{
	uint64_t *set = ix->by_key[key];

	if (set)
		return set;
	set = ix->by_key[key] = index_set(ix);
	for (int i = ix->start[key]; i < ix->start[key + 1]; i++)
		set_add(set, ix->units[i]);
	return set;
}

bool
set_has_many(const uint64_t *set, size_t n_words, int many)
{
	for (size_t i = 0; i < n_words && many > 0; i++)
		for (uint64_t word = set[i]; word; word &= word - 1)
			many--;
	return many <= 0;
}

void
set_range(uint64_t *set, size_t from, size_t to, int first, int last)
{
	for (size_t i = from; i < to; i++) {
		int base = (int)i * 64;
		uint64_t word = ~UINT64_C(0);

		if (first > base)
			word = first - base < 64 ? word << (first - base) : 0;
		if (last < base + 64)
			word &= last > base ? ~UINT64_C(0) >> (base + 64 - last)
					    : 0;
		set[i] = word;
	}
}
