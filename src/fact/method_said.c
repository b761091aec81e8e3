#include "fact/method_use.h"

/* A sentence of no more words is a mark: "Not used by this CA." */
#define FRAGMENT_WORDS 6
/* A cell of no more words can be a mere "No". */
#define MARK_WORDS 2

/* -- words of its own ---------------------------------------------------- */

/* "The challenge defined in section 8.3 of RFC 8555" tells how it goes. */
static bool
is_protocol(const struct method_finder *f, const struct pointer *p)
{
	const struct phrase_text *t = f->prose->text;

	for (int i = p->first; i < p->last; i++)
		if (t->tokens.at[i].word >= 0 &&
		    str_eq(t->words.word.at[t->tokens.at[i].word].plain,
			STR("rfc")))
			return true;
	return false;
}

static bool
is_covered(const struct method_finder *f, int unit, int token)
{
	const struct statement *s = method_at(f, unit);
	size_t i, to;

	for (int k = 0; k < s->n_pointers; k++) {
		const struct pointer *p =
		    &f->prose->pointers.at[s->first_pointer + k];

		if (token >= p->first && token < p->last && !is_protocol(f, p))
			return true;
	}
	method_hits_in(f, unit, unit + 1, &i, &to);
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];

		if (h->how != METHOD_BY_DEED && token >= h->first &&
		    token < h->last)
			return true;
	}
	return false;
}

int
method_own_words(const struct method_finder *f, int unit)
{
	const struct phrase_text *t = f->prose->text;
	int last = t->units.at[unit].last, n = 0;

	for (int i = method_own_first(f->prose, unit); i < last; i++)
		n += t->tokens.at[i].word >= 0;
	return n;
}

/* Words that join a method to its number and say nothing of how it goes: "is
 * implemented in compliance with". */
static bool
is_joint(const struct method_finder *f, int token)
{
	static const char *const joints[] = {"a", "accordance", "according",
	    "an", "and", "are", "as", "baseline", "by", "ca", "compliance",
	    "compliant", "defined", "described", "each", "following", "follows",
	    "for", "implemented", "in", "is", "it", "its", "line", "method",
	    "methods", "of", "on", "or", "out", "outlined", "per", "performed",
	    "permitted", "pursuant", "requirements", "section", "see", "set",
	    "specified", "supported", "supports", "that", "the", "this",
	    "through", "to", "under", "use", "used", "uses", "using", "via",
	    "we", "which", "with"};
	const struct phrase_text *t = f->prose->text;
	struct str plain = t->words.word.at[t->tokens.at[token].word].plain;

	return str_is_one_of(plain, joints, COUNT_OF(joints));
}

/* Words of the title are its name in other forms. */
static bool
is_in_title(
    const struct method_finder *f, const struct method_item *item, int token)
{
	const struct phrase_text *t = f->prose->text;
	struct str plain = t->words.word.at[t->tokens.at[token].word].plain;
	struct str title = item->title;

	for (size_t i = 0; i + plain.len <= title.len; i++) {
		bool starts = i == 0 || !char_is_alpha(title.at[i - 1]);

		if (starts &&
		    (!plain.len || char_lower(title.at[i]) == plain.at[0]) &&
		    str_eq_nocase(str_sub(title, i, i + plain.len), plain))
			return true;
	}
	return false;
}

int
method_telling_words(
    const struct method_finder *f, const struct method_item *item, int unit)
{
	const struct phrase_text *t = f->prose->text;
	int last = t->units.at[unit].last, n = 0;

	for (int i = method_own_first(f->prose, unit); i < last; i++)
		n += t->tokens.at[i].word >= 0 && !is_joint(f, i) &&
		     !is_in_title(f, item, i) && !is_covered(f, unit, i);
	return n;
}

/* -- what the sentences of an entry say ---------------------------------- */

bool
method_is_limited(struct method_finder *f, int unit)
{
	return method_says(f, method_phrases_of(f, METHOD_WORDS_LIMITED), unit,
	    unit + 1, NULL);
}

static date
caught_day(const struct method_finder *f, const struct hit *hit)
{
	const struct phrase_text *t = f->prose->text;

	for (int i = 0; i < hit->n_quantities; i++) {
		const struct quantity *q =
		    &t->quantities.at[hit->quantities[i]];

		if (q->kind == QUANTITY_DATE)
			return (date)q->value;
	}
	return DATE_NONE;
}

static bool
is_fragment(const struct method_finder *f, int unit)
{
	return method_own_words(f, unit) <= FRAGMENT_WORDS;
}

