/* diff.h - what changed between two versions of a document, and what that
 * does to what the CA promises.
 *
 * Every word that one version has and the other has not lies in exactly one
 * change.  What a change is (its class and direction) comes from the
 * statements on both sides: who acts, how firmly, affirmed or denied, with
 * which numbers, for which certificates; not from the words by themselves.
 *
 * Direction: `stricter` binds the CA more (a promise added, a shorter
 * deadline, a longer retention), `looser` less; `wider` and `narrower` tell
 * how far a statement reaches.  Exchanging the two documents exchanges the
 * directions and the classes that have one, and nothing else.
 *
 * Ownership: all in the arena given; the versions are borrowed.
 */
#ifndef DIFF_H
#define DIFF_H

#include "diff/align.h"
#include "diff/mark.h"
#include "diff/version.h"

enum change_class {
	CHANGE_EDITORIAL, /* says the same: typography, spelling, wording,
			     numbering, place */
	CHANGE_LAYOUT, /* contents, running lines, headings */
	CHANGE_LOG, /* change log, cover: what the document says of itself */
	CHANGE_INFORMATION, /* text that binds nobody */
	CHANGE_REFERENCE, /* what is referred to: sections, standards, links */
	CHANGE_DEFINITION,
	CHANGE_DUTY, /* what others have to do: subscribers, relying parties */
	CHANGE_PERMISSION, /* what the CA may do or need not do */
	CHANGE_DATE,
	CHANGE_CONTACT, /* section 1.5.2 */
	CHANGE_STIPULATION, /* "No stipulation" and text */
	CHANGE_PROFILE, /* a row of a certificate, CRL or OCSP profile */
	CHANGE_COMMITMENT, /* of the CA, reworded: read it */
	CHANGE_SCOPE,
	CHANGE_ACTOR,
	CHANGE_CERTIFICATE, /* CA certificate, fingerprint */
	CHANGE_REVERSED, /* affirmed and denied */
	CHANGE_WEAKENED,
	CHANGE_STRENGTHENED,
	CHANGE_VALUE,
	CHANGE_REMOVED, /* a commitment */
	CHANGE_ADDED,
	CHANGE_METHOD, /* validation method offered, ended, gone */
	N_CHANGE_CLASSES
};

enum direction {
	DIRECTION_NONE,
	DIRECTION_STRICTER,
	DIRECTION_LOOSER,
	DIRECTION_WIDER,
	DIRECTION_NARROWER
};

/* One thing that a change does; its class is that of the weightiest. */
struct aspect {
	enum change_class class;
	enum direction direction;
	struct str before, after; /* words or values; empty: was not there */
	struct str what; /* one clause for people: "deadline shorter" */
};

enum fact_change_kind { FACT_ADDED, FACT_REMOVED, FACT_CHANGED };

struct change {
	enum change_class class;
	enum direction direction;
	bool commitment; /* it touches what the CA binds itself to */
	bool moved;
	int first, last; /* groups [first, last): more than one only of what
			    moved together */
	int section[2]; /* of each side's map, -1 where it has no text */
	struct str message; /* one sentence */
	int first_aspect, n_aspects;
};

struct fact_change {
	enum fact_change_kind kind;
	const struct fact *before, *after; /* one may be NULL */
	int change; /* index */
};

enum effect_kind {
	EFFECT_FIXED, /* an issue of the old version is none of the new */
	EFFECT_BROKEN, /* the other way round */
	EFFECT_OPEN, /* still an issue */
	EFFECT_UNDECIDED, /* an issue of one version, of the other it could not
			     be decided */
	EFFECT_NEW_RULE /* in force since between the two dates, and an issue */
};

struct effect {
	enum effect_kind kind;
	const struct finding *before, *after; /* one may be NULL */
	const struct result *result[2]; /* of the rule, each side's; or NULL */
};

enum log_fault {
	LOG_UNMENTIONED, /* a change that the log does not mention */
	LOG_NOT_FOUND, /* the log mentions a change that is not there */
	LOG_UNTRUE, /* said to be removed, and still there */
	LOG_VERSION, /* not raised */
	LOG_DATE, /* absent, or not after that of the old version */
	LOG_AGE, /* more than 365 days between the versions */
	LOG_NO_ENTRY /* no entry for this version */
};

struct log_remark {
	enum log_fault fault;
	int change; /* LOG_UNMENTIONED: index; otherwise -1 */
	struct passage at; /* the entry in the new document; start == end:
			      none */
	struct str message;
};

struct diff {
	struct version *version[2];
	struct alignment alignment;
	struct marks marks;
	struct VEC(struct change) changes; /* in the order of groups */
	struct VEC(struct aspect) aspects;
	struct VEC(struct fact_change) facts;
	struct VEC(struct effect) effects;
	struct VEC(struct log_remark) log;
	int counts[N_CHANGE_CLASSES];
	bool same_commitments;
};

/* Compares two versions that have been read as of the same day. */
void diff_make(struct arena *a, struct version *before, struct version *after,
    struct diff *out);

const char *change_class_name(enum change_class c); /* "value-changed" */
const char *change_class_title(enum change_class c); /* "value changed" */
const char *direction_name(enum direction d); /* "" for none */
const char *effect_kind_name(enum effect_kind e);
const char *log_fault_name(enum log_fault f);
const char *fact_change_name(enum fact_change_kind k);

/* The groups of a change, one side: portions [first, last), which follow each
 * other. */
void change_portions(const struct diff *d, const struct change *c, int side,
    int *first, int *last);

#endif
