/* A statement is cut into clauses, and each gets its frame.
 *
 * The finite verbs come first (prose/verb.h), then the cuts between clauses
 * (prose/clause_cut.h), then the frame of each.
 *
 * A clause without a subject has that of the clause it is joined to; one
 * without a verb has the whole frame of the clause before, in particular that
 * of its lead-in: "The CA shall: | publish ...; | keep ...".
 */

#include "prose/actor.h"
#include "prose/clause_cut.h"
#include "prose/interval.h"
#include "prose/past.h"
#include "prose/reader.h"
#include "prose/spare.h"
#include "prose/verb.h"
#include "prose/weak.h"

struct reader {
	struct prose *p;
	struct frames *f;
	struct cutting cut; /* of the unit in hand */
	struct cues cues;
	struct VEC(struct clause) parts; /* of the unit in hand */
	int part; /* being added */
	int statement;
};

/* -- frames -------------------------------------------------------------- */

static void
inherit(struct clause *c, const struct clause *from)
{
	c->actor = from->actor;
	c->modality = from->modality;
	c->polarity = from->polarity;
	c->passive = from->passive;
}

/* "no certificate is issued": the subject denies the verb. */
static bool
subject_denies(struct reader *r, int first, int last)
{
	for (int i = first; i < last; i++)
		if (token_is(r->f, i, CLASS_NO_SUBJECT) &&
		    !frames_is_number(r->f, i + 1) &&
		    !frames_has_cue(r->f, i, last, CLASS_BIT(CLASS_NOT_FREE)))
			return true;
	return false;
}

/* The antecedent of "who" or "which" stands right before it. */
static enum actor
antecedent(struct reader *r, int at, int from)
{
	bool empty;

	if (at - 1 < from)
		return ACTOR_NONE;
	if (token_is_sign(r->f, at - 1, SIGN_COMMA))
		at--;
	for (int first = at - 1; first >= from && first > at - 4; first--) {
		enum actor a = actor_of_subject(r->f, first, at, &empty);

		if (a != ACTOR_NONE)
			return a;
	}
	return ACTOR_NONE;
}

/* "they" are the last people named before, "it" the subject of the clause
 * before. */
static enum actor
meant_by_pronoun(struct reader *r, int at, enum actor joined)
{
	const struct unit *u = &r->p->text->units.at[r->statement];
	bool empty;

	if (!token_is_word(r->f, at, WORD_THEY) || joined != ACTOR_CA)
		return joined;
	for (int i = at - 1; i >= u->first; i--) {
		enum actor a;

		if (!(token_classes(r->f, i) & CLASS_ACTORS) ||
		    !frames_form(r->f, i)->plural)
			continue;
		a = actor_of_subject(r->f, i, i + 1, &empty);
		if (a != ACTOR_NONE)
			return a;
	}
	return joined;
}

/* "It is the responsibility of the CA to", "it is the CA's policy to". */
static enum actor
actor_of_duty(struct reader *r, const struct group *g, int last)
{
	enum { FAR = 10 };
	enum actor actor = ACTOR_NONE;
	bool duty = false, empty;

	for (int i = g->end; i < last && i < g->end + FAR; i++) {
		if (token_is_word(r->f, i, WORD_TO) && duty)
			return actor;
		duty = duty || token_is(r->f, i, CLASS_DUTY);
		if (actor == ACTOR_NONE &&
		    (token_classes(r->f, i) & CLASS_ACTORS))
			actor = actor_of_subject(r->f, i, i + 1, &empty);
	}
	return ACTOR_NONE;
}

/* The one whom the sentence is about. */
static enum actor
subject_of(struct reader *r, const struct draft *d, const struct group *g,
    const struct clause *done)
{
	bool empty;
	enum actor a;
	int before = g->start - 1;

	if (g->subject_first < g->subject_last) {
		a = actor_of_subject(
		    r->f, g->subject_first, g->subject_last, &empty);
		return a == ACTOR_NONE && d->joined >= 0 &&
			       token_is(r->f, g->subject_first, CLASS_PRONOUN)
			   ? done[d->joined].actor
			   : a;
	}
	a = actor_of_subject(r->f, d->subject_first, g->start, &empty);
	if (a != ACTOR_NONE)
		return a;
	if (empty && token_is(r->f, d->first, CLASS_RELATIVE)) {
		const struct unit *u = &r->p->text->units.at[r->statement];

		return antecedent(r, d->first, u->first);
	}
	if (empty && d->joined >= 0)
		return done[d->joined].actor;
	if (before >= d->first && token_is_word(r->f, before, WORD_IT)) {
		a = actor_of_duty(r, g, d->last);
		if (a != ACTOR_NONE)
			return a;
	}
	if (before >= d->first && d->joined >= 0 &&
	    (token_is_word(r->f, before, WORD_IT) ||
		token_is_word(r->f, before, WORD_THEY)))
		return meant_by_pronoun(r, before, done[d->joined].actor);
	return ACTOR_NONE;
}

