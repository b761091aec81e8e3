#include "phrase/bounds.h"

enum {
	LONGEST_PHRASE = 6,
	MOST_BETWEEN = 3, /* words between a phrase and its number */
	FAR_DENIAL = 12 /* words between a denial and what it turns round */
};

struct bound_phrase {
	int keys[LONGEST_PHRASE];
	int n;
	enum bound bound;
};

struct phrases VEC(struct bound_phrase);
struct key_list VEC(int);

struct bounds {
	struct phrases before, after, calendar;
	struct key_list between, every, one, intervals, frequencies, denials;
	/* by key: whether a phrase before a number ends with it, or one after
	 * a number starts with it; few words do */
	struct VEC(bool) is_edge;
};

/* The keys of a phrase of words; at most LONGEST_PHRASE. */
static int
keys_of(struct phrase_text *t, struct str phrase, int keys[LONGEST_PHRASE])
{
	int n = 0;

	t->pieces.len = 0;
	scan_text(&t->words, phrase, 0, phrase.len, &t->pieces);
	for (size_t i = 0; i < t->pieces.len && n < LONGEST_PHRASE; i++)
		if (t->pieces.at[i].kind == PIECE_WORD)
			keys[n++] = t->words.word.at[t->pieces.at[i].word].key;
	t->pieces.len = 0;
	return n;
}

static void
load_phrases(struct phrase_text *t, const struct json *from, struct phrases *to)
{
	for (int b = BOUND_EXACT; b <= BOUND_ABOUT; b++) {
		const struct json *list =
		    json_at(from, bound_name((enum bound)b));

		for (const struct json *n = json_first(list); n;
		     n = json_next(n)) {
			struct bound_phrase p = {.bound = (enum bound)b};

			p.n = keys_of(t, json_str(n), p.keys);
			if (p.n > 0)
				VEC_PUSH(t->arena, to, p);
		}
	}
}

static void
load_keys(struct phrase_text *t, const struct json *from, struct key_list *to)
{
	for (const struct json *n = json_first(from); n; n = json_next(n)) {
		int keys[LONGEST_PHRASE];

		if (keys_of(t, json_str(n), keys) > 0)
			VEC_PUSH(t->arena, to, keys[0]);
	}
}

static void
note_edges(struct phrase_text *t, struct bounds *b, const struct phrases *list,
    bool ends)
{
	for (size_t i = 0; i < list->len; i++) {
		const struct bound_phrase *p = &list->at[i];
		int key = p->keys[ends ? p->n - 1 : 0];

		while (b->is_edge.len <= (size_t)key)
			VEC_PUSH(t->arena, &b->is_edge, false);
		b->is_edge.at[key] = true;
	}
}

struct bounds *
bounds_new(struct phrase_text *t)
{
	struct bounds *b = arena_new(t->arena, struct bounds);
	const struct json *from = json_at(lexicon_frames(t->lexicon), "bounds");

	load_phrases(t, json_at(from, "before"), &b->before);
	load_phrases(t, json_at(from, "after"), &b->after);
	load_phrases(t, json_at(from, "calendar"), &b->calendar);
	load_keys(t, json_at(from, "between"), &b->between);
	load_keys(t, json_at(from, "every"), &b->every);
	load_keys(t, json_at(from, "one"), &b->one);
	load_keys(t, json_at(from, "intervals"), &b->intervals);
	load_keys(t, json_at(from, "frequencies"), &b->frequencies);
	load_keys(t, json_at(from, "denials"), &b->denials);
	note_edges(t, b, &b->before, true);
	note_edges(t, b, &b->after, false);
	note_edges(t, b, &b->calendar, true);
	return b;
}

static bool
has_key(const struct key_list *list, int key)
{
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i] == key)
			return true;
	return false;
}

bool
bounds_implies_one(const struct bounds *b, int key)
{
	return has_key(&b->every, key);
}

bool
bounds_implies_one_of(const struct bounds *b, int key)
{
	return has_key(&b->one, key);
}

static bool
stands_at(const struct phrase_text *t, const struct bound_phrase *p, int at,
    int first, int last)
{
	if (at < first || at + p->n > last)
		return false;
	for (int i = 0; i < p->n; i++)
		if (t->keys.at[at + i] != p->keys[i])
			return false;
	return true;
}

