/* Profiles from sentences and list items of sections 7.1, 7.2 and 7.3: "The
 * basicConstraints extension is critical", "keyUsage: digitalSignature",
 * "CRLs contain the cRLNumber extension".
 *
 * A field is meant where its name stands before "extension" or "field", where
 * it is written as the specifications write it (basicConstraints), or where it
 * opens an item and a colon or dash follows.  The clause tells the rest. */
#include "fact/fact.h"
#include "fact/line.h"
#include "fact/profile_find.h"
#include "prose/class.h"

enum { NAME_WORDS = 4 };

struct mention {
	const struct profile_field *field;
	int first, last; /* tokens */
};

/* -- which fields -------------------------------------------------------- */

static struct str
written(const struct profile_finder *f, int first, int last)
{
	const struct phrase_text *t = f->prose->text;
	const struct token *a = &t->tokens.at[first],
			   *b = &t->tokens.at[last - 1];
	struct str text = f->prose->docs[a->document]->blocks.at[a->block].text;

	if (a->block != b->block || a->document != b->document)
		return (struct str){0};
	return str_sub(text, a->start, b->end);
}

/* "keyUsage", "cRLNumber": a capital letter inside. */
static bool
is_camel(struct str word)
{
	for (size_t i = 1; i < word.len; i++)
		if (word.at[i] >= 'A' && word.at[i] <= 'Z' &&
		    word.at[i - 1] >= 'a' && word.at[i - 1] <= 'z')
			return true;
	return false;
}

static bool
is_word_at(const struct profile_finder *f, int token, int end, const char *list)
{
	return token < end && word_in(written(f, token, token + 1), list);
}

/* Sign behind a name that opens an item. */
static bool
is_label(const struct profile_finder *f, const struct unit *u, int last)
{
	struct str sign;

	if (last >= u->last)
		return false;
	sign = written(f, last, last + 1);
	return str_eq(sign, STR(":")) || str_eq(sign, STR("-")) ||
	       str_eq(sign, STR("\xe2\x80\x93"));
}

static bool
is_meant(const struct profile_finder *f, const struct unit *u, int own_first,
    const struct mention *m)
{
	if (is_word_at(f, m->last, u->last, " extension extensions field "))
		return true;
	if (m->last - m->first == 1 && is_camel(written(f, m->first, m->last)))
		return true;
	return m->first == own_first && is_label(f, u, m->last);
}

/* The longest name that begins at a token. */
static bool
mention_at(const struct profile_finder *f, const struct unit *u, int own_first,
    int token, struct mention *out)
{
	for (int n = NAME_WORDS; n > 0; n--) {
		struct mention m = {.first = token, .last = token + n};
		struct str name;

		if (m.last > u->last)
			continue;
		name = written(f, m.first, m.last);
		if (!name.len || !char_is_alpha(name.at[0]) ||
		    !char_is_alpha(name.at[name.len - 1]))
			continue;
		m.field = profile_field_of(name);
		if (m.field && is_meant(f, u, own_first, &m)) {
			*out = m;
			return true;
		}
	}
	return false;
}

/* -- what is said of them ------------------------------------------------ */

static enum presence
presence_in(const struct clause *c, struct str words)
{
	bool criticality = phrase_in(words, "critical");

	if (c->polarity == POLARITY_NO && !criticality)
		return PRESENCE_ABSENT;
	if (profile_presence_of(words) == PRESENCE_ABSENT)
		return PRESENCE_ABSENT;
	if (c->modality == MODALITY_MAY || c->polarity == POLARITY_FREE ||
	    profile_presence_of(words) == PRESENCE_OPTIONAL)
		return PRESENCE_OPTIONAL;
	return PRESENCE_PRESENT;
}

static enum criticality
criticality_in(const struct clause *c, struct str words)
{
	if (!phrase_in(words, "critical"))
		return CRITICALITY_UNSAID;
	if (c->polarity == POLARITY_NO)
		return CRITICALITY_NO;
	return profile_criticality_of(words);
}

static void
add_mention(struct profile_finder *f, int statement, int first, int last,
    const struct mention *m)
{
	const struct prose *p = f->prose;
	const struct statement *st = &p->statements.at[statement];
	const struct clause *c = prose_clause(p, statement, m->first, m->last);
	enum profile_object object = profile_object_of(f, st->section);
	struct profile_row row = {.field = m->field};
	struct str words;
	unsigned classes;
	struct profile *profile;

	if (!(m->field->objects & 1u << object))
		return;
	(void)prose_passages(p, m->first, m->last, &row.name, 1);
	row.name.statement = statement;
	row.n_value =
	    prose_passages(p, first, last, row.value, PROFILE_PASSAGES);
	words = row.n_value ? fact_quote(p, &row.value[row.n_value - 1])
			    : (struct str){0};
	row.presence = presence_in(c, words);
	row.criticality = criticality_in(c, words);
	if (row.n_value && profile_condition_of(words, &row.condition.start,
			       &row.condition.end)) {
		const struct passage *v = &row.value[row.n_value - 1];

		row.condition.document = v->document;
		row.condition.block = v->block;
		row.condition.statement = statement;
		row.condition.start += v->start;
		row.condition.end += v->start;
	}
	classes = class_of(p, statement, m->first, m->last) & ~CERT_OBJECTS;
	profile = profile_fitting(f, st->section, object, classes);
	if (!profile)
		profile = profile_new(f, st->section, object, classes);
	if (!profile_has(profile, m->field))
		VEC_PUSH(f->a, &profile->rows, row);
}

/* First token of the item or sentence itself, behind its lead-ins. */
static int
own_first(const struct profile_finder *f, const struct statement *st,
    const struct unit *u)
{
	for (int i = u->first; i < u->last; i++)
		if (f->prose->text->tokens.at[i].block == st->block)
			return i;
	return u->first;
}

static void
read_statement(struct profile_finder *f, int s)
{
	const struct statement *st = &f->prose->statements.at[s];
	const struct unit *u = &f->prose->text->units.at[s];
	int first = own_first(f, st, u);
	struct mention m;

	for (int i = first; i < u->last; i++)
		if (mention_at(f, u, first, i, &m)) {
			add_mention(f, s, first, u->last, &m);
			i = m.last - 1;
		}
}

void
profile_sentences(struct profile_finder *f)
{
	const struct prose *p = f->prose;
	const struct map *map = p->maps[f->document];

	for (size_t s = 0; s < p->statements.len; s++) {
		const struct statement *st = &p->statements.at[s];

		if (st->document != f->document ||
		    st->kind == STATEMENT_HEADING ||
		    st->kind == STATEMENT_CELL || st->use != PROSE_PRACTICE)
			continue;
		if (map_is_below(map, st->section, STR("7.1.2")) ||
		    map_is_below(map, st->section, STR("7.2")) ||
		    map_is_below(map, st->section, STR("7.3")))
			read_statement(f, (int)s);
	}
}
