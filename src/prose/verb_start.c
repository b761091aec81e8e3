/* English has no endings that tell a verb from a noun ("the CA tests the
 * plan", "tests of the plan"), so that verbs are told by what stands around
 * them.  Modals and forms of be, have and do are always verbs.  A word that
 * can only be a verb is one when it does not follow an article or a
 * preposition.  A word that may be a noun is one only behind an actor, a
 * pronoun or a verb it is joined to, with an object behind it.
 */
#include "prose/verb_scan.h"

/* -- around a word --------------------------------------------------------- */

/* The token before, quotation marks and adverbs passed over; -1 for none. */
static int
before(const struct verb_scan *s, int i)
{
	i--;
	while (i >= s->first &&
	       (scan_is_silent(s, i) || scan_is_adverb(s, i) ||
		   scan_is_word(s, i, WORD_NEVER) ||
		   (scan_is_paired(s, i) && frames_form(s->f, i + 1)->form)))
		i--;
	return i >= s->first ? i : -1;
}

static int
after(const struct verb_scan *s, int i)
{
	do
		i++;
	while (i < s->last && (scan_is_silent(s, i) || scan_is_adverb(s, i)));
	return i < s->last ? i : -1;
}

/* The word at `i` ends the name of an actor or stands for one. */
static bool
is_actor_end(const struct verb_scan *s, int i)
{
	return token_classes(s->f, i) & CLASS_ACTORS ||
	       scan_is_word(s, i, WORD_AUTHORITY) ||
	       scan_is_word(s, i, WORD_AUTHORITIES) ||
	       scan_is_word(s, i, WORD_PARTY) ||
	       scan_is_word(s, i, WORD_PARTIES) ||
	       token_is(s->f, i, CLASS_STAFF) ||
	       token_is_sign(s->f, i, SIGN_CLOSE);
}

/* -- modals and helpers -----------------------------------------------------
 */

static bool
is_modal(const struct verb_scan *s, int i)
{
	int b = before(s, i);

	if (scan_is_word(s, i, WORD_NEED) || scan_is_word(s, i, WORD_NEEDS))
		return scan_is_word(s, i + 1, WORD_NOT);
	if (!scan_is_class(s, i, CLASS_MODAL))
		return false;
	/* "May 2026", "the will", "a can" */
	if (scan_is_word(s, i, WORD_MAY) && i + 1 < s->last &&
	    s->f->text->tokens.at[i + 1].quantity >= 0)
		return false;
	return b < 0 || !(token_flags(s->f->text, b) & KEY_SILENT) ||
	       !(scan_is_word(s, i, WORD_WILL) ||
		   scan_is_word(s, i, WORD_CAN) ||
		   scan_is_word(s, i, WORD_MAY));
}

static bool
is_auxiliary(const struct verb_scan *s, int i)
{
	if (scan_is_word(s, i - 1, WORD_TO))
		return false;
	/* "shall: have a plan": bare behind the lead-in's modal */
	if (s->item && i == s->first &&
	    (scan_is_word(s, i, WORD_HAVE) || scan_is_word(s, i, WORD_DO)))
		return false;
	return scan_is_class(s, i, CLASS_BE_FINITE) ||
	       scan_is_class(s, i, CLASS_HAVE_FINITE) ||
	       scan_is_class(s, i, CLASS_DO);
}

/* -- what stands behind and before a verb -----------------------------------
 */

/* What stands behind a verb that has an object, and not behind a noun. */
static bool
starts_object(const struct verb_scan *s, int i)
{
	if (i < 0)
		return false;
	return scan_is_class(s, i, CLASS_DETERMINER) ||
	       scan_is_class(s, i, CLASS_PRONOUN) ||
	       scan_is_word(s, i, WORD_TO) ||
	       token_flags(s->f->text, i) & KEY_SILENT ||
	       (token_classes(s->f, i) & CLASS_ACTORS) ||
	       scan_is_word(s, i, WORD_FOR) || scan_is_word(s, i, WORD_WITH) ||
	       scan_is_word(s, i, WORD_THAT) ||
	       scan_is_word(s, i, WORD_WHETHER) || scan_is_word(s, i, WORD_HOW);
}

/* An article, a pronoun: a noun starts here for sure. */
static bool
starts_noun(const struct verb_scan *s, int i)
{
	return i >= 0 && (scan_is_class(s, i, CLASS_DETERMINER) ||
			     scan_is_class(s, i, CLASS_PRONOUN) ||
			     token_flags(s->f->text, i) & KEY_SILENT);
}

/* Behind "CA audits" stands "are", "of", "shall", a plain verb ("CA tests
 * include") or nothing. */
