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
 * - A picture is written as one that is missing.
 * - Contents, running headers and footers are left out: whoever publishes the
 *   text makes them anew.  What they say of the document stands in front. */
#include "base/limits.h"
#include "out/extract.h"
#include "out/markdown.h"
#include "out/markdown_block.h"
#include "out/markdown_writer.h"

#define NO_BREAK_SPACE "\xC2\xA0"

static bool
is_told(const struct markdown_writer *w, int block)
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
void
markdown_blank_line(struct markdown_writer *w)
{
	if (w->out->len)
		buf_add_char(w->out, '\n');
}

/* ---- notes ---- */

/* Puts aside the notes that stand behind a block; gives the number of the
 * first in `first`. */
static int
take_notes(struct markdown_writer *w, int block, int *first)
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

/* "a picture is not read: 'Diagram'" */
static struct str
name_of_picture(struct str notice)
{
	static const struct str head = STR_INIT("a picture is not read: '");

	if (!str_starts(notice, head) || !str_ends(notice, STR("'")))
		return notice;
	return str_sub(notice, head.len, notice.len - 1);
}

/* A picture and the like cannot be written: one that is missing stands in its
 * place, so that whoever publishes the text sees it, and so does a review. */
static void
write_pictures(struct markdown_writer *w, int block)
{
	for (size_t i = 0; i < w->doc->notices.len; i++) {
		const struct notice *n = &w->doc->notices.at[i];
		struct str name = name_of_picture(n->text);

		if ((n->kind != NOTICE_NOT_READ && n->kind != NOTICE_FIGURE) ||
		    n->block != block)
			continue;
		buf_add_c(w->out, " ![");
		markdown_part(w->out, name, 0, name.len, false);
		buf_add_c(w->out, "](not-converted)");
	}
}

void
markdown_block_text(struct markdown_writer *w, int block, bool begins,
    bool is_plain, const char *line_break)
{
	struct markdown_text t = {.doc = w->doc,
	    .block = block,
	    .begins = begins,
	    .is_plain = is_plain,
	    .line_break = line_break};

	t.n_notes = take_notes(w, block, &t.first_note);
	markdown_block(w->out, &t);
	write_pictures(w, block);
}

static void
write_notes(struct markdown_writer *w)
{
	for (size_t i = 0; i < w->waiting.len; i++) {
		const struct note *n = &w->waiting.at[i];

		markdown_blank_line(w);
		buf_print(w->out, "[^%d]: ", n->number);
		for (int b = n->first; b <= n->last; b++) {
			if (b > n->first)
				buf_add_c(w->out, "\n    ");
			markdown_block_text(w, b, true, false, "\\\n    ");
			buf_add_char(w->out, '\n');
		}
	}
	w->waiting.len = 0;
}

/* ---- paragraphs and headings ---- */

void
markdown_end_lists(struct markdown_writer *w)
{
	w->lists.n = 0;
	w->in_list = false;
}

/* A number without a title is what Word leaves of an empty line. */
static void
write_heading(struct markdown_writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];
	int level = b->level > 6 ? 6 : b->level;

	if (b->text.len == 0)
		return;
	markdown_blank_line(w);
	while (level-- > 0)
		buf_add_char(w->out, '#');
	if (b->label.len) {
		buf_add_char(w->out, ' ');
		markdown_words(w->out, b->label);
	}
	buf_add_char(w->out, ' ');
	markdown_block_text(w, block, false, true, "<br>");
	/* A mark at the end would be taken for an ornament. */
	if (str_ends(b->text, STR("#")))
		buf_add_c(w->out, " #");
	buf_add_char(w->out, '\n');
}

/* Lines whose blanks say something, such as a structure drawn by hand. */
static bool
is_preformatted(const struct markdown_writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];

	return str_find_char(b->text, '\n', 0) != SIZE_MAX &&
	       (str_find(b->text, STR("\n "), 0) != SIZE_MAX ||
		   str_find(b->text, STR("  "), 0) != SIZE_MAX) &&
	       !b->look.bold && b->label.len == 0 &&
	       !markdown_has_marks(w->doc, block);
}

static void
write_preformatted(struct markdown_writer *w, int block)
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

void
markdown_paragraph(struct markdown_writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];

	markdown_blank_line(w);
	if (is_preformatted(w, block)) {
		write_preformatted(w, block);
		return;
	}
	if (b->label.len) {
		markdown_part(w->out, b->label, 0, b->label.len, true);
		buf_add_char(w->out, ' ');
	}
	markdown_block_text(w, block, b->label.len == 0, false, "\\\n");
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
list_for(struct markdown_writer *w, const struct block *b, bool *is_new)
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
part_lists(struct markdown_writer *w, int indent)
{
	buf_add_char(w->out, '\n');
	add_spaces(w->out, indent);
	buf_add_c(w->out, "<!-- -->\n\n");
}

static void
write_mark(struct markdown_writer *w, const struct block *b,
    struct open_list *l, bool is_new)
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
column_in_list(const struct markdown_writer *w, int block)
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
write_paragraph_in_list(struct markdown_writer *w, int block, int column)
{
	char line_break[LINE_BREAK];

	fill_line_break(line_break, column);
	markdown_blank_line(w);
	add_spaces(w->out, column);
	markdown_block_text(w, block, true, false, line_break);
	buf_add_char(w->out, '\n');
	w->in_list = false;
}

void
markdown_item(struct markdown_writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];
	char line_break[LINE_BREAK];
	bool is_new, typed;
	struct open_list *l;

	if (!w->in_list)
		markdown_blank_line(w);
	l = list_for(w, b, &is_new);
	write_mark(w, b, l, is_new);
	fill_line_break(line_break, l->content);
	typed = l->mark == '-' && !is_bullet(b->label);
	markdown_block_text(w, block, !typed, false, line_break);
	buf_add_char(w->out, '\n');
	w->in_list = true;
}

/* ---- the whole ---- */

static int
write_block(struct markdown_writer *w, int block)
{
	const struct block *b = &w->doc->blocks.at[block];

	if (b->kind == BLOCK_ITEM) {
		markdown_item(w, block);
		return block + 1;
	}
	if (b->kind == BLOCK_PARAGRAPH && column_in_list(w, block)) {
		write_paragraph_in_list(w, block, column_in_list(w, block));
		return block + 1;
	}
	markdown_end_lists(w);
	write_notes(w);
	if (b->kind == BLOCK_CELL)
		return markdown_table(w, block);
	if (b->kind == BLOCK_HEADING)
		write_heading(w, block);
	else if (b->kind == BLOCK_PARAGRAPH)
		markdown_paragraph(w, block);
	return block + 1;
}

void
extract_markdown(const struct map *map, const struct identity *id,
    const struct extract_choice *choice, struct buf *out)
{
	struct markdown_writer w = {
	    .map = map, .doc = map->doc, .choice = choice, .out = out};

	if (choice->n_sections == 0)
		markdown_front(w.doc, id, out);
	for (int i = 0; (size_t)i < w.doc->blocks.len;) {
		if (w.doc->blocks.at[i].kind != BLOCK_NOTE && is_told(&w, i))
			i = write_block(&w, i);
		else
			i++;
	}
	write_notes(&w);
	arena_clear(&w.arena);
}
