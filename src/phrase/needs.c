/* Which units can hold a match at all, and what the text's numbers are for
 * the set's words.
 *
 * A sequence can match only where all its parts can, a choice where one of
 * its alternatives can.  Words come first: where they leave no unit, concepts
 * are not even looked for.
 */
#include <assert.h>

#include "phrase/leaf.h"

#define UNKNOWN (-2)

struct ints VEC(int);

struct concept_found {
	bool done;
	struct spans spans;
	uint64_t *units;
};

/* What a text learnt about the set that searches it. */
struct learnt {
	const struct pattern_set *set;
	struct ints keys; /* of the text or -1, by those of the set */
	struct ints key_lists; /* the same for those of the set's lists */
	struct ints words; /* the same, looked up when asked for */
	struct VEC(struct asked *) leaves; /* or NULL */
	struct VEC(struct concept_found) concepts;
	struct spans spans, spare; /* to find and sort those of a concept */
	struct asked none; /* of leaves that match nowhere */
	int *groups; /* by leaf: the one that asks for it, from 1 on; 0: none,
			-1: several.  NULL: there are no groups */
	struct arena brief; /* of leaves that one group asks for */
	struct ints briefly; /* those that it did ask for */
};

/* Most texts are asked about most leaves. */
static void
reserve_leaves(struct arena *a, struct learnt *l)
{
	l->leaves.cap = l->set->leaves.len;
	l->leaves.at = arena_many(a, struct asked *, l->leaves.cap);
}

/* What the set's keys are in the text: nearly all are asked for. */
static void
look_up_keys(struct learnt *l, const struct phrase_text *text)
{
	const struct vocabulary *of_set = &l->set->words->words;
	struct arena *a = text->index->arena;

	VEC_FIT(a, &l->keys, of_set->key.len);
	VEC_FIT(a, &l->key_lists, l->set->key_lists.len);
	while (l->keys.len < of_set->key.len) {
		struct str key = of_set->key.at[l->keys.len];

		VEC_PUSH(a, &l->keys, vocabulary_find(&text->words, key));
	}
	while (l->key_lists.len < l->set->key_lists.len) {
		int key = l->set->key_lists.at[l->key_lists.len];

		VEC_PUSH(a, &l->key_lists, l->keys.at[key]);
	}
}

static struct learnt *
learnt_of(const struct pattern_set *set, const struct phrase_text *text)
{
	struct phrase_index *ix = text->index;
	struct learnt *l = ix->learnt;

	if (!l) {
		l = ix->learnt = arena_new(ix->arena, struct learnt);
		l->set = set;
		reserve_leaves(ix->arena, l);
	}
	assert(l->set == set);
	if (l->keys.len < set->words->words.key.len ||
	    l->key_lists.len < set->key_lists.len)
		look_up_keys(l, text);
	return l;
}

struct numbers
text_numbers(const struct pattern_set *set, const struct phrase_text *text)
{
	const struct learnt *l = learnt_of(set, text);

	return (struct numbers){l->keys.at, l->words.at, l->key_lists.at};
}

/* -- narrowing ----------------------------------------------------------- */

struct narrower {
	const struct pattern_set *set;
	const struct phrase_text *text;
	struct phrase_index *ix;
	struct learnt *learnt;
	uint64_t *work;
};

static int
text_key(const struct narrower *n, int key)
{
	return n->learnt->keys.at[key];
}

static int
text_word(const struct narrower *n, int word)
{
	struct ints *words = &n->learnt->words;

	if ((int)words->len <= word)
		VEC_FIT(n->ix->arena, words, n->set->words->words.word.len);
	while ((int)words->len <= word)
		VEC_PUSH(n->ix->arena, words, UNKNOWN);
	if (words->at[word] == UNKNOWN)
		words->at[word] = index_find(&n->text->words.words,
		    n->set->words->words.word.at[word].plain);
	return words->at[word];
}

