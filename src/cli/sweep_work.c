/* The processes of a sweep.
 *
 * Each document is reviewed by a process of its own, begun from this one with
 * the rules loaded: what a document does to it is lost with it.  This process
 * reads no document; it takes lines, keeps the time, and puts what comes into
 * the store.
 *
 * A signal that would end the program is held back and looked for between two
 * lines, so that a line is never half written and a file never half replaced.
 */
#include <signal.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/check.h"
#include "cli/run.h"
#include "cli/sweep.h"
#include "port/child.h"

/* How long at most a signal waits, and how often the time is looked at. */
#define TICK_MS 100

struct slot {
	struct sweep_work *work;
	size_t document;
	double started;
};

struct crew {
	struct sweep_work *work;
	struct worker workers[LIMIT_SWEEP_JOBS];
	struct slot slots[LIMIT_SWEEP_JOBS];
	size_t n;
	size_t next; /* document to begin with next */
	size_t told; /* lines that were handed on */
	size_t running;
	struct progress progress;
	struct buf line;
};

/* ---- in the process of a document ---- */

struct one {
	const struct options *options;
	struct buf *out;
};

static void
write_line(const struct review *r, enum status status, void *self)
{
	static const enum sweep_status names[] = {
	    [STATUS_CLEAN] = SWEEP_CLEAN,
	    [STATUS_ISSUES] = SWEEP_ISSUES,
	    [STATUS_TROUBLE] = SWEEP_IN_PART,
	};
	const struct one *one = self;

	sweep_line_review(r, names[status], one->options->rule.len > 0,
	    one->options->brief, one->out);
}

static int
review_one(void *self, struct buf *out)
{
	const struct slot *slot = self;
	const struct sweep_work *w = slot->work;
	const struct sweep_source *source = &w->list->all.at[slot->document];
	struct options o = *w->options;
	struct arena a = {0};
	struct one one = {&o, out};

	if (source->folder && chdir(source->folder)) {
		message("%.*s: its folder is gone", STR_ARG(source->name));
		return STATUS_TROUBLE;
	}
	o.arena = &a;
	o.operands.at = NULL;
	o.operands.len = o.operands.cap = 0;
	VEC_PUSH(&a, &o.operands, arena_copy(&a, source->name).at);
	/* Formats are written elsewhere; none needs the file itself. */
	o.outputs.len = 0;
	o.format = "json";
	run_give_up(&o, o.operands.at[0]);
	return (int)check_with(&o, w->pack, write_line, &one);
}

/* ---- in this process ---- */

/* The sanitizers reserve far more address space than they use. */
static size_t
memory_of(const struct options *o)
{
#ifdef ARENA_DEBUG
	(void)o;
	return 0;
#else
	return o->memory;
#endif
}

static int
begin(struct crew *c, size_t at, struct err *err)
{
	const struct options *o = c->work->options;
	struct slot *slot = &c->slots[at];
	const struct worker_job job = {.run = review_one,
	    .self = slot,
	    /* Both lanes of a review may compute all the time. */
	    .seconds = (unsigned)o->timeout * 2 + 1,
	    .memory = memory_of(o),
	    .output = LIMIT_SWEEP_LINE,
	    .messages = LIMIT_SWEEP_MESSAGES};

	*slot = (struct slot){c->work, c->next, clock_seconds()};
	if (worker_start(&job, &c->workers[at], err))
		return -1;
	c->next++;
	c->running++;
	return 0;
}

static int
begin_more(struct crew *c, struct err *err)
{
	const struct store *store = c->work->store;

	for (size_t i = 0; i < c->n; i++) {
		while (c->next < store->n && store->lines[c->next].len)
			c->next++;
		if (c->next >= store->n)
			return 0;
		if (!c->workers[i].pid && begin(c, i, err))
			return -1;
	}
	return 0;
}

/* Whether there was no memory left: the last words of the process. */
static bool
was_short_of_memory(const struct worker *w)
{
	return str_ends(
	    str_trim(buf_str(&w->said)), STR("cpslint: out of memory"));
}

/* Why a document is lost, and what is said about it. */
static const char *
tell_loss(struct crew *c, size_t at, struct str name, struct buf *said)
{
	const struct options *o = c->work->options;
	const struct worker *w = &c->workers[at];

	if (w->end == CHILD_LATE) {
		buf_print(said, "%.*s: lost: no answer within %d seconds\n",
		    STR_ARG(name), o->timeout);
		return "time";
	}
	if (w->end == CHILD_KILLED) {
		buf_print(said, "%.*s: lost: its process crashed (signal %d)\n",
		    STR_ARG(name), w->status);
		return "crash";
	}
	if (w->end == CHILD_TALKATIVE) {
		buf_print(said,
		    "%.*s: lost: its review is larger than %zu bytes\n",
		    STR_ARG(name), LIMIT_SWEEP_LINE);
		return "size";
	}
	if (was_short_of_memory(w)) {
		buf_print(said, "%.*s: lost: more than %zu MiB of memory\n",
		    STR_ARG(name), o->memory >> 20);
		return "memory";
	}
	if (w->end == CHILD_ABSENT || !w->said.len) {
		buf_print(said, "%.*s: lost: its process could not work\n",
		    STR_ARG(name));
		return "crash";
	}
	return "refused";
}

