/* Terms that are defined and never used.
 *
 * A term is used when its words stand together anywhere else, in any form, also
 * in another definition.  One walk over the text looks for all of them: the
 * keys from each token on, for each length that a term beginning so has.
 */
#include "fact/term.h"

/* --- terms by their keys ----------------------------------------------- */

static uint32_t
add_key(uint32_t hash, int key)
{
	return (hash ^ (uint32_t)key) * 16777619u;
}

static uint32_t
hash_keys(const int *keys, int n)
{
	uint32_t hash = 2166136261u;

	for (int i = 0; i < n; i++)
		hash = add_key(hash, keys[i]);
	return hash;
}

/* The term with these keys, or -1. */
static int
find_keys(
    const struct terms *t, int which, const int *keys, int n, uint32_t hash)
{
	int i = t->buckets[which][hash % t->n_buckets];

	while (i >= 0) {
		const struct term *term = &t->at.at[i];

		if (term->n_keys[which] == n &&
		    memcmp(term->keys[which], keys,
			(size_t)n * sizeof(*keys)) == 0)
			return i;
		i = term->next[which];
	}
	return -1;
}

static void
link_term(struct terms *t, int which, int at)
{
	struct term *term = &t->at.at[at];
	int n = term->n_keys[which];
	uint32_t hash = hash_keys(term->keys[which], n);
	int *bucket = &t->buckets[which][hash % t->n_buckets];

	term->same[which] = -1;
	if (n == 0)
		return;
	term->same[which] = find_keys(t, which, term->keys[which], n, hash);
	if (term->same[which] >= 0)
		return;
	t->lengths[which][term->keys[which][0]] |=
	    (unsigned char)(1u << (n - 1));
	term->next[which] = *bucket;
	*bucket = at;
}

static void
link_terms(struct terms *t)
{
	size_t n_keys = t->c->prose->text->words.flags.len;

	t->n_buckets = t->at.len + 1;
	for (int w = 0; w < 2; w++) {
		t->lengths[w] = arena_many(t->c->a, unsigned char, n_keys);
		t->buckets[w] = arena_many(t->c->a, int, t->n_buckets);
		for (size_t i = 0; i < t->n_buckets; i++)
			t->buckets[w][i] = -1;
		for (size_t i = 0; i < t->at.len; i++)
			link_term(t, w, (int)i);
	}
}

/* --- uses ---------------------------------------------------------------- */

static void
mark_use(struct terms *t, int which, int token, const int *keys, int n,
    uint32_t hash)
{
	const struct token *at = &t->c->prose->text->tokens.at[token];
	int i = find_keys(t, which, keys, n, hash);
	struct term *term;

	if (i < 0)
		return;
	term = &t->at.at[i];
	if (at->document != term->document ||
	    (at->block != term->block && at->block != term->meaning))
		term->used = true;
}

/* The terms that start at a token: one look for each length that they have. */
static void
mark_uses_at(struct terms *t, int which, int token)
{
	const struct phrase_text *text = t->c->prose->text;
	unsigned lengths = t->lengths[which][text->keys.at[token]];
	uint32_t hash = hash_keys(NULL, 0);
	int keys[TERM_WORDS];

	for (int n = 0; lengths >> n && n < TERM_WORDS &&
			(size_t)(token + n) < text->tokens.len;
	     n++) {
		if (text->tokens.at[token + n].word < 0)
			return;
		keys[n] = text->keys.at[token + n];
		hash = add_key(hash, keys[n]);
		if (lengths >> n & 1)
			mark_use(t, which, token, keys, n + 1, hash);
	}
}

static void
mark_uses(struct terms *t)
{
	const struct phrase_text *text = t->c->prose->text;

	for (size_t i = 0; i < text->tokens.len; i++)
		for (int w = 0; w < 2; w++)
			if (t->lengths[w][text->keys.at[i]])
				mark_uses_at(t, w, (int)i);
	for (size_t i = 0; i < t->at.len; i++)
		for (int w = 0; w < 2; w++)
			if (t->at.at[i].same[w] >= 0)
				t->at.at[i].used |=
				    t->at.at[t->at.at[i].same[w]].used;
}

/* --- what is told -------------------------------------------------------- */

/* An abbreviation: lists of them come from templates, and one too many does no
 * harm. */
static bool
is_short(struct str words)
{
	return !str_has_small(words);
}

void
terms_find_unused(struct terms *t)
{
	link_terms(t);
	mark_uses(t);
	for (size_t i = 0; i < t->at.len; i++) {
		const struct term *term = &t->at.at[i];

		term_was_compared(t, CONTRADICTION_TERM_UNUSED, term);
		if (!term->used && !is_short(term->words))
			contradict_tell(t->c, CONTRADICTION_TERM_UNUSED,
			    term->words, term_passage(term), NULL);
	}
}
