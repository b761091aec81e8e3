/* sweep: many documents, one line of JSON each, and a matrix of what they say
 * on each topic. */
#include "cli/sweep.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/sha256.h"
#include "base/version.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/output.h"

/* Digits of what a line says it depends on. */
#define RUN_DIGITS 16

struct sweep_job {
	struct options options; /* with the day */
	struct arena arena;
	struct pack *pack;
	struct sweep_list list;
	struct store store;
	struct sweep sweep;
	struct str run;
	bool streams; /* lines go to standard output as they come */
};

/* ---- what a line depends on ---- */

static void
add_names(struct buf *b, const char *what, const struct name_list *names)
{
	buf_print(b, "%s", what);
	for (size_t i = 0; i < names->len; i++)
		buf_print(b, " %.*s", STR_ARG(names->at[i]));
	buf_add_c(b, "\n");
}

/* Program, rules and options: a line of another run is made again. */
static struct str
name_run(struct sweep_job *job)
{
	const struct options *o = &job->options;
	char day[DATE_TEXT];
	struct buf b = {0};
	struct sha256 digest;

	buf_print(&b, "%s\n%s\n%s\n", CPSLINT_VERSION, job->pack->digest.text,
	    date_print(o->as_of, day));
	buf_print(&b, "%.*s\n%.*s\n", STR_ARG(o->scope), STR_ARG(o->offers));
	add_names(&b, "rule", &o->rule);
	add_names(&b, "skip", &o->skip);
	add_names(&b, "source", &o->source);
	buf_print(&b, "%s %d %d %d %d\n", o->input ? o->input : "",
	    (int)o->tracked, (int)o->brief, (int)o->fail_on, (int)o->verbose);
	digest = sha256_of(buf_str(&b));
	buf_free(&b);
	return arena_copy(&job->arena, (struct str){digest.text, RUN_DIGITS});
}

/* ---- outputs ---- */

/* The file of -o json, which keeps the lines; NULL for none. */
static int
find_store(const struct options *o, const char **path, struct err *err)
{
	*path = NULL;
	for (size_t i = 0; i < o->outputs.len; i++) {
		if (strcmp(o->outputs.at[i].format, "json") != 0)
			continue;
		if (*path)
			return err_set(
			    err, ERR_USAGE, "-o json is for one file");
		*path = o->outputs.at[i].file;
	}
	return 0;
}

/* JSON for programs; text for people at a terminal, and beside a file of
 * JSON. */
static void
choose_format(struct options *o, bool has_file)
{
	if (!o->format_is_chosen && (has_file || isatty(STDOUT_FILENO) == 1))
		o->format = "text";
}

static void
write_text(const void *self, const struct style *style, struct buf *out)
{
	const struct sweep_job *job = self;

	sweep_text(&job->sweep, style, out);
}

static void
write_csv(const void *self, const struct style *style, struct buf *out)
{
	const struct sweep_job *job = self;

	sweep_csv(&job->sweep, style, out);
}

static void
write_html(const void *self, const struct style *style, struct buf *out)
{
	const struct sweep_job *job = self;

	sweep_html(&job->sweep, style, out);
}

static const struct writer writers[] = {
    {"text", write_text},
    {"csv", write_csv},
    {"html", write_html},
    {NULL, NULL},
};

/* All but the lines, which are where they belong by now. */
static enum status
write_rest(struct sweep_job *job)
{
	struct options o = job->options;

	o.outputs.at = NULL;
	o.outputs.len = o.outputs.cap = 0;
	for (size_t i = 0; i < job->options.outputs.len; i++)
		if (strcmp(job->options.outputs.at[i].format, "json") != 0)
			VEC_PUSH(&job->arena, &o.outputs,
			    job->options.outputs.at[i]);
	o.quiet = o.quiet || job->streams;
	return output_all(&o, writers, job);
}

/* ---- before and after ---- */

/* A review of nothing: an id or a purpose that is not known is told once and
 * not by every document, and what all of them need is made ready. */
