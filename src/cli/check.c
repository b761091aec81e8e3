/* check: documents in, review out. */
#include "cli/commands.h"

#include <string.h>

#include "base/heap.h"
#include "base/limits.h"
#include "base/work.h"
#include "cli/check.h"
#include "cli/clock.h"
#include "cli/inbox.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/stats.h"
#include "out/calendar.h"
#include "out/check.h"
#include "out/check_xlsx.h"
#include "out/word_copy.h"
#include "review/earlier.h"
#include "review/review.h"
#include "review/waiver.h"

struct check_job {
	const struct options *options;
	struct arena arena;
	struct arena beside; /* of what is found beside the statements */
	struct pack *pack;
	bool has_pack; /* of the caller */
	struct input *inputs;
	int n_inputs; /* that were read */
	struct reviewed_document *documents;
	struct prose *prose;
	struct review *review;
	struct waivers waivers; /* with --waivers */
	struct earlier earlier; /* with --findings */
	struct duties duties; /* with --calendar */
	struct buf copy; /* of the Word document, with comments */
	struct stats stats;
};

/* -- documents --------------------------------------------------------- */

static int
check_no_doubles(const struct options *o, struct err *err)
{
	for (size_t i = 0; i < o->operands.len; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(o->operands.at[i], o->operands.at[k]) == 0)
				return err_set(err, ERR_USAGE,
				    "'%s' is named twice", o->operands.at[i]);
	return 0;
}

static int
read_inputs(struct check_job *job, struct err *err)
{
	const struct options *o = job->options;

	job->inputs = arena_many(&job->arena, struct input, o->operands.len);
	for (size_t i = 0; i < o->operands.len; i++) {
		if (input_open(o, o->operands.at[i], &job->inputs[i], err))
			return -1;
		job->n_inputs++;
	}
	return 0;
}

/* Whether a choice of --kind means this file: by the path given or the name
 * of the file, or without a name when there is one file. */
static bool
kind_is_for(const struct check_job *job, const struct kind_choice *choice,
    const struct input *in)
{
	if (!choice->file.len)
		return job->n_inputs == 1;
	return str_eq(choice->file, str_of(in->path)) ||
	       str_eq(choice->file, in->doc->file);
}

/* A --kind that fits no file, or a bare one for many, is a mistake. */
static int
check_kinds(const struct check_job *job, struct err *err)
{
	const struct options *o = job->options;

	for (size_t k = 0; k < o->kinds.len; k++) {
		const struct kind_choice *choice = &o->kinds.at[k];
		bool used = false;

		for (int i = 0; i < job->n_inputs; i++)
			used |= kind_is_for(job, choice, &job->inputs[i]);
		if (used)
			continue;
		if (!choice->file.len)
			return err_set(err, ERR_USAGE,
			    "--kind needs KIND:FILE when there are several "
			    "files");
		return err_set(err, ERR_USAGE,
		    "--kind: '%.*s' is none of the files",
		    STR_ARG(choice->file));
	}
	return 0;
}

static const struct chronicle *
read_chronicle(struct arena *a, const struct reviewed_document *d)
{
	struct chronicle *c = arena_new(a, struct chronicle);

	chronicle_read(a, d->doc, &d->identity, c);
	return c;
}

/* What the documents are called and when they were made. */
static void
identify(void *self)
{
	struct check_job *job = self;
	const struct options *o = job->options;

	job->documents = arena_many(
	    &job->beside, struct reviewed_document, (size_t)job->n_inputs);
	for (int i = 0; i < job->n_inputs; i++) {
		const struct input *in = &job->inputs[i];
		struct reviewed_document *d = &job->documents[i];

		d->doc = in->doc;
		d->path = str_of(in->path);
		identity_find(&job->beside, in->doc, &d->identity);
		d->chronicle = read_chronicle(&job->beside, d);
		d->dated = d->identity.date;
		d->kind = d->identity.kind;
		for (size_t k = 0; k < o->kinds.len; k++)
			if (kind_is_for(job, &o->kinds.at[k], in))
				d->kind = o->kinds.at[k].kind;
	}
}

static const char *
or_unknown(const char *text)
{
	return *text ? text : "unknown";
}

