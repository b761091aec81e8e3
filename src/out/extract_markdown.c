/* A document as Markdown that CommonMark with GitHub's tables and footnotes
 * reads back as the same blocks.
 *
 * - One line a paragraph, so that a line of a difference is a paragraph.
 * - Numbers stand in the text of headings.  Items are numbered by Markdown
 *   where that gives their number, otherwise the number stands before the
 *   text, bound to it by a no-break space.
 * - A table is a pipe table when each cell is one paragraph and none spans;
 *   one without heading row gets an empty one.  Others are HTML tables whose
 *   cells hold Markdown between blank lines.
 * - Notes follow the paragraph, list or table that cites them, numbered
 *   through.
 * - Contents, running headers and footers are left out: whoever publishes the
 *   text makes them anew.  What they say of the document stands in front. */
#include "base/limits.h"
#include "fact/identity.h"
#include "out/extract.h"
#include "out/markdown.h"
#include "out/markdown_block.h"

#define NO_BREAK_SPACE "\xC2\xA0"

/* A list whose items may follow. */
struct open_list {
	int list, level; /* of the blocks */
	int indent, content; /* columns of the mark, and of the text */
	char mark; /* '-', '.' or ')' */
	long next; /* number */
};

struct open_lists {
	int n;
	struct open_list at[LIMIT_LIST_DEPTH + 1];
};

struct note {
	int first, last; /* blocks */
	int number;
};

struct writer {
	const struct map *map;
	const struct doc *doc;
	const struct extract_choice *choice;
	struct buf *out;
	struct arena arena;
	struct VEC(struct note) waiting;
	int n_notes;
	struct open_lists lists;
	bool in_list; /* the last line was an item's */
};

static bool
is_told(const struct writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];

	return b->role != ROLE_CONTENTS && b->role != ROLE_HEADER &&
	       b->role != ROLE_FOOTER &&
	       extract_chooses(w->choice, w->map, block);
}

static void
add_spaces(struct buf *out, int n)
{
	while (n-- > 0)
		buf_add_char(out, ' ');
}

/* An empty line, but not at the start. */
static void
blank_line(struct writer *w)
{
	if (w->out->len)
		buf_add_char(w->out, '\n');
}

/* ---- notes ---- */

/* Puts aside the notes that stand behind a block; gives the number of the
 * first in `first`. */
static int
take_notes(struct writer *w, int block, int *first)
{
	const struct block *blocks = w->doc->blocks.at;
	int n = 0;

	*first = w->n_notes + 1;
	for (size_t i = (size_t)block + 1;
	     i < w->doc->blocks.len && blocks[i].kind == BLOCK_NOTE &&
	     blocks[i].anchor == block;
	     i++) {
		if (n == 0 || blocks[i].label.len) {
			struct note *note = VEC_ADD(&w->arena, &w->waiting);

			note->first = (int)i;
			note->number = ++w->n_notes;
			n++;
		}
		w->waiting.at[w->waiting.len - 1].last = (int)i;
	}
	return n;
}

static void
add_block_text(struct writer *w, int block, bool begins, bool is_plain,
    const char *line_break)
{
	struct markdown_text t = {.doc = w->doc,
	    .block = block,
	    .begins = begins,
	    .is_plain = is_plain,
	    .line_break = line_break};

	t.n_notes = take_notes(w, block, &t.first_note);
	markdown_block(w->out, &t);
}

static void
write_notes(struct writer *w)
{
	for (size_t i = 0; i < w->waiting.len; i++) {
		const struct note *n = &w->waiting.at[i];

		blank_line(w);
		buf_print(w->out, "[^%d]: ", n->number);
		for (int b = n->first; b <= n->last; b++) {
			if (b > n->first)
				buf_add_c(w->out, "\n    ");
			add_block_text(w, b, true, false, "\\\n    ");
			buf_add_char(w->out, '\n');
		}
	}
	w->waiting.len = 0;
}

/* ---- paragraphs and headings ---- */

static void
end_lists(struct writer *w)
{
	w->lists.n = 0;
	w->in_list = false;
}

