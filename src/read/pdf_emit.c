/* Lines, paragraphs, tables and notes to blocks of the document.
 *
 * The text of a paragraph is that of its lines; bold stretches become marks
 * and the raised figures of notes references.  Items are nested by where
 * their labels stand: an item to the right of the one before is inside it. */
#include "base/buf.h"
#include "base/limits.h"
#include "read/list_runs.h"
#include "read/pdf.h"

struct emitter {
	struct pdf *pdf;
	struct doc *doc;
	int part;
	bool has_lines; /* of the source, which a person can look up */
	struct buf text;
	struct VEC(struct mark) marks; /* of the text */
	size_t bold, italic; /* the last of each: one past its index */
	struct VEC(int) notes; /* cited in it, in order */
	struct list_runs lists;
	struct { /* the numbered item before */
		long make, number, definition;
		int left;
	} last;
	int ordinal;
	struct arena scratch; /* of one stretch between tables */
};

/* ---- text ---- */

static int
find_note(const struct emitter *e, int page, struct str mark)
{
	for (size_t i = 0; i < e->pdf->notes.len; i++) {
		const struct pdf_note *n = &e->pdf->notes.at[i];

		if (n->page == page && !n->cited && str_eq(n->mark, mark))
			return (int)i;
		if (n->page > page)
			break;
	}
	return -1;
}

/* What was added from `start` on looks so; `last` as in struct emitter.  A
 * look goes on over the end of a line. */
static void
add_look(struct emitter *e, enum mark_kind kind, size_t start, size_t *last)
{
	struct mark m = {.kind = kind, .start = start, .end = e->text.len};

	if (*last && start <= e->marks.at[*last - 1].end + 1) {
		e->marks.at[*last - 1].end = m.end;
		return;
	}
	VEC_PUSH(&e->scratch, &e->marks, m);
	*last = e->marks.len;
}

static bool
is_note_mark(
    struct emitter *e, const struct pdf_line *l, const struct pdf_span *s)
{
	struct str mark = str_trim(str_sub(l->text, s->start, s->end));
	int note =
	    s->raised && l->use != PDF_NOTE ? find_note(e, l->page, mark) : -1;

	if (note < 0)
		return false;
	VEC_PUSH(&e->scratch, &e->marks,
	    ((struct mark){.kind = MARK_NOTE_REF,
		.start = e->text.len,
		.end = e->text.len,
		.target = mark}));
	VEC_PUSH(&e->scratch, &e->notes, note);
	e->pdf->notes.at[note].cited = true;
	return true;
}

/* The text of a line from `from` on, with its marks. */
static void
add_line(struct emitter *e, const struct pdf_line *l, size_t from)
{
	size_t at = from;

	for (size_t i = 0; i < l->n_spans; i++) {
		const struct pdf_span *s = &e->pdf->spans.at[l->first_span + i];
		const struct pdf_style *style = &e->pdf->styles.at[s->style];
		size_t start;

		if (s->end <= at)
			continue;
		if (s->start > at)
			buf_add(&e->text, str_sub(l->text, at, s->start));
		at = s->start > at ? s->start : at;
		if (!is_note_mark(e, l, s)) {
			start = e->text.len;
			buf_add(&e->text, str_sub(l->text, at, s->end));
			if (style->bold)
				add_look(e, MARK_BOLD, start, &e->bold);
			if (style->italic)
				add_look(e, MARK_ITALIC, start, &e->italic);
		}
		at = s->end;
	}
	buf_add(&e->text, str_sub(l->text, at, l->text.len));
}

static void
drop_hyphen(struct emitter *e)
{
	size_t n = 1;

	while (n < 3 && n < e->text.len &&
	       ((unsigned char)e->text.at[e->text.len - n] & 0xC0) == 0x80)
		n++;
	e->text.len -= n < e->text.len ? n : e->text.len;
}

