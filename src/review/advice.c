#include "review/advice.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/prints.h"
#include "review/advice_copies.h"

struct adviser {
	struct arena *arena; /* of what it makes */
	struct review *r;
	const struct phrase_text *text;
	const struct advice_lists *lists;
	const struct sections *only;
	struct advice_list all;
	int *group_of; /* [topic][direction] -> index into all, or -1 */
	size_t n_places;
	const struct advice_kind *kind; /* being searched */
	size_t kind_at;
	struct err *err;
	bool failed;
};

/* --- words --------------------------------------------------------------- */

/* One of the patterns stands in the statement. */
static bool
has_any(struct adviser *a, const struct phrases *list, int statement)
{
	bool found = false;

	for (size_t i = 0; i < list->len && !found && !a->failed; i++)
		a->failed =
		    pattern_find(list->at[i], a->text, &a->r->prose->windows,
			statement, statement + 1, pattern_stop_at_first, &found,
			&a->r->work, a->err) != 0;
	return found;
}

static bool
is_ours(const struct clause *c)
{
	return c->actor == ACTOR_CA || c->actor == ACTOR_RA ||
	       c->actor == ACTOR_DELEGATED || c->actor == ACTOR_NONE;
}

/* The CA binds itself there, or may choose and the kind is about that. */
static bool
commits(const struct clause *c, const struct advice_kind *kind)
{
	if (!is_ours(c) || c->verb < 0 || c->polarity == POLARITY_FREE)
		return false;
	switch (c->modality) {
	case MODALITY_PRESENT:
	case MODALITY_MUST:
	case MODALITY_SHOULD:
	case MODALITY_EFFORT:
		return true;
	case MODALITY_MAY:
		return kind && kind->may && c->actor != ACTOR_NONE;
	case MODALITY_NONE:
	case MODALITY_PLAN:
		break;
	}
	return false;
}

/* Where the clause names nobody, who acts in the one before: "Subscribers
 * shall destroy keys (for instance when they expire) by suitable means". */
static bool
follows_ours(
    const struct prose *p, const struct statement *st, const struct clause *c)
{
	const struct clause *first = &p->clauses.at[st->first_clause];

	while (c > first && c->actor == ACTOR_NONE)
		c--;
	return is_ours(c);
}

/* A fragment is what its lead-in makes of it. */
static bool
binds(const struct adviser *a, const struct hit *hit)
{
	const struct prose *p = a->r->prose;
	const struct statement *st = &p->statements.at[hit->unit];
	const struct clause *c =
	    prose_clause(p, hit->unit, hit->first, hit->last);

	if (st->use != PROSE_PRACTICE || st->kind == STATEMENT_HEADING ||
	    !follows_ours(p, st, c))
		return false;
	if (c->verb >= 0 && c->modality != MODALITY_NONE)
		return commits(c, a->kind);
	for (int i = 0; i < st->n_clauses; i++) {
		c = &p->clauses.at[st->first_clause + i];
		if (c->verb >= 0 && c->modality != MODALITY_NONE)
			return commits(c, a->kind);
	}
	return false;
}

/* --- topics -------------------------------------------------------------- */

static bool
lies_in(const struct adviser *a, const struct statement *st,
    const struct sections *list)
{
	const struct map *map = a->r->documents[st->document].map;

	for (size_t i = 0; i < list->len; i++)
		if (map_is_below(map, st->section, list->at[i]))
			return true;
	return false;
}

static const struct advice_topic *
topic_of(struct adviser *a, int statement)
{
	const struct statement *st = &a->r->prose->statements.at[statement];

	if (a->only->len && !lies_in(a, st, a->only))
		return NULL;
	for (size_t i = 0; i < a->lists->n_topics; i++) {
		const struct advice_topic *t = &a->lists->topics[i];

		if ((t->kinds & 1u << a->kind_at) &&
		    lies_in(a, st, &t->sections) &&
		    (!t->about.len || has_any(a, &t->about, statement)))
			return t;
	}
	return NULL;
}

static struct advice *
group(struct adviser *a, const struct advice_topic *t, enum advice_direction d)
{
	int *at =
	    &a->group_of[(t - a->lists->topics) * N_ADVICE_DIRECTIONS + (int)d];

	if (*at < 0) {
		struct advice *one = VEC_ADD(a->arena, &a->all);

		*at = (int)a->all.len - 1;
		one->direction = d;
		one->topic = t->name;
		one->title = t->title;
		one->weight = t->weight;
	}
	return &a->all.at[*at];
}

