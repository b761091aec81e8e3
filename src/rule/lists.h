/* lists.h - the lists that files of rules/ share: patterns, section numbers,
 * names.
 *
 * An absent list is empty.
 */
#ifndef RULE_LISTS_H
#define RULE_LISTS_H

#include "base/form.h"
#include "rule/pack.h"

/* Patterns, at least one where the list stands. */
CC_MUST_CHECK
int lists_phrases(const struct form *f, struct pattern_set *set,
    const struct json *object, const char *name, bool required,
    struct phrases *out);

/* Numbers of the outline. */
CC_MUST_CHECK
int lists_sections(const struct form *f, const struct rfc3647 *outline,
    const struct json *object, const char *name, struct sections *out);

CC_MUST_CHECK
int lists_names(const struct form *f, const struct json *object,
    const char *name, struct sections *out);

#endif