static void
add_joint(struct emitter *e, const struct pdf_line *a, const struct pdf_line *b,
    int right)
{
	switch (pdf_joint_of(e->pdf, a, b, right)) {
	case PDF_JOINT_BLANK:
		buf_add_char(&e->text, ' ');
		break;
	case PDF_JOINT_HYPHEN:
		drop_hyphen(e);
		break;
	case PDF_JOINT_NONE:
		break;
	}
}

static void
begin_text(struct emitter *e)
{
	buf_reset(&e->text);
	e->marks.len = e->bold = e->italic = 0;
	e->notes.len = 0;
}

/* The text of the lines, without the label of the first one. */
static void
build_text(
    struct emitter *e, const size_t *lines, size_t n, size_t from, int right)
{
	begin_text(e);
	for (size_t i = 0; i < n; i++) {
		const struct pdf_line *l = &e->pdf->lines.at[lines[i]];

		if (i > 0)
			add_joint(e, &e->pdf->lines.at[lines[i - 1]], l, right);
		add_line(e, l, i == 0 ? from : 0);
	}
}

/* ---- blocks ---- */

static struct look
look_of(const struct emitter *e, const size_t *lines, size_t n)
{
	const struct pdf_line *first = &e->pdf->lines.at[lines[0]];
	int size = e->pdf->styles.at[first->style].size;
	struct look look = {.bold = 1, .italic = 1, .caps = 1};
	int width = e->pdf->pages.at[first->page].width;
	int middle = first->left + first->right - width;
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		const struct pdf_line *l = &e->pdf->lines.at[lines[i]];

		look.bold &= l->bold;
		look.italic &= l->italic;
		for (size_t k = 0; k < l->text.len; k++) {
			any |= char_is_alpha(l->text.at[k]);
			if (l->text.at[k] >= 'a' && l->text.at[k] <= 'z')
				look.caps = 0;
		}
	}
	look.caps &= any;
	look.centered = middle <= size && middle >= -size &&
			(first->right - first->left) * 4 < width * 3;
	size = size * 4 / 3; /* pixels at one and a half a point */
	look.half_points = (unsigned)(size < 4095 ? size : 4095) & 4095u;
	return look;
}

static struct place
place_of(struct emitter *e, const struct pdf_line *l)
{
	return (struct place){.part = e->part,
	    .ordinal = ++e->ordinal,
	    .line = e->has_lines ? l->source : 0,
	    .page = e->pdf->pages.at[l->page].number};
}

static int emit_notes(struct emitter *e, int anchor, struct err *err);

/* Adds the block with the text that was built, its marks, and the notes that
 * it cites. */
static int
add_block(struct emitter *e, struct block *b, const size_t *lines, size_t n,
    struct err *err)
{
	int index;

	b->place = place_of(e, &e->pdf->lines.at[lines[0]]);
	b->look = look_of(e, lines, n);
	b->text = buf_str(&e->text);
	if (e->text.full)
		return err_set(err, ERR_LIMIT, "a paragraph is too long");
	if (doc_add_block(e->doc, b, &index, err))
		return -1;
	for (size_t i = 0; index >= 0 && i < e->marks.len; i++) {
		struct mark m = e->marks.at[i];

		if (look_says(&b->look, m.kind))
			continue;
		m.block = index;
		doc_add_mark(e->doc, &m);
	}
	return b->kind == BLOCK_NOTE || index < 0 ? 0
						  : emit_notes(e, index, err);
}

static int
emit_note(struct emitter *e, int number, int anchor, struct err *err)
{
	const struct pdf_note *note = &e->pdf->notes.at[number];
	const struct pdf_line *first = &e->pdf->lines.at[note->lines.at[0]];
	struct block b = {.kind = BLOCK_NOTE,
	    .table = -1,
	    .anchor = anchor,
	    .label = note->mark};

	build_text(e, note->lines.at, note->lines.len, first->text_at, PDF_FAR);
	return add_block(e, &b, note->lines.at, note->lines.len, err);
}

