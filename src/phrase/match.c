/* The search for one phrase: its program runs over the tokens of one unit.
 *
 * The search goes depth first and never comes to the same instruction and
 * token twice, so that it takes at most instructions times tokens steps
 * whatever the phrase; there is nothing to give up.  Raw expressions run over
 * the bytes instead and can be given up by PCRE2.
 *
 * Between two words of a phrase an article or a quotation mark may stand
 * unseen.  A gap takes words up to a barrier, and signs with them.
 */
#include <assert.h>

#include "phrase/leaf.h"

struct search {
	struct pattern_set *set;
	const struct phrase_text *text;
	const struct leaf *leaf;
	int start, end; /* tokens it may take */
	uint64_t *work;
	struct span span; /* what the thread in hand has */
};

static void
begin(struct search *s)
{
	struct pattern_set *set = s->set;
	size_t states =
	    s->leaf->code.len * ((size_t)(s->end - s->start) + 1);

	if (states > set->n_met) {
		set->n_met = states * 2;
		set->met = arena_many(&set->arena, uint32_t, set->n_met);
		set->search = 0;
	}
	if (++set->search == 0) {
		(void)memset(set->met, 0, set->n_met * sizeof(*set->met));
		set->search = 1;
	}
	set->threads.len = 0;
}

static bool
is_new(struct search *s, int pc, int at)
{
	size_t state = (size_t)pc * ((size_t)(s->end - s->start) + 1) +
	    (size_t)(at - s->start);

	if (s->set->met[state] == s->set->search)
		return false;
	s->set->met[state] = s->set->search;
	return true;
}

static void
put_off(struct search *s, int pc, int at)
{
	struct thread t = {pc, at, s->span.n_quantities};

	VEC_PUSH(&s->set->arena, &s->set->threads, t);
}

static void
note_quantity(struct search *s, int quantity)
{
	if (s->span.n_quantities < HIT_QUANTITIES)
		s->span.quantities[s->span.n_quantities++] = quantity;
}

/* -- quantities ---------------------------------------------------------- */

/* Seconds, for comparing: a month is a twelfth of 365 days. */
static double
seconds_of(enum quantity_kind kind, double value)
{
	return kind == QUANTITY_MONTHS ? value * (365.0 * 86400 / 12) : value;
}

static bool
is_duration(enum quantity_kind kind)
{
	return kind == QUANTITY_TIME || kind == QUANTITY_MONTHS;
}

/* "At least 24 hours" is no promise of at most 24 hours. */
static bool
compares(const struct condition *c, const struct quantity *q)
{
	double limit = c->value, value = q->value;
	bool upper = q->bound != BOUND_AT_LEAST && q->bound != BOUND_MORE_THAN;
	bool lower = q->bound != BOUND_AT_MOST && q->bound != BOUND_LESS_THAN;

	if (is_duration(c->kind)) {
		limit = seconds_of(c->kind, limit);
		value = seconds_of(q->kind, value);
	}
	switch (c->compare) {
	case COMPARE_ANY:
		return true;
	case COMPARE_EQUAL:
		return q->kind == c->kind && q->value == c->value;
	case COMPARE_AT_MOST:
		return upper && value <= limit;
	case COMPARE_AT_LEAST:
		return lower && value >= limit;
	case COMPARE_LESS:
		return upper && value < limit;
	case COMPARE_MORE:
		return lower && value > limit;
	}
	return false;
}

static bool
holds(const struct search *s, const struct condition *c, int at)
{
	const struct token *t = &s->text->tokens.at[at];
	const struct quantity *q;

	if (t->quantity < 0)
		return false;
	q = &s->text->quantities.at[t->quantity];
	if (q->kind != c->kind &&
	    !(is_duration(q->kind) && is_duration(c->kind)))
		return false;
	if (c->compare != COMPARE_ANY && q->business != c->business)
		return false;
	if (c->kind == QUANTITY_SECTION && c->compare == COMPARE_EQUAL) {
		struct str key = token_key(s->text, at);

		return str_eq(str_sub(key, 2, key.len), c->digits);
	}
	return compares(c, q);
}

/* -- the program --------------------------------------------------------- */

