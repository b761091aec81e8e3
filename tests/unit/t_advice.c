/* Advice on wording: which sentences are advised on, under which topic, and
 * that nothing of it counts.
 *
 * The sentences stand in tests/cases/advice.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "cases.h"
#include "review/advice.h"
#include "rule/example.h"
#include "with_pack.h"

struct advised {
	struct arena a;
	struct example_text *text;
	struct reviewed_document document;
	struct review *review;
};

static void
advise(struct advised *w, struct str text, bool asked)
{
	const struct example e = {.text = text};
	struct review_options options = {
	    .scope = STR("tls,ev"), .advise = asked};
	struct err err = {0};

	if (!date_parse_iso(STR("2026-11-21"), &options.as_of) ||
	    example_read(pack, &e, &w->text, &err))
		fail_msg("%s", err.text);
	w->document = (struct reviewed_document){
	    .doc = w->text->doc, .map = w->text->map, .kind = KIND_CP_CPS};
	if (review_make(pack, w->text->prose, &w->document, 1, &options,
		&w->review, &err))
		fail_msg("%s", err.text);
}

static void
end(struct advised *w)
{
	review_free(w->review);
	example_free(w->text);
	arena_clear(&w->a);
}

/* "vague revocation time `promptly`", a line a word. */
static struct str
told(struct advised *w)
{
	const struct review *r = w->review;
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < r->n_advice; i++)
		for (size_t k = 0; k < r->advice[i].places.len; k++) {
			const struct advice_place *p =
			    &r->advice[i].places.at[k];
			struct str text =
			    w->text->doc->blocks.at[p->at.block].text;

			for (size_t n = 0; n < p->words.len; n++) {
				const struct advice_words *x = &p->words.at[n];

				buf_print(&b, "%s %.*s %.*s `%.*s`\n",
				    advice_direction_name(
					r->advice[i].direction),
				    STR_ARG(r->advice[i].topic),
				    STR_ARG(x->kind ? x->kind->name
						    : STR("deadline")),
				    STR_ARG(str_sub(text, x->start, x->end)));
			}
		}
	out = arena_copy(&w->a, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
each_sentence_is_advised_on_as_its_case_says(void **state)
{
	struct arena a = {0};
	struct str text = cases_read(&a, "tests/cases/advice.txt");
	struct text_case one;
	int cases = 0;

	(void)state;
	for (; case_next(&text, &one); cases++) {
		struct advised w = {0};
		struct str found;

		advise(&w, one.given, true);
		found = str_trim(told(&w));
		if (!str_eq(found, str_trim(one.expected)))
			fail_msg("%.*s\nexpected:\n%.*s\nfound:\n%.*s",
			    STR_ARG(one.title), STR_ARG(one.expected),
			    STR_ARG(found));
		end(&w);
	}
	assert_true(cases > 0);
	arena_clear(&a);
}

#define VAGUE "# 4.9.1 Circumstances\nThe CA revokes certificates promptly.\n"

static void
advice_changes_no_figure_of_the_review(void **state)
{
	struct advised with = {0}, without = {0};

	(void)state;
	advise(&with, STR(VAGUE), true);
	advise(&without, STR(VAGUE), false);
	assert_int_equal(with.review->n_advice, 1);
	assert_int_equal(without.review->n_advice, 0);
	assert_int_equal(
	    with.review->findings.len, without.review->findings.len);
	assert_memory_equal(with.review->issues, without.review->issues,
	    sizeof(with.review->issues));
	assert_memory_equal(with.review->verdicts, without.review->verdicts,
	    sizeof(with.review->verdicts));
	assert_int_equal(
	    with.review->overall.verdict, without.review->overall.verdict);
	end(&with);
	end(&without);
}

static void
each_piece_carries_what_is_asked_for(void **state)
{
	struct advised w = {0};
	const struct advice *one;
	bool rule = false, wording = false;

	(void)state;
	advise(&w, STR(VAGUE), true);
	one = &w.review->advice[0];
	for (size_t i = 0; i < one->asked.len; i++) {
		rule |= str_eq(
		    one->asked.at[i].rule, STR("br-revocation-24-hours"));
		wording |= str_eq(
		    one->asked.at[i].rule, STR("mrsp-subjective-language"));
		assert_non_null(one->asked.at[i].cite);
	}
	assert_true(rule && wording);
	assert_true(one->recommendation.len > 0);
	end(&w);
}

static void
words_of_one_topic_are_one_piece_with_their_number(void **state)
{
	struct advised w = {0};

	(void)state;
	advise(&w,
	    STR("# 5.4.8 Reviews\nLogs are reviewed periodically. "
		"Backups of logs are made regularly. "
		"The CA archives logs from time to time.\n"),
	    true);
	assert_int_equal(w.review->n_advice, 1);
	assert_int_equal(w.review->advice[0].places.len, 3);
	assert_true(str_eq(
	    w.review->advice[0].message, STR("Not told: how often (3).")));
	end(&w);
}

static void
more_passages_than_the_limit_are_left_out_and_that_is_known(void **state)
{
	struct advised w = {0};
	struct buf b = {0};

	(void)state;
	buf_add_c(&b, "# 5.4.8 Reviews\n");
	for (size_t i = 0; i < LIMIT_ADVICE + 10; i++)
		buf_print(&b, "Log %zu is reviewed periodically.\n\n", i);
	advise(&w, buf_str(&b), true);
	assert_true(w.review->advice_cut);
	assert_int_equal(w.review->n_advice, 1);
	assert_int_equal(w.review->advice[0].places.len, LIMIT_ADVICE);
	end(&w);
	buf_free(&b);
}

static void
all_rules_that_topics_name_are_in_the_pack(void **state)
{
	struct err err = {0};

	(void)state;
	if (advice_check(pack, &err))
		fail_msg("%s", err.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_sentence_is_advised_on_as_its_case_says),
	    cmocka_unit_test(advice_changes_no_figure_of_the_review),
	    cmocka_unit_test(each_piece_carries_what_is_asked_for),
	    cmocka_unit_test(
		words_of_one_topic_are_one_piece_with_their_number),
	    cmocka_unit_test(
		more_passages_than_the_limit_are_left_out_and_that_is_known),
	    cmocka_unit_test(all_rules_that_topics_name_are_in_the_pack),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
