/* peak.c - the most memory that a command held.
 *
 *	peak COMMAND [ARGUMENT...]
 *
 * Writes it in KiB on standard error when the command has ended.  A process of
 * its own, because the kernel counts what the parent held before the command
 * was started as the command's.
 */
#define _DEFAULT_SOURCE /* ru_maxrss */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	struct rusage used;
	pid_t child;
	int status;

	if (argc < 2)
		return 2;
	child = fork();
	if (child == 0) {
		(void)execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 ||
	    getrusage(RUSAGE_CHILDREN, &used) != 0)
		return 2;
	(void)fprintf(stderr, "\npeak %ld\n", used.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
