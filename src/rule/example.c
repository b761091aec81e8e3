#include "rule/example.h"

#include "base/buf.h"

struct writer {
	struct doc *doc;
	struct err *err;
	struct buf paragraph;
	int table, row, list;
};

static int
add_block(struct writer *w, struct block *b, struct str text)
{
	b->text = text;
	if (b->kind != BLOCK_CELL)
		b->table = -1;
	b->anchor = -1;
	b->place.ordinal = (int)w->doc->blocks.len + 1;
	return doc_add_block(w->doc, b, NULL, w->err);
}

static int
end_paragraph(struct writer *w)
{
	struct block b = {.kind = BLOCK_PARAGRAPH};
	int rc = 0;

	if (w->paragraph.len)
		rc = add_block(w, &b, buf_str(&w->paragraph));
	buf_reset(&w->paragraph);
	return rc;
}

static int
add_heading(struct writer *w, struct str text)
{
	struct str rest = str_trim(text);
	struct str number = str_sub(rest, 0, str_find_char(rest, ' ', 0));
	struct block b = {.kind = BLOCK_HEADING, .level = 1};

	for (size_t i = 0; i < number.len; i++)
		b.level += number.at[i] == '.';
	return add_block(w, &b, rest);
}

static int
add_item(struct writer *w, int depth, struct str text)
{
	struct block b = {.kind = BLOCK_ITEM,
	    .level = depth,
	    .list = w->list,
	    .label = STR("-")};

	return add_block(w, &b, str_trim(text));
}

static int
add_row(struct writer *w, struct str line)
{
	struct str rest = str_sub(line, 1, line.len);
	int col = 0;

	if (w->table < 0) {
		w->table = doc_add_table(w->doc,
		    &(struct table){
			.parent = -1, .header_rows = 1, .header_col = true});
		w->row = 0;
	}
	if (str_ends(rest, STR("|")))
		rest.len--;
	while (rest.len) {
		struct block b = {.kind = BLOCK_CELL,
		    .table = w->table,
		    .row = w->row,
		    .col = col,
		    .row_span = 1,
		    .col_span = 1};

		if (add_block(w, &b, str_trim(str_cut(&rest, '|'))))
			return -1;
		col++;
	}
	w->row++;
	w->doc->tables.at[w->table].rows = w->row;
	if (col > w->doc->tables.at[w->table].cols)
		w->doc->tables.at[w->table].cols = col;
	return 0;
}

static int
add_line(struct writer *w, struct str line)
{
	bool item = str_starts(line, STR("- ")) || str_starts(line, STR("-- "));

	if (!str_starts(line, STR("|")))
		w->table = -1;
	if (!item && line.len)
		w->list = 0;
	if (!line.len || item || line.at[0] == '#' || line.at[0] == '|')
		if (end_paragraph(w))
			return -1;
	if (!line.len)
		return 0;
	if (line.at[0] == '#')
		return add_heading(w, str_sub(line, 1, line.len));
	if (line.at[0] == '|')
		return add_row(w, line);
	if (item) {
		int depth = line.at[1] == '-' ? 2 : 1;

		if (!w->list)
			w->list = (int)w->doc->blocks.len + 1;
		return add_item(
		    w, depth, str_sub(line, (size_t)depth, line.len));
	}
	if (w->paragraph.len)
		buf_add_char(&w->paragraph, ' ');
	buf_add(&w->paragraph, line);
	return 0;
}

static int
open_section(
    struct writer *w, const struct rfc3647 *outline, const struct example *e)
{
	struct arena scratch = {0};
	int at = rfc3647_find(outline, e->section);
	int rc = 0;

	if (at >= 0 && !str_starts(str_trim(e->text), STR("#")))
		rc = add_heading(
		    w, arena_print(&scratch, "%.*s %.*s", STR_ARG(e->section),
			   STR_ARG(outline->sections[at].title)));
	arena_clear(&scratch);
	return rc;
}

static int
add_lines(struct writer *w, struct str text)
{
	while (text.len)
		if (add_line(w, str_trim(str_cut(&text, '\n'))))
			return -1;
	return end_paragraph(w);
}

/* The next section of an example: a heading line and what follows it. */
static struct str
cut_section(struct str *rest)
{
	size_t at = str_find(*rest, STR("\n#"), 1);
	struct str section = str_sub(*rest, 0, at);

	*rest = str_sub(*rest, at == SIZE_MAX ? rest->len : at + 1, rest->len);
	return section;
}

static struct str
section_number(struct str section)
{
	struct str line = str_cut(&section, '\n');

	line = str_trim(str_sub(line, 1, line.len));
	return str_sub(line, 0, str_find_char(line, ' ', 0));
}

