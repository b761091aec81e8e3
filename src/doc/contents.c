/* Tables of contents that no field and no style tells.
 *
 * Two signs are taken: a run of lines that end in page numbers, wherever it
 * stands; and a line that says "Table of Contents", "List of Figures" and the
 * like, from which the contents reach as far as the lines look like contents:
 * they end in a page number, or they are short and no heading.  Where no page
 * numbers are given the body betrays itself by repeating the first line.
 */
#include <limits.h>

#include "doc/roles.h"
#include "doc/title.h"

/* So many lines with page numbers in a row are contents without a title. */
#define LINES_OF_RUN 4
#define PLAIN_LINES_OF_RUN 8

/* No CP or CPS has more pages; key sizes and years are beyond it. */
#define LAST_PAGE 999

/* A line of the contents is shorter. */
#define LINE_BYTES 200

/* And its title shorter still. */
#define TITLE_BYTES 48

static bool
is_contents_title(struct str text)
{
	static const char *const titles[] = {"table of contents", "contents",
	    "tables of contents", "toc", "list of figures", "list of tables",
	    "list of figures and tables", "list of tables and figures",
	    "table of figures", "index of tables", "index of figures",
	    "table of content", "inhaltsverzeichnis", "inhalt", "sommario",
	    "indice", "indice generale", "indice de contenidos",
	    "tabla de contenido", "tabla de contenidos", "table des matieres",
	    "sommaire", "inhoudsopgave", "spis tresci", "obsah",
	    "tartalomjegyzek", "sumario"};
	char plain[TITLE_PLAIN];
	struct str title;

	/* "... and its contents." may end a paragraph. */
	if (text.len > TITLE_BYTES || text.len == 0 ||
	    char_is_lower(text.at[0]))
		return false;
	title = title_plain(text, plain);
	return str_is_one_of(title, titles, COUNT_OF(titles));
}

static bool
is_free(const struct block *b)
{
	return b->role == ROLE_BODY && b->table < 0 && b->kind != BLOCK_NOTE;
}

static bool
is_page_line(const struct block *b)
{
	return b->text.len <= LINE_BYTES &&
	       title_ends_in_page(b->text, NULL, NULL);
}

/* The title of a contents line in comparable form, without number and page:
 * the number may be automatic in one place and typed in the other. */
static struct str
line_key(const struct block *b, char out[TITLE_PLAIN])
{
	struct outline_number number;
	struct str s = b->text;
	size_t end;

	if (title_ends_in_page(s, &end, NULL))
		s = str_sub(s, 0, end);
	if (outline_number_read(s, &number))
		s = str_sub(s, number.title, s.len);
	return title_plain(s, out);
}

static bool
is_sentence(struct str text)
{
	return text.len > LINE_BYTES ||
	       (text.len > LINE_BYTES / 3 && str_ends(text, STR(".")));
}

/* Where the contents that begin with the title at `start` end. */
static size_t
end_of_titled(const struct doc *doc, size_t start)
{
	char first_plain[TITLE_PLAIN], plain[TITLE_PLAIN];
	struct str first = {0};
	size_t i = start + 1;

	for (; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];
		struct str key;

		if (b->role == ROLE_CONTENTS)
			continue;
		if (!is_free(b) || is_contents_title(b->text))
			break;
		if (!is_page_line(b) &&
		    (b->kind == BLOCK_HEADING || is_sentence(b->text) ||
			roles_is_changelog_title(b->text)))
			break;
		key = line_key(b, plain);
		if (first.len && str_eq(key, first) && !is_page_line(b))
			break;
		if (!first.len && key.len)
			first = (struct str){
			    memcpy(first_plain, key.at, key.len), key.len};
	}
	return i;
}

static bool
has_number(const struct block *b)
{
	struct outline_number number;

	return outline_number_read(b->label, &number) ||
	       outline_number_read(b->text, &number);
}

/* Short lines at the end of a titled run that has page numbers are no longer
 * contents: the run ends with its last numbered line.  Without page numbers
 * a run that goes over into running text holds the first headings of that
 * text: the title alone was meant for contents that are made on printing.  So
 * it was when the next title of contents follows lines without any number. */
static size_t
without_tail(const struct doc *doc, size_t start, size_t end)
{
	size_t last = start, i;

	for (i = start; i < end; i++)
		if (is_page_line(&doc->blocks.at[i]) ||
		    doc->blocks.at[i].role == ROLE_CONTENTS)
			last = i;
	if (last > start)
		return last + 1;
	if (end == doc->blocks.len)
		return end;
	for (i = start + 1; i < end && !has_number(&doc->blocks.at[i]); i++)
		;
	if (is_sentence(doc->blocks.at[end].text))
		return i;
	return i == end && is_contents_title(doc->blocks.at[end].text)
		   ? start + 1
		   : end;
}

/* Contents laid out as a table: most rows end in a cell with a page number.
 * Gives the end of the table, or `start` when it is none. */
static size_t
end_of_table(const struct doc *doc, size_t start)
{
	int table = start < doc->blocks.len ? doc->blocks.at[start].table : -1;
	int pages = 0, rows = 0, last_row = -1;
	size_t i = start;

	for (; table >= 0 && i < doc->blocks.len &&
	       doc->blocks.at[i].table == table;
	     i++) {
		const struct block *b = &doc->blocks.at[i];

		rows += b->row != last_row;
		last_row = b->row;
		pages += b->col > 0 && title_is_page(b->text);
	}
	return rows > 2 && pages * 5 >= rows * 4 ? i : start;
}

static void
mark(struct doc *doc, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		doc->blocks.at[i].role = ROLE_CONTENTS;
}

/* A run of lines that end in page numbers, never a lower one after a higher.
 * Columns of values may look like that too, so without a title most lines
 * must have section numbers, or there must be more of them.  Gives the end of
 * the lines looked at; *good tells whether they are contents. */
static size_t
end_of_run(const struct doc *doc, size_t start, bool *good)
{
	size_t i = start, numbered = 0, lines;
	long first = 0, last = LONG_MIN, page;

	for (; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (!is_free(b) || b->text.len > LINE_BYTES ||
		    !title_ends_in_page(b->text, NULL, &page) || page < last ||
		    page > LAST_PAGE)
			break;
		first = i == start ? page : first;
		last = page;
		numbered += has_number(b);
	}
	lines = i - start;
	*good = lines >= LINES_OF_RUN && first != last &&
		(numbered * 2 >= lines || lines >= PLAIN_LINES_OF_RUN);
	return i;
}

/* Contents styles are also put on lines for signatures: what holds no word is
 * no contents. */
static void
release_rules(struct doc *doc)
{
	char plain[TITLE_PLAIN];

	for (size_t i = 0; i < doc->blocks.len; i++) {
		struct block *b = &doc->blocks.at[i];

		if (b->role == ROLE_CONTENTS && b->text.len < TITLE_PLAIN &&
		    title_plain(b->text, plain).len == 0)
			b->role = ROLE_BODY;
	}
}

void
roles_find_contents(struct doc *doc)
{
	size_t i = 0;

	release_rules(doc);
	while (i < doc->blocks.len) {
		const struct block *b = &doc->blocks.at[i];
		size_t end = i + 1;
		bool good;

		if (is_free(b) && is_contents_title(b->text)) {
			end = end_of_table(doc, i + 1);
			if (end == i + 1)
				end =
				    without_tail(doc, i, end_of_titled(doc, i));
			mark(doc, i, end);
		} else if (is_free(b)) {
			size_t run = end_of_run(doc, i, &good);

			if (good)
				mark(doc, i, run);
			end = run > end ? run : end;
		}
		i = end;
	}
}
