/* Rows of tables, and what is told like a row without one.
 *
 *	- Subscriber certificates		Key usage
 *	  - validity: 90 days			digitalSignature
 *	  - key usage
 *	    - digitalSignature
 *
 * "validity" heads a row with the value "90 days" as the first cell of a row
 * does, and so does a label with items below it, or a bold line over a
 * paragraph.  What leads in the item with the label stands for the heading of
 * the column.  A label is short and has no verb: "The CA revokes if:" is none.
 *
 * A row is not about what its heading leaves out: "all data other than domain
 * names" heads no row on domain names.
 */
#include "prose/row.h"

enum { LABEL_WORDS = 6 };

static const struct stretch *
own_of(const struct prose *p, int unit)
{
	const struct unit *u = &p->text->units.at[unit];

	return &p->text->stretches.at[u->first_stretch + u->n_stretches - 1];
}

static bool
is_sign(const struct prose *p, int token, struct str sign)
{
	return str_eq(token_key(p->text, token), sign);
}

static bool
has_verb(const struct prose *p, int unit, int last)
{
	const struct statement *s = &p->statements.at[unit];

	for (int i = 0; i < s->n_clauses; i++) {
		int verb = p->clauses.at[s->first_clause + i].verb;

		if (verb >= own_of(p, unit)->first && verb < last)
			return true;
	}
	return false;
}

/* Tokens [first, last) of a unit's own text are a label. */
static bool
is_label(const struct prose *p, int unit, int first, int last)
{
	int words = 0;

	for (int i = first; i < last; i++)
		words += !(token_flags(p->text, i) & KEY_SIGN);
	return words > 0 && words <= LABEL_WORDS && !has_verb(p, unit, last);
}

/* A colon with no space around it: "subject:countryName" is one name. */
static bool
joins_words(const struct prose *p, const struct stretch *own, int colon)
{
	const struct token *t = &p->text->tokens.at[colon];

	return colon > own->first && colon + 1 < own->last &&
	       t[-1].end == t->start && t->end == t[1].start;
}

/* One past the label of "validity: 90 days", or -1. */
static int
end_of_label(const struct prose *p, int unit)
{
	const struct stretch *own = own_of(p, unit);
	int i = own->first;

	if (own->start > 0) /* not the first sentence of its block */
		return -1;
	while (i < own->last &&
	       (!is_sign(p, i, STR(":")) || joins_words(p, own, i)))
		i++;
	return i + 1 < own->last && is_label(p, unit, own->first, i) ? i : -1;
}

/* The last statement of the block that a lead-in stands in. */
static int
statement_of(const struct prose *p, const struct stretch *lead)
{
	return p->first_statement[lead->document][lead->block + 1] - 1;
}

/* The lead-in that stands `up` levels above an item, or -1. */
static int
lead_above(const struct prose *p, int unit, int up)
{
	const struct unit *u = &p->text->units.at[unit];

	if (p->statements.at[unit].kind != STATEMENT_ITEM ||
	    u->n_stretches <= up)
		return -1;
	return statement_of(p, own_of(p, unit) - up);
}

static bool
is_whole_label(const struct prose *p, int unit)
{
	const struct stretch *own = own_of(p, unit);
	int last = own->last;

	if (last > own->first && is_sign(p, last - 1, STR(":")))
		last--;
	return is_label(p, unit, own->first, last);
}

/* The bold line right above a paragraph, or -1. */
static int
bold_line_above(const struct prose *p, int unit)
{
	const struct statement *s = &p->statements.at[unit];
	const struct block *b = &p->docs[s->document]->blocks.at[s->block];

	if (s->kind != STATEMENT_SENTENCE || s->block == 0 || b->look.bold ||
	    !b[-1].look.bold || b[-1].kind != BLOCK_PARAGRAPH)
		return -1;
	return p->first_statement[s->document][s->block] - 1;
}

static bool
heads_of_label(const struct prose *p, int unit, struct heads *out)
{
	int last = end_of_label(p, unit), above;

	if (last >= 0) {
		*out = (struct heads){unit, lead_above(p, unit, 1), last};
		return true;
	}
	above = lead_above(p, unit, 1);
	if (above >= 0 && p->statements.at[above].kind == STATEMENT_ITEM &&
	    is_whole_label(p, above)) {
		*out = (struct heads){above, lead_above(p, unit, 2), 0};
		return true;
	}
	above = bold_line_above(p, unit);
	if (above < 0 || !is_whole_label(p, above))
		return false;
	*out = (struct heads){above, -1, 0};
	return true;
}

/* Where the exception of a heading begins, or 0. */
static int
end_before_exception(const struct prose *p, int unit)
{
	const struct statement *s = &p->statements.at[unit];
	int first = own_of(p, unit)->first;

	for (int i = 0; i < s->n_clauses; i++) {
		const struct clause *c = &p->clauses.at[s->first_clause + i];

		if (c->except_first != c->except_last &&
		    c->except_first > first)
			return c->except_first;
	}
	return 0;
}

static struct heads
heads_of_cell(const struct prose *p, int unit)
{
	const struct statement *s = &p->statements.at[unit];
	const struct doc *doc = p->docs[s->document];
	const int *first = p->first_statement[s->document];
	int row = doc_row_heading(doc, s->block);
	int column = doc_column_heading(doc, s->block);

	struct heads out = {-1, -1, 0};

	if (column >= 0)
		out.column = first[column];
	if (row >= 0) {
		out.row = first[row];
		out.row_last = end_before_exception(p, out.row);
	}
	return out;
}

bool
row_heads(const struct prose *p, int unit, struct heads *out)
{
	const struct statement *s = &p->statements.at[unit];

	if (s->kind == STATEMENT_ITEM || s->kind == STATEMENT_SENTENCE)
		return heads_of_label(p, unit, out);
	if (s->kind != STATEMENT_CELL)
		return false;
	*out = heads_of_cell(p, unit);
	return true;
}

/* In tables too long to walk back nothing is looked for. */
void
row_lead(const struct prose *p, int unit, int *first, int *last)
{
	enum { TABLE = 400, LEAD = 4 };
	const struct statement *all = p->statements.at, *s = &all[unit];
	int at = unit;

	while (at >= 0 && unit - at < TABLE && all[at].section == s->section &&
	       all[at].kind == s->kind)
		at--;
	*first = *last = at + 1;
	if (unit - at == TABLE)
		return;
	while (at >= 0 && *last - at <= LEAD && all[at].section == s->section &&
	       all[at].kind != s->kind) {
		*first = at;
		if (all[at].kind == STATEMENT_HEADING)
			break;
		at--;
	}
}
