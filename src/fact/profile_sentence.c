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

/* So many items that open with a field are a profile, fewer a selection. */
enum { NAME_WORDS = 6, ITEMS_LEAST = 5 };

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
		if (char_is_upper(word.at[i]) && char_is_lower(word.at[i - 1]))
			return true;
	return false;
}

static bool
is_word_at(const struct profile_finder *f, int token, int end, const char *list)
{
	return token < end && word_in(written(f, token, token + 1), list);
}

static char
first_char(const struct profile_finder *f, int token)
{
	struct str s = written(f, token, token + 1);

	return s.len ? s.at[0] : ' ';
}

/* The text behind a token of its block, without quotation marks and what
 * stands in brackets first: '" (OID 2.5.29.15) extension' is "extension". */
static struct str
text_behind(const struct profile_finder *f, int token)
{
	const struct token *t = &f->prose->text->tokens.at[token];
	struct str text = f->prose->docs[t->document]->blocks.at[t->block].text;
	size_t i = t->end, close;

	while (
	    i < text.len && (char_is_space(text.at[i]) || text.at[i] == '"' ||
				text.at[i] == '\'' || text.at[i] == '`'))
		i++;
	if (i < text.len && text.at[i] == '(') {
		close = str_find_char(text, ')', i);
		i = close < text.len ? close + 1 : text.len;
	}
	return str_sub(text, i, text.len);
}

static bool
begins_with_word(struct str text, const char *list)
{
	struct line_word w;
	size_t at = 0;

	/* Quotation marks and spaces may stand before it, no other sign. */
	return word_next(text, &at, &w) && w.start < 4 && word_in(w.text, list);
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
	struct str behind = text_behind(f, m->last - 1);

	if (m->first > own_first + 1 &&
	    is_word_at(f, m->first - 2, u->last, " as ") &&
	    is_word_at(f, m->first - 3, u->last, " such "))
		return false; /* an example */
	if (begins_with_word(behind, " attribute attributes "))
		return false; /* of a name */
	if (begins_with_word(behind, " extension extensions field "))
		return true;
	if (m->last - m->first == 1 && is_camel(written(f, m->first, m->last)))
		return true;
	return m->first == own_first && is_label(f, u, m->last);
}

/* A name ends at a comma. */
static bool
has_stop(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.at[i] == ',' || name.at[i] == ';' ||
		    name.at[i] == ':' || name.at[i] == '(')
			return true;
	return false;
}

/* The longest name that begins at a token. */
static bool
mention_at(const struct profile_finder *f, const struct unit *u, int own_first,
    int token, struct mention *out)
{
	size_t end = SIZE_MAX; /* of any name here */
	bool is_first = true;

	for (int n = NAME_WORDS; n > 0 && end > 0; n--) {
		struct mention m = {.first = token, .last = token + n};
		struct str name;

		if (m.last > u->last)
			continue;
		name = written(f, m.first, m.last);
		if (!name.len || !char_is_alpha(name.at[0]))
			continue;
		if (is_first)
			end = profile_name_end(&f->names, name);
		is_first = false;
		if (!char_is_alpha(name.at[name.len - 1]) ||
		    (name.len > end && !profile_may_have_tail(name)) ||
		    has_stop(name))
			continue;
		m.field = profile_field_in(&f->names, name);
		if (m.field && is_meant(f, u, own_first, &m)) {
			*out = m;
			return true;
		}
	}
	return false;
}

/* -- what is said of them ------------------------------------------------ */

/* Fields named in one sentence, and which words are about which. */
enum { MENTIONS_MAX = 12 };

struct mentions {
	struct mention at[MENTIONS_MAX];
	int n;
	int first, last; /* tokens of the sentence itself */
};

/* "a critical poison extension": the word before belongs to the name. */
static int
with_adjective(const struct profile_finder *f, int token, int least)
{
	static const char *const words =
	    " critical noncritical non a an the ct marked x509v3 ";
	int i = token;

	while (i > least && token - i < 4 &&
	       (is_word_at(f, i - 1, token, words) ||
		   !char_is_alpha(first_char(f, i - 1))))
		i--;
	return i;
}

