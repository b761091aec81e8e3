/* Profiles from tables.
 *
 * A table is one when the first column of at least three of its rows, and of
 * half of them, names fields.  Its header row tells what the other columns
 * are: whether the field is critical or there at all, what it holds, or what
 * it holds in certificates of one class. */
#include <string.h>

#include "fact/line.h"
#include "fact/profile_find.h"
#include "prose/class.h"

enum { COLUMNS = 12, LEAST_ROWS = 3 };

enum column {
	COLUMN_VALUE,
	COLUMN_NAME,
	COLUMN_CRITICAL,
	COLUMN_PRESENCE,
	COLUMN_ASIDE /* object identifiers, references, notes */
};

/* One table while it is read; blocks [first, last). */
struct grid {
	struct profile_finder *f;
	int table, first, last, section;
	int cols, header_rows;
	enum column column[COLUMNS];
	unsigned classes[COLUMNS]; /* of value columns */
	bool by_class; /* a profile each value column */
};

static const struct block *
block_at(const struct grid *g, int i)
{
	return &g->f->prose->docs[g->f->document]->blocks.at[i];
}

/* -- columns ------------------------------------------------------------- */

static enum column
column_of(struct str heading)
{
	if (phrase_in(heading, "critical") || phrase_in(heading, "criticality"))
		return COLUMN_CRITICAL;
	if (phrase_in(heading, "presence") || phrase_in(heading, "present") ||
	    phrase_in(heading, "required") || phrase_in(heading, "mandatory") ||
	    phrase_in(heading, "m o") || phrase_in(heading, "optional") ||
	    phrase_in(heading, "requirement"))
		return COLUMN_PRESENCE;
	if (phrase_in(heading, "oid") ||
	    phrase_in(heading, "object identifier") ||
	    phrase_in(heading, "reference") || phrase_in(heading, "section") ||
	    phrase_in(heading, "rfc") || phrase_in(heading, "asn 1"))
		return COLUMN_ASIDE;
	return COLUMN_VALUE;
}

static void
read_header(struct grid *g)
{
	unsigned seen = 0;
	int with_class = 0;

	for (int i = g->first; i < g->last; i++) {
		const struct block *b = block_at(g, i);

		if (b->row != 0 || b->col >= COLUMNS || b->table != g->table)
			continue;
		if (b->col == 0) {
			g->column[0] = COLUMN_NAME;
			continue;
		}
		g->column[b->col] = column_of(b->text);
		if (g->column[b->col] != COLUMN_VALUE)
			continue;
		g->classes[b->col] = profile_classes_at(g->f, i);
		if (with_class++ && g->classes[b->col] != seen)
			g->by_class = true;
		seen = g->classes[b->col];
	}
	g->column[0] = COLUMN_NAME;
}

/* -- rows ---------------------------------------------------------------- */

static struct passage
passage_of(const struct grid *g, int i, size_t start, size_t end)
{
	const struct prose *p = g->f->prose;

	return (struct passage){.document = g->f->document,
	    .block = i,
	    .statement = p->first_statement[g->f->document][i],
	    .start = start,
	    .end = end};
}

static struct passage
whole(const struct grid *g, int i)
{
	return passage_of(g, i, 0, block_at(g, i)->text.len);
}

/* "keyUsage, RSA key": the rest of a name says when. */
static void
take_name(const struct grid *g, int i, struct profile_row *row)
{
	struct str text = block_at(g, i)->text;
	size_t comma = str_find_char(text, ',', 0);

	row->field = profile_field_of(text);
	row->name = whole(g, i);
	if (comma < text.len) {
		row->name.end = comma;
		do
			comma++;
		while (comma < text.len && char_is_space(text.at[comma]));
		row->condition = passage_of(g, i, comma, text.len);
	}
}

static void
take_condition(const struct grid *g, int i, struct profile_row *row)
{
	size_t start, end;

	if (row->condition.start == row->condition.end &&
	    profile_condition_of(block_at(g, i)->text, &start, &end))
		row->condition = passage_of(g, i, start, end);
}

static void
take_value(const struct grid *g, int i, struct profile_row *row)
{
	struct str text = block_at(g, i)->text;
	enum criticality critical = profile_criticality_of(text);
	enum presence presence = profile_presence_of(text);

	if (row->n_value < PROFILE_PASSAGES)
		row->value[row->n_value++] = whole(g, i);
	/* A cell that just says "Yes" is no word on criticality. */
	if (row->criticality == CRITICALITY_UNSAID &&
	    phrase_in(text, "critical"))
		row->criticality = critical;
	if (row->presence == PRESENCE_UNSAID)
		row->presence = presence;
	take_condition(g, i, row);
}

