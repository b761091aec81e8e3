/* The document model: what may be added, what doc_finish makes of it, and the
 * cases of tests/cases/roles.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "case_doc.h"
#include "doc/doc.h"
#include "doc/promote.h"
#include "doc/roles.h"
#include "doc/title.h"

static struct doc *
new_doc(void)
{
	struct doc *doc = doc_new(STR("t.docx"), STR("docx"));

	(void)doc_add_part(doc, STR("word/document.xml"));
	return doc;
}

static int
add(struct doc *doc, const struct block *block)
{
	struct err err;
	int index = -2;

	assert_int_equal(doc_add_block(doc, block, &index, &err), 0);
	return index;
}

static int
add_text(struct doc *doc, struct str text)
{
	return add(
	    doc, &(struct block){
		     .kind = BLOCK_PARAGRAPH, .table = -1, .text = text});
}

static int
add_cell(struct doc *doc, int table, int row, int col, const char *text)
{
	return add(doc, &(struct block){.kind = BLOCK_CELL,
			    .table = table,
			    .row = row,
			    .col = col,
			    .text = str_of(text)});
}

static int
add_wide(struct doc *doc, int table, int row, int col, int rows, int cols)
{
	return add(doc, &(struct block){.kind = BLOCK_CELL,
			    .table = table,
			    .row = row,
			    .col = col,
			    .row_span = rows,
			    .col_span = cols,
			    .text = STR("wide")});
}

static int
add_table(struct doc *doc, int rows, int cols, int header_rows)
{
	return doc_add_table(doc, &(struct table){.parent = -1,
				      .rows = rows,
				      .cols = cols,
				      .header_rows = header_rows});
}

static void
finish(struct doc *doc)
{
	doc_finish(doc);
	doc_check(doc);
}

static void
text_is_cleaned_and_trimmed(void **state)
{
	struct doc *doc = new_doc();

	(void)state;
	(void)add_text(doc, STR("\xC2\xA0 a\x01 soft\xC2\xADhyphen\t\n "));
	(void)add_text(doc, STR("bad \xFF byte"));
	assert_string_equal(doc->blocks.at[0].text.at, "a softhyphen");
	assert_string_equal(doc->blocks.at[1].text.at, "bad \xEF\xBF\xBD byte");
	assert_int_equal(doc->text_bytes,
	    doc->blocks.at[0].text.len + doc->blocks.at[1].text.len);
	finish(doc);
	doc_free(doc);
}

static void
only_cells_and_labelled_headings_may_be_empty(void **state)
{
	struct doc *doc = new_doc();
	int table = add_table(doc, 1, 1, 0);

	(void)state;
	assert_int_equal(add_text(doc, STR("\xC2\xA0\n")), -1);
	assert_int_equal(
	    add(doc, &(struct block){.kind = BLOCK_HEADING, .table = -1}), -1);
	assert_int_equal(add(doc, &(struct block){.kind = BLOCK_HEADING,
				      .table = -1,
				      .level = 1,
				      .label = STR("4.2")}),
	    0);
	assert_int_equal(add_cell(doc, table, 0, 0, ""), 1);
	assert_int_equal(doc->blocks.len, 2);
	finish(doc);
	doc_free(doc);
}

static void
fields_from_the_file_are_brought_into_range(void **state)
{
	struct doc *doc = new_doc();
	const struct block *b;

	(void)state;
	(void)add(doc, &(struct block){.kind = BLOCK_HEADING,
			   .level = 77,
			   .list = 4,
			   .table = -1,
			   .text = STR("H")});
	(void)add(doc, &(struct block){.kind = BLOCK_ITEM,
			   .level = -3,
			   .list = 4,
			   .table = -1,
			   .text = STR("I")});
	(void)add(doc, &(struct block){.kind = BLOCK_PARAGRAPH,
			   .level = 5,
			   .anchor = 3,
			   .table = -1,
			   .row_span = 7,
			   .text = STR("P")});
	b = doc->blocks.at;
	assert_int_equal(b[0].level, 9);
	assert_int_equal(b[0].list, 0);
	assert_int_equal(b[1].level, 1);
	assert_int_equal(b[1].list, 4);
	assert_int_equal(b[2].level, 0);
	assert_int_equal(b[2].anchor, -1);
	assert_int_equal(b[2].row_span, 0);
	finish(doc);
	doc_free(doc);
}

static void
too_long_a_paragraph_is_a_limit(void **state)
{
	struct doc *doc = new_doc();
	struct arena a = {0};
	struct err err = {0};
	struct str text = {
	    arena_many(&a, char, LIMIT_BLOCK_BYTES + 1), LIMIT_BLOCK_BYTES + 1};
	struct block b = {.kind = BLOCK_PARAGRAPH, .table = -1, .text = text};
	int index = 0;

	(void)state;
	assert_int_equal(doc_add_block(doc, &b, &index, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	assert_int_equal(index, -1);
	assert_int_equal(doc->blocks.len, 0);
	arena_clear(&a);
	doc_free(doc);
}

static void
marks_are_cut_to_the_text_and_sorted(void **state)
{
	struct doc *doc = new_doc();
	int a = add_text(doc, STR("gr\xC3\xBC\xC3\x9F")); /* 6 bytes */
	int b = add_text(doc, STR("second"));

	(void)state;
	doc_add_mark(doc, &(struct mark){MARK_LINK, b, 2, 4, STR("http://x")});
	doc_add_mark(doc, &(struct mark){MARK_BOLD, a, 3, 5, {0}});
	doc_add_mark(doc, &(struct mark){MARK_BOLD, a, 4, 99, {0}});
	doc_add_mark(doc, &(struct mark){MARK_BOLD, a, 50, 60, {0}});
	doc_add_mark(doc, &(struct mark){MARK_NOTE_REF, a, 6, 6, STR("1")});
	finish(doc);
	assert_int_equal(doc->marks.len, 4);
	assert_int_equal(doc->marks.at[0].start, 2); /* not inside a letter */
	assert_int_equal(doc->marks.at[0].end, 6);
	assert_int_equal(doc->marks.at[1].start, 4);
	assert_int_equal(doc->marks.at[1].end, 6);
	assert_int_equal(doc->marks.at[2].kind, MARK_NOTE_REF);
	assert_int_equal(doc->marks.at[3].block, b);
	doc_free(doc);
}

