/* Statements: the cases of tests/cases/statement.txt, and what every reading
 * keeps to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "case_prose.h"

static const char *const kinds[] = {
    "sentence", "item", "cell", "note", "heading"};
static const char *const uses[] = {"", " definition", " quoted", " furniture"};

static void
show_pointer(struct buf *out, const struct pointer *p)
{
	static const char *const to[] = {"this document", "", "companion"};

	buf_print(out, "  -> %s%.*s%s%.*s\n", to[p->to], STR_ARG(p->source),
	    p->section.len ? " " : "", STR_ARG(p->section));
}

static void
show(void *self, struct str given, struct buf *out)
{
	const struct prose *p = case_prose(self, given);

	for (size_t i = 0; i < p->statements.len; i++) {
		const struct statement *s = &p->statements.at[i];
		struct passage at[8];
		size_t n = prose_statement_passages(p, (int)i, at, 8);

		buf_print(out, "%s%s%s:", kinds[s->kind], uses[s->use],
		    s->bare_pointer ? " pointer" : "");
		for (size_t k = 0; k < n; k++)
			buf_print(out, "%s %.*s", k ? " //" : "",
			    STR_ARG(
				str_sub(p->docs[0]->blocks.at[at[k].block].text,
				    at[k].start, at[k].end)));
		buf_add_char(out, '\n');
		for (int k = 0; k < s->n_pointers; k++)
			show_pointer(
			    out, &p->pointers.at[s->first_pointer + k]);
	}
}

static void
blocks_become_the_statements_that_a_reader_sees(void **state)
{
	case_run(*state, "tests/cases/statement.txt", show);
}

static void
a_section_knows_its_statements(void **state)
{
	const struct prose *p = case_prose(
	    *state, STR("= 4 Life-cycle\n= 4.9 Revocation\nFirst. Second.\n"
			"= 4.9.1 Reasons\nThird.\n= 4.10 Status\nFourth.\n"));
	int first, last;

	prose_section_statements(p, 0, 2, false, &first, &last);
	assert_int_equal(first, 1);
	assert_int_equal(last, 4);
	prose_section_statements(p, 0, 2, true, &first, &last);
	assert_int_equal(last, 6);
}

static void
numbered_paragraphs_are_no_list(void **state)
{
	const struct prose *p = case_prose(*state,
	    STR("= 4.9 Revocation\n14. The CA investigates.\n15. It "
		"revokes if:\n1. a key is lost;\n2. a name is wrong.\n16. "
		"It tells whoever reported.\n"));
	const struct statement *s = p->statements.at;

	assert_int_equal(s[1].list, 0);
	assert_int_not_equal(s[3].list, 0);
	assert_int_equal(s[3].list, s[4].list);
	assert_int_equal(s[5].list, 0);
}

/* So long that two threads read a half each. */
static void
a_long_document_reads_like_a_short_one(void **state)
{
	enum { GROUPS = 200, BLOCKS = 5 };
	struct buf text = {0};
	const struct prose *p;

	for (int i = 0; i < GROUPS; i++)
		buf_print(&text,
		    "= %d A\nThe list:\n- two hours\n- three\nWord%d.\n", i + 1,
		    i);
	p = case_prose(*state, buf_str(&text));
	assert_int_equal(p->docs[0]->blocks.len, GROUPS * BLOCKS);
	assert_int_equal(p->statements.len, GROUPS * BLOCKS);
	for (int i = 0; i < GROUPS * BLOCKS; i++) {
		const struct statement *s = &p->statements.at[i];
		const struct unit *u = &p->text->units.at[i];
		bool in_list = i % BLOCKS > 0 && i % BLOCKS < 4;

		assert_int_equal(p->first_statement[0][i], i);
		assert_int_equal(s->block, i);
		assert_int_equal(s->paragraph, i + 1);
		assert_int_equal(s->list, in_list ? i / BLOCKS + 1 : 0);
		assert_int_equal(p->text->tokens.at[u->last - 1].block, i);
		if (i % BLOCKS == 4)
			assert_string_equal(
			    arena_copy(p->arena, token_key(p->text, u->first))
				.at,
			    arena_print(p->arena, "word%d", i / BLOCKS).at);
	}
	buf_free(&text);
}

