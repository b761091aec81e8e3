/* identity.h - what a document says it is: title, version, date, issuing CA,
 * kind and language.
 *
 * Every value carries where it stands, so that a report can quote it, and how
 * sure it is.  Sources, in the order in which they are believed: the cover;
 * running headers and footers; the newest row of the change log; what
 * sections 1.1 and 1.2 say about the document; the properties of the file,
 * which are often left over from an older version.  A version or a date that
 * the same line calls superseded, previous or somebody else's is not the
 * document's.
 */
#ifndef FACT_IDENTITY_H
#define FACT_IDENTITY_H

#include "base/date.h"
#include "doc/doc.h"
#include "map/map.h"

enum fact_source {
	FROM_NOTHING, /* not found; all other fields are empty */
	FROM_COVER,
	FROM_RUNNING, /* header or footer */
	FROM_CHANGELOG,
	FROM_TEXT,
	FROM_PROPERTY /* of the file only: block is -1 */
};

struct fact_value {
	struct str text; /* as it stands there; a title of several lines is
			    joined with spaces */
	enum fact_source source;
	enum confidence confidence;
	int block, last; /* the evidence: bytes [start, end) of `block`; when
			    it goes on, to the end of that block and from there
			    to the end of block `last` */
	size_t start, end;
	struct str property; /* name of the file's property, else empty */
};

/* The bits that rule files use for kinds of documents. */
enum identity_kind {
	IDENTITY_UNKNOWN = 0,
	IDENTITY_CP = 1,
	IDENTITY_CPS = 2,
	IDENTITY_CP_CPS = 4,
	IDENTITY_PROFILES = 8 /* of certificates, CRLs or OCSP responses */
};

struct identity {
	struct fact_value title, version, ca;
	struct fact_value dated; /* when this version takes effect, else when
				    it was published or approved */
	struct fact_value said_kind, said_language; /* what the two below rest
						       on */
	date date; /* DATE_NONE when unknown */
	unsigned kind; /* enum identity_kind */
	struct str language; /* "en", or empty */
};

/* Never fails: what is not found stays empty.  The document must be finished;
 * texts are borrowed from it or live in `a`. */
void identity_find(
    struct arena *a, const struct doc *doc, struct identity *out);

/* "" for an unknown kind, else "cp", "cps", "cp-cps" or "profiles". */
const char *identity_kind_name(unsigned kind);

#endif
