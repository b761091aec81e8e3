/* identify.h - what a file is that no reader takes.
 *
 * So that the message says more than "unknown": an encrypted document, an old
 * .doc, a picture, an empty file.
 */
#ifndef READ_IDENTIFY_H
#define READ_IDENTIFY_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/* True, with `err` set, when the bytes are known to be something that cannot
 * be read. */
bool identify_refused(struct str bytes, struct err *err);

#endif
