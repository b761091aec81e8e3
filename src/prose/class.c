/* What a passage is about is told by the nearest place that says it: this file
 * knows the places, from the clause of the hit to the headings above.  What
 * each of them says is read by class_mention.c, class_label.c and
 * class_product.c.
 */
#include "prose/class.h"

#include "prose/class_mention.h"
#include "prose/class_part.h"
#include "prose/class_reading.h"
#include "prose/reader.h"

enum {
	LABEL_WORDS = 5, /* of a label before a colon */
	HEAD_WORDS = 9, /* of a heading cell */
	HEADINGS = 4 /* above a statement, that are asked */
};

/* -- bits ---------------------------------------------------------------- */

static const unsigned groups[] = {
    CERT_WHOSE, CERT_LEVELS, CERT_PURPOSES, CERT_OBJECTS};

void
class_fill(unsigned *bits, unsigned more)
{
	for (size_t i = 0; i < COUNT_OF(groups); i++)
		if (!(*bits & groups[i]))
			*bits |= more & groups[i];
}

unsigned
class_own_purpose(unsigned level, unsigned next)
{
	bool of_mail = next & (CERT_MAILBOX | CERT_SPONSOR);

	/* "DV and mailbox-validated", but "OV and sponsor-validated" is mail */
	return level & (of_mail ? CERT_DV | CERT_EV : CERT_LEVELS) &&
		       !(level & CERT_PURPOSES) &&
		       (of_mail || next & CERT_PURPOSES)
		   ? CERT_TLS
		   : 0;
}

unsigned
class_completed(unsigned bits)
{
	if (bits & (CERT_MAILBOX | CERT_SPONSOR))
		bits |= CERT_SMIME;
	if (bits & (CERT_LEVELS | CERT_PURPOSES) && !(bits & CERT_WHOSE))
		bits |= CERT_SUBSCRIBER;
	return bits;
}

bool
class_fits(unsigned wanted, unsigned said)
{
	wanted = class_completed(wanted);
	for (size_t i = 0; i < COUNT_OF(groups); i++)
		if (wanted & groups[i] && said & groups[i] &&
		    !(wanted & said & groups[i]))
			return false;
	return true;
}

/* -- the clause ---------------------------------------------------------- */

/* "(1) ...", "(b) ..." in running text. */
static bool
is_number_of_item(const struct prose *p, int at, int last)
{
	return at + 2 < last && str_eq(token_key(p->text, at), STR("(")) &&
	       str_eq(token_key(p->text, at + 2), STR(")")) &&
	       (class_is_number(p, at + 1) ||
		   token_key(p->text, at + 1).len == 1);
}

/* The number of the item of tokens [first, ...) in which the token `at` stands;
 * 0 before the first one. */
static int
item_at(const struct prose *p, int first, int last, int at)
{
	int items = 0;

	for (int i = first; i <= at && i < last; i++)
		items += is_number_of_item(p, i, last);
	return items;
}

/* Drops what is said in other items than that of the token `at`: "(1) keys,
 * for code signing in a token, (2) ..." */
static void
keep_item(const struct prose *p, struct class_mentions *m, int first, int last,
    int at)
{
	int item = item_at(p, first, last, at);
	size_t n = 0;

	if (!item || item_at(p, first, last, last) < 2)
		return;
	for (size_t i = 0; i < m->n; i++) {
		int of = item_at(p, first, last, m->at[i].first);

		if (of == 0 || of == item)
			m->at[n++] = m->at[i];
	}
	m->n = n;
}

void
class_fill_from(
    const struct prose *p, unsigned *bits, int first, int last, int behind)
{
	struct class_mentions m = class_mentions_joined(p, first, last);
	unsigned more = 0;

	keep_item(p, &m, first, last, behind - 1);
	for (size_t i = 0; i < m.n; i++)
		if (!m.at[i].opens || m.at[i].first < behind)
			more |= m.at[i].bits;
	class_fill(bits, more);
}

/* What is left out of what the clause says: "other than S/MIME certificates",
 * "except for CAs, ...".  The exception may run on to the end of the clause,
 * but what comes first in it is what is excepted. */
static bool
is_excepted(const struct class_mentions *m, size_t at, const struct clause *c,
    int first, int last)
{
	const struct class_mention *one = &m->at[at];

	if (c->except_first >= c->except_last || one->first < c->except_first ||
	    one->first >= c->except_last ||
	    (at > 0 && m->at[at - 1].first >= c->except_first))
		return false;
	return last <= c->except_first || first >= one->last;
}

