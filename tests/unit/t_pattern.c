/* Phrase patterns: the cases of tests/cases/pattern.txt, what is refused, and
 * what every search keeps to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "case_prose.h"
#include "phrase/leaf.h"

struct shown {
	struct buf *out;
	const struct prose *prose;
	int hits;
};

static bool
show_hit(void *self, const struct hit *hit)
{
	struct shown *s = self;
	struct passage at[8];
	size_t n = prose_passages(s->prose, hit->first, hit->last, at, 8);

	s->hits++;
	for (size_t i = 0; i < n; i++) {
		struct str text =
		    s->prose->docs[0]->blocks.at[at[i].block].text;

		buf_print(s->out, "%s%.*s", i ? " // " : "  ",
		    STR_ARG(str_sub(text, at[i].start, at[i].end)));
	}
	for (int i = 0; i < hit->n_quantities; i++) {
		const struct quantity *q =
		    &s->prose->text->quantities.at[hit->quantities[i]];

		buf_print(s->out, " <%s %.9g>", quantity_kind_name(q->kind),
		    q->value);
	}
	buf_add_char(s->out, '\n');
	return true;
}

static void
find(struct pattern_set *set, const struct prose *prose, struct str source,
    struct buf *out)
{
	struct shown s = {out, prose, 0};
	struct pattern *p = NULL;
	struct err err = {0};
	uint64_t work = 0;

	buf_print(out, "%.*s\n", STR_ARG(source));
	if (pattern_add(set, source, &p, &err) ||
	    pattern_find(p, prose->text, &prose->windows, 0,
		(int)prose->statements.len, show_hit, &s, &work, &err))
		buf_print(out, "  %s\n", err.text);
	else if (s.hits == 0)
		buf_add_c(out, "  no\n");
}

/* Lines that start with "? " are patterns, the others the document. */
static void
show(void *self, struct str given, struct buf *out)
{
	struct prose_world *w = self;
	struct pattern_set *set = pattern_set_new(w->lexicon);
	struct str lines = given, line;
	struct buf text = {0};

	while (case_line(&lines, &line))
		if (!str_starts(line, STR("? ")))
			buf_print(&text, "%.*s\n", STR_ARG(line));
	(void)case_prose(w, buf_str(&text));
	lines = given;
	while (case_line(&lines, &line))
		if (str_starts(line, STR("? ")))
			find(set, w->prose, str_sub(line, 2, line.len), out);
	buf_free(&text);
	prose_world_forget(w);
	pattern_set_free(set);
}

static void
patterns_find_what_they_say(void **state)
{
	case_run(*state, "tests/cases/pattern.txt", show);
}

static void
equal_sources_give_the_same_pattern(void **state)
{
	struct prose_world *w = *state;
	struct pattern_set *set = pattern_set_new(w->lexicon);
	struct pattern *a, *b;
	struct err err;

	assert_int_equal(
	    pattern_add(set, STR("publish .. report"), &a, &err), 0);
	assert_int_equal(
	    pattern_add(set, STR("publish .. report"), &b, &err), 0);
	assert_ptr_equal(a, b);
	assert_true(str_eq(pattern_source(a), STR("publish .. report")));
	assert_int_equal(pattern_window(a), WINDOW_STATEMENT);
	pattern_set_free(set);
}

static void
a_pattern_that_denies_is_known(void **state)
{
	static const struct {
		const char *source;
		bool denies;
	} cases[] = {
	    {"publish .. report", false},
	    {"never alone", true},
	    {"audit period .. exceed ..3 <12 months>", true},
	    {"( refused | not issued )", true},
	    {"( refused | published )", false},
	    {"key & ( nobody | none )", true},
	    {"publish [ without delay ]", false},
	    {"publish ! not", false},
	    {"/is not published/", true},
	    {"/is published/", false},
	};
	struct prose_world *w = *state;
	struct pattern_set *set = pattern_set_new(w->lexicon);

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct pattern *p = NULL;
		struct err err;

		assert_int_equal(
		    pattern_add(set, str_of(cases[i].source), &p, &err), 0);
		if (pattern_denies(p) != cases[i].denies)
			fail_msg("%s", cases[i].source);
	}
	pattern_set_free(set);
}