static void
keep_only(struct narrower *n, uint64_t *units, const uint64_t *these)
{
	for (size_t i = 0; i < n->ix->n_words; i++)
		units[i] &= these[i];
}

static void
keep_key(struct narrower *n, uint64_t *units, int key)
{
	if (key < 0)
		(void)memset(units, 0, n->ix->n_words * sizeof(*units));
	else
		index_keep(n->ix, key, units);
}

static void
keep_quantity(struct narrower *n, uint64_t *units, const struct measure *c)
{
	const uint64_t *one = n->ix->by_kind[c->kind], *other = one;

	if (c->kind == QUANTITY_TIME)
		other = n->ix->by_kind[QUANTITY_MONTHS];
	else if (c->kind == QUANTITY_MONTHS)
		other = n->ix->by_kind[QUANTITY_TIME];
	for (size_t i = 0; i < n->ix->n_words; i++)
		units[i] &= one[i] | other[i];
}

/* Exact words are looked up as words; the set is that of their key. */
static void
keep_exact(struct narrower *n, uint64_t *units, int word)
{
	int there = text_word(n, word);

	keep_key(n, units, there < 0 ? -1 : n->text->words.word.at[there].key);
}

static const struct concept_found *find_concept(const struct pattern_set *set,
    const struct phrase_text *text, int concept, uint64_t *work);

static void narrow(
    struct narrower *n, const struct node *node, uint64_t *units);

/* Adds the units that hold the word; false when it is not just a word. */
static bool
add_word(struct narrower *n, const struct node *node, uint64_t *units)
{
	int key;

	if (node->kind == NODE_SEQUENCE && node->size == 2)
		node++;
	if (node->kind != NODE_WORD && node->kind != NODE_TOKEN)
		return false;
	key = text_key(n, node->value);
	if (key >= 0)
		index_add(n->ix, key, units);
	return true;
}

static void
keep_choice(struct narrower *n, uint64_t *units, const struct node *choice)
{
	size_t bytes = n->ix->n_words * sizeof(*units);
	uint64_t *some = index_lend(n->ix), *one = index_lend(n->ix);
	const struct node *end = choice + choice->size;

	(void)memset(some, 0, bytes);
	for (const struct node *c = choice + 1; c < end; c += c->size) {
		if (add_word(n, c, some))
			continue;
		(void)memcpy(one, units, bytes);
		narrow(n, c, one);
		index_join(n->ix, one, some);
	}
	keep_only(n, units, some);
	index_return(n->ix);
	index_return(n->ix);
}

static void
keep_sequence(struct narrower *n, uint64_t *units, const struct node *sequence)
{
	static const enum node_kind order[] = {NODE_WORD, NODE_EXACT,
	    NODE_TOKEN, NODE_QUANTITY, NODE_CHOICE, NODE_SEQUENCE,
	    NODE_CONCEPT};
	const struct node *end = sequence + sequence->size;

	for (size_t i = 0; i < COUNT_OF(order); i++)
		for (const struct node *c = sequence + 1; c < end;
		     c += c->size) {
			if (c->kind != order[i])
				continue;
			narrow(n, c, units);
			if (set_is_empty(units, n->ix->n_words))
				return;
		}
}

static void
narrow(struct narrower *n, const struct node *node, uint64_t *units)
{
	switch ((enum node_kind)node->kind) {
	case NODE_WORD:
	case NODE_TOKEN:
		keep_key(n, units, text_key(n, node->value));
		break;
	case NODE_EXACT:
		keep_exact(n, units, node->value);
		break;
	case NODE_QUANTITY:
		keep_quantity(n, units, &n->set->measures.at[node->value]);
		break;
	case NODE_CONCEPT:
		keep_only(n, units,
		    find_concept(n->set, n->text, node->value, n->work)->units);
		break;
	case NODE_SEQUENCE:
		keep_sequence(n, units, node);
		break;
	case NODE_CHOICE:
		keep_choice(n, units, node);
		break;
	case NODE_GAP:
	case NODE_OPTION:
		break;
	}
}