/* What is said of all but certificates for a purpose is said of those for the
 * others. */
static unsigned
all_others(unsigned bits)
{
	return bits & CERT_PURPOSES ? CERT_PURPOSES & ~bits : 0;
}

/* Of several mentions in a clause those that go before the hit, the nearest
 * first, then those behind it; not those of an exception. */
static void
fill_from_clause(const struct prose *p, unsigned *bits, const struct clause *c,
    int first, int last)
{
	struct class_mentions m = class_mentions_joined(p, c->first, c->last);

	keep_item(p, &m, c->first, c->last, last - 1);
	for (size_t i = m.n; i > 0; i--)
		if (m.at[i - 1].first < last && m.at[i - 1].last > first)
			class_fill(bits, m.at[i - 1].bits);
	for (size_t i = m.n; i > 0; i--)
		if (m.at[i - 1].last <= first)
			class_fill(bits, is_excepted(&m, i - 1, c, first, last)
					     ? all_others(m.at[i - 1].bits)
					     : m.at[i - 1].bits);
	for (size_t i = 0; i < m.n; i++)
		if (!m.at[i].opens &&
		    (m.at[i].first < c->except_first ||
			m.at[i].first >= c->except_last ||
			(first >= c->except_first &&
			    !is_excepted(&m, i, c, first, last))))
			class_fill(bits, m.at[i].bits);
}

/* -- the statement, its lead-ins and heading cells ----------------------- */

/* "OCSP responses are valid for three days; those on CA certificates ...":
 * what stands behind a semicolon says nothing of what goes before it. */
static int
semicolon_behind(const struct prose *p, int at, int last)
{
	while (at < last && !str_eq(token_key(p->text, at), STR(";")))
		at++;
	return at;
}

/* So does an exception: "remain on the CRL, except for code signing
 * certificates". */
static int
exception_behind(const struct prose *p, int statement, int at, int last)
{
	const struct statement *s = &p->statements.at[statement];

	for (int i = 0; i < s->n_clauses; i++) {
		const struct clause *c = &p->clauses.at[s->first_clause + i];

		if (c->except_first < c->except_last && c->except_first >= at &&
		    c->except_first < last)
			return c->except_first;
	}
	return last;
}

/* "TLS: three years", "S/MIME: four years" in the column "Subordinate CA": a
 * product means subscribers only where nothing speaks of CAs. */
static void
give_way_to_cas(unsigned *bits, unsigned heading)
{
	if (*bits & (CERT_PURPOSES | CERT_LEVELS) &&
	    (*bits & CERT_WHOSE) == CERT_SUBSCRIBER && heading & CERT_ANY_CA &&
	    !(heading & (CERT_SUBSCRIBER | CERT_OBJECTS)))
		*bits &= ~(unsigned)CERT_SUBSCRIBER;
}

/* The row says it before the column does; of lead-ins the nearest one. */
static void
fill_from_leads(const struct prose *p, unsigned *bits, int statement)
{
	const struct unit *u = &p->text->units.at[statement];
	const struct stretch *s = &p->text->stretches.at[u->first_stretch];
	bool cell = p->statements.at[statement].kind == STATEMENT_CELL;
	int own = u->n_stretches - 1;

	for (int k = 0; k < own; k++) {
		const struct stretch *at = &s[cell ? k : own - 1 - k];
		unsigned more = 0;

		class_fill_from(p, &more, at->first, at->last, at->last);
		class_fill_from_label(p, &more, at->first, at->last,
		    cell ? HEAD_WORDS : LABEL_WORDS, &s[own]);
		if (cell)
			give_way_to_cas(bits, more);
		class_fill(bits, more);
	}
}

/* Past what is excepted in front of the hit: "Except for S/MIME certificates,
 * ...".  `behind` is one past the hit. */
static int
past_exception(const struct prose *p, int statement, int at, int behind)
{
	const struct statement *s = &p->statements.at[statement];

	for (int i = 0; i < s->n_clauses; i++) {
		const struct clause *c = &p->clauses.at[s->first_clause + i];
		struct class_mentions m;

		if (c->except_first >= c->except_last || c->except_first < at ||
		    c->except_first >= behind)
			continue;
		m = class_mentions_joined(p, c->except_first, c->last);
		if (m.n && m.at[0].last < behind)
			at = m.at[0].last;
	}
	return at;
}

