/* Profiles from labels: a heading, item or short paragraph that is nothing but
 * the name of a field, and what stands under it.
 *
 *	b. cRLDistributionPoints (required)
 *	   This extension must not be marked critical. ...
 *
 * The text under a label reaches to the next label or heading, of an item to
 * the next item that is not deeper.  Two labels in a section make a list of
 * fields; under a heading only sentences on the extension itself count,
 * because "Name constraints" is also a title of the outline. */
#include "fact/fact.h"
#include "fact/line.h"
#include "fact/profile_find.h"
#include "prose/class.h"

enum { LABEL_BYTES = 80, BRACKET_WORDS = 3, BLOCKS_MAX = 8 };

struct label {
	const struct profile_field *field;
	int block;
	size_t start, end; /* of the name and what follows it in brackets */
	bool is_heading;
};

static const struct block *
block_at(const struct profile_finder *f, int i)
{
	return &f->prose->docs[f->document]->blocks.at[i];
}

/* -- labels -------------------------------------------------------------- */

/* "a. ", "(3) ", "iv) ": a number that was typed. */
static size_t
behind_number(struct str text)
{
	size_t i = 0, n = 0;

	if (i < text.len && text.at[i] == '(')
		i++;
	while (i < text.len && n < 4 &&
	       (char_is_alpha(text.at[i]) || char_is_digit(text.at[i])))
		i++, n++;
	if (!n || i + 1 >= text.len ||
	    (text.at[i] != '.' && text.at[i] != ')') ||
	    !char_is_space(text.at[i + 1]))
		return 0;
	return i + 2;
}

/* Nothing but a colon or a word or three in brackets stands behind the name:
 * "(CDP)", "(shall be present)"; or a case and what holds otherwise. */
static bool
is_alone(struct str name)
{
	size_t colon = str_find_char(name, ':', 0);
	size_t open = str_find_char(name, '(', 0);
	struct line_word w;
	int n = 0;

	if (str_find_char(name, ',', 0) < name.len ||
	    (colon < name.len && colon + 1 < name.len))
		return false;
	if (open >= name.len)
		return true;
	while (word_next(name, &open, &w))
		n++;
	return str_ends(name, STR(")")) &&
	       (n <= BRACKET_WORDS || phrase_in(name, "otherwise"));
}

static bool
label_at(const struct profile_finder *f, int i, struct label *out)
{
	const struct map *map = f->prose->maps[f->document];
	const struct block *b = block_at(f, i);
	const struct section *s = &map->sections.at[map->section_of[i]];

	if (b->table >= 0 || !b->text.len || !block_is_body(b) ||
	    b->kind == BLOCK_NOTE)
		return false;
	*out = (struct label){.block = i,
	    .is_heading = s->heading == i,
	    .start = s->heading == i ? s->title_start : behind_number(b->text),
	    .end = b->text.len};
	if (out->end - out->start > LABEL_BYTES ||
	    !is_alone(str_sub(b->text, out->start, out->end)))
		return false;
	out->field =
	    profile_field_in(&f->names, str_sub(b->text, out->start, out->end));
	return out->field != NULL;
}

static bool
is_section_heading(const struct profile_finder *f, int i)
{
	const struct map *map = f->prose->maps[f->document];

	return map->sections.at[map->section_of[i]].heading == i;
}

/* Two paragraphs in bold, or with a colon at the end: the second is a label as
 * the first is, also when it names no field. */
static bool
is_dressed_alike(const struct block *label, const struct block *b)
{
	if (label->list || b->list || b->table >= 0 ||
	    b->text.len > LABEL_BYTES)
		return false;
	return (label->look.bold && b->look.bold) ||
	       (str_ends(label->text, STR(":")) && str_ends(b->text, STR(":")));
}

