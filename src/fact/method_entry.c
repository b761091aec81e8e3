#include "fact/method_entry.h"

#include "base/limits.h"

/* Words of an entry's own beyond name, number and reference that make it a
 * description. */
#define DESCRIPTION_WORDS 4
/* A paragraph of no more words can be the title of those after it. */
#define TITLE_WORDS 14
/* A sentence of no more words is a mark: "Not used by this CA." */
#define FRAGMENT_WORDS 6

/* A cell of no more words can be a mere "No". */
#define MARK_WORDS 2

struct entry {
	enum method_form form;
	int document, section;
	int first, last; /* statements */
	bool at_home;
	bool by_title; /* the item is told by its title */
	int item; /* then */
	struct str printed; /* number of its own section */
};

static const struct method_phrases *
words(const struct method_finder *f, enum method_words w)
{
	return &f->lists->words[w];
}

static const struct statement *
at(const struct method_finder *f, int statement)
{
	return &f->prose->statements.at[statement];
}

static const struct block *
block_of(const struct method_finder *f, int statement)
{
	const struct statement *s = at(f, statement);

	return &f->prose->docs[s->document]->blocks.at[s->block];
}

static bool
has_hit(const struct method_finder *f, int first, int last)
{
	size_t from, to;

	method_hits_in(f, first, last, &from, &to);
	return from < to;
}

/* -- words of its own ---------------------------------------------------- */

static bool
is_covered(const struct method_finder *f, int unit, int token)
{
	const struct statement *s = at(f, unit);
	size_t i, to;

	for (int k = 0; k < s->n_pointers; k++) {
		const struct pointer *p =
		    &f->prose->pointers.at[s->first_pointer + k];

		if (token >= p->first && token < p->last)
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

static int
own_words(const struct method_finder *f, int unit)
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

	for (size_t i = 0; i < COUNT_OF(joints); i++)
		if (str_eq(plain, str_of(joints[i])))
			return true;
	return false;
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
		    str_eq_nocase(str_sub(title, i, i + plain.len), plain))
			return true;
	}
	return false;
}

