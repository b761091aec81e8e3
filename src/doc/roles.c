/* Change logs by title and by the columns of a table; the cover by where the
 * contents or the first chapter begins. */
#include "doc/roles.h"

#include "base/limits.h"
#include "doc/title.h"

/* A title or a column heading is shorter. */
#define TITLE_BYTES 100

/* A title that is no heading is shorter still. */
#define LINE_TITLE_BYTES 60

/* A line of a change log that is no table is shorter. */
#define LOG_LINE_BYTES 400

/* "Revision history" is a subject with a record; "List of documents" is not,
 * so a mere list must be one of changes. */
static const char log_change[] =
    " revision revisions version versions versioning change changes amendment"
    " amendments modification modifications release releases update updates"
    " issue edition ";
static const char log_document[] = " document documents documentation ";
static const char log_record[] =
    " history log logs control controls record changelog ";
static const char log_list[] =
    " list table sheet register summary tracking records ";
static const char log_filler[] =
    " of the this and to for in cp cps policy practice certificate"
    " certification statement information ";

/* Titles that other languages and habits give, in plain form. */
static const char *const log_titles[] = {"revisions", "document revisions",
    "changelog", "change log", "document revision", "document versions",
    "historique des revisions", "historique des versions",
    "historique des modifications", "anderungshistorie", "anderungsverzeichnis",
    "dokumentenhistorie", "dokumenthistorie", "versionshistorie",
    "historial de versiones", "historial de revisiones", "historial de cambios",
    "control de versiones", "control de cambios", "historico de versoes",
    "historico de revisoes", "controlo de versoes", "storia delle modifiche",
    "storico delle revisioni", "storia delle revisioni", "historia zmian",
    "historie zmen"};

/* The words after a section number or "Appendix A". */
static struct str
title_words(struct str title, char plain[TITLE_PLAIN])
{
	struct outline_number number;
	struct str words, rest, head;

	if (title.len > TITLE_BYTES)
		return (struct str){0};
	if (outline_number_read(title, &number))
		title = str_sub(title, number.title, title.len);
	words = rest = title_plain(title, plain);
	head = str_cut(&rest, ' ');
	if (str_eq(head, STR("appendix")) || str_eq(head, STR("annex"))) {
		if (str_cut(&rest, ' ').len <= 2)
			return rest;
	}
	return words;
}

/* Whether the title is a change log's, and whether for sure: "Change control"
 * alone may as well be a section about the CA's own systems. */
enum log_title { LOG_NO, LOG_PERHAPS, LOG_SURE };

static enum log_title
judge_log_title(struct str title)
{
	char plain[TITLE_PLAIN];
	struct str words = title_words(title, plain), rest = words;
	int changes = 0, documents = 0, records = 0, controls = 0, lists = 0;

	if (str_is_one_of(words, log_titles, COUNT_OF(log_titles)))
		return LOG_SURE;
	while (rest.len) {
		struct str word = str_cut(&rest, ' ');
		bool change = title_has_word(word, log_change);
		bool document = title_has_word(word, log_document);
		bool record = title_has_word(word, log_record);
		bool list = title_has_word(word, log_list);

		if (!change && !document && !record && !list &&
		    !title_has_word(word, log_filler))
			return LOG_NO;
		changes += change;
		documents += document;
		records += record;
		lists += list;
		controls += title_has_word(word, " control controls ");
	}
	if (title_has_word(words, " certificate certification ") &&
	    !title_has_word(words, " policy practice statement "))
		return LOG_NO;
	if (records > 0 && changes + documents > 0)
		return controls == records && documents == 0 ? LOG_PERHAPS
							     : LOG_SURE;
	return lists > 0 && changes > 0 ? LOG_SURE : LOG_NO;
}

bool
roles_is_changelog_title(struct str title)
{
	return judge_log_title(title) == LOG_SURE;
}

