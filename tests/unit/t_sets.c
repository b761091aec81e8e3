/* Documents that are reviewed together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "review/review.h"
#include "rule/example.h"
#include "with_pack.h"

/* Two documents, one line of prose, one review. */
struct set {
	struct arena a;
	struct example_text *texts[2];
	struct reviewed_document documents[2];
	struct prose *prose;
	struct review *review;
};

/* What a document says before it speaks of others. */
#define FRONT(title)                                                           \
	"# 1 Introduction\n" title "\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n"   \
	"Five.\n\nSix.\n\nSeven.\n\nEight.\n\nNine.\n\nTen.\n"

#define LINTED                                                                 \
	"# 4.3.1 CA actions during certificate issuance\n"                     \
	"Before a precertificate is signed, the CA lints its content and "     \
	"stops issuance when the linter reports an error.\n"

static void
read_one(struct set *s, int at, const char *markup, unsigned kind)
{
	const struct example e = {.text = str_of(markup)};
	struct err err = {0};

	if (example_read(pack, &e, &s->texts[at], &err))
		fail_msg("%s", err.text);
	s->documents[at] = (struct reviewed_document){.doc = s->texts[at]->doc,
	    .map = s->texts[at]->map,
	    .kind = kind,
	    .dated = DATE_NONE};
}

static const struct result *
review_set(struct set *s, const char *first, unsigned first_kind,
    const char *second, unsigned second_kind, const char *rule)
{
	const struct str only = str_of(rule);
	struct review_options options = {
	    .scope = STR("tls"), .only_rules = &only, .n_only_rules = 1};
	const struct doc *docs[2];
	const struct map *maps[2];
	int n = second ? 2 : 1;
	struct err err = {0};

	read_one(s, 0, first, first_kind);
	if (second)
		read_one(s, 1, second, second_kind);
	for (int i = 0; i < n; i++) {
		docs[i] = s->documents[i].doc;
		maps[i] = s->documents[i].map;
	}
	if (!date_parse_iso(STR("2026-11-21"), &options.as_of) ||
	    prose_read(&s->a, pack->lexicon, docs, maps, n, &s->prose, &err) ||
	    review_make(
		pack, s->prose, s->documents, n, &options, &s->review, &err))
		fail_msg("%s", err.text);
	return &s->review->results.at[0];
}

static void
end(struct set *s)
{
	review_free(s->review);
	example_free(s->texts[0]);
	if (s->texts[1])
		example_free(s->texts[1]);
	arena_clear(&s->a);
}

static void
a_requirement_met_in_either_is_met(void **state)
{
	struct set s = {0};
	const struct result *r;

	(void)state;
	r = review_set(&s, FRONT("Certificate Policy"), KIND_CP,
	    FRONT("Certification Practice Statement") LINTED, KIND_CPS,
	    "br-presign-linting");
	assert_int_equal(r->verdict, VERDICT_COMPLIANT);
	assert_int_equal(r->evidence.at[0].document, 1);
	end(&s);
}

#define SENT_ON                                                                \
	FRONT("Certificate Policy")                                            \
	"# 5.4.3 Retention period for audit log\n"                             \
	"The period for which audit logs are retained is set out in the "      \
	"CPS.\n"
#define RETAINED                                                               \
	"# 5.4.3 Retention period for audit log\n"                             \
	"The CA retains audit logs for at least two years.\n"

static void
text_that_defers_to_a_document_not_given_is_unknown_and_names_it(void **state)
{
	struct set s = {0};
	const struct result *r;

	(void)state;
	r = review_set(&s, SENT_ON, KIND_CP, NULL, 0, "br-log-retention");
	assert_int_equal(r->verdict, VERDICT_UNKNOWN);
	assert_true(str_find(r->message, STR("“CPS”"), 0) != SIZE_MAX);
	end(&s);
}

static void
once_it_is_given_what_it_says_decides(void **state)
{
	struct set s = {0};
	const struct result *r;

	(void)state;
	r = review_set(&s, SENT_ON, KIND_CP,
	    FRONT("Certification Practice Statement") RETAINED, KIND_CPS,
	    "br-log-retention");
	assert_int_not_equal(r->verdict, VERDICT_UNKNOWN);
	assert_int_equal(r->evidence.at[0].document, 1);
	end(&s);
	s = (struct set){0};
	r = review_set(&s, SENT_ON, KIND_CP,
	    FRONT("Certification Practice Statement"), KIND_CPS,
	    "br-log-retention");
	assert_true(verdict_is_issue(r->verdict));
	end(&s);
}

