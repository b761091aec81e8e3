/* How a line of a PDF goes on in the next one: what hyphens and blanks at its
 * end mean, by the words that the document has elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/pdf.h"

#define RIGHT 600 /* where the column ends */

struct page {
	struct pdf pdf;
	enum pdf_use use; /* of the lines that are added */
};

static int
begin(void **state)
{
	static struct page page;

	page = (struct page){.use = PDF_TEXT};
	VEC_PUSH(&page.pdf.arena, &page.pdf.styles,
	    ((struct pdf_style){.size = 16}));
	*state = &page;
	return 0;
}

static int
end(void **state)
{
	struct page *p = *state;

	arena_clear(&p->pdf.arena);
	return 0;
}

/* A line that ends at `right`; "~" at its end is a blank that was drawn. */
static void
add_to(struct page *p, const char *text, int right)
{
	struct pdf_line l = {
	    .text = str_of(text), .right = right, .use = p->use, .table = -1};

	if (str_ends(l.text, STR("~"))) {
		l.text = str_sub(l.text, 0, l.text.len - 1);
		l.ends_in_blank = true;
	}
	VEC_PUSH(&p->pdf.arena, &p->pdf.lines, l);
}

static void
add(struct page *p, const char *text)
{
	add_to(p, text, RIGHT);
}

/* The last two lines, as one. */
static void
expect(struct page *p, const char *want)
{
	const struct pdf_line *b = &p->pdf.lines.at[p->pdf.lines.len - 1];
	const struct pdf_line *a = b - 1;
	struct str head = a->text;
	struct buf got = {0};
	enum pdf_joint joint;

	pdf_learn_words(&p->pdf);
	joint = pdf_joint_of(&p->pdf, a, b, RIGHT);
	if (joint == PDF_JOINT_HYPHEN)
		head = str_sub(head, 0,
		    head.len - (str_ends(head, STR("\xC2\xAD")) ? 2 : 1));
	buf_print(&got, "%.*s%s%.*s", STR_ARG(head),
	    joint == PDF_JOINT_BLANK ? " " : "", STR_ARG(b->text));
	assert_string_equal(arena_copy(&p->pdf.arena, buf_str(&got)).at, want);
	buf_free(&got);
}

static void
a_word_that_stands_whole_elsewhere_loses_the_hyphen(void **state)
{
	struct page *p = *state;

	add(p, "a revocation is told in the list");
	add(p, "of every revo-");
	add(p, "cation of the day");
	expect(p, "of every revocation of the day");
}

static void
a_word_that_has_its_hyphen_elsewhere_keeps_it(void **state)
{
	struct page *p = *state;

	add(p, "a cross-certified key is told");
	add(p, "of every cross-");
	add(p, "certified key");
	expect(p, "of every cross-certified key");
}

static void
a_word_that_stands_nowhere_follows_the_habit_of_the_document(void **state)
{
	struct page *p = *state;

	add(p, "the zeroi-");
	add(p, "zation of keys");
	expect(p, "the zeroi-zation of keys");
	(void)end(state);
	(void)begin(state);
	add(p, "revocation and validation and issuance");
	add(p, "each revo-");
	add(p, "cation and vali-");
	add(p, "dation and issu-");
	add(p, "ance, and the zeroi-");
	add(p, "zation of keys");
	expect(p, "ance, and the zeroization of keys");
}

static void
a_soft_hyphen_always_goes(void **state)
{
	struct page *p = *state;

	add(p, "the zeroi\xC2\xAD");
	add(p, "zation of keys");
	expect(p, "the zeroization of keys");
}

static void
what_is_no_cut_word_keeps_its_hyphen(void **state)
{
	struct page *p = *state;

	add(p, "before pre-");
	add(p, "and post-issuance linting");
	expect(p, "before pre- and post-issuance linting");
	add(p, "as in ISO-");
	add(p, "9001 audits");
	expect(p, "as in ISO-9001 audits");
	add(p, "keys -");
	add(p, "and seals");
	expect(p, "keys - and seals");
}

