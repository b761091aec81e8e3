/* Outlines: the cases of tests/cases/map.txt, and what every map keeps to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "case_doc.h"
#include "map/map.h"

#define MAX_SHOWN 16

struct world {
	struct arena arena;
	struct rfc3647 *outline;
};

/* What a case asks to see. */
struct shown {
	bool all; /* also sections about which nothing is to be said */
	struct str missing[MAX_SHOWN]; /* parts of the outline to be complete */
	size_t n_missing;
};

static int
load(void **state)
{
	struct world *w = test_calloc(1, sizeof(*w));
	struct err err;

	if (rfc3647_load(
		cases_read(&w->arena, "rules/rfc3647.json"), &w->outline, &err))
		fail_msg("%s", err.text);
	*state = w;
	return 0;
}

static int
unload(void **state)
{
	struct world *w = *state;

	rfc3647_free(w->outline);
	arena_clear(&w->arena);
	test_free(w);
	return 0;
}

static enum block_role
role_of(struct str name)
{
	for (int r = ROLE_BODY; r <= ROLE_FOOTER; r++)
		if (str_eq(name, str_of(block_role_name((enum block_role)r))))
			return (enum block_role)r;
	fail_msg("no role '%.*s'", STR_ARG(name));
	return ROLE_BODY;
}

static void
add_block(struct doc *doc, struct block *b)
{
	struct err err;

	assert_int_equal(doc_add_block(doc, b, NULL, &err), 0);
}

/* "H2 4.9.1 Title", "H2 {4.9.1} Title"; " ..." at the end puts a paragraph
 * under it. */
static void
add_heading(struct doc *doc, struct str line, enum block_role role)
{
	struct block b = {.kind = BLOCK_HEADING, .table = -1, .role = role};
	bool has_text = str_ends(line, STR(" ..."));

	b.level = line.at[1] - '0';
	line = str_trim(str_sub(line, 2, line.len - (has_text ? 4 : 0)));
	if (line.len && line.at[0] == '{') {
		line = str_sub(line, 1, line.len);
		b.label = str_cut(&line, '}');
	}
	b.text = str_trim(line);
	add_block(doc, &b);
	if (has_text) {
		b = (struct block){.kind = BLOCK_PARAGRAPH,
		    .table = -1,
		    .role = role,
		    .text = STR("Some words are said about this here.")};
		add_block(doc, &b);
	}
}

static void
read_missing(struct str line, struct shown *shown)
{
	while (line.len && shown->n_missing < MAX_SHOWN)
		shown->missing[shown->n_missing++] = case_word(&line);
}

static void
add_line(struct arena *a, struct doc *doc, struct str line,
    enum block_role *role, struct shown *shown)
{
	struct str rest = line, word = case_word(&rest);
	size_t before = doc->blocks.len;

	if (str_eq(word, STR("role"))) {
		*role = role_of(str_trim(rest));
	} else if (str_eq(word, STR("all"))) {
		shown->all = true;
	} else if (str_eq(word, STR("missing"))) {
		read_missing(str_trim(rest), shown);
	} else if (str_eq(word, STR("picture"))) {
		doc_add_notice(doc, NOTICE_NOT_READ, (int)before - 1,
		    "a picture was not read");
	} else if (word.len == 2 && word.at[0] == 'H') {
		add_heading(doc, line, *role);
	} else {
		case_block(a, doc, line);
		if (doc->blocks.len > before && *role != ROLE_BODY)
			doc->blocks.at[before].role = *role;
	}
}

static struct str
number_of(const struct map *m, int rfc)
{
	return rfc < 0 ? STR("-") : m->outline->sections[rfc].number;
}

static void
print_title(struct buf *b, const struct map *m, int section)
{
	const struct section *s = &m->sections.at[section];

	if (s->number.len)
		buf_print(b, "%.*s ", STR_ARG(s->number));
	buf_print(b, "%.*s", STR_ARG(s->title));
}

static bool
is_plain(const struct section *s)
{
	return s->mapping == MAPPING_BOTH && s->confidence == CONFIDENCE_HIGH &&
	       s->stipulation == STIPULATION_TEXT;
}

static void
print_sections(struct buf *b, const struct map *m, const struct shown *shown)
{
	for (int i = 1; i < (int)m->sections.len; i++) {
		const struct section *s = &m->sections.at[i];

		if (is_plain(s) && !shown->all)
			continue;
		print_title(b, m, i);
		buf_print(b, " | %.*s %s %s", STR_ARG(number_of(m, s->rfc)),
		    mapping_name(s->mapping), confidence_name(s->confidence));
		if (s->stipulation != STIPULATION_TEXT)
			buf_print(b, " (%s)", stipulation_name(s->stipulation));
		buf_print(b, "\n");
	}
}

