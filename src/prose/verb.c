/* English has no endings that tell a verb from a noun ("the CA tests the
 * plan", "tests of the plan"), so that verbs are told by what stands around
 * them.  Modals and forms of be, have and do are always verbs.  A word that
 * can only be a verb is one when it does not follow an article or a
 * preposition.  A word that may be a noun is one only behind an actor, a
 * pronoun or a verb it is joined to, with an object behind it.
 */
#include "prose/verb.h"

#include <assert.h>

struct scan {
	struct frames *f;
	int first, last;
	bool item; /* behind a lead-in */
	const struct group *before; /* the group before, or NULL */
	struct cues cues; /* of the group in hand */
};

static bool
is_word(const struct scan *s, int i, enum known_word word)
{
	return i >= s->first && i < s->last && token_is_word(s->f, i, word);
}

static bool
is_class(const struct scan *s, int i, enum word_class class)
{
	return i >= s->first && i < s->last && token_is(s->f, i, class);
}

static bool
is_silent(const struct scan *s, int i)
{
	return token_flags(s->f->text, i) & KEY_SILENT &&
	       token_flags(s->f->text, i) & KEY_SIGN;
}

static bool
is_adverb(const struct scan *s, int i)
{
	return i >= s->first && i < s->last && frames_is_adverb(s->f, i);
}

/* "neither generates nor stores", "both logs and archives" */
static bool
is_paired(const struct scan *s, int i)
{
	return is_word(s, i, WORD_NEITHER) || is_word(s, i, WORD_BOTH) ||
	       is_word(s, i, WORD_EITHER);
}

/* The token before, quotation marks and adverbs passed over; -1 for none. */
static int
before(const struct scan *s, int i)
{
	i--;
	while (
	    i >= s->first &&
	    (is_silent(s, i) || is_adverb(s, i) || is_word(s, i, WORD_NEVER) ||
		(is_paired(s, i) && frames_form(s->f, i + 1)->form)))
		i--;
	return i >= s->first ? i : -1;
}

static int
after(const struct scan *s, int i)
{
	do
		i++;
	while (i < s->last && (is_silent(s, i) || is_adverb(s, i)));
	return i < s->last ? i : -1;
}

/* The word at `i` ends the name of an actor or stands for one. */
static bool
is_actor_end(const struct scan *s, int i)
{
	return token_classes(s->f, i) & CLASS_ACTORS ||
	       is_word(s, i, WORD_AUTHORITY) ||
	       is_word(s, i, WORD_AUTHORITIES) || is_word(s, i, WORD_PARTY) ||
	       is_word(s, i, WORD_PARTIES) || token_is(s->f, i, CLASS_STAFF) ||
	       token_is_sign(s->f, i, SIGN_CLOSE);
}

/* -- where a group starts ------------------------------------------------ */

static bool
is_modal(const struct scan *s, int i)
{
	int b = before(s, i);

	if (is_word(s, i, WORD_NEED) || is_word(s, i, WORD_NEEDS))
		return is_word(s, i + 1, WORD_NOT);
	if (!is_class(s, i, CLASS_MODAL))
		return false;
	/* "May 2026", "the will", "a can" */
	if (is_word(s, i, WORD_MAY) && i + 1 < s->last &&
	    s->f->text->tokens.at[i + 1].quantity >= 0)
		return false;
	return b < 0 || !(token_flags(s->f->text, b) & KEY_SILENT) ||
	       !(is_word(s, i, WORD_WILL) || is_word(s, i, WORD_CAN) ||
		   is_word(s, i, WORD_MAY));
}

static bool
is_auxiliary(const struct scan *s, int i)
{
	if (is_class(s, i - 1, CLASS_TO))
		return false;
	/* "shall: have a plan": bare behind the lead-in's modal */
	if (s->item && i == s->first &&
	    (is_word(s, i, WORD_HAVE) || is_word(s, i, WORD_DO)))
		return false;
	return is_class(s, i, CLASS_BE_FINITE) ||
	       is_class(s, i, CLASS_HAVE_FINITE) || is_class(s, i, CLASS_DO);
}

