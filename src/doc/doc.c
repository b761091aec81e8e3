#include "doc/doc.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/search.h"
#include "base/utf8.h"
#include "doc/bars.h"
#include "doc/promote.h"
#include "doc/roles.h"
#include "doc/subtitle.h"

/* The document lives in its own arena. */
struct doc *
doc_new(struct str file, struct str format)
{
	struct arena a = {0};
	struct doc *doc = arena_new(&a, struct doc);

	doc->file = arena_copy(&a, file);
	doc->format = arena_copy(&a, format);
	doc->arena = a;
	return doc;
}

void
doc_free(struct doc *doc)
{
	struct arena a;

	if (!doc)
		return;
	a = doc->arena;
	arena_clear(&a);
}

/* A paragraph that holds one non-breaking space is as empty as one that holds
 * nothing. */
static struct str
trim_unicode(struct str s)
{
	size_t start;

	return utf8_trim(s, &start);
}

static struct str
without_soft_hyphens(struct arena *a, struct str s)
{
	static const struct str soft = STR_INIT("\xC2\xAD");
	size_t from = 0, hit = str_find(s, soft, 0), len = 0;
	char *to;

	if (hit == SIZE_MAX)
		return s;
	to = arena_many(a, char, s.len + 1);
	while (hit != SIZE_MAX) {
		(void)memcpy(to + len, s.at + from, hit - from);
		len += hit - from;
		from = hit + soft.len;
		hit = str_find(s, soft, from);
	}
	if (from < s.len)
		(void)memcpy(to + len, s.at + from, s.len - from);
	return (struct str){to, len + s.len - from};
}

static struct str
clean_text(struct arena *a, struct str s)
{
	return trim_unicode(without_soft_hyphens(a, utf8_clean(a, s)));
}

static int
clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* Brings the fields that follow from the kind into their ranges: the values
 * come from the file, and a file may say anything. */
static void
tidy(struct doc *doc, struct block *b)
{
	if (b->kind == BLOCK_HEADING)
		b->level = clamp(b->level, 1, 9);
	else if (b->kind == BLOCK_ITEM)
		b->level = clamp(b->level, 1, LIMIT_LIST_DEPTH);
	else if (b->kind == BLOCK_CELL)
		b->level = clamp(b->level, 0, LIMIT_LIST_DEPTH);
	else
		b->level = 0;
	if (b->kind != BLOCK_ITEM && b->kind != BLOCK_CELL)
		b->list = 0;
	if (b->kind != BLOCK_NOTE)
		b->anchor = -1;
	if (b->kind != BLOCK_CELL)
		b->table = -1;
	assert(b->table < (int)doc->tables.len);
	if (b->table < 0) {
		b->row = b->col = b->row_span = b->col_span = 0;
	} else {
		b->row_span = b->row_span < 1 ? 1 : b->row_span;
		b->col_span = b->col_span < 1 ? 1 : b->col_span;
	}
}

static bool
may_be_empty(const struct block *b)
{
	return b->kind == BLOCK_CELL ||
	       (b->kind == BLOCK_HEADING && b->label.len > 0);
}

static int
check_room(const struct doc *doc, struct str text, struct err *err)
{
	if (doc->blocks.len >= LIMIT_BLOCKS)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d blocks", LIMIT_BLOCKS);
	if (text.len > LIMIT_BLOCK_BYTES)
		return err_set(err, ERR_LIMIT,
		    "a paragraph is longer than %zu bytes", LIMIT_BLOCK_BYTES);
	if (text.len > LIMIT_TEXT_BYTES - doc->text_bytes)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %zu bytes of text",
		    LIMIT_TEXT_BYTES);
	return 0;
}

/* Most blocks have the style of the one before. */
static struct str
keep_style(struct doc *doc, struct str style)
{
	size_t n = doc->blocks.len;

	if (n > 0 && str_eq(doc->blocks.at[n - 1].style, style))
		return doc->blocks.at[n - 1].style;
	return arena_copy(&doc->arena, style);
}

int
doc_add_block(
    struct doc *doc, const struct block *block, int *index, struct err *err)
{
	struct block b = *block;