static bool
count_hit(void *self, const struct hit *hit)
{
	int *count = self;

	(void)hit;
	return --*count > 0;
}

static void
the_caller_can_stop(void **state)
{
	struct prose_world *w = *state;
	const struct prose *p =
	    case_prose(w, STR("A report. A report. A report.\n"));
	struct pattern_set *set = pattern_set_new(w->lexicon);
	struct pattern *pattern;
	struct err err;
	uint64_t work = 0;
	int count = 2;

	assert_int_equal(pattern_add(set, STR("report"), &pattern, &err), 0);
	assert_int_equal(pattern_find(pattern, p->text, &p->windows, 0, 3,
			     count_hit, &count, &work, &err),
	    0);
	assert_int_equal(count, 0);
	count = 9;
	assert_int_equal(pattern_find(pattern, p->text, &p->windows, 1, 2,
			     count_hit, &count, &work, &err),
	    0);
	assert_int_equal(count, 8);
	prose_world_forget(w);
	pattern_set_free(set);
}

static void
giving_up_is_not_no_match(void **state)
{
	struct prose_world *w = *state;
	struct buf text = {0};
	struct pattern_set *set = pattern_set_new(w->lexicon);
	const struct prose *p;
	struct pattern *pattern;
	struct err err = {0};
	uint64_t work = 0;
	int count = 9;

	for (int i = 0; i < 60; i++)
		buf_add_char(&text, 'a');
	buf_add_c(&text, "!\n");
	p = case_prose(w, buf_str(&text));
	assert_int_equal(pattern_add(set, STR("/(a+)+$/"), &pattern, &err), 0);
	assert_int_equal(pattern_find(pattern, p->text, &p->windows, 0, 1,
			     count_hit, &count, &work, &err),
	    -1);
	assert_int_equal(err.code, ERR_LIMIT);
	buf_free(&text);
	prose_world_forget(w);
	pattern_set_free(set);
}

static void
units_without_the_words_cost_nothing(void **state)
{
	struct prose_world *w = *state;
	const struct prose *p = case_prose(
	    w, STR("The CA publishes its report. The RA waits. It is late.\n"));
	struct pattern_set *set = pattern_set_new(w->lexicon);
	struct pattern *pattern;
	struct err err;
	uint64_t work = 0;
	int count = 9;

	assert_int_equal(
	    pattern_add(set, STR("publish .. report"), &pattern, &err), 0);
	assert_int_equal(pattern_find(pattern, p->text, &p->windows, 0, 3,
			     count_hit, &count, &work, &err),
	    0);
	assert_int_equal(count, 8);
	assert_int_equal(work, p->text->units.at[0].last);
	prose_world_forget(w);
	pattern_set_free(set);
}

/* Each searcher has found the hits for itself, and paid for it. */
static void
two_searchers_of_one_text_know_nothing_of_each_other(void **state)
{
	struct prose_world *w = *state;
	const struct prose *p = case_prose(
	    w, STR("The CA publishes its report. A report is published.\n"));
	struct pattern_set *set = pattern_set_new(w->lexicon);
	struct arena a = {0};
	const struct phrase_text *texts[] = {
	    p->text, phrase_text_share(&a, p->text)};
	struct pattern *pattern;
	struct err err;
	uint64_t work[COUNT_OF(texts)] = {0};

	assert_int_equal(
	    pattern_add(set, STR("/(report|publish)/"), &pattern, &err), 0);
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		int count = 9;

		assert_int_equal(pattern_find(pattern, texts[i], &p->windows, 0,
				     2, count_hit, &count, &work[i], &err),
		    0);
		assert_int_equal(count, 5);
	}
	assert_true(work[0] > 0);
	assert_int_equal(work[0], work[1]);
	arena_clear(&a);
	prose_world_forget(w);
	pattern_set_free(set);
}