/* The first span of the concept that starts at token `at`, or the end. */
static size_t
first_span(const struct spans *spans, int at)
{
	size_t low = 0, high = spans->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (spans->at[middle].first < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Puts off a thread for each end of the concept but the nearest, which it
 * returns; -1 when the concept does not stand here.  Quantities inside the
 * concept count as noted: they are noted for the nearest end only. */
static int
take_concept(struct search *s, int concept, int pc, int at)
{
	const struct spans *spans =
	    concept_spans(s->set, s->text, concept, s->work);
	size_t first = first_span(spans, at), last = first;

	while (last < spans->len && spans->at[last].first == at)
		last++;
	if (first == last || spans->at[first].last > s->end)
		return -1;
	for (size_t i = last - 1; i > first; i--)
		if (spans->at[i].last <= s->end)
			put_off(s, pc + 1, spans->at[i].last);
	for (int i = 0; i < spans->at[first].n_quantities; i++)
		note_quantity(s, spans->at[first].quantities[i]);
	return spans->at[first].last;
}

/* The token after the one that the instruction takes, or -1. */
static int
take(struct search *s, const struct inst *in, int at)
{
	const struct token *t = &s->text->tokens.at[at];

	switch (in->op) {
	case OP_KEY:
		return t->key == text_key(s->set, s->text, in->x) ? at + 1
								  : -1;
	case OP_EXACT:
		return t->word >= 0 &&
			t->word == text_word(s->set, s->text, in->x)
		    ? at + 1
		    : -1;
	case OP_QUANTITY:
		if (!holds(s, &s->set->conditions.at[in->x], at))
			return -1;
		note_quantity(s, t->quantity);
		return at + 1;
	default:
		return -1;
	}
}

/* Runs one thread until it ends; true when the phrase is found, with its end
 * in `*last`. */
static bool
run(struct search *s, int pc, int at, int *last)
{
	for (;;) {
		const struct inst *in = &s->leaf->code.at[pc];
		unsigned flags;
		int next;

		if (!is_new(s, pc, at))
			return false;
		switch (in->op) {
		case OP_END:
			*last = at;
			return true;
		case OP_JUMP:
			pc = in->x;
			continue;
		case OP_SPLIT:
			put_off(s, in->y, at);
			pc = in->x;
			continue;
		default:
			break;
		}
		flags = at < s->end ? token_flags(s->text, at) : KEY_BARRIER;
		if (in->op == OP_SIGNS || in->op == OP_ANY) {
			bool sign = (flags & KEY_SIGN) != 0;

			if (in->op == OP_SIGNS && sign &&
			    !(flags & KEY_BARRIER))
				put_off(s, pc, at + 1);
			if (in->op == OP_SIGNS) {
				pc++;
				continue;
			}
			if (flags & KEY_BARRIER)
				return false;
			pc += !sign;
			at++;
			continue;
		}
		if (at >= s->end)
			return false;
		if ((flags & KEY_SILENT) && at > s->start)
			put_off(s, pc, at + 1);
		next = in->op == OP_CONCEPT
		    ? take_concept(s, in->x, pc, at)
		    : take(s, in, at);
		if (next < 0)
			return false;
		pc++;
		at = next;
	}
}

/* Finds the next way to match from the start; false when there is no more. */
static bool
next_match(struct search *s, bool first)
{
	if (first) {
		begin(s);
		put_off(s, 0, s->start);
	}
	while (s->set->threads.len > 0) {
		struct thread t =
		    s->set->threads.at[--s->set->threads.len];

		s->span.n_quantities = t.n_quantities;
		if (run(s, t.pc, t.at, &s->span.last))
			return true;
	}
	return false;
}

/* A cheap look at the first instruction, which fails at most tokens. */
static bool
may_start(struct search *s, int at)
{
	const struct inst *in = &s->leaf->code.at[0];

	if (token_flags(s->text, at) & KEY_SIGN && in->op != OP_KEY)
		return false;
	if (in->op == OP_KEY)
		return s->text->tokens.at[at].key ==
		    text_key(s->set, s->text, in->x);
	if (in->op == OP_QUANTITY)
		return s->text->tokens.at[at].quantity >= 0;
	return true;
}

static void
find_phrase(struct search *s, int unit, bool all, struct spans *out)
{
	const struct unit *u = &s->text->units.at[unit];
	int reach = leaf_reach(s->leaf), end = u->last - 1;

	*s->work += (uint64_t)(u->last - u->first);
	for (int at = u->first; at < end; at++) {
		bool found;

		s->start = s->span.first = at;
		s->end = end - at > reach ? at + reach : end;
		if (!may_start(s, at))
			continue;
		found = next_match(s, true);
		while (found) {
			VEC_PUSH(&s->set->arena, out, s->span);
			found = all && next_match(s, false);
		}
	}
}

void
leaf_all_matches(struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, int unit, struct spans *out, uint64_t *work)
{
	struct search s = {set, text, leaf, 0, 0, work, {0}};

	find_phrase(&s, unit, true, out);
}

/* -- raw expressions ----------------------------------------------------- */

/* The tokens of the stretch that bytes [start, end) of its block touch. */
static bool
tokens_of(const struct phrase_text *text, const struct stretch *s,
    size_t start, size_t end, struct span *out)
{
	*out = (struct span){.first = -1};
	for (int i = s->first; i < s->last; i++) {
		const struct token *t = &text->tokens.at[i];

		if (t->end <= start || t->start >= end)
			continue;
		if (out->first < 0)
			out->first = i;
		out->last = i + 1;
		if (t->quantity >= 0 && out->n_quantities < HIT_QUANTITIES)
			out->quantities[out->n_quantities++] = t->quantity;
	}
	return out->first >= 0;
}

static int
find_raw(struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const struct stretch *s, struct spans *out,
    struct err *err)
{
	struct str bytes = str_sub(s->text, s->start, s->end);
	size_t from = 0, start, end;
	struct span span;

	while (from <= bytes.len) {
		int found =
		    regex_find(leaf->raw, bytes, from, &start, &end, err);

		if (found <= 0)
			return found;
		if (tokens_of(text, s, s->start + start, s->start + end, &span))
			VEC_PUSH(&set->arena, out, span);
		from = end > from ? end : from + 1;
		while (from < bytes.len &&
		    ((unsigned char)bytes.at[from] & 0xC0) == 0x80)
			from++;
	}
	return 0;
}

int
leaf_matches(struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, int unit, struct spans *out, uint64_t *work,
    struct err *err)
{
	struct search s = {set, text, leaf, 0, 0, work, {0}};
	const struct unit *u = &text->units.at[unit];

	if (!leaf->raw) {
		find_phrase(&s, unit, false, out);
		return 0;
	}
	*work += (uint64_t)(u->last - u->first);
	for (int i = 0; i < u->n_stretches; i++)
		if (find_raw(set, text, leaf,
			&text->stretches.at[u->first_stretch + i], out, err))
			return -1;
	return 0;
}
