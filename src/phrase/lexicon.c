#include "phrase/lexicon.h"

#include "phrase/stem.h"

static int
wrong(struct lexicon *lexicon, const struct json *at, const char *what,
    struct err *err)
{
	struct str place = json_pointer(&lexicon->arena, lexicon->json, at);

	return err_set(err, ERR_RULE, "%.*s: %s", STR_ARG(place), what);
}

static bool
is_text(const struct json *n)
{
	return json_kind(n) == JSON_STRING && json_str(n).len > 0;
}

static void
mark_end(struct lexicon *l, struct str word, enum term_end end)
{
	int old = index_find(&l->ends, word);

	index_put(&l->arena, &l->ends, word, (old < 0 ? 0 : old) | (int)end);
}

/* A term of several words is looked for where one begins and one ends; false
 * when it is too long. */
static bool
mark_term(struct lexicon *l, struct str words)
{
	struct str rest = words, word = str_cut(&rest, ' ');
	int n = 1;

	if (rest.len == 0)
		return true;
	mark_end(l, word, TERM_FIRST);
	for (; rest.len; n++)
		word = str_cut(&rest, ' ');
	mark_end(l, word, TERM_LAST);
	return n <= LEXICON_TERM_WORDS;
}

/* "spellings": {"e-mail": "email", "web site": "website"} */
static int
load_spellings(struct lexicon *l, const struct json *from, struct err *err)
{
	for (const struct json *n = json_first(from); n; n = json_next(n)) {
		if (!is_text(n))
			return wrong(l, n, "a spelling must be a word", err);
		if (!mark_term(l, json_name(n)))
			return wrong(
			    l, n, "a term has four words at most", err);
		index_put(
		    &l->arena, &l->spellings, json_name(n), (int)l->texts.len);
		VEC_PUSH(&l->arena, &l->texts, json_str(n));
	}
	return 0;
}

/* "series": ["rfc"] */
static int
load_series(struct lexicon *l, const struct json *from, struct err *err)
{
	for (const struct json *n = json_first(from); n; n = json_next(n)) {
		if (!is_text(n))
			return wrong(l, n, "a series must be a word", err);
		mark_end(l, json_str(n), TERM_SERIES);
	}
	return 0;
}

static struct str
kept_stem(struct lexicon *l, struct str word)
{
	char scratch[STEM_MAX];

	return arena_copy(&l->arena, stem_word(word, scratch));
}

static int
join_family(struct lexicon *l, const struct json *word, struct str form,
    int head, struct err *err)
{
	int old = index_find(&l->families, form);

	if (old >= 0 && !str_eq(l->texts.at[old], l->texts.at[head]))
		return wrong(l, word, "the word belongs to two families", err);
	index_put(&l->arena, &l->families, form, head);
	return 0;
}

/* "families": [["revoke", "revocation"], ...]: the key is the stem of the
 * first word.  A member counts in the form it is written and in its stem, so
 * that its plural belongs to the family too. */
static int
load_family(struct lexicon *l, const struct json *family, struct err *err)
{
	int head = (int)l->texts.len;

	if (json_count(family) < 2)
		return wrong(l, family, "a family has two words or more", err);
	for (const struct json *n = json_first(family); n; n = json_next(n)) {
		if (!is_text(n))
			return wrong(l, n, "a family consists of words", err);
		if (n == json_first(family))
			VEC_PUSH(
			    &l->arena, &l->texts, kept_stem(l, json_str(n)));
		if (join_family(l, n, json_str(n), head, err) ||
		    join_family(l, n, kept_stem(l, json_str(n)), head, err))
			return -1;
	}
	return 0;
}

static int
load_families(struct lexicon *l, const struct json *from, struct err *err)
{
	for (const struct json *n = json_first(from); n; n = json_next(n))
		if (load_family(l, n, err))
			return -1;
	return 0;
}

/* Names are written in patterns between braces. */
static bool
is_name(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_digit(s.at[i]) && s.at[i] != '-' &&
		    (s.at[i] < 'a' || s.at[i] > 'z'))
			return false;
	return s.len > 0;
}