/* "N/A", or a dash or a cross in a table. */
static bool
is_mark(const struct method_finder *f, int unit)
{
	static const char *const marks[] = {"n/a", "n/a.", "n.a.", "n.a", "-",
	    "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x9c\x97", "\xe2\x9c\x98",
	    "\xe2\x9c\x95"};
	struct str text = str_trim(method_block(f, unit)->text);

	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (str_eq_nocase(text, str_of(marks[i])))
			return true;
	return false;
}

static bool
is_denying_cell(struct method_finder *f, int unit)
{
	struct hit hit;

	if (is_mark(f, unit))
		return true;

	return method_at(f, unit)->kind == STATEMENT_CELL &&
	       method_own_words(f, unit) <= MARK_WORDS &&
	       method_says(f, method_phrases_of(f, METHOD_WORDS_DENIED_MARK),
		   unit, unit + 1, &hit) &&
	       hit.first >= method_own_first(f->prose, unit);
}

static bool
is_denied(struct method_finder *f, int unit)
{
	return method_says(f, method_phrases_of(f, METHOD_WORDS_DENIED), unit,
		   unit + 1, NULL) ||
	       is_denying_cell(f, unit) ||
	       (is_fragment(f, unit) &&
		   method_says(f,
		       method_phrases_of(f, METHOD_WORDS_DENIED_SHORT), unit,
		       unit + 1, NULL));
}

struct method_said
method_said_by(struct method_finder *f, int unit)
{
	struct method_said s = {.statement = unit, .end = DATE_NONE};
	struct hit hit;

	if (method_at(f, unit)->kind == STATEMENT_HEADING ||
	    method_at(f, unit)->use != PROSE_PRACTICE)
		return s;
	if (method_says(f, method_phrases_of(f, METHOD_WORDS_ADVICE), unit,
		unit + 1, NULL) ||
	    method_is_limited(f, unit))
		return s;
	if (method_says(f, method_phrases_of(f, METHOD_WORDS_ENDED), unit,
		unit + 1, &hit)) {
		s.standing = METHOD_ENDED;
		s.end = caught_day(f, &hit);
	} else if (method_says(f, method_phrases_of(f, METHOD_WORDS_UNTIL),
		       unit, unit + 1, &hit)) {
		s.standing = METHOD_UNTIL;
		s.end = caught_day(f, &hit);
	} else if (is_denied(f, unit)) {
		s.standing = METHOD_DENIED;
	}
	return s;
}

/* "The CA does not validate names by address": all that the section of the
 * method says. */
static bool
is_sole_denial(struct method_finder *f, const struct method_entry *e, int *unit)
{
	int n = 0;

	for (int u = e->first; u < e->last; u++)
		if (method_at(f, u)->kind != STATEMENT_HEADING &&
		    method_at(f, u)->use == PROSE_PRACTICE && ++n)
			*unit = u;
	return n == 1 && e->form == METHOD_IN_SECTION &&
	       !method_is_limited(f, *unit) &&
	       !method_says(f, method_phrases_of(f, METHOD_WORDS_ADVICE), *unit,
		   *unit + 1, NULL) &&
	       f->prose->clauses.at[method_at(f, *unit)->first_clause]
		       .polarity == POLARITY_NO;
}

/* A sentence with the number of something that is none of the list. */
static bool
speaks_elsewhere(const struct method_finder *f, int unit)
{
	const struct phrase_text *t = f->prose->text;
	const struct unit *u = &t->units.at[unit];

	if (method_has_hit(f, unit, unit + 1))
		return false;
	for (int i = u->first; i < u->last; i++) {
		int quantity = t->tokens.at[i].quantity;

		if (quantity >= 0 &&
		    t->quantities.at[quantity].kind == QUANTITY_SECTION)
			return true;
	}
	return false;
}

/* "No", in the section of a method, in a table about how it goes. */
static bool
is_cell_of_procedure(
    struct method_finder *f, const struct method_entry *e, int unit)
{
	return e->form == METHOD_IN_SECTION &&
	       method_at(f, unit)->kind == STATEMENT_CELL &&
	       !method_says(f, method_phrases_of(f, METHOD_WORDS_USES), unit,
		   unit + 1, NULL);
}

/* The sentence of the entry that ends or denies the method. */
struct method_said
method_said_in(struct method_finder *f, const struct method_entry *e)
{
	struct method_said none = {.end = DATE_NONE};

	for (int u = e->first; u < e->last; u++) {
		struct method_said s = {0};

		if (!(e->form == METHOD_IN_TEXT && speaks_elsewhere(f, u)) &&
		    !is_cell_of_procedure(f, e, u))
			s = method_said_by(f, u);
		if (s.standing)
			return s;
	}
	if (is_sole_denial(f, e, &none.statement))
		none.standing = METHOD_DENIED;
	return none;
}