/* A number without a title is what Word leaves of an empty line. */
static void
write_heading(struct writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];
	int level = b->level > 6 ? 6 : b->level;

	if (b->text.len == 0)
		return;
	blank_line(w);
	while (level-- > 0)
		buf_add_char(w->out, '#');
	if (b->label.len) {
		buf_add_char(w->out, ' ');
		markdown_words(w->out, b->label);
	}
	buf_add_char(w->out, ' ');
	add_block_text(w, block, false, true, "<br>");
	/* A mark at the end would be taken for an ornament. */
	if (str_ends(b->text, STR("#")))
		buf_add_c(w->out, " #");
	buf_add_char(w->out, '\n');
}

/* Lines whose blanks say something, such as a structure drawn by hand. */
static bool
is_preformatted(const struct writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];

	return str_find_char(b->text, '\n', 0) != SIZE_MAX &&
	       (str_find(b->text, STR("\n "), 0) != SIZE_MAX ||
		   str_find(b->text, STR("  "), 0) != SIZE_MAX) &&
	       !b->look.bold && b->label.len == 0 &&
	       !markdown_has_marks(w->doc, block);
}

static void
write_preformatted(struct writer *w, int block)
{
	struct str text = w->doc->blocks.at[block].text;
	size_t run = 0, longest = 2;

	for (size_t i = 0; i < text.len; i++) {
		run = text.at[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	for (size_t i = 0; i <= longest; i++)
		buf_add_char(w->out, '`');
	buf_print(w->out, "\n%.*s\n", STR_ARG(text));
	for (size_t i = 0; i <= longest; i++)
		buf_add_char(w->out, '`');
	buf_add_char(w->out, '\n');
}

static void
write_paragraph(struct writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];

	blank_line(w);
	if (is_preformatted(w, block)) {
		write_preformatted(w, block);
		return;
	}
	if (b->label.len) {
		markdown_part(w->out, b->label, 0, b->label.len, true);
		buf_add_char(w->out, ' ');
	}
	add_block_text(w, block, b->label.len == 0, false, "\\\n");
	buf_add_char(w->out, '\n');
}

/* ---- lists ---- */

/* "12." or "3)": the number, and in `mark` what follows it. */
static bool
is_markdown_number(struct str label, long *number, char *mark)
{
	if (label.len < 2 || label.len > 9)
		return false;
	*mark = label.at[label.len - 1];
	return (*mark == '.' || *mark == ')') &&
	       str_to_long(
		   str_sub(label, 0, label.len - 1), 0, 99999999, number);
}

/* Word's hollow bullet is the letter o of a typewriter's font. */
static bool
is_bullet(struct str label)
{
	if (str_eq(label, STR("o")))
		return true;
	for (size_t i = 0; i < label.len; i++)
		if (char_is_alpha(label.at[i]) || char_is_digit(label.at[i]))
			return false;
	return true;
}

/* The list that the item goes on with or begins. */
static struct open_list *
list_for(struct writer *w, const struct block *b, bool *is_new)
{
	struct open_lists *l = &w->lists;
	struct open_list *top;
	int indent = 0, list;

	while (l->n > 0 && l->at[l->n - 1].level > b->level)
		l->n--;
	top = l->n ? &l->at[l->n - 1] : NULL;
	*is_new = !top || top->level < b->level;
	if (*is_new) {
		indent = top ? top->content : 0;
		l->at[l->n++] = (struct open_list){
		    b->list, b->level, indent, indent, '\0', 0};
		return &l->at[l->n - 1];
	}
	list = top->list;
	if (list != b->list) {
		*is_new = true;
		top->list = b->list;
	}
	return top;
}

/* Between two lists that Markdown would take for one. */
static void
part_lists(struct writer *w, int indent)
{
	buf_add_char(w->out, '\n');
	add_spaces(w->out, indent);
	buf_add_c(w->out, "<!-- -->\n\n");
}

static void
write_mark(
    struct writer *w, const struct block *b, struct open_list *l, bool is_new)
{
	long number = 0;
	char mark = '-', last = l->mark;
	bool counts = is_markdown_number(b->label, &number, &mark) &&
		      (is_new || last != mark || number == l->next);

	mark = counts ? mark : '-';
	if (is_new && last == mark)
		part_lists(w, l->indent);
	/* A number other than one does not begin a list inside a paragraph. */
	else if (counts && last != mark && number != 1 && w->in_list)
		buf_add_char(w->out, '\n');
	l->mark = mark;
	l->next = number + 1;
	add_spaces(w->out, l->indent);
	if (counts) {
		buf_add(w->out, b->label);
		buf_add_char(w->out, ' ');
		l->content = l->indent + (int)b->label.len + 1;
		return;
	}
	buf_add_c(w->out, "- ");
	l->content = l->indent + 2;
	if (!is_bullet(b->label)) {
		markdown_part(w->out, b->label, 0, b->label.len, true);
		buf_add_c(w->out, NO_BREAK_SPACE);
	}
}

/* Room for a line break and the blanks before the next line. */
#define LINE_BREAK (3 + 16 * (LIMIT_LIST_DEPTH + 1))

static void
fill_line_break(char to[LINE_BREAK], int indent)
{
	int at = 0;

	to[at++] = '\\';
	to[at++] = '\n';
	while (at < indent + 2 && at + 1 < LINE_BREAK)
		to[at++] = ' ';
	to[at] = '\0';
}

/* A paragraph before an item that is nested in an open list belongs to the
 * item around that; gives the column of its text, or 0. */
static int
column_in_list(const struct writer *w, int block)
{
	const struct block *b;
	size_t i = (size_t)block;

	do
		i++;
	while (i < w->doc->blocks.len && i < (size_t)block + 16 &&
	       (w->doc->blocks.at[i].kind == BLOCK_PARAGRAPH ||
		   w->doc->blocks.at[i].kind == BLOCK_NOTE));
	if (i >= w->doc->blocks.len)
		return 0;
	b = &w->doc->blocks.at[i];
	if (b->kind != BLOCK_ITEM || b->level < 2)
		return 0;
	for (int n = w->lists.n; n-- > 0;)
		if (w->lists.at[n].level < b->level)
			return w->lists.at[n].content;
	return 0;
}

static void
write_paragraph_in_list(struct writer *w, int block, int column)
{
	char line_break[LINE_BREAK];

	fill_line_break(line_break, column);
	blank_line(w);
	add_spaces(w->out, column);
	add_block_text(w, block, true, false, line_break);
	buf_add_char(w->out, '\n');
	w->in_list = false;
}

static void
write_item(struct writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];
	char line_break[LINE_BREAK];
	bool is_new, typed;
	struct open_list *l;

	if (!w->in_list)
		blank_line(w);
	l = list_for(w, b, &is_new);
	write_mark(w, b, l, is_new);
	fill_line_break(line_break, l->content);
	typed = l->mark == '-' && !is_bullet(b->label);
	add_block_text(w, block, !typed, false, line_break);
	buf_add_char(w->out, '\n');
	w->in_list = true;
}

