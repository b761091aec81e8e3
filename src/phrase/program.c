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
 */
#include "base/limits.h"
#include "phrase/leaf.h"

struct maker {
	struct pattern_set *set;
	struct leaf *leaf;
};

static int
emit(struct maker *m, enum op op, int x)
{
	struct inst i = {op, x, 0};

	VEC_PUSH(&m->set->arena, &m->leaf->code, i);
	return (int)m->leaf->code.len - 1;
}

static int
here(const struct maker *m)
{
	return (int)m->leaf->code.len;
}

/* "word", "( one | other )": what such a phrase matches is seen without
 * running it (phrase/match.c).  Some two thirds of all leaves are so. */
static bool
is_word(const struct node *n)
{
	if (n->kind == NODE_WORD || n->kind == NODE_TOKEN)
		return true;
	if (n->kind == NODE_SEQUENCE)
		return n->first && !n->first->next && is_word(n->first);
	if (n->kind != NODE_CHOICE)
		return false;
	for (const struct node *c = n->first; c; c = c->next)
		if (!is_word(c))
			return false;
	return true;
}

static void
list_keys(struct maker *m, const struct node *n)
{
	if (n->kind == NODE_WORD || n->kind == NODE_TOKEN)
		VEC_PUSH(&m->set->arena, &m->set->key_lists, n->value);
	for (const struct node *c = n->first; c; c = c->next)
		list_keys(m, c);
}

/* "( one | other )" is one instruction: it is the most common bracket, and a
 * thread a word would be what most of a search does. */
static void
make_words(struct maker *m, const struct node *choice)
{
	size_t first = m->set->key_lists.len;
	int at = emit(m, OP_KEYS, (int)first);

	list_keys(m, choice);
	m->leaf->code.at[at].y = (int)(m->set->key_lists.len - first);
}

static void make(struct maker *m, const struct node *n);

static void
make_choice(struct maker *m, const struct node *n)
{
	int jump = -1; /* jumps to the end, chained through x */

	for (const struct node *c = n->first; c; c = c->next) {
		int split = c->next ? emit(m, OP_SPLIT, 0) : -1;

		if (split >= 0)
			m->leaf->code.at[split].x = here(m);
		make(m, c);
		if (split < 0)
			break;
		jump = emit(m, OP_JUMP, jump);
		m->leaf->code.at[split].y = here(m);
	}
	while (jump >= 0) {
		int before = m->leaf->code.at[jump].x;

		m->leaf->code.at[jump].x = here(m);
		jump = before;
	}
}

static void
make_option(struct maker *m, const struct node *n)
{
	int split = emit(m, OP_SPLIT, 0);

	m->leaf->code.at[split].x = here(m);
	make(m, n->first);
	m->leaf->code.at[split].y = here(m);
}

/* The tree is no deeper than LIMIT_PATTERN_DEPTH lets it be. */
static void
make(struct maker *m, const struct node *n)
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
		for (const struct node *c = n->first; c; c = c->next)
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
longest_of(const struct pattern_set *set, const struct node *n)
{
	int sum = 0;

	switch (n->kind) {
	case NODE_CONCEPT:
		return set->concepts.at[n->value]->longest;
	case NODE_GAP:
		return n->value;
	case NODE_SEQUENCE:
	case NODE_OPTION:
		for (const struct node *c = n->first; c; c = c->next)
			sum += longest_of(set, c);
		return sum;
	case NODE_CHOICE:
		for (const struct node *c = n->first; c; c = c->next) {
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
	const struct inst *in = &m->leaf->code.at[pc];

	while (in->op == OP_JUMP)
		in = &m->leaf->code.at[pc = in->x];
	if (in->op == OP_SPLIT) {
		find_starts(m, in->x);
		find_starts(m, in->y);
		return;
	}
	VEC_PUSH(&m->set->arena, &m->leaf->starts, pc);
}

static bool
is_concept(const struct node *n)
{
	while (n->kind == NODE_SEQUENCE && n->first && !n->first->next)
		n = n->first;
	return n->kind == NODE_CONCEPT;
}

/* Programs are made in one place and kept as long as they are. */
static void
keep_code(struct maker *m)
{
	struct insts *code = &m->leaf->code;
	struct inst *kept = arena_many(&m->set->arena, struct inst, code->len);

	(void)memcpy(kept, code->at, code->len * sizeof(*kept));
	code->at = kept;
	code->cap = code->len;
}

int
program_make(struct pattern_set *set, struct leaf *leaf, struct err *err)
{
	struct maker m = {set, leaf};
	int words = longest_of(set, leaf->root);

	leaf->code = set->code;
	leaf->code.len = 0;
	make(&m, leaf->root);
	(void)emit(&m, OP_END, 0);
	set->code = leaf->code;
	keep_code(&m);
	leaf->longest = words;
	if (words > LIMIT_PATTERN_TOKENS ||
	    leaf->code.len > LIMIT_PATTERN_STATES / (size_t)leaf_reach(leaf))
		return err_set(err, ERR_LIMIT,
		    "a phrase is too long: it could take %d words", words);
	find_starts(&m, 0);
	leaf->is_word = is_word(leaf->root);
	leaf->is_concept = is_concept(leaf->root);
	return 0;
}
