/* form.h - JSON that people write, held against the form it must have.
 *
 * Rules, waivers and earlier findings come as JSON that a slip of the hand or
 * a stranger may have changed.  What is wrong is told with its place as a JSON
 * Pointer and the reason; the caller puts the name of the file in front.
 */
#ifndef FORM_H
#define FORM_H

#include "base/arena.h"
#include "base/date.h"
#include "base/json.h"

struct form {
	struct arena *a; /* texts are copied to */
	const struct json *root;
	enum err_code code; /* of what is told */
	struct err *err;
};

/* "/findings/3/section: REASON"; returns -1. */
CC_PRINTF(3, 4)
int form_fail(
    const struct form *f, const struct json *at, const char *fmt, ...);

/* An object without members that are not in the blank-separated list `known`;
 * NULL takes any. */
CC_MUST_CHECK
int form_object(
    const struct form *f, const struct json *object, const char *known);

/* A text that is not empty. */
CC_MUST_CHECK
int form_text(const struct form *f, const struct json *object, const char *name,
    bool required, struct str *out);

/* The same without control characters other than line breaks and tabs, and of
 * at most `max` bytes: a text that will be shown. */
CC_MUST_CHECK
int form_words(const struct form *f, const struct json *object,
    const char *name, bool required, size_t max, struct str *out);

/* A day, YYYY-MM-DD. */
CC_MUST_CHECK
int form_day(const struct form *f, const struct json *object, const char *name,
    date *out);

/* The same, or `absent` when it is not there. */
CC_MUST_CHECK
int form_day_or(const struct form *f, const struct json *object,
    const char *name, date absent, date *out);

/* A list, which may be empty. */
CC_MUST_CHECK
int form_list(const struct form *f, const struct json *object, const char *name,
    const struct json **out);

#endif
