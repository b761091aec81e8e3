/* child.h - another program, or a function of ours, in a process with bounds.
 *
 * The one place that starts processes.  A program gets the input as an open
 * file without a name (its path is CHILD_INPUT), so that nothing can be left
 * behind however it ends; an empty environment; no other open files; bounds
 * on time, memory and files; and, where the system can, no network.  It never
 * sees a path or a name of the user's.
 */
#ifndef PORT_CHILD_H
#define PORT_CHILD_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

#define CHILD_INPUT "/dev/stdin"

struct child_job {
	const char *const *argv; /* argv[0] is the path; ends with NULL */
	struct str input;
	unsigned seconds; /* of processor time; four times that on the clock */
	size_t memory; /* bytes of address space */
	size_t output; /* bytes that are taken */
};

enum child_end {
	CHILD_EXITED, /* `status` tells how */
	CHILD_KILLED, /* by a signal: a bound on memory, or a fault */
	CHILD_LATE, /* the time was over */
	CHILD_TALKATIVE, /* more output than asked for */
	CHILD_ABSENT /* there is no such program */
};

struct child_result {
	enum child_end end;
	int status;
	char message[400]; /* the start of what it said on stderr, cleaned */
};

/* Whether there is a program of that path. */
bool child_is_there(const char *path);

/* Runs the program to its end.  `out` gets its output.  Fails with ERR_IO when
 * no process can be started; how the program ended is in `result`. */
CC_MUST_CHECK
int child_run(const struct child_job *job, struct buf *out,
    struct child_result *result, struct err *err);

/* ---- a function of ours in a process of its own ----
 *
 * What it does to memory, what it writes and how it ends concerns nobody
 * else.  The caller must have no threads while it starts one. */

struct worker_job {
	/* Runs in the new process and fills `out`; gives its exit status,
	 * below 100.  What it says on stderr is kept; its stdin and stdout
	 * lead nowhere. */
	int (*run)(void *self, struct buf *out);
	void *self;
	unsigned seconds; /* of processor time */
	size_t memory; /* bytes of address space; 0: as much as there is */
	size_t output, messages; /* bytes that are taken */
};

struct worker {
	long pid; /* 0: none */
	int from, said_from; /* ends of pipes, or -1 */
	struct buf out, said;
	bool ended; /* then: */
	enum child_end end;
	int status; /* exit status, or the signal */
};

/* Begins one; ERR_IO when no process can be started. */
CC_MUST_CHECK
int worker_start(
    const struct worker_job *job, struct worker *w, struct err *err);

/* Takes what workers write, for at most `ms` milliseconds or until one of them
 * has `ended`.  Slots with pid 0 are passed over. */
void workers_listen(struct worker *workers, size_t n, int ms);

/* Ends it now, whatever it does; its end is CHILD_LATE. */
void worker_kill(struct worker *w);

/* After the end: forgets its output; the slot may be used again. */
void worker_free(struct worker *w);

#endif
