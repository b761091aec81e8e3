#include "prose/clause_cut.h"

static bool
is_key(const struct cutting *c, int token, const char *key)
{
	return str_eq(token_key(c->p->text, token), str_of(key));
}

static bool
is_soft(const struct cutting *c, int token)
{
	return frames_is_soft(c->f, token);
}

static bool
is_barrier(const struct cutting *c, int token)
{
	return token_flags(c->p->text, token) & KEY_BARRIER;
}

/* The clause that is open while the walk goes on. */
struct walk {
	struct cutting *c;
	int unit_last;
	struct draft now;
	size_t next_group;
	int aside_last; /* bracket that ends the aside in hand, or -1 */
	int aside_from; /* draft that goes on behind it */
};

/* Nothing but signs and conjunctions: the end of the clause before. */
static bool
is_tail(const struct walk *w, int at)
{
	for (int i = w->now.first; i < at; i++)
		if (!(token_flags(w->c->p->text, i) & KEY_SIGN) &&
		    !token_is(w->c->f, i, CLASS_JOIN))
			return false;
	return true;
}

static int
close_draft(struct walk *w, int at)
{
	if (w->c->drafts.len > 0 && w->now.group < 0 && is_tail(w, at)) {
		w->c->drafts.at[w->c->drafts.len - 1].last = at;
	} else if (at > w->now.first) {
		w->now.last = at;
		VEC_PUSH(w->c->f->arena, &w->c->drafts, w->now);
	}
	w->now.first = w->now.subject_first = at;
	return (int)w->c->drafts.len - 1;
}

static void
open_draft(struct walk *w, enum clause_kind kind, int joined, int outer)
{
	w->now.kind = kind;
	w->now.group = -1;
	w->now.joined = joined;
	w->now.outer = outer;
}

/* The group that starts next after `at` stands before the next sign that
 * could part it from here. */
static bool
verb_follows(const struct walk *w, int at)
{
	const struct group *g;

	if (w->next_group >= w->c->groups.len)
		return false;
	g = &w->c->groups.at[w->next_group];
	for (int i = at + 1; i < g->start; i++)
		if (is_barrier(w->c, i) ||
		    token_is_sign(w->c->f, i, SIGN_COMMA) ||
		    token_is(w->c->f, i, CLASS_RELATIVE) ||
		    token_is(w->c->f, i, CLASS_CONDITION))
			return false;
	return true;
}

/* "that period", "in that case": no relative clause. */
static bool
starts_relative(const struct walk *w, int at)
{
	const struct cutting *c = w->c;

	if (!token_is(c->f, at, CLASS_RELATIVE) || at == w->now.first)
		return false;
	if (is_key(c, at, "that") && token_is(c->f, at - 1, CLASS_PREPOSITION))
		return false;
	return verb_follows(w, at);
}

/* "if", "in the event that"; not "where applicable", which has no verb before
 * the comma.  Gives the words it takes, 0 for none. */
static int
starts_condition(struct walk *w, int at)
{
	struct cutting *c = w->c;
	const struct group *g;
	int len = 0;

	if (!frames_may_start(c->f, at, CLASS_BIT(CLASS_CONDITION)))
		return 0;
	c->cues.len = 0;
	frames_cues(
	    c->f, at, w->unit_last, CLASS_BIT(CLASS_CONDITION), &c->cues);
	for (size_t i = 0; i < c->cues.len; i++)
		if (c->cues.at[i].len > len)
			len = c->cues.at[i].len;
	/* "to provide" is of the family of "provided" */
	if (len == 1 && frames_form(c->f, at)->form != FORM_NONE &&
	    !token_is_word(c->f, at, WORD_PROVIDED))
		return 0;
	if (len == 0 || w->next_group >= c->groups.len)
		return 0;
	g = &c->groups.at[w->next_group];
	/* "the time since the last audit and must not exceed" */
	if (g->start > at + len && token_is(c->f, g->start - 1, CLASS_JOIN))
		return 0;
	for (int i = at + len; i < g->start; i++)
		if (is_barrier(c, i) || token_is_sign(c->f, i, SIGN_COMMA) ||
		    token_is_sign(c->f, i, SIGN_COLON) ||
		    token_is(c->f, i, CLASS_RELATIVE) ||
		    token_is(c->f, i, CLASS_CONDITION))
			return 0;
	return len;
}

/* The last conjunction or comma in [from, to), or -1.  A comma with a
 * conjunction parts clauses; a conjunction behind it alone joins nouns. */
