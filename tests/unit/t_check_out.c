/* A review as JSON and as text says what the review says, all of it, alike
 * each time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"
#include "out/check.h"
#include "out/extract.h"
#include "rule/example.h"

/* A small document with something compliant, something missing, a number that
 * is too low, a heading without text and letters outside ASCII. */
static const char text[] =
    "# 1 INTRODUCTION\n"
    "# 1.1 Overview\n"
    "This is the Certification Practice Statement of Prüfstelle “Nord” for "
    "TLS server certificates with the policy identifier 2.23.140.1.2.1.\n"
    "# 3 IDENTIFICATION AND AUTHENTICATION\n"
    "# 3.2.2.9 Multi-Perspective Issuance Corroboration\n"
    "The CA corroborates the validation of domain names and CAA checks from "
    "two remote Network Perspectives.\n"
    "# 5.7.1 Incident and compromise handling procedures\n"
    "# 8.6 Communication of results\n"
    "The CA publishes the audit report in its repository within three months "
    "after the end of the audit period.\n";

struct fixture {
	struct pack *pack;
	struct example example;
	struct example_text *read;
	struct reviewed_document document;
	struct review *review;
};

static void
start(struct fixture *f)
{
	struct review_options how = {.scope = STR("tls")};
	struct err err = {0};

	*f = (struct fixture){.example = {.text = str_of(text)}};
	if (!date_from_ymd(2026, 11, 21, &how.as_of) ||
	    pack_load(NULL, false, &f->pack, &err) ||
	    example_read(f->pack, &f->example, &f->read, &err))
		fail_msg("%s", err.text);
	f->document = (struct reviewed_document){
	    .doc = f->read->doc,
	    .map = f->read->map,
	    .kind = KIND_CP_CPS,
	    .dated = DATE_NONE,
	};
	f->document.identity.date = DATE_NONE;
	if (review_make(f->pack, f->read->prose, &f->document, 1, &how,
		&f->review, &err))
		fail_msg("%s", err.text);
}

static void
end(struct fixture *f)
{
	review_free(f->review);
	example_free(f->read);
	pack_free(f->pack);
}

static struct json *
parsed(struct str bytes)
{
	struct json *root = NULL;
	struct err err = {0};

	if (json_parse(bytes, &root, &err))
		fail_msg("%s", err.text);
	return root;
}

static struct json *
review_as_json(const struct fixture *f)
{
	struct buf out = {0};
	struct json *root;

	check_json(f->review, &out);
	root = parsed(buf_str(&out));
	buf_free(&out);
	return root;
}

static struct json *
document_as_json(const struct fixture *f)
{
	const struct extract_choice all = {0};
	struct buf out = {0};
	struct json *root;

	extract_json(f->read->map, &all, &out);
	root = parsed(buf_str(&out));
	buf_free(&out);
	return root;
}

static void
the_members_stand_in_order(void **state)
{
	static const char *const names[] = {"tool", "as_of", "documents",
	    "scope", "summary", "sections", "results", "findings"};
	struct fixture f;
	struct json *root;
	size_t i = 0;

	(void)state;
	start(&f);
	root = review_as_json(&f);
	for (const struct json *n = json_first(root); n; n = json_next(n))
		assert_true(str_eq(json_name(n), str_of(names[i++])));
	assert_int_equal(i, COUNT_OF(names));
	json_free(root);
	end(&f);
}

/* The text of the n-th block as extract gives it. */
static struct str
block_text(const struct json *document, double block)
{
	const struct json *n = json_first(json_at(document, "blocks"));

	while (n && json_number(json_at(n, "block")) != block)
		n = json_next(n);
	assert_non_null(n);
	return json_str(json_at(n, "text"));
}

static void
every_quote_stands_at_its_place(void **state)
{
	struct fixture f;
	struct json *root, *document;
	int seen = 0;

	(void)state;
	start(&f);
	root = review_as_json(&f);
	document = document_as_json(&f);
	for (const struct json *r = json_first(json_at(root, "results")); r;
	     r = json_next(r))
		for (const struct json *e = json_first(json_at(r, "evidence"));
		     e; e = json_next(e)) {
			const struct json *quote = json_at(e, "quote");

			if (!quote)
				continue;
			seen++;
			assert_true(str_eq(json_str(quote),
			    str_sub(block_text(document,
					json_number(json_at(e, "block"))),
				(size_t)json_number(json_at(e, "start")),
				(size_t)json_number(json_at(e, "end")))));
		}
	assert_true(seen > 0);
	json_free(document);
	json_free(root);
	end(&f);
}

