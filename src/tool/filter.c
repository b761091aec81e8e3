/* filter.c - writes the tables of port/filter.h.
 *
 *	filter OUT.c
 *
 * A program of the build, not a part of cpslint, and the one door to
 * libseccomp.  The library makes some hundred requests for memory on its way
 * to a filter, and crashes or turns for ever when one is refused: so it works
 * here, where that stops a build, and not in front of a document.
 *
 * A list of what is allowed; the system refuses anything else with EPERM, so
 * that a library that tries something asks in vain and goes on, and nothing
 * ends half way.
 *
 * `clone3` hides what it asks for behind a pointer: it is told to be absent,
 * and the C library falls back to `clone`, whose flags can be seen.
 */
#include "port/filter.h"

#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "base/buf.h"
#include "base/file.h"

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
    /* memory; qsort() asks how much there is, and sorts otherwise when it
     * is not told */
    SCMP_SYS(sysinfo),
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

/* A thread chooses its own processor, not that of another process. */
static int
allow_places(scmp_filter_ctx ctx)
{
	static const int calls[] = {
	    SCMP_SYS(sched_getaffinity), SCMP_SYS(sched_setaffinity)};
	const struct scmp_arg_cmp is_own = SCMP_A0_64(SCMP_CMP_EQ, 0, 0);
	int rc = 0;

	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		rc |= seccomp_rule_add_array(
		    ctx, SCMP_ACT_ALLOW, calls[i], 1, &is_own);
	return rc;
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
	    SCMP_A0_64(SCMP_CMP_EQ, FILTER_OWN_PROCESS, 0);

	return seccomp_rule_add_array(
	    ctx, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &is_own);
}

static int
fill(scmp_filter_ctx ctx)
{
	int rc = allow_memory(ctx) | allow_threads(ctx) | allow_places(ctx) |
		 allow_terminal(ctx) | allow_abort(ctx);

	for (size_t i = 0; i < sizeof(allowed) / sizeof(*allowed); i++)
		rc |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allowed[i], 0);
	return rc;
}

/* What the library wrote into a file. */
static int
write_source(FILE *f, struct buf *out)
{
	struct sock_filter step;
	int n = 0, own = 0;

	buf_add_c(out, "/* Written by src/tool/filter.c. */\n"
		       "#include \"port/filter.h\"\n\n"
		       "const struct sock_filter filter_steps[] = {\n");
	for (; fread(&step, sizeof(step), 1, f) == 1; n++) {
		buf_print(out, "\t{0x%02x, %u, %u, 0x%08xu},\n", step.code,
		    step.jt, step.jf, step.k);
		own += step.k == FILTER_OWN_PROCESS;
	}
	buf_print(out, "};\n\nconst unsigned short n_filter_steps = %d;\n", n);
	return n > 0 && n <= BPF_MAXINSNS && own == 1 ? 0 : -1;
}

static int export(scmp_filter_ctx ctx, struct buf *out)
{
	FILE *f = tmpfile();
	int rc;

	if (!f)
		return -1;
	rc = seccomp_export_bpf(ctx, fileno(f));
	if (rc == 0) {
		rewind(f);
		rc = write_source(f, out);
	}
	(void)fclose(f);
	return rc;
}

int
main(int argc, char **argv)
{
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	struct buf out = {0};
	struct err err = {0};
	int rc;

	if (argc != 2) {
		(void)fputs("usage: filter OUT.c\n", stderr);
		return 2;
	}
	rc = ctx && !fill(ctx) ? export(ctx, &out) : -1;
	if (rc)
		err_set(&err, ERR_IO, "libseccomp makes no filter here");
	else
		rc = file_write(argv[1], buf_str(&out), &err);
	if (rc)
		(void)fprintf(stderr, "filter: %s\n", err.text);
	seccomp_release(ctx);
	buf_free(&out);
	return rc ? 2 : 0;
}
