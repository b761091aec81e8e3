/* lint.h - checks rules beyond what loading them checks.
 *
 * Refuses a rule without enough examples, a file in the wrong place, an
 * unknown purpose or offer, a pattern that does not compile, that matches none
 * of its rule's examples, or that can run away.
 */
#ifndef RULE_LINT_H
#define RULE_LINT_H

#include "base/vec.h"
#include "rule/pack.h"

struct lint_fault {
	struct str file; /* "tls-br/x.json" or a shared file */
	struct str text;
};

struct lint_report {
	struct arena arena;
	int checked; /* rules */
	struct VEC(struct lint_fault) faults;
};

/* The pack must have been loaded with its examples.  The report is ended by
 * arena_clear(&report->arena). */
void lint_run(struct pack *pack, struct lint_report *report);

#endif