static int
telling_words(
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

static bool
is_limited(struct method_finder *f, int unit)
{
	return method_says(
	    f, words(f, METHOD_WORDS_LIMITED), unit, unit + 1, NULL);
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

struct said {
	enum method_standing standing; /* METHOD_UNSAID: nothing of the kind */
	date end;
	int statement;
};

static bool
is_fragment(const struct method_finder *f, int unit)
{
	return own_words(f, unit) <= FRAGMENT_WORDS;
}

/* "N/A", or a dash or a cross in a table. */
static bool
is_mark(const struct method_finder *f, int unit)
{
	static const char *const marks[] = {"n/a", "n/a.", "n.a.", "n.a", "-",
	    "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x9c\x97", "\xe2\x9c\x98",
	    "\xe2\x9c\x95"};
	struct str text = str_trim(block_of(f, unit)->text);

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

	return at(f, unit)->kind == STATEMENT_CELL &&
	       own_words(f, unit) <= MARK_WORDS &&
	       method_says(f, words(f, METHOD_WORDS_DENIED_MARK), unit,
		   unit + 1, &hit) &&
	       hit.first >= method_own_first(f->prose, unit);
}

static bool
is_denied(struct method_finder *f, int unit)
{
	return method_says(
		   f, words(f, METHOD_WORDS_DENIED), unit, unit + 1, NULL) ||
	       is_denying_cell(f, unit) ||
	       (is_fragment(f, unit) &&
		   method_says(f, words(f, METHOD_WORDS_DENIED_SHORT), unit,
		       unit + 1, NULL));
}

static struct said
said_by(struct method_finder *f, int unit)
{
	struct said s = {.statement = unit, .end = DATE_NONE};
	struct hit hit;

	if (at(f, unit)->kind == STATEMENT_HEADING ||
	    at(f, unit)->use != PROSE_PRACTICE)
		return s;
	if (method_says(
		f, words(f, METHOD_WORDS_ADVICE), unit, unit + 1, NULL) ||
	    is_limited(f, unit))
		return s;
	if (method_says(
		f, words(f, METHOD_WORDS_ENDED), unit, unit + 1, &hit)) {
		s.standing = METHOD_ENDED;
		s.end = caught_day(f, &hit);
	} else if (method_says(
		       f, words(f, METHOD_WORDS_UNTIL), unit, unit + 1, &hit)) {
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
is_sole_denial(struct method_finder *f, const struct entry *e, int *unit)
{
	int n = 0;

	for (int u = e->first; u < e->last; u++)
		if (at(f, u)->kind != STATEMENT_HEADING &&
		    at(f, u)->use == PROSE_PRACTICE && ++n)
			*unit = u;
	return n == 1 && e->form == METHOD_IN_SECTION &&
	       !is_limited(f, *unit) &&
	       !method_says(
		   f, words(f, METHOD_WORDS_ADVICE), *unit, *unit + 1, NULL) &&
	       f->prose->clauses.at[at(f, *unit)->first_clause].polarity ==
		   POLARITY_NO;
}

/* A sentence with the number of something that is none of the list. */
static bool
speaks_elsewhere(const struct method_finder *f, int unit)
{
	const struct phrase_text *t = f->prose->text;
	const struct unit *u = &t->units.at[unit];

	if (has_hit(f, unit, unit + 1))
		return false;
	for (int i = u->first; i < u->last; i++) {
		int quantity = t->tokens.at[i].quantity;

		if (quantity >= 0 &&
		    t->quantities.at[quantity].kind == QUANTITY_SECTION)
			return true;
	}
	return false;
}

/* The sentence of the entry that ends or denies the method. */
static struct said
said_in(struct method_finder *f, const struct entry *e)
{
	struct said none = {.end = DATE_NONE};

	for (int u = e->first; u < e->last; u++) {
		struct said s = {0};

		if (e->form != METHOD_IN_TEXT || !speaks_elsewhere(f, u))
			s = said_by(f, u);
		if (s.standing)
			return s;
	}
	if (is_sole_denial(f, e, &none.statement))
		none.standing = METHOD_DENIED;
	return none;
}

/* -- which methods ------------------------------------------------------- */

static uint64_t
numbers_in(const struct method_finder *f, int first, int last)
{
	uint64_t set = 0;
	size_t i, to;

	method_hits_in(f, first, last, &i, &to);
	for (; i < to; i++)
		if (f->hits.at[i].how == METHOD_BY_NUMBER)
			set |= UINT64_C(1) << f->hits.at[i].item;
	return set;
}

static bool
is_single(uint64_t set)
{
	return set && (set & (set - 1)) == 0;
}

static int
bit_of(uint64_t set)
{
	int i = 0;

	while (!(set >> i & 1))
		i++;
	return i;
}

/* All names of a statement; of those that overlap the first and longest. */
static uint64_t
names_of(struct method_finder *f, int unit, int first, int last)
{
	int from = method_own_first(f->prose, unit);
	uint64_t all = 0;
	size_t i, to;

	method_hits_in(f, unit, unit + 1, &i, &to);
	while (i < to) {
		const struct method_hit *h = &f->hits.at[i];
		uint64_t set = 0;

		if (h->how != METHOD_BY_NAME || h->first < from) {
			i++;
			continue;
		}
		for (; i < to && f->hits.at[i].first == h->first; i++)
			if (f->hits.at[i].last == h->last &&
			    f->hits.at[i].how == METHOD_BY_NAME)
				set |= UINT64_C(1) << f->hits.at[i].item;
		from = h->last;
		all |= UINT64_C(1)
		       << method_pick(f, set, (struct str){0}, first, last);
	}
	return all;
}

static uint64_t
names_in(struct method_finder *f, int first, int last)
{
	uint64_t all = 0;

	for (int u = first; u < last; u++)
		all |= names_of(f, u, first, last);
	return all;
}

static uint64_t
one_of(struct method_finder *f, uint64_t set, int first, int last)
{
	return UINT64_C(1) << method_pick(f, set, (struct str){0}, first, last);
}

/* The methods that the descriptions speak of.  Those that any text about
 * records and files would fit count only when there is no other; of
 * descriptions that overlap one is meant. */
static uint64_t
deed_in(struct method_finder *f, int first, int last)
{
	const struct method_list *l = f->list;
	uint64_t general = 0, special = 0, group = 0;
	int end = -1;
	size_t i, to;

	method_hits_in(f, first, last, &i, &to);
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];

		if (h->how != METHOD_BY_DEED)
			continue;
		if (l->items[h->item].general) {
			general |= UINT64_C(1) << h->item;
			continue;
		}
		if (h->first >= end && group) {
			special |= one_of(f, group, first, last);
			group = 0;
		}
		group |= UINT64_C(1) << h->item;
		if (h->last > end)
			end = h->last;
	}
	if (group)
		special |= one_of(f, group, first, last);
	if (special || !general)
		return special;
	return one_of(f, general, first, last);
}

static bool
needs_hold(struct method_finder *f, const struct entry *e, int item)
{
	return method_says(
	    f, &f->list->items[item].needs, e->first, e->last, NULL);
}

/* -- uses ---------------------------------------------------------------- */

/* "No other method is used": about the list, not about its methods. */
static bool
is_about_list(struct method_finder *f, int unit)
{
	struct hit hit;

	return (method_says(
		    f, words(f, METHOD_WORDS_CLOSED), unit, unit + 1, &hit) ||
		   method_says(f, words(f, METHOD_WORDS_CHOICE), unit, unit + 1,
		       &hit)) &&
	       hit.first >= method_own_first(f->prose, unit) &&
	       !has_hit(f, unit, unit + 1);
}

static bool
is_described(struct method_finder *f, const struct entry *e,
    const struct method_item *item)
{
	int n = 0;

	for (int u = e->first; u < e->last; u++) {
		const struct statement *s = at(f, u);

		if (s->kind == STATEMENT_HEADING || s->bare_pointer ||
		    said_by(f, u).standing || is_limited(f, u) ||
		    is_about_list(f, u))
			continue;
		n += telling_words(f, item, u);
	}
	return n >= DESCRIPTION_WORDS;
}

/* "This method may be used": in the entry's own words. */
static bool
is_weak(struct method_finder *f, const struct entry *e)
{
	struct hit hit;

	for (int u = e->first; u < e->last; u++)
		if (method_says(
			f, words(f, METHOD_WORDS_WEAK), u, u + 1, &hit) &&
		    hit.first >= method_own_first(f->prose, u))
			return true;
	return false;
}

/* The statement that shows the method: its number, else its name, else what it
 * does, else the first of the entry that is no heading. */
static int
showing(const struct method_finder *f, const struct entry *e, int item)
{
	int best = -1, rank = 3;
	size_t i, to;

	method_hits_in(f, e->first, e->last, &i, &to);
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];

		if (h->item == item && (int)h->how < rank &&
		    at(f, h->unit)->kind != STATEMENT_HEADING) {
			best = h->unit;
			rank = (int)h->how;
		}
	}
	for (int u = e->first; u < e->last && best < 0; u++)
		if (at(f, u)->kind != STATEMENT_HEADING)
			best = u;
	return best < 0 ? e->first : best;
}

