/* output.h - results on their way out: standard output and the files of -o.
 *
 * A writer fills a buffer; here it is decided where the bytes go, and trouble
 * with that is told.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/buf.h"
#include "cli/message.h"
#include "cli/options.h"
#include "out/style.h"

/* Writes in one format; `self` is the thing to write. */
struct writer {
	const char *format;
	void (*write)(
	    const void *self, const struct style *style, struct buf *out);
};

/* No file may be written that is read, nor two results into one file.
 * ERR_USAGE. */
CC_MUST_CHECK
int output_check(const struct options *o, struct err *err);

/* Writes `self` in every format asked for, by the writers of the table (which
 * ends with a NULL format).  Messages have been given when this is not
 * STATUS_CLEAN. */
enum status output_all(
    const struct options *o, const struct writer *writers, const void *self);

/* Writes text to standard output and sees it off. */
enum status output_text(struct str text);

/* The same from a command, which may not be the one to write. */
enum status output_shown(const struct options *o, struct str text);

/* Writes what a process handed over instead of writing it (options.hand_over).
 * What it says is believed only so far as it fits the options. */
enum status output_handed(const struct options *o, struct str made);

#endif
