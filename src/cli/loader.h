/* loader.h - the rules are loaded while documents are read.
 *
 * The pack is loaded, then its patterns are parsed, beside reading the
 * documents and their prose.  What comes of it is the same in whatever order
 * things end, and where the system gives no second thread.
 */
#ifndef LOADER_H
#define LOADER_H

#include "base/work.h"
#include "rule/pack.h"

struct loader {
	const struct pack_folder *folder; /* of --rules, or NULL */
	struct pack *pack;
	struct err err;
	int failed;
	struct work *loading, *parsing; /* in hand, or NULL */
};

/* Begins to load. */
void loader_start(struct loader *l, const struct pack_folder *folder);

/* Waits for the pack; its patterns are being parsed and until loader_finish
 * not to be touched.  Errors are those of pack_load. */
CC_MUST_CHECK
int loader_wait(struct loader *l, struct pack **out, struct err *err);

/* Waits for the patterns; nothing is to be done when nothing was begun. */
void loader_finish(struct loader *l);

#endif
