/* Time is bounded without looking at a clock: the kernel counts processor
 * time, and an alarm that outlives the exec ends a child that waits.
 *
 * Between fork and exec nothing is called that another thread could hold a
 * lock of. */
#include "port/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#define HAS_FILTER 1
#endif

/* Exit status of a child that could not become the program. */
#define STATUS_ABSENT 127

#define FIRST_OTHER_FILE 3
#define LAST_OTHER_FILE 256

/* ---- in the child ---- */

static void
bound(int what, rlim_t value)
{
	const struct rlimit limit = {value, value};

	if (setrlimit(what, &limit))
		_exit(STATUS_ABSENT);
}

#ifdef HAS_FILTER
/* The system call `socket` gives "permission denied". */
static void
refuse_network(void)
{
#ifdef __x86_64__
	const unsigned arch = AUDIT_ARCH_X86_64;
#else
	const unsigned arch = AUDIT_ARCH_AARCH64;
#endif
	struct sock_filter filter[] = {
	    BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
	    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, arch, 1, 0),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL),
	    BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 1, 0),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
	};
	const struct sock_fprog program = {
	    sizeof(filter) / sizeof(filter[0]), filter};

	/* A system that cannot filter still has all other bounds. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		(void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
#else
static void
refuse_network(void)
{
}
#endif

static void
put_file(int from, int to)
{
	if (dup2(from, to) < 0)
		_exit(STATUS_ABSENT);
}

CC_NORETURN static void
become(const struct child_job *job, int input, int output, int messages)
{
	static char *const nothing[] = {NULL};
	sigset_t none;

	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	(void)signal(SIGALRM, SIG_DFL);
	(void)signal(SIGPIPE, SIG_DFL);
	put_file(input, STDIN_FILENO);
	put_file(output, STDOUT_FILENO);
	put_file(messages, STDERR_FILENO);
	for (int fd = FIRST_OTHER_FILE; fd < LAST_OTHER_FILE; fd++)
		(void)close(fd);
	bound(RLIMIT_CPU, job->seconds);
	bound(RLIMIT_AS, job->memory);
	bound(RLIMIT_FSIZE, 0);
	bound(RLIMIT_CORE, 0);
	(void)alarm(job->seconds * 4);
	refuse_network();
	/* execve promises to leave the words alone, its type does not. */
	(void)execve(
	    job->argv[0], (char *const *)(uintptr_t)job->argv, nothing);
	_exit(STATUS_ABSENT);
}

/* ---- in the parent ---- */

/* The input as a file that has no name any more. */
static FILE *
file_of(struct str input, struct err *err)
{
	FILE *f = tmpfile();

	if (!f) {
		(void)err_set(err, ERR_IO, "cannot make a temporary file: %s",
		    strerror(errno));
		return NULL;
	}
	if ((input.len > 0 && fwrite(input.at, input.len, 1, f) != 1) ||
	    fflush(f) || lseek(fileno(f), 0, SEEK_SET) != 0) {
		(void)err_set(err, ERR_IO, "cannot write a temporary file: %s",
		    strerror(errno));
		(void)fclose(f);
		return NULL;
	}
	return f;
}

struct pipes {
	int out[2], messages[2];
};

static void
close_end(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
	*fd = -1;
}

static void
close_pipes(struct pipes *p)
{
	close_end(&p->out[0]);
	close_end(&p->out[1]);
	close_end(&p->messages[0]);
	close_end(&p->messages[1]);
}

/* Printable characters of the first line that says something. */
static void
keep_message(struct child_result *r, struct str said)
{
	size_t len = strlen(r->message);

	for (size_t i = 0; i < said.len && len + 1 < sizeof(r->message); i++) {
		char c = said.at[i];

		r->message[len++] = c >= ' ' && c < 0x7F ? c : ' ';
	}
	r->message[len] = '\0';
}

/* Reads what is there; false at the end. */
static bool
take(int fd, struct buf *out, struct child_result *r)
{
	char chunk[16384];
	ssize_t n = read(fd, chunk, sizeof(chunk));

	if (n < 0)
		return errno == EINTR;
	if (out)
		buf_add(out, (struct str){chunk, (size_t)n});
	else
		keep_message(r, (struct str){chunk, (size_t)n});
	return n > 0;
}

static void
listen_to(struct pipes *p, struct buf *out, struct child_result *r, pid_t pid)
{
	while (p->out[0] >= 0 || p->messages[0] >= 0) {
		struct pollfd fds[2] = {
		    {p->out[0], POLLIN, 0}, {p->messages[0], POLLIN, 0}};

		if (poll(fds, 2, -1) < 0) {
			if (errno == EINTR)
				continue;
			break;
		}
		if (fds[0].revents && !take(p->out[0], out, r))
			close_end(&p->out[0]);
		if (fds[1].revents && !take(p->messages[0], NULL, r))
			close_end(&p->messages[0]);
		if (out->full) {
			(void)kill(pid, SIGKILL);
			break;
		}
	}
}

static void
wait_for(pid_t pid, const struct buf *out, struct child_result *r)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			break;
	if (out->full) {
		r->end = CHILD_TALKATIVE;
	} else if (WIFSIGNALED(status)) {
		int by = WTERMSIG(status);

		/* The kernel sends SIGKILL when the hard bound on processor
		 * time is reached; it is the same as the soft one. */
		r->end = by == SIGXCPU || by == SIGALRM || by == SIGKILL
			     ? CHILD_LATE
			     : CHILD_KILLED;
		r->status = by;
	} else {
		r->status = WEXITSTATUS(status);
		r->end =
		    r->status == STATUS_ABSENT ? CHILD_ABSENT : CHILD_EXITED;
	}
}

static int
open_pipes(struct pipes *p, struct err *err)
{
	*p = (struct pipes){{-1, -1}, {-1, -1}};
	if (pipe(p->out) == 0 && pipe(p->messages) == 0)
		return 0;
	(void)err_set(err, ERR_IO, "cannot make a pipe: %s", strerror(errno));
	close_pipes(p);
	return -1;
}

bool
child_is_there(const char *path)
{
	return access(path, X_OK) == 0;
}

int
child_run(const struct child_job *job, struct buf *out,
    struct child_result *result, struct err *err)
{
	struct pipes p;
	FILE *input;
	pid_t pid;

	*result = (struct child_result){.end = CHILD_EXITED};
	out->max = job->output;
	if (!child_is_there(job->argv[0])) {
		result->end = CHILD_ABSENT;
		return 0;
	}
	input = file_of(job->input, err);
	if (!input)
		return -1;
	if (open_pipes(&p, err)) {
		(void)fclose(input);
		return -1;
	}
	pid = fork();
	if (pid == 0)
		become(job, fileno(input), p.out[1], p.messages[1]);
	(void)fclose(input);
	if (pid < 0) {
		(void)err_set(
		    err, ERR_IO, "cannot start a process: %s", strerror(errno));
		close_pipes(&p);
		return -1;
	}
	close_end(&p.out[1]);
	close_end(&p.messages[1]);
	listen_to(&p, out, result, pid);
	close_pipes(&p);
	wait_for(pid, out, result);
	return 0;
}
