/* Method.  A title is cut into words; remarks in brackets and little words
 * go, a hyphen joins ("re-key", "on-line"), an ending goes by a short list of
 * suffixes, so that the members of a word family become one stem.  The stems
 * in order, written without a gap, are the key under which two titles are the
 * same: "life cycle" and "life-cycle" meet there too.
 *
 * Likeness is Dice's measure over the set of stems with weights: twice the
 * weight shared, divided by the weight of both.  A stem weighs the more the
 * fewer sections have it (the logarithm of the inverse share, in whole
 * numbers, so that every machine gets the same).
 *
 * Candidates for a heading come from the lists of the stems that are not
 * common.  Two titles that share nothing but common words are not alike
 * enough to matter.
 */
#include "map/title.h"

#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "base/vec.h"

#define WORD_BYTES 48 /* longer words are cut: they only have to differ */
#define KEY_BYTES 512
#define COMMON_WORD 48 /* sections; a stem in more of them finds nothing */
#define UNKNOWN_WEIGHT 16 /* of a word that no title of the outline has */

struct entry { /* one title or alias */
	int rfc, alias;
	int first, n_words; /* in titles.words */
	int weight;
	int next_same; /* next entry with the same key, or -1 */
};

struct stem {
	int first, n_entries; /* in titles.postings */
	int n_sections;
	int weight;
};

struct titles {
	const struct rfc3647 *outline;
	struct VEC(struct entry) entries; /* by section, the title first */
	int *first_entry; /* for each section, and one past the last */
	struct VEC(int) words;
	struct VEC(struct stem) stems;
	int *postings;
	struct index by_stem, by_key;
};

static bool
is_little(struct str w)
{
	static const char *const little[] = {"a", "an", "and", "any", "are",
	    "as", "at", "be", "by", "can", "concerning", "for", "from", "in",
	    "into", "is", "may", "must", "of", "on", "or", "per", "re",
	    "regarding", "related", "relating", "respect", "shall", "that",
	    "the", "this", "to", "under", "which", "will", "with", "within"};
	size_t low = 0, high = COUNT_OF(little);

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = str_cmp(w, str_of(little[mid]));

		if (order == 0)
			return true;
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return false;
}

/* Takes `tail` off when at least `keep` bytes remain. */
static bool
drop(struct str *w, const char *tail, size_t keep)
{
	struct str t = str_of(tail);

	if (w->len < keep + t.len || !str_ends(*w, t))
		return false;
	w->len -= t.len;
	return true;
}

/* organisation, organised: the two spellings of one word. */
static void
unify_spelling(char *word, size_t len)
{
	static const char *const after[] = {"ation", "e", "ed", "es", "ing"};

	for (size_t i = 4; i + 2 < len; i++)
		for (size_t k = 0; k < COUNT_OF(after); k++)
			if (word[i] == 'i' && word[i + 1] == 's' &&
			    str_starts((struct str){word + i + 2, len - i - 2},
				str_of(after[k])))
				word[i + 1] = 'z';
}

static struct str
stem_of(char *word, size_t len)
{
	static const char *const endings[] = {
	    "ation", "ating", "ated", "ate", "ing", "ion", "ed", "e", "y"};
	struct str w = {word, len};

	unify_spelling(word, len);
	if (!str_ends(w, STR("ss")) && !str_ends(w, STR("us")) &&
	    !str_ends(w, STR("is")))
		(void)drop(&w, "s", 3);
	if (drop(&w, "ie", 3)) /* of "ies" */
		return w;
	if (str_ends(w, STR("key"))) /* rekey, rekeyed */
		return w;
	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (drop(&w, endings[i], 4))
			break;
	(void)drop(&w, "al", 5);
	return w;
}

/* Cuts a title into stems, one call a stem.  The text is read in plain form:
 * lower case, dashes and quotes of any kind as ASCII. */
