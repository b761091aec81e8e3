/* What a process can do after it gave up its rights, and what it cannot. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "port/confined.h"
#include "port/sandbox.h"

enum { ALLOWED = 40, REFUSED = 41, OTHER = 42 };

/* How it ends for who tried something: `bad` is what the call gave. */
static int
answer(bool bad)
{
	return !bad ? ALLOWED : errno == EPERM ? REFUSED : OTHER;
}

static int
open_to_read(void *self, int to)
{
	(void)self, (void)to;
	return answer(open("/etc/passwd", O_RDONLY) < 0);
}

static int
open_to_write(void *self, int to)
{
	(void)self, (void)to;
	return answer(open("t_sandbox", O_WRONLY | O_CREAT, 0600) < 0);
}

static int
open_a_stream(void *self, int to)
{
	(void)self, (void)to;
	return answer(!fopen("/etc/passwd", "r"));
}

static int
make_a_temporary_file(void *self, int to)
{
	(void)self, (void)to;
	return tmpfile() ? ALLOWED : REFUSED;
}

static int
look_for_a_file(void *self, int to)
{
	struct stat st;

	(void)self, (void)to;
	return answer(stat("/etc/passwd", &st) < 0);
}

static int
remove_a_file(void *self, int to)
{
	(void)self, (void)to;
	return answer(unlink("t_sandbox.absent") < 0);
}

static int
rename_a_file(void *self, int to)
{
	(void)self, (void)to;
	return answer(rename("t_sandbox.a", "t_sandbox.b") < 0);
}

static int
socket_of_internet(void *self, int to)
{
	(void)self, (void)to;
	return answer(socket(AF_INET, SOCK_STREAM, 0) < 0);
}

static int
socket_of_machine(void *self, int to)
{
	int pair[2];

	(void)self, (void)to;
	return answer(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0);
}

static int
start_a_process(void *self, int to)
{
	(void)self, (void)to;
	return answer(fork() < 0);
}

static int
start_a_program(void *self, int to)
{
	char name[] = "/bin/true";
	char *const argv[] = {name, NULL};

	(void)self, (void)to;
	return answer(execv(name, argv) < 0);
}

static int
signal_its_parent(void *self, int to)
{
	(void)self, (void)to;
	return answer(kill(getppid(), 0) < 0);
}

static int
memory_for_instructions(void *self, int to)
{
	void *page;

	(void)self, (void)to;
	if (posix_memalign(&page, 65536, 65536))
		return OTHER;
	return answer(mprotect(page, 65536, PROT_READ | PROT_EXEC) < 0);
}

static int
get_memory(void *self, int to)
{
	char *large = malloc((size_t)64 << 20), *small = malloc(100);
	int status = large && small ? ALLOWED : OTHER;

	(void)self, (void)to;
	if (large)
		memset(large, 1, (size_t)64 << 20);
	large = realloc(large, (size_t)128 << 20);
	if (!large)
		status = OTHER;
	free(large);
	free(small);
	return status;
}

static void *
add_one(void *self)
{
	int *n = self;

	(*n)++;
	return NULL;
}

static int
start_threads(void *self, int to)
{
	pthread_t thread;
	int n = 0;

	(void)self, (void)to;
	for (int i = 0; i < 20; i++)
		if (pthread_create(&thread, NULL, add_one, &n) ||
		    pthread_join(thread, NULL))
			return OTHER;
	return n == 20 ? ALLOWED : OTHER;
}

static int
choose_a_processor(void *self, int to)
{
	cpu_set_t all;

	(void)self, (void)to;
	return answer(sched_getaffinity(0, sizeof(all), &all) ||
		      sched_setaffinity(0, sizeof(all), &all));
}

/* Of another process. */
static int
choose_for_parent(void *self, int to)
{
	cpu_set_t all;

	(void)self, (void)to;
	(void)sched_getaffinity(0, sizeof(all), &all);
	return answer(sched_setaffinity(getppid(), sizeof(all), &all));
}

