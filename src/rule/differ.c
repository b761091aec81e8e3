#include "rule/differ.h"

#include "prose/class.h"

/* What a sighting says, in a form that compares. */
struct said {
	const struct sighting *by;
	const struct quantity *number;
	struct str word;
	bool denied;
	unsigned classes;
	unsigned kind; /* enum doc_kind of its document */
};

/* The next token of that key in [*at, last), which goes behind it, as it is
 * written; empty when there is none. */
static struct str
next_of_key(const struct prose *p, int *at, int last, struct str key)
{
	const struct phrase_text *t = p->text;

	while (*at < last) {
		const struct token *token = &t->tokens.at[*at];

		if (str_eq(token_key(t, (*at)++), key))
			return str_sub(p->docs[token->document]
					   ->blocks.at[token->block]
					   .text,
			    token->start, token->end);
	}
	return (struct str){0};
}

/* The first address of mail inside the hit; empty when there is none. */
static struct str
address_of(const struct prose *p, const struct sighting *s)
{
	int at = s->first;

	return next_of_key(p, &at, s->last, STR("#mail"));
}

/* A firm yes or no; what is done with an exception is neither.  What may be
 * done is done: who asks for it gets it. */
static bool
read_denial(const struct sighting *s, struct said *out)
{
	const struct clause *c = s->clause;

	if (!c || c->verb < 0 || c->except_first != c->except_last ||
	    c->weak_first != c->weak_last || s->from != DATE_NONE ||
	    s->until != DATE_OPEN)
		return false;
	out->denied = c->polarity == POLARITY_NO;
	if (c->modality != MODALITY_PRESENT && c->modality != MODALITY_MUST &&
	    (out->denied || c->modality != MODALITY_MAY))
		return false;
	return c->polarity != POLARITY_FREE;
}

static bool
is_time(const struct quantity *q)
{
	return q->kind == QUANTITY_TIME || q->kind == QUANTITY_MONTHS;
}

/* "kept at hand for 90 days and retained for two years": which of the two
 * another section would contradict cannot be told. */
static bool
is_one_of_several(const struct prose *p, const struct sighting *s)
{
	const struct unit *u = &p->text->units.at[s->statement];

	for (int i = u->first; i < u->last; i++) {
		const struct token *t = &p->text->tokens.at[i];
		const struct quantity *q;

		if (t->quantity < 0)
			continue;
		q = &p->text->quantities.at[t->quantity];
		if (q->kind != QUANTITY_COUNT && q != s->quantity &&
		    q->value != s->quantity->value &&
		    (q->kind == s->quantity->kind ||
			(is_time(q) && is_time(s->quantity))))
			return true;
	}
	return false;
}

static bool
read_value(const struct prose *p, enum differs by, const struct sighting *s,
    struct said *out)
{
	*out = (struct said){.by = s};
	out->classes = s->quantity
			   ? class_of_quantity(p, s->statement, s->first,
				 s->last, s->quantity)
			   : class_of(p, s->statement, s->first, s->last);
	if (by == DIFFERS_DENIAL)
		return read_denial(s, out);
	if (by == DIFFERS_EMAIL) {
		out->word = address_of(p, s);
		return out->word.len != 0;
	}
	out->number = s->quantity;
	return s->quantity && !is_one_of_several(p, s);
}

/* A group of classes is the same on both sides, or one side says nothing. */
static bool
group_fits(unsigned a, unsigned b, unsigned group)
{
	return !(a & group) || !(b & group) || (a & group) == (b & group);
}

/* Only `a` is about a level of certificates of its own, or it is a CPS under
 * a CP: it may have a tighter value. */
static bool
may_be_tighter(const struct said *a, const struct said *b)
{
	return ((a->classes & CERT_LEVELS) && !(b->classes & CERT_LEVELS)) ||
	       (a->kind == KIND_CPS && b->kind == KIND_CP);
}

static bool
is_tighter(const struct quantity *a, const struct quantity *b)
{
	bool least = a->bound == BOUND_AT_LEAST || b->bound == BOUND_AT_LEAST ||
		     a->kind == QUANTITY_BITS;

	return a->kind == b->kind &&
	       (least ? a->value > b->value : a->value < b->value);
}

/* They speak of one thing: certificates of one class, at one time. */
static bool
comparable(const struct said *a, const struct said *b)
{
	bool dated_a = a->by->from != DATE_NONE || a->by->until != DATE_OPEN;
	bool dated_b = b->by->from != DATE_NONE || b->by->until != DATE_OPEN;

	return dated_a == dated_b &&
	       group_fits(a->classes, b->classes, CERT_WHOSE) &&
	       group_fits(a->classes, b->classes, CERT_LEVELS) &&
	       group_fits(a->classes, b->classes, CERT_PURPOSES) &&
	       group_fits(a->classes, b->classes, CERT_OBJECTS);
}