enum log_column
roles_log_column(struct str heading)
{
	char plain[TITLE_PLAIN];
	struct str words;
	bool version, change, text;

	if (heading.len > TITLE_BYTES)
		return LOG_COLUMN_OTHER;
	words = title_plain(heading, plain);
	version = title_has_word(words,
	    " version versions ver vers rev revision release issue edition"
	    " v versione versie fassung ");
	change = title_has_word(words,
	    " change changes changed modification modifications amendment"
	    " amendments amended altered alterations update updates"
	    " modified modifiche cambios anderungen"
	    " anderung modificaciones ");
	text = title_has_word(words,
	    " description details summary comment comments reason remarks"
	    " remark note notes content contents descrizione descripcion"
	    " beschreibung ");
	if (title_has_word(words, " date dates datum data fecha "))
		return LOG_COLUMN_DATE;
	if (change)
		return LOG_COLUMN_CHANGE;
	if (text)
		return version ? LOG_COLUMN_CHANGE : LOG_COLUMN_TEXT;
	if (version)
		return LOG_COLUMN_VERSION;
	if (title_has_word(words,
		" adopted effective published publication approved"
		" approval issued released dated day entry effect valid"
		" validity force since when enforcement "))
		return LOG_COLUMN_DATE;
	if (title_has_word(words,
		" document title name reference standard oid software"
		" product certificate field extension attribute crl crls"
		" ocsp response "))
		return LOG_COLUMN_THING;
	return LOG_COLUMN_OTHER;
}

/* What is known of a table while its cells go by.  The column headings may
 * stand in the second row, under a title row. */
struct log_table {
	bool titled; /* a cell says "Revision history" */
	unsigned has[2]; /* bits of enum log_column, by row */
	int version_col[2], date_col[2]; /* or -1 */
	int rows, good; /* rows below the headings; those with a value */
	int last_row, last_good;
	int first; /* block */
};

static bool
is_log_heading(unsigned has)
{
	bool version = has & 1u << LOG_COLUMN_VERSION;
	bool date = has & 1u << LOG_COLUMN_DATE;
	bool change = has & 1u << LOG_COLUMN_CHANGE;
	bool text = has & 1u << LOG_COLUMN_TEXT;

	if (has & 1u << LOG_COLUMN_THING)
		return change && (version || date);
	return (version && (date || change || text)) || (date && change);
}

static void
see_heading(struct log_table *t, const struct block *b)
{
	enum log_column c = roles_log_column(b->text);

	t->has[b->row] |= 1u << c;
	if (c == LOG_COLUMN_VERSION && t->version_col[b->row] < 0)
		t->version_col[b->row] = b->col;
	if (c == LOG_COLUMN_DATE && t->date_col[b->row] < 0)
		t->date_col[b->row] = b->col;
	if (b->row == 0 && b->col == 0 && judge_log_title(b->text) != LOG_NO)
		t->titled = true;
}

static bool
looks_like_version(struct str s)
{
	size_t digits = 0;

	if (s.len == 0 || s.len > 16)
		return false;
	for (size_t i = 0; i < s.len; i++)
		digits += char_is_digit(s.at[i]);
	return digits > 0 && digits * 3 >= s.len;
}

/* "Every 12 months, within 24 hours" has digits and is no day. */
static bool
looks_like_date(struct str s)
{
	char plain[TITLE_PLAIN];
	size_t digits = 0;

	if (s.len > 60 || title_has_word(title_plain(s, plain),
			      " minutes hours hour days weeks months years "))
		return false;
	for (size_t i = 0; i < s.len; i++)
		digits += char_is_digit(s.at[i]);
	return digits >= 3;
}

static void
see_value(struct log_table *t, const struct block *b)
{
	int h = is_log_heading(t->has[0]) || b->row == 1 ? 0 : 1;
	bool good;

	if (b->row != t->last_row)
		t->rows++;
	t->last_row = b->row;
	good = (b->col == t->version_col[h] && looks_like_version(b->text)) ||
	       (b->col == t->date_col[h] && looks_like_date(b->text));
	if (good && t->last_good != b->row) {
		t->good++;
		t->last_good = b->row;
	}
}