/* The parts that narrowing passed over (options) may still name words and
 * concepts of the match: they must be known before it runs. */
static void
resolve(struct narrower *n, const struct leaf *leaf)
{
	const struct inst *code = n->set->code.at + leaf->code;

	for (const struct inst *in = code; in < code + leaf->n_code; in++)
		if (in->op == OP_EXACT)
			(void)text_word(n, in->x);
		else if (in->op == OP_CONCEPT)
			(void)find_concept(n->set, n->text, in->x, n->work);
}

/* Every unit, less those that cannot match. */
static void
narrow_leaf(struct narrower *n, const struct leaf *leaf, uint64_t *units)
{
	(void)memset(units, 0xFF, n->ix->n_words * sizeof(*units));
	units[n->ix->n_words - 1] =
	    (UINT64_C(1) << (n->text->units.len % 64)) - 1;
	if (leaf->raw >= 0)
		raw_keep(n->text, raw_of(n->set, n->text, leaf), units);
	else
		narrow(n, &n->set->nodes.at[leaf->root], units);
	if (leaf->raw < 0 && !set_is_empty(units, n->ix->n_words))
		resolve(n, leaf);
}

static bool
is_brief(const struct learnt *l, const struct leaf *leaf)
{
	return l->groups && l->groups[leaf->number] > 0;
}

struct arena *
leaf_arena(const struct phrase_text *text, const struct leaf *leaf)
{
	struct phrase_index *ix = text->index;

	return is_brief(ix->learnt, leaf) ? &ix->learnt->brief : ix->arena;
}

/* Most phrases that a text lacks lack words. */
static struct asked *
ask(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, uint64_t *work)
{
	struct phrase_index *ix = text->index;
	struct learnt *l = ix->learnt;
	struct narrower n = {set, text, ix, l, work};
	uint64_t *units = index_lend(ix);
	struct asked *asked = &l->none;

	narrow_leaf(&n, leaf, units);
	if (!set_is_empty(units, ix->n_words)) {
		struct arena *a = leaf_arena(text, leaf);

		asked = arena_new(a, struct asked);
		asked->can = index_pack(a, ix, units);
		if (is_brief(l, leaf))
			VEC_PUSH(ix->arena, &l->briefly, leaf->number);
	}
	index_return(ix);
	return asked;
}

struct asked *
leaf_asked(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, uint64_t *work)
{
	struct learnt *l = learnt_of(set, text);

	while (l->leaves.len <= (size_t)leaf->number)
		VEC_PUSH(text->index->arena, &l->leaves, NULL);
	if (!l->leaves.at[leaf->number])
		l->leaves.at[leaf->number] = ask(set, text, leaf, work);
	return l->leaves.at[leaf->number];
}

/* -- groups -------------------------------------------------------------- */

static void
take_leaf(struct learnt *l, int leaf, int group)
{
	int *of = leaf < 0 ? NULL : &l->groups[leaf];

	if (of && *of != group)
		*of = *of == 0 ? group : -1;
}

void
pattern_of_group(
    const struct pattern *p, const struct phrase_text *text, int group)
{
	const struct pattern_set *set = p->set;
	struct learnt *l = learnt_of(set, text);

	if (!l->groups)
		l->groups =
		    arena_many(text->index->arena, int, set->leaves.len);
	for (int i = 0; i < p->n_parts; i++) {
		const struct term *t =
		    &set->terms.at[set->parts.at[p->parts + i].term];

		take_leaf(l, t->leaf, group + 1);
		take_leaf(l, t->row, group + 1);
		take_leaf(l, t->column, group + 1);
		take_leaf(l, t->lead, group + 1);
	}
}

