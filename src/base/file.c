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

int
file_write(const char *path, struct str bytes, struct err *err)
{
	struct arena a = {0};
	struct str temp = arena_print(&a, "%s.XXXXXX", path);
	char *name = arena_many(&a, char, temp.len + 1);
	mode_t mask = umask(0);
	int fd, bad;

	(void)umask(mask);
	(void)memcpy(name, temp.at, temp.len);
	fd = mkstemp(name);
	if (fd < 0) {
		bad = errno;
		arena_clear(&a);
		return err_set(
		    err, ERR_IO, "cannot write '%s': %s", path, strerror(bad));
	}
	bad = fchmod(fd, 0666 & ~mask) || write_all(fd, bytes) ? errno : 0;
	if (close(fd) && !bad)
		bad = errno;
	if (!bad && rename(name, path))
		bad = errno;
	if (bad)
		(void)unlink(name);
	arena_clear(&a);
	return bad ? err_set(err, ERR_IO, "cannot write '%s': %s", path,
			 strerror(bad))
		   : 0;
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