/* The sentence of a section that says that the method is used, or
 * `otherwise`. */
static int
offering(struct method_finder *f, const struct entry *e, int otherwise)
{
	for (int u = e->first; u < e->last; u++)
		if (at(f, u)->kind != STATEMENT_HEADING &&
		    method_says(
			f, words(f, METHOD_WORDS_OFFERED), u, u + 1, NULL))
			return u;
	return otherwise;
}

/* The statement that tells what is done, or `otherwise`. */
static int
telling(const struct method_finder *f, const struct entry *e, int item,
    int otherwise)
{
	int named = otherwise;
	size_t i, to;

	method_hits_in(f, e->first, e->last, &i, &to);
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];

		if (h->item != item ||
		    at(f, h->unit)->kind == STATEMENT_HEADING)
			continue;
		if (h->how == METHOD_BY_DEED)
			return h->unit;
		if (h->how == METHOD_BY_NAME)
			named = h->unit;
	}
	return named;
}

static bool
has_text(const struct method_finder *f, const struct entry *e)
{
	for (int u = e->first; u < e->last; u++)
		if (at(f, u)->kind != STATEMENT_HEADING &&
		    at(f, u)->use == PROSE_PRACTICE)
			return true;
	return false;
}

static bool
is_aside(struct method_finder *f, const struct entry *e)
{
	return method_says(
	    f, words(f, METHOD_WORDS_ASIDE), e->first, e->first + 1, NULL);
}

