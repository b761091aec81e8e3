/* memfd_create; the file has no name and is gone with its last descriptor. */
#define _GNU_SOURCE
#include "port/confined.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "port/sandbox.h"

/* Exit status of a process that could not give up its rights.  Any process may
 * end like that: it is believed only when the file is empty, because the first
 * thing that is done without rights is to write this. */
#define STATUS_NOT_CONFINED 125
#define ENTERED "+"

#ifdef HAVE_SECCOMP
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

static int
cannot(const char *what, struct err *err)
{
	return err_set(err, ERR_IO, "cannot %s: %s", what, strerror(errno));
}

CC_NORETURN static void
run_confined(const struct confined_job *job, pid_t parent, int to)
{
	struct err err;

	/* Nothing goes on when nobody waits for it. */
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent || sandbox_enter(&err) ||
	    write(to, ENTERED, 1) != 1)
		_exit(STATUS_NOT_CONFINED);
	_exit(job->run(job->self, to));
}

static int
wait_for(pid_t pid, struct confined_end *end, struct err *err)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return cannot("wait for a process", err);
	if (WIFSIGNALED(status))
		end->signal = WTERMSIG(status);
	else
		end->status = WEXITSTATUS(status);
	return 0;
}

static int
take(int from, struct confined_end *end, struct err *err)
{
	struct stat st;

	if (fstat(from, &st))
		return cannot("read a file in memory", err);
	end->refused = st.st_size == 0 && end->status == STATUS_NOT_CONFINED;
	if (st.st_size == 0)
		return 0;
	end->size = (size_t)st.st_size;
	end->file = mmap(NULL, end->size, PROT_READ, MAP_PRIVATE, from, 0);
	if (end->file == MAP_FAILED)
		return cannot("read a file in memory", err);
	end->made = (struct str){(const char *)end->file + 1, end->size - 1};
	return 0;
}

static int
run_in_copy(const struct confined_job *job, int file, struct confined_end *end,
    struct err *err)
{
	pid_t parent = getpid(), pid = fork();

	if (pid < 0)
		return cannot("start a process", err);
	if (pid == 0)
		run_confined(job, parent, file);
	if (wait_for(pid, end, err))
		return -1;
	return take(file, end, err);
}

int
confined_run(
    const struct confined_job *job, struct confined_end *end, struct err *err)
{
	int file = memfd_create("results", MFD_CLOEXEC), rc;

	*end = (struct confined_end){0};
	if (file < 0)
		return cannot("make a file in memory", err);
	rc = run_in_copy(job, file, end, err);
	(void)close(file);
	return rc;
}

void
confined_free(struct confined_end *end)
{
	if (end->size)
		(void)munmap(end->file, end->size);
	*end = (struct confined_end){0};
}

static int
do_nothing(void *self, int to)
{
	(void)self, (void)to;
	return 0;
}

bool
confined_works(void)
{
	const struct confined_job job = {do_nothing, NULL};
	struct confined_end end;
	struct err err;

	return sandbox_is_built() && confined_run(&job, &end, &err) == 0 &&
	       !end.refused;
}

#else

int
confined_run(
    const struct confined_job *job, struct confined_end *end, struct err *err)
{
	(void)job, (void)err;
	*end = (struct confined_end){.refused = true};
	return 0;
}

void
confined_free(struct confined_end *end)
{
	(void)end;
}

bool
confined_works(void)
{
	return false;
}

#endif
