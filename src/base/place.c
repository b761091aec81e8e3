/* sched_setaffinity, sched_getcpu */
#define _GNU_SOURCE
#include "base/place.h"

#include <sched.h>

#ifdef __linux__

int
place_here(void)
{
	return sched_getcpu();
}

void
place_leave(int processor)
{
	cpu_set_t all, others;

	if (processor < 0 || sched_getcpu() != processor ||
	    sched_getaffinity(0, sizeof(all), &all))
		return;
	others = all;
	CPU_CLR((size_t)processor, &others);
	if (CPU_COUNT(&others) == 0 ||
	    sched_setaffinity(0, sizeof(others), &others))
		return;
	(void)sched_setaffinity(0, sizeof(all), &all);
}

void
place_let_leave(void)
{
	(void)sched_yield();
}

#else

int
place_here(void)
{
	return -1;
}

void
place_leave(int processor)
{
	(void)processor;
}

void
place_let_leave(void)
{
}

#endif