static bool
is_log(const struct log_table *t)
{
	if (!is_log_heading(t->has[0]) && !is_log_heading(t->has[1]))
		return t->titled && t->good > 0;
	return t->good * 2 >= t->rows;
}

static struct log_table *
look_at_tables(struct doc *doc)
{
	struct log_table *tables =
	    arena_many(&doc->arena, struct log_table, doc->tables.len);

	for (size_t i = 0; i < doc->tables.len; i++)
		tables[i] = (struct log_table){.version_col = {-1, -1},
		    .date_col = {-1, -1},
		    .last_row = -1,
		    .last_good = -1,
		    .first = -1};
	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];
		struct log_table *t;

		if (b->table < 0)
			continue;
		t = &tables[b->table];
		if (t->first < 0)
			t->first = (int)i;
		if (b->row < 2 && b->row >= 0)
			see_heading(t, b);
		if (b->row > 0)
			see_value(t, b);
	}
	return tables;
}

static void
mark_log(struct doc *doc, size_t i)
{
	if (doc->blocks.at[i].role == ROLE_BODY)
		doc->blocks.at[i].role = ROLE_CHANGELOG;
}

/* "The following revisions have been made:" right before the table. */
static bool
is_caption(const struct block *b)
{
	char plain[TITLE_PLAIN];
	struct str words;

	if (b->kind != BLOCK_PARAGRAPH || b->text.len > TITLE_PLAIN)
		return false;
	words = title_plain(b->text, plain);
	return title_has_word(words, log_change) &&
	       (str_ends(b->text, STR(":")) ||
		   title_has_word(words, " table history log "));
}

static void
mark_tables(struct doc *doc)
{
	const struct log_table *tables = look_at_tables(doc);

	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->table < 0 || !is_log(&tables[b->table]))
			continue;
		mark_log(doc, i);
		if (tables[b->table].first == (int)i && i > 0 &&
		    is_caption(&doc->blocks.at[i - 1]))
			mark_log(doc, i - 1);
	}
}

static size_t
end_of_section(const struct doc *doc, size_t heading)
{
	int level = doc->blocks.at[heading].level;
	size_t i = heading + 1;

	while (
	    i < doc->blocks.len && (doc->blocks.at[i].kind != BLOCK_HEADING ||
				       doc->blocks.at[i].level > level))
		i++;
	return i;
}

static bool
holds_log(const struct doc *doc, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (doc->blocks.at[i].role == ROLE_CHANGELOG)
			return true;
	return false;
}

/* A line of a log that is kept as text: short, with a version or a date. */
static bool
is_log_line(const struct block *b)
{
	size_t digits = 0;

	if (b->kind == BLOCK_HEADING || b->text.len > LOG_LINE_BYTES)
		return false;
	if (b->table >= 0 || b->kind == BLOCK_ITEM)
		return true;
	for (size_t i = 0; i < b->text.len && i < TITLE_BYTES; i++)
		digits += char_is_digit(b->text.at[i]);
	return digits >= 2;
}

/* In the table, or in one inside it. */
static bool
is_in_table(const struct doc *doc, int table, int outer)
{
	for (int i = 0; table >= 0 && i < LIMIT_TABLE_DEPTH; i++) {
		if (table == outer)
			return true;
		table = doc->tables.at[table].parent;
	}
	return false;
}

/* Under a title that is no heading the log reaches as far as its table, or
 * its lines. */
static size_t
end_of_lines(const struct doc *doc, size_t title)
{
	size_t i = title + 1;
	int table = i < doc->blocks.len ? doc->blocks.at[i].table : -1;

	if (table >= 0) {
		while (i < doc->blocks.len &&
		       is_in_table(doc, doc->blocks.at[i].table, table))
			i++;
		return i;
	}
	while (i < doc->blocks.len && doc->blocks.at[i].table < 0 &&
	       doc->blocks.at[i].role == ROLE_BODY &&
	       is_log_line(&doc->blocks.at[i]))
		i++;
	return i;
}

