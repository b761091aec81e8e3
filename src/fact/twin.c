/* Sentences that stand there twice, with two numbers or with and without a
 * negation.
 *
 * Each sentence becomes the sorted set of its word keys without function
 * words; equal sets meet under one hash.  The cost is that of one pass over
 * the tokens. */
#include <stdlib.h>

#include "base/search.h"
#include "fact/contradict.h"
#include "fact/line.h"
#include "prose/class.h"

/* A shorter sentence says too little to be known again. */
#define KEYS_OF_VALUE 3
#define KEYS_OF_DUTY 3
#define KEYS_MAX 96
#define QUANTITIES_MAX 2

/* Earlier sentences of other sections that are compared with a new one. */
#define TWINS_MAX 16

struct sentence_key {
	int statement;
	int next; /* in the same bucket, or -1 */
	int elsewhere; /* the next of them in another section, or -1 */
	uint32_t hash;
	int quantities[QUANTITIES_MAX];
	int n_quantities;
	bool denied; /* its main clause is */
	bool is_classed; /* `classes` holds what it is about */
	unsigned classes;
	int others; /* dependent clauses that are denied */
};

struct twins {
	struct contradict *c;
	bool *is_function; /* by key: a function word */
	struct VEC(struct sentence_key) seen;
	int *buckets;
	size_t n_buckets;
};

/* Words that say nothing of what a sentence is about. */
static const char function_words[] =
    " the a an of and or to in on for by with at from is are be been being was "
    "were shall must will should can could do does did done have has had that "
    "this these those it its their our we which who whose as such than then "
    "each any all every both either neither nor not no never without also only "
    "so there here into under upon per via within least most more less up "
    "minimum maximum period ";

/* One look at each of them in the vocabulary of the text. */
static void
mark_function_words(struct twins *t)
{
	const struct phrase_text *text = t->c->prose->text;
	struct str rest = str_trim(STR(function_words));

	t->is_function = arena_many(t->c->a, bool, text->words.flags.len);
	while (rest.len) {
		char scratch[64];
		struct str key =
		    lexicon_key(text->lexicon, str_cut(&rest, ' '), scratch);
		int at = vocabulary_find(&text->words, key);

		if (at >= 0)
			t->is_function[at] = true;
	}
}

/* "This method is not suitable": what it is about stands around it, so that
 * the same words in another section are about something else.  "This document"
 * is the same everywhere. */
static bool
points_nearby(const struct phrase_text *text, const struct unit *u)
{
	for (int i = u->first; i + 1 < u->last; i++)
		if (word_in(token_key(text, i), " this these ") &&
		    !word_in(token_key(text, i + 1),
			" cp cps cp/cps document policy statement ca "))
			return true;
	return false;
}

/* The number is part of a name: "RFC 8555". */
static bool
is_in_name(const struct prose *p, const struct unit *u, int token)
{
	const struct token *t;
	struct str block, name;

	if (token == u->first)
		return false;
	t = &p->text->tokens.at[token - 1];
	if (t->word < 0)
		return false;
	block = p->docs[t->document]->blocks.at[t->block].text;
	name = str_sub(block, t->start, t->end);
	for (size_t i = 0; i < name.len; i++)
		if (name.at[i] < 'A' || name.at[i] > 'Z')
			return false;
	return name.len > 1;
}

static bool
counts(const struct quantity *q)
{
	return q->kind == QUANTITY_TIME || q->kind == QUANTITY_MONTHS ||
	       q->kind == QUANTITY_BITS || q->kind == QUANTITY_PERCENT ||
	       q->kind == QUANTITY_COUNT;
}

/* The set of keys of a statement; gives their number, 0 when the sentence is
 * too long, has numbers that cannot be told apart, or cannot be understood
 * alone. */
static size_t
keys_of(const struct twins *t, struct sentence_key *s, int keys[KEYS_MAX])
{
	const struct phrase_text *text = t->c->prose->text;
	const struct unit *u = &text->units.at[s->statement];
	size_t n = 0, unique = 0;

	if (points_nearby(text, u))
		return 0;
	for (int i = u->first; i < u->last; i++) {
		const struct token *token = &text->tokens.at[i];

		if (token->quantity >= 0) {
			if (!counts(&text->quantities.at[token->quantity]) ||
			    s->n_quantities == QUANTITIES_MAX ||
			    is_in_name(t->c->prose, u, i))
				return 0;
			s->quantities[s->n_quantities++] = token->quantity;
			continue;
		}
		if (token->word < 0 || t->is_function[text->keys.at[i]])
			continue;
		if (n == KEYS_MAX)
			return 0;
		keys[n++] = text->keys.at[i];
	}
	qsort(keys, n, sizeof(*keys), compare_ints);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || keys[i] != keys[i - 1])
			keys[unique++] = keys[i];
	return unique;
}

static uint32_t
hash_of(const int *keys, size_t n)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++) {
		h ^= (uint32_t)keys[i];
		h *= 16777619u;
	}
	return h;
}

/* Whether the main clause, the first with a verb, is denied; "information that
 * the CA does not treat as private" is no denial.  A dated sentence or one with
 * an exception cannot be compared. */
static bool
read_clauses(const struct twins *t, struct sentence_key *s)
{
	const struct prose *p = t->c->prose;
	const struct statement *st = &p->statements.at[s->statement];
	bool has_verb = false;

	for (int i = st->first_clause; i < st->first_clause + st->n_clauses;
	     i++) {
		const struct clause *c = &p->clauses.at[i];

		if (c->from != DATE_NONE || c->until != DATE_OPEN ||
		    c->except_first != c->except_last)
			return false;
		if (c->polarity == POLARITY_NO && has_verb)
			s->others++;
		else if (c->polarity == POLARITY_NO)
			s->denied = true;
		has_verb |= c->verb >= 0;
	}
	return has_verb;
}