static int
emit_notes(struct emitter *e, int anchor, struct err *err)
{
	size_t n = e->notes.len;
	int *cited = arena_many(&e->scratch, int, n + 1);

	if (n == 0)
		return 0;
	(void)memcpy(cited, e->notes.at, n * sizeof(*cited));
	e->notes.len = 0;
	for (size_t i = 0; i < n; i++)
		if (emit_note(e, cited[i], anchor, err))
			return -1;
	return 0;
}

/* ---- lists ---- */

static struct str
label_of(const struct pdf_line *l)
{
	return str_trim(str_sub(l->text, 0, l->text_at));
}

/* Labels of one make: the same bullet, or figures, small or large letters in
 * the same brackets. */
static long
make_of(struct str label)
{
	long make = 0;
	char last = '\0';

	for (size_t i = 0; i < label.len; i++) {
		char c = label.at[i];

		c = char_is_digit(c)       ? '0'
		    : c >= 'a' && c <= 'z' ? 'a'
		    : c >= 'A' && c <= 'Z' ? 'A'
					   : c;
		if (c != last || c < '0')
			make = (make * 31 + (unsigned char)c) % 100000;
		last = c;
	}
	return make;
}

/* The number in "10." or "(10)"; 0 when there is none. */
static long
number_of(struct str label)
{
	long n = 0;
	size_t start = 0, end;

	while (start < label.len && !char_is_digit(label.at[start]))
		start++;
	for (end = start; end < label.len && char_is_digit(label.at[end]);)
		end++;
	return str_to_long(str_sub(label, start, end), 1, 9999, &n) ? n : 0;
}

/* Numbers that end in one line begin in two: "10." stands further to the left
 * than "9.", and goes on all the same. */
static void
follow_number(struct emitter *e, int em, struct list_item *item)
{
	long make = make_of(item->label), number = number_of(item->label);

	if (number > 1 && number == e->last.number + 1 &&
	    make == e->last.make && item->left <= e->last.left &&
	    item->left > e->last.left - 2 * em) {
		item->definition = e->last.definition;
		item->left = e->last.left;
	}
	if (number == 0)
		return;
	e->last.make = make;
	e->last.number = number;
	e->last.definition = item->definition;
	e->last.left = item->left;
}

static void
join_list(struct emitter *e, const struct pdf_line *l, struct block *b)
{
	struct list_item item = {.left = l->left, .label = label_of(l)};

	item.is_bullet = pdf_label_of(item.label) == PDF_LABEL_BULLET;
	item.definition =
	    make_of(item.label) * 1000 + l->left / pdf_em(e->pdf, l) % 1000;
	follow_number(e, pdf_em(e->pdf, l), &item);
	list_runs_join(&e->lists, &item, &b->list, &b->level);
	b->kind = b->kind == BLOCK_CELL ? BLOCK_CELL : BLOCK_ITEM;
	b->label = item.label;
}

/* ---- paragraphs ---- */

/* A tab behind the number of a heading is a blank like any other. */
static void
smooth_tabs(struct emitter *e)
{
	for (size_t i = 0; i < e->text.len; i++)
		if (e->text.at[i] == '\t')
			e->text.at[i] = ' ';
}

static int
emit_paragraph(struct emitter *e, const size_t *lines,
    const struct pdf_paragraph *p, int right, struct err *err)
{
	const struct pdf_line *l = &e->pdf->lines.at[lines[p->first]];
	struct block b = {.kind = BLOCK_PARAGRAPH, .table = -1, .anchor = -1};

	build_text(e, lines + p->first, p->end - p->first,
	    p->is_item ? l->text_at : 0, right);
	if (l->level > 0) {
		smooth_tabs(e);
		b.kind = BLOCK_HEADING;
		b.level = l->level;
		list_runs_end(&e->lists);
	} else if (p->is_item) {
		join_list(e, l, &b);
	} else {
		list_runs_interrupt(&e->lists, l->left);
	}
	return add_block(e, &b, lines + p->first, p->end - p->first, err);
}

