/* madvise, sbrk; <malloc.h> is of the C library of GNU. */
#define _DEFAULT_SOURCE
#include "base/heap.h"

#include <stdint.h>
#include <stdlib.h>

/* A sanitizer has a malloc of its own. */
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

/* Addresses, which cost nothing: memory comes when they are written to.  Long
 * documents take more, and get it as always. */
#define RESERVED (64 << 20)

/* What goes beyond, and what one object may take from the heap there. */
#define STEP (1 << 20)

/* Pages of this size, where the system has them, are cleared and mapped at a
 * fifth of the cost of small ones, and found quicker. */
#define LARGE_PAGE ((uintptr_t)2 << 20)
#define SMALL_PAGE ((uintptr_t)4096)

/* What lies before the first large page is left out: small ones there would
 * cost more than all the others.  But for one, which malloc writes to before
 * the large ones are asked for. */
static void
skip_to_large_page(void)
{
	uintptr_t at = (uintptr_t)sbrk(0) + SMALL_PAGE;

	(void)sbrk((intptr_t)(LARGE_PAGE - at % LARGE_PAGE));
}

static void
want_large_pages(char *from, size_t bytes)
{
	uintptr_t at = (uintptr_t)from;

	(void)madvise(from + (LARGE_PAGE - at % LARGE_PAGE),
	    bytes / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
}

/* The heap grows by what is asked for and as much again as it is told to; what
 * is given back stays there. */
void
heap_prepare(void)
{
	char *some;

	(void)mallopt(M_ARENA_MAX, 1);
	(void)mallopt(M_TRIM_THRESHOLD, 2 * RESERVED);
	(void)mallopt(M_MMAP_THRESHOLD, RESERVED / 2);
	(void)mallopt(M_TOP_PAD, RESERVED);
	skip_to_large_page();
	some = malloc(RESERVED / 4);
	if (some)
		want_large_pages(some, RESERVED);
	free(some);
	(void)mallopt(M_TOP_PAD, STEP);
	(void)mallopt(M_MMAP_THRESHOLD, STEP);
}

/* Larger than any gap between what was given back. */
#define BEHIND_ALL ((size_t)STEP / 2)

/* From where the next object will stand that fills no gap: a gap may lie before
 * the first large page, where there is nothing to fetch.  A page that is there
 * already stays as it is. */
void
heap_fetch(size_t bytes)
{
#ifdef MADV_POPULATE_WRITE
	char *next = malloc(BEHIND_ALL);
	uintptr_t at = (uintptr_t)next, end = (uintptr_t)sbrk(0);

	free(next);
	at -= at % LARGE_PAGE;
	if (at < end && bytes < end - at)
		(void)madvise((void *)at, bytes, MADV_POPULATE_WRITE);
#else
	(void)bytes;
#endif
}

/* Whole pages, inside what is meant. */
void
heap_forget(const void *at, size_t bytes)
{
	uintptr_t from = (uintptr_t)at + SMALL_PAGE - 1;
	uintptr_t to = (uintptr_t)at + bytes;

	from -= from % SMALL_PAGE;
	to -= to % SMALL_PAGE;
	if (to > from)
		(void)madvise((void *)from, to - from, MADV_DONTNEED);
}

#else

void
heap_prepare(void)
{
}

void
heap_fetch(size_t bytes)
{
	(void)bytes;
}

void
heap_forget(const void *at, size_t bytes)
{
	(void)at, (void)bytes;
}

#endif
