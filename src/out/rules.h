/* rules.h - writers of what is in a rule pack; they need no document. */
#ifndef OUT_RULES_H
#define OUT_RULES_H

#include "base/buf.h"
#include "out/style.h"
#include "rule/pack.h"

/* Rules of one of the sources; of any when there are none. */
struct rules_choice {
	const struct str *sources;
	size_t n_sources;
};

void rules_list_json(const struct pack *pack, const struct rules_choice *choice,
    struct buf *out);
void rules_list_text(const struct pack *pack, const struct rules_choice *choice,
    struct buf *out);

/* The reference: all rules with everything but their patterns. */
void rules_list_markdown(const struct pack *pack,
    const struct rules_choice *choice, struct buf *out);

/* All about one rule. */
void rules_show_text(const struct pack *pack, const struct rule *rule,
    const struct style *style, struct buf *out);

#endif
