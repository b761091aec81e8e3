/* example.h - the small documents inside a rule.
 *
 * An example's text is a document in a small markup (rules/README.md):
 * "# 4.9.1 Title" headings, "- " and "-- " list items, "| a | b |" table rows
 * with the first row as heading, blank lines between paragraphs, "..." for the
 * rest of the outline.  Without a heading it stands in the section that the
 * example names.
 */
#ifndef RULE_EXAMPLE_H
#define RULE_EXAMPLE_H

#include "doc/doc.h"
#include "map/rfc3647.h"
#include "prose/prose.h"
#include "rule/pack.h"

/* The document of an example; the caller's, to be ended with doc_free. */
CC_MUST_CHECK
int example_document(const struct rfc3647 *outline, const struct example *e,
    struct doc **out, struct err *err);

/* An example read as far as its statements. */
struct example_text {
	struct arena arena;
	struct doc *doc;
	struct map *map;
	const struct doc *docs[1];
	const struct map *maps[1];
	struct prose *prose;
};

CC_MUST_CHECK
int example_read(const struct pack *pack, const struct example *e,
    struct example_text **out, struct err *err);
void example_free(struct example_text *t); /* NULL is fine */

#endif
