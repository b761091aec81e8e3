/* Copied text: sections are held against a table of prints that is made here,
 * of sentences of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/shingle.h"
#include "fact/copied.h"
#include "rule/example.h"
#include "with_pack.h"

#define OLD                                                                    \
	"The operator keeps every ledger of the harbour for seven years in a " \
	"dry room with one door and two keys, of which the elder clerk has "   \
	"one and the harbour master the other, and shows it to whoever can "   \
	"name the ship and the day on which it was entered into the book. "
#define NEW                                                                    \
	"Ledgers are kept by machine for two years; copies lie in a second "   \
	"town, and a clerk who wants to read one asks in writing, names the "  \
	"reason, and is told within three days whether he may have a look. "
#define BOTH                                                                   \
	"Each lamp along the pier is lit one hour before the sun goes down "   \
	"and put out one hour after it has risen above the eastern hills, "    \
	"except in the nights in which no ship is expected to arrive here. "   \
	"The oil of all lamps comes from one cask, which is opened by the "    \
	"watchman and closed again before he leaves the pier, and whose "      \
	"level he writes with chalk on the board beside the stairs. "

#define MARKS_MAX 800

/* Version 0 is old, version 1 in force. */
static const struct print_version versions[] = {{"s", "1"}, {"s", "2"}};
static const struct print_clause clauses[] = {{0, "3.1"}, {1, "3.2"}};

struct entry {
	uint32_t mark;
	uint16_t owner;
};

static struct entry entries[MARKS_MAX];
static uint32_t marks[MARKS_MAX];
static uint16_t owners[MARKS_MAX];
static uint32_t buckets[((size_t)1 << PRINT_BUCKET_BITS) + 1];
static size_t n_entries;
static const struct prints table = {
    versions, 2, clauses, marks, owners, buckets};
static const struct copied_current current = {2};

static int
compare(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;

	if (a->mark != b->mark)
		return a->mark < b->mark ? -1 : 1;
	return a->owner - b->owner;
}

static void
add_text(const char *text, uint16_t owner)
{
	struct shingler s = {0};
	size_t at = 0, start;
	uint64_t hash;
	uint32_t mark;

	while (shingle_word(str_of(text), &at, &start, &hash))
		if (shingle_take(&s, hash, &mark))
			entries[n_entries++] = (struct entry){mark, owner};
	assert_true(n_entries < MARKS_MAX / 2);
}

static int
set_up(void **state)
{
	n_entries = 0;
	add_text(OLD BOTH, 0);
	add_text(NEW BOTH, 1);
	qsort(entries, n_entries, sizeof(*entries), compare);
	for (size_t i = 0; i < n_entries; i++) {
		marks[i] = entries[i].mark;
		owners[i] = entries[i].owner;
	}
	for (size_t b = 0, i = 0; b < COUNT_OF(buckets); b++) {
		while (
		    i < n_entries && marks[i] >> (32 - PRINT_BUCKET_BITS) < b)
			i++;
		buckets[b] = (uint32_t)i;
	}
	return open_pack(state);
}

struct found {
	struct arena a;
	struct example_text *text;
	struct copies list;
};

static void
find(struct found *f, const char *text)
{
	const struct example e = {.text = str_of(text)};
	struct err err = {0};

	if (example_read(pack, &e, &f->text, &err))
		fail_msg("%s", err.text);
	copied_find(&f->a, f->text->prose, &table, &current, &f->list);
}

static void
end(struct found *f)
{
	example_free(f->text);
	arena_clear(&f->a);
}

static void
a_section_in_the_words_of_a_source_is_found(void **state)
{
	struct found f = {0};

	(void)state;
	find(&f, "# 5.1.1 Site\n" BOTH "\n");
	assert_int_equal(f.list.len, 1);
	assert_false(f.list.at[0].outdated);
	assert_int_equal(f.list.at[0].version, 1); /* of two the newer */
	assert_true(f.list.at[0].words >= COPIED_WORDS * 9 / 10);
	assert_true(f.list.at[0].of >= f.list.at[0].words);
	end(&f);
}

static void
a_section_in_words_of_its_own_is_not(void **state)
{
	struct found f = {0};

	(void)state;
	find(&f,
	    "# 5.1.1 Site\nThe lamps of the pier burn from dusk to dawn. "
	    "They are lit by the watchman, who writes the hour into his book, "
	    "and nobody else may touch them as long as he is on duty there. "
	    "In nights without ships he may leave them dark, if he says so.\n");
	assert_int_equal(f.list.len, 0);
	end(&f);
}