/* One past the blocks that a label is about. */
static int
end_of_label(const struct profile_finder *f, const struct label *l)
{
	const struct block *own = block_at(f, l->block);
	int n = (int)f->prose->docs[f->document]->blocks.len;
	int i = l->block + 1;
	struct label next;

	for (; i < n && i <= l->block + BLOCKS_MAX; i++) {
		const struct block *b = block_at(f, i);

		if (is_section_heading(f, i) || label_at(f, i, &next) ||
		    is_dressed_alike(own, b))
			break;
		if (own->list && b->list && b->level <= own->level)
			break;
		if (own->list && !b->list && b->table < 0 &&
		    (own->level > 1 || str_ends(b->text, STR(":"))))
			break;
	}
	return i;
}

/* -- what stands under them ---------------------------------------------- */

static bool
is_on_extension(struct str words)
{
	return phrase_in(words, "extension") ||
	       phrase_in(words, "extensions") || phrase_in(words, "critical") ||
	       phrase_in(words, "criticality");
}

static enum presence
presence_under(struct str words)
{
	enum presence p = profile_presence_of(words);

	if (p == PRESENCE_ABSENT || p == PRESENCE_OPTIONAL)
		return p;
	return phrase_in(words, "present") || phrase_in(words, "included") ||
		       phrase_in(words, "appear") ||
		       phrase_in(words, "required") ||
		       phrase_in(words, "mandatory")
		   ? PRESENCE_PRESENT
		   : PRESENCE_UNSAID;
}

static struct profile_row *
row_of_label(struct profile *p, int block)
{
	for (size_t i = 0; i < p->rows.len; i++)
		if (p->rows.at[i].from_label &&
		    p->rows.at[i].name.block == block)
			return &p->rows.at[i];
	return NULL;
}

static struct profile_row *
add_row(struct profile_finder *f, struct profile *p, const struct label *l)
{
	struct str label =
	    str_sub(block_at(f, l->block)->text, l->start, l->end);
	size_t open = str_find_char(label, '(', 0);
	struct profile_row row = {.field = l->field,
	    .from_label = true,
	    .name = {.document = f->document,
		.block = l->block,
		.statement = f->prose->first_statement[f->document][l->block],
		.start = l->start,
		.end = l->end}};
	struct str note =
	    open < label.len ? str_sub(label, open, label.len) : STR("");

	if (profile_has(p, l->field))
		return NULL;
	p->is_list |= !l->is_heading;
	/* "(required)"; not "(CDP)" */
	if (presence_under(note) != PRESENCE_UNSAID ||
	    phrase_in(note, "optional"))
		row.presence = phrase_in(note, "optional")
				   ? PRESENCE_OPTIONAL
				   : presence_under(note);
	if (phrase_in(note, "critical"))
		row.criticality = profile_criticality_of(note);
	return VEC_PUSH(f->a, &p->rows, row), &p->rows.at[p->rows.len - 1];
}

static struct profile *
profile_of(struct profile_finder *f, int section, enum profile_object object,
    unsigned classes)
{
	struct profile *p = profile_last(f, section, object, classes);

	return p ? p : profile_new(f, section, object, classes);
}

/* "Same as the identifier of the root CA": a value, and no sentence that tells
 * of whose certificates it speaks. */
static bool
is_value(const struct prose *p, int statement)
{
	const struct statement *st = &p->statements.at[statement];

	for (int i = 0; i < st->n_clauses; i++)
		if (p->clauses.at[st->first_clause + i].verb >= 0)
			return false;
	return true;
}

/* Whose the certificates are around a label; one that names a case and what
 * holds otherwise is for more than that case. */
static unsigned
classes_around(const struct profile_finder *f, const struct label *l)
{
	const struct map *map = f->prose->maps[f->document];
	int heading = map->sections.at[map->section_of[l->block]].heading;
	bool has_case =
	    phrase_in(str_sub(block_at(f, l->block)->text, l->start, l->end),
		"otherwise");

	return profile_classes_at(
	    f, has_case && heading >= 0 ? heading : l->block);
}

/* The class of the list of labels, unless a sentence tells another; a heading
 * that is in no such list leaves it to the sentence. */
static unsigned
classes_of(const struct profile_finder *f, const struct label *l, int statement)
{
	const struct unit *u = &f->prose->text->units.at[statement];
	unsigned classes = classes_around(f, l);

	if (classes & CERT_WHOSE ||
	    (!l->is_heading && is_value(f->prose, statement)))
		return classes;
	return class_of(f->prose, statement, u->first, u->last) & ~CERT_OBJECTS;
}

