/* What became of blocks whose words stay.  Most words of a block say which
 * block of the other document it is; kind, level, place in a table, notes and
 * marks must then be the same. */
#include "diff/same_job.h"

/* Heading levels. */
#define LEVELS 10

struct shape_job {
	struct same_job *j;
	int shift; /* of most heading levels, new minus old */
	int *column_to; /* by column of the table in hand, or -1 */
	int n_columns;
};

static const struct block *
block_at(const struct shape_job *s, int side, int block)
{
	return &s->j->side[side].doc->blocks.at[block];
}

static int
to(const struct shape_job *s, int side, int block)
{
	return block < 0 ? -1 : s->j->side[side].to[block];
}

/* True when the two became each other. */
static bool
is_pair(const struct shape_job *s, int old, int new)
{
	return old >= 0 && new >= 0 &&
	       to(s, 0, old) == new &&to(s, 1, new) == old;
}

static int
n_blocks(const struct shape_job *s, int side)
{
	return (int)s->j->side[side].doc->blocks.len;
}

static struct same_place
whole_block(const struct same_stream *s, int block)
{
	return (struct same_place){.block = block,
	    .end = s->doc->blocks.at[block].text.len,
	    .blocks = 1};
}

/* A fault of two blocks. */
static void
tell(struct shape_job *s, enum same_kind kind, int old, int new,
    const char *message)
{
	same_add(s->j, kind, whole_block(&s->j->side[0], old),
	    whole_block(&s->j->side[1], new), "%s", message);
}

/* -- kinds of blocks ---------------------------------------------------------
 */

static const char *const kind_words[] = {
    [BLOCK_HEADING] = "a heading",
    [BLOCK_PARAGRAPH] = "a paragraph",
    [BLOCK_ITEM] = "a list item",
    [BLOCK_CELL] = "a cell of a table",
    [BLOCK_NOTE] = "a footnote",
};

static enum same_kind
fault_of_kinds(enum block_kind old, enum block_kind new)
{
	if (old == BLOCK_NOTE || new == BLOCK_NOTE)
		return SAME_NOTE;
	if (old == BLOCK_CELL || new == BLOCK_CELL)
		return SAME_TABLE;
	if (old == BLOCK_HEADING || new == BLOCK_HEADING)
		return SAME_HEADING;
	return SAME_ITEM;
}

/* The number of a block, as the first word of its stream; -1. */
static int
number_of(const struct shape_job *s, int side, int block)
{
	const struct same_stream *stream = &s->j->side[side];
	int word = stream->first[block];

	return word < stream->last[block] && stream->words.at[word].number
		   ? stream->words.at[word].element
		   : -1;
}

/* "a)" or "3.2.2" on both sides: what it is does not depend on its look. */
static bool
same_number(const struct shape_job *s, int old, int new)
{
	int number = number_of(s, 0, old);

	return number >= 0 && number == number_of(s, 1, new);
}

/* A table that has become text is told once, see same_find_tables. */
static void
compare_kinds(struct shape_job *s, int old, int new)
{
	enum block_kind one = block_at(s, 0, old)->kind;
	enum block_kind other = block_at(s, 1, new)->kind;

	if (one == other || one == BLOCK_CELL || other == BLOCK_CELL)
		return;
	if (fault_of_kinds(one, other) == SAME_ITEM && same_number(s, old, new))
		return;
	same_add(s->j, fault_of_kinds(one, other),
	    whole_block(&s->j->side[0], old), whole_block(&s->j->side[1], new),
	    "%s has become %s", kind_words[one], kind_words[other]);
}

/* -- levels ------------------------------------------------------------------
 */

static bool
is_heading_pair(const struct shape_job *s, int old, int new)
{
	return is_pair(s, old, new) &&
	       block_at(s, 0, old)->kind == BLOCK_HEADING &&
	       block_at(s, 1, new)->kind == BLOCK_HEADING;
}

/* Where one document has its title as the first heading, all levels differ by
 * one: what most headings do is right. */
