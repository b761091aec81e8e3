/* What a document says it is: the cases of tests/cases/identity.txt, and the
 * readings of single lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "case_doc.h"
#include "fact/edition.h"
#include "fact/identity.h"
#include "fact/line.h"
#include "read/read.h"

static const char *
source_name(enum fact_source source)
{
	static const char *const names[] = {
	    "", "cover", "running", "changelog", "text", "property"};

	return names[source];
}

static const struct fact_value *
value_named(const struct identity *id, struct str name)
{
	if (str_eq(name, STR("title")))
		return &id->title;
	if (str_eq(name, STR("version")))
		return &id->version;
	if (str_eq(name, STR("ca")))
		return &id->ca;
	if (str_eq(name, STR("dated")) || str_eq(name, STR("date")))
		return &id->dated;
	if (str_eq(name, STR("kind")))
		return &id->said_kind;
	if (str_eq(name, STR("language")))
		return &id->said_language;
	fail_msg("no value is called '%.*s'", STR_ARG(name));
	return NULL;
}

static struct str
shown(struct arena *a, const struct identity *id, struct str name)
{
	char text[DATE_TEXT];

	if (str_eq(name, STR("date")))
		return arena_copy(a, str_of(date_print(id->date, text)));
	if (str_eq(name, STR("kind")))
		return str_of(identity_kind_name(id->kind));
	if (str_eq(name, STR("language")))
		return id->language;
	return value_named(id, name)->text;
}

static const char *
sureness(enum confidence c)
{
	return c == CONFIDENCE_HIGH     ? "high"
	       : c == CONFIDENCE_MEDIUM ? "medium"
					: "low";
}

/* Every value that stands in the text must be there, byte for byte. */
static void
check_evidence(const struct doc *doc, const struct fact_value *v)
{
	const struct block *b;

	if (!v->source) {
		assert_int_equal(v->text.len, 0);
		return;
	}
	if (v->source == FROM_PROPERTY) {
		assert_int_equal(v->block, -1);
		assert_true(v->property.len > 0);
		return;
	}
	assert_in_range(v->block, 0, doc->blocks.len - 1);
	assert_in_range(v->last, v->block, doc->blocks.len - 1);
	b = &doc->blocks.at[v->last];
	assert_true(v->end <= b->text.len);
	if (v->block == v->last)
		assert_true(
		    str_eq(v->text, str_sub(b->text, v->start, v->end)) ||
		    str_find_char(b->text, '\n', 0) != SIZE_MAX);
}

static bool
check_line(struct arena *a, const struct text_case *c,
    const struct identity *id, struct str line)
{
	struct str name = str_trim(str_cut(&line, '='));
	struct str want = str_trim(str_cut(&line, '|'));
	struct str got = shown(a, id, name);
	const struct fact_value *v = value_named(id, name);
	struct str how = arena_print(
	    a, "%s %s", source_name(v->source), sureness(v->confidence));

	line = str_trim(line);
	if (str_eq(want, got) && (!line.len || str_eq(line, how)))
		return true;
	print_error("%.*s: %.*s is '%.*s' | %.*s\n", STR_ARG(c->title),
	    STR_ARG(name), STR_ARG(got), STR_ARG(how));
	return false;
}

static bool
run_case(struct text_case *c)
{
	struct arena a = {0};
	struct doc *doc = doc_new(STR("t.docx"), STR("docx"));
	struct identity id;
	struct str line;
	bool good = true;

	(void)doc_add_part(doc, STR("word/document.xml"));
	while (case_line(&c->given, &line))
		case_block(&a, doc, line);
	doc_finish(doc);
	doc_check(doc);
	identity_find(&a, doc, &id);
	check_evidence(doc, &id.title);
	check_evidence(doc, &id.version);
	check_evidence(doc, &id.ca);
	check_evidence(doc, &id.dated);
	check_evidence(doc, &id.said_kind);
	check_evidence(doc, &id.said_language);
	while (case_line(&c->expected, &line))
		good = check_line(&a, c, &id, line) && good;
	doc_free(doc);
	arena_clear(&a);
	return good;
}

