#include "cli/input.h"

#include <string.h>

#include "base/embed.h"
#include "base/file.h"
#include "base/limits.h"
#include "cli/inbox.h"
#include "out/page.h"
#include "out/parts.h"
#include "read/read.h"

/* Of a notice in a message; reports have it whole. */
#define COLUMNS_OF_NOTICE 160

const char *
input_name(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

int
input_open(const struct options *o, const char *path, struct input *out,
    struct err *err)
{
	bool is_copied = options_want(o, "docx");
	const struct read_options how = {.format = o->input,
	    .tracked = o->tracked,
	    .trace = is_copied ? &out->trace : NULL,
	    .converted = inbox_converted(o, path)};
	int rc;

	out->path = path;
	rc =
	    inbox_read(o, &out->file, path, LIMIT_FILE_BYTES, &out->bytes, err);
	if (rc == 0 && read_document(out->bytes, file_name(str_of(path)), &how,
			   &out->doc, err))
		rc = err_wrap(err, "%s", input_name(path));
	if (rc || !is_copied) {
		arena_clear(&out->file);
		out->bytes = (struct str){0};
	}
	return rc;
}

void
input_map(struct arena *a, const struct rfc3647 *outline, struct input *in)
{
	in->map = map_document(a, in->doc, outline);
}

int
input_read(struct arena *a, const struct options *o, const char *path,
    const struct rfc3647 *outline, struct input *out, struct err *err)
{
	if (input_open(o, path, out, err))
		return -1;
	input_map(a, outline, out);
	return 0;
}

void
input_free(struct input *in)
{
	doc_free(in->doc);
	arena_clear(&in->file);
	*in = (struct input){0};
}

struct review_options
input_review_options(const struct options *o)
{
	return (struct review_options){.as_of = o->as_of,
	    .scope = o->scope,
	    .offers = o->offers,
	    .only_rules = o->rule.at,
	    .n_only_rules = o->rule.len,
	    .skip_rules = o->skip.at,
	    .n_skip_rules = o->skip.len,
	    .only_sources = o->source.at,
	    .n_only_sources = o->source.len};
}

int
input_earlier(struct arena *a, const struct options *o, struct earlier *out,
    struct err *err)
{
	const char *path = o->findings;
	struct str text;

	if (inbox_read(o, a, path, LIMIT_REVIEW_BYTES, &text, err))
		return -1;
	if (earlier_read(a, text, out, err))
		return err_wrap(err, "%s", input_name(path));
	return 0;
}

/* One line a file, however many things could not be read. */
static void
tell_in_part(const struct input *in, const struct notice *first, size_t n)
{
	const char *name = input_name(in->path);
	const char *how =
	    first->kind == NOTICE_FIGURE ? "note" : "read in part";
	struct arena a = {0};
	struct str text = page_shorten(&a, first->text, COLUMNS_OF_NOTICE);

	if (n == 1)
		message("%s: %s: %.*s", name, how, STR_ARG(text));
	else
		message("%s: %s: %.*s, and %zu more (-v lists them)", name, how,
		    STR_ARG(text), n - 1);
	arena_clear(&a);
}

enum status
input_tell_notices(const struct input *in, bool verbose)
{
	const struct notice *first = NULL, *figure = NULL;
	size_t n_unread = 0, n_figures = 0;

	for (size_t i = 0; i < in->doc->notices.len; i++) {
		const struct notice *n = &in->doc->notices.at[i];

		if (verbose)
			message("%s: %s: %.*s", input_name(in->path),
			    notice_kind_name(n->kind), STR_ARG(n->text));
		if (n->kind == NOTICE_NOT_READ && n_unread++ == 0)
			first = n;
		if (n->kind == NOTICE_FIGURE && n_figures++ == 0)
			figure = n;
	}
	if (first && !verbose)
		tell_in_part(in, first, n_unread);
	if (figure && !verbose)
		tell_in_part(in, figure, n_figures);
	return first ? STATUS_TROUBLE : STATUS_CLEAN;
}

bool
input_has_section(const struct map *map, struct str number)
{
	for (size_t s = 1; s < map->sections.len; s++)
		if (map_is_in(map, (int)s, number))
			return true;
	return false;
}

int
input_check_sections(const struct options *o, const struct map *a,
    const struct map *b, struct err *err)
{
	for (size_t i = 0; i < o->section.len; i++)
		if (!input_has_section(a, o->section.at[i]) &&
		    !input_has_section(b, o->section.at[i]))
			return err_set(err, ERR_USAGE,
			    "no section '%.*s' in either document",
			    STR_ARG(o->section.at[i]));
	return 0;
}

int
input_outline(const struct options *o, struct rfc3647 **out, struct err *err)
{
	static const char name[] = "rfc3647.json";
	struct str text = {0};
	struct json *root = NULL;
	int rc;

	if (o->folder)
		text = pack_folder_find(o->folder, STR(name));
	rc = text.at ? json_parse(text, &root, err)
		     : embedded_open(name, &root, err);
	if (rc == 0 && rfc3647_read(root, out, err))
		rc = err_wrap(err, "%s", name);
	json_free(root);
	return rc;
}
