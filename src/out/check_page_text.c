/* The text of the documents, section by section, as the reader of the file
 * sees it, with the passages of findings marked.
 *
 * Passages may overlap: the text of a block is cut where one begins or ends,
 * and each piece that lies in a passage is marked with the numbers of its
 * findings and the colour of the worst of them.  Where a passage ends stands
 * the number of its finding, a link to it.
 */
#include "out/check_page.h"
#include "out/markup.h"
#include "out/review_words.h"

/* Passages marked in one block; more could not be told apart. */
#define MARKED_MOST 48

/* Headings of a page go to six. */
#define HEADING_FIRST 3
#define HEADING_LAST 6
#define ITEM_DEPTH 3

struct text {
	struct web *w;
	const struct doc *doc;
	const struct map *map;
	int document;
	size_t next; /* of the highlights, in the order of the blocks */
	int page; /* that was told last */
	int table; /* that is open, or -1 */
	int row, col; /* of the open cell; -1 when none is */
	int *covered; /* by column: rows that a cell above still takes */
	bool is_heading_cell;
};

/* --- marks --------------------------------------------------------------- */

static const struct finding *
finding_of(const struct text *t, const struct highlight *h)
{
	return &t->w->review->findings.at[h->finding];
}

/* The highlights of a block: at most MARKED_MOST. */
static const struct highlight *
highlights_of(struct text *t, int block, size_t *n)
{
	const struct web *w = t->w;
	size_t first;

	while (t->next < w->highlights.len &&
	       (w->highlights.at[t->next].document < t->document ||
		   (w->highlights.at[t->next].document == t->document &&
		       w->highlights.at[t->next].block < block)))
		t->next++;
	first = t->next;
	for (*n = 0; first + *n < w->highlights.len && *n < MARKED_MOST; ++*n)
		if (w->highlights.at[first + *n].document != t->document ||
		    w->highlights.at[first + *n].block != block)
			break;
	return w->highlights.at + first;
}

/* The nearest place after `at` where a highlight begins or ends. */
static size_t
next_cut(const struct highlight *h, size_t n, size_t at, size_t end)
{
	for (size_t i = 0; i < n; i++) {
		if (h[i].start > at && h[i].start < end)
			end = h[i].start;
		if (h[i].end > at && h[i].end < end)
			end = h[i].end;
	}
	return end;
}

static bool
lies_in(const struct highlight *h, size_t at)
{
	return h->start <= at && at < h->end;
}

/* "<mark class="v-conflict" data-f="20 21">"; false where nothing is marked.
 */
static bool
open_mark(struct text *t, const struct highlight *h, size_t n, size_t at)
{
	struct buf *out = t->w->out;
	const struct finding *worst = NULL;
	bool first = true;

	for (size_t i = 0; i < n; i++) {
		const struct finding *f = finding_of(t, &h[i]);

		if (lies_in(&h[i], at) &&
		    (!worst || verdict_rank(f->verdict) <
				   verdict_rank(worst->verdict)))
			worst = f;
	}
	if (!worst)
		return false;
	buf_print(out, "<mark class=\"%s\" data-f=\"",
	    markup_verdict_class(worst->verdict));
	for (size_t i = 0; i < n; i++)
		if (lies_in(&h[i], at)) {
			buf_print(out, "%s%d", first ? "" : " ",
			    t->w->telling.numbers[h[i].finding]);
			first = false;
		}
	buf_add_c(out, "\">");
	return true;
}

static void
add_ref(struct text *t, const struct highlight *h)
{
	const struct finding *f = finding_of(t, h);
	int number = t->w->telling.numbers[h->finding];

	buf_print(t->w->out,
	    "<a class=\"ref %s\" id=\"e%d-%d\" data-f=\"%d\" href=\"#%.*s\" "
	    "aria-label=\"finding %d, %s\">%d</a>",
	    markup_verdict_class(f->verdict), number, h->nth, number,
	    STR_ARG(t->w->finding_ids[h->finding]), number,
	    verdict_name(f->verdict), number);
}

static void
add_marked(struct text *t, int block)
{
	struct str text = t->doc->blocks.at[block].text;
	size_t n, at = 0;
	const struct highlight *h = highlights_of(t, block, &n);

	while (at < text.len) {
		size_t end = next_cut(h, n, at, text.len);
		bool marked = n && open_mark(t, h, n, at);

		markup_text(t->w->out, str_sub(text, at, end));
		buf_add_c(t->w->out, marked ? "</mark>" : "");
		for (size_t i = 0; i < n; i++)
			if (h[i].end == end)
				add_ref(t, &h[i]);
		at = end;
	}
}

