/* inbox.h - all files that the command line names, read before the work
 * begins.
 *
 * So the work can be done by a process that opens nothing (cli/run.c).  What
 * is wrong with a file is kept, and told when somebody asks for the file.
 */
#ifndef CLI_INBOX_H
#define CLI_INBOX_H

#include "cli/options.h"

struct inbox_file {
	const char *path;
	struct str bytes;
	struct pdf_conversion *converted; /* of a document that is a PDF */
	struct err err;
	bool failed;
};

struct inbox {
	struct VEC(struct inbox_file) files;
};

/* Reads the files and the folder of rules that the options name, into the
 * arena of the options.  Fails for the folder only. */
CC_MUST_CHECK
int inbox_open(struct options *o, struct err *err);
void inbox_close(struct options *o);

/* Adds one document, as inbox_open does. */
void inbox_add(struct options *o, const char *path);

/* The bytes of a file, which live as long as the inbox; a file that is not in
 * it is read into `a`.  Errors are those of file_read. */
CC_MUST_CHECK
int inbox_read(const struct options *o, struct arena *a, const char *path,
    size_t max, struct str *out, struct err *err);

/* What was prepared for reading a document, or NULL. */
const struct pdf_conversion *inbox_converted(
    const struct options *o, const char *path);

#endif
