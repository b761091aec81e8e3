/* A function of ours in a process of its own. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "port/child.h"

struct task {
	const char *text;
	int times, status;
};

static int
say(void *self, struct buf *out)
{
	const struct task *t = self;

	for (int i = 0; i < t->times; i++)
		buf_add_c(out, t->text);
	(void)fprintf(stderr, "said %s\n", t->text);
	return t->status;
}

static int
crash(void *self, struct buf *out)
{
	(void)self;
	buf_add_c(out, "before");
	(void)raise(SIGSEGV);
	return 0;
}

static int
wait_for_ever(void *self, struct buf *out)
{
	(void)self;
	(void)out;
	while (getpid() != 0)
		(void)pause();
	return 0;
}

static int
compute_for_ever(void *self, struct buf *out)
{
	volatile unsigned n = 0;

	(void)self;
	(void)out;
	while (getpid() != 0)
		n++;
	return 0;
}

static int
take_memory(void *self, struct buf *out)
{
	struct arena a = {0};

	(void)self;
	(void)out;
	for (int i = 0; i < 1 << 20; i++)
		(void)arena_alloc(&a, 1, (size_t)1 << 20);
	return 0;
}

static int
talk(void *self, struct buf *out)
{
	(void)self;
	(void)out;
	for (int i = 0; i < 10000; i++)
		(void)fputs("a long line of words\n", stderr);
	return 0;
}

static int
read_stdin(void *self, struct buf *out)
{
	char c;

	(void)self;
	buf_add_c(out, read(STDIN_FILENO, &c, 1) == 0 ? "end" : "open");
	return 0;
}

static void
begin(struct worker *w, int (*run)(void *, struct buf *), void *self)
{
	const struct worker_job job = {.run = run,
	    .self = self,
	    .seconds = 2,
#ifndef ARENA_DEBUG
	    .memory = (size_t)256 << 20,
#endif
	    .output = 1000,
	    .messages = 2000};
	struct err err = {0};

	assert_int_equal(worker_start(&job, w, &err), 0);
}

static void
finish(struct worker *w)
{
	for (int i = 0; i < 200000 && !w->ended; i++)
		workers_listen(w, 1, 10);
	assert_true(w->ended);
}

static void
its_result_and_its_words_come_back(void **state)
{
	struct task t = {"words ", 3, 1};
	struct worker w;

	(void)state;
	begin(&w, say, &t);
	finish(&w);
	assert_int_equal(w.end, CHILD_EXITED);
	assert_int_equal(w.status, 1);
	assert_string_equal(w.out.at, "words words words ");
	assert_string_equal(w.said.at, "said words \n");
	worker_free(&w);
}

static void
a_result_that_is_too_large_is_refused(void **state)
{
	struct task most = {"0123456789", 100, 0},
		    more = {"0123456789", 101, 0};
	struct worker w;

	(void)state;
	begin(&w, say, &most);
	finish(&w);
	assert_int_equal(w.end, CHILD_EXITED);
	assert_int_equal(w.out.len, 1000);
	worker_free(&w);
	begin(&w, say, &more);
	finish(&w);
	assert_int_equal(w.end, CHILD_TALKATIVE);
	worker_free(&w);
}

static void
words_are_cut_and_not_refused(void **state)
{
	struct worker w;

	(void)state;
	begin(&w, talk, NULL);
	finish(&w);
	assert_int_equal(w.end, CHILD_EXITED);
	assert_int_equal(w.said.len, 2000);
	worker_free(&w);
}

static void
a_crash_is_told_with_its_signal(void **state)
{
	struct worker w;

	(void)state;
	begin(&w, crash, NULL);
	finish(&w);
	/* The sanitizers catch the signal and exit. */
	if (w.end == CHILD_KILLED)
		assert_int_equal(w.status, SIGSEGV);
	else
		assert_true(w.status != 0);
	assert_int_equal(w.out.len, 0);
	worker_free(&w);
}

static void
one_that_waits_is_ended_by_hand(void **state)
{
	struct worker w;

	(void)state;
	begin(&w, wait_for_ever, NULL);
	workers_listen(&w, 1, 50);
	assert_false(w.ended);
	worker_kill(&w);
	assert_true(w.ended);
	assert_int_equal(w.end, CHILD_LATE);
	assert_int_not_equal(kill((pid_t)w.pid, 0), 0);
	worker_free(&w);
}

static void
one_that_computes_is_ended_by_the_kernel(void **state)
{
	struct worker w;

	(void)state;
	begin(&w, compute_for_ever, NULL);
	finish(&w);
	assert_true(w.end == CHILD_LATE || w.end == CHILD_KILLED);
	worker_free(&w);
}

static void
one_without_memory_says_so(void **state)
{
#ifdef ARENA_DEBUG
	/* The sanitizers reserve more address space than there is memory. */
	(void)state;
	(void)take_memory;
#else
	struct worker w;

	(void)state;
	begin(&w, take_memory, NULL);
	finish(&w);
	assert_int_equal(w.end, CHILD_EXITED);
	assert_int_equal(w.status, 2);
	assert_string_equal(w.said.at, "cpslint: out of memory\n");
	worker_free(&w);
#endif
}

static void
it_reads_nothing_of_ours(void **state)
{
	struct worker w;

	(void)state;
	begin(&w, read_stdin, NULL);
	finish(&w);
	assert_string_equal(w.out.at, "end");
	worker_free(&w);
}

static void
many_are_listened_to_at_once(void **state)
{
	struct task t[4] = {{"a", 1, 0}, {"b", 2, 0}, {"c", 3, 0}, {"d", 4, 0}};
	struct worker w[5] = {{0}};
	size_t ended = 0;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		begin(&w[i], say, &t[i]);
	for (int k = 0; k < 1000 && ended < 4; k++) {
		workers_listen(w, 5, 10);
		ended = 0;
		for (size_t i = 0; i < 4; i++)
			ended += w[i].ended;
	}
	assert_int_equal(ended, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(w[i].out.len, i + 1);
		worker_free(&w[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(its_result_and_its_words_come_back),
	    cmocka_unit_test(a_result_that_is_too_large_is_refused),
	    cmocka_unit_test(words_are_cut_and_not_refused),
	    cmocka_unit_test(a_crash_is_told_with_its_signal),
	    cmocka_unit_test(one_that_waits_is_ended_by_hand),
	    cmocka_unit_test(one_that_computes_is_ended_by_the_kernel),
	    cmocka_unit_test(one_without_memory_says_so),
	    cmocka_unit_test(it_reads_nothing_of_ours),
	    cmocka_unit_test(many_are_listened_to_at_once),
	};

	return cmocka_run_group_tests_name("worker", tests, NULL, NULL);
}
