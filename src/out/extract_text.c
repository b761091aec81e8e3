/* The words of the document and nothing else: one line a block, an empty line
 * between paragraphs, a table row on one line with a tab between cells. */
#include "out/extract.h"

static bool
same_row(const struct block *a, const struct block *b)
{
	return a && a->table >= 0 && a->table == b->table && a->row == b->row;
}

/* What stands between two blocks. */
static const char *
separator(const struct block *last, const struct block *b)
{
	if (!last)
		return "";
	if (same_row(last, b))
		return last->col == b->col ? " " : "\t";
	if (last->table >= 0 && last->table == b->table)
		return "\n";
	if (last->kind == BLOCK_ITEM && b->kind == BLOCK_ITEM)
		return "\n";
	return last->role == ROLE_CONTENTS && b->role == ROLE_CONTENTS ? "\n"
								       : "\n\n";
}

static void
add_indent(struct buf *out, const struct block *b)
{
	if (b->kind == BLOCK_ITEM)
		for (int i = 1; i < b->level; i++)
			buf_add_c(out, "    ");
}

/* A row is one line: line breaks inside its cells become blanks. */
static void
add_text(struct buf *out, const struct block *b)
{
	struct str rest = b->text;

	if (b->table < 0) {
		buf_add(out, b->text);
		return;
	}
	while (rest.len) {
		buf_add(out, str_cut(&rest, '\n'));
		if (rest.len)
			buf_add_char(out, ' ');
	}
}

void
extract_text(
    const struct map *map, const struct extract_choice *choice, struct buf *out)
{
	const struct block *last = NULL;

	for (size_t i = 0; i < map->doc->blocks.len; i++) {
		const struct block *b = &map->doc->blocks.at[i];

		if (!extract_chooses(choice, map, (int)i))
			continue;
		buf_add_c(out, separator(last, b));
		add_indent(out, b);
		buf_add(out, b->label);
		if (b->label.len && b->text.len)
			buf_add_char(out, ' ');
		add_text(out, b);
		last = b;
	}
	if (last)
		buf_add_char(out, '\n');
}
