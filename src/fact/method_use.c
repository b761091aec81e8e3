#include "fact/method_use.h"

#include "base/cc.h"

/* A cell of no more words is a mark ("not in use"). */
#define MARK_WORDS 5

/* Words of an entry's own beyond name, number and reference that make it a
 * description. */
#define DESCRIPTION_WORDS 4
#define DIFFERENCE_WORDS 3 /* of what differs from another method */
/* A sentence that limits a method and has as many tells of it too. */
#define LIMIT_WORDS 8
/* And so does one on its end: "a value is sent to ... until 15 March 2028". */
#define END_WORDS 12
/* No more methods share one description. */
#define ALIKE_MAX 3

static bool
needs_hold(struct method_finder *f, const struct method_entry *e, int item)
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

	return (method_says(f, method_phrases_of(f, METHOD_WORDS_CLOSED), unit,
		    unit + 1, &hit) ||
		   method_says(f, method_phrases_of(f, METHOD_WORDS_CHOICE),
		       unit, unit + 1, &hit)) &&
	       hit.first >= method_own_first(f->prose, unit) &&
	       !method_has_hit(f, unit, unit + 1);
}

/* "Not for wildcards", in words of the unit's own: a lead-in that speaks of
 * wildcards ("Each wildcard name is validated by:") limits nothing. */
static bool
limits_itself(struct method_finder *f, int unit)
{
	struct hit hit;

	return method_says(f, method_phrases_of(f, METHOD_WORDS_LIMITED), unit,
		   unit + 1, &hit) &&
	       hit.last > method_own_first(f->prose, unit);
}

/* "It is used until 15 March": nothing of what is done. */
static bool
tells_standing_only(struct method_finder *f, int unit, int words)
{
	enum method_standing standing = method_said_by(f, unit).standing;

	return standing == METHOD_DENIED || (standing && words < END_WORDS);
}

static int
words_that_tell(struct method_finder *f, const struct method_entry *e,
    const struct method_item *item)
{
	int n = 0;

	for (int u = e->first; u < e->last; u++) {
		const struct statement *s = method_at(f, u);
		int words;

		if (s->kind == STATEMENT_HEADING || s->bare_pointer ||
		    is_about_list(f, u))
			continue;
		words = method_telling_words(f, item, u);
		if (!tells_standing_only(f, u, words) &&
		    (words >= LIMIT_WORDS || !limits_itself(f, u)))
			n += words;
	}
	return n;
}

/* "By the http-01 challenge of RFC 8555": the protocol leaves nothing open. */
static bool
names_protocol(struct method_finder *f, const struct method_entry *e)
{
	return method_says(f, method_phrases_of(f, METHOD_WORDS_PROTOCOL),
	    e->first, e->last, NULL);
}

/* "With the domain methods of 3.2.2.4": they tell how it goes. */
static bool
refers_to_methods(struct method_finder *f, const struct method_entry *e,
    const struct method_item *item)
{
	return method_says(f, &item->refers, e->first, e->last, NULL);
}

/* "As for 3.2.2.4.13, with the address from the TXT record": what differs from
 * the other method is told. */
static bool
goes_as_another(struct method_finder *f, const struct method_entry *e,
    const struct method_item *item)
{
	return method_says(f, method_phrases_of(f, METHOD_WORDS_ALIKE),
		   e->first, e->last, NULL) &&
	       words_that_tell(f, e, item) >= DIFFERENCE_WORDS;
}

static bool
is_described(struct method_finder *f, const struct method_entry *e,
    const struct method_item *item)
{
	return words_that_tell(f, e, item) >= DESCRIPTION_WORDS ||
	       names_protocol(f, e) || refers_to_methods(f, e, item);
}

/* What the entry says is done is this method. */
static bool
is_performed(const struct method_finder *f, const struct method_entry *e,
    const struct method_item *item)
{
	size_t i, to;

	method_hits_in(f, e->first, e->last, &i, &to);
	for (; i < to; i++)
		if (f->hits.at[i].how == METHOD_BY_DEED &&
		    &f->list->items[f->hits.at[i].item] == item)
			return true;
	return false;
}

/* "E-mail to the CAA contact (...) and to the TXT contact (...): a random value
 * is sent to the address published ...": an item on a few methods that go
 * alike, or a sentence that says of each what is done. */
static bool
are_described(struct method_finder *f, const struct method_entry *e,
    const struct method_item *item, int n_methods)
{
	return (e->form == METHOD_IN_ITEM || e->form == METHOD_IN_ROW ||
		   (e->form == METHOD_IN_TEXT && is_performed(f, e, item))) &&
	       n_methods <= ALIKE_MAX &&
	       words_that_tell(f, e, item) >= n_methods * DESCRIPTION_WORDS;
}

/* "This method may be used": in the entry's own words. */
static bool
is_weak(struct method_finder *f, const struct method_entry *e)
{
	struct hit hit;

	for (int u = e->first; u < e->last; u++)
		if (method_says(f, method_phrases_of(f, METHOD_WORDS_WEAK), u,
			u + 1, &hit) &&
		    hit.first >= method_own_first(f->prose, u))
			return true;
	return false;
}