/* Words about the k-th field: from behind the one before it to the one after
 * it.  "keyUsage and basicConstraints are critical": what just joins two says
 * what is said of the second. */
static struct str
words_about(const struct profile_finder *f, const struct mentions *list, int k)
{
	int least = k ? list->at[k - 1].last : list->first;
	int first = with_adjective(f, list->at[k].first, least);
	int last = k + 1 < list->n ? with_adjective(f, list->at[k + 1].first,
					 list->at[k].last)
				   : list->last;

	if (k == 0)
		first = list->first;
	while (k + 1 < list->n && last - list->at[k].last <= 2 &&
	       last < list->last) {
		k++;
		last = k + 1 < list->n ? list->at[k + 1].first : list->last;
	}
	return written(f, first, last);
}

/* Denied, it is absent where it is what is (not) there: "is not included",
 * "do not contain the X extension".  "keyUsage does not contain
 * keyEncipherment" denies a part of the value. */
static bool
is_denied(const struct clause *c, const struct mention *m, struct str words)
{
	if (c->polarity != POLARITY_NO || phrase_in(words, "critical"))
		return false;
	return c->passive || c->verb < 0 || m->first > c->verb ||
	       phrase_in(words, "present") || phrase_in(words, "absent") ||
	       phrase_in(words, "appear") || phrase_in(words, "included") ||
	       phrase_in(words, "used");
}

static bool
says_omitted(struct str words)
{
	return phrase_in(words, "omitted") || phrase_in(words, "is absent") ||
	       phrase_in(words, "not present") ||
	       phrase_in(words, "not included") ||
	       phrase_in(words, "prohibited");
}

static enum presence
presence_in(const struct clause *c, const struct mention *m, struct str words)
{
	if (is_denied(c, m, words) || says_omitted(words) ||
	    profile_presence_of(words) == PRESENCE_ABSENT)
		return PRESENCE_ABSENT;
	if (c->modality == MODALITY_MAY || c->polarity == POLARITY_FREE ||
	    profile_presence_of(words) == PRESENCE_OPTIONAL)
		return PRESENCE_OPTIONAL;
	return PRESENCE_PRESENT;
}

static enum criticality
criticality_in(const struct clause *c, struct str words)
{
	if (phrase_in(words, "criticality"))
		return profile_criticality_of(words);
	if (!phrase_in(words, "critical") && !phrase_in(words, "noncritical"))
		return CRITICALITY_UNSAID;
	if (c->polarity == POLARITY_NO)
		return CRITICALITY_NO;
	return profile_criticality_of(words);
}

/* In section 7.3 the certificate of the responder is told of as well. */
static bool
object_of(const struct profile_finder *f, int section,
    const struct profile_field *field, unsigned classes,
    enum profile_object *out)
{
	*out = profile_object_of(f, section);
	if (field->objects & 1u << *out)
		return true;
	if (!(classes & CERT_WHOSE) ||
	    !(field->objects & 1u << PROFILE_CERTIFICATE))
		return false;
	*out = PROFILE_CERTIFICATE;
	return true;
}

static void
take_condition(struct str words, struct profile_row *row)
{
	const struct passage *v = &row->value[row->n_value - 1];

	row->condition = *v;
	row->condition.end = v->start;
	if (!profile_condition_of(
		words, &row->condition.start, &row->condition.end))
		return;
	row->condition.start += v->start;
	row->condition.end += v->start;
}

/* "keyUsage: critical, digitalSignature" in a list of fields, or in a paragraph
 * of its own. */
static bool
opens_item(const struct profile_finder *f, int statement,
    const struct mention *m, int first_of_item)
{
	const struct prose *p = f->prose;
	int block = p->statements.at[statement].block;

	if (m->first != first_of_item)
		return false;
	if (p->docs[f->document]->blocks.at[block].list)
		return true;
	return p->first_statement[f->document][block] == statement &&
	       is_label(f, &p->text->units.at[statement], m->last);
}

/* Where the value begins behind such a label: at the name when it has no sign
 * or nothing behind it. */
static int
value_first(const struct profile_finder *f, int statement,
    const struct mention *m, int first, int last)
{
	const struct unit *u = &f->prose->text->units.at[statement];

	return m->first == first && m->last + 1 < last &&
		       is_label(f, u, m->last)
		   ? m->last + 1
		   : first;
}