static int
load_concept(struct lexicon *l, const struct json *from, struct err *err)
{
	struct concept c = {.name = json_name(from)};

	if (!is_name(c.name))
		return wrong(l, from,
		    "a concept's name is lower case letters, digits and '-'",
		    err);
	c.pointer = arena_print(&l->arena, "/concepts/%.*s", STR_ARG(c.name));
	c.phrases = arena_many(&l->arena, struct str, json_count(from));
	for (const struct json *n = json_first(from); n; n = json_next(n)) {
		if (!is_text(n))
			return wrong(l, n, "a phrase must be a text", err);
		c.phrases[c.n_phrases++] = json_str(n);
	}
	if (c.n_phrases == 0)
		return wrong(l, from, "a concept needs a phrase", err);
	index_put(&l->arena, &l->by_name, c.name, (int)l->concepts.len);
	VEC_PUSH(&l->arena, &l->concepts, c);
	return 0;
}

static int
load_concepts(struct lexicon *l, const struct json *from, struct err *err)
{
	for (const struct json *n = json_first(from); n; n = json_next(n))
		if (load_concept(l, n, err))
			return -1;
	return 0;
}

int
lexicon_load(struct str json, struct lexicon **out, struct err *err)
{
	struct json *root;

	return json_parse(json, &root, err) ? -1 : lexicon_read(root, out, err);
}

int
lexicon_read(struct json *root, struct lexicon **out, struct err *err)
{
	struct arena a = {0};
	struct lexicon *l;

	l = arena_new(&a, struct lexicon);
	l->arena = a;
	l->json = root;
	l->frames = json_at(root, "frames");
	if (load_spellings(l, json_at(root, "spellings"), err) ||
	    load_series(l, json_at(root, "series"), err) ||
	    load_families(l, json_at(root, "families"), err) ||
	    load_concepts(l, json_at(root, "concepts"), err)) {
		lexicon_free(l);
		return -1;
	}
	*out = l;
	return 0;
}

int
lexicon_prepared(const struct lexicon *made, struct str frames,
    struct lexicon **out, struct err *err)
{
	struct arena a = {0};
	struct lexicon *l = arena_new(&a, struct lexicon);

	*l = *made;
	l->arena = a;
	*out = l;
	if (json_unpack(frames, &l->json, err))
		return -1;
	l->frames = l->json;
	return 0;
}

void
lexicon_free(struct lexicon *lexicon)
{
	struct arena a;

	if (!lexicon)
		return;
	json_free(lexicon->json);
	a = lexicon->arena;
	arena_clear(&a);
}

struct str
lexicon_spelling(const struct lexicon *lexicon, struct str written)
{
	int at = index_find(&lexicon->spellings, written);

	return at < 0 ? STR("") : lexicon->texts.at[at];
}

unsigned
lexicon_term_ends(const struct lexicon *lexicon, struct str plain)
{
	int at = index_find(&lexicon->ends, plain);

	return at < 0 ? 0 : (unsigned)at;
}

struct str
lexicon_key(
    const struct lexicon *lexicon, struct str plain, char scratch[STEM_MAX])
{
	struct str other = lexicon_spelling(lexicon, plain);
	int at;

	if (other.len)
		plain = other;
	at = index_find(&lexicon->families, plain);
	if (at >= 0)
		return lexicon->texts.at[at];
	plain = stem_word(plain, scratch);
	at = index_find(&lexicon->families, plain);
	return at >= 0 ? lexicon->texts.at[at] : plain;
}

const struct concept *
lexicon_concept(const struct lexicon *lexicon, struct str name)
{
	int at = index_find(&lexicon->by_name, name);

	return at < 0 ? NULL : &lexicon->concepts.at[at];
}

size_t
lexicon_concepts(const struct lexicon *lexicon, const struct concept **first)
{
	*first = lexicon->concepts.at;
	return lexicon->concepts.len;
}

const struct json *
lexicon_frames(const struct lexicon *lexicon)
{
	return lexicon->frames;
}