	assert(!doc->finished);
	if (index)
		*index = -1;
	/* The raw text may be no longer either: cleaning copies it. */
	if (check_room(doc, b.text, err))
		return -1;
	b.text = clean_text(&doc->arena, b.text);
	b.label = clean_text(&doc->arena, b.label);
	if (b.text.len == 0 && !may_be_empty(&b))
		return 0;
	if (check_room(doc, b.text, err)) /* mending makes text longer */
		return -1;
	b.text = arena_copy(&doc->arena, b.text);
	b.label = arena_copy(&doc->arena, b.label);
	b.style = keep_style(doc, b.style);
	tidy(doc, &b);
	VEC_PUSH(&doc->arena, &doc->blocks, b);
	doc->text_bytes += b.text.len;
	if (index)
		*index = (int)doc->blocks.len - 1;
	return 0;
}

int
doc_add_table(struct doc *doc, const struct table *table)
{
	assert(!doc->finished);
	assert(table->parent < (int)doc->tables.len);
	VEC_PUSH(&doc->arena, &doc->tables, *table);
	return (int)doc->tables.len - 1;
}

int
doc_add_part(struct doc *doc, struct str name)
{
	VEC_PUSH(&doc->arena, &doc->parts, arena_copy(&doc->arena, name));
	return (int)doc->parts.len - 1;
}

static bool
is_boundary(struct str s, size_t at)
{
	return at >= s.len || ((unsigned char)s.at[at] & 0xC0) != 0x80;
}

void
doc_add_mark(struct doc *doc, const struct mark *mark)
{
	struct mark m = *mark;
	struct str text;

	assert(!doc->finished);
	assert(m.block >= 0 && m.block < (int)doc->blocks.len);
	text = doc->blocks.at[m.block].text;
	m.end = m.end > text.len ? text.len : m.end;
	m.start = m.start > m.end ? m.end : m.start;
	while (!is_boundary(text, m.start))
		m.start--;
	while (!is_boundary(text, m.end))
		m.end++;
	if (m.start == m.end && m.kind != MARK_NOTE_REF)
		return;
	m.target = arena_copy(&doc->arena, m.target);
	VEC_PUSH(&doc->arena, &doc->marks, m);
}

void
doc_add_notice(
    struct doc *doc, enum notice_kind kind, int block, const char *fmt, ...)
{
	struct notice n = {.kind = kind, .block = block};
	va_list args;

	va_start(args, fmt);
	n.text = arena_vprint(&doc->arena, fmt, args);
	va_end(args);
	n.text = utf8_clean(&doc->arena, n.text);
	VEC_PUSH(&doc->arena, &doc->notices, n);
}

void
doc_add_property(struct doc *doc, struct str name, struct str value)
{
	struct property p = {
	    clean_text(&doc->arena, name), clean_text(&doc->arena, value)};

	if (p.name.len == 0 || p.value.len == 0)
		return;
	p.name = arena_copy(&doc->arena, p.name);
	p.value = arena_copy(&doc->arena, p.value);
	VEC_PUSH(&doc->arena, &doc->properties, p);
}

struct str
doc_property(const struct doc *doc, struct str name)
{
	for (size_t i = 0; i < doc->properties.len; i++)
		if (str_eq_nocase(doc->properties.at[i].name, name))
			return doc->properties.at[i].value;
	return (struct str){0};
}

bool
look_says(const struct look *look, enum mark_kind kind)
{
	return kind == MARK_BOLD        ? look->bold
	       : kind == MARK_ITALIC    ? look->italic
	       : kind == MARK_UNDERLINE ? look->underline
					: false;
}

bool
look_is_set_off(const struct look *look)
{
	return look->bold || look->italic || look->underline || look->caps;
}

static int
compare_marks(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;

	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return str_cmp(a->target, b->target);
}

void
doc_sort_marks(struct doc *doc)
{
	if (doc->marks.len)
		qsort(doc->marks.at, doc->marks.len, sizeof(*doc->marks.at),
		    compare_marks);
}

/* Tables as they nest around the current block: which cell heads each
 * column, and which one the current row. */
struct open_table {
	int table;
	int heads[LIMIT_TABLE_COLUMNS]; /* block, or -1 */
	int row_head; /* block in the first column, or -1 */
};

struct open_tables {
	size_t depth;
	struct open_table at[LIMIT_TABLE_DEPTH];
};

