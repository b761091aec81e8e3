/* pack.h - rules as data: load, check, select.
 *
 * A pack is what lies in rules/: sources, vocabulary, outline, subjects and
 * one JSON file a rule.  The format is explained in rules/README.md; this is
 * its shape in memory.  Read-only once loaded.  A member that is added to a
 * struct here, or to one that these hold, is added in tool/shapes.c too.
 *
 * Ownership: everything lives in the pack and dies with pack_free.
 */
#ifndef RULE_PACK_H
#define RULE_PACK_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/json.h"
#include "base/sha256.h"
#include "base/vec.h"
#include "fact/contradiction.h"
#include "fact/method_list.h"
#include "fact/profile.h"
#include "map/map.h"
#include "phrase/lexicon.h"
#include "phrase/pattern.h"
#include "prose/class.h"
#include "prose/prose.h"
#include "rule/source.h"

enum severity { SEVERITY_NONE, SEVERITY_LOW, SEVERITY_MODERATE, SEVERITY_HIGH };

enum action { /* what a reviewer asks for */
	ACTION_NONE,
	ACTION_NEXT_AUDIT,
	ACTION_APPROVAL,
	ACTION_PROCEEDING
};

enum verdict {
	VERDICT_COMPLIANT,
	VERDICT_PARTIAL,
	VERDICT_CONFLICT,
	VERDICT_MISSING,
	VERDICT_UNKNOWN,
	VERDICT_NOT_APPLICABLE,
	VERDICT_NOT_IN_FORCE
};
#define N_VERDICTS 7

enum doc_kind { /* bits */
	KIND_CP = 1,
	KIND_CPS = 2,
	KIND_CP_CPS = 4,
	KIND_PROFILES = 8, /* a companion of them: profiles and the like */
	KIND_ANY = 15
};

enum pointer_worth { POINTER_OK, POINTER_WEAK, POINTER_NO };

/* Patterns with the reason that goes into the message. */
struct phrases {
	struct pattern **at;
	size_t len;
};

struct sections { /* outline numbers */
	const struct str *at;
	size_t len;
};

struct cite {
	const struct source *source;
	struct str section;
	struct str since; /* version that brought it, may be empty */
	date from, until; /* half-open; DATE_NONE/DATE_OPEN when unbounded */
};

/* What the hit's clause must be like. */
struct frame_need {
	unsigned actors; /* bit 1 << enum actor; 0 means CA, RA, delegated or
			    none named */
	bool any_strength; /* may be weak: "may" is enough */
	bool any_day; /* also before or after the days that it gives: "until"
			 tells of an end on any day */
	bool any_polarity;
	bool as_pattern; /* affirmed, but any polarity for patterns that speak
			    of denial themselves (pattern_denies) */
	enum polarity polarity; /* when !any_polarity */
	unsigned classes; /* enum cert_class; 0: of any certificate */
	bool definitions; /* the definition of a term counts as well */
	bool front; /* and what stands before chapter 1: a licence, a notice */
};

/* From a day on a quantity must lie in [min, max]. */
struct limit_step {
	date from;
	bool has_min, has_max;
	double min, max;
	struct quantity written; /* kind, unit as the rule gives them */
};

struct limit {
	int capture; /* which <...> of the pattern, from 0 */
	struct limit_step *steps; /* oldest first */
	size_t n_steps;
	enum verdict worse; /* conflict, or partial for a SHOULD */
};

struct shade { /* a way to fall short */
	struct phrases says;
	struct str because; /* completes "..., but ": one clause */
	enum verdict verdict; /* partial, or conflict when nothing better is
				 said */
};

struct local { /* full wordings in a place that tells what they are about */
	struct phrases under; /* of the headings above; empty: any */
	struct sections only; /* empty: anywhere */
	struct phrases says;
};

struct element {
	struct str name; /* shared within a topic */
	bool core;
	struct str asks; /* completes "it does not state ..." */
	struct phrases says;
	struct phrases unless; /* a hit beside one of these is none */
	struct phrases under, not_under; /* of the headings above the hit; empty
					    `under`: any */
	struct frame_need frame;
	struct local *local;
	size_t n_local;
	struct shade *partial; /* hits that count, but only in part */
	size_t n_partial;
	struct limit limit;
	struct sections only; /* hits count only below these; empty: anywhere */
	date dated_from; /* asked of documents dated since; DATE_NONE: of all */
};

/* What must be the same wherever the document says it (rule/differ.h). */
enum differs {
	DIFFERS_NOT,
	DIFFERS_NUMBER,
	DIFFERS_EMAIL,
	DIFFERS_DENIAL,
	DIFFERS_DOMAINS /* the whole list of them */
};

/* Which conflicts of other rules are conflicts with a rule, too
 * (review/gather.h). */
enum gathers {
	GATHERS_NOTHING,
	GATHERS_LOOSER, /* clauses that are looser than a requirement */
	GATHERS_DIFFERENCES /* passages that contradict each other */
};

