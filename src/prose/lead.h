/* lead.h - whether a text leads in what follows, told by its words; private to
 * src/prose.
 */
#ifndef PROSE_LEAD_H
#define PROSE_LEAD_H

#include "base/str.h"

/* It ends in no full stop, or says "following", "below" and the like. */
bool lead_reads_like_one(struct str s);

/* "If one of the following holds.": a list is still to come. */
bool lead_promises_list(struct str s);

/* "The CA revokes if:", whatever else it says. */
bool lead_ends_in_colon(struct str s);

/* "24 hours", "5 days", "one business day". */
bool lead_tells_a_time(struct str s);

/* "Within 24 hours", "no later than 5 days". */
bool lead_limits_time(struct str s);

/* "The CA may also revoke ...": no reason of a list, but a sentence of its
 * own. */
bool lead_commits_itself(struct str s);

/* "Validity: at most 398 days": a label with its value leads in nothing. */
bool lead_is_labelled_value(struct str s);

#endif