static bool
is_shown(const struct shown *shown, struct str number)
{
	for (size_t i = 0; i < shown->n_missing; i++)
		if (number_is_below(number, shown->missing[i]))
			return true;
	return false;
}

static void
print_fault(struct buf *b, const struct map *m, const struct fault *f)
{
	buf_print(b, "%s %s: ", outline_fault_name(f->kind),
	    confidence_name(f->confidence));
	if (f->section < 0) {
		buf_print(b, "%.*s\n", STR_ARG(number_of(m, f->rfc)));
		return;
	}
	print_title(b, m, f->section);
	if (f->kind == FAULT_RENUMBERED || f->kind == FAULT_RETITLED)
		buf_print(b, " -> %.*s", STR_ARG(number_of(m, f->rfc)));
	if (f->other >= 0) {
		buf_print(b, ", see ");
		print_title(b, m, f->other);
	}
	buf_print(b, "\n");
}

static void
print_faults(struct buf *b, const struct map *m, const struct shown *shown)
{
	for (size_t i = 0; i < m->faults.len; i++) {
		const struct fault *f = &m->faults.at[i];

		if (f->kind != FAULT_MISSING ||
		    is_shown(shown, number_of(m, f->rfc)))
			print_fault(b, m, f);
	}
}

/* What must be true of every map. */
static void
check_map(const struct map *m)
{
	int n = (int)m->sections.len, blocks = (int)m->doc->blocks.len;

	assert_true(n >= 1);
	assert_int_equal(m->sections.at[0].heading, -1);
	for (int i = 1; i < n; i++) {
		const struct section *s = &m->sections.at[i];
		int p = s->parent;

		assert_true(p >= -1 && p < i && p != 0);
		assert_int_equal(s->first, s->heading + 1);
		assert_true(s->first <= s->own_end && s->own_end <= s->end);
		assert_true(s->end <= blocks);
		assert_int_equal(m->section_of[s->heading], i);
		if (p > 0)
			assert_true(s->heading >= m->sections.at[p].own_end &&
				    s->end <= m->sections.at[p].end);
		assert_int_equal(s->rfc < 0, s->mapping == MAPPING_NONE);
		assert_true(
		    s->title.at ==
		    m->doc->blocks.at[s->heading].text.at + s->title_start);
	}
	for (int i = 0; i < blocks; i++) {
		int s = m->section_of[i];

		assert_true(s >= 0 && s < n);
		if (s > 0 && m->sections.at[s].heading != i)
			assert_true(i >= m->sections.at[s].first &&
				    i < m->sections.at[s].own_end);
	}
	for (int i = 0; i < (int)m->outline->n_sections; i++)
		if (m->of_rfc[i] >= 0)
			assert_int_equal(m->sections.at[m->of_rfc[i]].rfc, i);
	for (size_t i = 1; i < m->faults.len; i++)
		assert_true(m->faults.at[i - 1].kind <= m->faults.at[i].kind);
}

static bool
same_lines(struct str got, struct str expected)
{
	struct str g, e;
	bool more_g, more_e;

	do {
		more_g = case_line(&got, &g);
		more_e = case_line(&expected, &e);
		if (more_g != more_e || (more_g && !str_eq(g, e)))
			return false;
	} while (more_g);
	return true;
}

static bool
run_case(struct world *w, const struct text_case *c)
{
	struct doc *doc = doc_new(STR("case"), STR("case"));
	struct str given = c->given, line;
	enum block_role role = ROLE_BODY;
	struct shown shown = {0};
	struct buf out = {0};
	struct map *m;
	bool same;

	while (case_line(&given, &line))
		add_line(&w->arena, doc, line, &role, &shown);
	m = map_document(&w->arena, doc, w->outline);
	check_map(m);
	print_sections(&out, m, &shown);
	print_faults(&out, m, &shown);
	same = same_lines(buf_str(&out), c->expected);
	if (!same)
		(void)fprintf(stderr, "== %.*s\n--\n%.*s\n", STR_ARG(c->title),
		    STR_ARG(buf_str(&out)));
	buf_free(&out);
	doc_free(doc);
	return same;
}

static void
outlines_are_mapped_as_the_cases_say(void **state)
{
	struct world *w = *state;
	struct str text = cases_read(&w->arena, "tests/cases/map.txt");
	struct text_case c;
	int wrong = 0, cases = 0;

	while (case_next(&text, &c)) {
		cases++;
		wrong += !run_case(w, &c);
	}
	assert_true(cases > 40);
	assert_int_equal(wrong, 0);
}

