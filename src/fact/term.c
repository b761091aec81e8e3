/* Terms that are defined, and those that are defined twice.
 *
 * Definitions stand in section 1.6: a row of a table with the term in its
 * first column, a line "Term: what it means", or a line with the term over a
 * paragraph that tells what it means.
 */
#include "fact/term.h"

#include "base/index.h"
#include "base/utf8.h"
#include "fact/line.h"

#define TERM_BYTES 80
#define MEANING_BYTES 12

/* --- entries --------------------------------------------------------- */

bool
term_is_glossary_block(const struct contradict *c, int document, int block)
{
	const struct map *map = c->prose->maps[document];
	const struct block *b = &c->prose->docs[document]->blocks.at[block];

	return block_is_body(b) && b->kind != BLOCK_HEADING &&
	       b->kind != BLOCK_NOTE && b->text.len &&
	       map_is_below(map, map->section_of[block], STR("1.6"));
}

/* The cell right of a cell of the first column, or -1. */
static int
meaning_cell(const struct doc *doc, int block)
{
	const struct block *b = &doc->blocks.at[block];

	if (b->table < 0 || b->col != 0 ||
	    b->row < doc->tables.at[b->table].header_rows)
		return -1;
	for (size_t i = (size_t)block + 1; i < doc->blocks.len; i++) {
		const struct block *n = &doc->blocks.at[i];

		if (n->table != b->table || n->row != b->row)
			return -1;
		if (n->col == 1)
			return n->text.len >= MEANING_BYTES ? (int)i : -1;
	}
	return -1;
}

/* Where the term of a line ends: before a colon or a dash, or "means". */
static size_t
term_end(struct str s)
{
	static const char *const marks[] = {
	    ": ", " – ", " — ", " - ", " means ", "–", "—", ":", "\n"};
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		size_t at = str_find(s, str_of(marks[i]), 0);

		if (at < best)
			best = at;
	}
	return best;
}

/* Cuts the brackets and quotation marks off; gives what stood in brackets. */
static struct str
cut_brackets(struct str *s)
{
	size_t open = str_find_char(*s, '(', 0), close;
	struct str inside = {0};

	if (open != SIZE_MAX && open > 0) {
		close = str_find_char(*s, ')', open);
		if (close != SIZE_MAX)
			inside = str_trim(str_sub(*s, open + 1, close));
		*s = str_trim(str_sub(*s, 0, open));
	}
	return inside;
}

/* Without "The" in front and quotation marks around. */
static struct str
cut_marks(struct str s)
{
	static const char *const marks[] = {"\"", "'", "“", "”", "‘", "’", "*"};
	size_t len;

	if (str_starts(s, STR("The ")))
		s = str_trim(str_sub(s, 4, s.len));
	do {
		len = s.len;
		for (size_t i = 0; i < COUNT_OF(marks); i++) {
			struct str m = str_of(marks[i]);

			if (str_starts(s, m))
				s = str_sub(s, m.len, s.len);
			if (str_ends(s, m))
				s.len -= m.len;
		}
	} while (s.len < len);
	return s;
}

/* The word keys of bytes [start, end) of a block; false when there are other
 * things in it, or too many. */
static bool
read_keys(
    struct terms *t, struct term *term, int which, size_t start, size_t end)
{
	const struct prose *p = t->c->prose;
	size_t unit = (size_t)p->first_statement[term->document][term->block];
	const struct unit *u;
	int n = 0;

	if (unit >= p->text->units.len)
		return false;
	u = &p->text->units.at[unit]; /* later ones repeat a row's heading */
	for (int i = u->first; i < u->last; i++) {
		const struct token *token = &p->text->tokens.at[i];

		if (token->document != term->document ||
		    token->block > term->block)
			break;
		if (token->block < term->block || token->start < start)
			continue;
		if (token->end > end)
			break;
		if (token->quantity >= 0 || n == TERM_WORDS)
			return false;
		if (token->word >= 0)
			term->keys[which][n++] = p->text->keys.at[i];
	}
	term->n_keys[which] = n;
	return n > 0;
}

/* What stands before a colon and is no term. */
static const char remarks[] = " note notes example examples remark see source ";

static bool
is_simple(struct str s)
{
	if (word_in(s, remarks))
		return false;
	if (s.len < 2 || s.len > TERM_BYTES ||
	    !(s.at[0] >= 'A' && s.at[0] <= 'Z'))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (memchr("/,;.[]<>=", s.at[i], 9))
			return false;
	return str_find(s, STR(" or "), 0) == SIZE_MAX;
}

static void
add_term(struct terms *t, int document, int block, int meaning, struct str s)
{
	const struct prose *p = t->c->prose;
	struct str text = p->docs[document]->blocks.at[block].text;
	struct term term = {.document = document,
	    .section = p->maps[document]->section_of[block],
	    .block = block,
	    .meaning = meaning};
	struct str inside;

	s = str_trim(s);
	inside = cut_brackets(&s);
	s = cut_marks(s);
	if (!is_simple(s))
		return;
	term.words = s;
	term.plain = utf8_fold(t->c->a, s);
	term.start = (size_t)(s.at - text.at);
	term.end = term.start + s.len;
	if (!read_keys(t, &term, 0, term.start, term.end))
		return;
	if (is_simple(inside)) {
		size_t at = (size_t)(inside.at - text.at);

		(void)read_keys(t, &term, 1, at, at + inside.len);
	}
	VEC_PUSH(t->c->a, &t->at, term);
}