static int
emit_flow(struct emitter *e, const size_t *lines, size_t n, struct err *err)
{
	struct pdf_paragraphs list = {0};

	pdf_cut(e->pdf, &e->scratch, lines, n, &list);
	for (size_t i = 0; i < list.len; i++)
		if (emit_paragraph(e, lines, &list.at[i], PDF_FAR, err))
			return -1;
	return 0;
}

/* ---- tables ---- */

static int
emit_cell(struct emitter *e, const struct pdf_cell *c, int table, int right,
    struct err *err)
{
	struct pdf_paragraphs list = {0};

	pdf_cut(e->pdf, &e->scratch, c->lines.at, c->lines.len, &list);
	for (size_t i = 0; i < list.len; i++) {
		const struct pdf_paragraph *p = &list.at[i];
		const struct pdf_line *l =
		    &e->pdf->lines.at[c->lines.at[p->first]];
		struct block b = {.kind = BLOCK_CELL,
		    .table = table,
		    .row = c->row,
		    .col = c->col,
		    .row_span = c->row_span,
		    .col_span = c->col_span,
		    .anchor = -1};

		if (p->is_item)
			join_list(e, l, &b);
		build_text(e, c->lines.at + p->first, p->end - p->first,
		    p->is_item ? l->text_at : 0, right);
		smooth_tabs(e);
		if (add_block(
			e, &b, c->lines.at + p->first, p->end - p->first, err))
			return -1;
	}
	return 0;
}

/* Empty cells from the end of cell `i` - 1 to cell `i`, of its row, and those
 * at the end of the row before. */
static int
emit_empty(struct emitter *e, const struct pdf_table *t, size_t i, int row,
    int first, int end, int table, struct err *err)
{
	const struct pdf_line *l =
	    &e->pdf->lines.at[t->cells.at[i].lines.at[0]];

	for (int col = first; col < end; col++) {
		struct block b = {.kind = BLOCK_CELL,
		    .table = table,
		    .row = row,
		    .col = col,
		    .anchor = -1};

		b.place = place_of(e, l);
		if (doc_add_block(e->doc, &b, NULL, err))
			return -1;
	}
	return 0;
}

static int
emit_gap(struct emitter *e, const struct pdf_table *t, size_t i, int table,
    struct err *err)
{
	const struct pdf_cell *c = &t->cells.at[i];
	const struct pdf_cell *before = i > 0 ? c - 1 : NULL;
	int first = 0;

	if (before && before->row == c->row)
		first = before->col + before->col_span;
	else if (before &&
		 emit_empty(e, t, i - 1, before->row,
		     before->col + before->col_span, t->cols, table, err))
		return -1;
	return emit_empty(e, t, i, c->row, first, c->col, table, err);
}

/* Where the column of a cell ends. */
static int
right_of(const struct pdf_table *t, const struct pdf_cell *c)
{
	return c->col_span == 1 ? t->rights[c->col] : c->right;
}

static int
emit_table(struct emitter *e, const struct pdf_table *t, struct err *err)
{
	struct table table = {.parent = -1,
	    .rows = t->rows,
	    .cols = t->cols,
	    .header_rows = t->header_rows,
	    .header_col = t->header_col};
	int index = doc_add_table(e->doc, &table);

	list_runs_end(&e->lists);
	for (size_t i = 0; i < t->cells.len; i++)
		if (emit_gap(e, t, i, index, err) ||
		    emit_cell(e, &t->cells.at[i], index,
			right_of(t, &t->cells.at[i]), err))
			return -1;
	return 0;
}

/* ---- the whole document ---- */

