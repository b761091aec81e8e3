/* sweep.h - the parts of the command sweep: which documents, where their
 * lines are kept, the processes that review them, and what a terminal sees
 * meanwhile. */
#ifndef CLI_SWEEP_H
#define CLI_SWEEP_H

#include <sys/types.h>

#include "cli/message.h"
#include "cli/options.h"
#include "out/sweep.h"

/* ---- the documents ---- */

struct sweep_source {
	struct str name; /* as it is called everywhere */
	const char *folder; /* `name` is a path from here; NULL: from where the
			       program runs */
};

struct sweep_list {
	struct VEC(struct sweep_source) all;
	int left_alone; /* files in folders that are no documents */
};

/* Folders give the documents below them, sorted; other operands are lists of
 * paths, one a line.  ERR_USAGE when two have one name, or there is none. */
CC_MUST_CHECK
int sweep_list_read(struct arena *a, const struct options *o,
    struct sweep_list *out, struct err *err);

/* ---- the lines ----
 *
 * Each line is appended when its document is done, in whatever order; what is
 * in the file at any moment is whole lines and at most the beginning of one.
 * At the end the file is replaced by one in the order of the documents, unless
 * it has that already.
 */

struct store_line {
	off_t at;
	size_t len; /* 0: not there yet */
};

struct store {
	int fd;
	const char *path; /* NULL: a file without a name */
	off_t end;
	struct store_line *lines; /* one a document */
	size_t n;
	size_t last; /* document of the last line, n: none */
	bool in_order; /* lines follow each other as the documents do */
};

CC_MUST_CHECK
int store_open(struct store *s, struct arena *a, const char *path, size_t n,
    struct err *err);

/* Takes over what an earlier sweep left: lines of the same `run` whose
 * documents have not changed and were not lost.  ERR_FORMAT when the file is
 * something else. */
CC_MUST_CHECK
int store_recall(struct store *s, const struct sweep_list *list, struct str run,
    struct err *err);

CC_MUST_CHECK
int store_put(
    struct store *s, size_t document, struct str line, struct err *err);
CC_MUST_CHECK
int store_get(
    const struct store *s, size_t document, struct buf *out, struct err *err);

/* Brings the lines into order. */
CC_MUST_CHECK
int store_finish(struct store *s, struct err *err);
void store_close(struct store *s);

/* ---- the processes ---- */

struct sweep_work {
	const struct options *options;
	struct pack *pack;
	const struct sweep_list *list;
	struct store *store;
	struct str run;
	/* Told of each line in the order of the documents, as soon as those
	 * before it are there. */
	int (*told)(void *self, struct str line, struct err *err);
	void *self;
	bool interrupted; /* by a signal: what was done is in the store */
};

/* Reviews all documents that the store does not have. */
CC_MUST_CHECK
int sweep_work(struct sweep_work *w, struct err *err);

/* ---- progress ---- */

struct progress {
	bool on; /* stderr is a terminal */
	bool shown; /* a line stands there now */
	double started, drawn; /* seconds */
	size_t total, kept, done, lost;
};

/* Seconds on a clock that only goes forward. */
double clock_seconds(void);

void progress_start(struct progress *p, size_t total, size_t kept);
void progress_draw(struct progress *p, bool now);
void progress_clear(struct progress *p);

#endif
