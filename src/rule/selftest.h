/* selftest.h - runs the examples of rules: every rule proves itself.
 *
 * An example is judged with its rule alone, in the rule's own scope; the
 * condition is taken as true unless the example expects "not-applicable".
 */
#ifndef RULE_SELFTEST_H
#define RULE_SELFTEST_H

#include "base/vec.h"
#include "rule/pack.h"

struct selftest_failure {
	const struct rule *rule;
	const struct example *example;
	enum verdict got;
	struct str message; /* what the rule said */
};

struct selftest_report {
	struct arena arena;
	int passed;
	struct VEC(struct selftest_failure) failures;
};

/* Runs the examples of all rules, or of `only` when it is not empty.
 * ERR_USAGE for an unknown rule or a pack without examples.  The report is
 * ended by arena_clear(&report->arena). */
CC_MUST_CHECK
int selftest_run(struct pack *pack, struct str only,
    struct selftest_report *report, struct err *err);

#endif