/* ---- tables ---- */

static bool
is_inside(const struct doc *doc, int table, int outer)
{
	while (table >= 0 && table != outer)
		table = doc->tables.at[table].parent;
	return table == outer;
}

/* Behind the last block of a table and of what it holds. */
static int
table_end(const struct doc *doc, int block, int table)
{
	size_t i = (size_t)block;

	for (; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->kind == BLOCK_NOTE)
			continue;
		if (b->kind != BLOCK_CELL || !is_inside(doc, b->table, table))
			break;
	}
	return (int)i;
}

static bool
is_row_empty(const struct doc *doc, int block, int end)
{
	int row = doc->blocks.at[block].row;

	for (; block < end; block++) {
		const struct block *b = &doc->blocks.at[block];

		if (b->kind == BLOCK_CELL && b->row == row && b->text.len)
			return false;
	}
	return true;
}

/* One paragraph in every cell of a full grid. */
static bool
is_simple(const struct doc *doc, int block, int end, int table)
{
	const struct table *t = &doc->tables.at[table];
	int n = 0;

	if (t->header_rows > 1 ||
	    (t->header_rows == 1 && is_row_empty(doc, block, end)))
		return false;
	for (int i = block; i < end; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->kind == BLOCK_NOTE)
			continue;
		if (b->table != table || b->row_span > 1 || b->col_span > 1 ||
		    b->level > 0 || b->label.len ||
		    b->row * t->cols + b->col != n)
			return false;
		n++;
	}
	return n == t->rows * t->cols;
}

static void
write_rule(struct writer *w, int columns, const char *cell)
{
	buf_add_char(w->out, '|');
	for (int i = 0; i < columns; i++)
		buf_print(w->out, " %s |", cell);
	buf_add_char(w->out, '\n');
}