static struct profile_row *
row_for(struct profile_finder *f, const struct label *l, unsigned classes)
{
	int section = f->prose->maps[f->document]->section_of[l->block];
	struct profile *p =
	    profile_of(f, section, profile_object_of(f, section), classes);
	struct profile_row *row = row_of_label(p, l->block);

	return row ? row : add_row(f, p, l);
}

static bool
take_statement(struct profile_finder *f, const struct label *l, int statement)
{
	const struct prose *p = f->prose;
	const struct statement *st = &p->statements.at[statement];
	struct passage list[PROFILE_PASSAGES];
	size_t n = prose_statement_passages(p, statement, list, COUNT_OF(list));
	struct profile_row *row;
	struct passage own;
	struct str words;

	if (!n || st->use != PROSE_PRACTICE || st->kind == STATEMENT_HEADING)
		return false;
	own = list[n - 1];
	own.statement = statement;
	words = fact_quote(p, &own);
	if (l->is_heading && !is_on_extension(words))
		return false;
	row = row_for(f, l, classes_of(f, l, statement));
	if (!row)
		return false;
	if (row->n_value < PROFILE_PASSAGES)
		row->value[row->n_value++] = own;
	if (row->presence == PRESENCE_UNSAID)
		row->presence = presence_under(words);
	if (row->criticality == CRITICALITY_UNSAID &&
	    (phrase_in(words, "critical") || phrase_in(words, "criticality")))
		row->criticality = profile_criticality_of(words);
	return true;
}

static bool
fits_object(const struct profile_finder *f, const struct label *l)
{
	int section = f->prose->maps[f->document]->section_of[l->block];

	return (l->field->objects & 1u << profile_object_of(f, section)) != 0;
}

static void
read_label(struct profile_finder *f, const struct label *l)
{
	int end = end_of_label(f, l);
	const int *first = f->prose->first_statement[f->document];
	bool found = false;

	if (!fits_object(f, l))
		return;
	for (int s = first[l->block + 1]; s < first[end]; s++)
		found |= take_statement(f, l, s);
	if (!found && !l->is_heading)
		(void)row_for(f, l, classes_around(f, l));
}

static int
labels_in(const struct profile_finder *f, int first, int end)
{
	struct label l;
	int n = 0;

	for (; first < end; first++)
		n += label_at(f, first, &l) && !l.is_heading;
	return n;
}

/* A field under which nothing says otherwise is there. */
static void
settle_presence(struct profile_finder *f, size_t first)
{
	for (size_t i = first; i < f->out->len; i++)
		for (size_t k = 0; k < f->out->at[i].rows.len; k++) {
			struct profile_row *row = &f->out->at[i].rows.at[k];

			if (row->from_label && row->presence == PRESENCE_UNSAID)
				row->presence = PRESENCE_PRESENT;
		}
}

static bool
is_list_of_labels(const struct profile_finder *f, int section)
{
	const struct section *at =
	    &f->prose->maps[f->document]->sections.at[section];

	return labels_in(f, at->first, at->own_end) > 1;
}

bool
profile_is_label(const struct profile_finder *f, int block)
{
	const struct map *map = f->prose->maps[f->document];
	struct label l;

	return label_at(f, block, &l) &&
	       (l.is_heading || is_list_of_labels(f, map->section_of[block]));
}

void
profile_labels(struct profile_finder *f)
{
	const struct map *map = f->prose->maps[f->document];

	for (size_t s = 1; s < map->sections.len; s++) {
		const struct section *at = &map->sections.at[s];
		struct label l;
		bool is_list;

		if (!profile_is_home(f, (int)s))
			continue;
		is_list = is_list_of_labels(f, (int)s);
		if (at->heading >= 0 && label_at(f, at->heading, &l) &&
		    !is_list)
			read_label(f, &l);
		for (int i = at->first; i < at->own_end && is_list; i++)
			if (label_at(f, i, &l))
				read_label(f, &l);
	}
	settle_presence(f, 0);
}
