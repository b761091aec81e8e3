/* fuzz_text.h - documents written as lines, for the targets that are about
 * text: "=" starts a heading, "-" an item (one more a level deeper), "|" a row
 * of a table; the rest are paragraphs. */
#ifndef FUZZ_TEXT_H
#define FUZZ_TEXT_H

#include "base/utf8.h"
#include "fuzz.h"
#include "phrase/lexicon.h"

/* The vocabulary inside the program, loaded once. */
static inline const struct lexicon *
fuzz_lexicon(void)
{
	static struct lexicon *lexicon;
	struct err err = {0};

	if (!lexicon) {
		struct json *root = NULL;
		int rc = embedded_open("lexicon.json", &root, &err) ||
			 lexicon_read(root, &lexicon, &err);

		assert(rc == 0);
	}
	return lexicon;
}

static inline void
fuzz_add_row(struct doc *doc, struct str line, bool first)
{
	struct block b = {.kind = BLOCK_CELL};
	struct table *t;
	struct err err = {0};
	int rc = 0;

	if (first) {
		struct table new = {.parent = -1, .header_rows = 1};

		(void)doc_add_table(doc, &new);
	}
	b.table = (int)doc->tables.len - 1;
	t = &doc->tables.at[b.table];
	b.row = t->rows++;
	for (b.col = 0; line.len && b.col < 60 && rc == 0; b.col++) {
		if (b.col >= t->cols)
			t->cols = b.col + 1;
		b.text = str_cut(&line, '|');
		rc = doc_add_block(doc, &b, NULL, &err);
	}
	if (t->cols == 0)
		t->cols = 1;
	assert(rc == 0);
}

static inline int
fuzz_depth(struct str line, char sign)
{
	int depth = 0;

	while ((size_t)depth < line.len && line.at[depth] == sign)
		depth++;
	return depth;
}

static inline void
fuzz_add_line(struct doc *doc, struct str line, bool in_table)
{
	struct block b = {.kind = BLOCK_PARAGRAPH, .table = -1};
	struct err err = {0};
	int depth, rc;

	if (line.at[0] == '|') {
		fuzz_add_row(doc, str_sub(line, 1, line.len), !in_table);
		return;
	}
	if ((depth = fuzz_depth(line, '=')) > 0) {
		b.kind = BLOCK_HEADING;
		b.level = depth;
	} else if ((depth = fuzz_depth(line, '-')) > 0) {
		b.kind = BLOCK_ITEM;
		b.level = depth;
		b.list = 1 + depth % 2;
	}
	b.text = str_sub(line, (size_t)depth, line.len);
	rc = doc_add_block(doc, &b, NULL, &err);
	assert(rc == 0);
}

static inline struct doc *
fuzz_lines(struct arena *a, struct str bytes)
{
	struct doc *doc = doc_new(STR("fuzz"), STR("fuzz"));
	bool in_table = false;

	(void)doc_add_part(doc, STR("fuzz"));
	while (bytes.len) {
		struct str line = utf8_clean(a, str_cut(&bytes, '\n'));

		if (line.len == 0)
			continue;
		fuzz_add_line(doc, line, in_table);
		in_table = line.at[0] == '|';
	}
	doc_finish(doc);
	doc_check(doc);
	return doc;
}

#endif
