/* file.h - whole files in, whole files out.
 *
 * Nothing is ever half written: file_write makes a temporary file beside the
 * target and renames it when every byte is on its way.
 */
#ifndef FILE_H
#define FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* The bytes of `path` ("-" is standard input) in `a`, with a NUL after them.
 * Fails with ERR_IO (absent, a directory, unreadable) or ERR_LIMIT (more than
 * `max` bytes). */
CC_MUST_CHECK
int file_read(struct arena *a, const char *path, size_t max, struct str *out,
    struct err *err);

/* Replaces `path` by `bytes`.  On failure the old file is as it was.  A link
 * stays one, and the file that it means is replaced; a device or a pipe is
 * written to. */
CC_MUST_CHECK
int file_write(const char *path, struct str bytes, struct err *err);

/* The same for what comes in pieces.  One of file_commit and file_drop must
 * follow; an error on the way is told by file_commit. */
struct file_draft {
	struct arena arena;
	const char *path;
	char *name; /* of the temporary file, NULL when written in place */
	int fd, bad; /* -1; errno of the first trouble */
};

CC_MUST_CHECK
int file_begin(struct file_draft *d, const char *path, struct err *err);
void file_add(struct file_draft *d, struct str bytes);
CC_MUST_CHECK
int file_commit(struct file_draft *d, struct err *err);
void file_drop(struct file_draft *d);

/* The part of a path after its last slash. */
struct str file_name(struct str path);

/* The names in a folder that end in `suffix`, or all folders when `suffix` is
 * "/"; sorted by bytes, so that no order of a file system is ever seen. */
CC_MUST_CHECK
int file_list(struct arena *a, const char *folder, const char *suffix,
    struct str **names, size_t *count, struct err *err);

/* The files in a folder and in all folders below it, as paths from there
 * ("sub/a.md") sorted by bytes.  What begins with a dot and links to folders
 * are left out, and what is no plain file.  ERR_IO for a folder that cannot be
 * read, ERR_LIMIT beyond LIMIT_WALK_FILES and LIMIT_WALK_DEPTH. */
CC_MUST_CHECK
int file_walk(struct arena *a, const char *folder, struct str **paths,
    size_t *count, struct err *err);

enum file_kind { FILE_ABSENT, FILE_PLAIN, FILE_FOLDER, FILE_OTHER };

/* What stands at a path; FILE_OTHER is a pipe, a device or the like. */
enum file_kind file_kind(const char *path);

/* Whether both paths lead to one file. */
bool file_is_same(const char *x, const char *y);

#endif