/* --- places -------------------------------------------------------------- */

/* The stretch of the statement that the token stands in. */
static void
span_of(const struct prose *p, int statement, const struct token *t,
    struct evidence *out)
{
	struct passage at[8];
	size_t n = prose_statement_passages(p, statement, at, COUNT_OF(at));

	*out = (struct evidence){.role = EVIDENCE_WEAKENS,
	    .document = t->document,
	    .section = p->maps[t->document]->section_of[t->block],
	    .block = t->block,
	    .statement = statement,
	    .start = t->start,
	    .end = t->end};
	for (size_t i = 0; i < n; i++)
		if (at[i].document == t->document && at[i].block == t->block &&
		    at[i].start <= t->start && t->end <= at[i].end) {
			out->start = at[i].start;
			out->end = at[i].end;
		}
}

/* The place of that sentence: words are found kind by kind, so that it may
 * stand anywhere. */
static struct advice_place *
find_place(struct adviser *a, struct advice *one, const struct evidence *at)
{
	for (size_t i = one->places.len; i > 0; i--) {
		struct advice_place *place = &one->places.at[i - 1];

		if (place->at.document == at->document &&
		    place->at.block == at->block &&
		    place->at.start == at->start)
			return place;
	}
	if (a->n_places == LIMIT_ADVICE) {
		a->r->advice_cut = true;
		return NULL;
	}
	a->n_places++;
	VEC_ADD(a->arena, &one->places)->at = *at;
	return &one->places.at[one->places.len - 1];
}

/* Tokens of one block; items of a list repeat their lead-in, whose words are
 * told once. */
static void
add_words(
    struct adviser *a, struct advice *one, int statement, int first, int last)
{
	const struct prose *p = a->r->prose;
	const struct token *t = &p->text->tokens.at[first];
	const struct token *end = &p->text->tokens.at[last - 1];
	struct advice_place *place;
	struct evidence at;

	if (t->document != end->document || t->block != end->block ||
	    end->end <= t->start)
		return;
	span_of(p, statement, t, &at);
	if (end->end > at.end)
		at.end = end->end;
	place = find_place(a, one, &at);
	for (size_t i = 0; place && i < place->words.len; i++)
		if (place->words.at[i].start < end->end &&
		    t->start < place->words.at[i].end)
			return;
	if (place)
		VEC_PUSH(a->arena, &place->words,
		    ((struct advice_words){a->kind, t->start, end->end}));
}

/* What tells the limit, or makes the words mean something else; also in the
 * next sentence: "This means within seven days." */
static bool
is_left_alone(struct adviser *a, int statement)
{
	const struct prose *p = a->r->prose;
	const struct statement *st = &p->statements.at[statement];

	if (has_any(a, &a->kind->unless, statement) ||
	    has_any(a, &a->lists->aside, statement))
		return true;
	return statement + 1 < (int)p->statements.len &&
	       st[1].paragraph == st->paragraph &&
	       st[1].document == st->document &&
	       has_any(a, &a->kind->unless_next, statement + 1);
}

static bool
note_word(void *self, const struct hit *hit)
{
	struct adviser *a = self;
	const struct advice_topic *t;

	if (!binds(a, hit) || is_left_alone(a, hit->unit))
		return !a->failed;
	t = topic_of(a, hit->unit);
	if (t)
		add_words(a,
		    group(a, t, a->kind->is_wide ? ADVICE_WIDE : ADVICE_VAGUE),
		    hit->unit, hit->first, hit->last);
	return !a->failed && !a->r->advice_cut;
}

static int
find_words(struct adviser *a)
{
	const struct prose *p = a->r->prose;

	for (a->kind_at = 0; a->kind_at < a->lists->n_kinds; a->kind_at++) {
		a->kind = &a->lists->kinds[a->kind_at];
		for (size_t i = 0; i < a->kind->says.len; i++)
			if (pattern_find(a->kind->says.at[i], a->text,
				&p->windows, 0, (int)p->statements.len,
				note_word, a, &a->r->work, a->err) ||
			    a->failed)
				return -1;
	}
	a->kind = NULL;
	return 0;
}

/* --- deadlines ----------------------------------------------------------- */

/* The same kind of quantity, so much smaller. */
static bool
is_far_inside(const struct limit_step *step, const struct quantity *q)
{
	return step->has_max && q->kind == step->written.kind && q->value > 0 &&
	       q->value * ADVICE_FAR <= step->max;
}

