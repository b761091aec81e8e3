/* The commands about rules: list, show, test, lint; and version. */
#include "out/rules.h"
#include "base/version.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/run.h"
#include "rule/lint.h"
#include "rule/selftest.h"

static enum status
trouble(const struct err *err)
{
	message("%s", err->text);
	return STATUS_TROUBLE;
}

/* --- list and show ---------------------------------------------------------
 */

struct list_job {
	const struct pack *pack;
	struct rules_choice choice;
};

static void
write_list_json(const void *self, const struct style *style, struct buf *out)
{
	const struct list_job *job = self;

	(void)style;
	rules_list_json(job->pack, &job->choice, out);
}

static void
write_list_text(const void *self, const struct style *style, struct buf *out)
{
	const struct list_job *job = self;

	(void)style;
	rules_list_text(job->pack, &job->choice, out);
}

static void
write_list_markdown(
    const void *self, const struct style *style, struct buf *out)
{
	const struct list_job *job = self;

	(void)style;
	rules_list_markdown(job->pack, &job->choice, out);
}

static const struct writer list_writers[] = {
    {"text", write_list_text},
    {"json", write_list_json},
    {"markdown", write_list_markdown},
    {NULL, NULL},
};

static int
check_sources(const struct pack *pack, const struct options *o, struct err *err)
{
	for (size_t i = 0; i < o->source.len; i++)
		if (!source_find(&pack->sources, o->source.at[i]))
			return err_set(err, ERR_USAGE, "unknown source '%.*s'",
			    STR_ARG(o->source.at[i]));
	return 0;
}

int
command_rules_list(const struct options *o)
{
	struct pack *pack = NULL;
	struct err err = {0};
	enum status status;

	if (pack_load(o->folder, false, &pack, &err) ||
	    check_sources(pack, o, &err)) {
		status = trouble(&err);
	} else {
		const struct list_job job = {
		    pack, {o->source.at, o->source.len}};

		status = output_all(o, list_writers, &job);
	}
	pack_free(pack);
	return (int)status;
}

struct show_job {
	const struct pack *pack;
	const struct options *options;
};

static void
write_show_text(const void *self, const struct style *style, struct buf *out)
{
	const struct show_job *job = self;

	for (size_t i = 0; i < job->options->operands.len; i++) {
		const struct rule *rule =
		    pack_find(job->pack, str_of(job->options->operands.at[i]));

		if (i)
			buf_add_char(out, '\n');
		rules_show_text(job->pack, rule, style, out);
	}
}

static const struct writer show_writers[] = {
    {"text", write_show_text},
    {NULL, NULL},
};

static int
check_rules(const struct pack *pack, const struct options *o, struct err *err)
{
	for (size_t i = 0; i < o->operands.len; i++)
		if (!pack_find(pack, str_of(o->operands.at[i])))
			return err_set(err, ERR_USAGE, "unknown rule '%s'",
			    o->operands.at[i]);
	return 0;
}

int
command_rules_show(const struct options *o)
{
	struct pack *pack = NULL;
	struct err err = {0};
	enum status status;

	if (pack_load(o->folder, false, &pack, &err) ||
	    check_rules(pack, o, &err)) {
		status = trouble(&err);
	} else {
		const struct show_job job = {pack, o};

		status = output_all(o, show_writers, &job);
	}
	pack_free(pack);
	return (int)status;
}

/* Those of the program alone have left their examples in the folder they were
 * built from, and both commands below are about examples. */
static int
load_with_examples(const struct options *o, struct pack **out, struct err *err)
{
	if (!o->folder)
		return err_set(err, ERR_USAGE,
		    "these rules carry no examples: give the folder they were "
		    "built from with --rules");
	return pack_load(o->folder, true, out, err);
}

/* --- test -------------------------------------------------------------------
 */

static void
add_failure(struct buf *out, const struct selftest_failure *f)
{
	buf_print(out, "%.*s: %.*s: wants %s, got %s\n", STR_ARG(f->rule->file),
	    STR_ARG(f->example->pointer), verdict_name(f->example->verdict),
	    verdict_name(f->got));
	if (f->message.len)
		buf_print(out, "    %.*s\n", STR_ARG(f->message));
}

