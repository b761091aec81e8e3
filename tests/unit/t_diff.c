/* Two small texts and what is told of their difference; turned round, it is
 * told the other way round. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "diff/diff.h"
#include "rule/example.h"
#include "with_pack.h"

#define REVOKE "# 4.9.1 Circumstances for revocation\n"
#define RECORDS "# 5.5.2 Retention period for archive\n"
#define PROFILE "# 7.1 Certificate profile\n"

struct pair {
	struct arena a;
	struct doc *docs[2];
	struct version versions[2];
	struct diff diff;
};

static void
read_version(struct pair *p, int side, const char *markup)
{
	const struct example e = {
	    .text = str_of(markup), .section = STR("4.9.1")};
	struct str only[] = {STR("br-mass-revocation-plan")};
	struct review_options options = {
	    .scope = STR("tls"), .only_rules = only, .n_only_rules = 1};
	struct version *v = &p->versions[side];
	struct err err = {0};

	if (!date_parse_iso(STR("2026-11-21"), &options.as_of) ||
	    example_document(pack->outline, &e, &p->docs[side], &err))
		fail_msg("%s", err.text);
	p->docs[side]->digest = sha256_of(str_of(markup));
	v->pack = pack;
	v->document.doc = p->docs[side];
	v->document.map = map_document(&p->a, p->docs[side], pack->outline);
	if (version_read(&p->a, v, &options, &err))
		fail_msg("%s", err.text);
}

static void
compare(struct pair *p, const char *before, const char *after)
{
	(void)memset(p, 0, sizeof(*p));
	read_version(p, 0, before);
	read_version(p, 1, after);
	diff_make(&p->a, &p->versions[0], &p->versions[1], &p->diff);
}

static void
forget(struct pair *p)
{
	for (int i = 0; i < 2; i++) {
		version_free(&p->versions[i]);
		doc_free(p->docs[i]);
	}
	arena_clear(&p->a);
}

/* "value looser": the classes of all changes with their directions. */
static const char *
told(struct pair *p)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < p->diff.changes.len; i++) {
		const struct change *c = &p->diff.changes.at[i];

		buf_print(
		    &b, "%s%s", i ? ", " : "", change_class_name(c->class));
		if (c->direction != DIRECTION_NONE)
			buf_print(&b, " %s", direction_name(c->direction));
		if (c->moved)
			buf_add_c(&b, " moved");
	}
	out = arena_copy(&p->a, buf_str(&b));
	buf_free(&b);
	return out.len ? out.at : "";
}

static void
tells(const char *before, const char *after, const char *expected,
    const char *turned)
{
	struct pair p;

	compare(&p, before, after);
	assert_string_equal(told(&p), expected);
	forget(&p);
	compare(&p, after, before);
	assert_string_equal(told(&p), turned);
	forget(&p);
	compare(&p, before, before);
	assert_string_equal(told(&p), "");
	assert_true(p.diff.same_commitments);
	forget(&p);
}

static void
a_promise_that_is_gone_is_told_as_such(void **state)
{
	(void)state;
	tells(REVOKE
	    "The CA publishes a CRL. The CA revokes certificates whose "
	    "keys are compromised within 24 hours.\n",
	    REVOKE "The CA publishes a CRL.\n", "commitment-removed looser",
	    "commitment-added stricter");
}

static void
a_modal_verb_tells_how_firm_a_promise_is(void **state)
{
	(void)state;
	tells(REVOKE "The CA shall revoke certificates of lost keys.\n",
	    REVOKE "The CA may revoke certificates of lost keys.\n",
	    "commitment-weakened looser", "commitment-strengthened stricter");
	tells(REVOKE "The CA should revoke certificates of lost keys.\n",
	    REVOKE "The CA shall revoke certificates of lost keys.\n",
	    "commitment-strengthened stricter", "commitment-weakened looser");
}

static void
a_denial_reverses_a_promise(void **state)
{
	(void)state;
	tells(REVOKE "The CA suspends certificates on request.\n",
	    REVOKE "The CA does not suspend certificates on request.\n",
	    "commitment-reversed", "commitment-reversed");
	tells(REVOKE "The CA shall answer every report.\n",
	    REVOKE "The CA is not required to answer every report.\n",
	    "commitment-weakened looser", "commitment-strengthened stricter");
}

static void
somebody_else_may_have_to_act(void **state)
{
	(void)state;
	tells(REVOKE "The CA shall request revocation without delay.\n",
	    REVOKE "The Subscriber shall request revocation without delay.\n",
	    "actor", "actor");
}

static void
a_shorter_deadline_and_a_longer_retention_are_stricter(void **state)
{
	(void)state;
	tells(REVOKE "The CA revokes such certificates within 48 hours.\n",
	    REVOKE "The CA revokes such certificates within 24 hours.\n",
	    "value stricter", "value looser");
	tells(RECORDS "The CA retains its archives for 7 years.\n",
	    RECORDS "The CA retains its archives for 2 years.\n",
	    "value looser", "value stricter");
	tells(PROFILE "Keys have at least 2048 bits.\n",
	    PROFILE "Keys have at least 3072 bits.\n", "value stricter",
	    "value looser");
}

static void
more_often_is_stricter(void **state)
{
	(void)state;
	tells(RECORDS "Audit logs are reviewed monthly.\n",
	    RECORDS "Audit logs are reviewed weekly.\n", "value stricter",
	    "value looser");
	tells(RECORDS "Audit logs are reviewed at least once a month.\n",
	    RECORDS "Audit logs are reviewed at least once a year.\n",
	    "value looser", "value stricter");
}