/* How many open tables there are up to and with `table`; 0 when it is not
 * among them. */
static size_t
depth_of(const struct open_tables *open, int table)
{
	size_t i = open->depth;

	while (i > 0 && open->at[i - 1].table != table)
		i--;
	return i;
}

static struct open_table *
push_table(struct open_tables *open, int table)
{
	struct open_table *top = &open->at[open->depth++];

	top->table = table;
	top->row_head = -1;
	for (size_t i = 0; i < LIMIT_TABLE_COLUMNS; i++)
		top->heads[i] = -1;
	return top;
}

/* The entry of `table`; NULL when tables nest deeper than we follow.  Tables
 * around it that have shown no cell yet are opened too. */
static struct open_table *
enter_table(const struct doc *doc, struct open_tables *open, int table)
{
	int chain[LIMIT_TABLE_DEPTH];
	size_t n = 0, depth = 0;
	struct open_table *top;

	for (; table >= 0; table = doc->tables.at[table].parent) {
		depth = depth_of(open, table);
		if (depth > 0)
			break;
		if (n == LIMIT_TABLE_DEPTH)
			return NULL;
		chain[n++] = table;
	}
	if (depth + n > LIMIT_TABLE_DEPTH)
		return NULL;
	open->depth = depth;
	top = depth > 0 ? &open->at[depth - 1] : NULL;
	while (n > 0)
		top = push_table(open, chain[--n]);
	return top;
}

/* The first paragraph with text stands for a cell of several. */
static bool
is_better_head(const struct doc *doc, int old, const struct block *b)
{
	const struct block *o;

	if (old < 0)
		return true;
	o = &doc->blocks.at[old];
	return o->text.len == 0 ||
	       (b->text.len > 0 && (o->row != b->row || o->col != b->col));
}

/* "3", "(b)", "c.": counts rows and names nothing; a bare letter may. */
static bool
is_ordinal(struct str text)
{
	size_t letters = 0, digits = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (char_is_digit(c))
			digits++;
		else if (char_is_alpha(c))
			letters++;
		else if (!(c == '(' && i == 0) &&
			 !((c == ')' || c == '.') && i + 1 >= text.len))
			return false;
	}
	return (digits > 0 && digits <= 3 && letters == 0) ||
	       (letters == 1 && digits == 0 && text.len > 1);
}

/* The cell behind a number that counts the rows is what its row is about. */
static bool
is_behind_ordinal(const struct doc *doc, int head, const struct block *b)
{
	const struct block *h = head < 0 ? NULL : &doc->blocks.at[head];

	return h && h->col == 0 && h->row == b->row &&
	       b->col == h->col + h->col_span && is_ordinal(h->text);
}

/* An address, or a whole sentence: what stands in a cell and heads no
 * column. */
static bool
is_value(struct str text)
{
	size_t blanks = 0;

	for (size_t i = 0; i < text.len; i++)
		blanks += text.at[i] == ' ';
	return str_find_char(text, '@', 0) != SIZE_MAX ||
	       str_find(text, STR("://"), 0) != SIZE_MAX ||
	       (blanks > 6 && str_ends(text, STR(".")));
}

/* "Root certificates" over the whole width of a table heads the rows below it,
 * as far as their columns have no headings of their own. */
static bool
heads_part(const struct doc *doc, int head, int i)
{
	return doc_spans_table(doc, i) && !is_value(doc->blocks.at[i].text) &&
	       (head < 0 || doc_spans_table(doc, head));
}

static void
note_heads(const struct doc *doc, struct open_table *t, int i)
{
	const struct block *b = &doc->blocks.at[i];
	const struct table *table = &doc->tables.at[b->table];
	int end = clamp(b->col + b->col_span, 0, LIMIT_TABLE_COLUMNS);

	for (int col = b->col < 0 ? 0 : b->col; col < end; col++)
		if (b->row < table->header_rows
			? is_better_head(doc, t->heads[col], b)
			: heads_part(doc, t->heads[col], i))
			t->heads[col] = i;
	if (b->col == 0 ? is_better_head(doc, t->row_head, b)
			: is_behind_ordinal(doc, t->row_head, b))
		t->row_head = i;
}

/* A heading over several columns, not over all, is that of the headings below
 * it: "Subscribers" over "issued every" and "valid for". */