static bool
uses(struct method_finder *f, const struct entry *e)
{
	return method_says(
	    f, words(f, METHOD_WORDS_USES), e->first, e->first + 1, NULL);
}

static bool
offers(struct method_finder *f, const struct entry *e)
{
	return method_says(
	    f, words(f, METHOD_WORDS_OFFERS), e->first, e->last, NULL);
}

/* A sentence that tells how a method goes is as good as one that says that it
 * is used. */
static bool
performs(struct method_finder *f, const struct entry *e)
{
	size_t i, to;

	method_hits_in(f, e->first, e->last, &i, &to);
	if (i == to || !is_described(f, e, &f->list->items[f->hits.at[i].item]))
		return false;
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];
		const struct clause *c =
		    prose_clause(f->prose, h->unit, h->first, h->last);

		if (c->polarity == POLARITY_YES &&
		    (c->modality == MODALITY_PRESENT ||
			c->modality == MODALITY_MUST ||
			c->modality == MODALITY_MAY))
			return true;
	}
	return false;
}

static enum method_standing
standing_of(struct method_finder *f, const struct entry *e)
{
	if (!has_text(f, e))
		return METHOD_MENTIONED;
	switch (e->form) {
	case METHOD_IN_SECTION:
		return METHOD_OFFERED;
	case METHOD_IN_ITEM:
	case METHOD_IN_ROW:
		if (e->at_home && !is_aside(f, e))
			return METHOD_OFFERED;
		break;
	case METHOD_IN_TEXT:
		if (e->at_home && (performs(f, e) || uses(f, e)) &&
		    !is_aside(f, e))
			return METHOD_OFFERED;
		break;
	}
	return offers(f, e) && !is_aside(f, e) ? METHOD_OFFERED
					       : METHOD_MENTIONED;
}

/* In a sentence about several methods each is told by its own clause. */
static bool
clause_denies(
    struct method_finder *f, const struct entry *e, int item, int *statement)
{
	size_t i, to;

	method_hits_in(f, e->first, e->last, &i, &to);
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];
		const struct clause *c;

		if (h->item != item || h->how == METHOD_BY_DEED ||
		    at(f, h->unit)->use != PROSE_PRACTICE)
			continue;
		c = prose_clause(f->prose, h->unit, h->first, h->last);
		if (c->polarity == POLARITY_NO && !is_limited(f, h->unit)) {
			*statement = h->unit;
			return true;
		}
	}
	return false;
}

static void
add_use(struct method_finder *f, const struct entry *e, int item,
    struct said said, bool several)
{
	uint64_t numbers = numbers_in(f, e->first, e->last);
	const struct method_item *m = &f->list->items[item];
	struct method_use use = {.item = m,
	    .form = e->form,
	    .at_home = e->at_home,
	    .document = e->document,
	    .section = e->section,
	    .first = e->first,
	    .last = e->last};