static bool
goes_on_as_noun(const struct verb_scan *s, int i)
{
	const struct word_form *w;

	if (i < 0)
		return true;
	w = frames_form(s->f, i);
	return (token_flags(s->f->text, i) & KEY_SIGN) ||
	       scan_is_class(s, i, CLASS_MODAL) ||
	       scan_is_class(s, i, CLASS_BE_FINITE) ||
	       scan_is_class(s, i, CLASS_HAVE_FINITE) ||
	       scan_is_class(s, i, CLASS_JOIN) ||
	       scan_is_class(s, i, CLASS_DO) || scan_is_word(s, i, WORD_OF) ||
	       scan_is_class(s, i, CLASS_RELATIVE) ||
	       (w->form == FORM_BASE && !w->noun);
}

/* "that steps are taken": the verb comes later. */
static bool
is_helped(const struct verb_scan *s, int i)
{
	return i >= 0 && (scan_is_class(s, i, CLASS_MODAL) ||
			     scan_is_class(s, i, CLASS_BE_FINITE) ||
			     scan_is_class(s, i, CLASS_HAVE_FINITE));
}

static bool
is_plural(const struct verb_scan *s, int i)
{
	const struct word_form *w = i >= 0 ? frames_form(s->f, i) : NULL;

	return w && w->plural && w->form == FORM_NONE;
}

/* Joined to a present tense before: "maintains a plan, tests it". */
static bool
is_joined(const struct verb_scan *s, int b)
{
	return s->before && s->before->finite_s &&
	       (scan_is_class(s, b, CLASS_JOIN) ||
		   token_is_sign(s->f, b, SIGN_COMMA));
}

/* What goes before, to `b`, is a name of two words or more that starts the
 * clause or stands behind a comma ("Every year, Polar Sign tests ..."); not
 * "For CAA". */
static bool
is_name(const struct verb_scan *s, int b)
{
	int i = b;

	while (i >= s->first && token_is_capital(s->f->p, i))
		i--;
	return (i < s->first || token_is_sign(s->f, i, SIGN_COMMA)) &&
	       b > i + 1 && !scan_is_class(s, i + 1, CLASS_PREPOSITION);
}

/* "Issues the certificate", "issues TLS certificates": an article, a name or
 * a plural behind what may be a verb. */
static bool
starts_thing(const struct verb_scan *s, int a)
{
	return starts_noun(s, a) || is_plural(s, a) ||
	       (a >= 0 && token_is_capital(s->f->p, a));
}

/* "Certificates which the CA issues are logged": a relative clause needs a
 * verb before the main one. */
static bool
is_asked_for(const struct verb_scan *s, int i, int actor)
{
	int at = actor;

	while (at > s->first &&
	       (scan_is_silent(s, at - 1) ||
		   token_classes(s->f, at - 1) & CLASS_ACTORS ||
		   scan_is_class(s, at - 1, CLASS_DETERMINER)) &&
	       !scan_is_class(s, at - 1, CLASS_RELATIVE))
		at--;
	return is_helped(s, after(s, i)) && at > s->first &&
	       scan_is_class(s, at - 1, CLASS_RELATIVE) &&
	       !scan_is_word(s, at - 1, WORD_THAT);
}

/* "Reports it", "logs them"; not "reports it receives". */
static bool
takes_pronoun(const struct verb_scan *s, int i)
{
	return (scan_is_word(s, i + 1, WORD_IT) ||
		   scan_is_word(s, i + 1, WORD_THEM)) &&
	       (i + 2 >= s->last ||
		   (frames_form(s->f, i + 2)->form == FORM_NONE &&
		       !scan_is_class(s, i + 2, CLASS_MODAL)));
}

/* "Reviews and updates this CPS": the noun behind the second one is what both
 * do something to. */
static bool
is_first_of_two(const struct verb_scan *s, int joins)
{
	int second = joins >= 0 ? after(s, joins) : -1;
	int a = second >= 0 ? after(s, second) : -1;

	return second >= 0 && scan_is_class(s, joins, CLASS_JOIN) &&
	       frames_form(s->f, second)->form == FORM_S && starts_noun(s, a) &&
	       !scan_is_word(s, a, WORD_THAT);
}

/* -- plain verbs -------------------------------------------------------------
 */

