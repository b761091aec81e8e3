/* subject.h - what a document set is about: purposes, offers, kind.
 *
 * rules/subjects.json says by which words a purpose (tls, ev, smime, cs) or an
 * offer (ocsp, wildcard, onion, ip-certificates ...) is told, and by which it
 * is denied.  Each answer carries the evidence it rests on, and each can be
 * set by an option.
 */
#ifndef FACT_SUBJECT_H
#define FACT_SUBJECT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"
#include "phrase/pattern.h"
#include "prose/prose.h"

enum standing { STANDING_UNSAID, STANDING_DENIED, STANDING_OFFERED };

struct subject {
	struct str name; /* "tls", "ocsp" */
	struct str title; /* "TLS server certificates" */
	bool is_purpose;
	enum standing standing;
	bool is_forced; /* set by an option */
	struct passage because[4]; /* evidence, best first */
	size_t n_because;
	int weight; /* how much speaks for it; of purposes, against the others
		     */
};

struct subjects {
	struct subject *at;
	size_t len;
};

/* Reads the answers out of the text: that of the prose, or a share of it.
 * `root` is subjects.json; its patterns are compiled into `set`.  ERR_RULE with
 * a pointer, or ERR_LIMIT. */
CC_MUST_CHECK
int subjects_find(struct arena *a, const struct json *root,
    struct pattern_set *set, const struct prose *prose,
    const struct phrase_text *text, struct subjects *out, struct err *err);

/* Checks subjects.json alone, for `rules lint`. */
CC_MUST_CHECK
int subjects_check(
    const struct json *root, struct pattern_set *set, struct err *err);

/* Sets the purposes by hand: a list like "tls,ev".  ERR_USAGE for an unknown
 * one. */
CC_MUST_CHECK
int subjects_force(struct subjects *s, struct str purposes, struct err *err);

/* Sets offers by hand: a list like "ocsp=no,wildcard=yes".  ERR_USAGE for an
 * unknown one or another answer. */
CC_MUST_CHECK
int subjects_force_offers(
    struct subjects *s, struct str offers, struct err *err);

const struct subject *subject_find(const struct subjects *s, struct str name);
bool subject_is_offered(const struct subjects *s, struct str name);

#endif