/* --- blocks -------------------------------------------------------------- */

static void
add_page(struct text *t, const struct block *b)
{
	if (b->place.page <= t->page)
		return;
	t->page = b->place.page;
	buf_print(t->w->out, "<span class=\"page\">page %d</span>", t->page);
}

static void
add_label(struct text *t, const struct block *b)
{
	if (!b->label.len)
		return;
	buf_add_c(t->w->out, "<span class=\"label\">");
	markup_text(t->w->out, b->label);
	buf_add_c(t->w->out, " </span>");
}

static void
add_paragraph(struct text *t, int block)
{
	const struct block *b = &t->doc->blocks.at[block];
	struct buf *out = t->w->out;
	int depth = b->level < ITEM_DEPTH ? b->level : ITEM_DEPTH;

	if (b->kind == BLOCK_ITEM)
		buf_print(out, "<p class=\"item d%d\">", depth);
	else if (b->kind == BLOCK_NOTE)
		buf_add_c(out, "<p class=\"note\">");
	else if (b->role == ROLE_HEADER || b->role == ROLE_FOOTER)
		buf_add_c(out, "<p class=\"faint\">");
	else
		buf_add_c(out, "<p>");
	if (t->table < 0)
		add_page(t, b);
	add_label(t, b);
	add_marked(t, block);
	buf_add_c(out, "</p>\n");
}

/* --- tables -------------------------------------------------------------- */

static int
outermost(const struct doc *doc, int table)
{
	while (table >= 0 && doc->tables.at[table].parent >= 0)
		table = doc->tables.at[table].parent;
	return table;
}

static void
close_cell(struct text *t)
{
	if (t->col >= 0)
		buf_add_c(t->w->out, t->is_heading_cell ? "</th>" : "</td>");
	t->col = -1;
}

static void
close_row(struct text *t)
{
	close_cell(t);
	if (t->row >= 0)
		buf_add_c(t->w->out, "</tr>\n");
	t->row = -1;
}

static void
close_table(struct text *t)
{
	if (t->table < 0)
		return;
	close_row(t);
	buf_add_c(t->w->out, "</table>\n");
	t->table = -1;
}

static void
open_table(struct text *t, int table)
{
	int cols = t->doc->tables.at[table].cols;

	close_table(t);
	t->table = table;
	t->row = t->col = -1;
	t->covered =
	    arena_many(&t->w->arena, int, (size_t)(cols > 0 ? cols : 1));
	buf_add_c(t->w->out, "<table>\n");
}

/* Rows that a cell above takes go on; the others of a new row begin empty. */
static void
open_row(struct text *t, int row)
{
	int cols = t->doc->tables.at[t->table].cols;

	close_row(t);
	t->row = row;
	for (int c = 0; c < cols; c++)
		if (t->covered[c] > 0)
			t->covered[c]--;
	buf_add_c(t->w->out, "<tr>");
}

/* Cells that the file leaves out before `col`, so that the columns stay. */
static void
fill(struct text *t, int from, int col)
{
	for (int c = from; c < col; c++)
		if (t->covered[c] == 0)
			buf_add_c(t->w->out, "<td></td>");
}

static void
open_cell(struct text *t, const struct block *b)
{
	const struct table *table = &t->doc->tables.at[t->table];
	bool heads_col = b->row < table->header_rows;
	bool heads_row = table->header_col && b->col == 0;
	int col_span = b->col_span > 1 ? b->col_span : 1;
	int row_span = b->row_span > 1 ? b->row_span : 1;

	close_cell(t);
	t->col = b->col;
	t->is_heading_cell = b->text.len && (heads_col || heads_row);
	buf_print(t->w->out, "<%s", t->is_heading_cell ? "th" : "td");
	if (t->is_heading_cell)
		buf_print(
		    t->w->out, " scope=\"%s\"", heads_col ? "col" : "row");
	if (col_span > 1)
		buf_print(t->w->out, " colspan=\"%d\"", col_span);
	if (row_span > 1)
		buf_print(t->w->out, " rowspan=\"%d\"", row_span);
	buf_add_char(t->w->out, '>');
	for (int c = b->col; c < b->col + col_span && c < table->cols; c++)
		t->covered[c] = row_span;
}

