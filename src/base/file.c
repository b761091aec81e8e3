/* realpath is of the X/Open part of POSIX. */
#define _XOPEN_SOURCE 700
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/vec.h"

#define CHUNK ((size_t)64 * 1024)

static int
read_all(int fd, const char *path, size_t max, struct buf *b, struct err *err)
{
	char chunk[CHUNK];
	ssize_t n;

	for (;;) {
		n = read(fd, chunk, sizeof(chunk));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(err, ERR_IO, "cannot read '%s': %s",
			    path, strerror(errno));
		if (n == 0)
			return 0;
		if (b->len + (size_t)n > max)
			return err_set(err, ERR_LIMIT,
			    "'%s' is larger than %zu bytes", path, max);
		buf_add(b, (struct str){chunk, (size_t)n});
	}
}

int
file_read(struct arena *a, const char *path, size_t max, struct str *out,
    struct err *err)
{
	bool is_stdin = strcmp(path, "-") == 0;
	struct buf b = {.max = max + CHUNK};
	struct stat st;
	int fd = STDIN_FILENO, rc;

	if (!is_stdin)
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return err_set(
		    err, ERR_IO, "cannot open '%s': %s", path, strerror(errno));
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
		rc = err_set(
		    err, ERR_IO, "cannot read '%s': it is a directory", path);
	else
		rc = read_all(fd, path, max, &b, err);
	if (!is_stdin)
		(void)close(fd);
	if (rc == 0)
		*out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return rc;
}