static void
conformity_with_another_document_is_no_deferral(void **state)
{
	struct set s = {0};
	const struct result *r;

	(void)state;
	r = review_set(&s,
	    FRONT("Certificate Policy") "# 4.3.1 CA actions during certificate "
					"issuance\n"
					"Linting may take place in accordance "
					"with the CPS.\n",
	    KIND_CP, NULL, 0, "br-presign-linting");
	assert_true(verdict_is_issue(r->verdict));
	end(&s);
}

static void
a_section_is_missing_only_when_no_document_has_it(void **state)
{
	struct set s = {0};
	const struct result *r;
	struct err err = {0};
	const struct example whole = {.text = STR("...\n")};
	struct example_text *all;

	(void)state;
	if (example_read(pack, &whole, &all, &err))
		fail_msg("%s", err.text);
	assert_true(all->map->sections.len > 100);
	example_free(all);
	r = review_set(&s, FRONT("Certificate Policy"), KIND_CP, "...\n",
	    KIND_CPS, "mrsp-rfc3647-outline");
	for (size_t i = 0; i < s.review->seen.at[0].outline.len; i++)
		assert_int_not_equal(
		    s.review->seen.at[0].outline.at[i].check->fault,
		    FAULT_MISSING);
	assert_int_not_equal(r->verdict, VERDICT_MISSING);
	end(&s);
}

static void
profiles_stand_in_chapter_seven_and_have_an_outline_of_their_own(void **state)
{
	static const char profiles[] =
	    "# 1 Server certificates\n"
	    "| Field | Content |\n"
	    "| extKeyUsage | serverAuth (1.3.6.1.5.5.7.3.1) only |\n"
	    "| keyUsage | critical, digitalSignature only |\n"
	    "| validity | 90 days at most |\n"
	    "# 99.9 See section 88.8 of this document.\n"
	    "The text refers to section 77.7 of this document.\n";
	struct set s = {0};
	const struct result *r;

	(void)state;
	r = review_set(&s, "...\n", KIND_CP_CPS, profiles, KIND_PROFILES,
	    "doc-dead-references");
	assert_int_equal(r->verdict, VERDICT_COMPLIANT);
	end(&s);
	s = (struct set){0};
	r = review_set(&s, "...\n", KIND_CP_CPS, profiles, KIND_PROFILES,
	    "mrsp-rfc3647-outline");
	assert_int_equal(s.review->seen.at[0].outline.len, 0);
	end(&s);
	s = (struct set){0};
	r = review_set(&s, "...\n", KIND_CP_CPS, profiles, KIND_PROFILES,
	    "chrome-dedicated-tls-eku");
	assert_int_not_equal(r->verdict, VERDICT_MISSING);
	assert_int_equal(r->evidence.at[0].document, 1);
	end(&s);
}

static void
too_many_documents_are_refused(void **state)
{
	static const struct doc *docs[LIMIT_DOCUMENTS + 1];
	static const struct map *maps[LIMIT_DOCUMENTS + 1];
	struct arena a = {0};
	struct prose *prose;
	struct err err = {0};

	(void)state;
	assert_int_not_equal(prose_read(&a, pack->lexicon, docs, maps,
				 LIMIT_DOCUMENTS + 1, &prose, &err),
	    0);
	assert_int_equal(err.code, ERR_LIMIT);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_requirement_met_in_either_is_met),
	    cmocka_unit_test(
		text_that_defers_to_a_document_not_given_is_unknown_and_names_it),
	    cmocka_unit_test(once_it_is_given_what_it_says_decides),
	    cmocka_unit_test(conformity_with_another_document_is_no_deferral),
	    cmocka_unit_test(a_section_is_missing_only_when_no_document_has_it),
	    cmocka_unit_test(
		profiles_stand_in_chapter_seven_and_have_an_outline_of_their_own),
	    cmocka_unit_test(too_many_documents_are_refused),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
