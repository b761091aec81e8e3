/* Facts that differ, references, and words that nothing else explains. */
#include "diff/judge.h"
#include "fact/line.h"
#include "prose/class.h"

static const char condition_words[] =
    " if when whenever where unless except only upon provided until excluding"
    " solely subject limited exclusively insofar ";
static const char all_words[] = " all any each every always ";
static const char some_words[] = " some certain only solely selected most ";
static const char class_words[] =
    " subscriber subscribers subordinate root intermediate cross ev ov dv iv"
    " tls ssl smime s/mime server client signing timestamp timestamping"
    " responder ocsp crl crls end-entity leaf issuing precertificate"
    " precertificates ca cas wildcard onion ";

/* -- facts --------------------------------------------------------------- */

static bool
same_fact(const struct fact *f, const struct fact *g)
{
	return f->kind == g->kind && str_eq(f->value, g->value) &&
	       str_eq(f->detail, g->detail);
}

#define MOST_FACTS 64

struct fact_list {
	const struct fact *at[MOST_FACTS];
	bool used[MOST_FACTS];
	int n;
};

static void
collect(const struct judge *j, int side, struct fact_list *out)
{
	const struct sense_side *s = &j->sense.side[side];
	const struct facts *all = &s->v->facts;
	size_t i = (size_t)j->first_fact[side][s->first_statement];

	out->n = 0;
	if (s->first_statement == s->last_statement)
		return;
	for (; i < all->len && all->at[i].statement < s->last_statement; i++) {
		const struct fact *f = &all->at[i];

		if (f->statement < s->first_statement || out->n == MOST_FACTS)
			continue;
		out->used[out->n] = false;
		out->at[out->n++] = f;
	}
}

static void
note_fact(struct judge *j, enum fact_change_kind kind,
    const struct fact *before, const struct fact *after)
{
	struct fact_change *c = VEC_ADD(j->a, &j->d->facts);

	*c = (struct fact_change){
	    kind, before, after, (int)j->d->changes.len - 1};
}

static bool
is_contact(const struct judge *j, int side)
{
	int section = j->change->section[side];

	return section >= 0 && map_is_below(j->d->version[side]->document.map,
				   section, STR("1.5"));
}

/* Two facts of a kind in one place: what that means for the change. */
static void
judge_fact(struct judge *j, const struct fact *f, const struct fact *g)
{
	struct aspect *a = NULL;

	switch (f->kind) {
	case FACT_EMAIL:
	case FACT_URL:
		if (is_contact(j, 0) || is_contact(j, 1))
			a = judge_add(j, CHANGE_CONTACT, DIRECTION_NONE,
			    "another address");
		else
			a = judge_add(j, CHANGE_REFERENCE, DIRECTION_NONE,
			    "another address");
		break;
	case FACT_STANDARD:
		a = judge_add(j, CHANGE_REFERENCE, DIRECTION_NONE,
		    "another standard or version of it");
		break;
	case FACT_MODULE:
		if (judge_stance(j, 0) == STANCE_NONE &&
		    judge_stance(j, 1) == STANCE_NONE) /* in a bibliography */
			a = judge_add(j, CHANGE_REFERENCE, DIRECTION_NONE,
			    "another standard or version of it");
		else
			a = judge_add(j, CHANGE_VALUE, DIRECTION_NONE,
			    fact_kind_name(f->kind));
		break;
	case FACT_ALGORITHM:
	case FACT_CURVE:
	case FACT_OID:
	case FACT_CAA_DOMAIN:
		a = judge_add(
		    j, CHANGE_VALUE, DIRECTION_NONE, fact_kind_name(f->kind));
		break;
	default:
		return;
	}
	a->before = f->value;
	a->after = g->value;
}

void
judge_facts(struct judge *j)
{
	struct fact_list l[2];

	collect(j, 0, &l[0]);
	collect(j, 1, &l[1]);
	for (int i = 0; i < l[0].n; i++)
		for (int k = 0; k < l[1].n && !l[0].used[i]; k++)
			if (!l[1].used[k] && same_fact(l[0].at[i], l[1].at[k]))
				l[0].used[i] = l[1].used[k] = true;
	for (int i = 0; i < l[0].n; i++)
		for (int k = 0; k < l[1].n && !l[0].used[i]; k++) {
			if (l[1].used[k] ||
			    l[0].at[i]->kind != l[1].at[k]->kind)
				continue;
			l[0].used[i] = l[1].used[k] = true;
			note_fact(j, FACT_CHANGED, l[0].at[i], l[1].at[k]);
			judge_fact(j, l[0].at[i], l[1].at[k]);
		}
	for (int i = 0; i < l[0].n; i++)
		if (!l[0].used[i])
			note_fact(j, FACT_REMOVED, l[0].at[i], NULL);
	for (int k = 0; k < l[1].n; k++)
		if (!l[1].used[k])
			note_fact(j, FACT_ADDED, NULL, l[1].at[k]);
}

