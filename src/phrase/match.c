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
	const struct pattern_set *set;
	const struct phrase_text *text;
	const struct leaf *leaf;
	const struct inst *code; /* of the leaf */
	struct numbers numbers;
	int start, end; /* tokens it may take */
	uint64_t *work;
	struct span span; /* what the thread in hand has */
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
		room->met = arena_many(s->arena, uint32_t, room->n_met);
		room->search = 0;
	}
	if (++room->search == 0) {
		(void)memset(room->met, 0, room->n_met * sizeof(*room->met));
		room->search = 1;
	}
	room->threads.len = 0;
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
	struct thread t = {pc, at, s->span.n_quantities, via};

	VEC_PUSH(s->arena, &s->room->threads, t);
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
compares(const struct measure *c, const struct quantity *q)
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
	    !(is_duration(q->kind) && is_duration(c->kind)))
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

static bool
is_one_of(const struct search *s, const struct inst *in, int key)
{
	for (int i = 0; i < in->y; i++)
		if (s->numbers.keys[s->set->key_lists.at[in->x + i]] == key)
			return true;
	return false;
}

/* The token after the one that the instruction takes, or -1. */
static int
take(struct search *s, const struct inst *in, int at)
{
	const struct token *t = &s->text->tokens.at[at];

	switch ((enum op)in->op) {
	case OP_KEY:
		return t->key == s->numbers.keys[in->x] ? at + 1 : -1;
	case OP_KEYS:
		return is_one_of(s, in, t->key) ? at + 1 : -1;
	case OP_EXACT:
		return t->word >= 0 && t->word == s->numbers.words[in->x]
			   ? at + 1
			   : -1;
	case OP_QUANTITY:
		if (!holds(s, &s->set->measures.at[in->x], at))
			return -1;
		note_quantity(s, t->quantity);
		return at + 1;
	default:
		return -1;
	}
}

/* A cheap look at whether the instruction can take the token. */
static bool
may_take(const struct search *s, int pc, int at)
{
	const struct inst *in = &s->code[pc];
	const struct token *t = &s->text->tokens.at[at];

	if (in->op == OP_KEY)
		return t->key == s->numbers.keys[in->x] ||
		       (token_flags(s->text, at) & KEY_SILENT);
	if (in->op == OP_KEYS)
		return is_one_of(s, in, t->key) ||
		       (token_flags(s->text, at) & KEY_SILENT);
	if (in->op == OP_EXACT)
		return t->word == s->numbers.words[in->x] ||
		       (token_flags(s->text, at) & KEY_SILENT);
	if (in->op == OP_QUANTITY)
		return t->quantity >= 0 ||
		       (token_flags(s->text, at) & KEY_SILENT);
	return true;
}

/* Puts off a thread for each place up to `last` where the concept starts, the
 * nearest one last.  Articles at the end are passed over unseen. */
static void
put_off_concept(struct search *s, int concept, int pc, int at, int last)
{
	const struct spans *spans =
	    concept_spans(s->set, s->text, concept, s->work);
	size_t first = first_span(spans, at), end = first;

	while (last + 1 < s->end && (token_flags(s->text, last) & KEY_SILENT))
		last++;
	while (end < spans->len && spans->at[end].first <= last)
		end++;
	for (; end > first; end--)
		if (end - 1 == first ||
		    spans->at[end - 2].first != spans->at[end - 1].first)
			put_off(s, pc, spans->at[end - 1].first, NULL);
}

/* Puts off a thread for each place where what follows the gap may go on, the
 * nearest one last, so that it comes first. */