struct conflict {
	struct str name;
	struct phrases says, unless, under, not_under;
	struct phrases without; /* none where one of these is said anywhere */
	struct frame_need frame;
	struct str because; /* a whole sentence for the message */
	struct str element; /* the element it contradicts; "" for the rule */
	enum verdict verdict; /* conflict, or partial: it only weakens the
				 element, also one that is met elsewhere */
	struct limit limit; /* with steps: a conflict only outside them */
	struct sections only;
	enum differs differs; /* a conflict only between two values */
	struct str denied; /* an offer of subjects.json: a conflict only where
			      the document denies it; or empty */
};

/* A check of the outline instead of words (rule/structure.c). */
struct outline_check {
	enum outline_fault fault;
	bool dead_reference; /* instead of `fault`: references that lead nowhere
			      */
	enum verdict verdict; /* when found */
	struct str name; /* element */
	bool core;
	struct sections only, never; /* outline numbers it is (not) about */
	bool required; /* only sections of RFC 3647 itself */
	struct str because;
};

/* A check of the set against itself (rule/agree.c). */
struct agreement_check {
	enum contradiction_kind kind;
	enum verdict verdict; /* when found */
	struct str name; /* element */
	bool core;
	struct str because; /* a clause; what disagrees follows it */
};

enum date_fault {
	DATES_AGE, /* the newest version is older than `max_days` */
	DATES_LOG_GAP, /* two entries are further apart than `max_days` */
	DATES_NO_LOG,
	DATES_LOG_SHORT, /* fewer than two dated entries: nothing is shown */
	DATES_LOG_UNDATED, /* the entry of this version has no date */
	DATES_VERSION_NOT_IN_LOG,
	DATES_LOG_AHEAD, /* the log knows a newer version than the document */
	DATES_VERSION_SKIPPED, /* 2.1 is followed by 2.3 */
	DATES_VERSION_DOUBLED, /* one version with two days in one log */
	DATES_DATE_NOT_IN_LOG, /* document and entry bear different dates */
	DATES_VERSION_CONTRADICTED, /* cover and running header disagree */
	DATES_LOG_WITHOUT_CHANGES, /* the entry says "various" */
	DATES_NO_VERSION,
	DATES_NO_DATE
};
#define N_DATE_FAULTS 14

/* A check of versions, dates and change log (rule/dates.c). */
struct date_check {
	enum date_fault fault;
	enum verdict verdict; /* when it fires */
	struct str name; /* element */
	bool core;
	int max_days; /* of age and gap */
	date from; /* gaps count from this day on; DATE_NONE: the rule's */
	struct phrases says; /* no log: what makes it partial, "the history of
				this document is published separately" */
	struct str because;
};

/* What a check asks of the methods of a list (rule/methods.c). */
enum method_demand {
	METHOD_BE_OFFERED, /* one of them */
	METHOD_BE_NUMBERED, /* the others: each that is offered */
	METHOD_BE_DESCRIBED,
	METHOD_BE_CLOSED, /* the list as a whole */
	METHOD_BE_PERMITTED,
	METHOD_HAVE_AN_END,
	METHOD_EXCLUDE_WILDCARDS
};
#define N_METHOD_DEMANDS 7

struct method_items { /* empty: all of the list */
	const struct method_item **at;
	size_t len;
};

struct method_check {
	struct str name; /* element */
	bool core;
	struct str asks; /* completes "it does not state ..." */
	const struct method_list *list;
	struct method_items items;
	enum method_demand demand;
	struct element instead; /* says: what stands in where the methods do
				   not meet it; partial: what does in part */
	bool vestiges; /* a definition alone is partial */
};

/* What a check asks of a field of profiles (rule/profiles.c). */
enum profile_demand {
	PROFILE_BE_PRESENT,
	PROFILE_BE_ABSENT,
	PROFILE_BE_CRITICAL,
	PROFILE_NOT_BE_CRITICAL,
	PROFILE_HOLD, /* its value says one of `value.says`, within its limit */
	PROFILE_NOT_HOLD
};
#define N_PROFILE_DEMANDS 6

struct profile_check {
	struct str name; /* element */
	bool core;
	const struct profile_field *field;
	unsigned classes; /* narrows those of the rule; 0 */
	enum profile_demand demand;
	struct element value; /* says, unless and limit */
	struct phrases among; /* hold: asked of values with one of these */
	struct phrases instead; /* what makes up for a field left out */
	enum verdict verdict; /* of what a profile says */
	bool listed; /* a list that leaves it out is partial */
	struct str because; /* of values: a clause */
};

/* What a rule asks of the profiles of one kind of certificate or list. */
struct profile_checks {
	enum profile_object object;
	unsigned classes;
	struct str text; /* "root certificates" */
	struct phrases instead; /* what makes up for all that is left out */
	struct profile_check *at;
	size_t len;
};

