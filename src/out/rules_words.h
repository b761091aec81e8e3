/* rules_words.h - what the members of a rule mean, in words; for the writers
 * of rules. */
#ifndef OUT_RULES_WORDS_H
#define OUT_RULES_WORDS_H

#include "rule/pack.h"

/* "a CPS or a combined CP/CPS; elsewhere in part" */
struct str rules_kinds_words(unsigned kinds);

/* Completes "a reference to the requirement ...". */
const char *rules_pointer_words(enum pointer_worth worth);

/* What a rule that gathers is in conflict with; NULL where it does not. */
const char *rules_gathers_words(enum gathers kind);

#endif
