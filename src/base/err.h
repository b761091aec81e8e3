/* err.h - what went wrong, told once, in full.
 *
 * A function that can fail for a reason the user should hear takes a
 * `struct err *` last and returns 0 or -1.  It fills `err` only when it
 * returns -1, so calls chain with ||.  The text is kept in place: reporting
 * an error never allocates.
 *
 * Three kinds of trouble, three idioms:
 *   the input or the user is wrong   -> return -1, say why in `err`
 *   the program is wrong             -> assert
 *   no memory is left                -> out_of_memory() ends the program
 *
 * Texts are lower case, without a full stop, the problem first, the thing in
 * single quotes; the place, when there is one, is put in front on the way up.
 */
#ifndef ERR_H
#define ERR_H

#include "base/cc.h"

enum err_code {
	ERR_NONE,
	ERR_IO, /* a file could not be opened, read or written */
	ERR_FORMAT, /* not a document we know, or a damaged one */
	ERR_RULE, /* a rule pack does not say what it must */
	ERR_LIMIT, /* a bound in limits.h was reached */
	ERR_USAGE /* the command line makes no sense */
};

struct err {
	enum err_code code;
	char text[504];
};

/* Sets `err` and returns -1, so that `return err_set(...)` reads as one act. */
CC_PRINTF(3, 4)
int err_set(struct err *err, enum err_code code, const char *fmt, ...);

/* Puts "context: " before the text on the way up.  Returns -1. */
CC_PRINTF(2, 3)
int err_wrap(struct err *err, const char *fmt, ...);

#endif
