/* heap.h - how the memory of the process grows.
 *
 * A review takes its memory in the first milliseconds and gives it back by
 * ending.  What malloc does for programs that live long (giving back what is
 * free, a heap for each thread, pages one by one) costs more than a tenth of
 * a short run.
 */
#ifndef HEAP_H
#define HEAP_H

/* Tells malloc so.  For a process that does one job: before its first thread
 * and before it takes much.  Where the system knows nothing of the kind, or
 * does not grant it, nothing changes. */
void heap_prepare(void);

#endif
