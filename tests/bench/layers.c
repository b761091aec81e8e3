/* layers.c - the time that each layer of a check takes.
 *
 * The program has no clock below cli.  Here the linker puts these functions
 * between the layers (ld --wrap): each starts a watch, calls the real one and
 * stops it.  Linked with the objects of cpslint this is the whole program,
 * which at its end writes a line a layer on standard error: its name and
 * milliseconds.  All but the outermost watch stand still.  Watches stand on
 * the main thread; "wait" is what it waits for the rules, "rule" the lanes in
 * which facts are found and rules observe and decide.  Who works is a process
 * that has given up its rights; it ends without atexit.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/work.h"
#include "fact/identity.h"
#include "map/map.h"
#include "out/check.h"
#include "prose/prose.h"
#include "read/read.h"
#include "review/finding.h"

enum layer { WAIT, READ, MAP, FACT, PROSE, RULE, REVIEW, OUT };

static const char *const names[] = {
    "wait", "read", "map", "fact", "prose", "rule", "review", "out"};
static double spent[COUNT_OF(names)];
static int running;
static double started;
static bool has_worked;

static double
now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
report(void)
{
	for (size_t i = 0; i < COUNT_OF(names); i++)
		(void)fprintf(stderr, "layer %s %.3f\n", names[i], spent[i]);
}

static void
start(void)
{
	if (!has_worked)
		(void)atexit(report);
	has_worked = true;
	if (running++ == 0)
		started = now();
}

static void
stop(enum layer layer)
{
	if (--running == 0)
		spent[layer] += now() - started;
}

CC_NORETURN void __real__exit(int status);
CC_NORETURN void __wrap__exit(int status);

void
__wrap__exit(int status)
{
	if (has_worked)
		report();
	__real__exit(status);
}

/* WRAP(READ, int, read_document, (parameters), (arguments)) */
#define WRAP(layer, type, name, parameters, arguments)                         \
	type __real_##name parameters;                                         \
	type __wrap_##name parameters;                                         \
	type __wrap_##name parameters                                          \
	{                                                                      \
		type result;                                                   \
                                                                               \
		start();                                                       \
		result = __real_##name arguments;                              \
		stop(layer);                                                   \
		return result;                                                 \
	}

#define WRAP_VOID(layer, name, parameters, arguments)                          \
	void __real_##name parameters;                                         \
	void __wrap_##name parameters;                                         \
	void __wrap_##name parameters                                          \
	{                                                                      \
		start();                                                       \
		__real_##name arguments;                                       \
		stop(layer);                                                   \
	}

WRAP(READ, int, read_document,
    (struct str bytes, struct str file, const struct read_options *options,
	struct doc **out, struct err *err),
    (bytes, file, options, out, err))
WRAP(MAP, struct map *, map_document,
    (struct arena * a, const struct doc *doc, const struct rfc3647 *outline),
    (a, doc, outline))
WRAP_VOID(FACT, identity_find,
    (struct arena * a, const struct doc *doc, struct identity *out),
    (a, doc, out))
WRAP(PROSE, int, prose_read,
    (struct arena * a, const struct lexicon *lexicon,
	const struct doc *const *docs, const struct map *const *maps,
	int n_docs, struct prose **out, struct err *err),
    (a, lexicon, docs, maps, n_docs, out, err))
WRAP_VOID(RULE, work_run, (void (*job)(void *self, int i), void *self, int n),
    (job, self, n))
WRAP_VOID(WAIT, work_wait, (struct work * work), (work))
WRAP_VOID(REVIEW, findings_make, (struct review * r), (r))
WRAP_VOID(REVIEW, rolls_make, (struct review * r), (r))
WRAP_VOID(OUT, check_json, (const struct review *r, struct buf *out), (r, out))
