/* Profiles from tables.
 *
 * A table is one when one of its columns names fields in at least three rows,
 * and in half of those in which it says anything.  The header row tells what
 * the other columns are: whether the field is critical or there at all, what
 * it holds, or what it holds in certificates of one class.  A row within the
 * table that reads like a header ("Extension | Critical | Value") begins a
 * part with columns of its own; a row without a name goes on with the one
 * above.  What the sentence before a table says of all of it ("the following
 * critical extensions") holds for each row that does not say otherwise. */
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
	int cols, names; /* column that names the fields */
	bool goes_on; /* with the table before it, over a page */
	enum column column[COLUMNS];
	unsigned classes[COLUMNS]; /* of value columns */
	bool by_class; /* a profile each value column */
	enum criticality criticality; /* of all rows, as the text before says */
};

/* One profile that the table fills: from all columns (-1) or from one. */
struct target {
	size_t profile; /* index */
	int only;
	bool has_row; /* one to go on with */
};

static const struct block *
block_at(const struct grid *g, int i)
{
	return &g->f->prose->docs[g->f->document]->blocks.at[i];
}

static const struct profile_field *
field_at(const struct grid *g, int i)
{
	return profile_field_in(&g->f->names, block_at(g, i)->text);
}

/* -- columns ------------------------------------------------------------- */

static enum column
column_of(struct str heading)
{
	if (phrase_in(heading, "critical") ||
	    phrase_in(heading, "criticality") || phrase_in(heading, "crit"))
		return COLUMN_CRITICAL;
	if (phrase_in(heading, "presence") || phrase_in(heading, "present") ||
	    phrase_in(heading, "required") || phrase_in(heading, "mandatory") ||
	    phrase_in(heading, "m o") || phrase_in(heading, "optional") ||
	    phrase_in(heading, "requirement"))
		return COLUMN_PRESENCE;
	if (phrase_in(heading, "oid") ||
	    phrase_in(heading, "object identifier") ||
	    phrase_in(heading, "reference") || phrase_in(heading, "section") ||
	    phrase_in(heading, "rfc") || phrase_in(heading, "asn 1") ||
	    phrase_in(heading, "no") || phrase_in(heading, "number"))
		return COLUMN_ASIDE;
	return COLUMN_VALUE;
}

