#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>

/* Names of files and words of libraries go into messages: whatever they hold,
 * a message stays one line and writes nothing but text. */
void
message(const char *fmt, ...)
{
	char text[1024];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	for (char *c = text; *c; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7F)
			*c = ' ';
	(void)fprintf(stderr, "cpslint: %s\n", text);
}

enum status
status_worst(enum status a, enum status b)
{
	return a > b ? a : b;
}