/* What stands behind a verb that has an object, and not behind a noun. */
static bool
starts_object(const struct scan *s, int i)
{
	if (i < 0)
		return false;
	return is_class(s, i, CLASS_DETERMINER) ||
	       is_class(s, i, CLASS_PRONOUN) || is_class(s, i, CLASS_TO) ||
	       token_flags(s->f->text, i) & KEY_SILENT ||
	       (token_classes(s->f, i) & CLASS_ACTORS) ||
	       is_word(s, i, WORD_FOR) || is_word(s, i, WORD_WITH) ||
	       is_word(s, i, WORD_THAT) || is_word(s, i, WORD_WHETHER) ||
	       is_word(s, i, WORD_HOW);
}

/* An article, a pronoun: a noun starts here for sure. */
static bool
starts_noun(const struct scan *s, int i)
{
	return i >= 0 && (is_class(s, i, CLASS_DETERMINER) ||
			     is_class(s, i, CLASS_PRONOUN) ||
			     token_flags(s->f->text, i) & KEY_SILENT);
}

/* Behind "CA audits" stands "are", "of", "shall", a plain verb ("CA tests
 * include") or nothing. */
static bool
goes_on_as_noun(const struct scan *s, int i)
{
	const struct word_form *w;

	if (i < 0)
		return true;
	w = frames_form(s->f, i);
	return (token_flags(s->f->text, i) & KEY_SIGN) ||
	       is_class(s, i, CLASS_MODAL) || is_class(s, i, CLASS_BE_FINITE) ||
	       is_class(s, i, CLASS_HAVE_FINITE) ||
	       is_class(s, i, CLASS_JOIN) || is_class(s, i, CLASS_DO) ||
	       is_word(s, i, WORD_OF) || is_class(s, i, CLASS_RELATIVE) ||
	       (w->form == FORM_BASE && !w->noun);
}

/* "that steps are taken": the verb comes later. */
static bool
is_helped(const struct scan *s, int i)
{
	return i >= 0 && (is_class(s, i, CLASS_MODAL) ||
			     is_class(s, i, CLASS_BE_FINITE) ||
			     is_class(s, i, CLASS_HAVE_FINITE));
}

static bool
is_plural(const struct scan *s, int i)
{
	const struct word_form *w = i >= 0 ? frames_form(s->f, i) : NULL;

	return w && w->plural && w->form == FORM_NONE;
}

/* Joined to a present tense before: "maintains a plan, tests it". */
static bool
is_joined(const struct scan *s, int b)
{
	return s->before && s->before->finite_s &&
	       (is_class(s, b, CLASS_JOIN) ||
		   token_is_sign(s->f, b, SIGN_COMMA));
}

/* What goes before, to `b`, is a name of two words or more; not "For CAA". */
static bool
is_name(const struct scan *s, int b)
{
	int i = b;

	while (i >= s->first && token_is_capital(s->f->p, i))
		i--;
	return i < s->first && b > s->first &&
	       !is_class(s, s->first, CLASS_PREPOSITION);
}

/* "Issues the certificate", "issues TLS certificates": an article, a name or
 * a plural behind what may be a verb. */
static bool
starts_thing(const struct scan *s, int a)
{
	return starts_noun(s, a) || is_plural(s, a) ||
	       (a >= 0 && token_is_capital(s->f->p, a));
}

/* "Certificates which the CA issues are logged": a relative clause needs a
 * verb before the main one. */
static bool
is_asked_for(const struct scan *s, int i, int actor)
{
	int at = actor;

	while (at > s->first &&
	       (is_silent(s, at - 1) ||
		   token_classes(s->f, at - 1) & CLASS_ACTORS ||
		   is_class(s, at - 1, CLASS_DETERMINER)) &&
	       !is_class(s, at - 1, CLASS_RELATIVE))
		at--;
	return is_helped(s, after(s, i)) && at > s->first &&
	       is_class(s, at - 1, CLASS_RELATIVE) &&
	       !is_word(s, at - 1, WORD_THAT);
}