static bool
same_place(const struct prose *p, int a, int b)
{
	const struct statement *x = &p->statements.at[a];
	const struct statement *y = &p->statements.at[b];

	return x->document == y->document && x->section == y->section;
}

static unsigned
classes_of(const struct prose *p, struct sentence_key *s)
{
	const struct unit *u = &p->text->units.at[s->statement];

	if (!s->is_classed)
		s->classes = class_of(p, s->statement, u->first, u->last);
	s->is_classed = true;
	return s->classes;
}

static bool
differ_in_value(const struct prose *p, const struct sentence_key *a,
    const struct sentence_key *b)
{
	bool differ = false;

	if (a->n_quantities != b->n_quantities || a->denied != b->denied ||
	    a->others != b->others)
		return false;
	for (int i = 0; i < a->n_quantities; i++)
		differ |= quantities_disagree(
		    &p->text->quantities.at[a->quantities[i]],
		    &p->text->quantities.at[b->quantities[i]]);
	return differ;
}

static bool
same_values(const struct prose *p, const struct sentence_key *a,
    const struct sentence_key *b)
{
	if (a->n_quantities != b->n_quantities)
		return false;
	for (int i = 0; i < a->n_quantities; i++)
		if (p->text->quantities.at[a->quantities[i]].value !=
		    p->text->quantities.at[b->quantities[i]].value)
			return false;
	return true;
}

static void
report(struct twins *t, enum contradiction_kind kind, int first, int second)
{
	struct passage at = contradict_passage(t->c, second);

	contradict_tell(
	    t->c, kind, (struct str){0}, contradict_passage(t->c, first), &at);
}

static void
was_compared(struct twins *t, const struct sentence_key *s)
{
	struct passage at = contradict_passage(t->c, s->statement);

	if (s->n_quantities)
		contradict_compared(t->c, CONTRADICTION_VALUE, &at);
	contradict_compared(t->c, CONTRADICTION_DUTY, &at);
}

/* The last sentence of the bucket that stands in another section: those of one
 * section follow each other, and are passed in one step. */
static int
last_elsewhere(const struct twins *t, const struct sentence_key *s)
{
	int last = t->buckets[s->hash % t->n_buckets];

	return last >= 0 && same_place(t->c->prose, t->seen.at[last].statement,
				s->statement)
		   ? t->seen.at[last].elsewhere
		   : last;
}

/* Compares with those before it that have the same keys, up to the first that
 * contradicts it. */
static void
compare_twins(struct twins *t, struct sentence_key *s, size_t n_keys,
    bool values, bool duties)
{
	const struct prose *p = t->c->prose;
	int tries = TWINS_MAX;

	for (int i = s->elsewhere; i >= 0 && tries > 0;
	     i = t->seen.at[i].next, tries--) {
		struct sentence_key *other = &t->seen.at[i];

		if (other->hash != s->hash ||
		    same_place(p, other->statement, s->statement) ||
		    classes_of(p, other) != classes_of(p, s))
			continue;
		was_compared(t, s);
		if (values && n_keys >= KEYS_OF_VALUE &&
		    differ_in_value(p, other, s)) {
			report(t, CONTRADICTION_VALUE, other->statement,
			    s->statement);
			return;
		}
		if (duties && other->denied != s->denied &&
		    other->others == s->others && same_values(p, other, s)) {
			report(t, CONTRADICTION_DUTY, other->statement,
			    s->statement);
			return;
		}
	}
}

static void
add(struct twins *t, struct sentence_key *s)
{
	int *bucket = &t->buckets[s->hash % t->n_buckets];

	s->next = *bucket;
	*bucket = (int)t->seen.len;
	VEC_PUSH(t->c->a, &t->seen, *s);
}

/* What chapter 7 says, in tables, notes or sentences, it says of one profile
 * (fact/profile_contradict.c compares those). */
static bool
is_of_profile(const struct prose *p, const struct statement *st)
{
	return map_is_below(p->maps[st->document], st->section, STR("7"));
}

void
twins_find(struct contradict *c, bool values, bool duties)
{
	const struct prose *p = c->prose;
	struct twins t = {.c = c, .n_buckets = p->statements.len + 1};
	int keys[KEYS_MAX];

	mark_function_words(&t);
	t.buckets = arena_many(c->a, int, t.n_buckets);
	for (size_t i = 0; i < t.n_buckets; i++)
		t.buckets[i] = -1;
	for (size_t i = 0; i < p->statements.len; i++) {
		const struct statement *st = &p->statements.at[i];
		struct sentence_key s = {.statement = (int)i};
		size_t n;

		if (st->use != PROSE_PRACTICE ||
		    st->kind == STATEMENT_HEADING || is_of_profile(p, st) ||
		    !read_clauses(&t, &s))
			continue;
		n = keys_of(&t, &s, keys);
		if (n < KEYS_OF_DUTY)
			continue;
		s.hash = hash_of(keys, n);
		s.elsewhere = last_elsewhere(&t, &s);
		compare_twins(&t, &s, n, values, duties);
		add(&t, &s);
	}
	/* where none stands twice, all were told to be different */
	for (size_t i = 0; i < t.seen.len; i++)
		was_compared(&t, &t.seen.at[i]);
}
