#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int
err_set(struct err *err, enum err_code code, const char *fmt, ...)
{
	va_list args;

	err->code = code;
	va_start(args, fmt);
	(void)vsnprintf(err->text, sizeof(err->text), fmt, args);
	va_end(args);
	return -1;
}

int
err_wrap(struct err *err, const char *fmt, ...)
{
	char inner[sizeof(err->text)];
	va_list args;
	int n;

	(void)memcpy(inner, err->text, sizeof(inner));
	va_start(args, fmt);
	n = vsnprintf(err->text, sizeof(err->text), fmt, args);
	va_end(args);
	if (n >= 0 && (size_t)n + 3 < sizeof(err->text)) {
		size_t room = sizeof(err->text) - (size_t)n - 3;

		(void)snprintf(
		    err->text + n, room + 3, ": %.*s", (int)room, inner);
	}
	return -1;
}