/* "Reports it", "logs them"; not "reports it receives". */
static bool
takes_pronoun(const struct scan *s, int i)
{
	return (is_word(s, i + 1, WORD_IT) || is_word(s, i + 1, WORD_THEM)) &&
	       (i + 2 >= s->last ||
		   (frames_form(s->f, i + 2)->form == FORM_NONE &&
		       !is_class(s, i + 2, CLASS_MODAL)));
}

/* "Reviews and updates this CPS": the noun behind the second one is what both
 * do something to. */
static bool
is_first_of_two(const struct scan *s, int joins)
{
	int second = joins >= 0 ? after(s, joins) : -1;
	int a = second >= 0 ? after(s, second) : -1;

	return second >= 0 && is_class(s, joins, CLASS_JOIN) &&
	       frames_form(s->f, second)->form == FORM_S && starts_noun(s, a) &&
	       !is_word(s, a, WORD_THAT);
}

static bool
is_present_s(const struct scan *s, int i, bool noun)
{
	int b = before(s, i), a = after(s, i);

	if (is_word(s, i - 1, WORD_NEVER) || is_word(s, i - 1, WORD_LONGER))
		return true;
	if (b < 0) /* an item: "tests the plan", "issues certificates" */
		return !noun ||
		       (s->item && (starts_noun(s, a) || is_plural(s, a)));
	if (is_joined(s, b))
		return !noun || starts_object(s, a);
	if (!noun && is_class(s, b, CLASS_JOIN))
		return true;
	if (is_class(s, b, CLASS_DETERMINER) ||
	    is_class(s, b, CLASS_PREPOSITION) ||
	    token_flags(s->f->text, b) & KEY_SILENT ||
	    is_class(s, b, CLASS_TO) || is_class(s, b, CLASS_JOIN))
		return (is_class(s, b, CLASS_PRONOUN) ||
			   is_class(s, b, CLASS_RELATIVE)) &&
		       !(noun && is_helped(s, a));
	if (!noun)
		return true;
	if (is_class(s, b, CLASS_PRONOUN) || is_class(s, b, CLASS_RELATIVE))
		return !is_helped(s, a);
	if (takes_pronoun(s, i))
		return true;
	if (!is_actor_end(s, b) && !(is_name(s, b) && starts_thing(s, a)))
		return false;
	/* "both logs and archives", "records that each ...", "answers at once"
	 */
	return is_paired(s, i - 1) || is_asked_for(s, i, b) ||
	       is_first_of_two(s, a) ||
	       (is_word(s, i + 1, WORD_THAT) && starts_noun(s, i + 2)) ||
	       !goes_on_as_noun(s, a) ||
	       ((a < 0 || token_flags(s->f->text, a) & KEY_SIGN) &&
		   is_adverb(s, i + 1));
}

/* "The RA and the CA keep": another one goes before. */
static bool
is_second_subject(const struct scan *s, int b)
{
	int i = b;

	while (i > s->first &&
	       (is_silent(s, i - 1) || is_class(s, i - 1, CLASS_DETERMINER)))
		i--;
	return i - 2 >= s->first && is_class(s, i - 1, CLASS_JOIN) &&
	       is_actor_end(s, i - 2);
}