static void
properties_are_found_by_name_in_any_case(void **state)
{
	struct doc *doc = new_doc();

	(void)state;
	doc_add_property(doc, STR("Title"), STR(" A CPS "));
	doc_add_property(doc, STR("version"), STR("  "));
	assert_true(str_eq(doc_property(doc, STR("title")), STR("A CPS")));
	assert_int_equal(doc_property(doc, STR("version")).len, 0);
	assert_int_equal(doc->properties.len, 1);
	doc_free(doc);
}

static void
notices_keep_their_words(void **state)
{
	struct doc *doc = new_doc();

	(void)state;
	doc_add_notice(doc, NOTICE_TRACKED, -1, "%d changes %s", 3, "accepted");
	assert_string_equal(doc->notices.at[0].text.at, "3 changes accepted");
	doc_free(doc);
}

static void
a_cell_finds_the_headings_of_its_column_and_row(void **state)
{
	struct doc *doc = new_doc();
	int t = add_table(doc, 3, 3, 1);
	int name = add_cell(doc, t, 0, 0, "Name");
	int days = add_cell(doc, t, 0, 1, "Days");
	int empty = add_cell(doc, t, 0, 2, "");
	int tls = add_cell(doc, t, 1, 0, "TLS");
	int more = add_cell(doc, t, 1, 0, "(public)");
	int value = add_cell(doc, t, 1, 1, "398");
	int last = add_cell(doc, t, 1, 2, "x");
	int lone = add_cell(doc, t, 2, 1, "no first cell in this row");

	(void)state;
	finish(doc);
	assert_int_equal(doc_column_heading(doc, value), days);
	assert_int_equal(doc_row_heading(doc, value), tls);
	assert_int_equal(doc_column_heading(doc, tls), name);
	assert_int_equal(doc_row_heading(doc, tls), -1);
	assert_int_equal(doc_row_heading(doc, more), -1);
	assert_int_equal(doc_column_heading(doc, days), -1);
	assert_int_equal(doc_row_heading(doc, days), -1);
	assert_int_equal(doc_column_heading(doc, last), empty);
	assert_int_equal(doc_row_heading(doc, lone), -1);
	doc_free(doc);
}

