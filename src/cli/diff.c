/* diff: two versions in, what changed out.  Each is read and reviewed in a
 * thread of its own, with a rule pack of its own. */
#include "diff/diff.h"

#include <string.h>

#include "base/work.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/same.h"
#include "cli/stats.h"
#include "out/diff.h"

struct reading {
	const struct options *options;
	const char *path;
	enum tracked tracked;
	date as_of;
	const struct earlier *earlier; /* findings to answer, or NULL */
	struct arena arena;
	struct input input;
	struct version version;
	struct err err;
	int failed;
};

struct diff_job {
	const struct options *options;
	struct arena arena;
	struct reading side[2];
	struct earlier earlier; /* with --findings */
	struct diff diff;
	struct stats stats;
};

static int
read_version(struct reading *r)
{
	struct options o = *r->options;
	struct review_options how = input_review_options(&o);

	how.as_of = r->as_of;
	how.earlier = r->earlier;
	o.tracked = r->tracked;
	if (pack_load(o.folder, false, &r->version.pack, &r->err) ||
	    input_read(&r->arena, &o, r->path, r->version.pack->outline,
		&r->input, &r->err))
		return -1;
	r->version.document.doc = r->input.doc;
	r->version.document.map = r->input.map;
	if (version_read(&r->arena, &r->version, &how, &r->err))
		return err_wrap(&r->err, "%s", input_name(r->path));
	return 0;
}

static void
run_reading(void *sides, int i)
{
	struct reading *r = (struct reading *)sides + i;

	r->failed = read_version(r);
}

/* What is wrong with the first file is told before the second. */
static int
read_both(struct diff_job *job, struct err *err)
{
	work_run(run_reading, job->side, 2);
	for (int i = 0; i < 2; i++)
		if (job->side[i].failed) {
			*err = job->side[i].err;
			return -1;
		}
	return 0;
}

/* -- --section --------------------------------------------------------- */

static int
set_sides(struct diff_job *job, struct err *err)
{
	const struct options *o = job->options;
	size_t n = o->operands.len, needed = o->revisions ? 1 : 2;
	date day = o->as_of != DATE_NONE ? o->as_of : clock_today();

	if (n != needed)
		return err_set(err, ERR_USAGE,
		    o->revisions ? "'diff --revisions' needs one FILE"
				 : "'diff' needs OLD NEW");
	if (n == 2 && strcmp(o->operands.at[0], "-") == 0 &&
	    strcmp(o->operands.at[1], "-") == 0)
		return err_set(
		    err, ERR_USAGE, "only one file can be standard input");
	if (o->revisions && o->tracked_is_chosen)
		return err_set(err, ERR_USAGE,
		    "'--revisions' does not go with '--tracked'");
	if (o->revisions && strcmp(o->operands.at[0], "-") == 0)
		return err_set(err, ERR_USAGE,
		    "'diff --revisions' reads its file twice: not from "
		    "standard input");
	for (int i = 0; i < 2; i++)
		job->side[i] = (struct reading){.options = o,
		    .path = o->operands.at[o->revisions ? 0 : i],
		    .tracked = !o->revisions ? o->tracked
			       : i           ? TRACKED_ACCEPT
					     : TRACKED_REJECT,
		    .as_of = day};
	return 0;
}

static int
read_earlier(struct diff_job *job, struct err *err)
{
	const char *path = job->options->findings;

	if (!path)
		return 0;
	job->side[1].earlier = &job->earlier;
	return input_earlier(&job->arena, job->options, &job->earlier, err);
}

static int
do_job(struct diff_job *job, struct err *err)
{
	stats_start(&job->stats, job->options->stats);
	if (set_sides(job, err) || read_earlier(job, err) ||
	    read_both(job, err) ||
	    input_check_sections(job->options, job->side[0].input.map,
		job->side[1].input.map, err))
		return -1;
	stats_step(&job->stats, "reading");
	diff_make(&job->arena, &job->side[0].version, &job->side[1].version,
	    &job->diff);
	stats_step(&job->stats, "comparing");
	return 0;
}

/* -- result ------------------------------------------------------------ */

static struct diff_choice
choice_of(const struct diff_job *job)
{
	const struct options *o = job->options;

	return (struct diff_choice){.sections = o->section.at,
	    .n_sections = o->section.len,
	    .commitments = o->only_commitments,
	    .stat = o->stat};
}

static void
write_json(const void *self, const struct style *style, struct buf *out)
{
	const struct diff_job *job = self;
	const struct diff_choice choice = choice_of(job);

	(void)style;
	diff_json(&job->diff, &choice, out);
}

static void
write_text(const void *self, const struct style *style, struct buf *out)
{
	const struct diff_job *job = self;
	const struct diff_choice choice = choice_of(job);

	diff_text(&job->diff, &choice, style, out);
}

static void
write_markdown(const void *self, const struct style *style, struct buf *out)
{
	const struct diff_job *job = self;
	const struct diff_choice choice = choice_of(job);

	(void)style;
	diff_markdown(&job->diff, &choice, out);
}

static void
write_html(const void *self, const struct style *style, struct buf *out)
{
	const struct diff_job *job = self;
	const struct diff_choice choice = choice_of(job);

	(void)style;
	diff_html(&job->diff, &choice, out);
}

static const struct writer writers[] = {
    {"text", write_text},
    {"json", write_json},
    {"markdown", write_markdown},
    {"html", write_html},
    {NULL, NULL},
};

/* The same commitments, of all that was chosen. */
static enum status
status_of_changes(const struct diff_job *job)
{
	const struct diff_choice choice = choice_of(job);

	for (size_t i = 0; i < job->diff.changes.len; i++) {
		const struct change *c = &job->diff.changes.at[i];

		if (c->commitment && diff_chooses(&job->diff, &choice, c))
			return STATUS_ISSUES;
	}
	return STATUS_CLEAN;
}

static enum status
finish(struct diff_job *job)
{
	enum status status = status_of_changes(job);

	for (int i = 0; i < 2; i++) {
		const struct reading *r = &job->side[i];

		status = status_worst(status,
		    input_tell_notices(&r->input, job->options->verbose));
		if (r->version.review->cut_short) {
			message("%s: the search for patterns was cut short by "
				"a limit",
			    input_name(r->path));
			status = STATUS_TROUBLE;
		}
	}
	status = status_worst(status, output_all(job->options, writers, job));
	stats_step(&job->stats, "writing");
	if (job->options->stats)
		stats_count("changes", job->diff.changes.len);
	return status;
}

int
command_diff(const struct options *o)
{
	struct diff_job job = {.options = o};
	struct err err = {0};
	enum status status = STATUS_TROUBLE;

	if (o->same_text)
		return (int)same_run(o);
	if (do_job(&job, &err))
		message("%s", err.text);
	else
		status = finish(&job);
	for (int i = 0; i < 2; i++) {
		struct reading *r = &job.side[i];

		version_free(&r->version);
		input_free(&r->input);
		pack_free(r->version.pack);
		arena_clear(&r->arena);
	}
	arena_clear(&job.arena);
	return (int)status;
}
