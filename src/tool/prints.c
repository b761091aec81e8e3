/* prints.c - makes the fingerprints of a requirement document.
 *
 *	prints SOURCE VERSION FILE [LEFT-OUT...]
 *>rules/prints/SOURCE-VERSION.txt
 *
 * A program of the maintainer, not a part of cpslint.  What it prints: two
 * lines that say whose prints they are, then a line a clause: its number, a
 * blank, and the prints of its words (base/shingle.h), DIGITS hexadecimal
 * digits each, sorted.  Clauses at or below the numbers LEFT-OUT are not taken:
 * definitions, histories, what every document must say in the same words.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/shingle.h"
#include "map/map.h"
#include "read/read.h"
#include "rule/pack.h"

struct marks VEC(uint32_t);

static int
compare_marks(const void *x, const void *y)
{
	const uint32_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static void
read_section(struct arena *a, const struct doc *doc, const struct section *s,
    struct marks *out)
{
	struct shingler shingler = {0};

	for (int b = s->first; b < s->own_end; b++) {
		const struct block *block = &doc->blocks.at[b];
		size_t at = 0, start;
		uint64_t hash;
		uint32_t mark;

		if (block->role != ROLE_BODY || block->kind == BLOCK_HEADING)
			continue;
		while (shingle_word(block->text, &at, &start, &hash))
			if (shingle_take(&shingler, hash, &mark))
				VEC_PUSH(a, out, mark);
	}
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), compare_marks);
}

static bool
is_left_out(const struct map *map, int section, char *const *numbers, int n)
{
	for (int i = 0; i < n; i++)
		if (number_is_below(
			map_printed_number(map, section), str_of(numbers[i])))
			return true;
	return section == 0;
}

static void
print_sections(struct arena *a, const struct map *map, char *const *left_out,
    int n_left_out)
{
	for (int s = 0; s < (int)map->sections.len; s++) {
		struct str number = map_printed_number(map, s);
		struct marks marks = {0};

		if (!number.len || str_find_char(number, ' ', 0) != SIZE_MAX ||
		    is_left_out(map, s, left_out, n_left_out))
			continue;
		read_section(a, map->doc, &map->sections.at[s], &marks);
		if (!marks.len)
			continue;
		(void)printf("%.*s ", STR_ARG(number));
		for (size_t i = 0; i < marks.len; i++)
			if (i == 0 || marks.at[i] != marks.at[i - 1])
				(void)printf("%08x", (unsigned)marks.at[i]);
		(void)putchar('\n');
	}
}

static int
make(char *const *argv, int argc, struct err *err)
{
	const struct read_options how = {.tracked = TRACKED_ACCEPT};
	struct arena a = {0};
	struct pack *pack = NULL;
	struct doc *doc = NULL;
	struct str bytes;
	int rc = -1;

	if (pack_load(NULL, false, &pack, err) == 0 &&
	    file_read(&a, argv[3], LIMIT_FILE_BYTES, &bytes, err) == 0 &&
	    read_document(bytes, file_name(str_of(argv[3])), &how, &doc, err) ==
		0) {
		(void)printf("source %s\nversion %s\n", argv[1], argv[2]);
		print_sections(&a, map_document(&a, doc, pack->outline),
		    argv + 4, argc - 4);
		rc = 0;
	}
	doc_free(doc);
	pack_free(pack);
	arena_clear(&a);
	return rc;
}

int
main(int argc, char **argv)
{
	struct err err = {0};

	if (argc < 4) {
		(void)fputs("usage: prints SOURCE VERSION FILE [LEFT-OUT...]\n",
		    stderr);
		return 2;
	}
	if (make(argv, argc, &err)) {
		(void)fprintf(stderr, "prints: %s\n", err.text);
		return 2;
	}
	return 0;
}