/* What the program thinks it reads, for -v. */
static void
tell_document(const struct reviewed_document *d)
{
	const struct identity *id = &d->identity;
	char day[DATE_TEXT];

	message("%.*s: %.*s, kind %s, version %.*s, date %s, language %.*s",
	    STR_ARG(d->doc->file), STR_ARG(d->doc->format),
	    or_unknown(identity_kind_name(d->kind)),
	    STR_ARG(id->version.text.len ? id->version.text : STR("unknown")),
	    or_unknown(date_print(d->dated, day)),
	    STR_ARG(id->language.len ? id->language : STR("unknown")));
}

/* -- review ------------------------------------------------------------ */

static int
read_prose(struct check_job *job, struct err *err)
{
	size_t n = (size_t)job->n_inputs;
	const struct doc **docs =
	    arena_many(&job->arena, const struct doc *, n);
	const struct map **maps =
	    arena_many(&job->arena, const struct map *, n);

	for (size_t i = 0; i < n; i++) {
		docs[i] = job->inputs[i].doc;
		maps[i] = job->inputs[i].map;
	}
	return prose_read(&job->arena, job->pack->lexicon, docs, maps,
	    job->n_inputs, &job->prose, err);
}

/* Only a review tells it: that of check, and the whole ones of sweep. */
static bool
wants_advice(const struct options *o)
{
	bool tells = o->command->bit == COMMAND_CHECK ||
		     (o->command->bit == COMMAND_SWEEP && !o->brief);

	if (!tells)
		return false;
	if (o->advice == ADVICE_UNSAID)
		return !o->rule.len && !o->skip.len && !o->source.len;
	return o->advice != ADVICE_NONE;
}

static int
review_inputs(struct check_job *job, struct err *err)
{
	const struct options *o = job->options;
	struct review_options how = input_review_options(o);

	if (how.as_of == DATE_NONE)
		how.as_of = clock_today();
	how.only_sections = o->section.at;
	how.n_only_sections = o->section.len;
	how.waivers = o->waivers ? &job->waivers : NULL;
	how.earlier = o->findings ? &job->earlier : NULL;
	how.advise = wants_advice(o);
	return review_make(job->pack, job->prose, job->documents, job->n_inputs,
	    &how, &job->review, err);
}

static int
read_waivers(struct check_job *job, struct err *err)
{
	const char *path = job->options->waivers;
	struct str text;

	if (!path)
		return 0;
	if (inbox_read(job->options, &job->arena, path, LIMIT_REVIEW_BYTES,
		&text, err))
		return -1;
	if (waivers_read(&job->arena, text, &job->waivers, err))
		return err_wrap(err, "%s", input_name(path));
	return 0;
}

static int
read_earlier(struct check_job *job, struct err *err)
{
	const char *path = job->options->findings;

	return path ? input_earlier(
			  &job->arena, job->options, &job->earlier, err)
		    : 0;
}

static int
check_waivers(const struct check_job *job, struct err *err)
{
	if (waivers_check(&job->waivers, job->pack, err))
		return err_wrap(err, "%s", input_name(job->options->waivers));
	return 0;
}

/* A limit that one document reached is told with its name. */
static int
name_culprit(const struct check_job *job, struct err *err)
{
	if (err->code == ERR_LIMIT && job->n_inputs == 1)
		return err_wrap(err, "%s", input_name(job->inputs[0].path));
	return -1;
}

/* What the review of any document of some length takes; it is fetched while the
 * document is read. */
#define LEAST_MEMORY ((size_t)8 << 20)

/* The rules, and whether they can be used. */
struct loading {
	struct check_job *job;
	int failed;
	struct err err;
};

static void
load_rules(void *self)
{
	struct loading *l = self;

	heap_fetch(LEAST_MEMORY);
	if (!l->job->has_pack)
		l->failed = pack_load(
		    l->job->options->folder, false, &l->job->pack, &l->err);
}

/* The rules and the documents, side by side.  What is wrong with the rules is
 * told first. */
static int
load(struct check_job *job, struct err *err)
{
	struct loading rules = {.job = job};
	struct work *beside = work_begin(load_rules, &rules);
	int failed = read_inputs(job, err);

	work_wait(beside);
	stats_step(&job->stats, "reading");
	if (rules.failed)
		*err = rules.err;
	return rules.failed || failed ? -1 : 0;
}

/* The documents are identified meanwhile. */
static int
map_and_read_prose(struct check_job *job, struct err *err)
{
	struct work *identifying = work_begin(identify, job);
	int failed;

	for (int i = 0; i < job->n_inputs; i++)
		input_map(&job->arena, job->pack->outline, &job->inputs[i]);
	failed = read_prose(job, err);
	work_wait(identifying);
	for (int i = 0; i < job->n_inputs; i++)
		job->documents[i].map = job->inputs[i].map;
	return failed;
}