static int
try_options(struct sweep_job *job, struct err *err)
{
	const struct options *o = &job->options;
	const struct review_options how = input_review_options(o);
	struct doc *doc = doc_new(STR("nothing"), STR("plain"));
	const struct doc *docs[1] = {doc};
	const struct map *maps[1];
	struct reviewed_document document = {.doc = doc};
	struct review *review = NULL;
	struct prose *prose;
	int rc;

	doc_finish(doc);
	document.map = maps[0] =
	    map_document(&job->arena, doc, job->pack->outline);
	rc = prose_read(
		 &job->arena, job->pack->lexicon, docs, maps, 1, &prose, err) ||
	     review_make(job->pack, prose, &document, 1, &how, &review, err);
	review_free(review);
	doc_free(doc);
	return rc ? -1 : 0;
}

static void
hold_signals(void)
{
	sigset_t ends;

	(void)sigemptyset(&ends);
	(void)sigaddset(&ends, SIGHUP);
	(void)sigaddset(&ends, SIGINT);
	(void)sigaddset(&ends, SIGTERM);
	(void)sigprocmask(SIG_BLOCK, &ends, NULL);
}

static int
prepare(struct sweep_job *job, struct err *err)
{
	struct options *o = &job->options;
	const char *path;

	if (find_store(o, &path, err) ||
	    sweep_list_read(&job->arena, o, &job->list, err))
		return -1;
	choose_format(o, path != NULL);
	job->streams = !o->quiet && strcmp(o->format, "json") == 0;
	if (o->as_of == DATE_NONE)
		o->as_of = clock_today();
	if (pack_load(o->folder, false, &job->pack, err))
		return -1;
	if (try_options(job, err))
		return -1;
	job->run = name_run(job);
	sweep_begin(&job->sweep, job->pack, o->as_of, o->rule.len > 0);
	job->sweep.fail_on = o->fail_on;
	job->sweep.left_alone = job->list.left_alone;
	if (store_open(&job->store, &job->arena, path, job->list.all.len, err))
		return -1;
	return path ? store_recall(&job->store, &job->list, job->run, err) : 0;
}

/* Each line in the order of the documents. */
static int
take_line(void *self, struct str line, struct err *err)
{
	struct sweep_job *job = self;
	const struct sweep_document *d;

	if (sweep_add(&job->sweep, line, err))
		return -1;
	d = &job->sweep.documents.at[job->sweep.documents.len - 1];
	for (size_t i = 0; i < d->messages.len; i++)
		message("%.*s", STR_ARG(d->messages.at[i]));
	if (!job->streams)
		return 0;
	if (output_text(line) != STATUS_CLEAN)
		return err_set(err, ERR_IO, "standard output is closed");
	return 0;
}

static void
tell_interruption(const struct sweep_job *job)
{
	size_t done = 0;

	for (size_t i = 0; i < job->store.n; i++)
		done += job->store.lines[i].len > 0;
	if (job->store.path)
		message("interrupted: %zu of %zu documents are in '%s'; the "
			"same command goes on from there",
		    done, job->store.n, job->store.path);
	else
		message("interrupted after %zu of %zu documents (with -o "
			"json:FILE the same command would go on from there)",
		    done, job->store.n);
}

static enum status
status_of(const struct sweep *s)
{
	if (s->counts[SWEEP_LOST] || s->counts[SWEEP_IN_PART])
		return STATUS_TROUBLE;
	return s->counts[SWEEP_ISSUES] ? STATUS_ISSUES : STATUS_CLEAN;
}

static enum status
do_job(struct sweep_job *job)
{
	struct sweep_work work = {.options = &job->options,
	    .list = &job->list,
	    .store = &job->store,
	    .told = take_line,
	    .self = job};
	struct err err = {0};

	if (prepare(job, &err)) {
		message("%s", err.text);
		return STATUS_TROUBLE;
	}
	hold_signals();
	work.pack = job->pack;
	work.run = job->run;
	if (sweep_work(&work, &err)) {
		message("%s", err.text);
		return STATUS_TROUBLE;
	}
	if (work.interrupted) {
		tell_interruption(job);
		return STATUS_TROUBLE;
	}
	if (store_finish(&job->store, &err)) {
		message("%s", err.text);
		return STATUS_TROUBLE;
	}
	sweep_end(&job->sweep);
	return status_worst(status_of(&job->sweep), write_rest(job));
}

int
command_sweep(const struct options *o)
{
	struct sweep_job job = {.options = *o, .store = {.fd = -1}};
	enum status status = do_job(&job);

	store_close(&job.store);
	sweep_free(&job.sweep);
	pack_free(job.pack);
	arena_clear(&job.arena);
	return (int)status;
}