static void
write_pipes(struct writer *w, int block, int end, int table)
{
	const struct table *t = &w->doc->tables.at[table];

	if (t->header_rows == 0) {
		write_rule(w, t->cols, "");
		write_rule(w, t->cols, "---");
	}
	for (int i = block; i < end; i++) {
		const struct block *b = &w->doc->blocks.at[i];

		if (b->kind == BLOCK_NOTE)
			continue;
		buf_add_c(w->out, b->col == 0 ? "| " : " ");
		add_block_text(w, i, false, b->row < t->header_rows, "<br>");
		buf_add_c(w->out, " |");
		if (b->col + 1 < t->cols)
			continue;
		buf_add_char(w->out, '\n');
		if (b->row + 1 == t->header_rows)
			write_rule(w, t->cols, "---");
	}
}

static void write_table(struct writer *w, int block, int end, int table);

/* The table inside `outer` that the block belongs to, directly below. */
static int
inner_table(const struct doc *doc, int table, int outer)
{
	while (doc->tables.at[table].parent != outer)
		table = doc->tables.at[table].parent;
	return table;
}

/* What stands between the tags of a cell, as blocks of their own. */
static void
write_cell_blocks(struct writer *w, int block, int end, int table)
{
	struct open_lists around = w->lists;
	bool was_in_list = w->in_list;

	end_lists(w);
	for (int i = block; i < end; i++) {
		const struct block *b = &w->doc->blocks.at[i];

		if (b->kind == BLOCK_NOTE)
			continue;
		if (b->table != table) {
			int inner = inner_table(w->doc, b->table, table);
			int inner_end = table_end(w->doc, i, inner);

			end_lists(w);
			blank_line(w);
			write_table(w, i, inner_end, inner);
			i = inner_end - 1;
		} else if (b->level > 0) {
			write_item(w, i);
		} else if (b->text.len) {
			end_lists(w);
			write_paragraph(w, i);
		}
	}
	w->lists = around;
	w->in_list = was_in_list;
}

/* Behind the last block of a cell. */
static int
cell_end(const struct doc *doc, int block, int end)
{
	const struct block *first = &doc->blocks.at[block];
	int i = block + 1;

	for (; i < end; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->kind == BLOCK_CELL && b->table == first->table &&
		    (b->row != first->row || b->col != first->col))
			break;
	}
	return i;
}

/* Paragraphs that are the same in HTML as in a text; `is_head` when bold says
 * nothing. */
static bool
is_plain_cell(const struct doc *doc, int block, int end, bool is_head)
{
	for (int i = block; i < end; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->kind != BLOCK_CELL || b->level > 0 || b->label.len ||
		    b->table != doc->blocks.at[block].table ||
		    (b->look.bold && !is_head) || markdown_has_marks(doc, i))
			return false;
		for (size_t c = 0; c < b->text.len; c++)
			if (strchr("&<>\n\t", b->text.at[c]))
				return false;
	}
	return true;
}

static void
write_plain_cell(struct writer *w, int block, int end)
{
	bool is_one = end - block == 1;

	for (int i = block; i < end; i++)
		buf_print(w->out, is_one ? "%.*s" : "<p>%.*s</p>",
		    STR_ARG(w->doc->blocks.at[i].text));
}

static void
write_cell(struct writer *w, int block, int end, int table, bool is_head)
{
	const struct block *b = &w->doc->blocks.at[block];
	const char *tag = is_head ? "th" : "td";

	buf_print(w->out, "<%s", tag);
	if (b->row_span > 1)
		buf_print(w->out, " rowspan=\"%d\"", b->row_span);
	if (b->col_span > 1)
		buf_print(w->out, " colspan=\"%d\"", b->col_span);
	buf_add_char(w->out, '>');
	if (is_plain_cell(w->doc, block, end, is_head)) {
		write_plain_cell(w, block, end);
	} else {
		buf_add_char(w->out, '\n');
		write_cell_blocks(w, block, end, table);
		buf_add_char(w->out, '\n');
	}
	buf_print(w->out, "</%s>\n", tag);
}

static void
write_html(struct writer *w, int block, int end, int table)
{
	const struct table *t = &w->doc->tables.at[table];
	int row = -1;

	buf_add_c(w->out, "<table>\n");
	while (block < end) {
		const struct block *b = &w->doc->blocks.at[block];
		int next = cell_end(w->doc, block, end);
		bool is_head = b->row < t->header_rows;

		if (b->row != row) {
			if (row >= 0)
				buf_add_c(w->out, "</tr>\n");
			if (row < 0 && is_head)
				buf_add_c(w->out, "<thead>\n");
			if (row >= 0 && row < t->header_rows && !is_head)
				buf_add_c(w->out, "</thead>\n");
			buf_add_c(w->out, "<tr>\n");
			row = b->row;
		}
		write_cell(w, block, next, table, is_head);
		block = next;
	}
	buf_add_c(w->out, "</tr>\n");
	if (row >= 0 && row < t->header_rows)
		buf_add_c(w->out, "</thead>\n");
	buf_add_c(w->out, "</table>\n");
}

