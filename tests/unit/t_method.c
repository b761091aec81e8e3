/* Validation methods: the cases of tests/cases/method.txt, and what the list
 * of methods keeps to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "case_prose.h"
#include "fact/method.h"

struct world {
	struct prose_world *prose;
	struct arena arena;
	struct pattern_set *patterns; /* of the case in hand */
};

static int
load(void **state)
{
	struct world *w = test_calloc(1, sizeof(*w));
	void *prose;

	(void)prose_world_load(&prose);
	w->prose = prose;
	*state = w;
	return 0;
}

static int
unload(void **state)
{
	struct world *w = *state;
	void *prose = w->prose;

	(void)prose_world_unload(&prose);
	pattern_set_free(w->patterns);
	arena_clear(&w->arena);
	test_free(w);
	return 0;
}

/* A pattern set remembers one text: each case has its own. */
static struct method_lists
lists_of(struct world *w, struct str json)
{
	struct method_lists lists = {0};
	struct json *root;
	struct err err;

	pattern_set_free(w->patterns);
	w->patterns = pattern_set_new(w->prose->lexicon);
	if (json_parse(json, &root, &err) ||
	    method_lists_read(&w->arena, root, w->patterns, &lists, &err))
		fail_msg("%s", err.text);
	json_free(root);
	return lists;
}

static void
show_answer(
    struct buf *out, const struct method_list *l, const struct method_answer *a)
{
	char day[DATE_TEXT];

	buf_print(out, "%.*s %.*s %s", STR_ARG(l->name),
	    STR_ARG(a->item->number), method_standing_name(a->standing));
	if (a->end != DATE_NONE)
		buf_print(out, " %s", date_print(a->end, day));
	buf_print(out, "%s%s%s%s", a->numbered ? " numbered" : "",
	    a->described ? " described" : "", a->weak ? " weak" : "",
	    a->defined ? " defined" : "");
	if (a->misnumbered)
		buf_print(
		    out, " not-%.*s", STR_ARG(a->misnumbered->misnumbered));
	buf_add_char(out, '\n');
}

static void
show(void *self, struct str given, struct buf *out)
{
	struct world *w = self;
	const struct prose *p = case_prose(w->prose, given);
	struct method_lists lists =
	    lists_of(w, cases_read(&w->arena, "rules/methods.json"));
	struct methods m;
	struct err err;
	uint64_t work = 0;

	if (methods_find(&w->prose->arena, &lists, p, &work, &m, &err))
		fail_msg("%s", err.text);
	for (size_t i = 0; i < m.len; i++) {
		const struct enumeration *e = &m.at[i];

		for (size_t k = 0; k < e->n_answers; k++)
			if (e->answers[k].use || e->answers[k].defined)
				show_answer(out, e->list, &e->answers[k]);
		if (e->offered && e->closed >= 0)
			buf_print(out, "%.*s closed\n", STR_ARG(e->list->name));
		if (e->offered && e->open >= 0)
			buf_print(out, "%.*s open\n", STR_ARG(e->list->name));
		if (e->whole >= 0)
			buf_print(out, "%.*s whole\n", STR_ARG(e->list->name));
	}
}

static void
methods_are_what_a_careful_reader_sees(void **state)
{
	case_run(*state, "tests/cases/method.txt", show);
}

static void
an_item_is_found_by_its_id_and_by_its_number(void **state)
{
	struct world *w = *state;
	struct method_lists lists =
	    lists_of(w, cases_read(&w->arena, "rules/methods.json"));
	const struct method_list *l =
	    method_list_find(&lists, STR("domain-methods"));

	assert_non_null(l);
	assert_ptr_equal(method_item_find(l, STR("dns-change")),
	    method_item_find(l, STR("3.2.2.4.7")));
	assert_null(method_item_find(l, STR("3.2.2.4.77")));
	assert_null(method_list_find(&lists, STR("names")));
}

static void
refuse(struct world *w, const char *text, const char *pointer)
{
	struct method_lists lists;
	struct json *root;
	struct err err;

	pattern_set_free(w->patterns);
	w->patterns = pattern_set_new(w->prose->lexicon);
	assert_int_equal(json_parse(str_of(text), &root, &err), 0);
	assert_int_equal(
	    method_lists_read(&w->arena, root, w->patterns, &lists, &err), -1);
	assert_int_equal(err.code, ERR_RULE);
	if (!str_starts(str_of(err.text), str_of(pointer)))
		fail_msg("'%s' does not start with '%s'", err.text, pointer);
	json_free(root);
}

#define B(name) "\"" name "\":[\"b\"]"
#define WORDS                                                                                                                                                      \
	"\"words\":{" B("denied") "," B("denied-short") "," B("limited") "," B("ended") "," B("until") "," B("advice") "," B("denied-mark") "," B("offers") "," B( \
	    "offered") "," B("uses") "," B("aside") "," B("we"                                                                                                     \
							  "a"                                                                                                      \
							  "k") "," B("no-"                                                                                         \
								     "wild"                                                                                        \
								     "car"                                                                                         \
								     "d") "," B("choice") "," B("closed") "," B("open") "," B("protocol") "," B("alike") "}"

static void
a_list_with_a_fault_is_refused_with_its_place(void **state)
{
	refuse(*state, "{\"lists\":[]}", "/");
	refuse(*state, "{\"what\":1,\"lists\":[]}", "/what: unknown member");
	refuse(*state,
	    "{" WORDS ",\"lists\":[{\"name\":\"a\",\"title\":\"a\","
	    "\"source\":\"a\",\"section\":\"1\",\"items\":[]}]}",
	    "/lists/0: needs 'items'");
	refuse(*state,
	    "{" WORDS ",\"lists\":[{\"name\":\"a\",\"title\":\"a\","
	    "\"source\":\"a\",\"section\":\"1\",\"items\":[{\"id\":\"b\","
	    "\"number\":\"1.1\",\"title\":\"c\",\"from\":\"2026-01-01\","
	    "\"barred\":\"2025-01-01\"}]}]}",
	    "/lists/0/items/0: 'barred'");
	refuse(*state,
	    "{" WORDS ",\"lists\":[{\"name\":\"a\",\"title\":\"a\","
	    "\"source\":\"a\",\"section\":\"1\",\"items\":[{\"id\":\"b\","
	    "\"number\":\"1.1\",\"title\":\"c\",\"named\":[\"( a\"]}]}]}",
	    "/lists/0/items/0/named/0: ");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(methods_are_what_a_careful_reader_sees),
	    cmocka_unit_test(an_item_is_found_by_its_id_and_by_its_number),
	    cmocka_unit_test(a_list_with_a_fault_is_refused_with_its_place),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