/* Each running text once, in the order of its first page. */
static int
emit_furniture(struct emitter *e, enum pdf_use use, struct err *err)
{
	struct index seen = {0};

	for (size_t i = 0; i < e->pdf->lines.len; i++) {
		const struct pdf_line *l = &e->pdf->lines.at[i];
		struct block b = {.kind = BLOCK_PARAGRAPH,
		    .role = use == PDF_HEADER ? ROLE_HEADER : ROLE_FOOTER,
		    .table = -1,
		    .anchor = -1};

		if (l->use != use || index_find(&seen, l->text) >= 0)
			continue;
		index_put(&e->scratch, &seen, l->text, 1);
		begin_text(e);
		add_line(e, l, 0);
		if (add_block(e, &b, &i, 1, err))
			return -1;
	}
	return 0;
}

/* Notes that nobody cites still say what they say. */
static int
emit_stray_notes(struct emitter *e, struct err *err)
{
	for (size_t i = 0; i < e->pdf->notes.len; i++)
		if (!e->pdf->notes.at[i].cited && e->doc->blocks.len > 0 &&
		    emit_note(e, (int)i, (int)e->doc->blocks.len - 1, err))
			return -1;
	return 0;
}

static int
emit_body(struct emitter *e, struct err *err)
{
	struct pdf *pdf = e->pdf;
	size_t *flow = arena_many(&pdf->arena, size_t, pdf->lines.len + 1);
	size_t n = 0, table = 0;
	int rc = 0;

	for (size_t i = 0; i < pdf->lines.len && rc == 0; i++) {
		const struct pdf_line *l = &pdf->lines.at[i];

		if (l->use == PDF_TEXT)
			flow[n++] = i;
		while (table < pdf->tables.len &&
		       (pdf->tables.at[table].first < i ||
			   pdf->tables.at[table].cells.len == 0 ||
			   pdf->tables.at[table].weak))
			table++;
		if (table == pdf->tables.len ||
		    pdf->tables.at[table].first != i)
			continue;
		rc = emit_flow(e, flow, n, err) ||
		     emit_table(e, &pdf->tables.at[table], err);
		n = 0;
		table++;
	}
	return rc || emit_flow(e, flow, n, err) ? -1 : 0;
}

static int
emit_all(struct pdf *pdf, struct doc *doc, bool has_lines, struct err *err)
{
	struct emitter e = {.pdf = pdf,
	    .doc = doc,
	    .has_lines = has_lines,
	    .text.max = LIMIT_BLOCK_BYTES};
	int rc;

	e.part = doc_add_part(doc, STR("pages"));
	rc = emit_body(&e, err) || emit_stray_notes(&e, err) ||
	     emit_furniture(&e, PDF_HEADER, err) ||
	     emit_furniture(&e, PDF_FOOTER, err);
	buf_free(&e.text);
	arena_clear(&e.scratch);
	return rc ? -1 : 0;
}

static bool
has_text(const struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->lines.len; i++)
		if (pdf->lines.at[i].text.len > 0)
			return true;
	return false;
}

int
pdf_work_out(struct pdf *pdf, struct doc *doc, bool has_lines, struct err *err)
{
	if (pdf->pages.len > 0 && !has_text(pdf))
		return err_set(err, ERR_FORMAT,
		    "the pages hold no text: they are pictures (a scan), which "
		    "must go through text recognition first");
	pdf_find_furniture(pdf);
	pdf_measure(pdf);
	pdf_join_labels(pdf);
	pdf_split_columns(pdf);
	pdf_find_notes(pdf);
	pdf_find_tables(pdf);
	pdf_join_tables(pdf);
	pdf_join_baselines(pdf);
	pdf_find_run_ins(pdf);
	pdf_find_headings(pdf);
	pdf_find_labels(pdf);
	pdf_learn_words(pdf);
	return emit_all(pdf, doc, has_lines, err);
}

int
pdf_read_xml(struct str bytes, struct doc *doc, bool has_lines, struct err *err)
{
	struct pdf pdf = {.body = 0};
	int rc = pdf_parse(&pdf, bytes, err) ||
		 pdf_work_out(&pdf, doc, has_lines, err);

	arena_clear(&pdf.arena);
	return rc ? -1 : 0;
}
