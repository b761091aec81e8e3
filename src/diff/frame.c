/* Clauses on both sides: those with the same verb belong together, in order;
 * where the verb was exchanged, the clauses that bind. */
#include "diff/judge.h"

#define MOST_CLAUSES 24

struct clauses {
	const struct clause *at[MOST_CLAUSES];
	int key[MOST_CLAUSES]; /* family of the verb */
	bool used[MOST_CLAUSES];
	int n;
};

static void
collect(const struct judge *j, int side, struct clauses *out)
{
	const struct sense_side *s = &j->sense.side[side];
	const struct prose *p = s->v->prose;

	out->n = 0;
	for (int i = s->first_statement; i < s->last_statement; i++) {
		const struct statement *st = &p->statements.at[i];
		const struct unit *u = &p->text->units.at[i];
		const struct stretch *own =
		    &p->text->stretches
			 .at[u->first_stretch + u->n_stretches - 1];

		for (int k = 0; k < st->n_clauses; k++) {
			const struct clause *c =
			    &p->clauses.at[st->first_clause + k];

			if (c->verb < own->first || c->verb >= own->last ||
			    out->n == MOST_CLAUSES)
				continue;
			out->at[out->n] = c;
			out->used[out->n] = false;
			out->key[out->n++] =
			    index_find(&j->sense.terms->families,
				token_key(p->text, c->verb));
		}
	}
}

static int
strength(const struct clause *c)
{
	switch (c->modality) {
	case MODALITY_MUST:
	case MODALITY_PRESENT:
		return 4;
	case MODALITY_SHOULD:
		return 3;
	case MODALITY_EFFORT:
	case MODALITY_PLAN:
		return 2;
	case MODALITY_MAY:
		return 1;
	case MODALITY_NONE:
		break;
	}
	return 0;
}

static bool
is_ours(const struct clause *c)
{
	return c->actor == ACTOR_CA || c->actor == ACTOR_RA ||
	       c->actor == ACTOR_DELEGATED;
}

/* Words of one of the two clauses changed, up to and with the verb. */
static bool
head_changed(
    const struct judge *j, const struct clause *p, const struct clause *q)
{
	return sense_changed(&j->sense.side[0], p->first, p->verb + 1) ||
	       sense_changed(&j->sense.side[1], q->first, q->verb + 1);
}

static bool
body_changed(
    const struct judge *j, const struct clause *p, const struct clause *q)
{
	return sense_changed(&j->sense.side[0], p->first, p->last) ||
	       sense_changed(&j->sense.side[1], q->first, q->last);
}

static void
compare_strength(
    struct judge *j, const struct clause *p, const struct clause *q)
{
	int before = strength(p), after = strength(q);
	bool binding = is_ours(p) || is_ours(q) ||
		       judge_stance(j, 0) == STANCE_PROMISE ||
		       judge_stance(j, 1) == STANCE_PROMISE;
	struct aspect *a;

	if (!before || !after || before == after || !binding ||
	    !head_changed(j, p, q))
		return;
	if (after > before)
		a = judge_add(j, CHANGE_STRENGTHENED, DIRECTION_STRICTER,
		    "firmer wording");
	else
		a = judge_add(
		    j, CHANGE_WEAKENED, DIRECTION_LOOSER, "weaker wording");
	a->before = str_of(modality_name(p->modality));
	a->after = str_of(modality_name(q->modality));
}

static void
compare_polarity(
    struct judge *j, const struct clause *p, const struct clause *q)
{
	struct aspect *a;

	if (p->polarity == q->polarity || !body_changed(j, p, q))
		return;
	if (q->polarity == POLARITY_FREE)
		a = judge_add(
		    j, CHANGE_WEAKENED, DIRECTION_LOOSER, "no duty any more");
	else if (p->polarity == POLARITY_FREE)
		a = judge_add(j, CHANGE_STRENGTHENED, DIRECTION_STRICTER,
		    "a duty where there was none");
	else
		a = judge_add(j, CHANGE_REVERSED, DIRECTION_NONE,
		    q->polarity == POLARITY_NO ? "now denied"
					       : "no longer denied");
	a->before = str_of(polarity_name(p->polarity));
	a->after = str_of(polarity_name(q->polarity));
}

