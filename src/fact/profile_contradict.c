/* Where a profile disagrees with the text.
 *
 * Three facts are said twice in most documents: how long a certificate is
 * valid (6.3.2 and the profile), how long a key is (6.1.5 and the profile),
 * and how far ahead the next update of a CRL lies (4.9.7 and the profile).
 * The values of the text are collected for the same certificates; a profile
 * that allows more time than all of them, or a shorter key, is reported with
 * the text that comes nearest.  A profile that is stricter than the text is
 * none: "at most 398 days" may be what a source allows.  Only cells and
 * sentences that are known to be of the same certificates are compared; the
 * time for which a key is used, defaults and examples are left alone. */
#include <stdlib.h>

#include "base/search.h"
#include "fact/contradict.h"
#include "fact/line.h"
#include "fact/profile.h"
#include "prose/class.h"

/* A size of a key on a curve is no size of an RSA key. */
#define RSA_BITS 1024

struct comparing {
	enum contradiction_kind kind;
	const char *fields; /* of the profile */
	enum profile_object object;
	const char *section; /* of the text */
	bool is_time; /* else bits */
	const char *about;
};

static const struct comparing all[] = {
    {CONTRADICTION_PROFILE_VALIDITY, " validity notAfter ", PROFILE_CERTIFICATE,
	"6.3.2", true, "validity"},
    {CONTRADICTION_PROFILE_KEY, " subjectPublicKeyInfo ", PROFILE_CERTIFICATE,
	"6.1.5", false, "key size"},
    {CONTRADICTION_PROFILE_CRL, " nextUpdate ", PROFILE_CRL, "4.9.7", true,
	"next update of CRLs"},
};

static bool
is_of_kind(const struct comparing *k, const struct quantity *q)
{
	if (k->is_time)
		return q->kind == QUANTITY_TIME || q->kind == QUANTITY_MONTHS;
	return q->kind == QUANTITY_BITS && q->value >= RSA_BITS;
}

/* The words of a statement with the headings of its cell. */
static bool
mentions(const struct prose *p, int statement, const char *phrase)
{
	struct passage list[6];
	size_t n = prose_statement_passages(p, statement, list, COUNT_OF(list));

	for (size_t i = 0; i < n; i++)
		if (phrase_in(fact_quote(p, &list[i]), phrase))
			return true;
	return false;
}

/* Times that are not how long a certificate is valid, or a CRL. */
static bool
is_aside(const struct comparing *k, const struct prose *p, int statement)
{
	static const char *const asides[] = {"default", "typically", "example",
	    "use of", "usage", "used for", "renewal", "renewed",
	    "before expiry", "before its expiration", "reuse", "retained",
	    "archive"};

	for (size_t i = 0; i < COUNT_OF(asides); i++)
		if (mentions(p, statement, asides[i]))
			return true;
	return k->kind == CONTRADICTION_PROFILE_CRL &&
	       !mentions(p, statement, "nextUpdate") &&
	       !mentions(p, statement, "next update") &&
	       !mentions(p, statement, "valid");
}

/* The certificates of the text are those of the profile: one kind of owner,
 * and no level or purpose that differs. */
static bool
same_certificates(unsigned profile, unsigned text)
{
	unsigned whose = profile & CERT_WHOSE;

	return whose && whose == (text & CERT_WHOSE) &&
	       class_fits(profile, text);
}

/* More time, or fewer bits. */
static bool
is_laxer(const struct comparing *k, const struct quantity *a,
    const struct quantity *b)
{
	struct quantity x = *a, y = *b;

	if (x.kind == QUANTITY_MONTHS && y.kind == QUANTITY_TIME &&
	    x.value * 30.4 * 86400 <= y.value)
		return false;
	if (x.kind == QUANTITY_TIME && y.kind == QUANTITY_MONTHS &&
	    x.value <= y.value * 30.4 * 86400)
		return false;
	if (x.kind == y.kind)
		return k->is_time ? x.value > y.value : x.value < y.value;
	x.bound = y.bound = BOUND_EXACT;
	return quantities_differ(&x, &y);
}

/* Of the text, for what is compared. */
struct said {
	const struct quantity *q;
	int statement;
	unsigned classes;
};

/* The laxest of those of the certificates of a profile; its `q` is NULL where
 * the text says nothing of them. */
struct laxest {
	unsigned classes; /* of the profile */
	struct said said;
};

/* What is compared, and what of it was found: profiles are many in a long
 * document, and their certificates of few kinds. */
struct finder {
	const struct comparing *k;
	struct contradict *c;
	bool has_said;
	struct VEC(struct said) said;
	struct VEC(struct laxest) laxest;
	int *by_block; /* all quantities, by their blocks */
};

static void
collect_of(struct finder *f, int statement)
{
	const struct prose *p = f->c->prose;
	const struct unit *u = &p->text->units.at[statement];

	for (int i = u->first; i < u->last; i++) {
		int at = p->text->tokens.at[i].quantity;
		const struct quantity *q =
		    at < 0 ? NULL : &p->text->quantities.at[at];
		struct said said = {q, statement, 0};

		if (!q || !is_of_kind(f->k, q) || q->bound == BOUND_ABOUT)
			continue;
		said.classes = class_of(p, statement, q->first, q->last);
		VEC_PUSH(f->c->a, &f->said, said);
	}
}