/* Tables nest no deeper than LIMIT_TABLE_DEPTH, which the readers see to. */
static void
write_table(struct writer *w, int block, int end, int table)
{
	if (is_simple(w->doc, block, end, table))
		write_pipes(w, block, end, table);
	else
		write_html(w, block, end, table);
}

/* ---- front matter ---- */

/* In double quotes where YAML would take a character for its own. */
static void
add_value(struct buf *out, struct str value)
{
	bool quotes = false;

	for (size_t i = 0; i < value.len; i++)
		quotes |= strchr(":#\"'\\{}[]&*!|>%@`,", value.at[i]) ||
			  value.at[i] == '\n';
	quotes |= value.len && (value.at[0] == '-' || value.at[0] == '?');
	if (!quotes) {
		buf_add(out, value);
		return;
	}
	buf_add_char(out, '"');
	for (size_t i = 0; i < value.len; i++) {
		if (value.at[i] == '"' || value.at[i] == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, value.at[i] == '\n' ? ' ' : value.at[i]);
	}
	buf_add_char(out, '"');
}

static void
add_property(struct buf *out, struct str name, struct str value)
{
	if (value.len == 0)
		return;
	if (out->len == 0)
		buf_add_c(out, "---\n");
	buf_add(out, name);
	buf_add_c(out, ": ");
	add_value(out, value);
	buf_add_char(out, '\n');
}

static bool
is_key(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (strchr(":#\"'{}[]\n", name.at[i]))
			return false;
	return name.len && !char_is_space(name.at[0]) && name.at[0] != '-';
}

/* What the text says of itself comes first, then what the file says. */
static void
write_front_matter(struct writer *w, const struct identity *id)
{
	const struct {
		const char *name;
		struct str value;
	} own[] = {{"title", id->title.text}, {"version", id->version.text},
	    {"date", id->dated.text}};
	const struct doc *doc = w->doc;

	for (size_t i = 0; i < COUNT_OF(own); i++)
		if (doc_property(doc, str_of(own[i].name)).len == 0)
			add_property(w->out, str_of(own[i].name), own[i].value);
	for (size_t i = 0; i < doc->properties.len; i++)
		if (is_key(doc->properties.at[i].name))
			add_property(w->out, doc->properties.at[i].name,
			    doc->properties.at[i].value);
	if (w->out->len)
		buf_add_c(w->out, "---\n");
}

/* ---- the whole ---- */

static int
write_block(struct writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];
	int table = b->table, end;

	if (b->kind == BLOCK_ITEM) {
		write_item(w, block);
		return block + 1;
	}
	if (b->kind == BLOCK_PARAGRAPH && column_in_list(w, block)) {
		write_paragraph_in_list(w, block, column_in_list(w, block));
		return block + 1;
	}
	end_lists(w);
	write_notes(w);
	if (b->kind == BLOCK_CELL) {
		while (w->doc->tables.at[table].parent >= 0)
			table = w->doc->tables.at[table].parent;
		end = table_end(w->doc, block, table);
		blank_line(w);
		write_table(w, block, end, table);
		return end;
	}
	if (b->kind == BLOCK_HEADING)
		write_heading(w, block);
	else if (b->kind == BLOCK_PARAGRAPH)
		write_paragraph(w, block);
	return block + 1;
}

void
extract_markdown(const struct map *map, const struct identity *id,
    const struct extract_choice *choice, struct buf *out)
{
	struct writer w = {
	    .map = map, .doc = map->doc, .choice = choice, .out = out};

	if (choice->n_sections == 0)
		write_front_matter(&w, id);
	for (int i = 0; (size_t)i < w.doc->blocks.len;) {
		if (w.doc->blocks.at[i].kind != BLOCK_NOTE && is_told(&w, i))
			i = write_block(&w, i);
		else
			i++;
	}
	write_notes(&w);
	arena_clear(&w.arena);
}
