#include "base/index.h"

static struct index_slot *
slot_of(const struct index *ix, struct str key, uint32_t hash)
{
	size_t mask = ix->cap - 1;

	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		struct index_slot *s = &ix->slots[i];

		if (!s->key.at || (s->hash == hash && str_eq(s->key, key)))
			return s;
	}
}

static void
grow(struct arena *a, struct index *ix)
{
	struct index old = *ix;

	ix->cap = old.cap ? old.cap * 2 : 16;
	ix->slots = arena_many(a, struct index_slot, ix->cap);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].key.at)
			*slot_of(ix, old.slots[i].key, old.slots[i].hash) =
			    old.slots[i];
	(void)arena_trim(a, old.slots, 0, &old.cap, sizeof(*old.slots));
}

void
index_put(struct arena *a, struct index *ix, struct str key, int value)
{
	uint32_t hash = str_hash(key);
	struct index_slot *s;

	if (!key.at)
		key = STR("");
	if (ix->len * 4 >= ix->cap * 3)
		grow(a, ix);
	s = slot_of(ix, key, hash);
	if (!s->key.at) {
		s->key = key;
		s->hash = hash;
		ix->len++;
	}
	s->value = value;
}

int
index_find(const struct index *ix, struct str key)
{
	struct index_slot *s;

	if (ix->cap == 0)
		return -1;
	s = slot_of(ix, key.at ? key : STR(""), str_hash(key));
	return s->key.at ? s->value : -1;
}
