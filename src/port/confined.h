/* confined.h - a function of ours in a process that has given up its rights.
 *
 * The process is a copy of the caller, so that the function finds what was
 * read before; it opens nothing, starts nothing (port/sandbox.h), and hands
 * what it made to the caller through a file in memory.
 */
#ifndef PORT_CONFINED_H
#define PORT_CONFINED_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

struct confined_job {
	/* Runs in the new process; gives its exit status, below 100.  `to` is
	 * open for writing. */
	int (*run)(void *self, int to);
	void *self;
};

struct confined_end {
	bool refused; /* the system lets nobody give up rights: nothing ran */
	int signal; /* that ended it, or 0 */
	int status; /* else its exit status */
	struct str made; /* what it wrote, until confined_free */
	void *file; /* in which that lies */
	size_t size;
};

/* Whether processes can give up rights here. */
bool confined_works(void);

/* Runs it to its end.  The caller must have one thread.  ERR_IO when no process
 * can be started, which says nothing about the system: it may be at its limit
 * just now. */
CC_MUST_CHECK
int confined_run(
    const struct confined_job *job, struct confined_end *end, struct err *err);
void confined_free(struct confined_end *end);

#endif
