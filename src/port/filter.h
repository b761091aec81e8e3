/* filter.h - what a process that reads documents may ask of the system, as the
 * machine that the kernel runs on each call (BPF).
 *
 * The tables are made when the program is built (tool/filter.c), so that
 * giving up rights needs no memory and cannot stop half way.
 */
#ifndef PORT_FILTER_H
#define PORT_FILTER_H

#include <linux/filter.h>

/* Stands where the number of the process itself belongs. */
#define FILTER_OWN_PROCESS 0x5e1f0000u

extern const struct sock_filter filter_steps[];
extern const unsigned short n_filter_steps;

#endif
