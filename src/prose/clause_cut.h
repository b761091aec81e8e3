/* clause_cut.h - where the clauses of a statement begin and end; private to
 * src/prose.
 *
 * One walk from left to right: a semicolon or a word of contrast ends a
 * clause; a word like "if" or "which" starts a dependent one when a verb
 * follows; a second verb starts a new clause at the conjunction or comma before
 * it.  Behind a relative clause the main clause goes on: "Certificates that
 * hold errors | are revoked".
 */
#ifndef PROSE_CLAUSE_CUT_H
#define PROSE_CLAUSE_CUT_H

#include "prose/frame.h"
#include "prose/verb.h"

enum clause_kind {
	CLAUSE_MAIN,
	CLAUSE_CONDITION, /* if, when */
	CLAUSE_RELATIVE /* which, that */
};

/* A clause in the making. */
struct draft {
	int first, last; /* tokens */
	enum clause_kind kind;
	int group; /* of the unit's groups, or -1 */
	int subject_first; /* where its subject may start */
	int joined; /* draft whose subject it shares when it has none, or -1 */
	int outer; /* draft that goes on behind a relative clause, or -1 */
};

struct drafts VEC(struct draft);

struct cutting {
	struct prose *p;
	struct frames *f;
	struct groups groups; /* of the unit in hand */
	int lead_last; /* token behind the lead-ins of the unit */
	struct drafts drafts; /* that came of it */
	struct cues cues;
};

/* Appends the drafts of tokens [first, last), a unit whose groups are known. */
void clauses_cut(struct cutting *c, int first, int last);

/* Tokens [from, to) are adverbs, conjunctions and commas only. */
bool clause_is_adverbs(const struct frames *f, int from, int to);

#endif
