/* The dates of table rows.
 *
 * A schedule is often a table with a column "issued on or after", one "issued
 * before" and one with the value.  Read with its headings, the cell of the
 * value does not know those days.  So each row is searched for cells that tell
 * nothing but days ("before 15 March 2027"), or hold a day under a heading that
 * says "from" or "until", and the clauses of its other cells get that interval,
 * unless they give one themselves.  A schedule
 * that runs along a row has its days in the headings of the columns ("before
 * 15 March 2027", "1 May to 30 June", "from 15 March 2029"): each cell gets
 * those of its own.
 */
#include "prose/frame.h"
#include "prose/reader.h"

#define LEAD_IN 3 /* words before the days of a cell: "certificates issued" */
#define OTHERS_MAX 8 /* words beside them in all */

struct period {
	date from, until;
};

/* The first day that the cell itself names, or DATE_NONE. */
static date
day_in(const struct prose *p, int statement)
{
	const struct unit *u = &p->text->units.at[statement];
	int block = p->statements.at[statement].block;

	for (int i = u->first; i < u->last; i++) {
		const struct token *t = &p->text->tokens.at[i];
		const struct quantity *q =
		    t->quantity < 0 ? NULL
				    : &p->text->quantities.at[t->quantity];

		if (t->block == block && q && q->kind == QUANTITY_DATE)
			return (date)q->value;
	}
	return DATE_NONE;
}

/* "Not after" ends what "after" begins, and "not before" begins. */
static bool
bounds_at(struct frames *f, int i, const struct unit *u, enum word_class class)
{
	bool not = i > u->first && token_is_word(f, i - 1, WORD_NOT);
	enum word_class said = class;

	if (not )
		said = class == CLASS_FROM ? CLASS_UNTIL : CLASS_FROM;
	return frames_has_cue(f, i, u->last, CLASS_BIT(said));
}

static bool
heading_says(const struct prose *p, struct frames *f, const struct statement *s,
    enum word_class class)
{
	int heading = doc_column_heading(p->docs[s->document], s->block);
	const struct unit *u;

	if (heading < 0)
		return false;
	u = &p->text->units.at[p->first_statement[s->document][heading]];
	for (int i = u->first; i < u->last; i++)
		if (p->text->tokens.at[i].block == heading &&
		    bounds_at(f, i, u, class))
			return true;
	return false;
}

/* The day that starts at a token, or NULL. */
static const struct quantity *
day_at(const struct phrase_text *t, int token)
{
	int q = t->tokens.at[token].quantity;

	return q >= 0 && t->quantities.at[q].first == token &&
		       t->quantities.at[q].kind == QUANTITY_DATE
		   ? &t->quantities.at[q]
		   : NULL;
}

/* Takes a day of a column heading into the period of the column: the word
 * before it tells which end it is, "and after" behind it, or that it is the
 * second. */
static void
note_heading_day(struct frames *f, const struct unit *u,
    const struct quantity *day, struct period *out)
{
	static const uint64_t ends =
	    CLASS_BIT(CLASS_UNTIL) | CLASS_BIT(CLASS_THROUGH);
	int first = day->first - 4 < u->first ? u->first : day->first - 4;
	uint64_t seen = 0;

	for (int i = first; i < day->first; i++) {
		if (day_at(f->text, i))
			seen = 0;
		for (int c = CLASS_FROM; c <= CLASS_BETWEEN; c++)
			if (frames_has_cue(f, i, day->first, CLASS_BIT(c)))
				seen = CLASS_BIT(c);
	}
	if (!seen && day->first > u->first &&
	    token_is_word(f, day->first - 1, WORD_TO))
		seen = CLASS_BIT(CLASS_THROUGH); /* "to 14 March 2026" */
	if (seen & ends || (!seen && out->from != DATE_NONE)) {
		if (out->until == DATE_OPEN)
			out->until =
			    (date)day->value + !(seen & CLASS_BIT(CLASS_UNTIL));
	} else if (out->from == DATE_NONE) {
		out->from = (date)day->value;
	}
}

/* The days that the heading above a cell gives to its column.  A day alone
 * ("2026-03-15") is that of a version or an event, not of a period. */