static void
take_gap(struct search *s, int most, int pc, int at)
{
	const struct inst *next = &s->code[pc + 1];
	int words = 0, end = at;

	while (end < s->end) {
		unsigned flags = token_flags(s->text, end);

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
	for (int i = end; i >= at; i--)
		if (may_take(s, pc + 1, i))
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
		unsigned flags =
		    at < s->end ? token_flags(s->text, at) : KEY_BARRIER;

		switch ((enum op)in->op) {
		case OP_END:
			s->span.last = at;
			return true;
		case OP_JUMP:
			pc = in->x;
			continue;
		case OP_SPLIT:
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
		s->span.n_quantities = 0;
		put_off(s, 0, s->start, NULL);
	}
	while (s->room->threads.len > 0) {
		struct thread t = s->room->threads.at[--s->room->threads.len];

		s->span.n_quantities = t.n_quantities;
		for (int i = 0; t.via && i < t.via->n_quantities; i++)
			note_quantity(s, t.via->quantities[i]);
		if (run(s, t.pc, t.at))
			return true;
	}
	return false;
}

/* -- where to start ------------------------------------------------------ */

/* Places of a key or starts of a concept, in order. */
struct source {
	const char *at;
	size_t stride, n, next;
};

#define SOURCES 8

/* The tokens at which a phrase can start: those of certain keys, quantities,
 * and the starts of concepts.  Where that can be told from a few lists of
 * places, the tokens need not be looked at. */
struct starts {
	bool any, quantity;
	bool listed; /* `sources` tells them all */
	const struct spans *concepts[SOURCES];
	size_t at[SOURCES]; /* the next span of each */
	int n;
	struct source sources[SOURCES];
	int n_sources;
};

static void
add_source(struct starts *to, const void *at, size_t stride, size_t n)
{
	if (to->n_sources == SOURCES)
		to->listed = false;
	else if (n > 0)
		to->sources[to->n_sources++] =
		    (struct source){at, stride, n, 0};
}

static void
add_key_source(struct search *s, struct starts *to, int key)
{
	const struct phrase_index *ix = s->text->index;

	if (key >= 0)
		add_source(to, &ix->places[ix->first_place[key]], sizeof(int),
		    (size_t)(ix->first_place[key + 1] - ix->first_place[key]));
}

static int
place_at(const struct source *source, size_t i)
{
	return *(const int *)(const void *)(source->at + i * source->stride);
}

/* The first place of the sources in [from, end), or `end`; what lies before is
 * passed over for good. */
static int
next_start(struct starts *starts, int from, int end)
{
	int nearest = end;

	for (int i = 0; i < starts->n_sources; i++) {
		struct source *source = &starts->sources[i];
		size_t step = 1, next = source->next;

		/* in ever larger steps, then in ever smaller ones */
		while (next + step < source->n &&
		       place_at(source, next + step) < from)
			step *= 2;
		for (; step > 0; step /= 2)
			while (next + step <= source->n &&
			       place_at(source, next + step - 1) < from)
				next += step;
		source->next = next;
		if (next < source->n && place_at(source, next) < nearest)
			nearest = place_at(source, next);
	}
	return nearest;
}

static void
mark_key(struct search *s, int key, bool on)
{
	struct room *room = s->room;

	if (key < 0)
		return;
	while (room->may_start.len < s->text->words.key.len)
		VEC_PUSH(s->arena, &room->may_start, 0);
	room->may_start.at[key] = on;
}

static int
exact_key(const struct search *s, int word)
{
	int there = s->numbers.words[word];

	return there < 0 ? -1 : s->text->words.word.at[there].key;
}

static void
mark_start(struct search *s, struct starts *to, int key)
{
	mark_key(s, key, true);
	add_key_source(s, to, key);
}

static void
mark_starts(struct search *s, struct starts *to, const struct inst *in)
{
	for (int i = 0; i < in->y; i++)
		mark_start(
		    s, to, s->numbers.keys[s->set->key_lists.at[in->x + i]]);
}

static void
add_concept(struct search *s, struct starts *to, int concept)
{
	const struct spans *spans =
	    concept_spans(s->set, s->text, concept, s->work);

	to->concepts[to->n++] = spans;
	add_source(to, spans->at, sizeof(*spans->at), spans->len);
}

static struct starts
find_starts(struct search *s)
{
	const int *starts = s->set->starts.at + s->leaf->starts;
	struct starts out = {.listed = true};

	mark_key(s, 0, false); /* makes room */
	for (int i = 0; i < s->leaf->n_starts; i++) {
		const struct inst *in = &s->code[starts[i]];

		if (in->op == OP_KEY)
			mark_start(s, &out, s->numbers.keys[in->x]);
		else if (in->op == OP_KEYS)
			mark_starts(s, &out, in);
		else if (in->op == OP_EXACT)
			mark_start(s, &out, exact_key(s, in->x));
		else if (in->op == OP_QUANTITY)
			out.quantity = true;
		else if (in->op == OP_CONCEPT && out.n < SOURCES)
			add_concept(s, &out, in->x);
		else
			out.any = true;
	}
	if (out.any || out.quantity)
		out.listed = false;
	return out;
}

static void
forget_starts(struct search *s)
{
	const int *starts = s->set->starts.at + s->leaf->starts;

	for (int i = 0; i < s->leaf->n_starts; i++) {
		const struct inst *in = &s->code[starts[i]];

		if (in->op == OP_KEY)
			mark_key(s, s->numbers.keys[in->x], false);
		else if (in->op == OP_KEYS)
			for (int k = 0; k < in->y; k++)
				mark_key(s,
				    s->numbers
					.keys[s->set->key_lists.at[in->x + k]],
				    false);
		else if (in->op == OP_EXACT)
			mark_key(s, exact_key(s, in->x), false);
	}
}

static bool
concept_starts(struct starts *starts, int at)
{
	for (int i = 0; i < starts->n; i++) {
		const struct spans *spans = starts->concepts[i];
		size_t *next = &starts->at[i];

		while (*next < spans->len && spans->at[*next].first < at)
			(*next)++;
		if (*next < spans->len && spans->at[*next].first == at)
			return true;
	}
	return false;
}

static bool
may_start(const struct search *s, struct starts *starts, int at)
{
	const struct token *t = &s->text->tokens.at[at];

	return s->room->may_start.at[t->key] || starts->any ||
	       (starts->quantity && t->quantity >= 0) ||
	       (starts->n > 0 && concept_starts(starts, at));
}

/* The first token in [from, end) where it may start, or `end`. */
static int
start_from(const struct search *s, struct starts *starts, int from, int end)
{
	if (starts->listed)
		return next_start(starts, from, end);
	while (from < end && !may_start(s, starts, from))
		from++;
	return from;
}

/* A phrase of one word matches wherever it may start. */
static void
find_word_in_unit(
    struct search *s, struct starts *starts, int unit, struct spans *out)
{
	const struct unit *u = &s->text->units.at[unit];
	int end = u->last - 1;

	*s->work += (uint64_t)(u->last - u->first);
	for (int at = start_from(s, starts, u->first, end); at < end;
	     at = start_from(s, starts, at + 1, end))
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
	for (int i = 0; i < starts->n && !starts->listed; i++)
		starts->at[i] = first_span(starts->concepts[i], u->first);
	for (int at = start_from(s, starts, u->first, end); at < end;
	     at = start_from(s, starts, at + 1, end)) {
		bool found;

		s->start = s->span.first = at;
		s->end = end - at > reach ? at + reach : end;
		found = next_match(s, true);
		while (found) {
			VEC_PUSH(s->arena, out, s->span);
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
			find_word_in_unit(s, &starts, unit, out);
		else if (s->leaf->is_concept)
			find_concept_in_unit(s, &starts, unit, all, out);
		else
			find_in_unit(s, &starts, unit, all, out);
	forget_starts(s);
}

void
leaf_all_matches(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, struct spans *out,
    uint64_t *work)
{
	struct search s = {.set = set,
	    .text = text,
	    .leaf = leaf,
	    .code = set->code.at + leaf->code,
	    .work = work,
	    .arena = text->index->arena,
	    .room = room_of(text)};

	find_phrase(&s, units, 0, (int)text->units.len, true, out);
}

int
leaf_matches(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, int first, int last,
    struct spans *out, uint64_t *work, struct err *err)
{
	struct search s = {.set = set,
	    .text = text,
	    .leaf = leaf,
	    .code = set->code.at + leaf->code,
	    .work = work,
	    .arena = text->index->arena,
	    .room = room_of(text)};

	if (leaf->raw < 0) {
		find_phrase(&s, units, first, last, false, out);
		return 0;
	}
	for (int unit = set_next(units, first, last); unit >= 0;
	     unit = set_next(units, unit + 1, last)) {
		const struct unit *u = &text->units.at[unit];

		*work += (uint64_t)(u->last - u->first);
		for (int i = 0; i < u->n_stretches; i++)
			if (raw_matches(set, text, leaf,
				&text->stretches.at[u->first_stretch + i], out,
				err))
				return -1;
	}
	return 0;
}