/* -- references ---------------------------------------------------------- */

static bool
in_pointer(const struct sense_side *s, int token)
{
	const struct prose *p = s->v->prose;

	for (int i = s->first_statement; i < s->last_statement; i++) {
		const struct statement *st = &p->statements.at[i];

		for (int k = 0; k < st->n_pointers; k++) {
			const struct pointer *at =
			    &p->pointers.at[st->first_pointer + k];

			if (token >= at->first && token < at->last)
				return true;
		}
	}
	return false;
}

static bool
in_standard(const struct judge *j, int side, int token)
{
	const struct sense_side *s = &j->sense.side[side];
	const struct token *t = &s->v->prose->text->tokens.at[token];
	struct fact_list l;

	collect(j, side, &l);
	for (int i = 0; i < l.n; i++) {
		const struct fact *f = l.at[i];

		if ((f->kind == FACT_STANDARD || f->kind == FACT_URL ||
			f->kind == FACT_EMAIL) &&
		    f->at[0].block == t->block && f->at[0].start < t->end &&
		    f->at[0].end > t->start)
			return true;
	}
	return false;
}

static bool
is_reference_token(const struct judge *j, int side, int token)
{
	const struct sense_side *s = &j->sense.side[side];
	const struct quantity *q = sense_quantity(s, token);
	struct str key = token_key(s->v->prose->text, s->tokens.at[token].at);

	if (s->tokens.at[token].family < 0)
		return true; /* a sign or an article */
	return (q && q->kind == QUANTITY_SECTION) || str_eq(key, STR("#url")) ||
	       str_eq(key, STR("#mail")) ||
	       in_pointer(s, s->tokens.at[token].at) ||
	       in_standard(j, side, s->tokens.at[token].at);
}

/* All of its words are of references. */
static bool
is_reference(const struct judge *j, const struct token_hunk *h)
{
	for (int s = 0; s < 2; s++)
		for (int i = h->first[s]; i < h->last[s]; i++)
			if (!is_reference_token(j, s, i))
				return false;
	return h->first[0] < h->last[0] || h->first[1] < h->last[1];
}

/* -- how far a promise reaches ------------------------------------------- */

static void
add_scope(
    struct judge *j, const struct token_hunk *h, bool wider, const char *what)
{
	struct aspect *a = judge_add(j, CHANGE_SCOPE,
	    wider ? DIRECTION_WIDER : DIRECTION_NARROWER, what);

	a->before =
	    hunk_text(j->a, j->d, 0, h->words.first[0], h->words.last[0]);
	a->after =
	    hunk_text(j->a, j->d, 1, h->words.first[1], h->words.last[1]);
}

static bool
is_empty(const struct token_hunk *h, int side)
{
	return h->words.first[side] == h->words.last[side];
}

/* The first word of the hunk on a side, plain. */
static struct str
first_plain(
    const struct judge *j, const struct token_hunk *h, int side, bool last)
{
	const struct alignment *al = &j->d->alignment;
	int at = h->words.first[side], end = h->words.last[side];

	for (int i = at; i < end; i++) {
		int w = last ? end - 1 - (i - at) : i;
		const struct term *t =
		    &al->terms.at.at[al->side[side].words.at[w].term];

		if (!t->sign)
			return al->terms.plains.at[t->plain];
	}
	return (struct str){0};
}

/* Words put in (`side` 1) or taken out (0). */
static bool
judge_lone_words(struct judge *j, const struct token_hunk *h, int side)
{
	struct str first = first_plain(j, h, side, false);
	struct str last = first_plain(j, h, side, true);
	bool in = side == 1;

	if (word_in(first, condition_words)) {
		add_scope(j, h, !in,
		    in ? "a condition was added" : "a condition is gone");
		return true;
	}
	if (word_in(first, " and ") || word_in(last, " and ")) {
		add_scope(j, h, in, in ? "more is covered" : "less is covered");
		return true;
	}
	return false;
}

static bool
judge_reach(struct judge *j, const struct token_hunk *h)
{
	bool all[2], some[2];

	for (int s = 0; s < 2; s++) {
		all[s] = hunk_has(j->d, h, s, all_words);
		some[s] = hunk_has(j->d, h, s, some_words);
	}
	if (some[0] != some[1]) {
		add_scope(j, h, some[0],
		    some[0] ? "no longer limited" : "limited to some");
		return true;
	}
	if (all[0] != all[1] && h->last[0] - h->first[0] <= 3 &&
	    h->last[1] - h->first[1] <= 3) {
		add_scope(j, h, all[1],
		    all[1] ? "said of all" : "no longer said of all");
		return true;
	}
	for (int s = 0; s < 2; s++)
		if (is_empty(h, 1 - s))
			return judge_lone_words(j, h, s);
	return false;
}