struct cutter {
	struct str text;
	size_t at;
	bool brackets; /* what stands in brackets counts too */
	int depth;
	char word[WORD_BYTES];
	size_t len;
};

static void
add_bytes(struct cutter *c, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c->len < sizeof(c->word) &&
		    (char_is_alpha(bytes[i]) || char_is_digit(bytes[i]) ||
			(unsigned char)bytes[i] >= 0x80))
			c->word[c->len++] = bytes[i];
}

static bool
is_bracket(struct cutter *c, uint32_t code)
{
	if (code == '(' || code == '[')
		c->depth++;
	else if ((code == ')' || code == ']') && c->depth > 0)
		c->depth--;
	else
		return false;
	return true;
}

/* An apostrophe belongs to its word and goes with the s behind it: assessor's,
 * attorneys'.  A hyphen joins. */
static bool
goes_on(struct cutter *c, uint32_t code)
{
	char plain[UTF8_PLAIN_MAX];
	size_t n = utf8_plain(code, plain);
	size_t next = c->at;

	if (n == 1 && plain[0] == '-')
		return true;
	if (n != 1 || plain[0] != '\'')
		return n == 0; /* an invisible mark */
	if (next < c->text.len && char_lower(c->text.at[next]) == 's' &&
	    (next + 1 == c->text.len || !char_is_alpha(c->text.at[next + 1])))
		c->at++;
	return true;
}

static bool
next_word(struct cutter *c)
{
	c->len = 0;
	while (c->at < c->text.len) {
		uint32_t code = utf8_next(c->text, &c->at);
		char plain[UTF8_PLAIN_MAX];

		if (is_bracket(c, code)) {
			/* "number(s)" stays one word */
		} else if (c->depth > 0 && !c->brackets) {
			continue;
		} else if (utf8_is_alnum(code)) {
			add_bytes(c, plain, utf8_plain(code, plain));
			continue;
		} else if (c->len > 0 && goes_on(c, code)) {
			continue;
		}
		if (c->len > 0 && c->depth == 0)
			return true;
		if (c->len > 0 && c->brackets)
			return true;
	}
	return c->len > 0;
}

static bool
next_stem(struct cutter *c, struct str *stem)
{
	while (next_word(c)) {
		if (is_little((struct str){c->word, c->len}))
			continue;
		*stem = stem_of(c->word, c->len);
		return true;
	}
	return false;
}

/* The key of a title, and its stems to `each` in order. */
struct stems {
	struct str at[TITLE_WORDS];
	size_t len;
	char key[KEY_BYTES];
	size_t key_len;
};

static void
cut(struct stems *s, struct str text, bool brackets)
{
	struct cutter c = {.text = text, .brackets = brackets};
	struct str stem;

	s->len = s->key_len = 0;
	while (s->len < TITLE_WORDS && next_stem(&c, &stem)) {
		if (stem.len > sizeof(s->key) - s->key_len)
			break;
		(void)memcpy(s->key + s->key_len, stem.at, stem.len);
		s->at[s->len++] = (struct str){s->key + s->key_len, stem.len};
		s->key_len += stem.len;
	}
}

static void
cut_title(struct stems *s, struct str text)
{
	cut(s, text, false);
	if (s->len == 0)
		cut(s, text, true);
}

static int
stem_id(struct titles *t, struct arena *a, struct str stem)
{
	int id = index_find(&t->by_stem, stem);

	if (id >= 0)
		return id;
	id = (int)t->stems.len;
	(void)VEC_ADD(a, &t->stems);
	index_put(a, &t->by_stem, arena_copy(a, stem), id);
	return id;
}

static int
compare_ints(const void *left, const void *right)
{
	const int *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

static size_t
sort_unique(int *ids, size_t n)
{
	size_t kept = 0;

	qsort(ids, n, sizeof(*ids), compare_ints);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || ids[i] != ids[i - 1])
			ids[kept++] = ids[i];
	return kept;
}

