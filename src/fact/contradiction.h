/* contradiction.h - where a document set disagrees with itself.
 *
 * What can be told without knowing what a rule asks for: a sentence that
 * stands twice with two numbers, a sentence that stands there affirmed and
 * denied, a method that is offered and excluded, one key or fingerprint on two
 * certificates, a term defined twice, never used, or used without being
 * spelled out, and a profile that allows more than the text does.  Values for
 * different certificates or from different days are no contradiction; where it
 * is not certain that two passages speak of one thing, they are left alone.
 *
 * How sentences are compared: by the set of their word families without
 * articles, auxiliaries, prepositions and negations.  Two sentences are one
 * when the sets are equal, so that a word more ("offline", "root") makes them
 * two.
 */
#ifndef FACT_CONTRADICTION_H
#define FACT_CONTRADICTION_H

#include "fact/method.h"
#include "fact/profile.h"
#include "prose/prose.h"

enum contradiction_kind {
	CONTRADICTION_VALUE, /* one sentence with two numbers */
	CONTRADICTION_DUTY, /* one sentence, affirmed and denied */
	CONTRADICTION_METHOD, /* offered and excluded */
	CONTRADICTION_CERTIFICATE, /* one key or digest on two, or two on one
				    */
	CONTRADICTION_TERM_TWICE,
	CONTRADICTION_TERM_UNUSED,
	CONTRADICTION_TERM_UNDEFINED,
	CONTRADICTION_PROFILE_VALIDITY, /* a profile allows more than the text
					 */
	CONTRADICTION_PROFILE_KEY,
	CONTRADICTION_PROFILE_CRL,
	CONTRADICTION_PROFILE_ADDRESSES /* listed by a profile, excluded by the
					   text */
};
#define N_CONTRADICTIONS 11

struct contradiction {
	enum contradiction_kind kind;
	struct str about; /* the term, the digest, the method; or empty */
	struct passage at[2]; /* what disagrees; one for terms that are unused
				 or undefined */
	size_t n_at;
};

/* What came of comparing a document set with itself. */
struct comparison {
	struct VEC(struct contradiction) found;
	unsigned kinds; /* of which the set had anything to compare, bits */
	struct passage compared[N_CONTRADICTIONS]; /* the first of each */
};

/* Finds those of the kinds asked for, bits 1 << enum contradiction_kind, in
 * reading order of their second passages, kind by kind.  `out` is all zero.
 * `methods` and `profiles` may be NULL when none are asked for.  ERR_LIMIT. */
CC_MUST_CHECK
int contradictions_find(struct arena *a, const struct prose *prose,
    const struct methods *methods, const struct profiles *profiles,
    unsigned kinds, struct comparison *out, struct err *err);

/* The kinds that compare profiles with the text, bits. */
#define CONTRADICTIONS_OF_PROFILES                                             \
	(1u << CONTRADICTION_PROFILE_VALIDITY |                                \
	    1u << CONTRADICTION_PROFILE_KEY |                                  \
	    1u << CONTRADICTION_PROFILE_CRL |                                  \
	    1u << CONTRADICTION_PROFILE_ADDRESSES)

/* Two values of one fact cannot both hold: 24 hours beside 12 hours, "at most
 * 90 days" beside "100 days"; not "at least two years" beside "seven years",
 * nor what cannot be compared. */
bool quantities_disagree(const struct quantity *a, const struct quantity *b);

/* Two different values, whatever their bounds, "at least one year" beside "two
 * years"; not a least and a most, nor what cannot be compared. */
bool quantities_differ(const struct quantity *a, const struct quantity *b);

#endif
