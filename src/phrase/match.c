/* The search for one phrase: its program runs over the tokens of one unit.
 *
 * The search goes depth first and never comes to the same instruction and
 * token twice, so that it takes at most instructions times tokens steps
 * whatever the phrase; there is nothing to give up.
 *
 * Between two words of a phrase an article or a quotation mark may stand
 * unseen.  A gap takes words up to a barrier, and signs with them.
 */

#include "phrase/leaf.h"

struct search {
	const struct pattern_set *set;
	const struct phrase_text *text;
	const struct leaf *leaf;
	const struct inst *code; /* of the leaf */
	const int *keys; /* of the text's tokens */
	const unsigned char *flags; /* of keys */
	struct numbers numbers;
	int start, end; /* tokens it may take */
	uint64_t *work;
	struct span span; /* what the thread in hand has */
	struct noted noted; /* by it so far */
	struct { /* the gap whose marks stand in room.follow */
		int pc; /* -1: none */
		uint32_t now;
		bool by_key;
	} gap;
	struct arena *arena; /* of what is found */
	struct room *room;
};

struct room *
room_of(const struct phrase_text *text)
{
	struct phrase_index *ix = text->index;

	if (!ix->room)
		ix->room = arena_new(ix->arena, struct room);
	return ix->room;
}

static void
begin(struct search *s)
{
	struct room *room = s->room;
	size_t states =
	    (size_t)s->leaf->n_code * ((size_t)(s->end - s->start) + 1);

	if (states > room->n_met) {
		room->n_met = states * 2;
		room->met = arena_many(s->arena, uint16_t, room->n_met);
		room->search = 0;
	}
	if (++room->search == 0) {
		(void)memset(room->met, 0, room->n_met * sizeof(*room->met));
		room->search = 1;
	}
	room->threads.len = 0;
}

static unsigned
flags_at(const struct search *s, int at)
{
	return s->flags[s->keys[at]];
}

static bool
is_new(struct search *s, int pc, int at)
{
	size_t state = (size_t)pc * ((size_t)(s->end - s->start) + 1) +
		       (size_t)(at - s->start);

	if (s->room->met[state] == s->room->search)
		return false;
	s->room->met[state] = s->room->search;
	return true;
}

static void
put_off(struct search *s, int pc, int at, const struct span *via)
{
	struct thread t = {pc, at, s->noted.n, via};

	VEC_PUSH(s->arena, &s->room->threads, t);
}

static void
note_quantity(struct search *s, int quantity)
{
	if (s->noted.n < HIT_QUANTITIES)
		s->noted.quantities[s->noted.n++] = quantity;
}

static void
note_all(struct search *s, const struct noted *noted)
{
	for (int i = 0; i < noted->n; i++)
		note_quantity(s, noted->quantities[i]);
}

/* What was found, to be kept. */
static struct span
found_span(const struct search *s)
{
	struct span out = s->span;
	struct noted *noted;

	if (s->noted.n > 0) {
		noted = arena_new(s->arena, struct noted);
		*noted = s->noted;
		out.noted = noted;
	}
	return out;
}

/* -- quantities ---------------------------------------------------------- */

/* Seconds, for comparing: a month is a twelfth of 365 days. */
static double
seconds_of(enum quantity_kind kind, double value)
{
	return kind == QUANTITY_MONTHS ? value * (365.0 * 86400 / 12) : value;
}

/* "At least 24 hours" is no promise of at most 24 hours. */
static bool
compares(const struct measure *c, const struct quantity *q)
{
	double limit = c->value, value = q->value;
	bool upper = q->bound != BOUND_AT_LEAST && q->bound != BOUND_MORE_THAN;
	bool lower = q->bound != BOUND_AT_MOST && q->bound != BOUND_LESS_THAN;

	if (quantity_is_time(c->kind)) {
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
	case COMPARE_OID:
		break;
	}
	return false;
}

