/* A tree becomes a little program for the search in phrase/match.c.
 *
 *	A B		A, B
 *	( A | B )	split 1, 2;  1: A, jump end;  2: B
 *	( word | word )	keys
 *	[ A ]		split 1, end;  1: A
 *	..2		gap 2
 *
 * A split tries its first way first: an option is taken where it can be; a
 * gap stays as short as it can.
 *
 * Where a program jumps is told from its own beginning.
 */
#include <assert.h>

#include "base/limits.h"
#include "phrase/leaf.h"

struct maker {
	struct pattern_set *set;
	struct arena *a;
	struct leaf leaf;
};

static struct inst *
inst_at(const struct maker *m, int at)
{
	return &m->set->code.at[m->leaf.code + at];
}

/* Instructions so far. */
static int
here(const struct maker *m)
{
	return (int)m->set->code.len - m->leaf.code;
}

static int
emit(struct maker *m, enum op op, int x)
{
	struct inst i = {(uint16_t)op, 0, x};

	VEC_PUSH(m->a, &m->set->code, i);
	return here(m) - 1;
}

static void
set_other(struct maker *m, int at, int y)
{
	assert(y >= 0 && y <= UINT16_MAX); /* LIMIT_PATTERN_BYTES */
	inst_at(m, at)->y = (uint16_t)y;
}

/* "word", "( one | other )": what such a phrase matches is seen without
 * running it (phrase/match.c).  Some two thirds of all leaves are so. */
static bool
is_word(const struct tree *n)
{
	if (n->kind == NODE_WORD || n->kind == NODE_TOKEN)
		return true;
	if (n->kind == NODE_SEQUENCE)
		return n->first && !n->first->next && is_word(n->first);
	if (n->kind != NODE_CHOICE)
		return false;
	for (const struct tree *c = n->first; c; c = c->next)
		if (!is_word(c))
			return false;
	return true;
}

static void
list_keys(struct maker *m, const struct tree *n)
{
	if (n->kind == NODE_WORD || n->kind == NODE_TOKEN)
		VEC_PUSH(m->a, &m->set->key_lists, n->value);
	for (const struct tree *c = n->first; c; c = c->next)
		list_keys(m, c);
}

/* "( one | other )" is one instruction: it is the most common bracket, and a
 * thread a word would be what most of a search does. */
static void
make_words(struct maker *m, const struct tree *choice)
{
	size_t first = m->set->key_lists.len;
	int at = emit(m, OP_KEYS, (int)first);

	list_keys(m, choice);
	set_other(m, at, (int)(m->set->key_lists.len - first));
}

static void make(struct maker *m, const struct tree *n);

static void
make_choice(struct maker *m, const struct tree *n)
{
	int jump = -1; /* jumps to the end, chained through x */

	for (const struct tree *c = n->first; c; c = c->next) {
		int split = c->next ? emit(m, OP_SPLIT, 0) : -1;

		if (split >= 0)
			inst_at(m, split)->x = here(m);
		make(m, c);
		if (split < 0)
			break;
		jump = emit(m, OP_JUMP, jump);
		set_other(m, split, here(m));
	}
	while (jump >= 0) {
		int before = inst_at(m, jump)->x;

		inst_at(m, jump)->x = here(m);
		jump = before;
	}
}

static void
make_option(struct maker *m, const struct tree *n)
{
	int split = emit(m, OP_SPLIT, 0);

	inst_at(m, split)->x = here(m);
	make(m, n->first);
	set_other(m, split, here(m));
}

/* The tree is no deeper than LIMIT_PATTERN_DEPTH lets it be. */
static void
make(struct maker *m, const struct tree *n)
{
	switch (n->kind) {
	case NODE_WORD:
	case NODE_TOKEN:
		(void)emit(m, OP_KEY, n->value);
		break;
	case NODE_EXACT:
		(void)emit(m, OP_EXACT, n->value);
		break;
	case NODE_QUANTITY:
		(void)emit(m, OP_QUANTITY, n->value);
		break;
	case NODE_CONCEPT:
		(void)emit(m, OP_CONCEPT, n->value);
		break;
	case NODE_GAP:
		(void)emit(m, OP_GAP, n->value);
		break;
	case NODE_SEQUENCE:
		for (const struct tree *c = n->first; c; c = c->next)
			make(m, c);
		break;
	case NODE_CHOICE:
		if (is_word(n))
			make_words(m, n);
		else
			make_choice(m, n);
		break;
	case NODE_OPTION:
		make_option(m, n);
		break;
	}
}

static int
longest_of(const struct pattern_set *set, const struct tree *n)
{
	int sum = 0;

	switch (n->kind) {
	case NODE_CONCEPT:
		return set->concepts.at[n->value].longest;
	case NODE_GAP:
		return n->value;
	case NODE_SEQUENCE:
	case NODE_OPTION:
		for (const struct tree *c = n->first; c; c = c->next)
			sum += longest_of(set, c);
		return sum;
	case NODE_CHOICE:
		for (const struct tree *c = n->first; c; c = c->next) {
			int len = longest_of(set, c);

			sum = len > sum ? len : sum;
		}
		return sum;
	default:
		return 1;
	}
}

/* The instructions that are reached without taking a token. */
static void
find_starts(struct maker *m, int pc)
{
	const struct inst *in = inst_at(m, pc);

	while (in->op == OP_JUMP)
		in = inst_at(m, pc = in->x);
	if (in->op == OP_SPLIT) {
		find_starts(m, in->x);
		find_starts(m, in->y);
		return;
	}
	VEC_PUSH(m->a, &m->set->starts, pc);
}

static bool
is_concept(const struct tree *n)
{
	while (n->kind == NODE_SEQUENCE && n->first && !n->first->next)
		n = n->first;
	return n->kind == NODE_CONCEPT;
}

/* Lays the tree flat; no deeper than LIMIT_PATTERN_DEPTH lets it be. */
static void
lay_flat(struct maker *m, const struct tree *n)
{
	size_t at = m->set->nodes.len, size;
	struct node node = {.kind = (uint16_t)n->kind, .value = n->value};

	VEC_PUSH(m->a, &m->set->nodes, node);
	for (const struct tree *c = n->first; c; c = c->next)
		lay_flat(m, c);
	size = m->set->nodes.len - at;
	assert(size <= UINT16_MAX); /* LIMIT_PATTERN_BYTES */
	m->set->nodes.at[at].size = (uint16_t)size;
}

static bool
is_too_long(const struct maker *m)
{
	size_t most = LIMIT_PATTERN_STATES / (size_t)leaf_reach(&m->leaf);

	return m->leaf.longest > LIMIT_PATTERN_TOKENS ||
	       (size_t)m->leaf.n_code > most;
}

int
program_make(struct pattern_set *set, struct arena *a, const struct tree *root,
    struct err *err)
{
	struct maker m = {set, a,
	    {.number = (int)set->leaves.len,
		.root = (int)set->nodes.len,
		.raw = -1,
		.code = (int)set->code.len,
		.starts = (int)set->starts.len,
		.longest = longest_of(set, root),
		.is_word = is_word(root),
		.is_concept = is_concept(root)}};

	make(&m, root);
	(void)emit(&m, OP_END, 0);
	m.leaf.n_code = here(&m);
	if (is_too_long(&m))
		return err_set(err, ERR_LIMIT,
		    "a phrase is too long: it could take %d words",
		    m.leaf.longest);
	find_starts(&m, 0);
	m.leaf.n_starts = (int)set->starts.len - m.leaf.starts;
	lay_flat(&m, root);
	VEC_PUSH(a, &set->leaves, m.leaf);
	return m.leaf.number;
}