static void
find_shift(struct shape_job *s)
{
	int votes[2 * LEVELS + 1] = {0}, best = LEVELS;

	for (int i = 0; i < n_blocks(s, 0); i++) {
		int new = to(s, 0, i);

		if (is_heading_pair(s, i, new))
			votes[LEVELS + block_at(s, 1, new)->level -
			      block_at(s, 0, i)->level]++;
	}
	for (int i = 0; i <= 2 * LEVELS; i++)
		if (votes[i] > votes[best])
			best = i;
	s->shift = best - LEVELS;
}

static void
compare_heading_level(struct shape_job *s, int old, int new)
{
	int one = block_at(s, 0, old)->level;
	int other = block_at(s, 1, new)->level;

	if (!is_heading_pair(s, old, new) || other - one == s->shift ||
	    same_number(s, old, new))
		return;
	same_add(s->j, SAME_HEADING_LEVEL, whole_block(&s->j->side[0], old),
	    whole_block(&s->j->side[1], new),
	    "level %d has become %d, most others %d", one, other,
	    one + s->shift);
}

static int
sign_of(int n)
{
	return n < 0 ? -1 : n > 0;
}

/* Items: whether each is below, beside or above the one before. */
static void
compare_item_level(struct shape_job *s, int old, int new)
{
	const struct block *a, *b, *x, *y;

	if (old == 0 || new == 0 || !is_pair(s, old, new) ||
	    !is_pair(s, old - 1, new - 1))
		return;
	a = block_at(s, 0, old - 1);
	b = block_at(s, 0, old);
	x = block_at(s, 1, new - 1);
	y = block_at(s, 1, new);
	if (a->kind != BLOCK_ITEM || b->kind != BLOCK_ITEM ||
	    x->kind != BLOCK_ITEM || y->kind != BLOCK_ITEM ||
	    sign_of(b->level - a->level) == sign_of(y->level - x->level))
		return;
	same_add(s->j, SAME_ITEM_LEVEL, whole_block(&s->j->side[0], old),
	    whole_block(&s->j->side[1], new),
	    "after an item of level %d: level %d has become %d after %d",
	    a->level, b->level, y->level, x->level);
}

/* -- blocks run together or cut ---------------------------------------------
 */

/* The end of a paragraph that may be followed by anything. */
static bool
ends_sentence(const struct block *b)
{
	struct str text = b->text;

	while (text.len && strchr("\"')]* ", text.at[text.len - 1]))
		text.len--;
	return text.len && strchr(".:;!?,", text.at[text.len - 1]);
}

/* The first (last) word of a block that stays, as the other side's word; -1. */
static int
kept_word(const struct shape_job *s, int side, int block, bool last)
{
	const struct same_stream *stream = &s->j->side[side];
	int n = stream->last[block] - stream->first[block];

	for (int i = 0; i < n; i++) {
		int at = last ? stream->last[block] - 1 - i
			      : stream->first[block] + i;

		if (stream->match[at] >= 0)
			return stream->match[at];
	}
	return -1;
}

/* The other side has a line break there: one format's paragraph is another's
 * line. */
static bool
is_line_break(const struct shape_job *s, int side, int first, int second)
{
	const struct same_stream *other = &s->j->side[1 - side];
	int before = kept_word(s, side, first, true);
	int after = kept_word(s, side, second, false);
	const struct same_word *a, *b;

	if (before < 0 || after < 0)
		return false;
	a = &other->words.at[before];
	b = &other->words.at[after];
	return a->block == b->block && a->end < b->start &&
	       str_find_char(str_sub(other->doc->blocks.at[a->block].text,
				 a->end, b->start),
		   '\n', 0) != SIZE_MAX;
}

/* Two blocks of one side, one after the other, that are one of the other
 * side. */
