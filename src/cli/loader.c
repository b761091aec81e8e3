#include "cli/loader.h"

#include "phrase/pattern.h"

/* Runs the job in a thread, or at once when there is none to be had. */
static void
begin(struct loader *l, void *(*job)(void *))
{
	l->is_running = pthread_create(&l->thread, NULL, job, l) == 0;
	if (!l->is_running)
		(void)job(l);
}

static void
wait_for(struct loader *l)
{
	if (l->is_running)
		(void)pthread_join(l->thread, NULL);
	l->is_running = false;
}

static void *
load(void *self)
{
	struct loader *l = self;

	l->failed = pack_load(l->folder, false, &l->pack, &l->err);
	return NULL;
}

static void *
parse(void *self)
{
	struct loader *l = self;

	pattern_set_parse(l->pack->patterns);
	return NULL;
}

void
loader_start(struct loader *l, const char *folder)
{
	*l = (struct loader){.folder = folder};
	begin(l, load);
}

int
loader_wait(struct loader *l, struct pack **out, struct err *err)
{
	wait_for(l);
	if (l->failed) {
		*err = l->err;
		return -1;
	}
	*out = l->pack;
	begin(l, parse);
	return 0;
}

void
loader_finish(struct loader *l)
{
	wait_for(l);
}
