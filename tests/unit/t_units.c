/* Sets of units: packed ones, and those of keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "phrase/index.h"
#include "with_pack.h"

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
	return index_pack(ix->arena, ix, set);
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

/* A text of so many units of one word each: "rare" in some, "common" in all
 * others. */
static struct phrase_text *
text_of_two_words(struct arena *a)
{
	static const char words[] = "rare common";
	struct phrase_text *t = phrase_text_new(a, pack->lexicon);

	for (int u = 0; u < UNITS; u++) {
		bool rare = is_one(some, 3, u);
		struct stretch s = {.text = STR(words),
		    .start = rare ? 0 : 5,
		    .end = rare ? 4 : sizeof(words) - 1};

		assert_int_equal(phrase_text_add(t, &s, 1), u);
	}
	phrase_text_seal(t);
	return t;
}

static void
rare_and_frequent_keys_are_kept_and_added_alike(void **state)
{
	static const char *const words[] = {"rare", "common"};
	struct arena a = {0};
	struct phrase_text *t = text_of_two_words(&a);

	(void)state;
	assert_int_equal(t->index->n_words, WORDS);
	for (int i = 0; i < 2; i++) {
		uint64_t kept[WORDS], added[WORDS] = {0};
		int word = index_find(&t->words.words, str_of(words[i]));
		int key = t->words.word.at[word].key;

		for (size_t k = 0; k < WORDS; k++)
			kept[k] = ~UINT64_C(0);
		index_keep(t->index, key, kept);
		index_add(t->index, key, added);
		assert_memory_equal(kept, added, sizeof(kept));
		for (int u = 0; u < UNITS; u++)
			assert_int_equal(
			    set_has(kept, u), is_one(some, 3, u) == (i == 0));
	}
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

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