/* The statement that shows the method: its number, else its name, else what it
 * does, else the first of the entry that is no heading. */
static int
showing(const struct method_finder *f, const struct method_entry *e, int item)
{
	int best = -1, rank = 3;
	size_t i, to;

	method_hits_in(f, e->first, e->last, &i, &to);
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];

		if (h->item == item && (int)h->how < rank &&
		    method_at(f, h->unit)->kind != STATEMENT_HEADING) {
			best = h->unit;
			rank = (int)h->how;
		}
	}
	for (int u = e->first; u < e->last && best < 0; u++)
		if (method_at(f, u)->kind != STATEMENT_HEADING)
			best = u;
	return best < 0 ? e->first : best;
}

/* The sentence of a section that says that the method is used, or
 * `otherwise`. */
static int
offering(struct method_finder *f, const struct method_entry *e, int otherwise)
{
	for (int u = e->first; u < e->last; u++)
		if (method_at(f, u)->kind != STATEMENT_HEADING &&
		    method_says(f, method_phrases_of(f, METHOD_WORDS_OFFERED),
			u, u + 1, NULL))
			return u;
	return otherwise;
}

/* The statement that tells what is done, or `otherwise`. */
static int
telling(const struct method_finder *f, const struct method_entry *e, int item,
    int otherwise)
{
	int named = otherwise;
	size_t i, to;

	method_hits_in(f, e->first, e->last, &i, &to);
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];

		if (h->item != item ||
		    method_at(f, h->unit)->kind == STATEMENT_HEADING)
			continue;
		if (h->how == METHOD_BY_DEED)
			return h->unit;
		if (h->how == METHOD_BY_NAME)
			named = h->unit;
	}
	return named;
}

static bool
has_text(const struct method_finder *f, const struct method_entry *e)
{
	for (int u = e->first; u < e->last; u++)
		if (method_at(f, u)->kind != STATEMENT_HEADING &&
		    method_at(f, u)->use == PROSE_PRACTICE)
			return true;
	return false;
}

/* On something else about methods, in words of its own: a lead-in that says
 * that the method is recorded does not make its items so. */
static bool
is_aside(struct method_finder *f, const struct method_entry *e)
{
	struct hit hit;

	return method_says(f, method_phrases_of(f, METHOD_WORDS_ASIDE),
		   e->first, e->first + 1, &hit) &&
	       hit.last > method_own_first(f->prose, e->first);
}

static bool
uses(struct method_finder *f, const struct method_entry *e)
{
	return method_says(f, method_phrases_of(f, METHOD_WORDS_USES), e->first,
	    e->first + 1, NULL);
}

static bool
offers(struct method_finder *f, const struct method_entry *e)
{
	return method_says(f, method_phrases_of(f, METHOD_WORDS_OFFERS),
	    e->first, e->last, NULL);
}

/* A sentence that tells how a method goes is as good as one that says that it
 * is used. */
static bool
performs(struct method_finder *f, const struct method_entry *e)
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

/* A row of an annex with the number of a method and what is done. */
static bool
is_told_in_full(struct method_finder *f, const struct method_entry *e)
{
	const struct map *map = f->prose->maps[e->document];
	size_t i, to;

	method_hits_in(f, e->first, e->last, &i, &to);
	return i < to && method_numbers_in(f, e->first, e->last) &&
	       is_described(f, e, &f->list->items[f->hits.at[i].item]) &&
	       !map_is_below(map, e->section, STR("1")) &&
	       !map_is_below(map, e->section, STR("2"));
}

static enum method_standing
standing_of(struct method_finder *f, const struct method_entry *e)
{
	if (!has_text(f, e))
		return METHOD_MENTIONED;
	switch (e->form) {
	case METHOD_IN_SECTION:
		return METHOD_OFFERED;
	case METHOD_IN_ITEM:
	case METHOD_IN_ROW:
		if ((e->at_home ||
			(e->form == METHOD_IN_ROW && is_told_in_full(f, e))) &&
		    !is_aside(f, e))
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

/* "Are not used", "are retired". */
static bool
is_denied_by(struct method_finder *f, int unit, const struct clause *c)
{
	return c->polarity == POLARITY_NO ||
	       method_says_in_clause(
		   f, method_phrases_of(f, METHOD_WORDS_DENIED), unit, c);
}

/* In a sentence about several methods each is told by its own clause. */
static bool
clause_denies(struct method_finder *f, const struct method_entry *e, int item,
    int *statement)
{
	size_t i, to;

	method_hits_in(f, e->first, e->last, &i, &to);
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];
		const struct clause *c;

		if (h->item != item || h->how == METHOD_BY_DEED ||
		    method_at(f, h->unit)->use != PROSE_PRACTICE)
			continue;
		c = prose_clause(f->prose, h->unit, h->first, h->last);
		if (is_denied_by(f, h->unit, c) &&
		    !method_is_limited(f, h->unit)) {
			*statement = h->unit;
			return true;
		}
	}
	return false;
}