	use.numbered = (numbers >> item & 1) || str_eq(e->printed, m->number);
	if (e->form == METHOD_IN_SECTION && !use.numbered)
		use.local = e->printed;
	use.described = !several && is_described(f, e, m);
	use.statement = e->form == METHOD_IN_SECTION
			    ? offering(f, e, showing(f, e, item))
			    : showing(f, e, item);
	use.shown = telling(f, e, item, use.statement);
	use.standing = standing_of(f, e);
	use.weak = is_weak(f, e);
	use.exact = method_says(
	    f, words(f, METHOD_WORDS_NO_WILDCARD), e->first, e->last, NULL);
	use.sure = use.numbered || e->by_title || e->form != METHOD_IN_TEXT ||
		   (names_in(f, e->first, e->last) >> item & 1) ||
		   (e->at_home && !m->general && performs(f, e));
	use.end = DATE_NONE;
	if (several && said.standing == METHOD_DENIED)
		said.standing = METHOD_UNSAID; /* each by its clause */
	if (said.standing) {
		use.standing = said.standing;
		use.end = said.end;
		use.statement = said.statement;
	} else if (e->form == METHOD_IN_TEXT || several) {
		if (clause_denies(f, e, item, &use.statement))
			use.standing = METHOD_DENIED;
	}
	VEC_PUSH(f->a, &f->out->uses, use);
	/* Only a number or a title can tell twins apart. */
	if (m->twin.len && !numbers && !e->by_title) {
		use.item = method_item_find(f->list, m->twin);
		if (use.item)
			VEC_PUSH(f->a, &f->out->uses, use);
	}
}

/* One number that does not fit what is described beside it. */
static bool
add_misnumbered(
    struct method_finder *f, const struct entry *e, uint64_t numbers)
{
	int item = bit_of(numbers);
	uint64_t other = names_in(f, e->first, e->last);

	if (!other)
		other = deed_in(f, e->first, e->last);
	if (!is_single(other) || other == numbers || needs_hold(f, e, item))
		return false;
	add_use(f, e, bit_of(other), said_in(f, e), false);
	f->out->uses.at[f->out->uses.len - 1].misnumbered =
	    f->list->items[item].number;
	return true;
}

static uint64_t
rest_of(const struct method_list *l)
{
	uint64_t set = 0;

	for (size_t i = 0; i < l->n_items; i++)
		if (l->items[i].rest)
			set |= UINT64_C(1) << i;
	return set;
}

static void
add_entry(struct method_finder *f, const struct entry *e)
{
	uint64_t set = numbers_in(f, e->first, e->last);
	struct said said;

	if (e->by_title) {
		add_use(f, e, e->item, said_in(f, e), false);
		return;
	}
	if (is_single(set) && add_misnumbered(f, e, set))
		return;
	if (set && e->form == METHOD_IN_TEXT)
		set |= names_in(f, e->first, e->last) & rest_of(f->list);
	if (!set && e->at_home)
		set = names_in(f, e->first, e->last);
	if (!set && e->at_home)
		set = deed_in(f, e->first, e->last);
	said = said_in(f, e);
	for (size_t i = 0; i < f->list->n_items; i++)
		if (set >> i & 1)
			add_use(f, e, (int)i, said, !is_single(set));
}

/* -- finding entries ----------------------------------------------------- */

static int
paragraph_end(const struct method_finder *f, int unit, int last)
{
	int u = unit + 1;

	while (u < last && at(f, u)->paragraph == at(f, unit)->paragraph)
		u++;
	return u;
}

/* An item reaches to the next one of its depth. */
static int
item_end(const struct method_finder *f, int unit, int last)
{
	const struct block *b = block_of(f, unit);
	int u = paragraph_end(f, unit, last);

	while (u < last && at(f, u)->kind == STATEMENT_ITEM &&
	       block_of(f, u)->kind == BLOCK_ITEM &&
	       block_of(f, u)->level > b->level)
		u = paragraph_end(f, u, last);
	return u;
}

static int
row_end(const struct method_finder *f, int unit, int last)
{
	const struct block *b = block_of(f, unit);
	int u = unit + 1;

	while (u < last && block_of(f, u)->table == b->table &&
	       block_of(f, u)->row == b->row)
		u++;
	return u;
}

static bool
is_title(const struct method_finder *f, int unit, int end)
{
	const struct statement *s = at(f, unit);

	if (s->kind != STATEMENT_SENTENCE || end != unit + 1 ||
	    own_words(f, unit) > TITLE_WORDS)
		return false;
	for (int i = 0; i < s->n_clauses; i++)
		if (f->prose->clauses.at[s->first_clause + i].modality !=
		    MODALITY_NONE)
			return false;
	return has_hit(f, unit, end);
}

