/* facts.h - the writers of `facts`: what a document says in typed form, what
 * it is about, and what its CA promises. */
#ifndef OUT_FACTS_H
#define OUT_FACTS_H

#include "base/buf.h"
#include "fact/fact.h"
#include "fact/identity.h"
#include "fact/method.h"
#include "fact/profile.h"
#include "fact/promise.h"
#include "fact/subject.h"
#include "out/style.h"

struct facts_report {
	const struct doc *doc;
	const struct map *map;
	const struct prose *prose;
	const struct identity *identity;
	const struct subjects *subjects;
	const struct facts *facts;
	const struct promises *promises;
	const struct methods *methods;
	const struct profiles *profiles; /* with --profiles, else NULL */
};

void facts_text(const struct facts_report *report, const struct style *style,
    struct buf *out);

/* One object; reports/schema/facts.schema.json. */
void facts_json(const struct facts_report *report, struct buf *out);

/* One table, RFC 4180: a line of names, then a line a subject, method,
 * fact and promise. */
void facts_csv(const struct facts_report *report, struct buf *out);

/* The profiles alone, in the same three forms;
 * reports/schema/profiles.schema.json. */
void profiles_text(const struct facts_report *report, const struct style *style,
    struct buf *out);
void profiles_json(const struct facts_report *report, struct buf *out);
void profiles_csv(const struct facts_report *report, struct buf *out);

#endif