static void
tell_run_together(struct shape_job *s, int side, int first, int second, int one)
{
	const struct block *a = block_at(s, side, first);
	const struct block *b = block_at(s, side, second);
	const struct block *c = block_at(s, 1 - side, one);
	enum same_kind kind = SAME_PARAGRAPH;
	struct same_place at[2];

	if (a->table >= 0 || b->table >= 0 || c->table >= 0)
		return; /* see compare_tables */
	if (a->kind == BLOCK_HEADING || b->kind == BLOCK_HEADING)
		kind = SAME_HEADING;
	else if (b->kind == BLOCK_ITEM)
		kind = SAME_ITEM;
	else if (ends_sentence(a) || is_line_break(s, side, first, second))
		return; /* two paragraphs made one say the same */
	at[side] = whole_block(&s->j->side[side], second);
	at[1 - side] = whole_block(&s->j->side[1 - side], one);
	same_add(s->j, kind, at[0], at[1],
	    side ? "%s has been cut off the text before"
		 : "%s runs together with the text before",
	    kind_words[b->kind]);
}

static void
compare_borders(struct shape_job *s, int side)
{
	int last = -1;

	for (int i = 0; i < n_blocks(s, side); i++) {
		int other = to(s, side, i);

		if (other < 0 || block_at(s, side, i)->kind == BLOCK_NOTE)
			continue;
		if (last >= 0 && to(s, side, last) == other)
			tell_run_together(s, side, last, i, other);
		last = i;
	}
}

/* -- tables ------------------------------------------------------------------
 */

/* For each table of a side the one that most of its cells are in.  Words that
 * stay keep their order, so cells that went to one table come one after
 * another. */
static void
pair_tables(struct shape_job *s, int side)
{
	const struct doc *doc = s->j->side[side].doc;
	size_t n = doc->tables.len;
	int *best = arena_many(s->j->a, int, n + 1);
	int *run = arena_many(s->j->a, int, n + 1);
	int *last = arena_many(s->j->a, int, n + 1);

	s->j->table_to[side] = arena_many(s->j->a, int, n + 1);
	for (size_t t = 0; t < n; t++)
		s->j->table_to[side][t] = last[t] = -1;
	for (int i = 0; i < (int)doc->blocks.len; i++) {
		int t = doc->blocks.at[i].table, block = to(s, side, i);
		int other =
		    block < 0 ? -1 : block_at(s, 1 - side, block)->table;

		if (t < 0 || other < 0)
			continue;
		run[t] = last[t] == other ? run[t] + 1 : 1;
		last[t] = other;
		if (run[t] > best[t]) {
			best[t] = run[t];
			s->j->table_to[side][t] = other;
		}
	}
}

/* The first block of each table that has words, and is text on the other
 * side. */
static void
tell_lost_tables(struct shape_job *s, int side)
{
	const struct doc *doc = s->j->side[side].doc;
	bool *told = arena_many(s->j->a, bool, doc->tables.len + 1);

	for (int i = 0; i < (int)doc->blocks.len; i++) {
		int table = doc->blocks.at[i].table, other = to(s, side, i);
		int at[2];

		if (table < 0 || other < 0 || s->j->table_to[side][table] >= 0)
			continue;
		s->j->flat[1 - side][other] = true;
		if (told[table])
			continue;
		told[table] = true;
		at[side] = i;
		at[1 - side] = other;
		tell(s, SAME_TABLE, at[0], at[1],
		    side ? "text has become a table"
			 : "a table has become text");
	}
}

/* True for a cell that is in the table its own became. */
static bool
is_cell_pair(const struct shape_job *s, int old, int new)
{
	int one, other;

	if (!is_pair(s, old, new))
		return false;
	one = block_at(s, 0, old)->table;
	other = block_at(s, 1, new)->table;
	return one >= 0 && other >= 0 && s->j->table_to[0][one] == other;
}

/* A cell of a table that is elsewhere now, where the table is still one. */
static void
compare_cell_place(struct shape_job *s, int old)
{
	int new = to(s, 0, old), table = block_at(s, 0, old)->table;

	if (new < 0 || table < 0 || s->j->table_to[0][table] < 0 ||
	    to(s, 1, new) != old || is_cell_pair(s, old, new))
		return;
	tell(s, SAME_CELL, old, new,
	    block_at(s, 1, new)->table < 0 ? "a cell has become text"
					   : "a cell is in another table");
}

