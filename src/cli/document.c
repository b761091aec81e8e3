/* The commands about one document that need no rules: outline and extract. */
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/stats.h"
#include "out/extract.h"
#include "out/outline.h"

struct document_job {
	const struct options *options;
	struct arena arena;
	struct rfc3647 *outline;
	struct input input;
	struct stats stats;
};

/* Reads the one operand; on failure the message has been given. */
static enum status
document_open(struct document_job *job, const struct options *o)
{
	const char *path = o->operands.at[0];
	struct err err = {0};

	*job = (struct document_job){.options = o};
	stats_start(&job->stats, o->stats);
	if (input_outline(o, &job->outline, &err) ||
	    input_read(&job->arena, o, path, job->outline, &job->input, &err)) {
		message("%s", err.text);
		return STATUS_TROUBLE;
	}
	stats_step(&job->stats, "reading");
	return input_tell_notices(&job->input, o->verbose);
}

static void
document_close(struct document_job *job)
{
	if (job->input.map) {
		stats_step(&job->stats, "writing");
		if (job->stats.on)
			stats_count("blocks", job->input.doc->blocks.len);
	}
	input_free(&job->input);
	rfc3647_free(job->outline);
	arena_clear(&job->arena);
}

static void
write_outline_json(const void *self, const struct style *style, struct buf *out)
{
	const struct document_job *job = self;

	(void)style;
	outline_json(job->input.map, out);
}

static void
write_outline_text(const void *self, const struct style *style, struct buf *out)
{
	const struct document_job *job = self;

	outline_text(job->input.map, style, out);
}

static const struct writer outline_writers[] = {
    {"text", write_outline_text},
    {"json", write_outline_json},
    {NULL, NULL},
};

int
command_outline(const struct options *o)
{
	struct document_job job;
	enum status status = document_open(&job, o);

	if (job.input.map)
		status =
		    status_worst(status, output_all(o, outline_writers, &job));
	document_close(&job);
	return (int)status;
}

static struct extract_choice
choice_of(const struct document_job *job)
{
	return (struct extract_choice){
	    job->options->section.at, job->options->section.len};
}

static void
write_extract_json(const void *self, const struct style *style, struct buf *out)
{
	const struct document_job *job = self;
	const struct extract_choice choice = choice_of(job);

	(void)style;
	extract_json(job->input.map, &choice, out);
}

static void
write_extract_text(const void *self, const struct style *style, struct buf *out)
{
	const struct document_job *job = self;
	const struct extract_choice choice = choice_of(job);

	(void)style;
	extract_text(job->input.map, &choice, out);
}

static void
write_extract_markdown(
    const void *self, const struct style *style, struct buf *out)
{
	const struct document_job *job = self;
	const struct extract_choice choice = choice_of(job);
	struct arena a = {0};
	struct identity id;

	(void)style;
	identity_find(&a, job->input.doc, &id);
	extract_markdown(job->input.map, &id, &choice, out);
	arena_clear(&a);
}

static const struct writer extract_writers[] = {
    {"text", write_extract_text},
    {"json", write_extract_json},
    {"markdown", write_extract_markdown},
    {NULL, NULL},
};

/* A section that is not there is a mistake, not an empty answer. */
static enum status
check_sections(const struct document_job *job)
{
	const struct name_list *wanted = &job->options->section;
	enum status status = STATUS_CLEAN;

	for (size_t i = 0; i < wanted->len; i++) {
		const struct extract_choice one = {&wanted->at[i], 1};
		size_t n = 0;

		for (size_t b = 0; b < job->input.doc->blocks.len; b++)
			n += extract_chooses(&one, job->input.map, (int)b);
		if (n)
			continue;
		message("%s: no section '%.*s'", input_name(job->input.path),
		    STR_ARG(wanted->at[i]));
		status = STATUS_TROUBLE;
	}
	return status;
}

int
command_extract(const struct options *o)
{
	struct document_job job;
	enum status status = document_open(&job, o), found;

	if (job.input.map) {
		found = check_sections(&job);
		if (found == STATUS_CLEAN)
			found = output_all(o, extract_writers, &job);
		status = status_worst(status, found);
	}
	document_close(&job);
	return (int)status;
}