static void
addresses_go_on_without_a_blank(void **state)
{
	struct page *p = *state;

	add(p, "see https://ca.example/docs/");
	add(p, "cps.html for more");
	expect(p, "see https://ca.example/docs/cps.html for more");
	add(p, "see https://ca.example/a-");
	add(p, "policy for more");
	expect(p, "see https://ca.example/a-policy for more");
	add(p, "see https://ca.example/docs.");
	add(p, "Other places have");
	expect(p, "see https://ca.example/docs. Other places have");
}

static void
identifiers_and_rows_of_hex_go_on_without_a_blank(void **state)
{
	struct page *p = *state;

	add(p, "the policy 1.3.6.1.4.");
	add(p, "1.311 is set");
	expect(p, "the policy 1.3.6.1.4.1.311 is set");
	add(p, "96:BC:EC:");
	add(p, "06:26");
	expect(p, "96:BC:EC:06:26");
	add(p, "as told in 4.9.");
	add(p, "Two days later");
	expect(p, "as told in 4.9. Two days later");
}

/* Cells of documents that draw a blank behind each line that ends in a word. */
static void
begin_cells(struct page *p)
{
	add(p, "Lines of this text end~");
	add(p, "in blanks, and tell~");
	add(p, "of identification, of the~");
	add(p, "issuer and a name~");
	p->use = PDF_CELL;
}

static void
a_narrow_cell_cuts_words_without_a_hyphen(void **state)
{
	struct page *p = *state;

	begin_cells(p);
	add(p, "identifica");
	add(p, "tion");
	expect(p, "identification");
	add(p, "subjectPublicKeyIn");
	add(p, "fo");
	expect(p, "subjectPublicKeyInfo");
	add(p, "1234567");
	add(p, "890123");
	expect(p, "1234567890123");
}

static void
words_of_a_cell_stay_two(void **state)
{
	struct page *p = *state;

	begin_cells(p);
	add(p, "issuer~");
	add(p, "name");
	expect(p, "issuer name");
	add(p, "the issuer");
	add(p, "name");
	expect(p, "the issuer name");
	add_to(p, "the issuer", RIGHT - 200);
	add(p, "name");
	expect(p, "the issuer name");
}

static void
a_stop_that_was_drawn_apart_stands_close(void **state)
{
	struct page *p = *state;

	begin_cells(p);
	p->use = PDF_TEXT;
	add(p, "the end of the issuer");
	add(p, ", and more");
	expect(p, "the end of the issuer, and more");
}

static void
words_of_any_length_do_no_harm(void **state)
{
	char word[400];
	struct page *p = *state;
	struct buf want = {0};

	(void)memset(word, 'a', sizeof(word) - 2);
	word[sizeof(word) - 2] = '-';
	word[sizeof(word) - 1] = '\0';
	add(p, word);
	add(p, "b");
	buf_print(&want, "%sb", word);
	expect(p, arena_copy(&p->pdf.arena, buf_str(&want)).at);
	buf_free(&want);
}

#define ON_A_PAGE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_A_PAGE(a_word_that_stands_whole_elsewhere_loses_the_hyphen),
	    ON_A_PAGE(a_word_that_has_its_hyphen_elsewhere_keeps_it),
	    ON_A_PAGE(
		a_word_that_stands_nowhere_follows_the_habit_of_the_document),
	    ON_A_PAGE(a_soft_hyphen_always_goes),
	    ON_A_PAGE(what_is_no_cut_word_keeps_its_hyphen),
	    ON_A_PAGE(addresses_go_on_without_a_blank),
	    ON_A_PAGE(identifiers_and_rows_of_hex_go_on_without_a_blank),
	    ON_A_PAGE(a_narrow_cell_cuts_words_without_a_hyphen),
	    ON_A_PAGE(words_of_a_cell_stay_two),
	    ON_A_PAGE(a_stop_that_was_drawn_apart_stands_close),
	    ON_A_PAGE(words_of_any_length_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
