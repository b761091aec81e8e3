#include "doc/bars.h"

#include "base/limits.h"
#include "base/search.h"
#include "base/utf8.h"
#include "doc/trace.h"

#define FEWEST_COLUMNS 2
#define MOST_COLUMNS 32

/* What stands between two bars. */
struct field {
	size_t start, end;
};

struct fields VEC(struct field);

/* A piece of a paragraph that becomes a block. */
struct piece {
	size_t start, end; /* trimmed */
	int row, col; /* -1: not in the table */
};

struct pieces VEC(struct piece);

struct redraw {
	struct arena scratch;
	struct doc *doc;
	struct fields fields;
	struct pieces pieces; /* of all blocks, in order */
	int *first_piece, *n_pieces; /* by old block; 0: stays as it is */
	int *table; /* by old block, the table it gets */
	int *first_block; /* by old block: its first new one */
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

static void
add_piece(struct redraw *r, struct str text, size_t start, size_t end, int row,
    int col)
{
	struct piece p = {.row = row, .col = col};
	size_t skipped;
	struct str s = utf8_trim(str_sub(text, start, end), &skipped);

	p.start = start + skipped;
	p.end = p.start + s.len;
	if (s.len || row >= 0)
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
	add_piece(r, text, 0, f[head - 1].end, -1, -1);
	for (size_t c = 0; c < columns; c++)
		add_piece(
		    r, text, f[head + c].start, f[head + c].end, 0, (int)c);
	for (int row = 0; row < *rows; row++)
		for (size_t c = 0; c < columns; c++) {
			const struct field *cell =
			    &f[rule + columns + 1 + c +
				(size_t)row * (columns + 1)];

			add_piece(
			    r, text, cell->start, cell->end, row + 1, (int)c);
		}
	add_piece(r, text, f[at].start, f[at].end, -1, -1);
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
	size_t n = r->doc->blocks.len;
	int found = 0;

	r->first_piece = arena_many(&r->scratch, int, n + 1);
	r->n_pieces = arena_many(&r->scratch, int, n + 1);
	r->table = arena_many(&r->scratch, int, n + 1);
	for (size_t i = 0; i < n; i++) {
		size_t first = r->pieces.len;
		struct table t = {
		    .parent = -1, .header_rows = 1, .drawn = true};

		if (!may_hold_table(&r->doc->blocks.at[i]) ||
		    !read_table(r, r->doc->blocks.at[i].text, &t.rows, &t.cols))
			continue;
		r->first_piece[i] = (int)first;
		r->n_pieces[i] = (int)(r->pieces.len - first);
		r->table[i] = doc_add_table(r->doc, &t);
		found++;
	}
	return found;
}

/* -- making ------------------------------------------------------------ */

static struct block
block_of_piece(const struct block *old, int table, const struct piece *p)
{
	struct block b = *old;

	b.text = str_sub(old->text, p->start, p->end);
	if (p->start > 0)
		b.label = (struct str){0};
	if (p->row < 0)
		return b;
	b.kind = BLOCK_CELL;
	b.level = b.list = 0;
	b.label = (struct str){0};
	b.table = table;
	b.row = p->row;
	b.col = p->col;
	b.row_span = b.col_span = 1;
	return b;
}

static void
make_blocks(struct redraw *r)
{
	struct VEC(struct block) out = {0};
	size_t n = r->doc->blocks.len;

	r->first_block = arena_many(&r->scratch, int, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct block *old = &r->doc->blocks.at[i];

		r->first_block[i] = (int)out.len;
		if (r->n_pieces[i] == 0)
			VEC_PUSH(&r->doc->arena, &out, *old);
		for (int k = 0; k < r->n_pieces[i]; k++) {
			const struct block b = block_of_piece(old, r->table[i],
			    &r->pieces.at[r->first_piece[i] + k]);

			VEC_PUSH(&r->doc->arena, &out, b);
		}
	}
	r->doc->blocks.at = out.at;
	r->doc->blocks.len = out.len;
	r->doc->blocks.cap = out.cap;
	r->doc->text_bytes = 0;
	for (size_t i = 0; i < out.len; i++)
		r->doc->text_bytes += out.at[i].text.len;
}

/* -- what goes with the text ------------------------------------------- */

/* The piece of a block that byte `at` is in, or the next one, else the last. */
static int
piece_at(const struct redraw *r, int block, size_t at)
{
	const struct piece *p = &r->pieces.at[r->first_piece[block]];
	size_t low = 0, high = (size_t)r->n_pieces[block] - 1;

	LOWER_BOUND(low, high, i, p[i].end < at);
	return (int)low;
}

/* Bytes [*start, *end) of an old block as those of a new one, cut at the end
 * of its piece. */
static int
move_range(const struct redraw *r, int block, size_t *start, size_t *end)
{
	const struct piece *p;
	int k;

	if (r->n_pieces[block] == 0)
		return r->first_block[block];
	k = piece_at(r, block, *start);
	p = &r->pieces.at[r->first_piece[block] + k];
	*start = *start < p->start ? 0 : *start - p->start;
	*end = *end > p->end ? p->end : *end;
	*end = *end < p->start ? 0 : *end - p->start;
	if (*start > *end)
		*start = *end;
	return r->first_block[block] + k;
}

/* Notes stand behind the block that cites them; the mark of the n-th says
 * which piece that is. */
static void
move_notes(struct redraw *r)
{
	struct doc *doc = r->doc;
	size_t mark = 0;
	int last = -1;

	for (size_t i = 0; i < doc->blocks.len; i++) {
		struct block *b = &doc->blocks.at[i];
		int old = b->anchor;

		if (old < 0)
			continue;
		b->anchor = r->first_block[old];
		if (r->n_pieces[old] == 0)
			continue;
		if (old != last)
			mark = 0;
		last = old;
		while (mark < doc->marks.len &&
		       !(doc->marks.at[mark].block == old &&
			   doc->marks.at[mark].kind == MARK_NOTE_REF))
			mark++;
		if (mark < doc->marks.len)
			b->anchor +=
			    piece_at(r, old, doc->marks.at[mark++].start);
	}
}

static void
move_marks(struct redraw *r)
{
	struct doc *doc = r->doc;
	size_t n = 0;

	for (size_t i = 0; i < doc->marks.len; i++) {
		struct mark m = doc->marks.at[i];

		m.block = move_range(r, m.block, &m.start, &m.end);
		if (m.start < m.end || m.kind == MARK_NOTE_REF)
			doc->marks.at[n++] = m;
	}
	doc->marks.len = n;
	for (size_t i = 0; i < doc->notices.len; i++) {
		struct notice *notice = &doc->notices.at[i];

		if (notice->block >= 0)
			notice->block = r->first_block[notice->block];
	}
}

/* A piece of the trace may go over several cells: each gets its share. */
static void
share_trace(struct redraw *r, struct trace *to, const struct trace_piece *old)
{
	bool is_even = old->length == old->end - old->start;
	size_t at = old->start;

	for (int k = piece_at(r, old->block, at + 1);
	     k < r->n_pieces[old->block]; k++) {
		const struct piece *p =
		    &r->pieces.at[r->first_piece[old->block] + k];
		size_t start = p->start > old->start ? p->start : old->start;
		size_t end = p->end < old->end ? p->end : old->end;
		struct trace_piece new = *old;

		if (p->start >= old->end)
			break;
		if (start >= end)
			continue;
		new.block = r->first_block[old->block] + k;
		new.start = start - p->start;
		new.end = end - p->start;
		if (is_even) {
			new.offset += start - old->start;
			new.length = end - start;
		}
		VEC_PUSH(&r->doc->arena, &to->pieces, new);
	}
}

static void
move_trace(struct redraw *r, struct trace *t)
{
	struct trace old = *t;

	for (size_t i = 0; i < t->paragraphs.len; i++)
		t->paragraphs.at[i].block =
		    r->first_block[t->paragraphs.at[i].block];
	(void)memset(&t->pieces, 0, sizeof(t->pieces));
	for (size_t i = 0; i < old.pieces.len; i++) {
		struct trace_piece piece = old.pieces.at[i];

		if (r->n_pieces[piece.block]) {
			share_trace(r, t, &piece);
			continue;
		}
		piece.block = r->first_block[piece.block];
		VEC_PUSH(&r->doc->arena, &t->pieces, piece);
	}
}

int
bars_make_tables(struct doc *doc)
{
	struct redraw r = {.doc = doc};
	int n = find_tables(&r);

	if (doc->blocks.len + r.pieces.len > LIMIT_BLOCKS) {
		doc->tables.len -= (size_t)n;
		n = 0;
	}
	if (n) {
		make_blocks(&r);
		move_notes(&r);
		move_marks(&r);
		if (doc->trace)
			move_trace(&r, doc->trace);
	}
	arena_clear(&r.scratch);
	return n;
}
