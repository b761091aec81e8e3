#include "cli/inbox.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"

static struct inbox_file *
find_file(const struct options *o, const char *path)
{
	if (!o->inbox)
		return NULL;
	for (size_t i = 0; i < o->inbox->files.len; i++)
		if (strcmp(o->inbox->files.at[i].path, path) == 0)
			return &o->inbox->files.at[i];
	return NULL;
}

/* The file, read when it is named for the first time. */
static struct inbox_file *
add_file(struct options *o, const char *path, size_t max)
{
	struct inbox_file *f = find_file(o, path);

	if (f)
		return f;
	f = VEC_ADD(o->arena, &o->inbox->files);
	f->path = path;
	f->failed = file_read(o->arena, path, max, &f->bytes, &f->err) != 0;
	return f;
}

void
inbox_add(struct options *o, const char *path)
{
	const struct read_options how = {.format = o->input};
	struct inbox_file *f;

	if (!o->inbox)
		o->inbox = arena_new(o->arena, struct inbox);
	f = add_file(o, path, LIMIT_FILE_BYTES);
	if (!f->failed && !f->converted)
		f->converted = read_prepare(f->bytes, &how);
}

static int
open_folder(struct options *o, struct err *err)
{
	struct pack_folder *folder = arena_new(o->arena, struct pack_folder);

	if (!o->rules)
		return 0;
	if (pack_folder_read(o->arena, o->rules, folder, err))
		return -1;
	o->folder = folder;
	return 0;
}

/* Operands from here on are documents. */
static size_t
first_document(const struct options *o)
{
	const unsigned all = COMMAND_CHECK | COMMAND_OUTLINE | COMMAND_EXTRACT |
			     COMMAND_FACTS | COMMAND_DIFF;

	if (o->command->bit & all)
		return 0;
	return o->command->bit & COMMAND_WORKSHEET ? 1 : o->operands.len;
}

int
inbox_open(struct options *o, struct err *err)
{
	o->inbox = arena_new(o->arena, struct inbox);
	if (open_folder(o, err))
		return -1;
	if (o->waivers)
		(void)add_file(o, o->waivers, LIMIT_REVIEW_BYTES);
	if (o->findings)
		(void)add_file(o, o->findings, LIMIT_REVIEW_BYTES);
	if (o->case_file)
		(void)add_file(o, o->case_file, LIMIT_RULE_BYTES);
	if (o->promises)
		(void)add_file(o, o->promises, LIMIT_RULE_BYTES);
	for (size_t i = first_document(o); i < o->operands.len; i++)
		inbox_add(o, o->operands.at[i]);
	return 0;
}

void
inbox_close(struct options *o)
{
	for (size_t i = 0; o->inbox && i < o->inbox->files.len; i++)
		read_prepared_free(o->inbox->files.at[i].converted);
	o->inbox = NULL;
}

int
inbox_read(const struct options *o, struct arena *a, const char *path,
    size_t max, struct str *out, struct err *err)
{
	const struct inbox_file *f = find_file(o, path);

	if (!f)
		return file_read(a, path, max, out, err);
	*out = f->bytes;
	if (f->failed)
		*err = f->err;
	return f->failed ? -1 : 0;
}

const struct pdf_conversion *
inbox_converted(const struct options *o, const char *path)
{
	const struct inbox_file *f = find_file(o, path);

	return f ? f->converted : NULL;
}
