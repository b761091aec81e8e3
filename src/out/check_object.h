/* check_object.h - how the JSON of a review begins: tool, day, documents. */
#ifndef OUT_CHECK_OBJECT_H
#define OUT_CHECK_OBJECT_H

#include "base/json.h"
#include "review/review.h"

/* An object with "tool", "as_of" and "documents"; the caller's. */
struct json *check_object(const struct review *r);

#endif