/* Two cells of one side that are one of the other. */
static void
compare_cell_borders(struct shape_job *s, int side)
{
	int last = -1;

	for (int i = 0; i < n_blocks(s, side); i++) {
		const struct block *a, *b = block_at(s, side, i);
		int other = to(s, side, i), at[2];

		if (other < 0 || b->table < 0 ||
		    block_at(s, 1 - side, other)->table < 0)
			continue;
		a = last < 0 ? NULL : block_at(s, side, last);
		if (a && to(s, side, last) == other && a->table == b->table &&
		    (a->row != b->row || a->col != b->col)) {
			at[side] = i;
			at[1 - side] = other;
			tell(s, a->row == b->row ? SAME_CELL : SAME_ROW, at[0],
			    at[1],
			    side ? "a cell has been cut in two"
				 : "a cell runs together with the one before");
		}
		last = i;
	}
}

/* Which column most cells of each column are in now: where one was lost, the
 * others stand elsewhere and are right. */
static void
find_columns(struct shape_job *s, int first, int last, int table)
{
	int n = s->j->side[0].doc->tables.at[table].cols;
	int m = s->j->side[1].doc->tables.at[s->j->table_to[0][table]].cols;
	struct arena scratch = {0};
	int *votes = arena_many(&scratch, int, (size_t)n *(size_t)m + 1);

	s->n_columns = n;
	s->column_to = arena_many(s->j->a, int, (size_t)n + 1);
	for (int i = first; i < last; i++) {
		const struct block *b = block_at(s, 0, i);
		int new = to(s, 0, i);

		if (b->table == table && is_cell_pair(s, i, new) &&
		    b->col < n && block_at(s, 1, new)->col < m)
			votes[b->col * m + block_at(s, 1, new)->col]++;
	}
	for (int c = 0; c < n; c++) {
		int best = 0;

		s->column_to[c] = -1;
		for (int k = 0; k < m; k++)
			if (votes[c * m + k] > best) {
				best = votes[c * m + k];
				s->column_to[c] = k;
			}
	}
	arena_clear(&scratch);
}

/* No block, or one that says nothing. */
static bool
is_blank(const struct same_stream *s, int block)
{
	return block < 0 || s->first[block] == s->last[block];
}

static bool
same_text(struct shape_job *s, int old, int new)
{
	const struct same_stream *a = &s->j->side[0], *b = &s->j->side[1];
	int n;

	if (is_blank(a, old) || is_blank(b, new))
		return is_blank(a, old) && is_blank(b, new);
	n = a->last[old] - a->first[old];
	if (n != b->last[new] - b->first[new])
		return false;
	for (int i = 0; i < n; i++)
		if (a->words.at[a->first[old] + i].element !=
		    b->words.at[b->first[new] + i].element)
			return false;
	return true;
}

/* A heading that lost its words is told by them. */
static bool
same_heading(struct shape_job *s, int old, int new)
{
	int one = doc_column_heading(s->j->side[0].doc, old);
	int other = doc_column_heading(s->j->side[1].doc, new);

	return same_text(s, one, other) || is_pair(s, one, other);
}

struct heading_loss {
	int n, old, new; /* cells, and the first one */
};

static void
compare_cell(struct shape_job *s, int old, struct heading_loss *loss)
{
	int new = to(s, 0, old), before = old - 1, now;
	const struct block *b, *c;

	if (!is_cell_pair(s, old, new))
		return;
	b = block_at(s, 0, old);
	c = block_at(s, 1, new);
	if (b->col < s->n_columns && s->column_to[b->col] != c->col)
		same_add(s->j, SAME_COLUMN, whole_block(&s->j->side[0], old),
		    whole_block(&s->j->side[1], new),
		    "column %d has become %d, for most of its cells %d",
		    b->col + 1, c->col + 1, s->column_to[b->col] + 1);
	else if (!same_heading(s, old, new) && loss->n++ == 0) {
		loss->old = old;
		loss->new = new;
	}
	now = to(s, 0, before);
	if (before < 0 || !is_cell_pair(s, before, now) ||
	    block_at(s, 0, before)->table != b->table)
		return;
	if ((block_at(s, 0, before)->row == b->row) !=
	    (block_at(s, 1, now)->row == c->row))
		tell(s, SAME_ROW, old, new,
		    block_at(s, 0, before)->row == b->row
			? "a row has been cut in two"
			: "two rows have become one");
}