/* "we publish", "Subscribers publish": behind a plural. */
static bool
is_present_base(struct scan *s, int i, bool noun)
{
	int b = before(s, i), a = after(s, i);

	if (b < 0 || is_class(s, b, CLASS_TO) || is_word(s, b, WORD_THIS))
		return false;
	if (is_word(s, i - 1, WORD_NEVER) && !noun)
		return true;
	if (is_word(s, b, WORD_WE) || is_word(s, b, WORD_THEY) ||
	    is_word(s, b, WORD_WHO) || is_word(s, b, WORD_YOU))
		return true;
	if (is_word(s, b, WORD_THAT) || is_word(s, b, WORD_WHICH))
		return !noun || starts_object(s, a);
	/* "Example implement": as people write who have another language */
	if (!frames_form(s->f, b)->plural && !token_is(s->f, b, CLASS_STAFF))
		return !noun && (token_classes(s->f, b) & CLASS_ACTORS) &&
		       (starts_object(s, a) || is_second_subject(s, b));
	if (noun) /* "the CA audits the", "the Guidelines state that" */
		return (is_actor_end(s, b) && starts_object(s, a)) ||
		       is_word(s, i + 1, WORD_THAT);
	if (is_actor_end(s, b))
		return true;
	/* "keys exist", "requests include"; not "keeps records complete" */
	return (frames_form(s->f, b)->form == FORM_NONE ||
		   frames_form(s->f, b)->noun) &&
	       (starts_object(s, a) || !is_class(s, i, CLASS_ADJECTIVE));
}

/* "which requested it", "the CA implemented a procedure"; not "the procedure
 * implemented by the CA". */
static bool
is_past(const struct scan *s, int i)
{
	int b = before(s, i), a = after(s, i);

	if (b < 0)
		return false;
	if (is_class(s, b, CLASS_RELATIVE))
		return !is_word(s, b, WORD_THAT) || starts_object(s, a);
	return token_classes(s->f, b) & CLASS_ACTORS &&
	       (starts_noun(s, a) || is_class(s, i, CLASS_STOPS));
}

/* Verbs that help others. */
#define HELPERS                                                                \
	(CLASS_BIT(CLASS_MODAL) | CLASS_BIT(CLASS_BE_FINITE) |                 \
	    CLASS_BIT(CLASS_HAVE_FINITE) | CLASS_BIT(CLASS_DO))

static bool
starts_group(struct scan *s, int i)
{
	const struct word_form *w;
	uint64_t classes = token_classes(s->f, i);

	if (s->f->text->tokens.at[i].word < 0)
		return false;
	w = frames_form(s->f, i);
	if (w->form == FORM_NONE && !(classes & HELPERS))
		return false; /* most words */
	if (is_modal(s, i) || is_auxiliary(s, i))
		return true;
	if (w->form == FORM_S)
		return is_present_s(s, i, w->noun);
	if (w->form == FORM_BASE)
		return is_present_base(s, i, w->noun);
	return w->form == FORM_ED && is_past(s, i);
}

/* -- how far it goes ----------------------------------------------------- */

/* What a group's phrases can say. */
#define SAYINGS                                                                \
	(CLASS_RANGE(CLASS_MUST, CLASS_PLAN) | CLASS_BIT(CLASS_FREE) |         \
	    CLASS_BIT(CLASS_NOT_FREE))

/* Tokens of the longest phrase of modality that starts at `i`; 0 for none.
 * All that start here are kept. */
static int
take_phrases(struct scan *s, int i)
{
	size_t from = s->cues.len;
	int longest = 0;

	frames_cues(s->f, i, s->last, SAYINGS, &s->cues);
	for (size_t k = from; k < s->cues.len; k++) {
		const struct cue *m = &s->cues.at[k];

		if (m->class != CLASS_NOT_FREE && m->len > 1 &&
		    m->len > longest)
			longest = m->len;
	}
	return longest;
}

/* The words right before `i` put the subject behind the verb: "in no event",
 * "nor".  A comma may stand between. */
static bool
is_inverting(const struct scan *s, int i)
{
	enum { FAR = 5 };
	int end = i;

	while (end > s->first && (token_is_sign(s->f, end - 1, SIGN_COMMA) ||
				     is_adverb(s, end - 1)))
		end--;
	for (int at = end - 1; at >= s->first && at >= end - FAR; at--) {
		struct cues *cues = &s->f->spare;

		if (!frames_may_start(s->f, at, CLASS_BIT(CLASS_INVERTS)))
			continue;
		cues->len = 0;
		frames_cues(s->f, at, s->last, CLASS_BIT(CLASS_INVERTS), cues);
		for (size_t k = 0; k < cues->len; k++)
			if (at + cues->at[k].len == end)
				return true;
	}
	return false;
}