/* What lies in a table inside a cell is told in that cell. */
static void
add_cell(struct text *t, int block)
{
	const struct block *b = &t->doc->blocks.at[block];
	int top = outermost(t->doc, b->table);
	int from = t->col + 1;

	if (top != t->table)
		open_table(t, top);
	if (b->table == top && b->row != t->row) {
		open_row(t, b->row);
		from = 0;
	}
	if (b->table == top && b->col != t->col) {
		if (from <= b->col)
			fill(t, from, b->col);
		open_cell(t, b);
	}
	if (b->text.len || b->label.len)
		add_paragraph(t, block);
}

/* --- sections ------------------------------------------------------------ */

/* The table of contents is there, and folded. */
static void
fold_contents(struct text *t, bool is_contents, bool *folded)
{
	if (is_contents == *folded)
		return;
	close_table(t);
	buf_add_c(t->w->out,
	    is_contents ? "<details><summary>Contents of the document</summary>"
			: "</details>\n");
	*folded = is_contents;
}

static void
add_blocks(struct text *t, int first, int end)
{
	bool folded = false;

	for (int i = first; i < end; i++) {
		const struct block *b = &t->doc->blocks.at[i];

		fold_contents(t, b->role == ROLE_CONTENTS, &folded);
		if (b->table >= 0) {
			add_cell(t, i);
			continue;
		}
		close_table(t);
		add_paragraph(t, i);
	}
	close_table(t);
	fold_contents(t, false, &folded);
}

/* Findings that sit here and have no passage of their own to mark. */
static void
add_refs_without_passage(struct text *t, int section)
{
	const struct web *w = t->w;

	for (size_t i = 0; i < w->telling.n; i++) {
		int at = w->telling.order[i];
		const struct finding *f = &w->review->findings.at[at];
		struct highlight here = {.finding = at};

		if (f->section == section && f->document == t->document &&
		    !w->passages[at].groups.len)
			add_ref(t, &here);
	}
}

static void
add_heading(struct text *t, int section)
{
	const struct section *s = &t->map->sections.at[section];
	const struct roll *roll =
	    &t->w->review->section_rolls[t->document][section];
	struct buf *out = t->w->out;
	int level = HEADING_FIRST + s->level - 1;

	level = level < HEADING_FIRST ? HEADING_FIRST : level;
	level = level > HEADING_LAST ? HEADING_LAST : level;
	buf_print(
	    out, "<div class=\"head %s\"><h%d>", web_roll_class(roll), level);
	add_page(t, &t->doc->blocks.at[s->heading]);
	if (t->doc->blocks.at[s->heading].label.len) {
		buf_add_c(out, "<span class=\"num\">");
		markup_text(out, t->doc->blocks.at[s->heading].label);
		buf_add_c(out, "</span>");
	}
	add_marked(t, s->heading);
	buf_print(out, "</h%d>", level);
	if (roll->assessed) {
		buf_add_c(out, "<span class=\"tag\">");
		markup_icon(out, web_roll_icon(roll));
		buf_print(out, "%s</span>", web_roll_name(roll));
	}
	add_refs_without_passage(t, section);
	buf_add_c(out, "</div>\n");
}

static void
add_section(struct text *t, int section)
{
	const struct section *s = &t->map->sections.at[section];

	if (s->heading < 0 && s->own_end <= s->first)
		return;
	buf_print(t->w->out, "<section class=\"sec\" id=\"%.*s\">\n",
	    STR_ARG(t->w->section_ids[t->document][section]));
	if (s->heading >= 0)
		add_heading(t, section);
	add_blocks(t, s->first, s->own_end);
	buf_add_c(t->w->out, "</section>\n");
}

static void
add_document(struct web *w, int document)
{
	const struct reviewed_document *d = &w->review->documents[document];
	struct text t = {.w = w,
	    .doc = d->doc,
	    .map = d->map,
	    .document = document,
	    .table = -1,
	    .row = -1,
	    .col = -1};

	buf_add_c(w->out, "<h2 class=\"title-of-file\"");
	if (d->identity.language.len)
		markup_attribute(w->out, "lang", d->identity.language);
	buf_add_char(w->out, '>');
	web_text(w, document_file_words(d->doc));
	buf_add_c(w->out, "</h2>\n");
	for (size_t s = 0; s < d->map->sections.len; s++)
		add_section(&t, (int)s);
}

void
web_documents(struct web *w)
{
	buf_add_c(w->out,
	    "<div class=\"pane text\" id=\"text\" role=\"region\" "
	    "aria-label=\"Text\" tabindex=\"0\">\n");
	for (int d = 0; d < w->review->n_documents; d++)
		add_document(w, d);
	buf_add_c(w->out, "</div>\n");
}
