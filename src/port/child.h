/* child.h - another program, run over bytes with bounds.
 *
 * The one place that starts processes.  The program gets the input as an open
 * file without a name (its path is CHILD_INPUT), so that nothing can be left
 * behind however it ends; an empty environment; no other open files; bounds
 * on time, memory and files; and, where the system can, no network.  It never
 * sees a path or a name of the user's.
 */
#ifndef PORT_CHILD_H
#define PORT_CHILD_H

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

#endif