static void
find_in(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, struct spans *out)
{
	int n = (int)text->units.len;
	uint64_t work = 0;
	struct err err;

	if (leaf->raw < 0)
		leaf_matches(set, text, leaf, units, 0, n, out, &work);
	else
		assert_int_equal(
		    raw_matches(set, text, leaf, units, 0, n, out, &work, &err),
		    0);
}

/* Looks for a pattern's phrase in every unit, and in those the index names:
 * the same hits, so that the index may be trusted. */
static void
compare_with_index(
    struct pattern_set *set, const struct prose *p, struct str source)
{
	size_t n_words = p->text->index->n_words;
	struct arena a = {0};
	uint64_t *all = arena_many(&a, uint64_t, n_words), work = 0;
	uint64_t *can = arena_many(&a, uint64_t, n_words);
	struct spans every = {0}, indexed = {0};
	int n = (int)p->statements.len;
	struct pattern *pattern;
	const struct leaf *leaf;
	struct err err;

	if (pattern_add(set, source, &pattern, &err))
		fail_msg("%s", err.text);
	leaf = &set->leaves
		    .at[set->terms.at[set->parts.at[pattern->parts].term].leaf];
	for (int u = 0; u < n; u++) {
		set_add(all, u);
		set_add(can, u);
	}
	/* asked first, because it makes the numbers known that a search needs
	 */
	(void)packed_keep(&leaf_asked(set, p->text, leaf, &work)->can, can, 0,
	    p->text->index->n_words);
	find_in(set, p->text, leaf, can, &indexed);
	if (indexed.len > 0 || leaf->raw >= 0)
		find_in(set, p->text, leaf, all, &every);
	if (every.len != indexed.len)
		fail_msg("'%.*s': %zu hits, %zu by the index", STR_ARG(source),
		    every.len, indexed.len);
	for (size_t i = 0; i < every.len; i++)
		assert_int_equal(every.at[i].first, indexed.at[i].first);
	arena_clear(&a);
}

static void
the_index_loses_no_hit(void **state)
{
	static const char *const sources[] = {"publish .. report",
	    "[ annual ] ( test | audit ) .. plan", "<? h>", "<? months> .. ca",
	    "\"Subscribers\"", "<4 perspectives>", "<url>", "<oid>",
	    "( revoke | <24h> ) .. certificate", "{make-public} .. report",
	    "/business days?/", "/(certificate|key)s? (of|for)/",
	    "/within [a-z-]+ \\(/", "/\\bnot\\b/", "/can ?not/", "/[0-9]{4}/",
	    "/[0-9a-f]{40}/", "/2\\.23\\.140\\.1/", "/140-[23]/", "/\\bCN ?=/",
	    "/3\\.2\\.2\\.4/", "/\\b24/", "/actalis/"};
	struct prose_world *w = *state;
	struct pattern_set *set;
	const struct concept *concepts;
	size_t n = lexicon_concepts(w->lexicon, &concepts);
	struct arena a = {0};
	struct str text = {0};
	struct err err;

	if (file_read(&a, "../shared/corpus/original/actalis/tls-cp-cps-6.0.md",
		LIMIT_FILE_BYTES, &text, &err))
		skip();
	(void)case_prose(w, text);
	set = pattern_set_new(w->lexicon);
	for (size_t i = 0; i < COUNT_OF(sources); i++)
		compare_with_index(set, w->prose, str_of(sources[i]));
	for (size_t i = 0; i < n; i++)
		compare_with_index(set, w->prose,
		    arena_print(&a, "{%.*s}", STR_ARG(concepts[i].name)));
	prose_world_forget(w);
	pattern_set_free(set);
	arena_clear(&a);
}

/* Letters and digits that are no word of the vocabulary as they stand there:
 * so many units that the index is asked. */