static int
title_end(const struct method_finder *f, int unit, int last)
{
	int u = unit + 1;

	while (u < last) {
		int end = paragraph_end(f, u, last);

		if (is_title(f, u, end))
			break;
		u = end;
	}
	return u;
}

/* Sub-items that name methods of their own. */
static bool
is_group(struct method_finder *f, int unit, int end)
{
	int head = paragraph_end(f, unit, end);
	uint64_t below = numbers_in(f, head, end) | names_in(f, head, end);

	return below && !is_single(below);
}

/* A paragraph that is numbered like a heading of the outline. */
static bool
is_marker(const struct method_finder *f, int unit, int end)
{
	const struct phrase_text *t = f->prose->text;
	int own = method_own_first(f->prose, unit);
	int quantity = t->tokens.at[own].quantity;

	return at(f, unit)->kind == STATEMENT_SENTENCE && end == unit + 1 &&
	       quantity >= 0 &&
	       t->quantities.at[quantity].kind == QUANTITY_SECTION &&
	       own_words(f, unit) <= TITLE_WORDS;
}

struct walk {
	struct method_finder *f;
	int document, section;
	bool at_home;
};

static struct entry
entry_of(const struct walk *w, enum method_form form, int first, int last)
{
	return (struct entry){.form = form,
	    .document = w->document,
	    .section = w->section,
	    .at_home = w->at_home,
	    .first = first,
	    .last = last};
}

static void
add_range(const struct walk *w, enum method_form form, int first, int last)
{
	struct entry e = entry_of(w, form, first, last);

	if (has_hit(w->f, first, last))
		add_entry(w->f, &e);
}

/* Sentences: those that name no method go with the one before. */
static void
add_sentences(const struct walk *w, int first, int last)
{
	int start = -1;
	uint64_t all = numbers_in(w->f, first, last);

	if (is_single(all)) {
		add_range(w, METHOD_IN_TEXT, first, last);
		return;
	}
	for (int u = first; u < last; u++) {
		if (!numbers_in(w->f, u, u + 1) &&
		    !(w->at_home && names_in(w->f, u, u + 1)) &&
		    !(w->at_home && start < 0 && has_hit(w->f, u, u + 1)))
			continue;
		if (start >= 0)
			add_range(w, METHOD_IN_TEXT, start, u);
		start = u;
	}
	if (start >= 0)
		add_range(w, METHOD_IN_TEXT, start, last);
}

static bool
is_about(const struct walk *w, int first, int last)
{
	struct method_finder *f = w->f;

	return w->at_home ||
	       ((numbers_in(f, first, last) ||
		    method_says(f, &f->list->about, first, last, NULL)) &&
		   !method_says(f, &f->list->not_about, first, last, NULL));
}

static int
add_next(const struct walk *w, int unit, int last)
{
	struct method_finder *f = w->f;
	enum statement_kind kind = at(f, unit)->kind;
	int end = paragraph_end(f, unit, last);

	if (kind == STATEMENT_CELL) {
		end = row_end(f, unit, last);
		add_range(w, METHOD_IN_ROW, unit, end);
	} else if (kind == STATEMENT_ITEM) {
		int whole = item_end(f, unit, last);

		if (!is_group(f, unit, whole))
			end = whole;
		add_range(w, METHOD_IN_ITEM, unit, end);
	} else if (w->at_home && is_title(f, unit, end)) {
		end = title_end(f, unit, last);
		add_range(w, METHOD_IN_SECTION, unit, end);
	} else {
		add_sentences(w, unit, end);
	}
	return end;
}