/* The values of the text, in its order. */
static void
collect(struct finder *f)
{
	const struct prose *p = f->c->prose;

	f->has_said = true;
	for (size_t s = 0; s < p->statements.len; s++) {
		const struct statement *st = &p->statements.at[s];

		if (st->use == PROSE_PRACTICE &&
		    st->kind != STATEMENT_HEADING &&
		    map_is_below(p->maps[st->document], st->section,
			str_of(f->k->section)) &&
		    !is_aside(f->k, p, (int)s))
			collect_of(f, (int)s);
	}
}

/* The value of the text that allows most. */
static struct said
laxest_of_text(struct finder *f, const struct profile *profile)
{
	struct laxest new = {.classes = profile->classes};

	for (size_t i = 0; i < f->laxest.len; i++)
		if (f->laxest.at[i].classes == profile->classes)
			return f->laxest.at[i].said;
	if (!f->has_said)
		collect(f);
	for (size_t i = 0; i < f->said.len; i++) {
		const struct said *s = &f->said.at[i];

		if (same_certificates(profile->classes, s->classes) &&
		    (!new.said.q || is_laxer(f->k, s->q, new.said.q)))
			new.said = *s;
	}
	VEC_PUSH(f->c->a, &f->laxest, new);
	return new.said;
}

static int
section_at(const struct contradict *c, const struct passage *at)
{
	return c->prose->maps[at->document]->section_of[at->block];
}

/* RSA and ECDSA in one section, with the same words: told once. */
static bool
is_told(const struct comparing *k, const struct contradict *c,
    const struct passage *value)
{
	for (size_t i = 0; i < c->out->found.len; i++) {
		const struct contradiction *f = &c->out->found.at[i];

		if (f->kind == k->kind &&
		    f->at[0].document == value->document &&
		    section_at(c, &f->at[0]) == section_at(c, value) &&
		    str_eq(fact_quote(c->prose, &f->at[0]),
			fact_quote(c->prose, value)))
			return true;
	}
	return false;
}

/* -- the quantities of a block ------------------------------------------- */

static const struct token *
token_of(const struct phrase_text *t, int quantity)
{
	return &t->tokens.at[t->quantities.at[quantity].first];
}

static int
compare_places(int document, int block, const struct token *b)
{
	if (document != b->document)
		return document < b->document ? -1 : 1;
	return (block > b->block) - (block < b->block);
}

/* The first in `by_block` of a block, or behind where one would stand. */
static size_t
first_of_block(const struct finder *f, int document, int block)
{
	const struct phrase_text *t = f->c->prose->text;
	size_t low = 0, high = t->quantities.len;

	LOWER_BOUND(low, high, i,
	    compare_places(document, block, token_of(t, f->by_block[i])) > 0);
	return low;
}

struct placed {
	int document, block, quantity;
};

static int
compare_placed(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;

	if (a->document != b->document)
		return a->document < b->document ? -1 : 1;
	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	return (a->quantity > b->quantity) - (a->quantity < b->quantity);
}

static int *
sort_by_block(struct contradict *c)
{
	const struct phrase_text *t = c->prose->text;
	size_t n = t->quantities.len;
	struct placed *placed = arena_many(c->a, struct placed, n);
	int *out = arena_many(c->a, int, n);

	for (size_t i = 0; i < n; i++) {
		const struct token *at = token_of(t, (int)i);

		placed[i] = (struct placed){at->document, at->block, (int)i};
	}
	qsort(placed, n, sizeof(*placed), compare_placed);
	for (size_t i = 0; i < n; i++)
		out[i] = placed[i].quantity;
	return out;
}

/* -- comparing ----------------------------------------------------------- */

static bool
report(struct finder *f, const struct passage *value, int said)
{
	struct passage at = contradict_passage(f->c, said);

	if (is_told(f->k, f->c, value))
		return false;
	contradict_tell(f->c, f->k->kind, str_of(f->k->about), *value, &at);
	return true;
}

/* The quantities of one cell of a profile against the text. */
static void
compare_value(struct finder *f, const struct profile *profile,
    const struct passage *value)
{
	const struct phrase_text *t = f->c->prose->text;
	size_t i = first_of_block(f, value->document, value->block);

	for (; i < t->quantities.len; i++) {
		const struct quantity *q = &t->quantities.at[f->by_block[i]];
		const struct token *at = &t->tokens.at[q->first];
		struct said said;

		if (compare_places(value->document, value->block, at))
			return;
		if (at->start < value->start || at->end > value->end ||
		    !is_of_kind(f->k, q))
			continue;
		said = laxest_of_text(f, profile);
		if (!said.q)
			return;
		contradict_compared(f->c, f->k->kind, value);
		if (is_laxer(f->k, q, said.q) &&
		    report(f, value, said.statement))
			return;
	}
}

static void
compare(struct finder *f, const struct profiles *profiles)
{
	for (size_t i = 0; i < profiles->len; i++) {
		const struct profile *p = &profiles->at[i];

		if (!p->is_list || p->object != f->k->object)
			continue;
		for (size_t r = 0; r < p->rows.len; r++) {
			const struct profile_row *row = &p->rows.at[r];

			if ((!row->from_table && !row->from_label) ||
			    !word_in(str_of(row->field->name), f->k->fields))
				continue;
			for (size_t v = 0; v < row->n_value; v++)
				compare_value(f, p, &row->value[v]);
		}
	}
}

void
profiles_compare(
    struct contradict *c, const struct profiles *profiles, unsigned kinds)
{
	int *by_block = profiles->len ? sort_by_block(c) : NULL;

	for (size_t i = 0; i < COUNT_OF(all); i++) {
		struct finder f = {.k = &all[i], .c = c, .by_block = by_block};

		if (kinds & 1u << all[i].kind)
			compare(&f, profiles);
	}
}