static void
compare_actor(struct judge *j, const struct clause *p, const struct clause *q)
{
	struct aspect *a;

	if (p->actor == q->actor || p->actor == ACTOR_NONE ||
	    q->actor == ACTOR_NONE || !head_changed(j, p, q) ||
	    !(is_ours(p) || is_ours(q)))
		return;
	a = judge_add(j, CHANGE_ACTOR, DIRECTION_NONE, "somebody else acts");
	a->before = str_of(actor_name(p->actor));
	a->after = str_of(actor_name(q->actor));
}

/* What the clause says, as words: empty for none. */
static struct str
tokens_text(struct judge *j, int side, int first, int last)
{
	const struct version *v = j->sense.side[side].v;
	const struct token *t = v->prose->text->tokens.at;

	if (last <= first || t[first].block != t[last - 1].block)
		return (struct str){0};
	return str_sub(v->document.doc->blocks.at[t[first].block].text,
	    t[first].start, t[last - 1].end);
}

static void
compare_limits_of_words(
    struct judge *j, const struct clause *p, const struct clause *q)
{
	bool weak[2] = {
	    p->weak_last > p->weak_first, q->weak_last > q->weak_first};
	bool except[2] = {
	    p->except_last > p->except_first, q->except_last > q->except_first};
	struct aspect *a;

	if (!body_changed(j, p, q))
		return;
	if (weak[0] != weak[1]) {
		a = judge_add(j,
		    weak[1] ? CHANGE_WEAKENED : CHANGE_STRENGTHENED,
		    weak[1] ? DIRECTION_LOOSER : DIRECTION_STRICTER,
		    weak[1] ? "left to discretion"
			    : "no longer left to "
			      "discretion");
		a->before = tokens_text(j, 0, p->weak_first, p->weak_last);
		a->after = tokens_text(j, 1, q->weak_first, q->weak_last);
	}
	if (except[0] != except[1]) {
		a = judge_add(j, CHANGE_SCOPE,
		    except[1] ? DIRECTION_NARROWER : DIRECTION_WIDER,
		    except[1] ? "an exception was added"
			      : "an exception is gone");
		a->before = tokens_text(j, 0, p->except_first, p->except_last);
		a->after = tokens_text(j, 1, q->except_first, q->except_last);
	}
}

static void
compare(struct judge *j, const struct clause *p, const struct clause *q)
{
	compare_strength(j, p, q);
	compare_polarity(j, p, q);
	compare_actor(j, p, q);
	compare_limits_of_words(j, p, q);
}

/* The firmest clause, those of ours before others; -1 when there is none or it
 * has its counterpart already. */
static int
main_clause(const struct clauses *c)
{
	int best = -1, worth = 0;

	for (int i = 0; i < c->n; i++) {
		int w = 1 + strength(c->at[i]) + (is_ours(c->at[i]) ? 8 : 0);

		if (w > worth) {
			best = i;
			worth = w;
		}
	}
	return best >= 0 && !c->used[best] ? best : -1;
}

void
judge_frames(struct judge *j)
{
	struct clauses c[2];
	int one, other;

	collect(j, 0, &c[0]);
	collect(j, 1, &c[1]);
	for (int i = 0; i < c[0].n; i++)
		for (int k = 0; k < c[1].n && !c[0].used[i]; k++) {
			if (c[1].used[k] || c[0].key[i] != c[1].key[k])
				continue;
			c[0].used[i] = c[1].used[k] = true;
			compare(j, c[0].at[i], c[1].at[k]);
		}
	one = main_clause(&c[0]);
	other = main_clause(&c[1]);
	if (one >= 0 && other >= 0)
		compare(j, c[0].at[one], c[1].at[other]);
}