static void
spans_and_second_header_rows_are_followed(void **state)
{
	struct doc *doc = new_doc();
	int t = add_table(doc, 4, 3, 2);
	int top = add_wide(doc, t, 0, 1, 1, 2);
	int sub = add_cell(doc, t, 1, 1, "RSA");
	int none = add_cell(doc, t, 1, 2, "");
	int head = add_wide(doc, t, 2, 0, 2, 1);
	int a = add_cell(doc, t, 2, 1, "2048");
	int b = add_cell(doc, t, 3, 2, "P-256");

	(void)state;
	finish(doc);
	assert_int_equal(doc_column_heading(doc, a), sub);
	assert_int_equal(doc_column_heading(doc, b), top);
	assert_int_equal(doc_row_heading(doc, a), head);
	assert_int_equal(doc_row_heading(doc, b), head);
	assert_int_equal(doc_column_heading(doc, sub), top);
	assert_int_equal(doc_column_heading(doc, none), top);
	assert_int_equal(doc_column_heading(doc, top), -1);
	doc_free(doc);
}

static void
tables_inside_tables_keep_their_headings_apart(void **state)
{
	struct doc *doc = new_doc();
	int outer = add_table(doc, 2, 2, 1), inner, deep, after;
	int first = add_cell(doc, outer, 0, 0, "Outer");
	int second = add_cell(doc, outer, 0, 1, "Second");
	int row = add_cell(doc, outer, 1, 0, "Row");
	int inner_head;

	(void)state;
	inner = doc_add_table(
	    doc, &(struct table){
		     .parent = outer, .rows = 2, .cols = 1, .header_rows = 1});
	inner_head = add_cell(doc, inner, 0, 0, "Inner");
	deep = add_cell(doc, inner, 1, 0, "deep");
	(void)add_text(doc, STR("a note between"));
	after = add_cell(doc, outer, 1, 1, "after");
	finish(doc);
	assert_int_equal(doc_column_heading(doc, deep), inner_head);
	assert_int_equal(doc_row_heading(doc, deep), -1);
	assert_int_equal(doc_column_heading(doc, after), second);
	assert_int_equal(doc_row_heading(doc, after), row);
	assert_int_equal(doc_column_heading(doc, row), first);
	doc_free(doc);
}

static void
a_cell_over_the_whole_width_heads_what_is_below(void **state)
{
	struct doc *doc = new_doc();
	int bare = add_table(doc, 4, 2, 0), headed = add_table(doc, 3, 2, 1);
	int first = add_wide(doc, bare, 0, 0, 1, 2);
	int one = add_cell(doc, bare, 1, 1, "one");
	int second = add_wide(doc, bare, 2, 0, 1, 2);
	int two = add_cell(doc, bare, 3, 1, "two");
	int head, part, three;

	(void)state;
	(void)add_cell(doc, headed, 0, 0, "Field");
	head = add_cell(doc, headed, 0, 1, "Value");
	part = add_wide(doc, headed, 1, 0, 1, 2);
	three = add_cell(doc, headed, 2, 1, "three");
	finish(doc);
	assert_true(doc_spans_table(doc, first));
	assert_true(doc_spans_table(doc, part));
	assert_false(doc_spans_table(doc, one));
	assert_int_equal(doc_column_heading(doc, first), -1);
	assert_int_equal(doc_column_heading(doc, one), first);
	assert_int_equal(doc_column_heading(doc, second), -1);
	assert_int_equal(doc_column_heading(doc, two), second);
	assert_int_equal(doc_column_heading(doc, three), head);
	doc_free(doc);
}