static void
the_cases_of_the_file_hold(void **state)
{
	(void)state;
	cases_hold("tests/cases/identity.txt", run_case, 25);
}

/* One line of the corpus list: file, CA, kind, scope, version, date. */
struct listed {
	struct str file, kind, version, date;
};

static struct listed
read_listed(struct str line)
{
	struct listed l;

	l.file = str_cut(&line, '\t');
	(void)str_cut(&line, '\t');
	l.kind = str_cut(&line, '\t');
	(void)str_cut(&line, '\t');
	l.version = str_cut(&line, '\t');
	l.date = str_cut(&line, '\t');
	return l;
}

/* The list gives for tracked documents the older version, for originals the
 * date of the file, and one version that the document does not print. */
static bool
is_comparable(const struct listed *l)
{
	return str_ends(l->file, STR(".docx")) &&
	       str_starts(l->kind, STR("CP")) &&
	       !str_starts(l->file, STR("docx-tracked/")) &&
	       !str_ends(l->version, STR("-final"));
}

static bool
agrees(const struct listed *l, const struct identity *id)
{
	struct str kind = str_of(identity_kind_name(id->kind));
	size_t start, end;
	date day;

	if (!str_eq_nocase(kind, l->kind) ||
	    !str_eq(id->version.text, l->version) || !id->title.text.len ||
	    !id->ca.text.len || !str_eq(id->language, STR("en")))
		return false;
	if (str_starts(l->file, STR("original/")) ||
	    str_starts(l->date, STR("commit")))
		return id->date != DATE_NONE;
	return date_find(l->date, &day, &start, &end) && day == id->date;
}

static bool
check_listed(const struct listed *l)
{
	struct arena a = {0};
	struct str bytes = {0};
	struct err err = {0};
	struct read_options options = {0};
	struct doc *doc = NULL;
	struct identity id = {0};
	char text[DATE_TEXT];
	bool good;

	if (file_read(&a,
		arena_print(&a, "../shared/corpus/%.*s", STR_ARG(l->file)).at,
		LIMIT_FILE_BYTES, &bytes, &err) ||
	    read_document(bytes, l->file, &options, &doc, &err)) {
		print_error("%.*s: %s\n", STR_ARG(l->file), err.text);
		arena_clear(&a);
		return false;
	}
	identity_find(&a, doc, &id);
	good = agrees(l, &id);
	if (!good)
		print_error("%.*s: kind %s, version %.*s, date %s, title "
			    "'%.*s', CA '%.*s'\n",
		    STR_ARG(l->file), identity_kind_name(id.kind),
		    STR_ARG(id.version.text), date_print(id.date, text),
		    STR_ARG(id.title.text), STR_ARG(id.ca.text));
	doc_free(doc);
	arena_clear(&a);
	return good;
}

static void
real_documents_are_what_their_list_says(void **state)
{
	struct arena a = {0};
	struct str text = {0}, line;
	struct err err;
	int run = 0, bad = 0;

	(void)state;
	if (file_read(&a, "../shared/corpus/MANIFEST.tsv", LIMIT_FILE_BYTES,
		&text, &err))
		skip();
	while (case_line(&text, &line)) {
		struct listed l = read_listed(line);

		if (!is_comparable(&l))
			continue;
		run++;
		bad += !check_listed(&l);
	}
	arena_clear(&a);
	assert_int_equal(bad, 0);
	assert_true(run > 20);
}