static void
add_entry(
    struct titles *t, struct arena *a, int rfc, int alias, struct str text)
{
	struct stems s;
	struct str key;
	int ids[TITLE_WORDS];
	size_t n;
	struct entry e = {.rfc = rfc, .alias = alias, .next_same = -1};
	int here = (int)t->entries.len, same;

	cut_title(&s, text);
	for (size_t i = 0; i < s.len; i++)
		ids[i] = stem_id(t, a, s.at[i]);
	n = sort_unique(ids, s.len);
	e.first = (int)t->words.len;
	e.n_words = (int)n;
	for (size_t i = 0; i < n; i++) {
		VEC_PUSH(a, &t->words, ids[i]);
		t->stems.at[ids[i]].n_entries++;
	}
	key = (struct str){s.key, s.key_len};
	same = index_find(&t->by_key, key);
	if (same < 0) {
		index_put(a, &t->by_key, arena_copy(a, key), here);
	} else {
		while (t->entries.at[same].next_same >= 0)
			same = t->entries.at[same].next_same;
		t->entries.at[same].next_same = here;
	}
	VEC_PUSH(a, &t->entries, e);
}

static int
log2_of(int n)
{
	int log = 0;

	for (; n > 1; n /= 2)
		log++;
	return log;
}

static void
make_postings(struct titles *t, struct arena *a)
{
	int *fill = arena_many(a, int, t->stems.len);
	int *last = arena_many(a, int, t->stems.len);
	int at = 0;

	t->postings = arena_many(a, int, t->words.len);
	for (size_t i = 0; i < t->stems.len; i++) {
		t->stems.at[i].first = fill[i] = at;
		at += t->stems.at[i].n_entries;
		last[i] = -1;
	}
	for (size_t e = 0; e < t->entries.len; e++) {
		const struct entry *entry = &t->entries.at[e];

		for (int k = 0; k < entry->n_words; k++) {
			int id = t->words.at[entry->first + k];

			t->postings[fill[id]++] = (int)e;
			if (last[id] != entry->rfc)
				t->stems.at[id].n_sections++;
			last[id] = entry->rfc;
		}
	}
}

static void
weigh(struct titles *t)
{
	int n = (int)t->outline->n_sections;

	for (size_t i = 0; i < t->stems.len; i++) {
		struct stem *s = &t->stems.at[i];

		s->weight = 4 + 3 * log2_of(n / s->n_sections);
	}
	for (size_t e = 0; e < t->entries.len; e++) {
		struct entry *entry = &t->entries.at[e];

		for (int k = 0; k < entry->n_words; k++)
			entry->weight +=
			    t->stems.at[t->words.at[entry->first + k]].weight;
	}
}

struct titles *
titles_new(struct arena *a, const struct rfc3647 *outline)
{
	struct titles *t = arena_new(a, struct titles);

	t->outline = outline;
	t->first_entry = arena_many(a, int, outline->n_sections + 1);
	for (size_t i = 0; i < outline->n_sections; i++) {
		const struct rfc_section *s = &outline->sections[i];

		t->first_entry[i] = (int)t->entries.len;
		add_entry(t, a, (int)i, -1, s->title);
		for (size_t k = 0; k < s->n_aliases; k++)
			add_entry(t, a, (int)i, (int)k, s->aliases[k].title);
	}
	t->first_entry[outline->n_sections] = (int)t->entries.len;
	make_postings(t, a);
	weigh(t);
	return t;
}

struct title
title_read(const struct titles *t, struct str text)
{
	struct title title = {.same = -1};
	struct stems s;
	int unknown = 0;

	cut_title(&s, text);
	for (size_t i = 0; i < s.len; i++) {
		int id = index_find(&t->by_stem, s.at[i]);

		if (id >= 0)
			title.words[title.n_words++] = id;
		else
			unknown++;
	}
	title.n_words = sort_unique(title.words, title.n_words);
	for (size_t i = 0; i < title.n_words; i++)
		title.weight += t->stems.at[title.words[i]].weight;
	title.weight += unknown * UNKNOWN_WEIGHT;
	if (s.len > 0)
		title.same =
		    index_find(&t->by_key, (struct str){s.key, s.key_len});
	return title;
}