/* The block that leads in the list of a row, -1 for none. */
static int
lead_of(const struct profile_finder *f, const struct profile_row *row)
{
	const struct phrase_text *text = f->prose->text;
	const struct unit *u = &text->units.at[row->name.statement];

	if (!row->from_label || u->n_stretches < 2)
		return -1;
	return text->tokens
	    .at[text->stretches.at[u->first_stretch + u->n_stretches - 2].first]
	    .block;
}

/* A list with another lead-in has the field, too. */
static bool
is_in_another_list(const struct profile_finder *f, const struct profile *p,
    const struct profile_row *own)
{
	for (size_t i = 0; i < p->rows.len; i++) {
		const struct profile_row *row = &p->rows.at[i];
		int lead = lead_of(f, row);

		if (row->field == own->field && lead >= 0 &&
		    lead_of(f, own) >= 0 && lead_of(f, own) != lead)
			return true;
	}
	return false;
}

/* Two lists that have a field in common are two profiles: "TSU: keyUsage ...",
 * "Issuing CA: keyUsage ...".  Takes what one list has told out of a profile
 * and gives it one of its own. */
static struct profile *
part_list(struct profile_finder *f, const struct profile *from, int lead,
    unsigned classes)
{
	size_t at = (size_t)(from - f->out->at), kept = 0;
	struct profile *own =
	    profile_new(f, from->section, from->object, classes);
	struct profile *old = &f->out->at[at];

	for (size_t i = 0; i < old->rows.len; i++) {
		struct profile_row row = old->rows.at[i];

		if (lead_of(f, &row) == lead) {
			VEC_PUSH(f->a, &own->rows, row);
			own->items++, old->items--;
		} else {
			old->rows.at[kept++] = row;
		}
	}
	old->rows.len = kept;
	return own;
}

/* "basicConstraints is critical, with cA TRUE" is said of CAs, also below the
 * table of a subscriber's certificate. */
static unsigned
with_ca(const struct profile_finder *f, const struct mentions *list,
    unsigned classes)
{
	struct passage said[PROFILE_PASSAGES];
	size_t n = prose_passages(
	    f->prose, list->first, list->last, said, PROFILE_PASSAGES);

	for (size_t i = 0; i < n && !(classes & CERT_WHOSE); i++) {
		struct str text = fact_quote(f->prose, &said[i]);

		if (phrase_in(text, "ca true") || phrase_in(text, "ca is true"))
			classes |= CERT_ROOT | CERT_SUB_CA | CERT_CROSS;
	}
	return classes;
}

static void
add_mention(
    struct profile_finder *f, int statement, const struct mentions *list, int k)
{
	const struct prose *p = f->prose;
	const struct mention *m = &list->at[k];
	const struct statement *st = &p->statements.at[statement];
	const struct clause *c = prose_clause(p, statement, m->first, m->last);
	unsigned classes = with_ca(
	    f, list, class_of(p, statement, m->first, m->last) & ~CERT_OBJECTS);
	bool item = opens_item(f, statement, m, list->first);
	struct profile_row row = {.field = m->field, .from_label = item};
	struct str words = words_about(f, list, k);
	enum profile_object object;
	struct profile *profile;

	if (!object_of(f, st->section, m->field, classes, &object))
		return;
	(void)prose_passages(p, m->first, m->last, &row.name, 1);
	row.name.statement = statement;
	row.n_value = prose_passages(p,
	    value_first(f, statement, m, list->first, list->last), list->last,
	    row.value, PROFILE_PASSAGES);
	row.presence = presence_in(c, m, words);
	row.criticality = criticality_in(c, words);
	if (row.n_value)
		take_condition(
		    fact_quote(p, &row.value[row.n_value - 1]), &row);
	profile = profile_fitting(f, st->section, object, classes);
	if (!profile)
		profile = profile_new(f, st->section, object, classes);
	else if (is_in_another_list(f, profile, &row))
		profile = part_list(f, profile, lead_of(f, &row), classes);
	if (!profile_has(profile, m->field))
		VEC_PUSH(f->a, &profile->rows, row);
	profile->items += item;
	profile->is_list |= profile->items >= ITEMS_LEAST;
}

