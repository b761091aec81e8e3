#include "phrase/index.h"

/* Calls for each key of a unit once: the last unit that held it is noted. */
static void
count_keys(const struct phrase_text *t, int *counts, int *seen)
{
	for (size_t u = 0; u < t->units.len; u++) {
		const struct unit *unit = &t->units.at[u];

		for (int i = unit->first; i < unit->last; i++) {
			int key = t->keys.at[i];

			if (seen[key] == (int)u + 1)
				continue;
			seen[key] = (int)u + 1;
			counts[key + 1]++;
		}
	}
}

/* Keys of so many units have a set of them, others a list. */
static void
make_sets(struct phrase_index *ix, int *counts)
{
	for (size_t k = 0; k < ix->n_keys; k++)
		if ((size_t)counts[k + 1] > ix->n_words / 2) {
			ix->by_key[k] = index_set(ix);
			counts[k + 1] = 0;
		}
}

static void
fill_units(const struct phrase_text *t, struct phrase_index *ix, int *fill)
{
	for (size_t u = 0; u < t->units.len; u++) {
		const struct unit *unit = &t->units.at[u];

		for (int i = unit->first; i < unit->last; i++) {
			int key = t->keys.at[i], at = fill[key];

			if (ix->by_key[key])
				set_add(ix->by_key[key], (int)u);
			else if (at == ix->start[key] ||
				 ix->units[at - 1] != (int)u)
				ix->units[fill[key]++] = (int)u;
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
	make_sets(ix, ix->start);
	for (size_t k = 0; k < n_keys; k++)
		ix->start[k + 1] += ix->start[k];
	(void)memcpy(fill, ix->start, (n_keys + 1) * sizeof(*fill));
	ix->units = arena_many(t->arena, int, (size_t)ix->start[n_keys]);
	fill_units(t, ix, fill);
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
	out->start = ix->start;
	out->units = ix->units;
	out->by_key = ix->by_key;
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

void
index_join(
    const struct phrase_index *ix, const uint64_t *these, uint64_t *units)
{
	for (size_t i = 0; i < ix->n_words; i++)
		units[i] |= these[i];
}

void
index_add(const struct phrase_index *ix, int key, uint64_t *units)
{
	for (int i = ix->start[key]; i < ix->start[key + 1]; i++)
		set_add(units, ix->units[i]);
	if (ix->by_key[key])
		index_join(ix, ix->by_key[key], units);
}

/* Leaves what is in the list, which is in order. */
static void
keep_listed(uint64_t *units, size_t n_words, const int *list, const int *end)
{
	size_t word = 0;

	while (list < end) {
		size_t at = (size_t)*list / 64;
		uint64_t these = 0;

		for (; list < end && (size_t)*list / 64 == at; list++)
			these |= UINT64_C(1) << (*list % 64);
		while (word < at)
			units[word++] = 0;
		units[word++] &= these;
	}
	while (word < n_words)
		units[word++] = 0;
}

void
index_keep(const struct phrase_index *ix, int key, uint64_t *units)
{
	const uint64_t *these = ix->by_key[key];

	if (!these)
		keep_listed(units, ix->n_words, ix->units + ix->start[key],
		    ix->units + ix->start[key + 1]);
	for (size_t i = 0; these && i < ix->n_words; i++)
		units[i] &= these[i];
}

struct packed
index_pack(struct arena *a, const struct phrase_index *ix, const uint64_t *set)
{
	struct packed p = {0};
	size_t n = 0;

	for (size_t i = 0; i < ix->n_words; i++)
		n += set[i] != 0;
	p.words = arena_room(a, n, sizeof(*p.words));
	p.at = arena_room(a, n, sizeof(*p.at));
	for (size_t i = 0; i < ix->n_words; i++)
		if (set[i]) {
			p.words[p.n] = set[i];
			p.at[p.n++] = (uint16_t)i;
		}
	return p;
}

size_t
packed_from(const struct packed *p, size_t word)
{
	size_t low = 0, high = p->n;

	if (word == 0)
		return 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->at[middle] < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
packed_keep(const struct packed *p, uint64_t *units, size_t from, size_t to)
{
	uint64_t any = 0;
	size_t word = from;

	for (size_t i = packed_from(p, from); i < p->n && p->at[i] < to; i++) {
		while (word < p->at[i])
			units[word++] = 0;
		any |= units[word++] &= p->words[i];
	}
	while (word < to)
		units[word++] = 0;
	return any != 0;
}

int
packed_next(const struct packed *p, int from, int end)
{
	for (size_t i = packed_from(p, (size_t)from / 64); i < p->n; i++) {
		int unit = (int)p->at[i] * 64;
		uint64_t word = p->words[i];

		if (unit >= end)
			break;
		if (unit < from)
			word = word >> (from - unit) << (from - unit);
		if (word == 0)
			continue;
		unit += cc_lowest_bit(word);
		return unit < end ? unit : -1;
	}
	return -1;
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