static void
absence_has_sections_and_no_quote(void **state)
{
	struct fixture f;
	struct json *root;
	int seen = 0;

	(void)state;
	start(&f);
	root = review_as_json(&f);
	for (const struct json *r = json_first(json_at(root, "results")); r;
	     r = json_next(r))
		for (const struct json *e = json_first(json_at(r, "evidence"));
		     e; e = json_next(e)) {
			if (!str_eq(
				json_str(json_at(e, "role")), STR("searched")))
				continue;
			seen++;
			assert_null(json_at(e, "quote"));
			assert_true(json_count(json_at(e, "sections")) > 0);
		}
	assert_true(seen > 0);
	json_free(root);
	end(&f);
}

static void
the_summary_counts_what_is_listed(void **state)
{
	struct fixture f;
	struct json *root;
	const struct json *counts;
	double sum = 0;

	(void)state;
	start(&f);
	root = review_as_json(&f);
	counts = json_at(json_at(root, "summary"), "verdicts");
	assert_int_equal(json_count(counts), N_VERDICTS);
	for (const struct json *n = json_first(counts); n; n = json_next(n))
		sum += json_number(n);
	assert_int_equal((int)sum, json_count(json_at(root, "results")));
	json_free(root);
	end(&f);
}

static struct str
as_text(const struct fixture *f, bool brief, struct buf *out)
{
	const struct style style = {.brief = brief};

	buf_reset(out);
	check_text(f->review, &style, out);
	return buf_str(out);
}

/* Titles are wrapped, so the first words must do. */
static bool
tells(struct str report, struct str title)
{
	return str_find(report, str_sub(title, 0, 24), 0) != SIZE_MAX;
}

static void
the_text_tells_every_finding(void **state)
{
	struct fixture f;
	struct buf out = {0};
	struct str report;

	(void)state;
	start(&f);
	report = as_text(&f, false, &out);
	assert_true(f.review->findings.len > 3);
	for (size_t i = 0; i < f.review->findings.len; i++)
		assert_true(tells(report, f.review->findings.at[i].title));
	buf_free(&out);
	end(&f);
}

static void
brief_tells_issues_only(void **state)
{
	struct fixture f;
	struct buf out = {0};
	struct str report;

	(void)state;
	start(&f);
	report = as_text(&f, true, &out);
	for (size_t i = 0; i < f.review->findings.len; i++)
		if (f.review->findings.at[i].is_issue)
			assert_true(
			    tells(report, f.review->findings.at[i].title));
	assert_true(str_find(report, STR("Not applicable"), 0) == SIZE_MAX);
	assert_true(str_find(report, STR(" compliant\n"), 0) == SIZE_MAX);
	buf_free(&out);
	end(&f);
}

static void
no_line_is_wider_than_the_page(void **state)
{
	struct fixture f;
	struct buf out = {0};
	struct str rest;

	(void)state;
	start(&f);
	rest = as_text(&f, false, &out);
	assert_true(rest.len > 0);
	while (rest.len) {
		struct str line = str_cut(&rest, '\n');
		size_t columns = 0;

		for (size_t i = 0; i < line.len; i++)
			columns += ((unsigned char)line.at[i] & 0xC0) != 0x80;
		assert_true(columns <= 80);
		assert_false(str_ends(line, STR(" ")));
	}
	buf_free(&out);
	end(&f);
}

static void
the_same_review_gives_the_same_bytes(void **state)
{
	struct fixture f, g;
	struct buf a = {0}, b = {0};

	(void)state;
	start(&f);
	start(&g);
	check_json(f.review, &a);
	check_json(g.review, &b);
	assert_true(str_eq(buf_str(&a), buf_str(&b)));
	assert_true(str_eq(as_text(&f, false, &a), as_text(&g, false, &b)));
	buf_free(&a);
	buf_free(&b);
	end(&f);
	end(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_members_stand_in_order),
	    cmocka_unit_test(every_quote_stands_at_its_place),
	    cmocka_unit_test(absence_has_sections_and_no_quote),
	    cmocka_unit_test(the_summary_counts_what_is_listed),
	    cmocka_unit_test(the_text_tells_every_finding),
	    cmocka_unit_test(brief_tells_issues_only),
	    cmocka_unit_test(no_line_is_wider_than_the_page),
	    cmocka_unit_test(the_same_review_gives_the_same_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