/* What one cell adds to the row of the profile of column `only` (-1: of all
 * columns). */
static void
take_cell(const struct grid *g, int i, int only, struct profile_row *row)
{
	const struct block *b = block_at(g, i);
	enum column c = b->col < COLUMNS ? g->column[b->col] : COLUMN_ASIDE;

	if (!b->text.len)
		return;
	switch (c) {
	case COLUMN_CRITICAL:
		row->criticality = profile_criticality_of(b->text);
		take_condition(g, i, row);
		break;
	case COLUMN_PRESENCE:
		row->presence = profile_presence_of(b->text);
		break;
	case COLUMN_VALUE:
		if (only < 0 || (b->col <= only && only < b->col + b->col_span))
			take_value(g, i, row);
		break;
	case COLUMN_NAME:
	case COLUMN_ASIDE:
		break;
	}
}

static void
add_row(struct grid *g, struct profile *p, int name, int row_end, int only)
{
	struct profile_row row = {.from_table = true};

	take_name(g, name, &row);
	for (int i = name + 1; i < row_end; i++)
		if (block_at(g, i)->table == g->table)
			take_cell(g, i, only, &row);
	VEC_PUSH(g->f->a, &p->rows, row);
}

static int
end_of_row(const struct grid *g, int i)
{
	int row = block_at(g, i)->row;

	while (i < g->last && (block_at(g, i)->table != g->table ||
				  block_at(g, i)->row == row))
		i++;
	return i;
}

static bool
is_field_row(const struct grid *g, int i)
{
	const struct block *b = block_at(g, i);

	return b->table == g->table && b->col == 0 && b->row > 0 &&
	       b->text.len && profile_field_of(b->text);
}

static bool
is_profile(const struct grid *g)
{
	int rows = 0, known = 0;

	for (int i = g->first; i < g->last; i++) {
		const struct block *b = block_at(g, i);

		rows += b->table == g->table && b->col == 0 && b->row > 0;
		known += is_field_row(g, i);
	}
	return known >= LEAST_ROWS && known * 2 >= rows;
}

/* A table of CRL fields may stand outside section 7.2. */
static enum profile_object
object_of(const struct grid *g)
{
	enum profile_object object = profile_object_of(g->f, g->section);
	unsigned objects = 7;

	for (int i = g->first; i < g->last; i++)
		if (is_field_row(g, i))
			objects &=
			    profile_field_of(block_at(g, i)->text)->objects;
	if (!objects || (objects & 1u << object))
		return object;
	return objects & 1u << PROFILE_CERTIFICATE ? PROFILE_CERTIFICATE
	       : objects & 1u << PROFILE_CRL       ? PROFILE_CRL
						   : PROFILE_OCSP;
}

/* A table of extensions goes on with the profile that the table of fields
 * before it began; one that names a field again starts over. */
static struct profile *
profile_for(struct grid *g, enum profile_object object, unsigned classes)
{
	struct profile *p = profile_last(g->f, g->section, object, classes);

	for (int i = g->first; i < g->last && p; i++)
		if (is_field_row(g, i) &&
		    profile_has(p, profile_field_of(block_at(g, i)->text)))
			p = NULL;
	return p ? p : profile_new(g->f, g->section, object, classes);
}

static void
read_column(struct grid *g, int only, unsigned classes)
{
	struct profile *p = profile_for(g, object_of(g), classes);

	for (int i = g->first; i < g->last; i++)
		if (is_field_row(g, i))
			add_row(g, p, i, end_of_row(g, i), only);
}

static void
read_table(struct grid *g)
{
	if (!is_profile(g))
		return;
	read_header(g);
	if (!g->by_class)
		read_column(g, -1, profile_classes_at(g->f, g->first));
	for (int c = 1; c < g->cols && c < COLUMNS && g->by_class; c++)
		if (g->column[c] == COLUMN_VALUE)
			read_column(g, c, g->classes[c]);
}

void
profile_tables(struct profile_finder *f)
{
	const struct doc *doc = f->prose->docs[f->document];
	const struct map *map = f->prose->maps[f->document];
	int n = (int)doc->blocks.len;

	for (int i = 0; i < n; i++) {
		const struct block *b = &doc->blocks.at[i];
		struct grid g = {.f = f, .table = b->table, .first = i};

		if (b->table < 0 || !block_is_body(b))
			continue;
		g.section = map->section_of[i];
		g.cols = doc->tables.at[b->table].cols;
		while (i < n && doc->blocks.at[i].table >= 0 &&
		       (doc->blocks.at[i].table == g.table ||
			   doc->tables.at[doc->blocks.at[i].table].parent ==
			       g.table))
			i++;
		g.last = i--;
		read_table(&g);
	}
}