/* The statement decided about the element: others that have such words may be
 * about something else. */
static bool
decided(const struct result *res, const struct element *e, int statement)
{
	for (size_t i = 0; i < res->elements.len; i++)
		if (str_eq(res->elements.at[i].name, e->name))
			return res->elements.at[i].verdict ==
				   VERDICT_COMPLIANT &&
			       res->elements.at[i].statement == statement;
	return false;
}

static void
note_deadline(struct adviser *a, const struct advice_topic *t,
    const struct element *e, const struct sighting *s)
{
	const struct prose *p = a->r->prose;
	const struct limit_step *step = NULL;
	int token = s->first;

	if (!s->quantity || (s->flags & (SIGHT_WEAK | SIGHT_WEAKENED)) ||
	    !s->clause || !commits(s->clause, NULL) ||
	    (a->only->len &&
		!lies_in(
		    a, &a->r->prose->statements.at[s->statement], a->only)))
		return;
	(void)limit_compare(&e->limit, s->quantity, a->r->as_of, &step);
	if (!step || !is_far_inside(step, s->quantity))
		return;
	while (token + 1 < s->last && p->text->tokens.at[token].quantity !=
					  s->quantity - p->text->quantities.at)
		token++;
	add_words(a, group(a, t, ADVICE_WIDE), s->statement, token, token + 1);
}

static void
find_deadlines(struct adviser *a, const struct advice_topic *t,
    const struct advice_ask *ask)
{
	int at = review_result_index(a->r, ask->rule);
	const struct rule *rule;

	if (at < 0)
		return;
	rule = a->r->results.at[at].rule;
	for (size_t i = 0; i < rule->n_elements; i++) {
		const struct sightings *seen = &a->r->seen.at[at].elements[i];

		for (size_t k = 0;
		     rule->elements[i].limit.n_steps && k < seen->len; k++)
			if (decided(&a->r->results.at[at], &rule->elements[i],
				seen->at[k].statement))
				note_deadline(
				    a, t, &rule->elements[i], &seen->at[k]);
	}
}

/* --- what is asked for --------------------------------------------------- */

static void
add_asked(struct adviser *a, struct advice *one, struct str says,
    struct str rule, const struct cite *cite)
{
	VEC_PUSH(
	    a->arena, &one->asked, ((struct advice_asked){says, rule, cite}));
}

static void
ask_rule(struct adviser *a, struct advice *one, struct str id, struct str says)
{
	const struct result *res = review_result(a->r, id);

	if (!res || res->verdict == VERDICT_NOT_APPLICABLE ||
	    res->rule->n_cites == 0 ||
	    (res->verdict == VERDICT_NOT_IN_FORCE && res->due == DATE_NONE))
		return;
	add_asked(a, one, says, id, &res->rule->cites[0]);
}

static bool
fits_purpose(const struct review *r, const struct sections *purposes)
{
	for (size_t i = 0; i < purposes->len; i++)
		if (subject_is_offered(&r->subjects, purposes->at[i]))
			return true;
	return purposes->len == 0;
}

static void
add_asks(struct adviser *a, struct advice *one)
{
	for (size_t i = 0; i < a->lists->n_topics; i++) {
		const struct advice_topic *t = &a->lists->topics[i];

		for (size_t k = 0; k < t->n_asks && str_eq(t->name, one->topic);
		     k++) {
			const struct advice_ask *ask = &t->asks[k];

			if (ask->rule.len)
				ask_rule(a, one, ask->rule, ask->says);
			else if (fits_purpose(a->r, &ask->purposes))
				add_asked(a, one, ask->says, (struct str){0},
				    &ask->cite);
		}
	}
}

/* --- in words ------------------------------------------------------------ */

static int
by_place(const void *x, const void *y)
{
	const struct advice_place *a = x, *b = y;

	if (a->at.document != b->at.document)
		return a->at.document < b->at.document ? -1 : 1;
	if (a->at.block != b->at.block)
		return a->at.block < b->at.block ? -1 : 1;
	return (a->at.start > b->at.start) - (a->at.start < b->at.start);
}

static int
by_start(const void *x, const void *y)
{
	const struct advice_words *a = x, *b = y;

	return (a->start > b->start) - (a->start < b->start);
}

