/* stats.h - what --stats says on standard error: time a step, and counts.
 * Never part of a result. */
#ifndef CLI_STATS_H
#define CLI_STATS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct stats {
	bool on;
	struct timespec last;
};

void stats_start(struct stats *s, bool on);

/* Time since the last step. */
void stats_step(struct stats *s, const char *name);

void stats_count(const char *name, uint64_t n);

#endif
