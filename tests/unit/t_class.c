/* What certificates a passage is about: the cases of tests/cases/class.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "case_prose.h"
#include "prose/class.h"

struct shown {
	struct buf *out;
	const struct prose *prose;
	struct str source;
};

static bool
show_hit(void *self, const struct hit *hit)
{
	struct shown *s = self;
	const struct statement *st = &s->prose->statements.at[hit->unit];

	if (st->kind == STATEMENT_HEADING)
		return true;
	buf_print(s->out, "%.*s:", STR_ARG(s->source));
	class_print(class_of_hit(s->prose, hit), s->out);
	buf_add_char(s->out, '\n');
	return true;
}

/* Lines that start with "? " are patterns, the others the document. */
static void
show(void *self, struct str given, struct buf *out)
{
	struct prose_world *w = self;
	struct pattern_set *set = pattern_set_new(w->lexicon);
	struct str lines = given, line;
	struct buf text = {0};

	while (case_line(&lines, &line))
		if (!str_starts(line, STR("? ")))
			buf_print(&text, "%.*s\n", STR_ARG(line));
	(void)case_prose(w, buf_str(&text));
	while (case_line(&given, &line)) {
		struct shown s = {out, w->prose, str_sub(line, 2, line.len)};
		struct pattern *p;
		struct err err = {0};
		uint64_t work = 0;

		if (!str_starts(line, STR("? ")))
			continue;
		if (pattern_add(set, s.source, &p, &err) ||
		    pattern_find(p, w->prose->text, &w->prose->windows, 0,
			(int)w->prose->statements.len, show_hit, &s, &work,
			&err))
			buf_print(out, "%s\n", err.text);
	}
	buf_free(&text);
	prose_world_forget(w);
	pattern_set_free(set);
}

static void
a_passage_is_about_the_certificates_that_a_reader_takes_it_for(void **state)
{
	case_run(*state, "tests/cases/class.txt", show);
}

static void
groups_fit_each_for_itself(void **state)
{
	(void)state;
	assert_true(class_fits(CERT_SUBSCRIBER, 0));
	assert_true(class_fits(CERT_EV, CERT_SUBSCRIBER));
	assert_true(class_fits(CERT_EV, CERT_SUBSCRIBER | CERT_EV | CERT_TLS));
	assert_false(class_fits(CERT_EV, CERT_SUBSCRIBER | CERT_DV));
	assert_false(class_fits(CERT_EV, CERT_ROOT));
	assert_false(class_fits(CERT_SUBSCRIBER, CERT_ROOT | CERT_SUB_CA));
	assert_true(class_fits(CERT_CRL, CERT_ROOT));
	assert_false(
	    class_fits(CERT_CRL | CERT_ROOT, CERT_CRL | CERT_SUBSCRIBER));
	assert_false(class_fits(CERT_CRL, CERT_OCSP_RESPONSE));
}

static void
every_name_of_a_class_is_known(void **state)
{
	(void)state;
	assert_int_equal(
	    class_parse(STR("ca")), CERT_ROOT | CERT_SUB_CA | CERT_CROSS);
	assert_int_equal(
	    class_parse(STR("ocsp-responder")), CERT_OCSP_RESPONDER);
	assert_int_equal(class_parse(STR("end-entity")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		a_passage_is_about_the_certificates_that_a_reader_takes_it_for),
	    cmocka_unit_test(groups_fit_each_for_itself),
	    cmocka_unit_test(every_name_of_a_class_is_known),
	};

	return cmocka_run_group_tests(
	    tests, prose_world_load, prose_world_unload);
}