static unsigned
classes_of(const struct judge *j, int side)
{
	const struct sense_side *s = &j->sense.side[side];
	unsigned bits = 0;

	if (s->tokens.len && s->first_statement < s->last_statement)
		bits = class_of(s->v->prose, s->first_statement,
		    s->tokens.at[0].at, s->tokens.at[s->tokens.len - 1].at + 1);
	return bits;
}

static bool
judge_classes(struct judge *j, const struct token_hunk *h)
{
	static const unsigned groups[] = {
	    CERT_WHOSE, CERT_LEVELS, CERT_PURPOSES};
	unsigned bits[2];

	if (!hunk_has(j->d, h, 0, class_words) &&
	    !hunk_has(j->d, h, 1, class_words))
		return false;
	for (int s = 0; s < 2; s++)
		bits[s] = classes_of(j, s);
	for (size_t i = 0; i < COUNT_OF(groups); i++) {
		unsigned p = bits[0] & groups[i], q = bits[1] & groups[i];

		if (p == q || (i > 0 && (!p || !q)))
			continue;
		if (!p || !q) { /* of any, or of some */
			add_scope(j, h, !q,
			    q ? "limited to some certificates"
			      : "no longer limited to some certificates");
			return true;
		}
		if ((p & q) == p || (p & q) == q)
			add_scope(j, h, (p & q) == p,
			    (p & q) == p ? "said of more certificates"
					 : "said of fewer certificates");
		else
			add_scope(j, h, true, "said of other certificates"),
			    j->d->aspects.at[j->d->aspects.len - 1].direction =
				DIRECTION_NONE;
		return true;
	}
	return false;
}

/* -- the rest ------------------------------------------------------------ */

static const struct rest {
	enum change_class class;
	const char *what;
} rests[] = {
    [STANCE_NONE] = {CHANGE_INFORMATION, "other words"},
    [STANCE_PROMISE] = {CHANGE_COMMITMENT, "reworded"},
    [STANCE_PERMISSION] = {CHANGE_PERMISSION, "reworded"},
    [STANCE_DUTY] = {CHANGE_DUTY, "reworded"},
    [STANCE_DEFINITION] = {CHANGE_DEFINITION, "reworded"},
};

static enum stance
firmer_stance(const struct judge *j)
{
	enum stance p = judge_stance(j, 0), q = judge_stance(j, 1);

	if (p == STANCE_DEFINITION || q == STANCE_DEFINITION)
		return STANCE_DEFINITION;
	if (p == STANCE_PROMISE || q == STANCE_PROMISE)
		return STANCE_PROMISE;
	return p == STANCE_PERMISSION || q == STANCE_PERMISSION
		   ? STANCE_PERMISSION
	       : p == STANCE_NONE ? q
				  : p;
}

static bool
is_explained(const struct judge *j)
{
	for (size_t i = (size_t)j->first_aspect; i < j->d->aspects.len; i++)
		if (j->d->aspects.at[i].class >= CHANGE_DATE)
			return true;
	return false;
}

static void
add_hunk(struct judge *j, const struct token_hunk *h, enum change_class class,
    const char *what)
{
	struct aspect *a = judge_add(j, class, DIRECTION_NONE, what);

	a->before =
	    hunk_text(j->a, j->d, 0, h->words.first[0], h->words.last[0]);
	a->after =
	    hunk_text(j->a, j->d, 1, h->words.first[1], h->words.last[1]);
}

static const char *const small_kinds[] = {
    [HUNK_NUMBERING] = "numbering",
    [HUNK_TYPOGRAPHY] = "typography",
    [HUNK_WORDING] = "wording",
};

void
judge_content(struct judge *j)
{
	bool explained = is_explained(j);
	enum stance stance = firmer_stance(j);
	bool told = false;

	for (size_t i = 0; i < j->sense.hunks.len; i++) {
		const struct token_hunk *h = &j->sense.hunks.at[i];

		if (h->kind != HUNK_WORDS)
			add_hunk(j, h, CHANGE_EDITORIAL, small_kinds[h->kind]);
		else if (is_reference(j, h))
			add_hunk(j, h, CHANGE_REFERENCE, "reference");
		else if (stance == STANCE_PROMISE &&
			 (judge_classes(j, h) || judge_reach(j, h)))
			continue;
		else if (!explained && !told) {
			add_hunk(j, h, rests[stance].class, rests[stance].what);
			told = true;
		}
	}
}