static int
heading_of_heading(
    const struct doc *doc, const struct open_table *t, const struct block *b)
{
	int above =
	    b->col < 0 || b->col >= LIMIT_TABLE_COLUMNS ? -1 : t->heads[b->col];
	const struct block *h = above < 0 ? NULL : &doc->blocks.at[above];

	return h && h->row < b->row && h->col_span > b->col_span &&
		       h->text.len && !doc_spans_table(doc, above)
		   ? above
		   : -1;
}

static bool
covers_row(const struct doc *doc, int head, int row)
{
	const struct block *h;

	if (head < 0)
		return false;
	h = &doc->blocks.at[head];
	return h->row <= row && row - h->row < h->row_span;
}

/* Word dresses the first row of every new table as a heading: one that holds
 * values is none.  "Organization | Example Ltd | mail@example.org" */
static void
drop_false_headers(struct doc *doc)
{
	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->table >= 0 && b->col > 0 &&
		    b->row < doc->tables.at[b->table].header_rows &&
		    is_value(b->text))
			doc->tables.at[b->table].header_rows = 0;
	}
}

/* One pass over the blocks, because a search for each cell would be
 * quadratic in a table of a hundred thousand rows. */
static void
find_table_headings(struct doc *doc)
{
	struct open_tables *open = arena_new(&doc->arena, struct open_tables);
	size_t n = doc->blocks.len;

	doc->column_headings = arena_many(&doc->arena, int, n);
	doc->row_headings = arena_many(&doc->arena, int, n);
	for (size_t i = 0; i < n; i++) {
		const struct block *b = &doc->blocks.at[i];
		struct open_table *t = NULL;

		doc->column_headings[i] = doc->row_headings[i] = -1;
		if (b->table >= 0)
			t = enter_table(doc, open, b->table);
		if (!t)
			continue;
		if (b->row < doc->tables.at[b->table].header_rows)
			doc->column_headings[i] = heading_of_heading(doc, t, b);
		note_heads(doc, t, (int)i);
		if (b->row >= doc->tables.at[b->table].header_rows &&
		    b->col >= 0 && b->col < LIMIT_TABLE_COLUMNS &&
		    t->heads[b->col] != (int)i)
			doc->column_headings[i] = t->heads[b->col];
		if (b->col > 0 && t->row_head != (int)i &&
		    b->row >= doc->tables.at[b->table].header_rows &&
		    covers_row(doc, t->row_head, b->row) &&
		    doc->blocks.at[t->row_head].col < b->col)
			doc->row_headings[i] = t->row_head;
	}
}

void
doc_finish(struct doc *doc)
{
	assert(!doc->finished);
	doc_sort_marks(doc);
	(void)bars_make_tables(doc);
	roles_find_contents(doc);
	promote_headings(doc);
	subtitles_promote(doc);
	roles_find_rest(doc);
	drop_false_headers(doc);
	find_table_headings(doc);
	VEC_TRIM(&doc->arena, &doc->blocks);
	VEC_TRIM(&doc->arena, &doc->tables);
	VEC_TRIM(&doc->arena, &doc->marks);
	doc->finished = true;
}

bool
block_is_body(const struct block *b)
{
	return b->role == ROLE_BODY;
}

bool
doc_spans_table(const struct doc *doc, int block)
{
	const struct block *b = &doc->blocks.at[block];
	int cols = b->table < 0 ? 0 : doc->tables.at[b->table].cols;

	return cols > 1 && b->col == 0 && b->col_span >= cols && b->text.len;
}

size_t
doc_first_mark(const struct doc *doc, int block)
{
	size_t low = 0, high = doc->marks.len;

	LOWER_BOUND(low, high, i, doc->marks.at[i].block < block);
	return low;
}

int
doc_column_heading(const struct doc *doc, int block)
{
	assert(doc->finished && block >= 0 && block < (int)doc->blocks.len);
	return doc->column_headings[block];
}

int
doc_row_heading(const struct doc *doc, int block)
{
	assert(doc->finished && block >= 0 && block < (int)doc->blocks.len);
	return doc->row_headings[block];
}

const char *
block_kind_name(enum block_kind kind)
{
	static const char *const names[] = {
	    "heading", "paragraph", "item", "cell", "note"};

	assert((size_t)kind < COUNT_OF(names));
	return names[kind];
}