/* What the process said, without the name of the program. */
static void
keep_said(const struct worker *w, struct buf *said)
{
	struct str rest = buf_str(&w->said), mark = STR("cpslint: ");

	while (rest.len) {
		struct str line = str_cut(&rest, '\n');

		if (str_starts(line, mark))
			line = str_sub(line, mark.len, line.len);
		buf_add(said, line);
		buf_add_c(said, "\n");
	}
}

/* A whole line: the process ended as it should and wrote one. */
static bool
has_review(const struct worker *w)
{
	return w->end == CHILD_EXITED && w->status <= (int)STATUS_TROUBLE &&
	       str_ends(buf_str(&w->out), STR("}"));
}

static int
harvest(struct crew *c, size_t at, struct err *err)
{
	struct sweep_work *work = c->work;
	struct worker *w = &c->workers[at];
	size_t document = c->slots[at].document;
	struct str name = work->list->all.at[document].name;
	struct sweep_origin origin = {.file = name, .run = work->run};
	struct buf said = {0};
	bool is_whole = has_review(w);
	int rc;

	keep_said(w, &said);
	if (!is_whole)
		origin.reason = str_of(tell_loss(c, at, name, &said));
	origin.said = buf_str(&said);
	buf_reset(&c->line);
	sweep_line_make(
	    &origin, is_whole ? buf_str(&w->out) : (struct str){0}, &c->line);
	rc = store_put(work->store, document, buf_str(&c->line), err);
	buf_free(&said);
	worker_free(w);
	c->running--;
	c->progress.done++;
	c->progress.lost += !is_whole;
	return rc;
}

/* Hands on the lines that are next. */
static int
tell(struct crew *c, struct err *err)
{
	struct sweep_work *w = c->work;

	while (c->told < w->store->n && w->store->lines[c->told].len) {
		if (store_get(w->store, c->told, &c->line, err))
			return -1;
		progress_clear(&c->progress);
		if (w->told(w->self, buf_str(&c->line), err))
			return -1;
		c->told++;
	}
	return 0;
}

static void
end_late_ones(struct crew *c)
{
	double now = clock_seconds();

	for (size_t i = 0; i < c->n; i++)
		if (c->workers[i].pid && !c->workers[i].ended &&
		    now - c->slots[i].started > c->work->options->timeout)
			worker_kill(&c->workers[i]);
}

static void
end_all(struct crew *c)
{
	for (size_t i = 0; i < c->n; i++) {
		worker_kill(&c->workers[i]);
		worker_free(&c->workers[i]);
	}
	buf_free(&c->line);
	progress_clear(&c->progress);
}

static bool
is_interrupted(void)
{
	static const int ends[] = {SIGHUP, SIGINT, SIGTERM};
	sigset_t waiting;

	if (sigpending(&waiting))
		return false;
	for (size_t i = 0; i < COUNT_OF(ends); i++)
		if (sigismember(&waiting, ends[i]) == 1)
			return true;
	return false;
}

static int
go_on(struct crew *c, struct err *err)
{
	if (begin_more(c, err))
		return -1;
	workers_listen(c->workers, c->n, TICK_MS);
	end_late_ones(c);
	for (size_t i = 0; i < c->n; i++)
		if (c->workers[i].ended && harvest(c, i, err))
			return -1;
	if (tell(c, err))
		return -1;
	progress_draw(&c->progress, false);
	return 0;
}

static size_t
count_kept(const struct store *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += s->lines[i].len > 0;
	return n;
}

static size_t
crew_size(const struct sweep_work *w)
{
	long n = w->options->jobs;

	if (!n)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	if (n < 1)
		n = 1;
	return n < LIMIT_SWEEP_JOBS ? (size_t)n : LIMIT_SWEEP_JOBS;
}

int
sweep_work(struct sweep_work *w, struct err *err)
{
	struct crew c = {.work = w, .n = crew_size(w)};
	int rc;

	progress_start(&c.progress, w->store->n, count_kept(w->store));
	rc = tell(&c, err);
	while (rc == 0 && c.told < w->store->n) {
		if ((w->interrupted = is_interrupted()))
			break;
		rc = go_on(&c, err);
	}
	end_all(&c);
	return rc;
}
