/* sandbox.h - gives up what reading a document does not need.
 *
 * A process that has entered can reckon, get
 * memory, start threads, and read and write what was open before.  It cannot
 * open, make, rename or remove a file, make a socket or a pipe, start a process
 * or a program, or send a signal to others: the system answers "permission
 * denied".  There is no way back, and what it starts inherits it.
 *
 * Sanitizers need what is given up here; builds with them have no sandbox.
 */
#ifndef PORT_SANDBOX_H
#define PORT_SANDBOX_H

#include <stdbool.h>

#include "base/err.h"

/* Gives up rights of the calling process, which must have one thread.  ERR_IO
 * where the build or the system has no way to. */
CC_MUST_CHECK
int sandbox_enter(struct err *err);

/* Whether the build has it. */
bool sandbox_is_built(void);

#endif
