/* Clauses and their frames: the cases of tests/cases/frame*.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "case_prose.h"

/* The text that tokens [first, last) stand for, without signs at the end. */
static struct str
text_of(const struct prose *p, int first, int last)
{
	struct passage at[1];
	struct str text;

	while (last > first + 1 && (token_flags(p->text, last - 1) & KEY_SIGN))
		last--;
	while (first < last && (token_flags(p->text, first) & KEY_SIGN))
		first++;
	if (prose_passages(p, first, last, at, 1) == 0)
		return (struct str){0};
	text = p->docs[at->document]->blocks.at[at->block].text;
	return str_sub(text, at->start, at->end);
}

static void
show_range(struct buf *out, const struct prose *p, const char *what, int first,
    int last)
{
	if (first < last)
		buf_print(out, " %s \"%.*s\"", what,
		    STR_ARG(text_of(p, first, last)));
}

static void
show_clause(struct buf *out, const struct prose *p, const struct clause *c)
{
	char day[DATE_TEXT];

	if (text_of(p, c->first, c->last).len == 0)
		return;
	buf_print(out, "%s %s %s", actor_name(c->actor),
	    modality_name(c->modality), polarity_name(c->polarity));
	if (c->passive)
		buf_add_c(out, " passive");
	show_range(out, p, "weak", c->weak_first, c->weak_last);
	show_range(out, p, "except", c->except_first, c->except_last);
	if (c->from != DATE_NONE)
		buf_print(out, " from %s", date_print(c->from, day));
	if (c->until != DATE_OPEN)
		buf_print(out, " until %s", date_print(c->until, day));
	buf_print(out, " | %.*s\n", STR_ARG(text_of(p, c->first, c->last)));
}

static void
show(void *self, struct str given, struct buf *out)
{
	const struct prose *p = case_prose(self, given);

	for (size_t i = 0; i < p->statements.len; i++) {
		const struct statement *s = &p->statements.at[i];

		if (s->kind == STATEMENT_HEADING)
			continue;
		for (int k = 0; k < s->n_clauses; k++)
			show_clause(
			    out, p, &p->clauses.at[s->first_clause + k]);
	}
}

static void
clauses_have_the_frames_that_a_careful_reader_sees(void **state)
{
	case_run(*state, "tests/cases/frame.txt", show);
}

static void
somebody_acts_or_nobody_is_named(void **state)
{
	case_run(*state, "tests/cases/frame-who.txt", show);
}

static void
denials_reach_as_far_as_a_reader_takes_them(void **state)
{
	case_run(*state, "tests/cases/frame-not.txt", show);
}

static void
many_styles_say_the_same(void **state)
{
	case_run(*state, "tests/cases/frame-style.txt", show);
}

static void
intervals_are_those_of_the_text(void **state)
{
	case_run(*state, "tests/cases/frame-when.txt", show);
}

static void
clauses_side_by_side_keep_their_own_frames(void **state)
{
	case_run(*state, "tests/cases/frame-more.txt", show);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		clauses_have_the_frames_that_a_careful_reader_sees),
	    cmocka_unit_test(somebody_acts_or_nobody_is_named),
	    cmocka_unit_test(denials_reach_as_far_as_a_reader_takes_them),
	    cmocka_unit_test(many_styles_say_the_same),
	    cmocka_unit_test(intervals_are_those_of_the_text),
	    cmocka_unit_test(clauses_side_by_side_keep_their_own_frames),
	};

	return cmocka_run_group_tests(
	    tests, prose_world_load, prose_world_unload);
}
