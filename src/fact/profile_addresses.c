/* Where a profile lists IP addresses and the text excludes them.
 *
 * "EV certificates hold no IP addresses" in chapter 3, and "domain names or IP
 * addresses" in the profile of EV certificates.  The text must deny it of
 * certificates, without an exception or a day, in a clause of its own that is
 * neither about how addresses are validated nor about those that nobody may
 * certify (reserved, internal).  The profile must list them in a row or item of
 * its own, in a field that is present and in words that deny nothing. */
#include "fact/contradict.h"
#include "fact/line.h"
#include "fact/profile.h"
#include "prose/class.h"

/* Other things that are denied of them. */
static const char *const asides[] = {"reserved", "internal", "private",
    "method", "methods", "validation of", "verification of", "to validate",
    "personal"};

struct denial {
	int statement;
	unsigned classes;
};

struct denials VEC(struct denial);

static bool
names_addresses(struct str text)
{
	return phrase_in(text, "IP address") || phrase_in(text, "IP addresses");
}

static bool
is_aside(struct str text)
{
	for (size_t i = 0; i < COUNT_OF(asides); i++)
		if (phrase_in(text, asides[i]))
			return true;
	return !phrase_in(text, "certificate") &&
	       !phrase_in(text, "certificates");
}

/* The bytes of a clause, as far as they stand in the block it begins in. */
static struct str
words_of(const struct prose *p, const struct clause *c)
{
	const struct token *first = &p->text->tokens.at[c->first];
	int last = c->last - 1;

	while (p->text->tokens.at[last].block != first->block)
		last--;
	return str_sub(p->docs[first->document]->blocks.at[first->block].text,
	    first->start, p->text->tokens.at[last].end);
}

static bool
denies(const struct prose *p, const struct clause *c)
{
	return c->polarity == POLARITY_NO && c->first < c->last &&
	       c->except_first == c->except_last && c->from == DATE_NONE &&
	       c->until == DATE_OPEN && names_addresses(words_of(p, c)) &&
	       !is_aside(words_of(p, c));
}

static void
find_denials(const struct contradict *c, struct denials *out)
{
	const struct prose *p = c->prose;

	for (size_t s = 0; s < p->statements.len; s++) {
		const struct statement *st = &p->statements.at[s];

		if (st->use != PROSE_PRACTICE || st->kind != STATEMENT_SENTENCE)
			continue;
		for (int i = 0; i < st->n_clauses; i++) {
			const struct clause *at =
			    &p->clauses.at[st->first_clause + i];

			if (denies(p, at))
				VEC_PUSH(c->a, out,
				    ((struct denial){
					(int)s, class_of(p, (int)s, at->first,
						    at->last)}));
		}
	}
}

static bool
lists(struct str cell)
{
	return names_addresses(cell) && !phrase_in(cell, "no") &&
	       !phrase_in(cell, "not") && !phrase_in(cell, "except") &&
	       !phrase_in(cell, "without") && !phrase_in(cell, "never") &&
	       !phrase_in(cell, "only if");
}

/* The cell of a profile that lists such names. */
static const struct passage *
listing(const struct contradict *c, const struct profile *p)
{
	for (size_t i = 0; i < p->rows.len; i++) {
		const struct profile_row *row = &p->rows.at[i];

		if ((!row->from_table && !row->from_label) ||
		    row->presence == PRESENCE_ABSENT ||
		    !word_in(str_of(row->field->name),
			" subject commonName subjectAltName "))
			continue;
		for (size_t v = 0; v < row->n_value; v++)
			if (lists(fact_quote(c->prose, &row->value[v])))
				return &row->value[v];
	}
	return NULL;
}

static void
compare(struct contradict *c, const struct denials *denials,
    const struct profile *p)
{
	const struct passage *at = listing(c, p);
	struct passage said;

	for (size_t i = 0; at && i < denials->len; i++) {
		const struct denial *d = &denials->at[i];

		contradict_compared(c, CONTRADICTION_PROFILE_ADDRESSES, at);
		if (!class_fits(p->classes, d->classes) ||
		    (d->classes & CERT_LEVELS && !(p->classes & CERT_LEVELS)))
			continue;
		said = contradict_passage(c, d->statement);
		contradict_tell(c, CONTRADICTION_PROFILE_ADDRESSES,
		    STR("IP addresses"), *at, &said);
		return;
	}
}

void
profile_addresses_compare(struct contradict *c, const struct profiles *profiles)
{
	struct denials denials = {0};

	find_denials(c, &denials);
	for (size_t i = 0; denials.len && i < profiles->len; i++)
		if (profiles->at[i].is_list &&
		    profiles->at[i].object == PROFILE_CERTIFICATE)
			compare(c, &denials, &profiles->at[i]);
}