/* The form that a helping verb governs. */
static enum verb_form
governed(const struct scan *s, int i)
{
	return is_class(s, i, CLASS_MODAL) || is_class(s, i, CLASS_DO)
		   ? FORM_BASE
		   : FORM_ED;
}

/* "will a signature key be escrowed": "signature" is no verb there. */
static bool
be_follows(const struct scan *s, int i)
{
	enum { FAR = 6 };

	for (int k = i + 1; k < s->last && k < i + FAR; k++) {
		if (is_word(s, k, WORD_BE))
			return true;
		if (token_flags(s->f->text, k) & KEY_SIGN ||
		    is_class(s, k, CLASS_PREPOSITION) ||
		    is_class(s, k, CLASS_RELATIVE))
			return false;
	}
	return false;
}

/* "In no event will | the CA | generate": takes the subject and the verb into
 * the group.  False when no verb follows. */
static bool
take_inverted(struct scan *s, struct group *g, int aux)
{
	enum { FAR = 14 };
	enum verb_form form = governed(s, aux);
	int be = -1;

	for (int i = aux + 1; i < s->last && i < aux + FAR; i++) {
		const struct word_form *w = frames_form(s->f, i);

		if (token_flags(s->f->text, i) & KEY_SIGN && !is_silent(s, i) &&
		    !token_is_sign(s->f, i, SIGN_OPEN) &&
		    !token_is_sign(s->f, i, SIGN_CLOSE))
			return false;
		if (form == FORM_BASE && is_word(s, i, WORD_BE)) {
			be = i;
			form = FORM_ED;
			continue;
		}
		if (w->form != form || i == aux + 1 ||
		    (w->noun && form == FORM_BASE && be_follows(s, i)) ||
		    (w->noun && is_class(s, i - 1, CLASS_DETERMINER)) ||
		    token_flags(s->f->text, i - 1) & KEY_SILENT)
			continue;
		g->main = i;
		g->passive = be >= 0 || is_class(s, aux, CLASS_BE);
		g->subject_first = aux + 1;
		g->subject_last = be >= 0 ? be : i;
		g->end = i + 1;
		return true;
	}
	return false;
}

/* "Revoked shall be any certificate": the verb goes before its helpers. */
static void
take_fronted(struct scan *s, struct group *g)
{
	int at = g->start - 1;

	if (at != s->first || g->passive || g->main >= 0 ||
	    frames_form(s->f, at)->form != FORM_ED ||
	    !is_class(s, g->end - 1, CLASS_BE))
		return;
	g->main = g->start = at;
	g->passive = true;
}

/* "may, under no circumstances, be exported": passes over the words. */
static bool
denies_inside(const struct scan *s, int *i)
{
	int at = *i + token_is_sign(s->f, *i, SIGN_COMMA), longest = 0;
	struct cues *cues = &s->f->spare;

	if (at >= s->last ||
	    !frames_may_start(s->f, at, CLASS_BIT(CLASS_INVERTS)))
		return false;
	cues->len = 0;
	frames_cues(s->f, at, s->last, CLASS_BIT(CLASS_INVERTS), cues);
	for (size_t k = 0; k < cues->len; k++)
		longest = cues->at[k].len > longest ? cues->at[k].len : longest;
	if (longest < 2)
		return false;
	*i = at + longest;
	if (*i < s->last && token_is_sign(s->f, *i, SIGN_COMMA))
		(*i)++;
	return true;
}

/* Tokens of "without undue delay", "and without delay" and the like between a
 * helping verb and its main verb; 0 for none. */