static void
words_that_only_an_old_version_has_are_outdated(void **state)
{
	struct found f = {0};
	struct str text;

	(void)state;
	find(&f, "# 5.4.3 Retention\n" OLD "\n");
	assert_int_equal(f.list.len, 1);
	assert_true(f.list.at[0].outdated);
	assert_int_equal(f.list.at[0].version, 0);
	assert_int_equal(f.list.at[0].clause, 0);
	text = f.text->doc->blocks.at[f.list.at[0].at.block].text;
	text = str_sub(text, f.list.at[0].at.start, f.list.at[0].at.end);
	assert_true(str_find(text, STR("two keys"), 0) != SIZE_MAX);
	end(&f);
}

static void
words_of_the_version_in_force_are_not_outdated(void **state)
{
	struct found f = {0};

	(void)state;
	find(&f, "# 5.4.3 Retention\n" NEW "\n");
	for (size_t i = 0; i < f.list.len; i++)
		assert_false(f.list.at[i].outdated);
	end(&f);
}

static void
case_signs_and_list_items_change_nothing(void **state)
{
	struct found f = {0};

	(void)state;
	find(&f,
	    "# 5.1.1 Site\nEACH LAMP along the pier: is lit one hour before "
	    "the sun goes down (and put out, one hour after it has risen above "
	    "the eastern hills)\n"
	    "- except in the nights in which no ship\n"
	    "- is expected to arrive here.\n"
	    "The oil of all lamps comes from one cask, which is opened by the "
	    "Watchman and closed again before he leaves the pier; and whose "
	    "level he writes with chalk on the board beside the stairs.\n");
	assert_int_equal(f.list.len, 1);
	end(&f);
}

static void
quoted_requirements_definitions_and_law_are_left_alone(void **state)
{
	struct found f = {0};

	(void)state;
	find(&f, "# 5.1.1 Site\nThe Baseline Requirements state: \"" BOTH
		 "\"\n# 1.6.1 Definitions\n" BOTH "\n# 9.6.1 Warranties\n" BOTH
		 "\n");
	assert_int_equal(f.list.len, 0);
	end(&f);
}

static void
an_empty_table_finds_nothing(void **state)
{
	static const uint32_t none[COUNT_OF(buckets)];
	const struct prints empty = {versions, 0, clauses, marks, owners, none};
	struct found f = {0};
	const struct example e = {.text = STR("# 5.1.1 Site\n" BOTH "\n")};
	struct err err = {0};

	(void)state;
	if (example_read(pack, &e, &f.text, &err))
		fail_msg("%s", err.text);
	copied_find(&f.a, f.text->prose, &empty, &current, &f.list);
	assert_int_equal(f.list.len, 0);
	end(&f);
}

/* The table of the program: sorted, and every owner and version is one. */
static void
the_embedded_table_holds_together(void **state)
{
	const struct prints *t = &embedded_prints;
	size_t n = t->buckets[(size_t)1 << PRINT_BUCKET_BITS];

	(void)state;
	assert_true(t->n_versions > 1 && t->n_versions <= 64);
	assert_true(n > 1000);
	for (size_t i = 0; i < n; i++) {
		const struct print_clause *c = &t->clauses[t->owners[i]];

		assert_true(
		    c->version >= 0 && (size_t)c->version < t->n_versions);
		if (i)
			assert_true(t->marks[i - 1] <= t->marks[i]);
	}
	for (size_t v = 0; v < t->n_versions; v++) {
		const struct source *s =
		    source_find(&pack->sources, str_of(t->versions[v].source));

		assert_non_null(s);
		assert_non_null(
		    source_version_find(s, str_of(t->versions[v].version)));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_section_in_the_words_of_a_source_is_found),
	    cmocka_unit_test(a_section_in_words_of_its_own_is_not),
	    cmocka_unit_test(words_that_only_an_old_version_has_are_outdated),
	    cmocka_unit_test(words_of_the_version_in_force_are_not_outdated),
	    cmocka_unit_test(case_signs_and_list_items_change_nothing),
	    cmocka_unit_test(
		quoted_requirements_definitions_and_law_are_left_alone),
	    cmocka_unit_test(an_empty_table_finds_nothing),
	    cmocka_unit_test(the_embedded_table_holds_together),
	};

	return cmocka_run_group_tests(tests, set_up, close_pack);
}