/* Writes the sections of the example from `*rest` up to the one numbered
 * `number`, that one included.  False when the example has none such. */
static int
add_given(struct writer *w, struct str *rest, struct str number, bool *given)
{
	struct str look = *rest;

	*given = false;
	while (look.len && !*given)
		*given = str_eq(section_number(cut_section(&look)), number);
	while (*given && rest->len != look.len)
		if (add_lines(w, cut_section(rest)))
			return -1;
	return 0;
}

static bool
is_required(const struct rfc3647 *outline, struct str number)
{
	int at = rfc3647_find(outline, number);

	return at >= 0 && outline->sections[at].required;
}

/* Writes the sections that the example adds to the outline and that belong
 * before `number`: 4.9.1.1 before 4.9.2. */
static int
add_extra(struct writer *w, const struct rfc3647 *outline, struct str *rest,
    struct str number)
{
	while (rest->len) {
		struct str next = section_number(*rest);

		if (!next.len || !char_is_digit(next.at[0]) ||
		    is_required(outline, next) || number_cmp(next, number) >= 0)
			return 0;
		if (add_lines(w, cut_section(rest)))
			return -1;
	}
	return 0;
}

/* "..." stands for every section of the RFC 3647 outline that the example
 * does not give itself. */
static int
add_whole_outline(
    struct writer *w, const struct rfc3647 *outline, struct str rest)
{
	for (size_t i = 0; i < outline->n_sections; i++) {
		const struct rfc_section *s = &outline->sections[i];
		struct arena scratch = {0};
		bool given;
		int rc;

		if (!s->required)
			continue;
		rc = add_extra(w, outline, &rest, s->number) ||
		     add_given(w, &rest, s->number, &given);
		if (rc == 0 && !given)
			rc = add_lines(
			    w, arena_print(&scratch,
				   "# %.*s %.*s\nDescribed here.",
				   STR_ARG(s->number), STR_ARG(s->title)));
		arena_clear(&scratch);
		if (rc)
			return -1;
	}
	return add_lines(w, rest);
}

/* The text without its line "...", or {0} when it has none. */
static struct str
without_dots(struct arena *a, struct str text)
{
	struct buf b = {0};
	struct str out = {0};
	bool found = false;

	while (text.len) {
		struct str line = str_trim(str_cut(&text, '\n'));

		if (str_eq(line, STR("..."))) {
			found = true;
			continue;
		}
		if (b.len)
			buf_add_char(&b, '\n');
		buf_add(&b, line);
	}
	if (found)
		out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

/* The lines of the title page, each a paragraph of its own. */
static int
add_cover(struct writer *w, struct str cover)
{
	while (cover.len) {
		struct block b = {.kind = BLOCK_PARAGRAPH};

		if (add_block(w, &b, str_trim(str_cut(&cover, '\n'))))
			return -1;
	}
	return 0;
}

int
example_document(const struct rfc3647 *outline, const struct example *e,
    struct doc **out, struct err *err)
{
	struct writer w = {.doc = doc_new(STR("example"), STR("example")),
	    .err = err,
	    .table = -1};
	struct arena scratch = {0};
	struct str given = without_dots(&scratch, e->text);
	int rc;

	rc = add_cover(&w, e->cover);
	if (rc == 0 && given.at)
		rc = add_whole_outline(&w, outline, given);
	else if (rc == 0)
		rc = open_section(&w, outline, e) || add_lines(&w, e->text);
	buf_free(&w.paragraph);
	arena_clear(&scratch);
	if (rc) {
		doc_free(w.doc);
		return -1;
	}
	doc_finish(w.doc);
	*out = w.doc;
	return 0;
}

int
example_read(const struct pack *pack, const struct example *e,
    struct example_text **out, struct err *err)
{
	struct arena arena = {0};
	struct example_text *t = arena_new(&arena, struct example_text);

	t->arena = arena;
	if (example_document(pack->outline, e, &t->doc, err)) {
		example_free(t);
		return -1;
	}
	t->map = map_document(&t->arena, t->doc, pack->outline);
	t->docs[0] = t->doc;
	t->maps[0] = t->map;
	if (prose_read(&t->arena, pack->lexicon, t->docs, t->maps, 1, &t->prose,
		err)) {
		example_free(t);
		return -1;
	}
	*out = t;
	return 0;
}

void
example_free(struct example_text *t)
{
	struct arena arena;

	if (!t)
		return;
	doc_free(t->doc);
	arena = t->arena; /* the text itself goes with it */
	arena_clear(&arena);
}
