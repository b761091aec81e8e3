/* fact.h - what a document set says in typed form.
 *
 * A fact is one value as it stands in the text: a duration, a key size, an
 * algorithm, an address, a standard with its version, a CA certificate with
 * its fingerprint.  Each carries where it stands, byte for byte, and the frame
 * of the clause it stands in: who acts, how binding, affirmed or denied, for
 * which certificates.  What it means for a requirement is not told here.
 *
 * Facts are read from statements of the body; tables of contents, change logs
 * and running headers hold none.
 *
 * Ownership: everything lives in the arena given, or in the documents.
 */
#ifndef FACT_H
#define FACT_H

#include "phrase/quantity.h"
#include "prose/prose.h"

enum fact_kind {
	FACT_DURATION, /* "within twenty-four (24) hours" */
	FACT_COUNT, /* "at least two persons": a number with its noun */
	FACT_PERCENT,
	FACT_DATE,
	FACT_KEY_SIZE, /* bits of a key or modulus */
	FACT_ENTROPY, /* bits of random in a serial number or value */
	FACT_ALGORITHM,
	FACT_CURVE,
	FACT_MODULE, /* FIPS 140 with its level, EAL of Common Criteria */
	FACT_OID,
	FACT_EMAIL,
	FACT_URL,
	FACT_CAA_DOMAIN, /* recognised in CAA records */
	FACT_STANDARD,
	FACT_CERTIFICATE
};
#define N_FACT_KINDS 15

/* What tables and texts say of one CA certificate; a field that is not there
 * is empty.  Digests are hexadecimal without separators, upper case. */
struct fact_certificate {
	struct str subject, issuer; /* as written */
	struct str serial;
	struct str sha256, sha1; /* fingerprints */
	struct str key_id; /* subject key identifier */
	date not_before, not_after; /* DATE_NONE */
};

#define FACT_PASSAGES 8

struct fact {
	enum fact_kind kind;
	struct str value; /* one form for all spellings: "24 hours",
			     "SHA-256", "FIPS 140-2 level 3", the address */
	struct str detail; /* noun of a count, event that a length of time runs
			      from, version of a standard, meaning of an OID,
			      algorithm of a key size; or empty */
	double number; /* in the unit of `unit`, 0 for what has no number */
	const char *unit; /* "seconds", "months", "bits", "percent" or "" */
	enum bound bound;
	bool business; /* business days or hours */
	date day; /* of dates, else DATE_NONE */
	enum actor actor; /* the frame of the clause */
	enum modality modality;
	enum polarity polarity;
	enum statement_use use;
	struct str verb; /* of the clause, as written, or empty */
	unsigned classes; /* enum cert_class, prose/class.h */
	int document, section;
	int statement; /* -1: in none */
	struct passage at[FACT_PASSAGES]; /* the value first; a certificate
					     has one for each field */
	size_t n_at;
	const struct fact_certificate *certificate; /* or NULL */
};

struct facts VEC(struct fact);

/* All facts of a set, in reading order, those of one place by kind.  ERR_LIMIT
 * when there are more than LIMIT_FACTS. */
CC_MUST_CHECK
int facts_find(struct arena *a, const struct prose *prose, struct facts *out,
    struct err *err);

/* Those of kind FACT_CERTIFICATE alone. */
CC_MUST_CHECK
int facts_certificates(struct arena *a, const struct prose *prose,
    struct facts *out, struct err *err);

/* True when every passage lies inside its block and is what the fact was read
 * from: the promise that is checked for each fact before it is given. */
bool fact_holds(const struct prose *prose, const struct fact *f);

/* The words of a passage. */
struct str fact_quote(const struct prose *prose, const struct passage *at);

const char *fact_kind_name(enum fact_kind k); /* "key-size" */
const char *fact_kind_title(enum fact_kind k); /* "Key sizes" */

#endif
