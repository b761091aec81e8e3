/* The documents of a sweep: those below folders by the endings of their names,
 * because a folder of documents also holds pictures, tables and notes; and
 * whatever a list names. */
#include "base/file.h"
#include "base/index.h"
#include "base/limits.h"
#include "cli/input.h"
#include "cli/sweep.h"

/* What the formats that are read are commonly called, and two that are not
 * read: a document in them is told as lost, not passed over. */
static const char *const endings[] = {".commonmark", ".dbk", ".docbook",
    ".docm", ".docx", ".dotx", ".fodt", ".htm", ".html", ".jats", ".markdown",
    ".md", ".mkd", ".odt", ".ott", ".pdf", ".text", ".txt", ".xhtml", ".xml",
    ".doc", ".rtf"};

static bool
is_document_name(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(endings); i++) {
		struct str ending = str_of(endings[i]);

		if (name.len > ending.len &&
		    str_eq_nocase(
			str_sub(name, name.len - ending.len, name.len), ending))
			return true;
	}
	return false;
}

static bool
is_output(const struct options *o, const char *whole)
{
	for (size_t i = 0; i < o->outputs.len; i++)
		if (file_is_same(o->outputs.at[i].file, whole))
			return true;
	return false;
}

static int
add_folder(struct arena *a, const struct options *o, const char *folder,
    struct sweep_list *out, struct err *err)
{
	struct str *paths;
	size_t n;

	if (file_walk(a, folder, &paths, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct sweep_source source = {paths[i], folder};

		/* What an earlier sweep wrote into the folder is none of its
		 * documents. */
		if (is_output(
			o, arena_print(a, "%s/%.*s", folder, STR_ARG(paths[i]))
			       .at))
			continue;
		if (!is_document_name(paths[i])) {
			out->left_alone++;
			continue;
		}
		/* Of one folder, names are paths from there: they are the
		 * same wherever the folder stands. */
		if (o->operands.len > 1) {
			source.name = arena_print(
			    a, "%s/%.*s", folder, STR_ARG(paths[i]));
			source.folder = NULL;
		}
		VEC_PUSH(a, &out->all, source);
	}
	return 0;
}

/* A document in place of a list would be hundreds of paths that are not
 * there. */
static int
check_list(const char *path, struct str text, struct err *err)
{
	struct str rest = text, first = str_trim(str_cut(&rest, '\n'));
	struct arena a = {0};
	bool fits = str_find_char(text, '\0', 0) == SIZE_MAX &&
		    (!str_trim(text).len || !first.len ||
			file_kind(arena_copy(&a, first).at) != FILE_ABSENT);

	arena_clear(&a);
	if (fits)
		return 0;
	return err_set(err, ERR_USAGE,
	    "%s: neither a folder nor a list of paths, one a line (for one "
	    "document: cpslint check)",
	    input_name(path));
}

static int
add_list(struct arena *a, const struct options *o, const char *path,
    struct sweep_list *out, struct err *err)
{
	struct str text;

	if (file_read(a, path, LIMIT_LIST_BYTES, &text, err))
		return -1;
	if (check_list(path, text, err))
		return -1;
	while (text.len) {
		struct str line = str_trim(str_cut(&text, '\n'));

		if (!line.len)
			continue;
		if (out->all.len >= LIMIT_WALK_FILES)
			return err_set(err, ERR_LIMIT, "%s: more than %d paths",
			    input_name(path), LIMIT_WALK_FILES);
		line = arena_copy(a, line);
		if (is_output(o, line.at))
			return err_set(err, ERR_USAGE,
			    "-o would write over '%s', which is read", line.at);
		VEC_PUSH(a, &out->all, ((struct sweep_source){line, NULL}));
	}
	return 0;
}

static int
check_names(struct arena *a, const struct sweep_list *list, struct err *err)
{
	struct index known = {0};

	for (size_t i = 0; i < list->all.len; i++) {
		struct str name = list->all.at[i].name;

		if (index_find(&known, name) >= 0)
			return err_set(err, ERR_USAGE, "'%.*s' is named twice",
			    STR_ARG(name));
		index_put(a, &known, name, 1);
	}
	if (list->all.len)
		return 0;
	return err_set(err, ERR_USAGE,
	    "no documents: no name ends like one of the formats that are "
	    "read");
}

int
sweep_list_read(struct arena *a, const struct options *o,
    struct sweep_list *out, struct err *err)
{
	for (size_t i = 0; i < o->operands.len; i++) {
		const char *path = o->operands.at[i];
		int rc = file_kind(path) == FILE_FOLDER
			     ? add_folder(a, o, path, out, err)
			     : add_list(a, o, path, out, err);

		if (rc)
			return -1;
	}
	return check_names(a, out, err);
}
