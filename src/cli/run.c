/* Documents come from strangers.  So the process that the user started opens
 * all files, starts the converter of a PDF and loads character sets; a copy of
 * it gives up its rights and does the work; what that made is written by the
 * first one, when all is there.
 *
 * Where the system or the build has no such rights to give up, one process
 * does both. */
#include "cli/run.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "cli/inbox.h"
#include "cli/output.h"
#include "port/confined.h"
#include "port/sandbox.h"

static bool
is_switched_off(void)
{
	const char *choice = getenv("CPSLINT_SANDBOX");

	return choice && strcmp(choice, "off") == 0;
}

const char *
run_unconfined_because(void)
{
	if (!sandbox_is_built())
		return "this build has none";
	if (is_switched_off())
		return "switched off by CPSLINT_SANDBOX";
	return confined_works() ? NULL : "the system has none";
}

/* Reads nothing that a stranger wrote. */
static bool
is_harmless(const struct command *c)
{
	return (c->bit & (COMMAND_HELP | COMMAND_VERSION)) != 0;
}

/* Has a process of its own for each document, which run_give_up confines. */
static bool
reads_by_itself(const struct command *c)
{
	return (c->bit & COMMAND_SWEEP) != 0;
}

static bool
is_wanted(void)
{
	return sandbox_is_built() && !is_switched_off();
}

void
run_give_up(struct options *o, const char *path)
{
	struct err err = {0};

	heap_prepare();
	o->inbox = NULL; /* that of the parent lives in another arena */
	inbox_add(o, path);
	if (is_wanted() && sandbox_enter(&err) && o->verbose)
		message("%s", err.text);
}

static int
do_work(struct options *o)
{
	heap_prepare();
	return o->command->run(o);
}

static int
work(void *self, int to)
{
	struct options *o = self;

	o->hand_over = true;
	o->results = to;
	return do_work(o);
}

/* The first document, for a message. */
static const char *
what_was_read(const struct options *o)
{
	return o->inbox && o->inbox->files.len ? o->inbox->files.at[0].path
					       : "the rules";
}

static enum status
finish(const struct options *o, struct confined_end *end)
{
	enum status status;

	if (end->signal) {
		message("%s: the process that reads it was stopped by signal "
			"%d (%s)",
		    what_was_read(o), end->signal, strsignal(end->signal));
		return STATUS_TROUBLE;
	}
	status = end->status > (int)STATUS_TROUBLE ? STATUS_TROUBLE
						   : (enum status)end->status;
	return status_worst(status, output_handed(o, end->made));
}

static enum status
run_confined(struct options *o)
{
	const struct confined_job job = {work, o};
	struct confined_end end;
	struct err err = {0};
	enum status status;

	if (confined_run(&job, &end, &err)) {
		message("%s", err.text);
		return STATUS_TROUBLE;
	}
	if (end.refused) {
		if (o->verbose)
			message("the system does not let a process give up "
				"rights");
		return (enum status)do_work(o);
	}
	status = finish(o, &end);
	confined_free(&end);
	return status;
}

enum status
run_command(struct options *o)
{
	struct err err = {0};
	enum status status;

	if (is_harmless(o->command))
		return (enum status)do_work(o);
	if (output_check(o, &err) || inbox_open(o, &err)) {
		message("%s", err.text);
		status = STATUS_TROUBLE;
	} else if (is_wanted() && !reads_by_itself(o->command)) {
		status = run_confined(o);
	} else if (reads_by_itself(o->command)) {
		status = (enum status)o->command->run(o);
	} else {
		status = (enum status)do_work(o);
	}
	inbox_close(o);
	return status;
}