/* What is done to somebody is not done by him: "the Subscriber is informed"
 * names no actor.  "The Subscriber is prohibited from" and "is advised to"
 * tell what he does; the CA is what the document is about, and stays. */
static enum actor
actor_of(struct reader *r, const struct draft *d, const struct group *g,
    const struct clause *done)
{
	enum actor a = subject_of(r, d, g, done), agent;

	if (!g->passive || a == ACTOR_CA)
		return a;
	agent = actor_of_agent(r->f, g->end, d->last);
	if (agent != ACTOR_NONE)
		return agent;
	if (a == ACTOR_RA || a == ACTOR_DELEGATED)
		return a;
	if (g->main >= 0 && (token_is(r->f, g->main, CLASS_SUFFERS) ||
				(g->main + 1 < d->last &&
				    token_is_word(r->f, g->main + 1, WORD_TO))))
		return a;
	return ACTOR_NONE;
}

/* "There is", "and there are". */
static bool
is_existential(const struct reader *r, const struct clause *c)
{
	for (int i = c->first; i < c->last; i++)
		if (!(token_flags(r->p->text, i) & KEY_SIGN) &&
		    !token_is(r->f, i, CLASS_JOIN))
			return token_is_word(r->f, i, WORD_THERE);
	return false;
}

/* "There are no cases in which the CA suspends" denies what stands behind
 * "which"; "it is forbidden that", "does not guarantee that" what stands
 * right behind "that". */
static bool
is_denied_outside(
    const struct reader *r, const struct draft *d, const struct clause *done)
{
	const struct clause *outer;

	if (d->kind != CLAUSE_RELATIVE || d->outer < 0 ||
	    d->outer >= (int)r->cut.drafts.len)
		return false;
	outer = &done[d->outer];
	if (outer->polarity != POLARITY_NO)
		return false;
	if (outer->verb == d->first - 1 &&
	    token_is_word(r->f, d->first, WORD_THAT) &&
	    token_is(r->f, outer->verb, CLASS_WARRANTS))
		return true;
	return is_existential(r, outer);
}

/* "Is accessed by no one"; "goes by this name, and by no other". */
static bool
is_by_nobody(struct reader *r, int first, int last)
{
	for (int i = first; i + 1 < last; i++)
		if (token_is(r->f, i, CLASS_BY))
			return !frames_has_cue(
				   r->f, i, last, CLASS_BIT(CLASS_NOT_FREE)) &&
			       subject_denies(r, i + 1, i + 2);
	return false;
}

/* "Never generates | or stores": the denial holds for both. */
static bool
shares_denial(const struct reader *r, const struct draft *d,
    const struct group *g, const struct clause *done)
{
	return d->joined >= 0 && done[d->joined].polarity == POLARITY_NO &&
	       token_is_word(r->f, d->first, WORD_OR) &&
	       clause_is_adverbs(r->f, d->first, g->start);
}

/* "None", "not yet", "not in use"; not "no later than", and not "no
 * errors", which denies something else. */
static bool
is_denial(struct reader *r, int at, int last)
{
	if (at >= last || frames_is_number(r->f, at + 1) ||
	    frames_has_cue(r->f, at, last, CLASS_BIT(CLASS_NOT_FREE)))
		return false;
	if (frames_has_cue(r->f, at, last, CLASS_BIT(CLASS_NO)))
		return true;
	return token_is(r->f, at, CLASS_NO_SUBJECT) &&
	       (at + 1 >= last || (token_flags(r->p->text, at + 1) & KEY_SIGN));
}

/* "Linting: none": the value of a label denies what the label names. */
static bool
label_is_denied(struct reader *r, int first, int last)
{
	int at = first;

	while (at < last && !token_is_sign(r->f, at, SIGN_COLON))
		at++;
	return at > first && is_denial(r, at + 1, last);
}