static void
mark_titled(struct doc *doc, size_t i)
{
	const struct block *b = &doc->blocks.at[i];
	enum log_title title;
	size_t end;

	if (b->role != ROLE_BODY || b->table >= 0 || b->kind == BLOCK_NOTE ||
	    b->kind == BLOCK_ITEM ||
	    (b->kind == BLOCK_PARAGRAPH && b->text.len > LINE_TITLE_BYTES))
		return;
	title = judge_log_title(b->text);
	if (title == LOG_NO)
		return;
	end = b->kind == BLOCK_HEADING ? end_of_section(doc, i)
				       : end_of_lines(doc, i);
	if (title == LOG_PERHAPS && !holds_log(doc, i, end))
		return;
	if (b->kind != BLOCK_HEADING && end == i + 1)
		return;
	for (size_t k = i; k < end; k++)
		mark_log(doc, k);
}

/* "Introduction", also as "I. Introduction" or "Chapter One: Introduction". */
static bool
is_introduction(struct str title)
{
	char plain[TITLE_PLAIN];
	struct str words = title_plain(title, plain);

	return title.len < TITLE_BYTES / 2 &&
	       title_has_word(words,
		   " introduction introduccion introduzione einleitung"
		   " einfuhrung introducao inleiding ") &&
	       title_has_only(words,
		   " introduction introduccion introduzione einleitung"
		   " einfuhrung introducao inleiding chapter part section 1 i"
		   " a one and to overview general the ");
}

static bool
is_chapter(const struct block *b)
{
	struct outline_number number;

	if (b->kind != BLOCK_HEADING || b->role != ROLE_BODY)
		return false;
	return b->label.len > 0 || outline_number_read(b->text, &number) ||
	       is_introduction(b->text);
}

/* Lines of a title page that stands behind contents. */
#define TITLE_PAGE_FEWEST 3
#define TITLE_PAGE_LINES 16

/* Contents made of the outline may come first, then the title page, and then
 * the contents that were printed: the last block of these, or `first`. */
static size_t
last_contents(const struct doc *doc, size_t first)
{
	size_t last = first, lines = 0;

	for (size_t i = first; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->role == ROLE_CONTENTS) {
			if (lines && lines < TITLE_PAGE_FEWEST)
				break;
			last = i;
			lines = 0;
		} else if (is_chapter(b) || b->kind == BLOCK_HEADING ||
			   ++lines > TITLE_PAGE_LINES) {
			break;
		}
	}
	return last;
}

/* Headings that prefaces and histories have at most: behind more of them, a
 * number that is the first one read begins no chapter. */
#define COVER_HEADINGS 16

/* The block where the cover ends: at the contents (a title alone, without
 * lines under it, is none), or at the first chapter; without either at the
 * first heading. */
static size_t
end_of_cover(const struct doc *doc)
{
	size_t first = 0;
	int headings = 0;

	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (is_chapter(b))
			return i;
		if (b->role == ROLE_CONTENTS && i + 1 < doc->blocks.len &&
		    b[1].role == ROLE_CONTENTS)
			return last_contents(doc, i);
		if (b->kind != BLOCK_HEADING || b->role != ROLE_BODY)
			continue;
		if (headings++ == 0)
			first = i;
		if (headings > COVER_HEADINGS)
			break;
	}
	return first;
}

void
roles_find_rest(struct doc *doc)
{
	size_t end;

	mark_tables(doc);
	for (size_t i = 0; i < doc->blocks.len; i++)
		mark_titled(doc, i);
	end = end_of_cover(doc);
	for (size_t i = 0; i < end; i++)
		if (doc->blocks.at[i].role == ROLE_BODY)
			doc->blocks.at[i].role = ROLE_COVER;
}
