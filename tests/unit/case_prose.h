/* case_prose.h - small documents of case files, read down to clauses.
 *
 *	= 4.9.1 Title	a heading; its level is the number of its places
 *	- text		a list item; "-- text" one level deeper
 *	| a | b |	a row of a table, whose first row holds headings
 *	text		a paragraph
 */
#ifndef CASE_PROSE_H
#define CASE_PROSE_H

#include "cases.h"
#include "prose/prose.h"

struct prose_world {
	struct lexicon *lexicon;
	struct rfc3647 *outline;
	struct arena arena; /* of the case in hand */
	struct doc *doc;
	const struct doc *docs[1];
	const struct map *maps[1];
	struct prose *prose;
};

static inline struct lexicon *
case_lexicon(void)
{
	struct arena a = {0};
	struct lexicon *lexicon = NULL;
	struct err err;

	if (lexicon_load(cases_read(&a, "rules/lexicon.json"), &lexicon, &err))
		fail_msg("rules/lexicon.json: %s", err.text);
	arena_clear(&a);
	return lexicon;
}

static inline int
prose_world_load(void **state)
{
	struct prose_world *w = test_calloc(1, sizeof(*w));
	struct arena a = {0};
	struct err err;

	w->lexicon = case_lexicon();
	if (rfc3647_load(
		cases_read(&a, "rules/rfc3647.json"), &w->outline, &err))
		fail_msg("%s", err.text);
	arena_clear(&a);
	*state = w;
	return 0;
}

static inline void
prose_world_forget(struct prose_world *w)
{
	doc_free(w->doc);
	w->doc = NULL;
	arena_clear(&w->arena);
}

static inline int
prose_world_unload(void **state)
{
	struct prose_world *w = *state;

	prose_world_forget(w);
	lexicon_free(w->lexicon);
	rfc3647_free(w->outline);
	test_free(w);
	return 0;
}

static inline void
case_add(struct doc *doc, struct block b, struct str text)
{
	struct err err;

	b.text = str_trim(text);
	if (doc_add_block(doc, &b, NULL, &err))
		fail_msg("%s", err.text);
}

static inline void
case_add_row(struct doc *doc, struct str line, bool first)
{
	struct table *t;
	struct block b = {.kind = BLOCK_CELL};

	if (first) {
		struct table new = {
		    .parent = -1, .header_rows = 1, .header_col = true};

		(void)doc_add_table(doc, &new);
	}
	b.table = (int)doc->tables.len - 1;
	t = &doc->tables.at[b.table];
	b.row = t->rows++;
	(void)str_cut(&line, '|');
	for (b.col = 0; str_trim(line).len; b.col++) {
		if (b.col >= t->cols)
			t->cols = b.col + 1;
		case_add(doc, b, str_cut(&line, '|'));
	}
}

static inline int
case_level(struct str title)
{
	int level = 1;

	for (size_t i = 0; i < title.len && title.at[i] != ' '; i++)
		level += title.at[i] == '.' && i + 1 < title.len &&
			 char_is_digit(title.at[i + 1]);
	return level;
}

static inline void
case_add_line(struct doc *doc, struct str line, bool in_table)
{
	struct block b = {.kind = BLOCK_PARAGRAPH, .table = -1};

	if (str_starts(line, STR("|"))) {
		case_add_row(doc, line, !in_table);
		return;
	}
	if (str_starts(line, STR("= "))) {
		b.kind = BLOCK_HEADING;
		line = str_sub(line, 2, line.len);
		b.level = case_level(line);
	} else if (str_starts(line, STR("- ")) ||
		   str_starts(line, STR("-- "))) {
		b.kind = BLOCK_ITEM;
		b.list = 1;
		b.level = line.at[1] == '-' ? 2 : 1;
		line = str_sub(line, (size_t)b.level, line.len);
	}
	case_add(doc, b, line);
}

/* Reads the lines as one document; what was read before is forgotten. */
static inline struct prose *
case_prose(struct prose_world *w, struct str lines)
{
	struct str line;
	struct err err;
	bool in_table = false;

	prose_world_forget(w);
	w->doc = doc_new(STR("case"), STR("case"));
	(void)doc_add_part(w->doc, STR("case"));
	while (case_line(&lines, &line)) {
		case_add_line(w->doc, line, in_table);
		in_table = str_starts(line, STR("|"));
	}
	doc_finish(w->doc);
	doc_check(w->doc);
	w->docs[0] = w->doc;
	w->maps[0] = map_document(&w->arena, w->doc, w->outline);
	if (prose_read(
		&w->arena, w->lexicon, w->docs, w->maps, 1, &w->prose, &err))
		fail_msg("%s", err.text);
	return w->prose;
}

/* Tells the lines that differ; true when the texts are the same. */
static inline bool
case_same(struct str title, struct str got, struct str expected)
{
	struct str a = got, b = expected, x, y;
	bool same = true, more_a, more_b;

	for (;;) {
		more_a = case_line(&a, &x);
		more_b = case_line(&b, &y);
		if (!more_a && !more_b)
			return same;
		if (more_a && more_b && str_eq(x, y))
			continue;
		if (same)
			print_error("== %.*s\n", STR_ARG(title));
		same = false;
		print_error("  expected: %.*s\n  got:      %.*s\n",
		    more_b ? (int)y.len : 0, more_b ? y.at : "",
		    more_a ? (int)x.len : 0, more_a ? x.at : "");
	}
}

/* The words of tokens [first, last), as they stand in the document. */
static inline void
case_add_words(struct buf *out, const struct prose *p, int first, int last)
{
	struct passage at[1];

	if (prose_passages(p, first, last, at, 1) == 0)
		return;
	buf_add(out, str_sub(p->docs[at->document]->blocks.at[at->block].text,
			 at->start, at->end));
}

/* Runs all cases of a file: `show` writes what was found to the buffer. */
static inline void
case_run(void *self, const char *path,
    void (*show)(void *self, struct str given, struct buf *out))
{
	struct arena a = {0};
	struct str text = cases_read(&a, path);
	struct text_case c;
	int cases = 0, bad = 0;

	while (case_next(&text, &c)) {
		struct buf out = {0};

		show(self, c.given, &out);
		bad += !case_same(c.title, buf_str(&out), c.expected);
		cases++;
		buf_free(&out);
	}
	arena_clear(&a);
	assert_true(cases > 0);
	assert_int_equal(bad, 0);
}

#endif
