/* heap.h - how the memory of the process grows.
 *
 * A review takes its memory in the first milliseconds and gives it back by
 * ending.  What malloc does for programs that live long (giving back what is
 * free, a heap for each thread, pages one by one) costs more than a tenth of
 * a short run.
 */
#ifndef HEAP_H
#define HEAP_H

#include <stddef.h>

/* Tells malloc so.  For a process that does one job: before its first thread
 * and before it takes much.  Where the system knows nothing of the kind, or
 * does not grant it, nothing changes. */
void heap_prepare(void);

/* Has the system bring so much of the heap now, which will be taken anyway: for
 * a thread beside the one that works. */
void heap_fetch(size_t bytes);

/* Constants of the program that will hardly be read again: the memory that
 * shows them is given back.  They stay what they are. */
void heap_forget(const void *at, size_t bytes);

#endif
