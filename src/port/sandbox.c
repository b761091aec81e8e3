/* syscall */
#define _GNU_SOURCE
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
#include <linux/seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "port/filter.h"

/* With the number of this process in its place. */
static void
fill(struct sock_filter *steps)
{
	for (size_t i = 0; i < n_filter_steps; i++) {
		steps[i] = filter_steps[i];
		if (steps[i].k == FILTER_OWN_PROCESS)
			steps[i].k = (unsigned)getpid();
	}
}

/* Older systems slow down what they filter, for the sake of programs that run
 * code of others; still older ones cannot do otherwise. */
static long
load(struct sock_filter *steps)
{
	const struct sock_fprog program = {n_filter_steps, steps};
	long rc = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
	    SECCOMP_FILTER_FLAG_SPEC_ALLOW, &program);

	if (rc && errno == EINVAL)
		rc = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
	return rc;
}

int
sandbox_enter(struct err *err)
{
	struct sock_filter steps[BPF_MAXINSNS];

	fill(steps);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || load(steps))
		return err_set(err, ERR_IO,
		    "the system does not let a process give up rights: %s",
		    strerror(errno));
	return 0;
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
