/* A review as JUnit XML, which every CI server shows: a rule is a test.
 *
 * Issues at or above --fail-on are failures, so that the file agrees with the
 * exit status; lesser ones pass and are told beside the test.  What does not
 * apply, is not in force or could not be decided is skipped with the reason: an
 * unknown verdict is never counted as a pass. */
#include "base/version.h"
#include "out/check.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "out/review_words.h"
#include "out/xml_text.h"
#include "review/waiver.h"

/* Passages told of one test; the JSON has them all. */
#define PASSAGES 4

enum outcome { PASSES, FAILS, IS_SKIPPED };

static const struct waiver *
waiver_of(const struct review *r, const struct result *result)
{
	return waiver_of_result(r, (int)(result - r->results.at));
}

static enum outcome
outcome_of(
    const struct review *r, const struct result *result, enum severity fail_on)
{
	if (waiver_of(r, result))
		return IS_SKIPPED;
	switch (result->verdict) {
	case VERDICT_UNKNOWN:
	case VERDICT_NOT_APPLICABLE:
	case VERDICT_NOT_IN_FORCE:
		return IS_SKIPPED;
	default:
		return fail_on != SEVERITY_NONE && result->severity >= fail_on
			   ? FAILS
			   : PASSES;
	}
}

/* Why a test is skipped. */
static struct str
reason(struct arena *a, const struct review *r, const struct result *result)
{
	const struct waiver *w = waiver_of(r, result);
	char day[DATE_TEXT];

	if (w)
		return arena_print(a, "%.*s (waived until %s by %.*s: %.*s)",
		    STR_ARG(result->message), date_print(w->expires, day),
		    STR_ARG(w->author), STR_ARG(w->reason));
	if (result->verdict == VERDICT_NOT_APPLICABLE && result->condition.len)
		return result->condition;
	if (result->verdict != VERDICT_NOT_IN_FORCE)
		return result->message;
	if (result->due == DATE_NONE)
		return STR("no longer in force");
	return arena_print(a, "in force from %s", date_print(result->due, day));
}

static void
add_quotes(const struct review *r, const struct result *result, struct buf *out)
{
	struct arena a = {0};
	int told = 0;

	for (size_t i = 0; i < result->evidence.len && told < PASSAGES; i++) {
		const struct evidence *e = &result->evidence.at[i];
		struct str quote = evidence_quote(r, e);

		if (!quote.len)
			continue;
		told++;
		xml_text_add(out, evidence_place_words(&a, r, e));
		buf_add_c(out, ": “");
		xml_text_add(out, quote);
		buf_add_c(out, "”\n");
	}
	arena_clear(&a);
}

static void
add_details(
    const struct review *r, const struct result *result, struct buf *out)
{
	const struct rule *rule = result->rule;
	struct arena a = {0};

	xml_text_add(out, result->message);
	buf_add_char(out, '\n');
	add_quotes(r, result, out);
	for (size_t i = 0; i < rule->n_cites; i++) {
		xml_text_add(
		    out, citation_words(&a, &rule->cites[i], r->as_of));
		buf_add_char(out, '\n');
	}
	if (rule->recommend.len) {
		buf_add_c(out, "To do: ");
		xml_text_add(out, rule->recommend);
		buf_add_char(out, '\n');
	}
	arena_clear(&a);
}

static void
add_failure(
    const struct review *r, const struct result *result, struct buf *out)
{
	struct str section = result_section(r, result);
	struct arena a = {0};

	buf_add_c(out, "      <failure");
	xml_attribute_add(out, "type",
	    arena_print(&a, "%s %s", severity_name(result->severity),
		verdict_name(result->verdict)));
	xml_attribute_add(out, "message",
	    arena_print(&a, "%s%.*s%s%.*s", section_word(section),
		STR_ARG(section), section.len ? ": " : "",
		STR_ARG(result->message)));
	buf_add_char(out, '>');
	add_details(r, result, out);
	buf_add_c(out, "</failure>\n");
	arena_clear(&a);
}

static void
add_skipped(
    const struct review *r, const struct result *result, struct buf *out)
{
	struct arena a = {0};
	struct str why = reason(&a, r, result);

	buf_add_c(out, "      <skipped");
	xml_attribute_add(out, "message",
	    arena_print(
		&a, "%s: %.*s", verdict_name(result->verdict), STR_ARG(why)));
	buf_add_c(out, "/>\n");
	arena_clear(&a);
}

static void
add_passed(const struct review *r, const struct result *result, struct buf *out)
{
	buf_add_c(out, "      <system-out>");
	if (verdict_is_issue(result->verdict)) {
		buf_print(out, "%s %s: ", severity_name(result->severity),
		    verdict_name(result->verdict));
		add_details(r, result, out);
	} else {
		add_quotes(r, result, out);
	}
	buf_add_c(out, "</system-out>\n");
}

static void
add_test(const struct review *r, const struct result *result,
    enum severity fail_on, struct buf *out)
{
	struct arena a = {0};

	buf_add_c(out, "    <testcase");
	xml_attribute_add(out, "classname",
	    result->rule->n_cites ? result->rule->cites[0].source->id
				  : STR("cpslint"));
	xml_attribute_add(out, "name",
	    arena_print(&a, "%.*s: %.*s", STR_ARG(result->rule->id),
		STR_ARG(result->rule->title)));
	xml_attribute_add(out, "file",
	    document_path(r, result->document < 0 ? 0 : result->document));
	buf_add_c(out, " time=\"0\">\n");
	switch (outcome_of(r, result, fail_on)) {
	case FAILS:
		add_failure(r, result, out);
		break;
	case IS_SKIPPED:
		add_skipped(r, result, out);
		break;
	case PASSES:
		add_passed(r, result, out);
		break;
	}
	buf_add_c(out, "    </testcase>\n");
	arena_clear(&a);
}

static void
add_counts(const struct review *r, enum severity fail_on, struct buf *out)
{
	int counts[IS_SKIPPED + 1] = {0};

	for (size_t i = 0; i < r->results.len; i++)
		counts[outcome_of(r, &r->results.at[i], fail_on)]++;
	buf_print(out,
	    " tests=\"%zu\" failures=\"%d\" errors=\"0\" skipped=\"%d\""
	    " time=\"0\"",
	    r->results.len, counts[FAILS], counts[IS_SKIPPED]);
}

void
check_junit(const struct review *r, enum severity fail_on, struct buf *out)
{
	char day[DATE_TEXT];

	buf_add_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		       "<testsuites name=\"cpslint\"");
	add_counts(r, fail_on, out);
	buf_add_c(out, ">\n  <testsuite");
	xml_attribute_add(out, "name", document_path(r, 0));
	add_counts(r, fail_on, out);
	buf_add_c(out, ">\n    <properties>\n      <property name=\"tool\"");
	xml_attribute_add(out, "value", STR("cpslint " CPSLINT_VERSION));
	buf_add_c(out, "/>\n      <property name=\"as-of\"");
	xml_attribute_add(out, "value", str_of(date_print(r->as_of, day)));
	buf_add_c(out, "/>\n    </properties>\n");
	for (size_t i = 0; i < r->results.len; i++)
		add_test(r, &r->results.at[i], fail_on, out);
	buf_add_c(out, "  </testsuite>\n</testsuites>\n");
}
