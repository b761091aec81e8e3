/* Numbers with units, dates, bounds, and the keys of words: the cases of
 * tests/cases/quantity.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "case_prose.h"

static void
show_quantity(
    struct buf *out, const struct phrase_text *t, const struct quantity *q)
{
	const struct token *token = &t->tokens.at[q->first];
	struct str text = t->stretches.at[0].text;
	char day[DATE_TEXT];

	buf_print(out, "%.*s = %s %s",
	    STR_ARG(str_sub(text, token->start, token->end)),
	    bound_name(q->bound), quantity_kind_name(q->kind));
	if (q->kind == QUANTITY_DATE)
		buf_print(out, " %s", date_print((date)q->value, day));
	else if (q->kind == QUANTITY_SECTION)
		buf_print(out, " %.*s",
		    STR_ARG(str_sub(token_key(t, q->first), 2, 99)));
	else
		buf_print(out, " %.9g", q->value);
	buf_add_c(out, q->business ? " business\n" : "\n");
}

static void
show(void *self, struct str given, struct buf *out)
{
	const struct lexicon *lexicon = self;
	struct str line;

	while (case_line(&given, &line)) {
		struct arena a = {0};
		struct phrase_text *t = phrase_text_new(&a, lexicon);
		struct stretch s = {.text = line, .end = line.len};

		(void)phrase_text_add(t, &s, 1);
		for (size_t i = 0; i < t->quantities.len; i++)
			show_quantity(out, t, &t->quantities.at[i]);
		arena_clear(&a);
	}
}

static void
show_keys(void *self, struct str given, struct buf *out)
{
	const struct lexicon *lexicon = self;
	struct str line;

	while (case_line(&given, &line)) {
		struct arena a = {0};
		struct phrase_text *t = phrase_text_new(&a, lexicon);
		struct stretch s = {.text = line, .end = line.len};
		struct str keys;

		(void)phrase_text_add(t, &s, 1);
		keys = phrase_text_line(&a, t, 0, (int)t->tokens.len - 1);
		buf_print(out, "= %.*s\n", STR_ARG(keys));
		arena_clear(&a);
	}
}

static void
quantities_are_read_as_people_write_them(void **state)
{
	case_run(*state, "tests/cases/quantity.txt", show);
}

static void
words_become_the_keys_of_their_families(void **state)
{
	case_run(*state, "tests/cases/words.txt", show_keys);
}

/* Every token stands for the bytes it was read from. */
static void
tokens_know_their_bytes(void **state)
{
	struct arena a = {0};
	struct phrase_text *t = phrase_text_new(&a, *state);
	struct str text = STR("The CA\xE2\x80\x99s e-mail (24 hours).");
	struct stretch s = {.text = text, .end = text.len};
	static const struct {
		size_t start, end;
	} at[] = {{0, 3}, {4, 6}, {11, 17}, {18, 19}, {19, 27}, {27, 28}};

	(void)phrase_text_add(t, &s, 1);
	assert_int_equal(t->tokens.len, COUNT_OF(at) + 1);
	for (size_t i = 0; i < COUNT_OF(at); i++) {
		assert_int_equal(t->tokens.at[i].start, at[i].start);
		assert_int_equal(t->tokens.at[i].end, at[i].end);
	}
	arena_clear(&a);
}

/* A lead-in that stands in several units is read once and copied. */
static void
a_repeated_stretch_reads_the_same(void **state)
{
	struct arena a = {0};
	struct phrase_text *t = phrase_text_new(&a, *state);
	struct str lead = STR("within 24 hours:"), item = STR("3 reports");
	struct stretch s[2] = {{.text = lead, .end = lead.len},
	    {.block = 1, .text = item, .end = item.len}};

	(void)phrase_text_add(t, s, 2);
	(void)phrase_text_add(t, s, 2);
	assert_int_equal(t->quantities.len, 4);
	assert_true(t->quantities.at[2].bound == BOUND_AT_MOST);
	assert_int_equal(t->quantities.at[2].first,
	    t->units.at[1].first + t->quantities.at[0].first);
	assert_int_equal(t->tokens.at[t->quantities.at[3].first].quantity, 3);
	arena_clear(&a);
}

/* Adds [first, last) of some units with words and quantities of their own. */
static void
add_units(struct phrase_text *t, int first, int last)
{
	static const struct str all[] = {
	    STR_INIT("The CA revokes within 24 hours."),
	    STR_INIT("See section 4.9.1 of the CPS."),
	    STR_INIT("Logs are kept at least seven years, the CA's as well."),
	    STR_INIT("Keys have 2048 bits; see example.com within 24 hours."),
	    STR_INIT("The CA keeps them every year.")};

	for (int i = first; i < last; i++) {
		struct stretch s[2] = {
		    {.block = i, .text = all[i], .end = all[i].len},
		    {.block = 9, .text = all[2], .end = all[2].len}};

		(void)phrase_text_add(t, s, 1 + (size_t)i % 2);
	}
}

static void
a_text_put_behind_another_reads_as_if_it_were_one(void **state)
{
	struct arena a = {0};
	struct phrase_text *whole = phrase_text_new(&a, *state);

	add_units(whole, 0, 5);
	for (int cut = 0; cut <= 5; cut++) {
		struct phrase_text *t = phrase_text_new(&a, *state);
		struct phrase_text *behind = phrase_text_new(&a, *state);

		add_units(t, 0, cut);
		add_units(behind, cut, 5);
		phrase_text_join(t, behind);
		assert_int_equal(t->tokens.len, whole->tokens.len);
		assert_memory_equal(t->tokens.at, whole->tokens.at,
		    t->tokens.len * sizeof(*t->tokens.at));
		assert_int_equal(t->units.len, 5);
		assert_memory_equal(
		    t->units.at, whole->units.at, 5 * sizeof(*t->units.at));
		for (size_t i = 0; i < t->quantities.len; i++) {
			const struct quantity *q = &t->quantities.at[i],
					      *w = &whole->quantities.at[i];

			assert_int_equal(q->first, w->first);
			assert_int_equal(q->last, w->last);
			assert_true(q->bound == w->bound);
		}
		assert_int_equal(t->words.key.len, whole->words.key.len);
		assert_int_equal(t->words.word.len, whole->words.word.len);
		for (size_t i = 0; i < t->stretches.len; i++)
			assert_int_equal(t->stretches.at[i].first,
			    whole->stretches.at[i].first);
	}
	arena_clear(&a);
}

static int
load(void **state)
{
	*state = case_lexicon();
	return 0;
}

static int
unload(void **state)
{
	lexicon_free(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(quantities_are_read_as_people_write_them),
	    cmocka_unit_test(words_become_the_keys_of_their_families),
	    cmocka_unit_test(tokens_know_their_bytes),
	    cmocka_unit_test(a_repeated_stretch_reads_the_same),
	    cmocka_unit_test(a_text_put_behind_another_reads_as_if_it_were_one),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