/* The sentence, item or cell itself, before what stands above it.  `behind` is
 * one past the hit. */
static void
fill_from_stretches(
    const struct prose *p, unsigned *bits, int statement, int behind)
{
	const struct unit *u = &p->text->units.at[statement];
	const struct stretch *own =
	    &p->text->stretches.at[u->first_stretch + u->n_stretches - 1];
	int last = own->last;

	if (behind > own->first)
		last = exception_behind(
		    p, statement, behind, semicolon_behind(p, behind, last));
	class_fill_from(p, bits,
	    past_exception(p, statement, own->first, behind), last, behind);
	class_fill_from_label(p, bits, own->first, own->last, LABEL_WORDS, own);
	fill_from_leads(p, bits, statement);
}

/* -- the headings above -------------------------------------------------- */

/* The statements that are the headings above one, the nearest first; gives
 * their number. */
static int
headings_above(const struct prose *p, int statement, int headings[HEADINGS])
{
	const struct statement *s = &p->statements.at[statement];
	const struct map *map = p->maps[s->document];
	int section = s->section, n = 0;

	for (int i = 0; i < HEADINGS && section > 0; i++) {
		const struct section *at = &map->sections.at[section];

		if (at->heading >= 0)
			headings[n++] =
			    p->first_statement[s->document][at->heading];
		section = at->parent;
	}
	return n;
}

static void
fill_from_headings(const struct prose *p, unsigned *bits, int statement)
{
	int headings[HEADINGS], n = headings_above(p, statement, headings);

	for (int i = 0; i < n; i++) {
		const struct unit *u = &p->text->units.at[headings[i]];

		class_fill_from(p, bits, u->first, u->last, u->last);
		class_fill(
		    bits, class_products_of_heading(p, u->first, u->last));
	}
}

/* -- all places ---------------------------------------------------------- */

/* "CRL of the TLS CAs": those on it are certificates of subscribers. */
static unsigned
listed_by_cas(unsigned bits)
{
	return bits & CERT_CRL && (bits & CERT_WHOSE) == CERT_SUB_CA &&
		       bits & (CERT_PURPOSES | CERT_LEVELS)
		   ? CERT_SUBSCRIBER
		   : 0;
}

void
class_fill_from_above(const struct prose *p, unsigned *bits, int statement)
{
	fill_from_leads(p, bits, statement);
	class_fill(bits, p->products[statement]);
	fill_from_headings(p, bits, statement);
}

unsigned
class_of(const struct prose *p, int statement, int first, int last)
{
	const struct clause *c = prose_clause(p, statement, first, last);
	unsigned bits = 0;

	fill_from_clause(p, &bits, c, first, last);
	fill_from_stretches(p, &bits, statement, last);
	bits |= listed_by_cas(bits);
	class_fill(&bits, p->products[statement]);
	fill_from_headings(p, &bits, statement);
	return bits;
}

/* -- what may be said at all --------------------------------------------- */

/* The bits of all words that begin in a statement, however far each may be
 * read. */
static unsigned
bits_within(const struct prose *p, int statement)
{
	const struct unit *u = &p->text->units.at[statement];
	const struct class_reading r = {p, p->text, u->last, true};
	unsigned bits = 0;

	for (int i = u->first; i < u->last; i++)
		bits |= class_bits_at(&r, i);
	return bits;
}

/* Those of the headings above. */
static unsigned
bits_above(const struct prose *p, const unsigned *within, int statement)
{
	int headings[HEADINGS], n = headings_above(p, statement, headings);
	unsigned bits = 0;

	for (int i = 0; i < n; i++)
		bits |= within[headings[i]];
	return bits;
}

void
purposes_bound(struct prose *p)
{
	size_t n = p->statements.len;
	unsigned *within = arena_many(p->arena, unsigned, n + 1);

	p->purposes = arena_many(p->arena, unsigned, n + 1);
	for (size_t i = 0; i < n; i++)
		within[i] = bits_within(p, (int)i);
	for (size_t i = 0; i < n; i++)
		p->purposes[i] =
		    CERT_PURPOSES & (within[i] | p->products[i] |
					bits_above(p, within, (int)i));
}