/* "Physical existence not verified": all that there is of a sentence. */
static bool
ends_denied(struct reader *r, const struct draft *d)
{
	int last = d->last;

	while (
	    last > d->first && (token_flags(r->p->text, last - 1) & KEY_SIGN))
		last--;
	return d->joined < 0 && last - 2 > d->first &&
	       token_is_word(r->f, last - 2, WORD_NOT) &&
	       frames_form(r->f, last - 1)->form == FORM_ED;
}

/* "There are no others; CAA checks as in 4.2", "OU: none; wildcards": what is
 * not there says nothing of the words behind the semicolon. */
static bool
is_another_thought(
    struct reader *r, const struct draft *d, const struct clause *done)
{
	const struct clause *joined = &done[d->joined];

	if (joined->polarity != POLARITY_NO ||
	    !token_is_sign(r->f, d->first - 1, SIGN_SEMICOLON))
		return false;
	return is_existential(r, joined) ||
	       (joined->verb < 0 &&
		   label_is_denied(r, joined->first, joined->last));
}

/* "The CPS is published, while reports are not" tells two things; "while the
 * CPS is not, ..." goes before what it tells the time of. */
static bool
is_contrast(const struct reader *r, const struct draft *d)
{
	return d->kind == CLAUSE_CONDITION &&
	       d->first > r->cut.drafts.at[0].first &&
	       token_is_word(r->f, d->first, WORD_WHILE);
}

/* "..., but not the audit reports": what they are not is said before. */
static bool
is_left_out(const struct reader *r, const struct draft *d)
{
	int not_at = d->first + token_is_word(r->f, d->first, WORD_BUT);

	return d->joined >= 0 && not_at + 2 < d->last &&
	       token_is_word(r->f, not_at, WORD_NOT) &&
	       (token_flags(r->p->text, not_at + 1) & KEY_SILENT);
}

/* "Audit reports are not": a helping verb, and nothing behind it. */
static bool
lacks_predicate(
    const struct reader *r, const struct draft *d, const struct group *g)
{
	int last = d->last;

	while (last > g->end && (token_flags(r->p->text, last - 1) & KEY_SIGN))
		last--;
	return g->main < 0 && last == g->end && d->subject_first < g->start &&
	       (d->kind == CLAUSE_MAIN || is_contrast(r, d));
}

static void
read_frame(struct reader *r, const struct draft *d, struct clause *c,
    struct clause *done)
{
	const struct group *g =
	    d->group >= 0 ? &r->cut.groups.at[d->group] : NULL;

	c->first = d->first;
	c->last = d->last;
	c->from = DATE_NONE;
	c->until = DATE_OPEN;
	c->verb = -1;
	c->relative = d->kind == CLAUSE_RELATIVE;
	c->condition = d->kind == CLAUSE_CONDITION;
	if (!g) {
		bool empty;

		if (d->joined >= 0 && !is_another_thought(r, d, done))
			inherit(c, &done[d->joined]);
		else
			c->actor = actor_of_subject(
			    r->f, d->subject_first, d->last, &empty);
		if ((token_is(r->f, d->first, CLASS_NO) ||
			token_is(r->f, d->first, CLASS_NO_SUBJECT)) &&
		    !frames_is_number(r->f, d->first + 1) &&
		    !frames_has_cue(
			r->f, d->first, d->last, CLASS_BIT(CLASS_NOT_FREE)))
			c->polarity = POLARITY_NO;
		c->elliptic = is_left_out(r, d);
		if (c->elliptic || label_is_denied(r, d->first, d->last) ||
		    ends_denied(r, d))
			c->polarity = POLARITY_NO;
		return;
	}
	c->verb = g->main >= 0 ? g->main : g->start;
	c->modality = g->modality;
	c->polarity = g->polarity;
	c->passive = g->passive;
	c->elliptic = lacks_predicate(r, d, g);
	if (c->elliptic)
		c->condition = false;
	c->actor = actor_of(r, d, g, done);
	if (c->polarity == POLARITY_YES &&
	    (subject_denies(r, d->subject_first, g->start) ||
		(g->passive && is_by_nobody(r, g->end, d->last)))) {
		c->polarity = g->main >= 0 &&
				      token_is(r->f, g->main, CLASS_OBLIGES) &&
				      !g->passive
				  ? POLARITY_FREE
				  : POLARITY_NO;
		if (c->modality == MODALITY_MAY) /* "no person may" */
			c->modality = MODALITY_MUST;
	}
	if (c->polarity == POLARITY_YES &&
	    (is_denied_outside(r, d, done) || shares_denial(r, d, g, done)))
		c->polarity = POLARITY_NO;
}

/* -- what stands in a clause --------------------------------------------- */

