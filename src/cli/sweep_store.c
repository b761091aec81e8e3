#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/index.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "cli/sweep.h"

/* A line: a review, and what was said. */
#define LONGEST_LINE (LIMIT_SWEEP_LINE + ((size_t)1 << 20))

static int
trouble(const struct store *s, const char *what, struct err *err)
{
	return err_set(err, ERR_IO, "cannot %s '%s': %s", what,
	    s->path ? s->path : "a temporary file", strerror(errno));
}

/* Two sweeps at once would write into each other's lines. */
static int
lock(const struct store *s, struct err *err)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	if (fcntl(s->fd, F_SETLK, &whole) == 0)
		return 0;
	if (errno == EACCES || errno == EAGAIN)
		return err_set(
		    err, ERR_IO, "another sweep is writing '%s'", s->path);
	return trouble(s, "lock", err);
}

static int
open_named(struct store *s, struct err *err)
{
	struct stat st;

	/* Looked at before it is opened, which for a pipe would wait. */
	if (stat(s->path, &st) == 0 && !S_ISREG(st.st_mode))
		return err_set(
		    err, ERR_IO, "'%s' is not a plain file", s->path);
	s->fd = open(s->path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (s->fd < 0)
		return trouble(s, "write", err);
	return lock(s, err);
}

static int
open_nameless(struct store *s, struct err *err)
{
	FILE *f = tmpfile();

	if (!f)
		return trouble(s, "make", err);
	s->fd = fcntl(fileno(f), F_DUPFD_CLOEXEC, 3);
	(void)fclose(f);
	return s->fd < 0 ? trouble(s, "make", err) : 0;
}

int
store_open(struct store *s, struct arena *a, const char *path, size_t n,
    struct err *err)
{
	*s = (struct store){.fd = -1,
	    .path = path,
	    .lines = arena_many(a, struct store_line, n + 1),
	    .n = n,
	    .last = n,
	    .in_order = true};
	return path ? open_named(s, err) : open_nameless(s, err);
}

void
store_close(struct store *s)
{
	if (s->fd >= 0)
		(void)close(s->fd);
	s->fd = -1;
}

/* ---- what an earlier sweep left ---- */

struct recall {
	struct store *store;
	const struct sweep_list *list;
	struct str run;
	struct arena arena;
	struct index names;
	long line; /* from 1 */
};

static int
refuse(const struct recall *r, struct err *err)
{
	return err_set(err, ERR_FORMAT,
	    "'%s' line %ld is none of a sweep: nothing was written; name "
	    "another file, or remove this one",
	    r->store->path, r->line);
}

/* Reads on from the end of the line before; `len` is 0 at the end of the file
 * or when the last line is not whole. */
static int
read_line(const struct store *s, off_t at, struct buf *line, struct err *err)
{
	char chunk[65536];

	buf_reset(line);
	for (;;) {
		ssize_t n =
		    pread(s->fd, chunk, sizeof(chunk), at + (off_t)line->len);
		const char *end;

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return trouble(s, "read", err);
		end = n ? memchr(chunk, '\n', (size_t)n) : NULL;
		buf_add(line, (struct str){chunk,
				  end ? (size_t)(end - chunk) + 1 : (size_t)n});
		if (end || n == 0 || line->full)
			return 0;
	}
}

static bool
is_same_document(const struct sweep_source *source, struct str digest)
{
	struct arena a = {0};
	struct str bytes;
	struct err err;
	const char *path = source->folder
			       ? arena_print(&a, "%s/%.*s", source->folder,
				     STR_ARG(source->name))
				     .at
			       : arena_copy(&a, source->name).at;
	bool is_same =
	    file_kind(path) == FILE_PLAIN &&
	    file_read(&a, path, LIMIT_FILE_BYTES, &bytes, &err) == 0 &&
	    str_eq(str_of(sha256_of(bytes).text), digest);

	arena_clear(&a);
	return is_same;
}

static bool
is_kept(const struct recall *r, const struct json *line, int document)
{
	return document >= 0 &&
	       str_eq(json_str(json_at(line, "run")), r->run) &&
	       !str_eq(json_str(json_at(line, "status")),
		   str_of(sweep_status_name(SWEEP_LOST))) &&
	       is_same_document(&r->list->all.at[document],
		   json_str(json_at(line, "sha256")));
}

static void
place_line(struct store *s, size_t document, size_t len)
{
	bool follows = s->last == s->n || document > s->last;

	s->in_order = s->in_order && follows && !s->lines[document].len;
	s->lines[document] = (struct store_line){s->end, len};
	s->last = document;
}

static int
take_line(struct recall *r, struct str line, struct err *err)
{
	struct store *s = r->store;
	struct json *root;
	struct err why;
	int document;

	/* A whole review is read, so that a damaged one is not handed on. */
	if (sweep_line_head(line, &root, &why))
		return refuse(r, err);
	json_free(root);
	if (json_parse(line, &root, &why))
		return refuse(r, err);
	document = index_find(&r->names, json_str(json_at(root, "file")));
	if (is_kept(r, root, document))
		place_line(s, (size_t)document, line.len);
	else
		s->in_order = false;
	json_free(root);
	s->end += (off_t)line.len;
	return 0;
}

/* The beginning of a line that was being written when the sweep ended. */
static int
drop_torn_line(struct recall *r, struct str torn, struct err *err)
{
	static const char start[] = "{\"file\":";
	size_t n = torn.len < sizeof(start) - 1 ? torn.len : sizeof(start) - 1;

	r->line++;
	if (memcmp(torn.at, start, n) != 0)
		return refuse(r, err);
	if (ftruncate(r->store->fd, r->store->end))
		return trouble(r->store, "write", err);
	return 0;
}

static int
recall_lines(struct recall *r, struct err *err)
{
	struct buf line = {.max = LONGEST_LINE};
	int rc;

	while ((rc = read_line(r->store, r->store->end, &line, err)) == 0) {
		struct str text = buf_str(&line);

		if (!text.len)
			break;
		if (!str_ends(text, STR("\n"))) {
			rc = drop_torn_line(r, text, err);
			break;
		}
		r->line++;
		if ((rc = take_line(r, text, err)))
			break;
	}
	buf_free(&line);
	return rc;
}

int
store_recall(struct store *s, const struct sweep_list *list, struct str run,
    struct err *err)
{
	struct recall r = {.store = s, .list = list, .run = run};
	int rc;

	for (size_t i = 0; i < list->all.len; i++)
		index_put(&r.arena, &r.names, list->all.at[i].name, (int)i);
	rc = recall_lines(&r, err);
	arena_clear(&r.arena);
	return rc;
}

/* ---- lines in and out ---- */

int
store_put(struct store *s, size_t document, struct str line, struct err *err)
{
	size_t done = 0;

	while (done < line.len) {
		ssize_t n = pwrite(s->fd, line.at + done, line.len - done,
		    s->end + (off_t)done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			(void)trouble(s, "write", err);
			(void)!ftruncate(s->fd, s->end);
			return -1;
		}
		done += (size_t)n;
	}
	place_line(s, document, line.len);
	s->end += (off_t)line.len;
	return 0;
}

int
store_get(
    const struct store *s, size_t document, struct buf *out, struct err *err)
{
	const struct store_line *line = &s->lines[document];
	char chunk[65536];
	size_t done = 0;

	buf_reset(out);
	while (done < line->len) {
		size_t want = line->len - done;
		ssize_t n = pread(s->fd, chunk,
		    want < sizeof(chunk) ? want : sizeof(chunk),
		    line->at + (off_t)done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return trouble(s, "read", err);
		buf_add(out, (struct str){chunk, (size_t)n});
		done += (size_t)n;
	}
	return 0;
}

int
store_finish(struct store *s, struct err *err)
{
	struct buf line = {.max = LONGEST_LINE};
	struct file_draft draft;
	int rc = 0;

	if (!s->path || s->in_order)
		return 0;
	if (file_begin(&draft, s->path, err))
		return -1;
	for (size_t i = 0; i < s->n && rc == 0; i++) {
		rc = store_get(s, i, &line, err);
		if (rc == 0)
			file_add(&draft, buf_str(&line));
	}
	buf_free(&line);
	if (rc == 0)
		return file_commit(&draft, err);
	file_drop(&draft);
	return -1;
}
