#include "cli/loader.h"

#include "phrase/pattern.h"

static void
parse(void *self)
{
	struct loader *l = self;
	struct err err; /* comes again when the patterns are needed */

	(void)!pattern_set_parse(l->pack->patterns, &err);
}

static void
load(void *self)
{
	struct loader *l = self;

	l->failed = pack_load(l->folder, false, &l->pack, &l->err);
	if (!l->failed)
		l->parsing = work_begin(parse, l);
}

void
loader_start(struct loader *l, const struct pack_folder *folder)
{
	*l = (struct loader){.folder = folder};
	l->loading = work_begin(load, l);
}

int
loader_wait(struct loader *l, struct pack **out, struct err *err)
{
	work_wait(l->loading);
	l->loading = NULL;
	if (l->failed) {
		*err = l->err;
		return -1;
	}
	*out = l->pack;
	return 0;
}

void
loader_finish(struct loader *l)
{
	work_wait(l->loading);
	work_wait(l->parsing);
	l->loading = l->parsing = NULL;
}
