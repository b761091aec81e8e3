/* profiles.h - the checks of a rule on profiles of certificates, CRLs and OCSP
 * responses.
 *
 * The profiles of a set are found once (fact/profile.h).  A rule is about
 * those of one kind ("root certificates") and asks of fields that they are
 * there, are not, are critical, or hold something.  What a table or a list of
 * labels says counts; single sentences only make up for what a list leaves
 * out, because they may speak of other certificates.  A set without such a
 * profile is no issue of these rules: they say how a profile must be, others
 * that there must be one.
 */
#ifndef RULE_PROFILES_H
#define RULE_PROFILES_H

#include "rule/observe.h"

/* Looks for e->says in the statements [first, last). */
typedef int profiles_search(void *self, const struct element *e, int first,
    int last, struct sightings *out);

bool rule_asks_profiles(const struct rule *rule);

/* ERR_RULE when a pattern does not compile. */
CC_MUST_CHECK
int profiles_observe(struct arena *a, const struct view *view,
    const struct rule *rule, profiles_search *search, void *self,
    struct observation *out);

/* What a sighting comes to on a day: compliant when it breaks nothing. */
enum verdict profiles_case(const struct profile_sighting *s, date day);

/* The worst of all. */
enum verdict profiles_verdict(const struct observation *seen, date day);

/* The sentences for the checks of one name. */
struct str profiles_message(struct arena *a, const struct view *view,
    const struct observation *seen, struct str name, date day);

const char *profile_demand_name(enum profile_demand d);

#endif
