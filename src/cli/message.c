#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>

void
message(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	(void)fputs("cpslint: ", stderr);
	(void)vfprintf(stderr, fmt, args);
	(void)fputc('\n', stderr);
	va_end(args);
}

enum status
status_worst(enum status a, enum status b)
{
	return a > b ? a : b;
}
