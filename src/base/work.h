/* work.h - jobs side by side.
 *
 * The one place that knows threads.  What comes of a job must not depend on
 * when it runs: jobs share only what none of them writes, and each puts what
 * it found where the caller told it to.  Who calls joins that in an order of
 * his own, so that the same input gives the same bytes on any machine.
 */
#ifndef WORK_H
#define WORK_H

#include <stdbool.h>

/* So many jobs the work of one document is parted in, however many processors
 * there are: what each does, and its limits, must not depend on the machine. */
#define WORK_LANES 2

/* Runs job(self, i) for each i in [0, n), 0 < n <= WORK_LANES: side by side
 * where the system gives threads, else one after the other.  Ends when all
 * have. */
void work_run(void (*job)(void *self, int i), void *self, int n);

/* What one job has ready for another: opened once, by the job with the higher
 * number, which waits at none itself; who waits before that waits. */
struct gate;

struct gate *gate_new(void);
void gate_open(struct gate *gate);
void gate_wait(struct gate *gate);
void gate_free(struct gate *gate);

/* A job that runs while the caller goes on. */
struct work;

/* Begins it, or runs it at once where the system gives no thread. */
struct work *work_begin(void (*job)(void *self), void *self);

/* Begins it, or gives NULL where the system gives no thread. */
struct work *work_try(void (*job)(void *self), void *self);

/* Waits for it to end; NULL is fine. */
void work_wait(struct work *work);

/* Turns that one job gives and another takes, who waits where there is none; he
 * gets none once they were ended. */
struct turns;

struct turns *turns_new(int n);
void turns_give(struct turns *turns);
bool turns_take(struct turns *turns);
void turns_end(struct turns *turns);
void turns_free(struct turns *turns); /* NULL is fine */

#endif