static void
one_value_in_two_spellings_is_one_value(void **state)
{
	(void)state;
	tells(REVOKE "The CA revokes such certificates within 24 hours.\n",
	    REVOKE
	    "The CA revokes such certificates within twenty-four (24) hours.\n",
	    "editorial", "editorial");
	tells(REVOKE "The CA tests its plan annually.\n",
	    REVOKE "The CA tests its plan every year.\n", "editorial",
	    "editorial");
}

static void
other_words_of_one_meaning_change_no_promise(void **state)
{
	(void)state;
	tells(REVOKE "The CA shall verify the request prior to revocation.\n",
	    REVOKE "The CA must verify the request before revocation.\n",
	    "editorial", "editorial");
	tells(REVOKE "The CA's staff recognises \"e-mail\" requests.\n",
	    REVOKE "The CA\xe2\x80\x99s staff recognizes \xe2\x80\x9c"
		   "email\xe2\x80\x9d requests.\n",
	    "editorial", "editorial");
}

static void
an_exception_narrows_a_promise(void **state)
{
	(void)state;
	tells(REVOKE "The CA revokes certificates on request.\n",
	    REVOKE
	    "The CA revokes certificates on request, unless they expired.\n",
	    "scope narrower", "scope wider");
}

static void
a_sentence_in_another_section_has_moved(void **state)
{
	(void)state;
	tells(REVOKE "The CA revokes certificates on request.\n\nThe CA "
		     "investigates every report of a compromised key with "
		     "priority.\n" RECORDS "Archives are kept offline.\n",
	    REVOKE "The CA revokes certificates on request.\n" RECORDS
		   "Archives are kept offline.\n\nThe CA investigates every "
		   "report of a compromised key with priority.\n",
	    "editorial moved", "editorial moved");
}

static void
a_list_and_its_sentence_are_one_change(void **state)
{
	(void)state;
	tells(REVOKE "Audit reports name the auditor, the criteria, the "
		     "systems examined and the period covered.\n",
	    REVOKE "Audit reports name\n\n- the auditor;\n- the criteria;\n"
		   "- the systems examined;\n- the period covered.\n",
	    "editorial", "editorial");
}

static void
rows_of_a_profile_meet_by_their_field(void **state)
{
	(void)state;
	tells(PROFILE "| Field | Value |\n| Key Usage | present |\n"
		      "| Validity Period | up to 25 years |\n",
	    PROFILE "| Field | Value |\n| validity | up to 10 years |\n"
		    "| keyUsage | not present |\n",
	    "value stricter, profile moved", "profile moved, value looser");
}

static void
no_stipulation_that_becomes_text_is_told(void **state)
{
	(void)state;
	tells(RECORDS "No stipulation.\n",
	    RECORDS "The CA retains its archives for two years.\n",
	    "commitment-added stricter, stipulation stricter",
	    "stipulation looser, commitment-removed looser");
}

static void
cover_the_words(struct pair *p, int side)
{
	const struct alignment *al = &p->diff.alignment;
	size_t covered = 0;

	for (size_t i = 0; i < al->groups.len; i++) {
		int first, last;

		group_words(al, &al->groups.at[i], side, &first, &last);
		covered += (size_t)(last - first);
	}
	assert_int_equal(covered, al->side[side].words.len);
}

static void
more_texts_than_the_limit_are_told_as_removed_and_added(void **state)
{
	struct buf text[2] = {{0}, {0}};
	struct pair p;

	(void)state;
	for (int i = 0; i < 80; i++) { /* 80 x 80 is more than the limit */
		buf_print(&text[0], "%sKlm%d nop%d qrs%d tuv%d.\n\n",
		    i ? "" : REVOKE, i, i, i, i);
		buf_print(&text[1], "%sKlm%d nop%d qrs%d xyz%d.\n\n",
		    i ? "" : REVOKE, i, i, i, i);
	}
	assert_true(80 * 80 > LIMIT_GAP_PAIRS);
	compare(&p, text[0].at, text[1].at);
	assert_true(p.diff.changes.len >= 80);
	cover_the_words(&p, 0);
	cover_the_words(&p, 1);
	forget(&p);
	buf_free(&text[0]);
	buf_free(&text[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_promise_that_is_gone_is_told_as_such),
	    cmocka_unit_test(a_modal_verb_tells_how_firm_a_promise_is),
	    cmocka_unit_test(a_denial_reverses_a_promise),
	    cmocka_unit_test(somebody_else_may_have_to_act),
	    cmocka_unit_test(
		a_shorter_deadline_and_a_longer_retention_are_stricter),
	    cmocka_unit_test(more_often_is_stricter),
	    cmocka_unit_test(one_value_in_two_spellings_is_one_value),
	    cmocka_unit_test(other_words_of_one_meaning_change_no_promise),
	    cmocka_unit_test(an_exception_narrows_a_promise),
	    cmocka_unit_test(a_sentence_in_another_section_has_moved),
	    cmocka_unit_test(a_list_and_its_sentence_are_one_change),
	    cmocka_unit_test(rows_of_a_profile_meet_by_their_field),
	    cmocka_unit_test(no_stipulation_that_becomes_text_is_told),
	    cmocka_unit_test(
		more_texts_than_the_limit_are_told_as_removed_and_added),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
