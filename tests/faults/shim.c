/* A library that is loaded before the others and lets one call fail, so that
 * what the program does then can be seen (tests/faults/run).
 *
 *	FAULT_CALL   malloc, or another of the names below
 *	FAULT_AT     which of these calls, from 1
 *	FAULT_ERRNO  what it says then
 *	FAULT_SHORT  read and write at most so many bytes at once
 *	FAULT_COUNT  the descriptor to which "name count" of all go at the end
 *
 * Calls are counted over all threads; a process that is forked goes on from
 * the count of its parent. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum call {
	CALL_MALLOC,
	CALL_READ,
	CALL_WRITE,
	CALL_OPEN,
	CALL_CLOSE,
	CALL_FSTAT,
	CALL_MKSTEMP,
	CALL_FCHMOD,
	CALL_RENAME,
	CALL_FORK,
	CALL_PIPE,
	CALL_MEMFD_CREATE,
	CALL_MMAP,
	CALL_FWRITE,
	CALL_TMPFILE,
	CALL_PREAD,
	CALL_PWRITE,
	CALL_FTRUNCATE,
	CALL_POLL,
	CALL_WAITPID,
	CALL_PTHREAD_CREATE,
	CALL_OPENDIR,
	CALL_DUP2,
	CALL_PRCTL,
	CALL_SYSCALL,
	N_CALLS
};

static const char *const names[N_CALLS] = {
    [CALL_MALLOC] = "malloc",
    [CALL_READ] = "read",
    [CALL_WRITE] = "write",
    [CALL_OPEN] = "open",
    [CALL_CLOSE] = "close",
    [CALL_FSTAT] = "fstat",
    [CALL_MKSTEMP] = "mkstemp",
    [CALL_FCHMOD] = "fchmod",
    [CALL_RENAME] = "rename",
    [CALL_FORK] = "fork",
    [CALL_PIPE] = "pipe",
    [CALL_MEMFD_CREATE] = "memfd_create",
    [CALL_MMAP] = "mmap",
    [CALL_FWRITE] = "fwrite",
    [CALL_TMPFILE] = "tmpfile",
    [CALL_PREAD] = "pread",
    [CALL_PWRITE] = "pwrite",
    [CALL_FTRUNCATE] = "ftruncate",
    [CALL_POLL] = "poll",
    [CALL_WAITPID] = "waitpid",
    [CALL_PTHREAD_CREATE] = "pthread_create",
    [CALL_OPENDIR] = "opendir",
    [CALL_DUP2] = "dup2",
    [CALL_PRCTL] = "prctl",
    [CALL_SYSCALL] = "syscall",
};

static atomic_long counted[N_CALLS];
static long fault_at, fault_short;
static int fault_errno, fault_call = -1;

static long
number(const char *name, long otherwise)
{
	const char *value = getenv(name);

	return value ? strtol(value, NULL, 10) : otherwise;
}

static void begin(void) __attribute__((constructor));

static void
begin(void)
{
	const char *name = getenv("FAULT_CALL");

	for (int i = 0; name && i < N_CALLS; i++)
		if (strcmp(names[i], name) == 0)
			fault_call = i;
	fault_errno = (int)number("FAULT_ERRNO", ENOMEM);
	fault_short = number("FAULT_SHORT", 0);
	fault_at = number("FAULT_AT", 0);
	for (int i = 0; i < N_CALLS; i++)
		atomic_store(&counted[i], 0);
}

static void finish(void) __attribute__((destructor));

static void
finish(void)
{
	int fd = (int)number("FAULT_COUNT", -1);

	for (int i = 0; fd >= 0 && i < N_CALLS; i++)
		(void)dprintf(
		    fd, "%s %ld\n", names[i], atomic_load(&counted[i]));
}

/* Whether this call is the one that fails. */
static int
fails(enum call call)
{
	long n = atomic_fetch_add(&counted[call], 1) + 1;

	if ((int)call != fault_call || n != fault_at)
		return 0;
	errno = fault_errno;
	return 1;
}

/* ---- memory: glibc names its own functions, so that looking them up needs
 * none ---- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *at, size_t size);

void *
malloc(size_t size)
{
	return fails(CALL_MALLOC) ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
	return fails(CALL_MALLOC) ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *at, size_t size)
{
	return fails(CALL_MALLOC) ? NULL : __libc_realloc(at, size);
}

/* ---- system calls ---- */

#define NEXT(type, name, ...)                                                  \
	type (*next)(__VA_ARGS__) = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static size_t
at_most(size_t n)
{
	return fault_short > 0 && n > (size_t)fault_short ? (size_t)fault_short
							  : n;
}

ssize_t
read(int fd, void *at, size_t n)
{
	NEXT(ssize_t, "read", int, void *, size_t);
	return fails(CALL_READ) ? -1 : next(fd, at, at_most(n));
}

ssize_t
write(int fd, const void *at, size_t n)
{
	NEXT(ssize_t, "write", int, const void *, size_t);
	return fails(CALL_WRITE) ? -1 : next(fd, at, at_most(n));
}

int
open(const char *path, int flags, ...)
{
	NEXT(int, "open", const char *, int, mode_t);
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = va_arg(args, mode_t);
	va_end(args);
	return fails(CALL_OPEN) ? -1 : next(path, flags, mode);
}