/* A line that is not a sentence: no stop at its end and no verb in it. */
static bool
is_mere_line(const struct terms *t, int document, int block)
{
	const struct prose *p = t->c->prose;
	struct str text = str_trim(p->docs[document]->blocks.at[block].text);
	int first = p->first_statement[document][block];
	const struct statement *s = &p->statements.at[first];

	if (!text.len || text.len > TERM_BYTES || str_ends(text, STR(".")) ||
	    p->first_statement[document][block + 1] != first + 1)
		return false;
	for (int i = 0; i < s->n_clauses; i++)
		if (p->clauses.at[s->first_clause + i].verb >= 0)
			return false;
	return true;
}

/* A line in bold, one that ends in a colon, an abbreviation, or one over a
 * paragraph that ends like a sentence is set off as a term is. */
static bool
is_set_off(const struct block *line, const struct block *below)
{
	return (line->look.bold && !below->look.bold) ||
	       str_ends(line->text, STR(":")) || !str_has_small(line->text) ||
	       str_ends(below->text, STR("."));
}

/* The paragraph below a line with a term, or the item below its item, that
 * tells what it means; or -1. */
static int
meaning_below(const struct terms *t, int document, int block)
{
	const struct doc *doc = t->c->prose->docs[document];
	const struct map *map = t->c->prose->maps[document];
	const struct block *b = &doc->blocks.at[block], *below = b + 1;

	if ((size_t)block + 1 >= doc->blocks.len || below->kind != b->kind ||
	    map->section_of[block] != map->section_of[block + 1] ||
	    (b->list && below->level <= b->level) ||
	    below->text.len < MEANING_BYTES ||
	    !is_mere_line(t, document, block) || !is_set_off(b, below))
		return -1;
	return block + 1;
}

/* A line that is itself the meaning of the one above is no term. */
static bool
is_meaning_above(const struct terms *t, int document, int block)
{
	return t->at.len && t->at.at[t->at.len - 1].document == document &&
	       t->at.at[t->at.len - 1].meaning == block;
}

static void
read_line_entry(struct terms *t, int document, int block)
{
	struct str text = t->c->prose->docs[document]->blocks.at[block].text;
	int meaning;

	if (is_meaning_above(t, document, block))
		return;
	meaning = meaning_below(t, document, block);
	if (str_ends(text, STR(":")))
		text.len--;
	if (meaning >= 0)
		add_term(t, document, block, meaning, text);
}

static void
read_entry(struct terms *t, int document, int block)
{
	const struct doc *doc = t->c->prose->docs[document];
	const struct block *b = &doc->blocks.at[block];
	size_t end;

	if (b->table >= 0) {
		int meaning = meaning_cell(doc, block);

		if (meaning >= 0)
			add_term(t, document, block, meaning, b->text);
		return;
	}
	end = term_end(b->text);
	if (end != SIZE_MAX && end <= TERM_BYTES &&
	    b->text.len - end >= MEANING_BYTES)
		add_term(t, document, block, block, str_sub(b->text, 0, end));
	else
		read_line_entry(t, document, block);
}

static void
read_entries(struct terms *t)
{
	for (int d = 0; d < t->c->prose->n_docs; d++)
		for (size_t i = 0; i < t->c->prose->docs[d]->blocks.len; i++)
			if (term_is_glossary_block(t->c, d, (int)i))
				read_entry(t, d, (int)i);
}

/* --- what is told of one ---------------------------------------------- */

struct passage
term_passage(const struct term *term)
{
	return (struct passage){.document = term->document,
	    .block = term->block,
	    .statement = -1,
	    .start = term->start,
	    .end = term->end};
}

void
term_was_compared(
    struct terms *t, enum contradiction_kind kind, const struct term *term)
{
	struct passage at = term_passage(term);

	contradict_compared(t->c, kind, &at);
}

/* --- twice ------------------------------------------------------------ */

/* Twice in one section; the list of abbreviations is another. */
static void
find_doubled(struct terms *t)
{
	struct index seen = {0};

	for (size_t i = 0; i < t->at.len; i++) {
		const struct term *term = &t->at.at[i];
		struct str name = arena_print(t->c->a, "%d/%d/%.*s",
		    term->document, term->section, STR_ARG(term->plain));
		int before = index_find(&seen, name);
		struct passage at = term_passage(term);

		term_was_compared(t, CONTRADICTION_TERM_TWICE, term);
		if (before < 0) {
			index_put(t->c->a, &seen, name, (int)i);
			continue;
		}
		if (t->at.at[before].block == term->block)
			continue;
		contradict_tell(t->c, CONTRADICTION_TERM_TWICE, term->words,
		    term_passage(&t->at.at[before]), &at);
	}
}

/* --- all -------------------------------------------------------------- */

void
terms_find(struct contradict *c, unsigned kinds)
{
	struct terms t = {.c = c};
	const unsigned twice = 1u << CONTRADICTION_TERM_TWICE;
	const unsigned unused = 1u << CONTRADICTION_TERM_UNUSED;
	const unsigned undefined = 1u << CONTRADICTION_TERM_UNDEFINED;

	if (!(kinds & (twice | unused | undefined)))
		return;
	read_entries(&t);
	if (kinds & twice)
		find_doubled(&t);
	if ((kinds & unused) && t.at.len >= ENTRIES_MIN)
		terms_find_unused(&t);
	if (kinds & undefined)
		terms_find_undefined(&t);
	t.at.len = 0;
	VEC_TRIM(c->a, &t.at);
}