static void
note_range(int *first, int *last, const struct cue *m)
{
	if (*first != *last)
		return;
	*first = m->at;
	*last = m->at + m->len;
}

#define NOTED                                                                  \
	(CLASS_BIT(CLASS_WEAK) | CLASS_BIT(CLASS_EXCEPT) |                     \
	    CLASS_BIT(CLASS_FROM) | CLASS_BIT(CLASS_UNTIL) |                   \
	    CLASS_BIT(CLASS_THROUGH) | CLASS_BIT(CLASS_BETWEEN))

/* The token of the bracket open at `at`, or -1. */
static int
open_bracket(const struct frames *f, int first, int at)
{
	for (int i = at - 1; i >= first; i--) {
		if (token_is_sign(f, i, SIGN_CLOSE))
			return -1;
		if (token_is_sign(f, i, SIGN_OPEN))
			return i;
	}
	return -1;
}

/* A number such as "2.10" that is no section's. */
static bool
is_version(const struct frames *f, int i)
{
	int q = f->text->tokens.at[i].quantity;

	return q >= 0 && f->text->quantities.at[q].first == i &&
	       f->text->quantities.at[q].kind == QUANTITY_SECTION &&
	       !token_is(f, i - 1, CLASS_SECTION);
}

/* "The criteria (2.9; 2.10 from 1 March 2027)": the day is that of one version
 * of several, and the clause is in force whenever one of them is. */
static bool
is_of_a_version(const struct frames *f, const struct clause *c, int at)
{
	int open = open_bracket(f, c->first, at);

	if (open < 0)
		return false;
	for (int i = open + 1; i < c->last && !token_is_sign(f, i, SIGN_CLOSE);
	     i++)
		if (is_version(f, i))
			return true;
	return false;
}

/* The exception goes to the end of its clause. */
static void
read_cues(struct reader *r, struct clause *c)
{
	int unit_first = r->p->text->units.at[r->statement].first;

	for (int i = c->first; i < c->last; i++) {
		if (!frames_may_start(r->f, i, NOTED))
			continue;
		r->cues.len = 0;
		frames_cues(r->f, i, c->last, NOTED, &r->cues);
		for (size_t k = 0; k < r->cues.len; k++) {
			const struct cue *m = &r->cues.at[k];

			if (m->class == CLASS_WEAK &&
			    weak_is_capped(r->f, c, m))
				continue;
			if (m->class == CLASS_WEAK)
				note_range(&c->weak_first, &c->weak_last, m);
			else if (m->class == CLASS_EXCEPT)
				note_range(
				    &c->except_first, &c->except_last, m);
			else if (!is_of_a_version(r->f, c, m->at))
				interval_note(r->f, unit_first, c, m);
		}
	}
	if (c->except_first != c->except_last)
		c->except_last = c->last;
	interval_note_end(r->f, c);
}

/* "unless ..." as a clause of its own is an exception to the clause before
 * it, or behind it when it comes first. */
static void
lend_exceptions(struct reader *r, struct clause *c, int n)
{
	for (int i = 0; i < n; i++) {
		int to = i > 0 ? i - 1 : i + 1;

		if (!token_is(r->f, c[i].first, CLASS_EXCEPT) || to >= n)
			continue;
		if (c[to].except_first != c[to].except_last)
			continue;
		c[to].except_first = c[i].first;
		c[to].except_last = c[i].last;
	}
}

/* A date at the start holds for all clauses that are joined to the first; one
 * that has ended, not for what is told behind a semicolon: "before 2020 it was
 * two years; it is now one". */
static void
lend_dates(const struct reader *r, struct clause *c, int n)
{
	for (int i = 1; i < n; i++) {
		int from = r->cut.drafts.at[i].joined;

		if (from < 0 || from >= i || c[i].from != DATE_NONE ||
		    c[i].until != DATE_OPEN ||
		    (c[from].until != DATE_OPEN &&
			token_is_sign(r->f, c[i].first - 1, SIGN_SEMICOLON)))
			continue;
		c[i].from = c[from].from;
		c[i].until = c[from].until;
	}
}

/* "The CA should use modules that are certified": what is recommended, or done
 * where possible, is so with all that tells which one.  What is allowed is
 * bound by it ("may use modules that are certified"), and behind a comma it is
 * told of them anyway: "..., which are certified". */
