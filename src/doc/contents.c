/* Tables of contents that no field and no style tells.
 *
 * Two signs are taken: a run of lines that end in page numbers, wherever it
 * stands; and a line that says "Table of Contents", "List of Figures" and the
 * like, from which the contents reach as far as the lines look like contents:
 * they end in a page number, or they are short and no heading.  Where no page
 * numbers are given the body betrays itself by repeating the first line.
 */
#include "base/limits.h"
#include "base/utf8.h"
#include "doc/roles.h"
#include "doc/title.h"

/* So many lines with page numbers in a row are contents without a title. */
#define LINES_OF_RUN 4

/* A line of the contents is shorter. */
#define LINE_BYTES 200

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

	if (text.len > LINE_BYTES / 2)
		return false;
	title = title_plain(text, plain);
	for (size_t i = 0; i < COUNT_OF(titles); i++)
		if (str_eq(title, str_of(titles[i])))
			return true;
	return false;
}

static bool
is_free(const struct block *b)
{
	return b->role == ROLE_BODY && b->table < 0 && b->kind != BLOCK_NOTE;
}

static bool
is_page_line(const struct block *b)
{
	size_t end;

	return b->text.len <= LINE_BYTES && title_ends_in_page(b->text, &end);
}

/* The title of a contents line in comparable form, without number and page:
 * the number may be automatic in one place and typed in the other. */
static struct str
line_key(const struct block *b, char out[TITLE_PLAIN])
{
	struct outline_number number;
	struct str s = b->text;
	size_t end;

	if (title_ends_in_page(s, &end))
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

/* Short lines at the end of a titled run that has page numbers are no longer
 * contents: the run ends with its last numbered line. */
static size_t
without_tail(const struct doc *doc, size_t start, size_t end)
{
	size_t last = start;

	for (size_t i = start; i < end; i++)
		if (is_page_line(&doc->blocks.at[i]) ||
		    doc->blocks.at[i].role == ROLE_CONTENTS)
			last = i;
	return last > start ? last + 1 : end;
}

static void
mark(struct doc *doc, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		doc->blocks.at[i].role = ROLE_CONTENTS;
}

static size_t
end_of_run(const struct doc *doc, size_t start)
{
	size_t i = start;

	while (i < doc->blocks.len && is_free(&doc->blocks.at[i]) &&
	       is_page_line(&doc->blocks.at[i]))
		i++;
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

		if (is_free(b) && is_contents_title(b->text)) {
			end = without_tail(doc, i, end_of_titled(doc, i));
			mark(doc, i, end);
		} else if (is_free(b)) {
			size_t run = end_of_run(doc, i);

			if (run >= i + LINES_OF_RUN)
				mark(doc, i, run);
			end = run > end ? run : end;
		}
		i = end;
	}
}