static void
windows_are_the_paragraph_the_list_and_the_section(void **state)
{
	struct prose *p =
	    case_prose(*state, STR("= 1 A\nOne. The list:\n- two\n- "
				   "three\nFour.\n= 2 B\nFive.\n"));
	int first, last;

	p->windows.around(p->windows.self, 1, WINDOW_PARAGRAPH, &first, &last);
	assert_int_equal(first, 1);
	assert_int_equal(last, 3);
	p->windows.around(p->windows.self, 4, WINDOW_LIST, &first, &last);
	assert_int_equal(first, 2);
	assert_int_equal(last, 5);
	p->windows.around(p->windows.self, 4, WINDOW_SECTION, &first, &last);
	assert_int_equal(first, 0);
	assert_int_equal(last, 6);
}

static void
a_cell_knows_its_headings(void **state)
{
	struct prose *p = case_prose(*state,
	    STR("= 6.3.2 Periods\n| Type | Validity |\n| Root | 25 years |\n"));
	struct heads heads;

	assert_true(p->windows.cell(p->windows.self, 4, &heads));
	assert_int_equal(heads.row, 3);
	assert_int_equal(heads.column, 2);
	assert_false(p->windows.cell(p->windows.self, 0, &heads));
}

static void
the_names_of_the_ca_are_learnt(void **state)
{
	const struct prose *p = case_prose(
	    *state, STR("= 1 Introduction\n"
			"Example Trust Services (\"ETS\") is a company.\n"
			"ETS revokes certificates. ETS publishes its CPS. "
			"ETS maintains a repository. ETS shall test it.\n"));

	assert_int_equal(p->own_names.len, 2);
	assert_true(str_eq(p->own_names.at[0], STR("ets")));
	assert_true(str_eq(p->own_names.at[1], STR("example trust services")));
}

static void
others_are_not_taken_for_the_ca(void **state)
{
	const struct prose *p = case_prose(*state,
	    STR("= 1 Introduction\n"
		"KRO keeps the key. KRO checks it. KRO shall protect it. KRO "
		"must maintain a log. The CA SHALL revoke it. The CA SHALL "
		"issue it. The CA SHALL publish it. Subscribers SHALL use it. "
		"Enterprise RA validates it. Enterprise RA issues it. "
		"Enterprise RA revokes it.\n"));

	assert_int_equal(p->own_names.len, 0);
}

static void
passages_are_bytes_of_the_blocks(void **state)
{
	const struct prose *p = case_prose(
	    *state, STR("= 1 A\nThe CA shall:\n- publish the report.\n"));
	const struct unit *u = &p->text->units.at[2];
	struct passage at[4];

	assert_int_equal(prose_passages(p, u->first, u->last, at, 4), 2);
	assert_int_equal(at[0].block, 1);
	assert_int_equal(at[1].block, 2);
	assert_int_equal(at[1].start, 0);
	assert_int_equal(at[1].end, 18);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(blocks_become_the_statements_that_a_reader_sees),
	    cmocka_unit_test(a_section_knows_its_statements),
	    cmocka_unit_test(numbered_paragraphs_are_no_list),
	    cmocka_unit_test(a_long_document_reads_like_a_short_one),
	    cmocka_unit_test(
		windows_are_the_paragraph_the_list_and_the_section),
	    cmocka_unit_test(a_cell_knows_its_headings),
	    cmocka_unit_test(the_names_of_the_ca_are_learnt),
	    cmocka_unit_test(others_are_not_taken_for_the_ca),
	    cmocka_unit_test(passages_are_bytes_of_the_blocks),
	};

	return cmocka_run_group_tests(
	    tests, prose_world_load, prose_world_unload);
}