static void
lend_weakness(const struct reader *r, struct clause *c, int n)
{
	for (int i = 1; i < n; i++) {
		const struct clause *from = &c[i - 1];

		if (!c[i].relative || c[i].modality != MODALITY_PRESENT ||
		    token_is_sign(r->f, c[i].first - 1, SIGN_COMMA) ||
		    from->modality == MODALITY_MAY ||
		    (from->actor != ACTOR_CA && !from->passive))
			continue;
		if (from->modality == MODALITY_SHOULD ||
		    from->modality == MODALITY_EFFORT)
			c[i].modality = from->modality;
		if (c[i].weak_first == c[i].weak_last) {
			c[i].weak_first = from->weak_first;
			c[i].weak_last = from->weak_last;
		}
	}
}

/* -- a statement --------------------------------------------------------- */

/* The tokens of the longest phrase of a class at `at`. */
static int
phrase_at(struct reader *r, int at, int last, enum word_class class)
{
	int longest = 0;

	r->cues.len = 0;
	frames_cues(r->f, at, last, CLASS_BIT(class), &r->cues);
	for (size_t i = 0; i < r->cues.len; i++)
		if (r->cues.at[i].len > longest)
			longest = r->cues.at[i].len;
	return longest;
}

/* Does a part begin at `at` that says the opposite?  "Without delay" tells how
 * and denies nothing; "prior to linting" does where something is held back. */
static bool
turns(struct reader *r, const struct clause *c, int at)
{
	int len = 0;

	if (frames_may_start(r->f, at, CLASS_BIT(CLASS_WITHOUT)))
		len = phrase_at(r, at, c->last, CLASS_WITHOUT);
	if (len > 0)
		return phrase_at(r, at, c->last, CLASS_ADVERB) <= len;
	return frames_may_start(r->f, at, CLASS_BIT(CLASS_GATE)) &&
	       phrase_at(r, at, c->last, CLASS_GATE) > 0 &&
	       c->until == DATE_OPEN && gate_holds_back(r->f, c, at);
}

/* Where "without" or "instead of" stands behind the verb, or -1. */
static int
find_without(struct reader *r, const struct clause *c)
{
	int from = c->verb >= 0 ? c->verb + 1 : c->first + 1;

	for (int i = from; i < c->last; i++)
		if (turns(r, c, i))
			return i;
	return -1;
}

/* Where "using" stands in "stops using", "ceases to use", "discontinues the
 * use of"; or -1. */
static int
find_stopped(struct reader *r, const struct clause *c)
{
	int i = c->verb + 1;

	if (c->verb < 0 || c->passive ||
	    !token_is(r->f, c->verb, CLASS_STOPS) ||
	    c->polarity != POLARITY_YES)
		return -1;
	if (i < c->last && (token_flags(r->p->text, i) & KEY_SILENT))
		i++;
	if (i < c->last && (token_is_word(r->f, i, WORD_TO) ||
			       frames_form(r->f, i)->form == FORM_ING ||
			       token_is_word(r->f, i, WORD_USE)))
		return i;
	return -1;
}

/* Where the module stands in "never leaves the module (level 3)": what it is,
 * and that it holds the key, is not denied; or -1. */
static int
find_place(const struct reader *r, const struct clause *c)
{
	return c->polarity == POLARITY_NO && c->verb >= 0 &&
		       c->verb + 1 < c->last &&
		       (token_is_word(r->f, c->verb, WORD_LEAVE) ||
			   token_is_word(r->f, c->verb, WORD_LEAVES))
		   ? c->verb + 1
		   : -1;
}

/* Where the next verb starts in "ceases to use it and asks for", or `last`. */
static int
next_verb(struct reader *r, int at, int last)
{
	for (int i = at + 1; i + 1 < last; i++) {
		enum verb_form form = frames_form(r->f, i + 1)->form;

		if (token_is(r->f, i, CLASS_JOIN) &&
		    (form == FORM_BASE || form == FORM_S))
			return i;
	}
	return last;
}

static enum polarity
opposite(enum polarity p)
{
	return p == POLARITY_NO ? POLARITY_YES : POLARITY_NO;
}

/* Appends the parts of the clause up to where its verb is said of all: the
 * subject before what is left out, and that. */
static void
add_spared(struct reader *r, struct statement *s, struct clause *c)
{
	struct prose *p = r->p;
	const struct draft *d = &r->cut.drafts.at[r->part];
	struct clause part = *c;
	int first, last;

	if (d->group < 0 ||
	    !spare_find(r->f, c, &r->cut.groups.at[d->group], &first, &last))
		return;
	part.verb = -1;
	part.last = first;
	if (part.first < part.last) {
		VEC_PUSH(p->arena, &p->clauses, part);
		s->n_clauses++;
	}
	part.first = first;
	part.last = c->first = last;
	part.spared = true;
	part.polarity = POLARITY_NO;
	VEC_PUSH(p->arena, &p->clauses, part);
	s->n_clauses++;
}

