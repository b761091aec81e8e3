/* profile_find.h - what the readers of profiles share; private to src/fact. */
#ifndef FACT_PROFILE_FIND_H
#define FACT_PROFILE_FIND_H

#include "fact/profile.h"

struct profile_finder {
	struct arena *a;
	const struct prose *prose;
	struct profiles *out;
	int document;
	struct profile_names names; /* of fields */
};

/* The last profile of a section for these certificates, or NULL. */
struct profile *profile_last(struct profile_finder *f, int section,
    enum profile_object object, unsigned classes);
/* The last one that says nothing else of its certificates. */
struct profile *profile_fitting(struct profile_finder *f, int section,
    enum profile_object object, unsigned classes);
struct profile *profile_new(struct profile_finder *f, int section,
    enum profile_object object, unsigned classes);

/* What the section is about: CRLs in 7.2, OCSP in 7.3, or as the title of an
 * annex says; else certificates. */
enum profile_object profile_object_of(
    const struct profile_finder *f, int section);

/* The classes that the words around a block tell. */
unsigned profile_classes_at(const struct profile_finder *f, int block);

/* What the sentence or heading before a table or list says of all of it: "the
 * following critical extensions". */
enum criticality profile_lead_criticality(
    const struct profile_finder *f, int block);

/* The section, or one above it, is about profiles: 7.1 to 7.3, or a title such
 * as "Certificate profiles" in an annex. */
bool profile_is_home(const struct profile_finder *f, int section);

/* Certificates that the title or the values of a profile tell. */
void profile_settle(const struct prose *prose, struct profile *p);

/* A block that is just the name of a field over a text on it. */
bool profile_is_label(const struct profile_finder *f, int block);

void profile_tables(struct profile_finder *f);
void profile_labels(struct profile_finder *f);
void profile_sentences(struct profile_finder *f);

#endif