static bool
agree(const struct said *a, const struct said *b)
{
	if (!comparable(a, b))
		return true;
	if (a->word.len || b->word.len)
		return str_eq_nocase(a->word, b->word);
	if (!a->number)
		return a->denied == b->denied;
	if (may_be_tighter(a, b)
		? is_tighter(a->number, b->number)
		: may_be_tighter(b, a) && is_tighter(b->number, a->number))
		return true;
	return !quantities_differ(a->number, b->number);
}

static bool
in_one_section(const struct sighting *a, const struct sighting *b)
{
	return a->document == b->document && a->section == b->section;
}

static bool
same_section(const struct said *a, const struct said *b)
{
	return in_one_section(a->by, b->by);
}

/* It is said of some of the certificates only of which `b` speaks. */
static bool
is_narrower(const struct said *a, const struct said *b)
{
	static const unsigned groups[] = {
	    CERT_WHOSE, CERT_LEVELS, CERT_PURPOSES, CERT_OBJECTS};

	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if ((a->classes & groups[i]) && !(b->classes & groups[i]))
			return true;
	return false;
}

/* Does some value of the one's section stand in the other's?  What holds for
 * some certificates does not speak for the others. */
static bool
sections_agree(const struct said *list, size_t n, const struct said *a,
    const struct said *b)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; same_section(&list[i], a) && k < n; k++)
			if (same_section(&list[k], b) &&
			    !is_narrower(&list[i], a) &&
			    comparable(&list[i], &list[k]) &&
			    agree(&list[i], &list[k]))
				return true;
	return false;
}

/* -- lists of domain names ------------------------------------------------ */

/* The tokens of the sentences that the hit is in. */
static void
sentences_of(
    const struct prose *p, const struct sighting *s, int *first, int *last)
{
	const struct unit *units = p->text->units.at;
	int at = s->statement;

	*first = units[at].first;
	while ((size_t)at + 1 < p->text->units.len && units[at].last < s->last)
		at++;
	*last = units[at].last;
}

static struct str
next_domain(const struct prose *p, int *at, int last)
{
	return next_of_key(p, at, last, STR(DOMAIN_KEY));
}

/* The section of `place` names the domain. */
static bool
is_named(const struct prose *p, const struct sightings *list,
    const struct sighting *place, struct str domain)
{
	for (size_t i = 0; i < list->len; i++) {
		int at, last;
		struct str one;

		if (!in_one_section(&list->at[i], place))
			continue;
		sentences_of(p, &list->at[i], &at, &last);
		while ((one = next_domain(p, &at, last)).len)
			if (str_eq_nocase(one, domain))
				return true;
	}
	return false;
}

/* All domains of `s` are named in the section of `place`, too. */
static bool
are_named(const struct prose *p, const struct sightings *list,
    const struct sighting *place, const struct sighting *s)
{
	int at, last;
	struct str one;

	sentences_of(p, s, &at, &last);
	while ((one = next_domain(p, &at, last)).len)
		if (!is_named(p, list, place, one))
			return false;
	return true;
}

/* Lists of two documents may be those of two CAs. */
static const struct sighting *
find_other_list(const struct prose *p, const struct sightings *list, date day,
    const struct sighting **other)
{
	for (size_t i = 1; i < list->len; i++)
		for (size_t k = 0; k < i; k++) {
			const struct sighting *a = &list->at[i];
			const struct sighting *b = &list->at[k];

			if (a->document != b->document ||
			    in_one_section(a, b) ||
			    !sighting_in_force(a, day) ||
			    !sighting_in_force(b, day) ||
			    (are_named(p, list, a, b) &&
				are_named(p, list, b, a)))
				continue;
			*other = b;
			return a;
		}
	return NULL;
}

/* -- all of them ---------------------------------------------------------- */

const struct sighting *
differ_find(const struct view *v, const struct sightings *list, enum differs by,
    date day, const struct sighting **other)
{
	struct said said[SIGHTINGS_MAX];
	size_t n = 0;

	if (by == DIFFERS_DOMAINS)
		return find_other_list(v->prose, list, day, other);
	for (size_t i = 0; i < list->len && n < SIGHTINGS_MAX; i++) {
		const struct sighting *s = &list->at[i];

		if (!sighting_in_force(s, day) ||
		    !read_value(v->prose, by, s, &said[n]))
			continue;
		said[n++].kind = v->kinds[s->document];
	}
	for (size_t i = 1; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (!same_section(&said[i], &said[k]) &&
			    !agree(&said[i], &said[k]) &&
			    !sections_agree(said, n, &said[i], &said[k])) {
				*other = said[k].by;
				return said[i].by;
			}
	return NULL;
}
