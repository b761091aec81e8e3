/* Facts and promises: the cases of tests/cases/fact.txt, and what every
 * reading keeps to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "case_prose.h"
#include "fact/fact.h"
#include "fact/promise.h"

/* What a case wants to see, from its first line "@ duration count frame". */
struct wanted {
	unsigned kinds; /* bit 1 << enum fact_kind; 0: all */
	bool frame, quote, promises;
};

static bool
take_word(struct wanted *w, struct str word)
{
	for (int k = 0; k < N_FACT_KINDS; k++)
		if (str_eq(word, str_of(fact_kind_name((enum fact_kind)k)))) {
			w->kinds |= 1u << k;
			return true;
		}
	w->frame |= str_eq(word, STR("frame"));
	w->quote |= str_eq(word, STR("quote"));
	w->promises |= str_eq(word, STR("promises"));
	return str_eq(word, STR("frame")) || str_eq(word, STR("quote")) ||
	       str_eq(word, STR("promises"));
}

static struct wanted
wanted_of(struct str *given)
{
	struct wanted w = {0};
	struct str rest = *given, line;

	if (!case_line(&rest, &line) || !str_starts(line, STR("@ ")))
		return w;
	*given = rest;
	line = str_sub(line, 2, line.len);
	while (line.len) {
		struct str word = case_word(&line);

		if (!take_word(&w, word))
			fail_msg("no kind is '%.*s'", STR_ARG(word));
	}
	return w;
}

static void
show_date(struct buf *out, const char *name, date d)
{
	char text[DATE_TEXT];

	if (d != DATE_NONE)
		buf_print(out, " %s=%s", name, date_print(d, text));
}

static void
show_certificate(struct buf *out, const struct fact_certificate *c)
{
	if (c->issuer.len)
		buf_print(out, " issuer='%.*s'", STR_ARG(c->issuer));
	if (c->serial.len)
		buf_print(out, " serial=%.*s", STR_ARG(c->serial));
	if (c->sha256.len)
		buf_print(out, " sha256=%.*s", STR_ARG(c->sha256));
	if (c->sha1.len)
		buf_print(out, " sha1=%.*s", STR_ARG(c->sha1));
	if (c->key_id.len)
		buf_print(out, " key=%.*s", STR_ARG(c->key_id));
	show_date(out, "from", c->not_before);
	show_date(out, "to", c->not_after);
}

static void
show_fact(struct buf *out, const struct prose *p, const struct fact *f,
    const struct wanted *w)
{
	buf_print(out, "%s", fact_kind_name(f->kind));
	if ((*f->unit || f->kind == FACT_COUNT) && f->bound != BOUND_EXACT)
		buf_print(out, " %s", bound_name(f->bound));
	buf_print(out, " %.*s", STR_ARG(f->value));
	if (f->detail.len)
		buf_print(out, ", %.*s", STR_ARG(f->detail));
	if (f->certificate)
		show_certificate(out, f->certificate);
	if (w->frame)
		buf_print(out, " | %s %s %s", actor_name(f->actor),
		    modality_name(f->modality), polarity_name(f->polarity));
	if (w->quote)
		buf_print(out, " | %.*s", STR_ARG(fact_quote(p, &f->at[0])));
	buf_add_char(out, '\n');
}

static void
show_promise(struct buf *out, const struct prose *p, const struct promise *one)
{
	buf_print(out, "promise %s %s%s%s%s", actor_name(one->actor),
	    modality_name(one->modality),
	    one->polarity == POLARITY_NO ? " not" : "",
	    one->bounded ? " bounded" : "", one->testable ? " testable" : "");
	if (one->bounded)
		buf_print(
		    out, " [%.*s]", STR_ARG(fact_quote(p, &one->measure)));
	if (one->vague.start < one->vague.end)
		buf_print(out, " (%.*s)", STR_ARG(fact_quote(p, &one->vague)));
	buf_add_char(out, '\n');
}

static void
find(struct prose_world *world, const struct prose *p, struct facts *facts)
{
	struct err err = {0};

	if (facts_find(&world->arena, p, facts, &err))
		fail_msg("%s", err.text);
}

static void
show(void *self, struct str given, struct buf *out)
{
	struct prose_world *world = self;
	struct wanted w = wanted_of(&given);
	const struct prose *p = case_prose(world, given);
	struct facts facts;
	struct promises promises;
	struct err err = {0};

	find(world, p, &facts);
	for (size_t i = 0; i < facts.len; i++) {
		const struct fact *f = &facts.at[i];

		assert_true(fact_holds(p, f));
		if (!w.promises && (!w.kinds || w.kinds & 1u << f->kind))
			show_fact(out, p, f, &w);
	}
	if (promises_find(&world->arena, p, &promises, &err))
		fail_msg("%s", err.text);
	for (size_t i = 0; w.promises && i < promises.len; i++)
		show_promise(out, p, &promises.at[i]);
}

static void
facts_are_what_a_reader_takes_from_the_text(void **state)
{
	case_run(*state, "tests/cases/fact.txt", show);
}

static void
facts_come_in_reading_order_and_once(void **state)
{
	struct prose_world *world = *state;
	const struct prose *p = case_prose(
	    world, STR("= 4.9.1 Reasons\nThe CA shall revoke within 24 hours:\n"
		       "- the key, if it has less than 2048 bits,\n"
		       "- the certificate with SHA-1.\n"));
	struct facts facts;

	find(world, p, &facts);
	assert_int_equal(facts.len, 3);
	assert_int_equal(facts.at[0].kind, FACT_DURATION);
	assert_int_equal(facts.at[0].at[0].block, 1);
	assert_int_equal(facts.at[1].kind, FACT_KEY_SIZE);
	assert_int_equal(facts.at[2].kind, FACT_ALGORITHM);
}

static void
a_passage_outside_its_block_does_not_hold(void **state)
{
	struct prose_world *world = *state;
	const struct prose *p =
	    case_prose(world, STR("= 1 A\nWithin 24 hours.\n"));
	struct facts facts;
	struct fact f;

	find(world, p, &facts);
	assert_int_equal(facts.len, 1);
	f = facts.at[0];
	assert_true(fact_holds(p, &f));
	f.at[0].end = 1000;
	assert_false(fact_holds(p, &f));
	f = facts.at[0];
	f.at[0].start = f.at[0].end;
	assert_false(fact_holds(p, &f));
	f = facts.at[0];
	f.at[0].block = 99;
	assert_false(fact_holds(p, &f));
	f = facts.at[0];
	f.n_at = 0;
	assert_false(fact_holds(p, &f));
}

static void
more_facts_than_the_limit_are_an_error(void **state)
{
	struct prose_world *world = *state;
	struct buf b = {0};
	const struct prose *p;
	struct facts facts;
	struct err err = {0};

	buf_add_c(&b, "= 1 A\n");
	for (size_t i = 0; i <= LIMIT_FACTS; i++)
		buf_print(&b, "SHA-256%s", i % 200 == 199 ? "\n" : " ");
	p = case_prose(world, buf_str(&b));
	assert_int_equal(facts_find(&world->arena, p, &facts, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(facts_are_what_a_reader_takes_from_the_text),
	    cmocka_unit_test(facts_come_in_reading_order_and_once),
	    cmocka_unit_test(a_passage_outside_its_block_does_not_hold),
	    cmocka_unit_test(more_facts_than_the_limit_are_an_error),
	};

	return cmocka_run_group_tests(
	    tests, prose_world_load, prose_world_unload);
}
