/* run.h - how a command is run: what it names is read first, then a process
 * that can open nothing does the work, and what it made is written. */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "cli/message.h"
#include "cli/options.h"

/* Runs the command of these options; gives the exit status.  The caller must
 * have one thread. */
enum status run_command(struct options *o);

/* In a process that is there for one document: does what reading that needs of
 * the system, and gives up the right to open more. */
void run_give_up(struct options *o, const char *path);

/* Why commands are not confined, or NULL when they are. */
const char *run_unconfined_because(void);

#endif
