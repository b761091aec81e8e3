/* embed.c - turns the folder of rules into a C source file.
 *
 *	embed FOLDER OUT.c
 *
 * A program of the build, not a part of cpslint.  It collects the JSON files
 * of the folder and of the folders in it, refuses what is not JSON, leaves
 * out the examples of the rules (they prove a rule, they do not decide
 * anything), packs the rest, and writes the table that base/embed.h declares,
 * sorted by path.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "base/vec.h"

/* Bytes of data in one line of the source. */
#define LINE_BYTES 72

struct entry {
	struct str path; /* relative to the folder */
	struct str json; /* without white space, for the digest */
	struct str packed;
};

struct pack {
	struct arena arena;
	const char *folder;
	struct VEC(struct entry) entries;
};

/* The shared files live at the top; a folder holds the rules of one source,
 * one file each. */
static bool
is_rule(struct str path)
{
	return str_find_char(path, '/', 0) != SIZE_MAX;
}

/* What goes into the program, as text and packed. */
static struct entry
entry_of(struct arena *a, struct str path, const struct json *root)
{
	struct json *out = json_new_object();
	struct buf text = {0}, packed = {0};
	struct entry entry = {.path = path};

	for (const struct json *m = json_first(root); m; m = json_next(m)) {
		struct str name = json_name(m);

		if (is_rule(path) && str_eq(name, STR("examples")))
			continue;
		json_add_copy(out, arena_copy(a, name).at, m);
	}
	json_print(out, false, &text);
	json_pack(out, &packed);
	entry.json = arena_copy(a, buf_str(&text));
	entry.packed = arena_copy(a, buf_str(&packed));
	buf_free(&packed);
	buf_free(&text);
	json_free(out);
	return entry;
}

static int
add_file(struct pack *pack, struct str path, struct err *err)
{
	struct str full =
	    arena_print(&pack->arena, "%s/%.*s", pack->folder, STR_ARG(path));
	struct json *root = NULL;
	struct str bytes;

	if (file_read(&pack->arena, full.at, LIMIT_FILE_BYTES, &bytes, err))
		return -1;
	if (json_parse(bytes, &root, err))
		return err_wrap(err, "%s", full.at);
	if (json_kind(root) != JSON_OBJECT) {
		json_free(root);
		return err_set(
		    err, ERR_FORMAT, "%s: not a JSON object", full.at);
	}
	VEC_PUSH(
	    &pack->arena, &pack->entries, entry_of(&pack->arena, path, root));
	json_free(root);
	return 0;
}

/* Adds the files of `below` ("" is the folder itself, "tls-br/" one in it). */
static int
add_folder(struct pack *pack, struct str below, struct err *err)
{
	struct str *names;
	size_t count;
	struct str full =
	    arena_print(&pack->arena, "%s/%.*s", pack->folder, STR_ARG(below));

	if (file_list(&pack->arena, full.at, ".json", &names, &count, err))
		return -1;
	for (size_t i = 0; i < count; i++) {
		struct str path = arena_print(&pack->arena, "%.*s%.*s",
		    STR_ARG(below), STR_ARG(names[i]));

		if (add_file(pack, path, err))
			return -1;
	}
	return 0;
}

static int
collect(struct pack *pack, struct err *err)
{
	struct str *names;
	size_t count;

	if (add_folder(pack, STR(""), err) ||
	    file_list(&pack->arena, pack->folder, "/", &names, &count, err))
		return -1;
	for (size_t i = 0; i < count; i++) {
		struct str below =
		    str_ends(names[i], STR("/"))
			? names[i]
			: arena_print(&pack->arena, "%.*s/", STR_ARG(names[i]));

		if (add_folder(pack, below, err))
			return -1;
	}
	return 0;
}

static int
by_path(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return strcmp(x->path.at, y->path.at);
}

/* As the inside of a C string.  Octal escapes have three digits, so that no
 * digit after them joins in; "?" is escaped against trigraphs. */
static void
write_literal(struct buf *out, struct str bytes)
{
	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char c = (unsigned char)bytes.at[i];

		if (i % LINE_BYTES == 0)
			buf_add_c(out, i ? "\"\n\t\"" : "\n\t\"");
		if (c == '"' || c == '\\' || c == '?') {
			buf_add_char(out, '\\');
			buf_add_char(out, (char)c);
		} else if (c >= ' ' && c < 0x7f) {
			buf_add_char(out, (char)c);
		} else {
			buf_print(out, "\\%03o", c);
		}
	}
	buf_add_c(out, bytes.len ? "\"" : "\"\"");
}

/* Over path and bytes of each file, a line end after both; as rule/pack.c does
 * for a folder. */
static struct sha256
digest_of(const struct pack *pack)
{
	struct buf all = {0};
	struct sha256 digest;

	for (size_t i = 0; i < pack->entries.len; i++) {
		buf_add(&all, pack->entries.at[i].path);
		buf_add_char(&all, '\n');
		buf_add(&all, pack->entries.at[i].json);
		buf_add_char(&all, '\n');
	}
	digest = sha256_of(buf_str(&all));
	buf_free(&all);
	return digest;
}

static void
write_source(const struct pack *pack, struct buf *out)
{
	buf_add_c(out, "/* Written by src/tool/embed.c from the rules. */\n"
		       "#include \"base/embed.h\"\n\n"
		       "const struct embedded embedded_files[] = {\n");
	for (size_t i = 0; i < pack->entries.len; i++) {
		const struct entry *e = &pack->entries.at[i];

		buf_print(out, "\t{\"%.*s\",", STR_ARG(e->path));
		write_literal(out, e->packed);
		buf_print(out, ", %zu},\n", e->packed.len);
	}
	/* A table may not be empty; this entry is not counted. */
	buf_print(out,
	    "\t{0}\n};\n\n"
	    "const size_t n_embedded_files = %zu;\n"
	    "const char embedded_digest[] = \"%s\";\n",
	    pack->entries.len, digest_of(pack).text);
}

static int
embed(const char *folder, const char *target, struct err *err)
{
	struct pack pack = {.folder = folder};
	struct buf out = {0};
	int rc = collect(&pack, err);

	if (rc == 0) {
		if (pack.entries.len)
			qsort(pack.entries.at, pack.entries.len,
			    sizeof(*pack.entries.at), by_path);
		write_source(&pack, &out);
		rc = file_write(target, buf_str(&out), err);
	}
	buf_free(&out);
	arena_clear(&pack.arena);
	return rc;
}

int
main(int argc, char **argv)
{
	struct err err = {0};

	if (argc != 3) {
		(void)fputs("usage: embed FOLDER OUT.c\n", stderr);
		return 2;
	}
	if (embed(argv[1], argv[2], &err)) {
		(void)fprintf(stderr, "embed: %s\n", err.text);
		return 2;
	}
	return 0;
}