/* Appends the clause.  "Without validation" is a part of its own, to the next
 * sign, and says the opposite; behind it the clause goes on. */
static void
add_clause(struct reader *r, struct statement *s, struct clause c)
{
	struct prose *p = r->p;
	struct clause rest;
	int at, end, stopped, place;

	add_spared(r, s, &c);
	rest = c;
	at = find_without(r, &c);
	end = at + 1;
	stopped = at < 0 ? find_stopped(r, &c) : -1;
	place = at < 0 && stopped < 0 ? find_place(r, &c) : -1;
	if (place >= 0) {
		at = place;
		end = c.last;
	}
	if (stopped >= 0) {
		at = stopped;
		end = next_verb(r, stopped, c.last);
	}
	s->n_clauses += at < 0 ? 1 : 2;
	if (at < 0) {
		VEC_PUSH(p->arena, &p->clauses, c);
		return;
	}
	while (stopped < 0 && end < c.last &&
	       !(token_flags(p->text, end) & KEY_SIGN))
		end++;
	c.last = rest.first = at;
	VEC_PUSH(p->arena, &p->clauses, c);
	rest.polarity = opposite(rest.polarity);
	rest.gate = stopped < 0 && place < 0 && gate_holds_back(r->f, &c, at);
	rest.verb = -1;
	rest.last = end;
	VEC_PUSH(p->arena, &p->clauses, rest);
	if (end >= r->parts.at[r->part].last)
		return;
	rest.polarity = c.polarity;
	rest.gate = false;
	rest.verb = stopped < 0 ? -1 : end + 1;
	rest.first = end;
	rest.last = r->parts.at[r->part].last;
	VEC_PUSH(p->arena, &p->clauses, rest);
	s->n_clauses++;
}

/* Cells have no lead-in but headings, which have no verbs. */
static int
end_of_leads(const struct prose *p, int statement)
{
	const struct unit *u = &p->text->units.at[statement];

	return p->text->stretches.at[u->first_stretch + u->n_stretches - 1]
	    .first;
}

static void
find_groups(struct reader *r, const struct statement *s, const struct unit *u)
{
	bool item = s->kind == STATEMENT_ITEM && u->n_stretches > 1;

	r->cut.groups.len = 0;
	if (s->kind == STATEMENT_HEADING)
		return;
	groups_find(r->f, u->first, r->cut.lead_last, false, &r->cut.groups);
	groups_find(r->f, r->cut.lead_last, u->last, item, &r->cut.groups);
}

static void
read_clauses(struct reader *r, int statement)
{
	struct statement *s = &r->p->statements.at[statement];
	const struct unit *u = &r->p->text->units.at[statement];
	struct clause *parts;
	int n;

	r->statement = statement;
	r->cut.lead_last = end_of_leads(r->p, statement);
	r->cut.drafts.len = r->parts.len = 0;
	find_groups(r, s, u);
	clauses_cut(&r->cut, u->first, u->last);
	n = (int)r->cut.drafts.len;
	for (int i = 0; i < n; i++)
		(void)VEC_ADD(r->f->arena, &r->parts);
	parts = r->parts.at;
	for (int i = 0; i < n; i++) {
		const struct draft *d = &r->cut.drafts.at[i];

		read_frame(r, d, &parts[i], parts);
		read_cues(r, &parts[i]);
		parts[i].past = clause_is_past(r->f, &parts[i],
		    d->group >= 0 ? &r->cut.groups.at[d->group] : NULL);
	}
	lend_exceptions(r, parts, n);
	lend_dates(r, parts, n);
	lend_weakness(r, parts, n);
	gates_mark(r->f, parts, n);
	s->first_clause = (int)r->p->clauses.len;
	s->n_clauses = 0;
	for (r->part = 0; r->part < n; r->part++)
		add_clause(r, s, parts[r->part]);
}

void
clauses_of(struct prose *p, struct frames *f, size_t first, size_t last)
{
	struct reader r = {.p = p, .f = f, .cut = {.p = p, .f = f}};

	p->clauses.cap = (last - first) * 9 / 4 + 16;
	p->clauses.at = arena_many(p->arena, struct clause, p->clauses.cap);
	for (size_t i = first; i < last; i++)
		read_clauses(&r, (int)i);
}