static void
versions_are_read_as_people_write_them(void **state)
{
	static const struct {
		const char *label, *line, *version;
	} all[] = {{"", "Version 5.20", "5.20"}, {"", "Version: 5.20", "5.20"},
	    {"", "VERSION NO. 3", "3"}, {"", "v3.1", "3.1"},
	    {"", "CPS V 3.1.2", "3.1.2"}, {"", "Ver. 2.0-final", "2.0-final"},
	    {"", "Rev 4.2b", "4.2b"}, {"", "Release 1.0.2.3", "1.0.2.3"},
	    {"", "Version 2.3, 4 May 2025", "2.3"},
	    {"", "This is version 2.3 of the CPS of the CA.", "2.3"},
	    {"Version", "4.1", "4.1"}, {"Document version:", "V4.1", "4.1"},
	    {"", "4.1", ""}, {"Owner", "4.1", ""},
	    {"Effective date of this version", "4.1", ""},
	    {"", "Version 2024", ""}, {"", "Version 1/2/2024", ""},
	    {"", "Version 2020-05-01", ""}, {"", "Revision date", ""},
	    {"", "Replaces version 1.2", ""}, {"", "previous version: 1.2", ""},
	    {"", "X.509 v3", ""},
	    {"",
		"version 2.0 of the Baseline "
		"Requirements",
		""},
	    {"", "Creative Commons Attribution license, version 4.0", ""},
	    {"", "the version in force", ""}, {"", "Subversion 1.2", ""}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		struct edition_hit hit;
		struct str line = str_of(all[i].line);
		bool found = edition_version(str_of(all[i].label), line, &hit);
		struct str got =
		    found ? str_sub(line, hit.start, hit.end) : (struct str){0};

		if (!str_eq(got, str_of(all[i].version)))
			fail_msg("'%.*s' in '%s'", STR_ARG(got), all[i].line);
	}
}

static void
versions_are_ordered_place_by_place(void **state)
{
	(void)state;
	assert_true(edition_cmp(STR("5.9"), STR("5.10")) < 0);
	assert_true(edition_cmp(STR("5.9.1"), STR("5.9")) > 0);
	assert_true(edition_cmp(STR("2.0b"), STR("2.0a")) > 0);
	assert_true(edition_cmp(STR("10"), STR("9.9.9")) > 0);
	assert_int_equal(edition_cmp(STR("1.0"), STR("1.0")), 0);
	assert_int_equal(edition_cmp((struct str){0}, (struct str){0}), 0);
}

static void
phrases_are_found_across_punctuation(void **state)
{
	struct str s = STR("The Certification  Practice-Statement (CPS)");
	size_t start = 0, end = 0;

	(void)state;
	assert_true(
	    phrase_find(s, "certification practice statement", &start, &end));
	assert_int_equal(start, 4);
	assert_int_equal(end, 37);
	assert_true(phrase_in(s, "cps"));
	assert_false(phrase_in(s, "practice cps"));
	assert_false(phrase_in(s, "certification practice statement cps of"));
	assert_false(phrase_in((struct str){0}, "x"));
	assert_true(phrase_in(STR("The N-Trust SSL/TLS root"), "n trust ssl"));
	assert_true(phrase_in(STR("N Trust"), "N-Trust"));
	assert_true(phrase_in(STR("X1"), "(X1)"));
	assert_false(phrase_in(STR("N-Trust"), "N-Trust 2"));
	assert_false(phrase_in(STR("N-Trust"), "--"));
	assert_true(word_in(STR("Version"), " ver version "));
	assert_false(word_in(STR("vers"), " ver version "));
	assert_false(word_in((struct str){0}, " ver  version "));
}

static void
lines_are_trimmed_and_never_empty(void **state)
{
	struct str text = STR("\n one \n\n \ttwo\nthree");
	size_t start, end = 0, n = 0;

	(void)state;
	while (line_next(text, &start, &end)) {
		static const char *const want[] = {"one", "two", "three"};

		assert_true(str_eq(str_sub(text, start, end), str_of(want[n])));
		n++;
	}
	assert_int_equal(n, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cases_of_the_file_hold),
	    cmocka_unit_test(real_documents_are_what_their_list_says),
	    cmocka_unit_test(versions_are_read_as_people_write_them),
	    cmocka_unit_test(versions_are_ordered_place_by_place),
	    cmocka_unit_test(phrases_are_found_across_punctuation),
	    cmocka_unit_test(lines_are_trimmed_and_never_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