static int
do_job(struct check_job *job, struct err *err)
{
	const struct options *o = job->options;
	int failed;

	stats_start(&job->stats, o->stats);
	if (check_no_doubles(o, err) || read_waivers(job, err) ||
	    read_earlier(job, err) || load(job, err) || check_kinds(job, err) ||
	    check_waivers(job, err))
		return -1;
	failed = map_and_read_prose(job, err);
	for (int i = 0; i < job->n_inputs && o->verbose; i++)
		tell_document(&job->documents[i]);
	if (failed)
		return name_culprit(job, err);
	stats_step(&job->stats, "statements");
	if (review_inputs(job, err))
		return name_culprit(job, err);
	stats_step(&job->stats, "review");
	return 0;
}

/* -- result ------------------------------------------------------------ */

static void
write_json(const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	(void)style;
	check_json(job->review, out);
}

static void
write_text(const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	check_text(job->review, style, out);
}

static void
write_line(const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	check_line(job->review, style, out);
}

static void
write_csv(const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	check_csv(job->review, style, out);
}

static void
write_junit(const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	(void)style;
	check_junit(job->review, job->options->fail_on, out);
}

static void
write_sarif(const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	check_sarif(job->review, style, out);
}

static void
write_markdown(const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	check_markdown(job->review, style, out);
}

static void
write_html(const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	check_html(job->review, style, out);
}

/* Made before anything is written (copy_document). */
static void
write_docx(const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	(void)style;
	buf_add(out, buf_str(&job->copy));
}

#ifdef HAVE_XLSX
static void
write_xlsx(const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	check_sheets(job->review, style, out);
}
#endif

static const struct writer writers[] = {
    {"text", write_text},
    {"json", write_json},
    {"markdown", write_markdown},
    {"html", write_html},
    {"line", write_line},
    {"csv", write_csv},
    {"junit", write_junit},
    {"sarif", write_sarif},
    {"docx", write_docx},
#ifdef HAVE_XLSX
    {"xlsx", write_xlsx},
#endif
    {NULL, NULL},
};

static void
write_calendar_json(
    const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	(void)style;
	calendar_json(job->review, &job->duties, out);
}

static void
write_calendar_text(
    const void *self, const struct style *style, struct buf *out)
{
	const struct check_job *job = self;

	calendar_text(job->review, &job->duties, style, out);
}

static const struct writer calendar_writers[] = {
    {"text", write_calendar_text},
    {"json", write_calendar_json},
    {NULL, NULL},
};

/* The calendar is written in fewer formats than the review. */
static int
check_calendar_format(const char *format, struct err *err)
{
	for (const struct writer *w = calendar_writers; w->format; w++)
		if (strcmp(w->format, format) == 0)
			return 0;
	return err_set(err, ERR_USAGE,
	    "--calendar has no format '%s', only: text json", format);
}

static int
check_formats(const struct options *o, struct err *err)
{
	for (size_t i = 0; o->calendar && i < o->outputs.len; i++)
		if (check_calendar_format(o->outputs.at[i].format, err))
			return -1;
	return o->calendar ? check_calendar_format(o->format, err) : 0;
}

/* Issues at or above --fail-on; SEVERITY_NONE is "never". */
static enum status
status_of_issues(const struct check_job *job)
{
	enum severity least = job->options->fail_on;

	if (least == SEVERITY_NONE)
		return STATUS_CLEAN;
	for (int s = (int)least; s <= SEVERITY_HIGH; s++)
		if (job->review->issues[s])
			return STATUS_ISSUES;
	return STATUS_CLEAN;
}

/* Those that no longer do what they were written for. */
static void
tell_waivers(struct check_job *job)
{
	const struct review *r = job->review;

	for (size_t i = 0; i < r->n_waiver_uses; i++) {
		const struct waiver_use *use = &r->waiver_uses[i];

		if (use->state != WAIVER_EXPIRED &&
		    use->state != WAIVER_UNMATCHED)
			continue;
		message("%s: /waivers/%zu: %.*s: %.*s",
		    input_name(job->options->waivers), i,
		    STR_ARG(waiver_target(&job->arena, use->waiver)),
		    STR_ARG(waiver_fate(&job->arena, use)));
	}
}