static void *
try_in_thread(void *self)
{
	int *status = self;

	*status = open_to_read(NULL, 0);
	return NULL;
}

static int
open_in_a_thread(void *self, int to)
{
	pthread_t thread;
	int status = OTHER;

	(void)self, (void)to;
	if (pthread_create(&thread, NULL, try_in_thread, &status) == 0)
		(void)pthread_join(thread, NULL);
	return status;
}

static int
write_a_word(void *self, int to)
{
	const char *word = self;

	return answer(write(to, word, strlen(word)) != (ssize_t)strlen(word));
}

static int
crash(void *self, int to)
{
	(void)self, (void)to;
	abort();
}

/* Ends as a process does that could not give up its rights. */
static int
pretend(void *self, int to)
{
	(void)self, (void)to;
	return 125;
}

static int
run(int (*what)(void *, int), struct confined_end *end)
{
	char word[] = "word";
	const struct confined_job job = {what, word};
	struct err err = {0};

	if (!sandbox_is_built())
		skip();
	if (confined_run(&job, end, &err))
		fail_msg("%s", err.text);
	assert_false(end->refused);
	return end->signal ? 1000 + end->signal : end->status;
}

static void
expect(int (*what)(void *, int), int status)
{
	struct confined_end end;

	assert_int_equal(run(what, &end), status);
	confined_free(&end);
}

static void
no_file_is_opened(void **state)
{
	(void)state;
	expect(open_to_read, REFUSED);
	expect(open_to_write, REFUSED);
	expect(open_a_stream, REFUSED);
	expect(make_a_temporary_file, REFUSED);
	expect(open_in_a_thread, REFUSED);
	assert_int_equal(access("t_sandbox", F_OK), -1);
}

static void
no_file_is_looked_for_removed_or_renamed(void **state)
{
	(void)state;
	expect(look_for_a_file, REFUSED);
	expect(remove_a_file, REFUSED);
	expect(rename_a_file, REFUSED);
}

static void
no_socket_is_made(void **state)
{
	(void)state;
	expect(socket_of_internet, REFUSED);
	expect(socket_of_machine, REFUSED);
}

static void
nothing_is_started_or_signalled(void **state)
{
	(void)state;
	expect(start_a_process, REFUSED);
	expect(start_a_program, REFUSED);
	expect(signal_its_parent, REFUSED);
	expect(choose_for_parent, REFUSED);
	expect(memory_for_instructions, REFUSED);
}

static void
memory_and_threads_can_be_had(void **state)
{
	(void)state;
	expect(get_memory, ALLOWED);
	expect(start_threads, ALLOWED);
	expect(choose_a_processor, ALLOWED);
}

static void
what_it_makes_comes_back(void **state)
{
	struct confined_end end;

	(void)state;
	assert_int_equal(run(write_a_word, &end), ALLOWED);
	assert_int_equal(end.made.len, 4);
	assert_memory_equal(end.made.at, "word", 4);
	confined_free(&end);
}

static void
a_crash_is_told_by_its_signal(void **state)
{
	(void)state;
	expect(crash, 1000 + SIGABRT);
}

/* Else it could have its work done again with all rights. */
static void
it_cannot_pretend_that_it_kept_its_rights(void **state)
{
	(void)state;
	expect(pretend, 125);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_file_is_opened),
	    cmocka_unit_test(no_file_is_looked_for_removed_or_renamed),
	    cmocka_unit_test(no_socket_is_made),
	    cmocka_unit_test(nothing_is_started_or_signalled),
	    cmocka_unit_test(memory_and_threads_can_be_had),
	    cmocka_unit_test(what_it_makes_comes_back),
	    cmocka_unit_test(a_crash_is_told_by_its_signal),
	    cmocka_unit_test(it_cannot_pretend_that_it_kept_its_rights),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
