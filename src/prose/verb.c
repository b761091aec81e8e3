/* The groups of verbs in a stretch of text: where each starts is told by
 * verb_start.c, what it says by verb_says.c; here is how far it goes.
 */
#include "prose/verb_scan.h"

/* -- phrases ------------------------------------------------------------- */

/* Tokens of the longest phrase of modality that starts at `i`; 0 for none.
 * All that start here are kept. */
static int
take_phrases(struct verb_scan *s, int i)
{
	size_t from = s->cues.len;
	int longest = 0;

	frames_cues(s->f, i, s->last, VERB_SAYINGS, &s->cues);
	for (size_t k = from; k < s->cues.len; k++) {
		const struct cue *m = &s->cues.at[k];

		if (m->class != CLASS_NOT_FREE && m->len > 1 &&
		    m->len > longest)
			longest = m->len;
	}
	return longest;
}

/* -- the subject behind the verb ----------------------------------------- */

/* The words right before `i` put the subject behind the verb: "in no event",
 * "nor".  A comma may stand between. */
static bool
is_inverting(const struct verb_scan *s, int i)
{
	enum { FAR = 5 };
	int end = i;

	while (end > s->first && (token_is_sign(s->f, end - 1, SIGN_COMMA) ||
				     scan_is_adverb(s, end - 1)))
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
governed(const struct verb_scan *s, int i)
{
	return scan_is_class(s, i, CLASS_MODAL) || scan_is_class(s, i, CLASS_DO)
		   ? FORM_BASE
		   : FORM_ED;
}

/* "will a signature key be escrowed": "signature" is no verb there. */
static bool
be_follows(const struct verb_scan *s, int i)
{
	enum { FAR = 6 };

	for (int k = i + 1; k < s->last && k < i + FAR; k++) {
		if (scan_is_word(s, k, WORD_BE))
			return true;
		if (token_flags(s->f->text, k) & KEY_SIGN ||
		    scan_is_class(s, k, CLASS_PREPOSITION) ||
		    scan_is_class(s, k, CLASS_RELATIVE))
			return false;
	}
	return false;
}

/* "In no event will | the CA | generate": takes the subject and the verb into
 * the group.  False when no verb follows. */
static bool
take_inverted(struct verb_scan *s, struct group *g, int aux)
{
	enum { FAR = 14 };
	enum verb_form form = governed(s, aux);
	int be = -1;

	for (int i = aux + 1; i < s->last && i < aux + FAR; i++) {
		const struct word_form *w = frames_form(s->f, i);

		if (token_flags(s->f->text, i) & KEY_SIGN &&
		    !scan_is_silent(s, i) &&
		    !token_is_sign(s->f, i, SIGN_OPEN) &&
		    !token_is_sign(s->f, i, SIGN_CLOSE))
			return false;
		if (form == FORM_BASE && scan_is_word(s, i, WORD_BE)) {
			be = i;
			form = FORM_ED;
			continue;
		}
		if (w->form != form || i == aux + 1 ||
		    (w->noun && form == FORM_BASE && be_follows(s, i)) ||
		    (w->noun && scan_is_class(s, i - 1, CLASS_DETERMINER)) ||
		    token_flags(s->f->text, i - 1) & KEY_SILENT)
			continue;
		g->main = i;
		g->passive = be >= 0 || scan_is_class(s, aux, CLASS_BE);
		g->subject_first = aux + 1;
		g->subject_last = be >= 0 ? be : i;
		g->end = i + 1;
		return true;
	}
	return false;
}

/* What the words of an inverted group say. */
static void
take_sayings(struct verb_scan *s, const struct group *g)
{
	s->cues.len = 0;
	for (int i = g->start; i < g->end; i++)
		(void)take_phrases(s, i);
}

/* "Revoked shall be any certificate": the verb goes before its helpers. */
static void
take_fronted(struct verb_scan *s, struct group *g)
{
	int at = g->start - 1;

	if (at != s->first || g->passive || g->main >= 0 ||
	    frames_form(s->f, at)->form != FORM_ED ||
	    !scan_is_class(s, g->end - 1, CLASS_BE))
		return;
	g->main = g->start = at;
	g->passive = true;
}

/* -- from the first helping verb to the main one ------------------------- */

/* Tokens of the longest phrase of these classes at `at`: 0 for none, -1 where
 * none may start. */
static int
longest_cue(const struct verb_scan *s, int at, uint64_t classes)
{
	struct cues *cues = &s->f->spare;
	int longest = 0;

	if (at >= s->last || !frames_may_start(s->f, at, classes))
		return -1;
	cues->len = 0;
	frames_cues(s->f, at, s->last, classes, cues);
	for (size_t k = 0; k < cues->len; k++)
		longest = cues->at[k].len > longest ? cues->at[k].len : longest;
	return longest;
}

/* "may, under none of these circumstances, be exported", "may, never, be
 * exported": passes over the words. */
static bool
denies_inside(const struct verb_scan *s, int *i)
{
	int at = *i + token_is_sign(s->f, *i, SIGN_COMMA);
	int len = longest_cue(s, at, CLASS_BIT(CLASS_INVERTS));

	if (len < 1 || (len == 1 && !scan_is_word(s, at, WORD_NEVER)))
		return false;
	*i = at + len;
	if (*i < s->last && token_is_sign(s->f, *i, SIGN_COMMA))
		(*i)++;
	return true;
}

/* Tokens of "without undue delay", "and without delay" and the like between a
 * helping verb and its main verb; 0 for none. */
static int
adverb_phrase(const struct verb_scan *s, int i)
{
	int join = scan_is_class(s, i, CLASS_JOIN) && scan_is_adverb(s, i - 1);
	int len = longest_cue(s, i + join, CLASS_BIT(CLASS_ADVERB));

	if (len < 0)
		return 0;
	return len > 1 || join ? len + join : 0;
}

/* "not", "promptly", and at the start "both". */
static bool
is_passed_over(const struct verb_scan *s, int i, bool first)
{
	return scan_is_word(s, i, WORD_NOT) || scan_is_word(s, i, WORD_NEVER) ||
	       scan_is_silent(s, i) || scan_is_adverb(s, i) ||
	       (first && scan_is_paired(s, i));
}

/* A verb that helps another; "done" behind a form of be is the main one. */
static bool
helps(const struct verb_scan *s, int i, bool be)
{
	return scan_is_class(s, i, CLASS_MODAL) ||
	       scan_is_class(s, i, CLASS_BE) ||
	       scan_is_class(s, i, CLASS_HAVE) ||
	       (scan_is_class(s, i, CLASS_DO) &&
		   !(be && frames_form(s->f, i)->form == FORM_ED)) ||
	       scan_is_word(s, i, WORD_NEED);
}

static void
finish_group(struct verb_scan *s, struct group *g)
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
		if (is_passed_over(s, i, i == g->start)) {
			i++;
			continue;
		}
		if (scan_is_word(s, i, WORD_NO) &&
		    scan_is_word(s, i + 1, WORD_LONGER)) {
			i += 2;
			continue;
		}
		if (!first && denies_inside(s, &i)) {
			g->denied = true;
			continue;
		}
		if ((first || be || bare) && helps(s, i, be)) {
			be = scan_is_class(s, i, CLASS_BE);
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

/* -- all groups ---------------------------------------------------------- */

/* "never publishes", "promptly revokes". */
static bool
leads_verb(const struct verb_scan *s, int i)
{
	if (scan_is_word(s, i, WORD_LONGER))
		return scan_is_word(s, i - 1, WORD_NO);
	if (scan_is_word(s, i, WORD_NO))
		return scan_is_word(s, i + 1, WORD_LONGER);
	return scan_is_word(s, i, WORD_NEVER) || scan_is_word(s, i, WORD_NOT) ||
	       scan_is_paired(s, i) || scan_is_adverb(s, i);
}

void
groups_find(
    struct frames *f, int first, int last, bool item, struct groups *out)
{
	struct verb_scan s = {
	    .f = f, .first = first, .last = last, .item = item};

	for (int i = first; i < last; i++) {
		struct group g = {.start = i};
		int from = s.before ? s.before->end : first;
		bool inverted;

		if (!scan_starts_group(&s, i))
			continue;
		inverted = token_classes(f, i) & VERB_HELPERS &&
			   is_inverting(&s, i) && take_inverted(&s, &g, i);
		while (g.start > from && leads_verb(&s, g.start - 1))
			g.start--;
		if (inverted)
			take_sayings(&s, &g);
		else
			finish_group(&s, &g);
		scan_judge_group(&s, &g);
		VEC_PUSH(f->arena, out, g);
		s.before = &out->at[out->len - 1];
		i = g.end - 1;
	}
}