static void
expressions_are_found_in_what_is_no_word(void **state)
{
	static const char *const texts[] = {"It cannot be, and we don't.",
	    "Nobody won't or shan't ask.",
	    "Within 24 hours or five working days.",
	    "Since 12 March 2024, that is 13.03.2024, for 2,048 bits.",
	    "The policy is 2.23.140.1.2.1 or x2.23.140.1.2.2 (1.2.3).",
	    "See https://ca.example/2.23.140.1/abcdef or info@mail.example.",
	    "Part(ies) and class(es) of each certificate(s) are named.",
	    ("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
	     "00112233445566778899aabbccddeeffqqzz is long, 1,234,567 is not."),
	    "Its code\u00ADname is S/MIME with SHA-256; na\u00EFve O'Brien's."};
	static const char *const sources[] = {"/don/", "/annot/", "/won/",
	    "/shan/", "/an/", "/hours/", "/working/", "/march/", "/024/",
	    "/13/", "/048/", "/23\\.140\\.1\\.2/", "/2\\.23\\.140\\.1/",
	    "/1\\.2\\.3/", "/bcde/", "/xample/", "/ies/", "/es\\)/", "/lass/",
	    "/[0-9a-f]{64}/", "/qqzz/", "/234/", "/sha-?256/", "/(mime|brien)/",
	    "/naive/", "/code.?name/", "/(abc|hour|zzz)/"};
	struct prose_world *w = *state;
	struct arena a = {0};
	struct buf text = {0};
	struct pattern_set *set;

	for (int i = 0; i < 64; i++)
		for (size_t k = 0; k < COUNT_OF(texts); k++)
			buf_print(&text, "%s\n\n",
			    i % 2 ? "Nothing else is said." : texts[k]);
	(void)case_prose(w, arena_copy(&a, buf_str(&text)));
	set = pattern_set_new(w->lexicon);
	for (size_t i = 0; i < COUNT_OF(sources); i++)
		compare_with_index(set, w->prose, str_of(sources[i]));
	prose_world_forget(w);
	pattern_set_free(set);
	buf_free(&text);
	arena_clear(&a);
}

static void
refuse(struct pattern_set *set, struct str source, enum err_code code)
{
	struct pattern *p = NULL;
	struct err err = {0};

	if (pattern_add(set, source, &p, &err) != -1 || err.code != code)
		fail_msg(
		    "'%.*s' is not refused as it should be", STR_ARG(source));
	assert_true(err.text[0] != '\0');
}

static void
what_makes_no_sense_is_refused(void **state)
{
	static const char *const sources[] = {"", "..", "a ..", ".. report",
	    "report .. .. plan", "report ..0 plan", "report ..99 plan",
	    "( report", "report )", "[ report", "( )", "( report | )",
	    "report | plan", "{nothing-of-this-name}", "{report", "report }",
	    "\"report", "<", "<24h", "<? h", "<apples>", "<24 hours late>",
	    "report &", "& report", "! report", "/report", "/(/", "table[a]",
	    "table[a, b", "report > plan", "[ report ]", "report & plan .. "};
	struct prose_world *w = *state;
	struct pattern_set *set = pattern_set_new(w->lexicon);

	for (size_t i = 0; i < COUNT_OF(sources); i++)
		refuse(set, str_of(sources[i]), ERR_RULE);
	pattern_set_free(set);
}

static void
what_is_too_big_is_refused(void **state)
{
	struct prose_world *w = *state;
	struct pattern_set *set = pattern_set_new(w->lexicon);
	struct buf deep = {0}, many = {0}, wide = {0};

	for (int i = 0; i < LIMIT_PATTERN_DEPTH + 2; i++)
		buf_add_c(&deep, "( a ");
	refuse(set, buf_str(&deep), ERR_LIMIT);
	for (size_t i = 0; i < LIMIT_PATTERN_BYTES; i++)
		buf_add_c(&many, "ab ");
	refuse(set, buf_str(&many), ERR_LIMIT);
	buf_add_c(&wide, "x");
	for (int i = 0; i < 40; i++)
		buf_add_c(&wide, " ..40 x");
	refuse(set, buf_str(&wide), ERR_LIMIT);
	buf_free(&deep);
	buf_free(&many);
	buf_free(&wide);
	pattern_set_free(set);
}

