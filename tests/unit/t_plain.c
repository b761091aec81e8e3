/* Plain text to blocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read_case.h"

static struct doc *
read_plain(const char *text)
{
	struct read_options options = {.format = "plain"};
	struct err err = {0};
	struct doc *doc = NULL;

	if (read_document(str_of(text), STR("case.txt"), &options, &doc, &err))
		fail_msg("%s", err.text);
	doc_check(doc);
	return doc;
}

static void
expect(const char *text, const char *want)
{
	case_expect_doc(read_plain(text), want);
}

#define OUTLINE                                                                \
	"1. INTRODUCTION\n"                                                    \
	"\n"                                                                   \
	"1.1 Overview\n"                                                       \
	"This text is wrapped at the width of its lines, so that a\n"          \
	"paragraph has several of them. Section 1.4 of it\n"                   \
	"4.9.1 is meant, says more about requirements and\n"                   \
	"what they are.\n"                                                     \
	"\n"                                                                   \
	"1.2 Document name and identification\n"                               \
	"\n"                                                                   \
	"The CA publishes:\n"                                                  \
	"\n"                                                                   \
	"  - its certificates, all that there are and all that there\n"        \
	"    will be;\n"                                                       \
	"  - its lists.\n"                                                     \
	"\n"                                                                   \
	"1.3 Participants\n"                                                   \
	"\n"                                                                   \
	"  (a) subscribers;\n"                                                 \
	"  (b) relying parties.\n"                                             \
	"\n"                                                                   \
	"2. REPOSITORY\n"                                                      \
	"RESPONSIBILITIES\n"                                                   \
	"2.1 Repositories\n"                                                   \
	"No stipulation.\n"

#define BLOCKS                                                                 \
	"\nH1 1. INTRODUCTION\n"                                               \
	"H2 1.1 Overview\n"                                                    \
	"P This text is wrapped at the width of its lines, so that a "         \
	"paragraph has several of them. Section 1.4 of it 4.9.1 is meant, "    \
	"says more about requirements and what they are.\n"                    \
	"H2 1.2 Document name and identification\n"                            \
	"P The CA publishes:\n"                                                \
	"I1 [-] its certificates, all that there are and all that there will " \
	"be;\n"                                                                \
	"I1 [-] its lists.\n"                                                  \
	"H2 1.3 Participants\n"                                                \
	"I1 [(a)] subscribers;\n"                                              \
	"I1 [(b)] relying parties.\n"                                          \
	"H1 2. REPOSITORY RESPONSIBILITIES\n"                                  \
	"H2 2.1 Repositories\n"                                                \
	"P No stipulation.\n"

static void
headings_paragraphs_and_items_are_told(void **state)
{
	(void)state;
	expect(OUTLINE, BLOCKS);
}

static void
form_feeds_part_pages_and_headers_go(void **state)
{
	struct doc *doc = read_plain("Example CA CPS          1\n\n"
				     "1. INTRODUCTION\n\n"
				     "1.1 Overview\n\nOne.\n\n"
				     "1.2 Name\n\nTwo.\n"
				     "\fExample CA CPS          2\n\n"
				     "1.3 Usage\n\nThree.\n"
				     "\fExample CA CPS          3\n\n"
				     "1.4 Contact\n\nFour.\n");

	(void)state;
	assert_int_equal(doc->blocks.at[0].place.page, 1);
	assert_int_equal(doc->blocks.at[5].place.page, 2);
	assert_int_equal(doc->blocks.at[5].place.line, 14);
	case_expect_doc(doc,
	    "\nH1 1. INTRODUCTION\nH2 1.1 Overview\nP One.\nH2 1.2 Name\n"
	    "P Two.\nH2 1.3 Usage\nP Three.\nH2 1.4 Contact\nP Four.\n"
	    "P header Example CA CPS\n");
}

static void
columns_make_tables(void **state)
{
	(void)state;
	expect("Field          Value          Note\n"
	       "Version        3              as in RFC 5280\n"
	       "Serial         64 bits        at least\n",
	    "\nC 0(0,0) Field\nC 0(0,1) Value\nC 0(0,2) Note\n"
	    "C 0(1,0) Version\nC 0(1,1) 3\nC 0(1,2) as in RFC 5280\n"
	    "C 0(2,0) Serial\nC 0(2,1) 64 bits\nC 0(2,2) at least\n");
}

static void
text_is_chosen_last_and_only_with_an_outline(void **state)
{
	struct read_options options = {.format = NULL};
	struct err err = {0};
	struct doc *doc = NULL;

	(void)state;
	assert_int_equal(read_document(STR("Just a few words.\n"), STR("x"),
			     &options, &doc, &err),
	    -1);
	assert_int_equal(
	    read_document(STR(OUTLINE "2.2 Publication\n2.3 Time\n"), STR("x"),
		&options, &doc, &err),
	    0);
	assert_string_equal(doc->format.at, "plain");
	doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(headings_paragraphs_and_items_are_told),
	    cmocka_unit_test(form_feeds_part_pages_and_headers_go),
	    cmocka_unit_test(columns_make_tables),
	    cmocka_unit_test(text_is_chosen_last_and_only_with_an_outline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
