#include "base/work.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/place.h"

struct work {
	pthread_t thread;
	void (*job)(void *self);
	void *self;
	int from; /* processor of who began it */
};

static void *
run_job(void *work)
{
	struct work *w = work;

	place_leave(w->from);
	w->job(w->self);
	return NULL;
}

struct work *
work_try(void (*job)(void *self), void *self)
{
	struct work *w = malloc(sizeof(*w));

	if (!w)
		out_of_memory();
	*w = (struct work){.job = job, .self = self, .from = place_here()};
	if (pthread_create(&w->thread, NULL, run_job, w)) {
		free(w);
		return NULL;
	}
	place_let_leave();
	return w;
}

struct work *
work_begin(void (*job)(void *self), void *self)
{
	struct work *w = work_try(job, self);

	if (!w)
		job(self);
	return w;
}

void
work_wait(struct work *work)
{
	if (!work)
		return;
	(void)pthread_join(work->thread, NULL);
	free(work);
}

struct gate {
	pthread_mutex_t lock;
	pthread_cond_t opened;
	bool is_open;
};

struct gate *
gate_new(void)
{
	struct gate *g = malloc(sizeof(*g));

	if (!g || pthread_mutex_init(&g->lock, NULL) ||
	    pthread_cond_init(&g->opened, NULL))
		out_of_memory();
	g->is_open = false;
	return g;
}

void
gate_open(struct gate *gate)
{
	(void)pthread_mutex_lock(&gate->lock);
	gate->is_open = true;
	(void)pthread_cond_broadcast(&gate->opened);
	(void)pthread_mutex_unlock(&gate->lock);
}

void
gate_wait(struct gate *gate)
{
	(void)pthread_mutex_lock(&gate->lock);
	while (!gate->is_open)
		(void)pthread_cond_wait(&gate->opened, &gate->lock);
	(void)pthread_mutex_unlock(&gate->lock);
}

void
gate_free(struct gate *gate)
{
	(void)pthread_cond_destroy(&gate->opened);
	(void)pthread_mutex_destroy(&gate->lock);
	free(gate);
}

struct turns {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	int n;
	bool is_ended;
};

struct turns *
turns_new(int n)
{
	struct turns *t = malloc(sizeof(*t));

	if (!t || pthread_mutex_init(&t->lock, NULL) ||
	    pthread_cond_init(&t->changed, NULL))
		out_of_memory();
	t->n = n;
	t->is_ended = false;
	return t;
}

void
turns_give(struct turns *turns)
{
	(void)pthread_mutex_lock(&turns->lock);
	turns->n++;
	(void)pthread_cond_signal(&turns->changed);
	(void)pthread_mutex_unlock(&turns->lock);
}

bool
turns_take(struct turns *turns)
{
	bool taken;

	(void)pthread_mutex_lock(&turns->lock);
	while (turns->n == 0 && !turns->is_ended)
		(void)pthread_cond_wait(&turns->changed, &turns->lock);
	taken = !turns->is_ended;
	turns->n -= taken;
	(void)pthread_mutex_unlock(&turns->lock);
	return taken;
}

void
turns_end(struct turns *turns)
{
	(void)pthread_mutex_lock(&turns->lock);
	turns->is_ended = true;
	(void)pthread_cond_signal(&turns->changed);
	(void)pthread_mutex_unlock(&turns->lock);
}

void
turns_free(struct turns *turns)
{
	if (!turns)
		return;
	(void)pthread_cond_destroy(&turns->changed);
	(void)pthread_mutex_destroy(&turns->lock);
	free(turns);
}

struct lane {
	void (*job)(void *self, int i);
	void *self;
	int i;
};

static void
run_lane(void *self)
{
	const struct lane *lane = self;

	lane->job(lane->self, lane->i);
}

void
work_run(void (*job)(void *self, int i), void *self, int n)
{
	struct lane lanes[WORK_LANES];
	struct work *beside[WORK_LANES] = {0};

	assert(n > 0 && n <= WORK_LANES);
	for (int i = 1; i < n; i++) {
		lanes[i] = (struct lane){job, self, i};
		beside[i] = work_begin(run_lane, &lanes[i]);
	}
	job(self, 0);
	for (int i = 1; i < n; i++)
		work_wait(beside[i]);
}
