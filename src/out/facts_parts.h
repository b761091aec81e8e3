/* facts_parts.h - the pieces of JSON that facts and profiles share.  "block"
 * points into the blocks of `extract -f json`. */
#ifndef OUT_FACTS_PARTS_H
#define OUT_FACTS_PARTS_H

#include "base/json.h"
#include "out/facts.h"

/* [{"block", "start", "end", "quote"}] */
void facts_add_passages(struct json *to, const char *name,
    const struct facts_report *r, const struct passage *p, size_t n);

/* "section" as printed and "rfc3647". */
void facts_add_place(struct json *o, const struct facts_report *r, int section);

/* "classes": ["subscriber", "dv"] */
void facts_add_classes(struct json *o, unsigned bits);

/* "document": the file and what it is. */
void facts_add_document(struct json *root, const struct facts_report *r);

#endif
