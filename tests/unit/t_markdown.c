/* Strangers' words in Markdown come back from a Markdown parser as they were,
 * and a review in Markdown tells each finding once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "out/check.h"
#include "out/markdown.h"
#include "out/telling.h"
#include "review/theme.h"
#include "rule/example.h"
#include "with_pack.h"

#ifdef HAVE_MARKDOWN
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

/* A page shows no blank at the end of a line. */
static void
end_line(struct buf *out)
{
	while (out->len && out->at[out->len - 1] == ' ')
		out->at[--out->len] = '\0';
	buf_add_char(out, '\n');
}

/* What a page shows: the texts of one paragraph, a line break as a newline.
 * Anything but plain text (emphasis, code, a list) is reported as such. */
static void
shown(cmark_node *root, struct buf *out)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_TEXT)
			buf_add_c(out, cmark_node_get_literal(node));
		else if (type == CMARK_NODE_LINEBREAK)
			end_line(out);
		else if (type != CMARK_NODE_DOCUMENT &&
			 type != CMARK_NODE_BLOCK_QUOTE &&
			 type != CMARK_NODE_PARAGRAPH &&
			 type != CMARK_NODE_LINK)
			buf_print(
			    out, "{%s}", cmark_node_get_type_string(node));
	}
	cmark_iter_free(iter);
}

static void
parse(struct str markdown, bool with_extensions, struct buf *out)
{
	static const char *const names[] = {
	    "table", "strikethrough", "autolink", "tagfilter", "tasklist"};
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
	cmark_node *root;

	for (size_t i = 0; with_extensions && i < COUNT_OF(names); i++)
		assert_int_equal(cmark_parser_attach_syntax_extension(parser,
				     cmark_find_syntax_extension(names[i])),
		    1);
	cmark_parser_feed(parser, markdown.at, markdown.len);
	root = cmark_parser_finish(parser);
	shown(root, out);
	cmark_node_free(root);
	cmark_parser_free(parser);
}

static void
comes_back(const char *text, bool quoted, bool with_extensions)
{
	struct buf markdown = {0}, back = {0};
	const char *next = quoted ? "> " : "";

	buf_add_c(&markdown, next);
	markdown_lines(&markdown, str_of(text), next);
	buf_add_char(&markdown, '\n');
	parse(buf_str(&markdown), with_extensions, &back);
	if (!back.len || strcmp(back.at, text) != 0)
		fail_msg("“%s” became “%s” by way of “%s”", text,
		    back.len ? back.at : "", markdown.at);
	buf_free(&markdown);
	buf_free(&back);
}

static void
comes_back_anyhow(const char *text)
{
	comes_back(text, false, false);
	comes_back(text, false, true);
	comes_back(text, true, true);
}

static void
words_come_back_as_they_were(void **state)
{
	static const char *const texts[] = {
	    "plain words",
	    "# no heading",
	    "1. no list",
	    "12) no list",
	    "- no list",
	    "+ no list",
	    "* no list",
	    "> no quote",
	    "one\n===",
	    "one\n---",
	    "one\n:-:",
	    "a | b\n--- | ---",
	    "***",
	    "___",
	    "```",
	    "~~~",
	    "~~struck~~ and ~one~",
	    "*stars* and _lines_ and snake_case_words",
	    "`code`",
	    "[link](https://example.org) and ![picture](x)",
	    "[reference]: https://example.org",
	    "<b>bold</b> <script>alert(1)</script> <!-- gone -->",
	    "<https://example.org>",
	    "R&D, AT&amp;T, &#65; &lt;",
	    "back\\slash, \\* and an end\\",
	    "https://example.org/a_b?c=d&copy=e*f*",
	    "https://example.org/plain and www.example.org.",
	    "www.example.org/*x*",
	    "mail a_b@example.org or <a@example.org>",
	    "$2,000,000 and $5",
	    "< 5 and > 3 and <= 2",
	    "2.23.140.1.2.1",
	    "[ ] no task",
	    "first\nsecond\n# third",
	    "“quotes” and ‘quotes’ — dashes",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		comes_back_anyhow(texts[i]);
}

/* Random texts of the marks that mean something.  No blanks beside line ends:
 * the pages of no format show them. */
static void
marks_in_any_order_come_back(void **state)
{
	static const char *const pieces[] = {"\\", "`", "*", "_", "{", "[", "]",
	    "(", ")", "#", "+", "-", ".", "!", "|", "<", ">", "&", "~", ":",
	    "$", "=", "a", "b1", "9", "&amp;", "x x", "\n", "http://", "www.",
	    "\"", "'", "@", "/", "<b", "é"};
	uint32_t seed = 7;

	(void)state;
	for (int n = 0; n < 20000; n++) {
		struct buf b = {0};
		struct str text;

		for (int i = 0; i < 9; i++) {
			seed = seed * 1103515245u + 12345u;
			buf_add_c(&b, pieces[(seed >> 16) % COUNT_OF(pieces)]);
		}
		text = str_trim(buf_str(&b));
		if (text.len && str_find(text, STR("\n\n"), 0) == SIZE_MAX) {
			struct arena a = {0};

			comes_back_anyhow(arena_copy(&a, text).at);
			arena_clear(&a);
		}
		buf_free(&b);
	}
}
#endif

static void
a_line_end_inside_a_line_is_a_blank(void **state)
{
	struct buf b = {0};

	(void)state;
	markdown_words(&b, STR("one\n# two\n\tthree"));
	assert_string_equal(b.at, "one # two three");
	buf_free(&b);
}

/* --- a whole review ------------------------------------------------------ */

static const char text[] =
    "# 1 INTRODUCTION\n"
    "# 1.1 Overview\n"
    "This is the Certification Practice Statement of Example *CA* for "
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
	    example_read(pack, &f->example, &f->read, &err))
		fail_msg("%s", err.text);
	f->document = (struct reviewed_document){
	    .doc = f->read->doc,
	    .map = f->read->map,
	    .kind = KIND_CP_CPS,
	    .dated = DATE_NONE,
	};
	f->document.identity.date = DATE_NONE;
	if (review_make(
		pack, f->read->prose, &f->document, 1, &how, &f->review, &err))
		fail_msg("%s", err.text);
}

