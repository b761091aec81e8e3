/* Tables in Markdown: pipes where each cell is one paragraph of a full grid,
 * HTML otherwise.  What stands in a cell of an HTML table is Markdown between
 * blank lines, so that lists and notes are written as they are elsewhere. */
#include "out/markdown.h"
#include "out/markdown_block.h"
#include "out/markdown_writer.h"

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
write_rule(struct markdown_writer *w, int columns, const char *cell)
{
	buf_add_char(w->out, '|');
	for (int i = 0; i < columns; i++)
		buf_print(w->out, " %s |", cell);
	buf_add_char(w->out, '\n');
}

static void
write_pipes(struct markdown_writer *w, int block, int end, int table)
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
		markdown_block_text(
		    w, i, false, b->row < t->header_rows, "<br>");
		buf_add_c(w->out, " |");
		if (b->col + 1 < t->cols)
			continue;
		buf_add_char(w->out, '\n');
		if (b->row + 1 == t->header_rows)
			write_rule(w, t->cols, "---");
	}
}

static void write_table(
    struct markdown_writer *w, int block, int end, int table);

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
write_cell_blocks(struct markdown_writer *w, int block, int end, int table)
{
	struct open_lists around = w->lists;
	bool was_in_list = w->in_list;

	markdown_end_lists(w);
	for (int i = block; i < end; i++) {
		const struct block *b = &w->doc->blocks.at[i];

		if (b->kind == BLOCK_NOTE)
			continue;
		if (b->table != table) {
			int inner = inner_table(w->doc, b->table, table);
			int inner_end = table_end(w->doc, i, inner);

			markdown_end_lists(w);
			markdown_blank_line(w);
			write_table(w, i, inner_end, inner);
			i = inner_end - 1;
		} else if (b->level > 0) {
			markdown_item(w, i);
		} else if (b->text.len) {
			markdown_end_lists(w);
			markdown_paragraph(w, i);
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
write_plain_cell(struct markdown_writer *w, int block, int end)
{
	bool is_one = end - block == 1;

	for (int i = block; i < end; i++)
		buf_print(w->out, is_one ? "%.*s" : "<p>%.*s</p>",
		    STR_ARG(w->doc->blocks.at[i].text));
}

static void
write_cell(
    struct markdown_writer *w, int block, int end, int table, bool is_head)
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
write_html(struct markdown_writer *w, int block, int end, int table)
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
write_table(struct markdown_writer *w, int block, int end, int table)
{
	if (is_simple(w->doc, block, end, table))
		write_pipes(w, block, end, table);
	else
		write_html(w, block, end, table);
}

int
markdown_table(struct markdown_writer *w, int block)
{
	int table = w->doc->blocks.at[block].table, end;

	while (w->doc->tables.at[table].parent >= 0)
		table = w->doc->tables.at[table].parent;
	end = table_end(w->doc, block, table);
	markdown_blank_line(w);
	write_table(w, block, end, table);
	return end;
}
