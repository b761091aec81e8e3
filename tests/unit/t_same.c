/* Two small documents, of which one came from the other by a conversion: what
 * is told of it, and where.  Exchanged, the same places are seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "case_doc.h"
#include "diff/same.h"
#include "with_pack.h"

struct pair {
	struct arena a;
	struct doc *docs[2];
	struct same same;
};

static const struct map *
read_side(struct pair *p, int side, const char *script)
{
	struct str rest = str_of(script);

	p->docs[side] = doc_new(STR("t"), STR("plain"));
	while (rest.len)
		case_block(&p->a, p->docs[side], str_cut(&rest, '\n'));
	doc_finish(p->docs[side]);
	return map_document(&p->a, p->docs[side], pack->outline);
}

static void
compare(struct pair *p, const char *before, const char *after)
{
	const struct map *maps[2];

	(void)memset(p, 0, sizeof(*p));
	maps[0] = read_side(p, 0, before);
	maps[1] = read_side(p, 1, after);
	same_make(&p->a, maps[0], maps[1], &p->same);
}

static void
forget(struct pair *p)
{
	doc_free(p->docs[0]);
	doc_free(p->docs[1]);
	arena_clear(&p->a);
}

/* Faults as lines "kind: words before > words after". */
static void
add_faults(const struct same *s, int from, struct buf *out)
{
	for (size_t i = 0; i < s->faults.len; i++) {
		const struct same_fault *f = &s->faults.at[i];

		buf_print(out, "%s: %.*s > %.*s\n", same_kind_name(f->kind),
		    STR_ARG(same_quote(s, from, f)),
		    STR_ARG(same_quote(s, !from, f)));
	}
}

static void
expect(const char *before, const char *after, const char *want)
{
	struct pair p;
	struct buf got = {0};

	compare(&p, before, after);
	add_faults(&p.same, 0, &got);
	assert_string_equal(arena_copy(&p.a, buf_str(&got)).at, want);
	forget(&p);
	buf_reset(&got);
	compare(&p, after, before);
	assert_int_equal(p.same.faults.len > 0, want[0] != '\0');
	forget(&p);
	buf_free(&got);
}

#define HEAD                                                                   \
	"H1 4 Life cycle\n"                                                    \
	"H2 4.9 Revocation\n"
#define TAIL "P The register is kept for the time that chapter five names.\n"

static void
what_each_format_writes_in_its_own_way_is_no_fault(void **state)
{
	(void)state;
	expect(HEAD "P The CA \"revokes\" within 24 hours - or sooner.\n" TAIL,
	    HEAD "P The CA \xE2\x80\x9Crevokes\xE2\x80\x9D within "
		 "24\xC2\xA0hours \xE2\x80\x93 or sooner.\n" TAIL,
	    "");
	expect(HEAD "N 1.|Keys are destroyed.\nN 2.|Cards are cut.\n" TAIL,
	    HEAD "P 1. Keys are destroyed.\nP 2. Cards are cut.\n" TAIL, "");
	expect(HEAD "X 4.9 Revocation 12\nR Example CA\n" TAIL, HEAD TAIL, "");
}

static void
a_number_that_changed_is_named(void **state)
{
	(void)state;
	expect(HEAD "P The CA revokes a certificate within 24 hours.\n" TAIL,
	    HEAD "P The CA revokes a certificate within 42 hours.\n" TAIL,
	    "number: 24 > 42\n");
	expect(HEAD TAIL, "H1 4 Life cycle\nH2 Revocation\n" TAIL,
	    "section-number: 4.9 > \n");
}