/* What open() is with _FORTIFY_SOURCE. */
int __open_2(const char *path, int flags);

int
__open_2(const char *path, int flags)
{
	return open(path, flags);
}

ssize_t
pread(int fd, void *at, size_t n, off_t off)
{
	NEXT(ssize_t, "pread", int, void *, size_t, off_t);
	return fails(CALL_PREAD) ? -1 : next(fd, at, at_most(n), off);
}

ssize_t
pwrite(int fd, const void *at, size_t n, off_t off)
{
	NEXT(ssize_t, "pwrite", int, const void *, size_t, off_t);
	return fails(CALL_PWRITE) ? -1 : next(fd, at, at_most(n), off);
}

int
ftruncate(int fd, off_t size)
{
	NEXT(int, "ftruncate", int, off_t);
	return fails(CALL_FTRUNCATE) ? -1 : next(fd, size);
}

int
poll(struct pollfd *fds, nfds_t n, int timeout)
{
	NEXT(int, "poll", struct pollfd *, nfds_t, int);
	return fails(CALL_POLL) ? -1 : next(fds, n, timeout);
}

/* What poll() is with _FORTIFY_SOURCE. */
int __poll_chk(struct pollfd *fds, nfds_t n, int timeout, size_t size);

int
__poll_chk(struct pollfd *fds, nfds_t n, int timeout, size_t size)
{
	(void)size;
	return poll(fds, n, timeout);
}

/* Interrupted, and then asked once more. */
pid_t
waitpid(pid_t pid, int *status, int options)
{
	NEXT(pid_t, "waitpid", pid_t, int *, int);
	return fails(CALL_WAITPID) ? -1 : next(pid, status, options);
}

int
pthread_create(pthread_t *thread, const pthread_attr_t *attr,
    void *(*start)(void *), void *arg)
{
	NEXT(int, "pthread_create", pthread_t *, const pthread_attr_t *,
	    void *(*)(void *), void *);
	return fails(CALL_PTHREAD_CREATE) ? fault_errno
					  : next(thread, attr, start, arg);
}

DIR *
opendir(const char *path)
{
	NEXT(DIR *, "opendir", const char *);
	return fails(CALL_OPENDIR) ? NULL : next(path);
}

int
dup2(int from, int to)
{
	NEXT(int, "dup2", int, int);
	return fails(CALL_DUP2) ? -1 : next(from, to);
}

/* How a process gives up its rights. */
int
prctl(int option, ...)
{
	NEXT(int, "prctl", int, ...);
	unsigned long a[4];
	va_list args;

	va_start(args, option);
	for (int i = 0; i < 4; i++)
		a[i] = va_arg(args, unsigned long);
	va_end(args);
	return fails(CALL_PRCTL) ? -1 : next(option, a[0], a[1], a[2], a[3]);
}

long
syscall(long number, ...)
{
	NEXT(long, "syscall", long, ...);
	long a[6];
	va_list args;

	va_start(args, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(args, long);
	va_end(args);
	return fails(CALL_SYSCALL)
		   ? -1
		   : next(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

int
close(int fd)
{
	NEXT(int, "close", int);
	int rc = next(fd);

	return fails(CALL_CLOSE) ? -1 : rc;
}

int
fstat(int fd, struct stat *st)
{
	NEXT(int, "fstat", int, struct stat *);
	return fails(CALL_FSTAT) ? -1 : next(fd, st);
}

int
mkstemp(char *name)
{
	NEXT(int, "mkstemp", char *);
	return fails(CALL_MKSTEMP) ? -1 : next(name);
}

int
fchmod(int fd, mode_t mode)
{
	NEXT(int, "fchmod", int, mode_t);
	return fails(CALL_FCHMOD) ? -1 : next(fd, mode);
}

int
rename(const char *from, const char *to)
{
	NEXT(int, "rename", const char *, const char *);
	return fails(CALL_RENAME) ? -1 : next(from, to);
}

pid_t
fork(void)
{
	NEXT(pid_t, "fork", void);
	return fails(CALL_FORK) ? -1 : next();
}

int
pipe(int fds[2])
{
	NEXT(int, "pipe", int *);
	return fails(CALL_PIPE) ? -1 : next(fds);
}

int
memfd_create(const char *name, unsigned flags)
{
	NEXT(int, "memfd_create", const char *, unsigned);
	return fails(CALL_MEMFD_CREATE) ? -1 : next(name, flags);
}

void *
mmap(void *at, size_t n, int prot, int flags, int fd, off_t off)
{
	NEXT(void *, "mmap", void *, size_t, int, int, int, off_t);
	return fails(CALL_MMAP) ? (void *)-1
				: next(at, n, prot, flags, fd, off);
}

size_t
fwrite(const void *at, size_t size, size_t n, FILE *f)
{
	NEXT(size_t, "fwrite", const void *, size_t, size_t, FILE *);
	return fails(CALL_FWRITE) ? 0 : next(at, size, n, f);
}

FILE *
tmpfile(void)
{
	NEXT(FILE *, "tmpfile", void);
	return fails(CALL_TMPFILE) ? NULL : next();
}
