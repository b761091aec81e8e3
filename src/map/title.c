/* Method.  The stems of a title in order, written without a gap, are the key
 * under which two titles are the same, or else the words as they are: there
 * "lifecycle" meets "life cycle".
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

#include "base/search.h"
#include "map/title_words.h"

#define COMMON_WORD 48 /* sections; a stem in more of them finds nothing */
#define UNKNOWN_WEIGHT 16 /* of a word that no title of the outline has */

static int
stem_id(struct titles *t, struct arena *a, struct str stem)
{
	int id = index_find(&t->by_stem, stem);
	struct title_stem *added;

	if (id >= 0)
		return id;
	id = (int)t->stems.len;
	stem = arena_copy(a, stem);
	added = VEC_ADD(a, &t->stems);
	added->text = stem;
	added->next_letter = t->by_letter[(unsigned char)stem.at[0]];
	t->by_letter[(unsigned char)stem.at[0]] = id;
	index_put(a, &t->by_stem, stem, id);
	return id;
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

static int
find_same(const struct titles *t, const struct stems *s)
{
	int same = index_find(&t->by_key, key_str(&s->stemmed));

	return same >= 0 ? same : index_find(&t->by_key, key_str(&s->whole));
}

static void
add_entry(
    struct titles *t, struct arena *a, int rfc, int alias, struct str text)
{
	struct stems s;
	int ids[TITLE_WORDS] = {0};
	size_t n;
	struct title_entry e = {.rfc = rfc, .alias = alias, .next_same = -1};
	int here = (int)t->entries.len, same;

	stems_cut(&s, text);
	for (size_t i = 0; i < s.len; i++)
		ids[i] = stem_id(t, a, s.at[i]);
	n = sort_unique(ids, s.len);
	e.first = (int)t->words.len;
	e.n_words = (int)n;
	for (size_t i = 0; i < n; i++) {
		VEC_PUSH(a, &t->words, ids[i]);
		t->stems.at[ids[i]].n_entries++;
	}
	same = find_same(t, &s);
	if (index_find(&t->by_key, key_str(&s.whole)) < 0)
		index_put(a, &t->by_key, arena_copy(a, key_str(&s.whole)),
		    same < 0 ? here : same);
	if (same < 0) {
		index_put(
		    a, &t->by_key, arena_copy(a, key_str(&s.stemmed)), here);
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
		const struct title_entry *entry = &t->entries.at[e];

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
		struct title_stem *s = &t->stems.at[i];

		s->weight = 4 + 3 * log2_of(n / s->n_sections);
	}
	for (size_t e = 0; e < t->entries.len; e++) {
		struct title_entry *entry = &t->entries.at[e];

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
	for (size_t i = 0; i < COUNT_OF(t->by_letter); i++)
		t->by_letter[i] = -1;
	for (size_t i = 0; i < outline->n_sections; i++) {
		const struct rfc_section *s = &outline->sections[i];

		VEC_PUSH(a, &t->first_entry, (int)t->entries.len);
		add_entry(t, a, (int)i, -1, s->title);
		for (size_t k = 0; k < s->n_aliases; k++)
			add_entry(t, a, (int)i, (int)k, s->aliases[k].title);
	}
	VEC_PUSH(a, &t->first_entry, (int)t->entries.len);
	make_postings(t, a);
	weigh(t);
	return t;
}

/* One letter more, less or other, or two that changed places. */
static bool
is_slip(struct str a, struct str b)
{
	size_t same = 0, end = 0, rest_a, rest_b;

	while (same < a.len && same < b.len && a.at[same] == b.at[same])
		same++;
	while (end < a.len - same && end < b.len - same &&
	       a.at[a.len - end - 1] == b.at[b.len - end - 1])
		end++;
	rest_a = a.len - same - end;
	rest_b = b.len - same - end;
	if (rest_a <= 1 && rest_b <= 1)
		return true;
	return rest_a == 2 && rest_b == 2 && a.at[same] == b.at[same + 1] &&
	       a.at[same + 1] == b.at[same];
}

/* The stem that a mistyped word stands for, or -1.  Short words are let be:
 * they are too near to each other. */
static int
near_stem(const struct titles *t, struct str stem)
{
	if (stem.len < 5)
		return -1;
	for (int i = t->by_letter[(unsigned char)stem.at[0]]; i >= 0;
	     i = t->stems.at[i].next_letter) {
		struct str known = t->stems.at[i].text;

		if (known.len + 1 >= stem.len && known.len <= stem.len + 1 &&
		    is_slip(known, stem))
			return i;
	}
	return -1;
}

struct title
title_read(const struct titles *t, struct str text)
{
	struct title title = {.same = -1};
	struct stems s;
	int unknown = 0;

	stems_cut(&s, text);
	for (size_t i = 0; i < s.len; i++) {
		int id = index_find(&t->by_stem, s.at[i]);

		if (id < 0)
			id = near_stem(t, s.at[i]);
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
		title.same = find_same(t, &s);
	return title;
}

static int
likeness(const struct titles *t, const struct title *title,
    const struct title_entry *e)
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
	for (int e = t->first_entry.at[rfc]; e < t->first_entry.at[rfc + 1];
	     e++) {
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
		const struct title_stem *s = &t->stems.at[title->words[i]];

		if (s->n_sections > COMMON_WORD)
			continue;
		for (int k = 0; k < s->n_entries; k++) {
			const struct title_entry *e =
			    &t->entries.at[t->postings[s->first + k]];
			struct title_hit hit = {
			    e->rfc, e->alias, likeness(t, title, e)};

			if (hit.likeness >= TITLE_LIKE)
				n = add_hit(hits, n, hit);
		}
	}
	return n;
}