static void
a_concept_that_holds_itself_is_refused(void **state)
{
	struct lexicon *lexicon = NULL;
	struct pattern_set *set;
	struct err err;

	(void)state;
	assert_int_equal(lexicon_load(STR("{\"concepts\": {\"a\": [\"x {b}\"], "
					  "\"b\": [\"y\", \"{a} z\"]}}"),
			     &lexicon, &err),
	    0);
	set = pattern_set_new(lexicon);
	refuse(set, STR("{a}"), ERR_LIMIT);
	pattern_set_free(set);
	lexicon_free(lexicon);
}

static void
every_concept_of_the_lexicon_can_be_used(void **state)
{
	struct prose_world *w = *state;
	struct pattern_set *set = pattern_set_new(w->lexicon);
	const struct concept *first;
	size_t n = lexicon_concepts(w->lexicon, &first);

	assert_true(n > 20);
	for (size_t i = 0; i < n; i++) {
		struct arena a = {0};
		struct pattern *p;
		struct err err;
		struct str source =
		    arena_print(&a, "{%.*s}", STR_ARG(first[i].name));

		if (pattern_add(set, source, &p, &err))
			fail_msg("%s", err.text);
		arena_clear(&a);
	}
	pattern_set_free(set);
}

/* One phrase, several parts, a wide window: of windows without one of the units
 * nothing is told, and what was passed over is found when it is asked for. */
static void
windows_without_the_wanted_units_are_passed_over(void **state)
{
	static const char *const sources[] = {
	    "report", "report & publish", "report & publish within paragraph"};
	struct prose_world *w = *state;
	const struct prose *p =
	    case_prose(w, STR("We publish a report.\n\nWe publish a report.\n\n"
			      "We publish a report.\n"));
	struct pattern_set *set = pattern_set_new(w->lexicon);
	uint64_t among[1] = {UINT64_C(1) << 1}, work = 0;

	for (size_t i = 0; i < COUNT_OF(sources); i++) {
		struct pattern *pattern;
		struct err err;
		int count = 9;

		assert_int_equal(
		    pattern_add(set, str_of(sources[i]), &pattern, &err), 0);
		assert_int_equal(
		    pattern_find_among(pattern, p->text, &p->windows, among,
			count_hit, &count, &work, &err),
		    0);
		assert_int_equal(count, 8);
		assert_int_equal(pattern_find(pattern, p->text, &p->windows, 0,
				     3, count_hit, &count, &work, &err),
		    0);
		assert_int_equal(count, 5);
	}
	prose_world_forget(w);
	pattern_set_free(set);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(patterns_find_what_they_say),
	    cmocka_unit_test(equal_sources_give_the_same_pattern),
	    cmocka_unit_test(a_pattern_that_denies_is_known),
	    cmocka_unit_test(the_caller_can_stop),
	    cmocka_unit_test(giving_up_is_not_no_match),
	    cmocka_unit_test(windows_without_the_wanted_units_are_passed_over),
	    cmocka_unit_test(units_without_the_words_cost_nothing),
	    cmocka_unit_test(
		two_searchers_of_one_text_know_nothing_of_each_other),
	    cmocka_unit_test(the_index_loses_no_hit),
	    cmocka_unit_test(expressions_are_found_in_what_is_no_word),
	    cmocka_unit_test(what_makes_no_sense_is_refused),
	    cmocka_unit_test(what_is_too_big_is_refused),
	    cmocka_unit_test(a_concept_that_holds_itself_is_refused),
	    cmocka_unit_test(every_concept_of_the_lexicon_can_be_used),
	};

	return cmocka_run_group_tests(
	    tests, prose_world_load, prose_world_unload);
}
