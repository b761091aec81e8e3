/* file.h - whole files in, whole files out.
 *
 * Nothing is ever half written: file_write makes a temporary file beside the
 * target and renames it when every byte is on its way.
 */
#ifndef FILE_H
#define FILE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* The bytes of `path` ("-" is standard input) in `a`, with a NUL after them.
 * Fails with ERR_IO (absent, a directory, unreadable) or ERR_LIMIT (more than
 * `max` bytes). */
CC_MUST_CHECK
int file_read(struct arena *a, const char *path, size_t max, struct str *out,
    struct err *err);

/* Replaces `path` by `bytes`.  On failure the old file is as it was. */
CC_MUST_CHECK
int file_write(const char *path, struct str bytes, struct err *err);

/* The part of a path after its last slash. */
struct str file_name(struct str path);

/* The names in a folder that end in `suffix`, or all folders when `suffix` is
 * "/"; sorted by bytes, so that no order of a file system is ever seen. */
CC_MUST_CHECK
int file_list(struct arena *a, const char *folder, const char *suffix,
    struct str **names, size_t *count, struct err *err);

#endif