static struct period
period_of_column(const struct prose *p, struct frames *f, int statement)
{
	const struct statement *s = &p->statements.at[statement];
	int heading = doc_column_heading(p->docs[s->document], s->block);
	struct period out = {DATE_NONE, DATE_OPEN};
	const struct unit *u;
	int n = 0, words = 0;

	if (heading < 0)
		return out;
	u = &p->text->units.at[p->first_statement[s->document][heading]];
	for (int i = u->first; i < u->last; i++) {
		const struct quantity *day;

		if (p->text->tokens.at[i].block != heading)
			continue;
		day = day_at(p->text, i);
		words += !day;
		if (day && ++n <= 2)
			note_heading_day(f, u, day, &out);
	}
	if (n == 0 || n > 2 || !words)
		return (struct period){DATE_NONE, DATE_OPEN};
	return out;
}

/* The days of a cell that is about nothing else: one with "from" or "until"
 * right at its start, or a first and a last one. */
static struct period
period_of_cell(const struct prose *p, struct frames *f, int statement)
{
	static const uint64_t cues = CLASS_RANGE(CLASS_FROM, CLASS_BETWEEN);
	static const uint64_t denials = CLASS_BIT(CLASS_NO) |
					CLASS_BIT(CLASS_FREE) |
					CLASS_BIT(CLASS_STOPS);
	const struct unit *u = &p->text->units.at[statement];
	int block = p->statements.at[statement].block;
	struct period out = {DATE_NONE, DATE_OPEN};
	int days = 0, words = 0;
	bool led = false;

	for (int i = u->first; i < u->last; i++) {
		const struct token *t = &p->text->tokens.at[i];
		const struct quantity *day = day_at(p->text, i);

		if (t->block != block)
			continue;
		if (day) {
			if (++days <= 2)
				note_heading_day(f, u, day, &out);
			i = day->last - 1;
			continue;
		}
		led = led || (words <= LEAD_IN &&
				 (frames_has_cue(f, i, u->last, cues) ||
				     (!days && token_is_word(f, i, WORD_TO))));
		words += !(token_flags(p->text, i) & KEY_SIGN);
		if (t->quantity >= 0 || words > OTHERS_MAX ||
		    (!led && token_is_sign(f, i, SIGN_COMMA)) ||
		    frames_has_cue(f, i, u->last, denials))
			return (struct period){DATE_NONE, DATE_OPEN};
	}
	if (led ? days > 0 : days == 2 && words <= 1)
		return out;
	return (struct period){DATE_NONE, DATE_OPEN};
}

/* Takes the day of one cell into the period of its row. */
static void
note_cell(
    const struct prose *p, struct frames *f, int statement, struct period *out)
{
	const struct statement *s = &p->statements.at[statement];
	date day = day_in(p, statement);
	struct period own;

	if (day == DATE_NONE)
		return;
	own = period_of_cell(p, f, statement);
	if (own.from != DATE_NONE || own.until != DATE_OPEN) {
		if (out->from == DATE_NONE && out->until == DATE_OPEN)
			*out = own;
	} else if (heading_says(p, f, s, CLASS_FROM)) {
		if (out->from == DATE_NONE)
			out->from = day;
	} else if (out->until == DATE_OPEN &&
		   heading_says(p, f, s, CLASS_UNTIL)) {
		out->until = day;
	}
}

static void
give_period(struct prose *p, int statement, const struct period *period)
{
	const struct statement *s = &p->statements.at[statement];

	for (int i = 0; i < s->n_clauses; i++) {
		struct clause *c = &p->clauses.at[s->first_clause + i];

		if (c->from != DATE_NONE || c->until != DATE_OPEN)
			continue;
		c->from = period->from;
		c->until = period->until;
	}
}

/* One past the last statement of the row that starts at `first`. */
static int
end_of_row(const struct prose *p, int first)
{
	int n = (int)p->statements.len, end = first + 1;

	while (end < n && prose_same_row(p, &p->statements.at[first],
			      &p->statements.at[end]))
		end++;
	return end;
}

void
periods_read(struct prose *p, struct frames *f)
{
	int n = (int)p->statements.len;

	for (int first = 0, end; first < n; first = end) {
		struct period period = {DATE_NONE, DATE_OPEN};

		end = first + 1;
		if (p->statements.at[first].kind != STATEMENT_CELL)
			continue;
		end = end_of_row(p, first);
		for (int i = first; i < end; i++)
			note_cell(p, f, i, &period);
		for (int i = first; i < end; i++) {
			struct period column = period_of_column(p, f, i);

			if (day_in(p, i) == DATE_NONE)
				give_period(p, i, &column);
			if (period.from != DATE_NONE ||
			    period.until != DATE_OPEN)
				give_period(p, i, &period);
		}
	}
}
