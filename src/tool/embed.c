/* embed.c - turns the folder of rules into a C source file, or the style
 * sheets and scripts of HTML reports.
 *
 *	embed FOLDER OUT.c
 *	embed --text FOLDER OUT.c
 *
 * A program of the build, not a part of cpslint.  It collects the JSON files
 * of the folder and of the folders in it, refuses what is not JSON, leaves
 * out the examples of the rules (they prove a rule, they do not decide
 * anything), packs the rest, and writes the table that base/embed.h declares,
 * sorted by path.  Style sheets and scripts are taken as they are, each with
 * its digest for the Content-Security-Policy of the page that holds it.
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
#include "tool/literal.h"

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
		literal_write(out, e->packed);
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

/* --- style sheets and scripts -------------------------------------------- */

static int
hex_value(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* Base64 (RFC 4648, section 4) of a digest in hexadecimal. */
static struct str
base64(struct arena *a, struct str hex)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz0123456789+/";
	struct buf out = {0};
	struct str copy;
	unsigned bits = 0;
	int n = 0;

	for (size_t i = 0; i < hex.len; i++) {
		bits = bits << 4 | (unsigned)hex_value(hex.at[i]);
		n += 4;
		if (n >= 6) {
			n -= 6;
			buf_add_char(&out, letters[bits >> n & 63]);
		}
	}
	if (n)
		buf_add_char(&out, letters[bits << (6 - n) & 63]);
	while (out.len % 4)
		buf_add_char(&out, '=');
	copy = arena_copy(a, buf_str(&out));
	buf_free(&out);
	return copy;
}

static int
write_text(struct arena *a, const char *folder, struct str name,
    struct buf *out, struct err *err)
{
	struct str path = arena_print(a, "%s/%.*s", folder, STR_ARG(name));
	struct str bytes;

	if (file_read(a, path.at, LIMIT_FILE_BYTES, &bytes, err))
		return -1;
	if (str_find(bytes, STR("</"), 0) != SIZE_MAX)
		return err_set(err, ERR_FORMAT,
		    "%s: '</' would end the element that holds it", path.at);
	buf_print(out, "\t{\"%.*s\",", STR_ARG(name));
	literal_write(out, bytes);
	buf_print(out, ", %zu,\n\t \"sha256-%.*s\"},\n", bytes.len,
	    STR_ARG(base64(a, str_of(sha256_of(bytes).text))));
	return 0;
}

static int
embed_text(const char *folder, const char *target, struct err *err)
{
	static const char *const ends[] = {".css", ".js"};
	struct arena a = {0};
	struct buf out = {0};
	size_t n = 0;
	int rc = 0;

	buf_add_c(&out, "/* Written by src/tool/embed.c. */\n"
			"#include \"base/embed.h\"\n\n"
			"const struct embedded_text embedded_texts[] = {\n");
	for (size_t e = 0; e < COUNT_OF(ends) && rc == 0; e++) {
		struct str *names;
		size_t count = 0;

		rc = file_list(&a, folder, ends[e], &names, &count, err);
		for (size_t i = 0; i < count && rc == 0; i++, n++)
			rc = write_text(&a, folder, names[i], &out, err);
	}
	buf_print(
	    &out, "\t{0}\n};\n\nconst size_t n_embedded_texts = %zu;\n", n);
	if (rc == 0)
		rc = file_write(target, buf_str(&out), err);
	buf_free(&out);
	arena_clear(&a);
	return rc;
}

int
main(int argc, char **argv)
{
	bool is_text = argc == 4 && strcmp(argv[1], "--text") == 0;
	struct err err = {0};

	if (argc != 3 && !is_text) {
		(void)fputs("usage: embed [--text] FOLDER OUT.c\n", stderr);
		return 2;
	}
	if (is_text ? embed_text(argv[2], argv[3], &err)
		    : embed(argv[1], argv[2], &err)) {
		(void)fprintf(stderr, "embed: %s\n", err.text);
		return 2;
	}
	return 0;
}