const char *
block_role_name(enum block_role role)
{
	static const char *const names[] = {
	    "body", "cover", "contents", "changelog", "header", "footer"};

	assert((size_t)role < COUNT_OF(names));
	return names[role];
}

static void
check_text(struct str text)
{
	assert(utf8_is_valid(text));
	assert(str_eq(trim_unicode(text), text) || text.len == 0);
	for (size_t i = 0; i < text.len; i++)
		assert((unsigned char)text.at[i] >= 0x20 ||
		       text.at[i] == '\t' || text.at[i] == '\n');
	assert(str_find(text, STR("\xC2\xAD"), 0) == SIZE_MAX);
}

static void
check_cell(const struct doc *doc, const struct block *b)
{
	const struct table *t;

	assert(b->table >= 0 && b->table < (int)doc->tables.len);
	t = &doc->tables.at[b->table];
	assert(b->row >= 0 && b->row < t->rows);
	assert(b->col >= 0 && b->col < t->cols);
	assert(b->row_span >= 1 && b->row_span <= t->rows - b->row);
	assert(b->col_span >= 1 && b->col_span <= t->cols - b->col);
}

static void
check_block(const struct doc *doc, int i)
{
	const struct block *b = &doc->blocks.at[i];

	check_text(b->text);
	check_text(b->label);
	(void)block_kind_name(b->kind);
	(void)block_role_name(b->role);
	assert(b->text.len > 0 || may_be_empty(b));
	assert(b->list >= 0 && (b->list == 0 || b->level > 0));
	assert((b->kind == BLOCK_CELL) == (b->table >= 0));
	if (b->kind == BLOCK_CELL)
		check_cell(doc, b);
	if (b->kind == BLOCK_HEADING)
		assert(b->level >= 1 && b->level <= 9);
	else if (b->kind == BLOCK_ITEM)
		assert(b->level >= 1 && b->level <= LIMIT_LIST_DEPTH);
	assert(b->anchor >= -1 && b->anchor < i);
	assert(b->anchor == -1 || b->kind == BLOCK_NOTE);
	assert(b->place.part >= 0 &&
	       (b->place.part < (int)doc->parts.len || doc->parts.len == 0));
}

static void
check_headings_of(const struct doc *doc, int i)
{
	int column = doc_column_heading(doc, i), row = doc_row_heading(doc, i);
	const struct block *b = &doc->blocks.at[i];

	assert(column < i && row < i);
	if (column >= 0)
		assert(doc->blocks.at[column].table == b->table);
	if (row >= 0)
		assert(doc->blocks.at[row].table == b->table &&
		       doc->blocks.at[row].col < b->col);
}

long
doc_label_number(struct str label)
{
	struct str s = label;
	long n;

	if (s.len && s.at[0] == '(')
		s = str_sub(s, 1, s.len);
	if (s.len && (s.at[s.len - 1] == '.' || s.at[s.len - 1] == ')'))
		s.len--;
	return str_to_long(s, 0, 999999, &n) ? n : 0;
}

void
doc_check(const struct doc *doc)
{
	size_t bytes = 0;

	assert(doc->finished);
	for (size_t i = 0; i < doc->tables.len; i++) {
		const struct table *t = &doc->tables.at[i];

		assert(t->parent >= -1 && t->parent < (int)i);
		assert(t->rows >= 0 && t->cols >= 0);
		assert(t->header_rows >= 0 && t->header_rows <= t->rows);
	}
	for (size_t i = 0; i < doc->blocks.len; i++) {
		check_block(doc, (int)i);
		check_headings_of(doc, (int)i);
		bytes += doc->blocks.at[i].text.len;
	}
	assert(bytes == doc->text_bytes);
	for (size_t i = 0; i < doc->marks.len; i++) {
		const struct mark *m = &doc->marks.at[i];

		assert(m->block >= 0 && m->block < (int)doc->blocks.len);
		assert(m->start <= m->end &&
		       m->end <= doc->blocks.at[m->block].text.len);
		assert(i == 0 || compare_marks(m - 1, m) <= 0);
	}
	for (size_t i = 0; i < doc->notices.len; i++)
		assert(doc->notices.at[i].block < (int)doc->blocks.len);
}