/* -- versions and algorithms --------------------------------------------- */

/* "CRLs are version 2", "OCSP responses are signed with ...": said without
 * the name of the field. */
static const struct {
	const char *section, *words, *field;
} sayings[] = {
    {"7.1.1", "v3", "version"},
    {"7.1.1", "version 3", "version"},
    {"7.2.1", "v2", "version"},
    {"7.2.1", "version 2", "version"},
    {"7.3.1", "v1", "version"},
    {"7.3.1", "version 1", "version"},
    {"7.2", "are signed with", "signatureAlgorithm"},
    {"7.2", "signed using", "signatureAlgorithm"},
    {"7.3", "are signed using", "signatureAlgorithm"},
};

static void
read_saying(struct profile_finder *f, int statement, const char *name,
    const struct mentions *all)
{
	const struct prose *p = f->prose;
	const struct statement *st = &p->statements.at[statement];
	enum profile_object object = profile_object_of(f, st->section);
	unsigned classes =
	    class_of(p, statement, all->first, all->last) & ~CERT_OBJECTS;
	struct profile *profile =
	    profile_fitting(f, st->section, object, classes);
	struct profile_row row = {
	    .field = profile_field_in(&f->names, str_of(name)),
	    .presence = PRESENCE_PRESENT};

	row.n_value = prose_passages(
	    p, all->first, all->last, row.value, PROFILE_PASSAGES);
	if (!row.n_value)
		return;
	row.name = row.value[row.n_value - 1];
	if (!profile)
		profile = profile_new(f, st->section, object, classes);
	if (!profile_has(profile, row.field))
		VEC_PUSH(f->a, &profile->rows, row);
}

static void
read_sayings(
    struct profile_finder *f, int statement, const struct mentions *all)
{
	const struct statement *st = &f->prose->statements.at[statement];
	const struct map *map = f->prose->maps[f->document];
	struct str words = written(f, all->first, all->last);

	for (size_t i = 0; i < COUNT_OF(sayings); i++)
		if (map_is_below(
			map, st->section, str_of(sayings[i].section)) &&
		    phrase_in(words, sayings[i].words))
			read_saying(f, statement, sayings[i].field, all);
}

/* First token of the item or sentence itself, behind its lead-ins. */
static int
own_first(const struct profile_finder *f, const struct unit *u)
{
	return f->prose->text->stretches
	    .at[u->first_stretch + u->n_stretches - 1]
	    .first;
}

/* Sentences of more tokens are lists run together. */
#define TOKENS_MAX 400

static void
read_statement(struct profile_finder *f, int s)
{
	const struct statement *st = &f->prose->statements.at[s];
	const struct unit *u = &f->prose->text->units.at[s];
	struct mentions list = {.first = own_first(f, u), .last = u->last};

	if (list.first >= list.last || list.last - list.first > TOKENS_MAX ||
	    profile_is_label(f, st->block))
		return;
	for (int i = list.first; i < u->last && list.n < MENTIONS_MAX; i++)
		if (mention_at(f, u, list.first, i, &list.at[list.n])) {
			i = list.at[list.n].last - 1;
			list.n++;
		}
	for (int k = 0; k < list.n; k++)
		add_mention(f, s, &list, k);
	read_sayings(f, s, &list);
}

/* What 7.1.3 says of the fields is about algorithms in general. */
static bool
tells_fields(const struct profile_finder *f, int section)
{
	return profile_is_home(f, section) &&
	       !map_is_below(
		   f->prose->maps[f->document], section, STR("7.1.3"));
}

void
profile_sentences(struct profile_finder *f)
{
	const struct prose *p = f->prose;
	int section = -1;
	bool tells = false;

	for (size_t s = 0; s < p->statements.len; s++) {
		const struct statement *st = &p->statements.at[s];

		if (st->document != f->document ||
		    st->kind == STATEMENT_HEADING ||
		    st->kind == STATEMENT_CELL || st->use != PROSE_PRACTICE)
			continue;
		if (st->section != section) {
			section = st->section;
			tells = tells_fields(f, section);
		}
		if (tells)
			read_statement(f, (int)s);
	}
}