static bool
is_cell(const struct grid *g, int i)
{
	const struct block *b = block_at(g, i);

	return b->table == g->table && b->col < COLUMNS;
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

/* The cell of the name column in the row that begins at a block; -1 when a
 * cell that spans rows covers it. */
static int
name_cell(const struct grid *g, int i)
{
	int end = end_of_row(g, i), name = -1;

	for (; i < end; i++) {
		if (!is_cell(g, i) || block_at(g, i)->col != g->names)
			continue;
		if (block_at(g, i)->text.len)
			return i;
		name = i;
	}
	return name;
}

static bool
is_just_words(struct str text, const char *words)
{
	struct line_word w;
	size_t at = 0;
	int n = 0;

	for (; word_next(text, &at, &w); n++)
		if (!word_in(w.text, words))
			return false;
	return n > 0;
}

/* "Field", "Extension", "Attribute name": what names a column of names. */
static bool
is_header_word(struct str text)
{
	return is_just_words(text,
	    " field fields extension extensions attribute name base "
	    "certificate component item standard x 509 v3 basic crl element "
	    "or and ");
}

/* What the other columns are called. */
static bool
is_other_header_word(struct str text)
{
	return is_just_words(text,
	    " value values content contents description critical criticality "
	    "crit presence required mandatory optional oid comment comments "
	    "note notes format requirement requirements extension field or "
	    "and constraints y n m o ");
}

/* A row within the table that names its columns anew. */
static bool
is_new_header(const struct grid *g, int i, int name)
{
	int end = end_of_row(g, i);

	for (; i < end; i++)
		if (is_cell(g, i) && block_at(g, i)->col != g->names &&
		    is_other_header_word(block_at(g, i)->text))
			return is_header_word(block_at(g, name)->text);
	return false;
}

static bool
is_header_row(const struct grid *g, int i)
{
	int name = name_cell(g, i);

	return name >= 0 && !field_at(g, name) &&
	       (block_at(g, i)->row == 0 || is_new_header(g, i, name));
}

static void
read_header(struct grid *g, int i)
{
	int end = end_of_row(g, i), with_class = 0;
	unsigned seen = 0;
	bool is_first = block_at(g, i)->row == 0;

	for (; i < end; i++) {
		const struct block *b = block_at(g, i);

		if (!is_cell(g, i) || b->col == g->names)
			continue;
		for (int c = b->col; c < b->col + b->col_span && c < COLUMNS;
		     c++)
			g->column[c] = column_of(b->text);
		if (g->column[b->col] != COLUMN_VALUE || !is_first)
			continue;
		g->classes[b->col] = profile_classes_at(g->f, i);
		if (with_class++ && g->classes[b->col] != seen)
			g->by_class = true;
		seen = g->classes[b->col];
	}
	g->column[g->names] = COLUMN_NAME;
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

/* "keyUsage, RSA key": the rest of a name says when; "keyUsage (critical)"
 * says that too. */
static void
take_name(const struct grid *g, int i, struct profile_row *row)
{
	struct str text = block_at(g, i)->text;
	size_t comma = str_find_char(text, ',', 0);

	row->field = field_at(g, i);
	row->name = whole(g, i);
	if (phrase_in(text, "critical") || phrase_in(text, "noncritical"))
		row->criticality = profile_criticality_of(text);
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

static bool
has_presence_column(const struct grid *g)
{
	for (int c = 0; c < g->cols && c < COLUMNS; c++)
		if (g->column[c] == COLUMN_PRESENCE)
			return true;
	return false;
}

static void
take_value(const struct grid *g, int i, struct profile_row *row)
{
	struct str text = block_at(g, i)->text;
	enum criticality critical = profile_criticality_of(text);

	if (row->n_value < PROFILE_PASSAGES)
		row->value[row->n_value++] = whole(g, i);
	/* A cell that just says "Yes" is no word on criticality. */
	if (row->criticality == CRITICALITY_UNSAID &&
	    phrase_in(text, "critical"))
		row->criticality = critical;
	if (row->presence == PRESENCE_UNSAID && !has_presence_column(g))
		row->presence = profile_presence_of(text);
	take_condition(g, i, row);
}

/* What one cell adds to the row of the profile of column `only` (-1: of all
 * columns). */
static void
take_cell(const struct grid *g, int i, int only, struct profile_row *row)
{
	const struct block *b = block_at(g, i);

	if (!b->text.len)
		return;
	switch (g->column[b->col]) {
	case COLUMN_CRITICAL:
		row->criticality = profile_criticality_of(b->text);
		take_condition(g, i, row);
		break;
	case COLUMN_PRESENCE:
		row->presence = profile_presence_in_column(b->text);
		take_condition(g, i, row);
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

/* A note to a cell says more on its value. */
static void
take_note(const struct grid *g, int i, struct profile_row *row)
{
	if (block_at(g, i)->kind == BLOCK_NOTE &&
	    row->n_value < PROFILE_PASSAGES)
		row->value[row->n_value++] = whole(g, i);
}

static void
take_cells(const struct grid *g, int i, int only, struct profile_row *row)
{
	int end = end_of_row(g, i);

	for (int k = i; k < end; k++)
		if (is_cell(g, k))
			take_cell(g, k, only, row);
	for (; i < end; i++)
		take_note(g, i, row);
	if (row->criticality == CRITICALITY_UNSAID)
		row->criticality = g->criticality;
}

static void
add_row(const struct grid *g, struct target *t, int i, int name)
{
	struct profile *p = &g->f->out->at[t->profile];
	struct profile_row row = {.from_table = true};

	take_name(g, name, &row);
	take_cells(g, i, t->only, &row);
	VEC_PUSH(g->f->a, &p->rows, row);
	p->is_list = true;
	t->has_row = true;
}

static void
go_on_with_row(const struct grid *g, const struct target *t, int i)
{
	struct profile *p = &g->f->out->at[t->profile];

	if (t->has_row)
		take_cells(g, i, t->only, &p->rows.at[p->rows.len - 1]);
}

/* -- tables -------------------------------------------------------------- */

static bool
is_name_of_field(const struct grid *g, int i, int col)
{
	const struct block *b = block_at(g, i);

	return is_cell(g, i) && b->col == col && b->text.len && field_at(g, i);
}

static bool
is_field_row(const struct grid *g, int i)
{
	return is_name_of_field(g, i, g->names);
}

static bool
is_first_of_name(const struct grid *g, int i, int col)
{
	const struct profile_field *field = field_at(g, i);

	for (int k = g->first; k < i; k++)
		if (is_name_of_field(g, k, col) && field_at(g, k) == field)
			return false;
	return true;
}

/* How many rows of a column name fields; 0 when it is no column of names. */
static int
names_in(const struct grid *g, int col)
{
	int rows = 0, known = 0, fields = 0;

	for (int i = g->first; i < g->last; i++) {
		const struct block *b = block_at(g, i);

		rows += is_cell(g, i) && b->col == col && b->text.len &&
			!is_header_word(b->text);
		if (!is_name_of_field(g, i, col))
			continue;
		known++;
		fields += is_first_of_name(g, i, col);
	}
	return fields >= (g->goes_on ? 1 : LEAST_ROWS) && known * 2 + 1 >= rows
		   ? known
		   : 0;
}

/* The table before it in the section was a profile of as many columns, and its
 * first row is the same header. */
static bool
goes_on_with(const struct grid *g, const struct grid *before)
{
	struct str a, b;

	if (before->last <= before->first || before->section != g->section ||
	    before->cols != g->cols)
		return false;
	a = block_at(g, before->first)->text;
	b = block_at(g, g->first)->text;
	return block_at(g, before->first)->row == 0 && is_header_word(a) &&
	       str_eq(a, b);
}

/* Of two columns the first, unless the second names more. */
static bool
find_names(struct grid *g)
{
	int most = 0;

	for (int c = 0; c < g->cols && c < COLUMNS; c++) {
		int n = names_in(g, c);

		if (n > most) {
			most = n;
			g->names = c;
		}
	}
	return most > 0;
}

/* A table of CRL fields may stand outside section 7.2. */
static enum profile_object
object_of(const struct grid *g)
{
	enum profile_object object = profile_object_of(g->f, g->section);
	unsigned objects = 7;

	for (int i = g->first; i < g->last; i++)
		if (is_field_row(g, i))
			objects &= field_at(g, i)->objects;
	if (!objects || (objects & 1u << object))
		return object;
	return objects & 1u << PROFILE_CERTIFICATE ? PROFILE_CERTIFICATE
	       : objects & 1u << PROFILE_CRL       ? PROFILE_CRL
						   : PROFILE_OCSP;
}

/* A table of extensions goes on with the profile that the table of fields
 * before it began; one that names a field again starts over. */
static size_t
profile_for(struct grid *g, unsigned classes)
{
	enum profile_object object = object_of(g);
	struct profile *p = profile_last(g->f, g->section, object, classes);

	for (int i = g->first; i < g->last && p; i++)
		if (is_field_row(g, i) && profile_has(p, field_at(g, i)))
			p = NULL;
	if (!p)
		p = profile_new(g->f, g->section, object, classes);
	return (size_t)(p - g->f->out->at);
}

static int
make_targets(struct grid *g, struct target *targets)
{
	int n = 0;

	if (!g->by_class) {
		targets[n++] = (struct target){
		    profile_for(g, profile_classes_at(g->f, g->first)), -1,
		    false};
		return n;
	}
	for (int c = 0; c < g->cols && c < COLUMNS; c++)
		if (g->column[c] == COLUMN_VALUE)
			targets[n++] = (struct target){
			    profile_for(g, g->classes[c]), c, false};
	return n;
}

static void
read_row(struct grid *g, struct target *targets, int n, int i)
{
	int name = name_cell(g, i);
	bool is_blank = name < 0 || !block_at(g, name)->text.len;

	if (is_header_row(g, i)) {
		read_header(g, i);
		return;
	}
	for (int k = 0; k < n; k++) {
		if (is_blank)
			go_on_with_row(g, &targets[k], i);
		else if (is_field_row(g, name))
			add_row(g, &targets[k], i, name);
		else
			targets[k].has_row = false;
	}
}

static bool
read_table(struct grid *g)
{
	struct target targets[COLUMNS];
	int n;

	if (!find_names(g))
		return false;
	g->column[g->names] = COLUMN_NAME;
	if (is_header_row(g, g->first))
		read_header(g, g->first);
	g->criticality = profile_lead_criticality(g->f, g->first);
	n = make_targets(g, targets);
	for (int i = g->first; i < g->last; i = end_of_row(g, i))
		read_row(g, targets, n, i);
	return true;
}

/* One past the last block of a table: its cells, those of tables in it, and
 * the notes to them. */
static int
end_of_table(const struct doc *doc, int table, int i)
{
	int n = (int)doc->blocks.len, end = i;

	for (; i < n; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->kind == BLOCK_NOTE)
			continue;
		if (b->table < 0 ||
		    (b->table != table &&
			doc->tables.at[b->table].parent != table))
			break;
		end = i + 1;
	}
	while (end < i && doc->blocks.at[end].kind == BLOCK_NOTE)
		end++;
	return end;
}

/* One past the part that begins at `first`: a cell over the whole width that is
 * about other certificates heads another profile. */
static int
end_of_part(const struct profile_finder *f, int first, int last)
{
	const struct doc *doc = f->prose->docs[f->document];
	unsigned classes = profile_classes_at(f, first);

	for (int i = first + 1; i < last; i++)
		if (doc_spans_table(doc, i) &&
		    profile_classes_at(f, i) != classes)
			return i;
	return last;
}

void
profile_tables(struct profile_finder *f)
{
	const struct doc *doc = f->prose->docs[f->document];
	const struct map *map = f->prose->maps[f->document];
	int n = (int)doc->blocks.len;
	struct grid before = {0};
	int end = 0; /* of the table in hand */

	for (int i = 0; i < n; i++) {
		const struct block *b = &doc->blocks.at[i];
		struct grid g = {.f = f, .table = b->table, .first = i};

		if (b->table < 0 || !block_is_body(b))
			continue;
		g.section = map->section_of[i];
		g.cols = doc->tables.at[b->table].cols;
		if (i >= end)
			end = end_of_table(doc, g.table, i);
		g.last = end_of_part(f, i, end);
		i = g.last - 1;
		g.goes_on = goes_on_with(&g, &before);
		if (read_table(&g))
			before = g;
	}
}
