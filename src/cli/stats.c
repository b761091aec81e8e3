#include "cli/stats.h"

#include "cli/message.h"

void
stats_start(struct stats *s, bool on)
{
	*s = (struct stats){.on = on};
	if (on)
		(void)clock_gettime(CLOCK_MONOTONIC, &s->last);
}

void
stats_step(struct stats *s, const char *name)
{
	struct timespec now;
	double ms;

	if (!s->on || clock_gettime(CLOCK_MONOTONIC, &now))
		return;
	ms = (double)(now.tv_sec - s->last.tv_sec) * 1e3 +
	     (double)(now.tv_nsec - s->last.tv_nsec) / 1e6;
	message("%-14s %9.2f ms", name, ms);
	s->last = now;
}

void
stats_count(const char *name, uint64_t n)
{
	message("%-14s %9llu", name, (unsigned long long)n);
}
