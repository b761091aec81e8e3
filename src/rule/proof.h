/* proof.h - the evidence and the elements of a result.
 *
 * The second half of deciding: quotes for what was judged, the decisive ones
 * first, and a sentence for each element.
 */
#ifndef RULE_PROOF_H
#define RULE_PROOF_H

#include "rule/judge.h"

/* Fills evidence and elements of `out`, whose verdict is set. */
void proof_collect(struct judge *j, struct result *out);

/* Adds the passages of one statement. */
void proof_add_statement(struct judge *j, struct result *out,
    enum evidence_role role, int statement);

#endif