static int
adverb_phrase(const struct scan *s, int i)
{
	int join = is_class(s, i, CLASS_JOIN) && is_adverb(s, i - 1);
	int longest = 0, at = i + join;
	struct cues *cues = &s->f->spare;

	if (at >= s->last ||
	    !frames_may_start(s->f, at, CLASS_BIT(CLASS_ADVERB)))
		return 0;
	cues->len = 0;
	frames_cues(s->f, at, s->last, CLASS_BIT(CLASS_ADVERB), cues);
	for (size_t k = 0; k < cues->len; k++)
		longest = cues->at[k].len > longest ? cues->at[k].len : longest;
	return longest > 1 || join ? longest + join : 0;
}

static void
finish_group(struct scan *s, struct group *g)
{
	bool be = false, bare = false, first = true;
	int i = g->start;

	s->cues.len = 0;
	g->main = -1;
	while (i < s->last && g->main < 0) {
		int phrase = take_phrases(s, i);
		enum verb_form form;

		if (phrase) {
			i += phrase;
			be = first = false;
			bare = true;
			continue;
		}
		phrase = adverb_phrase(s, i);
		if (phrase) {
			i += phrase;
			continue;
		}
		if (is_word(s, i, WORD_NOT) || is_word(s, i, WORD_NEVER) ||
		    is_silent(s, i) || is_adverb(s, i) ||
		    (is_paired(s, i) && i == g->start)) {
			i++;
			continue;
		}
		if (is_word(s, i, WORD_NO) && is_word(s, i + 1, WORD_LONGER)) {
			i += 2;
			continue;
		}
		if (!first && denies_inside(s, &i)) {
			g->denied = true;
			continue;
		}
		if ((first || be || bare) &&
		    (is_class(s, i, CLASS_MODAL) || is_class(s, i, CLASS_BE) ||
			is_class(s, i, CLASS_HAVE) ||
			(is_class(s, i, CLASS_DO) &&
			    !(be && frames_form(s->f, i)->form == FORM_ED)) ||
			is_word(s, i, WORD_NEED))) {
			be = is_class(s, i, CLASS_BE);
			bare = true;
			first = false;
			i++;
			continue;
		}
		form = frames_form(s->f, i)->form;
		if (form == FORM_ED)
			g->passive = be;
		if (form == FORM_NONE ||
		    (be && (form == FORM_BASE || form == FORM_S)))
			break;
		g->main = i++;
	}
	g->finite_s =
	    first && g->main >= 0 && frames_form(s->f, g->main)->form == FORM_S;
	g->end = i > g->start ? i : g->start + 1;
	take_fronted(s, g);
}

/* What the words of an inverted group say. */
static void
take_sayings(struct scan *s, const struct group *g)
{
	s->cues.len = 0;
	for (int i = g->start; i < g->end; i++)
		(void)take_phrases(s, i);
}

/* -- what it says -------------------------------------------------------- */

/* "is intended to" tells the purpose of a thing, "is planned to" a plan. */
static bool
is_no_plan(const struct scan *s, const struct cue *c)
{
	return c->class == CLASS_PLAN &&
	       frames_form(s->f, c->at)->form == FORM_ED &&
	       !is_word(s, c->at, WORD_PLANNED);
}

static bool
has_cue(const struct scan *s, enum word_class class, int from, int to)
{
	for (size_t i = 0; i < s->cues.len; i++)
		if (s->cues.at[i].class == class && s->cues.at[i].at >= from &&
		    s->cues.at[i].at < to && !is_no_plan(s, &s->cues.at[i]))
			return true;
	return false;
}

/* "Within 24 hours" behind the verb: a duty each time, and no plan. */
static bool
has_time_limit(const struct scan *s, const struct group *g)
{
	enum { FAR = 16 };

	for (int i = g->end; i < s->last && i < g->end + FAR; i++) {
		int q = s->f->text->tokens.at[i].quantity;

		if (q >= 0 &&
		    s->f->text->quantities.at[q].kind == QUANTITY_TIME &&
		    s->f->text->quantities.at[q].bound == BOUND_AT_MOST)
			return true;
	}
	return false;
}

