/* place.h - on which processor a thread runs.
 *
 * A system may leave a new thread queued behind the one that began it, for a
 * turn of some milliseconds and again and again, while another processor has
 * nothing to do: short jobs side by side then take as long as one after the
 * other.  Where it knows nothing of the kind, nothing changes.
 */
#ifndef PLACE_H
#define PLACE_H

/* Where the caller runs, or -1. */
int place_here(void);

/* Moves the calling thread to another processor when it runs on this one, if
 * it may use another; from there the system moves it as it likes. */
void place_leave(int processor);

/* Lets a thread run that was just begun, if it waits behind the caller: only so
 * can it leave. */
void place_let_leave(void);

#endif