/* How often words of the kind stand there; NULL: deadlines. */
static int
count_kind(const struct advice *one, const struct advice_kind *kind)
{
	int n = 0;

	for (size_t i = 0; i < one->places.len; i++)
		for (size_t k = 0; k < one->places.at[i].words.len; k++)
			n += one->places.at[i].words.at[k].kind == kind;
	return n;
}

/* "Not told: how often (3), in which cases (1)." */
static struct str
vague_message(struct adviser *a, const struct advice *one)
{
	struct arena *arena = a->arena;
	struct str out = STR("Not told: ");
	bool any = false;

	for (size_t k = 0; k < a->lists->n_kinds; k++) {
		const struct advice_kind *kind = &a->lists->kinds[k];
		int n = count_kind(one, kind);

		if (!n)
			continue;
		out = arena_print(arena, "%.*s%s%.*s (%d)", STR_ARG(out),
		    any ? ", " : "", STR_ARG(kind->lacks), n);
		any = true;
	}
	return arena_print(arena, "%.*s.", STR_ARG(out));
}

static struct str
wide_message(struct adviser *a, const struct advice *one)
{
	size_t n = one->places.len, far = (size_t)count_kind(one, NULL);

	if (far == n)
		return STR("The deadline is far inside the one that is "
			   "asked for.");
	return arena_print(a->arena,
	    "%zu passage%s promise%s more than is "
	    "asked for.",
	    n, n == 1 ? "" : "s", n == 1 ? "s" : "");
}

static void
tell(struct adviser *a, struct advice *one)
{
	struct arena *arena = a->arena;
	struct sha256 digest;

	qsort(
	    one->places.at, one->places.len, sizeof(*one->places.at), by_place);
	for (size_t i = 0; i < one->places.len; i++)
		qsort(one->places.at[i].words.at, one->places.at[i].words.len,
		    sizeof(*one->places.at[i].words.at), by_start);
	if (one->direction == ADVICE_VAGUE) {
		one->message = vague_message(a, one);
		ask_rule(a, one, a->lists->rule,
		    STR("limits instead of words that nobody can measure"));
	} else if (one->direction == ADVICE_WIDE) {
		one->message = wide_message(a, one);
	} else if (one->direction == ADVICE_COPIED) {
		ask_rule(a, one, a->lists->copies,
		    STR("what the CA does, and not only what is required"));
	}
	one->recommendation = a->lists->recommend[one->direction];
	digest = sha256_of(arena_print(arena, "advice\n%s\n%.*s\n",
	    advice_direction_name(one->direction), STR_ARG(one->topic)));
	one->fingerprint =
	    arena_copy(arena, (struct str){digest.text, FINGERPRINT_DIGITS});
}

/* Outdated text first, then what is vague, wide, copied; in each the weighty
 * topics, then those with many passages, then by place. */
static int
worst_first(const void *x, const void *y)
{
	const struct advice *a = x, *b = y;

	if (a->direction != b->direction)
		return a->direction < b->direction ? -1 : 1;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	if (a->places.len != b->places.len)
		return a->places.len > b->places.len ? -1 : 1;
	return by_place(&a->places.at[0], &b->places.at[0]);
}

int
advice_make(struct arena *arena, struct review *r,
    const struct phrase_text *text, const struct sections *only,
    struct err *err)
{
	struct adviser a = {.arena = arena,
	    .r = r,
	    .text = text,
	    .lists = r->pack->advice,
	    .only = only,
	    .err = err};
	size_t n = a.lists->n_topics * N_ADVICE_DIRECTIONS;

	a.group_of = arena_many(arena, int, n + 1);
	for (size_t i = 0; i < n; i++)
		a.group_of[i] = -1;
	if (find_words(&a))
		return -1;
	for (size_t i = 0; i < a.lists->n_topics; i++) {
		const struct advice_topic *t = &a.lists->topics[i];

		for (size_t k = 0; k < t->n_asks; k++)
			if (t->asks[k].deadline)
				find_deadlines(&a, t, &t->asks[k]);
	}
	advice_copies(arena, r, &embedded_prints, only,
	    LIMIT_ADVICE - a.n_places, &a.all);
	for (size_t i = 0; i < a.all.len; i++) {
		add_asks(&a, &a.all.at[i]);
		tell(&a, &a.all.at[i]);
	}
	if (a.all.len)
		qsort(a.all.at, a.all.len, sizeof(*a.all.at), worst_first);
	r->advice = a.all.at;
	r->n_advice = a.all.len;
	return 0;
}