/* The longest phrase that ends (before a number) or starts (after it) at
 * `at`; NULL for none. */
static const struct bound_phrase *
longest_at(const struct phrase_text *t, const struct phrases *list, int at,
    bool ends, int first, int last)
{
	const struct bound_phrase *best = NULL;
	const struct bounds *b = t->bounds;
	int edge = ends ? at - 1 : at;

	if (edge < first || edge >= last ||
	    (size_t)t->keys.at[edge] >= b->is_edge.len ||
	    !b->is_edge.at[t->keys.at[edge]])
		return NULL;
	for (size_t i = 0; i < list->len; i++) {
		const struct bound_phrase *p = &list->at[i];

		if (best && best->n >= p->n)
			continue;
		if (stands_at(t, p, ends ? at - p->n : at, first, last))
			best = p;
	}
	return best;
}

enum bound
bounds_of_calendar(const struct phrase_text *t, int first, int at)
{
	const struct bound_phrase *p =
	    longest_at(t, &t->bounds->calendar, at, true, first, at);

	return p ? p->bound : BOUND_EXACT;
}

/* "At least every six hours" is at most six hours apart. */
static bool
is_interval(const struct phrase_text *t, int first, int last)
{
	for (int i = first; i < last; i++)
		if (has_key(&t->bounds->intervals, t->keys.at[i]))
			return true;
	return false;
}

/* "does not issue certificates that are valid for more than": the denial goes
 * before, in the same part of the sentence. */
static bool
is_denied(const struct phrase_text *t, int at, int first)
{
	for (int i = at - 1; i >= first && i >= at - FAR_DENIAL; i--) {
		unsigned flags = token_flags(t, i);

		if (flags & KEY_SIGN && !(flags & KEY_SILENT))
			return false;
		if (has_key(&t->bounds->denials, t->keys.at[i]))
			return true;
	}
	return false;
}

/* "No more frequently than every six hours" is at least so long already. */
static bool
tells_frequency(const struct phrase_text *t, const struct bound_phrase *p)
{
	for (int i = 0; i < p->n; i++)
		if (has_key(&t->bounds->frequencies, p->keys[i]))
			return true;
	return false;
}

/* What a phrase before a number means there; `end` is one past it. */
static enum bound
bound_before(const struct phrase_text *t, const struct bound_phrase *p, int end,
    int number, int first)
{
	bool interval = is_interval(t, end, number) && !tells_frequency(t, p);

	if (interval && p->bound == BOUND_AT_LEAST)
		return BOUND_AT_MOST;
	if (interval && p->bound == BOUND_MORE_THAN)
		return BOUND_LESS_THAN;
	if (p->bound == BOUND_MORE_THAN && is_denied(t, end - p->n, first))
		return BOUND_AT_MOST;
	if (p->bound == BOUND_LESS_THAN && is_denied(t, end - p->n, first))
		return BOUND_AT_LEAST;
	return p->bound;
}

/* "Every six hours at least" as well. */
static enum bound
bound_behind(const struct phrase_text *t, const struct bound_phrase *p,
    int number, int first)
{
	bool interval = number > first && is_interval(t, number - 1, number);

	return interval && p->bound == BOUND_AT_LEAST && p->n == 2 &&
		       str_eq(token_key(t, number + 1), STR("at"))
		   ? BOUND_AT_MOST
		   : p->bound;
}

static void
set_bound(const struct phrase_text *t, struct quantity *q, int first, int last)
{
	const struct bounds *b = t->bounds;
	const struct bound_phrase *p =
	    longest_at(t, &b->after, q->last, false, first, last);
	int at = q->first;

	q->bound = p ? bound_behind(t, p, q->first, first) : BOUND_EXACT;
	for (int skipped = 0; !p && skipped <= MOST_BETWEEN; skipped++, at--) {
		p = longest_at(t, &b->before, at, true, first, last);
		if (p) {
			q->bound = bound_before(t, p, at, q->first, first);
			break;
		}
		if (at <= first || !has_key(&b->between, t->keys.at[at - 1]))
			break;
	}
}

void
bounds_set(struct phrase_text *t, int first, int last)
{
	for (int i = first; i < last; i++) {
		int q = t->tokens.at[i].quantity;

		if (q >= 0)
			set_bound(t, &t->quantities.at[q], first, last);
	}
}