static int
likeness(
    const struct titles *t, const struct title *title, const struct entry *e)
{
	const int *words = t->words.at + e->first;
	size_t i = 0;
	int k = 0, weight = 0;

	while (i < title->n_words && k < e->n_words) {
		if (title->words[i] < words[k]) {
			i++;
		} else if (title->words[i] > words[k]) {
			k++;
		} else {
			weight += t->stems.at[words[k++]].weight;
			i++;
		}
	}
	if (weight == 0)
		return 0;
	/* The same words in another order are not the same title. */
	weight = 2000 * weight / (title->weight + e->weight);
	return weight >= TITLE_SAME ? TITLE_SAME - 1 : weight;
}

struct title_hit
titles_likeness(const struct titles *t, const struct title *title, int rfc)
{
	struct title_hit best = {.rfc = rfc, .alias = -1};

	assert(rfc >= 0 && (size_t)rfc < t->outline->n_sections);
	for (int e = title->same; e >= 0; e = t->entries.at[e].next_same)
		if (t->entries.at[e].rfc == rfc) {
			best.alias = t->entries.at[e].alias;
			best.likeness = TITLE_SAME;
			return best;
		}
	for (int e = t->first_entry[rfc]; e < t->first_entry[rfc + 1]; e++) {
		int l = likeness(t, title, &t->entries.at[e]);

		if (l > best.likeness) {
			best.likeness = l;
			best.alias = t->entries.at[e].alias;
		}
	}
	return best;
}

static size_t
remove_hit(struct title_hit hits[TITLE_HITS], size_t n, size_t at)
{
	for (size_t i = at; i + 1 < n; i++)
		hits[i] = hits[i + 1];
	return n - 1;
}

/* Keeps the best hit of each section, best first. */
static size_t
add_hit(struct title_hit hits[TITLE_HITS], size_t n, struct title_hit hit)
{
	size_t at;

	for (size_t i = 0; i < n; i++) {
		if (hits[i].rfc != hit.rfc)
			continue;
		if (hits[i].likeness >= hit.likeness)
			return n;
		n = remove_hit(hits, n, i);
	}
	at = n;
	while (at > 0 && (hits[at - 1].likeness < hit.likeness ||
			     (hits[at - 1].likeness == hit.likeness &&
				 hits[at - 1].rfc > hit.rfc)))
		at--;
	if (at == TITLE_HITS)
		return n;
	n = n < TITLE_HITS ? n + 1 : n;
	for (size_t i = n - 1; i > at; i--)
		hits[i] = hits[i - 1];
	hits[at] = hit;
	return n;
}

size_t
titles_find(const struct titles *t, const struct title *title,
    struct title_hit hits[TITLE_HITS])
{
	size_t n = 0;

	for (int e = title->same; e >= 0; e = t->entries.at[e].next_same)
		n = add_hit(hits, n,
		    (struct title_hit){t->entries.at[e].rfc,
			t->entries.at[e].alias, TITLE_SAME});
	if (n > 0)
		return n;
	for (size_t i = 0; i < title->n_words; i++) {
		const struct stem *s = &t->stems.at[title->words[i]];

		if (s->n_sections > COMMON_WORD)
			continue;
		for (int k = 0; k < s->n_entries; k++) {
			const struct entry *e =
			    &t->entries.at[t->postings[s->first + k]];
			struct title_hit hit = {
			    e->rfc, e->alias, likeness(t, title, e)};

			if (hit.likeness >= TITLE_LIKE)
				n = add_hit(hits, n, hit);
		}
	}
	return n;
}