static void
end(struct fixture *f)
{
	review_free(f->review);
	example_free(f->read);
}

static int
times(struct str all, struct str part)
{
	int n = 0;

	for (size_t at = 0; (at = str_find(all, part, at)) != SIZE_MAX; at++)
		n++;
	return n;
}

static void
each_finding_is_told_once_under_its_number(void **state)
{
	struct fixture f;
	struct arena a = {0};
	struct telling t;
	struct buf out = {0};
	struct style style = {0};

	(void)state;
	start(&f);
	telling_make(&a, f.review, false, &t);
	check_markdown(f.review, &style, &out);
	assert_true(t.n > 20);
	for (size_t i = 0; i < t.n; i++) {
		const struct finding *finding =
		    &f.review->findings.at[t.order[i]];
		struct str full = arena_print(&a, "\n### %zu. ", i + 1);
		struct str brief = arena_print(&a, "\n- **%zu. ", i + 1);
		struct str id =
		    arena_print(&a, "`%.*s`", STR_ARG(finding->fingerprint));

		assert_int_equal(
		    times(buf_str(&out), full) + times(buf_str(&out), brief),
		    1);
		if (finding_asks(finding))
			assert_int_equal(times(buf_str(&out), id), 1);
	}
	buf_free(&out);
	arena_clear(&a);
	end(&f);
}

static void
a_brief_review_tells_issues_only(void **state)
{
	struct fixture f;
	struct buf out = {0};
	struct style style = {.brief = true};

	(void)state;
	start(&f);
	check_markdown(f.review, &style, &out);
	assert_int_equal(times(buf_str(&out), STR("### Confirmed")), 0);
	assert_int_equal(times(buf_str(&out), STR("compliant):")), 0);
	assert_true(times(buf_str(&out), STR("\n### ")) > 0);
	buf_free(&out);
	end(&f);
}

/* --- themes -------------------------------------------------------------- */

static void
each_issue_has_one_theme_at_most(void **state)
{
	struct fixture f;
	struct arena a = {0};
	struct themes themes = {0};
	int *seen;

	(void)state;
	start(&f);
	themes_make(&a, f.review, &themes);
	seen = arena_many(&a, int, f.review->findings.len);
	assert_true(themes.len > 1);
	for (size_t i = 0; i < themes.len; i++) {
		assert_true(themes.at[i].findings.len > 1);
		for (size_t k = 0; k < themes.at[i].findings.len; k++) {
			int at = themes.at[i].findings.at[k];

			assert_true(f.review->findings.at[at].is_issue);
			assert_int_equal(seen[at]++, 0);
			assert_int_equal(
			    finding_theme(f.review, &f.review->findings.at[at]),
			    themes.at[i].kind);
		}
	}
	arena_clear(&a);
	end(&f);
}

/* A topic that no rule has would be a slip of the pen. */
static void
topics_about_wording_are_topics_of_rules(void **state)
{
	(void)state;
	for (size_t i = 0; wording_topics[i]; i++) {
		bool found = false;

		for (size_t k = 0; k < pack->n_rules; k++)
			found |= str_eq(
			    pack->rules[k].topic, str_of(wording_topics[i]));
		if (!found)
			fail_msg(
			    "no rule has the topic '%s'", wording_topics[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#ifdef HAVE_MARKDOWN
	    cmocka_unit_test(words_come_back_as_they_were),
	    cmocka_unit_test(marks_in_any_order_come_back),
#endif
	    cmocka_unit_test(a_line_end_inside_a_line_is_a_blank),
	    cmocka_unit_test(each_finding_is_told_once_under_its_number),
	    cmocka_unit_test(a_brief_review_tells_issues_only),
	    cmocka_unit_test(each_issue_has_one_theme_at_most),
	    cmocka_unit_test(topics_about_wording_are_topics_of_rules),
	};

#ifdef HAVE_MARKDOWN
	cmark_gfm_core_extensions_ensure_registered();
#endif
	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
