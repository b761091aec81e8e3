/* The subject is the first noun that no preposition goes before: "the CA" in
 * "the CA and the Subscriber", "the report" in "the report of the CA".  A name
 * of an actor that goes before another noun ("Subscriber Certificates", "the
 * CA key") is not the actor, unless that noun means people ("CA personnel").
 */
#include "prose/actor.h"

static bool
is_sign(const struct frames *f, int i)
{
	return token_flags(f->text, i) & KEY_SIGN;
}

/* The longest name of an actor that starts at `i`; its tokens, or 0. */
static int
actor_at(struct frames *f, int i, int last, enum actor *out)
{
	struct cues *cues = &f->spare;
	int longest = 0;

	cues->len = 0;
	frames_cues(f, i, last, CLASS_ACTORS | CLASS_BIT(CLASS_OWN), cues);
	for (size_t k = 0; k < cues->len; k++) {
		const struct cue *m = &cues->at[k];

		if (m->class == CLASS_OWN && longest == 0 &&
		    (token_is_word(f, i, WORD_WE) ||
			(i + 1 < last && token_is(f, i + 1, CLASS_STAFF)))) {
			*out = ACTOR_CA; /* "we", "our staff" */
			longest = 1;
		}
		if (m->class < CLASS_ACTOR_CA || m->len <= longest)
			continue;
		*out =
		    (enum actor)(ACTOR_CA + ((int)m->class - CLASS_ACTOR_CA));
		longest = m->len;
	}
	return longest;
}

/* One past the bracket that is open: "(CA)", "(\"Example\")". */
static int
behind_bracket(const struct frames *f, int i, int last)
{
	while (i < last && !token_is_sign(f, i, SIGN_CLOSE))
		i++;
	return i < last ? i + 1 : last;
}

/* What follows the name lets it stand for itself. */
static bool
stands_alone(struct frames *f, int i, int last)
{
	const struct word_form *w;

	if (i < last && token_is_sign(f, i, SIGN_OPEN))
		i = behind_bracket(f, i, last);
	if (i >= last || is_sign(f, i))
		return true;
	if (token_is(f, i, CLASS_PREPOSITION) || token_is(f, i, CLASS_JOIN) ||
	    token_is(f, i, CLASS_RELATIVE) || frames_is_adverb(f, i) ||
	    token_is(f, i, CLASS_STAFF) || token_is(f, i, CLASS_CONDITION) ||
	    token_is_word(f, i, WORD_TO))
		return true;
	w = frames_form(f, i);
	return (w->form == FORM_ED || w->form == FORM_ING) &&
	       !(i + 1 < last && (frames_form(f, i + 1)->plural ||
				     token_is_sign(f, i + 1, SIGN_OPEN)));
}

static bool
is_preposition(const struct frames *f, int i)
{
	return token_is(f, i, CLASS_PREPOSITION) ||
	       token_is_word(f, i, WORD_TO);
}

static bool
is_filler(const struct frames *f, int i)
{
	return is_sign(f, i) || frames_is_adverb(f, i) ||
	       token_is(f, i, CLASS_JOIN) || token_is(f, i, CLASS_RELATIVE) ||
	       token_is(f, i, CLASS_CONDITION);
}

/* "To request", "to administer"; not "on request". */
static bool
is_verb(struct frames *f, int i, int first)
{
	const struct word_form *w = frames_form(f, i);

	return (w->form != FORM_NONE && !w->noun) ||
	       (i > first && token_is_word(f, i - 1, WORD_TO));
}

enum actor
actor_of_subject(struct frames *f, int first, int last, bool *empty)
{
	enum actor actor = ACTOR_NONE;
	bool behind = false; /* a preposition goes before */
	int named = -1; /* one past the last actor that was named */

	*empty = true;
	for (int i = first; i < last; i++) {
		int len;

		if (frames_has_cue(f, i, last, CLASS_BIT(CLASS_WEAK))) {
			i += f->spare.at[0].len - 1;
			continue;
		}
		if (is_filler(f, i)) {
			/* the phrase of the preposition ends at a comma or
			 * at "and", not in "liability to any relying party or
			 * subscriber" */
			if (is_sign(f, i) ||
			    (token_is(f, i, CLASS_JOIN) && i != named))
				behind = false;
			continue;
		}
		/* "as of 15 March 2026 | the CA" */
		if (f->text->tokens.at[i].quantity >= 0) {
			behind = false;
			continue;
		}
		/* "centres hosting the CA": behind a participle, too */
		if (is_preposition(f, i) ||
		    (i > first && frames_form(f, i)->form == FORM_ING &&
			!(token_flags(f->text, i - 1) & KEY_SILENT) &&
			!token_is(f, i - 1, CLASS_DETERMINER))) {
			behind = true;
			continue;
		}
		if (token_flags(f->text, i) & KEY_SILENT) {
			/* "on request | the CA", not "to run the CA" */
			if (i > first && !is_preposition(f, i - 1) &&
			    !is_verb(f, i - 1, first) &&
			    !token_is(f, i - 1, CLASS_DETERMINER) &&
			    !is_filler(f, i - 1) &&
			    frames_form(f, i - 1)->form != FORM_ING)
				behind = false;
			continue;
		}
		*empty = false;
		len = actor_at(f, i, last, &actor);
		if (len > 0 && !behind && stands_alone(f, i + len, last))
			return actor;
		if (len > 0) {
			i += len - 1;
			named = i + 1;
		}
	}
	return ACTOR_NONE;
}

/* A participle that belongs to a noun before it, as in "certificates issued",
 * and not to the verb: "revoked, suspended and published by". */
static bool
is_other_participle(struct frames *f, int i, int first)
{
	return i > first && frames_form(f, i)->form == FORM_ED &&
	       !token_is(f, i - 1, CLASS_JOIN) &&
	       !token_is_sign(f, i - 1, SIGN_COMMA) &&
	       !frames_is_adverb(f, i - 1);
}

enum actor
actor_of_agent(struct frames *f, int first, int last)
{
	enum actor actor = ACTOR_NONE;

	for (int i = first; i < last; i++) {
		if (token_is_sign(f, i, SIGN_OPEN))
			i = behind_bracket(f, i, last);
		if (i >= last || is_other_participle(f, i, first))
			break;
		if (!token_is(f, i, CLASS_BY))
			continue;
		for (int k = i + 1; k < last && k < i + 5; k++) {
			int len = actor_at(f, k, last, &actor);

			if (len > 0 && stands_alone(f, k + len, last))
				return actor;
		}
	}
	return ACTOR_NONE;
}