static enum status
tell_trouble(struct check_job *job)
{
	enum status status = STATUS_CLEAN;

	for (int i = 0; i < job->n_inputs; i++)
		status = status_worst(status,
		    input_tell_notices(&job->inputs[i], job->options->verbose));
	tell_waivers(job);
	if (job->review->cut_short) {
		message("%s: the search for patterns was cut short by a limit",
		    input_name(job->inputs[0].path));
		status = STATUS_TROUBLE;
	}
	return status;
}

static void
count(const struct check_job *job)
{
	const struct review *r = job->review;
	size_t blocks = 0, bytes = 0;

	for (int i = 0; i < job->n_inputs; i++) {
		blocks += job->inputs[i].doc->blocks.len;
		bytes += job->inputs[i].doc->text_bytes;
	}
	stats_count("bytes of text", bytes);
	stats_count("blocks", blocks);
	stats_count("statements", r->prose->statements.len);
	stats_count("rules", r->results.len);
	stats_count("findings", r->findings.len);
	stats_count("pattern work", r->work);
}

/* The copy with comments is of the one Word document among the files. */
static int
find_word_document(const struct check_job *job, int *out, struct err *err)
{
	int n = 0;

	for (int i = 0; i < job->n_inputs; i++)
		if (job->inputs[i].trace.part.len) {
			*out = i;
			n++;
		}
	if (n == 1)
		return 0;
	return err_set(err, ERR_USAGE,
	    n ? "format docx is for one Word document, and here are %d"
	      : "format docx needs a Word document (docx): it writes a copy "
		"with comments",
	    n);
}

static int
copy_document(struct check_job *job)
{
	const struct style style = {.brief = job->options->brief,
	    .all_advice = job->options->advice == ADVICE_ALL};
	struct err err = {0};
	int i = 0;

	if (job->options->calendar || !options_want(job->options, "docx"))
		return 0;
	if (find_word_document(job, &i, &err)) {
		message("%s", err.text);
		return -1;
	}
	if (word_copy(job->review, i, &job->inputs[i].trace,
		job->inputs[i].bytes, &style, &job->copy, &err)) {
		message("%s: %s", input_name(job->inputs[i].path), err.text);
		return -1;
	}
	return 0;
}

static enum status
finish(struct check_job *job)
{
	enum status status = tell_trouble(job);

	status = status_worst(status, status_of_issues(job));
	if (copy_document(job))
		return STATUS_TROUBLE;
	if (job->options->calendar)
		calendar_make(&job->arena, job->review, &job->duties);
	status = status_worst(status,
	    output_all(job->options,
		job->options->calendar ? calendar_writers : writers, job));
	stats_step(&job->stats, "writing");
	if (job->options->stats)
		count(job);
	return status;
}

static void
end_job(struct check_job *job)
{
	buf_free(&job->copy);
	review_free(job->review);
	for (int i = 0; i < job->n_inputs; i++)
		input_free(&job->inputs[i]);
	if (!job->has_pack)
		pack_free(job->pack);
	arena_clear(&job->beside);
	arena_clear(&job->arena);
}

enum status
check_for(const struct options *o,
    enum status (*use)(
	const struct options *o, const struct review *r, void *self),
    void *self)
{
	struct check_job job = {.options = o};
	struct err err = {0};
	enum status status = STATUS_TROUBLE;

	if (do_job(&job, &err))
		message("%s", err.text);
	else
		status =
		    status_worst(tell_trouble(&job), use(o, job.review, self));
	end_job(&job);
	return status;
}

enum status
check_with(const struct options *o, struct pack *pack,
    void (*use)(const struct review *r, enum status status, void *self),
    void *self)
{
	struct check_job job = {.options = o, .pack = pack, .has_pack = true};
	struct err err = {0};
	enum status status = STATUS_TROUBLE;

	if (do_job(&job, &err)) {
		message("%s", err.text);
	} else {
		status =
		    status_worst(tell_trouble(&job), status_of_issues(&job));
		use(job.review, status, self);
	}
	end_job(&job);
	return status;
}

int
command_check(const struct options *o)
{
	struct check_job job = {.options = o};
	struct err err = {0};
	enum status status = STATUS_TROUBLE;

	if (check_formats(o, &err) || do_job(&job, &err))
		message("%s", err.text);
	else
		status = finish(&job);
	end_job(&job);
	return (int)status;
}