void
pattern_group_end(const struct phrase_text *text)
{
	struct learnt *l = text->index->learnt;

	if (!l)
		return;
	for (size_t i = 0; i < l->briefly.len; i++)
		l->leaves.at[l->briefly.at[i]] = NULL;
	l->briefly.len = 0;
	arena_clear(&l->brief);
}

/* -- concepts ------------------------------------------------------------ */

static int
compare_spans(const struct span *a, const struct span *b)
{
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->last > b->last) - (a->last < b->last);
}

/* The end of the spans from `at` on that stand in order. */
static size_t
run_end(const struct spans *spans, size_t at)
{
	for (at++; at < spans->len; at++)
		if (compare_spans(&spans->at[at - 1], &spans->at[at]) > 0)
			break;
	return at < spans->len ? at : spans->len;
}

/* Merges the runs [at, middle) and [middle, end) behind those in `to`. */
static void
merge_two(const struct spans *from, size_t at, size_t middle, size_t end,
    struct spans *to)
{
	size_t other = middle;

	while (at < middle && other < end)
		to->at[to->len++] =
		    compare_spans(&from->at[at], &from->at[other]) <= 0
			? from->at[at++]
			: from->at[other++];
	while (at < middle)
		to->at[to->len++] = from->at[at++];
	while (other < end)
		to->at[to->len++] = from->at[other++];
}

/* Merges neighbours into `to`, which has room. */
static void
merge_neighbours(const struct spans *from, struct spans *to)
{
	size_t middle, end;

	to->len = 0;
	for (size_t at = 0; at < from->len; at = end) {
		middle = run_end(from, at);
		end = middle < from->len ? run_end(from, middle) : middle;
		merge_two(from, at, middle, end, to);
	}
}

/* Each phrase left a run of spans that stand in order, or a few: neighbours
 * are merged until one is left, from one place to the other and back.  Gives
 * the place with the last. */
static struct spans
sort_spans(struct arena *a, struct spans spans, struct spans *spare)
{
	struct spans from = spans, to;

	while (spare->cap < spans.len)
		spare->at = arena_grow(
		    a, spare->at, spare->cap, &spare->cap, sizeof(*spare->at));
	to = *spare;
	while (run_end(&from, 0) < from.len) {
		struct spans merged = to;

		merge_neighbours(&from, &merged);
		to = from;
		from = merged;
	}
	return from;
}

/* A copy of spans that stand in order, each once. */
static struct spans
keep_distinct(struct arena *a, const struct spans *spans)
{
	struct spans out = {0};
	size_t n = spans->len > 0;

	for (size_t i = 1; i < spans->len; i++)
		n += compare_spans(&spans->at[i - 1], &spans->at[i]) != 0;
	out.at = arena_room(a, n, sizeof(*out.at));
	out.cap = n;
	for (size_t i = 0; i < spans->len; i++)
		if (i == 0 ||
		    compare_spans(&spans->at[i - 1], &spans->at[i]) != 0)
			out.at[out.len++] = spans->at[i];
	return out;
}

static void
add_phrase(struct narrower *n, const struct leaf *leaf)
{
	uint64_t *candidates = index_lend(n->ix);

	narrow_leaf(n, leaf, candidates);
	if (!set_is_empty(candidates, n->ix->n_words))
		leaf_all_matches(n->set, n->text, leaf, candidates,
		    &n->learnt->spans, n->work);
	index_return(n->ix);
}

/* The units that hold the spans; both are in order. */
static void
note_units(struct narrower *n, struct concept_found *found)
{
	const struct unit *units = n->text->units.at;
	int u = 0;

	for (size_t i = 0; i < found->spans.len; i++) {
		while (found->spans.at[i].first >= units[u].last)
			u++;
		set_add(found->units, u);
	}
}

/* A name longer than any phrase of the concept counts with its end. */
static void
add_own_names(const struct narrower *n, int longest)
{
	for (size_t i = 0; i < n->text->own_names.len; i++) {
		const struct own_name *own = &n->text->own_names.at[i];
		struct span s = {.first = own->first, .last = own->last};

		if (s.last - s.first > longest)
			s.first = s.last - longest;
		VEC_PUSH(n->ix->arena, &n->learnt->spans, s);
	}
}