static int
last_soft(const struct cutting *c, int from, int to)
{
	int last = -1;

	for (int i = to - 1; i >= from; i--) {
		if (!is_soft(c, i))
			continue;
		if (last < 0)
			last = i;
		if (!token_is(c->f, last, CLASS_JOIN))
			break;
		if (token_is_sign(c->f, i, SIGN_COMMA) && i + 1 < to &&
		    token_is(c->f, i + 1, CLASS_JOIN))
			return i + 1;
	}
	return last;
}

/* Where the noun before a verb starts: the last article or pronoun. */
static int
noun_before(const struct cutting *c, int from, int to)
{
	for (int i = to - 1; i >= from; i--)
		if (token_flags(c->p->text, i) & KEY_SILENT ||
		    token_is(c->f, i, CLASS_DETERMINER) ||
		    token_is(c->f, i, CLASS_PRONOUN))
			return i;
	return to;
}

bool
clause_is_adverbs(const struct frames *f, int from, int to)
{
	for (int i = from; i < to; i++)
		if (!frames_is_adverb(f, i) && !token_is(f, i, CLASS_JOIN) &&
		    !frames_is_soft(f, i))
			return false;
	return true;
}

/* "and, where possible, tests": the new clause starts at "and". */
static int
start_of_joint(struct cutting *c, int from, int soft)
{
	enum { FAR = 8 };

	for (int i = soft - 1; i >= from && i > soft - FAR; i--) {
		int end = i + 1;

		if (!is_soft(c, i))
			continue;
		c->cues.len = 0;
		frames_cues(c->f, end, soft, CLASS_BIT(CLASS_WEAK), &c->cues);
		for (size_t k = 0; k < c->cues.len; k++)
			if (end + c->cues.at[k].len == soft)
				return i > from &&
					       token_is(c->f, i - 1, CLASS_JOIN)
					   ? i - 1
					   : i;
		return soft;
	}
	return soft;
}

/* A second verb in the open clause: a new one starts before it. */
static void
cut_before_verb(struct walk *w, const struct group *g)
{
	struct cutting *c = w->c;
	const struct group *first = &c->groups.at[w->now.group];
	enum clause_kind kind = w->now.kind;
	int outer = w->now.outer;
	int soft = last_soft(c, first->end, g->start), closed;
	bool direct = soft >= 0 && clause_is_adverbs(c->f, soft, g->start);
	bool join = soft >= 0 && token_is(c->f, soft, CLASS_JOIN);

	if (soft < 0 && kind == CLAUSE_RELATIVE) {
		(void)close_draft(w, g->start);
		open_draft(w, CLAUSE_MAIN, outer, -1);
	} else if (soft < 0) {
		closed = close_draft(w, noun_before(c, first->end, g->start));
		open_draft(w, CLAUSE_MAIN, closed, -1);
	} else if (direct && (join || kind == CLAUSE_MAIN)) {
		closed = close_draft(w, start_of_joint(c, first->end, soft));
		open_draft(w, kind, closed, outer);
	} else if (direct) {
		(void)close_draft(w, g->start);
		open_draft(w, CLAUSE_MAIN, outer, -1);
	} else {
		closed = close_draft(w, soft);
		open_draft(w, join ? kind : CLAUSE_MAIN, closed, outer);
	}
}

static void
meet_group(struct walk *w)
{
	const struct group *g = &w->c->groups.at[w->next_group];

	if (w->now.group >= 0)
		cut_before_verb(w, g);
	w->now.group = (int)w->next_group++;
}

/* The bracket that closes at `at` holds all of the open dependent clause: "(if
 * we can) |". */
static bool
ends_aside(const struct walk *w, int at)
{
	const struct cutting *c = w->c;

	if (!token_is_sign(c->f, at, SIGN_CLOSE) ||
	    w->now.kind != CLAUSE_CONDITION || w->now.group < 0)
		return false;
	for (int i = at - 1; i >= w->now.first; i--)
		if (token_is_sign(c->f, i, SIGN_OPEN))
			return false;
	return true;
}

/* The bracket that closes the one at `at`, or -1. */
static int
bracket_end(const struct walk *w, int at)
{
	for (int i = at + 1; i < w->unit_last; i++) {
		if (token_is_sign(w->c->f, i, SIGN_OPEN))
			return -1;
		if (token_is_sign(w->c->f, i, SIGN_CLOSE))
			return i;
	}
	return -1;
}

