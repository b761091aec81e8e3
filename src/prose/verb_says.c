/* What a group of verbs says: how binding it is, affirmed or denied. */
#include "prose/verb_scan.h"

/* -- its words ----------------------------------------------------------- */

/* "is intended to" tells the purpose of a thing, "is planned to" a plan. */
static bool
is_no_plan(const struct verb_scan *s, const struct cue *c)
{
	return c->class == CLASS_PLAN &&
	       frames_form(s->f, c->at)->form == FORM_ED &&
	       !scan_is_word(s, c->at, WORD_PLANNED);
}

static bool
has_cue(const struct verb_scan *s, enum word_class class, int from, int to)
{
	for (size_t i = 0; i < s->cues.len; i++)
		if (s->cues.at[i].class == class && s->cues.at[i].at >= from &&
		    s->cues.at[i].at < to && !is_no_plan(s, &s->cues.at[i]))
			return true;
	return false;
}

/* -- modality ------------------------------------------------------------ */

/* "Within 24 hours" behind the verb: a duty each time, and no plan. */
static bool
has_time_limit(const struct verb_scan *s, const struct group *g)
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
is_only_start(struct verb_scan *s, const struct group *g)
{
	enum { NEAR = 6 };

	if (!scan_is_word(s, g->start, WORD_WILL) || g->main < 0 ||
	    !scan_is_class(s, g->main, CLASS_START) || has_time_limit(s, g))
		return false;
	for (int i = g->end; i < s->last && i < g->end + NEAR; i++) {
		enum verb_form form;

		if (!scan_is_class(s, i - 1, CLASS_JOIN) &&
		    !token_is_sign(s->f, i - 1, SIGN_COMMA))
			continue;
		form = frames_form(s->f, i)->form;
		if ((form == FORM_BASE || (g->passive && form == FORM_ED)) &&
		    !scan_is_class(s, i, CLASS_START))
			return false;
	}
	return true;
}

/* "A plan that can be carried out at once", "whose steps can be ...": a quality
 * of the thing. */
static bool
is_ability(const struct verb_scan *s, const struct group *g)
{
	return g->passive && scan_is_word(s, g->start, WORD_CAN) &&
	       (scan_is_class(s, g->start - 1, CLASS_RELATIVE) ||
		   scan_is_class(s, g->start - 2, CLASS_RELATIVE));
}

/* "may be read by anybody", "by any citizen" */
static bool
is_by_readers(const struct verb_scan *s, const struct group *g)
{
	return scan_is_class(s, g->end, CLASS_BY) &&
	       (scan_is_class(s, g->end + 1, CLASS_READER) ||
		   scan_is_class(s, g->end + 2, CLASS_READER));
}

/* "can be found in the repository", "where anybody may read it": that tells
 * where it is, and permits nothing. */
static bool
is_available(const struct verb_scan *s, const struct group *g)
{
	if (g->main < 0 || !scan_is_class(s, g->main, CLASS_AVAILABLE))
		return is_ability(s, g);
	if (g->passive)
		return scan_is_word(s, g->start, WORD_CAN) ||
		       (scan_is_word(s, g->start, WORD_MAY) &&
			   is_by_readers(s, g));
	return g->start > s->first &&
	       scan_is_class(s, g->start - 1, CLASS_READER) &&
	       (scan_is_word(s, g->start, WORD_CAN) ||
		   scan_is_word(s, g->start, WORD_MAY));
}

/* "makes all reasonable efforts": an effort is the object. */
static bool
is_effort(const struct verb_scan *s, const struct group *g)
{
	enum { NEAR = 6 };

	for (int i = g->end; i < s->last && i < g->end + NEAR; i++) {
		if (token_flags(s->f->text, i) & KEY_SIGN)
			return false;
		if (scan_is_class(s, i, CLASS_EFFORT_NOUN))
			return true;
	}
	return false;
}

/* "Only trusted roles may", "may only", "may be issued only after": what is
 * allowed to some is forbidden to all others. */
static bool
is_restricted(const struct verb_scan *s, const struct group *g)
{
	int from = s->before ? s->before->end : s->first;

	for (int i = from; i < s->last; i++) {
		if (i >= g->end &&
		    (scan_is_class(s, i, CLASS_RELATIVE) ||
			token_flags(s->f->text, i) & KEY_BARRIER))
			return false;
		if (!scan_is_class(s, i, CLASS_ONLY) ||
		    scan_is_word(s, i - 1, WORD_NOT))
			continue;
		if (i < g->end || scan_is_class(s, i + 1, CLASS_PREPOSITION) ||
		    scan_is_word(s, i + 1, WORD_TO) ||
		    scan_is_class(s, i + 1, CLASS_CONDITION))
			return true;
	}
	return false;
}

static enum modality
modality_of(struct verb_scan *s, const struct group *g)
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

/* -- polarity ------------------------------------------------------------ */

/* A denial at `i` that is none: "no later than", "not only". */
static bool
is_no_denial(const struct verb_scan *s, int i)
{
	return has_cue(s, CLASS_NOT_FREE, i, i + 1);
}

static bool
is_denied(const struct verb_scan *s, const struct group *g)
{
	bool no = g->denied;

	for (int i = g->start; i < g->end; i++)
		if (g->denied && scan_is_class(s, i, CLASS_INVERTS))
			continue;
		else if (i >= g->subject_first && i < g->subject_last)
			continue;
		else if ((frames_has_cue(
			      s->f, i, s->last, CLASS_BIT(CLASS_NO)) &&
			     !is_no_denial(s, i)) ||
			 (scan_is_word(s, i, WORD_NO) &&
			     scan_is_word(s, i + 1, WORD_LONGER)))
			no = !no;
	/* "issues no such certificates", but "Regulation No. 910"; "is
	 * contained neither in one nor in the other" */
	if ((scan_is_word(s, g->end, WORD_NO) && !is_no_denial(s, g->end) &&
		!frames_is_number(s->f, g->end + 1)) ||
	    (g->main >= 0 && scan_is_word(s, g->end, WORD_NEITHER)))
		no = true;
	return no;
}

/* -- both ---------------------------------------------------------------- */

void
scan_judge_group(struct verb_scan *s, struct group *g)
{
	enum { NEAR = 5 };

	for (int i = g->end; i < s->last && i < g->end + NEAR; i++)
		frames_cues(s->f, i, s->last, VERB_SAYINGS, &s->cues);
	g->modality = modality_of(s, g);
	g->polarity = is_denied(s, g) ? POLARITY_NO : POLARITY_YES;
	if (has_cue(s, CLASS_FREE, g->start, g->end + 2))
		g->polarity = POLARITY_FREE;
	/* "may not", "is not permitted to" forbid */
	if (g->polarity == POLARITY_NO && g->modality == MODALITY_MAY)
		g->modality = MODALITY_MUST;
}
