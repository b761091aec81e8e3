/* How far a sweep is, in one line of a terminal that is drawn again and again.
 * Nobody sees it where stderr is a file. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/sweep.h"

/* Drawing more often only flickers. */
#define SECONDS_BETWEEN 0.2

double
clock_seconds(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now))
		return 0;
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void
progress_start(struct progress *p, size_t total, size_t kept)
{
	*p = (struct progress){.on = isatty(STDERR_FILENO) == 1,
	    .started = clock_seconds(),
	    .total = total,
	    .kept = kept,
	    .done = kept};
}

/* "about 40 s", "about 3 min", "about 2 h" */
static void
print_left(double seconds)
{
	if (seconds < 90)
		(void)fprintf(stderr, ", about %.0f s left", seconds + 0.5);
	else if (seconds < 90 * 60)
		(void)fprintf(stderr, ", about %.0f min left", seconds / 60);
	else
		(void)fprintf(stderr, ", about %.1f h left", seconds / 3600);
}

void
progress_draw(struct progress *p, bool now)
{
	double at = clock_seconds(), spent = at - p->started;
	size_t made = p->done - p->kept;

	if (!p->on || (!now && at - p->drawn < SECONDS_BETWEEN))
		return;
	(void)fprintf(
	    stderr, "\r\033[K%zu of %zu documents", p->done, p->total);
	if (p->lost)
		(void)fprintf(stderr, ", %zu lost", p->lost);
	if (made && spent > 0) {
		double rate = (double)made / spent;

		(void)fprintf(stderr, ", %.1f a second", rate);
		if (p->done < p->total)
			print_left((double)(p->total - p->done) / rate);
	}
	(void)fflush(stderr);
	p->shown = true;
	p->drawn = at;
}

void
progress_clear(struct progress *p)
{
	if (p->shown)
		(void)fputs("\r\033[K", stderr);
	p->shown = false;
}