static void
walk_section(struct walk *w, enum method_region region)
{
	struct method_finder *f = w->f;
	int unit, last;

	prose_section_statements(
	    f->prose, w->document, w->section, false, &unit, &last);
	if (!has_hit(f, unit, last))
		return;
	while (unit < last) {
		int end = paragraph_end(f, unit, last);

		if (region != REGION_NONE && is_marker(f, unit, end) &&
		    !has_hit(f, unit, end))
			region = method_heads_list(f, unit) ? REGION_HOME
							    : REGION_NEAR;
		w->at_home = region == REGION_HOME;
		if (region == REGION_NEAR)
			w->at_home = is_about(w, unit, end);
		if (at(f, unit)->kind == STATEMENT_HEADING) {
			unit = end;
			continue;
		}
		unit = add_next(w, unit, last);
	}
}

static void
add_section(struct method_finder *f, int d, int section)
{
	const struct section *s = &f->prose->maps[d]->sections.at[section];
	struct entry e = {.form = METHOD_IN_SECTION,
	    .document = d,
	    .section = section,
	    .at_home = true,
	    .by_title = true,
	    .item = f->own[d][section],
	    .printed = s->number};

	prose_section_statements(f->prose, d, section, true, &e.first, &e.last);
	add_entry(f, &e);
}

/* The methods that a section speaks of: cited, else named, else described. */
static uint64_t
methods_of(struct method_finder *f, int first, int last)
{
	uint64_t set = numbers_in(f, first, last);

	if (!set)
		set = names_in(f, first, last);
	return set ? set : deed_in(f, first, last);
}

/* A sub-section of the list whose title is none that is known, but which
 * speaks of one method only. */
static bool
add_untitled(struct method_finder *f, int d, int section)
{
	const struct map *m = f->prose->maps[d];
	const struct section *s = &m->sections.at[section];
	struct entry e = {.form = METHOD_IN_SECTION,
	    .document = d,
	    .section = section,
	    .at_home = true,
	    .printed = s->number};

	if (s->parent < 0 || f->region[d][section] != REGION_HOME ||
	    f->region[d][s->parent] != REGION_HOME || s->own_end != s->end)
		return false;
	prose_section_statements(f->prose, d, section, true, &e.first, &e.last);
	if (!is_single(methods_of(f, e.first, e.last)))
		return false;
	add_entry(f, &e);
	return true;
}

static void
mark_defined(struct method_finder *f)
{
	for (size_t i = 0; i < f->out->uses.len; i++) {
		struct method_use *u = &f->out->uses.at[i];

		if (at(f, u->statement)->use == PROSE_DEFINITION) {
			u->defined = true;
			u->standing = METHOD_MENTIONED;
		}
	}
}

/* Definitions of old methods, outside the places where methods are listed. */
static void
add_definitions(struct method_finder *f)
{
	for (size_t i = 0; i < f->hits.len; i++) {
		const struct method_hit *h = &f->hits.at[i];
		const struct statement *s = at(f, h->unit);
		struct method_use use = {.item = &f->list->items[h->item],
		    .standing = METHOD_MENTIONED,
		    .form = METHOD_IN_TEXT,
		    .end = DATE_NONE,
		    .defined = true,
		    .document = s->document,
		    .section = s->section,
		    .first = h->unit,
		    .last = h->unit + 1,
		    .statement = h->unit,
		    .shown = h->unit};

		if (s->use == PROSE_DEFINITION && h->how == METHOD_BY_NAME &&
		    f->region[s->document][s->section] == REGION_NONE)
			VEC_PUSH(f->a, &f->out->uses, use);
	}
}

void
method_entries(struct method_finder *f)
{
	for (int d = 0; d < f->prose->n_docs; d++) {
		const struct map *m = f->prose->maps[d];
		int covered = 0; /* sections under one that is a method's */

		for (int s = 0; s < (int)m->sections.len; s++) {
			struct walk w = {.f = f, .document = d, .section = s};

			if (m->sections.at[s].first < covered)
				continue;
			if (f->own[d][s] >= 0) {
				add_section(f, d, s);
				covered = m->sections.at[s].end;
			} else if (!add_untitled(f, d, s)) {
				walk_section(
				    &w, (enum method_region)f->region[d][s]);
			}
		}
	}
	mark_defined(f);
	add_definitions(f);
}