static void
words_that_were_joined_or_split_are_named(void **state)
{
	(void)state;
	expect(HEAD "P The policy board meets at any time.\n" TAIL,
	    HEAD "P The policyboard meets at any time.\n" TAIL,
	    "words-joined: policy board > policyboard\n");
	expect(HEAD "P The subscriber asks for it.\n" TAIL,
	    HEAD "P The sub scriber asks for it.\n" TAIL,
	    "word-split: subscriber > sub scriber\n");
	expect(HEAD "P The cryptographic module is sealed.\n" TAIL,
	    HEAD "P The crypto-graphic module is sealed.\n" TAIL,
	    "hyphen: cryptographic > crypto-graphic\n");
}

static void
an_eaten_placeholder_is_named(void **state)
{
	(void)state;
	expect(HEAD
	    "P The subject is O = <name of the organization> always.\n" TAIL,
	    HEAD "P The subject is O = always.\n" TAIL,
	    "placeholder: <name of the organization> > \n");
}

static void
a_changed_table_is_told_by_row_and_cell(void **state)
{
	const char *table = HEAD "TH 3 2\n"
				 "C 0 0 Field\nC 0 1 Value\n"
				 "C 1 0 Version\nC 1 1 three\n"
				 "C 2 0 Serial number\nC 2 1 64 bits\n" TAIL;

	(void)state;
	expect(table, table, "");
	expect(table,
	    HEAD "TH 2 2\n"
		 "C 0 0 Field\nC 0 1 Value\n"
		 "C 1 0 Version\nC 1 1 three\n" TAIL,
	    "table-row: Serial number > \n");
	expect(table,
	    HEAD
	    "P Field Value\nP Version three\nP Serial number 64 bits\n" TAIL,
	    "table: Field > Field Value\n");
}

static void
text_that_is_lost_repeated_or_moved_is_told_once(void **state)
{
	static const char one[] =
	    "P Keys of the root are kept in two vaults.\n";
	static const char other[] =
	    "P Every operator is trained before the first shift begins.\n";
	char before[400], after[400];

	(void)state;
	(void)snprintf(
	    before, sizeof(before), "%s%s%s%s", HEAD, one, other, TAIL);
	(void)snprintf(after, sizeof(after), "%s%s%s", HEAD, other, TAIL);
	expect(before, after,
	    "lost: Keys of the root are kept in two vaults. > \n");
	(void)snprintf(
	    after, sizeof(after), "%s%s%s%s%s", HEAD, one, other, other, TAIL);
	expect(before, after,
	    "repeated:  > Every operator is trained before the first shift "
	    "begins.\n");
}

static void
documents_without_words_can_be_compared(void **state)
{
	(void)state;
	expect("", "", "");
	expect("P -\n", "P ...\n", "punctuation: - > ...\n");
	expect("", HEAD, "added:  > 4 Life cycle\nadded:  > 4.9 Revocation\n");
}

/* Thousands of equal words leave no choice of which became which; what counts
 * is that it ends soon. */
static void
equal_words_without_end_are_compared_in_time(void **state)
{
	struct buf before = {0}, after = {0};
	struct pair p;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		buf_add_c(&before, "P no stipulation no stipulation\n");
		buf_add_c(&after, i % 7 ? "P no stipulation no stipulation\n"
					: "P stipulation no no\n");
	}
	buf_add_char(&before, '\0');
	buf_add_char(&after, '\0');
	compare(&p, buf_str(&before).at, buf_str(&after).at);
	assert_true(p.same.faults.len > 0);
	assert_true(p.same.kept <= p.same.words[1]);
	forget(&p);
	buf_free(&before);
	buf_free(&after);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		what_each_format_writes_in_its_own_way_is_no_fault),
	    cmocka_unit_test(a_number_that_changed_is_named),
	    cmocka_unit_test(words_that_were_joined_or_split_are_named),
	    cmocka_unit_test(an_eaten_placeholder_is_named),
	    cmocka_unit_test(a_changed_table_is_told_by_row_and_cell),
	    cmocka_unit_test(text_that_is_lost_repeated_or_moved_is_told_once),
	    cmocka_unit_test(documents_without_words_can_be_compared),
	    cmocka_unit_test(equal_words_without_end_are_compared_in_time),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