/* The verb of the open clause, or that of the one it is joined to; or -1. */
static int
group_of_open(const struct walk *w)
{
	if (w->now.group >= 0 || w->now.joined < 0)
		return w->now.group;
	return w->c->drafts.at[w->now.joined].group;
}

/* "The address | (boxes are not accepted) | and the seat": the aside has a verb
 * of its own, and what it denies is not what goes on behind it. */
static bool
starts_aside(const struct walk *w, int at)
{
	const struct cutting *c = w->c;
	const struct group *g;
	int end, open = group_of_open(w);

	if (!token_is_sign(c->f, at, SIGN_OPEN) || open < 0 ||
	    w->next_group >= c->groups.len ||
	    token_is(c->f, at + 1, CLASS_CONDITION) ||
	    token_is(c->f, at + 1, CLASS_RELATIVE))
		return false;
	end = bracket_end(w, at);
	g = &c->groups.at[w->next_group];
	return g->start > at + 1 && g->end <= end &&
	       g->polarity == POLARITY_NO &&
	       c->groups.at[open].polarity == POLARITY_YES;
}

/* "24 hours: | the customer asks; ...": a limit that stands for itself. */
static bool
ends_limit(const struct walk *w, int at)
{
	enum { FAR = 5 };
	const struct phrase_text *t = w->c->p->text;

	if (!token_is_sign(w->c->f, at, SIGN_COLON) || w->now.group >= 0 ||
	    at > w->now.first + FAR)
		return false;
	for (int i = w->now.first; i < at; i++) {
		int q = t->tokens.at[i].quantity;

		if (q >= 0 && t->quantities.at[q].kind == QUANTITY_TIME)
			return true;
	}
	return false;
}

static bool
points_down(const struct cutting *c, const struct draft *d)
{
	for (int i = d->first; i < d->last; i++)
		if (is_key(c, i, "below") ||
		    (is_key(c, i, "follow") &&
			frames_form(c->f, i)->form == FORM_ING))
			return true;
	return false;
}

/* The clause that goes on in the items behind a lead-in: "audited by the
 * following criteria, and so are those which do not issue any more:" lists the
 * criteria. */
static int
clause_that_lists(const struct cutting *c, int last)
{
	int d = last;

	while (d >= 0 && !points_down(c, &c->drafts.at[d]))
		d--;
	return d >= 0 ? d : last;
}

void
clauses_cut(struct cutting *c, int first, int last)
{
	struct walk w = {.c = c,
	    .unit_last = last,
	    .now = {.first = first,
		.subject_first = first,
		.group = -1,
		.joined = -1,
		.outer = -1},
	    .aside_last = -1};

	for (int i = first; i < last; i++) {
		int closed;

		if (w.next_group < c->groups.len &&
		    c->groups.at[w.next_group].start == i) {
			meet_group(&w);
			i = c->groups.at[w.next_group - 1].end - 1;
		} else if (is_barrier(c, i) || i + 1 == c->lead_last ||
			   ends_limit(&w, i)) {
			closed = close_draft(&w, i + 1);
			if (i + 1 == c->lead_last)
				closed = clause_that_lists(c, closed);
			open_draft(&w, CLAUSE_MAIN, closed, -1);
		} else if (ends_aside(&w, i)) {
			closed = close_draft(&w, i + 1);
			open_draft(&w, CLAUSE_MAIN, closed - 1, -1);
		} else if (starts_aside(&w, i)) {
			w.aside_last = bracket_end(&w, i);
			w.aside_from = close_draft(&w, i);
			open_draft(&w, CLAUSE_MAIN, -1, -1);
		} else if (i == w.aside_last) {
			(void)close_draft(&w, i + 1);
			open_draft(&w, CLAUSE_MAIN, w.aside_from, -1);
		} else if (starts_relative(&w, i)) {
			bool inside = w.now.kind == CLAUSE_RELATIVE;
			int outer = w.now.outer;

			closed = close_draft(&w, i);
			open_draft(&w, CLAUSE_RELATIVE, closed,
			    inside ? outer : closed);
		} else if (w.now.group >= 0 || i == w.now.first) {
			int len = starts_condition(&w, i);

			if (len == 0)
				continue;
			(void)close_draft(&w, i);
			open_draft(&w, CLAUSE_CONDITION, -1, -1);
			i += len - 1;
		}
	}
	(void)close_draft(&w, last);
}
