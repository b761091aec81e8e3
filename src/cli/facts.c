/* facts: what a document says in typed form, what it is about, and what its
 * CA promises. */
#include "out/facts.h"

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/stats.h"

struct facts_job {
	const struct options *options;
	struct arena arena;
	struct pack *pack;
	struct input input;
	struct prose *prose;
	struct identity identity;
	struct subjects subjects;
	struct facts facts;
	struct promises promises;
	struct methods methods;
	struct profiles profiles; /* with --profiles */
	struct stats stats;
};

static struct facts_report
report_of(const struct facts_job *job)
{
	return (struct facts_report){.doc = job->input.doc,
	    .map = job->input.map,
	    .prose = job->prose,
	    .identity = &job->identity,
	    .subjects = &job->subjects,
	    .facts = &job->facts,
	    .promises = &job->promises,
	    .methods = &job->methods,
	    .profiles = &job->profiles};
}

static void
write_text(const void *self, const struct style *style, struct buf *out)
{
	const struct facts_report report = report_of(self);

	facts_text(&report, style, out);
}

static void
write_json(const void *self, const struct style *style, struct buf *out)
{
	const struct facts_report report = report_of(self);

	(void)style;
	facts_json(&report, out);
}

static void
write_csv(const void *self, const struct style *style, struct buf *out)
{
	const struct facts_report report = report_of(self);

	(void)style;
	facts_csv(&report, out);
}

static const struct writer writers[] = {
    {"text", write_text},
    {"json", write_json},
    {"csv", write_csv},
    {NULL, NULL},
};

static int
read_prose(struct facts_job *job, struct err *err)
{
	const struct doc **docs =
	    arena_many(&job->arena, const struct doc *, 1);
	const struct map **maps =
	    arena_many(&job->arena, const struct map *, 1);

	docs[0] = job->input.doc;
	maps[0] = job->input.map;
	return prose_read(
	    &job->arena, job->pack->lexicon, docs, maps, 1, &job->prose, err);
}

static void
write_profiles_text(
    const void *self, const struct style *style, struct buf *out)
{
	const struct facts_report report = report_of(self);

	profiles_text(&report, style, out);
}

static void
write_profiles_json(
    const void *self, const struct style *style, struct buf *out)
{
	const struct facts_report report = report_of(self);

	(void)style;
	profiles_json(&report, out);
}

static void
write_profiles_csv(const void *self, const struct style *style, struct buf *out)
{
	const struct facts_report report = report_of(self);

	(void)style;
	profiles_csv(&report, out);
}

static const struct writer profile_writers[] = {
    {"text", write_profiles_text},
    {"json", write_profiles_json},
    {"csv", write_profiles_csv},
    {NULL, NULL},
};

/* --- --section ------------------------------------------------------- */

static bool
is_chosen(const struct facts_job *job, int section)
{
	const struct name_list *wanted = &job->options->section;
	const struct map *map = job->input.map;

	for (size_t i = 0; i < wanted->len; i++)
		if (map_is_in(map, section, wanted->at[i]))
			return true;
	return wanted->len == 0;
}

/* A section that is not there is a mistake, not an empty answer. */
static int
check_sections(const struct facts_job *job, struct err *err)
{
	const struct name_list *wanted = &job->options->section;

	for (size_t i = 0; i < wanted->len; i++)
		if (!input_has_section(job->input.map, wanted->at[i]))
			return err_set(err, ERR_USAGE, "%s: no section '%.*s'",
			    input_name(job->input.path),
			    STR_ARG(wanted->at[i]));
	return 0;
}

static void
choose(struct facts_job *job)
{
	size_t n = 0;

	for (size_t i = 0; i < job->facts.len; i++)
		if (is_chosen(job, job->facts.at[i].section))
			job->facts.at[n++] = job->facts.at[i];
	job->facts.len = n;
	n = 0;
	for (size_t i = 0; i < job->promises.len; i++)
		if (is_chosen(job, job->promises.at[i].section))
			job->promises.at[n++] = job->promises.at[i];
	job->promises.len = n;
	n = 0;
	for (size_t i = 0; i < job->profiles.len; i++)
		if (is_chosen(job, job->profiles.at[i].section))
			job->profiles.at[n++] = job->profiles.at[i];
	job->profiles.len = n;
}

static int
do_job(struct facts_job *job, struct err *err)
{
	const struct options *o = job->options;
	uint64_t work = 0;

	stats_start(&job->stats, o->stats);
	if (pack_load(o->folder, false, &job->pack, err) ||
	    input_read(&job->arena, o, o->operands.at[0], job->pack->outline,
		&job->input, err))
		return -1;
	stats_step(&job->stats, "reading");
	if (check_sections(job, err))
		return -1;
	identity_find(&job->arena, job->input.doc, &job->identity);
	if (read_prose(job, err))
		return err_wrap(err, "%s", input_name(o->operands.at[0]));
	stats_step(&job->stats, "statements");
	if (subjects_find(&job->arena, job->pack->subjects, job->pack->patterns,
		job->prose, job->prose->text, &job->subjects, err) ||
	    (o->scope.len && subjects_force(&job->subjects, o->scope, err)) ||
	    (o->offers.len &&
		subjects_force_offers(&job->subjects, o->offers, err)))
		return -1;
	if (methods_find(&job->arena, &job->pack->methods, job->prose, &work,
		&job->methods, err))
		return err_wrap(err, "%s", input_name(o->operands.at[0]));
	if (facts_find(&job->arena, job->prose, &job->facts, err) ||
	    promises_find(&job->arena, job->prose, &job->promises, err))
		return err_wrap(err, "%s", input_name(o->operands.at[0]));
	if (o->profiles)
		profiles_find(&job->arena, job->prose, &job->profiles);
	choose(job);
	stats_step(&job->stats, "facts");
	return 0;
}

int
command_facts(const struct options *o)
{
	struct facts_job job = {.options = o};
	struct err err = {0};
	enum status status = STATUS_TROUBLE;

	if (do_job(&job, &err)) {
		message("%s", err.text);
	} else {
		status = input_tell_notices(&job.input, o->verbose);
		status = status_worst(
		    status, output_all(o,
				o->profiles ? profile_writers : writers, &job));
		if (o->stats) {
			stats_count("facts", job.facts.len);
			stats_count("promises", job.promises.len);
		}
	}
	input_free(&job.input);
	pack_free(job.pack);
	arena_clear(&job.arena);
	return (int)status;
}