/* The first cell of the new table that one of the cells became. */
static int
to_table(const struct shape_job *s, int first, int last)
{
	int table = block_at(s, 0, first)->table;

	for (; first < last; first++) {
		int new = to(s, 0, first);

		if (new >= 0 &&
		    block_at(s, 1, new)->table == s->j->table_to[0][table])
			return new;
	}
	return 0;
}

/* The table of which blocks [first, last) hold the cells. */
static void
compare_table(struct shape_job *s, int first, int last)
{
	int table = block_at(s, 0, first)->table;
	struct heading_loss loss = {0};

	if (s->j->side[1].doc->tables.at[s->j->table_to[0][table]].drawn &&
	    !s->j->side[0].doc->tables.at[table].drawn)
		tell(s, SAME_TABLE, first, to_table(s, first, last),
		    "a table has become text with | signs");
	find_columns(s, first, last, table);
	for (int i = first; i < last; i++)
		if (block_at(s, 0, i)->table == table)
			compare_cell(s, i, &loss);
	if (loss.n)
		same_add(s->j, SAME_COLUMN_HEADING,
		    whole_block(&s->j->side[0], loss.old),
		    whole_block(&s->j->side[1], loss.new),
		    "%d %s not the column heading %s had", loss.n,
		    loss.n == 1 ? "cell has" : "cells have",
		    loss.n == 1 ? "it" : "they");
}

static void
compare_tables(struct shape_job *s)
{
	size_t n = s->j->side[0].doc->tables.len;
	int *last = arena_many(s->j->a, int, n + 1);
	bool *seen = arena_many(s->j->a, bool, n + 1);

	for (int i = 0; i < n_blocks(s, 0); i++)
		if (block_at(s, 0, i)->table >= 0)
			last[block_at(s, 0, i)->table] = i + 1;
	for (int i = 0; i < n_blocks(s, 0); i++) {
		int t = block_at(s, 0, i)->table;

		compare_cell_place(s, i);
		if (t < 0 || seen[t] || s->j->table_to[0][t] < 0)
			continue;
		seen[t] = true;
		compare_table(s, i, last[t]);
	}
	compare_cell_borders(s, 0);
	compare_cell_borders(s, 1);
}

/* -- notes --------------------------------------------------------- */

static void
compare_note(struct shape_job *s, int old, int new)
{
	int one = block_at(s, 0, old)->anchor, other;

	if (!is_pair(s, old, new) || block_at(s, 1, new)->kind != BLOCK_NOTE)
		return;
	other = block_at(s, 1, new)->anchor;
	if ((one < 0) != (other < 0))
		tell(s, SAME_NOTE, old, new,
		    other < 0 ? "a footnote is cited nowhere"
			      : "a footnote is cited that was not");
	else if (one >= 0 && to(s, 0, one) >= 0 && to(s, 0, one) != other)
		tell(s, SAME_NOTE, old, new, "a footnote is cited elsewhere");
}

void
same_find_tables(struct same_job *j)
{
	struct shape_job s = {.j = j};

	for (int side = 0; side < 2; side++) {
		j->flat[side] =
		    arena_many(j->a, bool, (size_t)n_blocks(&s, side) + 1);
		pair_tables(&s, side);
	}
	tell_lost_tables(&s, 0);
	tell_lost_tables(&s, 1);
}

void
same_find_shapes(struct same_job *j)
{
	struct shape_job s = {.j = j};

	find_shift(&s);
	for (int i = 0; i < n_blocks(&s, 0); i++) {
		int new = to(&s, 0, i);

		if (new < 0)
			continue;
		if (is_pair(&s, i, new))
			compare_kinds(&s, i, new);
		compare_heading_level(&s, i, new);
		compare_item_level(&s, i, new);
		if (block_at(&s, 0, i)->kind == BLOCK_NOTE)
			compare_note(&s, i, new);
	}
	compare_borders(&s, 0);
	compare_borders(&s, 1);
	compare_tables(&s);
}
