/* Time is bounded without looking at a clock: the kernel counts processor
 * time, and an alarm that outlives the exec ends a child that waits.
 *
 * Between fork and exec nothing is called that another thread could hold a
 * lock of. */
#include "port/child.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>
#define HAS_FILTER 1
#endif

/* Exit status of a child that could not become the program. */
#define STATUS_ABSENT 127

/* Of a worker whose result is larger than what is taken. */
#define STATUS_TALKATIVE 126

#define FIRST_OTHER_FILE 3
#define LAST_OTHER_FILE 256

/* ---- in the child ---- */

/* A bound that holds already is never loosened. */
static void
bound(int what, rlim_t value)
{
	struct rlimit limit;

	if (getrlimit(what, &limit))
		_exit(STATUS_ABSENT);
	if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < value)
		value = limit.rlim_max;
	limit = (struct rlimit){value, value};
	if (setrlimit(what, &limit))
		_exit(STATUS_ABSENT);
}

/* Nothing goes on when the process that asked for it is gone. */
static void
die_with(pid_t parent)
{
#ifdef __linux__
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
	if (getppid() != parent)
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
become(const struct child_job *job, pid_t parent, int input, int output,
    int messages)
{
	static char *const nothing[] = {NULL};
	sigset_t none;

	die_with(parent);
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
	const pid_t parent = getpid();
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
		become(job, parent, fileno(input), p.out[1], p.messages[1]);
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

/* ---- workers: in the new process ---- */

static void
write_whole(int fd, struct str bytes)
{
	while (bytes.len) {
		ssize_t n = write(fd, bytes.at, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			_exit(STATUS_ABSENT);
		bytes = str_sub(bytes, (size_t)n, bytes.len);
	}
}

/* Signals as a program finds them at its start. */
static void
forget_signals(void)
{
	static const int known[] = {
	    SIGALRM, SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM};
	sigset_t none;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		(void)signal(known[i], SIG_DFL);
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
}

static void
settle(const struct worker_job *job, pid_t parent, const struct pipes *p)
{
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);

	die_with(parent);
	(void)setpgid(0, 0);
	forget_signals();
	put_file(nowhere, STDIN_FILENO);
	put_file(nowhere, STDOUT_FILENO);
	put_file(p->messages[1], STDERR_FILENO);
	for (int fd = FIRST_OTHER_FILE; fd < LAST_OTHER_FILE; fd++)
		if (fd != p->out[1])
			(void)close(fd);
	(void)fcntl(p->out[1], F_SETFD, FD_CLOEXEC);
	bound(RLIMIT_CORE, 0);
	bound(RLIMIT_CPU, job->seconds);
	if (job->memory)
		bound(RLIMIT_AS, job->memory);
}

CC_NORETURN static void
work(const struct worker_job *job, pid_t parent, const struct pipes *p)
{
	struct buf out = {.max = job->output};
	int status;

	settle(job, parent, p);
	status = job->run(job->self, &out);
	if (out.full)
		_exit(STATUS_TALKATIVE);
	write_whole(p->out[1], buf_str(&out));
	_exit(status);
}

/* ---- workers: in the parent ---- */

int
worker_start(const struct worker_job *job, struct worker *w, struct err *err)
{
	const pid_t parent = getpid();
	struct pipes p;
	pid_t pid;

	*w = (struct worker){.from = -1,
	    .said_from = -1,
	    .out = {.max = job->output},
	    .said = {.max = job->messages}};
	if (open_pipes(&p, err))
		return -1;
	pid = fork();
	if (pid == 0)
		work(job, parent, &p);
	close_end(&p.out[1]);
	close_end(&p.messages[1]);
	if (pid < 0) {
		(void)err_set(
		    err, ERR_IO, "cannot start a process: %s", strerror(errno));
		close_pipes(&p);
		return -1;
	}
	w->pid = pid;
	w->from = p.out[0];
	w->said_from = p.messages[0];
	return 0;
}

/* Reads what is there; the pipe is closed at its end.  What is said may be
 * cut, a result may not. */
static void
take_from(int *fd, struct buf *b, bool may_cut)
{
	char chunk[65536];
	ssize_t n = read(*fd, chunk, sizeof(chunk));
	struct str bytes = {chunk, n > 0 ? (size_t)n : 0};

	if (may_cut && bytes.len > b->max - b->len)
		bytes.len = b->max - b->len;
	if (n > 0)
		buf_add(b, bytes);
	else if (n == 0 || errno != EINTR)
		close_end(fd);
}

static void
end_worker(struct worker *w, int status)
{
	close_end(&w->from);
	close_end(&w->said_from);
	/* What it may have started itself. */
	(void)kill((pid_t)-w->pid, SIGKILL);
	w->ended = true;
	if (WIFSIGNALED(status)) {
		w->status = WTERMSIG(status);
		w->end = w->status == SIGXCPU ? CHILD_LATE : CHILD_KILLED;
	} else {
		w->status = WEXITSTATUS(status);
		w->end = w->status == STATUS_TALKATIVE ? CHILD_TALKATIVE
			 : w->status == STATUS_ABSENT  ? CHILD_ABSENT
						       : CHILD_EXITED;
	}
	if (w->out.full)
		w->end = CHILD_TALKATIVE;
}

/* Looks whether a worker that has nothing more to say is gone. */
static void
look_after(struct worker *w)
{
	int status = 0;

	if (w->out.full)
		(void)kill((pid_t)w->pid, SIGKILL);
	if (waitpid((pid_t)w->pid, &status, WNOHANG) == (pid_t)w->pid)
		end_worker(w, status);
}

/* How often a worker is looked after that has closed its pipes but is still
 * there, in milliseconds: it is about to end. */
#define SOON 2

static nfds_t
fill_poll(struct worker *workers, size_t n, struct pollfd *fds, int *ms)
{
	nfds_t len = 0;

	for (size_t i = 0; i < n; i++) {
		const struct worker *w = &workers[i];

		if (!w->pid || w->ended)
			continue;
		if (w->from >= 0)
			fds[len++] = (struct pollfd){w->from, POLLIN, 0};
		if (w->said_from >= 0)
			fds[len++] = (struct pollfd){w->said_from, POLLIN, 0};
		if ((w->from < 0 || w->out.full) && *ms > SOON)
			*ms = SOON;
	}
	return len;
}

static bool
is_ready(const struct pollfd *fds, nfds_t len, int fd)
{
	for (nfds_t i = 0; fd >= 0 && i < len; i++)
		if (fds[i].fd == fd)
			return fds[i].revents != 0;
	return false;
}

void
workers_listen(struct worker *workers, size_t n, int ms)
{
	struct pollfd fds[2 * LIMIT_SWEEP_JOBS];
	nfds_t len;

	assert(n <= LIMIT_SWEEP_JOBS);
	len = fill_poll(workers, n, fds, &ms);
	if (poll(fds, len, ms) < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		struct worker *w = &workers[i];

		if (!w->pid || w->ended)
			continue;
		if (is_ready(fds, len, w->from))
			take_from(&w->from, &w->out, false);
		if (is_ready(fds, len, w->said_from))
			take_from(&w->said_from, &w->said, true);
		if ((w->from < 0 && w->said_from < 0) || w->out.full)
			look_after(w);
	}
}

void
worker_kill(struct worker *w)
{
	int status = 0;

	if (!w->pid || w->ended)
		return;
	(void)kill((pid_t)-w->pid, SIGKILL);
	(void)kill((pid_t)w->pid, SIGKILL);
	while (waitpid((pid_t)w->pid, &status, 0) < 0)
		if (errno != EINTR)
			break;
	end_worker(w, status);
	w->end = CHILD_LATE;
}

void
worker_free(struct worker *w)
{
	buf_free(&w->out);
	buf_free(&w->said);
	*w = (struct worker){.from = -1, .said_from = -1};
}
