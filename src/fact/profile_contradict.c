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

/* The value of the text that allows most; NULL when there is none. */
static const struct quantity *
laxest_of_text(const struct comparing *k, const struct contradict *c,
    const struct profile *profile, int *statement)
{
	const struct prose *p = c->prose;
	const struct phrase_text *t = p->text;
	const struct quantity *best = NULL;
	size_t q = 0;

	for (size_t s = 0; s < p->statements.len; s++) {
		const struct statement *st = &p->statements.at[s];
		const struct unit *u = &t->units.at[s];

		if (st->use != PROSE_PRACTICE ||
		    st->kind == STATEMENT_HEADING ||
		    !map_is_below(p->maps[st->document], st->section,
			str_of(k->section)) ||
		    is_aside(k, p, (int)s))
			continue;
		for (q = 0; q < t->quantities.len; q++) {
			const struct quantity *v = &t->quantities.at[q];

			if (v->first < u->first || v->last > u->last ||
			    !is_of_kind(k, v) || v->bound == BOUND_ABOUT ||
			    !same_certificates(profile->classes,
				class_of(p, (int)s, v->first, v->last)))
				continue;
			if (!best || is_laxer(k, v, best)) {
				best = v;
				*statement = (int)s;
			}
		}
	}
	return best;
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

/* The quantities of one cell of a profile against the text. */
static void
compare_value(const struct comparing *k, struct contradict *c,
    const struct profile *profile, const struct passage *value)
{
	const struct phrase_text *t = c->prose->text;
	const struct quantity *text;
	int said = -1;

	for (size_t i = 0; i < t->quantities.len; i++) {
		const struct quantity *q = &t->quantities.at[i];
		const struct token *at = &t->tokens.at[q->first];
		struct contradiction *found;

		if (at->document != value->document ||
		    at->block != value->block || at->start < value->start ||
		    at->end > value->end || !is_of_kind(k, q))
			continue;
		text = laxest_of_text(k, c, profile, &said);
		if (!text)
			return;
		contradict_compared(c, k->kind, value);
		if (!is_laxer(k, q, text) || is_told(k, c, value))
			continue;
		found = VEC_ADD(c->a, &c->out->found);
		found->kind = k->kind;
		found->about = str_of(k->about);
		found->at[0] = *value;
		found->at[1] = contradict_passage(c, said);
		found->n_at = 2;
		return;
	}
}

static void
compare(const struct comparing *k, struct contradict *c,
    const struct profiles *profiles)
{
	for (size_t i = 0; i < profiles->len; i++) {
		const struct profile *p = &profiles->at[i];

		if (!p->is_list || p->object != k->object)
			continue;
		for (size_t r = 0; r < p->rows.len; r++) {
			const struct profile_row *row = &p->rows.at[r];

			if (!row->from_table ||
			    !word_in(str_of(row->field->name), k->fields))
				continue;
			for (size_t v = 0; v < row->n_value; v++)
				compare_value(k, c, p, &row->value[v]);
		}
	}
}

void
profiles_compare(
    struct contradict *c, const struct profiles *profiles, unsigned kinds)
{
	for (size_t i = 0; i < COUNT_OF(all); i++)
		if (kinds & 1u << all[i].kind)
			compare(&all[i], c, profiles);
}
