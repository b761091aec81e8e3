/* A library that is loaded before the others and lets one call fail, so that
 * what the program does then can be seen (tests/faults/run).
 *
 *	FAULT_CALL   malloc, or one of the system calls below
 *	FAULT_AT     which of these calls, from 1; 0: none, they are counted
 *	FAULT_ERRNO  what it says then
 *	FAULT_SHORT  read and write at most so many bytes at once
 *	FAULT_COUNT  the descriptor to which the count goes at the end
 *
 * Calls are counted over all threads; a process that is forked goes on from
 * the count of its parent. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long counted;
static long fault_at, fault_short;
static int fault_errno;
static char call[32];

static void begin(void) __attribute__((constructor));

static void
begin(void)
{
	const char *name = getenv("FAULT_CALL"), *at = getenv("FAULT_AT");
	const char *no = getenv("FAULT_ERRNO"), *s = getenv("FAULT_SHORT");

	(void)snprintf(call, sizeof(call), "%s", name ? name : "");
	fault_errno = no ? (int)strtol(no, NULL, 10) : ENOMEM;
	fault_short = s ? strtol(s, NULL, 10) : 0;
	fault_at = at ? strtol(at, NULL, 10) : 0;
	atomic_store(&counted, 0);
}

static void finish(void) __attribute__((destructor));

static void
finish(void)
{
	const char *fd = getenv("FAULT_COUNT");

	if (fd)
		(void)dprintf(
		    (int)strtol(fd, NULL, 10), "%ld\n", atomic_load(&counted));
}

/* Whether this call is the one that fails. */
static int
fails(const char *name)
{
	if (call[0] != name[0] || strcmp(call, name) != 0 ||
	    atomic_fetch_add(&counted, 1) + 1 != fault_at)
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
	return fails("malloc") ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
	return fails("malloc") ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *at, size_t size)
{
	return fails("malloc") ? NULL : __libc_realloc(at, size);
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
	return fails("read") ? -1 : next(fd, at, at_most(n));
}

ssize_t
write(int fd, const void *at, size_t n)
{
	NEXT(ssize_t, "write", int, const void *, size_t);
	return fails("write") ? -1 : next(fd, at, at_most(n));
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
	return fails("open") ? -1 : next(path, flags, mode);
}

int
close(int fd)
{
	NEXT(int, "close", int);
	int rc = next(fd);

	return fails("close") ? -1 : rc;
}

int
fstat(int fd, struct stat *st)
{
	NEXT(int, "fstat", int, struct stat *);
	return fails("fstat") ? -1 : next(fd, st);
}

int
mkstemp(char *name)
{
	NEXT(int, "mkstemp", char *);
	return fails("mkstemp") ? -1 : next(name);
}

int
fchmod(int fd, mode_t mode)
{
	NEXT(int, "fchmod", int, mode_t);
	return fails("fchmod") ? -1 : next(fd, mode);
}

int
rename(const char *from, const char *to)
{
	NEXT(int, "rename", const char *, const char *);
	return fails("rename") ? -1 : next(from, to);
}

pid_t
fork(void)
{
	NEXT(pid_t, "fork", void);
	return fails("fork") ? -1 : next();
}

int
pipe(int fds[2])
{
	NEXT(int, "pipe", int *);
	return fails("pipe") ? -1 : next(fds);
}

int
memfd_create(const char *name, unsigned flags)
{
	NEXT(int, "memfd_create", const char *, unsigned);
	return fails("memfd_create") ? -1 : next(name, flags);
}

void *
mmap(void *at, size_t n, int prot, int flags, int fd, off_t off)
{
	NEXT(void *, "mmap", void *, size_t, int, int, int, off_t);
	return fails("mmap") ? (void *)-1 : next(at, n, prot, flags, fd, off);
}

size_t
fwrite(const void *at, size_t size, size_t n, FILE *f)
{
	NEXT(size_t, "fwrite", const void *, size_t, size_t, FILE *);
	return fails("fwrite") ? 0 : next(at, size, n, f);
}

FILE *
tmpfile(void)
{
	NEXT(FILE *, "tmpfile", void);
	return fails("tmpfile") ? NULL : next();
}