static void
a_table_may_hold_nothing_but_another(void **state)
{
	struct doc *doc = new_doc();
	int outer = add_table(doc, 1, 1, 0), inner, head, value;

	(void)state;
	inner = doc_add_table(
	    doc, &(struct table){
		     .parent = outer, .rows = 2, .cols = 1, .header_rows = 1});
	head = add_cell(doc, inner, 0, 0, "head");
	value = add_cell(doc, inner, 1, 0, "value");
	finish(doc);
	assert_int_equal(doc_column_heading(doc, value), head);
	doc_free(doc);
}

static void
tables_nested_deeper_than_the_limit_have_no_headings(void **state)
{
	struct doc *doc = new_doc();
	int table = -1, last = -1;

	(void)state;
	for (int i = 0; i < LIMIT_TABLE_DEPTH + 5; i++) {
		table = doc_add_table(doc, &(struct table){.parent = table,
					       .rows = 2,
					       .cols = 1,
					       .header_rows = 1});
		(void)add_cell(doc, table, 0, 0, "head");
		last = add_cell(doc, table, 1, 0, "value");
	}
	finish(doc);
	assert_int_equal(doc_column_heading(doc, last), -1);
	doc_free(doc);
}

static void
outline_numbers_are_told_from_years_and_amounts(void **state)
{
	static const struct {
		const char *text;
		int places; /* 0: none */
		size_t title;
	} all[] = {{"4", 1, 1}, {"4.", 1, 2}, {"4.9.1 Reasons", 3, 6},
	    {"4.9.1. Reasons", 3, 7}, {"1.INTRODUCTION", 1, 2},
	    {"1.1Overview", 2, 3}, {"Section 4.9.1: x", 3, 15},
	    {"4.9.1) x", 3, 7}, {"4: x", 1, 3}, {"(4.9.1) x", 3, 8},
	    {"[4.9] x", 2, 6}, {"(4.9 x", 0, 0}, {"(4) x", 0, 0},
	    {"(4.9: x", 0, 0}, {"Section 4.9.1 x", 3, 14},
	    {"\xC2\xA7 5.2", 2, 6}, {"2024 was a year", 0, 0},
	    {"3DES keys", 0, 0}, {"192.168.1.1", 0, 0}, {"24 hours", 1, 3},
	    {"", 0, 0}, {"a) one", 0, 0}, {"1) one", 0, 0},
	    {"1.2.3.4.5.6.7.8.9", 9, 17}, {"1.2.3.4.5.6.7.8.9.1", 0, 0},
	    {"1.\xC2\xA0Title", 1, 4}, {"1.1-bis", 0, 0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		struct outline_number n;
		bool found = outline_number_read(str_of(all[i].text), &n);

		if (found != (all[i].places > 0))
			print_error("%s\n", all[i].text);
		assert_int_equal(found, all[i].places > 0);
		if (!found)
			continue;
		assert_int_equal(n.places, all[i].places);
		assert_int_equal(n.title, all[i].title);
	}
}

static void
page_numbers_need_a_leader(void **state)
{
	size_t end = 0;
	long page = 0;

	(void)state;
	assert_true(title_ends_in_page(STR("Overview ..... 12"), &end, NULL));
	assert_int_equal(end, 8);
	assert_true(title_ends_in_page(STR("Overview\t12"), &end, &page));
	assert_int_equal(page, 12);
	assert_true(title_ends_in_page(STR("Overview\txiv"), NULL, &page));
	assert_int_equal(page, -1000 + 14);
	assert_true(
	    title_ends_in_page(STR("Overview . . . . xii"), &end, NULL));
	assert_true(title_ends_in_page(STR("Overview  7"), &end, NULL));
	assert_true(title_ends_in_page(STR("Overview\u20267"), &end, NULL));
	assert_false(title_ends_in_page(STR("Overview 7"), &end, NULL));
	assert_false(title_ends_in_page(STR("see section 4.9.1"), &end, NULL));
	assert_false(title_ends_in_page(STR("ends here. 1"), &end, NULL));
	assert_false(title_ends_in_page(STR("\t12"), &end, NULL));
	assert_false(title_ends_in_page(STR("year\t20245"), &end, NULL));
	assert_false(title_ends_in_page((struct str){0}, &end, NULL));
}

static void
change_log_titles_are_known_by_their_words(void **state)
{
	static const char *const yes[] = {"Revision History", "1.2.1 Revisions",
	    "DOCUMENT CONTROL", "Change Log", "Changelog",
	    "Document change history", "History of changes",
	    "CP/CPS version history", "Appendix A: Revision history",
	    "Table of revisions", "Record of changes", "Document revision log",
	    "Certification Practice Statement Change History",
	    "Historique des r\xC3\xA9visions", "Amendment history",
	    "Historique des re\xCC\x81visions", "Revi\xC2\xADsion history"};
	static const char *const no[] = {"History", "Change control",
	    "List of documents", "Audit log", "Certificate modification",
	    "Certificate status information",
	    "Document name and identification", "Version number(s)",
	    "Records archival", "Document", "Access control", "Amendments", "",
	    "1.2.1"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(yes); i++) {
		if (!roles_is_changelog_title(str_of(yes[i])))
			print_error("%.*s\n", STR_ARG(str_of(yes[i])));
		assert_true(roles_is_changelog_title(str_of(yes[i])));
	}
	for (size_t i = 0; i < COUNT_OF(no); i++) {
		if (roles_is_changelog_title(str_of(no[i])))
			print_error("%.*s\n", STR_ARG(str_of(no[i])));
		assert_false(roles_is_changelog_title(str_of(no[i])));
	}
}

static void
print_outcome(struct arena *a, const struct block *b, struct str *out)
{
	*out = b->kind == BLOCK_HEADING
		   ? arena_print(
			 a, "%s heading %d", block_role_name(b->role), b->level)
		   : str_of(block_role_name(b->role));
}

static bool
run_case(struct text_case *c)
{
	struct arena a = {0};
	struct doc *doc = new_doc();
	struct str text = c->expected, line;
	size_t block = 0;
	bool good = true;

	while (case_line(&text, &line))
		case_block(
		    &a, doc, str_sub(line, 0, str_find(line, STR(" => "), 0)));
	finish(doc);
	text = c->expected;
	while (case_line(&text, &line)) {
		size_t cut = str_find(line, STR(" => "), 0);
		struct str want, got;

		if (cut == SIZE_MAX)
			continue;
		want = str_trim(str_sub(line, cut + 4, line.len));
		print_outcome(&a, &doc->blocks.at[block++], &got);
		if (!str_eq(want, got)) {
			print_error("%.*s: '%.*s' is '%.*s'\n",
			    STR_ARG(c->title), STR_ARG(line), STR_ARG(got));
			good = false;
		}
	}
	doc_free(doc);
	arena_clear(&a);
	return good;
}

static void
the_cases_of_the_file_hold(void **state)
{
	(void)state;
	cases_hold("tests/cases/roles.txt", run_case, 30);
}

/* A document of numbered lines: so many chapters of nine sections each. */
static int
headings_among_lines(int chapters, bool bold, const char *ending)
{
	struct doc *doc = new_doc();
	int n = 0;

	for (int c = 1; c <= chapters; c++)
		for (int i = 0; i < 10; i++) {
			char text[64];
			struct block b = {.kind = BLOCK_PARAGRAPH, .table = -1};

			if (i == 0)
				(void)snprintf(text, sizeof(text),
				    "%d Chapter%s", c, ending);
			else
				(void)snprintf(text, sizeof(text),
				    "%d.%d Section%s", c, i, ending);
			b.text = str_of(text);
			b.look.bold = bold;
			(void)add(doc, &b);
			(void)add_text(doc, STR("Some text follows here."));
		}
	finish(doc);
	for (size_t i = 0; i < doc->blocks.len; i++)
		n += doc->blocks.at[i].kind == BLOCK_HEADING;
	doc_free(doc);
	return n;
}

static void
plain_numbered_lines_need_a_longer_outline(void **state)
{
	(void)state;
	assert_int_equal(headings_among_lines(2, true, ""), 20);
	assert_int_equal(headings_among_lines(2, false, ""), 0);
	assert_int_equal(headings_among_lines(5, false, ""), 50);
	assert_int_equal(headings_among_lines(5, false, " one."), 0);
}

static void
marks_and_notes_go_with_the_piece_that_has_them(void **state)
{
	struct doc *doc = new_doc();
	struct block head = {.kind = BLOCK_HEADING, .level = 2, .table = -1};
	struct block note = {.kind = BLOCK_NOTE, .table = -1};
	const struct mark *m;
	int text;

	(void)state;
	head.text = STR("4.8 Modification");
	(void)add(doc, &head);
	text = add_text(doc, STR("4.8.1 Reasons. None is known."));
	note.text = STR("So far.");
	note.anchor = text;
	(void)add(doc, &note);
	doc_add_mark(doc, &(struct mark){MARK_BOLD, text, 0, 14, {0}});
	doc_add_mark(doc, &(struct mark){MARK_STRUCK, text, 6, 19, {0}});
	doc_add_mark(
	    doc, &(struct mark){MARK_NOTE_REF, text, 29, 29, STR("1")});
	finish(doc);
	assert_int_equal(doc->blocks.len, 4);
	assert_int_equal(doc->blocks.at[1].kind, BLOCK_HEADING);
	assert_int_equal(doc->blocks.at[1].level, 3);
	assert_true(str_eq(doc->blocks.at[1].text, STR("4.8.1 Reasons")));
	assert_true(str_eq(doc->blocks.at[2].text, STR("None is known.")));
	assert_int_equal(doc->blocks.at[3].anchor, 2);
	assert_int_equal(doc->marks.len, 4);
	m = doc->marks.at;
	assert_true(m[0].kind == MARK_BOLD && m[0].block == 1);
	assert_true(m[0].start == 0 && m[0].end == 13);
	assert_true(m[1].kind == MARK_STRUCK && m[1].block == 1);
	assert_true(m[1].start == 6 && m[1].end == 13);
	assert_true(m[2].kind == MARK_STRUCK && m[2].block == 2);
	assert_true(m[2].start == 0 && m[2].end == 4);
	assert_true(m[3].kind == MARK_NOTE_REF && m[3].start == 14);
	doc_free(doc);
}

static void
kinds_and_roles_have_names(void **state)
{
	(void)state;
	assert_string_equal(block_kind_name(BLOCK_NOTE), "note");
	assert_string_equal(block_role_name(ROLE_FOOTER), "footer");
	assert_true(block_is_body(&(struct block){.role = ROLE_BODY}));
	assert_false(block_is_body(&(struct block){.role = ROLE_CHANGELOG}));
}

static void
an_empty_document_can_be_finished(void **state)
{
	struct doc *doc = new_doc();

	(void)state;
	finish(doc);
	assert_int_equal(doc->blocks.len, 0);
	doc_free(doc);
	doc_free(NULL);
}

#define DRAWN                                                                  \
	"Keys live so long: |Type|Years| |--|:-:| |Root CA|20| |Sub CA||"      \
	" |Server | 1 | See 7.1."

/* What a paragraph becomes: cells as "0,1 text". */
static void
a_table_drawn_with_bars_is_made_one(void **state)
{
	static const char *const cells[] = {
	    "Type", "Years", "Root CA", "20", "Sub CA", "", "Server", "1"};
	struct doc *doc = new_doc();
	int block = add_text(doc, STR(DRAWN));
	size_t at = str_find(STR(DRAWN), STR("Server"), 0);
	struct mark link = {MARK_LINK, block, at, at + 6, STR("https://a.b")};
	struct mark note = {MARK_NOTE_REF, block, at, at, STR("1")};

	(void)state;
	(void)add(doc, &(struct block){.kind = BLOCK_NOTE,
			   .table = -1,
			   .anchor = block,
			   .text = STR("A note.")});
	doc_add_mark(doc, &link);
	doc_add_mark(doc, &note);
	doc_add_notice(doc, NOTICE_STRUCK, 1, "of the note");
	finish(doc);
	assert_int_equal(doc->blocks.len, 11);
	assert_true(str_eq(doc->blocks.at[0].text, STR("Keys live so long:")));
	for (int i = 0; i < 8; i++) {
		const struct block *b = &doc->blocks.at[1 + i];

		assert_int_equal(b->kind, BLOCK_CELL);
		assert_int_equal(b->row, i / 2);
		assert_int_equal(b->col, i % 2);
		assert_true(str_eq(b->text, str_of(cells[i])));
	}
	assert_true(doc->tables.at[0].drawn);
	assert_int_equal(doc_column_heading(doc, 8), 2);
	assert_true(str_eq(doc->blocks.at[9].text, STR("See 7.1.")));
	assert_int_equal(doc->blocks.at[10].anchor, 7);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(doc->marks.at[i].block, 7);
		assert_int_equal(doc->marks.at[i].start, 0);
	}
	assert_int_equal(doc->notices.at[0].block, 10);
	doc_free(doc);
}