static bool
is_present_s(const struct verb_scan *s, int i, bool noun)
{
	int b = before(s, i), a = after(s, i);

	if (scan_is_word(s, i - 1, WORD_NEVER) ||
	    scan_is_word(s, i - 1, WORD_LONGER))
		return true;
	if (b < 0) /* an item: "tests the plan", "issues certificates" */
		return !noun ||
		       (s->item && (starts_noun(s, a) || is_plural(s, a)));
	if (is_joined(s, b))
		return !noun || starts_object(s, a);
	if (!noun && scan_is_class(s, b, CLASS_JOIN))
		return true;
	if (scan_is_class(s, b, CLASS_DETERMINER) ||
	    scan_is_class(s, b, CLASS_PREPOSITION) ||
	    token_flags(s->f->text, b) & KEY_SILENT ||
	    scan_is_word(s, b, WORD_TO) || scan_is_class(s, b, CLASS_JOIN))
		return (scan_is_class(s, b, CLASS_PRONOUN) ||
			   scan_is_class(s, b, CLASS_RELATIVE)) &&
		       !(noun && is_helped(s, a));
	if (!noun)
		return true;
	if (scan_is_class(s, b, CLASS_PRONOUN) ||
	    scan_is_class(s, b, CLASS_RELATIVE))
		return !is_helped(s, a);
	if (takes_pronoun(s, i))
		return true;
	if (!is_actor_end(s, b) && !(is_name(s, b) && starts_thing(s, a)))
		return false;
	/* "both logs and archives", "records that each ...", "answers at once"
	 */
	return scan_is_paired(s, i - 1) || is_asked_for(s, i, b) ||
	       is_first_of_two(s, a) ||
	       (scan_is_word(s, i + 1, WORD_THAT) && starts_noun(s, i + 2)) ||
	       !goes_on_as_noun(s, a) ||
	       ((a < 0 || token_flags(s->f->text, a) & KEY_SIGN) &&
		   scan_is_adverb(s, i + 1));
}

/* "The RA and the CA keep": another one goes before. */
static bool
is_second_subject(const struct verb_scan *s, int b)
{
	int i = b;

	while (i > s->first && (scan_is_silent(s, i - 1) ||
				   scan_is_class(s, i - 1, CLASS_DETERMINER)))
		i--;
	return i - 2 >= s->first && scan_is_class(s, i - 1, CLASS_JOIN) &&
	       is_actor_end(s, i - 2);
}

/* "Operators sign in with", "officers of the RA log on to". */
static bool
is_phrasal(const struct verb_scan *s, int i)
{
	return scan_is_class(s, i + 1, CLASS_PREPOSITION) &&
	       (scan_is_class(s, i + 2, CLASS_PREPOSITION) ||
		   scan_is_word(s, i + 2, WORD_TO));
}

/* "we publish", "Subscribers publish": behind a plural. */
static bool
is_present_base(struct verb_scan *s, int i, bool noun)
{
	int b = before(s, i), a = after(s, i);

	if (b < 0 || scan_is_word(s, b, WORD_TO) ||
	    scan_is_word(s, b, WORD_THIS))
		return false;
	if (scan_is_word(s, i - 1, WORD_NEVER) && !noun)
		return true;
	if (scan_is_word(s, b, WORD_WE) || scan_is_word(s, b, WORD_THEY) ||
	    scan_is_word(s, b, WORD_WHO) || scan_is_word(s, b, WORD_YOU))
		return true;
	if (scan_is_word(s, b, WORD_THAT) || scan_is_word(s, b, WORD_WHICH))
		return !noun || starts_object(s, a);
	if (noun && is_phrasal(s, i))
		return frames_form(s->f, b)->plural || is_actor_end(s, b);
	/* "Example implement": as people write who have another language */
	if (!frames_form(s->f, b)->plural && !token_is(s->f, b, CLASS_STAFF))
		return !noun && (token_classes(s->f, b) & CLASS_ACTORS) &&
		       (starts_object(s, a) || is_second_subject(s, b));
	if (noun) /* "the CA audits the", "the Guidelines state that" */
		return (is_actor_end(s, b) && starts_object(s, a)) ||
		       scan_is_word(s, i + 1, WORD_THAT);
	if (is_actor_end(s, b))
		return true;
	/* "keys exist", "requests include"; not "keeps records complete" */
	return (frames_form(s->f, b)->form == FORM_NONE ||
		   frames_form(s->f, b)->noun) &&
	       (starts_object(s, a) || !scan_is_class(s, i, CLASS_ADJECTIVE));
}

/* "which requested it", "the CA implemented a procedure"; not "the procedure
 * implemented by the CA". */
static bool
is_past(const struct verb_scan *s, int i)
{
	int b = before(s, i), a = after(s, i);

	if (b < 0)
		return false;
	if (scan_is_class(s, b, CLASS_RELATIVE))
		return !scan_is_word(s, b, WORD_THAT) || starts_object(s, a);
	return token_classes(s->f, b) & CLASS_ACTORS &&
	       (starts_noun(s, a) || scan_is_class(s, i, CLASS_STOPS));
}

/* -- any verb ----------------------------------------------------------------
 */

bool
scan_starts_group(struct verb_scan *s, int i)
{
	const struct word_form *w;
	uint64_t classes = token_classes(s->f, i);

	if (s->f->text->tokens.at[i].word < 0)
		return false;
	w = frames_form(s->f, i);
	if (w->form == FORM_NONE && !(classes & VERB_HELPERS))
		return false; /* most words */
	if (is_modal(s, i) || is_auxiliary(s, i))
		return true;
	if (w->form == FORM_S)
		return is_present_s(s, i, w->noun);
	if (w->form == FORM_BASE)
		return is_present_base(s, i, w->noun);
	return w->form == FORM_ED && is_past(s, i);
}
