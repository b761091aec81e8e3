/* verb_scan.h - a stretch of text that is searched for verbs; private to
 * src/prose.
 *
 * Words and classes are asked for by their token; outside the stretch there are
 * none.
 */
#ifndef VERB_SCAN_H
#define VERB_SCAN_H

#include "prose/verb.h"

struct verb_scan {
	struct frames *f;
	int first, last;
	bool item; /* behind a lead-in */
	const struct group *before; /* the group before, or NULL */
	struct cues cues; /* of the group in hand */
};

/* Verbs that help others. */
#define VERB_HELPERS                                                           \
	(CLASS_BIT(CLASS_MODAL) | CLASS_BIT(CLASS_BE_FINITE) |                 \
	    CLASS_BIT(CLASS_HAVE_FINITE) | CLASS_BIT(CLASS_DO))

/* What a group's phrases can say. */
#define VERB_SAYINGS                                                           \
	(CLASS_RANGE(CLASS_MUST, CLASS_PLAN) | CLASS_BIT(CLASS_FREE) |         \
	    CLASS_BIT(CLASS_NOT_FREE))

static inline bool
scan_is_word(const struct verb_scan *s, int i, enum known_word word)
{
	return i >= s->first && i < s->last && token_is_word(s->f, i, word);
}

static inline bool
scan_is_class(const struct verb_scan *s, int i, enum word_class class)
{
	return i >= s->first && i < s->last && token_is(s->f, i, class);
}

static inline bool
scan_is_silent(const struct verb_scan *s, int i)
{
	return token_flags(s->f->text, i) & KEY_SILENT &&
	       token_flags(s->f->text, i) & KEY_SIGN;
}

static inline bool
scan_is_adverb(const struct verb_scan *s, int i)
{
	return i >= s->first && i < s->last && frames_is_adverb(s->f, i);
}

/* "neither generates nor stores", "both logs and archives" */
static inline bool
scan_is_paired(const struct verb_scan *s, int i)
{
	return scan_is_word(s, i, WORD_NEITHER) ||
	       scan_is_word(s, i, WORD_BOTH) || scan_is_word(s, i, WORD_EITHER);
}

/* -- verb_start.c: a finite verb, or one that helps it, stands there. */
bool scan_starts_group(struct verb_scan *s, int i);

/* -- verb_says.c: sets modality and polarity of a group whose words are known,
 * and whose phrases are in s->cues. */
void scan_judge_group(struct verb_scan *s, struct group *g);

#endif