/* "#s2.23.140.1.2.1": four places or more, the first of them 0 to 2. */
static bool
is_oid(struct str key)
{
	int dots = 0;

	for (size_t i = 0; i < key.len; i++)
		dots += key.at[i] == '.';
	return dots >= 3 && key.len > 3 && key.at[2] >= '0' &&
	       key.at[2] <= '2' && key.at[3] == '.';
}

static bool
holds(const struct search *s, const struct measure *c, int at)
{
	const struct token *t = &s->text->tokens.at[at];
	const struct quantity *q;

	if (t->quantity < 0)
		return false;
	q = &s->text->quantities.at[t->quantity];
	if (q->kind != c->kind &&
	    !(quantity_is_time(q->kind) && quantity_is_time(c->kind)))
		return false;
	if (c->compare == COMPARE_OID)
		return is_oid(token_key(s->text, at));
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

/* Puts off a thread for each end of the concept, the nearest one last, so
 * that it comes first. */
static void
take_concept(struct search *s, int concept, int pc, int at)
{
	const struct spans *spans =
	    concept_spans(s->set, s->text, concept, s->work);
	size_t first = first_span(spans, at), last = first;

	while (last < spans->len && spans->at[last].first == at)
		last++;
	for (size_t i = last; i > first; i--)
		if (spans->at[i - 1].last <= s->end)
			put_off(s, pc + 1, spans->at[i - 1].last,
			    &spans->at[i - 1]);
}

/* Without a way out of the loop the compiler compares many at once. */
static bool
is_one_of(const struct search *s, const struct inst *in, int key)
{
	const int *keys = s->numbers.key_lists + in->x;
	bool found = false;

	for (int i = 0; i < in->y; i++)
		found |= keys[i] == key;
	return found;
}

/* The token after the one that the instruction takes, or -1. */
static int
take(struct search *s, const struct inst *in, int at)
{
	const struct token *t;

	switch ((enum op)in->op) {
	case OP_KEY:
		return s->keys[at] == s->numbers.keys[in->x] ? at + 1 : -1;
	case OP_KEYS:
		return is_one_of(s, in, s->keys[at]) ? at + 1 : -1;
	case OP_EXACT:
		t = &s->text->tokens.at[at];
		return t->word >= 0 && t->word == s->numbers.words[in->x]
			   ? at + 1
			   : -1;
	case OP_QUANTITY:
		if (!holds(s, &s->set->measures.at[in->x], at))
			return -1;
		note_quantity(s, s->text->tokens.at[at].quantity);
		return at + 1;
	default:
		return -1;
	}
}

static bool
concept_starts_at(const struct search *s, int concept, int at)
{
	const struct spans *spans =
	    concept_spans(s->set, s->text, concept, s->work);
	size_t i = first_span(spans, at);

	return i < spans->len && spans->at[i].first == at;
}

/* A cheap look at whether the instruction can take the token, or pass over
 * it. */
static bool
may_take(const struct search *s, const struct inst *in, int at)
{
	int key;

	if (at >= s->end)
		return in->op > OP_CONCEPT;
	key = s->keys[at];
	if (s->flags[key] & KEY_SILENT)
		return true;
	switch ((enum op)in->op) {
	case OP_KEY:
		return key == s->numbers.keys[in->x];
	case OP_KEYS:
		return is_one_of(s, in, key);
	case OP_EXACT:
		return s->text->tokens.at[at].word == s->numbers.words[in->x];
	case OP_QUANTITY:
		return s->text->tokens.at[at].quantity >= 0;
	case OP_CONCEPT:
		return concept_starts_at(s, in->x, at);
	default:
		return true;
	}
}

/* The same for all ways on from an instruction: a thread that would end at
 * once is not begun, and most ways of a bracket would. */
static bool
may_go_on(const struct search *s, int pc, int at)
{
	const struct inst *in = &s->code[pc];

	for (; in->op == OP_SPLIT; in = &s->code[in->y])
		if (may_take(s, &s->code[in->x], at))
			return true;
	return may_take(s, in, at);
}

static void
begin_marks(struct search *s, struct marks *m)
{
	size_t n = s->text->words.key.len;

	if (!m->by_key)
		m->by_key = arena_many(s->arena, uint16_t, n);
	if (++m->now == 0) {
		(void)memset(m->by_key, 0, n * sizeof(*m->by_key));
		m->now = 1;
	}
}

static bool
is_marked(const struct search *s, const struct marks *m, int at)
{
	return m->by_key[s->keys[at]] == m->now;
}

static void
mark_key(struct marks *m, int key)
{
	if (key >= 0)
		m->by_key[key] = m->now;
}

/* Marks the keys that the instruction can take; false where it takes what is
 * not known by its key. */
static bool
mark_keys(const struct search *s, struct marks *m, const struct inst *in)
{
	int word;

	switch ((enum op)in->op) {
	case OP_KEY:
		mark_key(m, s->numbers.keys[in->x]);
		return true;
	case OP_EXACT:
		word = s->numbers.words[in->x];
		if (word >= 0)
			mark_key(m, s->text->words.word.at[word].key);
		return true;
	case OP_KEYS:
		for (int i = 0; i < in->y; i++)
			mark_key(m, s->numbers.key_lists[in->x + i]);
		return true;
	default:
		return false;
	}
}

/* Marks the keys of all ways on from an instruction; false as above. */
static bool
mark_ways(const struct search *s, struct marks *m, int pc)
{
	const struct inst *in = &s->code[pc];

	for (; in->op == OP_SPLIT; in = &s->code[in->y])
		if (!mark_keys(s, m, &s->code[in->x]))
			return false;
	return mark_keys(s, m, in);
}

/* Puts off a thread for each place up to `last` where the concept starts, the
 * nearest one last.  Articles at the end are passed over unseen. */
static void
put_off_concept(struct search *s, int concept, int pc, int at, int last)
{
	const struct spans *spans =
	    concept_spans(s->set, s->text, concept, s->work);
	size_t first = first_span(spans, at), end = first;

	while (last + 1 < s->end && (flags_at(s, last) & KEY_SILENT))
		last++;
	while (end < spans->len && spans->at[end].first <= last)
		end++;
	for (; end > first; end--)
		if (end - 1 == first ||
		    spans->at[end - 2].first != spans->at[end - 1].first)
			put_off(s, pc, spans->at[end - 1].first, NULL);
}

/* Marks what can follow a gap, unless it is the one marked last; false when
 * not all of that is known by keys. */
static bool
mark_follow(struct search *s, int pc)
{
	struct marks *follow = &s->room->follow;

	if (s->gap.pc == pc && s->gap.now == follow->now)
		return s->gap.by_key;
	begin_marks(s, follow);
	s->gap.pc = pc;
	s->gap.now = follow->now;
	s->gap.by_key = mark_ways(s, follow, pc + 1);
	return s->gap.by_key;
}

/* Puts off a thread for each place where what follows the gap may go on, the
 * nearest one last, so that it comes first. */
static void
take_gap(struct search *s, int most, int pc, int at)
{
	const struct inst *next = &s->code[pc + 1];
	int words = 0, end = at;
	bool by_key;

	while (end < s->end) {
		unsigned flags = flags_at(s, end);

		if (flags & KEY_BARRIER ||
		    (words == most && !(flags & KEY_SIGN)))
			break;
		words += !(flags & KEY_SIGN);
		end++;
	}
	/* the token at the end may be what follows, too */
	end = end < s->end ? end : s->end - 1;
	if (next->op == OP_CONCEPT) {
		put_off_concept(s, next->x, pc + 1, at, end);
		return;
	}
	by_key = mark_follow(s, pc);
	for (int i = end; i >= at; i--)
		if (by_key ? is_marked(s, &s->room->follow, i) ||
				 (flags_at(s, i) & KEY_SILENT)
			   : may_go_on(s, pc + 1, i))
			put_off(s, pc + 1, i, NULL);
}

/* An instruction that takes tokens of the phrase.  False when the thread
 * ends; a concept puts off threads instead of going on. */
static bool
pass_token(
    struct search *s, const struct inst *in, unsigned flags, int *pc, int *at)
{
	int next;

	if (*at >= s->end)
		return false;
	if ((flags & KEY_SILENT) && *at > s->start)
		put_off(s, *pc, *at + 1, NULL);
	if (in->op == OP_CONCEPT) {
		take_concept(s, in->x, *pc, *at);
		return false;
	}
	next = take(s, in, *at);
	(*pc)++;
	*at = next;
	return next >= 0;
}

/* Runs one thread until it ends; true when the phrase is found, with its end
 * in the span. */
static bool
run(struct search *s, int pc, int at)
{
	while (is_new(s, pc, at)) {
		const struct inst *in = &s->code[pc];
		unsigned flags = at < s->end ? flags_at(s, at) : KEY_BARRIER;

		switch ((enum op)in->op) {
		case OP_END:
			s->span.last = at;
			return true;
		case OP_JUMP:
			pc = in->x;
			continue;
		case OP_SPLIT:
			if (!may_take(s, &s->code[in->x], at)) {
				pc = in->y;
				continue;
			}
			if (may_go_on(s, in->y, at))
				put_off(s, in->y, at, NULL);
			pc = in->x;
			continue;
		case OP_GAP:
			take_gap(s, in->x, pc, at);
			return false;
		default:
			break;
		}
		if (!pass_token(s, in, flags, &pc, &at))
			return false;
	}
	return false;
}

/* Finds the next way to match from the start; false when there is no more. */
static bool
next_match(struct search *s, bool first)
{
	if (first) {
		begin(s);
		s->noted.n = 0;
		put_off(s, 0, s->start, NULL);
	}
	while (s->room->threads.len > 0) {
		struct thread t = s->room->threads.at[--s->room->threads.len];

		s->noted.n = t.n_quantities;
		if (t.via && t.via->noted)
			note_all(s, t.via->noted);
		if (run(s, t.pc, t.at))
			return true;
	}
	return false;
}

/* -- where to start ------------------------------------------------------ */

#define START_CONCEPTS 8

/* The tokens at which a phrase can start: those of certain keys, which are
 * marked (room.start), quantities, and the starts of concepts. */
struct starts {
	bool any, keys, quantity;
	const struct spans *concepts[START_CONCEPTS];
	size_t at[START_CONCEPTS]; /* the next span of each */
	int n;
};

static struct starts
find_starts(struct search *s)
{
	const int *starts = s->set->starts.at + s->leaf->starts;
	struct starts out = {.n = 0};

	begin_marks(s, &s->room->start);
	for (int i = 0; i < s->leaf->n_starts; i++) {
		const struct inst *in = &s->code[starts[i]];

		if (mark_keys(s, &s->room->start, in))
			out.keys = true;
		else if (in->op == OP_QUANTITY)
			out.quantity = true;
		else if (in->op == OP_CONCEPT && out.n < START_CONCEPTS)
			out.concepts[out.n++] =
			    concept_spans(s->set, s->text, in->x, s->work);
		else
			out.any = true;
	}
	(void)memset(out.at, 0, (size_t)out.n * sizeof(*out.at));
	return out;
}

/* The first span from `next` on that starts at token `at` or behind it: in
 * ever larger steps, then in ever smaller ones. */
static size_t
span_from(const struct spans *spans, size_t next, int at)
{
	size_t step = 1;

	while (next + step < spans->len && spans->at[next + step].first < at)
		step *= 2;
	for (; step > 0; step /= 2)
		while (next + step <= spans->len &&
		       spans->at[next + step - 1].first < at)
			next += step;
	return next;
}

/* The first token in [from, end) where a concept starts, or `end`; what lies
 * before is passed over for good. */
static int
next_concept(struct starts *starts, int from, int end)
{
	for (int i = 0; i < starts->n; i++) {
		const struct spans *spans = starts->concepts[i];
		size_t next = span_from(spans, starts->at[i], from);

		starts->at[i] = next;
		if (next < spans->len && spans->at[next].first < end)
			end = spans->at[next].first;
	}
	return end;
}

/* The first token in [from, end) where the phrase may start, or `end`. */
static int
start_from(const struct search *s, struct starts *starts, int from, int end)
{
	const struct marks *marks = &s->room->start;

	if (starts->any)
		return from;
	if (starts->n > 0)
		end = next_concept(starts, from, end);
	if (starts->quantity)
		while (from < end && !is_marked(s, marks, from) &&
		       s->text->tokens.at[from].quantity < 0)
			from++;
	else if (starts->keys)
		while (from < end && !is_marked(s, marks, from))
			from++;
	else
		from = end;
	return from;
}

/* A phrase of one word matches wherever it may start. */
static void
find_word_in_unit(struct search *s, int unit, struct spans *out)
{
	const struct unit *u = &s->text->units.at[unit];
	*s->work += (uint64_t)(u->last - u->first);
	for (int at = u->first; at < u->last - 1; at++)
		if (is_marked(s, &s->room->start, at))
			VEC_PUSH(s->arena, out,
			    ((struct span){.first = at, .last = at + 1}));
}

/* A phrase that is one concept matches where that stands; of those that start
 * at one token the shortest, unless all are wanted. */
static void
find_concept_in_unit(struct search *s, struct starts *starts, int unit,
    bool all, struct spans *out)
{
	const struct unit *u = &s->text->units.at[unit];
	const struct spans *spans = starts->concepts[0];

	*s->work += (uint64_t)(u->last - u->first);
	for (size_t i = first_span(spans, u->first);
	     i < spans->len && spans->at[i].first < u->last - 1; i++)
		if (all || i == 0 ||
		    spans->at[i - 1].first != spans->at[i].first)
			VEC_PUSH(s->arena, out, spans->at[i]);
}

static void
find_in_unit(struct search *s, struct starts *starts, int unit, bool all,
    struct spans *out)
{
	const struct unit *u = &s->text->units.at[unit];
	int reach = leaf_reach(s->leaf), end = u->last - 1;

	*s->work += (uint64_t)(u->last - u->first);
	for (int at = start_from(s, starts, u->first, end); at < end;
	     at = start_from(s, starts, at + 1, end)) {
		bool found;

		s->start = s->span.first = at;
		s->end = end - at > reach ? at + reach : end;
		found = next_match(s, true);
		while (found) {
			VEC_PUSH(s->arena, out, found_span(s));
			found = all && next_match(s, false);
		}
	}
}

static void
find_phrase(struct search *s, const uint64_t *units, int first, int last,
    bool all, struct spans *out)
{
	int unit = set_next(units, first, last);
	struct starts starts;

	if (unit < 0)
		return;
	s->numbers = text_numbers(s->set, s->text);
	starts = find_starts(s);
	for (; unit >= 0; unit = set_next(units, unit + 1, last))
		if (s->leaf->is_word)
			find_word_in_unit(s, unit, out);
		else if (s->leaf->is_concept)
			find_concept_in_unit(s, &starts, unit, all, out);
		else
			find_in_unit(s, &starts, unit, all, out);
}

static struct search
search_of(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, uint64_t *work)
{
	return (struct search){.set = set,
	    .text = text,
	    .leaf = leaf,
	    .code = set->code.at + leaf->code,
	    .keys = text->keys.at,
	    .flags = text->words.flags.at,
	    .work = work,
	    .arena = text->index->arena,
	    .gap = {.pc = -1},
	    .room = room_of(text)};
}

void
leaf_all_matches(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, struct spans *out,
    uint64_t *work)
{
	struct search s = search_of(set, text, leaf, work);

	find_phrase(&s, units, 0, (int)text->units.len, true, out);
}

void
leaf_matches(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, int first, int last,
    struct spans *out, uint64_t *work)
{
	struct search s = search_of(set, text, leaf, work);

	find_phrase(&s, units, first, last, false, out);
}