static void
a_document_without_blocks_has_one_section(void **state)
{
	struct world *w = *state;
	struct doc *doc = doc_new(STR("empty"), STR("case"));
	struct map *m = map_document(&w->arena, doc, w->outline);

	check_map(m);
	assert_int_equal(m->sections.len, 1);
	assert_int_equal(m->sections.at[0].end, 0);
	assert_int_equal(map_find(m, STR("4.9.1")), -1);
	assert_int_equal(map_rfc_number(m, 0).len, 0);
	assert_int_equal(map_printed_number(m, 0).len, 0);
	doc_free(doc);
}

static struct map *
map_of_lines(struct world *w, const char *lines, struct doc **doc)
{
	struct str text = str_of(lines), line;
	enum block_role role = ROLE_BODY;
	struct shown shown = {0};
	struct map *m;

	*doc = doc_new(STR("lines"), STR("case"));
	while (case_line(&text, &line))
		add_line(&w->arena, *doc, line, &role, &shown);
	m = map_document(&w->arena, *doc, w->outline);
	check_map(m);
	return m;
}

static void
sections_are_found_by_outline_number(void **state)
{
	struct world *w = *state;
	struct doc *doc;
	struct map *m = map_of_lines(w,
	    "H1 4 CERTIFICATE LIFE-CYCLE OPERATIONAL REQUIREMENTS\n"
	    "H2 4.9 Certificate revocation and suspension\n"
	    "H3 4.9.1 Circumstances for revocation ...\n"
	    "H4 4.9.1.7 Weather ...\n"
	    "H5 Storms ...\n",
	    &doc);

	assert_int_equal(map_find(m, STR("4.9.1")), 3);
	/* what the document lacks is looked for in what is above it */
	assert_int_equal(map_find(m, STR("4.9.1.1")), 3);
	assert_int_equal(map_find(m, STR("4.9.1.99")), 3);
	assert_int_equal(map_find(m, STR("4.9.2")), 2);
	assert_int_equal(map_find(m, STR("4.1.1")), 1);
	assert_int_equal(map_find(m, STR("5.7.1")), -1);
	assert_int_equal(map_find(m, STR("")), -1);

	assert_true(str_eq(map_rfc_number(m, 3), STR("4.9.1")));
	assert_true(str_eq(map_rfc_number(m, 4), STR("4.9.1")));
	assert_true(str_eq(map_printed_number(m, 4), STR("4.9.1.7")));
	assert_true(str_eq(map_printed_number(m, 5), STR("4.9.1.7")));

	assert_true(map_is_below(m, 5, STR("4.9.1")));
	assert_true(map_is_below(m, 5, STR("4.9")));
	assert_true(map_is_below(m, 5, STR("4")));
	assert_false(map_is_below(m, 5, STR("4.9.2")));
	assert_false(map_is_below(m, 2, STR("4.9.1")));
	doc_free(doc);
}

static void
text_belongs_to_the_nearest_heading_above(void **state)
{
	struct world *w = *state;
	struct doc *doc;
	struct map *m = map_of_lines(w,
	    "P Before.\n"
	    "H1 1 INTRODUCTION\n"
	    "P Own text.\n"
	    "H2 1.1 Overview\n"
	    "P More text.\n"
	    "R A running header\n"
	    "H1 2 PUBLICATION AND REPOSITORY RESPONSIBILITIES\n"
	    "P Last.\n",
	    &doc);
	static const int expected[] = {0, 1, 1, 2, 2, 0, 3, 3};

	for (size_t i = 0; i < COUNT_OF(expected); i++)
		assert_int_equal(m->section_of[i], expected[i]);
	assert_int_equal(m->sections.at[0].end, 1);
	assert_int_equal(m->sections.at[1].own_end, 3);
	assert_int_equal(m->sections.at[1].end, 6);
	assert_int_equal(m->sections.at[2].parent, 1);
	assert_int_equal(m->sections.at[3].end, 8);
	doc_free(doc);
}

/* The time for this many headings is what tells a quadratic search. */
static void
twenty_thousand_headings_of_one_title_are_mapped(void **state)
{
	struct world *w = *state;
	struct doc *doc = doc_new(STR("many"), STR("case"));
	struct map *m;

	for (int i = 0; i < 20500; i++) {
		struct block b = {.kind = BLOCK_HEADING,
		    .level = i % 9 + 1,
		    .table = -1,
		    .text = i % 2 ? STR("9.6 Representations and warranties")
				  : STR("Verification requirements of it")};
		add_block(doc, &b);
	}
	m = map_document(&w->arena, doc, w->outline);
	check_map(m);
	assert_int_equal(m->sections.len, LIMIT_HEADINGS + 1);
	doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(outlines_are_mapped_as_the_cases_say),
	    cmocka_unit_test(a_document_without_blocks_has_one_section),
	    cmocka_unit_test(sections_are_found_by_outline_number),
	    cmocka_unit_test(text_belongs_to_the_nearest_heading_above),
	    cmocka_unit_test(twenty_thousand_headings_of_one_title_are_mapped),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
