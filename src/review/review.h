/* review.h - all results of a document set as of a day.
 *
 * Everything a report shows is computed here, once: no writer computes a
 * verdict.  A finding joins the results of rules that share topic, element
 * and verdict, so that one fact is told once, with all its citations and the
 * strictest severity.
 */
#ifndef REVIEW_H
#define REVIEW_H

#include "base/sha256.h"
#include "base/work.h"
#include "fact/identity.h"
#include "fact/subject.h"
#include "prose/prose.h"
#include "rule/observe.h"
#include "rule/pack.h"
#include "rule/result.h"

/* One document with everything that was worked out about it. */
struct reviewed_document {
	const struct doc *doc;
	const struct map *map;
	struct str path; /* as the user gave it, for outputs that programs
			    follow back to the file; may be empty */
	struct identity identity;
	unsigned kind; /* enum doc_kind, 0 unknown */
	date dated; /* of this version, DATE_NONE unknown */
	const struct chronicle *chronicle; /* NULL: read when it is needed */
};

/* Verdict of a section, a chapter or the whole; worst of its findings. */
struct roll {
	bool assessed; /* false: no rule looked here */
	enum verdict verdict; /* conflict, missing, partial, unknown or
				 compliant */
	int counts[N_VERDICTS];
};

/* Digits of a fingerprint. */
#define FINGERPRINT_DIGITS 16

struct waiver; /* review/waiver.h */
struct waivers;
struct waiver_use;

struct earlier; /* review/earlier.h */
struct answer;

struct advice; /* review/advice.h */

/* Against an earlier review, of what is an issue, now or when it falls due. */
enum finding_status {
	FINDING_UNASKED, /* none was given, or it is no issue */
	FINDING_NEW,
	FINDING_OPEN,
	FINDING_CHANGED
};

struct finding {
	struct str key; /* topic + element + verdict */
	struct str topic, element;
	struct VEC(struct str) told; /* elements: more than one when one
					statement falls short in all of them,
					or none of them is there */
	enum verdict verdict;
	enum severity severity; /* strictest of its results */
	enum action action;
	struct str title, message, recommendation, model;
	int document, section; /* -1: in no section (missing chapter) */
	struct str number; /* printed number, or the rule's home */
	int *results; /* indices into review.results, strictest first */
	size_t n_results;
	struct str fingerprint; /* FINGERPRINT_DIGITS hexadecimal digits;
				   nothing positional */
	date due; /* DATE_NONE unless it falls due within 90 days */
	bool is_issue;
	const struct waiver *waiver; /* that holds for it, or NULL */
	enum finding_status status;
	const struct rule *gathered_by; /* that is in conflict through it, as
					   well; or NULL */
};

struct chapter {
	struct str number, title; /* "5", the RFC 3647 title */
	struct roll roll;
};

struct review_options {
	date as_of;
	struct str scope; /* "tls,ev" or empty: read from the documents */
	struct str offers; /* "ocsp=no,wildcard=yes" or empty, the same */
	const struct str *only_rules, *skip_rules, *only_sources,
	    *only_sections;
	size_t n_only_rules, n_skip_rules, n_only_sources, n_only_sections;
	const struct waivers *waivers; /* or NULL */
	const struct earlier *earlier; /* or NULL */
	bool advise; /* on the wording, too */
};

struct review {
	struct arena arena;
	struct arena beside[WORK_LANES - 1]; /* what other threads found */
	const struct pack *pack;
	const struct prose *prose;
	struct reviewed_document *documents;
	int n_documents;
	date as_of;
	struct subjects subjects;
	struct view view; /* what the rules looked at */
	struct VEC(struct result) results; /* by rule id */
	struct VEC(struct observation) seen; /* that the results rest on */
	struct VEC(struct finding) findings; /* worst first, then by place */
	struct roll **section_rolls; /* [document][section] */
	struct chapter chapters[9]; /* over all documents, by RFC 3647 number */
	struct roll overall;
	int issues[4]; /* by enum severity; without what is waived */
	int waived; /* issues that are waived */
	struct waiver_use *waiver_uses; /* one a waiver given */
	size_t n_waiver_uses;
	const struct earlier *earlier; /* that was answered, or NULL */
	struct answer *answers; /* one an earlier finding */
	bool advised; /* advice was asked for */
	struct advice *advice; /* worst first */
	size_t n_advice;
	bool advice_cut; /* LIMIT_ADVICE was reached */
	int verdicts[N_VERDICTS];
	uint64_t work; /* patterns tried times tokens */
	bool cut_short; /* LIMIT_PATTERN_WORK was reached: exit status 2 */
};

/* Reviews the documents that `prose` was made of; borrows all of them.
 * ERR_USAGE for an unknown rule, source, scope or section; ERR_RULE, ERR_LIMIT
 * as they come. */
CC_MUST_CHECK
int review_make(struct pack *pack, const struct prose *prose,
    struct reviewed_document *documents, int n_documents,
    const struct review_options *options, struct review **out, struct err *err);
void review_free(struct review *r); /* NULL is fine */

/* The result of a rule by its id; NULL when it was not asked, and its index is
 * -1. */
const struct result *review_result(const struct review *r, struct str rule);
int review_result_index(const struct review *r, struct str rule);

/* The printed number of the section that a result sits in, else its rule's
 * home. */
struct str result_section(const struct review *r, const struct result *result);

/* The chapter that counts a finding, from 0, or -1: that of its section, else
 * of its rule's home. */
int finding_chapter(const struct review *r, const struct finding *f);

/* True when the finding is about that element. */
bool finding_tells(const struct finding *f, struct str element);

/* "Compliant", "Partially Compliant", "Non-Compliant", "Not Decided" or
 * "Not Assessed": the words of reviewers for a roll. */
const char *roll_words(const struct roll *roll);

#endif