enum condition_kind {
	CONDITION_NONE,
	CONDITION_OFFERS,
	CONDITION_SAYS,
	CONDITION_METHODS
};

struct condition {
	enum condition_kind kind;
	struct sections
	    offers; /* of subjects.json, one is enough: "ocsp", "ev" */
	struct phrases says;
	struct phrases unless; /* wordings that deny it, whatever else is said
				*/
	const struct method_list *list; /* one of the items is spoken of */
	struct method_items items;
	struct str text; /* "the CA offers OCSP" */
};

struct example {
	enum verdict verdict;
	struct str text; /* small markup, see rule/example.h */
	struct str cover; /* lines of the title page, may be empty */
	struct str section; /* outline number it stands in, or home */
	date as_of;
	unsigned kind;
	struct str pointer; /* place in the rule file */
};

struct rule {
	struct str id, topic, title, requirement;
	struct str file; /* "tls-br/br-mass-revocation-plan.json" */
	struct cite *cites;
	size_t n_cites;
	enum severity severity;
	enum action action;
	struct sections purposes; /* scope: "tls", "ev", "smime", "cs"; empty:
				     all */
	struct condition condition;
	unsigned kinds; /* documents whose text counts in full */
	struct str home; /* outline number where a missing finding sits */
	struct sections must; /* evidence elsewhere is at most partial */
	struct sections look; /* looked at first, for the best evidence */
	enum pointer_worth pointer;
	struct phrases anchor; /* the topic is there */
	enum verdict anchor_only; /* anchor found, no element: partial, missing
				     or unknown */
	struct element *elements;
	size_t n_elements;
	struct conflict *conflicts;
	size_t n_conflicts;
	struct method_check *methods;
	size_t n_methods;
	struct outline_check *outline;
	size_t n_outline;
	struct date_check *dates;
	size_t n_dates;
	struct agreement_check *agreement;
	size_t n_agreement;
	struct profile_checks profile; /* len 0: none */
	struct str why, recommend, model, past;
	struct str measured; /* "labels" or "" */
	enum gathers gathers; /* in conflict where some other rule is */
	bool draft; /* not trusted yet: runs only when named */
	struct example *examples;
	size_t n_examples;
};

struct advice_lists; /* rule/advice.h */

/* What subjects.json says of purposes and offers; see fact/subject.h. */
struct pack {
	struct arena arena;
	struct lexicon *lexicon;
	struct rfc3647 *outline;
	struct sources sources;
	struct pattern_set *patterns;
	struct json *subjects; /* tree of subjects.json */
	struct method_lists methods; /* of methods.json */
	struct advice_lists *advice; /* of advice.json */
	struct rule *rules; /* sorted by id */
	size_t n_rules;
	struct str name, version;
	struct sha256 digest; /* over all files, in order of their paths */
};

/* One file of a pack, wherever it came from. */
struct pack_file {
	struct str path; /* relative to rules/ */
	struct str bytes; /* JSON, or packed */
	bool is_embedded; /* packed */
};

struct pack_files VEC(struct pack_file);

/* The files of a folder laid out like rules/, as they were read. */
struct pack_folder {
	const char *path;
	struct pack_files files;
};

/* Reads them into `a`.  ERR_IO, ERR_LIMIT. */
CC_MUST_CHECK
int pack_folder_read(struct arena *a, const char *path, struct pack_folder *out,
    struct err *err);

/* The bytes of one of them, or nothing. */
struct str pack_folder_find(const struct pack_folder *folder, struct str path);

/* Opens the pack that was prepared when the program was built (`folder` NULL;
 * rule/prepared.h), or loads a folder laid out like rules/.
 * A folder that lacks one of the shared files takes the embedded one; its
 * rules replace embedded ones with the same id and add to the others.
 * `only` leaves the embedded rules out (for rules lint and rules test of a
 * folder).  ERR_RULE with "FILE: POINTER: reason". */
CC_MUST_CHECK
int pack_load(const struct pack_folder *folder, bool only, struct pack **out,
    struct err *err);
void pack_free(struct pack *pack); /* NULL is fine */

const struct rule *pack_find(const struct pack *pack, struct str id);

/* [from, until) of a rule: the earliest and latest of its citations. */
date rule_from(const struct rule *r);
date rule_until(const struct rule *r);

const char *verdict_name(enum verdict v);
const char *severity_name(enum severity s); /* "high", "" for none */
const char *action_name(enum action a);
const char *date_fault_name(enum date_fault f);
const char *contradiction_kind_name(enum contradiction_kind k);
const char *doc_kind_name(enum doc_kind k);
bool verdict_parse(struct str s, enum verdict *out);
bool severity_parse(struct str s, enum severity *out);
bool doc_kind_parse(struct str s, unsigned *out); /* one bit */
bool verdict_is_issue(enum verdict v);

/* Worst first: conflict, missing, partial, unknown, compliant, the rest. */
int verdict_rank(enum verdict v);

#endif
