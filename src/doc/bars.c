#include "doc/bars.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "doc/split.h"

#define FEWEST_COLUMNS 2
#define MOST_COLUMNS 32

/* What stands between two bars. */
struct field {
	size_t start, end;
};

struct fields VEC(struct field);

struct redraw {
	struct arena scratch;
	struct doc *doc;
	int block; /* in hand */
	struct fields fields;
	struct pieces pieces; /* of all blocks, in order */
};

/* -- reading ----------------------------------------------------------- */

static void
cut_fields(struct redraw *r, struct str text)
{
	size_t start = 0;

	r->fields.len = 0;
	for (size_t i = 0; i <= text.len; i++)
		if (i == text.len || text.at[i] == '|') {
			const struct field f = {start, i};

			VEC_PUSH(&r->scratch, &r->fields, f);
			start = i + 1;
		}
}

static struct str
field_text(const struct redraw *r, struct str text, size_t field)
{
	const struct field *f = &r->fields.at[field];
	size_t start;

	return utf8_trim(str_sub(text, f->start, f->end), &start);
}

/* "--", ":-:"; a dash alone may be a cell's. */
static bool
is_dashes(struct str s)
{
	size_t dashes = 0;

	for (size_t i = 0; i < s.len; i++) {
		bool colon = s.at[i] == ':' && (i == 0 || i + 1 == s.len);

		if (!colon && s.at[i] != '-')
			return false;
		dashes += s.at[i] == '-';
	}
	return dashes >= 1 && s.len >= 2;
}

/* The first field of the line of dashes and the number of its columns; false
 * when there is none. */
static bool
find_rule(
    const struct redraw *r, struct str text, size_t *first, size_t *columns)
{
	size_t n = r->fields.len, i = 0, end;

	while (i < n && !is_dashes(field_text(r, text, i)))
		i++;
	for (end = i; end < n && is_dashes(field_text(r, text, end));)
		end++;
	*first = i;
	*columns = end - i;
	return *columns >= FEWEST_COLUMNS && *columns <= MOST_COLUMNS;
}

/* Bytes [start, end) of the block in hand, trimmed. */
static struct piece
piece_of(const struct redraw *r, size_t start, size_t end)
{
	struct piece p = {.block = r->block, .is = r->doc->blocks.at[r->block]};
	size_t skipped;
	struct str s = utf8_trim(str_sub(p.is.text, start, end), &skipped);

	p.start = start + skipped;
	p.end = p.start + s.len;
	if (p.start > 0)
		p.is.label = (struct str){0};
	return p;
}

/* What stands before the table, and behind it. */
static void
add_text(struct redraw *r, size_t start, size_t end)
{
	struct piece p = piece_of(r, start, end);

	if (p.start < p.end)
		VEC_PUSH(&r->scratch, &r->pieces, p);
}

/* A cell of the table that is made next. */
static void
add_cell(struct redraw *r, const struct field *f, int row, int col)
{
	struct piece p = piece_of(r, f->start, f->end);

	p.is.kind = BLOCK_CELL;
	p.is.level = p.is.list = 0;
	p.is.label = (struct str){0};
	p.is.table = (int)r->doc->tables.len;
	p.is.row = row;
	p.is.col = col;
	p.is.row_span = p.is.col_span = 1;
	VEC_PUSH(&r->scratch, &r->pieces, p);
}

/* Rows behind the line of dashes: a bar, `columns` cells, and between two rows
 * a field that is blank.  Gives the number of rows, and in *at the field
 * behind the last one; 0 when the text is not made so. */
static int
count_rows(const struct redraw *r, struct str text, size_t *at, size_t columns)
{
	size_t n = r->fields.len;
	int rows = 0;

	while (*at + columns < n && field_text(r, text, *at).len == 0) {
		*at += columns + 1;
		rows++;
	}
	return *at + 1 == n ? rows : 0;
}

/* Pieces of one paragraph; false, and none, where it holds no table. */
static bool
read_table(struct redraw *r, struct str text, int *rows, int *cols)
{
	size_t rule, columns, at, head;
	const struct field *f;

	if (text.len > LIMIT_DRAWN_BYTES ||
	    str_find(text, STR("--"), 0) == SIZE_MAX)
		return false;
	cut_fields(r, text);
	if (!find_rule(r, text, &rule, &columns) || rule < columns + 1)
		return false;
	head = rule - 1 - columns; /* of the headings; a blank field follows */
	at = rule + columns;
	if (field_text(r, text, rule - 1).len || head == 0)
		return false;
	*rows = count_rows(r, text, &at, columns);
	*cols = (int)columns;
	if (*rows == 0)
		return false;
	f = r->fields.at;
	add_text(r, 0, f[head - 1].end);
	for (size_t c = 0; c < columns; c++)
		add_cell(r, &f[head + c], 0, (int)c);
	for (int row = 0; row < *rows; row++)
		for (size_t c = 0; c < columns; c++)
			add_cell(r,
			    &f[rule + columns + 1 + c +
				(size_t)row * (columns + 1)],
			    row + 1, (int)c);
	add_text(r, f[at].start, f[at].end);
	(*rows)++; /* the headings */
	return true;
}

static bool
may_hold_table(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH && b->table < 0 &&
	       str_find_char(b->text, '|', 0) != SIZE_MAX;
}

/* Finds all; gives the number of tables. */
static int
find_tables(struct redraw *r)
{
	int found = 0;

	for (size_t i = 0; i < r->doc->blocks.len; i++) {
		const struct block *b = &r->doc->blocks.at[i];
		struct table t = {
		    .parent = -1, .header_rows = 1, .drawn = true};

		r->block = (int)i;
		if (!may_hold_table(b) ||
		    !read_table(r, b->text, &t.rows, &t.cols))
			continue;
		(void)doc_add_table(r->doc, &t);
		found++;
	}
	return found;
}

int
bars_make_tables(struct doc *doc)
{
	struct redraw r = {.doc = doc};
	int n = find_tables(&r);

	if (!doc_split(doc, &r.pieces)) {
		doc->tables.len -= (size_t)n;
		n = 0;
	}
	arena_clear(&r.scratch);
	return n;
}
