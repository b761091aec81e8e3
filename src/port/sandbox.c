/* A list of what is allowed; the system refuses anything else with EPERM, so
 * that a library that tries something asks in vain and goes on, and nothing
 * ends half way.
 *
 * `clone3` hides what it asks for behind a pointer: it is told to be absent,
 * and the C library falls back to `clone`, whose flags can be seen. */
#include "port/sandbox.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define IS_SANITIZED 1
#endif
#endif

#if defined(HAVE_SECCOMP) && !defined(IS_SANITIZED)

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"

/* Flag of `clone` that makes a thread; <sched.h> tells it to others only. */
#define THREAD_FLAG 0x00010000u

static const int allowed[] = {
    /* what is open already */
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(close),
    /* memory */
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    /* threads */
    SCMP_SYS(futex),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(sched_yield),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    /* time, and random numbers for the keys of hash tables */
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    /* the end */
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/* Pages can be had for data, never for instructions. */
static int
allow_memory(scmp_filter_ctx ctx)
{
	const struct scmp_arg_cmp is_data =
	    SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);

	return seccomp_rule_add_array(
		   ctx, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &is_data) |
	       seccomp_rule_add_array(
		   ctx, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &is_data);
}

static int
allow_threads(scmp_filter_ctx ctx)
{
	const struct scmp_arg_cmp is_thread =
	    SCMP_A0_64(SCMP_CMP_MASKED_EQ, THREAD_FLAG, THREAD_FLAG);

	return seccomp_rule_add_array(
		   ctx, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, &is_thread) |
	       seccomp_rule_add(
		   ctx, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
}

/* Whether a descriptor is a terminal, and its width. */
static int
allow_terminal(scmp_filter_ctx ctx)
{
	static const unsigned requests[] = {0x5401 /* TCGETS */, TIOCGWINSZ};
	int rc = 0;

	for (size_t i = 0; i < sizeof(requests) / sizeof(*requests); i++) {
		const struct scmp_arg_cmp is_it =
		    SCMP_A1_64(SCMP_CMP_EQ, requests[i], 0);

		rc |= seccomp_rule_add_array(
		    ctx, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, &is_it);
	}
	return rc;
}

/* abort() signals its own thread. */
static int
allow_abort(scmp_filter_ctx ctx)
{
	const struct scmp_arg_cmp is_own =
	    SCMP_A0_64(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0);

	return seccomp_rule_add_array(
	    ctx, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &is_own);
}

static int
fill(scmp_filter_ctx ctx)
{
	int rc = allow_memory(ctx) | allow_threads(ctx) | allow_terminal(ctx) |
		 allow_abort(ctx);

	for (size_t i = 0; i < sizeof(allowed) / sizeof(*allowed); i++)
		rc |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allowed[i], 0);
	/* Older systems slow down what they filter, for the sake of programs
	 * that run code of others. */
	(void)seccomp_attr_set(ctx, SCMP_FLTATR_CTL_SSB, 1);
	return rc;
}

int
sandbox_enter(struct err *err)
{
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int rc;

	if (!ctx || fill(ctx))
		out_of_memory();
	rc = seccomp_load(ctx);
	seccomp_release(ctx);
	return rc ? err_set(err, ERR_IO,
			"the system does not let a process give up rights: %s",
			strerror(rc < 0 ? -rc : EINVAL))
		  : 0;
}

bool
sandbox_is_built(void)
{
	return true;
}

#else

int
sandbox_enter(struct err *err)
{
	return err_set(err, ERR_IO, "this build has no sandbox");
}

bool
sandbox_is_built(void)
{
	return false;
}

#endif
