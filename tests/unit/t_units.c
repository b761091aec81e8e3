/* Sets of units: packed ones, and those of keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "phrase/index.h"

enum { UNITS = 500, WORDS = UNITS / 64 + 1 };

static const int some[] = {3, 63, 64, 190, 191, 192, 447, 499};

/* An index of so many units, and nothing in them. */
static struct phrase_index
bare_index(struct arena *a)
{
	return (struct phrase_index){.arena = a, .n_words = WORDS};
}

static bool
is_one(const int *list, size_t n, int unit)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == unit)
			return true;
	return false;
}

static struct packed
pack_some(struct phrase_index *ix)
{
	uint64_t set[WORDS] = {0};

	for (size_t i = 0; i < COUNT_OF(some); i++)
		set_add(set, some[i]);
	return index_pack(ix, set);
}

static void
a_packed_set_has_what_was_packed_and_no_words_without(void **state)
{
	struct arena a = {0};
	struct phrase_index ix = bare_index(&a);
	struct packed p = pack_some(&ix);
	size_t n = 0;

	(void)state;
	assert_int_equal(p.n, 6);
	for (int u = packed_next(&p, 0, UNITS); u >= 0;
	     u = packed_next(&p, u + 1, UNITS))
		assert_int_equal(u, some[n++]);
	assert_int_equal(n, COUNT_OF(some));
	arena_clear(&a);
}

static void
the_next_unit_of_a_packed_set_lies_in_the_range_asked_for(void **state)
{
	struct arena a = {0};
	struct phrase_index ix = bare_index(&a);
	struct packed p = pack_some(&ix), none = {0};

	(void)state;
	for (int from = 0; from < UNITS; from++)
		for (int end = from; end < UNITS; end++) {
			int next = packed_next(&p, from, end), u = from;

			while (u < end && !is_one(some, COUNT_OF(some), u))
				u++;
			assert_int_equal(next, u < end ? u : -1);
			assert_int_equal(packed_next(&none, from, end), -1);
		}
	arena_clear(&a);
}

static void
keeping_a_packed_set_leaves_words_outside_alone(void **state)
{
	struct arena a = {0};
	struct phrase_index ix = bare_index(&a);
	struct packed p = pack_some(&ix);

	(void)state;
	for (size_t from = 0; from < WORDS; from++)
		for (size_t to = from; to <= WORDS; to++) {
			uint64_t units[WORDS];
			bool any;

			for (size_t i = 0; i < WORDS; i++)
				units[i] = ~UINT64_C(0) << 1;
			any = packed_keep(&p, units, from, to);
			for (int u = 0; u < UNITS; u++) {
				bool in =
				    u / 64 >= (int)from && u / 64 < (int)to;
				bool one = is_one(some, COUNT_OF(some), u);

				assert_int_equal(set_has(units, u),
				    u % 64 != 0 && (!in || one));
			}
			assert_int_equal(
			    any, !set_is_empty(units + from, to - from));
		}
	arena_clear(&a);
}

/* Key 0 in few units, key 1 in all. */
static void
rare_and_frequent_keys_are_kept_and_added_alike(void **state)
{
	struct arena a = {0};
	int units[3 + UNITS], start[] = {0, 3, 3 + UNITS};
	uint64_t *by_key[2] = {0};
	struct phrase_index ix = bare_index(&a);

	(void)state;
	for (int i = 0; i < 3; i++)
		units[i] = some[i + 1];
	for (int u = 0; u < UNITS; u++)
		units[3 + u] = u;
	ix.n_keys = 2;
	ix.start = start;
	ix.units = units;
	ix.by_key = by_key;
	for (int key = 0; key < 2; key++) {
		uint64_t kept[WORDS], added[WORDS] = {0};

		for (size_t i = 0; i < WORDS; i++)
			kept[i] = ~UINT64_C(0);
		index_keep(&ix, key, kept);
		index_add(&ix, key, added);
		assert_memory_equal(kept, added, sizeof(kept));
		for (int u = 0; u < UNITS; u++)
			assert_int_equal(set_has(kept, u),
			    key == 1 || is_one(some + 1, 3, u));
	}
	assert_null(by_key[0]); /* no set was made of it */
	assert_non_null(by_key[1]);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		a_packed_set_has_what_was_packed_and_no_words_without),
	    cmocka_unit_test(
		the_next_unit_of_a_packed_set_lies_in_the_range_asked_for),
	    cmocka_unit_test(keeping_a_packed_set_leaves_words_outside_alone),
	    cmocka_unit_test(rare_and_frequent_keys_are_kept_and_added_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