/* All spans of the concept, in order.  They are collected behind those of a
 * concept that is being looked for and has this one in a phrase. */
static struct spans
find_spans(struct narrower *n, const struct phrases_of *of)
{
	struct arena *a = n->ix->arena;
	struct spans *all = &n->learnt->spans, these;
	size_t before = all->len;

	for (int i = 0; i < of->n_leaves; i++)
		add_phrase(n,
		    &n->set->leaves.at[n->set->leaf_lists.at[of->leaves + i]]);
	if (of->takes_own_names)
		add_own_names(n, of->longest);
	these = (struct spans){.len = all->len - before};
	if (these.len > 0)
		these.at = all->at + before;
	these = sort_spans(a, these, &n->learnt->spare);
	these = keep_distinct(a, &these);
	all->len = before;
	return these;
}

static const struct concept_found *
find_concept(const struct pattern_set *set, const struct phrase_text *text,
    int concept, uint64_t *work)
{
	struct learnt *l = learnt_of(set, text);
	struct narrower n = {set, text, text->index, l, work};
	struct concept_found found = {.done = true};

	while ((int)l->concepts.len <= concept)
		(void)VEC_ADD(n.ix->arena, &l->concepts);
	if (l->concepts.at[concept].done)
		return &l->concepts.at[concept];
	found.spans = find_spans(&n, &set->concepts.at[concept]);
	found.units = index_set(n.ix);
	note_units(&n, &found);
	l->concepts.at[concept] = found; /* the list may have moved */
	return &l->concepts.at[concept];
}

static void
leaf_concepts(const struct pattern_set *set, const struct phrase_text *text,
    int number, uint64_t *work)
{
	const struct leaf *leaf;
	const struct inst *code;

	if (number < 0)
		return;
	leaf = &set->leaves.at[number];
	code = set->code.at + leaf->code;
	for (const struct inst *in = code; in < code + leaf->n_code; in++)
		if (in->op == OP_CONCEPT)
			(void)find_concept(set, text, in->x, work);
}

void
pattern_concepts(
    const struct pattern *p, const struct phrase_text *text, uint64_t *work)
{
	const struct pattern_set *set = p->set;

	for (int i = 0; i < p->n_parts; i++) {
		const struct term *t =
		    &set->terms.at[set->parts.at[p->parts + i].term];

		leaf_concepts(set, text, t->cell ? t->row : t->leaf, work);
		leaf_concepts(set, text, t->cell ? t->column : -1, work);
		leaf_concepts(set, text, t->cell ? t->lead : -1, work);
	}
}

/* What was found of a concept is never changed again. */
struct learnt *
learnt_share(const struct phrase_index *from, struct phrase_index *to)
{
	struct learnt *l = arena_new(to->arena, struct learnt);

	if (!from->learnt)
		return NULL;
	l->set = from->learnt->set;
	l->keys = from->learnt->keys;
	l->key_lists = from->learnt->key_lists;
	l->keys.cap = l->keys.len; /* more would go to memory of its own */
	l->key_lists.cap = l->key_lists.len;
	reserve_leaves(to->arena, l);
	for (size_t i = 0; i < from->learnt->concepts.len; i++)
		VEC_PUSH(to->arena, &l->concepts, from->learnt->concepts.at[i]);
	return l;
}

const struct spans *
concept_spans(const struct pattern_set *set, const struct phrase_text *text,
    int concept, uint64_t *work)
{
	const struct learnt *l = text->index->learnt;

	if (l && (size_t) concept < l->concepts.len &&
	    l->concepts.at[concept].done)
		return &l->concepts.at[concept].spans;
	return &find_concept(set, text, concept, work)->spans;
}
