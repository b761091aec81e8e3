/* table.c - joins the files of rules/prints/ into one table.
 *
 *	table OUT.c FILE...
 *
 * A program of the build, not a part of cpslint.  Writes what base/prints.h
 * declares: the prints of all versions in one order, each with its clause; of
 * clauses of one version with the same print the first is named.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/prints.h"
#include "base/vec.h"

#define DIGITS 8 /* of a print */
#define VERSIONS_MAX 64
#define IN_LINE 8

struct clause {
	int version;
	struct str section;
};

struct entry {
	uint32_t mark;
	int clause;
};

struct table {
	struct arena arena;
	struct VEC(struct str) sources;
	struct VEC(struct str) versions;
	struct VEC(struct clause) clauses;
	struct VEC(struct entry) entries;
};

static int
bad(struct err *err, const char *path, const char *reason)
{
	return err_set(err, ERR_FORMAT, "%s: %s", path, reason);
}

/* "source tls-br": the word behind `name`. */
static bool
read_head(struct str *rest, const char *name, struct str *out)
{
	struct str line = str_cut(rest, '\n');

	*out = line;
	return str_eq(str_cut(out, ' '), str_of(name)) && out->len &&
	       str_find_char(*out, ' ', 0) == SIZE_MAX;
}

static bool
read_mark(struct str digits, uint32_t *out)
{
	*out = 0;
	for (size_t i = 0; i < digits.len; i++) {
		char c = digits.at[i];

		if (!char_is_digit(c) && (c < 'a' || c > 'f'))
			return false;
		*out = *out << 4 |
		       (uint32_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return true;
}

static bool
read_clause(struct table *t, struct str line)
{
	struct str number = str_cut(&line, ' ');
	uint32_t mark;

	if (!number.len || !line.len || line.len % DIGITS)
		return false;
	VEC_PUSH(&t->arena, &t->clauses,
	    ((struct clause){(int)t->versions.len - 1, number}));
	for (size_t i = 0; i < line.len; i += DIGITS) {
		if (!read_mark(str_sub(line, i, i + DIGITS), &mark))
			return false;
		VEC_PUSH(&t->arena, &t->entries,
		    ((struct entry){mark, (int)t->clauses.len - 1}));
	}
	return t->clauses.len <= UINT16_MAX;
}

static int
read_prints(struct table *t, const char *path, struct err *err)
{
	struct str text, source, version;

	if (file_read(&t->arena, path, LIMIT_FILE_BYTES, &text, err))
		return -1;
	if (!read_head(&text, "source", &source) ||
	    !read_head(&text, "version", &version))
		return bad(err, path, "needs a source and a version");
	if (t->versions.len == VERSIONS_MAX)
		return bad(err, path, "too many versions");
	VEC_PUSH(&t->arena, &t->sources, source);
	VEC_PUSH(&t->arena, &t->versions, version);
	while (text.len)
		if (!read_clause(t, str_cut(&text, '\n')))
			return bad(err, path, "is no file of prints");
	return 0;
}

static int
compare_entries(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;

	if (a->mark != b->mark)
		return a->mark < b->mark ? -1 : 1;
	return (a->clause > b->clause) - (a->clause < b->clause);
}

static void
sort(struct table *t)
{
	size_t n = 0;

	if (t->entries.len)
		qsort(t->entries.at, t->entries.len, sizeof(*t->entries.at),
		    compare_entries);
	for (size_t i = 0; i < t->entries.len; i++) {
		const struct entry *e = &t->entries.at[i];

		if (n == 0 || e->mark != t->entries.at[n - 1].mark ||
		    t->clauses.at[e->clause].version !=
			t->clauses.at[t->entries.at[n - 1].clause].version)
			t->entries.at[n++] = *e;
	}
	t->entries.len = n;
}

static void
write_names(const struct table *t, struct buf *out)
{
	buf_add_c(out, "static const struct print_version versions[] = {\n");
	for (size_t i = 0; i < t->versions.len; i++)
		buf_print(out, "\t{\"%.*s\", \"%.*s\"},\n",
		    STR_ARG(t->sources.at[i]), STR_ARG(t->versions.at[i]));
	buf_add_c(out, "\t{NULL, NULL},\n};\n\n"
		       "static const struct print_clause clauses[] = {\n");
	for (size_t i = 0; i < t->clauses.len; i++)
		buf_print(out, "\t{%d, \"%.*s\"},\n", t->clauses.at[i].version,
		    STR_ARG(t->clauses.at[i].section));
	buf_add_c(out, "\t{-1, NULL},\n};\n\n");
}

static void
write_entries(const struct table *t, struct buf *out)
{
	buf_add_c(out, "static const uint32_t marks[] = {");
	for (size_t i = 0; i < t->entries.len; i++)
		buf_print(out, "%s0x%08x,", i % IN_LINE ? " " : "\n\t",
		    (unsigned)t->entries.at[i].mark);
	buf_add_c(out, "\n\t0,\n};\n\nstatic const uint16_t owners[] = {");
	for (size_t i = 0; i < t->entries.len; i++)
		buf_print(out, "%s%d,", i % IN_LINE ? " " : "\n\t",
		    t->entries.at[i].clause);
	buf_add_c(out, "\n\t0,\n};\n\nstatic const uint32_t buckets[] = {");
	for (size_t b = 0, i = 0; b <= (size_t)1 << PRINT_BUCKET_BITS; b++) {
		while (i < t->entries.len &&
		       t->entries.at[i].mark >> (32 - PRINT_BUCKET_BITS) < b)
			i++;
		buf_print(out, "%s%zu,", b % IN_LINE ? " " : "\n\t", i);
	}
	buf_add_c(out, "\n};\n\n");
}

int
main(int argc, char **argv)
{
	struct table t = {0};
	struct buf out = {0};
	struct err err = {0};
	int rc = argc < 2 ? -1 : 0;

	if (rc)
		err_set(&err, ERR_USAGE, "usage: table OUT.c FILE...");
	for (int i = 2; i < argc && rc == 0; i++)
		rc = read_prints(&t, argv[i], &err);
	if (rc == 0) {
		sort(&t);
		buf_add_c(&out, "/* Written by src/tool/table.c. */\n"
				"#include \"base/prints.h\"\n\n");
		write_names(&t, &out);
		write_entries(&t, &out);
		buf_print(&out,
		    "const struct prints embedded_prints = {\n"
		    "\tversions, %zu, clauses, marks, owners, buckets,\n};\n",
		    t.versions.len);
		rc = file_write(argv[1], buf_str(&out), &err);
	}
	if (rc)
		(void)fprintf(stderr, "table: %s\n", err.text);
	buf_free(&out);
	arena_clear(&t.arena);
	return rc ? 2 : 0;
}