/* Adds the examples of one rule, or of all when the id is empty. */
static int
test_rules(struct pack *pack, struct str only, int *passed, int *failed,
    struct buf *out, struct err *err)
{
	struct selftest_report report = {0};
	int rc = selftest_run(pack, only, &report, err);

	if (rc == 0) {
		*passed += report.passed;
		*failed += (int)report.failures.len;
		for (size_t i = 0; i < report.failures.len; i++)
			add_failure(out, &report.failures.at[i]);
	}
	arena_clear(&report.arena);
	return rc;
}

static int
test_all(struct pack *pack, const struct options *o, int *failed,
    struct buf *out, struct err *err)
{
	int passed = 0, rc = 0;

	if (o->rule.len == 0)
		rc = test_rules(
		    pack, (struct str){0}, &passed, failed, out, err);
	for (size_t i = 0; i < o->rule.len && rc == 0; i++)
		rc = test_rules(pack, o->rule.at[i], &passed, failed, out, err);
	buf_print(out, "%d examples passed, %d failed\n", passed, *failed);
	return rc;
}

static enum status
show_unless_quiet(const struct options *o, struct str text)
{
	return o->quiet ? STATUS_CLEAN : output_shown(o, text);
}

int
command_rules_test(const struct options *o)
{
	struct pack *pack = NULL;
	struct buf out = {0};
	struct err err = {0};
	enum status status;
	int failed = 0;

	if (load_with_examples(o, &pack, &err) ||
	    test_all(pack, o, &failed, &out, &err))
		status = trouble(&err);
	else
		status = status_worst(failed ? STATUS_ISSUES : STATUS_CLEAN,
		    show_unless_quiet(o, buf_str(&out)));
	buf_free(&out);
	pack_free(pack);
	return (int)status;
}

/* --- lint --------------------------------------------------------------------
 */

static enum status
lint_pack(const struct options *o, struct pack *pack)
{
	struct lint_report report = {0};
	struct buf out = {0};
	enum status status;

	lint_run(pack, &report);
	for (size_t i = 0; i < report.faults.len; i++)
		buf_print(&out, "%.*s: %.*s\n",
		    STR_ARG(report.faults.at[i].file),
		    STR_ARG(report.faults.at[i].text));
	buf_print(&out, "%d rules checked, %zu faults\n", report.checked,
	    report.faults.len);
	status = status_worst(report.faults.len ? STATUS_ISSUES : STATUS_CLEAN,
	    show_unless_quiet(o, buf_str(&out)));
	arena_clear(&report.arena);
	buf_free(&out);
	return status;
}

/* A rule file that does not load is what the command looks for: status 1. */
int
command_rules_lint(const struct options *o)
{
	struct pack *pack = NULL;
	struct err err = {0};
	enum status status;

	if (load_with_examples(o, &pack, &err) == 0) {
		status = lint_pack(o, pack);
	} else if (err.code == ERR_RULE) {
		message("%s", err.text);
		status = STATUS_ISSUES;
	} else {
		status = trouble(&err);
	}
	pack_free(pack);
	return (int)status;
}

/* -- version ----------------------------------------------------------- */

int
command_version(const struct options *o)
{
	struct pack *pack = NULL;
	struct buf out = {0};
	struct err err = {0};
	enum status status;

	(void)o;
	buf_add_c(&out, "cpslint " CPSLINT_VERSION "\n");
	if (pack_load(NULL, false, &pack, &err) == 0)
		buf_print(&out, "%zu rules, %.*s %.*s, sha256 %s\n",
		    pack->n_rules, STR_ARG(pack->name), STR_ARG(pack->version),
		    pack->digest.text);
	if (run_unconfined_because())
		buf_print(&out, "no sandbox: %s\n", run_unconfined_because());
	else
		buf_add_c(&out, "documents are read in a sandbox\n");
	status = output_text(buf_str(&out));
	if (!pack)
		status = trouble(&err);
	buf_free(&out);
	pack_free(pack);
	return (int)status;
}