/* "will develop a plan" has yet to begin; "will develop and maintain" is what
 * is done. */
static bool
is_only_start(struct scan *s, const struct group *g)
{
	enum { NEAR = 6 };

	if (!is_word(s, g->start, WORD_WILL) || g->main < 0 ||
	    !is_class(s, g->main, CLASS_START) || has_time_limit(s, g))
		return false;
	for (int i = g->end; i < s->last && i < g->end + NEAR; i++) {
		enum verb_form form;

		if (!is_class(s, i - 1, CLASS_JOIN) &&
		    !token_is_sign(s->f, i - 1, SIGN_COMMA))
			continue;
		form = frames_form(s->f, i)->form;
		if ((form == FORM_BASE || (g->passive && form == FORM_ED)) &&
		    !is_class(s, i, CLASS_START))
			return false;
	}
	return true;
}

/* "A plan that can be carried out at once", "whose steps can be ...": a quality
 * of the thing. */
static bool
is_ability(const struct scan *s, const struct group *g)
{
	return g->passive && is_word(s, g->start, WORD_CAN) &&
	       (is_class(s, g->start - 1, CLASS_RELATIVE) ||
		   is_class(s, g->start - 2, CLASS_RELATIVE));
}

/* "may be read by anybody", "by any citizen" */
static bool
is_by_readers(const struct scan *s, const struct group *g)
{
	return is_class(s, g->end, CLASS_BY) &&
	       (is_class(s, g->end + 1, CLASS_READER) ||
		   is_class(s, g->end + 2, CLASS_READER));
}

/* "can be found in the repository", "where anybody may read it": that tells
 * where it is, and permits nothing. */
static bool
is_available(const struct scan *s, const struct group *g)
{
	if (g->main < 0 || !is_class(s, g->main, CLASS_AVAILABLE))
		return is_ability(s, g);
	if (g->passive)
		return is_word(s, g->start, WORD_CAN) ||
		       (is_word(s, g->start, WORD_MAY) && is_by_readers(s, g));
	return g->start > s->first && is_class(s, g->start - 1, CLASS_READER) &&
	       (is_word(s, g->start, WORD_CAN) ||
		   is_word(s, g->start, WORD_MAY));
}

/* "makes all reasonable efforts": an effort is the object. */
static bool
is_effort(const struct scan *s, const struct group *g)
{
	enum { NEAR = 6 };

	for (int i = g->end; i < s->last && i < g->end + NEAR; i++) {
		if (token_flags(s->f->text, i) & KEY_SIGN)
			return false;
		if (is_class(s, i, CLASS_EFFORT_NOUN))
			return true;
	}
	return false;
}

/* "Only trusted roles may", "may only", "may be issued only after": what is
 * allowed to some is forbidden to all others. */
static bool
is_restricted(const struct scan *s, const struct group *g)
{
	int from = s->before ? s->before->end : s->first;

	for (int i = from; i < s->last; i++) {
		if (i >= g->end &&
		    (is_class(s, i, CLASS_RELATIVE) ||
			token_flags(s->f->text, i) & KEY_BARRIER))
			return false;
		if (!is_class(s, i, CLASS_ONLY) || is_word(s, i - 1, WORD_NOT))
			continue;
		if (i < g->end || is_class(s, i + 1, CLASS_PREPOSITION) ||
		    is_class(s, i + 1, CLASS_TO) ||
		    is_class(s, i + 1, CLASS_CONDITION))
			return true;
	}
	return false;
}