static void
bars_that_do_not_fit_stay_text(void **state)
{
	static const char *const texts[] = {
	    "a | b | c", /* no line of dashes */
	    "|A|B| |--|--|", /* no row */
	    "|A|B| |--|--| |1|2|3| |4|5|6|", /* a column too many */
	    "|A|B| |--| |1|2|", /* one column */
	    "A|B |--|--| |1|2|", /* a heading too few */
	    "use grep -- 'a|b' | sort",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct doc *doc = new_doc();

		(void)add_text(doc, str_of(texts[i]));
		finish(doc);
		assert_int_equal(doc->blocks.len, 1);
		assert_int_equal(doc->tables.len, 0);
		doc_free(doc);
	}
}

static void
a_drawn_table_of_any_length_is_not_looked_for(void **state)
{
	struct doc *doc = new_doc();
	struct buf text = {0};

	(void)state;
	buf_add_c(&text, "|A|B| |--|--|");
	while (text.len <= LIMIT_DRAWN_BYTES)
		buf_add_c(&text, " |1|2|");
	(void)add_text(doc, buf_str(&text));
	finish(doc);
	assert_int_equal(doc->blocks.len, 1);
	buf_free(&text);
	doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_is_cleaned_and_trimmed),
	    cmocka_unit_test(only_cells_and_labelled_headings_may_be_empty),
	    cmocka_unit_test(fields_from_the_file_are_brought_into_range),
	    cmocka_unit_test(too_long_a_paragraph_is_a_limit),
	    cmocka_unit_test(marks_are_cut_to_the_text_and_sorted),
	    cmocka_unit_test(properties_are_found_by_name_in_any_case),
	    cmocka_unit_test(notices_keep_their_words),
	    cmocka_unit_test(a_cell_finds_the_headings_of_its_column_and_row),
	    cmocka_unit_test(spans_and_second_header_rows_are_followed),
	    cmocka_unit_test(tables_inside_tables_keep_their_headings_apart),
	    cmocka_unit_test(a_cell_over_the_whole_width_heads_what_is_below),
	    cmocka_unit_test(a_table_may_hold_nothing_but_another),
	    cmocka_unit_test(
		tables_nested_deeper_than_the_limit_have_no_headings),
	    cmocka_unit_test(outline_numbers_are_told_from_years_and_amounts),
	    cmocka_unit_test(page_numbers_need_a_leader),
	    cmocka_unit_test(change_log_titles_are_known_by_their_words),
	    cmocka_unit_test(the_cases_of_the_file_hold),
	    cmocka_unit_test(plain_numbered_lines_need_a_longer_outline),
	    cmocka_unit_test(marks_and_notes_go_with_the_piece_that_has_them),
	    cmocka_unit_test(kinds_and_roles_have_names),
	    cmocka_unit_test(an_empty_document_can_be_finished),
	    cmocka_unit_test(a_table_drawn_with_bars_is_made_one),
	    cmocka_unit_test(bars_that_do_not_fit_stay_text),
	    cmocka_unit_test(a_drawn_table_of_any_length_is_not_looked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
