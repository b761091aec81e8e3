/* diff --same-text: does a converted document say the same?  Needs no rules:
 * only both documents and their sections. */
#include "cli/same.h"

#include <string.h>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/stats.h"
#include "out/same.h"

struct same_job {
	const struct options *options;
	struct arena arena;
	struct rfc3647 *outline;
	struct input input[2];
	struct same same;
	struct stats stats;
};

/* -- command line ------------------------------------------------------ */

static struct same_choice
choice_of(const struct same_job *job)
{
	const struct options *o = job->options;

	return (struct same_choice){.sections = o->section.at,
	    .n_sections = o->section.len,
	    .stat = o->stat};
}

static void
write_json(const void *self, const struct style *style, struct buf *out)
{
	const struct same_job *job = self;
	const struct same_choice choice = choice_of(job);

	(void)style;
	same_json(&job->same, &choice, out);
}

static void
write_text(const void *self, const struct style *style, struct buf *out)
{
	const struct same_job *job = self;
	const struct same_choice choice = choice_of(job);

	same_text(&job->same, &choice, style, out);
}

static void
write_markdown(const void *self, const struct style *style, struct buf *out)
{
	const struct same_job *job = self;
	const struct same_choice choice = choice_of(job);

	(void)style;
	same_markdown(&job->same, &choice, out);
}

static const struct writer writers[] = {
    {"text", write_text},
    {"json", write_json},
    {"markdown", write_markdown},
    {NULL, NULL},
};

static int
check_format(const char *format, struct err *err)
{
	for (const struct writer *w = writers; w->format; w++)
		if (strcmp(w->format, format) == 0)
			return 0;
	return err_set(err, ERR_USAGE,
	    "--same-text has no format '%s', only: text json markdown", format);
}

/* What is asked of versions, and means nothing for one text. */
static int
check_options(const struct options *o, struct err *err)
{
	const char *other = o->revisions          ? "--revisions"
			    : o->only_commitments ? "--only"
			    : o->findings         ? "--findings"
						  : NULL;

	if (other)
		return err_set(err, ERR_USAGE,
		    "'--same-text' does not go with '%s'", other);
	if (o->operands.len != 2)
		return err_set(
		    err, ERR_USAGE, "'diff --same-text' needs OLD NEW");
	if (strcmp(o->operands.at[0], "-") == 0 &&
	    strcmp(o->operands.at[1], "-") == 0)
		return err_set(
		    err, ERR_USAGE, "only one file can be standard input");
	for (size_t i = 0; i < o->outputs.len; i++)
		if (check_format(o->outputs.at[i].format, err))
			return -1;
	return check_format(o->format, err);
}

/* -- the job ----------------------------------------------------------- */

static int
do_job(struct same_job *job, struct err *err)
{
	const struct options *o = job->options;

	stats_start(&job->stats, o->stats);
	if (check_options(o, err) || input_outline(o, &job->outline, err))
		return -1;
	for (int i = 0; i < 2; i++)
		if (input_read(&job->arena, o, o->operands.at[i], job->outline,
			&job->input[i], err))
			return -1;
	if (input_check_sections(
		job->options, job->input[0].map, job->input[1].map, err))
		return -1;
	stats_step(&job->stats, "reading");
	same_make(
	    &job->arena, job->input[0].map, job->input[1].map, &job->same);
	stats_step(&job->stats, "comparing");
	return 0;
}

static enum status
status_of_faults(const struct same_job *job)
{
	const struct same_choice choice = choice_of(job);

	for (size_t i = 0; i < job->same.faults.len; i++)
		if (same_chooses(&job->same, &choice, &job->same.faults.at[i]))
			return STATUS_ISSUES;
	return STATUS_CLEAN;
}

static enum status
finish(struct same_job *job)
{
	enum status status = status_of_faults(job);

	for (int i = 0; i < 2; i++)
		status = status_worst(status,
		    input_tell_notices(&job->input[i], job->options->verbose));
	status = status_worst(status, output_all(job->options, writers, job));
	stats_step(&job->stats, "writing");
	if (job->options->stats)
		stats_count("faults", job->same.faults.len);
	return status;
}

enum status
same_run(const struct options *o)
{
	struct same_job job = {.options = o};
	struct err err = {0};
	enum status status = STATUS_TROUBLE;

	if (do_job(&job, &err))
		message("%s", err.text);
	else
		status = finish(&job);
	input_free(&job.input[0]);
	input_free(&job.input[1]);
	rfc3647_free(job.outline);
	arena_clear(&job.arena);
	return status;
}