static int
write_all(int fd, struct str bytes)
{
	size_t at = 0;

	while (at < bytes.len) {
		ssize_t n = write(fd, bytes.at + at, bytes.len - at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		at += (size_t)n;
	}
	return 0;
}

static int
cannot_write(struct file_draft *d, int bad, struct err *err)
{
	arena_clear(&d->arena);
	return err_set(
	    err, ERR_IO, "cannot write '%s': %s", d->path, strerror(bad));
}

/* A device or a pipe is written to: a file put in its place would be another
 * thing.  A pipe that nobody reads is refused, for opening it would wait. */
static int
begin_in_place(struct file_draft *d, struct err *err)
{
	int flags;

	d->fd = open(d->path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (d->fd < 0)
		return cannot_write(d, errno, err);
	flags = fcntl(d->fd, F_GETFL);
	if (flags < 0 || fcntl(d->fd, F_SETFL, flags & ~O_NONBLOCK) < 0)
		d->bad = errno;
	return 0;
}

/* The temporary file stands beside the file that a link means. */
static struct str
temporary_name(struct arena *a, const char *path)
{
	char *meant = realpath(path, NULL);
	struct str name = arena_print(a, "%s.XXXXXX", meant ? meant : path);

	free(meant);
	return name;
}

int
file_begin(struct file_draft *d, const char *path, struct err *err)
{
	struct str temp;
	mode_t mask = umask(0);

	(void)umask(mask);
	*d = (struct file_draft){.path = path};
	if (file_kind(path) == FILE_OTHER)
		return begin_in_place(d, err);
	temp = temporary_name(&d->arena, path);
	d->name = arena_many(&d->arena, char, temp.len + 1);
	(void)memcpy(d->name, temp.at, temp.len);
	d->fd = mkstemp(d->name);
	if (d->fd < 0)
		return cannot_write(d, errno, err);
	d->bad = fchmod(d->fd, 0666 & ~mask) ? errno : 0;
	return 0;
}

void
file_add(struct file_draft *d, struct str bytes)
{
	if (!d->bad && write_all(d->fd, bytes))
		d->bad = errno;
}

/* The file that the temporary one replaces. */
static struct str
target_name(struct file_draft *d)
{
	struct str name = str_of(d->name);

	return arena_copy(
	    &d->arena, str_sub(name, 0, name.len - strlen(".XXXXXX")));
}

int
file_commit(struct file_draft *d, struct err *err)
{
	int bad = d->bad;

	if (close(d->fd) && !bad)
		bad = errno;
	if (!bad && d->name && rename(d->name, target_name(d).at))
		bad = errno;
	if (bad && d->name)
		(void)unlink(d->name);
	if (bad)
		return cannot_write(d, bad, err);
	arena_clear(&d->arena);
	return 0;
}

void
file_drop(struct file_draft *d)
{
	(void)close(d->fd);
	if (d->name)
		(void)unlink(d->name);
	arena_clear(&d->arena);
}

int
file_write(const char *path, struct str bytes, struct err *err)
{
	struct file_draft d;

	if (file_begin(&d, path, err))
		return -1;
	file_add(&d, bytes);
	return file_commit(&d, err);
}

struct str
file_name(struct str path)
{
	size_t i = path.len;

	while (i > 0 && path.at[i - 1] != '/')
		i--;
	return str_sub(path, i, path.len);
}

static int
compare_names(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static bool
is_wanted(struct arena *a, const char *folder, const struct dirent *entry,
    struct str suffix)
{
	struct str name = str_of(entry->d_name);
	struct stat st;

	if (name.at[0] == '.')
		return false;
	if (!str_eq(suffix, STR("/")))
		return str_ends(name, suffix);
	return stat(arena_print(a, "%s/%s", folder, entry->d_name).at, &st) ==
		   0 &&
	       S_ISDIR(st.st_mode);
}

int
file_list(struct arena *a, const char *folder, const char *suffix,
    struct str **names, size_t *count, struct err *err)
{
	struct VEC(struct str) list = {0};
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir)
		return err_set(err, ERR_IO, "cannot open '%s': %s", folder,
		    strerror(errno));
	while ((entry = readdir(dir)))
		if (is_wanted(a, folder, entry, str_of(suffix)))
			VEC_PUSH(
			    a, &list, arena_copy(a, str_of(entry->d_name)));
	(void)closedir(dir);
	if (list.len)
		qsort(list.at, list.len, sizeof(*list.at), compare_names);
	*names = list.at;
	*count = list.len;
	return 0;
}

/* ---- all below a folder ---- */

struct folder {
	struct str path; /* from the top one, "" or with a slash at its end */
	int depth;
};

struct walk {
	struct arena *arena;
	const char *top;
	struct VEC(struct folder) folders; /* those before `at` are done */
	size_t at;
	struct VEC(struct str) files;
};

static struct str
walk_path(const struct walk *w, struct str path)
{
	return arena_print(w->arena, "%s/%.*s", w->top, STR_ARG(path));
}

static int
walk_entry(struct walk *w, struct folder in, const char *name, struct err *err)
{
	struct str path =
	    arena_print(w->arena, "%.*s%s", STR_ARG(in.path), name);
	const char *whole = walk_path(w, path).at;
	struct stat own, meant;

	if (name[0] == '.' || lstat(whole, &own))
		return 0; /* hidden, or gone again */
	if (S_ISDIR(own.st_mode)) {
		struct folder *f = VEC_ADD(w->arena, &w->folders);

		f->path = arena_print(w->arena, "%.*s/", STR_ARG(path));
		f->depth = in.depth + 1;
		return 0;
	}
	if (stat(whole, &meant) || !S_ISREG(meant.st_mode))
		return 0;
	if (w->files.len >= LIMIT_WALK_FILES)
		return err_set(err, ERR_LIMIT, "'%s' has more than %d files",
		    w->top, LIMIT_WALK_FILES);
	VEC_PUSH(w->arena, &w->files, path);
	return 0;
}

static int
walk_folder(struct walk *w, struct folder in, struct err *err)
{
	const char *whole = walk_path(w, in.path).at;
	struct dirent *entry;
	DIR *dir;
	int rc = 0;

	if (in.depth > LIMIT_WALK_DEPTH)
		return err_set(err, ERR_LIMIT,
		    "'%s' has folders more than %d deep", w->top,
		    LIMIT_WALK_DEPTH);
	dir = opendir(whole);
	if (!dir)
		return err_set(err, ERR_IO, "cannot open '%s': %s", whole,
		    strerror(errno));
	while (rc == 0 && (entry = readdir(dir)))
		rc = walk_entry(w, in, entry->d_name, err);
	(void)closedir(dir);
	return rc;
}

int
file_walk(struct arena *a, const char *folder, struct str **paths,
    size_t *count, struct err *err)
{
	struct walk w = {.arena = a, .top = folder};

	(void)VEC_ADD(a, &w.folders);
	while (w.at < w.folders.len)
		if (walk_folder(&w, w.folders.at[w.at++], err))
			return -1;
	if (w.files.len)
		qsort(w.files.at, w.files.len, sizeof(*w.files.at),
		    compare_names);
	*paths = w.files.at;
	*count = w.files.len;
	return 0;
}

enum file_kind
file_kind(const char *path)
{
	struct stat st;

	if (stat(path, &st))
		return FILE_ABSENT;
	if (S_ISDIR(st.st_mode))
		return FILE_FOLDER;
	return S_ISREG(st.st_mode) ? FILE_PLAIN : FILE_OTHER;
}

bool
file_is_same(const char *x, const char *y)
{
	struct stat a, b;

	return stat(x, &a) == 0 && stat(y, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}
