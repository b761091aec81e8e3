/* finding_words.h - what all writers say of a finding in the same words.
 *
 * The review has decided; here is how its decisions are called in front of
 * people.  Texts live in the arena given.
 */
#ifndef OUT_FINDING_WORDS_H
#define OUT_FINDING_WORDS_H

#include "review/review.h"

/* The rule's title, with the element where another finding shares it. */
struct str finding_title(
    struct arena *a, const struct review *r, const struct finding *f);

/* "conflict · high", "missing · due 2027-01-01", "compliant". */
struct str finding_tag(struct arena *a, const struct finding *f);

/* As compilers and SARIF call it: "error", "warning", "note". */
const char *severity_level(enum severity severity);

/* "until 2027-01-31 by AUTHOR: REASON"; empty when it is not waived. */
struct str finding_waiver_words(struct arena *a, const struct finding *f);

/* The rule of the strictest result. */
const struct rule *finding_rule(
    const struct review *r, const struct finding *f);

/* "br-annual-update, mrsp-annual-review" */
struct str finding_rule_ids(
    struct arena *a, const struct review *r, const struct finding *f);

/* The citations of all its rules, none twice. */
struct cite_list VEC(const struct cite *);
struct cite_list finding_cites(
    struct arena *a, const struct review *r, const struct finding *f);

/* The same in words, one a line: "TLS BR 2.2.6, section 2.2, since
 * 2015-04-16". */
struct str finding_citations(
    struct arena *a, const struct review *r, const struct finding *f);

/* "TLS BR 2.2.6, section 8.6": the version in force on the day. */
struct str citation_words(struct arena *a, const struct cite *cite, date as_of);

/* "before approval"; "" for none. */
const char *action_words(enum action action);

/* "section 8.6, page 61, of cps.docx" */
struct str evidence_place_words(
    struct arena *a, const struct review *r, const struct evidence *e);

/* ", falls short": what a passage does to the finding, where that is not
 * plain. */
const char *evidence_role_words(enum evidence_role role);

/* All that the rules of a finding searched in vain, as one list; empty when
 * nothing was. */
struct evidence_list;
struct str evidence_searched_words(
    struct arena *a, const struct evidence_list *list);

#endif
