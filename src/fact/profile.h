/* profile.h - what certificates, CRLs and OCSP responses contain, as told by
 * the profiles of a document: tables with a row a field, and sentences such as
 * "The basicConstraints extension is critical".
 *
 * A profile is about one kind of object in one section: the tables of a
 * section whose columns or headings name the same certificates are one
 * profile, and a column a class ("DV", "OV") is a profile each.  A row knows
 * its field by the names in use for it ("Key Usage", "keyUsage", "X509v3 Key
 * Usage"); a field that no specification of X.509, RFC 5280 or RFC 6960 knows
 * is not read.
 *
 * Ownership: the arena given.
 */
#ifndef FACT_PROFILE_H
#define FACT_PROFILE_H

#include "base/buf.h"
#include "base/index.h"
#include "prose/prose.h"

enum profile_object { PROFILE_CERTIFICATE, PROFILE_CRL, PROFILE_OCSP };
#define N_PROFILE_OBJECTS 3

struct profile_field {
	const char *name; /* "keyUsage" */
	unsigned objects; /* bits 1 << enum profile_object */
	bool extension; /* of the object or of its entries */
	const char *names; /* how it is written, letters only, lower case, a
			      blank around each */
};

/* All of them; rules point into it (rule/prepared.h). */
extern const struct profile_field profile_fields[];

enum presence {
	PRESENCE_UNSAID,
	PRESENCE_PRESENT,
	PRESENCE_OPTIONAL, /* or only on a condition */
	PRESENCE_ABSENT
};

enum criticality { CRITICALITY_UNSAID, CRITICALITY_YES, CRITICALITY_NO };

#define PROFILE_PASSAGES 8

struct profile_row {
	const struct profile_field *field;
	enum presence presence;
	enum criticality criticality;
	struct passage name; /* the field as written */
	struct passage value[PROFILE_PASSAGES]; /* what is said of it */
	size_t n_value;
	struct passage condition; /* "if included"; start == end: none */
	bool from_table;
	bool from_label; /* a label with text under or behind it */
};

struct profile {
	enum profile_object object;
	unsigned classes; /* enum cert_class of the certificates */
	int document, section;
	bool is_list; /* from a table, from labels with text under them, or from
			 many items that open with a field: what it does not
			 name is left out */
	int items; /* items of lists that open with a field of it */
	struct VEC(struct profile_row) rows; /* in reading order, a field once
						a table */
};

struct profiles VEC(struct profile);

/* All profiles of a set, in reading order. */
void profiles_find(
    struct arena *a, const struct prose *prose, struct profiles *out);

/* The field that bytes of a cell or sentence name, or NULL. */
const struct profile_field *profile_field_of(struct str written);

/* The same for many: all names, made once, which live as long as `a`. */
struct profile_names {
	struct index fields; /* by name */
	struct VEC(struct profile_letter) tree; /* of the names' letters; the
						   root is no letter */
};

struct profile_letter {
	char letter;
	bool ends_name;
	bool ends_head; /* with it ends what may stand before a name */
	int first, next; /* the first that follows it, and its sibling; or 0 */
};

struct profile_names profile_names(struct arena *a);
const struct profile_field *profile_field_in(
    const struct profile_names *names, struct str written);

/* The end of the longest name of a field that begins the text, 0 when it begins
 * with none; longer ones have words behind them (profile_may_have_tail).
 * SIZE_MAX when that cannot be told. */
size_t profile_name_end(const struct profile_names *names, struct str written);

/* Whether the name, which is not empty, may end in "extension", "field",
 * "critical" or "optional". */
bool profile_may_have_tail(struct str name);

/* Appends the letters of a text in lower case, and nothing else of it. */
void profile_letters(struct str text, struct buf *out);

/* True when one of the longer names of a field stands among such letters,
 * whatever signs, spaces or breaks stood between them. */
bool profile_field_named(const struct profile_field *field, struct str letters);

/* What a cell or sentence says of a field; each is UNSAID where it says
 * nothing of it. */
enum presence profile_presence_of(struct str value);
enum presence profile_presence_in_column(struct str cell);
enum criticality profile_criticality_of(struct str value);
bool profile_condition_of(struct str value, size_t *start, size_t *end);

/* It says something of the field. */
bool profile_has(const struct profile *p, const struct profile_field *field);

const char *profile_object_name(enum profile_object object);
const char *presence_name(enum presence presence);
const char *criticality_name(enum criticality criticality);

#endif
