/* message.h - what is said to the user beside the result: standard error. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include "base/cc.h"

/* The exit status of the program. */
enum status {
	STATUS_CLEAN = 0,
	STATUS_ISSUES = 1,
	STATUS_TROUBLE = 2 /* not done, or only in part */
};

/* One line: "cpslint: ...". */
CC_PRINTF(1, 2) void message(const char *fmt, ...);

/* The worse of two: trouble, issues, clean. */
enum status status_worst(enum status a, enum status b);

#endif