static enum modality
modality_of(struct scan *s, const struct group *g)
{
	static const struct {
		enum word_class class;
		enum modality modality;
	} order[] = {{CLASS_EFFORT, MODALITY_EFFORT},
	    {CLASS_PLAN, MODALITY_PLAN}, {CLASS_MAY, MODALITY_MAY},
	    {CLASS_SHOULD, MODALITY_SHOULD}, {CLASS_MUST, MODALITY_MUST}};
	size_t i;

	if (is_available(s, g))
		return MODALITY_PRESENT;
	if (is_effort(s, g))
		return MODALITY_EFFORT;
	for (i = 0; i < COUNT_OF(order); i++)
		if (has_cue(s, order[i].class, g->start, g->end))
			break;
	if (i == COUNT_OF(order))
		return MODALITY_PRESENT;
	if (order[i].modality == MODALITY_MUST && is_only_start(s, g))
		return MODALITY_PLAN;
	if (order[i].modality == MODALITY_MAY && is_restricted(s, g))
		return MODALITY_MUST;
	return order[i].modality;
}

/* A denial at `i` that is none: "no later than", "not only". */
static bool
is_no_denial(const struct scan *s, int i)
{
	return has_cue(s, CLASS_NOT_FREE, i, i + 1);
}

static bool
is_denied(const struct scan *s, const struct group *g)
{
	bool no = g->denied;

	for (int i = g->start; i < g->end; i++)
		if (g->denied && is_class(s, i, CLASS_INVERTS))
			continue;
		else if (i >= g->subject_first && i < g->subject_last)
			continue;
		else if ((frames_has_cue(
			      s->f, i, s->last, CLASS_BIT(CLASS_NO)) &&
			     !is_no_denial(s, i)) ||
			 (is_word(s, i, WORD_NO) &&
			     is_word(s, i + 1, WORD_LONGER)))
			no = !no;
	/* "issues no such certificates", but "Regulation No. 910"; "is
	 * contained neither in one nor in the other" */
	if ((is_word(s, g->end, WORD_NO) && !is_no_denial(s, g->end) &&
		!frames_is_number(s->f, g->end + 1)) ||
	    (g->main >= 0 && is_word(s, g->end, WORD_NEITHER)))
		no = true;
	return no;
}

static void
judge_group(struct scan *s, struct group *g)
{
	enum { NEAR = 5 };

	for (int i = g->end; i < s->last && i < g->end + NEAR; i++)
		frames_cues(s->f, i, s->last, SAYINGS, &s->cues);
	g->modality = modality_of(s, g);
	g->polarity = is_denied(s, g) ? POLARITY_NO : POLARITY_YES;
	if (has_cue(s, CLASS_FREE, g->start, g->end + 2))
		g->polarity = POLARITY_FREE;
	/* "may not", "is not permitted to" forbid */
	if (g->polarity == POLARITY_NO && g->modality == MODALITY_MAY)
		g->modality = MODALITY_MUST;
}

/* "never publishes", "promptly revokes". */
static bool
leads_verb(const struct scan *s, int i)
{
	if (is_word(s, i, WORD_LONGER))
		return is_word(s, i - 1, WORD_NO);
	if (is_word(s, i, WORD_NO))
		return is_word(s, i + 1, WORD_LONGER);
	return is_word(s, i, WORD_NEVER) || is_word(s, i, WORD_NOT) ||
	       is_paired(s, i) || is_adverb(s, i);
}

void
groups_find(
    struct frames *f, int first, int last, bool item, struct groups *out)
{
	struct scan s = {.f = f, .first = first, .last = last, .item = item};

	for (int i = first; i < last; i++) {
		struct group g = {.start = i};
		int from = s.before ? s.before->end : first;
		bool inverted;

		if (!starts_group(&s, i))
			continue;
		inverted = token_classes(f, i) & HELPERS &&
			   is_inverting(&s, i) && take_inverted(&s, &g, i);
		while (g.start > from && leads_verb(&s, g.start - 1))
			g.start--;
		if (inverted)
			take_sayings(&s, &g);
		else
			finish_group(&s, &g);
		judge_group(&s, &g);
		VEC_PUSH(f->arena, out, g);
		s.before = &out->at[out->len - 1];
		i = g.end - 1;
	}
}