/* "3.2.2.4.1 and 3.2.2.4.3 | not adopted": the mark of a row is for all. */
static bool
is_mark_of_row(const struct method_finder *f, const struct method_entry *e,
    const struct method_said *said)
{
	return e->form == METHOD_IN_ROW &&
	       method_block(f, said->statement)->col > 0 &&
	       method_own_words(f, said->statement) <= MARK_WORDS;
}

static void
add_use(struct method_finder *f, const struct method_entry *e, int item,
    struct method_said said, int n_methods)
{
	bool several = n_methods > 1;
	uint64_t numbers = method_numbers_in(f, e->first, e->last);
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
	use.described = (several ? are_described(f, e, m, n_methods)
				 : is_described(f, e, m)) ||
			goes_as_another(f, e, m);
	use.statement = e->form == METHOD_IN_SECTION
			    ? offering(f, e, showing(f, e, item))
			    : showing(f, e, item);
	use.shown = telling(f, e, item, use.statement);
	use.standing = standing_of(f, e);
	use.weak = is_weak(f, e);
	use.exact =
	    method_says(f, method_phrases_of(f, METHOD_WORDS_NO_WILDCARD),
		e->first, e->last, NULL);
	use.sure = use.numbered || e->by_title || e->form != METHOD_IN_TEXT ||
		   (method_names_in(f, e->first, e->last) >> item & 1) ||
		   (e->at_home && !m->general && performs(f, e));
	use.end = DATE_NONE;
	if (several && said.standing == METHOD_DENIED &&
	    !is_mark_of_row(f, e, &said))
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

/* "3.2.2.4.1 E-mail: a random value is sent ... [BR 3.2.2.4.4]": the number
 * that the paragraph begins with is its own, and that of the source follows in
 * its next sentences.  One past the unit that has it, or 0. */
static int
numbered_behind(
    struct method_finder *f, const struct method_entry *e, uint64_t other)
{
	const struct statement *s = method_at(f, e->first);
	int n = (int)f->prose->statements.len;

	for (int u = e->last; u < n; u++) {
		const struct statement *at = method_at(f, u);
		uint64_t numbers;

		if (at->document != s->document || at->block != s->block)
			return 0;
		numbers = method_numbers_in(f, u, u + 1);
		if (numbers)
			return numbers == other ? u + 1 : 0;
	}
	return 0;
}

/* The same in one sentence: of two numbers the one it begins with is none of
 * the source when the other one is what it describes. */
static uint64_t
without_label(
    struct method_finder *f, const struct method_entry *e, uint64_t set)
{
	int own = method_own_first(f->prose, e->first);
	uint64_t rest = set;
	size_t i, to;

	if (method_count(set) != 2)
		return set;
	method_hits_in(f, e->first, e->last, &i, &to);
	for (; i < to; i++)
		if (f->hits.at[i].how == METHOD_BY_NUMBER &&
		    f->hits.at[i].first == own)
			rest &= ~(UINT64_C(1) << f->hits.at[i].item);
	return method_is_single(rest) &&
		       rest == method_deeds_in(f, e->first, e->last)
		   ? rest
		   : set;
}

/* One number that does not fit what is described beside it. */
static bool
add_misnumbered(
    struct method_finder *f, const struct method_entry *e, uint64_t numbers)
{
	int item = cc_lowest_bit(numbers);
	uint64_t other = method_names_in(f, e->first, e->last);
	struct method_entry whole = *e;

	if (!other)
		other = method_deeds_in(f, e->first, e->last);
	if (!method_is_single(other) || other == numbers ||
	    needs_hold(f, e, item))
		return false;
	whole.last = numbered_behind(f, e, other);
	if (whole.last) {
		add_use(f, &whole, cc_lowest_bit(other),
		    method_said_in(f, &whole), 1);
		return true;
	}
	add_use(f, e, cc_lowest_bit(other), method_said_in(f, e), 1);
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

void
method_add_entry(struct method_finder *f, const struct method_entry *e)
{
	uint64_t set = method_numbers_in(f, e->first, e->last);
	struct method_said said;

	if (e->by_title) {
		add_use(f, e, e->item, method_said_in(f, e), 1);
		return;
	}
	set = without_label(f, e, set);
	if (method_is_single(set) && add_misnumbered(f, e, set))
		return;
	if (set && e->form == METHOD_IN_TEXT)
		set |= method_names_in(f, e->first, e->last) & rest_of(f->list);
	if (!set && e->at_home)
		set = method_names_in(f, e->first, e->last);
	if (!set && e->at_home)
		set = method_deeds_in(f, e->first, e->last);
	said = method_said_in(f, e);
	for (size_t i = 0; i < f->list->n_items; i++)
		if (set >> i & 1)
			add_use(f, e, (int)i, said, method_count(set));
}
